/* Literals, names, lists, maps, calls, and what follows a value. */
#include "base/arena.h"
#include "template/expression_parsing.h"

/* ---- tokens ---- */

int expression_advance(struct expression_parsing *parsing, struct error *err)
{
    return expression_next(&parsing->lexer, &parsing->token, err);
}

bool expression_is_operator(const struct expression_parsing *parsing, const char *text)
{
    return parsing->token.kind == TOKEN_OPERATOR && str_equals(parsing->token.text, text);
}

int expression_unexpected(const struct expression_parsing *parsing, struct error *err)
{
    return expression_fail(&parsing->lexer, parsing->token.at, "unexpected token",
                           parsing->token.text, err);
}

int expression_expect(struct expression_parsing *parsing, const char *text, struct error *err)
{
    return expression_is_operator(parsing, text) ? expression_advance(parsing, err)
                                                 : expression_unexpected(parsing, err);
}

/* 1 when it was there and is passed over. */
static int take(struct expression_parsing *parsing, const char *text, struct error *err)
{
    if (!expression_is_operator(parsing, text))
        return 0;
    return expression_advance(parsing, err) < 0 ? -1 : 1;
}

/* ---- nodes ---- */

int expression_new(struct expression_parsing *parsing, enum expression_kind kind, size_t room,
                   struct expression **out, struct error *err)
{
    struct arena *arena = parsing->lexer.arena;

    if (++parsing->nodes > EXPRESSION_MAX_NODES)
        return error_set(err, ERR_TOO_LARGE,
                         "compilation failed: expression exceeds maximum "
                         "allowed nodes");
    *out = ARENA_NEW(arena, struct expression);
    (*out)->kind = kind;
    (*out)->depth = 1;
    (*out)->name = STR_EMPTY;
    (*out)->items = arena_alloc(arena, (room + 1) * sizeof(*(*out)->items));
    return 0;
}

