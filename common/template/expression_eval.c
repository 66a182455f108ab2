#include "base/arena.h"
#include "template/expression_node.h"

/* ---- names ---- */

static bool find_in_scope(const struct expression_scope *scope, struct str name, struct value *out)
{
    for (; scope; scope = scope->outer) {
        if (scope->name.len > 0 && str_equal(scope->name, name)) {
            *out = scope->value;
            return true;
        }
    }
    return false;
}

static struct value look_up(const struct expression_run *run, const struct expression_scope *scope,
                            struct str name)
{
    struct value value = VALUE_NIL;

    if (!find_in_scope(scope, name, &value))
        value_map_get(run->environment, name, &value);
    return value;
}

static int item_at_hand(const struct expression *node, const struct expression_scope *scope,
                        struct value *out, struct error *err)
{
    while (scope && scope->name.len > 0)
        scope = scope->outer;
    if (!scope)
        return error_set(err, ERR_UNKNOWN, "there is no item here");
    *out = node->name.len == 0             ? scope->value
           : str_equals(node->name, "acc") ? scope->total
                                           : scope->index;
    return 0;
}

/* ---- members ---- */

static int cannot_fetch(const struct value *base, const struct value *key, struct error *err)
{
    if (value_kind(key) == VALUE_STRING)
        return error_set(err, ERR_UNKNOWN, "cannot fetch %.*s from %s", STR_ARG(value_str(key)),
                         expression_type_name(base));
    return error_set(err, ERR_UNKNOWN, "cannot fetch %.15g from %s", expression_number(key),
                     expression_type_name(base));
}

/* Counted from the end where it is negative. */
static int item_of(const struct value *list, const struct value *key, struct value *out,
                   struct error *err)
{
    size_t count = value_count(list);
    double index = expression_number(key);

    if (index < 0)
        index += (double)count;
    if (index < 0 || index >= (double)count)
        return error_set(err, ERR_UNKNOWN, "index out of range: %.15g (array length is %zu)",
                         expression_number(key), count);
    *out = value_item(list, (size_t)index);
    return 0;
}

static int fetch(const struct value *base, const struct value *key, struct value *out,
                 struct error *err)
{
    if (value_kind(base) == VALUE_MAP && value_kind(key) == VALUE_STRING) {
        *out = VALUE_NIL;
        value_map_get(base, value_str(key), out);
        return 0;
    }
    if (value_kind(base) == VALUE_SLICE && expression_is_number(key))
        return item_of(base, key, out, err);
    return cannot_fetch(base, key, err);
}

static int eval_member(struct expression_run *run, const struct expression *node,
                       const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct value base = VALUE_NONE, key = VALUE_NONE;
    int status = expression_value(run, node->items[0], scope, &base, err);

    if (status != 0)
        return status;
    if (node->is_optional && value_is_nil(&base))
        return 1;
    if (expression_value(run, node->items[1], scope, &key, err) < 0)
        return -1;
    return fetch(&base, &key, out, err);
}

/* A place in a list of `count`: counted from the end where it is negative, and never beyond. */
static int bound(struct expression_run *run, const struct expression *node,
                 const struct expression_scope *scope, size_t count, size_t *out, struct error *err)
{
    struct value value = VALUE_NONE;
    double place;

    if (!node)
        return 0;
    if (expression_value(run, node, scope, &value, err) < 0)
        return -1;
    if (!expression_is_number(&value))
        return error_set(err, ERR_UNKNOWN, "cannot slice by %s", expression_type_name(&value));
    place = expression_number(&value);
    if (place < 0)
        place += (double)count;
    *out = place < 0 ? 0 : place > (double)count ? count : (size_t)place;
    return 0;
}

static int eval_slice(struct expression_run *run, const struct expression *node,
                      const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct value base = VALUE_NONE;
    int status = expression_value(run, node->items[0], scope, &base, err);
    bool is_text = status == 0 && value_kind(&base) == VALUE_STRING;
    size_t count, from = 0, to;

    if (status != 0)
        return status;
    if (!is_text && value_kind(&base) != VALUE_SLICE)
        return error_set(err, ERR_UNKNOWN, "cannot slice %s", expression_type_name(&base));
    count = to = value_count(&base);
    if (bound(run, node->items[1], scope, count, &from, err) < 0 ||
        bound(run, node->items[2], scope, count, &to, err) < 0)
        return -1;
    if (from > to)
        from = to;
    *out = is_text ? value_of_str(str_slice(value_str(&base), from, to))
                   : value_list_slice(&base, from, to, run->arena);
    return 0;
}

/* ---- operators ---- */

static int want_bool(const struct value *value, struct error *err)
{
    if (value_kind(value) == VALUE_BOOL)
        return value->truth;
    return error_set(err, ERR_UNKNOWN, "interface conversion: interface {} is %s, not bool",
                     expression_type_name(value));
}

/* and, or and ?? look at their right side only when it matters. 1: `*out` is the answer. */
static int eval_early(const struct expression *node, const struct value *left, struct value *out,
                      struct error *err)
{
    bool is_or = str_equals(node->name, "||");
    int truth;

    *out = *left;
    if (str_equals(node->name, "??"))
        return !value_is_nil(left);
    if (!is_or && !str_equals(node->name, "&&"))
        return 0;
    truth = want_bool(left, err);
    return truth < 0 ? -1 : truth == is_or;
}

static bool is_logic(struct str name)
{
    return str_equals(name, "&&") || str_equals(name, "||");
}

