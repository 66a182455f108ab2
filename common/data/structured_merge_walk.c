#include "data/structured_merge_walk.h"

#include "base/arena.h"
#include "base/map.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_DEPTH = 16 };

static void release_problems(void *walk)
{
    strbuf_release(&((struct structured_walk *)walk)->problems);
}

struct structured_walk *structured_walk_new(struct arena *arena)
{
    struct structured_walk *walk = ARENA_NEW(arena, struct structured_walk);

    walk->arena = arena;
    walk->problems = (struct strbuf)STRBUF_INIT(ERROR_MESSAGE_MAX);
    arena_defer(arena, release_problems, walk);
    return walk;
}

int structured_walk_end(struct structured_walk *walk, struct error *err)
{
    if (walk->problem_count == 0)
        return 0;
    if (walk->problem_count == 1) /* without the indentation */
        return error_set(err, ERR_INVALID, "%s", walk->problems.ptr + 3);
    return error_set(err, ERR_INVALID, "errors:%s", walk->problems.ptr);
}

static void grow(struct structured_walk *walk)
{
    size_t capacity = walk->capacity ? 2 * walk->capacity : FIRST_DEPTH;
    struct field_element *path = arena_alloc(walk->arena, capacity * sizeof(*path));

    if (walk->depth > 0)
        memcpy(path, walk->path, walk->depth * sizeof(*path));
    walk->path = path;
    walk->capacity = capacity;
}

bool structured_enter(struct structured_walk *walk, struct field_element element)
{
    if (walk->depth == STRUCTURED_MAX_DEPTH) {
        structured_problem(walk, "nested deeper than %d", STRUCTURED_MAX_DEPTH);
        return false;
    }
    if (walk->depth == walk->capacity)
        grow(walk);
    walk->path[walk->depth++] = element;
    return true;
}

void structured_leave(struct structured_walk *walk)
{
    walk->depth--;
}

struct field_path structured_path(const struct structured_walk *walk)
{
    return (struct field_path){ walk->path, walk->depth };
}

void structured_problem(struct structured_walk *walk, const char *fmt, ...)
{
    char *message = NULL;
    va_list args;

    if (walk->problem_count++ >= STRUCTURED_MAX_PROBLEMS)
        return;
    va_start(args, fmt);
    if (vasprintf(&message, fmt, args) < 0)
        abort();
    va_end(args);
    strbuf_puts(&walk->problems, "\n  ");
    field_path_print(structured_path(walk), &walk->problems);
    strbuf_printf(&walk->problems, "%s%s", walk->depth ? ": " : "", message);
    free(message);
}

/* ---- types ---- */

struct schema_type structured_root(struct schema_type type)
{
    return schema_is_known(type) ? type : (struct schema_type){ schema_builtin(), 0 };
}

enum structured_shape structured_shape_of(struct schema_type type, const struct json *value)
{
    switch (schema_kind(type)) {
    case SCHEMA_LIST:
        return STRUCTURED_LIST;
    case SCHEMA_OBJECT:
        return STRUCTURED_MAP;
    case SCHEMA_ANY:
        break;
    default:
        return STRUCTURED_SCALAR;
    }
    switch (json_type(value)) {
    case JSON_ARRAY:
        return STRUCTURED_LIST;
    case JSON_OBJECT:
    case JSON_NULL:
    case JSON_ABSENT:
        return STRUCTURED_MAP;
    default:
        return STRUCTURED_SCALAR;
    }
}

bool structured_is_atomic(struct schema_type type, enum structured_shape shape)
{
    if (schema_kind(type) == SCHEMA_ANY && shape == STRUCTURED_LIST)
        return true;
    return schema_relation(type) == SCHEMA_ATOMIC;
}

struct schema_type structured_item_type(struct schema_type list)
{
    return structured_root(schema_element(list));
}

/* ---- scalars ---- */

static bool is_scalar(const struct json *value)
{
    enum json_type type = json_type(value);

    return type == JSON_BOOL || type == JSON_INT || type == JSON_FLOAT || type == JSON_STRING;
}

static const char *go_type(const struct json *value)
{
    static const char *const names[] = {
        [JSON_BOOL] = "bool",
        [JSON_INT] = "int64",
        [JSON_FLOAT] = "float64",
        [JSON_STRING] = "string",
        [JSON_ARRAY] = "[]interface {}",
        [JSON_OBJECT] = "map[string]interface {}",
    };

    return names[json_type(value)];
}

const char *structured_check_scalar(struct schema_type type, const struct json *value,
                                    struct arena *arena)
{
    enum json_type is = json_type(value);
    enum schema_kind kind = schema_kind(type);
    enum schema_format format = schema_format(type);

    if (is == JSON_ABSENT || is == JSON_NULL)
        return NULL;
    /* Strings of a format of their own are not looked into, nor are they insisted upon. */
    if (kind == SCHEMA_STRING && format != SCHEMA_FORMAT_NONE && format != SCHEMA_FORMAT_BYTE)
        kind = SCHEMA_SCALAR;
    if (kind == SCHEMA_INTEGER || kind == SCHEMA_NUMBER)
        return is == JSON_INT || is == JSON_FLOAT
                   ? NULL
                   : arena_printf(arena, "expected numeric (int or float), got %s", go_type(value));
    if (kind == SCHEMA_STRING)
        return is == JSON_STRING ? NULL
                                 : arena_printf(arena, "expected string, got %s", go_type(value));
    if (kind == SCHEMA_BOOLEAN)
        return is == JSON_BOOL ? NULL
                               : arena_printf(arena, "expected boolean, got %s", go_type(value));
    return is_scalar(value) ? NULL
                            : arena_printf(arena, "expected any scalar, got %s", go_type(value));
}

