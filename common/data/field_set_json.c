/* The JSON form of field sets, and their paths as errors print them. */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/field_set_node.h"
#include "data/go_quote.h"
#include "data/json.h"

#include <stdlib.h>

enum { MAX_DEPTH = 10000, MAX_ELEMENT_DEPTH = 1000, MAX_ELEMENT = 64 * 1024 };

/* ---- JSON ---- */

/* A key's object with its members sorted, as elements hold it. */
static const struct json *sorted_key(const struct json *key, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = json_print(key, JSON_SORTED, arena);
    const struct json *sorted = key;

    return json_parse(text, NULL, arena, &sorted, &err) < 0 ? key : sorted;
}

static int parse_index(struct str text, int64_t *out, struct error *err)
{
    char *end;
    long long value;
    CLEANUP(strbuf_release) struct strbuf copy = STRBUF_INIT(32);

    strbuf_add(&copy, text.ptr, text.len);
    value = strtoll(copy.ptr, &end, 10);
    if (copy.truncated || end == copy.ptr || *end)
        return error_set(err, ERR_INVALID, "parsing key as path element: '%.*s' is no index",
                         STR_ARG(text));
    *out = value;
    return 0;
}

/* One key of the JSON form: 1, 0 for a kind of element that is not known, -1. */
static int parse_element(struct str text, struct arena *arena, struct field_element *out,
                         struct error *err)
{
    struct str content = str_dup(str_slice(text, 2, text.len), arena);
    struct json_limits limits = { .bytes = MAX_ELEMENT, .depth = MAX_ELEMENT_DEPTH };

    *out = (struct field_element){ .name = STR_EMPTY };
    if (text.len < 2)
        return error_set(err, ERR_INVALID,
                         "parsing key as path element: key must be 2 characters long:");
    if (text.ptr[1] != ':')
        return error_set(err, ERR_INVALID, "parsing key as path element: missing colon: %.*s",
                         STR_ARG(text));
    switch (text.ptr[0]) {
    case 'f':
        out->kind = FIELD_NAME;
        out->name = content;
        return 1;
    case 'i':
        out->kind = FIELD_INDEX;
        return parse_index(content, &out->index, err) < 0 ? -1 : 1;
    case 'v':
    case 'k':
        out->kind = text.ptr[0] == 'v' ? FIELD_VALUE : FIELD_KEY;
        if (json_parse(content, &limits, arena, &out->value, err) < 0)
            return error_prefix(err, "parsing key as path element");
        if (out->kind == FIELD_KEY && !json_is(out->value, JSON_OBJECT))
            return error_set(err, ERR_INVALID, "parsing key as path element: '%.*s' is no object",
                             STR_ARG(text));
        out->value = sorted_key(out->value, arena);
        return 1;
    default:
        return 0;
    }
}

/* A node. `*is_member`: it has a "." of its own, or nothing below it. */
static int parse_node(const struct json *fields, int depth, struct arena *arena,
                      struct field_set *set, bool *is_member, struct error *err)
{
    *is_member = false;
    if (depth > MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the field set is nested deeper than %d", MAX_DEPTH);
    if (!json_is(fields, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "a field set is an object, not %s",
                         json_type_name(json_type(fields)));
    for (struct json_cursor at = json_walk(fields); json_next(&at);) {
        struct field_element element;
        struct field_set *below = field_set_new(arena);
        struct field_set_node *entry;
        bool child_is_member;
        int known;

        if (str_equals(at.key, ".")) {
            *is_member = true;
            continue;
        }
        known = parse_element(at.key, arena, &element, err);
        if (known < 0)
            return -1;
        if (known == 0)
            continue;
        if (parse_node(at.value, depth + 1, arena, below, &child_is_member, err) < 0)
            return -1;
        entry = field_set_edit(arena, set, &element);
        entry->is_member |= child_is_member;
        if (below->count)
            entry->below = below;
    }
    *is_member |= set->count == 0;
    return 0;
}

int field_set_parse(const struct json *fields, struct arena *arena, struct field_set **out,
                    struct error *err)
{
    struct field_set *set = field_set_new(arena);
    bool is_member;

    if (parse_node(fields, 0, arena, set, &is_member, err) < 0)
        return -1;
    *out = set;
    return 0;
}

static struct str element_key(const struct field_element *element, struct arena *arena)
{
    switch (element->kind) {
    case FIELD_NAME:
        return str_of(arena_printf(arena, "f:%.*s", STR_ARG(element->name)));
    case FIELD_INDEX:
        return str_of(arena_printf(arena, "i:%lld", (long long)element->index));
    default:
        return str_of(arena_printf(arena, "%c:%s", element->kind == FIELD_KEY ? 'k' : 'v',
                                   json_print(element->value, JSON_COMPACT, arena).ptr));
    }
}

static struct json *node_json(const struct field_set *set, bool is_member, struct arena *arena)
{
    struct json *node = json_new_object(arena);

    if (is_member && !field_set_is_empty(set))
        json_set(arena, node, ".", json_new_object(arena));
    for (size_t i = 0; set && i < set->count; i++) {
        const struct field_set_node *entry = &set->entries[i];

        json_set_str(arena, node, element_key(&entry->element, arena),
                     node_json(entry->below, entry->is_member, arena));
    }
    return node;
}

const struct json *field_set_json(const struct field_set *set, struct arena *arena)
{
    return node_json(set, false, arena);
}

/* ---- printing ---- */

static void print_value(const struct json *value, struct strbuf *out)
{
    switch (json_type(value)) {
    case JSON_STRING:
        go_quote(json_string(value), out);
        return;
    case JSON_ARRAY:
        strbuf_puts(out, "[");
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            strbuf_puts(out, at.index ? "," : "");
            print_value(at.value, out);
        }
        strbuf_puts(out, "]");
        return;
    case JSON_OBJECT:
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            strbuf_printf(out, "%.*s=", STR_ARG(at.key));
            print_value(at.value, out);
        }
        return;
    default:
        json_write(value, JSON_COMPACT, out);
    }
}

static void print_key(const struct json *key, struct strbuf *out)
{
    bool first = true;

    strbuf_puts(out, "[");
    for (struct json_cursor at = json_walk(key); json_next(&at); first = false) {
        strbuf_printf(out, "%s%.*s=", first ? "" : ",", STR_ARG(at.key));
        print_value(at.value, out);
    }
    strbuf_puts(out, "]");
}

void field_path_print(struct field_path path, struct strbuf *out)
{
    for (size_t i = 0; i < path.count; i++) {
        const struct field_element *element = &path.elements[i];

        switch (element->kind) {
        case FIELD_NAME:
            strbuf_printf(out, ".%.*s", STR_ARG(element->name));
            break;
        case FIELD_KEY:
            print_key(element->value, out);
            break;
        case FIELD_VALUE:
            strbuf_puts(out, "[=");
            print_value(element->value, out);
            strbuf_puts(out, "]");
            break;
        case FIELD_INDEX:
            strbuf_printf(out, "[%lld]", (long long)element->index);
            break;
        }
    }
}

struct str field_path_text(struct field_path path, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_ELEMENT);

    field_path_print(path, &text);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}
