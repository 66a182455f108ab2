/* A text that is JSON: looking for what stands twice ends, and finds nothing where nothing is. */
#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "duplicates.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct json_limits limits = { .depth = 300 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = { arena_strndup(arena, (const char *)data, size), size }, again;
    const struct json *value;

    if (json_parse(text, &limits, arena, &value, &err) < 0)
        return 0;
    (void)duplicates_find(text, value, arena);
    again = json_print(value, JSON_COMPACT, arena);
    if (json_count(duplicates_find(again, value, arena)) != 0)
        __builtin_trap();
    return 0;
}
