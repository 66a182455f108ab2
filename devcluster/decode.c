/* What comes in is read twice: by the schema, to say what is wrong, and into the kind's form. */
#include "decode.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/name_table.h"
#include "base/strbuf.h"
#include "custom_resources.h"
#include "custom_schema.h"
#include "data/digest.h"
#include "data/json.h"
#include "data/yaml.h"
#include "duplicates.h"
#include "field_table.h"
#include "gitops/defaults.h"
#include "gitops/forms.h"
#include "wire.h"

#include <ctype.h>
#include <string.h>

enum { PATH_MAX_BYTES = 64 * 1024, UNKNOWN_MAX = 200, BODY_DEPTH = 10000 };

/* ---- the text ---- */

static bool is_type(struct str content_type, const char *name)
{
    struct str head, rest;

    str_cut(content_type, ';', &head, &rest);
    return str_equals(str_trim(head), name);
}

const char *decode_error_text(struct arena *arena, const struct error *err)
{
    const char *text = error_text(err), *place = strstr(text, " (line ");

    return place ? arena_strndup(arena, text, (size_t)(place - text)) : text;
}

/* Without what the parser says of its own second half. */
static const char *yaml_error_text(const struct error *err)
{
    static const char prefix[] = "error converting YAML to JSON: ";
    const char *text = error_text(err);

    return strncmp(text, prefix, strlen(prefix)) == 0 ? text + strlen(prefix) : text;
}

int decode_body(struct arena *arena, struct str body, struct str content_type,
                const struct json **out, struct refusal *why)
{
    static const struct json_limits limits = { .depth = BODY_DEPTH };
    CLEANUP(error_release) struct error err = { 0 };

    if (is_type(content_type, "application/yaml")) {
        if (yaml_parse(body, arena, out, &err) < 0)
            return refuse_bad_request(why, "%s", yaml_error_text(&err));
        return 0;
    }
    if (is_type(content_type, "application/vnd.kubernetes.protobuf"))
        return wire_decode(body, arena, out, why);
    if (content_type.len > 0 && !is_type(content_type, "application/json") &&
        !is_type(content_type, "*/*"))
        return refuse(why, 415, "UnsupportedMediaType",
                      "the body of the request was in an unknown format - accepted media types "
                      "include: application/json, application/yaml, "
                      "application/vnd.kubernetes.protobuf");
    if (json_parse(body, &limits, arena, out, &err) < 0)
        return refuse_bad_request(why, "%s", decode_error_text(arena, &err));
    return 0;
}

/* ---- unknown fields ---- */

struct search {
    struct arena *arena;
    struct strbuf path;
    struct json *found;
};

static void search_value(struct search *search, const struct json *value, struct schema_type type);

static void search_member(struct search *search, struct str key, const struct json *value,
                          struct schema_type type)
{
    size_t length = search->path.len;
    struct schema_field field;

    strbuf_printf(&search->path, "%s%.*s", length ? "." : "", STR_ARG(key));
    if (schema_field_find(type, key, &field))
        search_value(search, value, field.type);
    else if (schema_is_known(schema_element(type)))
        search_value(search, value, schema_element(type));
    else if (json_count(search->found) < UNKNOWN_MAX)
        json_append(search->arena, search->found, json_new_cstr(search->arena, search->path.ptr));
    search->path.len = length;
    search->path.ptr[length] = '\0';
}

static void search_value(struct search *search, const struct json *value, struct schema_type type)
{
    size_t length = search->path.len;

    if (!schema_is_known(type))
        return;
    if (schema_kind(type) == SCHEMA_OBJECT && json_is(value, JSON_OBJECT)) {
        if (schema_field_count(type) == 0 && !schema_is_known(schema_element(type)))
            return;
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            search_member(search, at.key, at.value, type);
    } else if (schema_kind(type) == SCHEMA_LIST && json_is(value, JSON_ARRAY)) {
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            strbuf_printf(&search->path, "[%zu]", at.index);
            search_value(search, at.value, schema_element(type));
            search->path.len = length;
            search->path.ptr[length] = '\0';
        }
    }
}

struct json *decode_unknown_fields(const struct json *value, struct schema_type type,
                                   struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf start = STRBUF_INIT(PATH_MAX_BYTES);
    struct search search = { arena, start, json_new_array(arena) };

    strbuf_puts(&search.path, "");
    search_value(&search, value, type);
    strbuf_release(&search.path);
    return search.found;
}

