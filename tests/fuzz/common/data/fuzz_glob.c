/* A pattern, a line end, a text: every dialect matches in bounded time. */
#include "base/arena.h"
#include "data/glob.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str input = { arena_strndup(arena, (const char *)data, size), size }, pattern, text;
    const struct glob *glob;
    bool matches;

    str_cut(input, '\n', &pattern, &text);
    pattern = str_dup(pattern, arena);
    if (glob_compile(pattern, "", arena, &glob, &err) == 0)
        glob_matches(glob, text);
    if (glob_compile(pattern, "/", arena, &glob, &err) == 0)
        glob_matches(glob, text);
    if (glob_doublestar(pattern, text, &matches, &err) < 0 ||
        glob_path(pattern, text, &matches, &err) < 0)
        return 0;
    return 0;
}
