#include "wire.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/schema.h"
#include "data/wire_format.h"

#include <stdint.h>
#include <string.h>

enum { ENVELOPE_VALUES_MAX = 64 };
static const struct str MAGIC = { "k8s\0", 4 };

/* ---- which message ---- */

/* A type's name in OpenAPI without what all begin with: "apps.v1.Deployment". */
static struct str message_name_of(struct str name)
{
    if (str_has_prefix(name, STR("io.k8s.api.")))
        return str_slice(name, sizeof("io.k8s.api.") - 1, name.len);
    if (str_has_prefix(name, STR("io.k8s.")))
        return str_slice(name, sizeof("io.k8s.") - 1, name.len);
    return name;
}

/* Times, quantities and the like are no kinds. */
static bool find_kind(struct str name, struct message *out)
{
    return message_find(&wire_messages, name, out) && out->type->form == MESSAGE_FORM_FIELDS;
}

bool wire_message_of(struct str api_version, struct str kind, struct arena *arena,
                     struct message *out)
{
    struct str group, version, name;

    schema_split_api_version(api_version, &group, &version);
    name = schema_name(schema_find(schema_builtin(), str_dup(group, arena).ptr,
                                   str_dup(version, arena).ptr, str_dup(kind, arena).ptr));
    if (find_kind(message_name_of(name), out))
        return true;
    if (group.len > 0 && !str_equals(group, "meta.k8s.io"))
        return false;
    name = str_of(arena_printf(arena, "apimachinery.pkg.apis.meta.v1.%.*s", STR_ARG(kind)));
    return find_kind(name, out);
}

/* ---- reading ---- */

struct envelope {
    struct str api_version, kind, raw;
};

static bool read_type(struct wire_reader reader, struct arena *arena, struct envelope *out)
{
    struct wire_value field;

    while (wire_next(&reader, &field)) {
        if (field.number == 1)
            out->api_version = str_dup(field.bytes, arena);
        else if (field.number == 2)
            out->kind = str_dup(field.bytes, arena);
    }
    return !reader.is_bad;
}

static bool read_envelope(struct str body, struct arena *arena, struct envelope *out)
{
    size_t left = ENVELOPE_VALUES_MAX;
    struct wire_reader reader = { .left = &left }, inner = reader;
    struct wire_value field;

    *out = (struct envelope){ STR_EMPTY, STR_EMPTY, STR_EMPTY };
    if (!str_has_prefix(body, MAGIC))
        return false;
    reader.rest = str_slice(body, MAGIC.len, body.len);
    while (wire_next(&reader, &field)) {
        inner.rest = field.bytes;
        if (field.number == 2)
            out->raw = field.bytes;
        else if (field.number == 1 && !read_type(inner, arena, out))
            return false;
    }
    return !reader.is_bad;
}

int wire_decode(struct str body, struct arena *arena, const struct json **out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *fields;
    struct envelope envelope;
    struct message message;
    struct json *object;

    if (!read_envelope(body, arena, &envelope))
        return refuse_bad_request(why, "provided data does not appear to be a protobuf message, "
                                       "expected prefix [107 56 115 0]");
    if (!wire_message_of(envelope.api_version, envelope.kind, arena, &message))
        return refuse(why, 415, "UnsupportedMediaType",
                      "no protobuf form is known for kind \"%s\" in version \"%s\"",
                      envelope.kind.ptr, envelope.api_version.ptr);
    if (message_decode(message, envelope.raw, arena, &fields, &err) < 0)
        return refuse_bad_request(why, "the protobuf message of a %s cannot be read",
                                  envelope.kind.ptr);
    object = json_new_object(arena);
    json_set(arena, object, "kind", json_new_string(arena, envelope.kind));
    json_set(arena, object, "apiVersion", json_new_string(arena, envelope.api_version));
    for (struct json_cursor at = json_walk(fields); json_next(&at);)
        json_set_str(arena, object, at.key, at.value);
    *out = object;
    return 0;
}

/* ---- writing, from the end ---- */

/* Around what was written and `more` bytes that will follow it. */
static void put_envelope(struct wire_writer *writer, size_t more, struct str api_version,
                         struct str kind)
{
    size_t before;

    wire_put_varint(writer, writer->used + more);
    wire_put_tag(writer, 2, WIRE_LENGTH);
    before = writer->used;
    wire_put_text(writer, 2, kind);
    wire_put_text(writer, 1, api_version);
    wire_close(writer, 1, before);
    wire_put(writer, MAGIC);
}

bool wire_encode(const struct json *object, struct arena *arena, struct str *out)
{
    struct str api_version = json_text_at(object, "apiVersion");
    struct str kind = json_text_at(object, "kind");
    struct wire_writer writer = { .arena = arena };
    struct message message;

    if (!wire_message_of(api_version, kind, arena, &message))
        return false;
    message_write(message, object, &writer);
    put_envelope(&writer, 0, api_version, kind);
    *out = wire_finish(&writer);
    return true;
}

struct str wire_encode_list_head(const struct json *head, size_t size, struct arena *arena)
{
    struct wire_writer writer = { .arena = arena };
    struct message metadata;

    if (wire_message_of(STR("v1"), STR("ListMeta"), arena, &metadata))
        message_write(metadata, json_get(head, "metadata"), &writer);
    wire_close(&writer, 1, 0);
    put_envelope(&writer, size, json_text_at(head, "apiVersion"), json_text_at(head, "kind"));
    return wire_finish(&writer);
}

struct str wire_encode_list_item(struct message item, const struct json *object,
                                 struct arena *arena)
{
    struct wire_writer writer = { .arena = arena };

    message_write(item, object, &writer);
    wire_close(&writer, 2, 0);
    return wire_finish(&writer);
}

struct str wire_encode_event(const char *type, struct str object, struct arena *arena)
{
    struct wire_writer writer = { .arena = arena };
    char length[4];

    wire_put_text(&writer, 1, object);
    wire_close(&writer, 2, 0);
    wire_put_text(&writer, 1, str_of(type));
    for (unsigned i = 0; i < sizeof(length); i++)
        length[i] = (char)(writer.used >> (24 - 8 * i));
    wire_put(&writer, (struct str){ length, sizeof(length) });
    return wire_finish(&writer);
}
