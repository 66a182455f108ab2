/* Functions of values, lists and maps: len(x), keys(x). */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "template/expression_node.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int expression_wrong(const struct expression_call *call, size_t index, struct error *err)
{
    return error_set(err, ERR_UNKNOWN, "invalid argument for %s (type %s)",
                     call->node->function->name, expression_type_name(&call->arguments[index]));
}

int expression_want(const struct expression_call *call, size_t index, enum value_kind kind,
                    struct error *err)
{
    return value_kind(&call->arguments[index]) == kind ? 0 : expression_wrong(call, index, err);
}

struct str expression_text(const struct expression_call *call, size_t index)
{
    return value_str(&call->arguments[index]);
}

/* ---- of anything ---- */

static size_t rune_count(struct str text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    return count;
}

static int len(struct expression_call *call, struct value *out, struct error *err)
{
    const struct value *of = &call->arguments[0];

    if (value_kind(of) == VALUE_STRING)
        *out = value_of_int((int64_t)rune_count(value_str(of)));
    else if (value_kind(of) == VALUE_SLICE || value_kind(of) == VALUE_MAP)
        *out = value_of_int((int64_t)value_count(of));
    else
        return expression_wrong(call, 0, err);
    return 0;
}

static const char *kind_of(const struct value *value)
{
    static const struct {
        enum value_kind kind;
        const char *name;
    } kinds[] = {
        { VALUE_BOOL, "bool" },
        { VALUE_STRING, "string" },
        { VALUE_SLICE, "array" },
        { VALUE_MAP, "map" },
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (value_kind(value) == kinds[i].kind)
            return kinds[i].name;
    if (value_is_nil(value))
        return "nil";
    if (value_is_float(value))
        return "float";
    return expression_is_number(value) ? "int" : "unknown";
}

static int type(struct expression_call *call, struct value *out, struct error *err)
{
    (void)err;
    *out = value_of_str(str_of(kind_of(&call->arguments[0])));
    return 0;
}

static int to_json(struct expression_call *call, struct value *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(EXPRESSION_MAX_STEPS);

    if (value_write_json(&call->arguments[0], JSON_SORTED | JSON_INDENT, &text, err) < 0 ||
        strbuf_check(&text, "the text", err) < 0)
        return -1;
    *out =
        value_of_str((struct str){ arena_strndup(call->run->arena, text.ptr, text.len), text.len });
    return expression_spend(call->run, text.len, err);
}

static int from_json(struct expression_call *call, struct value *out, struct error *err)
{
    const struct json *json;

    if (expression_want(call, 0, VALUE_STRING, err) < 0 ||
        json_parse(expression_text(call, 0), NULL, call->run->arena, &json, err) < 0)
        return -1;
    *out = value_of_json(json, VALUE_NUMBERS_FLOAT, call->run->arena);
    return expression_spend(call->run, expression_text(call, 0).len, err);
}

static int to_string(struct expression_call *call, struct value *out, struct error *err)
{
    const struct value *of = &call->arguments[0];
    char number[64];

    if (value_kind(of) == VALUE_STRING) {
        *out = *of;
        return 0;
    }
    if (value_kind(of) == VALUE_SLICE || value_kind(of) == VALUE_MAP)
        return expression_wrong(call, 0, err);
    if (value_is_float(of))
        json_print_float(of->number, number);
    else if (expression_is_number(of))
        snprintf(number, sizeof(number), "%.0f", expression_number(of));
    else
        snprintf(number, sizeof(number), "%s",
                 value_is_nil(of) ? "<nil>"
                 : of->truth      ? "true"
                                  : "false");
    *out = value_of_str(str_of(arena_printf(call->run->arena, "%s", number)));
    return 0;
}

/* ---- numbers ---- */

static int number_of(const struct expression_call *call, double *out, struct error *err)
{
    const struct value *of = &call->arguments[0];
    char *end;

    if (expression_is_number(of)) {
        *out = expression_number(of);
        return 0;
    }
    if (expression_want(call, 0, VALUE_STRING, err) < 0)
        return -1;
    *out = strtod(expression_text(call, 0).ptr, &end);
    if (expression_text(call, 0).len == 0 ||
        end != expression_text(call, 0).ptr + expression_text(call, 0).len)
        return error_set(err, ERR_UNKNOWN, "invalid operation: %s(\"%.*s\")",
                         call->node->function->name, STR_ARG(expression_text(call, 0)));
    return 0;
}

static int to_int(struct expression_call *call, struct value *out, struct error *err)
{
    double number;

    if (number_of(call, &number, err) < 0)
        return -1;
    if (!(fabs(number) < 9e18))
        return error_set(err, ERR_UNKNOWN, "invalid operation: the number is too large for an int");
    *out = value_of_int((int64_t)number);
    return 0;
}

static int to_float(struct expression_call *call, struct value *out, struct error *err)
{
    double number;

    if (number_of(call, &number, err) < 0)
        return -1;
    *out = value_of_float(number);
    return 0;
}

static int rounded(struct expression_call *call, double (*how)(double), struct value *out,
                   struct error *err)
{
    if (!expression_is_number(&call->arguments[0]))
        return expression_wrong(call, 0, err);
    *out = value_of_float(how(expression_number(&call->arguments[0])));
    return 0;
}

static int rounded_up(struct expression_call *call, struct value *out, struct error *err)
{
    return rounded(call, ceil, out, err);
}

static int rounded_down(struct expression_call *call, struct value *out, struct error *err)
{
    return rounded(call, floor, out, err);
}

static int rounded_near(struct expression_call *call, struct value *out, struct error *err)
{
    return rounded(call, round, out, err);
}

static int absolute(struct expression_call *call, struct value *out, struct error *err)
{
    if (!expression_is_number(&call->arguments[0]))
        return expression_wrong(call, 0, err);
    *out = call->arguments[0];
    return expression_number(out) < 0 ? expression_unary(STR("-"), &call->arguments[0], out, err)
                                      : 0;
}

/* Of numbers, or of the items of lists. */
static int extreme(struct expression_call *call, int sign, struct value *out, struct error *err)
{
    *out = VALUE_NIL;
    for (size_t i = 0; i < call->count; i++) {
        const struct value *at = &call->arguments[i];
        bool is_list = value_kind(at) == VALUE_SLICE;

        for (size_t item = 0; item < (is_list ? value_count(at) : 1); item++) {
            struct value value = is_list ? value_item(at, item) : *at;
            int order = sign;

            if (!expression_is_number(&value))
                return expression_wrong(call, i, err);
            if (value_is_nil(out) || (expression_compare(&value, out, &order) && order == sign))
                *out = value;
        }
    }
    return 0;
}

static int largest(struct expression_call *call, struct value *out, struct error *err)
{
    return extreme(call, 1, out, err);
}

static int smallest(struct expression_call *call, struct value *out, struct error *err)
{
    return extreme(call, -1, out, err);
}

/* ---- lists and maps ---- */

static int first(struct expression_call *call, struct value *out, struct error *err)
{
    if (expression_want(call, 0, VALUE_SLICE, err) < 0)
        return -1;
    *out = value_count(&call->arguments[0]) ? value_item(&call->arguments[0], 0) : VALUE_NIL;
    return 0;
}

static int last(struct expression_call *call, struct value *out, struct error *err)
{
    size_t count = value_count(&call->arguments[0]);

    if (expression_want(call, 0, VALUE_SLICE, err) < 0)
        return -1;
    *out = count ? value_item(&call->arguments[0], count - 1) : VALUE_NIL;
    return 0;
}

/* Of a map or a list; what is not there is nil. */
static int get(struct expression_call *call, struct value *out, struct error *err)
{
    const struct value *of = &call->arguments[0], *key = &call->arguments[1];
    double index;

    (void)err;
    *out = VALUE_NIL;
    if (value_kind(of) == VALUE_MAP && value_kind(key) == VALUE_STRING) {
        value_map_get(of, value_str(key), out);
    } else if (value_kind(of) == VALUE_SLICE && expression_is_number(key)) {
        index = expression_number(key);
        index += index < 0 ? (double)value_count(of) : 0;
        if (index >= 0 && index < (double)value_count(of))
            *out = value_item(of, (size_t)index);
    }
    return 0;
}

static int take(struct expression_call *call, struct value *out, struct error *err)
{
    const struct value *of = &call->arguments[0], *count = &call->arguments[1];
    double wanted = expression_is_number(count) ? expression_number(count) : -1;

    if (expression_want(call, 0, VALUE_SLICE, err) < 0)
        return -1;
    if (wanted < 0)
        return expression_wrong(call, 1, err);
    *out =
        value_list_slice(of, 0, wanted < (double)value_count(of) ? (size_t)wanted : value_count(of),
                         call->run->arena);
    return 0;
}

static int entries(struct expression_call *call, bool keys, struct value *out, struct error *err)
{
    struct value_entry *list;
    size_t count;

    if (expression_want(call, 0, VALUE_MAP, err) < 0)
        return -1;
    list = value_map_entries(&call->arguments[0], call->run->arena, &count);
    *out = value_list_new(&value_type_list, count, call->run->arena);
    for (size_t i = 0; i < count; i++)
        value_list_add(out, keys ? value_of_str(list[i].key) : list[i].value, call->run->arena);
    return expression_spend(call->run, count, err);
}

static int keys(struct expression_call *call, struct value *out, struct error *err)
{
    return entries(call, true, out, err);
}

static int values(struct expression_call *call, struct value *out, struct error *err)
{
    return entries(call, false, out, err);
}

static int reverse(struct expression_call *call, struct value *out, struct error *err)
{
    size_t count = value_count(&call->arguments[0]);

    if (expression_want(call, 0, VALUE_SLICE, err) < 0)
        return -1;
    *out = value_list_new(&value_type_list, count, call->run->arena);
    while (count > 0)
        value_list_add(out, value_item(&call->arguments[0], --count), call->run->arena);
    return expression_spend(call->run, value_count(out), err);
}

static int concat(struct expression_call *call, struct value *out, struct error *err)
{
    *out = value_list_new(&value_type_list, 0, call->run->arena);
    for (size_t i = 0; i < call->count; i++) {
        if (expression_want(call, i, VALUE_SLICE, err) < 0 ||
            expression_spend(call->run, value_count(&call->arguments[i]), err) < 0)
            return -1;
        for (size_t item = 0; item < value_count(&call->arguments[i]); item++)
            value_list_add(out, value_item(&call->arguments[i], item), call->run->arena);
    }
    return 0;
}

static int uniq(struct expression_call *call, struct value *out, struct error *err)
{
    *out = value_list_new(&value_type_list, 0, call->run->arena);
    if (expression_want(call, 0, VALUE_SLICE, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]); i++) {
        struct value item = value_item(&call->arguments[0], i);
        bool is_known = false;

        if (expression_spend(call->run, value_count(out), err) < 0)
            return -1;
        for (size_t at = 0; at < value_count(out) && !is_known; at++) {
            struct value known = value_item(out, at);

            is_known = expression_equal(&known, &item);
        }
        if (!is_known)
            value_list_add(out, item, call->run->arena);
    }
    return 0;
}

