#include "io/folders.h"

#include "base/arena.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int delete_entry(const FTSENT *entry)
{
    switch (entry->fts_info) {
    case FTS_D: /* its contents first */
    case FTS_DNR:
        return 0;
    case FTS_DP:
        return rmdir(entry->fts_accpath);
    default:
        return unlink(entry->fts_accpath);
    }
}

int remove_folder(const char *path, struct error *err)
{
    char *const roots[] = { (char *)(uintptr_t)path, NULL };
    struct stat entry;
    int problem = 0;
    FTSENT *at;
    FTS *walk;

    if (lstat(path, &entry) < 0)
        return errno == ENOENT ? 0 : error_set_errno(err, errno, "cannot look at '%s'", path);
    walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL);
    if (!walk)
        return error_set_errno(err, errno, "cannot read '%s'", path);
    while ((at = fts_read(walk))) {
        if (delete_entry(at) < 0 && errno != ENOENT && !problem)
            problem = errno;
    }
    fts_close(walk);
    return problem ? error_set_errno(err, problem, "cannot delete '%s'", path) : 0;
}

int make_folder(const char *path, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char *copy = arena_strndup(arena, path, strlen(path));

    for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(copy, S_IRWXU) < 0 && errno != EEXIST)
            return error_set_errno(err, errno, "cannot make the folder '%s'", copy);
        *slash = '/';
    }
    if (mkdir(copy, S_IRWXU) < 0 && errno != EEXIST)
        return error_set_errno(err, errno, "cannot make the folder '%s'", copy);
    return 0;
}

int64_t folder_bytes(const char *path)
{
    char *const roots[] = { (char *)(uintptr_t)path, NULL };
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_XDEV, NULL);
    int64_t bytes = 0;
    FTSENT *at;

    while (walk && (at = fts_read(walk))) {
        if (at->fts_info == FTS_F)
            bytes += at->fts_statp->st_size;
    }
    if (walk)
        fts_close(walk);
    return bytes;
}
