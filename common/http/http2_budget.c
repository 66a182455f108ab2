#include "http/http2_budget.h"

enum {
    FRAMES_PER_SECOND = 500,
    IGNORED_AN_ANSWER =
        256, /* bytes: browsers say what they prefer in frames that we do not know */
    IGNORED_BURST = 1024 * 1024,
    RESETS_BURST = 1000,
    RESETS_PER_SECOND = 100,
    EARNED = 4,            /* frames, by each part of an answer, and one more by as many bytes: */
    BYTES_AN_EARNED = 512, /* Go opens two windows for each 4 KiB it has read */
};

void http2_budget_init(struct http2_budget *budget, int64_t now_ms)
{
    *budget = (struct http2_budget){ .ignorable = IGNORED_BURST };
    throttle_init(&budget->frames, FRAMES_PER_SECOND, HTTP2_FRAMES_BURST, now_ms);
    throttle_init(&budget->resets, RESETS_PER_SECOND, RESETS_BURST, now_ms);
}

void http2_budget_earn(struct http2_budget *budget, size_t size)
{
    budget->earned += EARNED + size / BYTES_AN_EARNED;
    budget->ignorable += IGNORED_AN_ANSWER;
}

bool http2_budget_take_frame(struct http2_budget *budget, int64_t now_ms)
{
    if (budget->earned > 0) {
        budget->earned--;
        return true;
    }
    return throttle_take(&budget->frames, now_ms) == 0;
}

bool http2_budget_take_reset(struct http2_budget *budget, int64_t now_ms)
{
    return throttle_take(&budget->resets, now_ms) == 0;
}

void http2_budget_allow_ignored(struct http2_budget *budget, size_t window)
{
    budget->ignorable += window;
}

bool http2_budget_allows_ignored(const struct http2_budget *budget, uint64_t size)
{
    return size <= budget->ignorable;
}
