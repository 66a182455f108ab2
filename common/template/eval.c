#include "template/eval.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/whereabouts.h"
#include "data/go_quote.h"
#include "template/format.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Walks the tree of a template and prints. What is evaluated on the way is in eval_*.c. */

enum walk {
    WALK_FAILED = -1,
    WALK_ON = 0,
    WALK_BREAK,
    WALK_CONTINUE,
};

static enum walk walk(struct evaluation *ev, const struct value *dot, const struct node *node);

/* "template: FILE:LINE:COLUMN: executing "NAME" at <NODE>: " in front of the message. */
static int fail_here(struct evaluation *ev, enum error_code code, const char *message)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);
    struct str before = str_slice(ev->tree->text, 0, ev->node->position);
    ptrdiff_t newline = str_find_last_char(before, '\n');
    size_t line = 1;

    for (size_t i = 0; i < before.len; i++)
        line += before.ptr[i] == '\n';
    strbuf_printf(&text, "template: %.*s:%zu:%zu: executing ", STR_ARG(ev->tree->file), line,
                  before.len - (size_t)(newline + 1));
    go_quote(ev->tree->name, &text);
    strbuf_puts(&text, " at <");
    node_print(ev->node, &text);
    strbuf_printf(&text, ">: %s", message);
    return error_set(ev->err, code, "%s", text.ptr);
}

int eval_fail(struct evaluation *ev, const char *fmt, ...)
{
    va_list args;
    char *message = NULL;

    va_start(args, fmt);
    if (vasprintf(&message, fmt, args) < 0)
        abort();
    va_end(args);
    fail_here(ev, ERR_INVALID, message);
    free(message);
    return -1;
}

int eval_fail_calling(struct evaluation *ev, const char *name, struct error *failure)
{
    error_prefix(failure, "error calling %s", name);
    return fail_here(ev, failure->code, error_text(failure));
}

int eval_fail_with(struct evaluation *ev, const struct error *failure)
{
    return fail_here(ev, failure->code, error_text(failure));
}

static int count_step(struct evaluation *ev)
{
    CLEANUP(error_release) struct error failure = { 0 };

    if (template_run_step(ev->run, 1, &failure) < 0)
        return eval_fail_with(ev, &failure);
    return 0;
}

const char *eval_node_text(struct evaluation *ev, const struct node *node)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);

    node_print(node, &text);
    return arena_strndup(ev->run->arena, text.ptr, text.len);
}

static void print_text(struct evaluation *ev, const struct value *value)
{
    struct str text = value->type->action_text(value, ev->run->arena);

    strbuf_add(ev->out, text.ptr, text.len);
}

static int print_value(struct evaluation *ev, const struct node *node, struct value value)
{
    CLEANUP(error_release) struct error failure = { 0 };

    ev->node = node;
    if (value_kind(&value) == VALUE_FUNC)
        return eval_fail(ev, "can't print %s of type %s", eval_node_text(ev, node),
                         value.type->name);
    if (value_kind(&value) == VALUE_STRING)
        strbuf_add(ev->out, value.bytes, value.length);
    else if (!value.type)
        strbuf_puts(ev->out, "<no value>");
    else if (value.type->action_text)
        print_text(ev, &value);
    else
        format_printable(&value, ev->run->arena, ev->out);
    if (strbuf_check(ev->out, "the output", &failure) < 0)
        return eval_fail_with(ev, &failure);
    return 0;
}

static enum walk walk_list(struct evaluation *ev, const struct value *dot, const struct node *list)
{
    for (size_t i = 0; i < list->list.count; i++) {
        enum walk result = walk(ev, dot, list->list.items[i]);

        if (result != WALK_ON)
            return result;
    }
    return WALK_ON;
}

static enum walk walk_branch(struct evaluation *ev, const struct value *dot,
                             const struct node *node)
{
    size_t mark = ev->run->variables.count;
    enum walk result = WALK_ON;
    struct value value = VALUE_NONE;

    if (eval_pipeline(ev, dot, node->pipe, &value) < 0)
        return WALK_FAILED;
    if (value_truth(&value))
        result = walk_list(ev, node->type == NODE_WITH ? &value : dot, node->body);
    else if (node->otherwise)
        result = walk_list(ev, dot, node->otherwise);
    ev->run->variables.count = mark;
    return result;
}

/* ---- range ---- */

static void set_variable(struct evaluation *ev, struct str name, struct value value)
{
    for (size_t i = ev->run->variables.count; i-- > ev->first_variable;) {
        if (str_equal(ev->run->variables.items[i].name, name)) {
            ev->run->variables.items[i].value = value;
            return;
        }
    }
}

