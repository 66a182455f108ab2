/* YAML text to nodes: documents, aliases, merge keys. */
#include "base/arena.h"
#include "base/vec.h"
#include "data/yaml_node.h"
#include "data/yaml_scalar.h"
#include "render/kustomize/knode.h"

struct conversion {
    struct arena *arena;
    size_t alias_depth, alias_nodes;
    size_t flow_depth; /* brackets and braces around the place */
    struct error *err;
};

static struct knode *convert(struct conversion *c, struct yaml_node *from, size_t depth);

/* ---- scalars ---- */

static bool tag_named(const char *tag, enum knode_tag *out)
{
    static const struct {
        const char *name;
        enum knode_tag tag;
    } names[] = {
        { "tag:yaml.org,2002:str", KNODE_STR },     { "tag:yaml.org,2002:int", KNODE_INT },
        { "tag:yaml.org,2002:float", KNODE_FLOAT }, { "tag:yaml.org,2002:bool", KNODE_BOOL },
        { "tag:yaml.org,2002:null", KNODE_NULL },
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (strcmp(names[i].name, tag) == 0) {
            *out = names[i].tag;
            return true;
        }
    }
    return false;
}

static struct knode *convert_scalar(struct conversion *c, const struct yaml_node *from)
{
    struct knode *node = ARENA_NEW(c->arena, struct knode);
    struct yaml_scalar scalar;

    node->kind = KNODE_SCALAR;
    node->style = from->style;
    node->text = from->text;
    if (!from->tag && from->implicit) {
        node->tag = knode_meaning(node);
        /* Nothing between commas is null on the way, but the original prints it as "". */
        node->quoted = from->text.len == 0 && c->flow_depth > 0;
        return node;
    }
    node->tag = KNODE_STR;
    node->quoted = !from->implicit && !from->tag;
    if (!from->tag || tag_named(from->tag, &node->tag))
        return node;
    /* Tags that nobody knows leave the text as it is; "!!binary" is decoded. */
    if (from->tag[0] != '!' && yaml_node_resolve(from, c->arena, &scalar, c->err) < 0)
        return NULL;
    if (from->tag[0] != '!' && scalar.kind == YAML_TEXT)
        node->text = scalar.text;
    return node;
}

/* ---- containers ---- */

static bool has_explicit(const struct yaml_node *map, struct str key)
{
    for (const struct yaml_node *at = map->first; at; at = at->next->next) {
        if (!yaml_node_is_merge(at) && at->kind == NODE_SCALAR && str_equal(at->text, key))
            return true;
    }
    return false;
}

static int fail_merge(struct conversion *c)
{
    return error_set(c->err, ERR_INVALID,
                     "yaml: map merge requires map or sequence of maps as the value");
}

/* Members of a merged map stand behind those that the map has itself. */
static int merge_from(struct conversion *c, const struct yaml_node *owner, struct knode *into,
                      struct yaml_node *source, size_t depth)
{
    struct knode *merged;

    if (source->kind == NODE_SEQUENCE) {
        for (struct yaml_node *at = source->first; at; at = at->next) {
            if (at->kind == NODE_SEQUENCE)
                return fail_merge(c);
            if (merge_from(c, owner, into, at, depth) < 0)
                return -1;
        }
        return 0;
    }
    merged = convert(c, source, depth + 1);
    if (!merged)
        return -1;
    if (merged->kind != KNODE_MAP)
        return fail_merge(c);
    for (uint32_t i = 0; i < merged->count; i++) {
        if (!has_explicit(owner, merged->members[i].key) &&
            !knode_get(into, merged->members[i].key))
            knode_set(c->arena, into, merged->members[i].key, merged->members[i].value);
    }
    return 0;
}

static const struct yaml_node *followed(const struct yaml_node *node)
{
    while (node->kind == NODE_ALIAS)
        node = node->alias;
    return node;
}

static int add_member(struct conversion *c, struct knode *map, struct yaml_node *key, size_t depth)
{
    const struct yaml_node *name = followed(key);
    struct knode plain = { .kind = KNODE_SCALAR, .text = name->text };
    struct knode *value, *text = &plain;

    if (name->kind != NODE_SCALAR)
        return error_set(c->err, ERR_INVALID, "yaml: invalid map key");
    value = convert(c, key->next, depth + 1);
    if (value && (name->tag || !name->implicit))
        text = convert_scalar(c, name);
    if (!value || !text)
        return -1;
    /* Appended even when it is there: what stands twice is an error, but only in the end. */
    map->members[map->count++] =
        (struct knode_member){ name->text, value, knode_meaning(text) == KNODE_STR, name->style,
                               NULL };
    return 0;
}

static struct knode *convert_mapping(struct conversion *c, struct yaml_node *from, size_t depth)
{
    struct knode *map = knode_new_map(c->arena);

    map->is_flow = from->is_flow;
    map->capacity = from->count / 2 + 1;
    map->members = arena_alloc(c->arena, map->capacity * sizeof(*map->members));
    for (struct yaml_node *key = from->first; key; key = key->next->next) {
        if (!yaml_node_is_merge(key) && add_member(c, map, key, depth) < 0)
            return NULL;
    }
    for (struct yaml_node *key = from->first; key; key = key->next->next) {
        if (yaml_node_is_merge(key) && merge_from(c, from, map, key->next, depth) < 0)
            return NULL;
    }
    return map;
}

static struct knode *convert_sequence(struct conversion *c, struct yaml_node *from, size_t depth)
{
    struct knode *list = knode_new_list(c->arena);

