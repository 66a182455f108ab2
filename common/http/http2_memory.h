#pragma once

#include <nghttp2/nghttp2.h>
#include <stdbool.h>

struct http2_packed;

/**
 * The memory of one session of nghttp2. What is large of it stands on pages of its own: the session
 * with its tables, of which hardly anything is in use, and the frame that is being sent. Most
 * connections wait most of the time: while one does, its pages are given back, and what is not
 * zero of the tables is kept in a few hundred bytes.
 */
struct http2_memory {
    nghttp2_mem functions; /* for nghttp2; the struct stays where it is as long as the session */
    unsigned char *pages;  /* NULL: none; the tables', then the frame's */
    size_t used;           /* bytes of the tables' pages */
    bool is_made, has_frame;
    struct http2_packed *packed; /* NULL: the tables are where nghttp2 looks for them */
};

void http2_memory_init(struct http2_memory *memory);
/** The session is made: what it allocates from now on comes and goes, and is not kept on its pages.
 */
void http2_memory_seal(struct http2_memory *memory);
void http2_memory_release(struct http2_memory *memory);

/**
 * No frame is being sent: whatever the last one has left is forgotten. Until http2_memory_wake()
 * nghttp2 must not be called.
 */
void http2_memory_rest(struct http2_memory *memory);
/** The session may be used. Cheap when it does not rest. */
void http2_memory_wake(struct http2_memory *memory);
