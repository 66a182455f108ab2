#pragma once

#include "base/error.h"
#include "http/buffer.h"

/**
 * gRPC's framing of messages: one byte of flags, four of length, the message. Bytes are fed as they
 * come; a message is there when it is whole.
 */
struct grpc_frames {
    struct http_buffer buffer;
    size_t max_message_bytes;
};

enum { GRPC_FRAME_HEAD = 5, GRPC_FRAME_COMPRESSED = 0x01, GRPC_FRAME_TRAILERS = 0x80 };

void grpc_frames_feed(struct grpc_frames *frames, const void *data, size_t size);

/**
 * 1 and the next message, valid until the next call of any of these; 0 when it is not whole yet; -1
 * when it is too large, compressed, or no frame.
 */
int grpc_frames_next(struct grpc_frames *frames, struct str *out, struct error *err) MUST_USE;
/** Done with the message at hand. */
void grpc_frames_consume(struct grpc_frames *frames, struct str message);
/** Something is there that is no whole message. */
bool grpc_frames_has_rest(const struct grpc_frames *frames);
void grpc_frames_release(struct grpc_frames *frames);

/** The five bytes before a message of `size` bytes. */
void grpc_frame_head(unsigned char head[GRPC_FRAME_HEAD], unsigned flags, size_t size);
