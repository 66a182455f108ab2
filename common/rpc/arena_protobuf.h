#pragma once

#include <protobuf-c/protobuf-c.h>

struct arena;

/**
 * Lets protobuf-c unpack into an arena: nothing is to be freed. The allocator is a value; it must
 * outlive the unpacking only.
 */
ProtobufCAllocator arena_protobuf_allocator(struct arena *arena);
