/* Is a value one of its type, and which fields does it have? */
#include "base/arena.h"
#include "base/map.h"
#include "data/structured_merge.h"
#include "data/structured_merge_walk.h"

static void validate(struct structured_walk *walk, const struct json *value,
                     struct schema_type type, unsigned flags);

static bool is_associative(struct schema_type list)
{
    return schema_relation(list) == SCHEMA_SET || schema_relation(list) == SCHEMA_KEYED;
}

static void validate_item(struct structured_walk *walk, const struct json *item,
                          struct schema_type list, struct field_element element, unsigned flags)
{
    if (!structured_enter(walk, element))
        return;
    validate(walk, item, structured_item_type(list), flags);
    structured_leave(walk);
}

static void validate_associative(struct structured_walk *walk, const struct json *value,
                                 struct schema_type type, unsigned flags)
{
    CLEANUP(map_free) struct map *texts = map_new();
    struct structured_numbers numbers = { .by_text = texts };
    struct structured_items items;
    bool *seen;

    structured_number_items(walk, type, value, &numbers, &items);
    seen = arena_alloc(walk->arena, numbers.count + 1);
    for (size_t i = 0; i < items.count; i++) {
        if (seen[items.numbers[i]] && !(flags & STRUCTURED_ALLOW_DUPLICATES))
            structured_problem(
                walk, "duplicate entries for key %s",
                field_path_text((struct field_path){ &items.elements[i], 1 }, walk->arena).ptr);
        seen[items.numbers[i]] = true;
        validate_item(walk, json_item(value, i), type, items.elements[i], flags);
    }
}

static void validate_list(struct structured_walk *walk, const struct json *value,
                          struct schema_type type, unsigned flags)
{
    if (!json_is(value, JSON_ARRAY)) {
        structured_problem(walk, "expected list, got %s", json_type_name(json_type(value)));
        return;
    }
    if (is_associative(type)) {
        validate_associative(walk, value, type, flags);
        return;
    }
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        validate_item(walk, at.value, type,
                      (struct field_element){ .kind = FIELD_INDEX, .index = (int64_t)at.index },
                      flags);
}

static void validate_map(struct structured_walk *walk, const struct json *value,
                         struct schema_type type, unsigned flags)
{
    if (!json_is(value, JSON_OBJECT)) {
        structured_problem(walk, "expected map, got %s", json_type_name(json_type(value)));
        return;
    }
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct schema_type member = schema_member(type, at.key);

        if (!structured_enter(walk, structured_name(at.key)))
            return;
        if (schema_is_known(member))
            validate(walk, at.value, member, flags);
        else
            structured_problem(walk, "field not declared in schema");
        structured_leave(walk);
    }
}

static void validate(struct structured_walk *walk, const struct json *value,
                     struct schema_type type, unsigned flags)
{
    const char *problem;

    if (schema_kind(type) == SCHEMA_ANY || json_is(value, JSON_NULL))
        return;
    switch (structured_shape_of(type, value)) {
    case STRUCTURED_LIST:
        validate_list(walk, value, type, flags);
        break;
    case STRUCTURED_MAP:
        validate_map(walk, value, type, flags);
        break;
    case STRUCTURED_SCALAR:
        problem = structured_check_scalar(type, value, walk->arena);
        if (problem)
            structured_problem(walk, "%s", problem);
        break;
    }
}

int structured_validate(const struct json *value, struct schema_type type, unsigned flags,
                        struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct structured_walk *walk = structured_walk_new(arena);

    validate(walk, value, structured_root(type), flags);
    return structured_walk_end(walk, err);
}

/* ---- fields ---- */

struct gathering {
    struct structured_walk *walk;
    struct field_set *set;
};

static void gather(struct gathering *gathering, const struct json *value, struct schema_type type);

static void insert_here(struct gathering *gathering)
{
    field_set_insert(gathering->walk->arena, gathering->set, structured_path(gathering->walk));
}

/* An item that occurs more than once is owned as it is, without a look inside. */
static void gather_list(struct gathering *gathering, const struct json *value,
                        struct schema_type type)
{
    CLEANUP(map_free) struct map *texts = map_new();
    struct structured_numbers numbers = { .by_text = texts };
    struct structured_items items;
    size_t *times;

    structured_number_items(gathering->walk, type, value, &numbers, &items);
    times = arena_alloc(gathering->walk->arena, (numbers.count + 1) * sizeof(*times));
    for (size_t i = 0; i < items.count; i++)
        times[items.numbers[i]]++;
    for (size_t i = 0; i < items.count; i++) {
        if (!structured_enter(gathering->walk, items.elements[i]))
            return;
        if (times[items.numbers[i]] == 1)
            gather(gathering, json_item(value, i), structured_item_type(type));
        insert_here(gathering);
        structured_leave(gathering->walk);
    }
}

static void gather_map(struct gathering *gathering, const struct json *value,
                       struct schema_type type)
{
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct schema_field field;
        bool is_empty = json_is(at.value, JSON_NULL) ||
                        (json_is(at.value, JSON_OBJECT) && json_count(at.value) == 0);

        if (!structured_enter(gathering->walk, structured_name(at.key)))
            return;
        gather(gathering, at.value, structured_root(schema_member(type, at.key)));
        if (is_empty || !schema_field_find(type, at.key, &field))
            insert_here(gathering);
        structured_leave(gathering->walk);
    }
}

static void gather(struct gathering *gathering, const struct json *value, struct schema_type type)
{
    enum structured_shape shape = structured_shape_of(type, value);

    if (shape == STRUCTURED_SCALAR || structured_is_atomic(type, shape))
        insert_here(gathering);
    else if (shape == STRUCTURED_LIST && json_is(value, JSON_ARRAY))
        gather_list(gathering, value, type);
    else if (shape == STRUCTURED_MAP)
        gather_map(gathering, value, type);
}

int structured_field_set(const struct json *value, struct schema_type type, struct arena *arena,
                         const struct field_set **out, struct error *err)
{
    struct gathering gathering = { .walk = structured_walk_new(arena),
                                   .set = field_set_new(arena) };

    gather(&gathering, value, structured_root(type));
    if (structured_walk_end(gathering.walk, err) < 0)
        return -1;
    *out = gathering.set;
    return 0;
}
