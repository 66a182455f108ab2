#include "data/strategic_merge_diff.h"

#include "base/arena.h"
#include "data/strategic_merge_lists.h"

/* One object's patch being made. */
struct making {
    const struct strategic_diff *diff;
    struct json *patch;
    bool retain_keys;
    int depth;
};

static const struct json *diff_objects(struct making making, const struct json *original,
                                       const struct json *modified, struct schema_type type);

static void put(const struct making *making, struct str key, const struct json *value)
{
    json_set_str(making->diff->arena, making->patch, key, value);
}

/* `<directive>/<key>` with a list that is not empty. */
static void put_directive(const struct making *making, const char *directive, struct str key,
                          const struct json *list)
{
    if (json_count(list) > 0)
        put(making, str_of(arena_printf(making->diff->arena, "%s/%.*s", directive, STR_ARG(key))),
            list);
}

static void put_if_changed(const struct making *making, struct str key, const struct json *original,
                           const struct json *modified)
{
    if (!making->diff->ignore_changes && !json_equal(original, modified))
        put(making, key, modified);
}

/* ---- lists ---- */

struct list_patch {
    const struct json *items, *deletions, *order;
};

/* Steps through two lists sorted by text: at `*l` and `*r`, which comes first? */
static int compare_at(const struct making *making, const struct json *left, size_t l,
                      const struct json *right, size_t r, struct str key)
{
    if (l >= json_count(left))
        return 1;
    if (r >= json_count(right))
        return -1;
    return str_compare(
        strategic_text(strategic_key(json_item(left, l), key), making->diff->arena),
        strategic_text(strategic_key(json_item(right, r), key), making->diff->arena));
}

static int diff_scalars(const struct making *making, const struct json *original,
                        const struct json *modified, struct list_patch *out)
{
    const struct strategic_diff *diff = making->diff;
    const struct json *left = strategic_sort_by_text(original, STR_EMPTY, diff->arena);
    const struct json *right = strategic_sort_by_text(modified, STR_EMPTY, diff->arena);
    struct json *added = json_new_array(diff->arena), *removed = json_new_array(diff->arena);

    for (size_t l = 0, r = 0; l < json_count(left) || r < json_count(right);) {
        int order = compare_at(making, left, l, right, r, STR_EMPTY);

        if (order < 0 && !diff->ignore_deletions)
            json_append(diff->arena, removed, json_item(left, l));
        if (order > 0 && !diff->ignore_changes)
            json_append(diff->arena, added, json_item(right, r));
        l += order <= 0;
        r += order >= 0;
    }
    if (strategic_sort_by(added, modified, STR_EMPTY, diff->arena, &out->items, diff->err) < 0)
        return -1;
    out->deletions = strategic_unique(removed, diff->arena);
    /* The sorted original is compared: so an unsorted list is always given its order. */
    if (diff->set_order && ((!diff->ignore_deletions && json_count(out->deletions) > 0) ||
                            (!diff->ignore_changes && !json_equal(left, modified))))
        out->order = modified;
    return 0;
}

static const struct json *deletion_of(const struct making *making, struct str key,
                                      const struct json *value)
{
    struct json *item = json_new_object(making->diff->arena);

    json_set_str(making->diff->arena, item, key, value);
    json_set_text(making->diff->arena, item, STRATEGIC_PATCH, "delete");
    return item;
}

/* Two items of one key: what changes, with the key. */
static int diff_items(const struct making *making, const struct json *original,
                      const struct json *modified, struct schema_type type, struct str key,
                      struct json *items)
{
    const struct json *patch = diff_objects(*making, original, modified, type);
    struct json *item;

    if (!patch)
        return -1;
    if (json_count(patch) == 0)
        return 0;
    item = json_edit(making->diff->arena, patch);
    json_set_str(making->diff->arena, item, key, json_get_str(modified, key));
    json_append(making->diff->arena, items, item);
    return 0;
}

static int diff_keyed(const struct making *making, const struct json *original,
                      const struct json *modified, struct schema_type list, struct json *items,
                      struct json *deletions)
{
    const struct strategic_diff *diff = making->diff;
    struct schema_type type = schema_element(list);
    struct str key = schema_merge_key(list);
    const struct json *left = strategic_sort_by_text(original, key, diff->arena);
    const struct json *right = strategic_sort_by_text(modified, key, diff->arena), *value;

