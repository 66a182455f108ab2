#include "data/yaml_scalar.h"

#include "base/arena.h"
#include "base/error.h"
#include "data/digest.h"
#include "data/json_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NUMBER_MAX = 512 }; /* bytes: what is longer is text */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- words ---- */

static const struct word {
    const char *text;
    struct yaml_scalar meaning;
} words[] = {
    { "", { .kind = YAML_NULL } },
    { "~", { .kind = YAML_NULL } },
    { "null", { .kind = YAML_NULL } },
    { "Null", { .kind = YAML_NULL } },
    { "NULL", { .kind = YAML_NULL } },
    { "y", { .kind = YAML_BOOL, .flag = true } },
    { "Y", { .kind = YAML_BOOL, .flag = true } },
    { "yes", { .kind = YAML_BOOL, .flag = true } },
    { "Yes", { .kind = YAML_BOOL, .flag = true } },
    { "YES", { .kind = YAML_BOOL, .flag = true } },
    { "true", { .kind = YAML_BOOL, .flag = true } },
    { "True", { .kind = YAML_BOOL, .flag = true } },
    { "TRUE", { .kind = YAML_BOOL, .flag = true } },
    { "on", { .kind = YAML_BOOL, .flag = true } },
    { "On", { .kind = YAML_BOOL, .flag = true } },
    { "ON", { .kind = YAML_BOOL, .flag = true } },
    { "n", { .kind = YAML_BOOL } },
    { "N", { .kind = YAML_BOOL } },
    { "no", { .kind = YAML_BOOL } },
    { "No", { .kind = YAML_BOOL } },
    { "NO", { .kind = YAML_BOOL } },
    { "false", { .kind = YAML_BOOL } },
    { "False", { .kind = YAML_BOOL } },
    { "FALSE", { .kind = YAML_BOOL } },
    { "off", { .kind = YAML_BOOL } },
    { "Off", { .kind = YAML_BOOL } },
    { "OFF", { .kind = YAML_BOOL } },
    { ".nan", { .kind = YAML_FLOAT, .number = (double)NAN } },
    { ".NaN", { .kind = YAML_FLOAT, .number = (double)NAN } },
    { ".NAN", { .kind = YAML_FLOAT, .number = (double)NAN } },
    { ".inf", { .kind = YAML_FLOAT, .number = (double)INFINITY } },
    { ".Inf", { .kind = YAML_FLOAT, .number = (double)INFINITY } },
    { ".INF", { .kind = YAML_FLOAT, .number = (double)INFINITY } },
    { "+.inf", { .kind = YAML_FLOAT, .number = (double)INFINITY } },
    { "+.Inf", { .kind = YAML_FLOAT, .number = (double)INFINITY } },
    { "+.INF", { .kind = YAML_FLOAT, .number = (double)INFINITY } },
    { "-.inf", { .kind = YAML_FLOAT, .number = (double)-INFINITY } },
    { "-.Inf", { .kind = YAML_FLOAT, .number = (double)-INFINITY } },
    { "-.INF", { .kind = YAML_FLOAT, .number = (double)-INFINITY } },
};

static const struct yaml_scalar *find_word(struct str text)
{
    /* Most texts begin with something else. */
    if (text.len > 5 || (text.len > 0 && !strchr("~nNyYtToOfF.+-", text.ptr[0])))
        return NULL;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (str_equals(text, words[i].text))
            return &words[i].meaning;
    }
    return NULL;
}

/* ---- numbers; these take C strings ---- */

/* 99 for what is neither digit nor letter. */
static unsigned digit_of(char c)
{
    if (is_digit(c))
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a') + 10;
    return c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A') + 10 : 99;
}

/* A number without sign to `base`, all of `s`, as Go's strconv.ParseUint. */
static bool parse_digits(const char *s, unsigned base, uint64_t *out)
{
    uint64_t number = 0;

    if (!*s)
        return false;
    for (; *s; s++) {
        unsigned digit = digit_of(*s);

        if (digit >= base || __builtin_mul_overflow(number, base, &number) ||
            __builtin_add_overflow(number, digit, &number))
            return false;
    }
    *out = number;
    return true;
}

