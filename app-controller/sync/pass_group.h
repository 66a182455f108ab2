#pragma once

#include "sync/pass.h"

/** Private to sync/pass*.c: running tasks that belong together. */

enum group_outcome { GROUP_SUCCESSFUL, GROUP_PENDING, GROUP_FAILED };

/**
 * Prune, remove hooks that are to be made anew, create and apply. With `is_dry_run` nothing is
 * changed and only failures are recorded.
 */
enum group_outcome sync_group_run(struct sync_pass *pass, struct sync_tasks tasks, bool is_dry_run);

void sync_record(struct sync_pass *pass, struct sync_task *task, const char *status,
                 const char *hook_phase, struct str message);

/** Record an error of a task: its status or, when NULL, what it had. */
void sync_record_error(struct sync_pass *pass, struct sync_task *task, const char *status,
                       const char *hook_phase, const char *prefix, const struct error *err);

/** The tasks for which `is_wanted` holds. */
struct sync_tasks sync_tasks_where(const struct sync_tasks *tasks, struct arena *arena,
                                   bool (*is_wanted)(const struct sync_task *task, void *context),
                                   void *context);

/** Delete the hooks among the tasks that have this policy; `outcome` names their end. */
void sync_delete_hooks(struct sync_pass *pass, const struct sync_tasks *tasks, unsigned policy);
