#include "base/arena.h"
#include "data/json.h"
#include "data/message.h"

/* As Go's encoding/json reads into a struct. */

struct taker {
    struct arena *arena;
    struct error *err;
    struct message message; /* the innermost struct, and */
    const char *key;        /* its field, for errors */
    const struct taker *outer;
};

static int take_message(struct taker *taker, struct message message, const struct json *value,
                        const struct json **out);

/* The last parts of a dotted name: 1 is a type, 2 has its package before it. */
static const char *last_parts(const char *name, int parts)
{
    const char *at = name + strlen(name);

    while (at > name && parts > 0)
        if (*--at == '.')
            parts--;
    return *at == '.' ? at + 1 : at;
}

static const char *go_type(const struct taker *taker, const struct message_field *field)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
        return "string";
    case MESSAGE_BOOL:
        return "bool";
    case MESSAGE_INT32:
        return "int32";
    case MESSAGE_INT64:
        return "int64";
    case MESSAGE_DOUBLE:
        return "float64";
    case MESSAGE_BYTES:
        return "[]uint8";
    case MESSAGE_OF:
        break;
    }
    return last_parts(message_name(message_at(taker->message.set, field->of)), 2);
}

const char *message_value_kind(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_INT:
    case JSON_FLOAT:
        return "number";
    default:
        return json_type_name(json_type(value));
    }
}

/* The keys from the outermost struct to here. */
static const char *path_of(const struct taker *taker)
{
    if (!taker->outer || !taker->outer->key)
        return taker->key;
    return arena_printf(taker->arena, "%s.%s", path_of(taker->outer), taker->key);
}

static int refuse_kind(const struct taker *taker, const char *kind, const char *prefix,
                       const char *type)
{
    if (!taker->key)
        return error_set(taker->err, ERR_INVALID,
                         "json: cannot unmarshal %s into Go value of type %s%s", kind, prefix,
                         type);
    return error_set(taker->err, ERR_INVALID,
                     "json: cannot unmarshal %s into Go struct field %s.%s of type %s%s", kind,
                     last_parts(message_name(taker->message), 1), path_of(taker), prefix, type);
}

static int refuse(const struct taker *taker, const struct json *value, const char *prefix,
                  const char *type)
{
    return refuse_kind(taker, message_value_kind(value), prefix, type);
}

/* Of a number that is none of the kind Go tells which it is. */
static int refuse_scalar(const struct taker *taker, const struct message_field *field,
                         const struct json *value)
{
    const char *type = go_type(taker, field);

    if ((field->kind == MESSAGE_INT32 || field->kind == MESSAGE_INT64) &&
        (json_is(value, JSON_INT) || json_is(value, JSON_FLOAT)))
        return refuse_kind(taker,
                           arena_printf(taker->arena, "number %s",
                                        json_print(value, JSON_COMPACT, taker->arena).ptr),
                           "", type);
    return refuse(taker, value, "", type);
}

/* The API's own messages hold pointers, those of Kubernetes and of our kinds the values. */
static const char *list_prefix(const struct taker *taker, const struct message_field *field)
{
    bool is_kubernetes = strncmp(message_name(taker->message), "github.com", 10) == 0 ||
                         strncmp(message_name(taker->message), "k8s.io", 6) == 0;

    return field->kind == MESSAGE_OF && !is_kubernetes ? "[]*" : "[]";
}

static bool fits(const struct message_field *field, const struct json *value)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
    case MESSAGE_BYTES:
        return json_is(value, JSON_STRING);
    case MESSAGE_BOOL:
        return json_is(value, JSON_BOOL);
    case MESSAGE_INT32:
        return json_is(value, JSON_INT) && json_int(value, 0) == (int32_t)json_int(value, 0);
    case MESSAGE_INT64:
        return json_is(value, JSON_INT);
    default:
        return json_is(value, JSON_INT) || json_is(value, JSON_FLOAT);
    }
}

