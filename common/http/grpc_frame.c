#include "http/grpc_frame.h"

#include <assert.h>
#include <stdint.h>

void grpc_frames_feed(struct grpc_frames *frames, const void *data, size_t size)
{
    http_buffer_add(&frames->buffer, data, size);
}

int grpc_frames_next(struct grpc_frames *frames, struct str *out, struct error *err)
{
    struct str content = http_buffer_content(&frames->buffer);
    const unsigned char *head = (const unsigned char *)content.ptr;
    size_t size;

    if (content.len < 1)
        return 0;
    if (head[0] == GRPC_FRAME_COMPRESSED)
        return error_set(err, ERR_UNIMPLEMENTED,
                         "grpc: Decompressor is not installed for grpc-encoding");
    if (head[0] != 0)
        return error_set(err, ERR_INTERNAL, "grpc: received unexpected payload format %d", head[0]);
    if (content.len < GRPC_FRAME_HEAD)
        return 0;
    size = (size_t)head[1] << 24 | (size_t)head[2] << 16 | (size_t)head[3] << 8 | head[4];
    if (size > frames->max_message_bytes)
        return error_set(err, ERR_EXHAUSTED, "grpc: received message larger than max (%zu vs. %zu)",
                         size, frames->max_message_bytes);
    if (content.len - GRPC_FRAME_HEAD < size)
        return 0;
    *out = (struct str){ content.ptr + GRPC_FRAME_HEAD, size };
    return 1;
}

void grpc_frames_consume(struct grpc_frames *frames, struct str message)
{
    http_buffer_consume(&frames->buffer, GRPC_FRAME_HEAD + message.len);
}

bool grpc_frames_has_rest(const struct grpc_frames *frames)
{
    return http_buffer_size(&frames->buffer) > 0;
}

void grpc_frames_release(struct grpc_frames *frames)
{
    http_buffer_release(&frames->buffer);
}

void grpc_frame_head(unsigned char head[GRPC_FRAME_HEAD], unsigned flags, size_t size)
{
    assert(size <= UINT32_MAX);
    head[0] = (unsigned char)flags;
    head[1] = (unsigned char)(size >> 24);
    head[2] = (unsigned char)(size >> 16);
    head[3] = (unsigned char)(size >> 8);
    head[4] = (unsigned char)size;
}
