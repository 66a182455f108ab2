#include "wire.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/schema.h"
#include "wire_table.h"
#include "wire_write.h"
#include "wire_writer.h"

#include <string.h>

enum { DEPTH_MAX = 100, VARINT_BYTES = 10 };
static const int64_t ZERO_TIME_SECONDS = -62135596800;

struct reader {
    struct str rest;
    struct arena *arena;
    unsigned depth;
    bool is_bad;
};

/* ---- the wire ---- */

static uint64_t read_varint(struct reader *reader)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < VARINT_BYTES && i < reader->rest.len; i++) {
        unsigned char byte = (unsigned char)reader->rest.ptr[i];

        value |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (!(byte & 0x80)) {
            reader->rest.ptr += i + 1;
            reader->rest.len -= i + 1;
            return value;
        }
    }
    reader->is_bad = true;
    return 0;
}

static struct str read_bytes(struct reader *reader, uint64_t size)
{
    struct str bytes = { reader->rest.ptr, (size_t)size };

    if (reader->is_bad || size > reader->rest.len) {
        reader->is_bad = true;
        return STR_EMPTY;
    }
    reader->rest.ptr += size;
    reader->rest.len -= (size_t)size;
    return bytes;
}

struct value {
    unsigned number;
    uint64_t integer;
    struct str bytes;
};

/* The next field: false at the end. */
static bool next_field(struct reader *reader, struct value *out)
{
    uint64_t tag;

    if (reader->rest.len == 0 || reader->is_bad)
        return false;
    tag = read_varint(reader);
    *out = (struct value){ .number = (unsigned)(tag >> 3), .bytes = STR_EMPTY };
    switch (tag & 7) {
    case WIRE_VARINT:
        out->integer = read_varint(reader);
        break;
    case WIRE_LENGTH:
        out->bytes = read_bytes(reader, read_varint(reader));
        break;
    case WIRE_FIXED64:
        out->bytes = read_bytes(reader, 8);
        if (!reader->is_bad)
            memcpy(&out->integer, out->bytes.ptr, 8);
        break;
    case WIRE_FIXED32:
        out->bytes = read_bytes(reader, 4);
        break;
    default:
        reader->is_bad = true;
    }
    return !reader->is_bad;
}

/* ---- messages that are one JSON value ---- */

