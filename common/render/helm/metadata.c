#include "render/helm/metadata.h"

#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "data/json_text.h"
#include "data/semver.h"
#include "data/yaml_scalar.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MAX_DEPENDENCIES = 1000 };

/* ---- reading ---- */

enum field_type {
    FIELD_TEXT,
    FIELD_BOOL,
    FIELD_TEXTS,
    FIELD_TEXT_MAP,
    FIELD_LIST, /* of anything */
    FIELD_OBJECTS,
};

struct field {
    const char *name;
    enum field_type type;
    const struct field *fields; /* of objects */
    const char *go_type;
};

#define END                                                                                        \
    {                                                                                              \
        NULL, FIELD_TEXT, NULL, NULL                                                               \
    }

static const struct field maintainer_fields[] = {
    { "name", FIELD_TEXT, NULL, "string" },
    { "email", FIELD_TEXT, NULL, "string" },
    { "url", FIELD_TEXT, NULL, "string" },
    END,
};

static const struct field dependency_fields[] = {
    { "name", FIELD_TEXT, NULL, "string" },
    { "version", FIELD_TEXT, NULL, "string" },
    { "repository", FIELD_TEXT, NULL, "string" },
    { "condition", FIELD_TEXT, NULL, "string" },
    { "tags", FIELD_TEXTS, NULL, "[]string" },
    { "enabled", FIELD_BOOL, NULL, "bool" },
    { "import-values", FIELD_LIST, NULL, "[]interface {}" },
    { "alias", FIELD_TEXT, NULL, "string" },
    END,
};

static const struct field chart_fields[] = {
    { "name", FIELD_TEXT, NULL, "string" },
    { "home", FIELD_TEXT, NULL, "string" },
    { "sources", FIELD_TEXTS, NULL, "[]string" },
    { "version", FIELD_TEXT, NULL, "string" },
    { "description", FIELD_TEXT, NULL, "string" },
    { "keywords", FIELD_TEXTS, NULL, "[]string" },
    { "maintainers", FIELD_OBJECTS, maintainer_fields, "[]*v2.Maintainer" },
    { "icon", FIELD_TEXT, NULL, "string" },
    { "apiVersion", FIELD_TEXT, NULL, "string" },
    { "condition", FIELD_TEXT, NULL, "string" },
    { "tags", FIELD_TEXT, NULL, "string" },
    { "appVersion", FIELD_TEXT, NULL, "string" },
    { "deprecated", FIELD_BOOL, NULL, "bool" },
    { "annotations", FIELD_TEXT_MAP, NULL, "map[string]string" },
    { "kubeVersion", FIELD_TEXT, NULL, "string" },
    { "dependencies", FIELD_OBJECTS, dependency_fields, "[]*v2.Dependency" },
    { "type", FIELD_TEXT, NULL, "string" },
    END,
};

/** A place in the document, for errors: the Go type and the path within it. */
struct place {
    const char *type, *path;
};

static const char *json_kind(const struct json *value)
{
    enum json_type type = json_type(value);

    return type == JSON_INT || type == JSON_FLOAT ? "number" : json_type_name(type);
}

static int fail_type(const struct json *value, struct place place, const char *go_type,
                     struct error *err)
{
    return error_set(err, ERR_INVALID,
                     "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s into "
                     "Go struct field %s.%s of type %s",
                     json_kind(value), place.type, place.path, go_type);
}

/** Numbers and booleans become text where text is wanted; NULL for what does not. */
static const struct json *as_text(const struct json *value, struct arena *arena)
{
    char buffer[40];

    switch (json_type(value)) {
    case JSON_STRING:
        return value;
    case JSON_BOOL:
        return json_new_cstr(arena, json_bool(value, false) ? "true" : "false");
    case JSON_INT:
        return json_new_cstr(arena, arena_printf(arena, "%" PRId64, json_int(value, 0)));
    case JSON_FLOAT:
        return json_new_cstr(arena, yaml_print_float(json_double(value, 0), 64, buffer));
    default:
        return NULL;
    }
}

static int read_text(const struct json *value, struct place place, struct arena *arena,
                     const struct json **out, struct error *err)
{
    *out = as_text(value, arena);
    return *out ? 0 : fail_type(value, place, "string", err);
}

static int read_texts(const struct json *value, struct place place, struct arena *arena,
                      const struct json **out, struct error *err)
{
    bool is_map = json_is(value, JSON_OBJECT);
    struct json *texts = is_map ? json_new_object(arena) : json_new_array(arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *text = json_new_cstr(arena, "");

        if (!json_is(at.value, JSON_NULL) && read_text(at.value, place, arena, &text, err) < 0)
            return -1;
        if (is_map)
            json_set_str(arena, texts, at.key, text);
        else
            json_append(arena, texts, text);
    }
    *out = texts;
    return 0;
}

