#pragma once

#include "argo/application.h"
#include "argo/project.h"
#include "base/error.h"

struct arena;
struct controller;
struct json;
struct settings;

/** Private to operation*.c: an operation while a pass of it is made. */
struct operation_run {
    struct controller *controller;
    const char *key;
    struct arena *arena;
    struct application app;
    struct settings *settings;
    struct operation operation; /* what was asked for */
    struct project project;
    struct json *state;         /* the new status.operationState, being edited */
    const struct json *history; /* the new status.history; NULL: as it is */
    bool is_new;                /* this pass is the first */
    bool timed_out;             /* this pass ends it because it took too long */
    int64_t now_s;
};

/** One pass of a sync: phase, message and syncResult of the state are filled in. */
void operation_sync(struct operation_run *run);

void operation_set(struct operation_run *run, const char *phase, const char *message);
struct str operation_phase(const struct operation_run *run);
