#include "http/grpc_frame.h"
#include "http/grpc_web.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LIMIT = 1000 };

/* Take what is whole; false: no frames any more. */
static bool take_all(struct grpc_frames *frames)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str message;
    int status;

    while ((status = grpc_frames_next(frames, &message, &err)) > 0) {
        assert(message.len <= LIMIT);
        grpc_frames_consume(frames, message);
    }
    assert(status == 0 || err.code != ERR_OK);
    return status == 0;
}

/* The same bytes in one go, one by one, and out of base64: nothing is read beyond its end. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct grpc_frames whole = { .max_message_bytes = LIMIT },
                       pieces = { .max_message_bytes = LIMIT };
    struct grpc_web_decoder decoder = { 0 };
    struct http_buffer decoded = { 0 };
    bool whole_is_good, pieces_are_good = true;

    grpc_frames_feed(&whole, data, size);
    whole_is_good = take_all(&whole);
    for (size_t i = 0; i < size && pieces_are_good; i++) {
        grpc_frames_feed(&pieces, &data[i], 1);
        pieces_are_good = take_all(&pieces);
    }
    assert(whole_is_good == pieces_are_good);
    if (whole_is_good)
        assert(grpc_frames_has_rest(&whole) == grpc_frames_has_rest(&pieces));
    if (grpc_web_decode(&decoder, (struct str){ (const char *)data, size }, &decoded, &err) == 0)
        assert(http_buffer_size(&decoded) <= size / 4 * 3);
    grpc_frames_release(&whole);
    grpc_frames_release(&pieces);
    http_buffer_release(&decoded);
    return 0;
}
