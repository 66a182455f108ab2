/* Operators by precedence, and what is only at the top. */
#include "template/expression_parsing.h"

static bool is_word(const struct expression_parsing *parsing, const char *text)
{
    return parsing->token.kind == TOKEN_NAME && str_equals(parsing->token.text, text);
}

static int parse_unary(struct expression_parsing *parsing, const struct expression **out,
                       struct error *err)
{
    enum { OF_NOT = 50, OF_SIGN = 90 };
    bool is_not = expression_is_operator(parsing, "!") || is_word(parsing, "not");
    const struct expression *operand;
    struct expression *node;

    if (!is_not && !expression_is_operator(parsing, "-") && !expression_is_operator(parsing, "+"))
        return expression_parse_operand(parsing, out, err);
    if (expression_new(parsing, NODE_UNARY, 1, &node, err) < 0)
        return -1;
    node->name = is_not ? STR("!") : parsing->token.text;
    if (expression_advance(parsing, err) < 0 ||
        expression_parse_from(parsing, is_not ? OF_NOT : OF_SIGN, &operand, err) < 0 ||
        expression_add(node, operand, err) < 0)
        return -1;
    *out = node;
    return 0;
}

/* ---- operators ---- */

static const struct operator
{
    const char *text, *meaning;
    unsigned precedence;
    bool is_right;
}
operators[] = {
    { "or", "||", 10, false },
    { "||", "||", 10, false },
    { "and", "&&", 15, false },
    { "&&", "&&", 15, false },
    { "==", "==", 20, false },
    { "!=", "!=", 20, false },
    { "<", "<", 20, false },
    { ">", ">", 20, false },
    { "<=", "<=", 20, false },
    { ">=", ">=", 20, false },
    { "in", "in", 20, false },
    { "matches", "matches", 20, false },
    { "contains", "contains", 20, false },
    { "startsWith", "startsWith", 20, false },
    { "endsWith", "endsWith", 20, false },
    { "..", "..", 25, false },
    { "+", "+", 30, false },
    { "-", "-", 30, false },
    { "*", "*", 60, false },
    { "/", "/", 60, false },
    { "%", "%", 60, false },
    { "**", "**", 100, true },
    { "^", "**", 100, true },
    { "??", "??", 500, false },
};

static const struct operator* operator_at(const struct expression_parsing *parsing)
{
    if (parsing->token.kind != TOKEN_OPERATOR && parsing->token.kind != TOKEN_NAME)
        return NULL;
    for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++)
        if (str_equals(parsing->token.text, operators[i].text))
            return &operators[i];
    return NULL;
}

static int parse_pipe(struct expression_parsing *parsing, const struct expression **left,
                      struct error *err)
{
    struct token name;

    if (expression_advance(parsing, err) < 0)
        return -1;
    name = parsing->token;
    if (name.kind != TOKEN_NAME)
        return expression_unexpected(parsing, err);
    if (expression_advance(parsing, err) < 0 ||
        expression_parse_call(parsing, name, *left, left, err) < 0)
        return -1;
    return expression_parse_postfixes(parsing, left, err);
}

static int negate(struct expression_parsing *parsing, const struct expression **node,
                  struct error *err)
{
    struct expression *negation;

    if (expression_new(parsing, NODE_UNARY, 1, &negation, err) < 0 ||
        expression_add(negation, *node, err) < 0)
        return -1;
    negation->name = STR("!");
    *node = negation;
    return 0;
}

/* "a not in b": the operator that follows, at the precedence of its positive. */
static int parse_operator(struct expression_parsing *parsing, unsigned least,
                          const struct expression **left, struct error *err)
{
    bool is_negated = is_word(parsing, "not");
    const struct operator* found;
    const struct expression *right;
    struct expression *node;

    if (is_negated && (least > 20 || expression_advance(parsing, err) < 0))
        return least > 20 ? 0 : -1;
    found = operator_at(parsing);
    if (is_negated && (!found || found->precedence != 20 || parsing->token.kind != TOKEN_NAME))
        return expression_unexpected(parsing, err);
    if (!found || found->precedence < least)
        return 0;
    if (expression_new(parsing, NODE_BINARY, 2, &node, err) < 0 ||
        expression_advance(parsing, err) < 0 ||
        expression_parse_from(parsing, found->is_right ? found->precedence : found->precedence + 1,
                              &right, err) < 0)
        return -1;
    node->name = str_of(found->meaning);
    if (expression_add(node, *left, err) < 0 || expression_add(node, right, err) < 0)
        return -1;
    *left = node;
    return is_negated && negate(parsing, left, err) < 0 ? -1 : 1;
}

