/*
 * YAML as go-yaml v3 writes it with an indent of two: lists stand under their keys, long lines are
 * not folded, numbers look as templates print them.
 */
#include "render/helm/functions_yaml_pretty.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "data/yaml_order.h"
#include "data/yaml_scalar.h"
#include "template/arguments.h"

#include <inttypes.h>
#include <stdlib.h>

enum {
    MAX_NESTING = 500,
    LONGEST_KEY = 128, /* longer ones, and those of several lines, stand behind a question mark */
};

struct pretty {
    struct strbuf *out;
    struct arena *arena;
    struct error *err;
};

static int write_node(struct pretty *p, const struct value *value, size_t indent, bool in_line);

static void put_indent(struct pretty *p, size_t indent)
{
    for (size_t i = 0; i < indent; i++)
        strbuf_puts(p->out, " ");
}

/* ---- scalars ---- */

/* The lines of a block go as deep as the place is. */
static void write_text(struct pretty *p, struct str text, size_t indent)
{
    CLEANUP(strbuf_release) struct strbuf alone = STRBUF_INIT(SIZE_MAX);
    struct str line, rest;
    bool more = true;

    yaml_write_text(text, &alone);
    rest = (struct str){ alone.ptr, alone.len };
    for (size_t count = 0; more; count++) {
        more = str_cut(rest, '\n', &line, &rest);
        if (count > 0)
            strbuf_puts(p->out, "\n");
        if (count > 0 && line.len > 0)
            put_indent(p, indent);
        strbuf_add(p->out, line.ptr, line.len);
    }
}

static void write_scalar(struct pretty *p, const struct value *value, size_t indent)
{
    char buffer[40];

    if (value_kind(value) == VALUE_STRING)
        write_text(p, value_str(value), indent);
    else if (value_kind(value) == VALUE_BOOL)
        strbuf_puts(p->out, value->truth ? "true" : "false");
    else if (value_is_signed(value))
        strbuf_printf(p->out, "%" PRId64, value->integer);
    else if (value_is_unsigned(value))
        strbuf_printf(p->out, "%" PRIu64, value->natural);
    else if (value_is_float(value))
        strbuf_puts(p->out, yaml_print_float(value->number, 64, buffer));
    else
        strbuf_puts(p->out, "null");
}

/* ---- containers ---- */

static int compare_entries(const void *a, const void *b)
{
    const struct value_entry *left = a, *right = b;

    return yaml_compare_keys(left->key, right->key);
}

static bool is_nested(const struct value *value)
{
    enum value_kind kind = value_kind(value);

    return (kind == VALUE_MAP || kind == VALUE_SLICE) && value_count(value) > 0;
}

static int write_member(struct pretty *p, const struct value_entry *entry, size_t indent)
{
    bool is_simple = entry->key.len <= LONGEST_KEY && str_find_char(entry->key, '\n') < 0;

    if (!is_simple) {
        strbuf_puts(p->out, "? ");
        write_text(p, entry->key, indent);
        strbuf_puts(p->out, "\n");
        put_indent(p, indent);
        strbuf_puts(p->out, ": ");
        return write_node(p, &entry->value, indent + 2, true);
    }
    write_text(p, entry->key, indent);
    strbuf_puts(p->out, ":");
    if (!is_nested(&entry->value)) {
        strbuf_puts(p->out, " ");
        return write_node(p, &entry->value, indent, true);
    }
    return write_node(p, &entry->value, indent + 2, false);
}

/* Each member or item on a line of its own, the first one too unless the line has begun. */
static void begin_line(struct pretty *p, size_t place, size_t indent, bool in_line)
{
    if (place == 0 && in_line)
        return;
    if (p->out->len > 0)
        strbuf_puts(p->out, "\n");
    put_indent(p, indent);
}

static int write_map(struct pretty *p, const struct value *map, size_t indent, bool in_line)
{
    size_t count;
    struct value_entry *entries = value_map_entries(map, p->arena, &count);

    qsort(entries, count, sizeof(*entries), compare_entries);
    for (size_t i = 0; i < count; i++) {
        begin_line(p, i, indent, in_line);
        if (write_member(p, &entries[i], indent) < 0)
            return -1;
    }
    return 0;
}

static int write_list(struct pretty *p, const struct value *list, size_t indent, bool in_line)
{
    for (size_t i = 0; i < value_count(list); i++) {
        struct value item = value_item(list, i);

        begin_line(p, i, indent, in_line);
        strbuf_puts(p->out, "- ");
        if (write_node(p, &item, is_nested(&item) ? indent + 2 : indent, true) < 0)
            return -1;
    }
    return 0;
}

/* What is no map, list or scalar is written as its JSON would be. */
static int write_other(struct pretty *p, const struct value *value, size_t indent, bool in_line)
{
    const struct json *json;
    struct value plain;

    if (value_to_json(value, p->arena, &json, p->err) < 0)
        return -1;
    plain = value_of_json(json, VALUE_NUMBERS_KEEP, p->arena);
    return write_node(p, &plain, indent, in_line);
}

static int write_node(struct pretty *p, const struct value *value, size_t indent, bool in_line)
{
    if (indent > 2 * MAX_NESTING)
        return error_set(p->err, ERR_TOO_LARGE, "yaml: values are nested too deeply");
    switch (value_kind(value)) {
    case VALUE_MAP:
        if (value_count(value) > 0)
            return write_map(p, value, indent, in_line);
        strbuf_puts(p->out, "{}");
        return 0;
    case VALUE_SLICE:
        if (value_count(value) > 0)
            return write_list(p, value, indent, in_line);
        strbuf_puts(p->out, "[]");
        return 0;
    case VALUE_STRUCT:
    case VALUE_POINTER:
        return write_other(p, value, indent, in_line);
    default:
        write_scalar(p, value, indent);
        return 0;
    }
}

int call_to_yaml_pretty(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    CLEANUP(error_release) struct error failure = { 0 };
    struct pretty pretty = { &text, call->arena, &failure };

    if (write_node(&pretty, argument(call, 0), 0, true) == 0)
        return template_text(call, &text, err);
    if (failure.code == ERR_TOO_LARGE || failure.code == ERR_EXHAUSTED)
        return error_move(err, &failure);
    return arguments_same_text(call, STR_EMPTY);
}
