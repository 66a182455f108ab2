#pragma once

#include <nghttp2/nghttp2.h>

/**
 * The memory of one session of nghttp2. What it keeps for the frame that is being sent, 16 KiB,
 * stands on pages of its own, which are given back while nothing is sent: most connections wait
 * most of the time.
 */
struct http2_memory {
    nghttp2_mem functions; /* for nghttp2; the struct stays where it is as long as the session */
    void *frame;           /* NULL: none */
};

void http2_memory_init(struct http2_memory *memory);

/** No frame is being sent: whatever the last one has left is forgotten. */
void http2_memory_rest(struct http2_memory *memory);
