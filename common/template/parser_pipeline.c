#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/functions.h"
#include "template/literal.h"
#include "template/parser_state.h"

#include <string.h>

static struct node *variable_node(struct parser *parser, const struct token *token)
{
    struct node *node = node_new(parser->arena, NODE_VARIABLE, token->position);

    node->names = ARENA_NEW(parser->arena, struct str);
    node->names[0] = token->text;
    node->name_count = 1;
    return node;
}

static void add_name(struct parser *parser, struct node *node, struct str name)
{
    size_t count = node->name_count;

    if ((count & (count - 1)) == 0) { /* it is full: there is room for a power of two */
        struct str *names = arena_alloc(parser->arena, (count ? 2 * count : 1) * sizeof(*names));

        if (count)
            memcpy(names, node->names, count * sizeof(*names));
        node->names = names;
    }
    node->names[node->name_count++] = name;
}

static struct str field_name(const struct token *token)
{
    return (struct str){ token->text.ptr + 1, token->text.len - 1 };
}

static struct node *use_variable(struct parser *parser, const struct token *token)
{
    for (size_t i = parser->first_variable; i < parser->variables.count; i++) {
        if (str_equal(parser->variables.items[i], token->text))
            return variable_node(parser, token);
    }
    return parser_fail(parser, "undefined variable %s", go_quoted(token->text, parser->arena).ptr);
}

static struct node *identifier_node(struct parser *parser, const struct token *token)
{
    struct node *node = node_new(parser->arena, NODE_IDENTIFIER, token->position);

    node->word = token->text;
    node->function = template_functions_find(parser->functions, token->text);
    if (!node->function)
        return parser_fail(parser, "function %s not defined",
                           go_quoted(token->text, parser->arena).ptr);
    return node;
}

static struct node *number_node(struct parser *parser, const struct token *token)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct node *node = node_new(parser->arena, NODE_NUMBER, token->position);

    node->source = token->text;
    if (literal_number(node, token->type == TOKEN_COMPLEX, parser->arena, &err) < 0)
        return parser_fail(parser, "%s", error_text(&err));
    return node;
}

static struct node *string_node(struct parser *parser, const struct token *token)
{
    struct node *node = node_new(parser->arena, NODE_STRING, token->position);

    node->quoted = token->text;
    if (!literal_unquote(token->text, parser->arena, &node->content))
        return parser_fail(parser, "invalid syntax");
    return node;
}

static struct node *grouped_pipeline(struct parser *parser)
{
    struct node *node;

    if (parser->nesting >= PARSER_MAX_NESTING)
        return parser_fail(parser, "max expression depth exceeded");
    parser->nesting++;
    node = parser_pipeline(parser, "parenthesized pipeline", TOKEN_CLOSE);
    parser->nesting--;
    return node;
}

bool parser_unquote(struct parser *parser, const struct token *token, const char *context,
                    struct str *out)
{
    if (token->type != TOKEN_STRING && token->type != TOKEN_RAW_STRING) {
        parser_unexpected(parser, token, context);
        return false;
    }
    if (!literal_unquote(token->text, parser->arena, out)) {
        parser_fail(parser, "invalid syntax");
        return false;
    }
    return true;
}

/* A literal, a name, a group. NULL without an error: none stands here. */
static struct node *term(struct parser *parser)
{
    struct token token = parser_next_word(parser);
    struct node *node;

    switch (token.type) {
    case TOKEN_IDENTIFIER:
        return identifier_node(parser, &token);
    case TOKEN_DOT:
        return node_new(parser->arena, NODE_DOT, token.position);
    case TOKEN_NIL:
        return node_new(parser->arena, NODE_NIL, token.position);
    case TOKEN_VARIABLE:
        return use_variable(parser, &token);
    case TOKEN_FIELD:
        node = node_new(parser->arena, NODE_FIELD, token.position);
        add_name(parser, node, field_name(&token));
        return node;
    case TOKEN_BOOL:
        node = node_new(parser->arena, NODE_BOOL, token.position);
        node->truth = str_equals(token.text, "true");
        return node;
    case TOKEN_RUNE:
    case TOKEN_COMPLEX:
    case TOKEN_NUMBER:
        return number_node(parser, &token);
    case TOKEN_OPEN:
        return grouped_pipeline(parser);
    case TOKEN_STRING:
    case TOKEN_RAW_STRING:
        return string_node(parser, &token);
    default:
        parser_back(parser);
        return NULL;
    }
}

static struct node *refuse_field(struct parser *parser, const struct node *node)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(ERROR_MESSAGE_MAX);

    node_print(node, &text);
    return parser_fail(parser, "unexpected . after term %s",
                       go_quoted((struct str){ text.ptr, text.len }, parser->arena).ptr);
}

/* Fields right behind a term: `.a.b`, `$x.a`, `(f x).a`. */
static struct node *with_fields(struct parser *parser, struct node *of)
{
    size_t position = parser_peek(parser).position;
    struct node *chain = of;

