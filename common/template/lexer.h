#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/** The pieces of a template's text, one after the other. */
enum token_type {
    TOKEN_ERROR, /* its text is the message */
    TOKEN_EOF,
    TOKEN_TEXT,
    TOKEN_LEFT,  /* {{ */
    TOKEN_RIGHT, /* }} */
    TOKEN_SPACE,
    TOKEN_ASSIGN,  /* = */
    TOKEN_DECLARE, /* := */
    TOKEN_PIPE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_CHAR, /* another character, such as a comma */
    TOKEN_STRING,
    TOKEN_RAW_STRING,
    TOKEN_RUNE,
    TOKEN_NUMBER,
    TOKEN_COMPLEX,
    TOKEN_BOOL,
    TOKEN_NIL,
    TOKEN_DOT,
    TOKEN_FIELD,
    TOKEN_VARIABLE,
    TOKEN_IDENTIFIER,
    TOKEN_BLOCK, /* the first keyword */
    TOKEN_BREAK,
    TOKEN_CONTINUE,
    TOKEN_DEFINE,
    TOKEN_ELSE,
    TOKEN_END,
    TOKEN_IF,
    TOKEN_RANGE,
    TOKEN_TEMPLATE,
    TOKEN_WITH,
};

struct token {
    enum token_type type;
    struct str text;
    size_t position; /* in the template's text */
    uint32_t line;   /* of its first byte, from 1 */
};

struct lexer {
    struct str input;
    struct str left, right; /* delimiters */
    struct arena *arena;    /* for messages */
    size_t start, at;
    uint32_t line, start_line;
    size_t parentheses;
    bool inside;  /* of an action */
    bool is_over; /* after an error or the end */
    bool found;   /* `token` is to be delivered */
    struct token token;
};

/** `left` and `right` NULL: {{ and }}. All is borrowed. */
void lexer_init(struct lexer *lexer, struct str input, const char *left, const char *right,
                struct arena *arena);
struct token lexer_next(struct lexer *lexer);
/** A token as it stands in an error: quoted, cut at ten characters. */
struct str token_describe(const struct token *token, struct arena *arena);