static const struct json *drop_unknown(const struct json *value, struct schema_type type,
                                       struct arena *arena)
{
    struct schema_type element = schema_element(type);
    struct json *result;

    if (!schema_is_known(type) || (!json_is(value, JSON_OBJECT) && !json_is(value, JSON_ARRAY)) ||
        (json_is(value, JSON_OBJECT) && schema_field_count(type) == 0 && !schema_is_known(element)))
        return value;
    result = json_edit(arena, value);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct schema_field field;

        if (json_is(value, JSON_ARRAY))
            json_replace(arena, result, at.index, drop_unknown(at.value, element, arena));
        else if (schema_field_find(type, at.key, &field))
            json_set_str(arena, result, at.key, drop_unknown(at.value, field.type, arena));
        else if (schema_is_known(element))
            json_set_str(arena, result, at.key, drop_unknown(at.value, element, arena));
        else
            json_remove_str(arena, result, at.key);
    }
    return result;
}

static void say_fields(const struct decoding *decoding, const char *what, const struct json *paths,
                       struct strbuf *text)
{
    for (struct json_cursor at = json_walk(paths); json_next(&at);) {
        const char *line =
            arena_printf(decoding->arena, "%s field \"%s\"", what, json_cstr(at.value));

        if (decoding->validation == VALIDATION_WARN && decoding->warn)
            decoding->warn(decoding->context, line);
        strbuf_printf(text, "%s%s", text->len ? ", " : "", line);
    }
}

static void say_yaml_duplicates(const struct decoding *decoding, struct strbuf *text)
{
    const struct json *lines = duplicates_find_yaml(decoding->text, decoding->arena);

    if (json_count(lines) > 0)
        strbuf_puts(text, "yaml: unmarshal errors:");
    for (struct json_cursor at = json_walk(lines); json_next(&at);) {
        if (decoding->validation == VALIDATION_WARN && decoding->warn)
            decoding->warn(decoding->context, json_cstr(at.value));
        strbuf_printf(text, "\n  %s", json_cstr(at.value));
    }
}

/* Fields that are unknown are dropped, of those that stand twice the last counts; here they are
 * said. */
static int judge_fields(const struct decoding *decoding, const struct json *value,
                        const struct json *unknown, struct refusal *why)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(PATH_MAX_BYTES);
    const char *kind = decoding->resource->kind;

    if (decoding->validation == VALIDATION_IGNORE)
        return 0;
    if (decoding->text_is_yaml)
        say_yaml_duplicates(decoding, &text);
    else if (decoding->text.len > 0)
        say_fields(decoding, "duplicate", duplicates_find(decoding->text, value, decoding->arena),
                   &text);
    say_fields(decoding, "unknown", unknown, &text);
    if (text.len == 0)
        return 0;
    if (decoding->validation != VALIDATION_STRICT)
        return 0;
    return refuse_bad_request(why,
                              "%s in version \"%s\" cannot be handled as a %s: strict decoding "
                              "error: %s",
                              kind, decoding->api->name, kind, text.ptr);
}

/* ---- values of a wrong type, in Go's words ---- */

struct mismatch {
    struct arena *arena;
    const char *text; /* NULL: none found yet */
};

/* What stands where a value is looked at. */
struct spot {
    const char *owner;          /* the struct that holds the field */
    const char *path;           /* of the field, in Go's words */
    const struct go_word *word; /* of the field; NULL: as the schema says */
    bool is_item;
};

/* "v1.Pod" of "io.k8s.api.core.v1.Pod". */
static struct str package_and_name(struct str model)
{
    ptrdiff_t dot = str_find_last_char(model, '.');

    if (dot > 0)
        dot = str_find_last_char(str_slice(model, 0, (size_t)dot), '.');
    return dot < 0 ? model : str_slice(model, (size_t)dot + 1, model.len);
}

static const char *go_name(struct schema_type type, struct arena *arena)
{
    struct str name = package_and_name(schema_name(type));

    switch (schema_kind(type)) {
    case SCHEMA_STRING:
        return schema_format(type) == SCHEMA_FORMAT_BYTE ? "[]uint8" : "string";
    case SCHEMA_BOOLEAN:
        return "bool";
    case SCHEMA_NUMBER:
        return "float64";
    case SCHEMA_INTEGER:
        return schema_format(type) == SCHEMA_FORMAT_INT64 ? "int64" : "int32";
    case SCHEMA_LIST:
        return arena_printf(arena, "[]%s", go_name(schema_element(type), arena));
    case SCHEMA_OBJECT:
        if (name.len == 0)
            return arena_printf(arena, "map[string]%s", go_name(schema_element(type), arena));
        return arena_printf(arena, "%.*s", STR_ARG(name));
    default:
        return schema_format(type) == SCHEMA_FORMAT_INT_OR_STRING ? "int32" : "string";
    }
}

