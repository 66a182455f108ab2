#pragma once

#include "base/error.h"
#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** Milliseconds of a clock that only goes forward: for deadlines and durations. */
int64_t clock_monotonic_ms(void);

/** Nanoseconds since 1970, UTC: for time stamps that others see. */
int64_t clock_now_ns(void);

/** Seconds since 1970 as RFC 3339 in UTC, whole seconds ("2026-01-02T15:04:05Z"): metav1.Time. */
const char *clock_rfc3339(int64_t seconds, struct arena *arena);

/** Nanoseconds since 1970 as RFC 3339 with nanoseconds, trailing zeroes dropped, as Go does. */
const char *clock_rfc3339_nano(int64_t nanoseconds, struct arena *arena);

/**
 * RFC 3339 with any offset, fractions allowed, as Go's time.RFC3339 parses it. False: not one. What
 * lies before 1678 (Go's zero time does) or after 2261 is the least or greatest number there is.
 */
bool clock_parse_rfc3339(struct str text, int64_t *nanoseconds) MUST_USE;

/**
 * How many seconds ago a time stamp in RFC 3339 was. False: it is none, or lies more than a minute
 * ahead of `now_s`. A clock was set back since it was written, so it says nothing any more: whoever
 * waits for something to grow old would wait for years.
 */
bool clock_parse_age(struct str text, int64_t now_s, int64_t *age_s) MUST_USE;

/** A Go duration ("1h30m", "250ms", "-1.5s", "0") in nanoseconds. False: not one. */
bool clock_parse_duration(struct str text, int64_t *nanoseconds) MUST_USE;

/** The same; what is none is refused in Go's words, ERR_INVALID. */
int clock_read_duration(struct str text, int64_t *nanoseconds, struct error *err) MUST_USE;

/** As Go's package time quotes in its errors: what is not printable ASCII byte by byte. */
const char *clock_quote(struct str text, struct arena *arena);

/** A duration as Go prints it: "1h30m0s", "250ms", "1.5s", "0s". */
const char *clock_print_duration(int64_t nanoseconds, struct arena *arena);
