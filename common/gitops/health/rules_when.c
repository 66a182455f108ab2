/* Conditions: terms, all of which must hold. */
#include "gitops/health/rules_run.h"

#include <assert.h>
#include <stdlib.h>

enum comparison {
    IS_TRUE,
    EQUAL,
    DIFFERENT,
    BEGINS,
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
        { "!=", DIFFERENT }, { "<=", LESS_OR_EQUAL }, { ">=", GREATER_OR_EQUAL }, { "^=", BEGINS },
        { "=", EQUAL },      { "<", LESS },           { ">", GREATER },
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
        return a->table == b->table;
    }
}

static bool as_number(const struct rule_value *value, double *number)
{
    char *end;

    if (value->type == RULE_NUMBER) {
        *number = value->number;
        return true;
    }
    if (value->type != RULE_STRING || value->text.len == 0)
        return false;
    *number = strtod(value->text.ptr, &end);
    return end == value->text.ptr + value->text.len;
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
    if (!run->failed && (!as_number(&value, &a) || !as_number(&other, &b)))
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
    for (bool more = true; more; *cursor += more) {
        const struct rule_value literal = read_literal(cursor);

        found = found || is_equal(value, &literal);
        more = **cursor == '|';
    }
    return found;
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
