#include "base/arena.h"
#include "base/error.h"
#include "template/value.h"

static bool equal(const struct value *a, const struct value *b, size_t depth);

static bool lists_equal(const struct value *a, const struct value *b, size_t depth)
{
    if (a->list == b->list)
        return true;
    if (!a->list != !b->list || value_count(a) != value_count(b))
        return false;
    for (size_t i = 0; i < value_count(a); i++) {
        struct value left = value_item(a, i), right = value_item(b, i);

        if (!equal(&left, &right, depth + 1))
            return false;
    }
    return true;
}

static bool maps_equal(const struct value *a, const struct value *b, size_t depth)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    struct value_entry *entries;
    struct value other;
    size_t count;

    if (a->map == b->map)
        return true;
    if (!a->map != !b->map || value_count(a) != value_count(b))
        return false;
    arena = arena_new();
    entries = value_map_entries(a, arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (!value_map_get(b, entries[i].key, &other) ||
            !equal(&entries[i].value, &other, depth + 1))
            return false;
    }
    return true;
}

static bool texts_equal(const struct value *a, const struct value *b)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return str_equal(a->type->text(a, arena), b->type->text(b, arena));
}

static bool structs_equal(const struct value *a, const struct value *b, size_t depth)
{
    const struct value_type *type = a->type->kind == VALUE_POINTER ? a->type->element : a->type;

    if (a->fields == b->fields)
        return true;
    if (a->type->text && a->object && b->object) /* opaque: what it prints tells */
        return texts_equal(a, b);
    if (!type->members || type->members[0].signature)
        return false;
    for (size_t i = 0; type->members[i].name && !type->members[i].signature; i++) {
        if (!equal(&a->fields[i], &b->fields[i], depth + 1))
            return false;
    }
    return true;
}

static bool equal(const struct value *a, const struct value *b, size_t depth)
{
    if (value_is_nil(a) || value_is_nil(b))
        return value_is_nil(a) && value_is_nil(b);
    if (a->type != b->type || depth > VALUE_MAX_DEPTH)
        return false;
    switch (a->type->kind) {
    case VALUE_BOOL:
        return a->truth == b->truth;
    case VALUE_FLOAT32:
    case VALUE_FLOAT64:
        return a->number == b->number;
    case VALUE_COMPLEX128:
        return a->complex[0] == b->complex[0] && a->complex[1] == b->complex[1];
    case VALUE_STRING:
        return str_equal(value_str(a), value_str(b));
    case VALUE_SLICE:
        return lists_equal(a, b, depth);
    case VALUE_MAP:
        return maps_equal(a, b, depth);
    case VALUE_FUNC:
        return !a->function && !b->function;
    case VALUE_STRUCT:
    case VALUE_POINTER:
        return structs_equal(a, b, depth);
    default:
        return a->integer == b->integer;
    }
}

bool value_equal(const struct value *a, const struct value *b)
{
    return equal(a, b, 0);
}

struct copying {
    size_t budget;
    struct arena *arena;
};

static int copy(struct copying *copying, const struct value *value, size_t depth, struct value *out,
                struct error *err);

static int copy_list(struct copying *copying, const struct value *value, size_t depth,
                     struct value *out, struct error *err)
{
    struct value list = value_list_new(value->type, value_count(value), copying->arena);

    for (size_t i = 0; i < value_count(value); i++) {
        struct value item = value_item(value, i), copied = VALUE_NONE;

        if (copy(copying, &item, depth + 1, &copied, err) < 0)
            return -1;
        value_list_add(&list, copied, copying->arena);
    }
    *out = list;
    return 0;
}

static int copy_map(struct copying *copying, const struct value *value, size_t depth,
                    struct value *out, struct error *err)
{
    struct value map = value_map_new(value->type, copying->arena);
    size_t count;
    struct value_entry *entries = value_map_entries(value, copying->arena, &count);

    for (size_t i = 0; i < count; i++) {
        struct value copied = VALUE_NONE;

        if (copy(copying, &entries[i].value, depth + 1, &copied, err) < 0)
            return -1;
        value_map_set(&map, entries[i].key, copied);
    }
    *out = map;
    return 0;
}

static int copy(struct copying *copying, const struct value *value, size_t depth, struct value *out,
                struct error *err)
{
    if (depth > VALUE_MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the value is nested too deeply");
    if (copying->budget == 0)
        return error_set(err, ERR_TOO_LARGE, "the value is too large to copy");
    copying->budget--;
    *out = *value;
    if (value_kind(value) == VALUE_SLICE && value->list)
        return copy_list(copying, value, depth, out, err);
    if (value_kind(value) == VALUE_MAP && value->map)
        return copy_map(copying, value, depth, out, err);
    return 0;
}

int value_copy(const struct value *value, size_t budget, struct arena *arena, struct value *out,
               struct error *err)
{
    struct copying copying = { budget, arena };

    return copy(&copying, value, 0, out, err);
}
