#include "template/arguments.h"
#include "template/functions.h"

static const struct value *map_argument(const struct template_call *call, size_t index)
{
    return argument(call, index);
}

static int call_dict(struct template_call *call, struct error *err)
{
    call->result = value_map_new(&value_type_map, call->arena);
    for (size_t i = 0; i < call->count; i += 2) {
        struct str key;

        if (arguments_charge_items(call, 2, err) < 0 ||
            arguments_strval(call, argument(call, i), &key, err) < 0)
            return -1;
        value_map_set(&call->result, key,
                      i + 1 < call->count ? *argument(call, i + 1) : value_of_str(STR_EMPTY));
    }
    return 0;
}

static int call_get(struct template_call *call, struct error *err)
{
    (void)err;
    if (!value_map_get(map_argument(call, 0), argument_str(call, 1), &call->result))
        call->result = value_of_str(STR_EMPTY);
    return 0;
}

static int call_set(struct template_call *call, struct error *err)
{
    const struct value *map = map_argument(call, 0);

    if (!map->map)
        return error_set(err, ERR_INVALID, "assignment to entry in nil map");
    if (arguments_charge_items(call, 3, err) < 0)
        return -1;
    value_map_set(map, argument_str(call, 1), *argument(call, 2));
    call->result = *map;
    call->result.type = &value_type_map;
    return 0;
}

static int call_unset(struct template_call *call, struct error *err)
{
    if (template_run_step(call->run, value_count(argument(call, 0)) / 64, err) < 0)
        return -1;
    value_map_remove(map_argument(call, 0), argument_str(call, 1));
    call->result = *argument(call, 0);
    call->result.type = &value_type_map;
    return 0;
}

static int call_has_key(struct template_call *call, struct error *err)
{
    struct value ignored;

    (void)err;
    call->result =
        value_of_bool(value_map_get(map_argument(call, 0), argument_str(call, 1), &ignored));
    return 0;
}

