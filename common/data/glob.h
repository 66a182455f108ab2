#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;

/**
 * A pattern of gobwas/glob: `*` (not over a separator), `**` (over all), `?`, `[abc]`, `[a-z]`,
 * `[!a]`, `{a,b}` (may nest), `\x`. Matching takes time linear in pattern x text. Freed with
 * its arena.
 */
struct glob;

enum { GLOB_MAX_PATTERN = 8 * 1024 }; /* bytes */

/** `separators` lists the characters that `*` and `?` do not match; "" for none. */
int glob_compile(struct str pattern, const char *separators, struct arena *arena,
                 const struct glob **out, struct error *err) MUST_USE;
bool glob_matches(const struct glob *glob, struct str text);

/**
 * One match without a compiled form. A pattern that does not compile matches nothing, as the
 * original's callers have it (they log it).
 */
bool glob_matches_text(struct str pattern, const char *separators, struct str text);

/**
 * bmatcuk/doublestar v4: `*` stops at '/', `**` as a whole part of the path matches any number of
 * parts, `{a,b}`, `[^a]` and `[!a]`, `\x`. ERR_INVALID "syntax error in pattern".
 */
int glob_doublestar(struct str pattern, struct str path, bool *matches, struct error *err) MUST_USE;

/** Go's path.Match (filepath.Match on Linux): `*` and `?` stop at '/', `[^a]`, no `**`, no `{}`. */
int glob_path(struct str pattern, struct str path, bool *matches, struct error *err) MUST_USE;
