#pragma once

#include "io/sandbox.h"

#include <sys/types.h>

/** Private to sandbox*.c: what a zygote is to be. */
struct zygote_plan {
    const struct sandbox_job *jobs; /* of this program */
    size_t job_count;
    const char *program;   /* another program instead; NULL: this one */
    bool without_landlock; /* pretend; only in this program */
    int notes;             /* the file of sandbox_notes.h */
};

/** Fork the zygote. `*control` is our end of its socket, `*pid` its process. */
int sandbox_zygote_start(const struct zygote_plan *plan, int *control, pid_t *pid,
                         struct error *err) MUST_USE;

/** As sandbox_start() on a kernel that has no Landlock: so that tests see that half, too. */
int sandbox_start_without_landlock(const struct sandbox_job *jobs, size_t count,
                                   enum sandbox_mode mode, struct sandbox **out,
                                   struct error *err) MUST_USE;
