/*
 * Each message is a table of its fields: the member of the JSON form, the number, and what it is
 * made of. Members of an object with names of their own become a list of (name, value).
 */
#include "openapi_wire.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/wire_format.h"

enum part {
    PART_TEXT,
    PART_TEXTS,
    PART_FLAG,
    PART_ANY,
    PART_MESSAGE,
    PART_MESSAGES,
    PART_NAMED,  /* a map: repeated (name, message) within a message of its own */
    PART_WITHIN, /* a message whose first field is the one that is meant */
    PART_TYPE,   /* a text, as a list of texts */
};

struct message;

struct field {
    const char *member;
    unsigned number;
    enum part part;
    const struct message *of;
    unsigned inner; /* PART_NAMED: the number of the list; PART_WITHIN: of the message */
};

struct message {
    const struct field *fields; /* by descending number; the last has no member */
    unsigned extensions;        /* of members that begin with x-; 0: none */
};

static const struct message schema;

static const struct field schema_fields[] = {
    { "properties", 25, PART_NAMED, &schema, 1 },
    { "allOf", 24, PART_MESSAGES, &schema, 0 },
    { "items", 23, PART_WITHIN, &schema, 1 },
    { "type", 22, PART_TYPE, NULL, 0 },
    { "additionalProperties", 21, PART_WITHIN, &schema, 1 },
    { "required", 19, PART_TEXTS, NULL, 0 },
    { "default", 5, PART_ANY, NULL, 0 },
    { "description", 4, PART_TEXT, NULL, 0 },
    { "format", 2, PART_TEXT, NULL, 0 },
    { "$ref", 1, PART_TEXT, NULL, 0 },
    { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message schema = { schema_fields, 31 };

static const struct field query_fields[] = {
    { "uniqueItems", 20, PART_FLAG, NULL, 0 }, { "type", 6, PART_TEXT, NULL, 0 },
    { "name", 4, PART_TEXT, NULL, 0 },         { "in", 2, PART_TEXT, NULL, 0 },
    { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message query = { query_fields, 23 };

static const struct field response_fields[] = {
    { "description", 1, PART_TEXT, NULL, 0 },
    { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message response = { response_fields, 5 };

static const struct field operation_fields[] = {
    { "responses", 9, PART_NAMED, &response, 1 },
    { "parameters", 8, PART_MESSAGES, &query, 0 },
    { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message operation = { operation_fields, 13 };

static const struct field path_fields[] = {
    { "patch", 8, PART_MESSAGE, &operation, 0 }, { "delete", 5, PART_MESSAGE, &operation, 0 },
    { "post", 4, PART_MESSAGE, &operation, 0 },  { "put", 3, PART_MESSAGE, &operation, 0 },
    { "get", 2, PART_MESSAGE, &operation, 0 },   { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message path = { path_fields, 10 };

static const struct field info_fields[] = {
    { "version", 2, PART_TEXT, NULL, 0 },
    { "title", 1, PART_TEXT, NULL, 0 },
    { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message info = { info_fields, 7 };

static const struct field document_fields[] = {
    { "definitions", 9, PART_NAMED, &schema, 1 },
    { "paths", 8, PART_NAMED, &path, 2 },
    { "info", 2, PART_MESSAGE, &info, 0 },
    { "swagger", 1, PART_TEXT, NULL, 0 },
    { NULL, 0, PART_TEXT, NULL, 0 },
};
static const struct message document_message = { document_fields, 16 };

static void put_message(struct wire_writer *writer, const struct message *message,
                        const struct json *object);

/* A value as its YAML text. */
static void put_any(struct wire_writer *writer, unsigned number, const struct json *value)
{
    size_t before = writer->used;

    wire_put_text(writer, 2, json_print(value, JSON_COMPACT, writer->arena));
    wire_close(writer, number, before);
}

/* What stands around a parameter and a response: which of several kinds it is. */
static void close_kind(struct wire_writer *writer, const struct message *of, size_t before)
{
    if (of == &query) {
        wire_close(writer, 3, before); /* of a query */
        wire_close(writer, 2, before); /* not the body */
        wire_close(writer, 1, before); /* no reference */
    } else if (of == &response) {
        wire_close(writer, 1, before);
    }
}

static void put_one(struct wire_writer *writer, const struct message *of, unsigned number,
                    const struct json *value)
{
    size_t before = writer->used;

    put_message(writer, of, value);
    close_kind(writer, of, before);
    wire_close(writer, number, before);
}

static void put_named(struct wire_writer *writer, const struct field *field,
                      const struct json *object)
{
    size_t start = writer->used;

    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        size_t before = writer->used;

        put_one(writer, field->of, 2, at.value);
        wire_put_text(writer, 1, at.key);
        wire_close(writer, field->inner, before);
    }
    wire_close(writer, field->number, start);
}

static void put_field(struct wire_writer *writer, const struct field *field,
                      const struct json *value)
{
    size_t before = writer->used;

    switch (field->part) {
    case PART_TEXT:
        wire_put_text(writer, field->number, json_string(value));
        break;
    case PART_TEXTS:
        for (size_t i = json_count(value); i-- > 0;)
            wire_put_text(writer, field->number, json_string(json_item(value, i)));
        break;
    case PART_FLAG:
        wire_put_integer(writer, field->number, json_bool(value, false));
        break;
    case PART_ANY:
        put_any(writer, field->number, value);
        break;
    case PART_MESSAGE:
        put_one(writer, field->of, field->number, value);
        break;
    case PART_MESSAGES:
        for (size_t i = json_count(value); i-- > 0;)
            put_one(writer, field->of, field->number, json_item(value, i));
        break;
    case PART_NAMED:
        put_named(writer, field, value);
        break;
    case PART_WITHIN:
        put_one(writer, field->of, field->inner, value);
        wire_close(writer, field->number, before);
        break;
    case PART_TYPE:
        wire_put_text(writer, 1, json_string(value));
        wire_close(writer, field->number, before);
        break;
    }
}

static void put_extensions(struct wire_writer *writer, unsigned number, const struct json *object)
{
    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        size_t before = writer->used;

        if (!str_has_prefix(at.key, STR("x-")))
            continue;
        put_any(writer, 2, at.value);
        wire_put_text(writer, 1, at.key);
        wire_close(writer, number, before);
    }
}

static void put_message(struct wire_writer *writer, const struct message *message,
                        const struct json *object)
{
    put_extensions(writer, message->extensions, object);
    for (const struct field *field = message->fields; field->member; field++) {
        const struct json *value = json_get(object, field->member);

        if (value)
            put_field(writer, field, value);
    }
}

struct str openapi_wire(const struct json *document, struct arena *arena)
{
    struct wire_writer writer = { .arena = arena };

    put_message(&writer, &document_message, document);
    return wire_finish(&writer);
}