/* The base comes from the prefix: 0x, 0o, 0b, or 0 for octal. */
static bool parse_natural(const char *s, uint64_t *out)
{
    char mark = (char)(s[0] == '0' && s[1] ? s[1] | 0x20 : 0);

    if (mark && s[2] && mark == 'x')
        return parse_digits(s + 2, 16, out);
    if (mark && s[2] && mark == 'o')
        return parse_digits(s + 2, 8, out);
    if (mark && s[2] && mark == 'b')
        return parse_digits(s + 2, 2, out);
    return parse_digits(s + (mark != '\0'), mark ? 8 : 10, out);
}

static bool give_sign(bool negative, uint64_t size, int64_t *out)
{
    if (size > (uint64_t)INT64_MAX + negative)
        return false;
    *out = negative ? (int64_t)(0 - size) : (int64_t)size;
    return true;
}

static bool parse_integer(const char *s, int64_t *out)
{
    bool negative = *s == '-';
    uint64_t size;

    return parse_natural(s + (*s == '+' || *s == '-'), &size) && give_sign(negative, size, out);
}

/* "0b" and digits that may have a sign of their own: a slip of the original that files rely on. */
static bool parse_binary(const char *s, int64_t *out)
{
    bool negative = *s == '-';
    uint64_t size;

    return parse_digits(s + (*s == '+' || *s == '-'), 2, &size) && give_sign(negative, size, out);
}

static const char *skip_digits(const char *s)
{
    while (is_digit(*s))
        s++;
    return s;
}

/* ^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$ */
static bool looks_like_float(const char *s)
{
    s += *s == '-' || *s == '+';
    if (*s == '.' ? !is_digit(s[1]) : !is_digit(*s))
        return false;
    s = skip_digits(s);
    if (*s == '.')
        s = skip_digits(s + 1);
    if (*s == 'e' || *s == 'E') {
        s++;
        s += *s == '-' || *s == '+';
        if (!is_digit(*s))
            return false;
        s = skip_digits(s);
    }
    return *s == '\0';
}

static bool parse_float(const char *s, double *out)
{
    double number;

    if (!looks_like_float(s))
        return false;
    number = strtod(s, NULL);
    if (!isfinite(number))
        return false;
    *out = number;
    return true;
}

/* Copies without underscores; false when one stands where `strict` does not allow it. */
static bool drop_underscores(struct str text, bool strict, char out[NUMBER_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c != '_')
            out[len++] = c;
        else if (strict && (i == 0 || !is_digit(text.ptr[i - 1]) || i + 1 == text.len ||
                            !is_digit(text.ptr[i + 1])))
            return false;
    }
    out[len] = '\0';
    return true;
}

/* Text that begins with a digit or a sign. */
static struct yaml_scalar resolve_number(struct str text)
{
    struct yaml_scalar scalar = { .kind = YAML_TEXT, .text = text };
    char plain[NUMBER_MAX];

    drop_underscores(text, false, plain);
    if (parse_integer(plain, &scalar.integer))
        scalar.kind = YAML_INT;
    else if (parse_natural(plain, &scalar.natural))
        scalar.kind = YAML_UINT;
    else if (parse_float(plain, &scalar.number))
        scalar.kind = YAML_FLOAT;
    else if (plain[0] == '0' && plain[1] == 'b') {
        if (parse_binary(plain + 2, &scalar.integer))
            scalar.kind = YAML_INT;
        else if (parse_digits(plain + 2, 2, &scalar.natural))
            scalar.kind = YAML_UINT;
    } else if (plain[0] == '-' && plain[1] == '0' && plain[2] == 'b') {
        plain[2] = '-';
        if (parse_binary(plain + 2, &scalar.integer))
            scalar.kind = YAML_INT;
    }
    return scalar;
}

