/* OpenAPI v3, as API servers publish it and CustomResourceDefinitions hold it, read into a schema.
 */
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/schema_builder.h"

#include <string.h>

#define MODELS "#/components/schemas/"
#define OBJECT_META "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"

/* What holds for a place in the document and all below it. */
struct place {
    struct schema_builder *builder;
    bool preserves; /* unknown fields, since a parent said so */
    int depth;
    struct error *err;
};

static int read_type(struct place place, const struct json *definition, uint32_t *out);

static int read_element(struct place place, const struct json *definition, uint32_t *out)
{
    uint32_t element = SCHEMA_NODE_NONE;

    if (read_type(place, definition, &element) < 0)
        return -1;
    *out = element;
    return 0;
}

/* The name that a definition refers to: as `$ref`, or as the one part of `allOf`. */
static struct str reference_of(const struct json *definition)
{
    const struct json *parts = json_get(definition, "allOf");
    struct str reference = json_text_at(definition, "$ref");

    if (reference.len == 0 && json_count(parts) == 1)
        reference = json_text_at(json_item(parts, 0), "$ref");
    if (str_has_prefix(reference, STR(MODELS)))
        return str_slice(reference, strlen(MODELS), reference.len);
    return STR_EMPTY;
}

static unsigned strategy_of(const struct json *definition)
{
    static const struct {
        const char *name;
        unsigned strategy;
    } names[] = { { "merge", SCHEMA_STRATEGY_MERGE },
                  { "replace", SCHEMA_STRATEGY_REPLACE },
                  { "retainKeys", SCHEMA_STRATEGY_RETAIN_KEYS } };
    struct str text = json_string(json_get(definition, "x-kubernetes-patch-strategy")), part;
    unsigned strategy = 0;

    while (text.len > 0) {
        str_cut(text, ',', &part, &text);
        for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
            if (str_equals(part, names[i].name))
                strategy |= names[i].strategy;
    }
    return strategy;
}

static bool flag(const struct json *definition, const char *key)
{
    return json_bool(json_get(definition, key), false);
}

/* What every definition may say about itself. */
static struct schema_node extensions(struct schema_builder *builder, const struct json *definition)
{
    struct str map_type = json_string(json_get(definition, "x-kubernetes-map-type"));
    struct schema_node node = { .element = SCHEMA_NODE_NONE };

    node.strategy = (uint8_t)strategy_of(definition);
    node.merge_key = schema_builder_text(
        builder, json_string(json_get(definition, "x-kubernetes-patch-merge-key")));
    if (flag(definition, "x-kubernetes-preserve-unknown-fields"))
        node.flags |= SCHEMA_PRESERVES_UNKNOWN;
    if (flag(definition, "x-kubernetes-embedded-resource"))
        node.flags |= SCHEMA_EMBEDDED_RESOURCE;
    if (flag(definition, "nullable"))
        node.flags |= SCHEMA_NULLABLE;
    if (str_equals(map_type, "atomic"))
        node.relation = SCHEMA_ATOMIC;
    return node;
}

static int read_reference(struct place place, struct str name, const struct json *definition,
                          uint32_t *out)
{
    struct schema_reference reference = { .own = extensions(place.builder, definition),
                                          .model = schema_builder_model(place.builder, name) };

    reference.has_relation = json_get(definition, "x-kubernetes-map-type") != NULL;
    if (!reference.has_relation && !reference.own.strategy && !reference.own.flags &&
        !reference.own.merge_key) {
        *out = reference.model;
        return 0;
    }
    reference.node = schema_builder_node(place.builder, reference.own);
    vec_push(&place.builder->references, reference);
    *out = reference.node;
    return 0;
}

static bool is_required(const struct json *definition, struct str name)
{
    for (struct json_cursor at = json_walk(json_get(definition, "required")); json_next(&at);)
        if (str_equal(json_string(at.value), name))
            return true;
    return false;
}

static uint32_t default_of(struct place place, const struct json *definition)
{
    const struct json *value = json_get(definition, "default");
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 20);

    if (!value)
        return 0;
    json_write(value, JSON_COMPACT, &text);
    return text.truncated ? 0
                          : schema_builder_text(place.builder, (struct str){ text.ptr, text.len });
}

