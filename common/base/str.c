#include "base/str.h"

#include "base/arena.h"

#include <assert.h>
#include <stdint.h>

int str_compare(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = memcmp(a.ptr, b.ptr, shorter);

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_has_prefix(struct str text, struct str prefix)
{
    return text.len >= prefix.len && memcmp(text.ptr, prefix.ptr, prefix.len) == 0;
}

bool str_has_suffix(struct str text, struct str suffix)
{
    return text.len >= suffix.len &&
           memcmp(text.ptr + text.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

ptrdiff_t str_find(struct str text, struct str needle)
{
    const char *at = memmem(text.ptr, text.len, needle.ptr, needle.len);

    return at ? at - text.ptr : -1;
}

ptrdiff_t str_find_char(struct str text, char c)
{
    const char *at = memchr(text.ptr, c, text.len);

    return at ? at - text.ptr : -1;
}

ptrdiff_t str_find_last_char(struct str text, char c)
{
    const char *at = memrchr(text.ptr, c, text.len);

    return at ? at - text.ptr : -1;
}

struct str str_slice(struct str text, size_t begin, size_t end)
{
    if (end > text.len)
        end = text.len;
    if (begin > end)
        begin = end;
    return (struct str){ text.ptr + begin, end - begin };
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str text)
{
    while (text.len > 0 && is_blank(text.ptr[text.len - 1]))
        text.len--;
    while (text.len > 0 && is_blank(*text.ptr)) {
        text.ptr++;
        text.len--;
    }
    return text;
}

bool str_cut(struct str text, char separator, struct str *head, struct str *rest)
{
    ptrdiff_t at = str_find_char(text, separator);

    if (at < 0) {
        *head = text;
        *rest = STR_EMPTY;
        return false;
    }
    *head = str_slice(text, 0, (size_t)at);
    *rest = str_slice(text, (size_t)at + 1, text.len);
    return true;
}

struct str str_dup(struct str text, struct arena *arena)
{
    return (struct str){ arena_strndup(arena, text.ptr, text.len), text.len };
}

static size_t count_of(struct str text, struct str needle)
{
    size_t count = 0;
    ptrdiff_t at;

    assert(needle.len > 0);
    while ((at = str_find(text, needle)) >= 0) {
        text = str_slice(text, (size_t)at + needle.len, text.len);
        count++;
    }
    return count;
}

struct str str_replace(struct str text, struct str from, struct str to, struct arena *arena)
{
    size_t count = count_of(text, from);
    size_t size = text.len - count * from.len + count * to.len;
    char *made = arena_alloc(arena, size + 1), *out = made;
    ptrdiff_t at;

    if (text.len == 0)
        return STR_EMPTY;
    while ((at = str_find(text, from)) >= 0) {
        out = mempcpy(out, text.ptr, (size_t)at);
        out = mempcpy(out, to.ptr, to.len);
        text = str_slice(text, (size_t)at + from.len, text.len);
    }
    out = mempcpy(out, text.ptr, text.len);
    *out = '\0';
    return (struct str){ made, size };
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool str_has_word(struct str text, struct str word)
{
    for (size_t begin = 0, end; begin < text.len; begin = end + 1) {
        for (end = begin; end < text.len && !is_space(text.ptr[end]); end++)
            ;
        if (end > begin && str_equal(str_slice(text, begin, end), word))
            return true;
    }
    return false;
}

/* Multiply and fold, eight bytes at a time. */
unsigned long long str_hash(struct str text)
{
    const char *p = text.ptr;
    size_t left = text.len;
    uint64_t hash = left * 0x9e3779b97f4a7c15u, word = 0;

    for (; left >= sizeof(word); p += sizeof(word), left -= sizeof(word)) {
        memcpy(&word, p, sizeof(word));
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, p, left);
    hash = (hash ^ word) * 0xc4ceb9fe1a85ec53u;
    return hash ^ (hash >> 29);
}
