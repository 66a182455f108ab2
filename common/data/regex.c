#include "data/regex.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/go_quote.h"
#include "data/regex_re2.h"

#include <string.h>

struct regex {
    struct re2_expression *re2;
    size_t groups;
};

/*
 * What Go and RE2 read differently: `(?<name>` is Go's, too, and `\C` (one byte of a rune) is
 * RE2's only. Quoted text (\Q..\E) is passed on as it is.
 */
static int rewrite(struct str pattern, struct strbuf *out, struct error *err)
{
    bool quoted = false;

    for (size_t i = 0; i < pattern.len; i++) {
        struct str rest = str_slice(pattern, i, pattern.len);

        if (quoted || str_has_prefix(rest, STR("\\Q"))) {
            quoted = !str_has_prefix(rest, STR("\\E"));
            strbuf_add(out, rest.ptr, 1);
        } else if (str_has_prefix(rest, STR("\\C"))) {
            return error_set(err, ERR_INVALID,
                             "error parsing regexp: invalid escape sequence: `\\C`");
        } else if (rest.ptr[0] == '\\' && rest.len > 1) {
            strbuf_add(out, rest.ptr, 2);
            i++;
        } else if (str_has_prefix(rest, STR("(?<")) && rest.len > 3 && rest.ptr[3] != '=' &&
                   rest.ptr[3] != '!') {
            strbuf_puts(out, "(?P<");
            i += 2;
        } else {
            strbuf_add(out, rest.ptr, 1);
        }
    }
    return 0;
}

static void release_failure(struct re2_failure *failure)
{
    free(failure->message);
}
DEFINE_CLEANUP_VALUE(struct re2_failure, release_failure)

static int compile(struct str pattern, bool posix, struct regex **out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(2L * REGEX_MAX_PATTERN);
    CLEANUP(release_failure) struct re2_failure failure = { 0 };
    struct regex *regex;
    struct re2_expression *re2;

    if (pattern.len > REGEX_MAX_PATTERN)
        return error_set(err, ERR_TOO_LARGE, "error parsing regexp: expression too large");
    if (rewrite(pattern, &text, err) < 0)
        return -1;
    re2 = re2_new(text.ptr, text.len, posix, &failure);
    if (!re2)
        return error_set(err, failure.is_too_large ? ERR_TOO_LARGE : ERR_INVALID,
                         "error parsing regexp: %s", failure.message ? failure.message : "");
    regex = xcalloc(1, sizeof(*regex));
    regex->re2 = re2;
    regex->groups = re2_group_count(re2);
    *out = regex;
    return 0;
}

int regex_compile(struct str pattern, struct regex **out, struct error *err)
{
    return compile(pattern, false, out, err);
}

int regex_compile_posix(struct str pattern, struct regex **out, struct error *err)
{
    return compile(pattern, true, out, err);
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    re2_free(regex->re2);
    free(regex);
}

/* ---- texts that are no UTF-8 ---- */

/* To Go each byte that belongs to no rune is a U+FFFD of its own; RE2 would match nothing there. */
struct subject {
    struct str text; /* what is searched */
    char *bytes;     /* of it; NULL: the text itself, which is good */
    size_t *origins; /* where each byte of it, and its end, is in the text itself */
};

static void release_subject(struct subject *subject)
{
    free(subject->bytes);
    free(subject->origins);
}
DEFINE_CLEANUP_VALUE(struct subject, release_subject)

static bool is_stray(struct str text, size_t at, size_t *width)
{
    return go_decode_rune(text.ptr + at, text.len - at, width) == 0xfffd && *width <= 1;
}

static size_t find_stray(struct str text)
{
    for (size_t at = 0, width = 1; at < text.len; at += width) {
        width = 1;
        if ((unsigned char)text.ptr[at] >= 0x80 && is_stray(text, at, &width))
            return at;
    }
    return text.len;
}

static struct subject subject_of(struct str text)
{
    struct subject subject = { .text = text };
    size_t length = 0;

