#include "base/arena.h"
#include "kube/list_splitter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool collect(void *context, struct str item)
{
    struct strbuf *all = context;

    if (item.ptr[item.len] != '\0' || item.ptr[0] != '{')
        abort();
    strbuf_add(all, item.ptr, item.len);
    strbuf_puts(all, "\n");
    return true;
}

static int feed(struct str text, size_t step, struct strbuf *out)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct list_splitter splitter;
    int result = 0;

    list_splitter_init(&splitter, STR("\"apiVersion\":\"v1\",\"kind\":\"Pod\","), 4096);
    for (size_t at = 0; result == 0 && at < text.len; at += step)
        result = list_splitter_feed(&splitter, str_slice(text, at, at + step), collect, out, &err);
    if (result == 0)
        strbuf_add(out, splitter.rest.ptr, splitter.rest.len);
    list_splitter_release(&splitter);
    return result;
}

/* The first byte says in which pieces the rest arrives: that must not change what comes out. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf whole = STRBUF_INIT((size_t)16 << 20);
    CLEANUP(strbuf_release) struct strbuf pieces = STRBUF_INIT((size_t)16 << 20);
    struct str text;
    int first, second;

    if (size < 2)
        return 0;
    text = (struct str){ arena_strndup(arena, (const char *)data + 1, size - 1), size - 1 };
    first = feed(text, text.len, &whole);
    second = feed(text, (size_t)data[0] % 16 + 1, &pieces);
    if (first != second || whole.len != pieces.len || memcmp(whole.ptr, pieces.ptr, whole.len) != 0)
        abort();
    return 0;
}
