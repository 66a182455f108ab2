/*
 * An edited container points at its values, which stay where they are: in a frozen block, in
 * another container, in the arena. json_edit_get() puts a shallow copy in a value's place first,
 * unless it has done so before, so that nobody else who holds the value sees the change.
 */
#include "base/arena.h"
#include "data/digest.h"
#include "data/json_builder.h"
#include "data/json_word.h"

static struct json *new_word(struct arena *arena, uint64_t bits)
{
    struct json *word = ARENA_NEW(arena, struct json);

    word->bits = bits;
    return word;
}

/* A word with `size` bytes of its own in front of it; `count` as in word_make_far(). */
static struct json *new_far_word(struct arena *arena, enum json_tag tag, size_t count, size_t size,
                                 char **bytes)
{
    size_t front = count >= COUNT_LONG ? sizeof(uint64_t) : 0;
    size_t place = (front + size + 1) & ~(size_t)1;
    char *memory = arena_alloc(arena, place + sizeof(struct json));
    struct json *word = (struct json *)(void *)(memory + place);

    assert(size < BLOCK_MAX);
    if (front) {
        uint64_t longer = count;

        memcpy(memory, &longer, sizeof(longer));
    }
    *bytes = memory + front;
    word->bits = word_make_far(tag, 0, count, (uint32_t)(place - front));
    return word;
}

struct json *json_new_null(struct arena *arena)
{
    return new_word(arena, word_make(TAG_NULL, 0, 0));
}

struct json *json_new_bool(struct arena *arena, bool value)
{
    return new_word(arena, word_make(TAG_BOOL, 0, value));
}

struct json *json_new_int(struct arena *arena, int64_t value)
{
    struct json *word;
    char *bytes;

    if (word_int_fits(value))
        return new_word(arena, word_make(TAG_INT, 0, (uint64_t)value));
    word = new_far_word(arena, TAG_INT64, 0, sizeof(value), &bytes);
    memcpy(bytes, &value, sizeof(value));
    return word;
}

struct json *json_new_float(struct arena *arena, double value)
{
    struct json *word;
    char *bytes;

    if (!__builtin_isfinite(value))
        return json_new_null(arena);
    word = new_far_word(arena, TAG_FLOAT, 0, sizeof(value), &bytes);
    memcpy(bytes, &value, sizeof(value));
    return word;
}

struct json *json_new_string(struct arena *arena, struct str text)
{
    struct json *word;
    char *bytes;

    if (text.len <= SHORT_MAX)
        return new_word(arena, word_make_short(text.ptr, text.len));
    word = new_far_word(arena, TAG_STRING, text.len, text.len + 1, &bytes);
    memcpy(bytes, text.ptr, text.len);
    bytes[text.len] = '\0';
    return word;
}

struct json *json_new_cstr(struct arena *arena, const char *text)
{
    return json_new_string(arena, str_of(text));
}

struct json *json_new_array(struct arena *arena)
{
    struct edit_array *array = ARENA_NEW(arena, struct edit_array);

    array->word.bits = word_make(TAG_EDIT_ARRAY, 0, 0);
    return &array->word;
}

struct json *json_new_object(struct arena *arena)
{
    struct edit_object *object = ARENA_NEW(arena, struct edit_object);

    object->word.bits = word_make(TAG_EDIT_OBJECT, 0, 0);
    return &object->word;
}

/* ---- the insides ---- */

static struct edit_array *as_array(struct json *array)
{
    void *whole;

    assert(array && word_tag(array->bits) == TAG_EDIT_ARRAY);
    whole = array;
    return whole;
}

static struct edit_object *as_object(struct json *object)
{
    void *whole;

    assert(object && word_tag(object->bits) == TAG_EDIT_OBJECT);
    whole = object;
    return whole;
}

static struct edit_slot slot_of(const struct json *value)
{
    assert(value);
    return (struct edit_slot){ (const char *)value };
}

static void *grown(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    void *bigger;

    *capacity = *capacity < 8 ? 8 : *capacity * 2;
    bigger = arena_alloc(arena, *capacity * size);
    if (count)
        memcpy(bigger, items, count * size);
    return bigger;
}