/* ---- times ---- */

/* One or two digits as a number from `low` to `high`. */
static bool take_number(const char **s, int low, int high, int *out)
{
    int number;

    if (!is_digit(**s))
        return false;
    number = *(*s)++ - '0';
    if (is_digit(**s))
        number = number * 10 + (*(*s)++ - '0');
    *out = number;
    return number >= low && number <= high;
}

static bool take_char(const char **s, char c)
{
    if (**s != c)
        return false;
    ++*s;
    return true;
}

static bool take_zone(const char **s)
{
    int hours, minutes;

    if (take_char(s, 'Z'))
        return true;
    if (**s != '+' && **s != '-')
        return false;
    ++*s;
    if (!is_digit((*s)[0]) || !is_digit((*s)[1]) || !take_number(s, 0, 24, &hours))
        return false;
    return take_char(s, ':') && is_digit((*s)[0]) && is_digit((*s)[1]) &&
           take_number(s, 0, 60, &minutes);
}

static bool take_date(const char **s)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int year = 0, month, day;

    for (int i = 0; i < 4; i++) {
        if (!is_digit(**s))
            return false;
        year = year * 10 + (*(*s)++ - '0');
    }
    if (!take_char(s, '-') || !take_number(s, 1, 12, &month))
        return false;
    if (!take_char(s, '-') || !take_number(s, 1, 31, &day))
        return false;
    if (month == 2 && day == 29)
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= days[month - 1];
}

/* The forms go-yaml knows: a date; with a time behind 'T', 't' (with a zone) or ' ' (without). */
static bool is_timestamp(struct str text)
{
    const char *s = text.ptr;
    int number;
    char mark;

    if (memchr(s, '\0', text.len) || !take_date(&s))
        return false;
    mark = *s;
    if (mark == '\0')
        return true;
    if (mark != 'T' && mark != 't' && mark != ' ')
        return false;
    for (s++; mark == ' ' && *s == ' ';)
        s++;
    if (!take_number(&s, 0, 23, &number) || !take_char(&s, ':') ||
        !take_number(&s, 0, 59, &number) || !take_char(&s, ':') || !take_number(&s, 0, 59, &number))
        return false;
    if ((*s == '.' || *s == ',') && is_digit(s[1]))
        s = skip_digits(s + 1);
    if (mark != ' ' && !take_zone(&s))
        return false;
    return *s == '\0';
}

/* ---- all ---- */

struct yaml_scalar yaml_resolve_plain(struct str text)
{
    struct yaml_scalar scalar = { .kind = YAML_TEXT, .text = text };
    const struct yaml_scalar *word = find_word(text);
    char first = (char)(text.len ? text.ptr[0] : 0), plain[NUMBER_MAX];

    if (word)
        return *word;
    if (!is_digit(first) && first != '+' && first != '-' && first != '.')
        return scalar;
    if (is_digit(first) && is_timestamp(text)) {
        scalar.kind = YAML_TIMESTAMP;
        return scalar;
    }
    if (text.len >= NUMBER_MAX || memchr(text.ptr, '\0', text.len))
        return scalar;
    if (first != '.')
        return resolve_number(text);
    if (drop_underscores(text, true, plain) && parse_float(plain, &scalar.number))
        scalar.kind = YAML_FLOAT;
    return scalar;
}

static int resolve_binary(struct str text, struct arena *arena, struct yaml_scalar *out,
                          struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };

    out->kind = YAML_TEXT;
    if (base64_decode(text, SIZE_MAX / 2, arena, &out->text, &ignored) < 0)
        return error_set(err, ERR_INVALID, "yaml: !!binary value contains invalid base64 data");
    return 0;
}

