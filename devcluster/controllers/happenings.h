#pragma once

#include "base/macros.h"

#include <stdint.h>

struct cluster;
struct control;
struct json;

/**
 * What controllers tell of their work: Events beside the objects that they are about, as the end of
 * `kubectl describe` shows them. They are kept for an hour, and no more of them than fit; one that
 * happens again counts up, and its hour begins again.
 */
struct happenings;

struct happenings *happenings_new(struct cluster *cluster) MUST_USE;
void happenings_free(struct happenings *happenings);

enum { HAPPENINGS_MAX = 2048 };

/** Who tells what. `part` is the field that it is about, `host` the node; "" for none. */
struct happening {
    const char *component, *host;
    const char *type; /* "Normal", "Warning" */
    const char *reason, *message, *part;
};

/** `about` is a whole object. */
void happenings_tell(struct happenings *happenings, const struct json *about,
                     const struct happening *happening);

/** Those that are over an hour old at `now_ms` (clock_monotonic_ms()) go; it is done in time by
 * itself. */
void happenings_forget(struct happenings *happenings, int64_t now_ms);
