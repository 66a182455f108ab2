#include "template/parser.h"

#include "base/arena.h"
#include "data/go_quote.h"
#include "template/parser_state.h"
#include "template/template.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct token parser_next(struct parser *parser)
{
    if (parser->ahead > 0)
        parser->ahead--;
    else
        parser->tokens[0] = lexer_next(&parser->lexer);
    return parser->tokens[parser->ahead];
}

struct token parser_next_word(struct parser *parser)
{
    struct token token;

    do
        token = parser_next(parser);
    while (token.type == TOKEN_SPACE);
    return token;
}

void parser_back(struct parser *parser)
{
    parser->ahead++;
}

struct token parser_peek(struct parser *parser)
{
    if (parser->ahead == 0) {
        parser->tokens[0] = lexer_next(&parser->lexer);
        parser->ahead = 1;
    }
    return parser->tokens[parser->ahead - 1];
}

struct token parser_peek_word(struct parser *parser)
{
    struct token token = parser_next_word(parser);

    parser_back(parser);
    return token;
}

void *parser_fail(struct parser *parser, const char *fmt, ...)
{
    va_list args;
    char *message = NULL;

    va_start(args, fmt);
    if (vasprintf(&message, fmt, args) < 0)
        abort();
    va_end(args);
    if (parser->err->code == ERR_OK)
        error_set(parser->err, ERR_INVALID, "template: %.*s:%u: %s", STR_ARG(parser->file),
                  parser->tokens[0].line, message);
    free(message);
    return NULL;
}

void *parser_unexpected(struct parser *parser, const struct token *token, const char *context)
{
    struct str text = token_describe(token, parser->arena);
    const char *since = "";

    if (token->type != TOKEN_ERROR)
        return parser_fail(parser, "unexpected %.*s in %s", STR_ARG(text), context);
    if (parser->action_line != 0 && parser->action_line != token->line)
        since = arena_printf(parser->arena, "%s started at %.*s:%u",
                             str_has_suffix(text, STR(" action")) ? "" : " in action",
                             STR_ARG(parser->file), parser->action_line);
    return parser_fail(parser, "%.*s%s", STR_ARG(text), since);
}

static void note_line(struct node *node, const struct token *token)
{
    enum { MOST = (1 << 24) - 1 };

    node->line = token->line < MOST ? token->line : MOST;
}

static struct node *text_or_action(struct parser *parser);

static bool expect(struct parser *parser, enum token_type type, const char *context)
{
    struct token token = parser_next_word(parser);

    if (token.type == type)
        return true;
    parser_unexpected(parser, &token, context);
    return false;
}

/* Nodes up to an {{else}} or {{end}}, which is `*next`. */
static struct node *item_list(struct parser *parser, struct node **next)
{
    struct node *list = node_new(parser->arena, NODE_LIST, parser_peek_word(parser).position);

    while (parser_peek_word(parser).type != TOKEN_EOF) {
        struct node *node = text_or_action(parser);

        if (!node)
            return NULL;
        if (node->type == NODE_END || node->type == NODE_ELSE) {
            *next = node;
            return list;
        }
        node_list_add(&list->list, node, parser->arena);
    }
    return parser_fail(parser, "unexpected EOF");
}

static struct node *control(struct parser *parser, enum node_type type, const char *context);

/* What follows {{else}}: a list, or the `if` or `with` of an {{else if}}. */
static struct node *else_list(struct parser *parser, enum node_type type, struct node *before)
{
    enum token_type same = type == NODE_IF ? TOKEN_IF : TOKEN_WITH;
    struct node *list, *next = NULL;

    if (type != NODE_RANGE && parser_peek(parser).type == same) {
        parser_next(parser);
        list = node_new(parser->arena, NODE_LIST, before->position);
        next = control(parser, type, type == NODE_IF ? "if" : "with");
        if (!next)
            return NULL;
        node_list_add(&list->list, next, parser->arena);
        return list;
    }
    list = item_list(parser, &next);
    if (list && next->type != NODE_END)
        return parser_fail(parser, "expected end; found {{else}}");
    return list;
}

static struct node *control(struct parser *parser, enum node_type type, const char *context)
{
    struct node *node = node_new(parser->arena, type, 0), *next = NULL;
    size_t variables = parser->variables.count;