static int take_value(struct taker *taker, const struct message_field *field,
                      const struct json *value, const struct json **out)
{
    if (field->kind == MESSAGE_OF) {
        struct taker inner = { taker->arena, taker->err, taker->message, NULL, taker };

        return take_message(&inner, message_at(taker->message.set, field->of), value, out);
    }
    if (!fits(field, value))
        return refuse_scalar(taker, field, value);
    *out = value;
    return 0;
}

static int take_list(struct taker *taker, const struct message_field *field,
                     const struct json *value, const struct json **out)
{
    struct json *list = json_new_array(taker->arena);

    if (!json_is(value, JSON_ARRAY))
        return refuse(taker, value, list_prefix(taker, field), go_type(taker, field));
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *item = at.value;

        if (!json_is(item, JSON_NULL) && take_value(taker, field, item, &item) < 0)
            return -1;
        json_append(taker->arena, list, item);
    }
    *out = list;
    return 0;
}

static int take_map(struct taker *taker, const struct message_field *field,
                    const struct json *value, const struct json **out)
{
    struct json *map = json_new_object(taker->arena);

    if (!json_is(value, JSON_OBJECT))
        return refuse(taker, value, "map[string]", go_type(taker, field));
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *item = at.value;

        if (json_is(item, JSON_NULL))
            continue;
        if (take_value(taker, field, item, &item) < 0)
            return -1;
        json_set_str(taker->arena, map, at.key, item);
    }
    *out = map;
    return 0;
}

static int take_field(struct taker *taker, const struct message_field *field,
                      const struct json *value, const struct json **out)
{
    switch ((enum message_shape)field->shape) {
    case MESSAGE_LIST:
        return take_list(taker, field, value, out);
    case MESSAGE_MAP:
        return take_map(taker, field, value, out);
    default:
        return take_value(taker, field, value, out);
    }
}

static int take_object(struct taker *taker, struct message message, const struct json *value,
                       const struct json **out)
{
    struct json *object = json_new_object(taker->arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct message owner;
        const struct message_field *field = message_field_like(message, at.key, &owner);
        const struct json *taken = NULL;

        if (!field || json_is(at.value, JSON_NULL))
            continue;
        taker->message = owner;
        taker->key = message.set->texts + field->json_name;
        if (take_field(taker, field, at.value, &taken) < 0)
            return -1;
        if (!json_is(taken, JSON_NULL))
            json_set(taker->arena, object, taker->key, taken);
    }
    *out = object;
    return 0;
}

static bool is_form(struct message message, const struct json *value)
{
    switch ((enum message_form)message.type->form) {
    case MESSAGE_FORM_TIME:
    case MESSAGE_FORM_MICRO_TIME:
    case MESSAGE_FORM_TEXT:
    case MESSAGE_FORM_YAML:
        return json_is(value, JSON_STRING);
    case MESSAGE_FORM_INT_OR_STRING:
        return json_is(value, JSON_STRING) || json_is(value, JSON_INT);
    case MESSAGE_FORM_TEXTS:
        return json_is(value, JSON_ARRAY);
    case MESSAGE_FORM_TEXT_MAP:
    case MESSAGE_FORM_FIELDS:
        return json_is(value, JSON_OBJECT);
    case MESSAGE_FORM_ANY:
        return true;
    }
    return false;
}

static int take_message(struct taker *taker, struct message message, const struct json *value,
                        const struct json **out)
{
    if (!is_form(message, value))
        return refuse(taker->outer ? taker->outer : taker, value, "",
                      last_parts(message_name(message), 2));
    if (message.type->form == MESSAGE_FORM_FIELDS)
        return take_object(taker, message, value, out);
    *out = value;
    return 0;
}

int message_take(struct message message, const struct json *value, struct arena *arena,
                 const struct json **out, struct error *err)
{
    struct taker taker = { arena, err, message, NULL, NULL };

    if (json_type(value) <= JSON_NULL) {
        *out = json_new_object(arena);
        return 0;
    }
    return take_message(&taker, message, value, out);
}
