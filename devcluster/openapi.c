/*
 * OpenAPI, made out of the schema's tables: what each kind is made of, and that patches take
 * `fieldValidation` (which is how kubectl learns that the server validates).
 */
#include "api_call.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/json.h"
#include "data/schema.h"
#include "http/request.h"
#include "openapi_wire.h"
#include "value_table.h"

#include <string.h>

#define WIRE_TYPE "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"

struct document {
    struct arena *arena;
    const struct cluster *cluster;
    const char *references; /* "#/components/schemas/" or "#/definitions/" */
    struct map *seen;       /* models by name */
    struct json *models;
    bool is_v2;
    bool is_custom; /* what is described at the moment */
};

static struct json *describe(struct document *document, struct schema_type type, bool inner);

static void set_flag(struct document *document, struct json *object, const char *name)
{
    json_set_bool(document->arena, object, name, true);
}

static void describe_list(struct document *document, struct json *object, struct schema_type type)
{
    static const char *const relations[] = {
        [SCHEMA_ATOMIC] = "atomic", [SCHEMA_SET] = "set", [SCHEMA_KEYED] = "map"
    };
    enum schema_relation relation = schema_relation(type);
    struct json *keys;

    json_set_text(document->arena, object, "type", "array");
    json_set(document->arena, object, "items", describe(document, schema_element(type), true));
    if (relation == SCHEMA_GRANULAR)
        return;
    json_set_text(document->arena, object, "x-kubernetes-list-type", relations[relation]);
    if (relation != SCHEMA_KEYED)
        return;
    keys = json_new_array(document->arena);
    for (size_t i = 0; i < schema_key_count(type); i++)
        json_append(document->arena, keys, json_new_string(document->arena, schema_key(type, i)));
    json_set(document->arena, object, "x-kubernetes-list-map-keys", keys);
}

static void describe_strategy(struct document *document, struct json *object,
                              struct schema_type type)
{
    unsigned strategy = schema_strategy(type);
    const char *text = "";

    if (strategy & SCHEMA_STRATEGY_RETAIN_KEYS)
        text = strategy & SCHEMA_STRATEGY_MERGE ? "merge,retainKeys" : "retainKeys";
    else if (strategy & SCHEMA_STRATEGY_MERGE)
        text = "merge";
    else if (strategy & SCHEMA_STRATEGY_REPLACE)
        text = "replace";
    if (text[0])
        json_set_text(document->arena, object, "x-kubernetes-patch-strategy", text);
    if (schema_merge_key(type).len > 0)
        json_set(document->arena, object, "x-kubernetes-patch-merge-key",
                 json_new_string(document->arena, schema_merge_key(type)));
}

static const struct value_row *values_of(const struct document *document, struct str model)
{
    const struct value_row *row = value_rows;

    while (row->model && (document->is_custom || !str_equals(model, row->model)))
        row++;
    return row;
}

/* `row` is the first of the model's. */
static void describe_values(struct document *document, struct json *object,
                            const struct value_row *row, struct str field)
{
    struct json *list = json_new_array(document->arena);
    const char *model = row->model;
    struct str rest, value;

    while (row->model && strcmp(row->model, model) == 0 && !str_equals(field, row->field))
        row++;
    if (!row->model || strcmp(row->model, model) != 0)
        return;
    for (rest = str_of(row->values); rest.len > 0;) {
        str_cut(rest, '|', &value, &rest);
        json_append(document->arena, list, json_new_string(document->arena, value));
    }
    json_set(document->arena, object, "enum", list);
}

static void describe_object(struct document *document, struct json *object, struct schema_type type)
{
    struct arena *arena = document->arena;
    struct json *properties = json_new_object(arena), *required = json_new_array(arena);
    const struct value_row *values = values_of(document, schema_name(type));

    json_set_text(arena, object, "type", "object");
    for (size_t i = 0; i < schema_field_count(type); i++) {
        struct schema_field field = schema_field_at(type, i);
        struct json *member = describe(document, field.type, true);
        const struct json *fallback = document->is_v2 ? NULL : schema_default(&field, arena);

        if (fallback)
            json_set(arena, member, "default", fallback);
        if (values->model)
            describe_values(document, member, values, field.name);
        if (field.required)
            json_append(arena, required, json_new_string(arena, field.name));
        json_set_str(arena, properties, field.name, member);
    }
    if (json_count(properties) > 0)
        json_set(arena, object, "properties", properties);
    if (json_count(required) > 0)
        json_set(arena, object, "required", required);
    if (schema_is_known(schema_element(type)))
        json_set(arena, object, "additionalProperties",
                 describe(document, schema_element(type), true));
    if (schema_preserves_unknown(type))
        set_flag(document, object, "x-kubernetes-preserve-unknown-fields");
    if (schema_relation(type) == SCHEMA_ATOMIC)
        json_set_text(arena, object, "x-kubernetes-map-type", "atomic");
}

