#include "rpc/arena_protobuf.h"

#include "base/arena.h"

static void *allocate(void *arena, size_t size)
{
    return arena_alloc(arena, size);
}

static void keep(void *arena, void *memory)
{
    (void)arena, (void)memory; /* the arena frees everything at once */
}

ProtobufCAllocator arena_protobuf_allocator(struct arena *arena)
{
    return (ProtobufCAllocator){ .alloc = allocate, .free = keep, .allocator_data = arena };
}