/* A tree as deep as it is long would be walked with as deep a stack. */
int expression_add(struct expression *node, const struct expression *item, struct error *err)
{
    node->items[node->count++] = item;
    if (item && item->depth >= node->depth)
        node->depth = item->depth + 1;
    if (node->depth > EXPRESSION_MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the expression is nested too deeply");
    return 0;
}

static int constant(struct expression_parsing *parsing, struct value value,
                    const struct expression **out, struct error *err)
{
    struct expression *node;

    if (expression_new(parsing, NODE_CONSTANT, 0, &node, err) < 0)
        return -1;
    node->constant = value;
    *out = node;
    return expression_advance(parsing, err);
}

/* Items that grow while they are read. */
struct items {
    const struct expression *list[EXPRESSION_MAX_DEPTH];
    size_t count;
};

static int keep_items(struct expression_parsing *parsing, enum expression_kind kind,
                      const struct items *items, struct expression **out, struct error *err)
{
    if (expression_new(parsing, kind, items->count, out, err) < 0)
        return -1;
    for (size_t i = 0; i < items->count; i++)
        if (expression_add(*out, items->list[i], err) < 0)
            return -1;
    return 0;
}

static int push(struct items *items, const struct expression *item, struct error *err)
{
    if (items->count == EXPRESSION_MAX_DEPTH)
        return error_set(err, ERR_TOO_LARGE, "the expression has too long a list");
    items->list[items->count++] = item;
    return 0;
}

/* ---- lists and maps ---- */

static int parse_list(struct expression_parsing *parsing, const char *end, struct items *items,
                      struct error *err)
{
    while (!expression_is_operator(parsing, end)) {
        const struct expression *item;

        if (expression_parse_from(parsing, 0, &item, err) < 0 || push(items, item, err) < 0)
            return -1;
        if (!expression_is_operator(parsing, end) && expression_expect(parsing, ",", err) < 0)
            return -1;
    }
    return expression_advance(parsing, err);
}

static int parse_array(struct expression_parsing *parsing, const struct expression **out,
                       struct error *err)
{
    struct items items = { .count = 0 };
    struct expression *node;

    if (expression_advance(parsing, err) < 0 || parse_list(parsing, "]", &items, err) < 0 ||
        keep_items(parsing, NODE_LIST, &items, &node, err) < 0)
        return -1;
    *out = node;
    return 0;
}

static int parse_key(struct expression_parsing *parsing, const struct expression **out,
                     struct error *err)
{
    if (parsing->token.kind == TOKEN_NAME || parsing->token.kind == TOKEN_STRING ||
        parsing->token.kind == TOKEN_NUMBER)
        return constant(parsing, value_of_str(parsing->token.text), out, err);
    if (expression_is_operator(parsing, "("))
        return expression_parse_from(parsing, 0, out, err);
    return expression_unexpected(parsing, err);
}

static int parse_map(struct expression_parsing *parsing, const struct expression **out,
                     struct error *err)
{
    struct items items = { .count = 0 };
    const struct expression *key = NULL, *value = NULL;
    struct expression *node;

    if (expression_advance(parsing, err) < 0)
        return -1;
    while (!expression_is_operator(parsing, "}")) {
        if (parse_key(parsing, &key, err) < 0 || expression_expect(parsing, ":", err) < 0 ||
            expression_parse_from(parsing, 0, &value, err) < 0 || push(&items, key, err) < 0 ||
            push(&items, value, err) < 0)
            return -1;
        if (!expression_is_operator(parsing, "}") && expression_expect(parsing, ",", err) < 0)
            return -1;
    }
    if (expression_advance(parsing, err) < 0 ||
        keep_items(parsing, NODE_MAP, &items, &node, err) < 0)
        return -1;
    *out = node;
    return 0;
}

/* ---- calls ---- */

/* "{# > 1}" or the bare expression. */
static int parse_predicate(struct expression_parsing *parsing, const struct expression **out,
                           struct error *err)
{
    int braces = take(parsing, "{", err);

    if (braces < 0)
        return -1;
    parsing->predicates++;
    if (expression_parse_from(parsing, 0, out, err) < 0)
        return -1;
    parsing->predicates--;
    return braces ? expression_expect(parsing, "}", err) : 0;
}

static int parse_arguments(struct expression_parsing *parsing,
                           const struct expression_function *function, struct items *items,
                           struct error *err)
{
    while (!expression_is_operator(parsing, ")")) {
        const struct expression *item;
        int status = function && function->takes_predicate && items->count == 1
                         ? parse_predicate(parsing, &item, err)
                         : expression_parse_from(parsing, 0, &item, err);

        if (status < 0 || push(items, item, err) < 0)
            return -1;
        if (!expression_is_operator(parsing, ")") && expression_expect(parsing, ",", err) < 0)
            return -1;
    }
    return expression_advance(parsing, err);
}

/* `first` is what a pipe brings. */
int expression_parse_call(struct expression_parsing *parsing, struct token name,
                          const struct expression *first, const struct expression **out,
                          struct error *err)
{
    const struct expression_function *function = expression_function_find(name.text);
    struct items items = { .count = 0 };
    struct expression *node;

    if (!function)
        return expression_fail(&parsing->lexer, name.at, "unknown name", name.text, err);
    if (first && push(&items, first, err) < 0)
        return -1;
    if (expression_expect(parsing, "(", err) < 0 ||
        parse_arguments(parsing, function, &items, err) < 0)
        return -1;
    if (items.count < function->least || items.count > function->most)
        return expression_fail(&parsing->lexer, name.at, "invalid number of arguments of",
                               name.text, err);
    if (keep_items(parsing, NODE_CALL, &items, &node, err) < 0)
        return -1;
    node->name = name.text;
    node->function = function;
    *out = node;
    return 0;
}

/* ---- what follows a value ---- */

static int add_member(struct expression_parsing *parsing, const struct expression *base,
                      const struct expression *key, bool is_optional, const struct expression **out,
                      struct error *err)
{
    struct expression *node;

    if (expression_new(parsing, NODE_MEMBER, 2, &node, err) < 0)
        return -1;
    node->is_optional = is_optional;
    *out = node;
    return expression_add(node, base, err) < 0 ? -1 : expression_add(node, key, err);
}

static int parse_dot(struct expression_parsing *parsing, const struct expression *base,
                     bool is_optional, const struct expression **out, struct error *err)
{
    const struct expression *key;

    if (parsing->token.kind != TOKEN_NAME)
        return expression_unexpected(parsing, err);
    if (constant(parsing, value_of_str(parsing->token.text), &key, err) < 0)
        return -1;
    return add_member(parsing, base, key, is_optional, out, err);
}

static int parse_slice(struct expression_parsing *parsing, const struct expression *base,
                       const struct expression *from, const struct expression **out,
                       struct error *err)
{
    const struct expression *to = NULL;
    struct expression *node;

    if (expression_advance(parsing, err) < 0 ||
        (!expression_is_operator(parsing, "]") &&
         expression_parse_from(parsing, 0, &to, err) < 0) ||
        expression_expect(parsing, "]", err) < 0 ||
        expression_new(parsing, NODE_SLICE, 3, &node, err) < 0)
        return -1;
    *out = node;
    return expression_add(node, base, err) < 0 || expression_add(node, from, err) < 0
               ? -1
               : expression_add(node, to, err);
}

static int parse_index(struct expression_parsing *parsing, const struct expression *base,
                       bool is_optional, const struct expression **out, struct error *err)
{
    const struct expression *key = NULL;

    if (!expression_is_operator(parsing, ":") && expression_parse_from(parsing, 0, &key, err) < 0)
        return -1;
    if (expression_is_operator(parsing, ":"))
        return parse_slice(parsing, base, key, out, err);
    if (expression_expect(parsing, "]", err) < 0)
        return -1;
    return add_member(parsing, base, key, is_optional, out, err);
}

static int parse_method_call(struct expression_parsing *parsing, const struct expression *base,
                             const struct expression **out, struct error *err)
{
    struct items items = { .list = { base }, .count = 1 };
    struct expression *node;

    if (parse_arguments(parsing, NULL, &items, err) < 0 ||
        keep_items(parsing, NODE_METHOD, &items, &node, err) < 0)
        return -1;
    *out = node;
    return 0;
}

/* ".name", "?.name" and "?.[key]". */
static int parse_member(struct expression_parsing *parsing, const struct expression **base,
                        bool is_optional, struct error *err)
{
    const struct expression *node = *base;

    if (expression_advance(parsing, err) < 0)
        return -1;
    if (!is_optional || !expression_is_operator(parsing, "["))
        return parse_dot(parsing, node, is_optional, base, err);
    return expression_advance(parsing, err) < 0 ? -1 : parse_index(parsing, node, true, base, err);
}

/* 1: something followed. */
static int parse_postfix(struct expression_parsing *parsing, const struct expression **base,
                         bool *is_chain, struct error *err)
{
    const struct expression *node = *base;
    bool is_optional = expression_is_operator(parsing, "?.");
    bool is_index = expression_is_operator(parsing, "[");

    if (is_optional || expression_is_operator(parsing, ".")) {
        *is_chain = *is_chain || is_optional;
        return parse_member(parsing, base, is_optional, err) < 0 ? -1 : 1;
    }
    if (!is_index && !expression_is_operator(parsing, "("))
        return 0;
    if (expression_advance(parsing, err) < 0)
        return -1;
    return (is_index ? parse_index(parsing, node, false, base, err)
                     : parse_method_call(parsing, node, base, err)) < 0
               ? -1
               : 1;
}

int expression_parse_postfixes(struct expression_parsing *parsing, const struct expression **base,
                               struct error *err)
{
    bool is_chain = false;
    struct expression *chain;
    int more;

    do
        more = parse_postfix(parsing, base, &is_chain, err);
    while (more > 0);
    if (more < 0 || !is_chain)
        return more;
    if (expression_new(parsing, NODE_CHAIN, 1, &chain, err) < 0 ||
        expression_add(chain, *base, err) < 0)
        return -1;
    *base = chain;
    return 0;
}

/* ---- values ---- */

static int named(struct expression_parsing *parsing, enum expression_kind kind, struct str name,
                 const struct expression **out, struct error *err)
{
    struct expression *node;

    if (expression_new(parsing, kind, 0, &node, err) < 0)
        return -1;
    node->name = name;
    *out = node;
    return 0;
}

static int parse_name(struct expression_parsing *parsing, const struct expression **out,
                      struct error *err)
{
    static const struct {
        const char *word;
        struct value value;
    } words[] = {
        { "true", { .type = &value_type_bool, .truth = true } },
        { "false", { .type = &value_type_bool, .truth = false } },
        { "nil", { .type = &value_type_any } },
    };
    struct token name = parsing->token;

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_equals(name.text, words[i].word))
            return constant(parsing, words[i].value, out, err);
    if (expression_advance(parsing, err) < 0)
        return -1;
    if (expression_is_operator(parsing, "(") && expression_function_find(name.text))
        return expression_parse_call(parsing, name, NULL, out, err);
    return named(parsing, NODE_NAME, name.text, out, err);
}

