#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

/** A five-field cron expression: minute, hour, day of month, month, day of week. */
struct cron {
    uint64_t minutes, hours, days, months, weekdays; /* one bit a value */
    bool any_day, any_weekday;                       /* written as `*` or `?` */
    char zone[64];                                   /* of a leading TZ= or CRON_TZ=, else empty */
};

/** ERR_INVALID in robfig/cron's words. Descriptors such as @daily and seconds are refused. */
int cron_parse(struct str text, struct cron *out, struct error *err) MUST_USE;

/**
 * The first firing strictly after `after` (seconds since 1970), with the fields read at `offset`
 * seconds east of UTC. -1 when there is none within five years.
 */
int64_t cron_next(const struct cron *cron, int64_t after, int64_t offset);
