#include "template/word_case.h"

#include "base/strbuf.h"
#include "data/go_quote.h"
#include "template/unicode.h"

static bool is_connector(uint32_t rune)
{
    return rune == '-' || rune == '_' || unicode_is_space(rune);
}

static uint32_t take(struct str *text)
{
    size_t width;
    uint32_t rune = go_decode_rune(text->ptr, text->len, &width);

    text->ptr += width;
    text->len -= width;
    return rune;
}

void word_case_pascal(struct str text, struct strbuf *out)
{
    uint32_t held = 0, before;
    bool after_capital = false, found = false;

    while (text.len && !found) {
        held = take(&text);
        found = !is_connector(held);
        if (found) {
            after_capital = unicode_is_upper(held);
            held = unicode_to_upper(held);
        } else {
            unicode_add(out, held);
        }
    }
    if (!found && !held)
        return;
    while (text.len) {
        before = held;
        held = take(&text);
        if (is_connector(held) && is_connector(before)) {
            unicode_add(out, before);
        } else if (is_connector(before)) {
            after_capital = unicode_is_upper(held);
            held = unicode_to_upper(held);
        } else {
            if (after_capital && unicode_is_upper(held))
                held = unicode_to_lower(held);
            else
                after_capital = false;
            unicode_add(out, before);
        }
    }
    unicode_add(out, held);
}

/* ---- words ---- */

enum word_type {
    WORD_NONE,
    WORD_NUMBER,
    WORD_CAPITAL,
    WORD_LETTERS,
    WORD_CONNECTOR,
    WORD_POINTS,
    WORD_OTHER
};

struct word {
    enum word_type type;
    struct str text;
};

/* The first rune that is one; `before` when none follows. `*size` is what to skip. */
static uint32_t valid_rune(struct str text, uint32_t before, size_t *size)
{
    *size = 0;
    while (text.len) {
        size_t left = text.len;
        uint32_t rune = take(&text);

        *size += left - text.len;
        if (rune != 0xfffd)
            return rune;
    }
    return before;
}

static bool belongs(enum word_type type, uint32_t rune)
{
    switch (type) {
    case WORD_CONNECTOR:
        return is_connector(rune);
    case WORD_POINTS:
        return unicode_is_punctuation(rune);
    case WORD_NUMBER:
        return unicode_is_number(rune);
    case WORD_LETTERS:
        return unicode_is_letter(rune) && !unicode_is_upper(rune);
    case WORD_CAPITAL:
        return unicode_is_upper(rune);
    default:
        return !is_connector(rune) && !unicode_is_letter(rune) && !unicode_is_number(rune) &&
               !unicode_is_punctuation(rune);
    }
}

static enum word_type type_of(uint32_t rune)
{
    if (is_connector(rune))
        return WORD_CONNECTOR;
    if (unicode_is_punctuation(rune))
        return WORD_POINTS;
    if (unicode_is_upper(rune))
        return WORD_CAPITAL;
    if (unicode_is_letter(rune))
        return WORD_LETTERS;
    return unicode_is_number(rune) ? WORD_NUMBER : WORD_OTHER;
}

/* How far characters of a type go on from `at`; `*last` is the size of the last one. */
static size_t run_end(struct str text, size_t at, enum word_type type, uint32_t *rune, size_t *last)
{
    while (at < text.len) {
        size_t size;

        *rune = valid_rune((struct str){ text.ptr + at, text.len - at }, *rune, &size);
        if (!belongs(type, *rune))
            break;
        at += size;
        *last = size;
    }
    return at;
}

static struct word next_word(struct str *rest)
{
    struct str text = *rest;
    size_t size, last = 0, end;
    uint32_t rune = valid_rune(text, 0xfffd, &size);
    struct word word = { rune == 0xfffd ? WORD_NONE : type_of(rune), text };

    end = size;
    if (word.type == WORD_CAPITAL && end < text.len) {
        uint32_t next = valid_rune((struct str){ text.ptr + end, text.len - end }, rune, &last);

        if (unicode_is_upper(next)) {
            /* A row of capitals; the last one begins the next word when letters follow. */
            end = run_end(text, end, WORD_CAPITAL, &rune, &last);
            if (end < text.len && unicode_is_letter(rune))
                end -= last;
        } else if (unicode_is_letter(next)) {
            end = run_end(text, end, WORD_LETTERS, &rune, &last);
        }
    } else if (word.type != WORD_NONE && word.type != WORD_CAPITAL) {
        end = run_end(text, end, word.type, &rune, &last);
    }
    word.text.len = end;
    rest->ptr += end;
    rest->len -= end;
    return word;
}

static void add_word(struct strbuf *out, struct word word, char connector)
{
    struct str text = word.text;

    if (word.type != WORD_CAPITAL && word.type != WORD_CONNECTOR) {
        strbuf_add(out, text.ptr, text.len);
        return;
    }
    while (text.len) {
        uint32_t rune = take(&text);

        unicode_add(out, is_connector(rune) ? (uint32_t)connector : unicode_to_lower(rune));
    }
}

static bool is_letter_or_number(const struct word *word)
{
    return word->type == WORD_LETTERS || word->type == WORD_NUMBER;
}

static bool wants_connector(const struct word *word)
{
    return word->type != WORD_NONE && word->type != WORD_CONNECTOR && word->type != WORD_POINTS;
}

static void add_while_lower(struct strbuf *out, struct word *word, struct str *rest, char connector)
{
    while (is_letter_or_number(word)) {
        add_word(out, *word, connector);
        *word = rest->len ? next_word(rest) : (struct word){ WORD_NONE, STR_EMPTY };
    }
    if (wants_connector(word))
        strbuf_add(out, &connector, 1);
}

/* A word of letters is over and `*word`, the next, may be a number that belongs to it. */
static void after_letters(struct strbuf *out, struct word *word, struct str *rest, char connector)
{
    struct word number = *word;

    if (word->type != WORD_NUMBER) {
        if (word->type != WORD_CONNECTOR && word->type != WORD_POINTS)
            strbuf_add(out, &connector, 1);
        return;
    }
    if (rest->len == 0)
        return;
    *word = next_word(rest);
    if (word->type != WORD_LETTERS) {
        add_word(out, number, connector);
        if (word->type != WORD_CONNECTOR && word->type != WORD_POINTS)
            strbuf_add(out, &connector, 1);
        return;
    }
    strbuf_add(out, &connector, 1);
    add_word(out, number, connector);
    add_while_lower(out, word, rest, connector);
}

void word_case_joined(struct str text, char connector, struct strbuf *out)
{
    struct str rest = text;
    struct word word = { WORD_NONE, STR_EMPTY };

    if (rest.len)
        word = next_word(&rest);
    while (rest.len && !out->truncated) {
        struct word before = word;

        if (word.type != WORD_CONNECTOR)
            add_word(out, word, connector);
        word = next_word(&rest);
        if (before.type == WORD_NUMBER)
            add_while_lower(out, &word, &rest, connector);
        else if (before.type == WORD_CONNECTOR)
            add_word(out, before, connector);
        else if (before.type != WORD_POINTS)
            after_letters(out, &word, &rest, connector);
    }
    add_word(out, word, connector);
}
