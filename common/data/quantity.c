/*
 * A quantity is kept as decimal digits and a power of ten: quotas and custom resources hold numbers
 * that fit no machine word, and rounding one would show as a difference that nobody made.
 */
#include "data/quantity.h"

#include "base/arena.h"
#include "base/strbuf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    NANO = -9,
    FAST_DIGITS = 18, /* what the API machinery keeps in 64 bits, with its own roundings */
    MAX_DIGITS = QUANTITY_MAX_LENGTH + 32,
};

static const struct suffix {
    const char *text;
    int base, exponent;
} suffixes[] = {
    { "", 10, 0 },   { "n", 10, -9 }, { "u", 10, -6 }, { "m", 10, -3 },
    { "k", 10, 3 },  { "M", 10, 6 },  { "G", 10, 9 },  { "T", 10, 12 },
    { "P", 10, 15 }, { "E", 10, 18 }, { "Ki", 2, 10 }, { "Mi", 2, 20 },
    { "Gi", 2, 30 }, { "Ti", 2, 40 }, { "Pi", 2, 50 }, { "Ei", 2, 60 },
};

/* The parts of a text: sign, digits before and behind the point, suffix. */
struct parts {
    bool negative;
    struct str whole, fraction, suffix;
};

/* An unsigned number being computed: digits from the highest to the lowest. */
struct number {
    unsigned char digits[MAX_DIGITS];
    size_t count;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t span_digits(struct str text, size_t from)
{
    size_t end = from;

    while (end < text.len && is_digit(text.ptr[end]))
        end++;
    return end;
}

static int split(struct str text, struct parts *parts, struct error *err)
{
    size_t at = 0, end;

    *parts = (struct parts){ .whole = STR_EMPTY, .fraction = STR_EMPTY, .suffix = STR_EMPTY };
    if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+'))
        parts->negative = text.ptr[at++] == '-';
    while (at < text.len && text.ptr[at] == '0')
        at++;
    end = span_digits(text, at);
    parts->whole = str_slice(text, at, end);
    at = end;
    if (at < text.len && text.ptr[at] == '.') {
        end = span_digits(text, at + 1);
        parts->fraction = str_slice(text, at + 1, end);
        at = end;
    }
    parts->suffix = str_slice(text, at, text.len);
    while (at < text.len && strchr("eEinumkKMGTP", text.ptr[at]))
        at++;
    if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+'))
        at++;
    if (span_digits(text, at) != text.len)
        return error_set(err, ERR_INVALID,
                         "quantities must match the regular expression "
                         "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    return 0;
}

static bool parse_exponent(struct str text, int *exponent)
{
    CLEANUP(strbuf_release) struct strbuf copy = STRBUF_INIT(32);
    char *end;
    long value;

    strbuf_add(&copy, text.ptr, text.len);
    value = strtol(copy.ptr, &end, 10);
    if (copy.truncated || end == copy.ptr || *end || value < -1000000 || value > 1000000)
        return false;
    *exponent = (int)value;
    return true;
}

static int read_suffix(struct str text, int *base, int *exponent, enum quantity_format *format,
                       struct error *err)
{
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        if (str_equals(text, suffixes[i].text)) {
            *base = suffixes[i].base;
            *exponent = suffixes[i].exponent;
            *format = *base == 2 ? QUANTITY_BINARY_SI : QUANTITY_DECIMAL_SI;
            return 0;
        }
    }
    *base = 10;
    *format = QUANTITY_DECIMAL_EXPONENT;
    if (text.len > 1 && (text.ptr[0] == 'e' || text.ptr[0] == 'E') &&
        parse_exponent(str_slice(text, 1, text.len), exponent))
        return 0;
    return error_set(err, ERR_INVALID, "unable to parse quantity's suffix");
}

/* number = number * factor + carry */
static void number_multiply(struct number *number, unsigned factor, unsigned carry)
{
    for (size_t i = number->count; i-- > 0;) {
        carry += number->digits[i] * factor;
        number->digits[i] = (unsigned char)(carry % 10);
        carry /= 10;
    }
    for (; carry; carry /= 10) {
        assert(number->count < MAX_DIGITS);
        memmove(number->digits + 1, number->digits, number->count++);
        number->digits[0] = (unsigned char)(carry % 10);
    }
}

/* Divide by a small number; true when nothing is left over. */
static bool number_divide(struct number *number, unsigned divisor)
{
    unsigned rest = 0;
    size_t zeroes = 0;

    for (size_t i = 0; i < number->count; i++) {
        rest = rest * 10 + number->digits[i];
        number->digits[i] = (unsigned char)(rest / divisor);
        rest %= divisor;
    }
    while (zeroes < number->count && number->digits[zeroes] == 0)
        zeroes++;
    number->count -= zeroes;
    memmove(number->digits, number->digits + zeroes, number->count);
    return rest == 0;
}

/* Drop the lowest `places` digits, rounding up. True when they were all zero. */
static bool number_cut(struct number *number, size_t places)
{
    bool exact = true;

    for (; places > 0 && number->count > 0; places--)
        exact &= number->digits[--number->count] == 0;
    if (!exact)
        number_multiply(number, 1, 1);
    return exact;
}

static struct number number_of(struct str digits)
{
    struct number number = { .count = 0 };