/* "#", "#index", and ".name" for "#.name". */
static int parse_item(struct expression_parsing *parsing, const struct expression **out,
                      struct error *err)
{
    bool is_member = expression_is_operator(parsing, ".");
    struct str name = STR_EMPTY;
    size_t end = parsing->token.at + 1;

    if (parsing->predicates == 0)
        return expression_unexpected(parsing, err);
    if (expression_advance(parsing, err) < 0)
        return -1;
    if (!is_member && parsing->token.kind == TOKEN_NAME && parsing->token.at == end) {
        name = parsing->token.text;
        if (!str_equals(name, "index") && !str_equals(name, "acc"))
            return expression_unexpected(parsing, err);
        if (expression_advance(parsing, err) < 0)
            return -1;
    }
    if (named(parsing, NODE_ITEM, name, out, err) < 0)
        return -1;
    return is_member ? parse_dot(parsing, *out, false, out, err) : 0;
}

static int parse_primary(struct expression_parsing *parsing, const struct expression **out,
                         struct error *err)
{
    switch (parsing->token.kind) {
    case TOKEN_NUMBER:
        return constant(parsing, parsing->token.value, out, err);
    case TOKEN_STRING:
        return constant(parsing, value_of_str(parsing->token.text), out, err);
    case TOKEN_NAME:
        return parse_name(parsing, out, err);
    case TOKEN_OPERATOR:
        break;
    case TOKEN_END:
        return expression_unexpected(parsing, err);
    }
    if (expression_is_operator(parsing, "("))
        return expression_advance(parsing, err) < 0 ||
                       expression_parse_from(parsing, 0, out, err) < 0
                   ? -1
                   : expression_expect(parsing, ")", err);
    if (expression_is_operator(parsing, "["))
        return parse_array(parsing, out, err);
    if (expression_is_operator(parsing, "{"))
        return parse_map(parsing, out, err);
    if (expression_is_operator(parsing, "#") || expression_is_operator(parsing, "."))
        return parse_item(parsing, out, err);
    return expression_unexpected(parsing, err);
}

int expression_parse_operand(struct expression_parsing *parsing, const struct expression **out,
                             struct error *err)
{
    return parse_primary(parsing, out, err) < 0 ? -1
                                                : expression_parse_postfixes(parsing, out, err);
}
