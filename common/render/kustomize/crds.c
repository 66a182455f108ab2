/*
 * `crds`: OpenAPI definitions of custom resources that tell by extensions where the names of other
 * objects, labels and annotations stand.
 */
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/kustomize_private.h"

enum { REFERENCE_DEPTH_MAX = 32 };

struct reading {
    struct arena *arena;
    const struct json *definitions;
    struct gvk kind; /* the type at hand */
    struct field_config *config;
};

static int read_type(struct reading *r, struct str name, const char *path, size_t depth,
                     struct error *err);

static struct field_spec_list place_of(struct reading *r, const char *path)
{
    struct field_spec *spec = ARENA_NEW(r->arena, struct field_spec);

    *spec = (struct field_spec){ r->kind, str_of(path), false };
    return (struct field_spec_list){ spec, 1 };
}

static int add_reference(struct reading *r, const struct json *property, const char *path,
                         struct error *err)
{
    struct str version = json_text_at(property, "x-kubernetes-object-ref-api-version");
    struct str kind = json_text_at(property, "x-kubernetes-object-ref-kind");
    const char *key = json_cstr_at(property, "x-kubernetes-object-ref-name-key");
    struct name_reference *reference = ARENA_NEW(r->arena, struct name_reference);
    struct field_config one = { .name_references = reference, .name_reference_count = 1 };

    if (version.len == 0 || kind.len == 0)
        return 0;
    reference->target = (struct gvk){ STR_EMPTY, version, kind };
    reference->places = place_of(r, arena_printf(r->arena, "%s/%s", path, key[0] ? key : "name"));
    return field_config_merge(r->config, &one, r->arena, err);
}

static int read_property(struct reading *r, const struct json *property, const char *path,
                         size_t depth, struct error *err)
{
    struct str next = json_text_at(property, "$ref");
    const struct {
        const char *extension;
        struct field_spec_list *list;
    } lists[] = {
        { "x-kubernetes-annotation", &r->config->common_annotations },
        { "x-kubernetes-label-selector", &r->config->common_labels },
        { "x-kubernetes-identity", &r->config->name_prefix },
    };

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
        if (json_get(property, lists[i].extension) &&
            field_spec_merge(lists[i].list, place_of(r, path), r->arena, err) < 0)
            return -1;
    }
    if (add_reference(r, property, path, err) < 0)
        return -1;
    return next.len > 0 ? read_type(r, next, path, depth + 1, err) : 0;
}

static const struct json *properties_of(const struct reading *r, struct str name)
{
    const struct json *type = json_get_str(r->definitions, name);

    return json_get(json_get(type, "Schema"), "properties");
}

static int read_type(struct reading *r, struct str name, const char *path, size_t depth,
                     struct error *err)
{
    if (depth > REFERENCE_DEPTH_MAX)
        return error_set(err, ERR_TOO_LARGE, "the definitions refer to each other without an end");
    for (struct json_cursor at = json_walk(properties_of(r, name)); json_next(&at);) {
        const char *inner =
            arena_printf(r->arena, "%s%s%.*s", path, path[0] ? "/" : "", STR_ARG(at.key));

        if (read_property(r, at.value, inner, depth, err) < 0)
            return -1;
    }
    return 0;
}

static int read_types(struct reading *r, struct error *err)
{
    for (struct json_cursor at = json_walk(r->definitions); json_next(&at);) {
        const struct json *properties = properties_of(r, at.key);
        ptrdiff_t dot = str_find_last_char(at.key, '.');

        if (!json_get(properties, "kind") || !json_get(properties, "apiVersion") ||
            !json_get(properties, "metadata"))
            continue;
        r->kind =
            (struct gvk){ STR_EMPTY, STR_EMPTY,
                          str_dup(str_slice(at.key, (size_t)(dot + 1), at.key.len), r->arena) };
        if (read_type(r, at.key, "", 0, err) < 0)
            return -1;
    }
    return 0;
}

static int fail_definition(const char *path, const struct json *value, struct error *err)
{
    return error_set(err, ERR_INVALID,
                     "unable to parse open API definition from '%s': error unmarshaling JSON: "
                     "while decoding JSON: json: cannot unmarshal %s into Go value of type "
                     "accumulator.OpenAPIDefinition",
                     path, json_type_name(json_type(value)));
}

static int check_definitions(const struct json *document, const char *path, struct error *err)
{
    for (struct json_cursor at = json_walk(document); json_next(&at);) {
        if (!json_is(at.value, JSON_OBJECT))
            return fail_definition(path, at.value, err);
    }
    return 0;
}

int crds_read(struct build *build, const struct folder *folder, const struct json *paths,
              struct field_config *out, struct error *err)
{
    struct reading reading = { .arena = build->arena, .config = out };

    for (struct json_cursor at = json_walk(paths); json_next(&at);) {
        struct str text;

        if (folder_read(build, folder, json_cstr(at.value), &text, err) < 0)
            return -1;
        if (yaml_parse(text, build->arena, &reading.definitions, err) < 0)
            return error_prefix(err, "unable to parse open API definition from '%s'",
                                json_cstr(at.value));
        if (check_definitions(reading.definitions, json_cstr(at.value), err) < 0 ||
            read_types(&reading, err) < 0)
            return -1;
    }
    return 0;
}