static void set_loop_variables(struct evaluation *ev, const struct node *pipe,
                               const struct value *index, const struct value *item)
{
    const struct node_list *names = &pipe->pipeline.variables;
    struct template_variable *top = ev->run->variables.items + ev->run->variables.count;

    if (names->count == 0)
        return;
    if (!pipe->pipeline.is_assignment) {
        top[-1].value = *item;
        if (names->count > 1)
            top[-2].value = *index;
        return;
    }
    set_variable(ev, names->items[0]->names[0], names->count > 1 ? *index : *item);
    if (names->count > 1)
        set_variable(ev, names->items[1]->names[0], *item);
}

/* One turn; false: the loop is over, `*result` tells how. */
static bool turn(struct evaluation *ev, const struct node *range, const struct value *index,
                 const struct value *item, enum walk *result)
{
    size_t mark = ev->run->variables.count;

    if (count_step(ev) < 0) {
        *result = WALK_FAILED;
        return false;
    }
    set_loop_variables(ev, range->pipe, index, item);
    *result = walk_list(ev, item, range->body);
    ev->run->variables.count = mark;
    if (*result == WALK_CONTINUE)
        *result = WALK_ON;
    if (*result == WALK_ON)
        return true;
    if (*result == WALK_BREAK)
        *result = WALK_ON;
    return false;
}

static enum walk range_list(struct evaluation *ev, const struct node *range,
                            const struct value *list)
{
    enum walk result = WALK_ON;

    for (size_t i = 0, count = value_count(list); i < count; i++) {
        struct value index = value_of_int((int64_t)i), item = value_item(list, i);

        if (!turn(ev, range, &index, &item, &result))
            break;
    }
    return result;
}

static enum walk range_map(struct evaluation *ev, const struct node *range, const struct value *map)
{
    enum walk result = WALK_ON;
    size_t count;
    struct value_entry *entries = value_map_entries(map, ev->run->arena, &count);

    for (size_t i = 0; i < count; i++) {
        struct value key = value_of_str(entries[i].key);

        if (!turn(ev, range, &key, &entries[i].value, &result))
            break;
    }
    return result;
}

static enum walk range_number(struct evaluation *ev, const struct node *range,
                              const struct value *number)
{
    enum walk result = WALK_ON;
    struct value item = *number;

    item.boxed = false;
    for (item.integer = 0;
         value_is_signed(number) ? item.integer < number->integer : item.natural < number->natural;
         item.integer++) {
        if (!turn(ev, range, &VALUE_NONE, &item, &result))
            break;
    }
    return result;
}

static const char *printed(struct evaluation *ev, const struct value *value)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);

    format_printable(value, ev->run->arena, &text);
    return arena_strndup(ev->run->arena, text.ptr, text.len);
}

static enum walk range_else(struct evaluation *ev, const struct value *dot,
                            const struct node *range)
{
    return range->otherwise ? walk_list(ev, dot, range->otherwise) : WALK_ON;
}

static enum walk range_over(struct evaluation *ev, const struct value *dot,
                            const struct node *range, const struct value *value)
{
    bool is_number = value_is_signed(value) || value_is_unsigned(value);

    if (is_number && range->pipe->pipeline.variables.count > 1)
        return eval_fail(ev, "can't use %s to iterate over more than one variable",
                         printed(ev, value));
    if (is_number && (value_is_signed(value) ? value->integer > 0 : value->natural > 0))
        return range_number(ev, range, value);
    if (is_number || value_is_nil(value))
        return range_else(ev, dot, range);
    if (value->type->kind == VALUE_SLICE)
        return value_count(value) ? range_list(ev, range, value) : range_else(ev, dot, range);
    if (value->type->kind == VALUE_MAP)
        return value_count(value) ? range_map(ev, range, value) : range_else(ev, dot, range);
    return eval_fail(ev, "range can't iterate over %s", printed(ev, value));
}

static enum walk walk_range(struct evaluation *ev, const struct value *dot, const struct node *node)
{
    size_t mark = ev->run->variables.count;
    struct value value = VALUE_NONE;
    enum walk result;

    if (eval_pipeline(ev, dot, node->pipe, &value) < 0)
        return WALK_FAILED;
    result = range_over(ev, dot, node, &value);
    ev->run->variables.count = mark;
    return result;
}

/* ---- templates ---- */

static void note_line(struct template_run *run, uint32_t line)
{
    run->line = line;
    whereabouts_set_line(run->host.where, line);
}

/** In a text that was made while running: it has no file. */
static bool is_made(const struct evaluation *ev)
{
    return ev->made && ev->tree->file.ptr == ev->made->file.ptr;
}

static void enter(struct template_run *run, const struct template_tree *tree, uint32_t line)
{
    run->tree = tree;
    whereabouts_set_file(run->host.where, tree->file);
    note_line(run, line);
}

