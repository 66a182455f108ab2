#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct loop;
struct fiber_pool;

/**
 * Keys waiting for work. A key waits at most once and is never worked on twice at a time: added
 * while it is being worked on, it waits again afterwards. Each key's work runs in a fiber of its
 * own, at most `limit` at a time (0: no limit); what waits costs memory only.
 */
struct work_queue;

typedef void (*work_fn)(void *context, const char *key);

struct work_queue *work_queue_new(struct loop *loop, struct fiber_pool *fibers, size_t limit,
                                  work_fn work, void *context) MUST_USE;

/** No work may be going on: see work_queue_drain(). */
void work_queue_free(struct work_queue *queue);
DEFINE_CLEANUP(struct work_queue *, work_queue_free)

/** As soon as there is room. */
void work_queue_add(struct work_queue *queue, const char *key);

/** Ahead of all that waits. */
void work_queue_add_first(struct work_queue *queue, const char *key);

/** Once the delay is over; of several delays the earliest counts. */
void work_queue_add_after(struct work_queue *queue, const char *key, int64_t delay_ms);

/** Forget the delayed adding of a key. */
void work_queue_remove_delayed(struct work_queue *queue, const char *key);

/**
 * For how long the key that is being worked on has been asked for: since it was last added before
 * its work began, in milliseconds. 0 for one that is not worked on.
 */
int64_t work_queue_asked_ms_ago(const struct work_queue *queue, const char *key);

/**
 * The work on the key has done its part and now only waits for somebody else: its place is given to
 * the next one. As many may wait like that as WAITING_A_PLACE for each place; more keep theirs.
 */
void work_queue_give_place(struct work_queue *queue, const char *key);

/** Keys that wait now, without the delayed ones. */
size_t work_queue_depth(const struct work_queue *queue);

/** Keys being worked on. */
size_t work_queue_active(const struct work_queue *queue);

/** Start nothing until work_queue_resume(); what is being worked on goes on. */
void work_queue_pause(struct work_queue *queue);
void work_queue_resume(struct work_queue *queue);

/** Start nothing any more; what is being worked on ends by itself. */
void work_queue_drain(struct work_queue *queue);
