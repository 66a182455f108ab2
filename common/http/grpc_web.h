#pragma once

#include "base/error.h"
#include "http/buffer.h"

/**
 * What gRPC-web has that gRPC has not: base64 for browsers that cannot send bytes, and trailers as
 * a last frame of the body.
 */
struct grpc_web_decoder {
    char quantum[4]; /* characters that wait for the rest of their four */
    size_t count;
};

/** Decode what came and add it to `out`. Padding may stand in the middle, where a piece ended. */
int grpc_web_decode(struct grpc_web_decoder *decoder, struct str text, struct http_buffer *out,
                    struct error *err) MUST_USE;

/** One piece of text, padded. */
void grpc_web_encode(struct str bytes, struct http_buffer *out);

/** "grpc-status: 5\r\ngrpc-message: ...\r\n" in a frame. `message` is already encoded. */
void grpc_web_add_trailers(struct http_buffer *out, int status, struct str message);
