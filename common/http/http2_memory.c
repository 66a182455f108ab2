#include "http/http2_memory.h"

#include "base/mem.h"

#include <string.h>
#include <sys/mman.h>

enum {
    TABLE_PAGES = 12 * 1024,
    FRAME_MIN = 16 * 1024,
    FRAME_PAGES = 20 * 1024,
    PAGES = TABLE_PAGES + FRAME_PAGES,
    ALIGNMENT = 16,
    WORD_BITS = 64,
    WORDS = TABLE_PAGES / sizeof(uint64_t),
};

/* The words of the tables that are not zero, and which ones they are. */
struct http2_packed {
    uint64_t present[WORDS / WORD_BITS];
    uint64_t words[];
};

static unsigned char *frame_of(const struct http2_memory *memory)
{
    return memory->pages + TABLE_PAGES;
}

static bool is_frame(const struct http2_memory *memory, const void *ptr)
{
    return memory->has_frame && ptr == frame_of(memory);
}

static bool is_table(const struct http2_memory *memory, const void *ptr)
{
    const unsigned char *at = ptr;

    return memory->pages && at >= memory->pages && at < frame_of(memory);
}

/* ---- what nghttp2 calls ---- */

/* What a session is made of lives as long as it, or until a table grows: its place is not used
 * again, and so is zero when it is taken. What finds none is malloc()'s. */
static void *take_table(struct http2_memory *memory, size_t size)
{
    void *place;

    if (!memory->pages || memory->is_made || size > TABLE_PAGES - memory->used)
        return NULL;
    place = memory->pages + memory->used;
    memory->used += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return place;
}

static void *allocate(size_t size, void *context)
{
    struct http2_memory *memory = context;
    void *table;

    if (memory->pages && !memory->has_frame && size >= FRAME_MIN && size <= FRAME_PAGES) {
        memory->has_frame = true;
        return frame_of(memory);
    }
    table = take_table(memory, size);
    return table ? table : malloc(size);
}

static void release(void *ptr, void *context)
{
    struct http2_memory *memory = context;

    if (is_frame(memory, ptr)) {
        madvise(ptr, FRAME_PAGES, MADV_DONTNEED);
        memory->has_frame = false;
    } else if (!is_table(memory, ptr)) {
        free(ptr);
    }
}

static void *allocate_zeroed(size_t count, size_t size, void *context)
{
    size_t one = size > 0 ? size : 1;
    void *table = count <= TABLE_PAGES / one ? take_table(context, count * one) : NULL;

    return table ? table : calloc(count, one);
}

/* How much there may be at `ptr` of the pages. */
static size_t room_at(const struct http2_memory *memory, const unsigned char *ptr)
{
    return is_frame(memory, ptr) ? FRAME_PAGES : (size_t)(memory->pages + memory->used - ptr);
}

static void *resize(void *ptr, size_t size, void *context)
{
    const struct http2_memory *memory = context;
    size_t room;
    void *moved;

    if (!ptr)
        return allocate(size, context);
    if (!is_frame(memory, ptr) && !is_table(memory, ptr))
        return realloc(ptr, size);
    room = room_at(memory, ptr);
    if (is_frame(memory, ptr) && size <= room)
        return ptr;
    moved = malloc(size);
    if (!moved)
        return NULL;
    memcpy(moved, ptr, size < room ? size : room);
    release(ptr, context);
    return moved;
}

/* ---- its life ---- */

void http2_memory_init(struct http2_memory *memory)
{
    *memory = (struct http2_memory){
        .functions = { memory, allocate, release, allocate_zeroed, resize },
    };
    // cppcheck-suppress invalidFunctionArg; no file is behind it
    memory->pages = mmap(NULL, PAGES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory->pages == MAP_FAILED)
        memory->pages = NULL;
}

void http2_memory_seal(struct http2_memory *memory)
{
    memory->is_made = true;
}

void http2_memory_release(struct http2_memory *memory)
{
    if (memory->pages)
        munmap(memory->pages, PAGES);
    free(memory->packed);
    *memory = (struct http2_memory){ 0 };
}

static size_t words_used(const struct http2_memory *memory)
{
    return memory->used / sizeof(uint64_t);
}

static struct http2_packed *pack(const uint64_t *words, size_t count)
{
    struct http2_packed *packed;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        kept += words[i] != 0;
    packed = xcalloc(1, sizeof(*packed) + kept * sizeof(uint64_t));
    kept = 0;
    for (size_t i = 0; i < count; i++)
        if (words[i] != 0) {
            packed->present[i / WORD_BITS] |= UINT64_C(1) << i % WORD_BITS;
            packed->words[kept++] = words[i];
        }
    return packed;
}

static void unpack(const struct http2_packed *packed, uint64_t *words, size_t count)
{
    size_t taken = 0;

    for (size_t i = 0; i < count; i++)
        if (packed->present[i / WORD_BITS] >> i % WORD_BITS & 1)
            words[i] = packed->words[taken++];
}

void http2_memory_rest(struct http2_memory *memory)
{
    if (!memory->pages || memory->packed)
        return;
    memory->packed = pack((const uint64_t *)(const void *)memory->pages, words_used(memory));
    madvise(memory->pages, PAGES, MADV_DONTNEED);
}

void http2_memory_wake(struct http2_memory *memory)
{
    if (!memory->packed)
        return;
    unpack(memory->packed, (uint64_t *)(void *)memory->pages, words_used(memory));
    free(memory->packed);
    memory->packed = NULL;
}
