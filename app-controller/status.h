#pragma once

#include "base/error.h"

#include <stdbool.h>

struct application;
struct arena;
struct controller;
struct json;

/**
 * Writing an Application: what is to change is collected, and sent as one merge patch that holds
 * the differences only. The answer goes into the catalog at once.
 */
struct app_patch {
    const struct application *app;
    struct arena *arena;
    const struct json *status; /* the whole new status; NULL: not touched */
    const char *changed_at;    /* time of comparison, beside any other change of status; or NULL */
    const struct json *spec;   /* the whole new spec; NULL: not touched */
    const struct json *operation; /* set it; NULL: not touched */
    bool clears_operation;
    bool clears_refresh;           /* the annotation that asked for a refresh */
    const struct json *finalizers; /* the whole new list; NULL: not touched */
    bool is_exclusive;             /* fail with ERR_CONFLICT when somebody else has written since */
};

/** The body of the patch, NULL when there is nothing to change. */
const struct json *app_patch_body(const struct app_patch *patch);

/**
 * Send it. Only inside a fiber. ERR_NOT_FOUND: the Application is gone. Transient failures are
 * tried again.
 */
int app_patch_send(struct controller *controller, const struct app_patch *patch,
                   struct error *err) MUST_USE;
