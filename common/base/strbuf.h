#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * A string being built, with a limit: whatever its size is decided by (a repository, a client, a
 * cluster) cannot take more memory than that. `ptr` is always a valid C string.
 *
 * An append past the limit is dropped and remembered, so a series of appends needs one check, at
 * the end: strbuf_check().
 */
struct strbuf {
    char *ptr;
    size_t len;
    size_t capacity;
    size_t limit;
    bool truncated;
};

extern char strbuf_empty[1];
#define STRBUF_INIT(max)                                                                           \
    {                                                                                              \
        .ptr = strbuf_empty, .limit = (max)                                                        \
    }

void strbuf_add(struct strbuf *buf, const void *data, size_t len);
void strbuf_puts(struct strbuf *buf, const char *s);
void strbuf_printf(struct strbuf *buf, const char *fmt, ...) PRINTF(2, 3);

/** 0, or -1 with ERR_TOO_LARGE when anything was dropped; `what` names the thing built. */
int strbuf_check(const struct strbuf *buf, const char *what, struct error *err) MUST_USE;

/** Give the string to the caller, who frees it with free(); `buf` is empty again. */
char *strbuf_detach(struct strbuf *buf) MUST_USE;

/** Free the content; `buf` is empty again and usable. */
void strbuf_release(struct strbuf *buf);

static inline void strbuf_release_cleanup(struct strbuf *buf)
{
    strbuf_release(buf);
}
