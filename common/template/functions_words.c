#include "data/go_quote.h"
#include "template/arguments.h"
#include "template/functions.h"
#include "template/unicode.h"

/* Words, cases and wrapping. The case of identifiers is in word_case.c. */

#include "template/word_case.h"

/* Each character through `change`, which sees the one before. */
static int map_runes(struct template_call *call, uint32_t (*change)(uint32_t rune, uint32_t before),
                     struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);
    uint32_t before = ' ';

    for (size_t i = 0, width; i < text.len; i += width) {
        uint32_t rune = go_decode_rune(text.ptr + i, text.len - i, &width);

        unicode_add(&out, change(rune, before));
        before = rune;
    }
    return template_text(call, &out, err);
}

static uint32_t upper(uint32_t rune, uint32_t before)
{
    (void)before;
    return unicode_to_upper(rune);
}

static uint32_t lower(uint32_t rune, uint32_t before)
{
    (void)before;
    return unicode_to_lower(rune);
}

static bool is_separator(uint32_t rune)
{
    if (rune < 0x80)
        return !unicode_is_letter(rune) && !unicode_is_digit(rune) && rune != '_';
    return !unicode_is_letter(rune) && !unicode_is_digit(rune) && unicode_is_space(rune);
}

static uint32_t title(uint32_t rune, uint32_t before)
{
    return is_separator(before) ? unicode_to_title(rune) : rune;
}

static int call_upper(struct template_call *call, struct error *err)
{
    return map_runes(call, upper, err);
}

static int call_lower(struct template_call *call, struct error *err)
{
    return map_runes(call, lower, err);
}

static int call_title(struct template_call *call, struct error *err)
{
    return map_runes(call, title, err);
}

static uint32_t untitle(uint32_t rune, uint32_t before)
{
    return unicode_is_space(before) ? unicode_to_lower(rune) : rune;
}

static int call_untitle(struct template_call *call, struct error *err)
{
    return map_runes(call, untitle, err);
}

static int call_swapcase(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);
    bool after_space = true;

    for (size_t i = 0, width; i < text.len; i += width) {
        uint32_t rune = go_decode_rune(text.ptr + i, text.len - i, &width);

        if (unicode_is_upper(rune) ||
            (unicode_to_title(rune) == rune && unicode_to_lower(rune) != rune)) {
            unicode_add(&out, unicode_to_lower(rune));
            after_space = false;
        } else if (unicode_is_lower(rune)) {
            unicode_add(&out, after_space ? unicode_to_title(rune) : unicode_to_upper(rune));
            after_space = false;
        } else {
            unicode_add(&out, rune);
            after_space = unicode_is_space(rune);
        }
    }
    return template_text(call, &out, err);
}

/* The original looks at bytes here, and writes each as a character. */
static int call_nospace(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);

    bool has_space = false;

    for (size_t i = 0; i < text.len; i++) {
        if (unicode_is_space((unsigned char)text.ptr[i]))
            has_space = true;
        else
            unicode_add(&out, (unsigned char)text.ptr[i]);
    }
    return has_space ? template_text(call, &out, err) : arguments_same_text(call, text);
}

static int call_initials(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    struct str text = argument_str(call, 0);
    bool after_space = true;

    for (size_t i = 0; i < text.len; i++) {
        bool is_space = unicode_is_space((unsigned char)text.ptr[i]);

        if (after_space && !is_space)
            unicode_add(&out, (unsigned char)text.ptr[i]);
        after_space = is_space;
    }
    return template_text(call, &out, err);
}

static int call_camelcase(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    word_case_pascal(argument_str(call, 0), &out);
    return template_text(call, &out, err);
}

static int call_snakecase(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    word_case_joined(argument_str(call, 0), '_', &out);
    return template_text(call, &out, err);
}

static int call_kebabcase(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    word_case_joined(argument_str(call, 0), '-', &out);
    return template_text(call, &out, err);
}

static void add_line(struct strbuf *out, struct str text, size_t begin, size_t end,
                     struct str newline)
{
    strbuf_add(out, text.ptr + begin, end - begin);
    strbuf_add(out, newline.ptr, newline.len);
}

/* Lines of `width` bytes at most, broken at blanks; longer words as they are, or cut. */
static int wrap(struct template_call *call, int64_t columns, struct str newline, struct str text,
                bool cuts, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    size_t width = columns < 1 ? 1 : (uint64_t)columns > text.len ? text.len + 1 : (size_t)columns;
    size_t at = 0;

    while (text.len - at > width && !out.truncated) {
        struct str line = { text.ptr + at, width + 1 };
        ptrdiff_t blank = str_find_last_char(line, ' ');

        if (line.ptr[0] == ' ') {
            at++;
            continue;
        }
        if (blank < 0 && cuts) {
            add_line(&out, text, at, at + width, newline);
            at += width;
            continue;
        }
        if (blank < 0) {
            struct str rest = { text.ptr + at + width, text.len - at - width };

            blank = str_find_char(rest, ' ');
            if (blank < 0)
                break;
            blank += (ptrdiff_t)width;
        }
        add_line(&out, text, at, at + (size_t)blank, newline);
        at += (size_t)blank + 1;
    }
    strbuf_add(&out, text.ptr + at, text.len - at);
    return template_text(call, &out, err);
}

static int call_wrap(struct template_call *call, struct error *err)
{
    return wrap(call, argument_int(call, 0), STR("\n"), argument_str(call, 1), false, err);
}

static int call_wrap_with(struct template_call *call, struct error *err)
{
    struct str newline = argument_str(call, 1);

    return wrap(call, argument_int(call, 0), newline.len ? newline : STR("\n"),
                argument_str(call, 2), true, err);
}

#define ONE "func(string) string"

const struct template_function functions_words[] = {
    { "camelcase", ONE, call_camelcase },
    { "initials", ONE, call_initials },
    { "kebabcase", ONE, call_kebabcase },
    { "lower", ONE, call_lower },
    { "nospace", ONE, call_nospace },
    { "snakecase", ONE, call_snakecase },
    { "swapcase", ONE, call_swapcase },
    { "title", ONE, call_title },
    { "untitle", ONE, call_untitle },
    { "upper", ONE, call_upper },
    { "wrap", "func(int, string) string", call_wrap },
    { "wrapWith", "func(int, string, string) string", call_wrap_with },
    { 0 },
};