static const struct go_word *find_word(struct str model, struct str field)
{
    size_t at = name_table_first(go_words, go_word_count, sizeof(go_words[0]), model);

    for (; at < go_word_count && str_equals(model, go_words[at].model); at++)
        if (str_equals(field, go_words[at].field))
            return &go_words[at];
    return NULL;
}

/* The type of what is looked at, in Go's words. */
static const char *type_word(const struct spot *spot, struct schema_type type, struct arena *arena)
{
    const char *word = spot->word ? spot->word->type : "";

    if (word[0] && (!spot->is_item || strncmp(word, "[]", 2) == 0))
        return spot->is_item ? word + 2 : word;
    return go_name(type, arena);
}

static bool fits(const struct json *value, struct schema_type type)
{
    enum json_type is = json_type(value);

    if (is == JSON_NULL)
        return true;
    switch (schema_kind(type)) {
    case SCHEMA_STRING:
        return is == JSON_STRING;
    case SCHEMA_BOOLEAN:
        return is == JSON_BOOL;
    case SCHEMA_INTEGER:
        return is == JSON_INT;
    case SCHEMA_NUMBER:
        return is == JSON_INT || is == JSON_FLOAT;
    case SCHEMA_SCALAR:
        return is != JSON_OBJECT && is != JSON_ARRAY;
    case SCHEMA_LIST:
        return is == JSON_ARRAY;
    case SCHEMA_OBJECT:
        return is == JSON_OBJECT;
    default:
        return true;
    }
}

static bool is_base64(char c)
{
    return isalnum((unsigned char)c) || c == '+' || c == '/';
}

/* A text of the right type that cannot be read as what it stands for. */
static void look_at_text(struct mismatch *mismatch, struct str text, enum schema_format format)
{
    int64_t nanoseconds;
    size_t bad = 0;

    if ((format == SCHEMA_FORMAT_TIME || format == SCHEMA_FORMAT_MICRO_TIME) &&
        !clock_parse_rfc3339(text, &nanoseconds)) {
        mismatch->text = arena_printf(
            mismatch->arena,
            "parsing time \"%.*s\" as \"2006-01-02T15:04:05%sZ07:00\": cannot parse \"%.*s\" as "
            "\"2006\"",
            STR_ARG(text), format == SCHEMA_FORMAT_TIME ? "" : ".000000", STR_ARG(text));
    }
    if (format != SCHEMA_FORMAT_BYTE)
        return;
    while (bad < text.len && is_base64(text.ptr[bad]))
        bad++;
    if (bad < text.len && (text.ptr[bad] != '=' || text.len % 4 != 0))
        mismatch->text =
            arena_printf(mismatch->arena, "illegal base64 data at input byte %zu", bad);
}

static void refuse_type(struct mismatch *mismatch, const struct json *value,
                        struct schema_type type, const struct spot *spot)
{
    enum json_type is = json_type(value);
    const char *word = is == JSON_INT || is == JSON_FLOAT ? "number" : json_type_name(is);

    if (schema_format(type) == SCHEMA_FORMAT_QUANTITY)
        mismatch->text = "quantities must match the regular expression "
                         "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    else
        mismatch->text = arena_printf(
            mismatch->arena, "json: cannot unmarshal %s into Go struct field %s.%s of type %s",
            word, spot->owner, spot->path, type_word(spot, type, mismatch->arena));
}

static struct spot spot_of_field(const struct spot *above, const char *owner,
                                 const struct go_word *word, struct str key, struct arena *arena)
{
    const char *inside = word ? word->inside : "";

    return (struct spot){
        .owner = owner,
        .path = arena_printf(arena, "%s%s%s%s%.*s", above->path, above->path[0] ? "." : "", inside,
                             inside[0] ? "." : "", STR_ARG(key)),
        .word = word,
    };
}

