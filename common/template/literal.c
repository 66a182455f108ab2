#include "template/literal.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/node.h"
#include "template/unicode.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

/* Go allows underscores with base prefixes only, between digits or behind the prefix. */
static bool underscores_fit(struct str text)
{
    char seen = '^';
    size_t i = 0;
    bool is_hex = false;

    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+'))
        i = 1;
    if (text.len - i >= 2 && text.ptr[i] == '0' && strchr("xXoObB", text.ptr[i + 1])) {
        is_hex = (text.ptr[i + 1] | 0x20) == 'x';
        seen = '0';
        i += 2;
    }
    for (; i < text.len; i++) {
        char c = text.ptr[i];

        if ((c >= '0' && c <= '9') || (is_hex && digit_of(c) >= 10 && digit_of(c) < 16)) {
            seen = '0';
        } else if (c == '_') {
            if (seen != '0')
                return false;
            seen = '_';
        } else {
            if (seen == '_')
                return false;
            seen = '!';
        }
    }
    return seen != '_';
}

static int base_of_prefix(struct str *text)
{
    char letter;

    if (text->len == 0 || text->ptr[0] != '0')
        return 10;
    letter = text->len >= 3 ? (char)(text->ptr[1] | 0x20) : '\0';
    if (letter == 'x' || letter == 'o' || letter == 'b') {
        *text = str_slice(*text, 2, text->len);
        return letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
    }
    *text = str_slice(*text, 1, text->len);
    return 8;
}

bool literal_parse_uint(struct str text, int base, uint64_t *out)
{
    struct str digits = text;
    bool guess = base == 0, underscores = false;
    uint64_t value = 0;

    if (text.len == 0)
        return false;
    if (guess)
        base = base_of_prefix(&digits);
    if (digits.len == 0) {
        *out = 0;
        return true;
    }
    for (size_t i = 0; i < digits.len; i++) {
        int digit = digit_of(digits.ptr[i]);

        if (digits.ptr[i] == '_' && guess) {
            underscores = true;
            continue;
        }
        if (digit < 0 || digit >= base || __builtin_mul_overflow(value, (uint64_t)base, &value) ||
            __builtin_add_overflow(value, (uint64_t)digit, &value))
            return false;
    }
    if (underscores && !underscores_fit(text))
        return false;
    *out = value;
    return true;
}

bool literal_parse_int(struct str text, int base, int64_t *out)
{
    bool negative = text.len && text.ptr[0] == '-';
    uint64_t value;

    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+'))
        text = str_slice(text, 1, text.len);
    if (!literal_parse_uint(text, base, &value))
        return false;
    if (value > (uint64_t)INT64_MAX + (negative ? 1 : 0))
        return false;
    *out = negative ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}

int64_t literal_clamp_int(struct str text)
{
    size_t sign = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+');
    int64_t value = 0;

    if (literal_parse_int(text, 10, &value))
        return value;
    if (text.len == sign || strspn(text.ptr + sign, "0123456789") != text.len - sign)
        return 0;
    return text.ptr[0] == '-' ? INT64_MIN : INT64_MAX;
}

static bool is_special_float(struct str text, double *out)
{
    static const char *const names[] = { "inf", "infinity", "nan" };
    struct str name = text;
    bool negative = text.len && text.ptr[0] == '-';
    bool is_signed = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+');

    if (is_signed)
        name = str_slice(text, 1, text.len);
    for (size_t i = 0; i < 3; i++) {
        if (name.len != strlen(names[i]) || strncasecmp(name.ptr, names[i], name.len) != 0)
            continue;
        if (i == 2 && is_signed)
            return false;
        *out = i == 2 ? (double)NAN : negative ? -(double)INFINITY : (double)INFINITY;
        return true;
    }
    return false;
}

/* Behind the digits and at most one point; NULL: there is no digit. */
static const char *skip_mantissa(const char *at, bool is_hex)
{
    bool digits = false, point = false;

    for (;; at++) {
        int digit = digit_of(*at);

        if (digit >= 0 && digit < (is_hex ? 16 : 10))
            digits = true;
        else if (*at == '.' && !point)
            point = true;
        else
            return digits ? at : NULL;
    }
}