/* Whether what was found may have the tag "!!<wanted>". */
static bool agrees(struct yaml_scalar *scalar, const char *wanted)
{
    static const char *const names[] = {
        [YAML_NULL] = "null", [YAML_BOOL] = "bool",   [YAML_INT] = "int",
        [YAML_UINT] = "int",  [YAML_FLOAT] = "float", [YAML_TIMESTAMP] = "timestamp",
        [YAML_TEXT] = "str",
    };

    if (strcmp(wanted, names[scalar->kind]) == 0)
        return true;
    if (strcmp(wanted, "float") != 0 || scalar->kind != YAML_INT)
        return false;
    scalar->number = (double)scalar->integer;
    scalar->kind = YAML_FLOAT;
    return true;
}

static const char *kind_name(const struct yaml_scalar *scalar)
{
    static const char *const names[] = {
        [YAML_NULL] = "!!null", [YAML_BOOL] = "!!bool",   [YAML_INT] = "!!int",
        [YAML_UINT] = "!!int",  [YAML_FLOAT] = "!!float", [YAML_TIMESTAMP] = "!!timestamp",
        [YAML_TEXT] = "!!str",
    };

    return names[scalar->kind];
}

int yaml_resolve(const char *tag, struct str text, struct arena *arena, struct yaml_scalar *out,
                 struct error *err)
{
    static const char prefix[] = "tag:yaml.org,2002:";
    static const char *const known[] = { "bool", "int", "float", "null", "timestamp" };
    struct yaml_scalar scalar = { .kind = YAML_TEXT, .text = text };
    const char *wanted =
        tag && strncmp(tag, prefix, sizeof(prefix) - 1) == 0 ? tag + sizeof(prefix) - 1 : NULL;

    if (!tag || !*tag) {
        *out = yaml_resolve_plain(text);
        return 0;
    }
    if (wanted && strcmp(wanted, "binary") == 0)
        return resolve_binary(text, arena, out, err);
    for (size_t i = 0; wanted && i < sizeof(known) / sizeof(*known); i++) {
        if (strcmp(wanted, known[i]) != 0)
            continue;
        scalar = yaml_resolve_plain(text);
        /* Without that tag a time is looked for only where none other is wanted. */
        if (scalar.kind == YAML_TIMESTAMP && strcmp(wanted, "timestamp") != 0)
            scalar.kind = YAML_TEXT;
        if (!agrees(&scalar, wanted))
            return error_set(err, ERR_INVALID, "yaml: cannot decode %s `%.*s` as a !!%s",
                             kind_name(&scalar), STR_ARG(text), wanted);
    }
    *out = scalar;
    return 0;
}

/* ---- printing ---- */

const char *yaml_print_float(double value, int bits, char buffer[40])
{
    char digits[20], *to = buffer;
    int exponent, count;

    if (bits == 32)
        value = (double)(float)value;
    if (isnan(value))
        return ".nan";
    if (isinf(value))
        return value > 0 ? ".inf" : "-.inf";
    if (value == 0)
        return signbit(value) ? "-0" : "0";
    count = (int)json_shortest_digits(value, bits, digits, &exponent);
    if (value < 0)
        *to++ = '-';
    if (exponent < -4 || exponent >= 6)
        to += json_print_scientific(digits, count, exponent, 2, to);
    else
        to += json_print_fixed(digits, count, exponent, to);
    *to = '\0';
    return buffer;
}

/* ^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$ */
bool yaml_is_base60(struct str text)
{
    const char *s = text.ptr;
    size_t groups = 0;

    if (memchr(s, '\0', text.len))
        return false;
    s += *s == '-' || *s == '+';
    if (!is_digit(*s))
        return false;
    while (is_digit(*s) || *s == '_')
        s++;
    for (; *s == ':'; groups++) {
        s++;
        if (!is_digit(*s))
            return false;
        s += *s <= '5' && is_digit(s[1]) ? 2 : 1;
    }
    if (*s == '.') {
        s++;
        while (is_digit(*s) || *s == '_')
            s++;
    }
    return groups > 0 && *s == '\0';
}
