#include "template/arguments.h"
#include "template/format.h"
#include "template/functions.h"

static int call_type_of(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, str_of(format_type(argument(call, 0))));
}

static const char *kind_of(const struct value *value)
{
    return value_is_nil(value) ? "invalid" : value_kind_name(value->type->kind);
}

static int call_kind_of(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, str_of(kind_of(argument(call, 0))));
}

static int call_type_is(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(str_equals(argument_str(call, 0), format_type(argument(call, 1))));
    return 0;
}

static int call_type_is_like(struct template_call *call, struct error *err)
{
    const char *type = format_type(argument(call, 1));

    (void)err;
    call->result = value_of_bool(str_equals(argument_str(call, 0), type) ||
                                 (*type == '*' && str_equals(argument_str(call, 0), type + 1)));
    return 0;
}

static int call_kind_is(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(str_equals(argument_str(call, 0), kind_of(argument(call, 1))));
    return 0;
}

static int call_deep_equal(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(value_equal(argument(call, 0), argument(call, 1)));
    return 0;
}

static int call_deep_copy(struct template_call *call, struct error *err)
{
    size_t budget = (size_t)template_run_limits(call->run)->memory / sizeof(struct value);

    if (value_is_nil(argument(call, 0)))
        return error_set(err, ERR_INVALID, "reflect: call of reflect.Value.Type on zero Value");
    if (value_copy(argument(call, 0), budget, call->arena, &call->result, err) < 0)
        return -1;
    return arguments_charge_items(call, 4 * value_count(&call->result), err);
}

#define TEST "func(string, interface {}) bool"

const struct template_function functions_types[] = {
    { "deepCopy", "func(interface {}) interface {}", call_deep_copy },
    { "deepEqual", "func(interface {}, interface {}) bool", call_deep_equal },
    { "kindIs", TEST, call_kind_is },
    { "kindOf", "func(interface {}) string", call_kind_of },
    { "mustDeepCopy", "func(interface {}) (interface {}, error)", call_deep_copy },
    { "typeIs", TEST, call_type_is },
    { "typeIsLike", TEST, call_type_is_like },
    { "typeOf", "func(interface {}) string", call_type_of },
    { 0 },
};
