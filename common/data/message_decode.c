#include "base/arena.h"
#include "base/clock.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/message.h"
#include "data/wire_format.h"
#include "data/yaml.h"

/* Off the wire: fields come in any order, each as a tag and a value. */

enum { DEPTH_MAX = 100 };
enum { VALUES_MAX = 4 * 1024 * 1024 }; /* two bytes make a value that takes a hundred */
static const int64_t ZERO_TIME_SECONDS = -62135596800;
static const int64_t LAST_TIME_SECONDS = 253402300799; /* of the year 9999 */

struct reader {
    struct wire_reader wire;
    struct arena *arena;
    unsigned depth;
};

/* For what stands within a value. */
static struct reader reader_within(const struct reader *outer, struct str bytes)
{
    return (struct reader){ { .rest = bytes, .left = outer->wire.left },
                            outer->arena,
                            outer->depth + 1 };
}

/* ---- messages that are one JSON value; NULL: nothing to print ---- */

static const struct json *read_time(struct reader *reader, bool is_micro)
{
    struct wire_value field;
    int64_t seconds = ZERO_TIME_SECONDS, nanos = 0;

    while (wire_next(&reader->wire, &field)) {
        if (field.number == 1)
            seconds = (int64_t)field.integer;
        else if (field.number == 2)
            nanos = (int64_t)field.integer;
    }
    if (seconds <= ZERO_TIME_SECONDS || seconds > LAST_TIME_SECONDS || nanos < 0 ||
        nanos > 999999999)
        return NULL;
    if (!is_micro)
        return json_new_cstr(reader->arena, clock_rfc3339(seconds, reader->arena));
    return json_new_cstr(reader->arena, arena_printf(reader->arena, "%.19s.%06lldZ",
                                                     clock_rfc3339(seconds, reader->arena),
                                                     (long long)(nanos / 1000)));
}

static const struct json *read_int_or_string(struct reader *reader)
{
    struct wire_value field;
    int64_t number = 0;
    bool is_text = false;
    struct str text = STR_EMPTY;

    while (wire_next(&reader->wire, &field)) {
        if (field.number == 1)
            is_text = field.integer == 1;
        else if (field.number == 2)
            number = (int32_t)field.integer;
        else if (field.number == 3)
            text = field.bytes;
    }
    return is_text ? json_new_string(reader->arena, text) : json_new_int(reader->arena, number);
}

static const struct json *read_any(struct reader *reader)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;
    struct wire_value field;

    while (wire_next(&reader->wire, &field))
        if (field.number == 1 && field.bytes.len > 0 &&
            json_parse(field.bytes, NULL, reader->arena, &value, &err) < 0)
            reader->wire.is_bad = true;
    return value;
}

static const struct json *read_text(struct reader *reader)
{
    const struct json *value = json_new_cstr(reader->arena, "0");
    struct wire_value field;

    while (wire_next(&reader->wire, &field))
        if (field.number == 1)
            value = json_new_string(reader->arena, field.bytes);
    return value;
}

static const struct json *read_texts(struct reader *reader)
{
    struct json *list = json_new_array(reader->arena);
    struct wire_value field;

    while (wire_next(&reader->wire, &field))
        if (field.number == 1)
            json_append(reader->arena, list, json_new_string(reader->arena, field.bytes));
    return list;
}

/* ---- messages of fields ---- */

static void read_fields(struct reader *reader, struct message message, struct json *object);

static const struct json *read_yaml(struct reader *reader, struct message message)
{
    struct json *object = json_new_object(reader->arena);

    read_fields(reader, message, object);
    return json_new_string(reader->arena, yaml_print(object, reader->arena));
}

static const struct json *read_message(struct reader *outer, struct message message,
                                       struct str bytes)
{
    struct reader reader = reader_within(outer, bytes);
    const struct json *result = NULL;
    struct json *object;

