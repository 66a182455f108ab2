/* Functions that look at each item of a list: all(list, # > 1). */
#include "base/arena.h"
#include "template/expression_node.h"

#include <stdint.h>

/* ---- walking ---- */

static int want_list(const struct expression_call *call, struct error *err)
{
    if (value_kind(&call->arguments[0]) == VALUE_SLICE)
        return 0;
    return error_set(err, ERR_UNKNOWN, "%s is not a list: %s", call->node->function->name,
                     expression_type_name(&call->arguments[0]));
}

static int look(struct expression_call *call, size_t index, struct value *out, struct error *err)
{
    struct expression_scope scope = {
        .outer = call->scope,
        .name = STR_EMPTY,
        .value = value_item(&call->arguments[0], index),
        .index = value_of_int((int64_t)index),
        .total = VALUE_NIL,
    };

    return expression_value(call->run, call->node->items[1], &scope, out, err);
}

/* 1 when the predicate holds. */
static int holds(struct expression_call *call, size_t index, struct error *err)
{
    struct value value = VALUE_NONE;

    if (look(call, index, &value, err) < 0)
        return -1;
    if (value_kind(&value) != VALUE_BOOL)
        return error_set(err, ERR_UNKNOWN, "interface conversion: interface {} is %s, not bool",
                         expression_type_name(&value));
    return value.truth;
}

/* For how many it holds; it is enough to know of `enough`. */
static int count_up_to(struct expression_call *call, size_t enough, size_t *out, struct error *err)
{
    *out = 0;
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]) && *out < enough; i++) {
        int truth = holds(call, i, err);

        if (truth < 0)
            return -1;
        *out += (size_t)truth;
    }
    return 0;
}

/* ---- how many ---- */

static int all(struct expression_call *call, struct value *out, struct error *err)
{
    size_t count = value_count(&call->arguments[0]), found;

    if (count_up_to(call, SIZE_MAX, &found, err) < 0)
        return -1;
    *out = value_of_bool(found == count);
    return 0;
}

static int any(struct expression_call *call, struct value *out, struct error *err)
{
    size_t found;

    if (count_up_to(call, 1, &found, err) < 0)
        return -1;
    *out = value_of_bool(found > 0);
    return 0;
}

static int none(struct expression_call *call, struct value *out, struct error *err)
{
    if (any(call, out, err) < 0)
        return -1;
    out->truth = !out->truth;
    return 0;
}

static int one(struct expression_call *call, struct value *out, struct error *err)
{
    size_t found;

    if (count_up_to(call, 2, &found, err) < 0)
        return -1;
    *out = value_of_bool(found == 1);
    return 0;
}

static int count(struct expression_call *call, struct value *out, struct error *err)
{
    size_t found;

    if (count_up_to(call, SIZE_MAX, &found, err) < 0)
        return -1;
    *out = value_of_int((int64_t)found);
    return 0;
}

/* ---- which ---- */

static int filter(struct expression_call *call, struct value *out, struct error *err)
{
    *out = value_list_new(&value_type_list, 0, call->run->arena);
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]); i++) {
        int truth = holds(call, i, err);

        if (truth < 0)
            return -1;
        if (truth)
            value_list_add(out, value_item(&call->arguments[0], i), call->run->arena);
    }
    return 0;
}

static int map(struct expression_call *call, struct value *out, struct error *err)
{
    *out = value_list_new(&value_type_list, 0, call->run->arena);
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]); i++) {
        struct value item = VALUE_NONE;

        if (look(call, i, &item, err) < 0)
            return -1;
        value_list_add(out, item, call->run->arena);
    }
    return 0;
}

/* The first that it holds for, from either end; SIZE_MAX: none. */
static int search(struct expression_call *call, bool backwards, size_t *out, struct error *err)
{
    size_t items = value_count(&call->arguments[0]);

    *out = SIZE_MAX;
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < items; i++) {
        size_t index = backwards ? items - 1 - i : i;
        int truth = holds(call, index, err);

        if (truth < 0)
            return -1;
        if (truth) {
            *out = index;
            return 0;
        }
    }
    return 0;
}

static int find_item(struct expression_call *call, bool backwards, struct value *out,
                     struct error *err)
{
    size_t index;

    if (search(call, backwards, &index, err) < 0)
        return -1;
    *out = index == SIZE_MAX ? VALUE_NIL : value_item(&call->arguments[0], index);
    return 0;
}

static int find_index(struct expression_call *call, bool backwards, struct value *out,
                      struct error *err)
{
    size_t index;

    if (search(call, backwards, &index, err) < 0)
        return -1;
    *out = index == SIZE_MAX ? VALUE_NIL : value_of_int((int64_t)index);
    return 0;
}

