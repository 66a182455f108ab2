#include "render/kustomize/node_path.h"

#include "base/arena.h"
#include "data/regex.h"
#include "render/kustomize/knode_text.h"

#include <stdlib.h>

/* ---- splitting ---- */

static void add_part(struct arena *arena, struct node_path *path, const char *text, size_t len)
{
    struct str part = { arena_strndup(arena, text, len), len };

    /* "[a.b]" is a name with a dot; "[name=x]" finds an item. */
    if (len > 1 && text[0] == '[' && text[len - 1] == ']' && !memchr(text, '=', len))
        part = (struct str){ arena_strndup(arena, text + 1, len - 2), len - 2 };
    arena_list_push(arena, &path->parts, part);
}

struct node_path node_path_split(struct str text, struct arena *arena)
{
    struct node_path path = { 0 };
    char *part = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    int brackets = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\\' && i + 1 < text.len && text.ptr[i + 1] == '.') {
            part[len++] = text.ptr[++i];
            continue;
        }
        if (c == '[' && len == 0)
            brackets++;
        else if (c == ']' && brackets > 0)
            brackets--;
        if (c != '.' || brackets > 0) {
            part[len++] = c;
            continue;
        }
        /* ".metadata" is "metadata". */
        if (len > 0 || path.parts.count > 0)
            add_part(arena, &path, part, len);
        len = 0;
    }
    add_part(arena, &path, part, len);
    return path;
}

/* ---- parts ---- */

static bool is_index(struct str part, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < part.len; i++) {
        if (part.ptr[i] < '0' || part.ptr[i] > '9' || i > 8)
            return false;
        *out = *out * 10 + (size_t)(part.ptr[i] - '0');
    }
    return part.len > 0;
}

static bool is_condition(struct str part, struct str *key, struct str *value)
{
    struct str inner;

    if (part.len < 3 || part.ptr[0] != '[' || part.ptr[part.len - 1] != ']')
        return false;
    inner = str_slice(part, 1, part.len - 1);
    return str_cut(inner, '=', key, value);
}

static bool meets(const struct knode *item, struct str key, struct str value)
{
    const struct knode *field = key.len > 0 ? knode_get(item, key) : item;

    return knode_is(field, KNODE_SCALAR) && str_equal(field->text, value);
}

static struct knode *find_in_list(const struct knode *list, struct str part)
{
    struct str key, value;
    size_t index;

    if (!is_condition(part, &key, &value))
        return is_index(part, &index) && index < list->count ? list->items[index] : NULL;
    for (uint32_t i = 0; i < list->count; i++) {
        if (meets(list->items[i], key, value))
            return list->items[i];
    }
    return NULL;
}

struct knode *node_path_find(const struct node_path *path, struct knode *root)
{
    struct knode *at = root;

    for (size_t i = 0; i < path->parts.count && at; i++) {
        struct str part = path->parts.items[i];

        if (part.len == 0)
            continue;
        at = at->kind == KNODE_LIST ? find_in_list(at, part) : knode_get(at, part);
    }
    return at;
}

static bool is_negative(struct str part)
{
    size_t index;

    return part.len > 1 && part.ptr[0] == '-' && is_index(str_slice(part, 1, part.len), &index) &&
           index > 0;
}

int node_path_step(struct knode *at, struct str part, struct arena *arena, struct knode **out,
                   struct error *err)
{
    struct str key, value;
    size_t index;
    bool is_last = str_equals(part, "-");
    bool is_item =
        is_last || is_negative(part) || is_index(part, &index) || is_condition(part, &key, &value);

    if (str_equals(part, "*"))
        return error_set(err, ERR_INVALID, "wildcard is not supported in PathGetter");
    if (is_negative(part))
        return error_set(err, ERR_INVALID, "array index %.*s cannot be negative", STR_ARG(part));
    if (!is_item && part.ptr[0] == '[' && part.ptr[part.len - 1] == ']')
        return error_set(err, ERR_INVALID,
                         "list path element must contain fieldName=fieldValue for element to "
                         "match");
    if (at->kind != (is_item ? KNODE_LIST : KNODE_MAP))
        return knode_fail_kind(at, is_item ? "SequenceNode" : "MappingNode", arena, err);
    if (is_last)
        *out = at->count > 0 ? at->items[at->count - 1] : NULL;
    else
        *out = is_item ? find_in_list(at, part) : knode_get(at, part);
    return 0;
}

int node_path_look_up(const struct node_path *path, struct knode *root, struct arena *arena,
                      struct knode **out, struct error *err)
{
    struct knode *at = root;

    for (size_t i = 0; i < path->parts.count && at && !knode_is_null(at); i++) {
        if (path->parts.items[i].len > 0 &&
            node_path_step(at, path->parts.items[i], arena, &at, err) < 0)
            return -1;
    }
    if (at)
        *out = at;
    return at != NULL;
}

/* ---- matching ---- */

struct matching {
    struct node_path_search *search;
    struct node_path_matches *out;
    struct error *err;
};

static int match(struct matching *m, struct knode *node, size_t at);

static struct knode *make_for(struct matching *m, size_t at)
{
    struct node_path_search *search = m->search;
    struct str key, value, next;
    size_t index;

    if (at >= search->path->parts.count)
        return search->kind == KNODE_MAP    ? knode_new_map(search->arena)
               : search->kind == KNODE_LIST ? knode_new_list(search->arena)
                                            : knode_new_plain(search->arena, STR_EMPTY);
    next = search->path->parts.items[at];
    if (is_condition(next, &key, &value) || is_index(next, &index))
        return knode_new_list(search->arena);
    return knode_new_map(search->arena);
}

