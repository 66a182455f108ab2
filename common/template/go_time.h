#pragma once

#include "base/error.h"
#include "base/str.h"
#include "template/value.h"

#include <stdint.h>

struct arena;
struct strbuf;
struct template_run;

/** Go's time.Time: an instant and the zone it is shown in. */
struct go_time {
    int64_t seconds; /* since 1970 */
    int32_t nanoseconds;
    int offset;       /* of the zone, in seconds east of UTC */
    const char *zone; /* its abbreviation at the instant; "": shown as an offset */
    bool is_utc;
};

extern const struct value_type go_time_type;     /* time.Time: value_of_object() of a go_time */
extern const struct value_type go_duration_type; /* time.Duration, an int64 */

/** Year 1, Go's zero. */
struct go_time go_time_zero(void);
struct value go_time_value(struct go_time time, struct arena *arena);
const struct go_time *go_time_of(const struct value *value);

/** In a zone by name; "Local" is what the host has for it, else UTC. False: no such zone. */
bool go_time_in_zone(struct template_run *run, struct str zone, struct arena *arena,
                     struct go_time *time);
/** `nanoseconds` more. */
struct go_time go_time_add(struct go_time time, int64_t nanoseconds);

/** Go's Format. */
void go_time_format(const struct go_time *time, struct str layout, struct strbuf *out);
/** Go's ParseInLocation; the zone "Local" of the run. Errors are Go's. */
int go_time_parse(struct str layout, struct str text, struct arena *arena, struct go_time *out,
                  struct error *err) MUST_USE;

struct go_date {
    int64_t year;
    int month, day, hour, minute, second, weekday, year_day;
};
/** The date in the time's zone. */
struct go_date go_time_date(const struct go_time *time);
/** Seconds since 1970 of a date in UTC; fields beyond their range carry over. */
int64_t go_time_seconds(int64_t year, int month, int day, int64_t second_of_day);
