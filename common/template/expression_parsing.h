#pragma once

#include "template/expression_node.h"

/* Private to the parser of expressions: precedence climbing, one token ahead. */
struct expression_parsing {
    struct expression_lexer lexer;
    struct token token;
    size_t nodes, depth;
    unsigned predicates; /* that what is read stands in */
};

/* ---- tokens ---- */

int expression_advance(struct expression_parsing *parsing, struct error *err);
bool expression_is_operator(const struct expression_parsing *parsing, const char *text);
int expression_unexpected(const struct expression_parsing *parsing, struct error *err);
int expression_expect(struct expression_parsing *parsing, const char *text, struct error *err);

/* ---- nodes ---- */

int expression_new(struct expression_parsing *parsing, enum expression_kind kind, size_t room,
                   struct expression **out, struct error *err);
/** -1 when the tree gets too deep to be walked. */
int expression_add(struct expression *node, const struct expression *item, struct error *err);

/* ---- what stands where ---- */

/** Operators of at least this precedence; 0: anything. */
int expression_parse_from(struct expression_parsing *parsing, unsigned least,
                          const struct expression **out, struct error *err);
/** A value with the members, indexes and calls that follow it. */
int expression_parse_operand(struct expression_parsing *parsing, const struct expression **out,
                             struct error *err);
/** What follows a value that is there: `*base` becomes all of it. */
int expression_parse_postfixes(struct expression_parsing *parsing, const struct expression **base,
                               struct error *err);
/** "(...)" of the function `name`; `first` is what a pipe brings, or NULL. */
int expression_parse_call(struct expression_parsing *parsing, struct token name,
                          const struct expression *first, const struct expression **out,
                          struct error *err);
