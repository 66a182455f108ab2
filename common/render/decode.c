/*
 * From the bytes of one file to objects, with the leniency of the original: a JSON file holds
 * exactly one object; a YAML file that cannot be read counts only when it looks like a manifest.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/renderer.h"

#include <string.h>

/** What Go's JSON calls a value when it wants an object; NULL when it is one. */
static const char *not_an_object(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_OBJECT:
    case JSON_NULL:
        return NULL;
    case JSON_ARRAY:
        return "array";
    case JSON_STRING:
        return "string";
    case JSON_BOOL:
        return "bool";
    default:
        return "number";
    }
}

/** An object without a kind has none either when its apiVersion is no version. */
static bool has_kind(const struct json *object)
{
    struct str version = json_text_at(object, "apiVersion");
    ptrdiff_t slash = str_find_char(version, '/');

    if (json_text_at(object, "kind").len == 0)
        return false;
    return slash < 0 || str_find_last_char(version, '/') == slash;
}

int rendering_check_object(const struct json *value, struct str json, struct error *err)
{
    const char *other = not_an_object(value);

    if (other)
        return error_set(err, ERR_PRECONDITION,
                         "json: cannot unmarshal %s into Go value of type map[string]interface {}",
                         other);
    if (!has_kind(value))
        return error_set(err, ERR_PRECONDITION, "Object 'Kind' is missing in '%.*s'",
                         STR_ARG(json));
    return 0;
}

static bool is_text_or_null(const struct json *value)
{
    return !value || json_is(value, JSON_STRING) || json_is(value, JSON_NULL);
}

static bool is_object_or_null(const struct json *value)
{
    return !value || json_is(value, JSON_OBJECT) || json_is(value, JSON_NULL);
}

/** What would decode as an OCI image manifest: an object whose known members have their types. */
static bool could_be_oci_manifest(const struct json *value)
{
    const struct json *version = json_get(value, "schemaVersion");
    const struct json *layers = json_get(value, "layers");
    const struct json *annotations = json_get(value, "annotations");

    if (!is_object_or_null(value) || !is_text_or_null(json_get(value, "mediaType")) ||
        !is_text_or_null(json_get(value, "artifactType")) ||
        !is_object_or_null(json_get(value, "config")) ||
        !is_object_or_null(json_get(value, "subject")) || !is_object_or_null(annotations))
        return false;
    if (version && !json_is(version, JSON_INT) && !json_is(version, JSON_NULL))
        return false;
    if (layers && !json_is(layers, JSON_ARRAY) && !json_is(layers, JSON_NULL))
        return false;
    for (struct json_cursor at = json_walk(layers); json_next(&at);) {
        if (!is_object_or_null(at.value))
            return false;
    }
    for (struct json_cursor at = json_walk(annotations); json_next(&at);) {
        if (!is_text_or_null(at.value))
            return false;
    }
    return true;
}

static int fail_to_unmarshal(const char *name, struct error *err)
{
    error_prefix(err, "Failed to unmarshal \"%s\"", name);
    err->code = ERR_PRECONDITION;
    return -1;
}

static int decode_json(struct rendering *rendering, const char *name, struct str text,
                       struct error *err)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct json *value;
    const char *complaint;
    size_t end = 0;
    struct str own, rest;

    complaint = renderer_json_problem(text, &end, rendering->arena);
    if (complaint)
        return error_set(err, ERR_PRECONDITION, "Failed to unmarshal \"%s\": %s", name, complaint);
    own = str_dup(str_trim(str_slice(text, 0, end)), rendering->arena);
    if (json_parse(own, NULL, rendering->arena, &value, err) < 0)
        return fail_to_unmarshal(name, err);
    if (rendering_check_object(value, own, &problem) < 0 && !could_be_oci_manifest(value)) {
        error_move(err, &problem);
        return fail_to_unmarshal(name, err);
    }
    rest = str_trim(str_slice(text, end, text.len));
    if (rest.len && rest.ptr[0] != '}' && rest.ptr[0] != ']')
        return error_set(
            err, ERR_PRECONDITION,
            "Found multiple objects in \"%s\". Only single objects are allowed in JSON files.",
            name);
    vec_push(&rendering->objects,
             json_is(value, JSON_NULL) ? json_new_object(rendering->arena) : value);
    return 0;
}

