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
    return base == 16 ? "a hexadecimal" : base == 8 ? "an octal" : "a binary";
}

/* How much of the text is a number: what follows is another thing. */
static size_t number_length(const char *at)
{
    size_t len = *at == '+' || *at == '-';
    const char *digits = "0123456789_";

    if (at[0] == '0' && at[1] && strchr("xob", at[1])) {
        digits = at[1] == 'x' ? "0123456789abcdefABCDEF_" : at[1] == 'o' ? "01234567_" : "01_";
        len = 2;
    }
    len += strspn(at + len, digits);
    if (base_of(at) == 10 && at[len] && strchr(".eE", at[len]))
        len += strspn(at + len, "0123456789_.+-eE");
    return len;
}

static int read_integer(struct toml_reader *r, struct str word, const char *text, struct value *out)
{
    int base = base_of(text);
    char *end;
    long long number;

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
    int base = base_of(word.ptr);
    char *text;

    if (base != 10 && (word.len == 2 || word.ptr[2] == '_'))
        return toml_fail(r, "not %s number: '%.2s%c'", base_name(base), word.ptr,
                         word.len > 2 || r->at < r->end ? word.ptr[2] : ' ');
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

/* As far as a date or a time goes; a blank stands between both. */
static size_t time_length(const char *at)
{
    size_t len = strspn(at, "0123456789-:TtZz+.");

    if (len == 10 && at[10] == ' ' && is_digit(at[11]))
        len += 1 + strspn(at + 11, "0123456789-:Zz+.");
    return len;
}

static bool begins_time(const char *at)
{
    size_t digits = strspn(at, "0123456789");

    return digits > 0 && (at[digits] == '-' || at[digits] == ':');
}

static bool begins_special(const char *at)
{
    at += *at == '+' || *at == '-';
    return strncmp(at, "inf", 3) == 0 || strncmp(at, "nan", 3) == 0;
}

/* "true", "inf" and whatever else is no number. */
static int read_name(struct toml_reader *r, struct value *out)
{
    struct str word = { r->at, 0 };

    while (is_word(r->at[word.len]))
        word.len++;
    if (word.len == 0)
        return toml_fail(r, "expected value but found %s instead", toml_shown(r));
    if (word.ptr[0] == '.')
        return toml_fail(r, "floats must start with a digit, not '.'");
    r->at += word.len;
    if (str_equals(word, "true") || str_equals(word, "false")) {
        *out = value_of_bool(word.ptr[0] == 't');
        return 0;
    }
    if (read_special(arena_strndup(r->arena, word.ptr, word.len), out))
        return 0;
    return toml_fail(r, "expected value but found \"%.*s\" instead", STR_ARG(word));
}

static int read_any(struct toml_reader *r, struct value *out)
{
    struct str word = { r->at, 0 };
    bool has_sign = *r->at == '+' || *r->at == '-';

    if (begins_time(r->at)) {
        word.len = time_length(r->at);
        r->at += word.len;
        return read_time(r, word, out);
    }
    if (begins_special(r->at) || (!has_sign && !is_digit(*r->at)))
        return read_name(r, out);
    if (has_sign && !is_digit(r->at[1])) {
        r->at++;
        return toml_fail(r, "expected a digit but got %s", toml_shown(r));
    }
    word.len = number_length(r->at);
    r->at += word.len;
    return read_number(r, word, out);
}

int toml_read_word(struct toml_reader *r, struct value *out)
{
    if (read_any(r, out) < 0)
        return -1;
    /* The original looks at what follows while it is still at the word. */
    return r->at >= r->end && r->stray ? toml_fail_stray(r) : 0;
}