static int read_fields(const struct json *document, const struct field *fields, struct place place,
                       struct json *into, struct arena *arena, struct error *err);

static int read_objects(const struct json *value, const struct field *field, struct place place,
                        struct arena *arena, const struct json **out, struct error *err)
{
    struct json *objects = json_new_array(arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct json *object = json_new_object(arena);

        if (json_is(at.value, JSON_NULL)) {
            json_append(arena, objects, at.value);
            continue;
        }
        if (!json_is(at.value, JSON_OBJECT))
            return fail_type(at.value, place, field->go_type + 3, err);
        if (read_fields(at.value, field->fields, place, object, arena, err) < 0)
            return -1;
        json_append(arena, objects, object);
    }
    *out = objects;
    return 0;
}

static int read_field(const struct json *value, const struct field *field, struct place place,
                      struct arena *arena, const struct json **out, struct error *err)
{
    static const enum json_type wanted[] = {
        [FIELD_BOOL] = JSON_BOOL,  [FIELD_TEXTS] = JSON_ARRAY,   [FIELD_TEXT_MAP] = JSON_OBJECT,
        [FIELD_LIST] = JSON_ARRAY, [FIELD_OBJECTS] = JSON_ARRAY,
    };

    if (field->type == FIELD_TEXT)
        return read_text(value, place, arena, out, err);
    if (!json_is(value, wanted[field->type]))
        return fail_type(value, place, field->go_type, err);
    if (field->type == FIELD_TEXTS || field->type == FIELD_TEXT_MAP)
        return read_texts(value, place, arena, out, err);
    if (field->type == FIELD_OBJECTS)
        return read_objects(value, field, place, arena, out, err);
    *out = value;
    return 0;
}

/** Go finds a field by its name in any case. */
static const struct field *find_field(const struct field *fields, struct str name)
{
    for (; fields->name; fields++) {
        if (strlen(fields->name) == name.len && strncasecmp(fields->name, name.ptr, name.len) == 0)
            return fields;
    }
    return NULL;
}

static int read_fields(const struct json *document, const struct field *fields, struct place place,
                       struct json *into, struct arena *arena, struct error *err)
{
    for (struct json_cursor at = json_walk(document); json_next(&at);) {
        const struct field *field = find_field(fields, at.key);
        const struct json *value = NULL;
        struct place below = { place.type, NULL };

        if (!field || json_is(at.value, JSON_NULL))
            continue;
        below.path =
            place.path[0] ? arena_printf(arena, "%s.%s", place.path, field->name) : field->name;
        if (read_field(at.value, field, below, arena, &value, err) < 0)
            return -1;
        json_set(arena, into, field->name, value);
    }
    return 0;
}

int metadata_read(const struct json *document, struct json *metadata, struct arena *arena,
                  struct error *err)
{
    static const struct place top = { "Metadata", "" };

    if (json_is(document, JSON_NULL) || !document)
        return 0;
    if (!json_is(document, JSON_OBJECT))
        return error_set(err, ERR_INVALID,
                         "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s "
                         "into Go value of type v2.Metadata",
                         json_kind(document));
    return read_fields(document, chart_fields, top, metadata, arena, err);
}

/* ---- cleaning ---- */

static bool is_white(uint32_t rune)
{
    return (rune >= '\t' && rune <= '\r') || rune == ' ' || rune == 0x85 || rune == 0xA0 ||
           rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 ||
           rune == 0x2029 || rune == 0x202F || rune == 0x205F || rune == 0x3000;
}

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < ' ' || text.ptr[i] > '~')
            return false;
    }
    return true;
}

/** White space becomes blanks, what cannot be printed goes. */
static struct str clean(struct str text, struct arena *arena)
{
    char *out;
    size_t used = 0;

    if (is_plain(text))
        return text;
    out = arena_alloc(arena, text.len * 3 + 1);
    for (const char *at = text.ptr, *end = at + text.len; at < end;) {
        size_t length;
        uint32_t rune = go_decode_rune(at, (size_t)(end - at), &length);

        at += length;
        if (is_white(rune))
            out[used++] = ' ';
        else if (go_is_printable(rune))
            used += json_utf8_encode(rune, out + used);
    }
    return (struct str){ out, used };
}

static void clean_text(struct json *object, const char *name, struct arena *arena)
{
    const struct json *value = json_get(object, name);

    if (json_is(value, JSON_STRING))
        json_set(arena, object, name, json_new_string(arena, clean(json_string(value), arena)));
}