    if (parser->nesting >= PARSER_MAX_NESTING)
        return parser_fail(parser, "too many control structures within each other");
    parser->nesting++;
    node->pipe = parser_pipeline(parser, context, TOKEN_RIGHT);
    if (!node->pipe)
        return NULL;
    node->position = node->pipe->position;
    parser->ranges += type == NODE_RANGE;
    node->body = item_list(parser, &next);
    parser->ranges -= type == NODE_RANGE;
    if (!node->body)
        return NULL;
    if (next->type == NODE_ELSE) {
        node->otherwise = else_list(parser, type, next);
        if (!node->otherwise)
            return NULL;
    }
    parser->variables.count = variables;
    parser->nesting--;
    return node;
}

static struct node *leave_loop(struct parser *parser, const struct token *token)
{
    bool breaks = token->type == TOKEN_BREAK;
    const char *context = breaks ? "{{break}}" : "{{continue}}";

    if (!expect(parser, TOKEN_RIGHT, context))
        return NULL;
    if (parser->ranges == 0)
        return parser_fail(parser, "%s outside {{range}}", context);
    return node_new(parser->arena, breaks ? NODE_BREAK : NODE_CONTINUE, token->position);
}

static struct node *end_or_else(struct parser *parser, const struct token *token)
{
    struct token next = parser_peek_word(parser);
    bool is_else = token->type == TOKEN_ELSE;

    /* `else if` is taken apart by whoever parses the branch. */
    if (is_else && (next.type == TOKEN_IF || next.type == TOKEN_WITH))
        return node_new(parser->arena, NODE_ELSE, next.position);
    if (!expect(parser, TOKEN_RIGHT, is_else ? "else" : "end"))
        return NULL;
    return node_new(parser->arena, is_else ? NODE_ELSE : NODE_END, next.position);
}

static struct node *template_clause(struct parser *parser)
{
    struct token token = parser_next_word(parser);
    struct node *node = node_new(parser->arena, NODE_TEMPLATE, token.position);

    if (!parser_unquote(parser, &token, "template clause", &node->name))
        return NULL;
    if (parser_next_word(parser).type == TOKEN_RIGHT)
        return node;
    parser_back(parser);
    node->pipe = parser_pipeline(parser, "template clause", TOKEN_RIGHT);
    return node->pipe ? node : NULL;
}

/* Of several templates of one name in a text, one that holds more than blanks wins. */
static bool add_tree(struct parser *parser, struct str name, const struct node *root)
{
    struct template_trees *trees = parser->trees;
    struct template_tree tree = { name, parser->file, parser->lexer.input, root };

    for (size_t i = 0; i < trees->count; i++) {
        if (!str_equal(trees->items[i].name, name))
            continue;
        if (node_is_empty(trees->items[i].root)) {
            trees->items[i] = tree;
        } else if (!node_is_empty(root)) {
            parser_fail(parser, "template: multiple definition of template %s",
                        go_quoted(name, parser->arena).ptr);
            return false;
        }
        return true;
    }
    if (trees->count == trees->capacity) {
        struct template_tree *items;

        trees->capacity = trees->capacity ? trees->capacity * 2 : 8;
        items = arena_alloc(parser->arena, trees->capacity * sizeof(tree));
        if (trees->count)
            memcpy(items, trees->items, trees->count * sizeof(tree));
        trees->items = items;
    }
    trees->items[trees->count++] = tree;
    return true;
}

/* The body of a define or block, which sees only $ and the data it is given. */
static bool definition(struct parser *parser, struct str name, const char *context)
{
    size_t first = parser->first_variable, ranges = parser->ranges;
    uint32_t action_line = parser->action_line;
    struct node *root, *end = NULL;

    if (parser->nesting >= PARSER_MAX_NESTING)
        return parser_fail(parser, "too many control structures within each other");
    parser->nesting++;
    parser->action_line = 0;
    parser->first_variable = parser->variables.count;
    parser->ranges = 0;
    vec_push(&parser->variables, STR("$"));
    root = item_list(parser, &end);
    if (!root || !end)
        return false;
    if (end->type != NODE_END)
        return parser_fail(parser, "unexpected {{else}} in %s", context);
    parser->variables.count = parser->first_variable;
    parser->first_variable = first;
    parser->ranges = ranges;
    parser->action_line = action_line;
    parser->nesting--;
    return add_tree(parser, name, root);
}

