#include "base/throttle.h"

#include <math.h>

void throttle_init(struct throttle *throttle, double rate, int burst, int64_t now_ms)
{
    *throttle = (struct throttle){
        .rate = rate > 0 ? rate : 0, .burst = burst, .tokens = burst, .last_ms = now_ms
    };
}

int64_t throttle_take(struct throttle *throttle, int64_t now_ms)
{
    if (throttle->rate == 0)
        return 0;

    throttle->tokens += throttle->rate * (double)(now_ms - throttle->last_ms) / 1000;
    throttle->last_ms = now_ms;
    if (throttle->tokens > throttle->burst)
        throttle->tokens = throttle->burst;
    throttle->tokens -= 1;
    /* A hair below zero is rounding, not a missing token. */
    return throttle->tokens > -1e-6 ? 0 : (int64_t)ceil(-throttle->tokens * 1000 / throttle->rate);
}