static int read_fields(struct place place, const struct json *definition, uint32_t node)
{
    const struct json *properties = json_get(definition, "properties");
    VEC(struct schema_field_row) rows = { 0 };
    int result = 0;

    if (json_count(properties) > SCHEMA_MAX_FIELDS)
        return error_set(place.err, ERR_TOO_LARGE, "a type has more than %d fields",
                         SCHEMA_MAX_FIELDS);
    for (struct json_cursor at = json_walk(properties); result == 0 && json_next(&at);) {
        struct schema_field_row row = { .name = schema_builder_text(place.builder, at.key) };
        uint32_t type = 0;

        result = read_type(place, at.value, &type);
        row.node = type & 0x7fffffffU;
        row.required = is_required(definition, at.key);
        row.default_text = default_of(place, at.value);
        vec_push(&rows, row);
    }
    if (result == 0)
        schema_builder_set_fields(place.builder, node, rows.items, rows.count);
    vec_release(&rows);
    return result;
}

/* The type of members that are not declared: `additionalProperties`, any where all are kept. */
static int read_members(struct place place, const struct json *definition, uint32_t *out)
{
    const struct json *additional = json_get(definition, "additionalProperties");

    *out = SCHEMA_NODE_NONE;
    if (json_is(additional, JSON_OBJECT))
        return read_element(place, additional, out);
    if (json_bool(additional, false) ||
        (!additional && (place.preserves || json_count(json_get(definition, "properties")) == 0)))
        *out = SCHEMA_NODE_ANY;
    return 0;
}

static int read_object(struct place place, const struct json *definition, uint32_t node)
{
    uint32_t element;

    if (read_fields(place, definition, node) < 0 || read_members(place, definition, &element) < 0)
        return -1;
    place.builder->nodes.items[node].kind = SCHEMA_OBJECT;
    place.builder->nodes.items[node].element = element;
    return 0;
}

static int read_list(struct place place, const struct json *definition, uint32_t node)
{
    struct schema_builder *builder = place.builder;
    struct str type = json_string(json_get(definition, "x-kubernetes-list-type"));
    const struct json *keys = json_get(definition, "x-kubernetes-list-map-keys");
    const struct json *items = json_get(definition, "items");
    uint32_t element = SCHEMA_NODE_ANY_ATOMIC;

    if (items && read_element(place, items, &element) < 0)
        return -1;
    if (json_count(keys) > 255)
        return error_set(place.err, ERR_TOO_LARGE, "a list has more than 255 keys");
    builder->nodes.items[node].kind = SCHEMA_LIST;
    builder->nodes.items[node].element = element;
    builder->nodes.items[node].relation = SCHEMA_ATOMIC;
    if (str_equals(type, "set"))
        builder->nodes.items[node].relation = SCHEMA_SET;
    if (!str_equals(type, "map"))
        return 0;
    builder->nodes.items[node].relation = SCHEMA_KEYED;
    builder->nodes.items[node].first_key = (uint32_t)builder->keys.count;
    builder->nodes.items[node].key_count = (uint8_t)json_count(keys);
    for (struct json_cursor at = json_walk(keys); json_next(&at);)
        vec_push(&builder->keys, schema_builder_text(builder, json_string(at.value)));
    return 0;
}

