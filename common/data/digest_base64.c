#include "base/arena.h"
#include "data/digest.h"

static const char standard[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static struct str encode(struct str bytes, const char *alphabet, bool padded, struct arena *arena)
{
    const unsigned char *from = (const unsigned char *)bytes.ptr;
    char *text = arena_alloc(arena, (bytes.len + 2) / 3 * 4 + 1), *to = text;

    for (size_t at = 0; at < bytes.len; at += 3) {
        size_t left = bytes.len - at;
        uint32_t group = (uint32_t)from[at] << 16 | (left > 1 ? (uint32_t)from[at + 1] << 8 : 0) |
                         (left > 2 ? from[at + 2] : 0);

        *to++ = alphabet[group >> 18];
        *to++ = alphabet[group >> 12 & 63];
        if (left > 1)
            *to++ = alphabet[group >> 6 & 63];
        if (left > 2)
            *to++ = alphabet[group & 63];
        for (size_t missing = left; padded && missing < 3; missing++)
            *to++ = '=';
    }
    return (struct str){ text, (size_t)(to - text) };
}

struct str base64_encode(struct str bytes, struct arena *arena)
{
    return encode(bytes, standard, true, arena);
}

struct str base64url_encode(struct str bytes, struct arena *arena)
{
    return encode(bytes, url, true, arena);
}

struct str base64url_encode_raw(struct str bytes, struct arena *arena)
{
    return encode(bytes, url, false, arena);
}

/* Six bits gathered at a time. */
struct decoder {
    char *to;
    uint32_t bits;
    size_t characters, padding;
    bool is_url;
};

static int digit_of(char c, bool is_url)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == (is_url ? '-' : '+'))
        return 62;
    return c == (is_url ? '_' : '/') ? 63 : -1;
}

/* False: the character cannot stand here. */
static bool decode_char(struct decoder *decoder, char c)
{
    int digit = digit_of(c, decoder->is_url);

    if (c == '=') {
        /* Padding fills up a group that has at least two characters. */
        if ((decoder->characters + decoder->padding) % 4 < 2)
            return false;
        decoder->padding++;
        return true;
    }
    if (digit < 0 || decoder->padding)
        return false;
    decoder->bits = decoder->bits << 6 | (uint32_t)digit;
    if (decoder->characters % 4 != 0)
        *decoder->to++ = (char)(decoder->bits >> (6 - decoder->characters % 4 * 2));
    decoder->characters++;
    return true;
}

static int decode(struct str text, bool is_url, size_t limit, struct arena *arena, struct str *out,
                  struct error *err)
{
    struct decoder decoder = { .is_url = is_url };
    char *bytes;
    size_t at;

    if (text.len / 4 > limit / 3 + 1)
        return error_set(err, ERR_TOO_LARGE, "base64 data is larger than %zu bytes", limit);
    bytes = decoder.to = arena_alloc(arena, text.len / 4 * 3 + 4);
    for (at = 0; at < text.len; at++) {
        char c = text.ptr[at];

        if (c != '\n' && c != '\r' && !decode_char(&decoder, c))
            return error_set(err, ERR_INVALID, "illegal base64 data at input byte %zu", at);
    }
    if ((decoder.characters + decoder.padding) % 4 != 0 &&
        (!is_url || decoder.padding || decoder.characters % 4 == 1))
        return error_set(err, ERR_INVALID, "illegal base64 data at input byte %zu",
                         decoder.padding ? at : at - decoder.characters % 4);
    if ((size_t)(decoder.to - bytes) > limit)
        return error_set(err, ERR_TOO_LARGE, "base64 data is larger than %zu bytes", limit);
    *decoder.to = '\0';
    *out = (struct str){ bytes, (size_t)(decoder.to - bytes) };
    return 0;
}

int base64_decode(struct str text, size_t limit, struct arena *arena, struct str *out,
                  struct error *err)
{
    return decode(text, false, limit, arena, out, err);
}

int base64url_decode(struct str text, size_t limit, struct arena *arena, struct str *out,
                     struct error *err)
{
    return decode(text, true, limit, arena, out, err);
}