static int execute(struct evaluation *ev, const struct value *data)
{
    struct template_run *run = ev->run;
    const struct template_tree *caller = run->tree;
    bool is_noted = !is_made(ev);
    uint32_t line = run->line;
    size_t mark = run->variables.count;
    enum walk result;

    ev->first_variable = mark;
    vec_push(&run->variables, ((struct template_variable){ STR("$"), *data }));
    if (is_noted)
        enter(run, ev->tree, 0);
    result = walk_list(ev, data, ev->tree->root);
    if (is_noted && caller)
        enter(run, caller, line);
    run->tree = caller;
    run->variables.count = mark;
    return result == WALK_FAILED ? -1 : 0;
}

static enum walk walk_template(struct evaluation *ev, const struct value *dot,
                               const struct node *node)
{
    struct evaluation inner = *ev;
    struct value data = VALUE_NONE;
    int result;

    inner.tree = template_set_find(ev->set, node->name);
    if (!inner.tree)
        return eval_fail(ev, "template %s not defined", go_quoted(node->name, ev->run->arena).ptr);
    if (ev->run->depth >= ev->run->limits.depth)
        return eval_fail(ev, "exceeded maximum template depth (%zu)", ev->run->limits.depth);
    if (node->pipe && eval_pipeline(ev, dot, node->pipe, &data) < 0)
        return WALK_FAILED;
    ev->run->depth++;
    inner.node = inner.tree->root;
    result = execute(&inner, &data);
    ev->run->depth--;
    return result < 0 ? WALK_FAILED : WALK_ON;
}

static enum walk walk_action(struct evaluation *ev, const struct value *dot,
                             const struct node *node)
{
    struct value value = VALUE_NONE;

    if (eval_pipeline(ev, dot, node->pipe, &value) < 0)
        return WALK_FAILED;
    if (node->pipe->pipeline.variables.count)
        return WALK_ON;
    return print_value(ev, node, value) < 0 ? WALK_FAILED : WALK_ON;
}

static enum walk walk_text(struct evaluation *ev, const struct node *node)
{
    CLEANUP(error_release) struct error failure = { 0 };

    strbuf_add(ev->out, node->text.ptr, node->text.len);
    if (strbuf_check(ev->out, "the output", &failure) < 0) {
        eval_fail_with(ev, &failure);
        return WALK_FAILED;
    }
    return WALK_ON;
}

static int check_stack(struct evaluation *ev)
{
    CLEANUP(error_release) struct error failure = { 0 };

    if (template_run_check_stack(ev->run, &failure) < 0)
        return eval_fail_with(ev, &failure);
    return 0;
}

static enum walk walk(struct evaluation *ev, const struct value *dot, const struct node *node)
{
    ev->node = node;
    if (node->line && !is_made(ev))
        note_line(ev->run, node->line);
    if (count_step(ev) < 0)
        return WALK_FAILED;
    switch (node->type) {
    case NODE_TEXT:
        return walk_text(ev, node);
    case NODE_ACTION:
        return walk_action(ev, dot, node);
    case NODE_BREAK:
        return WALK_BREAK;
    case NODE_CONTINUE:
        return WALK_CONTINUE;
    case NODE_IF:
    case NODE_WITH:
        return check_stack(ev) < 0 ? WALK_FAILED : walk_branch(ev, dot, node);
    case NODE_RANGE:
        return check_stack(ev) < 0 ? WALK_FAILED : walk_range(ev, dot, node);
    case NODE_TEMPLATE:
        return check_stack(ev) < 0 ? WALK_FAILED : walk_template(ev, dot, node);
    default:
        return walk_list(ev, dot, node);
    }
}

/* What is handed over comes out of its interface: nil is no value at all, whose fields are none
 * either, and an error tells the type of all else. */
static int execute_tree(struct evaluation *ev, struct value data)
{
    struct template_run *run = ev->run;
    bool is_outermost = !run->stack;
    int result = 0;

    if (is_outermost)
        run->stack = __builtin_frame_address(0);
    if (value_is_nil(&data))
        data = VALUE_NONE;
    data.boxed = false;
    ev->node = ev->tree->root;
    if (run->depth >= run->limits.depth)
        result = eval_fail(ev, "exceeded maximum template depth (%zu)", run->limits.depth);
    run->depth++;
    if (result == 0)
        result = execute(ev, &data);
    run->depth--;
    if (is_outermost)
        run->stack = NULL;
    return result;
}

int template_execute(struct template_run *run, struct template_set *set, struct str name,
                     struct value data, struct strbuf *out, struct error *err)
{
    struct evaluation ev = {
        .run = run,
        .set = set,
        .tree = template_set_find(set, name),
        .out = out,
        .err = err,
    };

    if (!ev.tree)
        return error_set(err, ERR_NOT_FOUND, "template: no template %s associated with template",
                         go_quoted(name, run->arena).ptr);
    return execute_tree(&ev, data);
}

int template_execute_own(struct template_run *run, struct template_set *set,
                         const struct template_tree *own, struct value data, struct strbuf *out,
                         struct error *err)
{
    struct evaluation ev = {
        .run = run, .set = set, .tree = own, .made = own, .out = out, .err = err
    };

    return execute_tree(&ev, data);
}
