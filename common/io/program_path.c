#include "io/program_path.h"

#include "base/arena.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_program(const char *path)
{
    struct stat entry;

    return stat(path, &entry) == 0 && S_ISREG(entry.st_mode) && access(path, X_OK) == 0;
}

const char *program_path_find(const char *name, struct arena *arena)
{
    const char *path = getenv("PATH");
    struct str rest = str_of(path ? path : ""), folder;
    bool has_more = rest.len > 0;

    if (strchr(name, '/'))
        return is_program(name) ? name : NULL;
    while (has_more) {
        const char *whole;

        has_more = str_cut(rest, ':', &folder, &rest);
        whole = arena_printf(arena, "%.*s/%s", STR_ARG(folder), name);
        if (folder.len > 0 && is_program(whole))
            return whole;
    }
    return NULL;
}
