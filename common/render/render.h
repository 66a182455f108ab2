#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render.pb-c.h"

#include <stdbool.h>

struct arena;
struct json;
struct outside;
struct tree;
struct whereabouts;

/**
 * From files and parameters to Kubernetes objects, without network, clock or state: the same input
 * gives the same manifests, in the same order, or the same error.
 */

/** How files are asked for in errors: nobody is told where they really lie. */
#define RENDER_ROOT_NAME "<path to cached source>"

/**
 * Render the application at `request->path` of `root`; the reply is in `arena`. ERR_UNIMPLEMENTED
 * when its source type (or a part of it) is not built in; otherwise the original's texts and codes.
 */
int render_manifests(struct tree *root, const Argosy__Render__Request *request, struct arena *arena,
                     Argosy__Render__Reply **out, struct error *err) MUST_USE;

/** Who stands around a rendering; each may be NULL. */
struct render_surroundings {
    struct outside *outside;   /* whom to ask for what is not in `root`; see render/outside.h */
    struct whereabouts *where; /* who wants to know at which file and line it is */
    const struct json *chart;  /* the chart at the request's path, where it was loaded before */
};

/** The same with somebody around. */
int render_with(struct tree *root, const Argosy__Render__Request *request,
                const struct render_surroundings *around, struct arena *arena,
                Argosy__Render__Reply **out, struct error *err) MUST_USE;

/** Source types that an installation has turned off: they are not seen. */
struct render_disabled {
    char *const *types;
    size_t count;
};

/** The source type of a folder by what lies in it: "Helm", "Kustomize" or "Directory". */
int render_detect_type(struct tree *root, const char *path, struct render_disabled disabled,
                       struct arena *arena, const char **out, struct error *err) MUST_USE;

/** A folder that is a Helm chart or a kustomization. */
struct render_app {
    const char *path; /* "." for the root */
    const char *type;
};

/** All such folders of a tree, by path, in `arena`. */
int render_discover(struct tree *root, struct render_disabled disabled, struct arena *arena,
                    struct render_app **out, size_t *count, struct error *err) MUST_USE;

/**
 * Check that `path` is a folder beneath the root, as sources name it: "x: app path does not exist"
 * and its siblings. `*out` is the cleaned path, "." for the root.
 */
int render_check_path(struct tree *root, const char *path, struct arena *arena, const char **out,
                      struct error *err) MUST_USE;

/**
 * No symlink of the tree leads out of it, on any step of the way; `.git` at its top is skipped.
 * 1: `*out` is the first that does (in `arena`), 0: all are good.
 */
int render_find_escaping_symlink(struct tree *root, struct arena *arena, const char **out,
                                 struct error *err) MUST_USE;
