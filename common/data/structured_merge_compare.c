/* What was added, changed and removed between two values. */
#include "base/arena.h"
#include "base/map.h"
#include "data/structured_merge.h"
#include "data/structured_merge_walk.h"

struct comparing {
    struct structured_walk *walk;
    struct field_set *added, *modified, *removed;
};

static void compare(struct comparing *comparing, const struct json *left, const struct json *right,
                    struct schema_type type);

static void insert(struct comparing *comparing, struct field_set *set)
{
    field_set_insert(comparing->walk->arena, set, structured_path(comparing->walk));
}

static void compare_leaf(struct comparing *comparing, const struct json *left,
                         const struct json *right)
{
    if (!left)
        insert(comparing, comparing->added);
    else if (!right)
        insert(comparing, comparing->removed);
    else if (!structured_equal(left, right))
        insert(comparing, comparing->modified);
}

static void compare_below(struct comparing *comparing, struct field_element element,
                          const struct json *left, const struct json *right,
                          struct schema_type type)
{
    if (!structured_enter(comparing->walk, element))
        return;
    compare(comparing, left, right, type);
    structured_leave(comparing->walk);
}

static void compare_maps(struct comparing *comparing, const struct json *left,
                         const struct json *right, struct schema_type type)
{
    left = json_is(left, JSON_OBJECT) ? left : NULL;
    right = json_is(right, JSON_OBJECT) ? right : NULL;
    for (struct json_cursor at = json_walk(left); json_next(&at);)
        compare_below(comparing, structured_name(at.key), at.value, json_get_str(right, at.key),
                      structured_root(schema_member(type, at.key)));
    for (struct json_cursor at = json_walk(right); json_next(&at);)
        if (!json_get_str(left, at.key))
            compare_below(comparing, structured_name(at.key), NULL, at.value,
                          structured_root(schema_member(type, at.key)));
}

/* ---- lists ---- */

/* All items of one number on one side. */
struct group {
    size_t count, first;
};

static struct group *group_items(struct comparing *comparing, const struct structured_items *items,
                                 size_t numbers)
{
    struct group *groups = arena_alloc(comparing->walk->arena, (numbers + 1) * sizeof(*groups));

    for (size_t i = 0; i < items->count; i++) {
        struct group *group = &groups[items->numbers[i]];

        if (group->count++ == 0)
            group->first = i;
    }
    return groups;
}

/* The next item of a number behind `at`. */
static size_t next_of(const struct structured_items *items, size_t at)
{
    size_t number = items->numbers[at];

    do
        at++;
    while (at < items->count && items->numbers[at] != number);
    return at;
}

static bool are_groups_equal(const struct json *left, const struct structured_items *lefts,
                             struct group l, const struct json *right,
                             const struct structured_items *rights, struct group r)
{
    if (l.count != r.count)
        return false;
    for (size_t n = 0; n < l.count; n++) {
        if (!structured_equal(json_item(left, l.first), json_item(right, r.first)))
            return false;
        l.first = next_of(lefts, l.first);
        r.first = next_of(rights, r.first);
    }
    return true;
}

struct sides {
    struct schema_type list;
    const struct json *left, *right;
    struct structured_items lefts, rights;
};

static void insert_element(struct comparing *comparing, struct field_element element,
                           struct field_set *set)
{
    if (!structured_enter(comparing->walk, element))
        return;
    insert(comparing, set);
    structured_leave(comparing->walk);
}

/* One number's items. Those that are repeated are compared as a whole. */
static void compare_groups(struct comparing *comparing, const struct sides *sides,
                           struct field_element element, struct group l, struct group r)
{
    const struct json *left = l.count ? json_item(sides->left, l.first) : NULL;
    const struct json *right = r.count ? json_item(sides->right, r.first) : NULL;
    struct schema_type type = structured_item_type(sides->list);

