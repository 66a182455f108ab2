#pragma once

#include "sync/pass.h"

/** Private to sync/pass*.c: how a sync fails. */

/** The distinct messages of the tasks that failed, joined. */
struct str sync_failure_reasons(const struct sync_tasks *tasks, const char *separator,
                                bool is_sorted, struct arena *arena);

/**
 * A sync has failed with `text`: run its SyncFail hooks, if there are any, before it ends. Sets
 * phase and message; true when it is over.
 */
bool sync_fail(struct sync_pass *pass, const struct sync_tasks *hooks,
               const struct sync_tasks *failed, const char *text);
