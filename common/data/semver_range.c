/*
 * Ranges: "a b || c" are alternatives of conditions. "1.2 - 2.3" is rewritten to two conditions
 * first, wherever it stands; then each alternative is one condition after another, blanks or one
 * comma between them.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/go_quote.h"
#include "data/semver.h"

#include <string.h>

enum { MAX_RANGE = 512, MAX_ALTERNATIVES = 32 };

struct condition {
    bool (*holds)(const struct semver *version, const struct condition *condition);
    struct semver version;
    /* "1", "1.2": what was left out or is a wildcard. `dirty` covers the other two. */
    bool dirty, minor_dirty, patch_dirty;
};

struct alternative {
    struct condition *conditions;
    size_t count;
    bool has_prerelease; /* so pre-releases may match */
};

struct semver_range {
    struct alternative *alternatives;
    size_t count;
};

/* A version pattern in a text: where its parts begin and end. */
struct pattern {
    size_t begin, end;
    struct str segments[3]; /* without their dots; empty when left out */
    struct str prerelease;  /* with its '-' */
};

static bool is_equal(const struct semver *version, const struct condition *condition);
static bool is_not_equal(const struct semver *version, const struct condition *condition);
static bool is_greater(const struct semver *version, const struct condition *condition);
static bool is_less(const struct semver *version, const struct condition *condition);
static bool is_at_least(const struct semver *version, const struct condition *condition);
static bool is_at_most(const struct semver *version, const struct condition *condition);
static bool is_tilde(const struct semver *version, const struct condition *condition);
static bool is_caret(const struct semver *version, const struct condition *condition);

static const struct operator
{
    const char *text;
    bool (*holds)(const struct semver *version, const struct condition *condition);
}
operators[] = {
    /* The longer ones first; the empty one is last and always there. */
    { "!=", is_not_equal }, { ">=", is_at_least }, { "=>", is_at_least }, { "<=", is_at_most },
    { "=<", is_at_most },   { "~>", is_tilde },    { "=", is_equal },     { ">", is_greater },
    { "<", is_less },       { "~", is_tilde },     { "^", is_caret },     { "", is_equal },
};

static bool is_not_equal(const struct semver *version, const struct condition *condition)
{
    const struct semver *wanted = &condition->version;

    if (condition->dirty) {
        if (wanted->major != version->major)
            return true;
        if (condition->minor_dirty)
            return false;
        if (wanted->minor != version->minor)
            return true;
        if (condition->patch_dirty && (version->prerelease.len || wanted->prerelease.len)) {
            struct semver a = { .prerelease = version->prerelease };
            struct semver b = { .prerelease = wanted->prerelease };

            return semver_compare(&a, &b) != 0;
        }
        if (condition->patch_dirty)
            return false;
        if (wanted->patch != version->patch)
            return true;
    }
    return semver_compare(version, wanted) != 0;
}

static bool is_greater(const struct semver *version, const struct condition *condition)
{
    const struct semver *wanted = &condition->version;

    if (condition->dirty) {
        if (version->major != wanted->major)
            return version->major > wanted->major;
        if (condition->minor_dirty)
            return false;
        if (condition->patch_dirty)
            return version->minor > wanted->minor;
    }
    return semver_compare(version, wanted) > 0;
}

static bool is_less(const struct semver *version, const struct condition *condition)
{
    return semver_compare(version, &condition->version) < 0;
}

static bool is_at_least(const struct semver *version, const struct condition *condition)
{
    return semver_compare(version, &condition->version) >= 0;
}

static bool is_at_most(const struct semver *version, const struct condition *condition)
{
    const struct semver *wanted = &condition->version;

    if (!condition->dirty)
        return semver_compare(version, wanted) <= 0;
    if (version->major > wanted->major)
        return false;
    return version->major != wanted->major || version->minor <= wanted->minor ||
           condition->minor_dirty;
}

static bool is_tilde(const struct semver *version, const struct condition *condition)
{
    const struct semver *wanted = &condition->version;

    if (semver_compare(version, wanted) < 0)
        return false;
    if (wanted->major == 0 && wanted->minor == 0 && wanted->patch == 0 && !condition->minor_dirty &&
        !condition->patch_dirty)
        return true; /* ~0.0.0, and every wildcard */
    if (version->major != wanted->major)
        return false;
    return version->minor == wanted->minor || condition->minor_dirty;
}

static bool is_equal(const struct semver *version, const struct condition *condition)
{
    if (condition->dirty)
        return is_tilde(version, condition);
    return semver_compare(version, &condition->version) == 0;
}