static void read_scalar(struct str type, struct str format, struct schema_node *node)
{
    static const struct {
        const char *type, *format;
        enum schema_kind kind;
        enum schema_format means;
    } formats[] = {
        { "integer", "int32", SCHEMA_INTEGER, SCHEMA_FORMAT_INT32 },
        { "integer", "int64", SCHEMA_INTEGER, SCHEMA_FORMAT_INT64 },
        { "integer", NULL, SCHEMA_INTEGER, SCHEMA_FORMAT_NONE },
        { "number", "double", SCHEMA_NUMBER, SCHEMA_FORMAT_DOUBLE },
        { "number", NULL, SCHEMA_NUMBER, SCHEMA_FORMAT_NONE },
        { "boolean", NULL, SCHEMA_BOOLEAN, SCHEMA_FORMAT_NONE },
        { "string", "", SCHEMA_STRING, SCHEMA_FORMAT_NONE },
        { "string", "byte", SCHEMA_STRING, SCHEMA_FORMAT_BYTE },
        { "string", "int-or-string", SCHEMA_SCALAR, SCHEMA_FORMAT_INT_OR_STRING },
        { "string", "date-time", SCHEMA_STRING, SCHEMA_FORMAT_TIME },
        { "string", NULL, SCHEMA_SCALAR, SCHEMA_FORMAT_NONE }, /* any other format, as upstream */
    };

    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        if (!str_equals(type, formats[i].type) ||
            (formats[i].format && !str_equals(format, formats[i].format)))
            continue;
        node->kind = (uint8_t)formats[i].kind;
        node->format = (uint8_t)formats[i].means;
        return;
    }
}

static int fill_node(struct place place, const struct json *definition, uint32_t node)
{
    struct str type = json_string(json_get(definition, "type"));
    struct str format = json_string(json_get(definition, "format"));

    place.preserves |= flag(definition, "x-kubernetes-preserve-unknown-fields");
    if (flag(definition, "x-kubernetes-int-or-string") || str_equals(format, "int-or-string")) {
        place.builder->nodes.items[node].kind = SCHEMA_SCALAR;
        place.builder->nodes.items[node].format = SCHEMA_FORMAT_INT_OR_STRING;
        return 0;
    }
    if (str_equals(type, "object"))
        return read_object(place, definition, node);
    if (str_equals(type, "array"))
        return read_list(place, definition, node);
    if (type.len > 0) {
        read_scalar(type, format, &place.builder->nodes.items[node]);
        return 0;
    }
    if (json_count(json_get(definition, "properties")) > 0)
        return read_object(place, definition, node);
    place.builder->nodes.items[node].kind = SCHEMA_ANY;
    place.builder->nodes.items[node].element = SCHEMA_NODE_ANY;
    return 0;
}

static int read_type(struct place place, const struct json *definition, uint32_t *out)
{
    struct str name = reference_of(definition);

    if (++place.depth > SCHEMA_MAX_DEPTH)
        return error_set(place.err, ERR_TOO_LARGE, "the schema is nested deeper than %d",
                         SCHEMA_MAX_DEPTH);
    if (schema_builder_check(place.builder, place.err) < 0)
        return -1;
    if (name.len > 0)
        return read_reference(place, name, definition, out);
    *out = schema_builder_node(place.builder, extensions(place.builder, definition));
    return fill_node(place, definition, *out);
}

/* Models that mean more than their definitions say. */
static bool fill_known_model(struct schema_builder *builder, struct str name, uint32_t node)
{
    static const struct {
        const char *name;
        struct schema_node node;
    } known[] = {
        { "io.k8s.apimachinery.pkg.api.resource.Quantity",
          { .kind = SCHEMA_SCALAR, .format = SCHEMA_FORMAT_QUANTITY } },
        { "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
          { .kind = SCHEMA_SCALAR, .format = SCHEMA_FORMAT_INT_OR_STRING } },
        { "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
          { .kind = SCHEMA_STRING, .format = SCHEMA_FORMAT_TIME } },
        { "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime",
          { .kind = SCHEMA_STRING, .format = SCHEMA_FORMAT_MICRO_TIME } },
        { "io.k8s.apimachinery.pkg.runtime.RawExtension",
          { .kind = SCHEMA_ANY, .relation = SCHEMA_ATOMIC, .element = SCHEMA_NODE_ANY_ATOMIC } },
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        uint32_t text = builder->nodes.items[node].name;

        if (!str_equals(name, known[i].name))
            continue;
        builder->nodes.items[node] = known[i].node;
        builder->nodes.items[node].name = text;
        if (known[i].node.kind != SCHEMA_ANY)
            builder->nodes.items[node].element = SCHEMA_NODE_NONE;
        return true;
    }
    return false;
}