    for (size_t i = 0; i < digits.len && number.count < MAX_DIGITS; i++)
        if (digits.ptr[i] != '0' || number.count > 0)
            number.digits[number.count++] = (unsigned char)(digits.ptr[i] - '0');
    return number;
}

static struct str number_text(const struct number *number, struct arena *arena)
{
    char *text = arena_alloc(arena, number->count + 2);

    for (size_t i = 0; i < number->count; i++)
        text[i] = (char)('0' + number->digits[i]);
    if (number->count == 0)
        return STR("0");
    return (struct str){ text, number->count };
}

/* Does the number exceed 2^63 - 1? */
static bool exceeds_int64(const struct number *number)
{
    static const char largest[] = "9223372036854775807";
    size_t digits = sizeof(largest) - 1;

    if (number->count != digits)
        return number->count > digits;
    for (size_t i = 0; i < digits; i++)
        if (number->digits[i] != largest[i] - '0')
            return number->digits[i] > largest[i] - '0';
    return false;
}

/*
 * Would the API machinery take its short way, which keeps the text when it is canonical, and is
 * not limited to the range of the long one?
 */
static bool is_short_way(const struct parts *parts, int base, int exponent,
                         const struct number *number)
{
    int whole = parts->whole.len ? (int)parts->whole.len : 1;
    int precision;

    if (base == 10)
        return FAST_DIGITS - whole - (int)parts->fraction.len >= 0 &&
               exponent - (int)parts->fraction.len >= NANO;
    precision = 15 - whole - (int)((float)exponent * 3 / 10) - 1;
    return parts->fraction.len == 0 && precision >= 0 && !exceeds_int64(number);
}

static bool ends_with_thousand(const struct parts *parts)
{
    CLEANUP(strbuf_release) struct strbuf shifted = STRBUF_INIT(QUANTITY_MAX_LENGTH);

    strbuf_add(&shifted, parts->whole.ptr, parts->whole.len);
    strbuf_add(&shifted, parts->fraction.ptr, parts->fraction.len);
    return str_has_suffix((struct str){ shifted.ptr, shifted.len }, STR("000"));
}

/* Is the text already what the canonical form prints? Judged as the API machinery judges it. */
static bool keeps_text(const struct parts *parts, int base, int exponent)
{
    if (base == 2) {
        unsigned value = 0; /* its three lowest bits count, so it may wrap */

        for (size_t i = 0; i < parts->whole.len; i++)
            value = value * 10 + (unsigned)(parts->whole.ptr[i] - '0');
        return (value & 7) != 0;
    }
    return (exponent - (int)parts->fraction.len) % 3 == 0 && parts->whole.len > 0 &&
           !ends_with_thousand(parts);
}

/* The long way: at least a billionth, and for binary suffixes at most 2^63 - 1. */
static void bound(struct number *number, struct quantity *quantity)
{
    if (quantity->exponent < NANO) {
        number_cut(number, (size_t)(NANO - quantity->exponent));
        quantity->exponent = NANO;
    }
    if (quantity->format != QUANTITY_BINARY_SI)
        return;
    if (number->count <= (size_t)-quantity->exponent) {
        quantity->format = QUANTITY_DECIMAL_SI; /* below one: no rounding */
    } else {
        struct number whole = *number;

        number_cut(&whole, (size_t)-quantity->exponent);
        if (exceeds_int64(&whole)) {
            *number = number_of(STR("9223372036854775807"));
            quantity->exponent = 0;
        }
    }
}

int quantity_parse(struct str text, struct arena *arena, struct quantity *out, struct error *err)
{
    struct quantity quantity = { .text = STR_EMPTY };
    struct number number;
    struct parts parts;
    int base, exponent = 0;
    bool short_way;

    if (text.len == 0 || text.len > QUANTITY_MAX_LENGTH)
        return error_set(err, ERR_INVALID,
                         "quantities must match the regular expression "
                         "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    if (split(text, &parts, err) < 0 ||
        read_suffix(parts.suffix, &base, &exponent, &quantity.format, err) < 0)
        return -1;

    number = number_of(
        str_of(arena_printf(arena, "%.*s%.*s", STR_ARG(parts.whole), STR_ARG(parts.fraction))));
    quantity.negative = parts.negative;
    quantity.exponent = -(int)parts.fraction.len + (base == 10 ? exponent : 0);
    for (int i = 0; base == 2 && i < exponent; i += 10)
        number_multiply(&number, 1024, 0);

    short_way = is_short_way(&parts, base, exponent, &number);
    if (!short_way && number.count > 0)
        bound(&number, &quantity);
    else if (short_way && keeps_text(&parts, base, exponent))
        quantity.text = str_dup(text, arena);
    quantity.digits = number_text(&number, arena);
    *out = quantity;
    return 0;
}

bool quantity_is_zero(const struct quantity *quantity)
{
    return str_equals(quantity->digits, "0");
}

/* Is the magnitude at least 10^places? */
static bool has_places(const struct quantity *quantity, int64_t places)
{
    return (int64_t)quantity->digits.len + quantity->exponent > places;
}

static int compare_magnitudes(const struct quantity *a, const struct quantity *b)
{
    int64_t a_places = (int64_t)a->digits.len + a->exponent;
    int64_t b_places = (int64_t)b->digits.len + b->exponent;
    size_t longest = a->digits.len > b->digits.len ? a->digits.len : b->digits.len;

    if (a_places != b_places)
        return a_places < b_places ? -1 : 1;
    for (size_t i = 0; i < longest; i++) {
        char left = i < a->digits.len ? a->digits.ptr[i] : '0';
        char right = i < b->digits.len ? b->digits.ptr[i] : '0';

        if (left != right)
            return left - right;
    }
    return 0;
}

int quantity_compare(const struct quantity *a, const struct quantity *b)
{
    int a_sign = quantity_is_zero(a) ? 0 : a->negative ? -1 : 1;
    int b_sign = quantity_is_zero(b) ? 0 : b->negative ? -1 : 1;

    if (a_sign != b_sign || a_sign == 0)
        return a_sign - b_sign;
    return a_sign * compare_magnitudes(a, b);
}

static const char *decimal_suffix(int32_t exponent)
{
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
        if (suffixes[i].base == 10 && suffixes[i].exponent == exponent)
            return suffixes[i].text;
    return NULL;
}

static struct str print_decimal(const struct quantity *quantity, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4L * QUANTITY_MAX_LENGTH);
    size_t length = quantity->digits.len;
    int64_t exponent = quantity->exponent;

