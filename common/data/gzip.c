#include "data/gzip.h"

#include "base/arena.h"
#include "base/strbuf.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16, CHUNK = 64 * 1024 };

struct str gzip_pack(struct str bytes, struct arena *arena)
{
    z_stream stream = { 0 };
    unsigned char *out;
    uLong bound;
    int status;

    /* Level 1: these are written once and read a few times. */
    status = deflateInit2(&stream, 1, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY);
    assert(status == Z_OK);
    bound = deflateBound(&stream, (uLong)bytes.len);
    out = arena_alloc(arena, bound + 1);
    stream.next_in = (Bytef *)(uintptr_t)bytes.ptr;
    stream.avail_in = (uInt)bytes.len;
    stream.next_out = out;
    stream.avail_out = (uInt)bound;
    status = deflate(&stream, Z_FINISH);
    assert(status == Z_STREAM_END);
    deflateEnd(&stream);
    return (struct str){ (const char *)out, stream.total_out };
}

static int inflate_all(z_stream *stream, struct strbuf *text, struct error *err)
{
    unsigned char chunk[CHUNK];
    int status = Z_OK;

    while (status != Z_STREAM_END) {
        stream->next_out = chunk;
        stream->avail_out = sizeof(chunk);
        status = inflate(stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return error_set(err, ERR_INVALID, "not a whole gzip stream");
        strbuf_add(text, chunk, sizeof(chunk) - stream->avail_out);
        if (text->truncated)
            return strbuf_check(text, "the unpacked item", err);
        if (stream->avail_in == 0 && status == Z_OK && stream->avail_out > 0)
            return error_set(err, ERR_INVALID, "not a whole gzip stream");
    }
    return 0;
}

int gzip_unpack(struct str bytes, size_t limit, struct arena *arena, struct str *out,
                struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(limit);
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)bytes.ptr, .avail_in = (uInt)bytes.len };
    int status;

    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
        return error_set(err, ERR_INTERNAL, "cannot start unpacking");
    status = inflate_all(&stream, &text, err);
    inflateEnd(&stream);
    if (status < 0)
        return -1;
    *out = str_dup((struct str){ text.ptr, text.len }, arena);
    return 0;
}
