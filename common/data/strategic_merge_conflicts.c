#include "base/arena.h"
#include "data/strategic_merge.h"
#include "data/strategic_merge_diff.h"
#include "data/strategic_merge_lists.h"

/* Objects inside of documents that were checked for depth when they were compared. */
static bool conflict(const struct json *left, const struct json *right, struct schema_type type,
                     struct arena *arena);

static bool objects_conflict(const struct json *left, const struct json *right,
                             struct schema_type type, struct arena *arena)
{
    for (struct json_cursor at = json_walk(left); json_next(&at);) {
        const struct json *other = json_get_str(right, at.key);

        if (!other || str_equals(at.key, STRATEGIC_PATCH) ||
            str_equals(at.key, STRATEGIC_RETAIN_KEYS))
            continue;
        if (conflict(at.value, other, schema_member(type, at.key), arena))
            return true;
    }
    return false;
}

static bool keyed_lists_conflict(const struct json *left, const struct json *right,
                                 struct schema_type list, struct arena *arena)
{
    struct str key = schema_merge_key(list);
    CLEANUP(strategic_index_free)
    struct strategic_index *index = strategic_index_new(right, key);

    for (struct json_cursor at = json_walk(left); json_next(&at);) {
        const struct json *value = strategic_key(at.value, key);
        ptrdiff_t place = value ? strategic_index_find(index, value) : -1;

        if (!value)
            return true;
        if (place >= 0 &&
            conflict(at.value, json_item(right, (size_t)place), schema_element(list), arena))
            return true;
    }
    return false;
}

static bool lists_conflict(const struct json *left, const struct json *right,
                           struct schema_type list, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    enum json_type type;

    if (strategic_item_type(left, right, &type, &err) < 0)
        return true;
    if (strategic_has(list, SCHEMA_STRATEGY_MERGE))
        return type == JSON_OBJECT && keyed_lists_conflict(left, right, list, arena);
    if (json_count(left) != json_count(right))
        return true;
    if (type != JSON_OBJECT) {
        left = strategic_sort_by_text(strategic_unique(left, arena), STR_EMPTY, arena);
        right = strategic_sort_by_text(strategic_unique(right, arena), STR_EMPTY, arena);
    }
    for (size_t i = 0; i < json_count(left); i++)
        if (conflict(json_item(left, i), json_item(right, i), schema_element(list), arena))
            return true;
    return false;
}

static bool conflict(const struct json *left, const struct json *right, struct schema_type type,
                     struct arena *arena)
{
    if (json_type(left) != json_type(right))
        return true;
    if (json_is(left, JSON_ARRAY))
        return lists_conflict(left, right, type, arena);
    if (!json_is(left, JSON_OBJECT))
        return !json_equal(left, right);
    if (strategic_directive(left) || strategic_directive(right)) {
        if (!strategic_directive(left) || !strategic_directive(right) ||
            !strategic_same(strategic_directive(left), strategic_directive(right)))
            return true;
    }
    if (strategic_has(type, SCHEMA_STRATEGY_REPLACE))
        return false;
    return objects_conflict(left, right, type, arena);
}

int strategic_check_conflicts(const struct strategic_merge_three_way *input,
                              const struct json *patch, struct arena *arena, struct error *err)
{
    const struct strategic_diff diff = { .arena = arena, .err = err };
    const struct json *changed =
        strategic_diff(&diff, input->original, input->current, input->type);

    if (!changed)
        return -1;
    if (!conflict(patch, changed, input->type, arena))
        return 0;
    return error_set(err, ERR_CONFLICT,
                     "patch:\n%s\nconflicts with changes made from original to current:\n%s\n",
                     json_print(patch, JSON_SORTED, arena).ptr,
                     json_print(changed, JSON_SORTED, arena).ptr);
}
