#include "base/arena.h"
#include "base/log.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever a value contains, a log line stays one line. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = arena_strndup(arena, (const char *)data, size);

    log_info("fuzz", F("value", text));
    return 0;
}
