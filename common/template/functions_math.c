#include "template/arguments.h"
#include "template/decimal.h"
#include "template/functions.h"
#include "template/literal.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static int give_int64(struct template_call *call, uint64_t number)
{
    call->result = value_of_int64((int64_t)number);
    return 0;
}

static uint64_t number(const struct template_call *call, size_t index)
{
    return (uint64_t)arguments_to_int64(argument(call, index));
}

static int call_add(struct template_call *call, struct error *err)
{
    uint64_t sum = 0;

    (void)err;
    for (size_t i = 0; i < call->count; i++)
        sum += number(call, i);
    return give_int64(call, sum);
}

static int call_add1(struct template_call *call, struct error *err)
{
    (void)err;
    return give_int64(call, number(call, 0) + 1);
}

static int call_sub(struct template_call *call, struct error *err)
{
    (void)err;
    return give_int64(call, number(call, 0) - number(call, 1));
}

static int call_mul(struct template_call *call, struct error *err)
{
    uint64_t product = number(call, 0);

    (void)err;
    for (size_t i = 1; i < call->count; i++)
        product *= number(call, i);
    return give_int64(call, product);
}

/* div and mod; INT64_MIN by -1 wraps as in Go. */
static int divide(struct template_call *call, bool rest, struct error *err)
{
    int64_t a = (int64_t)number(call, 0), b = (int64_t)number(call, 1);

    if (b == 0)
        return error_set(err, ERR_INVALID, "runtime error: integer divide by zero");
    if (b == -1)
        return give_int64(call, rest ? 0 : 0 - (uint64_t)a);
    return give_int64(call, (uint64_t)(rest ? a % b : a / b));
}

static int call_div(struct template_call *call, struct error *err)
{
    return divide(call, false, err);
}

static int call_mod(struct template_call *call, struct error *err)
{
    return divide(call, true, err);
}

static int extreme(struct template_call *call, bool greatest)
{
    int64_t best = (int64_t)number(call, 0);

    for (size_t i = 1; i < call->count; i++) {
        int64_t next = (int64_t)number(call, i);

        if (greatest ? next > best : next < best)
            best = next;
    }
    return give_int64(call, (uint64_t)best);
}

static int call_max(struct template_call *call, struct error *err)
{
    (void)err;
    return extreme(call, true);
}

static int call_min(struct template_call *call, struct error *err)
{
    (void)err;
    return extreme(call, false);
}

static int extreme_float(struct template_call *call, bool greatest)
{
    double best = arguments_to_float(argument(call, 0));

    for (size_t i = 1; i < call->count; i++) {
        double next = arguments_to_float(argument(call, i));

        if (isnan(next) || isnan(best))
            best = isinf(best) && (best > 0) == greatest ? best : (double)NAN;
        else if (greatest ? next > best : next < best)
            best = next;
    }
    call->result = value_of_float(best);
    return 0;
}

static int call_maxf(struct template_call *call, struct error *err)
{
    (void)err;
    return extreme_float(call, true);
}

static int call_minf(struct template_call *call, struct error *err)
{
    (void)err;
    return extreme_float(call, false);
}

static int call_floor(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_float(floor(arguments_to_float(argument(call, 0))));
    return 0;
}

static int call_ceil(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_float(ceil(arguments_to_float(argument(call, 0))));
    return 0;
}

static int call_round(struct template_call *call, struct error *err)
{
    double threshold = call->count > 2 ? argument(call, 2)->number : 0.5, whole;
    double power = pow(10, (double)argument_int(call, 1));
    double shifted = power * arguments_to_float(argument(call, 0));
    double fraction = modf(shifted, &whole);

    (void)err;
    call->result = value_of_float((fraction >= threshold ? ceil(shifted) : floor(shifted)) / power);
    return 0;
}

/* ---- decimal arithmetic ---- */

static int decimal_chain(struct template_call *call, double first, size_t from, char operation,
                         struct error *err)
{
    CLEANUP(decimal_free) struct decimal *result = decimal_new();

    if (template_run_step(call->run, call->count, err) < 0 || decimal_set(result, first, err) < 0)
        return -1;
    for (size_t i = from; i < call->count; i++) {
        if (decimal_apply(result, operation, arguments_to_float(argument(call, i)), err) < 0)
            return -1;
    }
    call->result = value_of_float(decimal_to_double(result));
    return 0;
}

static int call_addf(struct template_call *call, struct error *err)
{
    return decimal_chain(call, 0, 0, '+', err);
}

static int call_add1f(struct template_call *call, struct error *err)
{
    return decimal_chain(call, 1, 0, '+', err);
}

static int call_subf(struct template_call *call, struct error *err)
{
    return decimal_chain(call, arguments_to_float(argument(call, 0)), 1, '-', err);
}

static int call_mulf(struct template_call *call, struct error *err)
{
    return decimal_chain(call, arguments_to_float(argument(call, 0)), 1, '*', err);
}

static int call_divf(struct template_call *call, struct error *err)
{
    return decimal_chain(call, arguments_to_float(argument(call, 0)), 1, '/', err);
}

