#pragma once

#include "base/str.h"

#include <stdatomic.h>
#include <stdint.h>

struct arena;

/**
 * Where a computation is in what it reads: noted in memory that lasts when the computation has to
 * be killed, so that whoever killed it can tell. Noting costs a store; there is no lock, and who
 * reads may find a name half changed. All functions take NULL for "nobody wants to know".
 */
enum { WHEREABOUTS_FILE_MAX = 252 };

struct whereabouts {
    _Atomic uint32_t line; /* from 1; 0: not known */
    char file[WHEREABOUTS_FILE_MAX];
};

/** In this file from now on, its line not known yet. Of a long name the end is kept. */
void whereabouts_set_file(struct whereabouts *where, struct str file);

static inline void whereabouts_set_line(struct whereabouts *where, uint32_t line)
{
    if (where)
        atomic_store_explicit(&where->line, line, memory_order_relaxed);
}

/**
 * "FILE:LINE", "FILE" when the line is not known, "" when nothing was noted; in `arena`. Whoever
 * noted is not trusted: what is not printable ASCII or UTF-8 beyond it comes out as "?".
 */
const char *whereabouts_text(const struct whereabouts *where, struct arena *arena);
