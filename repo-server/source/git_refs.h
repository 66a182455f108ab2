#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

enum {
    GIT_REFS_MAX = 1000000,     /* of one repository */
    GIT_REF_NAME_MAX = 4 * 1024 /* bytes */
};

/** One name of a remote repository. */
struct git_ref {
    const char *name;   /* "refs/heads/main", "HEAD" */
    const char *hash;   /* of the commit, also for annotated tags; "" when symbolic */
    const char *target; /* of a symbolic one: "refs/heads/main"; else NULL */
};

/** The names of a remote repository, in the order in which they were listed; immutable. */
struct git_refs {
    const struct git_ref *items;
    size_t count;
};

/**
 * Read what a server advertises (gitprotocol-pack: pkt-lines, with or without the "# service="
 * line of HTTP). `*out` and its texts are in `arena`. ERR_NOT_FOUND for a repository without a
 * commit, with the original's words; ERR_INVALID for what is no advertisement.
 */
int git_refs_parse_advertisement(struct str bytes, struct arena *arena, struct git_refs *out,
                                 struct error *err) MUST_USE;

/** The same from the output of `git ls-remote --symref`. */
int git_refs_parse_listing(struct str text, struct arena *arena, struct git_refs *out,
                           struct error *err) MUST_USE;

/** As the cache has them: [["refs/heads/main", "<hash>"], ["HEAD", "ref: refs/heads/main"]]. */
struct json *git_refs_to_json(const struct git_refs *refs, struct arena *arena);
/** False for anything else. */
bool git_refs_from_json(const struct json *value, struct arena *arena, struct git_refs *out);

/** The short names that begin with `prefix` ("refs/heads/"), sorted, in `arena`. */
const char **git_refs_short_names(const struct git_refs *refs, const char *prefix,
                                  struct arena *arena, size_t *count);