/* ---- items ---- */

static const struct json *key_default(struct schema_type list, struct str key, struct arena *arena)
{
    struct schema_field field;

    if (!schema_field_find(schema_element(list), key, &field))
        return NULL;
    return schema_default(&field, arena);
}

/* The place of a key among those of a list, sorted by name. */
static struct str smallest_key_after(struct schema_type list, struct str last, bool first)
{
    struct str smallest = STR_EMPTY;

    for (size_t i = 0; i < schema_key_count(list); i++) {
        struct str key = schema_key(list, i);

        if ((first || str_compare(key, last) > 0) &&
            (smallest.len == 0 || str_compare(key, smallest) < 0))
            smallest = key;
    }
    return smallest;
}

static const char *keyed_element(struct schema_type list, const struct json *item,
                                 struct arena *arena, struct field_element *out)
{
    struct json *key = json_new_object(arena);
    struct str name = STR_EMPTY;

    if (json_is(item, JSON_NULL))
        return "associative list with keys may not have a null element";
    if (!json_is(item, JSON_OBJECT))
        return "associative list with keys may not have non-map elements";
    for (size_t i = 0; i < schema_key_count(list); i++) {
        const struct json *value;

        name = smallest_key_after(list, name, i == 0);
        value = json_get_str(item, name);
        if (!value)
            value = key_default(list, name, arena);
        if (value && name.len > 0)
            json_set_str(arena, key, name, value);
    }
    if (schema_key_count(list) > 0 && json_count(key) == 0)
        return arena_printf(arena,
                            "associative list with keys has an element that omits all key fields "
                            "[\"%.*s\"] (and doesn't have default values for any key fields)",
                            STR_ARG(schema_key(list, 0)));
    *out = (struct field_element){ .kind = FIELD_KEY, .value = key };
    return NULL;
}

const char *structured_item_element(struct schema_type list, const struct json *item,
                                    struct arena *arena, struct field_element *out)
{
    if (schema_key_count(list) > 0)
        return keyed_element(list, item, arena, out);
    switch (json_type(item)) {
    case JSON_OBJECT:
        return "associative list without keys has an element that's a map type";
    case JSON_ARRAY:
        return "not supported: associative list with lists as elements";
    case JSON_NULL:
    case JSON_ABSENT:
        return "associative list without keys has an element that's an explicit null";
    default:
        *out = (struct field_element){ .kind = FIELD_VALUE, .value = item };
        return NULL;
    }
}

/* Numbers that are equal are written alike: 1.0 as 1. */
static void element_text(const struct field_element *element, struct strbuf *out)
{
    struct field_path path = { element, 1 };

    field_path_print(path, out);
}

void structured_number_items(struct structured_walk *walk, struct schema_type list,
                             const struct json *items, struct structured_numbers *numbers,
                             struct structured_items *out)
{
    size_t count = json_count(items);

    out->count = 0;
    out->elements = arena_alloc(walk->arena, (count + 1) * sizeof(*out->elements));
    out->numbers = arena_alloc(walk->arena, (count + 1) * sizeof(*out->numbers));
    for (struct json_cursor at = json_walk(items); json_next(&at);) {
        CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX / 2);
        const char *problem =
            structured_item_element(list, at.value, walk->arena, &out->elements[out->count]);
        uintptr_t known;

        if (problem) {
            structured_problem(walk, "element %zu: %s", at.index, problem);
            return;
        }
        element_text(&out->elements[out->count], &text);
        known = (uintptr_t)map_find(numbers->by_text, (struct str){ text.ptr, text.len });
        if (!known) {
            known = ++numbers->count;
            map_put(numbers->by_text, (struct str){ text.ptr, text.len }, (void *)known);
        }
        out->numbers[out->count++] = known - 1;
    }
}

bool structured_equal(const struct json *a, const struct json *b)
{
    struct field_element left = { .kind = FIELD_VALUE, .value = a };
    struct field_element right = { .kind = FIELD_VALUE, .value = b };

    if (json_is(a, JSON_OBJECT) && json_is(b, JSON_OBJECT)) {
        if (json_count(a) != json_count(b))
            return false;
        for (struct json_cursor at = json_walk(a); json_next(&at);) {
            const struct json *other = json_get_str(b, at.key);

            if (!other || !structured_equal(at.value, other))
                return false;
        }
        return true;
    }
    if (json_is(a, JSON_ARRAY) && json_is(b, JSON_ARRAY)) {
        if (json_count(a) != json_count(b))
            return false;
        for (struct json_cursor at = json_walk(a); json_next(&at);)
            if (!structured_equal(at.value, json_item(b, at.index)))
                return false;
        return true;
    }
    return field_element_compare(&left, &right) == 0;
}
