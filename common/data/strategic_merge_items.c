/* Applying the patch of a list: its items, its directives, and the order it asks for. */
#include "data/strategic_merge_items.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/strategic_merge_lists.h"

#include <string.h>

enum { MAX_MESSAGE = 16 * 1024 };

/* Go's name of a value's type. */
static const char *go_type(const struct json *value)
{
    static const char *const names[] = {
        [JSON_ABSENT] = "%!s(<nil>)",
        [JSON_NULL] = "%!s(<nil>)",
        [JSON_BOOL] = "bool",
        [JSON_INT] = "int64",
        [JSON_FLOAT] = "float64",
        [JSON_STRING] = "string",
        [JSON_ARRAY] = "[]interface {}",
        [JSON_OBJECT] = "map[string]interface {}",
    };

    return names[json_type(value)];
}

static int require_list(const struct strategic_merging *merging, const struct json *value)
{
    if (!value || json_is(value, JSON_ARRAY))
        return 0;
    return error_set(merging->err, ERR_INVALID, "expected a []interface {}, but received a %s",
                     go_type(value));
}

/* ---- lists ---- */

int strategic_bad_patch_type(const struct strategic_merging *merging, const struct json *directive,
                             const struct json *patch)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_MESSAGE);

    strategic_print(patch, &text);
    return error_set(merging->err, ERR_INVALID, "unknown patch type: %.*s in map: %s",
                     STR_ARG(json_string(directive)), text.ptr);
}

static const struct json *without_key(const struct strategic_merging *merging,
                                      const struct json *list, struct str key,
                                      const struct json *value)
{
    struct json *kept = json_new_array(merging->arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const struct json *found = json_get_str(at.value, key);

        if (!found || !strategic_same(found, value))
            json_append(merging->arena, kept, at.value);
    }
    return kept;
}

/* Carry out the items of a list's patch that are directives; `*patch` is what is left. */
static int apply_directives(const struct strategic_merging *merging, const struct json **original,
                            const struct json **patch, struct str key)
{
    struct json *left = json_new_array(merging->arena);
    bool replace = false;

    for (struct json_cursor at = json_walk(*patch); json_next(&at);) {
        const struct json *directive = strategic_directive(at.value), *value;
        struct str name = json_string(directive);

        if (!directive) {
            json_append(merging->arena, left, at.value);
        } else if (str_equals(name, "delete")) {
            if (strategic_require_key(at.value, key, &value, merging->err) < 0)
                return -1;
            *original = without_key(merging, *original, key, value);
        } else if (str_equals(name, "replace")) {
            replace = true;
        } else if (str_equals(name, "merge")) {
            return error_set(merging->err, ERR_INVALID,
                             "merging lists cannot yet be specified in the patch");
        } else {
            return strategic_bad_patch_type(merging, directive, at.value);
        }
    }
    *original = replace ? left : *original;
    *patch = replace ? json_new_array(merging->arena) : left;
    return 0;
}

static int merge_items(const struct strategic_merging *merging, const struct json *original,
                       const struct json *patch, struct schema_type items, struct str key,
                       const struct json **out)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *index = strategic_index_new(original, key);
    struct json *merged = json_edit(merging->arena, original);

    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        const struct json *value, *item;
        ptrdiff_t place;

        if (strategic_require_key(at.value, key, &value, merging->err) < 0)
            return -1;
        place = strategic_index_find(index, value);
        if (place < 0) {
            strategic_index_add(index, value, json_count(merged));
            json_append(merging->arena, merged, at.value);
            continue;
        }
        item = strategic_merge_objects(*merging, json_item(merged, (size_t)place), at.value, items);
        if (!item)
            return -1;
        json_replace(merging->arena, merged, (size_t)place, item);
    }
    *out = merged;
    return 0;
}

static const struct json *remove_values(const struct strategic_merging *merging,
                                        const struct json *original, const struct json *values)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *index = strategic_index_new(values, STR_EMPTY);
    struct json *kept = json_new_array(merging->arena);

    for (struct json_cursor at = json_walk(original); json_next(&at);)
        if (strategic_index_find(index, at.value) < 0)
            json_append(merging->arena, kept, at.value);
    return kept;
}

static const struct json *unite_values(const struct strategic_merging *merging,
                                       const struct json *original, const struct json *patch)
{
    struct json *both = json_edit(merging->arena, original);

    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        json_append(merging->arena, both, at.value);
    return strategic_unique(both, merging->arena);
}

/* `deletes`: the patch is the list of `$deleteFromPrimitiveList`. */
int strategic_merge_lists(const struct strategic_merging *merging, const struct json *original,
                          const struct json *patch, struct schema_type list, bool deletes,
                          const struct json **out)
{
    struct str key = schema_merge_key(list);
    const struct json *merged;
    struct schema_type items;
    enum json_type type;

    if (!strategic_has(list, SCHEMA_STRATEGY_MERGE) && !deletes) {
        *out = patch;
        return 0;
    }
    if (json_count(original) == 0 && json_count(patch) == 0) {
        *out = original;
        return 0;
    }
    if (strategic_items(list, &items, merging->err) < 0 ||
        strategic_item_type(original, patch, &type, merging->err) < 0)
        return -1;
    if (type != JSON_OBJECT && deletes && !merging->unite) {
        *out = remove_values(merging, original, patch);
        return 0;
    }
    if (type != JSON_OBJECT) {
        merged = unite_values(merging, original, patch);
    } else if (key.len == 0) {
        return error_set(merging->err, ERR_INVALID, "cannot merge lists without merge key for %s",
                         "struct");
    } else if (apply_directives(merging, &original, &patch, key) < 0 ||
               merge_items(merging, original, patch, items, key, &merged) < 0) {
        return -1;
    }
    return strategic_order(&(struct strategic_order){ merged, patch, original, key },
                           merging->arena, out, merging->err);
}