    for (; length > 1 && quantity->digits.ptr[length - 1] == '0'; length--)
        exponent++;
    if (quantity->negative)
        strbuf_puts(&text, "-");
    strbuf_add(&text, quantity->digits.ptr, length);
    /* A multiple of three that has a suffix; what is beyond the largest one gets zeroes. */
    for (; exponent % 3 != 0 ||
           (quantity->format != QUANTITY_DECIMAL_EXPONENT && exponent > 18 && exponent < 256);
         exponent--)
        strbuf_puts(&text, "0");
    if (quantity->format != QUANTITY_DECIMAL_EXPONENT && decimal_suffix((int32_t)exponent))
        strbuf_puts(&text, decimal_suffix((int32_t)exponent));
    else if (exponent)
        strbuf_printf(&text, "e%lld", (long long)exponent);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}

/* A whole number of at least 1024: false when it is not one. */
static bool print_binary(const struct quantity *quantity, struct arena *arena, struct str *out)
{
    static const char names[] = "KMGTPE";
    struct number number = number_of(quantity->digits), divided;
    size_t power = 0;
    struct str digits;

    if (quantity->exponent > 0 ||
        (quantity->exponent < 0 && !number_cut(&number, (size_t)-quantity->exponent)))
        return false;
    if (number.count < 4 || (number.count == 4 && memcmp(number.digits, "\1\0\2\4", 4) < 0))
        return false;
    for (; power < sizeof(names) - 1; power++) {
        divided = number;
        if (!number_divide(&divided, 1024))
            break;
        number = divided;
    }
    digits = number_text(&number, arena);
    if (power == 0)
        *out =
            str_of(arena_printf(arena, "%s%.*s", quantity->negative ? "-" : "", STR_ARG(digits)));
    else
        *out = str_of(arena_printf(arena, "%s%.*s%ci", quantity->negative ? "-" : "",
                                   STR_ARG(digits), names[power - 1]));
    return true;
}

