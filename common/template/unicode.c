#include "template/unicode.h"

#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/unicode_tables.h"

/* Ranges may interleave (an upper case letter, its lower case, the next): those that begin at most
 * this far below a character are looked at. */
enum { REACH = 0x200 };

static size_t ranges_up_to(const struct unicode_range *ranges, size_t count, uint32_t rune)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (ranges[middle].first <= rune)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_in(const struct unicode_range *ranges, size_t count, uint32_t rune)
{
    size_t at = ranges_up_to(ranges, count, rune);

    return at > 0 && rune <= ranges[at - 1].last &&
           (rune - ranges[at - 1].first) % ranges[at - 1].stride == 0;
}

static const struct unicode_case *find_case(uint32_t rune)
{
    size_t low = 0, high = unicode_cases_count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (unicode_cases[middle].first <= rune)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low > 0; low--) {
        const struct unicode_case *at = &unicode_cases[low - 1];

        if (rune <= at->last && (rune - at->first) % at->stride == 0)
            return at;
        if (rune - at->first > REACH)
            break;
    }
    return NULL;
}

bool unicode_is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z';
    return is_in(unicode_letters, unicode_letters_count, rune);
}

bool unicode_is_digit(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= '0' && rune <= '9';
    return is_in(unicode_digits, unicode_digits_count, rune);
}

bool unicode_is_number(uint32_t rune)
{
    return is_in(unicode_numbers, unicode_numbers_count, rune);
}

bool unicode_is_punctuation(uint32_t rune)
{
    return is_in(unicode_punctuation, unicode_punctuation_count, rune);
}

bool unicode_is_upper(uint32_t rune)
{
    return is_in(unicode_upper, unicode_upper_count, rune);
}

bool unicode_is_lower(uint32_t rune)
{
    return is_in(unicode_lower, unicode_lower_count, rune);
}

bool unicode_is_space(uint32_t rune)
{
    return (rune >= '\t' && rune <= '\r') || rune == ' ' || rune == 0x85 || rune == 0xa0 ||
           rune == 0x1680 || (rune >= 0x2000 && rune <= 0x200a) || rune == 0x2028 ||
           rune == 0x2029 || rune == 0x202f || rune == 0x205f || rune == 0x3000;
}

uint32_t unicode_to_upper(uint32_t rune)
{
    const struct unicode_case *at;

    if (rune < 0x80)
        return rune >= 'a' && rune <= 'z' ? rune - 32 : rune;
    at = find_case(rune);
    return at ? (uint32_t)((int32_t)rune + at->upper) : rune;
}

uint32_t unicode_to_lower(uint32_t rune)
{
    const struct unicode_case *at;

    if (rune < 0x80)
        return rune >= 'A' && rune <= 'Z' ? rune + 32 : rune;
    at = find_case(rune);
    return at ? (uint32_t)((int32_t)rune + at->lower) : rune;
}

uint32_t unicode_to_title(uint32_t rune)
{
    const struct unicode_case *at;

    if (rune < 0x80)
        return rune >= 'a' && rune <= 'z' ? rune - 32 : rune;
    at = find_case(rune);
    return at ? (uint32_t)((int32_t)rune + at->title) : rune;
}

size_t unicode_encode(uint32_t rune, char *out)
{
    if (rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
        rune = 0xfffd;
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        out[0] = (char)(0xc0 | rune >> 6);
        out[1] = (char)(0x80 | (rune & 0x3f));
        return 2;
    }
    if (rune < 0x10000) {
        out[0] = (char)(0xe0 | rune >> 12);
        out[1] = (char)(0x80 | (rune >> 6 & 0x3f));
        out[2] = (char)(0x80 | (rune & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | rune >> 18);
    out[1] = (char)(0x80 | (rune >> 12 & 0x3f));
    out[2] = (char)(0x80 | (rune >> 6 & 0x3f));
    out[3] = (char)(0x80 | (rune & 0x3f));
    return 4;
}

void unicode_add(struct strbuf *out, uint32_t rune)
{
    char bytes[4];

    strbuf_add(out, bytes, unicode_encode(rune, bytes));
}

struct str unicode_trim(struct str text)
{
    size_t width;

    while (text.len && unicode_is_space(go_decode_rune(text.ptr, text.len, &width))) {
        text.ptr += width;
        text.len -= width;
    }
    while (text.len) {
        size_t start = text.len - 1;

        while (start > 0 && text.len - start < 4 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
            start--;
        if (!unicode_is_space(go_decode_rune(text.ptr + start, text.len - start, &width)) ||
            start + width != text.len)
            break;
        text.len = start;
    }
    return text;
}
