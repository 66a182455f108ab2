#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/message.h"
#include "data/yaml.h"

#include <stdlib.h>

/*
 * To the wire, from the last byte to the first: a message stands behind its length, which is known
 * only when the message is written.
 */
enum { DEPTH_MAX = 100, FIRST_CAPACITY = 4096 };
enum wire_type { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_LENGTH = 2 };

struct writer {
    char *base;
    size_t capacity, begin;              /* what is written lies from `begin` to `capacity` */
    struct arena *arena;                 /* for what is converted on the way */
    const struct message_memory *memory; /* NULL: none */
    unsigned depth;
};

static void put_bytes(struct writer *writer, struct str bytes)
{
    if (bytes.len > writer->begin) {
        size_t size = writer->capacity - writer->begin;
        size_t capacity = (writer->capacity + bytes.len) * 2;
        char *base = xrealloc(NULL, capacity);

        memcpy(base + capacity - size, writer->base + writer->begin, size);
        free(writer->base);
        writer->base = base;
        writer->begin = capacity - size;
        writer->capacity = capacity;
    }
    writer->begin -= bytes.len;
    memcpy(writer->base + writer->begin, bytes.ptr, bytes.len);
}

static void put_varint(struct writer *writer, uint64_t value)
{
    char bytes[10];
    size_t size = 0;

    for (; value > 0x7f; value >>= 7)
        bytes[size++] = (char)(value | 0x80);
    bytes[size++] = (char)value;
    put_bytes(writer, (struct str){ bytes, size });
}

static void put_tag(struct writer *writer, unsigned number, enum wire_type type)
{
    put_varint(writer, (uint64_t)number << 3 | type);
}

/* What was written since `end`, as a field. */
static void put_length(struct writer *writer, unsigned number, size_t end)
{
    put_varint(writer, writer->capacity - writer->begin - end);
    put_tag(writer, number, WIRE_LENGTH);
}

static size_t written(const struct writer *writer)
{
    return writer->capacity - writer->begin;
}

static void put_text(struct writer *writer, unsigned number, struct str text)
{
    put_bytes(writer, text);
    put_varint(writer, text.len);
    put_tag(writer, number, WIRE_LENGTH);
}

static void put_integer(struct writer *writer, unsigned number, int64_t value)
{
    put_varint(writer, (uint64_t)value);
    put_tag(writer, number, WIRE_VARINT);
}

/* ---- messages that are one JSON value ---- */

static void put_time(struct writer *writer, const struct json *value, bool is_micro)
{
    int64_t nanoseconds, seconds;

    if (!json_is(value, JSON_STRING) || !clock_parse_rfc3339(json_string(value), &nanoseconds) ||
        nanoseconds == INT64_MIN)
        return; /* the zero time */
    seconds = nanoseconds / 1000000000;
    if (nanoseconds % 1000000000 < 0)
        seconds--;
    if (is_micro)
        put_integer(writer, 2, (nanoseconds - seconds * 1000000000) / 1000 * 1000);
    put_integer(writer, 1, seconds);
}

static void put_int_or_string(struct writer *writer, const struct json *value)
{
    bool is_text = json_is(value, JSON_STRING);

    put_text(writer, 3, is_text ? json_string(value) : STR_EMPTY);
    put_integer(writer, 2, is_text ? 0 : json_int(value, 0));
    put_integer(writer, 1, is_text ? 1 : 0);
}

/* ---- messages of fields ---- */

static void put_fields(struct writer *writer, struct message message, const struct json *object);

static void put_yaml(struct writer *writer, struct message message, struct str text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object = NULL;

    if (yaml_parse(text, writer->arena, &object, &err) == 0)
        put_fields(writer, message, object);
}

/* The one field of a message that only wraps it. */
static void put_wrapped(struct writer *writer, struct message message, const struct json *value)
{
    const struct message_field *field = &message.set->fields[message.type->first];
    struct json *object = json_new_object(writer->arena);

    json_set(writer->arena, object, message.set->texts + field->json_name, value);
    put_fields(writer, message, object);
}

static bool is_remembered(struct writer *writer, struct message message, const struct json *value)
{
    const struct message_memory *memory = writer->memory;
    struct str wire;

    if (!memory || message.type != memory->type ||
        !memory->find(memory->context, value, MESSAGE_WIRE, &wire))
        return false;
    put_bytes(writer, wire);
    return true;
}

static void put_message(struct writer *writer, struct message message, const struct json *value)
{
    if (is_remembered(writer, message, value))
        return;
    switch ((enum message_form)message.type->form) {
    case MESSAGE_FORM_TIME:
    case MESSAGE_FORM_MICRO_TIME:
        put_time(writer, value, message.type->form == MESSAGE_FORM_MICRO_TIME);
        break;
    case MESSAGE_FORM_INT_OR_STRING:
        put_int_or_string(writer, value);
        break;
    case MESSAGE_FORM_ANY:
        put_text(writer, 1, json_print(value, JSON_COMPACT, writer->arena));
        break;
    case MESSAGE_FORM_TEXT:
        put_text(writer, 1, json_string(value));
        break;
    case MESSAGE_FORM_TEXTS:
    case MESSAGE_FORM_TEXT_MAP:
        put_wrapped(writer, message, value);
        break;
    case MESSAGE_FORM_YAML:
        put_yaml(writer, message, json_string(value));
        break;
    case MESSAGE_FORM_FIELDS:
        put_fields(writer, message, value);
        break;
    }
}

