#pragma once

#include <stdbool.h>

struct control;
struct json;

/**
 * A job counts each of its pods once, whoever deletes it and when: a finalizer keeps the pod until
 * the job has.
 */

/** For a pod that is to be made. */
void job_tracking_begin(struct control *control, struct json *pod);
bool job_tracking_has(const struct json *pod);
/** It is counted, or nobody is left to do it. */
void job_tracking_end(struct control *control, const struct json *pod);

/** `control` is of a pod that is tracked, and its job is not there any more. */
bool job_tracking_is_orphan(struct control *control);
