#pragma once

#include "base/error.h"
#include "gitops/health/health.h"
#include "sync/plan.h"

struct arena;

/**
 * One pass of a sync: look at what was recorded, do the next thing that can be done, record it. A
 * sync is passes until its phase is an end; between them nothing is kept but the recorded outcomes,
 * so that a pass can be the first after a restart.
 *
 *     plan -> (first pass: dry run of everything)
 *          -> judge what runs -> wait | end
 *          -> the next group (one phase, one wave): remove hooks, prune, apply -> record
 */

/** What a pass can do to a cluster. All may wait; failures are recorded, they end nothing else. */
struct sync_actions {
    /** What the kind is on the cluster; ERR_NOT_FOUND when it is not served. */
    int (*find_kind)(void *context, struct group_version_kind gvk, bool *is_namespaced,
                     struct error *err);
    /** Why the project forbids an object ("" when it does not). */
    struct str (*refusal)(void *context, const struct sync_task *task, bool is_namespaced,
                          struct arena *arena);
    /** 1 and `*out` when it exists, 0 when it does not, -1. */
    int (*get)(void *context, const struct sync_task *task, struct arena *arena,
               const struct json **out, struct error *err);
    /** Create or change it, or, with `dry_run`, find out what would be said. */
    int (*apply)(void *context, const struct sync_task *task, bool dry_run, struct arena *arena,
                 struct str *message, struct error *err);
    /** Delete a live object; ERR_NOT_FOUND when it is gone. */
    int (*remove)(void *context, const struct json *live, struct error *err);
    int (*remove_hook_finalizer)(void *context, const struct json *live, struct error *err);
    struct health (*health)(void *context, const struct json *live, struct arena *arena);
    /** Between two waves. */
    void (*pause)(void *context);
    /** Call `run(argument, i)` for all i below count, several at a time; back when all are done. */
    void (*run_all)(void *context, size_t count, void (*run)(void *argument, size_t index),
                    void *argument);
};

struct sync_pass {
    struct sync_plan_input plan;
    struct texts options; /* of the operation */
    struct str project;   /* its name */
    bool is_prune_confirmed;
    bool is_terminating;
    const struct json *const *definitions; /* CustomResourceDefinitions among targets and hooks */
    size_t definition_count;
    const char *namespace_error; /* looking up the namespace to be made failed; NULL: it did not */
    const struct sync_actions *actions;
    void *context; /* of the actions */
    struct arena *arena;

    /* The outcome: the results are in plan.results. */
    struct str phase; /* Running, Succeeded, Failed, Error */
    struct str message;
};

void sync_pass_run(struct sync_pass *pass);
