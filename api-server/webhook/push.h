#pragma once

#include "webhook/delivery.h"

struct webhook_options;

/** Works pushes off: finds the applications that one concerns, and has them refreshed. */
struct push_worker;

/** `options` is borrowed. */
struct push_worker *push_worker_new(const struct webhook_options *options) MUST_USE;
void push_worker_free(struct push_worker *worker);

/** Only inside a fiber. What the sender left out is added to `push`, in `arena`, its own. */
void push_work(struct push_worker *worker, struct webhook_push *push, struct arena *arena);

/** As refresher_drain() and refresher_pending(). */
void push_worker_drain(struct push_worker *worker);
size_t push_worker_pending(const struct push_worker *worker);
