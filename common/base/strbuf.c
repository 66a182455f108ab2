#include "base/strbuf.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

char strbuf_empty[1];

static bool has_room(struct strbuf *buf, size_t extra)
{
    size_t wanted = buf->len + extra + 1;

    if (extra > buf->limit - buf->len) {
        buf->truncated = true;
        return false;
    }
    if (wanted > buf->capacity) {
        size_t doubled = buf->capacity * 2;

        buf->capacity = wanted > doubled ? wanted : doubled;
        buf->ptr = xrealloc(buf->ptr == strbuf_empty ? NULL : buf->ptr, buf->capacity);
    }
    return true;
}

void strbuf_add(struct strbuf *buf, const void *data, size_t len)
{
    if (!has_room(buf, len))
        return;
    memcpy(buf->ptr + buf->len, data, len);
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

void strbuf_puts(struct strbuf *buf, const char *s)
{
    strbuf_add(buf, s, strlen(s));
}

void strbuf_printf(struct strbuf *buf, const char *fmt, ...)
{
    va_list args, again;
    int len;

    va_start(args, fmt);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len > 0 && has_room(buf, (size_t)len)) {
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, fmt, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

int strbuf_check(const struct strbuf *buf, const char *what, struct error *err)
{
    if (buf->truncated)
        return error_set(err, ERR_TOO_LARGE, "%s is larger than %zu bytes", what, buf->limit);
    return 0;
}

char *strbuf_detach(struct strbuf *buf)
{
    char *text = buf->ptr == strbuf_empty ? xstrdup("") : buf->ptr;

    *buf = (struct strbuf)STRBUF_INIT(buf->limit);
    return text;
}

void strbuf_release(struct strbuf *buf)
{
    if (buf->ptr != strbuf_empty)
        free(buf->ptr);
    *buf = (struct strbuf)STRBUF_INIT(buf->limit);
}
