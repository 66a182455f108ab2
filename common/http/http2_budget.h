#pragma once

#include "base/throttle.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * How much a peer of HTTP/2 may ask for beside its requests: frames that make work or want an
 * answer and carry nothing (pings, settings, priorities, empty data, windows that nobody waits
 * for), and requests that are taken back before they are answered. What a busy client sends of them
 * follows from what it gets (it opens windows for it and measures round trips by it), so each part
 * of an answer pays for some more. Bytes that mean nothing (data of streams that are over, frames
 * of kinds that we do not know) are counted too.
 */
struct http2_budget {
    struct throttle frames, resets;
    uint64_t earned;    /* frames that answers have paid for */
    uint64_t ignorable; /* bytes that may come and mean nothing */
};

/** Frames at once that nothing has paid for. */
enum { HTTP2_FRAMES_BURST = 5000 };

void http2_budget_init(struct http2_budget *budget, int64_t now_ms);

/** A part of an answer was sent: `size` bytes of a body, or headers (0). */
void http2_budget_earn(struct http2_budget *budget, size_t size);

/** A frame beside the requests came. False: that is one too many. */
bool http2_budget_take_frame(struct http2_budget *budget, int64_t now_ms);

/** A request was taken back, or broke the rules and was refused. False: that is one too many. */
bool http2_budget_take_reset(struct http2_budget *budget, int64_t now_ms);

/** We reset a stream: up to `window` bytes of it may be on their way still. */
void http2_budget_allow_ignored(struct http2_budget *budget, size_t window);

/** Whether `size` bytes, since the connection began, may have meant nothing to us. */
bool http2_budget_allows_ignored(const struct http2_budget *budget, uint64_t size);
