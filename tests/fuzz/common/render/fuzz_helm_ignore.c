/* A path, a line end, the rules of a .helmignore: a path is left out or not. */
#include "base/arena.h"
#include "render/helm/ignore.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str input = str_dup((struct str){ (const char *)data, size }, arena), path, rules;
    struct ignore ignore;

    str_cut(input, '\n', &path, &rules);
    if (ignore_parse(rules, arena, &ignore, &err) < 0)
        return 0;
    ignore_matches(&ignore, path, false);
    ignore_matches(&ignore, path, true);
    return 0;
}