static int add_model(struct schema_builder *builder, struct str name, const struct json *definition,
                     struct error *err)
{
    struct place place = { .builder = builder, .err = err };
    uint32_t node = schema_builder_model(builder, name), text;

    if (builder->seen.items[node])
        return 0;
    builder->seen.items[node] = true;
    if (fill_known_model(builder, name, node))
        return 0;
    text = builder->nodes.items[node].name;
    builder->nodes.items[node] = extensions(builder, definition);
    builder->nodes.items[node].name = text;
    return fill_node(place, definition, node);
}

int schema_builder_add_openapi(struct schema_builder *builder, const struct json *document,
                               struct error *err)
{
    const struct json *models = json_at(document, "components.schemas");

    for (struct json_cursor at = json_walk(models); json_next(&at);) {
        const struct json *kinds = json_get(at.value, "x-kubernetes-group-version-kind");

        if (add_model(builder, at.key, at.value, err) < 0)
            return error_prefix(err, "cannot read the schema '%.*s'", STR_ARG(at.key));
        for (struct json_cursor kind = json_walk(kinds); json_next(&kind);)
            schema_builder_kind(
                builder, json_text_at(kind.value, "group"), json_text_at(kind.value, "version"),
                json_text_at(kind.value, "kind"), schema_builder_model(builder, at.key));
    }
    return 0;
}

/* An object's own three fields, which a definition need not spell out. */
static void add_object_fields(struct schema_builder *builder, uint32_t node)
{
    static const char *const names[] = { "apiVersion", "kind", "metadata" };
    const struct schema_node *object;
    VEC(struct schema_field_row) rows = { 0 };
    uint32_t types[3];

    types[0] = types[1] = schema_builder_node(
        builder, (struct schema_node){ .kind = SCHEMA_STRING, .element = SCHEMA_NODE_NONE });
    types[2] = schema_builder_import(builder, STR(OBJECT_META));
    object = &builder->nodes.items[node];
    for (size_t i = 0; i < object->field_count; i++) {
        struct schema_field_row row = builder->fields.items[object->first_field + i];
        bool replaced = false;

        for (size_t n = 0; n < 3; n++)
            replaced |= strcmp(builder->texts + row.name, names[n]) == 0;
        if (!replaced)
            vec_push(&rows, row);
    }
    for (size_t n = 0; n < 3; n++) {
        struct schema_field_row row = { .name = schema_builder_text(builder, str_of(names[n])) };

        row.node = types[n] & 0x7fffffffU;
        vec_push(&rows, row);
    }
    schema_builder_set_fields(builder, node, rows.items, rows.count);
    vec_release(&rows);
}

int schema_builder_add_crd(struct schema_builder *builder, struct str group, struct str version,
                           struct str kind, const struct json *open_api_v3_schema,
                           struct error *err)
{
    struct place place = { .builder = builder, .err = err };
    uint32_t node;

    if (!open_api_v3_schema) {
        schema_builder_kind(builder, group, version, kind, SCHEMA_NODE_ANY);
        return 0;
    }
    if (read_type(place, open_api_v3_schema, &node) < 0)
        return error_prefix(err, "cannot read the schema of %.*s '%.*s'", STR_ARG(kind),
                            STR_ARG(version));
    if (json_count(json_get(open_api_v3_schema, "properties")) < SCHEMA_MAX_FIELDS - 3)
        add_object_fields(builder, node);
    schema_builder_kind(builder, group, version, kind, node);
    return 0;
}

int schema_builder_add_crd_object(struct schema_builder *builder, const struct json *definition,
                                  struct error *err)
{
    struct str group = json_text_at(definition, "spec.group");
    struct str kind = json_text_at(definition, "spec.names.kind");
    const struct json *versions = json_at(definition, "spec.versions");

    for (struct json_cursor at = json_walk(versions); json_next(&at);)
        if (flag(at.value, "served") &&
            schema_builder_add_crd(builder, group, json_text_at(at.value, "name"), kind,
                                   json_at(at.value, "schema.openAPIV3Schema"), err) < 0)
            return -1;
    return 0;
}
