#include "refresh_paths.h"

#include "base/arena.h"
#include "data/glob.h"
#include "io/tree.h"

#include <string.h>

static const char *rooted(struct str path, struct arena *arena)
{
    bool is_rooted = path.len > 0 && path.ptr[0] == '/';

    return arena_printf(arena, "%s%.*s", is_rooted ? "" : "/", STR_ARG(path));
}

static bool is_beneath(const char *folder, const char *file)
{
    size_t length = strlen(folder);

    if (strcmp(folder, "/") == 0)
        return true;
    return strncmp(file, folder, length) == 0 && file[length] == '/';
}

static bool covers(const char *path, struct str file, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const char *own = rooted(str_of(path), arena), *name = rooted(file, arena);
    bool matches = false;

    if (strcmp(own, name) == 0 || is_beneath(tree_clean(own, arena), name))
        return true;
    if (glob_path(str_of(own), str_of(name), &matches, &problem) < 0)
        return false; /* no pattern: it stands for itself */
    return matches;
}

bool refresh_paths_cover(char *const *paths, size_t count, struct str file)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    for (size_t i = 0; i < count; i++) {
        if (covers(paths[i], file, arena))
            return true;
    }
    return false;
}
