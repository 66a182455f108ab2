#include "data/schema.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/json.h"
#include "data/schema_tables.h"

#include <assert.h>
#include <string.h>

const char *schema_text(const struct schema *schema, uint32_t offset)
{
    return schema->texts + offset;
}

const struct schema *schema_ref(const struct schema *schema)
{
    if (schema->references)
        atomic_fetch_add_explicit(schema->references, 1, memory_order_relaxed);
    return schema;
}

/* The tables of a schema that was built are its own: only their readers see them as constant. */
static void free_table(const void *table)
{
    free((void *)(uintptr_t)table);
}

void schema_unref(const struct schema *schema)
{
    if (!schema || !schema->references ||
        atomic_fetch_sub_explicit(schema->references, 1, memory_order_acq_rel) != 1)
        return;
    free_table(schema->nodes);
    free_table(schema->fields);
    free_table(schema->keys);
    free_table(schema->kinds);
    free_table(schema->models);
    free_table(schema->texts);
    free(schema->references);
    free_table(schema);
}

static const struct schema_node *node_of(struct schema_type type)
{
    static const struct schema_node any = { .kind = SCHEMA_ANY, .element = SCHEMA_NODE_NONE };

    return type.schema ? &type.schema->nodes[type.index] : &any;
}

static struct str text_of(struct schema_type type, uint32_t offset)
{
    return type.schema ? str_of(schema_text(type.schema, offset)) : STR_EMPTY;
}

enum schema_kind schema_kind(struct schema_type type)
{
    return node_of(type)->kind;
}

enum schema_format schema_format(struct schema_type type)
{
    return node_of(type)->format;
}

enum schema_relation schema_relation(struct schema_type type)
{
    return node_of(type)->relation;
}

unsigned schema_strategy(struct schema_type type)
{
    return node_of(type)->strategy;
}

struct str schema_merge_key(struct schema_type type)
{
    return text_of(type, node_of(type)->merge_key);
}

struct str schema_name(struct schema_type type)
{
    return text_of(type, node_of(type)->name);
}

bool schema_preserves_unknown(struct schema_type type)
{
    return node_of(type)->flags & SCHEMA_PRESERVES_UNKNOWN;
}

bool schema_is_embedded_resource(struct schema_type type)
{
    return node_of(type)->flags & SCHEMA_EMBEDDED_RESOURCE;
}

bool schema_is_nullable(struct schema_type type)
{
    return node_of(type)->flags & SCHEMA_NULLABLE;
}

size_t schema_key_count(struct schema_type type)
{
    return node_of(type)->key_count;
}

struct str schema_key(struct schema_type type, size_t index)
{
    assert(index < node_of(type)->key_count);
    return text_of(type, type.schema->keys[node_of(type)->first_key + index]);
}

size_t schema_field_count(struct schema_type type)
{
    return node_of(type)->field_count;
}

struct schema_field schema_field_at(struct schema_type type, size_t index)
{
    const struct schema_field_row *row;

    assert(index < node_of(type)->field_count);
    row = &type.schema->fields[node_of(type)->first_field + index];
    return (struct schema_field){
        .name = text_of(type, row->name),
        .type = { type.schema, row->node },
        .required = row->required,
        .default_text = text_of(type, row->default_text),
    };
}

bool schema_field_find(struct schema_type type, struct str name, struct schema_field *out)
{
    size_t low = 0, high = node_of(type)->field_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct schema_field_row *row =
            &type.schema->fields[node_of(type)->first_field + middle];
        int order = str_compare(name, text_of(type, row->name));

        if (order == 0) {
            *out = schema_field_at(type, middle);
            return true;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

struct schema_type schema_element(struct schema_type type)
{
    uint32_t element = node_of(type)->element;

    return element == SCHEMA_NODE_NONE ? SCHEMA_UNKNOWN
                                       : (struct schema_type){ type.schema, element };
}

struct schema_type schema_member(struct schema_type type, struct str name)
{
    struct schema_field field;

    if (schema_field_find(type, name, &field))
        return field.type;
    return schema_element(type);
}

const struct json *schema_default(const struct schema_field *field, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (field->default_text.len == 0)
        return NULL;
    if (json_parse(field->default_text, NULL, arena, &value, &err) < 0)
        assert(!"defaults are JSON: the tables were written from it");
    return value;
}

/* ---- finding ---- */

static int compare_kind(const struct schema *schema, const struct schema_kind_row *row,
                        struct str group, struct str version, struct str kind)
{
    int order = str_compare(group, str_of(schema_text(schema, row->group)));

    if (order == 0)
        order = str_compare(version, str_of(schema_text(schema, row->version)));
    return order ? order : str_compare(kind, str_of(schema_text(schema, row->kind)));
}

static struct schema_type find_kind(const struct schema *schema, struct str group,
                                    struct str version, struct str kind)
{
    size_t low = 0, high = schema->kind_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_kind(schema, &schema->kinds[middle], group, version, kind);

        if (order == 0)
            return (struct schema_type){ schema, schema->kinds[middle].node };
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return SCHEMA_UNKNOWN;
}

struct schema_type schema_find(const struct schema *schema, const char *group, const char *version,
                               const char *kind)
{
    return find_kind(schema, str_of(group), str_of(version), str_of(kind));
}

void schema_split_api_version(struct str api_version, struct str *group, struct str *version)
{
    struct str rest;

    if (str_cut(api_version, '/', group, &rest)) {
        *version = rest;
    } else {
        *version = api_version;
        *group = STR_EMPTY;
    }
}

struct schema_type schema_find_object(const struct schema *schema, const struct json *object)
{
    struct str group, version;

    schema_split_api_version(json_text_at(object, "apiVersion"), &group, &version);
    return find_kind(schema, group, version, json_text_at(object, "kind"));
}

struct schema_type schema_find_name(const struct schema *schema, struct str name)
{
    size_t low = 0, high = schema->model_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_compare(name, str_of(schema_text(schema, schema->models[middle].name)));

        if (order == 0)
            return (struct schema_type){ schema, schema->models[middle].node };
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return SCHEMA_UNKNOWN;
}