/* A number or a text. */
static void describe_either(struct document *document, struct json *object, struct schema_type type)
{
    struct arena *arena = document->arena;
    struct json *number = json_new_object(arena), *text = json_new_object(arena);
    struct json *list = json_new_array(arena);
    bool is_quantity = schema_format(type) == SCHEMA_FORMAT_QUANTITY;

    json_set_text(arena, text, "type", "string");
    json_set_text(arena, number, "type", is_quantity ? "number" : "integer");
    json_append(arena, list, is_quantity ? text : number);
    json_append(arena, list, is_quantity ? number : text);
    json_set(arena, object, "oneOf", list);
}

static void describe_scalar(struct document *document, struct json *object, struct schema_type type)
{
    static const char *const formats[] = {
        [SCHEMA_FORMAT_INT32] = "int32",    [SCHEMA_FORMAT_INT64] = "int64",
        [SCHEMA_FORMAT_DOUBLE] = "double",  [SCHEMA_FORMAT_BYTE] = "byte",
        [SCHEMA_FORMAT_TIME] = "date-time", [SCHEMA_FORMAT_MICRO_TIME] = "date-time",
        [SCHEMA_FORMAT_QUANTITY] = NULL,    [SCHEMA_FORMAT_INT_OR_STRING] = "int-or-string",
    };
    static const char *const types[] = {
        [SCHEMA_ANY] = NULL,        [SCHEMA_STRING] = "string",   [SCHEMA_INTEGER] = "integer",
        [SCHEMA_NUMBER] = "number", [SCHEMA_BOOLEAN] = "boolean", [SCHEMA_SCALAR] = "string",
    };

    if (!document->is_v2 && !document->is_custom &&
        (schema_format(type) == SCHEMA_FORMAT_QUANTITY ||
         schema_format(type) == SCHEMA_FORMAT_INT_OR_STRING))
        describe_either(document, object, type);
    else if (types[schema_kind(type)])
        json_set_text(document->arena, object, "type", types[schema_kind(type)]);
    if (formats[schema_format(type)])
        json_set_text(document->arena, object, "format", formats[schema_format(type)]);
    if (document->is_custom && schema_format(type) == SCHEMA_FORMAT_INT_OR_STRING)
        set_flag(document, object, "x-kubernetes-int-or-string");
}

static void add_model(struct document *document, struct str name, struct schema_type type)
{
    if (map_find(document->seen, name))
        return;
    map_put(document->seen, name, document);
    json_set_str(document->arena, document->models, name, describe(document, type, false));
}

/* The names of scalars that are models of their own in built-in kinds. */
static const char *scalar_model(const struct document *document, struct schema_type type)
{
    static const char *const names[] = {
        [SCHEMA_FORMAT_TIME] = "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
        [SCHEMA_FORMAT_MICRO_TIME] = "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime",
        [SCHEMA_FORMAT_QUANTITY] = "io.k8s.apimachinery.pkg.api.resource.Quantity",
        [SCHEMA_FORMAT_INT_OR_STRING] = "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
    };
    enum schema_format format = schema_format(type);

    return document->is_custom || format >= sizeof(names) / sizeof(names[0]) ? NULL : names[format];
}

/* `inner`: a reference where the type is a model of its own. */
static struct json *describe(struct document *document, struct schema_type type, bool inner)
{
    struct json *object = json_new_object(document->arena);
    struct str name = schema_name(type);

    if (!schema_is_known(type))
        return object;
    if (name.len == 0 && scalar_model(document, type))
        name = str_of(scalar_model(document, type));
    if (inner && name.len > 0) {
        struct json *all = json_new_array(document->arena), *one = json_new_object(document->arena);

        add_model(document, name, type);
        json_set_text(document->arena, one, "$ref",
                      arena_printf(document->arena, "%s%.*s", document->references, STR_ARG(name)));
        json_append(document->arena, all, one);
        if (document->is_v2)
            object = one;
        else
            json_set(document->arena, object, "allOf", all);
        describe_strategy(document, object, type);
        return object;
    }
    switch (schema_kind(type)) {
    case SCHEMA_LIST:
        describe_list(document, object, type);
        break;
    case SCHEMA_OBJECT:
        describe_object(document, object, type);
        break;
    default:
        describe_scalar(document, object, type);
    }
    if (inner)
        describe_strategy(document, object, type);
    return object;
}

