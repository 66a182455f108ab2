#include "template/node.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/unicode.h"

#include <string.h>

struct node *node_new(struct arena *arena, enum node_type type, size_t position)
{
    struct node *node = ARENA_NEW(arena, struct node);

    node->type = type;
    node->position = (uint32_t)position;
    return node;
}

void node_list_add(struct node_list *list, struct node *item, struct arena *arena)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 4;
        struct node **items = arena_alloc(arena, capacity * sizeof(struct node *));

        if (list->count)
            memcpy(items, list->items, list->count * sizeof(struct node *));
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = item;
}

bool node_is_empty(const struct node *list)
{
    for (size_t i = 0; i < list->list.count; i++) {
        const struct node *item = list->list.items[i];

        if (item->type != NODE_TEXT || unicode_trim(item->text).len)
            return false;
    }
    return true;
}

static void print_names(const struct node *node, bool dot_first, struct strbuf *out)
{
    for (size_t i = 0; i < node->name_count; i++) {
        if (dot_first || i > 0)
            strbuf_puts(out, ".");
        strbuf_add(out, node->names[i].ptr, node->names[i].len);
    }
}

static void print_pipe(const struct node *node, struct strbuf *out)
{
    const struct node_list *variables = &node->pipeline.variables;
    const struct node_list *commands = &node->pipeline.commands;

    for (size_t i = 0; i < variables->count; i++) {
        strbuf_puts(out, i ? ", " : "");
        node_print(variables->items[i], out);
    }
    if (variables->count)
        strbuf_puts(out, node->pipeline.is_assignment ? " = " : " := ");
    for (size_t i = 0; i < commands->count; i++) {
        strbuf_puts(out, i ? " | " : "");
        node_print(commands->items[i], out);
    }
}

static void print_grouped(const struct node *node, struct strbuf *out)
{
    strbuf_puts(out, node->type == NODE_PIPE ? "(" : "");
    node_print(node, out);
    strbuf_puts(out, node->type == NODE_PIPE ? ")" : "");
}

static void print_command(const struct node *node, struct strbuf *out)
{
    for (size_t i = 0; i < node->list.count; i++) {
        strbuf_puts(out, i ? " " : "");
        print_grouped(node->list.items[i], out);
    }
}

static void print_template(const struct node *node, struct strbuf *out)
{
    strbuf_puts(out, "{{template ");
    go_quote(node->name, out);
    if (node->pipe) {
        strbuf_puts(out, " ");
        node_print(node->pipe, out);
    }
    strbuf_puts(out, "}}");
}

static void print_branch(const struct node *node, const char *keyword, struct strbuf *out)
{
    strbuf_puts(out, keyword);
    node_print(node->pipe, out);
    strbuf_puts(out, "}}");
    node_print(node->body, out);
    if (node->otherwise) {
        strbuf_puts(out, "{{else}}");
        node_print(node->otherwise, out);
    }
    strbuf_puts(out, "{{end}}");
}

static void print_list(const struct node *node, struct strbuf *out)
{
    for (size_t i = 0; i < node->list.count; i++)
        node_print(node->list.items[i], out);
}

/* NOLINTNEXTLINE(*-function-*): one case a type */
void node_print(const struct node *node, struct strbuf *out)
{
    switch (node->type) {
    case NODE_LIST:
        print_list(node, out);
        return;
    case NODE_TEXT:
        strbuf_add(out, node->text.ptr, node->text.len);
        return;
    case NODE_ACTION:
        strbuf_puts(out, "{{");
        node_print(node->pipe, out);
        strbuf_puts(out, "}}");
        return;
    case NODE_IF:
        print_branch(node, "{{if ", out);
        return;
    case NODE_WITH:
        print_branch(node, "{{with ", out);
        return;
    case NODE_RANGE:
        print_branch(node, "{{range ", out);
        return;
    case NODE_TEMPLATE:
        print_template(node, out);
        return;
    case NODE_BREAK:
        strbuf_puts(out, "{{break}}");
        return;
    case NODE_CONTINUE:
        strbuf_puts(out, "{{continue}}");
        return;
    case NODE_ELSE:
        strbuf_puts(out, "{{else}}");
        return;
    case NODE_END:
        strbuf_puts(out, "{{end}}");
        return;
    case NODE_PIPE:
        print_pipe(node, out);
        return;
    case NODE_COMMAND:
        print_command(node, out);
        return;
    case NODE_CHAIN:
        print_grouped(node->of, out);
        print_names(node, true, out);
        return;
    case NODE_FIELD:
        print_names(node, true, out);
        return;
    case NODE_VARIABLE:
        print_names(node, false, out);
        return;
    case NODE_IDENTIFIER:
        strbuf_add(out, node->word.ptr, node->word.len);
        return;
    case NODE_DOT:
        strbuf_puts(out, ".");
        return;
    case NODE_NIL:
        strbuf_puts(out, "nil");
        return;
    case NODE_BOOL:
        strbuf_puts(out, node->truth ? "true" : "false");
        return;
    case NODE_NUMBER:
        strbuf_add(out, node->source.ptr, node->source.len);
        return;
    case NODE_STRING:
        strbuf_add(out, node->quoted.ptr, node->quoted.len);
        return;
    }
}