struct str quantity_print(const struct quantity *quantity, struct arena *arena)
{
    struct quantity decimal = *quantity;
    struct str text;

    if (!str_is_empty(quantity->text))
        return quantity->text;
    if (quantity_is_zero(quantity))
        return STR("0");
    if (quantity->format == QUANTITY_BINARY_SI) {
        if (print_binary(quantity, arena, &text))
            return text;
        decimal.format = QUANTITY_DECIMAL_SI;
    }
    return print_decimal(&decimal, arena);
}

struct quantity quantity_round_up(const struct quantity *quantity, int32_t exponent,
                                  struct arena *arena)
{
    struct quantity rounded = *quantity;
    struct number number = number_of(quantity->digits);

    if (quantity->exponent >= exponent || quantity_is_zero(quantity))
        return rounded;
    number_cut(&number, has_places(quantity, exponent) ? (size_t)(exponent - quantity->exponent)
                                                       : quantity->digits.len);
    rounded.digits = number_text(&number, arena);
    rounded.exponent = exponent;
    rounded.text = STR_EMPTY;
    return rounded;
}

/* The digits of a number in units of 10^exponent, which is at most its own. */
static int scale(const struct quantity *quantity, int32_t exponent, struct number *out,
                 struct error *err)
{
    int64_t zeroes = (int64_t)quantity->exponent - exponent;

    *out = number_of(quantity->digits);
    if (quantity_is_zero(quantity))
        return 0;
    if (zeroes + (int64_t)out->count > QUANTITY_MAX_LENGTH)
        return error_set(err, ERR_OUT_OF_RANGE, "the quantities are too far apart to be added");
    memset(out->digits + out->count, 0, (size_t)zeroes);
    out->count += (size_t)zeroes;
    return 0;
}

static unsigned char digit_at(const struct number *number, size_t place)
{
    return place < number->count ? number->digits[number->count - 1 - place] : 0;
}

/* larger + smaller, or larger - smaller when they differ in sign. */
static struct number combine(const struct number *larger, const struct number *smaller,
                             bool subtract)
{
    struct number sum = *larger;
    int carry = 0;

    for (size_t place = 0; place < larger->count; place++) {
        int digit = digit_at(smaller, place);

        carry += digit_at(larger, place) + (subtract ? -digit : digit);
        sum.digits[sum.count - 1 - place] = (unsigned char)((carry + 10) % 10);
        carry = carry < 0 ? -1 : carry / 10;
    }
    if (carry > 0) {
        memmove(sum.digits + 1, sum.digits, sum.count++);
        sum.digits[0] = 1;
    }
    return sum;
}

int quantity_add(const struct quantity *a, const struct quantity *b, struct arena *arena,
                 struct quantity *out, struct error *err)
{
    bool swap = compare_magnitudes(a, b) < 0;
    const struct quantity *larger = swap ? b : a, *smaller = swap ? a : b;
    int32_t exponent = a->exponent < b->exponent ? a->exponent : b->exponent;
    struct quantity sum = { .exponent = exponent, .text = STR_EMPTY };
    struct number left, right;
    size_t zeroes = 0;

    if (quantity_is_zero(a) || quantity_is_zero(b)) {
        *out = quantity_is_zero(a) ? *b : *a;
        out->text = STR_EMPTY;
        return 0;
    }
    if (scale(larger, exponent, &left, err) < 0 || scale(smaller, exponent, &right, err) < 0)
        return -1;
    left = combine(&left, &right, a->negative != b->negative);
    while (zeroes < left.count && left.digits[zeroes] == 0)
        zeroes++;
    left.count -= zeroes;
    memmove(left.digits, left.digits + zeroes, left.count);
    sum.format = a->format;
    sum.negative = larger->negative;
    sum.digits = number_text(&left, arena);
    *out = sum;
    return 0;
}
