/* Words of TOML that are no texts: bools, numbers, times. */
#include "base/arena.h"
#include "render/helm/toml_parts.h"
#include "template/go_time.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c && strchr("+-_.:", c));
}

/* ---- times ---- */

static const struct {
    const char *layout, *zone; /* NULL: the text has its own */
} layouts[] = {
    { "2006-01-02T15:04:05.999999999Z07:00", NULL },
    { "2006-01-02T15:04:05.999999999", "datetime-local" },
    { "2006-01-02", "date-local" },
    { "15:04:05.999999999", "time-local" },
    { "2006-01-02T15:04Z07:00", NULL },
    { "2006-01-02T15:04", "datetime-local" },
    { "15:04", "time-local" },
};

/* A date and a time may have a blank or a small letter between them. */
static struct str normal_time(struct str word, struct arena *arena)
{
    char *text = arena_strndup(arena, word.ptr, word.len);

    if (word.len > 10 && (text[10] == ' ' || text[10] == 't'))
        text[10] = 'T';
    if (word.len > 0 && text[word.len - 1] == 'z')
        text[word.len - 1] = 'Z';
    return (struct str){ text, word.len };
}

static bool looks_like_time(struct str word)
{
    size_t digits = 0;

    while (digits < word.len && is_digit(word.ptr[digits]))
        digits++;
    return (digits == 4 && word.len >= 10 && word.ptr[4] == '-') ||
           (digits == 2 && word.len >= 5 && word.ptr[2] == ':');
}

static int read_time(struct toml_reader *r, struct str word, struct value *out)
{
    struct str text = normal_time(word, r->arena);

    for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++) {
        CLEANUP(error_release) struct error ignored = { 0 };
        struct go_time time;

        if (go_time_parse(str_of(layouts[i].layout), text, r->arena, &time, &ignored) < 0)
            continue;
        if (layouts[i].zone) {
            time.zone = layouts[i].zone;
            time.is_utc = false;
        }
        *out = go_time_value(time, r->arena);
        return 0;
    }
    return toml_fail(r, "invalid datetime: \"%.*s\"", STR_ARG(word));
}

/* ---- numbers ---- */

/* False when an underscore is not between digits. */
static bool drop_underscores(struct str word, struct arena *arena, char **out)
{
    char *text = arena_alloc(arena, word.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < word.len; i++) {
        bool is_between = i > 0 && i + 1 < word.len && word.ptr[i - 1] != '_' &&
                          strchr("0123456789abcdefABCDEF", word.ptr[i - 1]) &&
                          strchr("0123456789abcdefABCDEF", word.ptr[i + 1]);

        if (word.ptr[i] != '_')
            text[len++] = word.ptr[i];
        else if (!is_between)
            return false;
    }
    *out = text;
    return true;
}

static int base_of(const char *text)
{
    if (text[0] != '0')
        return 10;
    return text[1] == 'x' ? 16 : text[1] == 'o' ? 8 : text[1] == 'b' ? 2 : 10;
}

static bool has_leading_zero(const char *text)
{
    text += *text == '+' || *text == '-';
    return text[0] == '0' && is_digit(text[1]);
}

static const char *base_name(int base)
{
    return base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
}

static int read_integer(struct toml_reader *r, struct str word, const char *text, struct value *out)
{
    int base = base_of(text);
    char *end;
    long long number;

    if (base != 10 && (!text[2] || strtoll(text + 2, &end, base) < 0 || end == text + 2)) {
        char found = text[2] ? text[2] : ' ';

        return toml_fail(r, "not a %s number: '%.2s%c'", base_name(base), text, found);
    }
    errno = 0;
    number = strtoll(text + (base == 10 ? 0 : 2), &end, base);
    if (*end || end == text)
        return toml_fail(r, "expected value but found %s instead",
                         arena_printf(r->arena, "\"%.*s\"", STR_ARG(word)));
    if (errno == ERANGE)
        return toml_fail(r, "%.*s is out of range for int64", STR_ARG(word));
    *out = value_of_int64(number);
    return 0;
}

static int read_float(struct toml_reader *r, struct str word, const char *text, struct value *out)
{
    const char *point = strchr(text, '.');
    char *end;
    double number = strtod(text, &end);

    if (point && (point == text || !is_digit(point[-1]) || !is_digit(point[1])))
        return toml_fail(r, "Invalid float %s: '.' must be followed by one or more digits",
                         arena_printf(r->arena, "\"%.*s\"", STR_ARG(word)));
    if (*end || end == text)
        return toml_fail(r, "Invalid float value: \"%.*s\"", STR_ARG(word));
    if (isinf(number))
        return toml_fail(r, "%.*s is out of range for float64", STR_ARG(word));
    *out = value_of_float(number);
    return 0;
}

static bool read_special(const char *text, struct value *out)
{
    const char *bare = text + (*text == '+' || *text == '-');

    if (strcmp(bare, "inf") == 0)
        *out = value_of_float(*text == '-' ? (double)-INFINITY : (double)INFINITY);
    else if (strcmp(bare, "nan") == 0)
        *out = value_of_float((double)NAN);
    else
        return false;
    return true;
}

static int read_number(struct toml_reader *r, struct str word, struct value *out)
{
    char *text;

    if (!drop_underscores(word, r->arena, &text))
        return toml_fail(r, "Invalid integer \"%.*s\": underscores must be surrounded by digits",
                         STR_ARG(word));
    if (read_special(text, out))
        return 0;
    if (has_leading_zero(text))
        return toml_fail(r, "Invalid integer \"%.*s\": cannot have leading zeroes", STR_ARG(word));
    if (base_of(text) == 10 && strpbrk(text, ".eE"))
        return read_float(r, word, text, out);
    return read_integer(r, word, text, out);
}

int toml_read_word(struct toml_reader *r, struct value *out)
{
    struct str word = { r->at, 0 };

    while (is_word(r->at[word.len]) ||
           (word.len == 10 && r->at[10] == ' ' && is_digit(r->at[11]) && looks_like_time(word)))
        word.len++;
    if (word.len == 0 || word.ptr[0] == '_')
        return toml_fail(r, "expected value but found %s instead", toml_shown(r));
    if (word.ptr[0] == '.')
        return toml_fail(r, "floats must start with a digit, not '.'");
    if (word.len == 1 && (word.ptr[0] == '-' || word.ptr[0] == '+')) {
        r->at++;
        return toml_fail(r, "expected a digit but got %s", toml_shown(r));
    }
    r->at += word.len;
    if (str_equals(word, "true") || str_equals(word, "false")) {
        *out = value_of_bool(word.ptr[0] == 't');
        return 0;
    }
    if (looks_like_time(word))
        return read_time(r, word, out);
    if (!is_digit(word.ptr[0]) && !strchr("+-in.", word.ptr[0]))
        return toml_fail(r, "expected value but found \"%.*s\" instead", STR_ARG(word));
    return read_number(r, word, out);
}
