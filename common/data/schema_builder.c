#include "data/schema_builder.h"

#include "base/map.h"
#include "base/mem.h"

#include <assert.h>
#include <string.h>

uint32_t schema_builder_text(struct schema_builder *builder, struct str text)
{
    uintptr_t known = (uintptr_t)map_find(builder->text_offsets, text);
    size_t offset = builder->text_size;

    if (known)
        return (uint32_t)(known - 1);
    while (builder->text_size + text.len + 1 > builder->text_capacity) {
        builder->text_capacity = builder->text_capacity ? builder->text_capacity * 2 : 4096;
        builder->texts = xrealloc(builder->texts, builder->text_capacity);
    }
    memcpy(builder->texts + offset, text.ptr, text.len);
    builder->texts[offset + text.len] = 0;
    builder->text_size += text.len + 1;
    map_put(builder->text_offsets, text, (void *)(offset + 1));
    return (uint32_t)offset;
}

uint32_t schema_builder_node(struct schema_builder *builder, struct schema_node node)
{
    vec_push(&builder->nodes, node);
    vec_push(&builder->seen, true);
    return (uint32_t)(builder->nodes.count - 1);
}

struct schema_builder *schema_builder_new(void)
{
    struct schema_builder *builder = xcalloc(1, sizeof(*builder));

    builder->text_offsets = map_new();
    builder->model_nodes = map_new();
    schema_builder_text(builder, STR_EMPTY);
    schema_builder_node(builder,
                        (struct schema_node){ .kind = SCHEMA_ANY, .element = SCHEMA_NODE_ANY });
    schema_builder_node(builder, (struct schema_node){ .kind = SCHEMA_ANY,
                                                       .relation = SCHEMA_ATOMIC,
                                                       .element = SCHEMA_NODE_ANY_ATOMIC });
    return builder;
}

static void release_tables(struct schema_builder *builder)
{
    vec_release(&builder->references);
    vec_release(&builder->seen);
    map_free(builder->text_offsets);
    map_free(builder->model_nodes);
    free(builder);
}

void schema_builder_free(struct schema_builder *builder)
{
    if (!builder)
        return;
    vec_release(&builder->nodes);
    vec_release(&builder->fields);
    vec_release(&builder->keys);
    vec_release(&builder->kinds);
    vec_release(&builder->models);
    free(builder->texts);
    release_tables(builder);
}

uint32_t schema_builder_model(struct schema_builder *builder, struct str name)
{
    uintptr_t known = (uintptr_t)map_find(builder->model_nodes, name);
    struct schema_model_row row;

    if (known)
        return (uint32_t)(known - 1);
    row.name = schema_builder_text(builder, name);
    row.node = schema_builder_node(
        builder, (struct schema_node){ .name = row.name, .element = SCHEMA_NODE_NONE });
    builder->seen.items[row.node] = false;
    vec_push(&builder->models, row);
    map_put(builder->model_nodes, name, (void *)((uintptr_t)row.node + 1));
    return row.node;
}

void schema_builder_kind(struct schema_builder *builder, struct str group, struct str version,
                         struct str kind, uint32_t node)
{
    struct schema_kind_row row = { .group = schema_builder_text(builder, group),
                                   .version = schema_builder_text(builder, version),
                                   .kind = schema_builder_text(builder, kind),
                                   .node = node };

    vec_push(&builder->kinds, row);
}

static int compare_fields(const void *a, const void *b, void *texts)
{
    const struct schema_field_row *left = a, *right = b;

    return strcmp((char *)texts + left->name, (char *)texts + right->name);
}

void schema_builder_set_fields(struct schema_builder *builder, uint32_t node,
                               struct schema_field_row *rows, size_t count)
{
    if (count)
        qsort_r(rows, count, sizeof(*rows), compare_fields, builder->texts);
    builder->nodes.items[node].first_field = (uint32_t)builder->fields.count;
    builder->nodes.items[node].field_count = (uint16_t)count;
    for (size_t i = 0; i < count; i++)
        vec_push(&builder->fields, rows[i]);
}

int schema_builder_check(const struct schema_builder *builder, struct error *err)
{
    if (builder->nodes.count > SCHEMA_MAX_NODES || builder->fields.count > SCHEMA_MAX_NODES)
        return error_set(err, ERR_TOO_LARGE, "the schema has more than %d types", SCHEMA_MAX_NODES);
    if (builder->text_size > SCHEMA_MAX_TEXT)
        return error_set(err, ERR_TOO_LARGE, "the schema's names take more than %d bytes",
                         SCHEMA_MAX_TEXT);
    return 0;
}

/* ---- taking over from the built-in schema ---- */

static uint32_t import_node(struct schema_builder *builder, uint32_t index);

static uint32_t import_text(struct schema_builder *builder, uint32_t offset)
{
    return schema_builder_text(builder, str_of(schema_text(schema_builtin(), offset)));
}

