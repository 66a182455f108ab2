#pragma once

#include <stdint.h>

/*
 * A token bucket: `rate` requests a second on the average, `burst` at once. Who comes is told how
 * long to wait; turns are given in the order of asking.
 */
struct throttle {
    double rate; /* 0: no limit */
    double burst;
    double tokens; /* below 0: turns that were given away ahead of time */
    int64_t last_ms;
};

void throttle_init(struct throttle *throttle, double rate, int burst, int64_t now_ms);

/** Take a turn: milliseconds from now until it comes, 0 for at once. */
int64_t throttle_take(struct throttle *throttle, int64_t now_ms);
