#include "argo/shape.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <stdint.h>

const struct shape_field *shape_find(const struct shape_field *fields, struct str name)
{
    for (; fields && fields->name; fields++) {
        if (str_equals(name, fields->name))
            return fields;
    }
    return NULL;
}

/* ---- the typed form ---- */

static struct json *typed_list(const struct shape_field *field, const struct json *value,
                               struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (field->type == SHAPE_OBJECTS && json_is(at.value, JSON_OBJECT))
            json_append(arena, list, shape_typed(field->fields, at.value, arena));
        else if (field->type == SHAPE_STRINGS && json_is(at.value, JSON_STRING))
            json_append(arena, list, at.value);
    }
    return list;
}

static bool is_of_map(const struct shape_field *field, const struct json *value)
{
    switch (field->type) {
    case SHAPE_STRING_MAP:
        return json_is(value, JSON_STRING);
    case SHAPE_BOOL_MAP:
        return json_is(value, JSON_BOOL);
    default:
        return json_is(value, JSON_OBJECT);
    }
}

static struct json *typed_map(const struct shape_field *field, const struct json *value,
                              struct arena *arena)
{
    struct json *map = json_new_object(arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (!is_of_map(field, at.value))
            continue;
        json_set_str(arena, map, at.key,
                     field->type == SHAPE_OBJECT_MAP ? shape_typed(field->fields, at.value, arena)
                                                     : at.value);
    }
    return map;
}

static bool has_its_type(const struct shape_field *field, const struct json *value)
{
    switch (field->type) {
    case SHAPE_STRING:
    case SHAPE_TIME:
        return json_is(value, JSON_STRING);
    case SHAPE_BOOL:
        return json_is(value, JSON_BOOL);
    case SHAPE_INT:
        return json_is(value, JSON_INT);
    case SHAPE_INT_OR_STRING:
        return json_is(value, JSON_INT) || json_is(value, JSON_STRING);
    case SHAPE_ANY:
        return json_type(value) > JSON_NULL;
    case SHAPE_STRINGS:
    case SHAPE_OBJECTS:
        return json_is(value, JSON_ARRAY);
    default:
        return json_is(value, JSON_OBJECT);
    }
}

static bool is_zero(const struct shape_field *field, const struct json *value)
{
    switch (field->type) {
    case SHAPE_STRING:
        return json_string(value).len == 0;
    case SHAPE_BOOL:
        return !json_bool(value, false);
    case SHAPE_INT:
        return json_int(value, 0) == 0;
    case SHAPE_STRINGS:
    case SHAPE_OBJECTS:
    case SHAPE_STRING_MAP:
    case SHAPE_BOOL_MAP:
    case SHAPE_OBJECT_MAP:
        return json_count(value) == 0;
    default:
        return false;
    }
}

/* What a struct prints for a field that its document lacks; NULL: nothing. */
static const struct json *typed_absent(const struct shape_field *field, struct arena *arena)
{
    if (field->flags & SHAPE_POINTER)
        return field->flags & SHAPE_KEPT ? json_new_null(arena) : NULL;
    if (field->type == SHAPE_OBJECT)
        return shape_typed(field->fields, NULL, arena);
    if (!(field->flags & SHAPE_KEPT))
        return NULL;
    switch (field->type) {
    case SHAPE_STRING:
        return json_new_cstr(arena, "");
    case SHAPE_BOOL:
        return json_new_bool(arena, false);
    case SHAPE_INT:
    case SHAPE_INT_OR_STRING:
        return json_new_int(arena, 0);
    default:
        return json_new_null(arena);
    }
}

static const struct json *typed_value(const struct shape_field *field, const struct json *value,
                                      struct arena *arena)
{
    if (!has_its_type(field, value))
        return typed_absent(field, arena);
    if (is_zero(field, value) && !(field->flags & (SHAPE_KEPT | SHAPE_POINTER)))
        return NULL;
    switch (field->type) {
    case SHAPE_OBJECT:
        return shape_typed(field->fields, value, arena);
    case SHAPE_STRINGS:
    case SHAPE_OBJECTS:
        return typed_list(field, value, arena);
    case SHAPE_STRING_MAP:
    case SHAPE_BOOL_MAP:
    case SHAPE_OBJECT_MAP:
        return typed_map(field, value, arena);
    default:
        return value;
    }
}

struct json *shape_typed(const struct shape_field *fields, const struct json *document,
                         struct arena *arena)
{
    struct json *typed = json_new_object(arena);

    for (; fields->name; fields++) {
        const struct json *value = typed_value(fields, json_get(document, fields->name), arena);

        if (value)
            json_set(arena, typed, fields->name, value);
    }
    return typed;
}

static void complete(const struct shape_field *fields, struct json *object, struct arena *arena)
{
    for (; fields->name; fields++) {
        bool is_there = json_get(object, fields->name) != NULL;
        const struct json *value;

        if (fields->type == SHAPE_OBJECT && (is_there || !(fields->flags & SHAPE_POINTER))) {
            complete(fields->fields, json_edit_object(arena, object, fields->name), arena);
            continue;
        }
        value = is_there || (fields->flags & SHAPE_POINTER) ? NULL : typed_absent(fields, arena);
        if (value && !json_is(value, JSON_NULL))
            json_set(arena, object, fields->name, value);
    }
}

struct json *shape_complete(const struct shape_field *fields, const struct json *document,
                            struct arena *arena)
{
    struct json *completed = json_edit(arena, document);