/* ---- conversions ---- */

static int call_int(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_int(arguments_to_int64(argument(call, 0)));
    return 0;
}

static int call_int64(struct template_call *call, struct error *err)
{
    (void)err;
    return give_int64(call, number(call, 0));
}

static int call_float64(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_float(arguments_to_float(argument(call, 0)));
    return 0;
}

/* A number too large is the greatest there is, as strconv.Atoi gives beside its error. */
static int call_atoi(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_int(literal_clamp_int(argument_str(call, 0)));
    return 0;
}

static int call_to_decimal(struct template_call *call, struct error *err)
{
    int64_t value = 0;
    struct str text;

    if (template_print(call, argument(call, 0), &text, err) < 0)
        return -1;
    if (!literal_parse_int(text, 8, &value))
        value = 0;
    return give_int64(call, (uint64_t)value);
}

/* ---- rows of numbers ---- */

struct row {
    int64_t start, step;
    uint64_t count;
};

static struct row row_of(int64_t start, int64_t stop, int64_t step)
{
    struct row row = { start, step, 0 };
    uint64_t distance =
        stop < start ? (uint64_t)start - (uint64_t)stop : (uint64_t)stop - (uint64_t)start;
    uint64_t width = step < 0 ? 0 - (uint64_t)step : (uint64_t)step;

    if (step != 0 && (stop < start) == (step < 0))
        row.count = distance / width + (distance % width != 0);
    return row;
}

static int give_row(struct template_call *call, struct row row, struct error *err)
{
    if (arguments_charge_items(call, row.count, err) < 0)
        return -1;
    call->result = value_list_new(&value_type_ints, row.count, call->arena);
    for (uint64_t i = 0; i < row.count; i++)
        value_list_add(&call->result,
                       value_of_int((int64_t)((uint64_t)row.start + i * (uint64_t)row.step)),
                       call->arena);
    return 0;
}

static int call_until(struct template_call *call, struct error *err)
{
    int64_t count = argument_int(call, 0);

    return give_row(call, row_of(0, count, count < 0 ? -1 : 1), err);
}

static int call_until_step(struct template_call *call, struct error *err)
{
    return give_row(
        call, row_of(argument_int(call, 0), argument_int(call, 1), argument_int(call, 2)), err);
}

static int call_seq(struct template_call *call, struct error *err)
{
    int64_t start = call->count > 1 ? argument_int(call, 0) : 1;
    int64_t end = call->count ? argument_int(call, call->count - 1) : 0;
    int64_t direction = end < start ? -1 : 1;
    int64_t step = call->count == 3 ? argument_int(call, 1) : direction;
    CLEANUP(strbuf_release) struct strbuf text = ARGUMENTS_TEXT(call);
    struct row row;

    if (call->count == 0 || call->count > 3 || (call->count == 3 && direction < 0 && step > 0))
        return arguments_same_text(call, STR_EMPTY);
    row = row_of(start, (int64_t)((uint64_t)end + (uint64_t)direction), step);
    for (uint64_t i = 0; i < row.count && !text.truncated; i++)
        strbuf_printf(&text, "%s%" PRId64, i ? " " : "",
                      (int64_t)((uint64_t)row.start + i * (uint64_t)row.step));
    return template_text(call, &text, err);
}

#define FOLD "func(interface {}, ...interface {}) int64"
#define FOLD_FLOAT "func(interface {}, ...interface {}) float64"

const struct template_function functions_math[] = {
    { "add", "func(...interface {}) int64", call_add },
    { "add1", "func(interface {}) int64", call_add1 },
    { "add1f", "func(interface {}) float64", call_add1f },
    { "addf", "func(...interface {}) float64", call_addf },
    { "atoi", "func(string) int", call_atoi },
    { "biggest", FOLD, call_max },
    { "ceil", "func(interface {}) float64", call_ceil },
    { "div", "func(interface {}, interface {}) int64", call_div },
    { "divf", FOLD_FLOAT, call_divf },
    { "float64", "func(interface {}) float64", call_float64 },
    { "floor", "func(interface {}) float64", call_floor },
    { "int", "func(interface {}) int", call_int },
    { "int64", "func(interface {}) int64", call_int64 },
    { "max", FOLD, call_max },
    { "maxf", FOLD_FLOAT, call_maxf },
    { "min", FOLD, call_min },
    { "minf", FOLD_FLOAT, call_minf },
    { "mod", "func(interface {}, interface {}) int64", call_mod },
    { "mul", FOLD, call_mul },
    { "mulf", FOLD_FLOAT, call_mulf },
    { "round", "func(interface {}, int, ...float64) float64", call_round },
    { "seq", "func(...int) string", call_seq },
    { "sub", "func(interface {}, interface {}) int64", call_sub },
    { "subf", FOLD_FLOAT, call_subf },
    { "toDecimal", "func(interface {}) int64", call_to_decimal },
    { "until", "func(int) []int", call_until },
    { "untilStep", "func(int, int, int) []int", call_until_step },
    { 0 },
};