/* ---- kinds and paths ---- */

static struct json *kind_marks(struct document *document, const struct api_resource *resource,
                               const struct api_version *version)
{
    struct arena *arena = document->arena;
    struct json *list = json_new_array(arena), *one = json_new_object(arena);

    json_set_text(arena, one, "group", resource->group);
    json_set_text(arena, one, "kind", resource->kind);
    json_set_text(arena, one, "version", version->name);
    json_append(arena, list, one);
    return list;
}

static const char *model_name(struct document *document, const struct api_resource *resource,
                              const struct api_version *version)
{
    struct str name = schema_name(version->type), group = str_of(resource->group), part;
    const char *reversed = "";

    if (name.len > 0)
        return str_dup(name, document->arena).ptr;
    while (group.len > 0) {
        str_cut(group, '.', &part, &group);
        reversed = arena_printf(document->arena, "%.*s.%s", STR_ARG(part), reversed);
    }
    return arena_printf(document->arena, "%s%s.%s", reversed, version->name, resource->kind);
}

static struct json *operation(struct document *document, const struct api_resource *resource,
                              const struct api_version *version, const char *verb)
{
    static const char *const parameters[] = { "dryRun", "fieldManager", "fieldValidation",
                                              "force" };
    struct arena *arena = document->arena;
    struct json *result = json_new_object(arena), *list = json_new_array(arena);

    for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++) {
        struct json *parameter = json_new_object(arena), *schema = json_new_object(arena);
        bool is_force = strcmp(parameters[i], "force") == 0;

        if ((is_force && strcmp(verb, "patch") != 0) || strcmp(verb, "get") == 0)
            continue;
        json_set_text(arena, parameter, "name", parameters[i]);
        json_set_text(arena, parameter, "in", "query");
        json_set_bool(arena, document->is_v2 ? parameter : schema, "uniqueItems", true);
        json_set_text(arena, document->is_v2 ? parameter : schema, "type",
                      is_force ? "boolean" : "string");
        if (!document->is_v2)
            json_set(arena, parameter, "schema", schema);
        json_append(arena, list, parameter);
    }
    json_set(arena, result, "parameters", list);
    json_set_text(arena,
                  json_edit_object(arena, json_edit_object(arena, result, "responses"), "200"),
                  "description", "OK");
    json_set_text(arena, result, "x-kubernetes-action", strcmp(verb, "post") == 0 ? "post" : verb);
    json_set(arena, result, "x-kubernetes-group-version-kind",
             json_item(kind_marks(document, resource, version), 0));
    return result;
}

static void add_paths(struct document *document, struct json *paths,
                      const struct api_resource *resource, const struct api_version *version)
{
    struct arena *arena = document->arena;
    const char *base = resource->group[0]
                           ? arena_printf(arena, "/apis/%s/%s", resource->group, version->name)
                           : arena_printf(arena, "/api/%s", version->name);
    const char *where = resource->is_namespaced ? "/namespaces/{namespace}" : "";
    struct json *all = json_new_object(arena), *one = json_new_object(arena);

    json_set(arena, all, "get", operation(document, resource, version, "get"));
    json_set(arena, all, "post", operation(document, resource, version, "post"));
    json_set(arena, one, "get", operation(document, resource, version, "get"));
    json_set(arena, one, "put", operation(document, resource, version, "put"));
    json_set(arena, one, "patch", operation(document, resource, version, "patch"));
    json_set(arena, one, "delete", operation(document, resource, version, "delete"));
    json_set(arena, paths, arena_printf(arena, "%s%s/%s", base, where, resource->plural), all);
    json_set(arena, paths, arena_printf(arena, "%s%s/%s/{name}", base, where, resource->plural),
             one);
}

