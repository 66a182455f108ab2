/* Files in any of Unicode's encodings, told apart by their byte order mark. */
#include "base/arena.h"
#include "render/renderer.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/** What a first byte says of the sequence's length, 0 for what begins none. */
static size_t announced_length(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    if (first < 0xE0)
        return 2;
    return first < 0xF0 ? 3 : 4;
}

/** The second byte tells overlong forms, surrogates and what is beyond Unicode. */
static bool is_second_byte(unsigned char first, unsigned char second)
{
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;

    return second >= low && second <= high;
}

/** Length of a well-formed UTF-8 sequence at `p`, 0 when there is none. */
static size_t utf8_sequence(const unsigned char *p, size_t left)
{
    size_t length = announced_length(p[0]);

    if (left < length || (length > 1 && !is_second_byte(p[0], p[1])))
        return 0;
    for (size_t i = 2; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

static size_t put_utf8(char *to, unsigned rune)
{
    if (rune < 0x80) {
        to[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        to[0] = (char)(0xC0 | rune >> 6);
        to[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    if (rune < 0x10000) {
        to[0] = (char)(0xE0 | rune >> 12);
        to[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        to[2] = (char)(0x80 | (rune & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | rune >> 18);
    to[1] = (char)(0x80 | (rune >> 12 & 0x3F));
    to[2] = (char)(0x80 | (rune >> 6 & 0x3F));
    to[3] = (char)(0x80 | (rune & 0x3F));
    return 4;
}

static struct str repair_utf8(struct str text, struct arena *arena)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    size_t at = 0, used = 0;
    char *out;

    while (at < text.len && utf8_sequence(p + at, text.len - at))
        at += utf8_sequence(p + at, text.len - at);
    if (at == text.len)
        return text;
    out = arena_alloc(arena, text.len * 3 + 1);
    for (at = 0; at < text.len;) {
        size_t length = utf8_sequence(p + at, text.len - at);

        if (length == 0) {
            used += put_utf8(out + used, REPLACEMENT);
            at++;
            continue;
        }
        memcpy(out + used, p + at, length);
        used += length;
        at += length;
    }
    return (struct str){ out, used };
}

static unsigned unit_at(const unsigned char *p, bool is_big_endian)
{
    return is_big_endian ? (unsigned)(p[0] << 8 | p[1]) : (unsigned)(p[1] << 8 | p[0]);
}

static struct str decode_utf16(struct str text, bool is_big_endian, struct arena *arena)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    char *out = arena_alloc(arena, text.len / 2 * 3 + 4);
    size_t used = 0, at = 0;

    for (; at + 1 < text.len; at += 2) {
        unsigned unit = unit_at(p + at, is_big_endian), rune = unit;

        if (unit >= 0xD800 && unit < 0xE000) {
            unsigned low = at + 3 < text.len ? unit_at(p + at + 2, is_big_endian) : 0;
            bool is_pair = unit < 0xDC00 && low >= 0xDC00 && low < 0xE000;

            rune = is_pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : REPLACEMENT;
            at += is_pair ? 2 : 0;
        }
        used += put_utf8(out + used, rune);
    }
    if (at < text.len)
        used += put_utf8(out + used, REPLACEMENT);
    return (struct str){ out, used };
}

struct str renderer_text(struct str bytes, struct arena *arena)
{
    if (str_has_prefix(bytes, STR("\xEF\xBB\xBF")))
        return repair_utf8(str_slice(bytes, 3, bytes.len), arena);
    if (str_has_prefix(bytes, STR("\xFE\xFF")))
        return decode_utf16(str_slice(bytes, 2, bytes.len), true, arena);
    if (str_has_prefix(bytes, STR("\xFF\xFE")))
        return decode_utf16(str_slice(bytes, 2, bytes.len), false, arena);
    return repair_utf8(bytes, arena);
}