/* Seeded with its address, so that nobody outside can choose keys that collide. */
static size_t key_hash(const struct edit_object *object, struct str key)
{
    return (size_t)digest_xxh64_seeded(key, (uint64_t)(uintptr_t)object);
}

static void index_member(struct edit_object *object, size_t place)
{
    size_t at = key_hash(object, object->members[place].key);

    while (object->index[at & (object->index_capacity - 1)])
        at++;
    object->index[at & (object->index_capacity - 1)] = (uint32_t)place + 1;
}

static void rebuild_index(struct arena *arena, struct edit_object *object)
{
    size_t capacity = (size_t)SMALL_OBJECT * 4;

    while (capacity < object->used * 4)
        capacity *= 2;
    if (capacity > object->index_capacity)
        object->index = arena_alloc(arena, capacity * sizeof(*object->index));
    else
        memset(object->index, 0, capacity * sizeof(*object->index));
    object->index_capacity = capacity;
    for (size_t i = 0; i < object->used; i++)
        index_member(object, i);
}

struct edit_member *json_edit_find(const struct edit_object *object, struct str key)
{
    if (!object->index) {
        for (size_t i = 0; i < object->used; i++) {
            if (object->members[i].slot.address && str_equal(object->members[i].key, key))
                return &object->members[i];
        }
        return NULL;
    }
    for (size_t at = key_hash(object, key);; at++) {
        uint32_t place = object->index[at & (object->index_capacity - 1)];
        struct edit_member *member;

        if (place == 0)
            return NULL;
        member = &object->members[place - 1];
        if (member->slot.address && str_equal(member->key, key))
            return member;
    }
}

static void add_member(struct arena *arena, struct edit_object *object, struct edit_member member)
{
    if (object->used == object->capacity)
        object->members = grown(arena, object->members, object->used, &object->capacity,
                                sizeof(*object->members));
    object->members[object->used++] = member;
    object->count++;
    if (object->used <= SMALL_OBJECT)
        return;
    if (!object->index || object->used * 2 > object->index_capacity)
        rebuild_index(arena, object);
    else
        index_member(object, object->used - 1);
}

/* ---- copying on write ---- */

static struct json *edit_array(struct arena *arena, const struct json *value)
{
    struct json *copy = json_new_array(arena);
    struct edit_array *array = as_array(copy);

    array->count = array->capacity = json_count(value);
    array->items = arena_alloc(arena, array->count * sizeof(*array->items));
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        array->items[at.index] = slot_of(at.value);
    return copy;
}

static struct json *edit_object(struct arena *arena, const struct json *value)
{
    struct json *copy = json_new_object(arena);
    struct edit_object *object = as_object(copy);

    object->capacity = json_count(value);
    object->members = arena_alloc(arena, object->capacity * sizeof(*object->members));
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        object->members[object->used++] = (struct edit_member){ at.key, slot_of(at.value) };
    object->count = object->used;
    if (object->used > SMALL_OBJECT)
        rebuild_index(arena, object);
    return copy;
}

struct json *json_edit(struct arena *arena, const struct json *value)
{
    switch (json_type(value)) {
    case JSON_ABSENT:
        return json_new_null(arena);
    case JSON_ARRAY:
        return edit_array(arena, value);
    case JSON_OBJECT:
        return edit_object(arena, value);
    default:
        /* No function changes a scalar. */
        return word_unlock(value);
    }
}

static struct json *edit_slot(struct arena *arena, struct edit_slot *slot)
{
    struct json *value = word_unlock(slot_value(*slot));

    if ((uintptr_t)slot->address & 1)
        return value;
    value = json_edit(arena, value);
    slot->address = (const char *)value + 1;
    return value;
}

struct json *json_edit_get_str(struct arena *arena, struct json *object, struct str key)
{
    struct edit_member *member = json_edit_find(as_object(object), key);

    return member ? edit_slot(arena, &member->slot) : NULL;
}