static int parse_operators(struct expression_parsing *parsing, unsigned least,
                           const struct expression **out, struct error *err)
{
    int more = 1;

    if (parse_unary(parsing, out, err) < 0)
        return -1;
    while (more > 0) {
        if (least == 0 && expression_is_operator(parsing, "|"))
            more = parse_pipe(parsing, out, err) < 0 ? -1 : 1;
        else
            more = parse_operator(parsing, least, out, err);
    }
    return more;
}

/* ---- what is only at the top, or in parentheses ---- */

static int condition(struct expression_parsing *parsing, const struct expression *const parts[3],
                     const struct expression **out, struct error *err)
{
    struct expression *node;

    if (expression_new(parsing, NODE_CONDITION, 3, &node, err) < 0)
        return -1;
    for (size_t i = 0; i < 3; i++)
        if (expression_add(node, parts[i], err) < 0)
            return -1;
    *out = node;
    return 0;
}

static int parse_ternary(struct expression_parsing *parsing, const struct expression **out,
                         struct error *err)
{
    const struct expression *parts[3] = { *out };

    if (!expression_is_operator(parsing, "?"))
        return 0;
    if (expression_advance(parsing, err) < 0)
        return -1;
    if (expression_is_operator(parsing, ":"))
        parts[1] = *out;
    else if (expression_parse_from(parsing, 0, &parts[1], err) < 0)
        return -1;
    if (expression_expect(parsing, ":", err) < 0 ||
        expression_parse_from(parsing, 0, &parts[2], err) < 0)
        return -1;
    return condition(parsing, parts, out, err);
}

static int parse_let(struct expression_parsing *parsing, const struct expression **out,
                     struct error *err)
{
    const struct expression *value, *body;
    struct expression *node;

    if (expression_advance(parsing, err) < 0)
        return -1;
    if (parsing->token.kind != TOKEN_NAME)
        return expression_unexpected(parsing, err);
    if (expression_new(parsing, NODE_LET, 2, &node, err) < 0)
        return -1;
    node->name = parsing->token.text;
    if (expression_advance(parsing, err) < 0 || expression_expect(parsing, "=", err) < 0 ||
        expression_parse_from(parsing, 0, &value, err) < 0 ||
        expression_expect(parsing, ";", err) < 0 ||
        expression_parse_from(parsing, 0, &body, err) < 0)
        return -1;
    *out = node;
    return expression_add(node, value, err) < 0 ? -1 : expression_add(node, body, err);
}

static int parse_block(struct expression_parsing *parsing, const struct expression **out,
                       struct error *err)
{
    if (expression_expect(parsing, "{", err) < 0 || expression_parse_from(parsing, 0, out, err) < 0)
        return -1;
    return expression_expect(parsing, "}", err);
}

static int parse_if(struct expression_parsing *parsing, const struct expression **out,
                    struct error *err)
{
    const struct expression *parts[3];

    if (expression_advance(parsing, err) < 0 ||
        expression_parse_from(parsing, 0, &parts[0], err) < 0 ||
        parse_block(parsing, &parts[1], err) < 0)
        return -1;
    if (!is_word(parsing, "else"))
        return expression_unexpected(parsing, err);
    if (expression_advance(parsing, err) < 0 ||
        (is_word(parsing, "if") ? parse_if(parsing, &parts[2], err)
                                : parse_block(parsing, &parts[2], err)) < 0)
        return -1;
    return condition(parsing, parts, out, err);
}

static int parse_top(struct expression_parsing *parsing, unsigned least,
                     const struct expression **out, struct error *err)
{
    if (least == 0 && is_word(parsing, "let"))
        return parse_let(parsing, out, err);
    if (least == 0 && is_word(parsing, "if"))
        return parse_if(parsing, out, err);
    if (parse_operators(parsing, least, out, err) < 0)
        return -1;
    return least == 0 ? parse_ternary(parsing, out, err) : 0;
}

int expression_parse_from(struct expression_parsing *parsing, unsigned least,
                          const struct expression **out, struct error *err)
{
    int status;

    if (++parsing->depth > EXPRESSION_MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the expression is nested too deeply");
    status = parse_top(parsing, least, out, err);
    parsing->depth--;
    return status;
}

int expression_parse(struct str text, struct arena *arena, const struct expression **out,
                     struct error *err)
{
    struct expression_parsing parsing = { .lexer = { .text = text, .arena = arena } };

    if (text.len > EXPRESSION_MAX_BYTES)
        return error_set(err, ERR_TOO_LARGE, "the expression is longer than %d bytes",
                         EXPRESSION_MAX_BYTES);
    if (expression_advance(&parsing, err) < 0 || expression_parse_from(&parsing, 0, out, err) < 0)
        return -1;
    return parsing.token.kind == TOKEN_END ? 0 : expression_unexpected(&parsing, err);
}