static void add_resource(struct document *document, struct json *paths,
                         const struct api_resource *resource, const struct api_version *version)
{
    const char *name = model_name(document, resource, version);
    struct json *model;

    if (!schema_is_known(version->type) && !is_custom(resource))
        return;
    document->is_custom = is_custom(resource);
    model = describe(document, version->type, false);
    if (!schema_is_known(version->type)) {
        json_set_text(document->arena, model, "type", "object");
        set_flag(document, model, "x-kubernetes-preserve-unknown-fields");
    }
    json_set(document->arena, model, "x-kubernetes-group-version-kind",
             kind_marks(document, resource, version));
    json_set(document->arena, document->models, name, model);
    map_put(document->seen, str_of(name), document);
    add_paths(document, paths, resource, version);
}

static void release_map(void *context)
{
    map_free(context);
}

/* Everything of the cluster, or of one group and version. */
static const struct json *build(struct document *document, struct str group, struct str version,
                                bool all)
{
    struct arena *arena = document->arena;
    struct json *result = json_new_object(arena), *paths = json_new_object(arena), *info;

    document->seen = map_new();
    arena_defer(arena, release_map, document->seen);
    document->models = json_new_object(arena);
    for (size_t i = 0; i < document->cluster->resources.count; i++) {
        const struct api_resource *resource = document->cluster->resources.items[i];

        for (size_t j = 0; j < resource->version_count; j++)
            if (resource->versions[j].is_served &&
                (all || (str_equals(group, resource->group) &&
                         str_equals(version, resource->versions[j].name))))
                add_resource(document, paths, resource, &resource->versions[j]);
    }
    json_set_text(arena, result, document->is_v2 ? "swagger" : "openapi",
                  document->is_v2 ? "2.0" : "3.0.0");
    info = json_edit_object(arena, result, "info");
    json_set_text(arena, info, "title", "Kubernetes");
    json_set_text(arena, info, "version", "v1.35.4");
    json_set(arena, result, "paths", paths);
    if (document->is_v2)
        json_set(arena, result, "definitions", document->models);
    else
        json_set(arena, json_edit_object(arena, result, "components"), "schemas", document->models);
    return result;
}

static void answer_index(struct api_call *call)
{
    struct arena *arena = call->arena;
    struct json *object = json_new_object(arena), *paths = json_new_object(arena);

    for (size_t i = 0; i < call->cluster->resources.count; i++) {
        const struct api_resource *resource = call->cluster->resources.items[i];

        for (size_t j = 0; j < resource->version_count; j++) {
            const char *name =
                resource->group[0]
                    ? arena_printf(arena, "apis/%s/%s", resource->group, resource->versions[j].name)
                    : arena_printf(arena, "api/%s", resource->versions[j].name);
            struct json *entry = json_new_object(arena);

            if (!resource->versions[j].is_served || json_get(paths, name))
                continue;
            json_set_text(arena, entry, "serverRelativeURL",
                          arena_printf(arena, "/openapi/v3/%s?hash=%llX", name,
                                       (unsigned long long)call->cluster->discovery_version));
            json_set(arena, paths, name, entry);
        }
    }
    json_set(arena, object, "paths", paths);
    call_answer(call, 200, object);
}

int handle_openapi(struct api_call *call, struct refusal *why)
{
    struct str path = http_path(call->http), rest, group = STR_EMPTY, version;
    struct document document = { .arena = call->arena, .cluster = call->cluster };

    (void)why; /* what is described can always be */
    document.is_v2 = str_equals(path, "/openapi/v2");
    document.references = document.is_v2 ? "#/definitions/" : "#/components/schemas/";
    if (document.is_v2) {
        const struct json *all = build(&document, STR_EMPTY, STR_EMPTY, true);

        if (str_find(http_header(call->http, "accept"), STR("protobuf")) >= 0)
            http_reply(call->http, 200, WIRE_TYPE, openapi_wire(all, call->arena));
        else
            call_answer(call, 200, all);
        return 0;
    }
    if (str_equals(path, "/openapi/v3")) {
        answer_index(call);
        return 0;
    }
    if (str_has_prefix(path, STR("/openapi/v3/apis/"))) {
        rest = str_slice(path, 17, path.len);
        str_cut(rest, '/', &group, &version);
    } else if (str_has_prefix(path, STR("/openapi/v3/api/"))) {
        version = str_slice(path, 16, path.len);
    } else {
        return -1;
    }
    if (!cluster_group_exists(call->cluster, group, version)) {
        http_reply(call->http, 404, "text/plain; charset=utf-8", STR_EMPTY);
        return 0;
    }
    call_answer(call, 200, build(&document, group, version, false));
    return 0;
}