struct json *json_edit_get(struct arena *arena, struct json *object, const char *key)
{
    return json_edit_get_str(arena, object, str_of(key));
}

struct json *json_edit_item(struct arena *arena, struct json *array, size_t index)
{
    struct edit_array *items = as_array(array);

    return index < items->count ? edit_slot(arena, &items->items[index]) : NULL;
}

struct json *json_edit_object(struct arena *arena, struct json *object, const char *key)
{
    if (!json_is(json_get(object, key), JSON_OBJECT))
        json_set(arena, object, key, json_new_object(arena));
    return json_edit_get(arena, object, key);
}

/* ---- objects ---- */

void json_set_str(struct arena *arena, struct json *object, struct str key,
                  const struct json *value)
{
    struct edit_object *edited = as_object(object);
    struct edit_member *member = json_edit_find(edited, key);

    if (member)
        member->slot = slot_of(value);
    else
        add_member(arena, edited, (struct edit_member){ str_dup(key, arena), slot_of(value) });
}

void json_set(struct arena *arena, struct json *object, const char *key, const struct json *value)
{
    json_set_str(arena, object, str_of(key), value);
}

void json_set_text(struct arena *arena, struct json *object, const char *key, const char *text)
{
    json_set(arena, object, key, json_new_cstr(arena, text));
}

void json_set_int(struct arena *arena, struct json *object, const char *key, int64_t number)
{
    json_set(arena, object, key, json_new_int(arena, number));
}

void json_set_bool(struct arena *arena, struct json *object, const char *key, bool flag)
{
    json_set(arena, object, key, json_new_bool(arena, flag));
}

static void close_gaps(struct arena *arena, struct edit_object *object)
{
    size_t kept = 0;

    for (size_t i = 0; i < object->used; i++) {
        if (object->members[i].slot.address)
            object->members[kept++] = object->members[i];
    }
    object->used = kept;
    if (object->index)
        rebuild_index(arena, object);
}

bool json_remove_str(struct arena *arena, struct json *object, struct str key)
{
    struct edit_object *edited = as_object(object);
    struct edit_member *member = json_edit_find(edited, key);

    if (!member)
        return false;
    member->slot = (struct edit_slot){ 0 };
    edited->count--;
    /* A gap costs nothing until there are as many as members: removing all stays linear. */
    if (edited->used >= 8 && edited->count < edited->used / 2)
        close_gaps(arena, edited);
    return true;
}

bool json_remove(struct arena *arena, struct json *object, const char *key)
{
    return json_remove_str(arena, object, str_of(key));
}

/* ---- arrays ---- */

void json_insert(struct arena *arena, struct json *array, size_t index, const struct json *value)
{
    struct edit_array *edited = as_array(array);

    assert(index <= edited->count);
    if (edited->count == edited->capacity)
        edited->items =
            grown(arena, edited->items, edited->count, &edited->capacity, sizeof(*edited->items));
    memmove(&edited->items[index + 1], &edited->items[index],
            (edited->count - index) * sizeof(*edited->items));
    edited->items[index] = slot_of(value);
    edited->count++;
}

void json_append(struct arena *arena, struct json *array, const struct json *value)
{
    json_insert(arena, array, as_array(array)->count, value);
}

void json_replace(struct arena *arena, struct json *array, size_t index, const struct json *value)
{
    struct edit_array *edited = as_array(array);

    (void)arena;
    assert(index < edited->count);
    edited->items[index] = slot_of(value);
}

void json_remove_item(struct arena *arena, struct json *array, size_t index)
{
    struct edit_array *edited = as_array(array);

    (void)arena;
    assert(index < edited->count);
    edited->count--;
    memmove(&edited->items[index], &edited->items[index + 1],
            (edited->count - index) * sizeof(*edited->items));
}

struct json *json_copy(struct arena *arena, const struct json *value)
{
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *copy = NULL;
    int status;

    json_builder_value(builder, value);
    status = json_builder_finish_in(builder, arena, &copy, &err);
    assert(status == 0); /* a value of over 2 GiB cannot have come through any parser's limit */
    return json_edit(arena, copy);
}
