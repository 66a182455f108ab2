/* Shaping: one walk over value and schema that drops what is unknown and fills in defaults. */
#include "custom_schema.h"

#include "api_resource.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/schema.h"
#include "decode.h"

enum { DEPTH_MAX = 200 };

struct shaping {
    struct arena *arena;
    const struct api_version *api;
    struct json *unknown;
    unsigned depth;
};

static bool flag(const struct json *schema, const char *name)
{
    return json_bool(json_get(schema, name), false);
}

static const char *join(struct shaping *shaping, const char *path, struct str key)
{
    return arena_printf(shaping->arena, "%s%s%.*s", path, path[0] ? "." : "", STR_ARG(key));
}

static const struct json *shape(struct shaping *shaping, const struct json *value,
                                const struct json *schema, const char *path, bool is_resource);

static bool is_envelope(struct str key)
{
    return str_equals(key, "apiVersion") || str_equals(key, "kind") || str_equals(key, "metadata");
}

/* The schema of a member: NULL when it is unknown; JSON null when anything goes. */
static const struct json *member_schema(const struct json *schema, struct str key)
{
    const struct json *known = json_get_str(json_get(schema, "properties"), key);
    const struct json *rest = json_get(schema, "additionalProperties");

    if (known)
        return known;
    return json_is(rest, JSON_OBJECT) || json_bool(rest, false) ? rest : NULL;
}

static void add_defaults(struct shaping *shaping, struct json *object, const struct json *schema)
{
    for (struct json_cursor at = json_walk(json_get(schema, "properties")); json_next(&at);) {
        const struct json *fallback = json_get(at.value, "default");
        const struct json *value = json_get_str(object, at.key);

        if (!fallback)
            continue;
        if (!value || (json_is(value, JSON_NULL) && !flag(at.value, "nullable")))
            json_set_str(shaping->arena, object, at.key, fallback);
    }
}

/* What came by default may have defaults of its own. */
static void shape_defaults(struct shaping *shaping, struct json *result, const struct json *value,
                           const struct json *schema, const char *path)
{
    for (struct json_cursor at = json_walk(json_get(schema, "properties")); json_next(&at);)
        if (json_get(at.value, "default") && !json_get_str(value, at.key))
            json_set_str(shaping->arena, result, at.key,
                         shape(shaping, json_get(at.value, "default"), at.value, path, false));
}

static const struct json *shape_object(struct shaping *shaping, const struct json *value,
                                       const struct json *schema, const char *path,
                                       bool is_resource)
{
    struct json *result = json_edit(shaping->arena, value);
    bool preserves = flag(schema, "x-kubernetes-preserve-unknown-fields");

    add_defaults(shaping, result, schema);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *member = member_schema(schema, at.key), *shaped;

        if (is_resource && is_envelope(at.key))
            continue;
        if (!member) {
            if (preserves)
                continue;
            json_remove_str(shaping->arena, result, at.key);
            json_append(shaping->arena, shaping->unknown,
                        json_new_cstr(shaping->arena, join(shaping, path, at.key)));
            continue;
        }
        if (json_is(at.value, JSON_NULL) && json_is(member, JSON_OBJECT) &&
            !flag(member, "nullable")) {
            if (!json_get(member, "default")) /* else that stands there now */
                json_remove_str(shaping->arena, result, at.key);
            continue;
        }
        shaped = shape(shaping, at.value, member, join(shaping, path, at.key), false);
        if (shaped != at.value)
            json_set_str(shaping->arena, result, at.key, shaped);
    }
    shape_defaults(shaping, result, value, schema, path);
    return result;
}

static const struct json *shape(struct shaping *shaping, const struct json *value,
                                const struct json *schema, const char *path, bool is_resource)
{
    const struct json *items = json_get(schema, "items"), *result = value;
    struct json *list;

    if (!json_is(schema, JSON_OBJECT) || shaping->depth >= DEPTH_MAX)
        return value;
    shaping->depth++;
    if (json_is(value, JSON_OBJECT)) {
        if (json_get(schema, "properties") || json_get(schema, "additionalProperties") ||
            str_equals(json_text_at(schema, "type"), "object"))
            result = shape_object(shaping, value, schema, path,
                                  is_resource || flag(schema, "x-kubernetes-embedded-resource"));
    } else if (json_is(value, JSON_ARRAY) && items) {
        list = json_edit(shaping->arena, value);
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            const struct json *item =
                shape(shaping, at.value, items,
                      arena_printf(shaping->arena, "%s[%zu]", path, at.index), false);

            if (item != at.value)
                json_replace(shaping->arena, list, at.index, item);
        }
        result = list;
    }
    shaping->depth--;
    return result;
}

/* Metadata has the same fields in all objects. */
static int shape_metadata(struct shaping *shaping, const struct json *object,
                          const struct json **out, struct refusal *why)
{
    struct schema_type type =
        schema_find_name(schema_builtin(), STR("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
    const struct json *metadata = json_get(object, "metadata");
    const char *kind = json_cstr_at(object, "kind"), *fault;
    struct json *edited, *known;

    if (decode_check_fields(metadata, type, shaping->arena, &fault) < 0)
        return refuse_bad_request(why, "%s in version \"%s\" cannot be handled as a %s: %s", kind,
                                  shaping->api->name, kind, fault);
    edited = json_edit(shaping->arena, object);
    known = json_edit_object(shaping->arena, edited, "metadata");
    for (struct json_cursor at = json_walk(metadata); json_next(&at);) {
        struct schema_field field;

        if (json_is(at.value, JSON_NULL)) {
            json_remove_str(shaping->arena, known, at.key);
        } else if (!schema_field_find(type, at.key, &field)) {
            json_remove_str(shaping->arena, known, at.key);
            json_append(shaping->arena, shaping->unknown,
                        json_new_cstr(shaping->arena, join(shaping, "metadata", at.key)));
        }
    }
    *out = edited;
    return 0;
}

int custom_schema_prepare(const struct api_version *api, const struct json *object,
                          struct arena *arena, const struct json **out, const struct json **unknown,
                          struct refusal *why)
{
    struct shaping shaping = { .arena = arena, .api = api, .unknown = json_new_array(arena) };
    struct json *with_metadata = json_edit(arena, object);

    if (!json_get(object, "metadata"))
        (void)json_edit_object(arena, with_metadata, "metadata");
    if (shape_metadata(&shaping, with_metadata, &object, why) < 0)
        return -1;
    *out = shape(&shaping, object, json_at(api->definition, "schema.openAPIV3Schema"), "", true);
    *unknown = shaping.unknown;
    return 0;
}
