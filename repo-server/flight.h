#pragma once

#include "base/error.h"

#include <stdbool.h>

/**
 * Work that many ask for at once and that is done once: who asks for the same key waits for the one
 * that has begun, and gets its outcome. Only inside fibers.
 */
struct flights;

struct flights *flights_new(void) MUST_USE;
/** None may be under way. */
void flights_free(struct flights *flights);
DEFINE_CLEANUP(struct flights *, flights_free)

typedef int (*flight_fn)(void *context, struct error *err);

/**
 * Run `work(context)` for `key`, or wait for another fiber that does. `is_fresh`: what has begun
 * before does not count; the work that begins after it does, and all who came meanwhile share it.
 */
int flights_join(struct flights *flights, const char *key, bool is_fresh, flight_fn work,
                 void *context, struct error *err) MUST_USE;
