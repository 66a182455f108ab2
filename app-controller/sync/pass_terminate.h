#pragma once

#include "sync/pass.h"

/** Private to sync/pass*.c: how a sync is ended from outside. */

/** End the hooks that run and the pass; what was applied stays. */
void sync_terminate(struct sync_pass *pass);

/** Let go of the hooks that have ended: their finalizer is removed. */
void sync_release_hooks(struct sync_pass *pass, const struct sync_tasks *tasks);
