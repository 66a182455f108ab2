#pragma once

#include "base/error.h"

#include <stdint.h>

struct arena;
struct tree;
struct worker_pool;

/**
 * What was fetched and never changes, as folders that renders share: unpacked charts, layers of
 * artifacts, indexes. Each has a name that says all about it (where it came from, which version,
 * who was logged in); asking for one ten times at once fetches it once. Inside fibers.
 */
struct artifact_store;

struct artifact_store_options {
    struct worker_pool *workers;
    const char *folder; /* made when it is missing; processes may share it */
    int64_t idle_ms;    /* one that is unused for so long goes */
};

int artifact_store_open(const struct artifact_store_options *options, struct artifact_store **out,
                        struct error *err) MUST_USE;
/** Nothing may be in use. What it kept is deleted. */
void artifact_store_close(struct artifact_store *store);
DEFINE_CLEANUP(struct artifact_store *, artifact_store_close)

/** A folder of this process alone, for more that is to go with it or, later, as its leftovers. */
const char *artifact_store_folder(const struct artifact_store *store);

/** Delete what has not been used for long, or is too old. Called now and then, in a fiber. */
void artifact_store_clean(struct artifact_store *store);

/** One in use: from artifact_get() to artifact_release(). */
struct artifact;

/** Fill a folder that is there and empty. In a fiber. */
typedef int (*artifact_fill_fn)(void *context, const char *folder, struct error *err);

struct artifact_wanted {
    const char *name;
    int64_t max_age_ms; /* 0: of any age */
    artifact_fill_fn fill;
    void *context; /* of `fill` */
};

/** The artifact of that name; made by `fill(context)` when it is not there or too old. */
int artifact_get(struct artifact_store *store, const struct artifact_wanted *wanted,
                 struct artifact **out, struct error *err) MUST_USE;
void artifact_release(struct artifact *artifact);
DEFINE_CLEANUP(struct artifact *, artifact_release)

struct tree *artifact_files(const struct artifact *artifact);
/** A name for `path` in it that never stands for other files, in `arena`. */
const char *artifact_place(const struct artifact *artifact, const char *path, struct arena *arena);
/** Where it lies: never for a message. */
const char *artifact_folder(const struct artifact *artifact);
