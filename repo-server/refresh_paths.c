#include "refresh_paths.h"

#include "base/arena.h"
#include "gitops/paths.h"

/** Paths count from the root of the repository, however they begin. */
static struct str unrooted(struct str path)
{
    return str_has_prefix(path, STR("/")) ? str_slice(path, 1, path.len) : path;
}

bool refresh_paths_cover(char *const *paths, size_t count, struct str file)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str *items = arena_alloc(arena, (count + 1) * sizeof(*items));
    struct str name = unrooted(file);

    for (size_t i = 0; i < count; i++)
        items[i] = unrooted(str_of(paths[i]));
    return count > 0 &&
           generate_paths_match((struct texts){ items, count }, (struct texts){ &name, 1 }, arena);
}
