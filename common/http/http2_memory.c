#include "http/http2_memory.h"

#include "base/mem.h"

#include <string.h>
#include <sys/mman.h>

enum { FRAME_MIN = 16 * 1024, FRAME_PAGES = 20 * 1024 };

/* NULL is an answer that nghttp2 takes; it keeps one such buffer, and asks for others where this
 * one is in use. */
static void *allocate(size_t size, void *context)
{
    struct http2_memory *memory = context;

    if (size < FRAME_MIN || size > FRAME_PAGES || memory->frame)
        return malloc(size);
    memory->frame = mmap(NULL, FRAME_PAGES, PROT_READ | PROT_WRITE,
                         // cppcheck-suppress invalidFunctionArg; no file is behind it
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory->frame == MAP_FAILED)
        memory->frame = NULL;
    return memory->frame;
}

static void release(void *ptr, void *context)
{
    struct http2_memory *memory = context;

    if (!ptr || ptr != memory->frame) {
        free(ptr);
        return;
    }
    munmap(ptr, FRAME_PAGES);
    memory->frame = NULL;
}

static void *allocate_zeroed(size_t count, size_t size, void *context)
{
    (void)context;
    return calloc(count, size);
}

static void *resize(void *ptr, size_t size, void *context)
{
    struct http2_memory *memory = context;
    void *moved;

    if (!ptr)
        return allocate(size, context);
    if (ptr != memory->frame)
        return realloc(ptr, size);
    if (size <= FRAME_PAGES)
        return ptr;
    moved = malloc(size);
    if (!moved)
        return NULL;
    memcpy(moved, ptr, FRAME_PAGES);
    release(ptr, context);
    return moved;
}

void http2_memory_init(struct http2_memory *memory)
{
    *memory = (struct http2_memory){
        .functions = { memory, allocate, release, allocate_zeroed, resize },
    };
}

void http2_memory_rest(struct http2_memory *memory)
{
    if (memory->frame)
        madvise(memory->frame, FRAME_PAGES, MADV_DONTNEED);
}
