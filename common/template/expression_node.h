#pragma once

#include "template/expression.h"

#include <stdbool.h>

/* Private to expressions: what the parser makes and the evaluator walks. */

enum expression_kind {
    NODE_CONSTANT,
    NODE_NAME,
    NODE_ITEM,      /* "#": the item a predicate looks at; "#index", "#acc" */
    NODE_MEMBER,    /* 0.name, or 0[1] */
    NODE_SLICE,     /* 0[1:2]; either may be NULL */
    NODE_CHAIN,     /* the end of a chain with "?.": nil where it breaks off */
    NODE_UNARY,     /* name 0 */
    NODE_BINARY,    /* 0 name 1 */
    NODE_CONDITION, /* 0 ? 1 : 2 */
    NODE_CALL,      /* name(0, 1...) */
    NODE_METHOD,    /* 0(1...): a function that is a value */
    NODE_LIST,
    NODE_MAP, /* key, value, key... */
    NODE_LET, /* let name = 0; 1 */
};

struct expression {
    enum expression_kind kind;
    bool is_optional; /* of NODE_MEMBER: "?." */
    struct str name;
    struct value constant;
    const struct expression_function *function; /* of NODE_CALL */
    const struct expression **items;
    size_t count, depth;
};

/* ---- evaluating ---- */

/** What a predicate has at hand, and the names of "let", innermost first. */
struct expression_scope {
    const struct expression_scope *outer;
    struct str name;           /* of a "let"; empty: a predicate's */
    struct value value;        /* the item */
    struct value index, total; /* "#index", "#acc" */
};

struct expression_run {
    const struct value *environment;
    struct arena *arena;
    size_t steps;
};

/** 0; -1; or 1: the chain broke off at a "?.". */
int expression_value(struct expression_run *run, const struct expression *node,
                     const struct expression_scope *scope, struct value *out, struct error *err);
/** Count what is made; -1 past the limit. */
int expression_spend(struct expression_run *run, size_t steps, struct error *err);

int expression_unary(struct str operator, const struct value * operand, struct value *out,
                     struct error *err);
int expression_binary(struct expression_run *run, struct str operator,
                      const struct value operands[2], struct value *out, struct error *err);
bool expression_equal(const struct value *a, const struct value *b);
/** -1, 0, 1; false: they have no order. */
bool expression_compare(const struct value *a, const struct value *b, int *out);
const char *expression_type_name(const struct value *value);
bool expression_is_number(const struct value *value);
double expression_number(const struct value *value);

/* ---- functions ---- */

struct expression_call {
    struct expression_run *run;
    const struct expression *node;
    const struct expression_scope *scope;
    struct value arguments[4]; /* those before the predicate */
    size_t count;
};

struct expression_function {
    const char *name;
    unsigned least, most; /* arguments, the predicate included */
    /** The last argument is a predicate, looked at once an item. */
    bool takes_predicate;
    int (*call)(struct expression_call *call, struct value *out, struct error *err);
};

extern const struct expression_function expression_predicates[];
extern const struct expression_function expression_texts[];
const struct expression_function *expression_function_find(struct str name);

/** Always -1: an argument is of a wrong type. */
int expression_wrong(const struct expression_call *call, size_t index, struct error *err);
int expression_want(const struct expression_call *call, size_t index, enum value_kind kind,
                    struct error *err);
/** An argument that is a text; empty for all else. */
struct str expression_text(const struct expression_call *call, size_t index);

/* ---- lexing ---- */

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_STRING, TOKEN_NAME, TOKEN_OPERATOR };

struct token {
    enum token_kind kind;
    struct str text;    /* of a string: what it means */
    struct value value; /* of a number */
    size_t at;
};

struct expression_lexer {
    struct str text;
    size_t position;
    struct arena *arena;
};

int expression_next(struct expression_lexer *lexer, struct token *out, struct error *err);
/** Says where: "... (line:column)". Always -1. */
int expression_fail(const struct expression_lexer *lexer, size_t at, const char *what,
                    struct str token, struct error *err);
