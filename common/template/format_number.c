#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/json_text.h"
#include "template/formatter.h"
#include "template/unicode.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 1200 }; /* bytes of a number without its padding: %f of the largest float */

/* ---- integers ---- */

static size_t digits_of(uint64_t number, unsigned base, bool upper, char *out)
{
    const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    char reversed[64];
    size_t len = 0;

    do
        reversed[len++] = digits[number % base];
    while ((number /= base) != 0);
    for (size_t i = 0; i < len; i++)
        out[i] = reversed[len - 1 - i];
    return len;
}

static int least_digits(const struct formatter *f, bool is_negative)
{
    if (f->has_precision)
        return f->precision;
    if (f->zero && !f->minus && f->has_width)
        return f->width - (is_negative || f->plus || f->space ? 1 : 0);
    return 0;
}

static const char *base_prefix(const struct formatter *f, char verb, char first_digit)
{
    if (verb == 'O')
        return "0o";
    if (!f->sharp)
        return "";
    switch (verb) {
    case 'b':
        return "0b";
    case 'o':
        return first_digit == '0' ? "" : "0";
    case 'x':
        return "0x";
    case 'X':
        return "0X";
    default:
        return "";
    }
}

static void integer(struct formatter *f, uint64_t number, bool is_negative, char verb)
{
    unsigned base = verb == 'b'                  ? 2
                    : verb == 'o' || verb == 'O' ? 8
                    : verb == 'x' || verb == 'X' ? 16
                                                 : 10;
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4 * 1024 * 1024);
    struct formatter padding = *f;
    char digits[64];
    size_t len = digits_of(number, base, verb == 'X', digits);
    int least = least_digits(f, is_negative);

    padding.zero = false;
    if (f->has_precision && f->precision == 0 && number == 0) {
        formatter_pad(&padding, STR_EMPTY);
        return;
    }
    strbuf_puts(&text, is_negative ? "-" : f->plus ? "+" : f->space ? " " : "");
    strbuf_puts(&text, base_prefix(f, verb, (int)len < least ? '0' : digits[0]));
    for (int i = (int)len; i < least; i++)
        strbuf_puts(&text, "0");
    strbuf_add(&text, digits, len);
    formatter_pad(&padding, (struct str){ text.ptr, text.len });
}

static void rune_text(struct formatter *f, uint64_t number)
{
    char bytes[4];

    formatter_pad(
        f, (struct str){ bytes,
                         unicode_encode(number > 0x10ffff ? 0xfffd : (uint32_t)number, bytes) });
}

static void quoted_rune(struct formatter *f, uint64_t number)
{
    CLEANUP(strbuf_release) struct strbuf quoted = STRBUF_INIT(64);
    uint32_t rune = number > 0x10ffff ? 0xfffd : (uint32_t)number;
    char bytes[4];
    struct str text = { bytes, unicode_encode(rune, bytes) };

    if (rune == '\'') {
        formatter_pad(f, STR("'\\''"));
        return;
    }
    if (rune == '"') {
        formatter_pad(f, STR("'\"'"));
        return;
    }
    go_quote(text, &quoted);
    quoted.ptr[0] = quoted.ptr[quoted.len - 1] = '\'';
    if (f->plus && rune >= 128) {
        char plain[32];

        snprintf(plain, sizeof(plain), rune < 0x10000 ? "'\\u%04x'" : "'\\U%08x'", rune);
        formatter_pad(f, str_of(plain));
        return;
    }
    formatter_pad(f, (struct str){ quoted.ptr, quoted.len });
}

/* U+0041, with # also 'A'. */
static void unicode_text(struct formatter *f, uint64_t number)
{
    char text[NUMBER_MAX], bytes[4];
    struct formatter padding = *f;
    int least = f->has_precision && f->precision > 4 ? f->precision : 4;
    int len = snprintf(text, sizeof(text), "U+%0*llX", least > 1000 ? 1000 : least,
                       (unsigned long long)number);

    if (f->sharp && number <= 0x10ffff && go_is_printable((uint32_t)number))
        len += snprintf(text + len, sizeof(text) - (size_t)len, " '%.*s'",
                        (int)unicode_encode((uint32_t)number, bytes), bytes);
    padding.zero = false;
    formatter_pad(&padding, (struct str){ text, (size_t)len });
}

bool formatter_integer(struct formatter *f, uint64_t number, bool is_negative, bool is_signed,
                       char verb)
{
    uint64_t magnitude = is_negative ? 0 - number : number;

    switch (verb) {
    case 'v':
        if (f->sharp_v && !is_signed) {
            f->sharp = true;
            integer(f, magnitude, false, 'x');
            f->sharp = false;
        } else {
            integer(f, magnitude, is_negative, 'd');
        }
        return true;
    case 'd':
    case 'b':
    case 'o':
    case 'O':
    case 'x':
    case 'X':
        integer(f, magnitude, is_negative, verb);
        return true;
    case 'c':
        rune_text(f, number);
        return true;
    case 'q':
        quoted_rune(f, number);
        return true;
    case 'U':
        unicode_text(f, number);
        return true;
    default:
        return false;
    }
}

/* ---- floats ---- */

