#pragma once

#include "sync/task.h"

struct arena;
struct tracking;

/**
 * What a sync does, as tasks in the order in which they run: decided from values alone. Described
 * in sync/pass.h, which carries it out.
 */
struct sync_plan_input {
    const struct sync_pair *pairs; /* the comparison, hooks left out of the targets */
    size_t pair_count;
    const struct json *const *hooks; /* targets that are hooks */
    size_t hook_count;
    const struct operation *operation;
    const struct tracking *tracking;
    struct str destination_namespace;
    struct str revision; /* of a single source; empty with several */
    int64_t started_at;  /* of the operation, seconds since 1970 */
    const struct json *namespace_target, *namespace_live; /* to be made first; NULL: none */
    struct sync_results *results;                         /* what is recorded so far */
};

/** The tasks, not yet in order: see sync_plan_sort(). Outcomes recorded are attached. */
struct sync_tasks sync_plan_build(const struct sync_plan_input *input, struct arena *arena);

/**
 * Bring tasks into the order in which they run. Prunes go through the waves backwards; with
 * PruneLast=true (on the application or the live object) they come behind all else.
 */
void sync_plan_sort(struct sync_tasks *tasks, struct texts options, struct arena *arena);

/** Phase and wave of two tasks are the same: they run together. */
bool sync_tasks_are_together(const struct sync_task *a, const struct sync_task *b);

/** The task's live object says, or else the application, that pruning it needs a person's yes. */
bool sync_prune_needs_confirmation(const struct sync_task *task, struct texts options);