/* Null counts as an empty list, in which what is made is lost. */
static int take_list(struct matching *m, struct knode *node, struct knode **out)
{
    struct arena *arena = m->search->arena;

    if (node->kind != KNODE_LIST && !knode_is_null(node))
        return knode_fail_kind(node, "SequenceNode", arena, m->err);
    *out = node->kind == KNODE_LIST ? node : knode_new_list(arena);
    return 0;
}

/* Does the text of an item, or of its field, as YAML, hold what the expression fits? -1: it cannot
 * be told. */
static int fits(struct matching *m, const struct knode *item, struct str key,
                const struct regex *expression)
{
    const struct knode *field = key.len > 0 ? knode_get(item, key) : item;
    struct str text;

    if (!field)
        return 0;
    if (knode_text_print(field, m->search->arena, &text, m->err) < 0)
        return -1;
    return regex_matches(expression, text);
}

static int match_condition(struct matching *m, struct knode *list, size_t at, struct str key,
                           struct str value)
{
    CLEANUP(regex_free) struct regex *expression = NULL;
    struct arena *arena = m->search->arena;
    bool found = false;
    struct knode *made;

    if (take_list(m, list, &list) < 0 || regex_compile(value, &expression, m->err) < 0)
        return -1;
    for (uint32_t i = 0; i < list->count; i++) {
        int fitting = fits(m, list->items[i], key, expression);

        found = found || fitting > 0;
        if (fitting < 0 || (fitting > 0 && match(m, list->items[i], at + 1) < 0))
            return -1;
    }
    if (found || !m->search->create)
        return 0;
    made = knode_new_plain(arena, value);
    if (key.len > 0) {
        struct knode *map = knode_new_map(arena);

        knode_set(arena, map, str_dup(key, arena), made);
        made = map;
    }
    knode_append(arena, list, made);
    return match(m, made, at + 1);
}

static int match_index(struct matching *m, struct knode *list, size_t at, size_t index)
{
    struct arena *arena = m->search->arena;

    if (take_list(m, list, &list) < 0)
        return -1;
    if (index < list->count)
        return match(m, list->items[index], at + 1);
    if (index > list->count || !m->search->create)
        return error_set(m->err, ERR_INVALID, "index %zu specified but only %u elements found",
                         index, list->count);
    knode_append(arena, list, make_for(m, at + 1));
    return match(m, list->items[index], at + 1);
}

static int match_every(struct matching *m, struct knode *list, size_t at)
{
    if (take_list(m, list, &list) < 0)
        return -1;
    for (uint32_t i = 0; i < list->count; i++) {
        if (match(m, list->items[i], at + 1) < 0)
            return -1;
    }
    return 0;
}

static int fail_nothing(struct matching *m, size_t at)
{
    struct str part = m->search->path->parts.items[at], key, value;
    size_t index;
    bool is_item = is_index(part, &index) || is_condition(part, &key, &value);

    return error_set(m->err, ERR_INVALID,
                     "wrong node kind: expected %s but got : node contents:\nnull\n",
                     is_item ? "SequenceNode" : "MappingNode");
}

static bool is_alias(const struct knode *node)
{
    return node->look && node->look->is_alias;
}

/* With its aliases, which are no way further, where the text can be read with them. */
static int match_inside(struct matching *m, struct str text, size_t at)
{
    CLEANUP(error_release) struct error unread = { 0 };
    struct knode_list documents;
    struct knode *root = NULL;

    if (knode_parse(text, m->search->arena, &documents, m->err) < 0)
        return -1;
    if (knode_text_parse(text, m->search->arena, &root, &unread) == 0 && root)
        return match(m, root, at);
    if (documents.count == 0)
        return fail_nothing(m, at);
    return match(m, documents.items[0], at);
}

static int match_field(struct matching *m, struct knode *map, size_t at)
{
    struct str name = m->search->path->parts.items[at];
    struct knode *field;

    if (map->kind != KNODE_MAP && !knode_is_null(map))
        return knode_fail_kind(map, "MappingNode", m->search->arena, m->err);
    field = knode_get(map, name);
    if (!field && m->search->create) {
        field = make_for(m, at + 1);
        if (map->kind == KNODE_MAP) /* what is put into null is lost */
            knode_set(m->search->arena, map, name, field);
    }
    if (!field)
        return 0;
    if (field->kind == KNODE_SCALAR && !is_alias(field) && at + 1 < m->search->path->parts.count)
        return match_inside(m, field->text, at + 1);
    return match(m, field, at + 1);
}

static int match(struct matching *m, struct knode *node, size_t at)
{
    struct str part, key, value;
    size_t index;

    if (at == m->search->path->parts.count) {
        arena_list_push(m->search->arena, &m->out->nodes, node);
        return 0;
    }
    part = m->search->path->parts.items[at];
    if (is_condition(part, &key, &value))
        return match_condition(m, node, at, str_dup(key, m->search->arena),
                               str_dup(value, m->search->arena));
    if (is_index(part, &index)) /* even where a map has such a key */
        return match_index(m, node, at, index);
    if (str_equals(part, "*"))
        return match_every(m, node, at);
    return match_field(m, node, at);
}

int node_path_match(struct node_path_search *search, struct knode *root,
                    struct node_path_matches *out, struct error *err)
{
    struct matching matching = { search, out, err };

    return match(&matching, root, 0);
}