static bool is_caret(const struct semver *version, const struct condition *condition)
{
    const struct semver *wanted = &condition->version;

    if (semver_compare(version, wanted) < 0)
        return false;
    if (wanted->major > 0 || condition->minor_dirty)
        return version->major == wanted->major;
    if (version->major > 0)
        return false;
    if (wanted->minor > 0 || condition->patch_dirty)
        return version->minor == wanted->minor;
    return version->minor == 0 && version->patch == wanted->patch;
}

/* ---- the text ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_segment(char c)
{
    return (c >= '0' && c <= '9') || (c != 0 && strchr("xX*|", c));
}

static bool is_identifier(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

static size_t skip(struct str text, size_t at, bool (*accepts)(char))
{
    while (at < text.len && accepts(text.ptr[at]))
        at++;
    return at;
}

/* "-a.b" or "+a.b" from `at` on; `at` when there is none. */
static size_t skip_suffix(struct str text, size_t at, char sign)
{
    size_t end;

    if (at >= text.len || text.ptr[at] != sign)
        return at;
    end = skip(text, at + 1, is_identifier);
    if (end == at + 1)
        return at;
    while (end + 1 < text.len && text.ptr[end] == '.' && is_identifier(text.ptr[end + 1]))
        end = skip(text, end + 1, is_identifier);
    return end;
}

static bool read_pattern(struct str text, size_t at, struct pattern *out)
{
    struct pattern pattern = { .begin = at };
    size_t end;

    if (at < text.len && text.ptr[at] == 'v')
        at++;
    for (int i = 0; i < 3; i++) {
        size_t begin = i == 0 ? at : at + 1;

        pattern.segments[i] = STR_EMPTY;
        if (i > 0 && (at >= text.len || text.ptr[at] != '.' || pattern.segments[i - 1].len == 0))
            continue;
        end = skip(text, begin, is_segment);
        if (end == begin)
            continue;
        pattern.segments[i] = str_slice(text, begin, end);
        at = end;
    }
    if (pattern.segments[0].len == 0)
        return false;
    end = skip_suffix(text, at, '-');
    pattern.prerelease = str_slice(text, at, end);
    pattern.end = skip_suffix(text, end, '+');
    *out = pattern;
    return true;
}

/* "A - B" beginning at `at`, blanks before and after it included. */
static bool read_hyphen(struct str text, size_t at, struct pattern *low, struct pattern *high,
                        size_t *end)
{
    size_t dash, right;

    if (!read_pattern(text, skip(text, at, is_blank), low))
        return false;
    dash = skip(text, low->end, is_blank);
    if (dash == low->end || dash >= text.len || text.ptr[dash] != '-')
        return false;
    right = skip(text, dash + 1, is_blank);
    if (right == dash + 1 || !read_pattern(text, right, high))
        return false;
    *end = skip(text, high->end, is_blank);
    return true;
}

