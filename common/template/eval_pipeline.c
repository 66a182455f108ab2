#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/eval.h"
#include "template/format.h"

#include <string.h>

static bool is_hex_int(struct str text)
{
    return text.len > 2 && text.ptr[0] == '0' && (text.ptr[1] | 0x20) == 'x' &&
           !memchr(text.ptr, 'p', text.len) && !memchr(text.ptr, 'P', text.len);
}

static bool looks_like_float(struct str text)
{
    if (is_hex_int(text) || text.ptr[0] == '\'')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (strchr(".eEpP", text.ptr[i]))
            return true;
    }
    return false;
}

int eval_constant(struct evaluation *ev, const struct node *node, struct value *out)
{
    ev->node = node;
    if (node->is_complex)
        *out = (struct value){ .type = &value_type_complex, .complex = node->complex };
    else if (node->is_float && looks_like_float(node->source))
        *out = value_of_float(node->number);
    else if (node->is_int)
        *out = value_of_int(node->integer);
    else
        return eval_fail(ev, "%.*s overflows int", STR_ARG(node->source));
    return 0;
}

static int refuse_arguments(struct evaluation *ev, const struct eval_words *words)
{
    if ((words->words && words->words->count > 1) || words->final)
        return eval_fail(ev, "can't give argument to non-function %s",
                         eval_node_text(ev, words->words->items[0]));
    return 0;
}

static const struct value *find_variable(struct evaluation *ev, struct str name)
{
    for (size_t i = ev->run->variables.count; i-- > ev->first_variable;) {
        if (str_equal(ev->run->variables.items[i].name, name))
            return &ev->run->variables.items[i].value;
    }
    return NULL;
}

/* ---- fields ---- */

static const char *static_type(const struct value *value)
{
    return value->boxed || value_is_nil(value) ? value_type_any.name : value->type->name;
}

static const struct value_member *find_member(const struct value *receiver, struct str name,
                                              size_t *index)
{
    const struct value_type *type = receiver->type;
    const struct value_member *members = type->members;

    if (!members && type->kind == VALUE_POINTER)
        members = type->element->members;
    for (size_t i = 0; members && members[i].name; i++) {
        if (str_equals(name, members[i].name)) {
            *index = i;
            return &members[i];
        }
    }
    return NULL;
}

struct field {
    struct str name;
    const struct node *node;
    struct eval_words words; /* its arguments */
};

static int call_method(struct evaluation *ev, const struct value *dot,
                       const struct value_member *member, const struct value *receiver,
                       const struct field *field, struct value *out)
{
    struct value_function function = { .name = member->name, .call = member->call };
    struct eval_callee callee = { &function, receiver, field->name, field->node };

    function_read_signature(&function, member->signature);
    return eval_call(ev, dot, &callee, field->words, out);
}

static int map_field(struct evaluation *ev, const struct value *receiver, const struct field *field,
                     bool has_arguments, struct value *out)
{
    if (has_arguments)
        return eval_fail(ev, "%.*s is not a method but has arguments", STR_ARG(field->name));
    if (value_map_get(receiver, field->name, out))
        return 0;
    *out = VALUE_NONE;
    switch (ev->set->options.missing_key) {
    case TEMPLATE_MISSING_ZERO:
        *out = value_zero(receiver->type->element);
        return 0;
    case TEMPLATE_MISSING_ERROR:
        return eval_fail(ev, "map has no entry for key %s",
                         go_quoted(field->name, ev->run->arena).ptr);
    default:
        return 0;
    }
}

static int field_of(struct evaluation *ev, const struct value *dot, const struct value *receiver,
                    const struct field *field, struct value *out)
{
    const struct eval_words *words = &field->words;
    bool has_arguments = (words->words && words->words->count > 1) || words->final;
    const struct value_member *member;
    size_t index = 0;

    if (!receiver->type) {
        *out = VALUE_NONE;
        if (ev->set->options.missing_key == TEMPLATE_MISSING_ERROR)
            return eval_fail(ev, "nil data; no entry for key %s",
                             go_quoted(field->name, ev->run->arena).ptr);
        return 0;
    }
    if (receiver->type->kind == VALUE_INTERFACE)
        return eval_fail(ev, "nil pointer evaluating interface {}.%.*s", STR_ARG(field->name));
    member = find_member(receiver, field->name, &index);
    if (member && receiver->type->kind == VALUE_POINTER && !receiver->object)
        return eval_fail(ev, "nil pointer evaluating %s.%.*s", static_type(receiver),
                         STR_ARG(field->name));
    if (member && member->signature)
        return call_method(ev, dot, member, receiver, field, out);
    if (member && has_arguments)
        return eval_fail(ev, "%.*s has arguments but cannot be invoked as function",
                         STR_ARG(field->name));
    if (member) {
        *out = receiver->fields[index];
        return 0;
    }
    if (receiver->type->kind == VALUE_MAP)
        return map_field(ev, receiver, field, has_arguments, out);
    return eval_fail(ev, "can't evaluate field %.*s in type %s", STR_ARG(field->name),
                     static_type(receiver));
}

