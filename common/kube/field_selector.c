/* "metadata.name=x,type!=y": in a value a backslash stands before '\', ',' and '='. */
#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "kube/label_requirement.h"
#include "kube/selector.h"

#include <stdlib.h>
#include <string.h>

struct field_term {
    const char *path;
    struct str value;
    bool is_negated;
};

struct kube_field_selector {
    struct field_term *terms;
    size_t count;
};

/* Where the term that starts at `begin` ends: at a comma that no backslash precedes. */
static size_t end_of_term(struct str text, size_t begin)
{
    for (size_t i = begin; i < text.len; i++) {
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == ',')
            return i;
    }
    return text.len;
}

/* What follows the backslash is named by its whole character. */
static int refuse_escape(struct str rest, struct error *err)
{
    size_t width;

    go_decode_rune(rest.ptr, rest.len, &width);
    return error_set(err, ERR_INVALID, "invalid field selector: invalid escape sequence: \\%.*s",
                     (int)width, rest.ptr);
}

static int unescape(struct str text, struct arena *arena, struct str *out, struct error *err)
{
    char *copy = arena_alloc(arena, text.len + 1);
    size_t length = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\\') {
            if (++i == text.len || !memchr("\\,=", text.ptr[i], 3))
                return refuse_escape(str_slice(text, i, text.len), err);
            c = text.ptr[i];
        } else if (c == ',' || c == '=') {
            return error_set(err, ERR_INVALID,
                             "invalid field selector: unescaped character in value: %d", c);
        }
        copy[length++] = c;
    }
    *out = (struct str){ copy, length };
    return 0;
}

static int parse_term(struct str whole, struct str text, struct arena *arena,
                      struct field_term *out, struct error *err)
{
    for (size_t i = 0; i < text.len; i++) {
        bool is_negated = text.ptr[i] == '!' && i + 1 < text.len && text.ptr[i + 1] == '=';
        size_t value = i + 1;

        if (!is_negated && text.ptr[i] != '=')
            continue;
        if (value < text.len && text.ptr[value] == '=')
            value++;
        out->path = arena_strndup(arena, text.ptr, i);
        out->is_negated = is_negated;
        return unescape(str_slice(text, value, text.len), arena, &out->value, err);
    }
    return error_set(err, ERR_INVALID, "invalid selector: '%.*s'; can't understand '%.*s'",
                     STR_ARG(whole), STR_ARG(text));
}

static int compare_texts(const void *a, const void *b)
{
    const struct str *left = a, *right = b;

    return str_compare(*left, *right);
}

/* The terms of a selector, sorted as apimachinery does: so it is clear which fault is told. */
static struct str *split_terms(struct str text, struct arena *arena, size_t *count)
{
    size_t commas = 0;
    struct str *terms;

    for (size_t i = 0; i < text.len; i++)
        commas += text.ptr[i] == ',';
    terms = arena_alloc(arena, (commas + 1) * sizeof(*terms));
    *count = 0;
    for (size_t begin = 0, end; begin < text.len; begin = end + 1) {
        end = end_of_term(text, begin);
        if (end > begin)
            terms[(*count)++] = str_slice(text, begin, end);
    }
    if (*count)
        qsort(terms, *count, sizeof(*terms), compare_texts);
    return terms;
}

int kube_field_selector_parse(struct str text, struct arena *arena,
                              const struct kube_field_selector **out, struct error *err)
{
    struct kube_field_selector *selector = ARENA_NEW(arena, struct kube_field_selector);
    struct str *terms;

    if (text.len > SELECTOR_MAX_BYTES)
        return error_set(err, ERR_TOO_LARGE, "the field selector is longer than %d bytes",
                         SELECTOR_MAX_BYTES);
    terms = split_terms(text, arena, &selector->count);
    selector->terms = arena_alloc(arena, (selector->count + 1) * sizeof(*selector->terms));
    for (size_t i = 0; i < selector->count; i++)
        if (parse_term(text, terms[i], arena, &selector->terms[i], err) < 0)
            return -1;
    *out = selector;
    return 0;
}

bool kube_field_selector_matches(const struct kube_field_selector *selector,
                                 const struct json *object)
{
    for (size_t i = 0; i < selector->count; i++) {
        const struct field_term *term = &selector->terms[i];

        if (str_equal(json_text_at(object, term->path), term->value) == term->is_negated)
            return false;
    }
    return true;
}
