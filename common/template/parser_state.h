#pragma once

#include "base/vec.h"
#include "template/lexer.h"
#include "template/node.h"
#include "template/parser.h"

/* Private to the parser*.c files. */

enum {
    PARSER_MAX_NESTING = 1000, /* of control structures, and of parentheses */
    PARSER_MAX_TEXT = 64 * 1024 * 1024,
};

struct parser {
    struct arena *arena;
    struct template_functions *functions;
    struct error *err;
    struct str file;
    struct lexer lexer;
    struct token tokens[3]; /* looked at already, the next one last */
    int ahead;
    struct template_trees *trees;
    VEC(struct str) variables; /* in scope */
    size_t first_variable;     /* of the template at hand */
    size_t ranges;             /* around the place */
    size_t nesting;
    uint32_t action_line; /* where the action at hand began; 0: in none */
};

struct token parser_next(struct parser *parser);
struct token parser_next_word(struct parser *parser); /* blanks skipped */
struct token parser_peek(struct parser *parser);
struct token parser_peek_word(struct parser *parser);
void parser_back(struct parser *parser);

/** Always NULL: the failure is in parser->err. */
void *parser_fail(struct parser *parser, const char *fmt, ...) PRINTF(2, 3);
void *parser_unexpected(struct parser *parser, const struct token *token, const char *context);

/** Up to `end`, which is consumed. */
struct node *parser_pipeline(struct parser *parser, const char *context, enum token_type end);
/** False: `text` is no string literal. */
bool parser_unquote(struct parser *parser, const struct token *token, const char *context,
                    struct str *out);
