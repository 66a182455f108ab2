#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stddef.h>

/**
 * Bytes on their way: added at the end, taken from the front. Whoever adds looks at the size; a
 * buffer knows no limit of its own. `{ 0 }` is an empty one.
 */
struct http_buffer {
    char *bytes;
    size_t begin, end, capacity;
};

static inline size_t http_buffer_size(const struct http_buffer *buffer)
{
    return buffer->end - buffer->begin;
}

void http_buffer_add(struct http_buffer *buffer, const void *data, size_t size);
void http_buffer_add_text(struct http_buffer *buffer, const char *text);
void http_buffer_printf(struct http_buffer *buffer, const char *fmt, ...) PRINTF(2, 3);
/** What is in it; valid until something is added or taken. */
struct str http_buffer_content(const struct http_buffer *buffer);
/** Take `size` bytes, at most as many as there are, from the front. */
void http_buffer_consume(struct http_buffer *buffer, size_t size);
void http_buffer_release(struct http_buffer *buffer);
