#include "base/arena.h"
#include "base/strbuf.h"
#include "template/eval.h"

#include <stdio.h>
#include <string.h>

enum { CALL_COST = 64 }; /* bytes of memory that any call is taken to use */
enum { BYTES_A_STEP = 16 };

/* ---- arguments ---- */

int eval_validate(struct evaluation *ev, struct value value, const struct value_type *type,
                  struct value *out)
{
    *out = value;
    if (!type || type == &value_type_self)
        return 0;
    if (!value.type) {
        if (!value_type_can_be_nil(type))
            return eval_fail(ev, "invalid value; expected %s", type->name);
        *out = value_zero(type);
        return 0;
    }
    if (type == &value_type_any)
        return 0;
    out->boxed = false;
    if (value_type_assignable(value.type, type))
        return 0;
    if (value.type->kind == VALUE_POINTER && value_type_assignable(value.type->element, type)) {
        out->type = value.type->element;
        if (!value.object)
            return eval_fail(ev, "dereference of nil pointer of type %s", type->name);
        return 0;
    }
    return eval_fail(ev, "wrong type for value; expected %s; got %s", type->name, value.type->name);
}

static int literal_argument(struct evaluation *ev, const struct value_type *type,
                            const struct node *node, struct value *out)
{
    static const struct {
        enum value_kind first, last;
        const char *name;
    } families[] = {
        { VALUE_BOOL, VALUE_BOOL, "bool" },
        { VALUE_INT, VALUE_INT64, "integer" },
        { VALUE_UINT, VALUE_UINT64, "unsigned integer" },
        { VALUE_FLOAT32, VALUE_FLOAT64, "float" },
        { VALUE_COMPLEX128, VALUE_COMPLEX128, "complex" },
        { VALUE_STRING, VALUE_STRING, "string" },
    };
    bool is_number = node->type == NODE_NUMBER;

    *out = (struct value){ .type = type };
    if (type->kind == VALUE_BOOL && node->type == NODE_BOOL)
        out->truth = node->truth;
    else if (type->kind >= VALUE_INT && type->kind <= VALUE_INT64 && is_number && node->is_int)
        out->integer = node->integer;
    else if (type->kind >= VALUE_UINT && type->kind <= VALUE_UINT64 && is_number && node->is_uint)
        out->natural = type == &value_type_uint32 ? (uint32_t)node->natural : node->natural;
    else if (type->kind == VALUE_FLOAT64 && is_number && node->is_float)
        out->number = node->number;
    else if (type->kind == VALUE_STRING && node->type == NODE_STRING)
        *out = value_of_str(node->content);
    else {
        for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
            if (type->kind >= families[i].first && type->kind <= families[i].last)
                return eval_fail(ev, "expected %s; found %s", families[i].name,
                                 eval_node_text(ev, node));
        }
        return eval_fail(ev, "can't handle %s for arg of type %s", eval_node_text(ev, node),
                         type->name);
    }
    return 0;
}

static int any_literal(struct evaluation *ev, const struct node *node, struct value *out)
{
    if (node->type == NODE_NUMBER)
        return eval_constant(ev, node, out);
    *out = node->type == NODE_BOOL ? value_of_bool(node->truth) : value_of_str(node->content);
    return 0;
}

int eval_argument(struct evaluation *ev, const struct value *dot, const struct value_type *type,
                  const struct node *node, struct value *out)
{
    struct eval_words words = { NULL, NULL };
    struct value value = VALUE_NONE;

    ev->node = node;
    switch (node->type) {
    case NODE_DOT:
        return eval_validate(ev, *dot, type, out);
    case NODE_NIL:
        if (!value_type_can_be_nil(type))
            return eval_fail(ev, "cannot assign nil to %s", type->name);
        *out = value_zero(type);
        return 0;
    case NODE_FIELD:
    case NODE_VARIABLE:
    case NODE_CHAIN:
    case NODE_IDENTIFIER:
        if (eval_word(ev, dot, node, node, words, &value) < 0)
            return -1;
        return eval_validate(ev, value, type, out);
    case NODE_PIPE:
        if (eval_pipeline(ev, dot, node, &value) < 0)
            return -1;
        return eval_validate(ev, value, type, out);
    default:
        if (type == &value_type_any || type == &value_type_self)
            return any_literal(ev, node, out);
        return literal_argument(ev, type, node, out);
    }
}

/* ---- calls ---- */

static size_t argument_nodes(const struct eval_words *words)
{
    return words->words ? words->words->count - 1 : 0;
}

