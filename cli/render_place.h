#pragma once

#include "base/error.h"

struct arena;

/** Where the folder of an application lies: in a repository, out of which nothing of it may reach.
 */
struct render_place {
    const char *root; /* of the repository, absolute */
    const char *path; /* of the folder beneath it; "." for the root itself */
};

/**
 * The repository around `folder` is `root`, or without one (NULL or empty) the Git work tree around
 * it. Where there is none either, it is the folder itself; but a kustomization may then build on
 * others anywhere, as for `kustomize build`, and its own rules keep it from files that are not
 * beneath them. `path` is what the source calls the application's folder in `folder`, `type` its
 * type when that is known; empty otherwise. All in `arena`.
 */
int render_place_find(const char *folder, const char *root, const char *path, const char *type,
                      struct arena *arena, struct render_place *out, struct error *err) MUST_USE;
