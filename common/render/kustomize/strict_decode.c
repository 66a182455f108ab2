#include "render/kustomize/strict_decode.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"

#include <strings.h>

struct decoder {
    struct arena *arena;
    const char *struct_name; /* the innermost */
    const char *stack;       /* "configMapGenerator.literals" */
    struct error *err;
};

static int decode_struct(struct decoder *d, const struct strict_struct *shape,
                         const struct json *value, const struct json **out);

static const char *json_kind(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_INT:
    case JSON_FLOAT:
        return "number";
    default:
        return json_type_name(json_type(value));
    }
}

static int fail_type(struct decoder *d, const struct json *value, const char *go_type)
{
    if (!d->stack[0])
        return error_set(d->err, ERR_INVALID, "json: cannot unmarshal %s into Go value of type %s",
                         json_kind(value), go_type);
    return error_set(d->err, ERR_INVALID,
                     "json: cannot unmarshal %s into Go struct field %s.%s of type %s",
                     json_kind(value), d->struct_name, d->stack, go_type);
}

static int check_scalar(struct decoder *d, const struct json *value, enum json_type type,
                        const char *go_type)
{
    if (json_is(value, type) || json_is(value, JSON_NULL))
        return 0;
    if (type == JSON_INT && json_is(value, JSON_FLOAT))
        return error_set(d->err, ERR_INVALID,
                         "json: cannot unmarshal number %.*s into Go struct field %s.%s of type %s",
                         STR_ARG(json_print(value, JSON_COMPACT, d->arena)), d->struct_name,
                         d->stack, go_type);
    return fail_type(d, value, go_type);
}

static int decode_strings(struct decoder *d, const struct json *value, const char *go_type)
{
    if (!json_is(value, JSON_ARRAY))
        return fail_type(d, value, go_type ? arena_printf(d->arena, "[]%s", go_type) : "[]string");
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (check_scalar(d, at.value, JSON_STRING, go_type ? go_type : "string") < 0)
            return -1;
    }
    return 0;
}

static int decode_map(struct decoder *d, const struct json *value, enum json_type type)
{
    const char *go_type = type == JSON_STRING ? "string" : "bool";

    if (!json_is(value, JSON_OBJECT))
        return fail_type(d, value, arena_printf(d->arena, "map[string]%s", go_type));
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (check_scalar(d, at.value, type, go_type) < 0)
            return -1;
    }
    return 0;
}

static int decode_structs(struct decoder *d, const struct strict_struct *shape, const char *go_type,
                          const struct json *value, const struct json **out)
{
    struct json *array = json_new_array(d->arena);

    if (!json_is(value, JSON_ARRAY))
        return fail_type(d, value,
                         go_type ? go_type : arena_printf(d->arena, "[]%s", shape->go_type));
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *item = json_new_object(d->arena);

        if (!json_is(at.value, JSON_NULL) && decode_struct(d, shape, at.value, &item) < 0)
            return -1;
        json_append(d->arena, array, item);
    }
    *out = array;
    return 0;
}

/* Nulls in a list or a map of strings are empty ones. */
static const struct json *without_nulls(struct decoder *d, const struct json *value)
{
    struct json *made = NULL;

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (!json_is(at.value, JSON_NULL))
            continue;
        if (!made)
            made = json_edit(d->arena, value);
        if (json_is(value, JSON_ARRAY))
            json_replace(d->arena, made, at.index, json_new_cstr(d->arena, ""));
        else
            json_set_str(d->arena, made, at.key, json_new_cstr(d->arena, ""));
    }
    return made ? made : value;
}

static int decode_loose(struct decoder *d, const struct json *value, const struct json **out)
{
    if (json_is(value, JSON_BOOL) || json_is(value, JSON_INT) || json_is(value, JSON_FLOAT))
        *out = json_new_string(d->arena, json_print(value, JSON_COMPACT, d->arena));
    return check_scalar(d, *out, JSON_STRING, "string");
}

static int decode_value(struct decoder *d, const struct strict_field *field,
                        const struct json *value, const struct json **out)
{
    int status = 0;

    *out = value;
    switch (field->type) {
    case STRICT_STRING:
        return check_scalar(d, value, JSON_STRING, field->go_type ? field->go_type : "string");
    case STRICT_LOOSE_STRING:
        return decode_loose(d, value, out);
    case STRICT_BOOL:
        return check_scalar(d, value, JSON_BOOL, "bool");
    case STRICT_INT:
        return check_scalar(d, value, JSON_INT, field->go_type ? field->go_type : "int");
    case STRICT_ANY:
        return 0;
    case STRICT_STRINGS:
        status = decode_strings(d, value, field->go_type);
        break;
    case STRICT_STRING_MAP:
        status = decode_map(d, value, JSON_STRING);
        break;
    case STRICT_BOOL_MAP:
        return decode_map(d, value, JSON_BOOL);
    case STRICT_STRUCT:
        return decode_struct(d, field->of, value, out);
    case STRICT_STRUCTS:
        return decode_structs(d, field->of, field->go_type, value, out);
    }
    if (status == 0)
        *out = without_nulls(d, value);
    return status;
}

static const struct strict_field *find_field(const struct strict_struct *shape, struct str name)
{
    const struct strict_field *folded = NULL;

    for (const struct strict_field *at = shape->fields; at->name; at++) {
        if (str_equals(name, at->name))
            return at;
        if (!folded && strlen(at->name) == name.len &&
            strncasecmp(at->name, name.ptr, name.len) == 0)
            folded = at;
    }
    return folded;
}

static int decode_member(struct decoder *d, const struct strict_struct *shape,
                         struct json_cursor *at, struct json *object)
{
    const struct strict_field *field = find_field(shape, at->key);
    const char *stack = d->stack, *struct_name = d->struct_name;
    const struct json *value = NULL;
    int status;

    if (!field)
        return error_set(d->err, ERR_INVALID, "json: unknown field %s",
                         go_quoted(at->key, d->arena).ptr);
    if (json_is(at->value, JSON_NULL))
        return 0;
    d->stack =
        arena_printf(d->arena, "%s%s%s%s%s", stack, stack[0] ? "." : "",
                     field->within ? field->within : "", field->within ? "." : "", field->name);
    d->struct_name = shape->name;
    status = decode_value(d, field, at->value, &value);
    d->stack = stack;
    d->struct_name = struct_name;
    if (status == 0)
        json_set(d->arena, object, field->name, value);
    return status;
}

static int decode_struct(struct decoder *d, const struct strict_struct *shape,
                         const struct json *value, const struct json **out)
{
    struct json *object = json_new_object(d->arena);

    if (!json_is(value, JSON_OBJECT))
        return fail_type(d, value, shape->go_type);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (decode_member(d, shape, &at, object) < 0)
            return -1;
    }
    *out = object;
    return 0;
}

int strict_decode(const struct strict_struct *shape, const struct json *document,
                  struct arena *arena, const struct json **out, struct error *err)
{
    struct decoder decoder = { arena, shape->name, "", err };
    const struct json *sorted;

    if (decode_struct(&decoder, shape, document, out) == 0)
        return 0;
    /* The original goes through the fields by name: which mistake is the first depends on it. */
    if (json_parse(json_print(document, JSON_SORTED, arena), NULL, arena, &sorted, err) < 0)
        return -1;
    return decode_struct(&decoder, shape, sorted, out);
}
