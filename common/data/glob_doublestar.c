/*
 * doublestar's patterns: stars are tried again one rune further, `**` one part of the path further.
 * Of alternatives each is put in the place of the group, in turn: their number is limited.
 */
#include "base/arena.h"
#include "data/glob.h"
#include "data/go_quote.h"

#include <string.h>

enum { MAX_ALTERNATIVES = 4096, LAST_RUNE = 0x10ffff };

struct walk {
    struct str path;
    struct arena *arena;
    struct error *err;
    int alternatives; /* tried so far */
};

/* Where the two texts are read, and where a star and a double star can be tried again. */
struct state {
    struct str pattern;
    size_t at, path;
    ptrdiff_t star, double_star; /* in the pattern, behind the stars; -1: none */
    size_t star_path, double_star_path;
    bool part_begins;
};

enum outcome { FAILED = -1, MISMATCH, ADVANCED, MATCHED, NO_MATCH };

static int match(struct walk *walk, struct state state);

static enum outcome bad_pattern(struct walk *walk)
{
    error_set(walk->err, ERR_INVALID, "syntax error in pattern");
    return FAILED;
}

static uint32_t rune_at(struct str text, size_t at, size_t *width)
{
    return go_decode_rune(text.ptr + at, at < text.len ? text.len - at : 0, width);
}

/* The closing brace of a group whose text begins at `at`, -1. */
static ptrdiff_t find_close(struct str pattern, size_t at)
{
    int depth = 1;

    for (; at < pattern.len; at++) {
        if (pattern.ptr[at] == '\\')
            at++;
        else if (pattern.ptr[at] == '{')
            depth++;
        else if (pattern.ptr[at] == '}' && --depth == 0)
            return (ptrdiff_t)at;
    }
    return -1;
}

/* The next comma of this group, or `close`. */
static size_t find_alternative_end(struct str pattern, size_t at, size_t close)
{
    int depth = 0;

    for (; at < close; at++) {
        if (pattern.ptr[at] == '\\')
            at++;
        else if (pattern.ptr[at] == '{')
            depth++;
        else if (pattern.ptr[at] == '}')
            depth--;
        else if (pattern.ptr[at] == ',' && depth == 0)
            return at;
    }
    return close;
}

/* The pattern with the group from `open` to `close` replaced by one of its alternatives. */
static struct str substitute(struct walk *walk, struct str pattern, size_t open,
                             struct str alternative, size_t close)
{
    size_t tail = pattern.len - close - 1;
    char *text = arena_alloc(walk->arena, open + alternative.len + tail + 1);

    memcpy(text, pattern.ptr, open);
    memcpy(text + open, alternative.ptr, alternative.len);
    memcpy(text + open + alternative.len, pattern.ptr + close + 1, tail);
    return (struct str){ text, open + alternative.len + tail };
}

static bool skip_class(struct str pattern, size_t *at)
{
    size_t i = *at + 1;

    if (i < pattern.len && (pattern.ptr[i] == '^' || pattern.ptr[i] == '!'))
        i++;
    if (i >= pattern.len || pattern.ptr[i] == ']')
        return false;
    for (; i < pattern.len; i++) {
        if (pattern.ptr[i] == '\\') {
            i++;
        } else if (pattern.ptr[i] == ']') {
            *at = i;
            return true;
        }
    }
    return false;
}

static bool is_valid(struct str pattern, size_t at)
{
    size_t depth = 0;

    for (; at < pattern.len; at++) {
        char c = pattern.ptr[at];

        if (c == '\\' && ++at >= pattern.len)
            return false;
        if (c == '[' && !skip_class(pattern, &at))
            return false;
        if (c == '}' && depth-- == 0)
            return false;
        if (c == '{')
            depth++;
    }
    return depth == 0;
}

/* Can the rest of the pattern stand for nothing? "/" and "**" at the end can: a folder is meant. */
static int matches_nothing(struct walk *walk, struct str rest)
{
    static const char *const empty[] = { "", "*", "**", "/**", "**/", "/**/" };
    ptrdiff_t close;

    for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++)
        if (str_equals(rest, empty[i]))
            return MATCHED;
    if (rest.ptr[0] != '{')
        return is_valid(rest, 0) ? NO_MATCH : bad_pattern(walk);
    close = find_close(rest, 1);
    if (close < 0)
        return bad_pattern(walk);
    for (size_t at = 1, end;; at = end + 1) {
        int result;

        end = find_alternative_end(rest, at, (size_t)close);
        if (++walk->alternatives > MAX_ALTERNATIVES)
            return error_set(walk->err, ERR_EXHAUSTED, "the pattern has too many alternatives");
        result = matches_nothing(
            walk, substitute(walk, rest, 0, str_slice(rest, at, end), (size_t)close));
        if (result != NO_MATCH || end == (size_t)close)
            return result;
    }
}

static enum outcome match_stars(struct walk *walk, struct state *state)
{
    struct str pattern = state->pattern;
    size_t at = state->at + 1;

    if (at < pattern.len && pattern.ptr[at] == '*') {
        at++;
        if (state->part_begins && at >= pattern.len)
            return MATCHED;
        if (state->part_begins && pattern.ptr[at] == '/') {
            state->at = at + 1;
            state->double_star = (ptrdiff_t)at + 1;
            state->double_star_path = state->path;
            state->star = -1;
            return ADVANCED;
        }
    }
    (void)walk;
    state->part_begins = false;
    state->at = at;
    state->star = (ptrdiff_t)at;
    state->star_path = state->path;
    return ADVANCED;
}

/*
 * Is the rune in the class at `*at`, behind its '['? `*at` stops where that was decided, or at the
 * class' end.
 */