    if (find_stray(text) == text.len)
        return subject;
    subject.bytes = xcalloc(text.len, 3);
    subject.origins = xcalloc(3 * text.len + 1, sizeof(*subject.origins));
    for (size_t at = 0, width = 1; at < text.len; at += width) {
        bool stray = is_stray(text, at, &width);
        size_t size = stray ? 3 : width;

        width = stray ? 1 : width;
        memcpy(subject.bytes + length, stray ? "\xef\xbf\xbd" : text.ptr + at, size);
        for (size_t i = 0; i < size; i++)
            subject.origins[length++] = at;
    }
    subject.origins[length] = text.len;
    subject.text = (struct str){ subject.bytes, length };
    return subject;
}

/* Where a place of the text itself is in what is searched. */
static size_t place_in(const struct subject *subject, size_t place)
{
    size_t at = 0;

    if (!subject->origins)
        return place;
    while (at < subject->text.len && subject->origins[at] < place)
        at++;
    return at;
}

static void tell_origins(const struct subject *subject, struct regex_span *spans, size_t count)
{
    for (size_t i = 0; subject->origins && i < count; i++) {
        if (spans[i].begin < 0)
            continue;
        spans[i].begin = (ptrdiff_t)subject->origins[spans[i].begin];
        spans[i].end = (ptrdiff_t)subject->origins[spans[i].end];
    }
}

/* ---- matching ---- */

bool regex_matches(const struct regex *regex, struct str text)
{
    CLEANUP(release_subject) struct subject subject = subject_of(text);

    return re2_match(regex->re2, subject.text.ptr, subject.text.len, 0, NULL, 0);
}

size_t regex_group_count(const struct regex *regex)
{
    return regex->groups;
}

struct str regex_group_name(const struct regex *regex, size_t index)
{
    struct str name = STR_EMPTY;
    const char *found = re2_group_name(regex->re2, index, &name.len);

    if (found)
        name.ptr = found;
    return name;
}

static bool find(const struct regex *regex, struct str text, size_t from, struct regex_span *spans,
                 size_t count)
{
    if (from > text.len)
        return false;
    if (count > regex->groups + 1) {
        for (size_t i = regex->groups + 1; i < count; i++)
            spans[i] = (struct regex_span){ -1, -1 };
        count = regex->groups + 1;
    }
    return re2_match(regex->re2, text.ptr, text.len, from, spans, count);
}

bool regex_find(const struct regex *regex, struct str text, size_t from, struct regex_span *spans,
                size_t count)
{
    CLEANUP(release_subject) struct subject subject = subject_of(text);

    if (from > text.len || !find(regex, subject.text, place_in(&subject, from), spans, count))
        return false;
    tell_origins(&subject, spans, count);
    return true;
}

/* The place behind the rune at `at`; past the end for the end. */
static size_t next_rune(struct str text, size_t at)
{
    size_t width = 0;

    if (at < text.len)
        go_decode_rune(text.ptr + at, text.len - at, &width);
    return at + (width ? width : 1);
}

/* The next match from `*at` on that is not an empty one right behind the last; moves `*at`. */
static bool find_next(const struct regex *regex, struct str text, size_t *at, ptrdiff_t *last_end,
                      struct regex_span *spans)
{
    while (*at <= text.len && find(regex, text, *at, spans, regex->groups + 1)) {
        bool is_empty = spans[0].begin == spans[0].end;
        bool counts = !is_empty || spans[0].begin != *last_end;

        *at = is_empty ? next_rune(text, (size_t)spans[0].end) : (size_t)spans[0].end;
        *last_end = spans[0].end;
        if (counts)
            return true;
    }
    return false;
}

void regex_find_all(const struct regex *regex, struct str text, ptrdiff_t limit,
                    struct arena *arena, struct regex_span **out, size_t *matches)
{
    size_t width = regex->groups + 1, capacity = 4, count = 0, at = 0;
    struct regex_span *all = xcalloc(capacity * width, sizeof(*all));
    ptrdiff_t last_end = -1;
    CLEANUP(release_subject) struct subject subject = subject_of(text);