    list->is_flow = from->is_flow;
    list->capacity = from->count;
    list->items = arena_alloc(c->arena, (list->capacity + 1) * sizeof(*list->items));
    for (struct yaml_node *at = from->first; at; at = at->next) {
        struct knode *item = convert(c, at, depth + 1);

        if (!item)
            return NULL;
        list->items[list->count++] = item;
    }
    return list;
}

static struct knode *convert_alias(struct conversion *c, struct yaml_node *from, size_t depth)
{
    struct knode *node;

    if (from->is_open) {
        error_set(c->err, ERR_INVALID, "yaml: anchor '%.*s' value contains itself",
                  STR_ARG(from->text));
        return NULL;
    }
    from->is_open = true;
    c->alias_depth++;
    node = convert(c, from->alias, depth + 1);
    c->alias_depth--;
    from->is_open = false;
    return node;
}

static struct knode *convert_kind(struct conversion *c, struct yaml_node *from, size_t depth)
{
    switch (from->kind) {
    case NODE_SCALAR:
        return convert_scalar(c, from);
    case NODE_SEQUENCE:
        return convert_sequence(c, from, depth);
    case NODE_MAPPING:
        return convert_mapping(c, from, depth);
    case NODE_ALIAS:
        return convert_alias(c, from, depth);
    }
    return NULL;
}

static struct knode *convert(struct conversion *c, struct yaml_node *from, size_t depth)
{
    struct knode *node;

    if (depth > KNODE_DEPTH_MAX) {
        error_set(c->err, ERR_TOO_LARGE, "yaml: exceeded max depth of %d", KNODE_DEPTH_MAX);
        return NULL;
    }
    if (c->alias_depth > 0 && ++c->alias_nodes > KNODE_ALIAS_MAX) {
        error_set(c->err, ERR_TOO_LARGE, "yaml: document contains excessive aliasing");
        return NULL;
    }
    c->flow_depth += from->is_flow;
    node = convert_kind(c, from, depth);
    c->flow_depth -= from->is_flow;
    return node;
}

/* ---- documents ---- */

/* A line that begins with "---", after the first: `*begin` its line end before it, `*end` behind.
 */
static bool find_separator(struct str text, size_t from, size_t *begin, size_t *end)
{
    ptrdiff_t found = str_find((struct str){ text.ptr + from, text.len - from }, STR("\n---"));
    const char *line_end;

    if (found < 0)
        return false;
    *begin = from + (size_t)found;
    line_end = memchr(text.ptr + *begin + 1, '\n', text.len - *begin - 1);
    if (!line_end)
        return false;
    *end = (size_t)(line_end - text.ptr) + 1;
    return true;
}

static int check_separator(struct str line, struct error *err)
{
    struct str rest = str_trim(str_slice(line, 4, line.len));

    line = str_trim(line);
    if (rest.len > 0 && rest.ptr[0] != '#')
        return error_set(err, ERR_INVALID, "invalid document separator: %.*s", STR_ARG(line));
    return 0;
}

struct document_list {
    struct knode **items;
    size_t count, capacity;
};

static bool is_empty_document(const struct yaml_node *root)
{
    return !root || (root->kind == NODE_SCALAR && root->text.len == 0 && root->implicit);
}

static int add_document(struct str text, struct arena *arena, struct document_list *list,
                        struct error *err)
{
    struct yaml_options options = { .bytes = KNODE_BYTES_MAX, .depth = KNODE_DEPTH_MAX };
    struct conversion conversion = { .arena = arena, .err = err };
    struct yaml_node *root = NULL;
    struct knode *node;

    if (yaml_node_parse(text, &options, arena, &root, err) < 0)
        return -1;
    if (is_empty_document(root))
        return 0;
    node = convert(&conversion, root, 0);
    if (!node)
        return -1;
    vec_push(list, node);
    return 0;
}

static int add_documents(struct str text, struct arena *arena, struct document_list *list,
                         struct error *err)
{
    size_t at = 0, begin, end;

    for (; find_separator(text, at, &begin, &end); at = end) {
        if (check_separator(str_slice(text, begin, end), err) < 0)
            return -1;
        if (begin > at &&
            add_document(str_dup(str_slice(text, at, begin + 1), arena), arena, list, err) < 0)
            return -1;
    }
    if (at >= text.len)
        return 0;
    return add_document(str_slice(text, at, text.len), arena, list, err);
}

static struct str without_carriage_returns(struct str text, struct arena *arena)
{
    char *to;
    size_t len = 0;

    if (str_find(text, STR("\r\n")) < 0)
        return text;
    to = arena_alloc(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\r' || text.ptr[i + 1] != '\n')
            to[len++] = text.ptr[i];
    }
    return (struct str){ to, len };
}

int knode_parse(struct str text, struct arena *arena, struct knode_list *out, struct error *err)
{
    struct document_list list = { 0 };
    int status;

    if (text.len > KNODE_BYTES_MAX)
        return error_set(err, ERR_TOO_LARGE, "the YAML text is larger than %d bytes",
                         KNODE_BYTES_MAX);
    status = add_documents(without_carriage_returns(text, arena), arena, &list, err);
    if (status == 0) {
        out->items = arena_alloc(arena, (list.count + 1) * sizeof(*out->items));
        if (list.count > 0)
            memcpy(out->items, list.items, list.count * sizeof(*list.items));
        out->count = list.count;
    }
    vec_release(&list);
    return status;
}
