#include "base/mem.h"

#include "base/block_pool.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

static void *check(void *ptr)
{
    if (!ptr) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return ptr;
}

void *xcalloc(size_t count, size_t size)
{
    return check(calloc(count ? count : 1, size ? size : 1));
}

void *xrealloc(void *ptr, size_t size)
{
    return check(realloc(ptr, size ? size : 1));
}

char *xstrdup(const char *s)
{
    return check(strdup(s));
}

void *xmemdup(const void *bytes, size_t size)
{
    void *copy = check(malloc(size ? size : 1));

    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

void mem_trim(void)
{
    block_pool_trim();
    malloc_trim(0);
}

void secret_wipe(void *bytes, size_t size)
{
    if (size)
        explicit_bzero(bytes, size);
}
