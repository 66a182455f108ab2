/* Values, and the paths that lead to them. */
#include "base/arena.h"
#include "base/mem.h"
#include "gitops/health/lua_state.h"
#include "gitops/health/rules_run.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- values ---- */

struct rule_value rule_value_text(struct str text)
{
    return (struct rule_value){ .type = RULE_STRING, .text = text };
}

struct rule_value rule_value_number(double number)
{
    return (struct rule_value){ .type = RULE_NUMBER, .number = number };
}

struct rule_value rule_value_of(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_BOOL:
        return (struct rule_value){ .type = RULE_BOOL, .flag = json_bool(value, false) };
    case JSON_INT:
    case JSON_FLOAT:
        return rule_value_number(json_double(value, 0));
    case JSON_STRING:
        return rule_value_text(json_string(value));
    case JSON_ARRAY:
    case JSON_OBJECT:
        return (struct rule_value){ .type = RULE_TABLE, .table = value };
    default:
        return (struct rule_value){ .type = RULE_NIL };
    }
}

const char *rule_value_type(const struct rule_value *value)
{
    static const char *const names[] = { "nil", "boolean", "number", "string", "table" };

    return names[value->type];
}

bool rule_value_is_true(const struct rule_value *value)
{
    return value->type != RULE_NIL && (value->type != RULE_BOOL || value->flag);
}

bool rule_value_print(const struct rule_value *value, struct arena *arena, struct str *out)
{
    char buffer[64];

    if (value->type == RULE_STRING)
        *out = value->text;
    else if (value->type == RULE_NUMBER)
        *out = str_dup((struct str){ buffer, lua_number_print(value->number, buffer) }, arena);
    else
        return false;
    return true;
}

bool rule_value_as_number(const struct rule_value *value, double *number)
{
    char *end;

    if (value->type == RULE_NUMBER) {
        *number = value->number;
        return true;
    }
    if (value->type != RULE_STRING || value->text.len == 0)
        return false;
    *number = strtod(value->text.ptr, &end);
    return end == value->text.ptr + value->text.len;
}

/* As tonumber() has it: a sign and digits; with a dot in it, whatever strtod() reads. */
static struct rule_value spelled_number(const struct rule_value *value)
{
    struct rule_value trimmed = { .type = RULE_NIL };
    size_t sign;

    if (value->type == RULE_NUMBER)
        return *value;
    if (value->type != RULE_STRING)
        return trimmed;
    trimmed = rule_value_text(str_trim(value->text));
    sign = trimmed.text.len > 1 && strchr("+-", trimmed.text.ptr[0]);
    if ((str_find_char(trimmed.text, '.') >= 0 ||
         sign + strspn(trimmed.text.ptr + sign, "0123456789") >= trimmed.text.len) &&
        rule_value_as_number(&trimmed, &trimmed.number))
        return rule_value_number(trimmed.number);
    return (struct rule_value){ .type = RULE_NIL };
}

void rule_run_fail(struct rule_run *run, const char *fmt, ...)
{
    CLEANUP(free) char *reason = NULL;
    va_list args;

    if (run->failed)
        return;
    va_start(args, fmt);
    if (vasprintf(&reason, fmt, args) < 0)
        abort();
    va_end(args);
    run->failed = true;
    run->failure = str_of(arena_printf(run->arena, "<string>:%d: %s", run->line, reason));
}

/* ---- lists ---- */

bool rule_frame_next(struct rule_frame *frame)
{
    bool is_list = json_is(frame->at.container, JSON_ARRAY);

    while (json_next(&frame->at)) {
        if (json_is(frame->at.value, JSON_NULL))
            continue;
        frame->item = rule_value_of(frame->at.value);
        frame->place =
            is_list ? rule_value_number(frame->place.number + 1) : rule_value_text(frame->at.key);
        return true;
    }
    return false;
}

/* How many items are not null; an object has none. */
static size_t list_length(const struct json *list)
{
    size_t count = 0;

    if (!json_is(list, JSON_ARRAY))
        return 0;
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        count += !json_is(at.value, JSON_NULL);
    return count;
}

static const struct json *list_item(const struct json *list, size_t number)
{
    size_t count = 0;

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (!json_is(at.value, JSON_NULL) && ++count == number)
            return at.value;
    }
    return NULL;
}

static struct rule_value length_of(struct rule_run *run, const struct rule_value *value)
{
    if (value->type == RULE_TABLE)
        return rule_value_number((double)list_length(value->table));
    if (value->type == RULE_STRING)
        return rule_value_number((double)value->text.len);
    rule_run_fail(run, "__len undefined");
    return rule_value_number(0);
}

/* ---- paths ---- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* A name, or what stands in brackets. */
static struct str read_key(const char **cursor, bool *is_number)
{
    struct str key = { *cursor, 0 };

