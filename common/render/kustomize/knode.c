#include "render/kustomize/knode.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "data/yaml_scalar.h"

static struct knode *new_node(struct arena *arena, enum knode_kind kind)
{
    struct knode *node = ARENA_NEW(arena, struct knode);

    node->kind = kind;
    return node;
}

struct knode *knode_new_map(struct arena *arena)
{
    return new_node(arena, KNODE_MAP);
}

struct knode *knode_new_list(struct arena *arena)
{
    return new_node(arena, KNODE_LIST);
}

struct knode *knode_new_text(struct arena *arena, struct str text)
{
    struct knode *node = new_node(arena, KNODE_SCALAR);

    node->tag = KNODE_STR;
    node->text = str_dup(text, arena);
    return node;
}

struct knode *knode_new_plain(struct arena *arena, struct str text)
{
    struct knode *node = new_node(arena, KNODE_SCALAR);

    node->text = str_dup(text, arena);
    return node;
}

struct knode *knode_copy(struct arena *arena, const struct knode *node)
{
    struct knode *copy = new_node(arena, node->kind);

    *copy = *node;
    copy->capacity = node->count;
    if (node->kind == KNODE_LIST && node->count > 0) {
        copy->items = arena_alloc(arena, node->count * sizeof(*copy->items));
        for (uint32_t i = 0; i < node->count; i++)
            copy->items[i] = knode_copy(arena, node->items[i]);
    } else if (node->kind == KNODE_MAP && node->count > 0) {
        copy->members = arena_alloc(arena, node->count * sizeof(*copy->members));
        for (uint32_t i = 0; i < node->count; i++) {
            copy->members[i] = node->members[i];
            copy->members[i].value = knode_copy(arena, node->members[i].value);
        }
    }
    return copy;
}

/* ---- scalars ---- */

/* Words that YAML 1.1 reads as booleans and this reader as text: y, yes, on and their like. */
static bool is_old_boolean(struct str text)
{
    static const char *const words[] = { "y", "Y", "yes", "Yes", "YES", "on",  "On",  "ON",
                                         "n", "N", "no",  "No",  "NO",  "off", "Off", "OFF" };

    if (text.len == 0 || text.len > 3 || !strchr("yYnNoO", text.ptr[0]))
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (str_equals(text, words[i]))
            return true;
    }
    return false;
}

enum knode_tag knode_tag_of_text(struct str text)
{
    if (is_old_boolean(text))
        return KNODE_STR;
    switch (yaml_resolve_plain(text).kind) {
    case YAML_NULL:
        return KNODE_NULL;
    case YAML_BOOL:
        return KNODE_BOOL;
    case YAML_INT:
    case YAML_UINT:
        return KNODE_INT;
    case YAML_FLOAT:
        return KNODE_FLOAT;
    case YAML_TIMESTAMP:
        return KNODE_TIME;
    case YAML_TEXT:
        return KNODE_STR;
    }
    return KNODE_STR;
}

enum knode_tag knode_meaning(const struct knode *node)
{
    if (node->tag != KNODE_PLAIN)
        return node->tag;
    return node->quoted ? KNODE_STR : knode_tag_of_text(node->text);
}

bool knode_is_null(const struct knode *node)
{
    return !node || (node->kind == KNODE_SCALAR && node->tag == KNODE_NULL);
}

struct str knode_text(const struct knode *node)
{
    return knode_is(node, KNODE_SCALAR) ? node->text : STR_EMPTY;
}

/* A null may be marked as one that is printed as "": no style that anything could take over. */
static bool has_style(const struct knode *node)
{
    return node->kind == KNODE_SCALAR && node->tag != KNODE_NULL;
}

void knode_set_scalar(struct knode *node, struct str text)
{
    node->quoted = node->quoted && has_style(node);
    node->kind = KNODE_SCALAR;
    node->tag = KNODE_PLAIN;
    node->count = node->capacity = 0;
    node->text = text;
}

void knode_keep_style(struct knode *node, const struct knode *old)
{
    node->quoted = has_style(old) && old->quoted;
    node->style = has_style(old) ? old->style : YAML_PLAIN;
}

void knode_set_text(struct arena *arena, struct knode *map, struct str key, struct str text)
{
    const struct knode *old = knode_get(map, key);
    struct knode *node = knode_new_text(arena, text);

    if (old)
        knode_keep_style(node, old);
    knode_set(arena, map, key, node);
}

