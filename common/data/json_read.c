#include "data/json_word.h"

#include <math.h>

static const enum json_type types[16] = {
    [TAG_NULL] = JSON_NULL,          [TAG_BOOL] = JSON_BOOL,   [TAG_INT] = JSON_INT,
    [TAG_SHORT] = JSON_STRING,       [TAG_NAME] = JSON_STRING, [TAG_EDIT_ARRAY] = JSON_ARRAY,
    [TAG_EDIT_OBJECT] = JSON_OBJECT, [TAG_INT64] = JSON_INT,   [TAG_FLOAT] = JSON_FLOAT,
    [TAG_STRING] = JSON_STRING,      [TAG_ARRAY] = JSON_ARRAY, [TAG_OBJECT] = JSON_OBJECT,
    [TAG_KEYED] = JSON_OBJECT,
};

enum json_type json_type(const struct json *value)
{
    return value ? types[word_tag(value->bits)] : JSON_ABSENT;
}

const char *json_type_name(enum json_type type)
{
    static const char *const names[] = {
        [JSON_ABSENT] = "absent", [JSON_NULL] = "null",     [JSON_BOOL] = "bool",
        [JSON_INT] = "int",       [JSON_FLOAT] = "float",   [JSON_STRING] = "string",
        [JSON_ARRAY] = "array",   [JSON_OBJECT] = "object",
    };

    return names[type];
}

size_t json_count(const struct json *value)
{
    switch (value ? word_tag(value->bits) : TAG_NULL) {
    case TAG_ARRAY:
    case TAG_OBJECT:
    case TAG_KEYED:
        return word_count(value);
    case TAG_EDIT_ARRAY:
        return edit_array_of(value)->count;
    case TAG_EDIT_OBJECT:
        return edit_object_of(value)->count;
    default:
        return 0;
    }
}

/* ---- members ---- */

static const struct json *find_named(const struct json *object, uint32_t name)
{
    size_t count = word_count(object);
    const char *keys = word_target(object) + count * sizeof(struct json);

    for (size_t i = 0; i < count; i++) {
        if (load16(keys + 2 * i) == name)
            return word_values(object) + i;
    }
    return NULL;
}

static const struct json *find_keyed_small(const struct json *object, struct str key, int name)
{
    size_t count = word_count(object);
    const char *values = word_target(object);
    const char *keys = values + count * sizeof(struct json);
    uint32_t wanted = KEY_BUILTIN | (uint32_t)name;

    for (size_t i = 0; i < count; i++) {
        uint32_t own = load32(keys + 4 * i);

        if (name >= 0 ? own == wanted
                      : !(own & KEY_BUILTIN) && str_equal(key_record(values - own), key))
            return word_values(object) + i;
    }
    return NULL;
}

