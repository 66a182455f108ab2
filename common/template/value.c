#include "template/value.h"

#include "base/arena.h"
#include "template/value_map.h"

#include <assert.h>
#include <string.h>

/* A []uint8 stays as it came until it is changed: its items would take many times its size. */
struct value_list {
    struct value *items;
    size_t count, capacity;
    const char *bytes;   /* not taken apart yet; else NULL */
    struct arena *arena; /* for then */
};

struct value value_of_bool(bool truth)
{
    return (struct value){ .type = &value_type_bool, .truth = truth };
}

struct value value_of_int(int64_t number)
{
    return (struct value){ .type = &value_type_int, .integer = number };
}

struct value value_of_int64(int64_t number)
{
    return (struct value){ .type = &value_type_int64, .integer = number };
}

struct value value_of_float(double number)
{
    return (struct value){ .type = &value_type_float64, .number = number };
}

struct value value_of_str(struct str text)
{
    assert(text.len <= UINT32_MAX);
    return (struct value){ .type = &value_type_string,
                           .length = (uint32_t)text.len,
                           .bytes = text.ptr };
}

struct value value_of_struct(const struct value_type *type, const struct value *fields)
{
    return (struct value){ .type = type, .fields = fields };
}

struct value value_of_object(const struct value_type *type, const void *object)
{
    return (struct value){ .type = type, .object = object };
}

struct str value_str(const struct value *value)
{
    if (value_kind(value) != VALUE_STRING)
        return STR_EMPTY;
    return (struct str){ value->bytes, value->length };
}

bool value_is_signed(const struct value *value)
{
    enum value_kind kind = value_kind(value);

    return kind >= VALUE_INT && kind <= VALUE_INT64;
}

bool value_is_unsigned(const struct value *value)
{
    enum value_kind kind = value_kind(value);

    return kind >= VALUE_UINT && kind <= VALUE_UINT64;
}

bool value_is_float(const struct value *value)
{
    return value_kind(value) == VALUE_FLOAT32 || value_kind(value) == VALUE_FLOAT64;
}

struct value value_boxed(struct value value)
{
    if (!value.type)
        return VALUE_NIL;
    value.boxed = true;
    return value;
}

bool value_is_null(const struct value *value)
{
    switch (value_kind(value)) {
    case VALUE_INVALID:
    case VALUE_INTERFACE:
        return true;
    case VALUE_SLICE:
    case VALUE_MAP:
    case VALUE_POINTER:
    case VALUE_FUNC:
        return !value->object;
    default:
        return false;
    }
}

bool value_truth(const struct value *value)
{
    switch (value_kind(value)) {
    case VALUE_INVALID:
    case VALUE_INTERFACE:
        return false;
    case VALUE_BOOL:
        return value->truth;
    case VALUE_FLOAT32:
    case VALUE_FLOAT64:
        return value->number != 0;
    case VALUE_COMPLEX128:
        return value->complex && (value->complex[0] != 0 || value->complex[1] != 0);
    case VALUE_STRING:
    case VALUE_SLICE:
    case VALUE_MAP:
        return value_count(value) > 0;
    case VALUE_POINTER:
    case VALUE_FUNC:
        return value->object;
    case VALUE_STRUCT:
        return true;
    default:
        return value->integer != 0;
    }
}

/* ---- lists ---- */

struct value value_list_new(const struct value_type *type, size_t capacity, struct arena *arena)
{
    struct value_list *list = ARENA_NEW(arena, struct value_list);

    list->capacity = capacity;
    list->items = capacity ? arena_alloc(arena, capacity * sizeof(*list->items)) : NULL;
    return (struct value){ .type = type, .list = list };
}

static struct value stored(const struct value_type *type, struct value item)
{
    return type->element == &value_type_any ? value_boxed(item) : item;
}

static struct value byte_value(char byte)
{
    return (struct value){ .type = &value_type_uint8, .natural = (unsigned char)byte };
}

static void take_apart(struct value_list *list)
{
    const char *bytes = list->bytes;

    if (!bytes)
        return;
    list->bytes = NULL;
    list->items = arena_alloc(list->arena, (list->count + 1) * sizeof(*list->items));
    list->capacity = list->count;
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = byte_value(bytes[i]);
}

void value_list_add(struct value *list, struct value item, struct arena *arena)
{
    struct value_list *of = list->list;

    take_apart(of);

    if (of->count == of->capacity) {
        size_t capacity = of->capacity ? of->capacity * 2 : 8;
        struct value *items = arena_alloc(arena, capacity * sizeof(*items));

        if (of->count)
            memcpy(items, of->items, of->count * sizeof(*items));
        of->items = items;
        of->capacity = capacity;
    }
    of->items[of->count++] = stored(list->type, item);
}

struct value value_list_slice(const struct value *list, size_t begin, size_t end,
                              struct arena *arena)
{
    struct value_list *part = ARENA_NEW(arena, struct value_list);
    struct value slice = *list;

    assert(begin <= end && end <= value_count(list));
    if (list->list && list->list->bytes) {
        part->bytes = list->list->bytes + begin;
        part->arena = arena;
    }
    part->items = list->list && list->list->items ? list->list->items + begin : NULL;
    part->count = part->capacity = end - begin;
    slice.list = part;
    return slice;
}

struct value value_item(const struct value *list, size_t index)
{
    assert(index < value_count(list));
    if (list->list->bytes)
        return byte_value(list->list->bytes[index]);
    return list->list->items[index];
}

void value_list_put(struct value *list, size_t index, struct value item)
{
    assert(index < value_count(list));
    take_apart(list->list);
    list->list->items[index] = stored(list->type, item);
}

size_t value_count(const struct value *value)
{
    switch (value_kind(value)) {
    case VALUE_STRING:
        return value->length;
    case VALUE_SLICE:
        return value->list ? value->list->count : 0;
    case VALUE_MAP:
        return value_map_count(value);
    default:
        return 0;
    }
}

struct value value_of_bytes(struct str bytes, struct arena *arena)
{
    struct value list = value_list_new(&value_type_bytes, 0, arena);

    list.list->bytes = bytes.ptr;
    list.list->count = bytes.len;
    list.list->arena = arena;
    return list;
}

struct str value_bytes(const struct value *value, struct arena *arena)
{
    size_t count = value_count(value);
    char *bytes;

    if (count && value->list->bytes)
        return (struct str){ value->list->bytes, count };
    bytes = arena_alloc(arena, count + 1);
    for (size_t i = 0; i < count; i++)
        bytes[i] = (char)value->list->items[i].natural;
    return (struct str){ bytes, count };
}
