#pragma once

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct json;

/** What decides when a task of a sync runs. */
struct order_key {
    int phase; /* 0 PreSync, 1 Sync, 2 PostSync, 3 SyncFail */
    int64_t wave;
    struct str kind, name;
};

/** 0 PreSync, 1 Sync, 2 PostSync, 3 SyncFail. */
int order_phase_rank(struct str phase);
/** The rank of a kind in a wave: Namespace first, unknown kinds last. */
int order_kind_rank(struct str kind);

/** Phase, wave, kind rank, name. */
int order_compare(const struct order_key *a, const struct order_key *b);

/** One task for order_dependencies(). */
struct order_task {
    struct order_key key;
    const struct json *target; /* NULL: a prune, which nothing depends on */
    void *user;
};

/**
 * Sort tasks, then move what others need before them: a Namespace before the first task in it, a
 * CustomResourceDefinition before the first of its kind. A moved one takes over phase and wave.
 */
void order_tasks(struct order_task *tasks, size_t count);
