#include "data/go_quote.h"
#include "template/arguments.h"
#include "template/format.h"
#include "template/functions.h"
#include "template/unicode.h"

#include <string.h>

/* Texts: cutting, trimming, searching, quoting. Words and cases are in functions_words.c. */

static int give_slice(struct template_call *call, struct str text, struct error *err)
{
    return arguments_text(call, text, err);
}

static int call_trunc(struct template_call *call, struct error *err)
{
    struct str text = argument_str(call, 1);
    int64_t count = argument_int(call, 0), len = (int64_t)text.len;

    if (count < 0 && len + count > 0)
        return give_slice(call, str_slice(text, (size_t)(len + count), text.len), err);
    if (count >= 0 && len > count)
        return give_slice(call, str_slice(text, 0, (size_t)count), err);
    return arguments_same_text(call, text);
}

static int call_substr(struct template_call *call, struct error *err)
{
    int64_t start = argument_int(call, 0), end = argument_int(call, 1);
    struct str text = argument_str(call, 2);
    int64_t len = (int64_t)text.len;

    if (start < 0) {
        if (end < 0)
            return error_set(err, ERR_INVALID, "runtime error: slice bounds out of range [:%lld]",
                             (long long)end);
        if (end > len)
            return error_set(err, ERR_INVALID,
                             "runtime error: slice bounds out of range [:%lld] with length %lld",
                             (long long)end, (long long)len);
        start = 0;
    } else if (end < 0 || end > len) {
        end = len;
    }
    if (start > end)
        return error_set(err, ERR_INVALID, "runtime error: slice bounds out of range [%lld:%lld]",
                         (long long)start, (long long)end);
    return give_slice(call, str_slice(text, (size_t)start, (size_t)end), err);
}

static int abbreviate(struct template_call *call, struct str text, int64_t offset, int64_t width,
                      struct error *err)
{
    int64_t len = (int64_t)text.len;
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    if (len <= width)
        return arguments_same_text(call, text);
    offset = offset > len ? len : offset;
    if (len - offset < width - 3)
        offset = len - (width - 3);
    if (offset <= 4) {
        strbuf_add(&out, text.ptr, (size_t)width - 3);
        strbuf_puts(&out, "...");
    } else if (offset + width - 3 < len) {
        strbuf_puts(&out, "...");
        if (width - 3 < 4) /* too narrow for a second ellipsis */
            return template_text(call, &out, err);
        strbuf_add(&out, text.ptr + offset, (size_t)width - 6);
        strbuf_puts(&out, "...");
    } else {
        strbuf_puts(&out, "...");
        strbuf_add(&out, text.ptr + (len - (width - 3)), (size_t)width - 3);
    }
    return template_text(call, &out, err);
}

static int call_abbrev(struct template_call *call, struct error *err)
{
    if (argument_int(call, 0) < 4)
        return arguments_same_text(call, argument_str(call, 1));
    return abbreviate(call, argument_str(call, 1), 0, argument_int(call, 0), err);
}

static int call_abbrevboth(struct template_call *call, struct error *err)
{
    int64_t left = argument_int(call, 0), right = argument_int(call, 1);

    if (right < 4 || (left > 0 && right < 7))
        return arguments_same_text(call, argument_str(call, 2));
    return abbreviate(call, argument_str(call, 2), left, right, err);
}

static int call_trim(struct template_call *call, struct error *err)
{
    return give_slice(call, unicode_trim(argument_str(call, 0)), err);
}

static bool has_rune(struct str set, uint32_t rune)
{
    for (size_t i = 0, width; i < set.len; i += width) {
        if (go_decode_rune(set.ptr + i, set.len - i, &width) == rune)
            return true;
    }
    return false;
}

static int call_trim_all(struct template_call *call, struct error *err)
{
    struct str set = argument_str(call, 0), text = argument_str(call, 1);
    size_t width;

    while (text.len && has_rune(set, go_decode_rune(text.ptr, text.len, &width))) {
        text.ptr += width;
        text.len -= width;
    }
    while (text.len) {
        size_t start = text.len - 1;

        while (start > 0 && text.len - start < 4 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80)
            start--;
        if (!has_rune(set, go_decode_rune(text.ptr + start, text.len - start, &width)))
            break;
        text.len = start + width == text.len ? start : text.len - 1;
    }
    return give_slice(call, text, err);
}

static int call_trim_prefix(struct template_call *call, struct error *err)
{
    struct str prefix = argument_str(call, 0), text = argument_str(call, 1);

    if (!str_has_prefix(text, prefix))
        return arguments_same_text(call, text);
    return give_slice(call, str_slice(text, prefix.len, text.len), err);
}

static int call_trim_suffix(struct template_call *call, struct error *err)
{
    struct str suffix = argument_str(call, 0), text = argument_str(call, 1);

    if (!str_has_suffix(text, suffix))
        return arguments_same_text(call, text);
    return give_slice(call, str_slice(text, 0, text.len - suffix.len), err);
}

static int call_contains(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(str_find(argument_str(call, 1), argument_str(call, 0)) >= 0);
    return 0;
}

static int call_has_prefix(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(str_has_prefix(argument_str(call, 1), argument_str(call, 0)));
    return 0;
}

static int call_has_suffix(struct template_call *call, struct error *err)
{
    (void)err;
    call->result = value_of_bool(str_has_suffix(argument_str(call, 1), argument_str(call, 0)));
    return 0;
}

/* Go's strings.Repeat; what would be too large is not begun. */
static int repeat(const struct template_call *call, struct str text, int64_t count,
                  struct strbuf *out, struct error *err)
{
    size_t size;

