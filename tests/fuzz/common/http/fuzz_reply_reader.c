#include "base/strbuf.h"
#include "http/reply_reader.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A server's answer in one go and byte by byte: the same is read, whatever it says. */

struct heard {
    int heads, status;
    size_t headers;
    struct strbuf data;
};

static void on_head(void *context, const struct reply_reader_head *head)
{
    struct heard *heard = context;

    heard->heads++;
    heard->status = head->status;
    heard->headers = head->count;
    assert(reply_reader_header(head, "upgrade").ptr);
}

static void on_data(void *context, struct str data)
{
    strbuf_add(&((struct heard *)context)->data, data.ptr, data.len);
}

static int read_pieces(const uint8_t *data, size_t size, size_t piece, struct heard *heard)
{
    static const struct reply_reader_handler handler = { on_head, on_data };
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(reply_reader_free)
    struct reply_reader *reader = reply_reader_new(false, &handler, heard);

    for (size_t at = 0; at < size; at += piece) {
        struct str part = { (const char *)data + at, piece < size - at ? piece : size - at };

        if (reply_reader_feed(reader, part, &err) < 0)
            return -1;
    }
    return reply_reader_end(reader, &err) < 0 ? -1 : (int)reply_reader_state(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct heard whole = { .data = STRBUF_INIT(1 << 24) }, bytes = { .data = STRBUF_INIT(1 << 24) };
    int first = read_pieces(data, size, size + 1, &whole);
    int second = read_pieces(data, size, 1, &bytes);

    assert(first == second && whole.heads == bytes.heads && whole.heads <= 1);
    assert(whole.status == bytes.status && whole.headers == bytes.headers);
    assert(first < 0 || whole.data.len == bytes.data.len);
    assert(first < 0 || whole.data.len == 0 ||
           memcmp(whole.data.ptr, bytes.data.ptr, whole.data.len) == 0);
    strbuf_release(&whole.data);
    strbuf_release(&bytes.data);
    return 0;
}
