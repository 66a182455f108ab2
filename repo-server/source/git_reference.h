#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;

/**
 * The commit that another one was made from, as trailers "Argocd-reference-commit-…" of its message
 * tell (written by whoever hydrates manifests). Texts are in the arena; what is not told is empty.
 */
struct git_reference {
    const char *author; /* "Name" <mail> */
    const char *date;   /* RFC 3339 */
    const char *subject, *body, *sha, *repo_url;
};

/**
 * Read the trailers of a message, a line each, as `git interpret-trailers --parse` gives them. A
 * trailer with a bad value is as good as none. False: there is no reference.
 */
bool git_reference_parse(struct str trailers, struct arena *arena, struct git_reference *out);
