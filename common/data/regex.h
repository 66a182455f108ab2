#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/**
 * Go's regular expressions (RE2: linear time, no backtracking). Immutable after compilation: any
 * thread may use one.
 */
struct regex;

enum { REGEX_MAX_PATTERN = 64 * 1024 }; /* bytes */

/**
 * "error parsing regexp: ..." as Go words it, where RE2 knows the same. ERR_TOO_LARGE: a limit of
 * ours that Go does not have, so whoever makes something of bad patterns must not of these.
 */
int regex_compile(struct str pattern, struct regex **out, struct error *err) MUST_USE;
/** POSIX syntax and leftmost-longest matching, as Go's CompilePOSIX. */
int regex_compile_posix(struct str pattern, struct regex **out, struct error *err) MUST_USE;
void regex_free(struct regex *regex);
DEFINE_CLEANUP(struct regex *, regex_free)

/** Is there a match anywhere in the text? */
bool regex_matches(const struct regex *regex, struct str text);

/** Groups, the whole match not counted. */
size_t regex_group_count(const struct regex *regex);
/** The name of group `index` (from 1); empty when it has none. Valid as long as `regex`. */
struct str regex_group_name(const struct regex *regex, size_t index);

struct regex_span {
    ptrdiff_t begin, end; /* -1, -1: the group took no part */
};

/**
 * The leftmost match at or after `from`. `spans` has room for `count`: the whole match, then the
 * groups. `^`, `\b` look at the text before `from`.
 */
bool regex_find(const struct regex *regex, struct str text, size_t from, struct regex_span *spans,
                size_t count);

/**
 * All matches that do not overlap, as Go's FindAllSubmatchIndex: `*out` is an array of
 * `*matches` * (groups + 1) spans in `arena`. `limit` -1 is none. An empty match next to a match
 * does not count.
 */
void regex_find_all(const struct regex *regex, struct str text, ptrdiff_t limit,
                    struct arena *arena, struct regex_span **out, size_t *matches);

/** What is put in the place of each match. */
struct regex_replacement {
    struct str text;
    bool is_literal; /* else `$1`, `${1}`, `$name` and `$$` mean what they mean to Go */
    size_t limit;    /* of the result, in bytes: ERR_TOO_LARGE past it */
};

/** Go's ReplaceAllString and ReplaceAllLiteralString. */
int regex_replace(const struct regex *regex, struct str text,
                  const struct regex_replacement *replacement, struct arena *arena, struct str *out,
                  struct error *err) MUST_USE;

/** Go's regexp.QuoteMeta. */
struct str regex_quote(struct str text, struct arena *arena);