static struct str rewrite_hyphens(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(8L * MAX_RANGE);
    struct pattern low, high;
    size_t end;

    for (size_t at = 0; at < text.len;) {
        if (read_hyphen(text, at, &low, &high, &end)) {
            strbuf_printf(&out, ">= %.*s, <= %.*s ", STR_ARG(str_slice(text, low.begin, low.end)),
                          STR_ARG(str_slice(text, high.begin, high.end)));
            at = end;
        } else {
            strbuf_add(&out, text.ptr + at++, 1);
        }
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

static bool is_wildcard(struct str segment)
{
    return segment.len == 0 || str_equals(segment, "x") || str_equals(segment, "X") ||
           str_equals(segment, "*");
}

static int make_condition(struct str text, const struct pattern *pattern, struct arena *arena,
                          struct condition *condition, struct error *err)
{
    const char *version;

    if (is_wildcard(pattern->segments[0])) {
        condition->dirty = true;
        version = arena_printf(arena, "0.0.0%.*s", STR_ARG(pattern->prerelease));
    } else if (is_wildcard(pattern->segments[1])) {
        condition->dirty = condition->minor_dirty = true;
        version = arena_printf(arena, "%.*s.0.0%.*s", STR_ARG(pattern->segments[0]),
                               STR_ARG(pattern->prerelease));
    } else if (is_wildcard(pattern->segments[2])) {
        condition->dirty = condition->patch_dirty = true;
        version = arena_printf(arena, "%.*s.%.*s.0%.*s", STR_ARG(pattern->segments[0]),
                               STR_ARG(pattern->segments[1]), STR_ARG(pattern->prerelease));
    } else {
        version = arena_strndup(arena, text.ptr + pattern->begin, pattern->end - pattern->begin);
    }
    if (semver_parse(str_of(version), arena, &condition->version, err) < 0)
        return error_set(err, ERR_INVALID, "constraint parser error");
    return 0;
}

/* One condition from `*at` on: 1, 0 when there is none, -1. */
static int read_condition(struct str text, size_t *at, struct arena *arena,
                          struct condition *condition, struct error *err)
{
    size_t begin = skip(text, *at, is_blank);
    const struct operator* found = operators;
    struct pattern pattern;

    while (!str_has_prefix(str_slice(text, begin, text.len), str_of(found->text)))
        found++;
    if (!read_pattern(text, skip(text, begin + strlen(found->text), is_blank), &pattern))
        return 0;
    *condition = (struct condition){ .holds = found->holds };
    if (make_condition(text, &pattern, arena, condition, err) < 0)
        return -1;
    *at = pattern.end;
    return 1;
}

static int improper(struct str text, struct arena *arena, struct error *err)
{
    return error_set(err, ERR_INVALID, "improper constraint: %s", go_quoted(text, arena).ptr);
}

/* Is the whole text conditions with blanks or a comma between them? Says where each begins. */
static bool is_well_formed(struct str text)
{
    size_t at = 0;

    for (bool first = true;; first = false) {
        size_t begin = skip(text, at, is_blank);
        const struct operator* found = operators;
        struct pattern pattern;

        if (begin == text.len)
            return !first;
        if (!first && text.ptr[begin] == ',')
            begin = skip(text, begin + 1, is_blank);
        else if (!first && begin == at)
            return false;
        while (!str_has_prefix(str_slice(text, begin, text.len), str_of(found->text)))
            found++;
        if (!read_pattern(text, skip(text, begin + strlen(found->text), is_blank), &pattern))
            return false;
        at = pattern.end;
    }
}

static int parse_alternative(struct str text, struct arena *arena, struct alternative *out,
                             struct error *err)
{
    size_t capacity = text.len / 2 + 1, at = 0;

    if (!is_well_formed(text))
        return improper(text, arena, err);
    out->conditions = arena_alloc(arena, capacity * sizeof(*out->conditions));
    for (;;) {
        struct condition *condition = &out->conditions[out->count];
        int found;

        at = skip(text, at, is_blank);
        if (at < text.len && text.ptr[at] == ',')
            at++;
        found = read_condition(text, &at, arena, condition, err);
        if (found < 0)
            return -1;
        if (found == 0)
            return 0;
        out->has_prerelease |= condition->version.prerelease.len > 0;
        out->count++;
    }
}

static size_t count_alternatives(struct str text)
{
    size_t count = 1;

    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == '|' && text.ptr[i + 1] == '|') {
            count++;
            i++;
        }
    return count;
}

int semver_range_parse(struct str text, struct arena *arena, const struct semver_range **out,
                       struct error *err)
{
    struct semver_range *range = ARENA_NEW(arena, struct semver_range);
    struct str rest;
    size_t count;

    if (text.len > MAX_RANGE)
        return error_set(err, ERR_INVALID, "constraint string is too long (max %d bytes)",
                         MAX_RANGE);
    rest = rewrite_hyphens(text, arena);
    count = count_alternatives(rest);
    if (count > MAX_ALTERNATIVES)
        return error_set(err, ERR_INVALID, "too many constraint groups (max %d)", MAX_ALTERNATIVES);
    range->alternatives = arena_alloc(arena, count * sizeof(*range->alternatives));
    for (; range->count < count; range->count++) {
        ptrdiff_t bar = str_find(rest, STR("||"));
        struct str part = bar < 0 ? rest : str_slice(rest, 0, (size_t)bar);

        if (parse_alternative(part, arena, &range->alternatives[range->count], err) < 0)
            return -1;
        rest = str_slice(rest, part.len + 2, rest.len);
    }
    *out = range;
    return 0;
}

static bool alternative_matches(const struct alternative *alternative, const struct semver *version)
{
    if (version->prerelease.len > 0 && !alternative->has_prerelease)
        return false;
    for (size_t i = 0; i < alternative->count; i++)
        if (!alternative->conditions[i].holds(version, &alternative->conditions[i]))
            return false;
    return true;
}

bool semver_range_matches(const struct semver_range *range, const struct semver *version)
{
    for (size_t i = 0; i < range->count; i++)
        if (alternative_matches(&range->alternatives[i], version))
            return true;
    return false;
}

bool semver_fits(struct str range, struct str version, struct arena *arena)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const struct semver_range *parsed;
    struct semver found;

    return semver_range_parse(range, arena, &parsed, &ignored) == 0 &&
           semver_parse(version, arena, &found, &ignored) == 0 &&
           semver_range_matches(parsed, &found);
}