static int find_first(struct expression_call *call, struct value *out, struct error *err)
{
    return find_item(call, false, out, err);
}

static int find_last(struct expression_call *call, struct value *out, struct error *err)
{
    return find_item(call, true, out, err);
}

static int find_first_index(struct expression_call *call, struct value *out, struct error *err)
{
    return find_index(call, false, out, err);
}

static int find_last_index(struct expression_call *call, struct value *out, struct error *err)
{
    return find_index(call, true, out, err);
}

/* ---- all in one ---- */

static int reduce(struct expression_call *call, struct value *out, struct error *err)
{
    size_t items = value_count(&call->arguments[0]), first = call->count > 2 ? 0 : 1;
    struct expression_scope scope = { .outer = call->scope, .name = STR_EMPTY };

    if (want_list(call, err) < 0)
        return -1;
    if (call->count < 3 && items == 0)
        return error_set(err, ERR_UNKNOWN, "reduce of empty array with no initial value");
    scope.total = call->count > 2 ? call->arguments[2] : value_item(&call->arguments[0], 0);
    for (size_t i = first; i < items; i++) {
        scope.value = value_item(&call->arguments[0], i);
        scope.index = value_of_int((int64_t)i);
        if (expression_value(call->run, call->node->items[1], &scope, &scope.total, err) < 0)
            return -1;
    }
    *out = scope.total;
    return 0;
}

static int group(struct expression_call *call, struct value *out, struct error *err)
{
    *out = value_map_new(&value_type_map, call->run->arena);
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]); i++) {
        struct value key = VALUE_NONE, list;

        if (look(call, i, &key, err) < 0)
            return -1;
        if (value_kind(&key) != VALUE_STRING)
            return error_set(err, ERR_UNKNOWN, "a key is %s, not string",
                             expression_type_name(&key));
        if (!value_map_get(out, value_str(&key), &list))
            list = value_list_new(&value_type_list, 0, call->run->arena);
        value_list_add(&list, value_item(&call->arguments[0], i), call->run->arena);
        value_map_set(out, value_str(&key), list);
    }
    return 0;
}

/* Stable, and never beyond its steps. */
static int sort_by(struct expression_call *call, struct value *out, struct error *err)
{
    size_t items = value_count(&call->arguments[0]);
    struct value *keys = arena_alloc(call->run->arena, (items + 1) * sizeof(*keys));
    bool descending = call->count > 2 && str_equals(value_str(&call->arguments[2]), "desc");

    *out = value_list_new(&value_type_list, items, call->run->arena);
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < items; i++) {
        size_t at = i;
        struct value key = VALUE_NONE;
        int order = 0;

        if (look(call, i, &key, err) < 0)
            return -1;
        value_list_add(out, VALUE_NIL, call->run->arena);
        for (; at > 0; at--) {
            if (expression_spend(call->run, 1, err) < 0)
                return -1;
            if (!expression_compare(&keys[at - 1], &key, &order))
                return error_set(err, ERR_UNKNOWN, "cannot order %s", expression_type_name(&key));
            if (descending ? order >= 0 : order <= 0)
                break;
            keys[at] = keys[at - 1];
            value_list_put(out, at, value_item(out, at - 1));
        }
        keys[at] = key;
        value_list_put(out, at, value_item(&call->arguments[0], i));
    }
    return 0;
}

static int sum(struct expression_call *call, struct value *out, struct error *err)
{
    *out = value_of_int(0);
    if (want_list(call, err) < 0)
        return -1;
    for (size_t i = 0; i < value_count(&call->arguments[0]); i++) {
        struct value operands[] = { *out, value_item(&call->arguments[0], i) };

        if (call->node->count > 1 && look(call, i, &operands[1], err) < 0)
            return -1;
        if (expression_binary(call->run, STR("+"), operands, out, err) < 0)
            return -1;
    }
    return 0;
}

const struct expression_function expression_predicates[] = {
    { "all", 2, 2, true, all },
    { "any", 2, 2, true, any },
    { "count", 2, 2, true, count },
    { "filter", 2, 2, true, filter },
    { "find", 2, 2, true, find_first },
    { "findIndex", 2, 2, true, find_first_index },
    { "findLast", 2, 2, true, find_last },
    { "findLastIndex", 2, 2, true, find_last_index },
    { "groupBy", 2, 2, true, group },
    { "map", 2, 2, true, map },
    { "none", 2, 2, true, none },
    { "one", 2, 2, true, one },
    { "reduce", 2, 3, true, reduce },
    { "sortBy", 2, 3, true, sort_by },
    { "sum", 1, 2, true, sum },
    { 0 },
};