static const struct json *find_keyed_big(const struct json *object, struct str key)
{
    size_t count = word_count(object), low = 0, high = count;
    const char *order = word_target(object) + count * (sizeof(struct json) + 4);
    bool indexed = word_detail(object->bits) == KEYS_INDEXED;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t place = indexed ? load32(order + 4 * middle) : middle;
        int difference = str_compare(key, frozen_key(object, count, place));

        if (difference == 0)
            return word_values(object) + place;
        if (difference < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct json *json_get_str(const struct json *object, struct str key)
{
    enum json_tag tag = object ? word_tag(object->bits) : TAG_NULL;
    int name;

    if (tag == TAG_EDIT_OBJECT) {
        const struct edit_member *member = json_edit_find(edit_object_of(object), key);

        return member ? slot_value(member->slot) : NULL;
    }
    if (tag == TAG_KEYED && word_detail(object->bits) != KEYS_PLAIN)
        return find_keyed_big(object, key);
    if (tag != TAG_OBJECT && tag != TAG_KEYED)
        return NULL;

    name = json_name_find(key.ptr, key.len, json_text_hash(key.ptr, key.len));
    if (tag == TAG_KEYED)
        return find_keyed_small(object, key, name);
    return name < 0 ? NULL : find_named(object, (uint32_t)name);
}

const struct json *json_get(const struct json *object, const char *key)
{
    return json_get_str(object, str_of(key));
}

const struct json *json_item(const struct json *array, size_t index)
{
    switch (array ? word_tag(array->bits) : TAG_NULL) {
    case TAG_ARRAY:
        return index < word_count(array) ? word_values(array) + index : NULL;
    case TAG_EDIT_ARRAY:
        return index < edit_array_of(array)->count ? slot_value(edit_array_of(array)->items[index])
                                                   : NULL;
    default:
        return NULL;
    }
}

static bool parse_index(struct str text, size_t *index)
{
    size_t number = 0;

    if (text.len == 0 || text.len > 18)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        number = number * 10 + (size_t)(text.ptr[i] - '0');
    }
    *index = number;
    return true;
}

const struct json *json_at(const struct json *value, const char *path)
{
    while (value && *path) {
        size_t index, len = (size_t)(strchrnul(path, '.') - path);
        struct str step = { path, len };

        if (!json_is(value, JSON_ARRAY))
            value = json_get_str(value, step);
        else
            value = parse_index(step, &index) ? json_item(value, index) : NULL;
        path += len + (path[len] == '.');
    }
    return value;
}

struct json_cursor json_walk(const struct json *value)
{
    return (struct json_cursor){ .key = STR_EMPTY, .container = value, .index = SIZE_MAX };
}

static bool next_edited_member(struct json_cursor *at)
{
    const struct edit_object *object = edit_object_of(at->container);

    while (at->position < object->used) {
        const struct edit_member *member = &object->members[at->position++];

        if (member->slot.address) {
            at->key = member->key;
            at->value = slot_value(member->slot);
            at->index++;
            return true;
        }
    }
    return false;
}

bool json_next(struct json_cursor *at)
{
    enum json_tag tag = at->container ? word_tag(at->container->bits) : TAG_NULL;
    size_t count;

    if (tag == TAG_EDIT_OBJECT)
        return next_edited_member(at);
    count = json_count(at->container);
    if (at->position >= count)
        return false;

    if (tag == TAG_EDIT_ARRAY) {
        at->value = slot_value(edit_array_of(at->container)->items[at->position]);
    } else {
        at->value = word_values(at->container) + at->position;
        if (tag != TAG_ARRAY)
            at->key = frozen_key(at->container, count, at->position);
    }
    at->index = at->position++;
    return true;
}

/* ---- scalars ---- */

struct str json_string(const struct json *value)
{
    switch (value ? word_tag(value->bits) : TAG_NULL) {
    case TAG_SHORT:
        return (struct str){ (const char *)value + 1, word_detail(value->bits) };
    case TAG_NAME:
        return json_name_str((uint32_t)(value->bits >> 8));
    case TAG_STRING:
        return (struct str){ word_target(value), word_count(value) };
    default:
        return STR_EMPTY;
    }
}

const char *json_cstr(const struct json *value)
{
    return json_string(value).ptr;
}

bool json_bool(const struct json *value, bool fallback)
{
    return json_is(value, JSON_BOOL) ? (value->bits >> 8) != 0 : fallback;
}

static int64_t read_int(const struct json *value)
{
    if (word_tag(value->bits) == TAG_INT)
        return word_int(value->bits);
    return (int64_t)load64(word_target(value));
}

static double read_float(const struct json *value)
{
    double number;

    memcpy(&number, word_target(value), sizeof(number));
    return number;
}

struct str json_number_text(const struct json *number)
{
    size_t len = json_is(number, JSON_FLOAT) ? word_count(number) : 0;

    return len ? (struct str){ word_target(number) + sizeof(double), len } : STR_EMPTY;
}

int64_t json_int(const struct json *value, int64_t fallback)
{
    double number;

    if (json_is(value, JSON_INT))
        return read_int(value);
    if (!json_is(value, JSON_FLOAT))
        return fallback;
    number = read_float(value);
    // cppcheck-suppress incorrectLogicOperator; it reads hexadecimal floats as 0
    if (number < -0x1p63 || number >= 0x1p63 || number != trunc(number))
        return fallback;
    return (int64_t)number;
}

double json_double(const struct json *value, double fallback)
{
    if (json_is(value, JSON_FLOAT))
        return read_float(value);
    return json_is(value, JSON_INT) ? (double)read_int(value) : fallback;
}

bool json_text(const struct json *object, const char *key, struct str *out)
{
    const struct json *value = json_get(object, key);

    if (!json_is(value, JSON_STRING))
        return false;
    *out = json_string(value);
    return true;
}

struct str json_text_at(const struct json *value, const char *path)
{
    return json_string(json_at(value, path));
}

const char *json_cstr_at(const struct json *value, const char *path)
{
    return json_cstr(json_at(value, path));
}
