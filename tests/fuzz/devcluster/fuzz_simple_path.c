/* A path, a line end, a value. */
#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "simple_path.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct json_limits limits = { .depth = 100 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str input = { arena_strndup(arena, (const char *)data, size), size }, path, text;
    const struct json *value;

    str_cut(input, '\n', &path, &text);
    if (json_parse(text, &limits, arena, &value, &err) == 0)
        (void)simple_path_find(value, str_dup(path, arena), arena);
    return 0;
}