static void clean_texts(struct json *object, const char *name, struct arena *arena)
{
    struct json *texts = json_edit_get(arena, object, name);

    for (size_t i = 0; i < json_count(texts); i++)
        json_replace(arena, texts, i,
                     json_new_string(arena, clean(json_string(json_item(texts, i)), arena)));
}

/* ---- checking ---- */

static const char *quoted(struct str text, struct arena *arena)
{
    return go_quoted(text, arena).ptr;
}

/** Go's filepath.Base. */
static struct str base_name(struct str path)
{
    ptrdiff_t slash;

    if (path.len == 0)
        return STR(".");
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    slash = str_find_last_char(path, '/');
    return slash >= 0 && path.len > 1 ? str_slice(path, (size_t)slash + 1, path.len) : path;
}

static int check_names(const struct json *metadata, struct arena *arena, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct str name = json_text_at(metadata, "name");
    struct str version = json_text_at(metadata, "version");
    struct str type = json_text_at(metadata, "type");
    struct semver parsed;

    if (name.len == 0)
        return error_set(err, ERR_INVALID, "validation: chart.metadata.name is required");
    if (!str_equal(name, base_name(name)))
        return error_set(err, ERR_INVALID, "validation: chart.metadata.name %s is invalid",
                         quoted(name, arena));
    if (version.len == 0)
        return error_set(err, ERR_INVALID, "validation: chart.metadata.version is required");
    if (semver_parse(version, arena, &parsed, &ignored) < 0)
        return error_set(err, ERR_INVALID, "validation: chart.metadata.version %s is invalid",
                         quoted(version, arena));
    if (type.len && !str_equals(type, "application") && !str_equals(type, "library"))
        return error_set(err, ERR_INVALID,
                         "validation: chart.metadata.type must be application or library");
    return 0;
}

static int check_no_nulls(const struct json *list, const char *name, struct error *err)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (json_is(at.value, JSON_NULL))
            return error_set(err, ERR_INVALID,
                             "validation: %s must not contain empty or null nodes", name);
    }
    return 0;
}

static bool is_alias(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            c != '_' && c != '-')
            return false;
    }
    return true;
}

static struct str dependency_key(const struct json *dependency)
{
    struct str alias = json_text_at(dependency, "alias");

    return alias.len ? alias : json_text_at(dependency, "name");
}

static int check_dependency(const struct json *dependencies, size_t index, struct arena *arena,
                            struct error *err)
{
    const struct json *dependency = json_item(dependencies, index);
    struct str key = dependency_key(dependency);

    if (!is_alias(json_text_at(dependency, "alias")))
        return error_set(err, ERR_INVALID,
                         "validation: dependency %s has disallowed characters in the alias",
                         quoted(json_text_at(dependency, "name"), arena));
    for (size_t i = 0; i < index; i++) {
        if (str_equal(dependency_key(json_item(dependencies, i)), key))
            return error_set(err, ERR_INVALID,
                             "validation: more than one dependency with name or alias %s",
                             quoted(key, arena));
    }
    return 0;
}

static int check_dependencies(struct json *metadata, struct arena *arena, struct error *err)
{
    static const char *const texts[] = { "name", "version", "repository", "condition" };
    struct json *dependencies = json_edit_get(arena, metadata, "dependencies");

    if (json_count(dependencies) > MAX_DEPENDENCIES)
        return error_set(err, ERR_TOO_LARGE, "validation: more than %d dependencies",
                         MAX_DEPENDENCIES);
    for (size_t i = 0; i < json_count(dependencies); i++) {
        struct json *dependency;

        if (json_is(json_item(dependencies, i), JSON_NULL))
            return error_set(err, ERR_INVALID,
                             "validation: dependencies must not contain empty or null nodes");
        dependency = json_edit_item(arena, dependencies, i);
        for (size_t j = 0; j < sizeof(texts) / sizeof(*texts); j++)
            clean_text(dependency, texts[j], arena);
        clean_texts(dependency, "tags", arena);
        if (check_dependency(dependencies, i, arena, err) < 0)
            return -1;
    }
    return 0;
}

int metadata_check(struct json *metadata, struct arena *arena, struct error *err)
{
    static const char *const texts[] = { "name",      "description", "home",       "icon",
                                         "condition", "tags",        "appVersion", "kubeVersion" };
    static const char *const lists[] = { "sources", "keywords" };

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        clean_text(metadata, texts[i], arena);
    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        clean_texts(metadata, lists[i], arena);
    if (check_names(metadata, arena, err) < 0 ||
        check_no_nulls(json_get(metadata, "maintainers"), "maintainers", err) < 0)
        return -1;
    return check_dependencies(metadata, arena, err);
}
