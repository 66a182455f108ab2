#include "base/arena.h"
#include "base/clock.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/message.h"
#include "data/wire_format.h"
#include "data/yaml.h"

/* To the wire, from the last byte to the first, as wire_format.h writes. */

enum { DEPTH_MAX = 100 };

struct writer {
    struct wire_writer *wire;
    struct arena *arena;                 /* for what is converted on the way */
    const struct message_memory *memory; /* NULL: none */
    unsigned depth;
};

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
        wire_put_integer(writer->wire, 2, (nanoseconds - seconds * 1000000000) / 1000 * 1000);
    wire_put_integer(writer->wire, 1, seconds);
}

static void put_int_or_string(struct writer *writer, const struct json *value)
{
    bool is_text = json_is(value, JSON_STRING);

    wire_put_text(writer->wire, 3, is_text ? json_string(value) : STR_EMPTY);
    wire_put_integer(writer->wire, 2, is_text ? 0 : json_int(value, 0));
    wire_put_integer(writer->wire, 1, is_text ? 1 : 0);
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
    wire_put(writer->wire, wire);
    return true;
}

/* A quantity may have come as one. */
static bool is_number(const struct json *value)
{
    return json_is(value, JSON_INT) || json_is(value, JSON_FLOAT);
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
        wire_put_text(writer->wire, 1, json_print(value, JSON_COMPACT, writer->arena));
        break;
    case MESSAGE_FORM_TEXT:
        wire_put_text(writer->wire, 1,
                      is_number(value) ? json_print(value, JSON_COMPACT, writer->arena)
                                       : json_string(value));
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
        wire_put_text(writer->wire, number, bytes);
}

static void put_value(struct writer *writer, struct message message,
                      const struct message_field *field, unsigned number, const struct json *value)
{
    size_t end = writer->wire->used;

    switch ((enum message_kind)field->kind) {
    case MESSAGE_STRING:
        if (json_is(value, JSON_STRING))
            wire_put_text(writer->wire, number, json_string(value));
        break;
    case MESSAGE_BYTES:
        put_decoded(writer, number, value);
        break;
    case MESSAGE_BOOL:
        if (json_is(value, JSON_BOOL))
            wire_put_integer(writer->wire, number, json_bool(value, false));
        break;
    case MESSAGE_INT32:
    case MESSAGE_INT64:
        if (is_whole(value))
            wire_put_integer(writer->wire, number, json_int(value, 0));
        break;
    case MESSAGE_DOUBLE:
        wire_put_double(writer->wire, number, json_double(value, 0));
        break;
    case MESSAGE_OF:
        writer->depth++;
        put_message(writer, message_at(message.set, field->of), value);
        writer->depth--;
        wire_close(writer->wire, number, end);
        break;
    }
}

static void put_entries(struct writer *writer, struct message message,
                        const struct message_field *field, const struct json *map)
{
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        size_t end = writer->wire->used;

        put_value(writer, message, field, 2, at.value);
        wire_put_text(writer->wire, 1, at.key);
        wire_close(writer->wire, field->number, end);
    }
}

/* A required field that nobody gave. */
static void put_zero(struct writer *writer, const struct message_field *field)
{
    if (field->kind == MESSAGE_OF || field->kind == MESSAGE_STRING || field->kind == MESSAGE_BYTES)
        wire_put_text(writer->wire, field->number, STR_EMPTY);
    else if (field->kind == MESSAGE_DOUBLE)
        wire_put_double(writer->wire, field->number, 0);
    else
        wire_put_integer(writer->wire, field->number, 0);
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

void message_write(struct message message, const struct json *document, struct wire_writer *out)
{
    struct writer writer = { .wire = out, .arena = out->arena };

    put_message(&writer, message, document);
}

struct str message_encode_with(struct message message, const struct json *document,
                               const struct message_memory *memory, struct arena *arena)
{
    struct wire_writer wire = { .arena = arena };
    struct writer writer = { .wire = &wire, .arena = arena, .memory = memory };

    put_message(&writer, message, document);
    return wire_finish(&wire);
}

struct str message_encode(struct message message, const struct json *document, struct arena *arena)
{
    return message_encode_with(message, document, NULL, arena);
}
