#include "render/kustomize/merge_schema.h"

#include "base/map.h"
#include "data/json.h"
#include "data/json_pointer.h"
#include "data/yaml.h"
#include "http/percent.h"
#include "render/kustomize/merge_types.h"

enum {
    DEPTH_MAX = 200,
    REFERENCES_MAX = 100, /* one leading to the next */
};

struct merge_schema {
    struct arena *arena;
    const struct json *document;    /* the definitions alone */
    const struct json *definitions; /* in it */
    struct map *types;              /* of struct merge_type, by the name of their definition */
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
    struct json *definitions;

    if (yaml_parse(text, arena, &document, err) < 0)
        return error_prefix(err, "invalid schema file");
    if (!json_is(document, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "invalid schema file: it holds no object");
    schema->arena = arena;
    schema->definitions = json_get(document, "definitions");
    definitions = json_new_object(arena);
    if (schema->definitions)
        json_set(arena, definitions, "definitions", schema->definitions);
    schema->document = definitions;
    schema->types = map_new();
    arena_defer(arena, release_types, schema->types);
    *out = schema;
    return 0;
}

/* ---- from definitions to types ---- */

static int make_type(struct merge_schema *schema, const struct json *definition, size_t depth,
                     struct merge_type *into, struct error *err);

/*
 * What a schema stands for, references followed: their fragment leads through the document's
 * definitions, whatever stands before it, and nothing is fetched. `*name` is that of the last; NULL
 * leads nowhere.
 */
static const struct json *resolve(struct merge_schema *schema, const struct json *at,
                                  struct str *name)
{
    for (size_t i = 0; i < REFERENCES_MAX; i++) {
        struct str reference = json_text_at(at, "$ref"), fragment;

        if (reference.len == 0)
            return at;
        str_cut(reference, '#', &reference, &fragment);
        *name = percent_decode(fragment, PERCENT_PATH, schema->arena);
        at = json_pointer_get(schema->document, *name);
    }
    return NULL;
}

/** The type of a resolved schema; NULL: it is no map of known fields. */
static int find_type(struct merge_schema *schema, const struct json *at, struct str name,
                     size_t depth, const struct merge_type **out, struct error *err)
{
    struct merge_type *type = name.len > 0 ? map_find(schema->types, name) : NULL;

    *out = type;
    if (type || (!json_is(json_get(at, "properties"), JSON_OBJECT) &&
                 !json_is(json_get(at, "additionalProperties"), JSON_OBJECT)))
        return 0;
    type = ARENA_NEW(schema->arena, struct merge_type);
    if (name.len > 0)
        map_put(schema->types, name, type); /* before its fields, which may lead back to it */
    *out = type;
    return make_type(schema, at, depth, type, err);
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
    struct str name = STR_EMPTY;
    const struct json *items;

    at = resolve(schema, at, &name);
    items = json_get(at, "items");
    if (!items)
        return find_type(schema, at, name, depth, &into->type, err);
    if (read_keys(schema, at, into, err) < 0)
        return -1;
    name = STR_EMPTY;
    items = resolve(schema, items, &name);
    return find_type(schema, items, name, depth, &into->type, err);
}

static int make_others(struct merge_schema *schema, const struct json *at, size_t depth,
                       struct merge_type *into, struct error *err)
{
    struct merge_field *others;

    if (!json_is(at, JSON_OBJECT))
        return 0;
    others = ARENA_NEW(schema->arena, struct merge_field);
    into->others = others;
    return make_field(schema, at, depth + 1, others, err);
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
    return make_others(schema, json_get(definition, "additionalProperties"), depth, into, err);
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
        struct str name = str_of(arena_printf(schema->arena, "/definitions/%s",
                                              json_pointer_escape(at.key, schema->arena).ptr));

        if (is_of_kind(at.value, gvk))
            return find_type(schema, at.value, name, 0, out, err) < 0 ? -1 : *out != NULL;
    }
    return 0;
}
