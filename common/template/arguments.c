#include "template/arguments.h"

#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "template/format.h"
#include "template/literal.h"

#include <math.h>
#include <string.h>

int template_text(struct template_call *call, struct strbuf *buffer, struct error *err)
{
    if (strbuf_check(buffer, "a text of the template", err) < 0)
        return -1;
    return arguments_text(call, (struct str){ buffer->ptr, buffer->len }, err);
}

int template_print(struct template_call *call, const struct value *value, struct str *out,
                   struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);

    format_value(value, call->arena, &text);
    if (strbuf_check(&text, "a text of the template", err) < 0 ||
        template_run_charge(call->run, text.len, err) < 0)
        return -1;
    *out = str_dup((struct str){ text.ptr, text.len }, call->arena);
    return 0;
}

int arguments_text(struct template_call *call, struct str text, struct error *err)
{
    if (template_run_charge(call->run, text.len, err) < 0)
        return -1;
    call->result = value_of_str(str_dup(text, call->arena));
    return 0;
}

int arguments_charge_items(struct template_call *call, size_t count, struct error *err)
{
    if (count > SIZE_MAX / sizeof(struct value) / 4)
        return error_set(err, ERR_TOO_LARGE, "a list of the template is too long");
    if (template_run_step(call->run, count / 16, err) < 0)
        return -1;
    return template_run_charge(call->run, count * sizeof(struct value), err);
}

int arguments_strval(struct template_call *call, const struct value *value, struct str *out,
                     struct error *err)
{
    if (value_kind(value) == VALUE_STRING) {
        *out = value_str(value);
        return 0;
    }
    if (value->type == &value_type_bytes) {
        *out = value_bytes(value, call->arena);
        return 0;
    }
    return template_print(call, value, out, err);
}

const char *arguments_quoted(struct template_call *call, struct str text)
{
    return go_quoted(text, call->arena).ptr;
}

/* cast.trimZeroDecimal: "12.00" is 12. */
static struct str trim_zero_decimal(struct str text)
{
    size_t end = text.len;

    while (end > 0 && text.ptr[end - 1] == '0')
        end--;
    if (end > 0 && end < text.len && text.ptr[end - 1] == '.')
        return (struct str){ text.ptr, end - 1 };
    return text;
}

int64_t arguments_to_int64(const struct value *value)
{
    int64_t number = 0;

    switch (value_kind(value)) {
    case VALUE_BOOL:
        return value->truth;
    case VALUE_STRING:
        return literal_parse_int(trim_zero_decimal(value_str(value)), 0, &number) ? number : 0;
    case VALUE_FLOAT32:
    case VALUE_FLOAT64:
        /* What does not fit is the least number, as the processor of the original gives it. */
        if (!(value->number >= -9223372036854775808.0 && value->number < 9223372036854775808.0))
            return INT64_MIN;
        return (int64_t)value->number;
    default:
        return value_is_signed(value) || value_is_unsigned(value) ? value->integer : 0;
    }
}

double arguments_to_float(const struct value *value)
{
    double number = 0;

    switch (value_kind(value)) {
    case VALUE_BOOL:
        return value->truth;
    case VALUE_STRING:
        return literal_parse_float(value_str(value), &number) ? number : 0;
    case VALUE_FLOAT32:
    case VALUE_FLOAT64:
        return value->number;
    default:
        if (value_is_unsigned(value))
            return (double)value->natural;
        return value_is_signed(value) ? (double)value->integer : 0;
    }
}

bool arguments_is_empty(const struct value *value)
{
    if (value_kind(value) == VALUE_STRUCT)
        return false;
    return !value_truth(value);
}

int arguments_parse_json(struct str text, struct arena *arena, const struct json **out,
                         struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    const char *place;

    if (json_parse(text, NULL, arena, out, &failure) == 0)
        return 0;
    place = strstr(error_text(&failure), " (line ");
    return error_set(
        err, failure.code, "%.*s",
        (int)(place ? (size_t)(place - error_text(&failure)) : strlen(error_text(&failure))),
        error_text(&failure));
}

int arguments_kind(const struct value *value, const char **out, struct error *err)
{
    if (value_is_nil(value))
        return error_set(err, ERR_INVALID, ARGUMENTS_NIL_DEREFERENCE);
    *out = value_kind_name(value->type->kind);
    return 0;
}