/* What strtod() would take, without its other forms. */
static bool is_float_syntax(const char *at)
{
    bool is_hex;

    at += *at == '-' || *at == '+';
    is_hex = at[0] == '0' && (at[1] | 0x20) == 'x';
    at = skip_mantissa(at + (is_hex ? 2 : 0), is_hex);
    if (!at || (*at | 0x20) != (is_hex ? 'p' : 'e'))
        return at && !is_hex && *at == '\0';
    at++;
    at += *at == '-' || *at == '+';
    return *at && strspn(at, "0123456789") == strlen(at);
}

bool literal_parse_float(struct str text, double *out)
{
    CLEANUP(strbuf_release) struct strbuf plain = STRBUF_INIT(1024 * 1024);

    if (is_special_float(text, out))
        return true;
    if (memchr(text.ptr, '_', text.len) && !underscores_fit(text))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '_')
            strbuf_add(&plain, text.ptr + i, 1);
    }
    if (plain.truncated || strlen(plain.ptr) != plain.len || !is_float_syntax(plain.ptr))
        return false;
    *out = strtod(plain.ptr, NULL);
    return isfinite(*out);
}

static bool read_hex(struct str text, size_t from, size_t count, uint32_t *out)
{
    uint32_t value = 0;

    if (text.len - from < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        int digit = digit_of(text.ptr[from + i]);

        if (digit < 0 || digit >= 16)
            return false;
        value = value << 4 | (uint32_t)digit;
    }
    *out = value;
    return true;
}

struct escape {
    uint32_t rune;
    bool is_byte;
    size_t used;
};

static bool read_octal(struct str text, struct escape *out)
{
    uint32_t value = 0;

    if (text.len < 4)
        return false;
    for (size_t i = 1; i < 4; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '7')
            return false;
        value = value * 8 + (uint32_t)(text.ptr[i] - '0');
    }
    *out = (struct escape){ value, true, 4 };
    return value <= 255;
}