    if (of->type == NODE_FIELD || of->type == NODE_VARIABLE) {
        of->position = (uint32_t)position;
    } else {
        chain = node_new(parser->arena, NODE_CHAIN, position);
        chain->of = of;
    }
    while (parser_peek(parser).type == TOKEN_FIELD) {
        struct token token = parser_next(parser);

        add_name(parser, chain, field_name(&token));
    }
    switch (of->type) {
    case NODE_BOOL:
    case NODE_STRING:
    case NODE_NUMBER:
    case NODE_NIL:
    case NODE_DOT:
        return refuse_field(parser, of);
    default:
        return chain;
    }
}

static struct node *operand(struct parser *parser)
{
    struct node *node = term(parser);

    if (!node || parser_peek(parser).type != TOKEN_FIELD)
        return node;
    return with_fields(parser, node);
}

static bool has_failed(const struct parser *parser)
{
    return parser->err->code != ERR_OK;
}

static struct node *command(struct parser *parser)
{
    struct node *node = node_new(parser->arena, NODE_COMMAND, parser_peek_word(parser).position);

    for (;;) {
        struct node *word;
        struct token token;

        parser_peek_word(parser);
        word = operand(parser);
        if (has_failed(parser))
            return NULL;
        if (word)
            node_list_add(&node->list, word, parser->arena);
        token = parser_next(parser);
        if (token.type == TOKEN_SPACE)
            continue;
        if (token.type == TOKEN_RIGHT || token.type == TOKEN_CLOSE)
            parser_back(parser);
        else if (token.type != TOKEN_PIPE)
            return parser_unexpected(parser, &token, "operand");
        break;
    }
    if (node->list.count == 0)
        return parser_fail(parser, "empty command");
    return node;
}

static struct node *check_pipeline(struct parser *parser, struct node *pipe, const char *context)
{
    const struct node_list *commands = &pipe->pipeline.commands;

    if (commands->count == 0)
        return parser_fail(parser, "missing value for %s", context);
    for (size_t i = 1; i < commands->count; i++) {
        switch (commands->items[i]->list.items[0]->type) {
        case NODE_BOOL:
        case NODE_DOT:
        case NODE_NIL:
        case NODE_NUMBER:
        case NODE_STRING:
            return parser_fail(parser, "non executable command in pipeline stage %zu", i + 1);
        default:
            break;
        }
    }
    return pipe;
}

static void declare(struct parser *parser, struct node *pipe, const struct token *variable)
{
    node_list_add(&pipe->pipeline.variables, variable_node(parser, variable), parser->arena);
    vec_push(&parser->variables, variable->text);
}

/* The variables in front of := or =. False: the parse failed. */
static bool declarations(struct parser *parser, struct node *pipe, const char *context)
{
    struct token variable, after, next;

    while ((variable = parser_peek_word(parser)).type == TOKEN_VARIABLE) {
        parser_next(parser);
        after = parser_peek(parser);
        next = parser_peek_word(parser);
        if (next.type == TOKEN_ASSIGN || next.type == TOKEN_DECLARE) {
            pipe->pipeline.is_assignment = next.type == TOKEN_ASSIGN;
            parser_next_word(parser);
            declare(parser, pipe, &variable);
            return true;
        }
        if (next.type != TOKEN_CHAR || !str_equals(next.text, ",")) {
            parser->tokens[1] = after.type == TOKEN_SPACE ? after : variable;
            parser->tokens[2] = variable;
            parser->ahead = after.type == TOKEN_SPACE ? 3 : 2;
            return true;
        }
        parser_next_word(parser);
        declare(parser, pipe, &variable);
        if (!str_equals(str_of(context), "range") || pipe->pipeline.variables.count >= 2) {
            parser_fail(parser, "too many declarations in %s", context);
            return false;
        }
        next = parser_peek_word(parser);
        if (next.type != TOKEN_VARIABLE && next.type != TOKEN_RIGHT && next.type != TOKEN_CLOSE) {
            parser_fail(parser, "range can only initialize variables");
            return false;
        }
    }
    return true;
}

struct node *parser_pipeline(struct parser *parser, const char *context, enum token_type end)
{
    struct node *pipe = node_new(parser->arena, NODE_PIPE, parser_peek_word(parser).position);

    if (!declarations(parser, pipe, context))
        return NULL;
    for (;;) {
        struct token token = parser_next_word(parser);
        struct node *part;

        if (token.type == end)
            return check_pipeline(parser, pipe, context);
        if (token.type != TOKEN_OPEN &&
            (token.type < TOKEN_STRING || token.type > TOKEN_IDENTIFIER))
            return parser_unexpected(parser, &token, context);
        parser_back(parser);
        part = command(parser);
        if (!part)
            return NULL;
        node_list_add(&pipe->pipeline.commands, part, parser->arena);
    }
}