static void look(struct mismatch *mismatch, const struct json *value, struct schema_type type,
                 const struct spot *spot)
{
    struct arena *arena = mismatch->arena;
    struct str name = schema_name(type);
    ptrdiff_t dot = str_find_last_char(name, '.');
    const char *owner = spot->owner;

    if (mismatch->text || !schema_is_known(type))
        return;
    if (!fits(value, type)) {
        refuse_type(mismatch, value, type, spot);
        return;
    }
    if (json_is(value, JSON_STRING))
        look_at_text(mismatch, json_string(value), schema_format(type));
    if (dot >= 0 && schema_field_count(type) > 0)
        owner = arena_printf(arena, "%.*s", (int)(name.len - (size_t)dot - 1), name.ptr + dot + 1);
    for (struct json_cursor at = json_walk(value); json_next(&at) && !mismatch->text;) {
        struct schema_type within = schema_element(type);
        struct spot below = { owner, spot->path, spot->word, true };
        struct schema_field field;

        if (json_is(value, JSON_OBJECT) && schema_field_find(type, at.key, &field)) {
            below = spot_of_field(spot, owner, find_word(name, at.key), at.key, arena);
            within = field.type;
        }
        look(mismatch, at.value, within, &below);
    }
}

int decode_check_fields(const struct json *value, struct schema_type type, struct arena *arena,
                        const char **fault)
{
    struct mismatch mismatch = { .arena = arena };

    if (json_is(value, JSON_ARRAY))
        mismatch.text = arena_printf(arena, "json: cannot unmarshal array into Go value of type %s",
                                     go_name(type, arena));
    else
        look(&mismatch, value, type, &(struct spot){ .owner = "", .path = "" });
    *fault = mismatch.text;
    return mismatch.text ? -1 : 0;
}

static int refuse_mismatch(const struct decoding *decoding, const struct json *value,
                           struct refusal *why)
{
    struct mismatch mismatch = { .arena = decoding->arena };
    const char *kind = decoding->resource->kind;

    look(&mismatch, value, decoding->api->type, &(struct spot){ .owner = kind, .path = "" });
    return refuse_bad_request(
        why, "%s in version \"%s\" cannot be handled as a %s: %s", kind, decoding->api->name, kind,
        mismatch.text ? mismatch.text : "it holds a value that cannot be read");
}

/* ---- objects ---- */

static const char *api_version_of(const struct decoding *decoding)
{
    const struct api_resource *resource = decoding->resource;

    if (!resource->group[0])
        return decoding->api->name;
    return arena_printf(decoding->arena, "%s/%s", resource->group, decoding->api->name);
}

static int refuse_kind(const struct decoding *decoding, const struct json *value,
                       struct refusal *why)
{
    struct faults faults = { .arena = decoding->arena };
    struct refused_object what = { decoding->resource->group, json_cstr_at(value, "kind"),
                                   json_text_at(value, "metadata.name") };

    fault_invalid(&faults, "kind", json_get(value, "kind"),
                  arena_printf(decoding->arena, "must be %s", decoding->resource->kind));
    return refuse_faults(why, what, &faults);
}

/* Is it of the kind that is asked for? What says nothing is. */
static int check_kind(const struct decoding *decoding, const struct json *value,
                      struct refusal *why)
{
    struct str kind = json_text_at(value, "kind");
    struct str version = json_text_at(value, "apiVersion");
    const char *wanted = api_version_of(decoding);

    if (version.len > 0 && !str_equals(version, wanted)) {
        if (is_custom(decoding->resource))
            return refuse_bad_request(why,
                                      "the API version in the data (%.*s) does not match the "
                                      "expected API version (%s)",
                                      STR_ARG(version), wanted);
        return refuse_bad_request(why,
                                  "%.*s in version \"%s\" cannot be handled as a %s: no kind "
                                  "\"%.*s\" is registered for version \"%.*s\" in scheme "
                                  "\"pkg/runtime/scheme.go:111\"",
                                  STR_ARG(kind), decoding->api->name, decoding->resource->kind,
                                  STR_ARG(kind), STR_ARG(version));
    }
    if (kind.len == 0 || str_equals(kind, decoding->resource->kind))
        return 0;
    if (is_custom(decoding->resource))
        return refuse_kind(decoding, value, why);
    return refuse_bad_request(
        why,
        "%.*s in version \"%s\" cannot be handled as a %s: converting (%s.%.*s) "
        "to (%s.%s): unknown conversion",
        STR_ARG(kind), decoding->api->name, decoding->resource->kind, decoding->api->name,
        STR_ARG(kind), decoding->resource->group[0] ? decoding->resource->group : "core",
        decoding->resource->kind);
}

