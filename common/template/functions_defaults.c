#include "data/json.h"
#include "template/arguments.h"
#include "template/functions.h"

/* Defaults, JSON and what fails on purpose. */

static int call_default(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = call->count < 2 || arguments_is_empty(argument(call, 1)) ? *argument(call, 0)
                                                                            : *argument(call, 1);
    return 0;
}

static int call_empty(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(arguments_is_empty(argument(call, 0)));
    return 0;
}

static int call_coalesce(struct template_call *call, struct error *err)
{
    (void)err;
    for (size_t i = 0; i < call->count; i++) {
        if (!arguments_is_empty(argument(call, i))) {
            call->result = *argument(call, i);
            break;
        }
    }
    return 0;
}

static bool has_one_that_is(const struct template_call *call, bool empty)
{
    for (size_t i = 0; i < call->count; i++) {
        if (arguments_is_empty(argument(call, i)) == empty)
            return true;
    }
    return false;
}

static int call_all(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(!has_one_that_is(call, true));
    return 0;
}

static int call_any(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(has_one_that_is(call, false));
    return 0;
}

static int call_ternary(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = argument(call, 2)->truth ? *argument(call, 0) : *argument(call, 1);
    return 0;
}

static int call_fail(struct template_call *call, struct error *err)
{
    return error_set(err, ERR_INVALID, "%.*s", STR_ARG(argument_str(call, 0)));
}

static int call_hello(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, STR("Hello!"));
}

/* ---- JSON ---- */

static int call_must_from_json(struct template_call *call, struct error *err)
{
    const struct json *json = NULL;

    if (template_run_charge(call->run, 4 * argument_str(call, 0).len, err) < 0 ||
        arguments_parse_json(argument_str(call, 0), call->arena, &json, err) < 0)
        return -1;
    call->result = value_of_json(json, VALUE_NUMBERS_FLOAT, call->arena);
    return 0;
}

static int call_from_json(struct template_call *call, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };

    if (call_must_from_json(call, &ignored) < 0) {
        if (ignored.code == ERR_TOO_LARGE)
            return error_move(err, &ignored);
        call->result = VALUE_NONE;
    }
    return 0;
}

static int write_json(struct template_call *call, unsigned style, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);

    if (value_write_json(argument(call, 0), style, &text, err) < 0)
        return -1;
    return template_text(call, &text, err);
}

/* What cannot be written is an empty text; a budget that is used up stays an error. */
static int write_json_or_nothing(struct template_call *call, unsigned style, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };

    if (write_json(call, style, &failure) == 0)
        return 0;
    if (failure.code == ERR_TOO_LARGE)
        return error_move(err, &failure);
    return arguments_same_text(call, STR_EMPTY);
}

static int call_to_json(struct template_call *call, struct error *err)
{
    return write_json_or_nothing(call, JSON_COMPACT, err);
}

static int call_must_to_json(struct template_call *call, struct error *err)
{
    return write_json(call, JSON_COMPACT, err);
}

static int call_to_pretty_json(struct template_call *call, struct error *err)
{
    return write_json_or_nothing(call, JSON_INDENT, err);
}

static int call_must_to_pretty_json(struct template_call *call, struct error *err)
{
    return write_json(call, JSON_INDENT, err);
}

static int call_to_raw_json(struct template_call *call, struct error *err)
{
    return write_json(call, JSON_RAW_HTML, err);
}

#define PLAIN "func(interface {}) string"
#define MUST "func(interface {}) (string, error)"

const struct template_function functions_defaults[] = {
    { "all", "func(...interface {}) bool", call_all },
    { "any", "func(...interface {}) bool", call_any },
    { "coalesce", "func(...interface {}) interface {}", call_coalesce },
    { "default", "func(interface {}, ...interface {}) interface {}", call_default },
    { "empty", "func(interface {}) bool", call_empty },
    { "fail", "func(string) (string, error)", call_fail },
    { "fromJson", "func(string) interface {}", call_from_json },
    { "hello", "func() string", call_hello },
    { "mustFromJson", "func(string) (interface {}, error)", call_must_from_json },
    { "mustToJson", MUST, call_must_to_json },
    { "mustToPrettyJson", MUST, call_must_to_pretty_json },
    { "mustToRawJson", MUST, call_to_raw_json },
    { "ternary", "func(interface {}, interface {}, bool) interface {}", call_ternary },
    { "toJson", PLAIN, call_to_json },
    { "toPrettyJson", PLAIN, call_to_pretty_json },
    { "toRawJson", PLAIN, call_to_raw_json },
    { 0 },
};