/* The shortest digits that read back, in the form that 'e', 'f' or 'g' asks for. */
static size_t shortest(double number, char verb, char *out)
{
    char digits[20];
    int exponent = 0;
    size_t count = 1, sign = 0;

    if (signbit(number)) {
        out[sign++] = '-';
        number = -number;
    }
    digits[0] = '0';
    if (number != 0)
        count = json_shortest_digits(number, 64, digits, &exponent);
    if (verb == 'g' && (exponent < -4 || exponent >= 6))
        verb = 'e';
    if (verb == 'e')
        return sign + json_print_scientific(digits, (int)count, exponent, 2, out + sign);
    return sign + json_print_fixed(digits, (int)count, exponent, out + sign);
}

/* A hexadecimal mantissa with two digits at least in the exponent. */
static size_t hexadecimal(double number, bool upper, int precision, char *out)
{
    char text[NUMBER_MAX];
    char *exponent;
    int len;

    if (precision >= 0)
        snprintf(text, sizeof(text), upper ? "%.*A" : "%.*a", precision > 1000 ? 1000 : precision,
                 number);
    else
        snprintf(text, sizeof(text), upper ? "%A" : "%a", number);
    exponent = strchr(text, upper ? 'P' : 'p');
    len = (int)(exponent - text) + 2;
    return (size_t)snprintf(out, NUMBER_MAX, "%.*s%s%s", len, text, exponent[3] ? "" : "0",
                            exponent + 2);
}

static size_t binary(double number, char *out)
{
    int exponent;
    double fraction = frexp(number, &exponent);

    return (size_t)snprintf(out, NUMBER_MAX, "%.0fp%+d", ldexp(fraction, 53),
                            number == 0 ? -1074 : exponent - 53);
}

static size_t c_float(double number, char verb, int precision, bool sharp, char *out)
{
    char plain[8] = { '%', '.', '*', verb, '\0' };
    char pointed[8] = { '%', '#', '.', '*', verb, '\0' };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return (size_t)snprintf(out, NUMBER_MAX, sharp ? pointed : plain,
                            precision > 500 ? 500 : precision, number);
#pragma GCC diagnostic pop
}

/* Six digits or fewer: # fills them up to six. */
static bool is_short(double number)
{
    char digits[20];
    int exponent;

    return number == 0 || json_shortest_digits(fabs(number), 64, digits, &exponent) <= 6;
}

static size_t float_digits(const struct formatter *f, double number, char verb, char *out)
{
    int precision = f->has_precision ? f->precision : -1;

    if (isnan(number))
        return (size_t)snprintf(out, NUMBER_MAX, "NaN");
    if (isinf(number))
        return (size_t)snprintf(out, NUMBER_MAX, number < 0 ? "-Inf" : "+Inf");
    if (verb == 'x' || verb == 'X')
        return hexadecimal(number, verb == 'X', precision, out);
    if (verb == 'b')
        return binary(number, out);
    if (verb == 'v')
        verb = 'g';
    if (precision < 0 && (verb == 'g' || verb == 'G') && !(f->sharp && is_short(number)))
        return shortest(number, 'g', out);
    return c_float(number, verb, precision < 0 ? 6 : precision, f->sharp, out);
}

static void pad_number(struct formatter *f, struct str number)
{
    struct formatter padding = *f;
    bool is_signed = number.len && strchr("+- ", number.ptr[0]);

    if (f->zero && !f->minus && f->has_width && (size_t)f->width > number.len && is_signed) {
        strbuf_add(f->out, number.ptr, 1);
        padding.width--;
        number.ptr++;
        number.len--;
    }
    formatter_pad(&padding, number);
}

/* A number that goes on as the second part of a complex one always has its sign. */
static void print_float(struct formatter *f, double number, char verb)
{
    char text[NUMBER_MAX + 1];
    struct str digits = { text + 1, float_digits(f, number, verb, text + 1) };
    struct formatter special = *f;

    if (!isfinite(number)) {
        special.zero = false;
        f = &special;
    }
    if (text[1] == '+' && f->space && !f->plus)
        text[1] = ' ';
    else if (text[1] != '-' && text[1] != '+' && (f->plus || f->space)) {
        text[0] = f->plus ? '+' : ' ';
        digits = (struct str){ text, digits.len + 1 };
    }
    if (verb == 'G')
        for (size_t i = 0; i < digits.len; i++)
            text[i + (size_t)(digits.ptr - text)] =
                digits.ptr[i] == 'e' && isfinite(number) ? 'E' : digits.ptr[i];
    pad_number(f, digits);
}

bool formatter_float(struct formatter *f, double number, char verb)
{
    if (!verb || !strchr("vbgGxXfFeE", verb))
        return false;
    print_float(f, number, verb == 'F' ? 'f' : verb);
    return true;
}

bool formatter_complex(struct formatter *f, const double *parts, char verb)
{
    static const double zero[2] = { 0, 0 };
    bool plus = f->plus;

    if (!verb || !strchr("vbgGxXfFeE", verb))
        return false;
    if (!parts)
        parts = zero;
    strbuf_puts(f->out, "(");
    formatter_float(f, parts[0], verb);
    f->plus = true;
    formatter_float(f, parts[1], verb);
    strbuf_puts(f->out, "i)");
    f->plus = plus;
    return true;
}