static bool is_whole(const struct json *value)
{
    return json_is(value, JSON_INT) ||
           (json_is(value, JSON_FLOAT) && json_int(value, 0) == json_int(value, 1));
}

static void put_decoded(struct writer *writer, unsigned number, const struct json *value)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = json_string(value), bytes = STR_EMPTY;

    if (base64_decode(text, text.len, writer->arena, &bytes, &err) == 0)
        put_text(writer, number, bytes);
}

static void put_double(struct writer *writer, unsigned number, double value)
{
    char bytes[8];

    memcpy(bytes, &value, sizeof(bytes));
    put_bytes(writer, (struct str){ bytes, sizeof(bytes) });
    put_tag(writer, number, WIRE_FIXED64);
}

static void put_value(struct writer *writer, struct message message,
                      const struct message_field *field, unsigned number, const struct json *value)
{
    size_t end = written(writer);

    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
        if (json_is(value, JSON_STRING))
            put_text(writer, number, json_string(value));
        break;
    case MESSAGE_BYTES:
        put_decoded(writer, number, value);
        break;
    case MESSAGE_BOOL:
        if (json_is(value, JSON_BOOL))
            put_integer(writer, number, json_bool(value, false));
        break;
    case MESSAGE_INT32:
    case MESSAGE_INT64:
        if (is_whole(value))
            put_integer(writer, number, json_int(value, 0));
        break;
    case MESSAGE_DOUBLE:
        put_double(writer, number, json_double(value, 0));
        break;
    case MESSAGE_OF:
        writer->depth++;
        put_message(writer, message_at(message.set, field->of), value);
        writer->depth--;
        put_length(writer, number, end);
        break;
    }
}

static void put_entries(struct writer *writer, struct message message,
                        const struct message_field *field, const struct json *map)
{
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        size_t end = written(writer);

        put_value(writer, message, field, 2, at.value);
        put_text(writer, 1, at.key);
        put_length(writer, field->number, end);
    }
}

/* A required field that nobody gave. */
static void put_zero(struct writer *writer, const struct message_field *field)
{
    if (field->kind == MESSAGE_OF || field->kind == MESSAGE_STRING || field->kind == MESSAGE_BYTES)
        put_text(writer, field->number, STR_EMPTY);
    else if (field->kind == MESSAGE_DOUBLE)
        put_double(writer, field->number, 0);
    else
        put_integer(writer, field->number, 0);
}

static void put_field(struct writer *writer, struct message message,
                      const struct message_field *field, const struct json *value)
{
    if (json_type(value) <= JSON_NULL) {
        if (field->flags & MESSAGE_REQUIRED)
            put_zero(writer, field);
        return;
    }
    switch ((enum message_shape)field->shape) {
    case MESSAGE_LIST:
        for (size_t i = json_count(value); json_is(value, JSON_ARRAY) && i > 0; i--)
            put_value(writer, message, field, field->number, json_item(value, i - 1));
        break;
    case MESSAGE_MAP:
        if (json_is(value, JSON_OBJECT))
            put_entries(writer, message, field, value);
        break;
    case MESSAGE_ONE:
    case MESSAGE_INLINE:
        put_value(writer, message, field, field->number, value);
        break;
    }
}

static void put_fields(struct writer *writer, struct message message, const struct json *object)
{
    const struct message_field *fields = &message.set->fields[message.type->first];
    const struct json *values[MESSAGE_FIELDS_MAX] = { NULL };

    if (writer->depth > DEPTH_MAX)
        return;
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        const struct message_field *field = at.key.len ? message_field_of(message, at.key) : NULL;

        if (field)
            values[field - fields] = at.value;
    }
    for (unsigned i = message.type->count; i > 0; i--) {
        const struct message_field *field = &fields[i - 1];

        if (field->shape == MESSAGE_INLINE)
            values[i - 1] = object;
        put_field(writer, message, field, values[i - 1]);
    }
}

struct str message_encode_with(struct message message, const struct json *document,
                               const struct message_memory *memory, struct arena *arena)
{
    struct writer writer = { .base = xrealloc(NULL, FIRST_CAPACITY),
                             .capacity = FIRST_CAPACITY,
                             .begin = FIRST_CAPACITY,
                             .arena = arena,
                             .memory = memory };

    put_message(&writer, message, document);
    arena_defer(arena, free, writer.base);
    return (struct str){ writer.base + writer.begin, written(&writer) };
}

struct str message_encode(struct message message, const struct json *document, struct arena *arena)
{
    return message_encode_with(message, document, NULL, arena);
}
