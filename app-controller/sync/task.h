#pragma once

#include "argo/application.h"
#include "argo/result.h"
#include "argo/texts.h"
#include "gitops/resource.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/** One object that a sync does something with. */
struct sync_task {
    int phase;                 /* a rank, as in gitops/order.h */
    const struct json *target; /* NULL: the object is pruned */
    const struct json *live;   /* NULL: it does not exist, as far as known */
    unsigned hook;             /* its one HOOK_... in this phase; 0: no hook */
    struct group_version_kind gvk;
    struct str namespace, name; /* as recorded: see sync_plan_build() */
    int64_t wave;
    bool skips_dry_run;
    bool is_modified;               /* by the comparison: target and live differ */
    bool creates_namespace;         /* made for CreateNamespace=true */
    struct resource_result *result; /* what is recorded of it, NULL: nothing yet */
};

struct sync_tasks {
    struct sync_task **items;
    size_t count;
};

/** A target and what is live of it, from the comparison. */
struct sync_pair {
    const struct json *target, *live;
    bool is_modified;
};

/** Outcomes in the order in which they were first recorded; starts as what is stored. */
struct sync_results {
    struct resource_result **items;
    size_t count, capacity;
};

struct sync_results sync_results_read(const struct json *documents, struct arena *arena);
struct json *sync_results_to_json(const struct sync_results *results, struct arena *arena);

/** "PreSync", "Sync", "PostSync", "SyncFail". */
const char *sync_phase_name(int phase);

bool sync_task_is_pending(const struct sync_task *task);   /* no hook phase recorded yet */
bool sync_task_is_running(const struct sync_task *task);   /* recorded as Running */
bool sync_task_is_completed(const struct sync_task *task); /* Succeeded, Failed, Error */
bool sync_task_has_succeeded(const struct sync_task *task);

/** The target, or what is live where there is none. */
const struct json *sync_task_object(const struct sync_task *task);
bool sync_task_is_prune(const struct sync_task *task);

/**
 * Record an outcome of a task: empty texts leave what was recorded before, `hook_phase` and
 * `status` replace it.
 */
void sync_results_record(struct sync_results *results, struct sync_task *task, const char *status,
                         const char *hook_phase, struct str message, struct arena *arena);
