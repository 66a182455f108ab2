#include "base/arena.h"
#include "base/strbuf.h"
#include "data/regex.h"
#include "template/expression_node.h"

#include <limits.h>
#include <math.h>

/* ---- what a value is ---- */

const char *expression_type_name(const struct value *value)
{
    if (value_is_nil(value))
        return "<nil>";
    return value->type->name;
}

static bool is_whole(const struct value *value)
{
    return value_is_signed(value) || value_is_unsigned(value);
}

bool expression_is_number(const struct value *value)
{
    return is_whole(value) || value_is_float(value);
}

double expression_number(const struct value *value)
{
    if (value_is_float(value))
        return value->number;
    return value_is_unsigned(value) ? (double)value->natural : (double)value->integer;
}

static int64_t whole(const struct value *value)
{
    return value_is_unsigned(value) ? (int64_t)value->natural : value->integer;
}

static bool are_texts(const struct value operands[2])
{
    return value_kind(&operands[0]) == VALUE_STRING && value_kind(&operands[1]) == VALUE_STRING;
}

static bool are_numbers(const struct value operands[2])
{
    return expression_is_number(&operands[0]) && expression_is_number(&operands[1]);
}

static bool are_whole(const struct value operands[2])
{
    return is_whole(&operands[0]) && is_whole(&operands[1]);
}

/* ---- comparing ---- */

bool expression_equal(const struct value *a, const struct value *b)
{
    const struct value both[] = { *a, *b };

    if (value_is_nil(a) || value_is_nil(b))
        return value_is_nil(a) && value_is_nil(b);
    if (are_whole(both))
        return whole(a) == whole(b);
    if (are_numbers(both))
        return expression_number(a) == expression_number(b);
    return value_kind(a) == value_kind(b) && value_equal(a, b);
}

bool expression_compare(const struct value *a, const struct value *b, int *out)
{
    const struct value both[] = { *a, *b };

    if (are_texts(both)) {
        *out = str_compare(value_str(a), value_str(b));
        return true;
    }
    if (!are_numbers(both))
        return false;
    *out = are_whole(both) ? (whole(a) > whole(b)) - (whole(a) < whole(b))
                           : (expression_number(a) > expression_number(b)) -
                                 (expression_number(a) < expression_number(b));
    return true;
}

static int not_defined(struct str operator, const struct value operands[2], struct error *err)
{
    return error_set(err, ERR_UNKNOWN, "invalid operation: %s %.*s %s",
                     expression_type_name(&operands[0]), STR_ARG(operator),
                     expression_type_name(&operands[1]));
}

static int order(struct str operator, const struct value operands[2], struct value *out,
                 struct error *err)
{
    int order;

    if (!expression_compare(&operands[0], &operands[1], &order))
        return not_defined(operator, operands, err);
    *out = value_of_bool(str_equals(operator, "<")    ? order < 0
                         : str_equals(operator, "<=") ? order <= 0
                         : str_equals(operator, ">")  ? order > 0
                                                      : order >= 0);
    return 0;
}

static int is_in(struct expression_run *run, const struct value operands[2], struct value *out,
                 struct error *err)
{
    const struct value *container = &operands[1];
    struct value found;
    bool is_there = false;

    if (value_kind(container) == VALUE_MAP) {
        is_there = value_kind(&operands[0]) == VALUE_STRING &&
                   value_map_get(container, value_str(&operands[0]), &found);
    } else if (value_kind(container) == VALUE_SLICE) {
        if (expression_spend(run, value_count(container), err) < 0)
            return -1;
        for (size_t i = 0; i < value_count(container) && !is_there; i++) {
            found = value_item(container, i);
            is_there = expression_equal(&operands[0], &found);
        }
    } else if (!value_is_nil(container)) {
        return error_set(err, ERR_UNKNOWN, "operator \"in\" not defined on %s",
                         expression_type_name(container));
    }
    *out = value_of_bool(is_there);
    return 0;
}

/* ---- texts ---- */

static int matches(const struct value operands[2], struct value *out, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;

    if (regex_compile(value_str(&operands[1]), &regex, err) < 0)
        return -1;
    *out = value_of_bool(regex_matches(regex, value_str(&operands[0])));
    return 0;
}

static int compare_texts(struct expression_run *run, struct str operator,
                         const struct value operands[2], struct value *out, struct error *err)
{
    struct str left = value_str(&operands[0]), right = value_str(&operands[1]);

    if (value_is_nil(&operands[0]) || value_is_nil(&operands[1])) {
        *out = value_of_bool(false);
        return 0;
    }
    if (!are_texts(operands))
        return not_defined(operator, operands, err);
    if (expression_spend(run, left.len / 64, err) < 0)
        return -1;
    if (str_equals(operator, "matches"))
        return matches(operands, out, err);
    *out = value_of_bool(str_equals(operator, "contains")     ? str_find(left, right) >= 0
                         : str_equals(operator, "startsWith") ? str_has_prefix(left, right)
                                                              : str_has_suffix(left, right));
    return 0;
}