/* One escape that begins with a backslash; `quote` is the only quote that may be escaped. */
static bool read_escape(struct str text, char quote, struct escape *out)
{
    static const char letters[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
    const char *letter;
    size_t digits;

    if (text.len < 2)
        return false;
    letter = text.ptr[1] ? strchr(letters, text.ptr[1]) : NULL;
    if (letter) {
        *out = (struct escape){ (unsigned char)meanings[letter - letters], false, 2 };
        return true;
    }
    if (text.ptr[1] == quote) {
        *out = (struct escape){ (unsigned char)quote, false, 2 };
        return true;
    }
    if (text.ptr[1] >= '0' && text.ptr[1] <= '7')
        return read_octal(text, out);
    digits = text.ptr[1] == 'x' ? 2 : text.ptr[1] == 'u' ? 4 : text.ptr[1] == 'U' ? 8 : 0;
    if (!digits || !read_hex(text, 2, digits, &out->rune))
        return false;
    out->is_byte = digits == 2;
    out->used = 2 + digits;
    return out->is_byte || (out->rune <= 0x10ffff && (out->rune < 0xd800 || out->rune > 0xdfff));
}

bool literal_unquote(struct str text, struct arena *arena, struct str *out)
{
    CLEANUP(strbuf_release) struct strbuf plain = STRBUF_INIT(SIZE_MAX);
    struct str body = { text.ptr + 1, text.len - 2 };

    if (text.ptr[0] == '`') {
        for (size_t i = 0; i < body.len; i++) {
            if (body.ptr[i] != '\r')
                strbuf_add(&plain, body.ptr + i, 1);
        }
        *out = str_dup((struct str){ plain.ptr, plain.len }, arena);
        return true;
    }
    for (size_t i = 0; i < body.len;) {
        struct escape escape = { 0 };
        char byte;

        if (body.ptr[i] != '\\') {
            strbuf_add(&plain, body.ptr + i++, 1);
            continue;
        }
        if (!read_escape((struct str){ body.ptr + i, body.len - i }, '"', &escape))
            return false;
        byte = (char)escape.rune;
        if (escape.is_byte)
            strbuf_add(&plain, &byte, 1);
        else
            unicode_add(&plain, escape.rune);
        i += escape.used;
    }
    *out = str_dup((struct str){ plain.ptr, plain.len }, arena);
    return true;
}

static int rune_number(struct node *node, struct error *err)
{
    struct str body = { node->source.ptr + 1, node->source.len - 2 };
    struct escape escape = { 0 };

    if (body.len && body.ptr[0] == '\\') {
        if (!read_escape(body, '\'', &escape))
            return error_set(err, ERR_INVALID, "invalid syntax");
    } else if (body.len) {
        escape.rune = go_decode_rune(body.ptr, body.len, &escape.used);
    } else {
        return error_set(err, ERR_INVALID, "invalid syntax");
    }
    if (escape.used != body.len)
        return error_set(err, ERR_INVALID, "malformed character constant: %.*s",
                         STR_ARG(node->source));
    node->is_int = node->is_uint = node->is_float = true;
    node->integer = (int64_t)escape.rune;
    node->natural = escape.rune;
    node->number = (double)escape.rune;
    return 0;
}

/* What a complex number without one of its parts can be too. */
static void simplify_complex(struct node *node)
{
    double real = node->complex[0];

    node->is_float = node->complex[1] == 0;
    if (!node->is_float)
        return;
    node->number = real;
    node->is_int = real >= -9223372036854775808.0 && real < 9223372036854775808.0 &&
                   (double)(int64_t)real == real;
    if (node->is_int)
        node->integer = (int64_t)real;
    node->is_uint = real >= 0 && real < 18446744073709551616.0 && (double)(uint64_t)real == real;
    if (node->is_uint)
        node->natural = (uint64_t)real;
}

static int complex_number(struct node *node, struct arena *arena, struct error *err)
{
    struct str text = { node->source.ptr, node->source.len - 1 };
    double *parts = arena_alloc(arena, 2 * sizeof(double));
    size_t split = text.len;

    while (split > 1 &&
           !(strchr("+-", text.ptr[split - 1]) && !strchr("eEpP", text.ptr[split - 2])))
        split--;
    if (split > 1)
        split--;
    else
        split = 0;
    if ((split && !literal_parse_float(str_slice(text, 0, split), &parts[0])) ||
        !literal_parse_float(str_slice(text, split, text.len), &parts[1]))
        return error_set(err, ERR_INVALID, "illegal number syntax: %s",
                         go_quoted(node->source, arena).ptr);
    node->is_complex = true;
    node->complex = parts;
    simplify_complex(node);
    return 0;
}

static int float_number(struct node *node, struct arena *arena, struct error *err)
{
    double real;

    if (!literal_parse_float(node->source, &node->number))
        return error_set(err, ERR_INVALID, "illegal number syntax: %s",
                         go_quoted(node->source, arena).ptr);
    if (!strpbrk(arena_strndup(arena, node->source.ptr, node->source.len), ".eEpP"))
        return error_set(err, ERR_INVALID, "integer overflow: %s",
                         go_quoted(node->source, arena).ptr);
    node->is_float = true;
    real = node->number;
    node->is_int = real >= -9223372036854775808.0 && real < 9223372036854775808.0 &&
                   (double)(int64_t)real == real;
    if (node->is_int)
        node->integer = (int64_t)real;
    node->is_uint = real >= 0 && real < 18446744073709551616.0 && (double)(uint64_t)real == real;
    if (node->is_uint)
        node->natural = (uint64_t)real;
    return 0;
}

int literal_number(struct node *node, bool is_complex, struct arena *arena, struct error *err)
{
    if (node->source.ptr[0] == '\'')
        return rune_number(node, err);
    if (is_complex || node->source.ptr[node->source.len - 1] == 'i')
        return complex_number(node, arena, err);
    node->is_uint = literal_parse_uint(node->source, 0, &node->natural);
    node->is_int = literal_parse_int(node->source, 0, &node->integer);
    if (node->is_int && node->integer == 0) {
        node->is_uint = true;
        node->natural = 0;
    }
    if (!node->is_int && !node->is_uint)
        return float_number(node, arena, err);
    node->is_float = true;
    node->number = node->is_int ? (double)node->integer : (double)node->natural;
    return 0;
}
