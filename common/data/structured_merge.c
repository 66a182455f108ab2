/*
 * Merging two values. Items of sets and keyed lists keep the order of the right side; those that
 * only the left one has stay in front of the item that followed them there.
 */
#include "data/structured_merge.h"

#include "base/arena.h"
#include "base/map.h"
#include "data/structured_merge_walk.h"

#include <stdint.h>

enum { NOWHERE = -1 };

static const struct json *merge(struct structured_walk *walk, const struct json *left,
                                const struct json *right, struct schema_type type);

static const struct json *merge_below(struct structured_walk *walk, struct field_element element,
                                      const struct json *left, const struct json *right,
                                      struct schema_type type)
{
    const struct json *merged;

    if (!left || !right)
        return right ? right : left;
    if (!structured_enter(walk, element))
        return right;
    merged = merge(walk, left, right, type);
    structured_leave(walk);
    return merged;
}

static const struct json *merge_maps(struct structured_walk *walk, const struct json *left,
                                     const struct json *right, struct schema_type type)
{
    struct json *merged;

    if (!json_is(left, JSON_OBJECT) || !json_is(right, JSON_OBJECT))
        return json_is(right, JSON_OBJECT) ? right : left;
    merged = json_edit(walk->arena, left);
    for (struct json_cursor at = json_walk(right); json_next(&at);)
        json_set_str(walk->arena, merged, at.key,
                     merge_below(walk, structured_name(at.key), json_get_str(left, at.key),
                                 at.value, structured_root(schema_member(type, at.key))));
    return merged;
}

/* ---- lists ---- */

/* Two lists being woven: where each number stands on either side. */
struct weaving {
    struct structured_walk *walk;
    struct schema_type list;
    const struct json *left, *right;
    struct structured_items lefts, rights;
    ptrdiff_t *in_left, *in_right; /* by number; NOWHERE */
    bool *repeated_left;           /* by number */
    bool *taken;                   /* by number: the right one was put out */
    size_t l, r;
    size_t shared; /* the next of the right items that the left has, too */
    struct json *out;
};

static void find_places(struct weaving *weaving, size_t numbers)
{
    struct arena *arena = weaving->walk->arena;

    weaving->in_left = arena_alloc(arena, (numbers + 1) * sizeof(*weaving->in_left));
    weaving->in_right = arena_alloc(arena, (numbers + 1) * sizeof(*weaving->in_right));
    weaving->repeated_left = arena_alloc(arena, numbers + 1);
    weaving->taken = arena_alloc(arena, numbers + 1);
    for (size_t i = 0; i < numbers; i++)
        weaving->in_left[i] = weaving->in_right[i] = NOWHERE;
    for (size_t i = 0; i < weaving->lefts.count; i++) {
        size_t number = weaving->lefts.numbers[i];

        weaving->repeated_left[number] = weaving->in_left[number] != NOWHERE;
        if (weaving->in_left[number] == NOWHERE)
            weaving->in_left[number] = (ptrdiff_t)i;
    }
    for (size_t i = 0; i < weaving->rights.count; i++) {
        size_t number = weaving->rights.numbers[i];

        if (weaving->in_right[number] != NOWHERE)
            structured_problem(
                weaving->walk, "duplicate entries for key %s",
                field_path_text((struct field_path){ &weaving->rights.elements[i], 1 }, arena).ptr);
        weaving->in_right[number] = (ptrdiff_t)i;
    }
}

/* The next right item, from `shared` on, that the left has. */
static void find_shared(struct weaving *weaving)
{
    while (weaving->shared < weaving->rights.count &&
           weaving->in_left[weaving->rights.numbers[weaving->shared]] == NOWHERE)
        weaving->shared++;
}

static bool is_next_shared(const struct weaving *weaving, size_t number)
{
    return weaving->shared < weaving->rights.count &&
           weaving->rights.numbers[weaving->shared] == number;
}

static void take_left(struct weaving *weaving)
{
    json_append(weaving->walk->arena, weaving->out, json_item(weaving->left, weaving->l++));
}

