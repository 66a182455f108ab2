#pragma once

#include "base/error.h"
#include "base/str.h"
#include "http/request.h"

/**
 * Reads one reply of HTTP/1.1, as its bytes come, for a client that offered to speak another
 * protocol: what follows a "101 Switching Protocols" is told as it is. Interim replies (100, 103)
 * are passed over.
 */
struct reply_reader;

struct reply_reader_head {
    int status;
    const struct http_header *headers; /* names in lower case; only during the callback */
    size_t count;
};

/** The value of a header; empty when absent. */
struct str reply_reader_header(const struct reply_reader_head *head, const char *name);

struct reply_reader_handler {
    /** Once. */
    void (*on_head)(void *context, const struct reply_reader_head *head);
    /** Of the body, or of the other protocol. */
    void (*on_data)(void *context, struct str data);
};

enum reply_reader_state {
    REPLY_READING,
    REPLY_SWITCHED, /* no HTTP any more: there is no end but the connection's */
    REPLY_COMPLETE,
};

/** `is_head`: the request was HEAD. `handler` is borrowed. */
struct reply_reader *reply_reader_new(bool is_head, const struct reply_reader_handler *handler,
                                      void *context) MUST_USE;
/** Not in its callbacks. */
void reply_reader_free(struct reply_reader *reader);
DEFINE_CLEANUP(struct reply_reader *, reply_reader_free)

/** What comes after REPLY_COMPLETE is passed over. ERR_UNAVAILABLE: that is no HTTP;
 * ERR_TOO_LARGE: more than 64 KiB of headers. */
int reply_reader_feed(struct reply_reader *reader, struct str data, struct error *err) MUST_USE;
/** The server has ended its side. ERR_UNAVAILABLE: in the middle of its reply. */
int reply_reader_end(struct reply_reader *reader, struct error *err) MUST_USE;

enum reply_reader_state reply_reader_state(const struct reply_reader *reader);