/* The names one after the other, the last one with the arguments. */
static int field_chain(struct evaluation *ev, const struct value *dot, struct value receiver,
                       const struct node *node, struct eval_words words, struct value *out)
{
    for (size_t i = node->type == NODE_VARIABLE ? 1 : 0; i < node->name_count; i++) {
        struct field field = { node->names[i], node, { 0 } };
        struct value next = VALUE_NONE;

        if (i + 1 == node->name_count)
            field.words = words;
        if (field_of(ev, dot, &receiver, &field, &next) < 0)
            return -1;
        receiver = next;
    }
    *out = receiver;
    return 0;
}

static int chain_word(struct evaluation *ev, const struct value *dot, const struct node *node,
                      struct eval_words words, struct value *out)
{
    struct value receiver = VALUE_NONE;

    if (node->of->type == NODE_NIL)
        return eval_fail(ev, "indirection through explicit nil in %s", eval_node_text(ev, node));
    if (eval_argument(ev, dot, NULL, node->of, &receiver) < 0)
        return -1;
    return field_chain(ev, dot, receiver, node, words, out);
}

static int variable_word(struct evaluation *ev, const struct value *dot, const struct node *node,
                         struct eval_words words, struct value *out)
{
    const struct value *value = find_variable(ev, node->names[0]);

    if (!value)
        return eval_fail(ev, "undefined variable: %.*s", STR_ARG(node->names[0]));
    if (node->name_count > 1)
        return field_chain(ev, dot, *value, node, words, out);
    *out = *value;
    return refuse_arguments(ev, &words);
}

int eval_word(struct evaluation *ev, const struct value *dot, const struct node *node,
              const struct node *at, struct eval_words words, struct value *out)
{
    struct eval_callee callee;

    ev->node = node;
    switch (node->type) {
    case NODE_FIELD:
        return field_chain(ev, dot, *dot, node, words, out);
    case NODE_CHAIN:
        return chain_word(ev, dot, node, words, out);
    case NODE_VARIABLE:
        return variable_word(ev, dot, node, words, out);
    default:
        callee = (struct eval_callee){ node->function, NULL, node->word, at };
        return eval_call(ev, dot, &callee, words, out);
    }
}

/* ---- commands and pipelines ---- */

static int eval_command(struct evaluation *ev, const struct value *dot, const struct node *command,
                        const struct value *final, struct value *out)
{
    struct eval_words words = { &command->list, final };
    const struct node *first = command->list.items[0];

    switch (first->type) {
    case NODE_FIELD:
    case NODE_CHAIN:
    case NODE_VARIABLE:
    case NODE_IDENTIFIER:
        return eval_word(ev, dot, first, command, words, out);
    case NODE_PIPE:
        if (refuse_arguments(ev, &words) < 0)
            return -1;
        return eval_pipeline(ev, dot, first, out);
    default:
        break;
    }
    ev->node = first;
    if (refuse_arguments(ev, &words) < 0)
        return -1;
    switch (first->type) {
    case NODE_BOOL:
        *out = value_of_bool(first->truth);
        return 0;
    case NODE_DOT:
        *out = *dot;
        return 0;
    case NODE_NIL:
        return eval_fail(ev, "nil is not a command");
    case NODE_NUMBER:
        return eval_constant(ev, first, out);
    default:
        *out = value_of_str(first->content);
        return 0;
    }
}

static int assign(struct evaluation *ev, const struct node *variable, struct value value)
{
    for (size_t i = ev->run->variables.count; i-- > ev->first_variable;) {
        if (str_equal(ev->run->variables.items[i].name, variable->names[0])) {
            ev->run->variables.items[i].value = value;
            return 0;
        }
    }
    return eval_fail(ev, "undefined variable: %.*s", STR_ARG(variable->names[0]));
}

static int set_variables(struct evaluation *ev, const struct node *pipe, struct value value)
{
    for (size_t i = 0; i < pipe->pipeline.variables.count; i++) {
        const struct node *variable = pipe->pipeline.variables.items[i];

        if (!pipe->pipeline.is_assignment)
            vec_push(&ev->run->variables,
                     ((struct template_variable){ variable->names[0], value }));
        else if (assign(ev, variable, value) < 0)
            return -1;
    }
    return 0;
}

int eval_pipeline(struct evaluation *ev, const struct value *dot, const struct node *pipe,
                  struct value *out)
{
    struct value value = VALUE_NONE;

    ev->node = pipe;
    for (size_t i = 0; i < pipe->pipeline.commands.count; i++) {
        struct value next = VALUE_NONE;

        if (eval_command(ev, dot, pipe->pipeline.commands.items[i], i ? &value : NULL, &next) < 0)
            return -1;
        value = next;
        value.boxed = false;
        if (value_is_nil(&value))
            value = VALUE_NONE;
    }
    *out = value;
    return set_variables(ev, pipe, value);
}