    complete(fields, completed, arena);
    return completed;
}

static void prune(const struct shape_field *fields, struct json *object, struct arena *arena);

static void prune_inside(const struct shape_field *field, struct json *value, struct arena *arena)
{
    for (size_t i = 0; field->type == SHAPE_OBJECTS && i < json_count(value); i++)
        if (json_is(json_item(value, i), JSON_OBJECT))
            prune(field->fields, json_edit_item(arena, value, i), arena);
    if (field->type == SHAPE_OBJECT)
        prune(field->fields, value, arena);
}

static bool is_left_out(const struct shape_field *field, const struct json *value)
{
    if (json_is(value, JSON_NULL))
        return true;
    return !(field->flags & (SHAPE_KEPT | SHAPE_POINTER)) && has_its_type(field, value) &&
           is_zero(field, value);
}

static void prune(const struct shape_field *fields, struct json *object, struct arena *arena)
{
    for (; fields->name; fields++) {
        const struct json *value = json_get(object, fields->name);

        if (!value)
            continue;
        if (is_left_out(fields, value))
            json_remove(arena, object, fields->name);
        else if (has_its_type(fields, value) && fields->fields)
            prune_inside(fields, json_edit_get(arena, object, fields->name), arena);
    }
}

struct json *shape_prune(const struct shape_field *fields, const struct json *document,
                         struct arena *arena)
{
    struct json *pruned = json_edit(arena, document);

    prune(fields, pruned, arena);
    return pruned;
}

/* ---- unknown keys ---- */

enum { NAME_MAX_LENGTH = 64 };

/* Steps of insertion, deletion and exchange from one name to another; letter case counts half a
 * step, so that `syncpolicy` is nearest to `syncPolicy`. In half steps. */
static unsigned distance(struct str a, struct str b)
{
    unsigned row[NAME_MAX_LENGTH + 1], diagonal;

    if (a.len > NAME_MAX_LENGTH || b.len > NAME_MAX_LENGTH)
        return UINT32_MAX;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = (unsigned)(2 * j);
    for (size_t i = 1; i <= a.len; i++) {
        diagonal = row[0];
        row[0] = (unsigned)(2 * i);
        for (size_t j = 1; j <= b.len; j++) {
            char x = a.ptr[i - 1], y = b.ptr[j - 1];
            unsigned cost = x == y ? 0 : (x | 0x20) == (y | 0x20) ? 1 : 2;
            unsigned best = diagonal + cost;

            if (row[j] + 2 < best)
                best = row[j] + 2;
            if (row[j - 1] + 2 < best)
                best = row[j - 1] + 2;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b.len];
}

static struct str nearest_name(const struct shape_field *fields, struct str name)
{
    unsigned best = (unsigned)(name.len < 4 ? 2 : 2 * (name.len / 3) + 1);
    struct str nearest = STR_EMPTY;

    for (; fields->name; fields++) {
        unsigned steps = distance(name, str_of(fields->name));

        if (steps < best) {
            best = steps;
            nearest = str_of(fields->name);
        }
    }
    return nearest;
}

struct search {
    struct arena *arena;
    struct unknown_key *keys;
    size_t count;
};

static void search_object(struct search *search, const struct shape_field *fields,
                          const struct json *object, const char *path);

static void search_value(struct search *search, const struct shape_field *field,
                         const struct json *value, const char *path)
{
    switch (field->type) {
    case SHAPE_OBJECT:
        search_object(search, field->fields, value, path);
        break;
    case SHAPE_OBJECTS:
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            search_object(search, field->fields, at.value,
                          arena_printf(search->arena, "%s[%zu]", path, at.index));
        break;
    case SHAPE_OBJECT_MAP:
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            search_object(search, field->fields, at.value,
                          arena_printf(search->arena, "%s.%.*s", path, STR_ARG(at.key)));
        break;
    default:
        break;
    }
}

static void search_object(struct search *search, const struct shape_field *fields,
                          const struct json *object, const char *path)
{
    if (!json_is(object, JSON_OBJECT))
        return;
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        const struct shape_field *field = shape_find(fields, at.key);
        const char *here =
            arena_printf(search->arena, "%s%s%.*s", path, *path ? "." : "", STR_ARG(at.key));

        if (field) {
            search_value(search, field, at.value, here);
        } else if (search->count < UNKNOWN_KEYS_MAX) {
            search->keys[search->count++] =
                (struct unknown_key){ str_of(here), nearest_name(fields, at.key) };
        }
    }
}

size_t shape_unknown_keys(const struct shape_field *fields, const struct json *document,
                          struct arena *arena, const struct unknown_key **out)
{
    struct search search = { .arena = arena };

    search.keys = arena_alloc(arena, UNKNOWN_KEYS_MAX * sizeof(*search.keys));
    search_object(&search, fields, document, "");
    *out = search.keys;
    return search.count;
}

struct str shape_unknown_keys_message(const struct unknown_key *keys, size_t count,
                                      struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(64 * 1024);

    for (size_t i = 0; i < count; i++) {
        strbuf_printf(&out, "%sunknown field '%.*s'", i > 0 ? "; " : "", STR_ARG(keys[i].path));
        if (keys[i].nearest.len > 0)
            strbuf_printf(&out, ", did you mean '%.*s'?", STR_ARG(keys[i].nearest));
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}
