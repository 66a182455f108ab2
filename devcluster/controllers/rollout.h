#pragma once

#include <stdbool.h>
#include <stdint.h>

struct control;
struct json;

/**
 * A deployment has a replica set for each template it had. A rollout moves its pods from the others
 * to the current one, no faster than `maxSurge` and `maxUnavailable` allow: an image that never
 * starts leaves as much of what ran before as was promised.
 */
struct rollout_limits {
    int64_t wanted;      /* pods */
    int64_t surge;       /* how many more there may be */
    int64_t unavailable; /* how many fewer may be available */
    bool is_rolling;     /* else all others end before the current one begins */
};

struct rollout_limits rollout_limits_of(const struct json *deployment);

struct rollout {
    struct control *control; /* of the deployment */
    struct rollout_limits limits;
    const struct json *sets;    /* all of them, the oldest first */
    const struct json *current; /* of the template that is wanted; NULL: none yet */
};

/** How it stands now. */
struct rollout rollout_of(struct control *control);

/** Each of these makes at most one step, and says whether it did. */

/** Make the replica set of the template. */
bool rollout_begin(const struct rollout *rollout);
/** Give the current one its revision and what the deployment is annotated with. */
bool rollout_renew(const struct rollout *rollout);
/** Share out what was added to the deployment's size, or taken from it. */
bool rollout_resize(const struct rollout *rollout);
bool rollout_was_resized(const struct rollout *rollout);
bool rollout_step(const struct rollout *rollout);
/** Of those that are not used any more only so many are kept. */
void rollout_forget(const struct rollout *rollout);

int64_t rollout_revision(const struct json *object);
bool rollout_note_revision(const struct rollout *rollout);

/** Sums over all sets of a number such as "status.replicas". */
int64_t rollout_sum(const struct rollout *rollout, const char *path);