static int check_count(struct evaluation *ev, const struct eval_callee *callee,
                       const struct eval_words *words)
{
    const struct value_function *function = callee->function;
    size_t given = argument_nodes(words) + (words->final ? 1 : 0);

    if (function->is_variadic && given < function->parameter_count - 1)
        return eval_fail(ev, "wrong number of args for %.*s: want at least %zu got %zu",
                         STR_ARG(callee->name), function->parameter_count - 1,
                         argument_nodes(words));
    if (!function->is_variadic && given != function->parameter_count)
        return eval_fail(ev, "wrong number of args for %.*s: want %zu got %zu",
                         STR_ARG(callee->name), function->parameter_count, given);
    return 0;
}

static const struct value_type *parameter(const struct value_function *function, size_t index)
{
    size_t last = function->parameter_count - 1;

    return function->parameters[index < last ? index : last];
}

/* `and` and `or` evaluate no more than they need and give the argument that decided. */
static int short_circuit(struct evaluation *ev, const struct value *dot, bool is_or,
                         const struct eval_words *words, struct value *out)
{
    for (size_t i = 0; i < argument_nodes(words); i++) {
        if (eval_argument(ev, dot, &value_type_self, words->words->items[i + 1], out) < 0)
            return -1;
        if (value_truth(out) == is_or)
            return 0;
    }
    if (words->final)
        *out = *words->final;
    return 0;
}

static int collect(struct evaluation *ev, const struct value *dot, const struct eval_callee *callee,
                   const struct eval_words *words, struct value *arguments)
{
    size_t nodes = argument_nodes(words);

    for (size_t i = 0; i < nodes; i++) {
        if (eval_argument(ev, dot, parameter(callee->function, i), words->words->items[i + 1],
                          &arguments[i]) < 0)
            return -1;
    }
    if (!words->final)
        return 0;
    return eval_validate(ev, *words->final, parameter(callee->function, nodes), &arguments[nodes]);
}

/* What a function may take to read its arguments through: texts may be very long. */
static uint64_t reading_steps(const struct template_call *call)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < call->count; i++) {
        if (value_kind(&call->arguments[i]) == VALUE_STRING)
            bytes += value_str(&call->arguments[i]).len;
    }
    return bytes / BYTES_A_STEP;
}

/* Run the function and give its failure the place of the call. */
static int invoke(struct evaluation *ev, const struct eval_callee *callee,
                  struct template_call *call, struct value *out)
{
    CLEANUP(error_release) struct error failure = { 0 };
    char name[128];

    if (template_run_charge(ev->run, CALL_COST, &failure) < 0 ||
        template_run_step(ev->run, reading_steps(call), &failure) < 0 ||
        callee->function->call(call, &failure) < 0) {
        ev->node = callee->at;
        snprintf(name, sizeof(name), "%.*s", STR_ARG(callee->name));
        return eval_fail_calling(ev, name, &failure);
    }
    *out = callee->function->boxes_result ? value_boxed(call->result) : call->result;
    return 0;
}

static const char *callee_name(struct evaluation *ev, const struct eval_words *words)
{
    if (argument_nodes(words) > 0)
        return eval_node_text(ev, words->words->items[1]);
    return "<reflect.Value Value>";
}

static bool is_short_circuit(const struct value_function *function)
{
    return function->is_builtin &&
           (strcmp(function->name, "and") == 0 || strcmp(function->name, "or") == 0);
}

static int check_budgets(struct evaluation *ev, const struct eval_callee *callee)
{
    CLEANUP(error_release) struct error failure = { 0 };

    ev->node = callee->at;
    if (template_run_step(ev->run, 1, &failure) < 0 ||
        template_run_check_stack(ev->run, &failure) < 0)
        return eval_fail_with(ev, &failure);
    return 0;
}

int eval_call(struct evaluation *ev, const struct value *dot, const struct eval_callee *callee,
              struct eval_words words, struct value *out)
{
    size_t count = argument_nodes(&words) + (words.final ? 1 : 0);
    struct template_call call = {
        .run = ev->run,
        .set = ev->set,
        .name = callee->function->name,
        .receiver = callee->receiver,
        .count = count,
        .arena = ev->run->arena,
        .context = callee->function->context,
    };
    struct value few[4] = { 0 }, *arguments = few;
    const struct node *node = ev->node;

    if (check_budgets(ev, callee) < 0)
        return -1;
    ev->node = node;
    if (check_count(ev, callee, &words) < 0)
        return -1;
    if (is_short_circuit(callee->function))
        return short_circuit(ev, dot, callee->function->name[0] == 'o', &words, out);
    if (count > sizeof(few) / sizeof(few[0]))
        arguments = arena_alloc(ev->run->arena, count * sizeof(*arguments));
    if (collect(ev, dot, callee, &words, arguments) < 0)
        return -1;
    call.arguments = arguments;
    if (callee->function->is_builtin && strcmp(callee->function->name, "call") == 0)
        call.name = callee_name(ev, &words);
    return invoke(ev, callee, &call, out);
}
