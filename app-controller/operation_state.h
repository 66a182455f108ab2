#pragma once

#include "argo/application.h"

struct arena;
struct controller;
struct json;

/** Put the state of an operation that begins now into a status. */
void operation_state_start(struct json *status, const struct json *operation, int64_t now_s,
                           struct arena *arena);

/**
 * Put the end of an operation that changed something into a status. Times count whole seconds, and
 * clients take a comparison of the second of the end for a later one: an earlier one says so.
 */
void operation_state_end(struct json *status, const struct json *state, struct arena *arena);

/** Let the operation queue look at an application that has an operation, or is being deleted. */
void operation_queue_if_needed(struct controller *controller, const char *key);

/** The work of the operation queue, whose context is the controller; inside a fiber. */
void operation_process(void *context, const char *key);
