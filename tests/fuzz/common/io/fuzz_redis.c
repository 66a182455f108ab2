#include "io/redis_reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Visits everything, so that a text or an item that points astray is seen. */
static size_t visit(const struct redis_reply *reply)
{
    size_t sum = 0;

    for (size_t i = 0; i < reply->text.len; i++)
        sum += (unsigned char)reply->text.ptr[i];
    for (size_t i = 0; i < reply->count; i++)
        sum += visit(reply->items[i]);
    return sum;
}

/* The first byte says in what pieces the rest arrives. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(redis_reader_free) struct redis_reader *reader = redis_reader_new(64 * 1024);
    CLEANUP(error_release) struct error err = { 0 };
    const struct redis_reply *reply;
    size_t step = size > 0 ? data[0] + 1u : 1, sum = 0;
    int status = 0;

    for (size_t at = 1; at < size && status == 0; at += step) {
        struct str piece = { (const char *)data + at, size - at < step ? size - at : step };

        status = redis_reader_feed(reader, piece, &err);
        while (status == 0 && (status = redis_reader_next(reader, &reply, &err)) == 1) {
            sum += visit(reply);
            status = 0;
        }
    }
    return sum == SIZE_MAX; /* never, but the compiler cannot know */
}