    *is_number = false;
    if (**cursor == '[') {
        key.ptr = *cursor + 1;
        key.len = strcspn(key.ptr, "]");
        *cursor = key.ptr + key.len + 1;
        *is_number = key.len > 0 && strspn(key.ptr, "#0123456789") == key.len;
        return key;
    }
    while (is_word(**cursor))
        (*cursor)++;
    key.len = (size_t)(*cursor - key.ptr);
    return key;
}

static const struct json *member(const struct json *table, struct str key, bool is_number)
{
    bool is_list = json_is(table, JSON_ARRAY);

    if (!is_number)
        return is_list ? NULL : json_get_str(table, key);
    if (!is_list)
        return NULL;
    return list_item(table, key.ptr[0] == '#' ? list_length(table) : strtoul(key.ptr, NULL, 10));
}

static struct rule_value step(struct rule_run *run, const struct rule_value *value, struct str key,
                              bool is_number)
{
    switch (value->type) {
    case RULE_TABLE:
        return rule_value_of(member(value->table, key, is_number));
    case RULE_STRING: /* which has methods, and no such one */
        break;
    default:
        rule_run_fail(run, "attempt to index a non-table object(%s) with key '%.*s'",
                      rule_value_type(value), STR_ARG(key));
    }
    return (struct rule_value){ .type = RULE_NIL };
}

/* The frame of the loop `level` loops out of the innermost one. */
static const struct rule_frame *loop_frame(const struct rule_run *run, int level)
{
    for (size_t i = run->depth; i-- > 0;) {
        if (run->frames[i].is_loop && level-- == 0)
            return &run->frames[i];
    }
    assert(!"a path to an item stands within a loop");
    return NULL;
}

static struct rule_value kept(struct rule_run *run, const char **cursor)
{
    char sign = (*cursor)[0], name = (*cursor)[1];

    *cursor += 2;
    if (sign == '%')
        return rule_value_number(run->counts[name - 'a']);
    return name == 'i' ? loop_frame(run, 0)->place : run->slots[name - 'a'];
}

/* Where a path begins; the cursor stands at the dot or colon behind it. */
static struct rule_value head_of(struct rule_run *run, const char **cursor)
{
    const struct rule_value object = rule_value_of(run->object);
    int level = 0;
    bool is_number;
    struct str key;

    if (**cursor == '$' || **cursor == '%')
        return kept(run, cursor);
    if (**cursor != '.') {
        key = read_key(cursor, &is_number);
        return step(run, &object, key, is_number);
    }
    for (; (*cursor)[1] == '.'; (*cursor)++)
        level++;
    if (!is_word((*cursor)[1]) && (*cursor)[1] != '[')
        (*cursor)++; /* the item itself */
    return loop_frame(run, level)->item;
}

static struct rule_value read_path(struct rule_run *run, const char **cursor)
{
    struct rule_value value = head_of(run, cursor);

    while (!run->failed && (**cursor == '.' || **cursor == ':')) {
        bool is_strict = **cursor == ':', is_number;
        struct str key;

        (*cursor)++;
        key = read_key(cursor, &is_number);
        if (key.len == 0) /* the colon at the end of a loop's path */
            break;
        if (value.type != RULE_NIL || is_strict)
            value = step(run, &value, key, is_number);
    }
    return value;
}

/* The text up to the end of the term or of the brace; a number when it looks like one. */
static struct rule_value read_default(const char **cursor)
{
    const char *end = *cursor + strcspn(*cursor, "}=<>!^*- ");
    struct str text;
    char *rest;
    double number;

    /* Inside of braces all up to the closing one belongs to it. */
    if (end[strcspn(end, "{}")] == '}')
        end += strcspn(end, "}");
    text = (struct str){ *cursor, (size_t)(end - *cursor) };
    *cursor = end;
    number = strtod(text.ptr, &rest);
    return text.len > 0 && rest == end ? rule_value_number(number) : rule_value_text(text);
}

/* Behind a `|`: what stands in for nothing, behind two of them for nil only. */
static struct rule_value read_alternative(struct rule_run *run, const char **cursor,
                                          const struct rule_value *value)
{
    bool for_nil = **cursor == '|', is_needed;
    struct rule_value other;

    *cursor += for_nil;
    if (**cursor == '@') {
        (*cursor)++;
        other = read_path(run, cursor);
    } else {
        other = read_default(cursor);
    }
    is_needed = for_nil ? value->type == RULE_NIL : !rule_value_is_true(value);
    return is_needed ? other : *value;
}

struct rule_value rule_run_operand(struct rule_run *run, const char **cursor)
{
    char sign = **cursor;
    struct rule_value value;

    *cursor += sign == '#' || sign == '+';
    value = read_path(run, cursor);
    if (sign == '#' && !run->failed)
        value = length_of(run, &value);
    else if (sign == '+')
        value = spelled_number(&value);
    while (!run->failed && **cursor == '|') {
        (*cursor)++;
        value = read_alternative(run, cursor, &value);
    }
    return value;
}
