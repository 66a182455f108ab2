#pragma once

#include "argo/resource_overrides.h"
#include "base/error.h"

#include <stddef.h>

struct arena;
struct json;

/*
 * Actions on a live object: which there are and what they do, as scripts of the settings and our
 * own say. Nothing is sent from here.
 */

/**
 * The actions of an object, an array of ResourceActions by name. `overrides` may be NULL.
 */
int action_engine_list(const struct resource_overrides *overrides, const struct json *object,
                       struct arena *arena, const struct json **out, struct error *err) MUST_USE;

/** What is to be run. */
struct action_question {
    const struct resource_overrides *overrides; /* may be NULL */
    const struct json *object;
    struct str name;
    const struct json *params; /* an object of texts; NULL: none */
};

enum action_operation { ACTION_NOTHING, ACTION_PATCH, ACTION_CREATE };

struct action_step {
    enum action_operation operation;
    const struct json *resource; /* as it is to be */
};

/** Run one: the steps to be done, in order, in `arena`. */
int action_engine_run(const struct action_question *question, struct arena *arena,
                      const struct action_step **out, size_t *count, struct error *err) MUST_USE;
