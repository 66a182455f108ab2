#pragma once

#include "base/macros.h"

#include <stdbool.h>

/**
 * A wish that work should stop, shared between who wishes and who works, on any threads. Work looks
 * at it between its steps, or waits for its descriptor beside its own. A NULL token is never
 * cancelled.
 */
struct cancel;

struct cancel *cancel_new(void) MUST_USE;
struct cancel *cancel_ref(struct cancel *cancel);
void cancel_unref(struct cancel *cancel);
DEFINE_CLEANUP(struct cancel *, cancel_unref)

/** From any thread, any number of times. */
void cancel_request(struct cancel *cancel);
bool is_cancelled(const struct cancel *cancel);

/** A descriptor that is readable once it is cancelled; made at first use, -1 for a NULL token. */
int cancel_fd(struct cancel *cancel);