    for (size_t l = 0, r = 0; l < json_count(left) || r < json_count(right);) {
        int order;

        if ((l < json_count(left) &&
             strategic_require_key(json_item(left, l), key, &value, diff->err) < 0) ||
            (r < json_count(right) &&
             strategic_require_key(json_item(right, r), key, &value, diff->err) < 0))
            return -1;
        order = compare_at(making, left, l, right, r, key);
        if (order == 0 &&
            diff_items(making, json_item(left, l), json_item(right, r), type, key, items) < 0)
            return -1;
        if (order > 0 && !diff->ignore_changes)
            json_append(diff->arena, items, json_item(right, r));
        if (order < 0 && !diff->ignore_deletions)
            json_append(diff->arena, deletions,
                        deletion_of(making, key, strategic_key(json_item(left, l), key)));
        l += order <= 0;
        r += order >= 0;
    }
    return 0;
}

static int is_order_same(const struct making *making, const struct json *original,
                         const struct json *modified, struct str key, bool *same)
{
    *same = json_count(original) == json_count(modified);
    for (size_t i = 0; *same && i < json_count(modified); i++) {
        const struct json *left, *right;

        if (strategic_require_key(json_item(original, i), key, &left, making->diff->err) < 0 ||
            strategic_require_key(json_item(modified, i), key, &right, making->diff->err) < 0)
            return -1;
        *same = strategic_same(left, right);
    }
    return 0;
}

static const struct json *keys_of(const struct making *making, const struct json *list,
                                  struct str key)
{
    struct json *keys = json_new_array(making->diff->arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct json *item = json_new_object(making->diff->arena);

        json_set_str(making->diff->arena, item, key, json_get_str(at.value, key));
        json_append(making->diff->arena, keys, item);
    }
    return keys;
}

static int diff_objects_in_lists(const struct making *making, const struct json *original,
                                 const struct json *modified, struct schema_type list,
                                 struct list_patch *out)
{
    const struct strategic_diff *diff = making->diff;
    struct str key = schema_merge_key(list);
    struct json *items = json_new_array(diff->arena), *deletions = json_new_array(diff->arena);
    struct json *all;
    const struct json *sorted;
    bool same;

    if (diff_keyed(making, original, modified, list, items, deletions) < 0 ||
        strategic_sort_by(items, modified, key, diff->arena, &sorted, diff->err) < 0 ||
        is_order_same(making, original, modified, key, &same) < 0)
        return -1;
    all = json_edit(diff->arena, sorted);
    for (struct json_cursor at = json_walk(deletions); json_next(&at);)
        json_append(diff->arena, all, at.value);
    out->items = all;
    if (diff->set_order && ((!diff->ignore_changes && (json_count(all) > 0 || !same)) ||
                            (!diff->ignore_deletions && json_count(all) > 0)))
        out->order = keys_of(making, modified, key);
    return 0;
}

static int diff_lists(const struct making *making, const struct json *original,
                      const struct json *modified, struct schema_type list, struct list_patch *out)
{
    struct schema_type items;
    enum json_type type;

    if (json_count(original) == 0) {
        if (!making->diff->ignore_changes)
            out->items = modified;
        return 0;
    }
    if (strategic_items(list, &items, making->diff->err) < 0 ||
        strategic_item_type(original, modified, &type, making->diff->err) < 0)
        return -1;
    if (type != JSON_OBJECT)
        return diff_scalars(making, original, modified, out);
    return diff_objects_in_lists(making, original, modified, list, out);
}

/* ---- members ---- */

static int diff_list_member(struct making *making, struct str key, const struct json *original,
                            const struct json *modified, struct schema_type type)
{
    struct list_patch patch = { 0 };
    struct schema_type list;
    struct making inner = *making;

    if (strategic_member(type, key, &list, making->diff->err) < 0) {
        if (!json_equal(original, modified))
            return -1;
        error_release(making->diff->err);
        return 0;
    }
    if (!strategic_has(list, SCHEMA_STRATEGY_MERGE)) {
        put_if_changed(making, key, original, modified);
        return 0;
    }
    inner.retain_keys = strategic_has(list, SCHEMA_STRATEGY_RETAIN_KEYS);
    if (diff_lists(&inner, original, modified, list, &patch) < 0)
        return -1;
    if (json_count(patch.items) > 0)
        put(making, key, patch.items);
    put_directive(making, STRATEGIC_DELETE_FROM, key, patch.deletions);
    put_directive(making, STRATEGIC_SET_ORDER, key, patch.order);
    return 0;
}

