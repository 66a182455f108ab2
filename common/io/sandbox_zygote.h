#pragma once

#include "io/sandbox.h"

#include <sys/types.h>

/** Private to sandbox*.c: fork the zygote. `*control` is our end of its socket, `*pid` its process.
 */
int sandbox_zygote_start(const struct sandbox_job *jobs, size_t count, bool without_landlock,
                         int *control, pid_t *pid, struct error *err) MUST_USE;

/** As sandbox_start() on a kernel that has no Landlock: so that tests see that half, too. */
int sandbox_start_without_landlock(const struct sandbox_job *jobs, size_t count,
                                   enum sandbox_mode mode, struct sandbox **out,
                                   struct error *err) MUST_USE;
