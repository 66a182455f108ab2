#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/json.h"
#include "template/value.h"
#include "template/value_map.h"

#include <inttypes.h>
#include <math.h>

struct value value_of_json(const struct json *json, enum value_numbers numbers, struct arena *arena)
{
    struct value list;

    switch (json_type(json)) {
    case JSON_BOOL:
        return value_of_bool(json_bool(json, false));
    case JSON_INT:
        if (numbers == VALUE_NUMBERS_KEEP)
            return value_of_int64(json_int(json, 0));
        return value_of_float((double)json_int(json, 0));
    case JSON_FLOAT:
        return value_of_float(json_double(json, 0));
    case JSON_STRING:
        return value_of_str(json_string(json));
    case JSON_ARRAY:
        list = value_list_new(&value_type_list, json_count(json), arena);
        for (struct json_cursor at = json_walk(json); json_next(&at);)
            value_list_add(&list, value_of_json(at.value, numbers, arena), arena);
        return list;
    case JSON_OBJECT:
        return value_map_of_json(json, numbers, arena);
    default:
        return VALUE_NIL;
    }
}

static int to_json(const struct value *value, size_t depth, struct arena *arena,
                   const struct json **out, struct error *err);

static int number_to_json(double number, struct arena *arena, const struct json **out,
                          struct error *err)
{
    if (isfinite(number)) {
        *out = json_new_float(arena, number);
        return 0;
    }
    return error_set(err, ERR_INVALID, "json: unsupported value: %s",
                     isnan(number) ? "NaN"
                     : number < 0  ? "-Inf"
                                   : "+Inf");
}

static int list_to_json(const struct value *value, size_t depth, struct arena *arena,
                        const struct json **out, struct error *err)
{
    struct json *array;

    if (!value->list) {
        *out = json_new_null(arena);
        return 0;
    }
    if (value->type->element == &value_type_uint8) {
        *out = json_new_string(arena, base64_encode(value_bytes(value, arena), arena));
        return 0;
    }
    array = json_new_array(arena);
    for (size_t i = 0; i < value_count(value); i++) {
        struct value item = value_item(value, i);
        const struct json *json = NULL;

        if (to_json(&item, depth + 1, arena, &json, err) < 0)
            return -1;
        json_append(arena, array, json);
    }
    *out = array;
    return 0;
}

static int map_to_json(const struct value *value, size_t depth, struct arena *arena,
                       const struct json **out, struct error *err)
{
    struct json *object;
    struct value_entry *entries;
    size_t count;

    if (!value->map) {
        *out = json_new_null(arena);
        return 0;
    }
    object = json_new_object(arena);
    entries = value_map_entries(value, arena, &count);
    for (size_t i = 0; i < count; i++) {
        const struct json *json = NULL;

        if (to_json(&entries[i].value, depth + 1, arena, &json, err) < 0)
            return -1;
        json_set_str(arena, object, entries[i].key, json);
    }
    *out = object;
    return 0;
}

static int struct_to_json(const struct value *value, size_t depth, struct arena *arena,
                          const struct json **out, struct error *err)
{
    const struct value_type *type =
        value->type->kind == VALUE_POINTER ? value->type->element : value->type;
    struct json *object;

    if (value->type->kind == VALUE_POINTER && !value->object) {
        *out = json_new_null(arena);
        return 0;
    }
    if (value->type->json)
        return json_parse(value->type->json(value, arena), NULL, arena, out, err);
    object = json_new_object(arena);
    for (size_t i = 0; type->members && type->members[i].name && !type->members[i].signature; i++) {
        const struct json *json = NULL;

        if (to_json(&value->fields[i], depth + 1, arena, &json, err) < 0)
            return -1;
        json_set(arena, object, type->members[i].name, json);
    }
    *out = object;
    return 0;
}

static int natural_to_json(uint64_t natural, struct arena *arena, const struct json **out,
                           struct error *err)
{
    struct json_limits limits = { .keep_number_text = true };

    if (natural <= INT64_MAX) {
        *out = json_new_int(arena, (int64_t)natural);
        return 0;
    }
    return json_parse(str_of(arena_printf(arena, "%" PRIu64, natural)), &limits, arena, out, err);
}

static int to_json(const struct value *value, size_t depth, struct arena *arena,
                   const struct json **out, struct error *err)
{
    if (depth > VALUE_MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "json: unsupported value: encountered a cycle via %s",
                         value->type ? value->type->name : "nil");
    switch (value_kind(value)) {
    case VALUE_INVALID:
    case VALUE_INTERFACE:
        *out = json_new_null(arena);
        return 0;
    case VALUE_BOOL:
        *out = json_new_bool(arena, value->truth);
        return 0;
    case VALUE_FLOAT32:
    case VALUE_FLOAT64:
        return number_to_json(value->number, arena, out, err);
    case VALUE_STRING:
        *out = json_new_string(arena, value_str(value));
        return 0;
    case VALUE_SLICE:
        return list_to_json(value, depth, arena, out, err);
    case VALUE_MAP:
        return map_to_json(value, depth, arena, out, err);
    case VALUE_STRUCT:
    case VALUE_POINTER:
        return struct_to_json(value, depth, arena, out, err);
    case VALUE_COMPLEX128:
    case VALUE_FUNC:
        return error_set(err, ERR_INVALID, "json: unsupported type: %s", value->type->name);
    default:
        if (value_is_unsigned(value))
            return natural_to_json(value->natural, arena, out, err);
        *out = json_new_int(arena, value->integer);
        return 0;
    }
}

int value_to_json(const struct value *value, struct arena *arena, const struct json **out,
                  struct error *err)
{
    return to_json(value, 0, arena, out, err);
}

int value_write_json(const struct value *value, unsigned style, struct strbuf *out,
                     struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *json = NULL;

    if (to_json(value, 0, arena, &json, err) < 0)
        return -1;
    json_write(json, style & ~(unsigned)JSON_SORTED, out);
    return strbuf_check(out, "the JSON text", err);
}