static int join(struct expression_run *run, const struct value operands[2], struct value *out,
                struct error *err)
{
    struct str left = value_str(&operands[0]), right = value_str(&operands[1]);
    char *text;

    if (expression_spend(run, left.len + right.len, err) < 0)
        return -1;
    text = arena_alloc(run->arena, left.len + right.len + 1);
    for (size_t i = 0; i < left.len; i++)
        text[i] = left.ptr[i];
    for (size_t i = 0; i < right.len; i++)
        text[left.len + i] = right.ptr[i];
    *out = value_of_str((struct str){ text, left.len + right.len });
    return 0;
}

/* ---- numbers ---- */

static int divide_whole(const struct value operands[2], struct value *out, struct error *err)
{
    int64_t by = whole(&operands[1]);

    if (by == 0)
        return error_set(err, ERR_UNKNOWN, "integer divide by zero");
    *out = value_of_int(by == -1 ? 0 : whole(&operands[0]) % by);
    return 0;
}

/* Beyond int64 it comes round, as in Go. */
static struct value compute_whole(char operator, int64_t a, int64_t b)
{
    uint64_t left = (uint64_t)a, right = (uint64_t)b;

    return value_of_int((int64_t)(operator== '+' ? left + right :
                                  operator== '-' ? left - right
                                                 : left * right));
}

static int compute(struct str operator, const struct value operands[2], struct value *out,
                   struct error *err)
{
    double a, b;

    if (!are_numbers(operands))
        return not_defined(operator, operands, err);
    a = expression_number(&operands[0]);
    b = expression_number(&operands[1]);
    if (str_equals(operator, "%"))
        return are_whole(operands) ? divide_whole(operands, out, err)
                                   : not_defined(operator, operands, err);
    if (str_equals(operator, "/"))
        *out = value_of_float(a / b);
    else if (str_equals(operator, "**"))
        *out = value_of_float(pow(a, b));
    else if (are_whole(operands))
        *out = compute_whole(operator.ptr[0], whole(&operands[0]), whole(&operands[1]));
    else
        *out = value_of_float(operator.ptr[0] == '+' ? a + b :
                              operator.ptr[0] == '-' ? a - b
                                                     : a * b);
    return 0;
}

static int range(struct expression_run *run, const struct value operands[2], struct value *out,
                 struct error *err)
{
    int64_t from = whole(&operands[0]), to = whole(&operands[1]);
    uint64_t count = to >= from ? (uint64_t)to - (uint64_t)from : 0;

    if (!are_whole(operands))
        return not_defined(STR(".."), operands, err);
    if (expression_spend(run, count < EXPRESSION_MAX_STEPS ? count : EXPRESSION_MAX_STEPS, err) < 0)
        return -1;
    *out = value_list_new(&value_type_list, count + 1, run->arena);
    for (int64_t i = from; i <= to; i++)
        value_list_add(out, value_of_int(i), run->arena);
    return 0;
}

/* ---- any ---- */

int expression_unary(struct str operator, const struct value * operand, struct value *out,
                     struct error *err)
{
    if (str_equals(operator, "!")) {
        if (value_kind(operand) != VALUE_BOOL)
            return error_set(err, ERR_UNKNOWN, "interface conversion: interface {} is %s, not bool",
                             expression_type_name(operand));
        *out = value_of_bool(!operand->truth);
        return 0;
    }
    if (!expression_is_number(operand))
        return error_set(err, ERR_UNKNOWN, "invalid operation: %.*s%s", STR_ARG(operator),
                         expression_type_name(operand));
    *out = *operand;
    if (str_equals(operator, "-"))
        *out = is_whole(operand) ? compute_whole('-', 0, whole(operand))
                                 : value_of_float(-operand->number);
    return 0;
}

int expression_binary(struct expression_run *run, struct str operator,
                      const struct value operands[2], struct value *out, struct error *err)
{
    bool is_equal = str_equals(operator, "==");

    if (is_equal || str_equals(operator, "!=")) {
        *out = value_of_bool(expression_equal(&operands[0], &operands[1]) == is_equal);
        return 0;
    }
    if (operator.ptr[0] == '<' || operator.ptr[0] == '>')
        return order(operator, operands, out, err);
    if (str_equals(operator, "in"))
        return is_in(run, operands, out, err);
    if (str_equals(operator, ".."))
        return range(run, operands, out, err);
    if (operator.ptr[0] >= 'a' && operator.ptr[0] <= 'z')
        return compare_texts(run, operator, operands, out, err);
    if (str_equals(operator, "+") && are_texts(operands))
        return join(run, operands, out, err);
    return compute(operator, operands, out, err);
}
