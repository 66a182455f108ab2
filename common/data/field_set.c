/*
 * A set is a tree: each node has its elements in order, and each element may be a member (its path
 * is in the set), have a set below it, or both. Only what is being built is changed: operations
 * make new nodes and share those that they take over as they are.
 */
#include "base/arena.h"
#include "data/field_set_node.h"
#include "data/json.h"

#include <string.h>

/* ---- the order of values and elements ---- */

static int rank_of(const struct json *value)
{
    static const int ranks[] = {
        [JSON_INT] = 0,   [JSON_FLOAT] = 0,  [JSON_STRING] = 1, [JSON_BOOL] = 2,
        [JSON_ARRAY] = 3, [JSON_OBJECT] = 4, [JSON_NULL] = 5,   [JSON_ABSENT] = 6,
    };

    return ranks[json_type(value)];
}

static int compare_numbers(const struct json *a, const struct json *b)
{
    if (json_is(a, JSON_INT) && json_is(b, JSON_INT)) {
        int64_t left = json_int(a, 0), right = json_int(b, 0);

        return left < right ? -1 : left > right;
    }
    return json_double(a, 0) < json_double(b, 0) ? -1 : json_double(a, 0) > json_double(b, 0);
}

static int compare_values(const struct json *a, const struct json *b);

static int compare_items(const struct json *a, const struct json *b)
{
    size_t shorter = json_count(a) < json_count(b) ? json_count(a) : json_count(b);

    for (size_t i = 0; i < shorter; i++) {
        int order = compare_values(json_item(a, i), json_item(b, i));

        if (order)
            return order;
    }
    return json_count(a) < json_count(b) ? -1 : json_count(a) > json_count(b);
}

/* Member by member, in the order both have: keys are kept sorted. */
static int compare_members(const struct json *a, const struct json *b)
{
    struct json_cursor left = json_walk(a), right = json_walk(b);

    for (;;) {
        bool more_left = json_next(&left), more_right = json_next(&right);
        int order;

        if (!more_left || !more_right)
            return more_left - more_right;
        order = str_compare(left.key, right.key);
        if (!order)
            order = compare_values(left.value, right.value);
        if (order)
            return order;
    }
}

static int compare_values(const struct json *a, const struct json *b)
{
    int rank = rank_of(a);

    if (rank != rank_of(b))
        return rank < rank_of(b) ? -1 : 1;
    switch (json_type(a)) {
    case JSON_INT:
    case JSON_FLOAT:
        return compare_numbers(a, b);
    case JSON_STRING:
        return str_compare(json_string(a), json_string(b));
    case JSON_BOOL:
        return json_bool(a, false) - json_bool(b, false);
    case JSON_ARRAY:
        return compare_items(a, b);
    case JSON_OBJECT:
        return compare_members(a, b);
    default:
        return 0;
    }
}

int field_element_compare(const struct field_element *a, const struct field_element *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    switch (a->kind) {
    case FIELD_NAME:
        return str_compare(a->name, b->name);
    case FIELD_KEY:
    case FIELD_VALUE:
        return compare_values(a->value, b->value);
    default:
        return a->index < b->index ? -1 : a->index > b->index;
    }
}

/* ---- one node ---- */

struct field_set *field_set_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct field_set);
}

