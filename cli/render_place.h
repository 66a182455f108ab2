#pragma once

#include "base/error.h"

struct arena;

/** Where the folder of an application lies: in a repository, out of which nothing of it may reach.
 */
struct render_place {
    const char *root; /* of the repository, absolute */
    const char *path; /* of the folder beneath it; "." for the root itself */
};

struct render_folder {
    const char *folder, *root; /* as they were given; no root: NULL or empty */
    const char *path;          /* what the source calls the application's folder in `folder` */
    const char *type;          /* of the source; empty when that is not known */
};

/**
 * The repository around a folder is its `root`, or without one the Git work tree around it. Where
 * there is none either, it is the folder itself; but a kustomization may then build on others
 * anywhere, as for `kustomize build`, and its own rules keep it from files that are not beneath
 * them. All in `arena`.
 */
int render_place_find(const struct render_folder *given, struct arena *arena,
                      struct render_place *out, struct error *err) MUST_USE;
