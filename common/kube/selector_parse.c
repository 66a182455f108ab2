/*
 * The text form of selectors. A key may be a word that is an operator elsewhere ("in", "notin"):
 * what a word means depends on where it stands, so the reader says what it expects.
 */
#include "base/arena.h"
#include "base/vec.h"
#include "data/go_quote.h"
#include "kube/label_requirement.h"
#include "kube/selector.h"

#include <string.h>

enum token_kind {
    TOKEN_END,
    TOKEN_WORD,
    TOKEN_COMMA,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_NOT,
    TOKEN_OPERATOR,
    TOKEN_ERROR,
};

struct token {
    enum token_kind kind;
    struct str text;
    enum label_relation relation; /* of TOKEN_OPERATOR */
};

struct parser {
    struct str text;
    size_t position;
    struct arena *arena;
    struct error *err;
};

/* A NUL ends a word, as it does in Go's reader. */
static bool is_blank(char c)
{
    return !c || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_symbol(char c)
{
    return c && strchr("=!(),><", c);
}

static struct token symbol_of(struct str text)
{
    static const struct {
        const char *text;
        enum token_kind kind;
        enum label_relation relation;
    } symbols[] = {
        { ")", TOKEN_CLOSE, 0 },
        { ",", TOKEN_COMMA, 0 },
        { "!", TOKEN_NOT, 0 },
        { "(", TOKEN_OPEN, 0 },
        { "==", TOKEN_OPERATOR, LABEL_DOUBLE_EQUALS },
        { "=", TOKEN_OPERATOR, LABEL_EQUALS },
        { ">", TOKEN_OPERATOR, LABEL_GREATER },
        { "<", TOKEN_OPERATOR, LABEL_LESS },
        { "!=", TOKEN_OPERATOR, LABEL_NOT_EQUALS },
        { "in", TOKEN_OPERATOR, LABEL_IN },
        { "notin", TOKEN_OPERATOR, LABEL_NOT_IN },
    };

    for (size_t i = 0; i < sizeof(symbols) / sizeof(*symbols); i++)
        if (str_equals(text, symbols[i].text))
            return (struct token){ symbols[i].kind, text, symbols[i].relation };
    return (struct token){ TOKEN_ERROR, text, 0 };
}

/* The longest run of symbol characters that is a symbol. */
static struct token read_symbol(const struct parser *parser, size_t begin, size_t *end)
{
    struct token best = { TOKEN_ERROR, str_slice(parser->text, begin, begin + 1), 0 };

    *end = begin + 1;
    for (size_t length = 1; length <= 2 && begin + length <= parser->text.len; length++) {
        struct token token = symbol_of(str_slice(parser->text, begin, begin + length));

        if (token.kind == TOKEN_ERROR)
            break;
        best = token;
        *end = begin + length;
    }
    return best;
}

/* The token at hand; `*end` is where the next begins. `words` makes "in" and "notin" words. */
static struct token read_token(const struct parser *parser, bool words, size_t *end)
{
    size_t begin = parser->position;

    while (begin < parser->text.len && is_blank(parser->text.ptr[begin]))
        begin++;
    if (begin >= parser->text.len) {
        *end = begin;
        return (struct token){ TOKEN_END, STR_EMPTY, 0 };
    }
    if (is_symbol(parser->text.ptr[begin]))
        return read_symbol(parser, begin, end);

    for (*end = begin; *end < parser->text.len; ++*end)
        if (is_blank(parser->text.ptr[*end]) || is_symbol(parser->text.ptr[*end]))
            break;

    struct str text = str_slice(parser->text, begin, *end);
    struct token token = words ? (struct token){ TOKEN_ERROR, text, 0 } : symbol_of(text);

    return token.kind == TOKEN_ERROR ? (struct token){ TOKEN_WORD, text, 0 } : token;
}

static struct token look(const struct parser *parser)
{
    size_t end;

    return read_token(parser, true, &end);
}

static struct token take(struct parser *parser, bool words)
{
    size_t end;
    struct token token = read_token(parser, words, &end);

    parser->position = end;
    return token;
}

static int expected(const struct parser *parser, struct token found, const char *what)
{
    return error_set(parser->err, ERR_INVALID, "found '%.*s', expected: %s", STR_ARG(found.text),
                     what);
}

/* Grown with vec_push(). */
struct str_list {
    struct str *items;
    size_t count, capacity;
};

static void add_value(struct str_list *values, struct str value)
{
    vec_push(values, value);
}

/* What stands between the parentheses; "" for each gap: "(a,)" and "(,)" hold it too. */
static int parse_list(struct parser *parser, struct str_list *values)
{
    for (;;) {
        struct token token = take(parser, true), next = look(parser);

        if (token.kind == TOKEN_WORD) {
            add_value(values, token.text);
            if (next.kind == TOKEN_CLOSE)
                return 0;
            if (next.kind != TOKEN_COMMA)
                return expected(parser, next, "',' or ')'");
        } else if (token.kind == TOKEN_COMMA) {
            if (values->count == 0 || next.kind == TOKEN_COMMA || next.kind == TOKEN_CLOSE)
                add_value(values, STR_EMPTY);
            if (next.kind == TOKEN_CLOSE)
                return 0;
        } else {
            return expected(parser, token, "',', or identifier");
        }
    }
}

static int parse_set(struct parser *parser, struct str_list *values)
{
    struct token open = take(parser, true), first = look(parser);

    if (open.kind != TOKEN_OPEN)
        return error_set(parser->err, ERR_INVALID, "found '%.*s' expected: '('",
                         STR_ARG(open.text));
    if (first.kind == TOKEN_CLOSE)
        vec_push(values, STR_EMPTY);
    else if (first.kind != TOKEN_WORD && first.kind != TOKEN_COMMA)
        return expected(parser, first, "',', ')' or identifier");
    else if (parse_list(parser, values) < 0)
        return -1;
    take(parser, true); /* the closing one: it was seen */
    return 0;
}

static int parse_single(struct parser *parser, struct str_list *values)
{
    struct token token = look(parser);

    if (token.kind == TOKEN_END || token.kind == TOKEN_COMMA) {
        vec_push(values, STR_EMPTY);
        return 0;
    }
    take(parser, true);
    if (token.kind != TOKEN_WORD)
        return expected(parser, token, "identifier");
    vec_push(values, token.text);
    return 0;
}

static int parse_values(struct parser *parser, struct label_requirement *out)
{
    struct str_list values = { 0 };
    bool is_set = out->relation == LABEL_IN || out->relation == LABEL_NOT_IN;
    int result = is_set ? parse_set(parser, &values) : parse_single(parser, &values);

    out->values = arena_alloc(parser->arena, (values.count + 1) * sizeof(struct str));
    for (size_t i = 0; i < values.count; i++)
        out->values[i] = str_dup(values.items[i], parser->arena);
    out->value_count = values.count;
    vec_release(&values);
    if (result < 0)
        return -1;
    label_requirement_sort(out);
    return 0;
}

static int parse_requirement(struct parser *parser, struct label_requirement *out)
{
    struct token token = take(parser, true);
    bool is_negated = token.kind == TOKEN_NOT;

    if (is_negated)
        token = take(parser, true);
    if (token.kind != TOKEN_WORD)
        return expected(parser, token, "identifier");

    const char *fault = kube_label_key_fault(token.text, parser->arena);
    struct token next = look(parser);

    if (*fault)
        return error_set(parser->err, ERR_INVALID, "<nil>: Invalid value: %s: %s",
                         go_quoted(token.text, parser->arena).ptr, fault);
    out->key = str_dup(token.text, parser->arena);
    out->relation = is_negated ? LABEL_DOES_NOT_EXIST : LABEL_EXISTS;
    if (is_negated || next.kind == TOKEN_END || next.kind == TOKEN_COMMA)
        return label_requirement_check(out, parser->arena, parser->err);

    token = take(parser, false);
    if (token.kind != TOKEN_OPERATOR)
        return expected(parser, token, "in, notin, =, ==, !=, gt, lt");
    out->relation = token.relation;
    if (parse_values(parser, out) < 0)
        return -1;
    return label_requirement_check(out, parser->arena, parser->err);
}

struct requirement_list {
    struct label_requirement *items;
    size_t count, capacity;
};

static int parse_all(struct parser *parser, struct requirement_list *list)
{
    for (;;) {
        struct token token = look(parser);
        struct label_requirement requirement = { 0 };

        if (token.kind == TOKEN_END)
            return 0;
        if (token.kind != TOKEN_WORD && token.kind != TOKEN_NOT)
            return expected(parser, token, "!, identifier, or 'end of string'");
        if (parse_requirement(parser, &requirement) < 0)
            return error_prefix(parser->err, "unable to parse requirement");
        vec_push(list, requirement);

        token = take(parser, true);
        if (token.kind == TOKEN_END)
            return 0;
        if (token.kind != TOKEN_COMMA)
            return expected(parser, token, "',' or 'end of string'");
        token = look(parser);
        if (token.kind != TOKEN_WORD && token.kind != TOKEN_NOT)
            return expected(parser, token, "identifier after ','");
    }
}

int kube_selector_parse(struct str text, struct arena *arena, const struct kube_selector **out,
                        struct error *err)
{
    struct parser parser = { .text = text, .arena = arena, .err = err };
    struct kube_selector *selector = ARENA_NEW(arena, struct kube_selector);
    struct requirement_list list = { 0 };

    if (text.len > SELECTOR_MAX_BYTES)
        return error_set(err, ERR_TOO_LARGE, "the label selector is longer than %d bytes",
                         SELECTOR_MAX_BYTES);

    int result = parse_all(&parser, &list);

    selector->requirements = arena_alloc(arena, (list.count + 1) * sizeof(*list.items));
    if (list.count)
        memcpy(selector->requirements, list.items, list.count * sizeof(*list.items));
    selector->count = list.count;
    vec_release(&list);
    if (result < 0)
        return -1;
    label_requirements_sort(selector);
    *out = selector;
    return 0;
}