    if (l.count <= 1 && r.count <= 1) {
        compare_below(comparing, element, left, right, type);
        return;
    }
    if (l.count >= 2 && r.count >= 2) {
        if (!are_groups_equal(sides->left, &sides->lefts, l, sides->right, &sides->rights, r))
            insert_element(comparing, element, comparing->modified);
        return;
    }
    if (l.count == 1 || r.count == 1)
        compare_below(comparing, element, l.count == 1 ? left : NULL, r.count == 1 ? right : NULL,
                      type);
    insert_element(comparing, element, l.count >= 2 ? comparing->removed : comparing->added);
}

static void compare_lists(struct comparing *comparing, const struct json *left,
                          const struct json *right, struct schema_type type)
{
    CLEANUP(map_free) struct map *texts = map_new();
    struct structured_numbers numbers = { .by_text = texts };
    struct sides sides = { .list = type };
    struct group *l, *r;

    sides.left = json_is(left, JSON_ARRAY) ? left : NULL;
    sides.right = json_is(right, JSON_ARRAY) ? right : NULL;
    structured_number_items(comparing->walk, type, sides.left, &numbers, &sides.lefts);
    structured_number_items(comparing->walk, type, sides.right, &numbers, &sides.rights);
    l = group_items(comparing, &sides.lefts, numbers.count);
    r = group_items(comparing, &sides.rights, numbers.count);
    for (size_t i = 0; i < sides.lefts.count; i++) {
        size_t number = sides.lefts.numbers[i];

        if (l[number].first == i)
            compare_groups(comparing, &sides, sides.lefts.elements[i], l[number], r[number]);
    }
    for (size_t i = 0; i < sides.rights.count; i++) {
        size_t number = sides.rights.numbers[i];

        if (r[number].first == i && l[number].count == 0)
            compare_groups(comparing, &sides, sides.rights.elements[i], l[number], r[number]);
    }
}

/* Compare as one shape. True: as a leaf, which is noted then. */
static bool compare_as(struct comparing *comparing, enum structured_shape shape,
                       const struct json *left, const struct json *right, struct schema_type type)
{
    enum json_type container = shape == STRUCTURED_LIST ? JSON_ARRAY : JSON_OBJECT;
    const char *problem;

    if (shape == STRUCTURED_SCALAR) {
        problem = structured_check_scalar(type, left, comparing->walk->arena);
        if (problem && structured_check_scalar(type, right, comparing->walk->arena)) {
            structured_problem(comparing->walk, "lhs: %s", problem);
            return false;
        }
    }
    if (shape == STRUCTURED_SCALAR || structured_is_atomic(type, shape) ||
        ((!json_is(left, container) || json_count(left) == 0) &&
         (!json_is(right, container) || json_count(right) == 0))) {
        compare_leaf(comparing, left, right);
        return true;
    }
    if (shape == STRUCTURED_LIST)
        compare_lists(comparing, left, right, type);
    else
        compare_maps(comparing, left, right, type);
    return false;
}

static void compare(struct comparing *comparing, const struct json *left, const struct json *right,
                    struct schema_type type)
{
    enum structured_shape left_shape = structured_shape_of(type, left);
    enum structured_shape right_shape = structured_shape_of(type, right);
    bool was_leaf;

    if (left && right && left_shape != right_shape)
        compare_as(comparing, left_shape, left, right, type);
    was_leaf = compare_as(comparing, right ? right_shape : left_shape, left, right, type);
    if (!was_leaf && !left)
        insert(comparing, comparing->added);
    else if (!was_leaf && !right)
        insert(comparing, comparing->removed);
}

int structured_compare(const struct json *left, const struct json *right, struct schema_type type,
                       struct arena *arena, struct structured_comparison *out, struct error *err)
{
    struct comparing comparing = {
        .walk = structured_walk_new(arena),
        .added = field_set_new(arena),
        .modified = field_set_new(arena),
        .removed = field_set_new(arena),
    };

    if (!left && !right)
        return error_set(err, ERR_INVALID, "at least one of lhs and rhs must be provided");
    compare(&comparing, left, right, structured_root(type));
    if (structured_walk_end(comparing.walk, err) < 0)
        return -1;
    *out = (struct structured_comparison){ .removed = comparing.removed,
                                           .modified = comparing.modified,
                                           .added = comparing.added };
    return 0;
}