/* A Secret's plain texts are for writing only. */
static const struct json *encode_texts(const struct decoding *decoding, const struct json *value)
{
    struct arena *arena = decoding->arena;
    const struct json *texts = json_get(value, "stringData");
    struct json *object, *data;

    if (strcmp(decoding->resource->kind, "Secret") != 0 || !json_is(texts, JSON_OBJECT))
        return value;
    object = json_edit(arena, value);
    data = json_edit_object(arena, object, "data");
    for (struct json_cursor at = json_walk(texts); json_next(&at);)
        json_set_str(arena, data, at.key,
                     json_new_string(arena, base64_encode(json_string(at.value), arena)));
    json_remove(arena, object, "stringData");
    return object;
}

/* A typed value has no empty lists, but an empty list of managers says something. */
static const struct json *keep_reset(const struct decoding *decoding, const struct json *value,
                                     const struct json *typed)
{
    const struct json *managers = json_at(value, "metadata.managedFields");
    struct json *result;

    if (!json_is(managers, JSON_ARRAY) || json_count(managers) > 0)
        return typed;
    result = json_edit(decoding->arena, typed);
    json_set(decoding->arena, json_edit_object(decoding->arena, result, "metadata"),
             "managedFields", json_new_array(decoding->arena));
    return result;
}

static int decode_builtin(const struct decoding *decoding, const struct json *value,
                          const struct json **out, struct refusal *why)
{
    struct arena *arena = decoding->arena;
    const struct json *typed = value;

    if (decoding->api->form != FORM_NONE) {
        typed = form_typed(decoding->api->form, value, arena);
        if (!typed)
            return refuse_mismatch(decoding, value, why);
        typed = encode_texts(decoding, typed);
    } else {
        struct mismatch mismatch = { .arena = arena };

        look(&mismatch, value, decoding->api->type,
             &(struct spot){ .owner = decoding->resource->kind, .path = "" });
        if (mismatch.text)
            return refuse_mismatch(decoding, value, why);
    }
    typed = defaults_complete(typed, arena);
    if (strcmp(decoding->resource->kind, "CustomResourceDefinition") == 0) {
        struct json *definition = json_edit(arena, typed);

        custom_resources_default(definition, arena);
        typed = definition;
    }
    if (decoding->api->form != FORM_NONE)
        typed = form_typed(decoding->api->form, typed, arena);
    if (!typed)
        return refuse_mismatch(decoding, value, why);
    *out = keep_reset(decoding, value, typed);
    return 0;
}

int decode_object(const struct decoding *decoding, const struct json *value,
                  const struct json **out, struct refusal *why)
{
    struct arena *arena = decoding->arena;
    const struct json *unknown;
    struct json *object;

    if (json_is(value, JSON_NULL))
        value = json_new_object(arena);
    if (!json_is(value, JSON_OBJECT)) {
        return refuse_bad_request(why,
                                  "the object provided is unrecognized (must be of type %s): "
                                  "couldn't get version/kind; json parse error: json: cannot "
                                  "unmarshal %s into Go value of type struct { APIVersion string "
                                  "\"json:\\\"apiVersion,omitempty\\\"\"; Kind string "
                                  "\"json:\\\"kind,omitempty\\\"\" } (%s)",
                                  decoding->resource->kind, json_type_name(json_type(value)),
                                  digest_hex_of(json_print(value, JSON_COMPACT, arena), arena));
    }
    if (check_kind(decoding, value, why) < 0)
        return -1;
    object = json_edit(arena, value);
    if (!json_get(object, "kind"))
        json_set_text(arena, object, "kind", decoding->resource->kind);
    if (!json_get(object, "apiVersion"))
        json_set_text(arena, object, "apiVersion", api_version_of(decoding));
    if (is_custom(decoding->resource)) {
        if (custom_schema_prepare(decoding->api, object, arena, out, &unknown, why) < 0)
            return -1;
        return judge_fields(decoding, value, unknown, why);
    }
    unknown = decode_unknown_fields(value, decoding->api->type, arena);
    if (json_count(unknown) > 0) /* a field whose name differs in case only is unknown, too */
        object = json_edit(arena, drop_unknown(object, decoding->api->type, arena));
    if (decode_builtin(decoding, object, out, why) < 0)
        return -1;
    return judge_fields(decoding, value, unknown, why);
}
