#include "wire_write.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/schema.h"
#include "wire_table.h"
#include "wire_writer.h"

#include <stdint.h>
#include <string.h>

enum { DEPTH_MAX = 100, BYTES_MAX = 64 << 20 };
static const int64_t NS_PER_SECOND = 1000000000;
static const char MAGIC[4] = { 'k', '8', 's', '\0' };

/* ---- messages that are one JSON value ---- */

static void put_time(struct wire_writer *writer, const struct json *value)
{
    int64_t nanoseconds, seconds;

    if (!clock_parse_rfc3339(json_string(value), &nanoseconds))
        return;
    seconds = nanoseconds / NS_PER_SECOND;
    if (nanoseconds % NS_PER_SECOND < 0)
        seconds--;
    wire_put_integer(writer, 2, nanoseconds - seconds * NS_PER_SECOND);
    wire_put_integer(writer, 1, seconds);
}

static void put_int_or_string(struct wire_writer *writer, const struct json *value)
{
    bool is_text = json_is(value, JSON_STRING);

    wire_put_text(writer, 3, json_string(value));
    wire_put_integer(writer, 2, json_int(value, 0));
    wire_put_integer(writer, 1, is_text);
}

static void put_embedded(struct wire_writer *writer, const struct json *value)
{
    wire_put_text(writer, 1, json_print(value, JSON_COMPACT, writer->arena));
}

static void put_quantity(struct wire_writer *writer, const struct json *value)
{
    wire_put_text(writer, 1,
                  json_is(value, JSON_STRING) ? json_string(value)
                                              : json_print(value, JSON_COMPACT, writer->arena));
}

static void put_texts(struct wire_writer *writer, const struct json *value)
{
    for (size_t i = json_count(value); i-- > 0;)
        wire_put_text(writer, 1, json_string(json_item(value, i)));
}

typedef void (*special_fn)(struct wire_writer *writer, const struct json *value);

/* NULL: an ordinary message. */
static special_fn special_of(const char *name)
{
    static const struct {
        const char *name;
        special_fn put;
    } known[] = {
        { "Time", put_time },         { "MicroTime", put_time },
        { "Quantity", put_quantity }, { "IntOrString", put_int_or_string },
        { "FieldsV1", put_embedded }, { "RawExtension", put_embedded },
        { "ExtraValue", put_texts },
    };
    const char *dot = strrchr(name, '.'), *last = dot ? dot + 1 : name;

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcmp(last, known[i].name) == 0)
            return known[i].put;
    return NULL;
}

/* ---- messages ---- */

static void put_message(struct wire_writer *writer, const struct wire_message *message,
                        const struct json *object);

static void put_value(struct wire_writer *writer, const struct wire_field *field, unsigned number,
                      const struct json *value)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct wire_message *message = &wire_messages[field->of];
    size_t before = writer->used;
    struct str bytes = STR_EMPTY;
    special_fn special;
    double real;

    switch ((enum wire_kind)field->kind) {
    case WIRE_STRING:
        wire_put_text(writer, number, json_string(value));
        return;
    case WIRE_BYTES:
        /* It was checked when the object came in. */
        if (base64_decode(json_string(value), BYTES_MAX, writer->arena, &bytes, &err) == 0)
            wire_put_text(writer, number, bytes);
        return;
    case WIRE_BOOL:
        wire_put_integer(writer, number, json_bool(value, false));
        return;
    case WIRE_INTEGER:
        wire_put_integer(writer, number, json_int(value, 0));
        return;
    case WIRE_NUMBER:
        real = json_double(value, 0);
        wire_put(writer, &real, sizeof(real));
        wire_put_tag(writer, number, WIRE_FIXED64);
        return;
    default:
        break;
    }
    special = special_of(wire_texts + message->name);
    if (special)
        special(writer, value);
    else
        put_message(writer, message, value);
    wire_close(writer, number, before);
}

static void put_map(struct wire_writer *writer, const struct wire_field *field,
                    const struct json *map)
{
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        size_t before = writer->used;

        put_value(writer, field, 2, at.value);
        wire_put_text(writer, 1, at.key);
        wire_close(writer, field->number, before);
    }
}

static void put_field(struct wire_writer *writer, const struct wire_field *field,
                      const struct json *object)
{
    const struct json *value = json_get(object, wire_texts + field->name);
    size_t before = writer->used;

    if (field->shape == WIRE_INLINE) {
        put_message(writer, &wire_messages[field->of], object);
        wire_close(writer, field->number, before);
        return;
    }
    if (!value || json_is(value, JSON_NULL))
        return;
    if (field->shape == WIRE_MAP) {
        put_map(writer, field, value);
    } else if (field->shape == WIRE_LIST) {
        for (size_t i = json_count(value); i-- > 0;)
            put_value(writer, field, field->number, json_item(value, i));
    } else {
        put_value(writer, field, field->number, value);
    }
}

static void put_message(struct wire_writer *writer, const struct wire_message *message,
                        const struct json *object)
{
    if (writer->depth >= DEPTH_MAX)
        return;
    writer->depth++;
    for (unsigned i = message->count; i-- > 0;)
        put_field(writer, &wire_fields[message->first + i], object);
    writer->depth--;
}

/* ---- the envelope ---- */

static void put_envelope(struct wire_writer *writer, struct str api_version, struct str kind)
{
    size_t before;

    wire_close(writer, 2, 0);
    before = writer->used;
    wire_put_text(writer, 2, kind);
    wire_put_text(writer, 1, api_version);
    wire_close(writer, 1, before);
    wire_put(writer, MAGIC, sizeof(MAGIC));
}

bool wire_encode(const struct json *object, struct arena *arena, struct str *out)
{
    struct str api_version = json_text_at(object, "apiVersion");
    struct str kind = json_text_at(object, "kind");
    const struct wire_message *message = wire_message_of(api_version, kind, arena);
    struct wire_writer writer = { .arena = arena };

    if (!message)
        return false;
    put_message(&writer, message, object);
    put_envelope(&writer, api_version, kind);
    *out = wire_finish(&writer);
    return true;
}

struct str wire_encode_list(const struct wire_list *list, struct arena *arena)
{
    const struct wire_message *metadata = wire_message_of(STR("v1"), STR("ListMeta"), arena);
    struct wire_writer writer = { .arena = arena };
    size_t before;

    for (size_t i = list->count; i-- > 0;) {
        before = writer.used;
        put_message(&writer, list->item, list->items[i]);
        wire_close(&writer, 2, before);
    }
    before = writer.used;
    put_message(&writer, metadata, json_get(list->head, "metadata"));
    wire_close(&writer, 1, before);
    put_envelope(&writer, json_text_at(list->head, "apiVersion"), json_text_at(list->head, "kind"));
    return wire_finish(&writer);
}

struct str wire_encode_event(const char *type, struct str object, struct arena *arena)
{
    struct wire_writer writer = { .arena = arena };
    unsigned char length[4];

    wire_put_text(&writer, 1, object);
    wire_close(&writer, 2, 0);
    wire_put_text(&writer, 1, str_of(type));
    for (unsigned i = 0; i < sizeof(length); i++)
        length[i] = (unsigned char)(writer.used >> (24 - 8 * i));
    wire_put(&writer, length, sizeof(length));
    return wire_finish(&writer);
}
