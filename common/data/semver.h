#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/** Versions and ranges as Masterminds' semver v3 has them. Text is in the arena of the parse. */
struct semver {
    uint64_t major, minor, patch;
    struct str prerelease; /* without its '-' */
    struct str metadata;   /* without its '+' */
    struct str original;   /* as it was written */
};

/** Lenient: "v1", "1.2", "01.2.3" are versions. `invalid semantic version` and its siblings. */
int semver_parse(struct str text, struct arena *arena, struct semver *out,
                 struct error *err) MUST_USE;
/** Three numbers, no 'v', no leading zeroes. */
int semver_parse_strict(struct str text, struct arena *arena, struct semver *out,
                        struct error *err) MUST_USE;
/** "1.2.3-rc.1+build", whatever the original looked like. */
struct str semver_print(const struct semver *version, struct arena *arena);
/** Negative, 0, positive; metadata does not count. */
int semver_compare(const struct semver *a, const struct semver *b);

/** "^1.2 || >=3.0.0-0, <4": alternatives of conditions that all hold. */
struct semver_range;

/** `improper constraint: ...`. The range is in `arena`. */
int semver_range_parse(struct str text, struct arena *arena, const struct semver_range **out,
                       struct error *err) MUST_USE;
bool semver_range_matches(const struct semver_range *range, const struct semver *version);
/** Does `version` fit the `range`? What cannot be read does not fit. */
bool semver_fits(struct str range, struct str version, struct arena *arena);
