#pragma once

#include "base/error.h"

#include <linux/filter.h>
#include <stdint.h>

/** Private to sandbox*.c: what a worker gives up before it sees anything from outside. */
struct lockdown {
    int landlock_abi;         /* 0: the kernel has none */
    struct sock_fprog filter; /* seccomp's; `len` 0: none */
    uint64_t own_bytes;       /* address space a worker begins with; 0: cannot be limited */
};

/** In the zygote, once: what the host has, and the filter made ready. */
void lockdown_prepare(struct lockdown *lockdown, bool without_landlock);

/** Rather this worker than its parent, when the machine runs out of memory. No harm if it fails. */
void lockdown_volunteer_for_oom(void);

struct lockdown_limits {
    int tree_fd; /* the one folder that may be read; -1: none */
    uint64_t memory_limit_bytes, output_limit_bytes;
    uint32_t cpu_limit_s;
};

/** In the worker. -1: something that the host has could not be put in force; it must not go on. */
int lockdown_enter(const struct lockdown *lockdown, const struct lockdown_limits *limits,
                   struct error *err) MUST_USE;