static bool is_in_class(struct str pattern, size_t *at, uint32_t rune)
{
    uint32_t last = LAST_RUNE, next;
    size_t width;

    while (*at < pattern.len && pattern.ptr[*at] != ']') {
        next = rune_at(pattern, *at, &width);
        *at += width;
        if (last < LAST_RUNE && next == '-' && *at < pattern.len && pattern.ptr[*at] != ']') {
            if (pattern.ptr[*at] == '\\')
                ++*at;
            next = rune_at(pattern, *at, &width);
            *at += width;
            if (last <= rune && rune <= next)
                return true;
            last = LAST_RUNE;
            continue;
        }
        if (next == '\\') {
            next = rune_at(pattern, *at, &width);
            *at += width;
        }
        if (next == rune)
            return true;
        last = next;
    }
    return false;
}

static enum outcome match_class(struct walk *walk, struct state *state)
{
    struct str pattern = state->pattern;
    bool negated;
    size_t width;
    uint32_t rune = rune_at(walk->path, state->path, &width);

    state->part_begins = false;
    if (++state->at >= pattern.len)
        return bad_pattern(walk);
    negated = pattern.ptr[state->at] == '!' || pattern.ptr[state->at] == '^';
    state->at += negated ? 1 : 0;
    if (state->at >= pattern.len || pattern.ptr[state->at] == ']')
        return bad_pattern(walk);
    if (is_in_class(pattern, &state->at, rune) == negated)
        return state->at >= pattern.len ? bad_pattern(walk) : MISMATCH;
    for (; state->at < pattern.len && pattern.ptr[state->at] != ']'; state->at++)
        if (pattern.ptr[state->at] == '\\')
            state->at++;
    if (state->at >= pattern.len)
        return bad_pattern(walk);
    state->at++;
    state->path += width;
    return ADVANCED;
}

static enum outcome match_group(struct walk *walk, struct state *state)
{
    struct str pattern = state->pattern;
    ptrdiff_t close = find_close(pattern, state->at + 1);
    struct state next = *state;

    next.part_begins = true;
    if (close < 0)
        return bad_pattern(walk);
    for (size_t at = state->at + 1, end;; at = end + 1) {
        int result;

        end = find_alternative_end(pattern, at, (size_t)close);
        if (++walk->alternatives > MAX_ALTERNATIVES)
            return error_set(walk->err, ERR_EXHAUSTED, "the pattern has too many alternatives");
        next.pattern =
            substitute(walk, pattern, state->at, str_slice(pattern, at, end), (size_t)close);
        result = match(walk, next);
        if (result != NO_MATCH || end == (size_t)close)
            return result;
    }
}

static enum outcome match_literal(struct walk *walk, struct state *state)
{
    size_t at = state->at, rune_width, width;
    uint32_t rune;

    if (state->pattern.ptr[at] == '\\' && ++at >= state->pattern.len)
        return bad_pattern(walk);
    rune = rune_at(state->pattern, at, &rune_width);
    if (rune != rune_at(walk->path, state->path, &width))
        return MISMATCH;
    state->at = at + rune_width;
    state->path += width;
    state->part_begins = rune == '/';
    return ADVANCED;
}

/* What the pattern says at the place both have come to. */
static enum outcome step(struct walk *walk, struct state *state)
{
    size_t width;

    if (state->at >= state->pattern.len)
        return MISMATCH;
    switch (state->pattern.ptr[state->at]) {
    case '*':
        return match_stars(walk, state);
    case '?':
        state->part_begins = false;
        if (rune_at(walk->path, state->path, &width) == '/')
            return MISMATCH;
        state->at++;
        state->path += width;
        return ADVANCED;
    case '[':
        return match_class(walk, state);
    case '{':
        return match_group(walk, state);
    default:
        return match_literal(walk, state);
    }
}

/* Let the last star take one more rune, else the last double star one more part. */
static bool try_again(const struct walk *walk, struct state *state)
{
    size_t width;

    if (state->star >= 0 && rune_at(walk->path, state->star_path, &width) != '/') {
        state->star_path += width;
        state->at = (size_t)state->star;
        state->path = state->star_path;
        state->part_begins = false;
        return true;
    }
    if (state->double_star < 0)
        return false;
    for (size_t at = state->double_star_path; at < walk->path.len; at++) {
        if (walk->path.ptr[at] == '/') {
            state->double_star_path = state->path = at + 1;
            state->at = (size_t)state->double_star;
            state->part_begins = true;
            return true;
        }
    }
    return false;
}

static int match(struct walk *walk, struct state state)
{
    while (state.path < walk->path.len) {
        enum outcome outcome = step(walk, &state);

        if (outcome == ADVANCED || (outcome == MISMATCH && try_again(walk, &state)))
            continue;
        if (outcome != MISMATCH)
            return outcome;
        return is_valid(state.pattern, state.at) ? NO_MATCH : bad_pattern(walk);
    }
    return matches_nothing(walk, str_slice(state.pattern, state.at, state.pattern.len));
}

int glob_doublestar(struct str pattern, struct str path, bool *matches, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct walk walk = { .path = path, .arena = arena, .err = err };
    struct state state = { .pattern = pattern, .star = -1, .double_star = -1, .part_begins = true };
    int result;

    if (pattern.len > GLOB_MAX_PATTERN)
        return error_set(err, ERR_TOO_LARGE, "the pattern is longer than %d bytes",
                         GLOB_MAX_PATTERN);
    result = match(&walk, state);
    *matches = result == MATCHED;
    return result == FAILED ? -1 : 0;
}