/* Where an element is or belongs. */
static size_t place_of(const struct field_set *set, const struct field_element *element,
                       bool *found)
{
    size_t low = 0, high = set ? set->count : 0;

    *found = false;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = field_element_compare(element, &set->entries[middle].element);

        if (order == 0) {
            *found = true;
            return middle;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static const struct field_set_node *find_entry(const struct field_set *set,
                                               const struct field_element *element)
{
    bool found;
    size_t place = place_of(set, element, &found);

    return found ? &set->entries[place] : NULL;
}

static struct field_set_node *add_entry(struct arena *arena, struct field_set *set, size_t place,
                                        struct field_set_node entry)
{
    if (set->count == set->capacity) {
        size_t capacity = set->capacity ? set->capacity * 2 : 4;
        struct field_set_node *entries = arena_alloc(arena, capacity * sizeof(*entries));

        if (set->count)
            memcpy(entries, set->entries, set->count * sizeof(*entries));
        set->entries = entries;
        set->capacity = capacity;
    }
    memmove(set->entries + place + 1, set->entries + place,
            (set->count - place) * sizeof(*set->entries));
    set->count++;
    set->entries[place] = entry;
    return &set->entries[place];
}

static void append(struct arena *arena, struct field_set *set, struct field_set_node entry)
{
    entry.owns_below = false;
    if (entry.is_member || entry.below)
        add_entry(arena, set, set->count, entry);
}

struct field_set_node *field_set_edit(struct arena *arena, struct field_set *set,
                                      const struct field_element *element)
{
    bool found;
    size_t place = place_of(set, element, &found);

    if (found)
        return &set->entries[place];
    return add_entry(arena, set, place, (struct field_set_node){ .element = *element });
}

void field_set_insert(struct arena *arena, struct field_set *set, struct field_path path)
{
    for (size_t i = 0; i < path.count; i++) {
        struct field_set_node *entry = field_set_edit(arena, set, &path.elements[i]);
        struct field_set *below;

        if (i + 1 == path.count) {
            entry->is_member = true;
            return;
        }
        if (entry->owns_below) {
            /* The one place where it is not constant: it was made right here. */
            set = (struct field_set *)(uintptr_t)entry->below;
            continue;
        }
        below = field_set_new(arena);
        if (entry->below) {
            below->entries =
                arena_alloc(arena, entry->below->count * sizeof(struct field_set_node) + 1);
            memcpy(below->entries, entry->below->entries,
                   entry->below->count * sizeof(struct field_set_node));
            below->count = below->capacity = entry->below->count;
            for (size_t n = 0; n < below->count; n++)
                below->entries[n].owns_below = false;
        }
        entry->owns_below = true;
        entry->below = below;
        set = below;
    }
}

/* ---- questions ---- */

bool field_set_is_empty(const struct field_set *set)
{
    return !set || set->count == 0;
}

size_t field_set_count(const struct field_set *set)
{
    size_t count = 0;

    for (size_t i = 0; set && i < set->count; i++)
        count += (set->entries[i].is_member ? 1 : 0) + field_set_count(set->entries[i].below);
    return count;
}

bool field_set_has(const struct field_set *set, struct field_path path)
{
    for (size_t i = 0; i < path.count; i++) {
        const struct field_set_node *entry = find_entry(set, &path.elements[i]);

        if (!entry)
            return false;
        if (i + 1 == path.count)
            return entry->is_member;
        set = entry->below;
    }
    return false;
}

bool field_set_equal(const struct field_set *a, const struct field_set *b)
{
    if (a == b)
        return true;
    if (field_set_is_empty(a) || field_set_is_empty(b))
        return field_set_is_empty(a) == field_set_is_empty(b);
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const struct field_set_node *left = &a->entries[i], *right = &b->entries[i];

        if (field_element_compare(&left->element, &right->element) != 0 ||
            left->is_member != right->is_member || !field_set_equal(left->below, right->below))
            return false;
    }
    return true;
}

bool field_set_has_element(const struct field_set *set, const struct field_element *element)
{
    const struct field_set_node *entry = find_entry(set, element);

    return entry && entry->is_member;
}

const struct field_set *field_set_below(const struct field_set *set,
                                        const struct field_element *element)
{
    const struct field_set_node *entry = find_entry(set, element);

    return entry ? entry->below : NULL;
}

/* ---- operations ---- */

static const struct field_set *or_nothing(const struct field_set *set)
{
    return field_set_is_empty(set) ? NULL : set;
}

const struct field_set *field_set_union(const struct field_set *a, const struct field_set *b,
                                        struct arena *arena)
{
    struct field_set *both;
    size_t i = 0, j = 0;

    if (field_set_is_empty(a) || field_set_is_empty(b))
        return or_nothing(field_set_is_empty(a) ? b : a);
    both = field_set_new(arena);
    while (i < a->count || j < b->count) {
        int order = i >= a->count ? 1
                    : j >= b->count
                        ? -1
                        : field_element_compare(&a->entries[i].element, &b->entries[j].element);
        struct field_set_node entry = order <= 0 ? a->entries[i] : b->entries[j];

        if (order == 0) {
            entry.is_member |= b->entries[j].is_member;
            entry.below = field_set_union(a->entries[i].below, b->entries[j].below, arena);
        }
        append(arena, both, entry);
        i += order <= 0;
        j += order >= 0;
    }
    return both;
}

const struct field_set *field_set_intersection(const struct field_set *a, const struct field_set *b,
                                               struct arena *arena)
{
    struct field_set *both = field_set_new(arena);

    for (size_t i = 0; a && i < a->count; i++) {
        struct field_set_node entry = a->entries[i];
        const struct field_set_node *other = find_entry(b, &entry.element);

        if (!other)
            continue;
        entry.is_member &= other->is_member;
        entry.below = field_set_intersection(entry.below, other->below, arena);
        append(arena, both, entry);
    }
    return or_nothing(both);
}

static const struct field_set *subtract(const struct field_set *a, const struct field_set *b,
                                        bool recursive, struct arena *arena)
{
    struct field_set *rest = field_set_new(arena);

    if (field_set_is_empty(b))
        return or_nothing(a);
    for (size_t i = 0; a && i < a->count; i++) {
        struct field_set_node entry = a->entries[i];
        const struct field_set_node *other = find_entry(b, &entry.element);

        if (other && other->is_member) {
            entry.is_member = false;
            if (recursive)
                continue;
        }
        if (other)
            entry.below = subtract(entry.below, other->below, recursive, arena);
        append(arena, rest, entry);
    }
    return or_nothing(rest);
}

const struct field_set *field_set_difference(const struct field_set *a, const struct field_set *b,
                                             struct arena *arena)
{
    return subtract(a, b, false, arena);
}

const struct field_set *field_set_recursive_difference(const struct field_set *a,
                                                       const struct field_set *b,
                                                       struct arena *arena)
{
    return subtract(a, b, true, arena);
}

const struct field_set *field_set_leaves(const struct field_set *set, struct arena *arena)
{
    struct field_set *leaves = field_set_new(arena);

    for (size_t i = 0; set && i < set->count; i++) {
        struct field_set_node entry = set->entries[i];

        entry.is_member &= field_set_is_empty(entry.below);
        entry.below = field_set_leaves(entry.below, arena);
        append(arena, leaves, entry);
    }
    return or_nothing(leaves);
}

const struct field_set *field_set_with_named_fields(const struct field_set *set,
                                                    struct schema_type type, struct arena *arena)
{
    struct field_set *members = field_set_new(arena);

    for (size_t i = 0; set && i < set->count; i++) {
        struct field_set_node entry = set->entries[i];
        bool is_name = entry.element.kind == FIELD_NAME;
        struct schema_type below =
            is_name ? schema_member(type, entry.element.name) : schema_element(type);
        struct schema_field field;

        if (is_name && entry.below && schema_field_find(type, entry.element.name, &field))
            entry.is_member = true;
        entry.below = field_set_with_named_fields(entry.below, below, arena);
        append(arena, members, entry);
    }
    return or_nothing(members);
}

struct walking {
    struct field_element *elements;
    size_t capacity;
    struct arena *arena;
    int (*visit)(struct field_path path, void *context);
    void *context;
};

/* The members of a node come before what lies below any of them. */
static int walk(struct walking *walking, const struct field_set *set, size_t depth)
{
    int result = 0;

    if (depth == walking->capacity) {
        size_t capacity = depth * 2;
        struct field_element *elements = arena_alloc(walking->arena, capacity * sizeof(*elements));

        memcpy(elements, walking->elements, depth * sizeof(*elements));
        walking->elements = elements;
        walking->capacity = capacity;
    }
    for (size_t i = 0; set && i < set->count && result == 0; i++) {
        walking->elements[depth] = set->entries[i].element;
        if (set->entries[i].is_member)
            result = walking->visit((struct field_path){ walking->elements, depth + 1 },
                                    walking->context);
    }
    for (size_t i = 0; set && i < set->count && result == 0; i++) {
        walking->elements[depth] = set->entries[i].element;
        result = walk(walking, set->entries[i].below, depth + 1);
    }
    return result;
}

int field_set_walk(const struct field_set *set, struct arena *arena,
                   int (*visit)(struct field_path path, void *context), void *context)
{
    struct walking walking = { .capacity = 16, .arena = arena, .visit = visit };

    walking.context = context;
    walking.elements = arena_alloc(arena, walking.capacity * sizeof(*walking.elements));
    return walk(&walking, set, 0);
}

/* ---- entries ---- */

size_t field_set_entry_count(const struct field_set *set)
{
    return set ? set->count : 0;
}

struct field_set_entry field_set_entry_at(const struct field_set *set, size_t index)
{
    const struct field_set_node *entry = &set->entries[index];

    return (struct field_set_entry){ &entry->element, entry->is_member, entry->below };
}

void field_set_append(struct arena *arena, struct field_set *set, struct field_set_entry entry)
{
    append(arena, set,
           (struct field_set_node){
               .element = *entry.element, .is_member = entry.is_member, .below = entry.below });
}
