#pragma once

#include "argo/source.h"
#include "base/error.h"
#include "outside_desk.h"
#include "repo_server.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct material_access;

/**
 * The other sources ("$values/...") that the value files and file parameters of a chart name, each
 * at the commit that counts for this rendering.
 */
struct references {
    const struct outside_ref *used; /* in the order in which they are named */
    size_t count;
    const char **revisions; /* for each of the request's refs; "" for one that is not used */
};

struct references_wanted {
    const struct application_source *source;
    bool has_multiple_sources;
    Argosy__Repo__RefSource *const *refs;
    size_t ref_count;
    bool is_fresh;
    int64_t asked_ms_ago;
    /** Of the source itself: one repository counts at one commit only. */
    const Argosy__Repo__Repository *own;
    const char *own_wanted, *own_revision;
};

/** The distinct names ("$values") that a source's Helm block uses, in `arena`. */
size_t references_named(const struct application_source *source, struct arena *arena,
                        const char *const **out);

/** The names of those that are used, for a worker that is told of them. */
char **references_names(const struct references *references, struct arena *arena);

/** In a fiber. Everything is in `arena`. */
int references_resolve(const struct material_access *access, const struct references_wanted *wanted,
                       struct arena *arena, struct references *out, struct error *err) MUST_USE;
