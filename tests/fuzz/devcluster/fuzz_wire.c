/* Protobuf from outside: every input is read or refused. */
#include "base/arena.h"
#include "wire.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };
    struct str body = { arena_strndup(arena, (const char *)data, size), size };
    const struct json *out;

    if (wire_decode(body, arena, &out, &why) < 0)
        return 0;
    return 0;
}