    switch ((enum message_form)message.type->form) {
    case MESSAGE_FORM_TIME:
    case MESSAGE_FORM_MICRO_TIME:
        result = read_time(&reader, message.type->form == MESSAGE_FORM_MICRO_TIME);
        break;
    case MESSAGE_FORM_INT_OR_STRING:
        result = read_int_or_string(&reader);
        break;
    case MESSAGE_FORM_ANY:
        result = read_any(&reader);
        break;
    case MESSAGE_FORM_TEXT:
        result = read_text(&reader);
        break;
    case MESSAGE_FORM_TEXTS:
        result = read_texts(&reader);
        break;
    case MESSAGE_FORM_YAML:
        result = read_yaml(&reader, message);
        break;
    case MESSAGE_FORM_FIELDS:
    case MESSAGE_FORM_TEXT_MAP:
        result = object = json_new_object(reader.arena);
        read_fields(&reader, message, object);
        if (message.type->form == MESSAGE_FORM_TEXT_MAP) {
            result = json_get(object, message.set->texts +
                                          message.set->fields[message.type->first].json_name);
            result = result ? result : json_new_object(reader.arena);
        }
        break;
    }
    outer->wire.is_bad = outer->wire.is_bad || reader.wire.is_bad;
    return result;
}

static enum wire_type wire_type_of(const struct message_field *field)
{
    switch ((enum message_kind)field->kind) {
    case MESSAGE_BOOL:
    case MESSAGE_INT32:
    case MESSAGE_INT64:
        return WIRE_VARINT;
    case MESSAGE_DOUBLE:
        return WIRE_FIXED64;
    default:
        return WIRE_LENGTH;
    }
}

static const struct json *read_value(struct reader *reader, struct message message,
                                     const struct message_field *field,
                                     const struct wire_value *value)
{
    struct arena *arena = reader->arena;
    double number;

    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
        return json_new_string(arena, value->bytes);
    case MESSAGE_BYTES:
        return json_new_string(arena, base64_encode(value->bytes, arena));
    case MESSAGE_BOOL:
        return json_new_bool(arena, value->integer != 0);
    case MESSAGE_INT32:
        return json_new_int(arena, (int32_t)value->integer);
    case MESSAGE_INT64:
        return json_new_int(arena, (int64_t)value->integer);
    case MESSAGE_DOUBLE:
        memcpy(&number, &value->integer, sizeof(number));
        return json_new_float(arena, number);
    case MESSAGE_OF:
        break;
    }
    return read_message(reader, message_at(message.set, field->of), value->bytes);
}

static bool is_zero(const struct message_field *field, const struct wire_value *value)
{
    if (field->kind == MESSAGE_OF)
        return false;
    return wire_type_of(field) == WIRE_LENGTH ? value->bytes.len == 0 : value->integer == 0;
}

/* An entry of a map is a message: 1 is its key, 2 its value. */
static void read_entry(struct reader *reader, struct message message,
                       const struct message_field *field, struct str bytes, struct json *map)
{
    struct reader inner = reader_within(reader, bytes);
    struct wire_value part, value = { .type = wire_type_of(field), .bytes = STR_EMPTY };
    struct str key = STR_EMPTY;
    const struct json *read;

    while (wire_next(&inner.wire, &part)) {
        if (part.number == 1)
            key = part.bytes;
        else if (part.number == 2)
            value = part;
    }
    reader->wire.is_bad =
        reader->wire.is_bad || inner.wire.is_bad || value.type != wire_type_of(field);
    read = read_value(reader, message, field, &value);
    json_set_str(reader->arena, map, key, read ? read : json_new_null(reader->arena));
}

/* Numbers of a list may stand packed in one value. */
static void read_packed(struct reader *reader, struct message message,
                        const struct message_field *field, struct str bytes, struct json *list)
{
    struct reader inner = reader_within(reader, bytes);

    while (inner.wire.rest.len > 0 && !inner.wire.is_bad && *inner.wire.left > 0) {
        struct wire_value value = { .type = WIRE_VARINT, .integer = wire_read_varint(&inner.wire) };

        (*inner.wire.left)--;
        json_append(reader->arena, list, read_value(reader, message, field, &value));
    }
    reader->wire.is_bad = reader->wire.is_bad || inner.wire.is_bad;
}