static const struct expression_function functions[] = {
    { "abs", 1, 1, false, absolute },
    { "ceil", 1, 1, false, rounded_up },
    { "concat", 1, 4, false, concat },
    { "first", 1, 1, false, first },
    { "float", 1, 1, false, to_float },
    { "floor", 1, 1, false, rounded_down },
    { "fromJSON", 1, 1, false, from_json },
    { "get", 2, 2, false, get },
    { "int", 1, 1, false, to_int },
    { "keys", 1, 1, false, keys },
    { "last", 1, 1, false, last },
    { "len", 1, 1, false, len },
    { "max", 1, 4, false, largest },
    { "min", 1, 4, false, smallest },
    { "reverse", 1, 1, false, reverse },
    { "round", 1, 1, false, rounded_near },
    { "string", 1, 1, false, to_string },
    { "take", 2, 2, false, take },
    { "toJSON", 1, 1, false, to_json },
    { "type", 1, 1, false, type },
    { "uniq", 1, 1, false, uniq },
    { "values", 1, 1, false, values },
    { 0 },
};

const struct expression_function *expression_function_find(struct str name)
{
    static const struct expression_function *const tables[] = { functions, expression_predicates,
                                                                expression_texts };

    for (size_t table = 0; table < sizeof(tables) / sizeof(*tables); table++)
        for (const struct expression_function *row = tables[table]; row->name; row++)
            if (str_equals(name, row->name))
                return row;
    return NULL;
}
