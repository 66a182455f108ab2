#include "render/kustomize/merge_schema.h"

#include "base/map.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/merge_types.h"

enum { DEPTH_MAX = 200 };

#define DEFINITION "#/definitions/"

struct merge_schema {
    struct arena *arena;
    const struct json *definitions;
    struct map *types; /* of struct merge_type, by the name of their definition */
};

static void release_types(void *map)
{
    map_free(map);
}

int merge_schema_read(struct str text, struct arena *arena, struct merge_schema **out,
                      struct error *err)
{
    struct merge_schema *schema = ARENA_NEW(arena, struct merge_schema);
    const struct json *document;

    if (yaml_parse(text, arena, &document, err) < 0)
        return error_prefix(err, "invalid schema file");
    if (!json_is(document, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "invalid schema file: it holds no object");
    schema->arena = arena;
    schema->definitions = json_get(document, "definitions");
    schema->types = map_new();
    arena_defer(arena, release_types, schema->types);
    *out = schema;
    return 0;
}

/* ---- from definitions to types ---- */

static int make_type(struct merge_schema *schema, const struct json *definition, size_t depth,
                     struct merge_type *into, struct error *err);

/** The type that a schema or its reference stands for; NULL: it is no map of known fields. */
static int find_type(struct merge_schema *schema, const struct json *at, size_t depth,
                     const struct merge_type **out, struct error *err)
{
    struct str reference = json_text_at(at, "$ref"), name;
    struct merge_type *type;

    *out = NULL;
    if (!str_has_prefix(reference, STR(DEFINITION))) {
        if (!json_is(json_get(at, "properties"), JSON_OBJECT))
            return 0;
        type = ARENA_NEW(schema->arena, struct merge_type);
        *out = type;
        return make_type(schema, at, depth, type, err);
    }
    name = str_slice(reference, sizeof(DEFINITION) - 1, reference.len);
    type = map_find(schema->types, name);
    *out = type;
    if (type || !json_get_str(schema->definitions, name))
        return 0;
    type = ARENA_NEW(schema->arena, struct merge_type);
    map_put(schema->types, name, type); /* before its fields, which may lead back to it */
    *out = type;
    return make_type(schema, json_get_str(schema->definitions, name), depth, type, err);
}

static int read_keys(struct merge_schema *schema, const struct json *at, struct merge_field *into,
                     struct error *err)
{
    const struct json *keys = json_get(at, "x-kubernetes-list-map-keys");
    struct str key = json_text_at(at, "x-kubernetes-patch-merge-key");

    if (str_find(json_text_at(at, "x-kubernetes-patch-strategy"), STR("merge")) < 0)
        return 0;
    if (json_count(keys) > MERGE_KEYS_MAX)
        return error_set(err, ERR_UNIMPLEMENTED, "a list that merges by more than %d keys",
                         MERGE_KEYS_MAX);
    for (struct json_cursor item = json_walk(keys); json_next(&item);)
        into->keys[item.index] = str_dup(json_string(item.value), schema->arena).ptr;
    if (!keys && key.len > 0)
        into->keys[0] = str_dup(key, schema->arena).ptr;
    into->is_set = !into->keys[0];
    return 0;
}

static int make_field(struct merge_schema *schema, const struct json *at, size_t depth,
                      struct merge_field *into, struct error *err)
{
    const struct json *items = json_get(at, "items");

    if (items && read_keys(schema, at, into, err) < 0)
        return -1;
    return find_type(schema, items ? items : at, depth, &into->type, err);
}

static int make_type(struct merge_schema *schema, const struct json *definition, size_t depth,
                     struct merge_type *into, struct error *err)
{
    const struct json *properties = json_get(definition, "properties");
    struct merge_field *fields;

    if (depth >= DEPTH_MAX)
        return error_set(err, ERR_TOO_LARGE, "the schema file nests more than %d types", DEPTH_MAX);
    fields = arena_alloc(schema->arena, (json_count(properties) + 1) * sizeof(*fields));
    memset(fields, 0, (json_count(properties) + 1) * sizeof(*fields));
    into->fields = fields;
    for (struct json_cursor at = json_walk(properties); json_next(&at);) {
        if (make_field(schema, at.value, depth + 1, &fields[at.index], err) < 0)
            return -1;
        fields[at.index].name = str_dup(at.key, schema->arena).ptr;
    }
    return 0;
}

/* ---- kinds ---- */

static bool is_of_kind(const struct json *definition, struct gvk gvk)
{
    const struct json *kinds = json_get(definition, "x-kubernetes-group-version-kind");

    for (struct json_cursor at = json_walk(kinds); json_next(&at);) {
        if (str_equal(json_text_at(at.value, "kind"), gvk.kind) &&
            str_equal(json_text_at(at.value, "version"), gvk.version) &&
            str_equal(json_text_at(at.value, "group"), gvk.group))
            return true;
    }
    return false;
}

int merge_schema_find(struct merge_schema *schema, struct gvk gvk, const struct merge_type **out,
                      struct error *err)
{
    for (struct json_cursor at = json_walk(schema->definitions); json_next(&at);) {
        struct json *reference;

        if (!is_of_kind(at.value, gvk))
            continue;
        reference = json_new_object(schema->arena);
        json_set_text(schema->arena, reference, "$ref",
                      arena_printf(schema->arena, DEFINITION "%.*s", STR_ARG(at.key)));
        return find_type(schema, reference, 0, out, err) < 0 ? -1 : *out != NULL;
    }
    return 0;
}
