#pragma once

#include "argo/source.h"
#include "base/error.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct git_repository;
struct git_store;
struct helm_access;
struct oci_access;
struct remote_options;
struct tree;
struct upload;
struct upload_access;

/**
 * What an application is made of, wherever it comes from: a commit of a Git repository, a version
 * of a chart, an artifact of a registry, or files that the caller
 * sends along. First it is known which one (its revision), then its files
 * are fetched. Inside fibers.
 */
struct material;

/** How each kind is reached. */
struct material_access {
    struct git_store *git;
    const struct helm_access *helm;
    const struct oci_access *oci;
    const struct upload_access *upload;
    const struct remote_options *remote;
    bool with_submodules, allow_oob_symlinks;
};

struct material_wanted {
    const Argosy__Repo__Repository *repository;
    const struct application_source *source;
    const char *revision;        /* "": the source's targetRevision */
    bool is_fresh;               /* not out of a cache */
    int64_t asked_ms_ago;        /* see git_wanted */
    const struct upload *upload; /* NULL: they lie in the repository */
};

/** Resolve the revision; nothing is fetched yet, as far as it can be done without. */
int material_open(const struct material_access *access, const struct material_wanted *wanted,
                  struct material **out, struct error *err) MUST_USE;
void material_close(struct material *material);
DEFINE_CLEANUP(struct material *, material_close)

/** A commit (perhaps its beginning), a version, a digest; "streamed". */
const char *material_revision(const struct material *material);
/** As it is known once the files are there: a commit is whole then. */
const char *material_fetched_revision(const struct material *material);

/** NULL for what is not Git's. */
struct git_repository *material_repository(const struct material *material);

/** See that its files are here, and that no symlink leads out of them. */
int material_fetch(struct material *material, struct error *err) MUST_USE;

/** Only after material_fetch(). */
struct tree *material_files(const struct material *material);

/** Where the application is in its files, as the source says it; "." for a chart. */
const char *material_path(const struct material *material);

/**
 * A name for `path` among its files that never stands for other files, in `arena`; NULL where there
 * is none. Only after material_fetch().
 */
const char *material_place(const struct material *material, const char *path, struct arena *arena);
/** The same for `path` at whatever commit; NULL where other files will not come under this name. */
const char *material_origin(const struct material *material, const char *path, struct arena *arena);