    if (count < 0)
        return error_set(err, ERR_INVALID, "strings: negative Repeat count");
    if (__builtin_mul_overflow(text.len, (size_t)count, &size) || size > INT64_MAX)
        return error_set(err, ERR_TOO_LARGE, "strings: Repeat output length overflow");
    if (size > template_run_limits(call->run)->output)
        out->truncated = true;
    for (int64_t i = 0; i < count && text.len && !out->truncated; i++)
        strbuf_add(out, text.ptr, text.len);
    return 0;
}

static int call_repeat(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    if (repeat(call, argument_str(call, 1), argument_int(call, 0), &out, err) < 0)
        return -1;
    return template_text(call, &out, err);
}

/* Blanks in front of each line, empty ones too. */
static int indent(struct template_call *call, const char *before, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf pad = ARGUMENTS_TEXT(call);
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 1);
    size_t begin = 0;

    if (repeat(call, STR(" "), argument_int(call, 0), &pad, err) < 0)
        return -1;
    strbuf_puts(&out, before);
    while (!pad.truncated) {
        struct str rest = { text.ptr + begin, text.len - begin };
        ptrdiff_t newline = str_find_char(rest, '\n');
        size_t len = newline < 0 ? rest.len : (size_t)newline + 1;

        strbuf_add(&out, pad.ptr, pad.len);
        strbuf_add(&out, rest.ptr, len);
        if (newline < 0 || out.truncated)
            break;
        begin += len;
    }
    out.truncated |= pad.truncated;
    return template_text(call, &out, err);
}

static int call_indent(struct template_call *call, struct error *err)
{
    return indent(call, "", err);
}

static int call_nindent(struct template_call *call, struct error *err)
{
    return indent(call, "\n", err);
}

/* An empty text to replace stands in front of every character and at the end. */
static void replace_nothing(struct str text, struct str with, struct strbuf *out)
{
    for (size_t i = 0, width; i < text.len && !out->truncated; i += width) {
        go_decode_rune(text.ptr + i, text.len - i, &width);
        strbuf_add(out, with.ptr, with.len);
        strbuf_add(out, text.ptr + i, width);
    }
    strbuf_add(out, with.ptr, with.len);
}

static int call_replace(struct template_call *call, struct error *err)
{
    struct str old = argument_str(call, 0), with = argument_str(call, 1);
    struct str rest = argument_str(call, 2);
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    ptrdiff_t found;

    if (old.len == 0) {
        replace_nothing(rest, with, &out);
        return template_text(call, &out, err);
    }
    while ((found = str_find(rest, old)) >= 0 && !out.truncated) {
        strbuf_add(&out, rest.ptr, (size_t)found);
        strbuf_add(&out, with.ptr, with.len);
        rest.ptr += (size_t)found + old.len;
        rest.len -= (size_t)found + old.len;
    }
    strbuf_add(&out, rest.ptr, rest.len);
    return template_text(call, &out, err);
}

static int call_plural(struct template_call *call, struct error *err)
{
    (void)err;
    return arguments_same_text(call, argument_str(call, argument_int(call, 2) == 1 ? 0 : 1));
}

static int call_quote(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    for (size_t i = 0; i < call->count; i++) {
        struct str text;

        if (value_is_nil(argument(call, i)))
            continue;
        if (arguments_strval(call, argument(call, i), &text, err) < 0)
            return -1;
        strbuf_puts(&out, out.len ? " " : "");
        go_quote(text, &out);
    }
    return template_text(call, &out, err);
}

static int call_squote(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    for (size_t i = 0; i < call->count; i++) {
        if (value_is_nil(argument(call, i)))
            continue;
        strbuf_puts(&out, out.len ? " '" : "'");
        format_value(argument(call, i), call->arena, &out);
        strbuf_puts(&out, "'");
    }
    return template_text(call, &out, err);
}

static int call_cat(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    bool is_first = true;

    for (size_t i = 0; i < call->count; i++) {
        if (value_is_nil(argument(call, i)))
            continue;
        strbuf_puts(&out, is_first ? "" : " ");
        format_value(argument(call, i), call->arena, &out);
        is_first = false;
    }
    return template_text(call, &out, err);
}

static int call_to_string(struct template_call *call, struct error *err)
{
    struct str text;

    if (arguments_strval(call, argument(call, 0), &text, err) < 0)
        return -1;
    return arguments_same_text(call, text);
}

#define TWO "func(string, string) string"
#define TEST "func(string, string) bool"

const struct template_function functions_strings[] = {
    { "abbrev", "func(int, string) string", call_abbrev },
    { "abbrevboth", "func(int, int, string) string", call_abbrevboth },
    { "cat", "func(...interface {}) string", call_cat },
    { "contains", TEST, call_contains },
    { "hasPrefix", TEST, call_has_prefix },
    { "hasSuffix", TEST, call_has_suffix },
    { "indent", "func(int, string) string", call_indent },
    { "nindent", "func(int, string) string", call_nindent },
    { "plural", "func(string, string, int) string", call_plural },
    { "quote", "func(...interface {}) string", call_quote },
    { "repeat", "func(int, string) string", call_repeat },
    { "replace", "func(string, string, string) string", call_replace },
    { "squote", "func(...interface {}) string", call_squote },
    { "substr", "func(int, int, string) string", call_substr },
    { "toString", "func(interface {}) string", call_to_string },
    { "trim", "func(string) string", call_trim },
    { "trimAll", TWO, call_trim_all },
    { "trimPrefix", TWO, call_trim_prefix },
    { "trimSuffix", TWO, call_trim_suffix },
    { "trimall", TWO, call_trim_all },
    { "trunc", "func(int, string) string", call_trunc },
    { 0 },
};