static void read_item(struct reader *reader, struct message message,
                      const struct message_field *field, const struct wire_value *value,
                      struct json *list)
{
    const struct json *item;

    if (value->type == WIRE_LENGTH && wire_type_of(field) == WIRE_VARINT) {
        read_packed(reader, message, field, value->bytes, list);
        return;
    }
    item = read_value(reader, message, field, value);
    json_append(reader->arena, list, item ? item : json_new_null(reader->arena));
}

static struct json *container(struct reader *reader, struct json *object, const char *name,
                              bool is_map)
{
    if (!json_get(object, name))
        json_set(reader->arena, object, name,
                 is_map ? json_new_object(reader->arena) : json_new_array(reader->arena));
    return json_edit_get(reader->arena, object, name);
}

static void read_one(struct reader *reader, struct message message,
                     const struct message_field *field, const struct wire_value *value,
                     struct json *object)
{
    const char *name = message.set->texts + field->json_name;
    const struct json *read;

    if (is_zero(field, value) &&
        !(field->flags & (MESSAGE_ALWAYS | MESSAGE_POINTER | MESSAGE_REQUIRED))) {
        json_remove(reader->arena, object, name);
        return;
    }
    read = read_value(reader, message, field, value);
    if (read)
        json_set(reader->arena, object, name, read);
}

static void read_field(struct reader *reader, struct message message,
                       const struct message_field *field, const struct wire_value *value,
                       struct json *object)
{
    struct reader inner = reader_within(reader, value->bytes);
    const char *name = message.set->texts + field->json_name;

    if (value->type != wire_type_of(field) &&
        !(field->shape == MESSAGE_LIST && value->type == WIRE_LENGTH) &&
        field->shape != MESSAGE_MAP) {
        reader->wire.is_bad = true;
        return;
    }
    switch ((enum message_shape)field->shape) {
    case MESSAGE_INLINE:
        read_fields(&inner, message_at(message.set, field->of), object);
        reader->wire.is_bad = reader->wire.is_bad || inner.wire.is_bad;
        break;
    case MESSAGE_LIST:
        read_item(reader, message, field, value, container(reader, object, name, false));
        break;
    case MESSAGE_MAP:
        read_entry(reader, message, field, value->bytes, container(reader, object, name, true));
        break;
    case MESSAGE_ONE:
        read_one(reader, message, field, value, object);
        break;
    }
}

static const struct message_field *find_field(struct message message, unsigned number)
{
    const struct message_field *fields = &message.set->fields[message.type->first];

    for (unsigned i = 0; i < message.type->count; i++)
        if (fields[i].number == number)
            return &fields[i];
    return NULL;
}

static void read_fields(struct reader *reader, struct message message, struct json *object)
{
    struct wire_value value;

    if (reader->depth > DEPTH_MAX) {
        reader->wire.is_bad = true;
        return;
    }
    while (wire_next(&reader->wire, &value)) {
        const struct message_field *field = find_field(message, value.number);

        if (field && !(field->flags & MESSAGE_HIDDEN))
            read_field(reader, message, field, &value, object);
    }
}

int message_decode(struct message message, struct str wire, struct arena *arena,
                   const struct json **out, struct error *err)
{
    size_t left = VALUES_MAX;
    struct reader reader = { { .rest = wire, .left = &left }, arena, 0 };
    const struct json *read = read_message(&reader, message, wire);

    if (left == 0)
        return error_set(err, ERR_TOO_LARGE, "the protobuf message of a %s has too many values",
                         message_name(message));
    if (reader.wire.is_bad)
        return error_set(err, ERR_INVALID, "the protobuf message of a %s cannot be read",
                         message_name(message));
    *out = read ? read : json_new_null(arena);
    return 0;
}
