#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "gitops/normalize.h"
#include "gitops/tracking.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct schema;

#define DIFF_MANAGER "argocd-controller"

enum diff_algorithm {
    DIFF_THREE_WAY,        /* with last-applied; two-way where there is none */
    DIFF_STRUCTURED_MERGE, /* emulates server-side apply */
    DIFF_SERVER_SIDE,      /* given the API server's answer to a dry run */
};

/** What one comparison of an application needs besides the objects. Nothing is owned. */
struct diff_config {
    struct normalizer normalizer;
    struct tracking tracking;
    /** The cluster's types, for what is not built in; NULL when they are not known. */
    const struct schema *schema;
    struct texts sync_options; /* the application's */
    bool is_server_side;       /* see diff_is_server_side() */
    bool includes_webhook_mutations;
    /** The field manager; NULL is DIFF_MANAGER. */
    const char *manager;
};

struct diff_result {
    bool modified;
    /** As JSON null where the side is absent. Frozen or in the arena. */
    const struct json *normalized_live;
    const struct json *predicted_live;
};

/** The application wants server-side diff: controller flag and compare-options annotation. */
bool diff_is_server_side(const struct json *application, bool flag);
bool diff_includes_webhook_mutations(const struct json *application);

/** Which of them a pair takes. */
enum diff_algorithm diff_algorithm_of(const struct diff_config *config, const struct json *target);

/**
 * What comes before any diff, on both sides (either may be NULL): tracking migration and fields of
 * ignored managers.
 */
void diff_prepare(const struct diff_config *config, const struct json **target,
                  const struct json **live, struct arena *arena);

/** What is compared. */
struct diff_pair {
    const struct json *target, *live; /* one of them may be NULL */
    const struct json *dry_run;       /* the API server's answer for DIFF_SERVER_SIDE, NULL else */
};

/**
 * Compare one pair; diff_prepare() is done here. Errors: of two-way and structured merge in the
 * original's words, without "failed to calculate diff: ".
 */
int diff_compare(const struct diff_config *config, const struct diff_pair *pair,
                 struct arena *arena, struct diff_result *out, struct error *err) MUST_USE;

/**
 * What a dry run of server-side apply is asked with for a pair of DIFF_SERVER_SIDE: the target,
 * prepared, but with all that is ignored still in it.
 */
const struct json *diff_dry_run_target(const struct diff_config *config, const struct json *target,
                                       const struct json *live, struct arena *arena);

/** The algorithms by themselves, on prepared and normalised sides, both present. */
int diff_three_way(const struct json *original, const struct json *target, const struct json *live,
                   struct arena *arena, struct diff_result *out, struct error *err) MUST_USE;
int diff_two_way(const struct json *target, const struct json *live, struct arena *arena,
                 struct diff_result *out, struct error *err) MUST_USE;
int diff_structured_merge(const struct diff_config *config, const struct json *target,
                          const struct json *live, struct arena *arena, struct diff_result *out,
                          struct error *err) MUST_USE;
int diff_server_side(const struct diff_config *config, const struct json *live,
                     const struct json *predicted, struct arena *arena, struct diff_result *out,
                     struct error *err) MUST_USE;

/** The document of the last-applied annotation; NULL when there is none or it is no object. */
const struct json *diff_last_applied(const struct json *live, struct arena *arena);

/**
 * RespectIgnoreDifferences=true: the target that a sync applies, with what is ignored taken over
 * from live. Either may be NULL; without live the target itself.
 */
int diff_respect_ignored(const struct diff_config *config, const struct json *target,
                         const struct json *live, struct arena *arena, const struct json **out,
                         struct error *err) MUST_USE;