static int eval_binary(struct expression_run *run, const struct expression *node,
                       const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct value operands[2] = { VALUE_NONE, VALUE_NONE };
    int early;

    if (expression_value(run, node->items[0], scope, &operands[0], err) < 0)
        return -1;
    early = eval_early(node, &operands[0], out, err);
    if (early != 0)
        return early < 0 ? -1 : 0;
    if (expression_value(run, node->items[1], scope, &operands[1], err) < 0)
        return -1;
    if (is_logic(node->name) || str_equals(node->name, "??")) {
        *out = operands[1];
        return is_logic(node->name) && want_bool(out, err) < 0 ? -1 : 0;
    }
    return expression_binary(run, node->name, operands, out, err);
}

static int eval_unary(struct expression_run *run, const struct expression *node,
                      const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct value operand = VALUE_NONE;

    if (expression_value(run, node->items[0], scope, &operand, err) < 0)
        return -1;
    return expression_unary(node->name, &operand, out, err);
}

static int eval_condition(struct expression_run *run, const struct expression *node,
                          const struct expression_scope *scope, struct value *out,
                          struct error *err)
{
    struct value value = VALUE_NONE;
    int truth;

    if (expression_value(run, node->items[0], scope, &value, err) < 0)
        return -1;
    truth = want_bool(&value, err);
    if (truth < 0)
        return -1;
    return expression_value(run, node->items[truth ? 1 : 2], scope, out, err);
}

/* ---- the rest ---- */

static int eval_list(struct expression_run *run, const struct expression *node,
                     const struct expression_scope *scope, struct value *out, struct error *err)
{
    *out = value_list_new(&value_type_list, node->count, run->arena);
    for (size_t i = 0; i < node->count; i++) {
        struct value item = VALUE_NONE;

        if (expression_value(run, node->items[i], scope, &item, err) < 0)
            return -1;
        value_list_add(out, item, run->arena);
    }
    return 0;
}

static int eval_map(struct expression_run *run, const struct expression *node,
                    const struct expression_scope *scope, struct value *out, struct error *err)
{
    *out = value_map_new(&value_type_map, run->arena);
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        struct value key = VALUE_NONE, item = VALUE_NONE;

        if (expression_value(run, node->items[i], scope, &key, err) < 0 ||
            expression_value(run, node->items[i + 1], scope, &item, err) < 0)
            return -1;
        if (value_kind(&key) != VALUE_STRING)
            return error_set(err, ERR_UNKNOWN, "a key is %s, not string",
                             expression_type_name(&key));
        value_map_set(out, value_str(&key), item);
    }
    return 0;
}

static int eval_call(struct expression_run *run, const struct expression *node,
                     const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct expression_call call = { .run = run, .node = node, .scope = scope };
    size_t most = sizeof(call.arguments) / sizeof(*call.arguments);

    for (size_t i = 0; i < node->count && i < most; i++, call.count++) {
        if (node->function->takes_predicate && i == 1)
            continue;
        if (expression_value(run, node->items[i], scope, &call.arguments[i], err) < 0)
            return -1;
    }
    return node->function->call(&call, out, err);
}

static int eval_let(struct expression_run *run, const struct expression *node,
                    const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct expression_scope inner = { .outer = scope, .name = node->name };

    if (expression_value(run, node->items[0], scope, &inner.value, err) < 0)
        return -1;
    return expression_value(run, node->items[1], &inner, out, err);
}

static int eval_chain(struct expression_run *run, const struct expression *node,
                      const struct expression_scope *scope, struct value *out, struct error *err)
{
    int status = expression_value(run, node->items[0], scope, out, err);

    if (status > 0)
        *out = VALUE_NIL;
    return status < 0 ? -1 : 0;
}

static int eval_method(struct expression_run *run, const struct expression *node,
                       const struct expression_scope *scope, struct value *out, struct error *err)
{
    struct value function = VALUE_NONE;
    int status = expression_value(run, node->items[0], scope, &function, err);

    (void)out;
    if (status != 0)
        return status;
    return error_set(err, ERR_UNKNOWN, "%s is not callable", expression_type_name(&function));
}

int expression_spend(struct expression_run *run, size_t steps, struct error *err)
{
    run->steps += steps;
    if (run->steps > EXPRESSION_MAX_STEPS)
        return error_set(err, ERR_TOO_LARGE, "memory budget exceeded");
    return 0;
}

int expression_value(struct expression_run *run, const struct expression *node,
                     const struct expression_scope *scope, struct value *out, struct error *err)
{
    if (expression_spend(run, 1, err) < 0)
        return -1;
    switch (node->kind) {
    case NODE_CONSTANT:
        *out = node->constant;
        return 0;
    case NODE_NAME:
        *out = look_up(run, scope, node->name);
        return 0;
    case NODE_ITEM:
        return item_at_hand(node, scope, out, err);
    case NODE_MEMBER:
        return eval_member(run, node, scope, out, err);
    case NODE_SLICE:
        return eval_slice(run, node, scope, out, err);
    case NODE_CHAIN:
        return eval_chain(run, node, scope, out, err);
    case NODE_UNARY:
        return eval_unary(run, node, scope, out, err);
    case NODE_BINARY:
        return eval_binary(run, node, scope, out, err);
    case NODE_CONDITION:
        return eval_condition(run, node, scope, out, err);
    case NODE_CALL:
        return eval_call(run, node, scope, out, err);
    case NODE_METHOD:
        return eval_method(run, node, scope, out, err);
    case NODE_LIST:
        return eval_list(run, node, scope, out, err);
    case NODE_MAP:
        return eval_map(run, node, scope, out, err);
    case NODE_LET:
        return eval_let(run, node, scope, out, err);
    }
    return error_set(err, ERR_INTERNAL, "an expression of no kind");
}

int expression_evaluate(const struct expression *expression, const struct value *environment,
                        struct arena *arena, struct value *out, struct error *err)
{
    struct expression_run run = { .environment = environment, .arena = arena };

    return expression_value(&run, expression, NULL, out, err) < 0 ? -1 : 0;
}
