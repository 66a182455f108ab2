/* A range, a line end, a version. What prints a version reads as the same one. */
#include "base/arena.h"
#include "data/semver.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str input = { arena_strndup(arena, (const char *)data, size), size }, left, right;
    const struct semver_range *range;
    struct semver version, again;

    str_cut(input, '\n', &left, &right);
    if (semver_parse(right, arena, &version, &err) < 0)
        version = (struct semver){ .prerelease = STR_EMPTY, .metadata = STR_EMPTY };
    else if (semver_parse(semver_print(&version, arena), arena, &again, &err) == 0)
        assert(semver_compare(&version, &again) == 0);
    if (semver_range_parse(left, arena, &range, &err) == 0)
        semver_range_matches(range, &version);
    if (semver_parse_strict(right, arena, &version, &err) == 0)
        semver_print(&version, arena);
    return 0;
}