static int call_pluck(struct template_call *call, struct error *err)
{
    struct value item;

    if (arguments_charge_items(call, call->count, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_list, call->count, call->arena);
    for (size_t i = 1; i < call->count; i++) {
        if (value_map_get(map_argument(call, i), argument_str(call, 0), &item))
            value_list_add(&call->result, item, call->arena);
    }
    return 0;
}

/* In the order of the keys: the original's is random. */
static int call_keys(struct template_call *call, struct error *err)
{
    call->result = value_list_new(&value_type_strings, 0, call->arena);
    for (size_t i = 0; i < call->count; i++) {
        size_t count;
        struct value_entry *entries;

        if (arguments_charge_items(call, 4 * value_count(argument(call, i)), err) < 0)
            return -1;
        entries = value_map_entries(map_argument(call, i), call->arena, &count);
        for (size_t j = 0; j < count; j++)
            value_list_add(&call->result, value_of_str(entries[j].key), call->arena);
    }
    return 0;
}

static int call_values(struct template_call *call, struct error *err)
{
    size_t count;
    struct value_entry *entries;

    if (arguments_charge_items(call, 4 * value_count(argument(call, 0)), err) < 0)
        return -1;
    entries = value_map_entries(map_argument(call, 0), call->arena, &count);
    call->result = value_list_new(&value_type_list, count, call->arena);
    for (size_t i = 0; i < count; i++)
        value_list_add(&call->result, entries[i].value, call->arena);
    return 0;
}

static int call_pick(struct template_call *call, struct error *err)
{
    struct value item;

    if (arguments_charge_items(call, 3 * call->count, err) < 0)
        return -1;
    call->result = value_map_new(&value_type_map, call->arena);
    for (size_t i = 1; i < call->count; i++) {
        if (value_map_get(map_argument(call, 0), argument_str(call, i), &item))
            value_map_set(&call->result, argument_str(call, i), item);
    }
    return 0;
}

static int call_omit(struct template_call *call, struct error *err)
{
    size_t count;
    struct value_entry *entries;

    if (arguments_charge_items(call, 6 * value_count(argument(call, 0)), err) < 0)
        return -1;
    entries = value_map_entries(map_argument(call, 0), call->arena, &count);
    call->result = value_map_new(&value_type_map, call->arena);
    for (size_t i = 0; i < count; i++)
        value_map_set(&call->result, entries[i].key, entries[i].value);
    for (size_t i = 1; i < call->count; i++)
        value_map_remove(&call->result, argument_str(call, i));
    return 0;
}

static int not_a_map(const struct value *value, struct error *err)
{
    return error_set(err, ERR_INVALID,
                     "interface conversion: interface {} is %s, not map[string]interface {}",
                     value_is_nil(value) ? "nil" : value->type->name);
}

static int call_dig(struct template_call *call, struct error *err)
{
    struct value at;

    if (call->count < 3)
        return error_set(err, ERR_INVALID, "dig needs at least three arguments");
    at = *argument(call, call->count - 1);
    if (at.type != &value_type_map)
        return not_a_map(&at, err);
    for (size_t i = 0; i + 2 < call->count; i++) {
        const struct value *key = argument(call, i);

        if (key->type != &value_type_string)
            return error_set(err, ERR_INVALID,
                             "interface conversion: interface {} is %s, not string",
                             value_is_nil(key) ? "nil" : key->type->name);
    }
    for (size_t i = 0; i + 2 < call->count; i++) {
        if (at.type != &value_type_map)
            return not_a_map(&at, err);
        if (!value_map_get(&at, argument_str(call, i), &at)) {
            call->result = *argument(call, call->count - 2);
            return 0;
        }
    }
    call->result = at;
    return 0;
}

/* ---- merge ---- */

static bool is_map(const struct value *value)
{
    return value_kind(value) == VALUE_MAP;
}

static int merge(struct template_call *call, const struct value *to, const struct value *from,
                 bool overwrites, size_t depth, struct error *err);

static int merge_member(struct template_call *call, const struct value *to,
                        const struct value_entry *from, bool overwrites, size_t depth,
                        struct error *err)
{
    struct value old = VALUE_NONE;
    bool has_old = value_map_get(to, from->key, &old);

    if (value_is_nil(&from->value)) {
        if (overwrites)
            value_map_set(to, from->key, from->value);
        return 0;
    }
    if (is_map(&from->value) && has_old && is_map(&old) && old.map &&
        merge(call, &old, &from->value, overwrites, depth + 1, err) < 0)
        return -1;
    if (has_old && !arguments_is_empty(&old) &&
        (!overwrites || (is_map(&from->value) && is_map(&old))))
        return 0;
    value_map_set(to, from->key, from->value);
    return 0;
}

/* What `from` has and `to` lacks (or has as an empty value) is taken over, as it is; with
 * `overwrites` all of it. Maps on both sides merge. */
static int merge(struct template_call *call, const struct value *to, const struct value *from,
                 bool overwrites, size_t depth, struct error *err)
{
    size_t count;
    struct value_entry *entries;

    if (to->map == from->map)
        return 0;
    if (depth > VALUE_MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the maps are nested too deeply to be merged");
    if (arguments_charge_items(call, 6 * value_count(from), err) < 0 ||
        template_run_step(call->run, 1 + value_count(from), err) < 0)
        return -1;
    entries = value_map_entries(from, call->arena, &count);
    for (size_t i = 0; i < count; i++) {
        if (merge_member(call, to, &entries[i], overwrites, depth, err) < 0)
            return -1;
    }
    return 0;
}

static int merge_all(struct template_call *call, bool overwrites, struct error *err)
{
    struct value to = *map_argument(call, 0);

    to.type = &value_type_map;
    if (!to.map)
        for (size_t i = 1; i < call->count && !to.map; i++)
            if (map_argument(call, i)->map)
                to = value_map_new(&value_type_map, call->arena);
    for (size_t i = 1; i < call->count; i++) {
        if (map_argument(call, i)->map &&
            merge(call, &to, map_argument(call, i), overwrites, 0, err) < 0)
            return -1;
    }
    call->result = to;
    return 0;
}

static int call_merge(struct template_call *call, struct error *err)
{
    return merge_all(call, false, err);
}

static int call_merge_overwrite(struct template_call *call, struct error *err)
{
    return merge_all(call, true, err);
}

#define MAP "map[string]interface {}"
#define MERGE "func(" MAP ", ..." MAP ") interface {}"
#define MUST_MERGE "func(" MAP ", ..." MAP ") (interface {}, error)"

const struct template_function functions_dicts[] = {
    { "dict", "func(...interface {}) " MAP, call_dict },
    { "dig", "func(...interface {}) (interface {}, error)", call_dig },
    { "get", "func(" MAP ", string) interface {}", call_get },
    { "hasKey", "func(" MAP ", string) bool", call_has_key },
    { "keys", "func(..." MAP ") []string", call_keys },
    { "merge", MERGE, call_merge },
    { "mergeOverwrite", MERGE, call_merge_overwrite },
    { "mustMerge", MUST_MERGE, call_merge },
    { "mustMergeOverwrite", MUST_MERGE, call_merge_overwrite },
    { "omit", "func(" MAP ", ...string) " MAP, call_omit },
    { "pick", "func(" MAP ", ...string) " MAP, call_pick },
    { "pluck", "func(string, ..." MAP ") []interface {}", call_pluck },
    { "set", "func(" MAP ", string, interface {}) " MAP, call_set },
    { "unset", "func(" MAP ", string) " MAP, call_unset },
    { "values", "func(" MAP ") []interface {}", call_values },
    { 0 },
};