static int diff_object_member(struct making *making, struct str key, const struct json *original,
                              const struct json *modified, struct schema_type type)
{
    struct making inner = *making;
    struct schema_type member;
    const struct json *patch;

    if (strategic_member(type, key, &member, making->diff->err) < 0) {
        if (!json_equal(original, modified))
            return -1;
        error_release(making->diff->err);
        return 0;
    }
    if (strategic_has(member, SCHEMA_STRATEGY_REPLACE)) {
        if (!making->diff->ignore_changes)
            put(making, key, modified);
        return 0;
    }
    inner.retain_keys = strategic_has(member, SCHEMA_STRATEGY_RETAIN_KEYS);
    patch = diff_objects(inner, original, modified, member);
    if (!patch)
        return -1;
    if (json_count(patch) > 0)
        put(making, key, patch);
    return 0;
}

static int diff_member(struct making *making, struct str key, const struct json *original,
                       const struct json *modified, struct schema_type type)
{
    if (!original) {
        if (!making->diff->ignore_changes)
            put(making, key, modified);
        return 0;
    }
    if (str_equals(key, STRATEGIC_PATCH)) {
        if (!json_is(original, JSON_STRING) || !json_is(modified, JSON_STRING))
            return error_set(making->diff->err, ERR_INVALID,
                             "invalid value for special key: $patch");
        if (!json_equal(original, modified))
            put(making, key, modified);
        return 0;
    }
    if (json_type(original) == json_type(modified) && json_is(modified, JSON_OBJECT))
        return diff_object_member(making, key, original, modified, type);
    if (json_type(original) == json_type(modified) && json_is(modified, JSON_ARRAY))
        return diff_list_member(making, key, original, modified, type);
    put_if_changed(making, key, original, modified);
    return 0;
}

static bool has_more(const struct json *original, const struct json *modified)
{
    for (struct json_cursor at = json_walk(original); json_next(&at);)
        if (!json_is(at.value, JSON_NULL) && !json_get_str(modified, at.key))
            return true;
    return false;
}

static void put_retained_keys(const struct making *making, const struct json *original,
                              const struct json *modified)
{
    struct arena *arena = making->diff->arena;
    struct json *keys = json_new_array(arena);

    for (struct json_cursor at = json_walk(modified); json_next(&at);)
        if (!json_is(at.value, JSON_NULL))
            json_append(arena, keys, json_new_string(arena, at.key));
    if (json_count(keys) > 0 && (json_count(making->patch) > 0 || has_more(original, modified)))
        put(making, STR(STRATEGIC_RETAIN_KEYS), strategic_sort_by_text(keys, STR_EMPTY, arena));
}

static const struct json *diff_objects(struct making making, const struct json *original,
                                       const struct json *modified, struct schema_type type)
{
    struct arena *arena = making.diff->arena;

    making.patch = json_new_object(arena);
    if (++making.depth > STRATEGIC_MAX_DEPTH) {
        error_set(making.diff->err, ERR_TOO_LARGE, "the document is nested too deeply");
        return NULL;
    }
    for (struct json_cursor at = json_walk(modified); json_next(&at);)
        if (diff_member(&making, at.key, json_get_str(original, at.key), at.value, type) < 0)
            return NULL;
    for (struct json_cursor at = json_walk(original); json_next(&at);)
        if (!making.diff->ignore_deletions && !json_get_str(modified, at.key))
            put(&making, at.key, json_new_null(arena));
    if (making.retain_keys)
        put_retained_keys(&making, original, modified);
    return making.patch;
}

const struct json *strategic_diff(const struct strategic_diff *diff, const struct json *original,
                                  const struct json *modified, struct schema_type type)
{
    return diff_objects((struct making){ .diff = diff }, original, modified, type);
}