void knode_quote_if_misread(struct knode *node, struct arena *arena)
{
    CLEANUP(error_release) struct error unreadable = { 0 };
    const struct json *value;

    if (node->quoted || node->text.len == 0 || memchr(node->text.ptr, '\n', node->text.len) ||
        yaml_writes_plain(node->text))
        return;
    node->quoted =
        yaml_parse(node->text, arena, &value, &unreadable) == 0 && !json_is(value, JSON_STRING);
}

void knode_replace(struct knode *node, const struct knode *value)
{
    *node = *value;
}

/* ---- maps ---- */

struct knode *knode_get(const struct knode *map, struct str key)
{
    if (!knode_is(map, KNODE_MAP))
        return NULL;
    for (uint32_t i = 0; i < map->count; i++) {
        if (str_equal(map->members[i].key, key))
            return map->members[i].value;
    }
    return NULL;
}

struct knode *knode_get_path(const struct knode *map, const char *const *keys, size_t count)
{
    const struct knode *at = map;
    struct knode *found = NULL;

    for (size_t i = 0; i < count; i++) {
        found = knode_get(at, str_of(keys[i]));
        at = found;
    }
    return found;
}

/* Room for one more of `size` bytes. */
static void *grow(struct arena *arena, struct knode *node, void *old, size_t size)
{
    uint32_t capacity = node->capacity ? node->capacity * 2 : 4;
    void *made;

    if (node->count < node->capacity)
        return old;
    made = arena_alloc(arena, capacity * size);
    if (node->count > 0)
        memcpy(made, old, node->count * size);
    node->capacity = capacity;
    return made;
}

void knode_set(struct arena *arena, struct knode *map, struct str key, struct knode *value)
{
    for (uint32_t i = 0; i < map->count; i++) {
        if (str_equal(map->members[i].key, key)) {
            map->members[i].value = value;
            return;
        }
    }
    knode_add(
        arena, map,
        (struct knode_member){ key, value, knode_tag_of_text(key) == KNODE_STR, YAML_PLAIN, NULL });
}

void knode_add(struct arena *arena, struct knode *map, struct knode_member member)
{
    map->members = grow(arena, map, map->members, sizeof(*map->members));
    map->members[map->count++] = member;
}

bool knode_remove(struct knode *map, struct str key)
{
    if (!knode_is(map, KNODE_MAP))
        return false;
    for (uint32_t i = 0; i < map->count; i++) {
        if (!str_equal(map->members[i].key, key))
            continue;
        memmove(&map->members[i], &map->members[i + 1],
                (map->count - i - 1) * sizeof(*map->members));
        map->count--;
        return true;
    }
    return false;
}

struct knode *knode_map_at(struct arena *arena, struct knode *map, struct str key)
{
    struct knode *found = knode_get(map, key);

    if (found && found->kind == KNODE_MAP)
        return found;
    if (!knode_is_null(found))
        return NULL;
    found = knode_new_map(arena);
    knode_set(arena, map, key, found);
    return found;
}

/* ---- lists ---- */

void knode_append(struct arena *arena, struct knode *list, struct knode *item)
{
    list->items = grow(arena, list, list->items, sizeof(*list->items));
    list->items[list->count++] = item;
}

void knode_insert(struct arena *arena, struct knode *list, size_t index, struct knode *item)
{
    list->items = grow(arena, list, list->items, sizeof(*list->items));
    memmove(&list->items[index + 1], &list->items[index],
            (list->count - index) * sizeof(*list->items));
    list->items[index] = item;
    list->count++;
}

void knode_remove_item(struct knode *list, size_t index)
{
    memmove(&list->items[index], &list->items[index + 1],
            (list->count - index - 1) * sizeof(*list->items));
    list->count--;
}

/* ---- comparing ---- */

static bool equal_members(const struct knode *a, const struct knode *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        const struct knode *other = knode_get(b, a->members[i].key);

        if (!other || !knode_equal(a->members[i].value, other))
            return false;
    }
    return true;
}

bool knode_equal(const struct knode *a, const struct knode *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == KNODE_SCALAR)
        return str_equal(a->text, b->text) && knode_meaning(a) == knode_meaning(b);
    if (a->count != b->count)
        return false;
    if (a->kind == KNODE_MAP)
        return equal_members(a, b);
    for (uint32_t i = 0; i < a->count; i++) {
        if (!knode_equal(a->items[i], b->items[i]))
            return false;
    }
    return true;
}
