#include "data/go_quote.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_printable.h"

enum { RUNE_ERROR = 0xfffd };

/* Smallest rune that needs a sequence of that length: shorter ones would be overlong. */
static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };

static size_t sequence_length(unsigned char lead)
{
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

uint32_t go_decode_rune(const char *bytes, size_t size, size_t *width)
{
    const unsigned char *at = (const unsigned char *)bytes;
    size_t length;
    uint32_t rune;

    *width = size ? 1 : 0;
    if (size == 0)
        return RUNE_ERROR;
    if (at[0] < 0x80)
        return at[0];
    length = sequence_length(at[0]);
    if (length == 0 || length > size)
        return RUNE_ERROR;
    rune = at[0] & (0xffU >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return RUNE_ERROR;
        rune = rune << 6 | (at[i] & 0x3fU);
    }
    if (rune < smallest[length] || rune > 0x10ffff || (rune >= 0xd800 && rune <= 0xdfff))
        return RUNE_ERROR;
    *width = length;
    return rune;
}

bool go_is_printable(uint32_t rune)
{
    size_t low = 0, high = go_printable_range_count;

    if (rune < 0x80)
        return rune >= ' ' && rune < 0x7f;
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (rune > go_printable_ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < go_printable_range_count && rune >= go_printable_ranges[low].first;
}

static void quote_rune(uint32_t rune, const char *bytes, size_t width, struct strbuf *out)
{
    static const char short_names[] = "abtnvfr"; /* from '\a' on */

    if (rune == '"' || rune == '\\') {
        strbuf_printf(out, "\\%c", (int)rune);
    } else if (go_is_printable(rune)) {
        strbuf_add(out, bytes, width);
    } else if (rune >= '\a' && rune <= '\r') {
        strbuf_printf(out, "\\%c", short_names[rune - '\a']);
    } else if (rune < ' ' || rune == 0x7f) {
        strbuf_printf(out, "\\x%02x", rune);
    } else if (rune < 0x10000) {
        strbuf_printf(out, "\\u%04x", rune);
    } else {
        strbuf_printf(out, "\\U%08x", rune);
    }
}

void go_quote(struct str text, struct strbuf *out)
{
    size_t width;

    strbuf_add(out, "\"", 1);
    for (size_t i = 0; i < text.len; i += width) {
        uint32_t rune = go_decode_rune(text.ptr + i, text.len - i, &width);

        if (rune == RUNE_ERROR && width == 1)
            strbuf_printf(out, "\\x%02x", (unsigned char)text.ptr[i]);
        else
            quote_rune(rune, text.ptr + i, width, out);
    }
    strbuf_add(out, "\"", 1);
}

struct str go_quoted(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(text.len * 10 + 2);

    go_quote(text, &out);
    return str_dup((struct str){ out.ptr, out.len }, arena);
}