/* ---- $setElementOrder ---- */

/* The items of a patch have to stand in the order that it asks for. */
static int check_order(const struct strategic_merging *merging, const struct json *patch,
                       const struct json *order, struct str key)
{
    size_t p = 0, o = 0;

    if (json_count(order) == 0 || json_count(patch) == 0)
        return 0;
    while (p < json_count(patch) && o < json_count(order)) {
        const struct json *item = json_item(patch, p), *left = item, *right = json_item(order, o);

        if (strategic_directive(item)) {
            p++;
            continue;
        }
        if (key.len > 0 &&
            (strategic_require_key(item, key, &left, merging->err) < 0 ||
             strategic_require_key(json_item(order, o), key, &right, merging->err) < 0))
            return -1;
        p += strategic_same(left, right);
        o++;
    }
    while (p < json_count(patch) && strategic_is_deletion(json_item(patch, p)))
        p++;
    if (p < json_count(patch)) {
        CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_MESSAGE);

        strbuf_puts(&text, "The order in patch list:\n");
        strategic_print(patch, &text);
        strbuf_puts(&text, "\n doesn't match $setElementOrder list:\n");
        strategic_print(order, &text);
        return error_set(merging->err, ERR_INVALID, "%s\n", text.ptr);
    }
    return 0;
}

/*
 * The server's order as upstream sees it: its list is changed in place while the patch is applied,
 * so that items which the patch adds stand where deleted ones stood. Seen in the result, so kept.
 */
static const struct json *reused_order(const struct strategic_merging *merging,
                                       const struct json *original, const struct json *patch,
                                       struct str key)
{
    size_t count = json_count(original), length = count;
    struct slot {
        const struct json *item;
    } *slots = arena_alloc(merging->arena, (count + 1) * sizeof(*slots));
    struct json *order = json_new_array(merging->arena);
    CLEANUP(strategic_index_free)
    struct strategic_index *known = strategic_index_new(original, key);

    for (size_t i = 0; i < count; i++)
        slots[i].item = json_item(original, i);
    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        const struct json *gone = strategic_key(at.value, key);

        for (size_t i = 0; strategic_is_deletion(at.value) && i < length;) {
            if (!strategic_same(strategic_key(slots[i].item, key), gone)) {
                i++;
                continue;
            }
            length--;
            memmove(slots + i, slots + i + 1, (length - i) * sizeof(*slots));
        }
    }
    for (struct json_cursor at = json_walk(patch); json_next(&at) && length < count;)
        if (!strategic_directive(at.value) &&
            strategic_index_find(known, strategic_key(at.value, key)) < 0)
            slots[length++].item = at.value;
    for (size_t i = 0; i < count; i++)
        json_append(merging->arena, order, slots[i].item);
    return order;
}

/* The list in the order asked for: 1 and `*out`, 0 when neither side has the list, -1. */
static int order_list(const struct strategic_merging *merging, const struct json *original,
                      const struct json *patch, const struct json *order, struct schema_type list,
                      const struct json **out)
{
    const struct json *merged = original;
    enum json_type type;

    if (check_order(merging, patch, order, schema_merge_key(list)) < 0)
        return -1;
    if (!original && !patch)
        return 0;
    if (!original)
        merged = strategic_without_directives(
            &(struct strategic_merging){ .arena = merging->arena, .unite = true }, patch);
    else if (patch && strategic_merge_lists(merging, original, patch, list, false, &merged) < 0)
        return -1;
    if (strategic_item_type(original, patch, &type, merging->err) < 0)
        return -1;
    if (original && patch && type == JSON_OBJECT && strategic_has(list, SCHEMA_STRATEGY_MERGE))
        original = reused_order(merging, original, patch, schema_merge_key(list));
    if (strategic_order(
            &(struct strategic_order){ merged, order, original, schema_merge_key(list) },
            merging->arena, out, merging->err) < 0)
        return -1;
    return 1;
}

/* One `$setElementOrder/<list>` of a patch. The list's own patch is done with it. */
static int apply_order(const struct strategic_merging *merging, struct json *result,
                       struct json *patch, struct str key, const struct json *order,
                       struct schema_type type)
{
    const struct json *original, *list_patch, *merged, *known = json_get_str(result, key);
    struct schema_type list;
    struct str name;
    int found;

    if (!json_is(order, JSON_ARRAY))
        return require_list(merging, order);
    if (merging->unite && known && !json_equal(known, order))
        return strategic_bad_format(merging, "setElementOrder list");
    if (merging->unite && !known)
        json_set_str(merging->arena, result, key, order);
    if (!strategic_cut_directive(key, STRATEGIC_SET_ORDER, &name))
        return strategic_bad_format(merging, "setElementOrder list");
    original = json_get_str(result, name);
    list_patch = json_get_str(patch, name);
    if (require_list(merging, original) < 0 || require_list(merging, list_patch) < 0 ||
        strategic_member(type, name, &list, merging->err) < 0)
        return -1;
    found = order_list(merging, original, list_patch, order, list, &merged);
    if (found > 0) {
        json_set_str(merging->arena, result, name, merged);
        json_remove_str(merging->arena, patch, name);
    }
    return found < 0 ? -1 : 0;
}

int strategic_apply_orders(const struct strategic_merging *merging, struct json *result,
                           const struct json *patch, struct json *rest, struct schema_type type)
{
    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        if (!strategic_is_directive(at.key, STRATEGIC_SET_ORDER))
            continue;
        json_remove_str(merging->arena, rest, at.key);
        if (apply_order(merging, result, rest, at.key, at.value, type) < 0)
            return -1;
    }
    return 0;
}