/** One document of a stream; its text is what Go would have had in hand. */
static int check_document(const struct yaml_stream *stream, size_t begin, const struct json *value,
                          struct arena *arena, struct error *err)
{
    if (stream->mode == YAML_STREAM_JSON) {
        struct str raw = str_trim(str_slice(stream->text, begin, stream->position));

        return rendering_check_object(value, raw, err);
    }
    if (rendering_check_object(value, json_print(value, JSON_SORTED, arena), err) < 0)
        return error_prefix(err, "error unmarshaling JSON: while decoding JSON");
    return 0;
}

/** 0 at the end of the stream, -1 at what cannot be read; `*count` is what was read before. */
static int read_documents(struct rendering *rendering, struct str text, size_t *count,
                          struct error *err)
{
    struct yaml_stream stream = yaml_stream_of(text, NULL);
    const struct json *value;

    for (;;) {
        size_t begin = stream.position;
        int got = yaml_next(&stream, rendering->arena, &value, err);

        if (got < 0)
            return -1;
        if (got == 0)
            return 0;
        if (json_is(value, JSON_NULL))
            continue;
        if (check_document(&stream, begin, value, rendering->arena, err) < 0)
            return -1;
        vec_push(&rendering->objects, value);
        (*count)++;
    }
}

int rendering_decode_stream(struct rendering *rendering, struct str text, struct error *err)
{
    size_t count = 0;

    if (read_documents(rendering, text, &count, err) == 0)
        return 0;
    error_prefix(err, "failed to unmarshal manifest");
    err->code = ERR_UNKNOWN;
    return -1;
}

static bool looks_like_manifest(struct str text)
{
    return str_find(text, STR("apiVersion:")) >= 0 && str_find(text, STR("kind:")) >= 0 &&
           str_find(text, STR("metadata:")) >= 0;
}

static int decode_yaml(struct rendering *rendering, const char *name, struct str text,
                       struct error *err)
{
    CLEANUP(error_release) struct error problem = { 0 };
    size_t count = 0;

    if (read_documents(rendering, text, &count, &problem) == 0)
        return 0;
    if (count == 0 && problem.code != ERR_TOO_LARGE && !looks_like_manifest(text))
        return 0; /* some other YAML, of no concern */
    error_move(err, &problem);
    error_prefix(err, "failed to unmarshal manifest");
    return fail_to_unmarshal(name, err);
}

int rendering_decode(struct rendering *rendering, const char *name, struct str bytes,
                     struct error *err)
{
    struct str text = renderer_text(bytes, rendering->arena);

    if (str_has_suffix(str_of(name), STR(".json")))
        return decode_json(rendering, name, text, err);
    return decode_yaml(rendering, name, text, err);
}

/** Every item is an object of a kind, or null. */
static bool are_objects(const struct json *array)
{
    for (struct json_cursor at = json_walk(array); json_next(&at);) {
        bool is_good = json_is(at.value, JSON_OBJECT) && has_kind(at.value);

        if (!is_good && !json_is(at.value, JSON_NULL))
            return false;
    }
    return true;
}

/** What the API machinery makes of a text that is no list of objects. */
static int check_generated(const struct json *value, struct str text, struct error *err)
{
    if (json_is(value, JSON_ARRAY) && are_objects(value))
        return 0;
    return rendering_check_object(value, text, err);
}

int rendering_decode_generated(struct rendering *rendering, const char *name, struct str text,
                               struct error *err)
{
    const struct json *value;

    if (json_parse(text, NULL, rendering->arena, &value, err) < 0 ||
        (!json_is(value, JSON_NULL) && check_generated(value, str_trim(text), err) < 0)) {
        error_prefix(err, "Failed to unmarshal generated json \"%s\"", name);
        err->code = ERR_PRECONDITION;
        return -1;
    }
    if (json_is(value, JSON_OBJECT))
        vec_push(&rendering->objects, value);
    if (!json_is(value, JSON_ARRAY))
        return 0;
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (json_is(at.value, JSON_OBJECT))
            vec_push(&rendering->objects, at.value);
    }
    return 0;
}
