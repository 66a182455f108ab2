#include "wire_write.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/schema.h"
#include "wire_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 100, VARINT_BYTES = 10, START_BYTES = 1024, BYTES_MAX = 64 << 20 };
enum wire_type { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_LENGTH = 2 };
static const int64_t NS_PER_SECOND = 1000000000;
static const char MAGIC[4] = { 'k', '8', 's', '\0' };

/* What was written so far stands at the end of the block. */
struct writer {
    struct arena *arena;
    char *block;
    size_t capacity, used;
    unsigned depth;
};

/* ---- the wire, backwards ---- */

static void put(struct writer *writer, const void *data, size_t size)
{
    if (size == 0)
        return;
    if (writer->capacity - writer->used < size) {
        size_t capacity = (writer->capacity + size) * 2 + START_BYTES;
        char *block = xcalloc(1, capacity);

        if (writer->used)
            memcpy(block + capacity - writer->used, writer->block + writer->capacity - writer->used,
                   writer->used);
        free(writer->block);
        writer->block = block;
        writer->capacity = capacity;
    }
    writer->used += size;
    memcpy(writer->block + writer->capacity - writer->used, data, size);
}

static void put_varint(struct writer *writer, uint64_t value)
{
    unsigned char bytes[VARINT_BYTES];
    size_t count = 0;

    do {
        bytes[count++] = (unsigned char)((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
        value >>= 7;
    } while (value);
    put(writer, bytes, count);
}

static void put_tag(struct writer *writer, unsigned number, enum wire_type type)
{
    put_varint(writer, (uint64_t)number << 3 | type);
}

static void put_integer(struct writer *writer, unsigned number, int64_t value)
{
    put_varint(writer, (uint64_t)value);
    put_tag(writer, number, WIRE_VARINT);
}

static void put_text(struct writer *writer, unsigned number, struct str text)
{
    put(writer, text.ptr, text.len);
    put_varint(writer, text.len);
    put_tag(writer, number, WIRE_LENGTH);
}

/* What was written since `before` becomes one field. */
static void close_message(struct writer *writer, unsigned number, size_t before)
{
    put_varint(writer, writer->used - before);
    put_tag(writer, number, WIRE_LENGTH);
}

static struct str finish(struct writer *writer)
{
    if (writer->block)
        arena_defer(writer->arena, free, writer->block);
    return (struct str){ writer->block + writer->capacity - writer->used, writer->used };
}

/* ---- messages that are one JSON value ---- */

static void put_time(struct writer *writer, const struct json *value)
{
    int64_t nanoseconds, seconds;

    if (!clock_parse_rfc3339(json_string(value), &nanoseconds))
        return;
    seconds = nanoseconds / NS_PER_SECOND;
    if (nanoseconds % NS_PER_SECOND < 0)
        seconds--;
    put_integer(writer, 2, nanoseconds - seconds * NS_PER_SECOND);
    put_integer(writer, 1, seconds);
}

static void put_int_or_string(struct writer *writer, const struct json *value)
{
    bool is_text = json_is(value, JSON_STRING);

    put_text(writer, 3, json_string(value));
    put_integer(writer, 2, json_int(value, 0));
    put_integer(writer, 1, is_text);
}

static void put_embedded(struct writer *writer, const struct json *value)
{
    put_text(writer, 1, json_print(value, JSON_COMPACT, writer->arena));
}

static void put_quantity(struct writer *writer, const struct json *value)
{
    put_text(writer, 1,
             json_is(value, JSON_STRING) ? json_string(value)
                                         : json_print(value, JSON_COMPACT, writer->arena));
}

static void put_texts(struct writer *writer, const struct json *value)
{
    for (size_t i = json_count(value); i-- > 0;)
        put_text(writer, 1, json_string(json_item(value, i)));
}

typedef void (*special_fn)(struct writer *writer, const struct json *value);

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

static void put_message(struct writer *writer, const struct wire_message *message,
                        const struct json *object);

static void put_value(struct writer *writer, const struct wire_field *field, unsigned number,
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
        put_text(writer, number, json_string(value));
        return;
    case WIRE_BYTES:
        /* It was checked when the object came in. */
        if (base64_decode(json_string(value), BYTES_MAX, writer->arena, &bytes, &err) == 0)
            put_text(writer, number, bytes);
        return;
    case WIRE_BOOL:
        put_integer(writer, number, json_bool(value, false));
        return;
    case WIRE_INTEGER:
        put_integer(writer, number, json_int(value, 0));
        return;
    case WIRE_NUMBER:
        real = json_double(value, 0);
        put(writer, &real, sizeof(real));
        put_tag(writer, number, WIRE_FIXED64);
        return;
    default:
        break;
    }
    special = special_of(wire_texts + message->name);
    if (special)
        special(writer, value);
    else
        put_message(writer, message, value);
    close_message(writer, number, before);
}

static void put_map(struct writer *writer, const struct wire_field *field, const struct json *map)
{
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        size_t before = writer->used;

        put_value(writer, field, 2, at.value);
        put_text(writer, 1, at.key);
        close_message(writer, field->number, before);
    }
}

static void put_field(struct writer *writer, const struct wire_field *field,
                      const struct json *object)
{
    const struct json *value = json_get(object, wire_texts + field->name);
    size_t before = writer->used;

    if (field->shape == WIRE_INLINE) {
        put_message(writer, &wire_messages[field->of], object);
        close_message(writer, field->number, before);
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

static void put_message(struct writer *writer, const struct wire_message *message,
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

static void put_envelope(struct writer *writer, struct str api_version, struct str kind)
{
    size_t before;

    close_message(writer, 2, 0);
    before = writer->used;
    put_text(writer, 2, kind);
    put_text(writer, 1, api_version);
    close_message(writer, 1, before);
    put(writer, MAGIC, sizeof(MAGIC));
}

bool wire_encode(const struct json *object, struct arena *arena, struct str *out)
{
    struct str api_version = json_text_at(object, "apiVersion");
    struct str kind = json_text_at(object, "kind");
    const struct wire_message *message = wire_message_of(api_version, kind, arena);
    struct writer writer = { .arena = arena };

    if (!message)
        return false;
    put_message(&writer, message, object);
    put_envelope(&writer, api_version, kind);
    *out = finish(&writer);
    return true;
}

struct str wire_encode_list(const struct wire_list *list, struct arena *arena)
{
    const struct wire_message *metadata = wire_message_of(STR("v1"), STR("ListMeta"), arena);
    struct writer writer = { .arena = arena };
    size_t before;

    for (size_t i = list->count; i-- > 0;) {
        before = writer.used;
        put_message(&writer, list->item, list->items[i]);
        close_message(&writer, 2, before);
    }
    before = writer.used;
    put_message(&writer, metadata, json_get(list->head, "metadata"));
    close_message(&writer, 1, before);
    put_envelope(&writer, json_text_at(list->head, "apiVersion"), json_text_at(list->head, "kind"));
    return finish(&writer);
}

struct str wire_encode_event(const char *type, struct str object, struct arena *arena)
{
    struct writer writer = { .arena = arena };
    unsigned char length[4];

    put_text(&writer, 1, object);
    close_message(&writer, 2, 0);
    put_text(&writer, 1, str_of(type));
    for (unsigned i = 0; i < sizeof(length); i++)
        length[i] = (unsigned char)(writer.used >> (24 - 8 * i));
    put(&writer, length, sizeof(length));
    return finish(&writer);
}