/* Fill a node from a built-in one; whatever it refers to comes along. */
static void import_into(struct schema_builder *builder, uint32_t node, uint32_t index)
{
    const struct schema *from = schema_builtin();
    struct schema_node copy = from->nodes[index];
    VEC(struct schema_field_row) rows = { 0 };

    copy.name = import_text(builder, copy.name);
    copy.merge_key = import_text(builder, copy.merge_key);
    copy.first_key = (uint32_t)builder->keys.count;
    for (size_t i = 0; i < copy.key_count; i++)
        vec_push(&builder->keys,
                 import_text(builder, from->keys[from->nodes[index].first_key + i]));
    if (copy.element != SCHEMA_NODE_NONE)
        copy.element = import_node(builder, copy.element);
    for (size_t i = 0; i < copy.field_count; i++) {
        struct schema_field_row row = from->fields[from->nodes[index].first_field + i];

        row.node = import_node(builder, row.node) & 0x7fffffffU;
        row.name = import_text(builder, row.name);
        row.default_text = import_text(builder, row.default_text);
        vec_push(&rows, row);
    }
    builder->nodes.items[node] = copy;
    schema_builder_set_fields(builder, node, rows.items, rows.count);
    vec_release(&rows);
}

static uint32_t import_node(struct schema_builder *builder, uint32_t index)
{
    const struct schema *from = schema_builtin();
    struct str name = str_of(schema_text(from, from->nodes[index].name));
    uint32_t node;

    if (index < SCHEMA_NODES_FIXED)
        return index;
    /* A model only once; what copies a model under another relation is a node of its own. */
    if (name.len > 0 && schema_find_name(from, name).index == index)
        return schema_builder_import(builder, name);
    node = schema_builder_node(builder, (struct schema_node){ .kind = SCHEMA_ANY });
    import_into(builder, node, index);
    return node;
}

uint32_t schema_builder_import(struct schema_builder *builder, struct str name)
{
    struct schema_type model = schema_find_name(schema_builtin(), name);
    uint32_t node = schema_builder_model(builder, name);

    assert(schema_is_known(model));
    if (!builder->seen.items[node]) {
        builder->seen.items[node] = true;
        import_into(builder, node, model.index);
    }
    return node;
}

/* ---- the end ---- */

static int compare_kinds(const void *a, const void *b, void *texts)
{
    const struct schema_kind_row *left = a, *right = b;
    const uint32_t pairs[][2] = { { left->group, right->group },
                                  { left->version, right->version },
                                  { left->kind, right->kind } };

    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        int order = strcmp((char *)texts + pairs[i][0], (char *)texts + pairs[i][1]);

        if (order)
            return order;
    }
    return left->node < right->node ? -1 : left->node > right->node;
}

static int compare_models(const void *a, const void *b, void *texts)
{
    const struct schema_model_row *left = a, *right = b;

    return strcmp((char *)texts + left->name, (char *)texts + right->name);
}

static int resolve(struct schema_builder *builder, struct error *err)
{
    for (size_t i = 0; i < builder->models.count; i++)
        if (!builder->seen.items[builder->models.items[i].node])
            return error_set(err, ERR_INVALID, "the schema refers to '%s', which it does not hold",
                             builder->texts + builder->models.items[i].name);
    for (size_t i = 0; i < builder->references.count; i++) {
        const struct schema_reference *reference = &builder->references.items[i];
        struct schema_node *node = &builder->nodes.items[reference->node];

        *node = builder->nodes.items[reference->model];
        node->strategy = reference->own.strategy;
        node->merge_key = reference->own.merge_key;
        node->flags |= reference->own.flags;
        if (reference->has_relation)
            node->relation = reference->own.relation;
    }
    return 0;
}

static void *at_least_one(void *items)
{
    return items ? items : xcalloc(1, sizeof(uint64_t));
}

int schema_builder_finish(struct schema_builder *builder, const struct schema **out,
                          struct error *err)
{
    struct schema_builder *taken;
    struct schema *schema;

    if (schema_builder_check(builder, err) < 0 || resolve(builder, err) < 0)
        return -1;
    if (builder->kinds.count)
        qsort_r(builder->kinds.items, builder->kinds.count, sizeof(builder->kinds.items[0]),
                compare_kinds, builder->texts);
    if (builder->models.count)
        qsort_r(builder->models.items, builder->models.count, sizeof(builder->models.items[0]),
                compare_models, builder->texts);
    schema = xcalloc(1, sizeof(*schema));
    *schema = (struct schema){
        .nodes = at_least_one(builder->nodes.items),
        .fields = at_least_one(builder->fields.items),
        .keys = at_least_one(builder->keys.items),
        .kinds = at_least_one(builder->kinds.items),
        .models = at_least_one(builder->models.items),
        .texts = builder->texts,
        .node_count = (uint32_t)builder->nodes.count,
        .field_count = (uint32_t)builder->fields.count,
        .kind_count = (uint32_t)builder->kinds.count,
        .model_count = (uint32_t)builder->models.count,
        .references = xcalloc(1, sizeof(*schema->references)),
    };
    atomic_init(schema->references, 1);
    *out = schema;

    /* The builder starts over, in its place; the tables have a new owner. */
    taken = xmemdup(builder, sizeof(*builder));
    {
        struct schema_builder *fresh = schema_builder_new();

        *builder = *fresh;
        free(fresh);
    }
    release_tables(taken);
    return 0;
}