    while ((limit < 0 || count < (size_t)limit) &&
           find_next(regex, subject.text, &at, &last_end, all + count * width)) {
        tell_origins(&subject, all + count * width, width);
        if (++count == capacity) {
            capacity *= 2;
            all = xrealloc(all, capacity * width * sizeof(*all));
        }
    }
    *out = arena_alloc(arena, (count * width + 1) * sizeof(**out));
    memcpy(*out, all, count * width * sizeof(*all));
    *matches = count;
    free(all);
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* "$name" or "${name}" from the '$' on. Returns its length, 0 when it is none. */
static size_t read_reference(struct str text, struct str *name)
{
    size_t begin = text.len > 1 && text.ptr[1] == '{' ? 2 : 1, end = begin;

    while (end < text.len && is_word(text.ptr[end]))
        end++;
    *name = str_slice(text, begin, end);
    if (end == begin || (begin == 2 && (end >= text.len || text.ptr[end] != '}')))
        return 0;
    return begin == 2 ? end + 1 : end;
}

/* A group by number or name; more than there are when there is none. */
static size_t find_group(const struct regex *regex, struct str name)
{
    size_t number = 0;

    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] < '0' || name.ptr[i] > '9' || number > 100000000 ||
            (name.ptr[0] == '0' && name.len > 1)) {
            number = re2_group_number(regex->re2, name.ptr, name.len);
            return number ? number : SIZE_MAX;
        }
        number = number * 10 + (size_t)(name.ptr[i] - '0');
    }
    return number;
}

static void expand(const struct regex *regex, struct str text, const struct regex_span *spans,
                   struct str replacement, struct strbuf *out)
{
    for (size_t i = 0; i < replacement.len;) {
        struct str rest = str_slice(replacement, i, replacement.len), name;
        size_t length, group;

        if (rest.ptr[0] != '$') {
            ptrdiff_t dollar = str_find_char(rest, '$');

            length = dollar < 0 ? rest.len : (size_t)dollar;
            strbuf_add(out, rest.ptr, length);
        } else if (str_has_prefix(rest, STR("$$"))) {
            strbuf_add(out, "$", 1);
            length = 2;
        } else if ((length = read_reference(rest, &name)) == 0) {
            strbuf_add(out, "$", 1);
            length = 1;
        } else {
            group = find_group(regex, name);
            if (group <= regex->groups && spans[group].begin >= 0)
                strbuf_add(out, text.ptr + spans[group].begin,
                           (size_t)(spans[group].end - spans[group].begin));
        }
        i += length;
    }
}

int regex_replace(const struct regex *regex, struct str text,
                  const struct regex_replacement *replacement, struct arena *arena, struct str *out,
                  struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf result = STRBUF_INIT(replacement->limit);
    struct regex_span *spans = arena_alloc(arena, (regex->groups + 1) * sizeof(*spans));
    ptrdiff_t last_end = -1;
    size_t at = 0, copied = 0;
    CLEANUP(release_subject) struct subject subject = subject_of(text);

    while (!result.truncated && find_next(regex, subject.text, &at, &last_end, spans)) {
        tell_origins(&subject, spans, regex->groups + 1);
        strbuf_add(&result, text.ptr + copied, (size_t)spans[0].begin - copied);
        if (replacement->is_literal)
            strbuf_add(&result, replacement->text.ptr, replacement->text.len);
        else
            expand(regex, text, spans, replacement->text, &result);
        copied = (size_t)spans[0].end;
    }
    strbuf_add(&result, text.ptr + copied, text.len - copied);
    if (strbuf_check(&result, "the text after replacement", err) < 0)
        return -1;
    *out = str_dup((struct str){ result.ptr, result.len }, arena);
    return 0;
}

struct str regex_quote(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(2 * text.len);

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] && strchr("\\.+*?()|[]{}^$", text.ptr[i]))
            strbuf_add(&out, "\\", 1);
        strbuf_add(&out, text.ptr + i, 1);
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}