/* The right item, put over the left one of the same number. A repeated left one is no help. */
static void take_right(struct weaving *weaving)
{
    size_t number = weaving->rights.numbers[weaving->r];
    ptrdiff_t place = weaving->repeated_left[number] ? NOWHERE : weaving->in_left[number];
    const struct json *left = place == NOWHERE ? NULL : json_item(weaving->left, (size_t)place);
    const struct json *merged =
        merge_below(weaving->walk, weaving->rights.elements[weaving->r], left,
                    json_item(weaving->right, weaving->r), structured_item_type(weaving->list));

    json_append(weaving->walk->arena, weaving->out, merged);
    weaving->taken[number] = true;
    if (is_next_shared(weaving, number)) {
        weaving->shared++;
        find_shared(weaving);
    }
    weaving->r++;
}

static void weave_one(struct weaving *weaving)
{
    bool has_left = weaving->l < weaving->lefts.count;
    bool has_right = weaving->r < weaving->rights.count;
    size_t left = has_left ? weaving->lefts.numbers[weaving->l] : 0;

    if (has_left && has_right) {
        if (left == weaving->rights.numbers[weaving->r]) {
            take_right(weaving);
            weaving->l++;
            return;
        }
        /* It comes later, where the right side has it. */
        if (weaving->in_right[left] != NOWHERE && weaving->shared < weaving->rights.count &&
            !is_next_shared(weaving, left)) {
            weaving->l++;
            return;
        }
    }
    if (has_left && weaving->in_right[left] == NOWHERE) {
        take_left(weaving);
        return;
    }
    if (has_left && weaving->taken[left])
        weaving->l++;
    if (has_right)
        take_right(weaving);
}

static const struct json *merge_lists(struct structured_walk *walk, const struct json *left,
                                      const struct json *right, struct schema_type type)
{
    CLEANUP(map_free) struct map *texts = map_new();
    struct structured_numbers numbers = { .by_text = texts };
    struct weaving weaving = { .walk = walk, .list = type, .left = left, .right = right };
    size_t problems = walk->problem_count;

    if (!json_is(left, JSON_ARRAY) || !json_is(right, JSON_ARRAY))
        return json_is(right, JSON_ARRAY) ? right : left;
    weaving.out = json_new_array(walk->arena);
    structured_number_items(walk, type, right, &numbers, &weaving.rights);
    structured_number_items(walk, type, left, &numbers, &weaving.lefts);
    find_places(&weaving, numbers.count);
    if (walk->problem_count > problems)
        return right;
    find_shared(&weaving);
    while (weaving.l < weaving.lefts.count || weaving.r < weaving.rights.count)
        weave_one(&weaving);
    return weaving.out;
}

static const struct json *merge(struct structured_walk *walk, const struct json *left,
                                const struct json *right, struct schema_type type)
{
    enum structured_shape shape = structured_shape_of(type, right);
    enum json_type container = shape == STRUCTURED_LIST ? JSON_ARRAY : JSON_OBJECT;

    if (shape == STRUCTURED_SCALAR) {
        const char *problem = structured_check_scalar(type, left, walk->arena);

        if (problem && structured_check_scalar(type, right, walk->arena))
            structured_problem(walk, "lhs: %s", problem);
        return right;
    }
    /* An empty one on both sides is a leaf: null on the right is told from nothing then. */
    if (structured_is_atomic(type, shape) ||
        ((!json_is(left, container) || json_count(left) == 0) &&
         (!json_is(right, container) || json_count(right) == 0)))
        return right;
    return shape == STRUCTURED_LIST ? merge_lists(walk, left, right, type)
                                    : merge_maps(walk, left, right, type);
}

int structured_merge(const struct json *left, const struct json *right, struct schema_type type,
                     struct arena *arena, const struct json **out, struct error *err)
{
    struct structured_walk *walk = structured_walk_new(arena);
    const struct json *merged;

    if (!left && !right)
        return error_set(err, ERR_INVALID, "at least one of lhs and rhs must be provided");
    merged = left && right ? merge(walk, left, right, structured_root(type)) : right ? right : left;
    if (structured_walk_end(walk, err) < 0)
        return -1;
    *out = merged;
    return 0;
}
