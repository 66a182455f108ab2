/* Taking paths out of a value, or all but them; and sets that fit what a type has become. */
#include "base/arena.h"
#include "data/structured_merge.h"
#include "data/structured_merge_walk.h"

struct cutting {
    struct arena *arena;
    bool extract;
    int depth;
};

static const struct json *cut(struct cutting cutting, const struct json *value,
                              struct schema_type type, const struct field_set *paths);

/* A container that lost all it had stays as an empty one. */
static const struct json *or_empty(const struct cutting *cutting, const struct json *was,
                                   const struct json *value)
{
    if (value)
        return value;
    if (!cutting->extract && json_is(was, JSON_OBJECT))
        return json_new_object(cutting->arena);
    if (!cutting->extract && json_is(was, JSON_ARRAY))
        return json_new_array(cutting->arena);
    return json_new_null(cutting->arena);
}

static const struct json *cut_list(const struct cutting *cutting, const struct json *value,
                                   struct schema_type type, const struct field_set *paths)
{
    struct json *kept = json_new_array(cutting->arena);
    bool had_matches = false;

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct field_element element = { .kind = FIELD_INDEX, .index = -1 };
        const struct field_set *below;
        const struct json *item = at.value;
        bool is_member;

        structured_item_element(type, item, cutting->arena, &element);
        is_member = field_set_has_element(paths, &element);
        below = field_set_below(paths, &element);
        if (cutting->extract ? !is_member && !below : is_member)
            continue;
        if (below) {
            had_matches = true;
            item = or_empty(cutting, item, cut(*cutting, item, structured_item_type(type), below));
        }
        json_append(cutting->arena, kept, item);
    }
    return json_count(kept) > 0 || (had_matches && !cutting->extract) ? kept : NULL;
}

static const struct json *cut_map(const struct cutting *cutting, const struct json *value,
                                  struct schema_type type, const struct field_set *paths)
{
    struct json *kept = json_new_object(cutting->arena);
    bool had_matches = false;

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        struct field_element element = structured_name(at.key);
        struct schema_type member = structured_root(schema_member(type, at.key));
        const struct field_set *below = field_set_below(paths, &element);
        const struct json *item = at.value;

        if (field_set_has_element(paths, &element)) {
            if (!cutting->extract)
                continue;
            /* Below a member the same set counts again: what upstream does, kept for its results.
             */
            item = or_empty(cutting, item, cut(*cutting, item, member, paths));
        } else if (below) {
            had_matches = true;
            item = or_empty(cutting, item, cut(*cutting, item, member, below));
        } else if (cutting->extract) {
            continue;
        }
        json_set_str(cutting->arena, kept, at.key, item);
    }
    return json_count(kept) > 0 || (had_matches && !cutting->extract) ? kept : NULL;
}

static const struct json *cut(struct cutting cutting, const struct json *value,
                              struct schema_type type, const struct field_set *paths)
{
    enum structured_shape shape = structured_shape_of(type, value);
    enum json_type container = shape == STRUCTURED_LIST ? JSON_ARRAY : JSON_OBJECT;

    if (shape == STRUCTURED_SCALAR || ++cutting.depth > STRUCTURED_MAX_DEPTH)
        return value;
    if (!json_is(value, container))
        return NULL;
    if (json_count(value) == 0 || structured_is_atomic(type, shape))
        return cutting.extract ? value : NULL;
    return shape == STRUCTURED_LIST ? cut_list(&cutting, value, type, paths)
                                    : cut_map(&cutting, value, type, paths);
}

const struct json *structured_remove(const struct json *value, struct schema_type type,
                                     const struct field_set *paths, struct arena *arena)
{
    return cut((struct cutting){ .arena = arena }, value, structured_root(type), paths);
}

const struct json *structured_extract(const struct json *value, struct schema_type type,
                                      const struct field_set *paths, struct arena *arena)
{
    return cut((struct cutting){ .arena = arena, .extract = true }, value, structured_root(type),
               paths);
}

/* ---- extraction with keys ---- */

struct keys {
    struct arena *arena;
    const struct field_set *present;
    struct field_set *out;
};

static int add_keys(struct field_path path, void *context)
{
    struct keys *keys = context;
    struct field_element *longer;

    if (!field_set_has(keys->present, path))
        return 0;
    longer = arena_alloc(keys->arena, (path.count + 1) * sizeof(*longer));
    for (size_t i = 0; i < path.count; i++) {
        longer[i] = path.elements[i];
        if (longer[i].kind != FIELD_KEY)
            continue;
        for (struct json_cursor at = json_walk(longer[i].value); json_next(&at);) {
            longer[i + 1] = structured_name(at.key);
            field_set_insert(keys->arena, keys->out, (struct field_path){ longer, i + 2 });
        }
    }
    return 0;
}

const struct json *structured_extract_with_keys(const struct json *value, struct schema_type type,
                                                const struct field_set *paths, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct keys keys = { .arena = arena, .out = field_set_new(arena) };

    if (structured_field_set(value, type, arena, &keys.present, &err) == 0) {
        field_set_walk(paths, arena, add_keys, &keys);
        paths = field_set_union(paths, keys.out, arena);
    }
    return structured_extract(value, type, paths, arena);
}

/* ---- sets for what a type has become ---- */

/* The type of what an element leads to; unknown for fields that the type does not declare. */
static struct schema_type type_below(struct schema_type type, const struct field_element *element)
{
    if (schema_kind(type) == SCHEMA_LIST)
        return structured_item_type(type);
    if (element->kind == FIELD_NAME)
        return schema_member(type, element->name);
    return schema_element(type);
}

static bool is_deduced(struct schema_type type)
{
    return schema_kind(type) == SCHEMA_ANY && schema_relation(type) != SCHEMA_ATOMIC;
}

const struct field_set *structured_reconcile(const struct field_set *set, struct schema_type type,
                                             struct arena *arena)
{
    struct field_set *fitted;
    bool changed = false;

    type = structured_root(type);
    if (is_deduced(type) || field_set_is_empty(set))
        return set;
    fitted = field_set_new(arena);
    for (size_t i = 0; i < field_set_entry_count(set); i++) {
        struct field_set_entry entry = field_set_entry_at(set, i);
        struct schema_type below = type_below(type, entry.element);
        enum structured_shape shape = structured_shape_of(below, NULL);
        const struct field_set *kept = entry.below;

        if (entry.below && schema_is_known(below) && !is_deduced(below)) {
            if (shape != STRUCTURED_SCALAR && structured_is_atomic(below, shape)) {
                entry.is_member = true;
                entry.below = NULL;
            } else if (shape != STRUCTURED_SCALAR) {
                entry.below = structured_reconcile(entry.below, below, arena);
            }
        }
        changed |= entry.below != kept;
        field_set_append(arena, fitted, entry);
    }
    return changed ? fitted : set;
}
