/* Conditions: terms, all of which must hold. */
#include "gitops/health/rules_run.h"

#include <assert.h>
#include <stdlib.h>
#include <strings.h>

enum comparison {
    IS_TRUE,
    EQUAL,
    DIFFERENT,
    BEGINS,
    HOLDS,
    LESS,
    GREATER,
    LESS_OR_EQUAL,
    GREATER_OR_EQUAL,
};

static enum comparison read_comparison(const char **cursor)
{
    static const struct {
        const char *sign;
        enum comparison comparison;
    } signs[] = {
        { "!=", DIFFERENT }, { "<=", LESS_OR_EQUAL }, { ">=", GREATER_OR_EQUAL },
        { "^=", BEGINS },    { "*=", HOLDS },         { "=", EQUAL },
        { "<", LESS },       { ">", GREATER },
    };

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        size_t length = strlen(signs[i].sign);

        if (strncmp(*cursor, signs[i].sign, length) == 0) {
            *cursor += length;
            return signs[i].comparison;
        }
    }
    return IS_TRUE;
}

/* A table without members stands for all such. */
static bool is_empty_table(const struct rule_value *value)
{
    for (struct json_cursor at = json_walk(value->table); json_next(&at);) {
        if (!json_is(at.value, JSON_NULL))
            return false;
    }
    return true;
}

static struct rule_value read_literal(const char **cursor)
{
    struct str text;
    char *end;
    double number;

    if (**cursor == '\'') {
        text.ptr = *cursor + 1;
        text.len = strcspn(text.ptr, "'");
        *cursor = text.ptr + text.len + 1;
        return rule_value_text(text);
    }
    text = (struct str){ *cursor, strcspn(*cursor, "| ") };
    *cursor += text.len;
    if (str_equals(text, "nil"))
        return (struct rule_value){ .type = RULE_NIL };
    if (str_equals(text, "true") || str_equals(text, "false"))
        return (struct rule_value){ .type = RULE_BOOL, .flag = text.ptr[0] == 't' };
    if (str_equals(text, "{}"))
        return (struct rule_value){ .type = RULE_TABLE };
    number = strtod(text.ptr, &end);
    return text.len > 0 && end == *cursor ? rule_value_number(number) : rule_value_text(text);
}

static bool is_equal(const struct rule_value *a, const struct rule_value *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case RULE_NIL:
        return true;
    case RULE_BOOL:
        return a->flag == b->flag;
    case RULE_NUMBER:
        return a->number == b->number;
    case RULE_STRING:
        return str_equal(a->text, b->text);
    default:
        return b->table ? a->table == b->table : is_empty_table(a);
    }
}

/* `<number>`, `<string>`, ...: any value of that type. */
static bool is_of_type(const struct rule_value *value, const char **cursor)
{
    const struct str name = { *cursor + 1, strcspn(*cursor, ">") - 1 };

    *cursor += name.len + 2;
    return str_equals(name, rule_value_type(value));
}

/* `@a`, or `@a-@b`. */
static struct rule_value read_other(struct rule_run *run, const char **cursor)
{
    struct rule_value value, other;
    double a = 0, b = 0;

    (*cursor)++;
    value = rule_run_operand(run, cursor);
    if (run->failed || strncmp(*cursor, "-@", 2) != 0)
        return value;
    *cursor += 2;
    other = rule_run_operand(run, cursor);
    if (!run->failed && (!rule_value_as_number(&value, &a) || !rule_value_as_number(&other, &b)))
        rule_run_fail(run, "cannot perform sub operation between %s and %s",
                      rule_value_type(&value), rule_value_type(&other));
    return rule_value_number(a - b);
}

/* Is it one of those behind the sign? The cursor moves behind all of them. */
static bool is_one_of(struct rule_run *run, const struct rule_value *value, const char **cursor)
{
    bool found = false;

    if (**cursor == '@') {
        const struct rule_value other = read_other(run, cursor);

        return is_equal(value, &other);
    }
    if (**cursor == '<')
        return is_of_type(value, cursor);
    for (bool more = true; more; *cursor += more) {
        const struct rule_value literal = read_literal(cursor);

        found = found || is_equal(value, &literal);
        more = **cursor == '|';
    }
    return found;
}

/* Letters of whatever case are alike. */
static bool holds_one_of(const struct rule_value *value, const char **cursor)
{
    bool found = false;

    for (bool more = true; more; *cursor += more) {
        const struct rule_value word = read_literal(cursor);

        for (size_t i = 0; !found && i + word.text.len <= value->text.len; i++)
            found = strncasecmp(value->text.ptr + i, word.text.ptr, word.text.len) == 0;
        more = **cursor == '|';
    }
    return found && value->type == RULE_STRING;
}

/* a < b or a <= b, in the order in which a script's interpreter compares and complains. */
static bool is_less(struct rule_run *run, const struct rule_value *a, const struct rule_value *b,
                    bool or_equal)
{
    int order;

    if (a->type == RULE_NUMBER && b->type == RULE_NUMBER)
        return or_equal ? a->number <= b->number : a->number < b->number;
    if (a->type != RULE_STRING || b->type != RULE_STRING) {
        rule_run_fail(run, "attempt to compare %s with %s", rule_value_type(a), rule_value_type(b));
        return false;
    }
    order = str_compare(a->text, b->text);
    return or_equal ? order <= 0 : order < 0;
}

static bool is_ordered(struct rule_run *run, const struct rule_value *value,
                       enum comparison comparison, const char **cursor)
{
    const struct rule_value other =
        **cursor == '@' ? read_other(run, cursor) : read_literal(cursor);

    if (run->failed)
        return false;
    if (comparison == LESS || comparison == LESS_OR_EQUAL)
        return is_less(run, value, &other, comparison == LESS_OR_EQUAL);
    return is_less(run, &other, value, comparison == GREATER_OR_EQUAL);
}

static bool term_holds(struct rule_run *run, const char **cursor)
{
    bool is_negated = **cursor == '!';
    struct rule_value value, literal;
    enum comparison comparison;

    *cursor += is_negated;
    value = rule_run_operand(run, cursor);
    if (run->failed)
        return false;
    comparison = read_comparison(cursor);
    switch (comparison) {
    case IS_TRUE:
        return rule_value_is_true(&value) != is_negated;
    case EQUAL:
        return is_one_of(run, &value, cursor);
    case DIFFERENT:
        return !is_one_of(run, &value, cursor);
    case HOLDS:
        return holds_one_of(&value, cursor);
    case BEGINS:
        literal = read_literal(cursor);
        return value.type == RULE_STRING && str_has_prefix(value.text, literal.text);
    default:
        return is_ordered(run, &value, comparison, cursor);
    }
}

bool rule_run_matches(struct rule_run *run, const char *when)
{
    const char *cursor = when;

    while (cursor && *cursor) {
        bool holds = term_holds(run, &cursor);

        if (run->failed)
            return false;
        assert(*cursor == ' ' || *cursor == '\0');
        if (!holds)
            return false;
        cursor += strspn(cursor, " ");
    }
    return true;
}