static const struct wire_message *find_message(struct str name)
{
    unsigned low = 0, high = wire_message_count;

    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = str_compare(str_of(wire_texts + wire_messages[middle].name), name);

        if (order == 0)
            return &wire_messages[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static const struct json *time_of(struct reader *reader, bool is_micro)
{
    struct value field;
    int64_t seconds = ZERO_TIME_SECONDS, nanos = 0;

    while (next_field(reader, &field)) {
        if (field.number == 1)
            seconds = (int64_t)field.integer;
        else if (field.number == 2)
            nanos = (int64_t)field.integer;
    }
    if (seconds <= ZERO_TIME_SECONDS)
        return json_new_null(reader->arena);
    if (!is_micro)
        return json_new_cstr(reader->arena, clock_rfc3339(seconds, reader->arena));
    return json_new_cstr(reader->arena, arena_printf(reader->arena, "%.19s.%06lldZ",
                                                     clock_rfc3339(seconds, reader->arena),
                                                     (long long)(nanos / 1000)));
}

static const struct json *int_or_string(struct reader *reader)
{
    struct value field;
    int64_t number = 0;
    bool is_text = false;
    struct str text = STR_EMPTY;

    while (next_field(reader, &field)) {
        if (field.number == 1)
            is_text = field.integer == 1;
        else if (field.number == 2)
            number = (int32_t)field.integer;
        else if (field.number == 3)
            text = field.bytes;
    }
    return is_text ? json_new_string(reader->arena, text) : json_new_int(reader->arena, number);
}

static const struct json *embedded_json(struct reader *reader)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = json_new_null(reader->arena);
    struct value field;

    while (next_field(reader, &field))
        if (field.number == 1 && json_parse(field.bytes, NULL, reader->arena, &value, &err) < 0)
            reader->is_bad = true;
    return value;
}

static const struct json *first_text(struct reader *reader)
{
    const struct json *value = json_new_cstr(reader->arena, "0");
    struct value field;

    while (next_field(reader, &field))
        if (field.number == 1)
            value = json_new_string(reader->arena, field.bytes);
    return value;
}

static const struct json *text_list(struct reader *reader)
{
    struct json *list = json_new_array(reader->arena);
    struct value field;

    while (next_field(reader, &field))
        if (field.number == 1)
            json_append(reader->arena, list, json_new_string(reader->arena, field.bytes));
    return list;
}

/* NULL: an ordinary message. */
static const struct json *special(struct reader *reader, const char *name)
{
    const char *dot = strrchr(name, '.'), *last = dot ? dot + 1 : name;

    if (strcmp(last, "Time") == 0 || strcmp(last, "MicroTime") == 0)
        return time_of(reader, strcmp(last, "MicroTime") == 0);
    if (strcmp(last, "IntOrString") == 0)
        return int_or_string(reader);
    if (strcmp(last, "Quantity") == 0)
        return first_text(reader);
    if (strcmp(last, "FieldsV1") == 0 || strcmp(last, "RawExtension") == 0)
        return embedded_json(reader);
    if (strcmp(last, "ExtraValue") == 0)
        return text_list(reader);
    return NULL;
}

/* ---- messages ---- */

static const struct wire_field *find_field(const struct wire_message *message, unsigned number)
{
    for (unsigned i = 0; i < message->count; i++)
        if (wire_fields[message->first + i].number == number)
            return &wire_fields[message->first + i];
    return NULL;
}

static void read_message(struct reader *reader, const struct wire_message *message,
                         struct json *object);

static const struct json *read_value(struct reader *reader, const struct wire_field *field,
                                     const struct value *value)
{
    struct reader inner = { value->bytes, reader->arena, reader->depth + 1, false };
    const struct wire_message *message = &wire_messages[field->of];
    const struct json *result;
    struct json *object;
    double number;

    switch ((enum wire_kind)field->kind) {
    case WIRE_STRING:
        return json_new_string(reader->arena, value->bytes);
    case WIRE_BYTES:
        return json_new_string(reader->arena, base64_encode(value->bytes, reader->arena));
    case WIRE_BOOL:
        return json_new_bool(reader->arena, value->integer != 0);
    case WIRE_INTEGER:
        return json_new_int(reader->arena, (int64_t)value->integer);
    case WIRE_NUMBER:
        memcpy(&number, &value->integer, sizeof(number));
        return json_new_float(reader->arena, number);
    default:
        break;
    }
    result = special(&inner, wire_texts + message->name);
    if (!result) {
        object = json_new_object(reader->arena);
        read_message(&inner, message, object);
        result = object;
    }
    reader->is_bad = reader->is_bad || inner.is_bad;
    return result;
}

/* An entry of a map is a message: 1 is its key, 2 its value. */
static void read_entry(struct reader *reader, const struct wire_field *field, struct str bytes,
                       struct json *map)
{
    struct reader inner = { bytes, reader->arena, reader->depth + 1, false };
    struct value part, value = { .bytes = STR_EMPTY };
    struct str key = STR_EMPTY;

    while (next_field(&inner, &part)) {
        if (part.number == 1)
            key = part.bytes;
        else if (part.number == 2)
            value = part;
    }
    reader->is_bad = reader->is_bad || inner.is_bad;
    json_set_str(reader->arena, map, key, read_value(reader, field, &value));
}

static struct json *container(struct reader *reader, struct json *object, const char *name,
                              bool is_map)
{
    if (!json_get(object, name))
        json_set(reader->arena, object, name,
                 is_map ? json_new_object(reader->arena) : json_new_array(reader->arena));
    return json_edit_get(reader->arena, object, name);
}

static void read_field(struct reader *reader, const struct wire_field *field,
                       const struct value *value, struct json *object)
{
    struct reader inner = { value->bytes, reader->arena, reader->depth + 1, false };
    const char *name = wire_texts + field->name;

    switch ((enum wire_shape)field->shape) {
    case WIRE_INLINE:
        read_message(&inner, &wire_messages[field->of], object);
        reader->is_bad = reader->is_bad || inner.is_bad;
        break;
    case WIRE_LIST:
        json_append(reader->arena, container(reader, object, name, false),
                    read_value(reader, field, value));
        break;
    case WIRE_MAP:
        read_entry(reader, field, value->bytes, container(reader, object, name, true));
        break;
    default:
        json_set(reader->arena, object, name, read_value(reader, field, value));
    }
}

static void read_message(struct reader *reader, const struct wire_message *message,
                         struct json *object)
{
    struct value value;

    if (reader->depth > DEPTH_MAX) {
        reader->is_bad = true;
        return;
    }
    while (next_field(reader, &value)) {
        const struct wire_field *field = find_field(message, value.number);

        if (field)
            read_field(reader, field, &value, object);
    }
}

/* ---- the envelope ---- */

struct envelope {
    struct str api_version, kind, raw;
};

static bool read_envelope(struct str body, struct arena *arena, struct envelope *out)
{
    struct reader reader = { body, arena, 0, false }, inner;
    struct value field;

    *out = (struct envelope){ STR_EMPTY, STR_EMPTY, STR_EMPTY };
    if (body.len < 4 || memcmp(body.ptr, "k8s\0", 4) != 0)
        return false;
    reader.rest = (struct str){ body.ptr + 4, body.len - 4 };
    while (next_field(&reader, &field)) {
        if (field.number == 2)
            out->raw = field.bytes;
        if (field.number != 1)
            continue;
        inner = (struct reader){ field.bytes, arena, 1, false };
        while (next_field(&inner, &field)) {
            if (field.number == 1)
                out->api_version = str_dup(field.bytes, arena);
            else if (field.number == 2)
                out->kind = str_dup(field.bytes, arena);
        }
        reader.is_bad = reader.is_bad || inner.is_bad;
    }
    return !reader.is_bad;
}

const struct wire_message *wire_message_of(struct str api_version, struct str kind,
                                           struct arena *arena)
{
    struct str group, version, name;
    const struct wire_message *message;

    schema_split_api_version(api_version, &group, &version);
    name = schema_name(schema_find(schema_builtin(), str_dup(group, arena).ptr,
                                   str_dup(version, arena).ptr, str_dup(kind, arena).ptr));
    if (str_has_prefix(name, STR("io.k8s.api.")))
        name = str_slice(name, sizeof("io.k8s.api.") - 1, name.len);
    else if (str_has_prefix(name, STR("io.k8s.")))
        name = str_slice(name, sizeof("io.k8s.") - 1, name.len);
    message = find_message(name);
    if (message || (group.len > 0 && !str_equals(group, "meta.k8s.io")))
        return message;
    return find_message(
        str_of(arena_printf(arena, "apimachinery.pkg.apis.meta.v1.%.*s", STR_ARG(kind))));
}

int wire_decode(struct str body, struct arena *arena, const struct json **out, struct refusal *why)
{
    struct json *object = json_new_object(arena);
    const struct wire_message *message;
    struct envelope envelope;
    struct reader reader;

    if (!read_envelope(body, arena, &envelope))
        return refuse_bad_request(why, "provided data does not appear to be a protobuf message");
    message = wire_message_of(envelope.api_version, envelope.kind, arena);
    if (!message)
        return refuse(why, 415, "UnsupportedMediaType",
                      "no protobuf form is known for kind \"%s\" in version \"%s\"",
                      envelope.kind.ptr, envelope.api_version.ptr);
    json_set(arena, object, "kind", json_new_string(arena, envelope.kind));
    json_set(arena, object, "apiVersion", json_new_string(arena, envelope.api_version));
    reader = (struct reader){ envelope.raw, arena, 0, false };
    read_message(&reader, message, object);
    if (reader.is_bad)
        return refuse_bad_request(why, "the protobuf message of a %s cannot be read",
                                  envelope.kind.ptr);
    *out = object;
    return 0;
}
