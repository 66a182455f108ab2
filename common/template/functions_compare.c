#include "base/arena.h"
#include "base/strbuf.h"
#include "template/format.h"
#include "template/functions.h"

/* eq, ne, lt, le, gt, ge: values compare within a family, and both kinds of integers. */

enum family { NO_FAMILY, BOOLS, COMPLEXES, SIGNED, FLOATS, STRINGS, UNSIGNED };

static enum family family_of(const struct value *value)
{
    if (value_is_signed(value))
        return SIGNED;
    if (value_is_unsigned(value))
        return UNSIGNED;
    if (value_is_float(value))
        return FLOATS;
    switch (value_kind(value)) {
    case VALUE_BOOL:
        return BOOLS;
    case VALUE_COMPLEX128:
        return COMPLEXES;
    case VALUE_STRING:
        return STRINGS;
    default:
        return NO_FAMILY;
    }
}

static const char *printed(const struct template_call *call, struct str layout,
                           const struct value *value)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);

    format_printf(layout, value, 1, call->arena, &text);
    return arena_strndup(call->arena, text.ptr, text.len);
}

static int incompatible(const struct value *a, const struct value *b, struct error *err)
{
    return error_set(err, ERR_INVALID, "incompatible types for comparison: %s and %s",
                     a->type->name, b->type->name);
}

static bool is_comparable(const struct value_type *type)
{
    return type->kind != VALUE_SLICE && type->kind != VALUE_MAP && type->kind != VALUE_FUNC;
}

/* Two values of no family: nil equals nil, structures compare when all in them can. */
static int equal_others(const struct template_call *call, const struct value *a,
                        const struct value *b, bool *out, struct error *err)
{
    if (!value_is_nil(a) && !value_is_nil(b) && a->type->kind != b->type->kind)
        return error_set(err, ERR_INVALID, "non-comparable types %s: %s, %s: %s",
                         printed(call, STR("%s"), a), a->type->name, b->type->name,
                         printed(call, STR("%v"), b));
    if (value_is_null(a) || value_is_null(b)) {
        *out = value_is_null(a) && value_is_null(b);
        return 0;
    }
    if (!is_comparable(b->type))
        return error_set(err, ERR_INVALID, "non-comparable type %s: %s",
                         printed(call, STR("%s"), b), b->type->name);
    *out = a->type == b->type && value_equal(a, b);
    return 0;
}

static int equal(const struct template_call *call, const struct value *a, const struct value *b,
                 bool *out, struct error *err)
{
    enum family left = family_of(a), right = family_of(b);

    *out = false;
    if (left == SIGNED && right == UNSIGNED) {
        *out = a->integer >= 0 && (uint64_t)a->integer == b->natural;
        return 0;
    }
    if (left == UNSIGNED && right == SIGNED)
        return equal(call, b, a, out, err);
    if (left != right)
        return value_is_nil(a) || value_is_nil(b) ? 0 : incompatible(a, b, err);
    switch (left) {
    case BOOLS:
        *out = a->truth == b->truth;
        return 0;
    case COMPLEXES:
        *out = a->complex[0] == b->complex[0] && a->complex[1] == b->complex[1];
        return 0;
    case FLOATS:
        *out = a->number == b->number;
        return 0;
    case STRINGS:
        *out = str_equal(value_str(a), value_str(b));
        return 0;
    case SIGNED:
    case UNSIGNED:
        *out = a->integer == b->integer;
        return 0;
    default:
        return equal_others(call, a, b, out, err);
    }
}

static int call_eq(struct template_call *call, struct error *err)
{
    bool truth = false;

    if (call->count < 2)
        return error_set(err, ERR_INVALID, "missing argument for comparison");
    for (size_t i = 1; i < call->count && !truth; i++) {
        if (equal(call, &call->arguments[0], &call->arguments[i], &truth, err) < 0)
            return -1;
    }
    call->result = value_of_bool(truth);
    return 0;
}

static int call_ne(struct template_call *call, struct error *err)
{
    bool truth = false;

    if (equal(call, &call->arguments[0], &call->arguments[1], &truth, err) < 0)
        return -1;
    call->result = value_of_bool(!truth);
    return 0;
}

static int less(const struct value *a, const struct value *b, bool *out, struct error *err)
{
    enum family left = family_of(a), right = family_of(b);

    if (left == NO_FAMILY || right == NO_FAMILY)
        return error_set(err, ERR_INVALID, "invalid type for comparison");
    if (left == SIGNED && right == UNSIGNED) {
        *out = a->integer < 0 || (uint64_t)a->integer < b->natural;
        return 0;
    }
    if (left == UNSIGNED && right == SIGNED) {
        *out = b->integer >= 0 && a->natural < (uint64_t)b->integer;
        return 0;
    }
    if (left != right)
        return incompatible(a, b, err);
    switch (left) {
    case FLOATS:
        *out = a->number < b->number;
        return 0;
    case SIGNED:
        *out = a->integer < b->integer;
        return 0;
    case UNSIGNED:
        *out = a->natural < b->natural;
        return 0;
    case STRINGS:
        *out = str_compare(value_str(a), value_str(b)) < 0;
        return 0;
    default:
        return error_set(err, ERR_INVALID, "invalid type for comparison");
    }
}

static int less_or_equal(struct template_call *call, bool *out, struct error *err)
{
    if (less(&call->arguments[0], &call->arguments[1], out, err) < 0)
        return -1;
    return *out ? 0 : equal(call, &call->arguments[0], &call->arguments[1], out, err);
}

static int call_lt(struct template_call *call, struct error *err)
{
    bool truth = false;

    if (less(&call->arguments[0], &call->arguments[1], &truth, err) < 0)
        return -1;
    call->result = value_of_bool(truth);
    return 0;
}

static int call_ge(struct template_call *call, struct error *err)
{
    bool truth = false;

    if (less(&call->arguments[0], &call->arguments[1], &truth, err) < 0)
        return -1;
    call->result = value_of_bool(!truth);
    return 0;
}

static int call_le(struct template_call *call, struct error *err)
{
    bool truth = false;

    if (less_or_equal(call, &truth, err) < 0)
        return -1;
    call->result = value_of_bool(truth);
    return 0;
}

static int call_gt(struct template_call *call, struct error *err)
{
    bool truth = false;

    if (less_or_equal(call, &truth, err) < 0)
        return -1;
    call->result = value_of_bool(!truth);
    return 0;
}

#define TWO "func(reflect.Value, reflect.Value) (bool, error)"

const struct template_function functions_compare[] = {
    { "eq", "func(reflect.Value, ...reflect.Value) (bool, error)", call_eq },
    { "ge", TWO, call_ge },
    { "gt", TWO, call_gt },
    { "le", TWO, call_le },
    { "lt", TWO, call_lt },
    { "ne", TWO, call_ne },
    { 0 },
};
