#include "http/buffer.h"

#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CAPACITY_MIN = 512, KEEP_MAX = 4 * 1024 };

static void make_room(struct http_buffer *buffer, size_t size)
{
    size_t used = http_buffer_size(buffer);

    if (buffer->capacity - buffer->end >= size)
        return;
    if (buffer->begin >= used && buffer->capacity - used >= size) { /* moving is cheap now */
        memcpy(buffer->bytes, buffer->bytes + buffer->begin, used);
    } else {
        size_t capacity = buffer->capacity ? buffer->capacity : CAPACITY_MIN;
        char *grown;

        while (capacity < used + size)
            capacity *= 2;
        grown = xrealloc(NULL, capacity);
        if (used > 0)
            memcpy(grown, buffer->bytes + buffer->begin, used);
        free(buffer->bytes);
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    buffer->begin = 0;
    buffer->end = used;
}

void http_buffer_add(struct http_buffer *buffer, const void *data, size_t size)
{
    if (size == 0)
        return;
    make_room(buffer, size);
    memcpy(buffer->bytes + buffer->end, data, size);
    buffer->end += size;
}

void http_buffer_add_text(struct http_buffer *buffer, const char *text)
{
    http_buffer_add(buffer, text, strlen(text));
}

void http_buffer_printf(struct http_buffer *buffer, const char *fmt, ...)
{
    char text[512]; /* for what has a bound: numbers and constants */
    va_list args;
    int length;

    va_start(args, fmt);
    length = vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);
    assert(length >= 0 && (size_t)length < sizeof(text));
    http_buffer_add(buffer, text, (size_t)length);
}

struct str http_buffer_content(const struct http_buffer *buffer)
{
    return (struct str){ buffer->bytes ? buffer->bytes + buffer->begin : "",
                         http_buffer_size(buffer) };
}

void http_buffer_consume(struct http_buffer *buffer, size_t size)
{
    size_t used = http_buffer_size(buffer);

    buffer->begin += size < used ? size : used;
    if (buffer->begin < buffer->end)
        return;
    buffer->begin = buffer->end = 0;
    if (buffer->capacity > KEEP_MAX)
        http_buffer_release(buffer);
}

void http_buffer_release(struct http_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct http_buffer){ 0 };
}