static struct node *block_clause(struct parser *parser)
{
    struct token token = parser_next_word(parser);
    struct node *node = node_new(parser->arena, NODE_TEMPLATE, token.position);

    if (!parser_unquote(parser, &token, "block clause", &node->name))
        return NULL;
    node->pipe = parser_pipeline(parser, "block clause", TOKEN_RIGHT);
    if (!node->pipe || !definition(parser, node->name, "block clause"))
        return NULL;
    return node;
}

static struct node *action(struct parser *parser)
{
    struct token token = parser_next_word(parser);
    struct node *node;

    switch (token.type) {
    case TOKEN_BLOCK:
        return block_clause(parser);
    case TOKEN_BREAK:
    case TOKEN_CONTINUE:
        return leave_loop(parser, &token);
    case TOKEN_ELSE:
    case TOKEN_END:
        return end_or_else(parser, &token);
    case TOKEN_IF:
        return control(parser, NODE_IF, "if");
    case TOKEN_RANGE:
        return control(parser, NODE_RANGE, "range");
    case TOKEN_TEMPLATE:
        return template_clause(parser);
    case TOKEN_WITH:
        return control(parser, NODE_WITH, "with");
    default:
        break;
    }
    parser_back(parser);
    node = node_new(parser->arena, NODE_ACTION, parser_peek(parser).position);
    node->pipe = parser_pipeline(parser, "command", TOKEN_RIGHT);
    return node->pipe ? node : NULL;
}

static struct node *text_or_action(struct parser *parser)
{
    struct token token = parser_next_word(parser);
    struct node *node;

    if (token.type == TOKEN_TEXT) {
        node = node_new(parser->arena, NODE_TEXT, token.position);
        node->text = token.text;
        note_line(node, &token);
        return node;
    }
    if (token.type != TOKEN_LEFT)
        return parser_unexpected(parser, &token, "input");
    parser->action_line = token.line;
    node = action(parser);
    parser->action_line = 0;
    if (node)
        note_line(node, &token);
    return node;
}

static bool define_clause(struct parser *parser)
{
    struct token token = parser_next_word(parser);
    struct str name;

    return parser_unquote(parser, &token, "define clause", &name) &&
           expect(parser, TOKEN_RIGHT, "define clause") &&
           definition(parser, name, "define clause");
}

static struct node *top_level(struct parser *parser)
{
    struct node *list = node_new(parser->arena, NODE_LIST, parser_peek(parser).position);

    while (parser_peek(parser).type != TOKEN_EOF) {
        struct node *node;

        if (parser_peek(parser).type == TOKEN_LEFT) {
            struct token left = parser_next(parser);

            if (parser_next_word(parser).type == TOKEN_DEFINE) {
                if (!define_clause(parser))
                    return NULL;
                continue;
            }
            parser->tokens[1] = left;
            parser->ahead = 2;
        }
        node = text_or_action(parser);
        if (!node)
            return NULL;
        if (node->type == NODE_END || node->type == NODE_ELSE)
            return parser_fail(parser, "unexpected %s",
                               node->type == NODE_END ? "{{end}}" : "{{else}}");
        node_list_add(&list->list, node, parser->arena);
    }
    return list;
}

int parser_parse(const struct parser_source *source, struct template_functions *functions,
                 struct arena *arena, struct template_trees *out, struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };
    struct parser parser = {
        .arena = arena,
        .functions = functions,
        .err = &failure,
        .file = source->name,
        .trees = out,
    };
    const struct node *root;

    if (source->text.len > PARSER_MAX_TEXT)
        return error_set(err, ERR_TOO_LARGE, "template: %.*s: the text is too large",
                         STR_ARG(source->name));
    lexer_init(&parser.lexer, source->text, source->options->left, source->options->right, arena);
    vec_push(&parser.variables, STR("$"));
    root = top_level(&parser);
    if (root)
        add_tree(&parser, source->name, root);
    vec_release(&parser.variables);
    return failure.code ? error_move(err, &failure) : 0;
}
