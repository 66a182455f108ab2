#include "data/json_text.h"

#include "base/arena.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

/* Sixteen bytes at a time, up to the first that is special or not ASCII. */
static const char *ascii_end(const char *at, const char *end)
{
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
    const __m128i blank = _mm_set1_epi8(' ');

    for (; end - at >= 16; at += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        /* Bytes from 0x80 on are negative, thus also less than a blank. */
        __m128i special = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
            _mm_cmplt_epi8(bytes, blank));
        int mask = _mm_movemask_epi8(special);

        if (mask)
            return at + __builtin_ctz((unsigned)mask);
    }
    return at;
}
#else
static const char *ascii_end(const char *at, const char *end)
{
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;

    for (; end - at >= 8; at += 8) {
        uint64_t bytes, quote, backslash;

        memcpy(&bytes, at, sizeof(bytes));
        quote = bytes ^ ones * '"';
        backslash = bytes ^ ones * '\\';
        if ((((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | (bytes - ones * ' ') |
             bytes) &
            highs)
            break;
    }
    return at;
}
#endif

size_t json_utf8_length(const char *at, const char *end)
{
    unsigned char first = (unsigned char)*at, second;
    size_t len;

    if (first < 0x80)
        return 1;
    len = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || (size_t)(end - at) < len)
        return 0;
    second = (unsigned char)at[1];
    /* Longer than needed, a surrogate, past U+10FFFF. */
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
        (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f))
        return 0;
    for (size_t i = 1; i < len; i++) {
        if (((unsigned char)at[i] & 0xc0) != 0x80)
            return 0;
    }
    return len;
}

const char *json_plain_end(const char *at, const char *end)
{
    for (at = ascii_end(at, end); at < end;) {
        unsigned char c = (unsigned char)*at;
        size_t len;

        if (c == '"' || c == '\\' || c < 0x20)
            return at;
        if (c < 0x80) {
            at++;
            continue;
        }
        len = json_utf8_length(at, end);
        if (len == 0)
            return at;
        at = ascii_end(at + len, end);
    }
    return at;
}

size_t json_utf8_encode(uint32_t code, char *to)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xc0 | code >> 6);
        to[1] = (char)(0x80 | (code & 63));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (char)(0xe0 | code >> 12);
        to[1] = (char)(0x80 | (code >> 6 & 63));
        to[2] = (char)(0x80 | (code & 63));
        return 3;
    }
    to[0] = (char)(0xf0 | code >> 18);
    to[1] = (char)(0x80 | (code >> 12 & 63));
    to[2] = (char)(0x80 | (code >> 6 & 63));
    to[3] = (char)(0x80 | (code & 63));
    return 4;
}

uint32_t json_utf8_decode(const char *at, const char *end, size_t *len)
{
    static const unsigned char masks[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
    uint32_t code;

    *len = json_utf8_length(at, end);
    if (*len == 0) {
        *len = 1;
        return 0xfffd;
    }
    code = (unsigned char)*at & masks[*len];
    for (size_t i = 1; i < *len; i++)
        code = code << 6 | ((unsigned char)at[i] & 63);
    return code;
}

struct str json_valid_utf8(struct str text, struct arena *arena)
{
    const char *at = text.ptr, *end = at + text.len;
    char *copy, *to;

    for (size_t len; at < end && (len = json_utf8_length(at, end)) > 0;)
        at += len;
    if (at == end)
        return text;
    copy = to = arena_alloc(arena, text.len * 3 + 1);
    for (at = text.ptr; at < end;) {
        size_t len;
        uint32_t rune = json_utf8_decode(at, end, &len);

        to += json_utf8_encode(rune, to);
        at += len;
    }
    return (struct str){ copy, (size_t)(to - copy) };
}

int json_hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

const char *json_quote_char(unsigned char c, char buffer[16])
{
    static const char escaped[] = "\a\b\t\n\v\f\r'\\", letters[] = "abtnvfr'\\";
    const char *found = c ? strchr(escaped, c) : NULL;

    if (found)
        snprintf(buffer, 16, "'\\%c'", letters[found - escaped]);
    else if (c < 0x20 || c == 0x7f)
        snprintf(buffer, 16, "'\\x%02x'", c);
    else if (c >= 0x80 && c < 0xa0)
        snprintf(buffer, 16, "'\\u%04x'", c);
    else if (c >= 0xa0)
        snprintf(buffer, 16, "'%c%c'", 0xc0 | c >> 6, 0x80 | (c & 63));
    else
        snprintf(buffer, 16, "'%c'", c);
    return buffer;
}

bool json_read_int(struct str text, int64_t *out)
{
    bool negative = text.len > 0 && text.ptr[0] == '-';
    uint64_t number = 0;

    if (text.len == negative || text.len > 19 + (size_t)negative)
        return false;
    for (size_t i = negative; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        number = number * 10 + (uint64_t)(text.ptr[i] - '0'); /* 19 digits always fit */
    }
    if (number > (uint64_t)INT64_MAX + negative)
        return false;
    *out = negative ? (int64_t)(0 - number) : (int64_t)number;
    return true;
}

double json_read_float(struct str text)
{
    char inline_copy[64];
    char *copy = text.len < sizeof(inline_copy) ? inline_copy : xcalloc(1, text.len + 1);
    double number;

    /* strtod() reads up to a NUL, which need not follow. */
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    number = strtod(copy, NULL);
    if (copy != inline_copy)
        free(copy);
    return number;
}
