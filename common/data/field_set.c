/*
 * A set is a tree: each node has its elements in order, and each element may be a member (its path
 * is in the set), have a set below it, or both. Only what is being built is changed: operations
 * make new nodes and share those that they take over as they are.
 */
#include "data/field_set.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 1000, MAX_ELEMENT = 64 * 1024 };

struct entry {
    struct field_element element;
    bool is_member;
    bool owns_below; /* made by field_set_insert() for this set alone, so it may be changed */
    const struct field_set *below; /* NULL: nothing */
};

struct field_set {
    struct entry *entries;
    size_t count, capacity;
};

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

static const struct entry *find_entry(const struct field_set *set,
                                      const struct field_element *element)
{
    bool found;
    size_t place = place_of(set, element, &found);

    return found ? &set->entries[place] : NULL;
}

static struct entry *add_entry(struct arena *arena, struct field_set *set, size_t place,
                               struct entry entry)
{
    if (set->count == set->capacity) {
        size_t capacity = set->capacity ? set->capacity * 2 : 4;
        struct entry *entries = arena_alloc(arena, capacity * sizeof(*entries));

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

static void append(struct arena *arena, struct field_set *set, struct entry entry)
{
    entry.owns_below = false;
    if (entry.is_member || entry.below)
        add_entry(arena, set, set->count, entry);
}

static struct entry *edit_entry(struct arena *arena, struct field_set *set,
                                const struct field_element *element)
{
    bool found;
    size_t place = place_of(set, element, &found);

    if (found)
        return &set->entries[place];
    return add_entry(arena, set, place, (struct entry){ .element = *element });
}

void field_set_insert(struct arena *arena, struct field_set *set, struct field_path path)
{
    for (size_t i = 0; i < path.count; i++) {
        struct entry *entry = edit_entry(arena, set, &path.elements[i]);
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
            below->entries = arena_alloc(arena, entry->below->count * sizeof(struct entry) + 1);
            memcpy(below->entries, entry->below->entries,
                   entry->below->count * sizeof(struct entry));
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
        const struct entry *entry = find_entry(set, &path.elements[i]);

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
        const struct entry *left = &a->entries[i], *right = &b->entries[i];

        if (field_element_compare(&left->element, &right->element) != 0 ||
            left->is_member != right->is_member || !field_set_equal(left->below, right->below))
            return false;
    }
    return true;
}

bool field_set_has_element(const struct field_set *set, const struct field_element *element)
{
    const struct entry *entry = find_entry(set, element);

    return entry && entry->is_member;
}

const struct field_set *field_set_below(const struct field_set *set,
                                        const struct field_element *element)
{
    const struct entry *entry = find_entry(set, element);

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
        struct entry entry = order <= 0 ? a->entries[i] : b->entries[j];

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
        struct entry entry = a->entries[i];
        const struct entry *other = find_entry(b, &entry.element);

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
        struct entry entry = a->entries[i];
        const struct entry *other = find_entry(b, &entry.element);

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
        struct entry entry = set->entries[i];

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
        struct entry entry = set->entries[i];
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

/* ---- JSON ---- */

/* A key's object with its members sorted, as elements hold it. */
static const struct json *sorted_key(const struct json *key, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = json_print(key, JSON_SORTED, arena);
    const struct json *sorted = key;

    return json_parse(text, NULL, arena, &sorted, &err) < 0 ? key : sorted;
}

static int parse_index(struct str text, int64_t *out, struct error *err)
{
    char *end;
    long long value;
    CLEANUP(strbuf_release) struct strbuf copy = STRBUF_INIT(32);

    strbuf_add(&copy, text.ptr, text.len);
    value = strtoll(copy.ptr, &end, 10);
    if (copy.truncated || end == copy.ptr || *end)
        return error_set(err, ERR_INVALID, "parsing key as path element: '%.*s' is no index",
                         STR_ARG(text));
    *out = value;
    return 0;
}

/* One key of the JSON form: 1, 0 for a kind of element that is not known, -1. */
static int parse_element(struct str text, struct arena *arena, struct field_element *out,
                         struct error *err)
{
    struct str content = str_dup(str_slice(text, 2, text.len), arena);
    struct json_limits limits = { .bytes = MAX_ELEMENT, .depth = MAX_DEPTH };

    *out = (struct field_element){ .name = STR_EMPTY };
    if (text.len < 2)
        return error_set(err, ERR_INVALID,
                         "parsing key as path element: key must be 2 characters long:");
    if (text.ptr[1] != ':')
        return error_set(err, ERR_INVALID, "parsing key as path element: missing colon: %.*s",
                         STR_ARG(text));
    switch (text.ptr[0]) {
    case 'f':
        out->kind = FIELD_NAME;
        out->name = content;
        return 1;
    case 'i':
        out->kind = FIELD_INDEX;
        return parse_index(content, &out->index, err) < 0 ? -1 : 1;
    case 'v':
    case 'k':
        out->kind = text.ptr[0] == 'v' ? FIELD_VALUE : FIELD_KEY;
        if (json_parse(content, &limits, arena, &out->value, err) < 0)
            return error_prefix(err, "parsing key as path element");
        if (out->kind == FIELD_KEY && !json_is(out->value, JSON_OBJECT))
            return error_set(err, ERR_INVALID, "parsing key as path element: '%.*s' is no object",
                             STR_ARG(text));
        out->value = sorted_key(out->value, arena);
        return 1;
    default:
        return 0;
    }
}

/* A node. `*is_member`: it has a "." of its own, or nothing below it. */
static int parse_node(const struct json *fields, int depth, struct arena *arena,
                      struct field_set *set, bool *is_member, struct error *err)
{
    *is_member = false;
    if (depth > MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the field set is nested deeper than %d", MAX_DEPTH);
    if (!json_is(fields, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "a field set is an object, not %s",
                         json_type_name(json_type(fields)));
    for (struct json_cursor at = json_walk(fields); json_next(&at);) {
        struct field_element element;
        struct field_set *below = field_set_new(arena);
        struct entry *entry;
        bool child_is_member;
        int known;

        if (str_equals(at.key, ".")) {
            *is_member = true;
            continue;
        }
        known = parse_element(at.key, arena, &element, err);
        if (known < 0)
            return -1;
        if (known == 0)
            continue;
        if (parse_node(at.value, depth + 1, arena, below, &child_is_member, err) < 0)
            return -1;
        entry = edit_entry(arena, set, &element);
        entry->is_member |= child_is_member;
        if (below->count)
            entry->below = below;
    }
    *is_member |= set->count == 0;
    return 0;
}

int field_set_parse(const struct json *fields, struct arena *arena, struct field_set **out,
                    struct error *err)
{
    struct field_set *set = field_set_new(arena);
    bool is_member;

    if (parse_node(fields, 0, arena, set, &is_member, err) < 0)
        return -1;
    *out = set;
    return 0;
}

static struct str element_key(const struct field_element *element, struct arena *arena)
{
    switch (element->kind) {
    case FIELD_NAME:
        return str_of(arena_printf(arena, "f:%.*s", STR_ARG(element->name)));
    case FIELD_INDEX:
        return str_of(arena_printf(arena, "i:%lld", (long long)element->index));
    default:
        return str_of(arena_printf(arena, "%c:%s", element->kind == FIELD_KEY ? 'k' : 'v',
                                   json_print(element->value, JSON_COMPACT, arena).ptr));
    }
}

static struct json *node_json(const struct field_set *set, bool is_member, struct arena *arena)
{
    struct json *node = json_new_object(arena);

    if (is_member && !field_set_is_empty(set))
        json_set(arena, node, ".", json_new_object(arena));
    for (size_t i = 0; set && i < set->count; i++) {
        const struct entry *entry = &set->entries[i];

        json_set_str(arena, node, element_key(&entry->element, arena),
                     node_json(entry->below, entry->is_member, arena));
    }
    return node;
}

const struct json *field_set_json(const struct field_set *set, struct arena *arena)
{
    return node_json(set, false, arena);
}

/* ---- printing ---- */

static void print_value(const struct json *value, struct strbuf *out)
{
    switch (json_type(value)) {
    case JSON_STRING:
        go_quote(json_string(value), out);
        return;
    case JSON_ARRAY:
        strbuf_puts(out, "[");
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            strbuf_puts(out, at.index ? "," : "");
            print_value(at.value, out);
        }
        strbuf_puts(out, "]");
        return;
    case JSON_OBJECT:
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            strbuf_printf(out, "%.*s=", STR_ARG(at.key));
            print_value(at.value, out);
        }
        return;
    default:
        json_write(value, JSON_COMPACT, out);
    }
}

static void print_key(const struct json *key, struct strbuf *out)
{
    bool first = true;

    strbuf_puts(out, "[");
    for (struct json_cursor at = json_walk(key); json_next(&at); first = false) {
        strbuf_printf(out, "%s%.*s=", first ? "" : ",", STR_ARG(at.key));
        print_value(at.value, out);
    }
    strbuf_puts(out, "]");
}

void field_path_print(struct field_path path, struct strbuf *out)
{
    for (size_t i = 0; i < path.count; i++) {
        const struct field_element *element = &path.elements[i];

        switch (element->kind) {
        case FIELD_NAME:
            strbuf_printf(out, ".%.*s", STR_ARG(element->name));
            break;
        case FIELD_KEY:
            print_key(element->value, out);
            break;
        case FIELD_VALUE:
            strbuf_puts(out, "[=");
            print_value(element->value, out);
            strbuf_puts(out, "]");
            break;
        case FIELD_INDEX:
            strbuf_printf(out, "[%lld]", (long long)element->index);
            break;
        }
    }
}

struct str field_path_text(struct field_path path, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_ELEMENT);

    field_path_print(path, &text);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}

/* ---- entries ---- */

size_t field_set_entry_count(const struct field_set *set)
{
    return set ? set->count : 0;
}

struct field_set_entry field_set_entry_at(const struct field_set *set, size_t index)
{
    const struct entry *entry = &set->entries[index];

    return (struct field_set_entry){ &entry->element, entry->is_member, entry->below };
}

void field_set_append(struct arena *arena, struct field_set *set, struct field_set_entry entry)
{
    append(arena, set,
           (struct entry){
               .element = *entry.element, .is_member = entry.is_member, .below = entry.below });
}
