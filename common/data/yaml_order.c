#include "data/yaml_order.h"

#include "data/json_text.h"
#include "data/yaml_runes.h"

#include <stdbool.h>

struct runes {
    const char *begin, *at, *end;
};

static bool is_among(uint32_t rune, const struct rune_range *ranges, size_t count)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (rune < ranges[middle].first)
            high = middle;
        else if (rune > ranges[middle].last)
            low = middle + 1;
        else
            return true;
    }
    return false;
}

static bool is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z';
    return is_among(rune, yaml_letters, yaml_letters_count);
}

static bool is_digit(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= '0' && rune <= '9';
    return is_among(rune, yaml_digits, yaml_digits_count);
}

static uint32_t peek(const struct runes *text, size_t *len)
{
    return json_utf8_decode(text->at, text->end, len);
}

/* The run of digits at the place: its value, which wraps as in Go, and how many there are. */
static int64_t digit_run(struct runes text, int64_t value, size_t *count)
{
    size_t len;

    for (*count = 0; text.at < text.end; ++*count, text.at += len) {
        uint32_t rune = peek(&text, &len);

        if (!is_digit(rune))
            break;
        value = (int64_t)((uint64_t)value * 10 + rune - '0');
    }
    return value;
}

/* Whether digits other than 0 stand directly in front of the place: "100" against "101". */
static bool continues_number(const struct runes *text)
{
    const char *at = text->at;

    while (at > text->begin) {
        const char *last = at - 1;
        uint32_t rune;
        size_t len;

        while (last > text->begin && ((unsigned char)*last & 0xc0) == 0x80)
            last--;
        rune = json_utf8_decode(last, at, &len);
        if (!is_digit(rune))
            return false;
        if (rune != '0')
            return true;
        at = last;
    }
    return false;
}

/* Two texts at the first place where they differ. */
static int compare_there(const struct runes *a, const struct runes *b, uint32_t left,
                         uint32_t right)
{
    bool left_letter = is_letter(left), right_letter = is_letter(right);
    int64_t left_value = 0, right_value = 0;
    size_t left_count, right_count;

    if (left_letter && right_letter)
        return left < right ? -1 : 1;
    if (left_letter || right_letter)
        return right_letter ? -1 : 1;
    if ((left == '0' || right == '0') && continues_number(a))
        left_value = right_value = 1;
    left_value = digit_run(*a, left_value, &left_count);
    right_value = digit_run(*b, right_value, &right_count);
    if (left_value != right_value)
        return left_value < right_value ? -1 : 1;
    if (left_count != right_count)
        return left_count < right_count ? -1 : 1;
    return left < right ? -1 : 1;
}

int yaml_compare_keys(struct str a, struct str b)
{
    struct runes left = { a.ptr, a.ptr, a.ptr + a.len }, right = { b.ptr, b.ptr, b.ptr + b.len };

    while (left.at < left.end && right.at < right.end) {
        size_t left_len, right_len;
        uint32_t l = peek(&left, &left_len), r = peek(&right, &right_len);

        if (l != r)
            return compare_there(&left, &right, l, r);
        left.at += left_len;
        right.at += right_len;
    }
    return (left.at < left.end) - (right.at < right.end);
}
