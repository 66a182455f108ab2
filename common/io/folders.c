#include "io/folders.h"

#include "base/arena.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

/* ---- beneath a descriptor ---- */

/** No symlink counts on the way, so that none can lead anywhere. */
static int open_beneath(int root, const char *path, int flags, mode_t mode)
{
    struct open_how how = { .flags = (uint64_t)(unsigned)flags | O_CLOEXEC,
                            .mode = mode,
                            .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };

    return (int)syscall(SYS_openat2, root, path, &how, sizeof(how));
}

int make_folder_beneath(int root, const char *path, int *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    int at = open_beneath(root, ".", O_RDONLY | O_DIRECTORY, 0);
    struct str rest = str_of(path), part;
    bool is_more = strcmp(path, ".") != 0;

    while (at >= 0 && is_more) {
        const char *name;
        int next;

        is_more = str_cut(rest, '/', &part, &rest);
        name = arena_strndup(arena, part.ptr, part.len);
        if (mkdirat(at, name, S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH) < 0 &&
            errno != EEXIST) {
            close(at);
            return error_set_errno(err, errno, "cannot make the folder '%s'", path);
        }
        next = open_beneath(at, name, O_RDONLY | O_DIRECTORY, 0);
        close(at);
        at = next;
    }
    if (at < 0)
        return error_set(err, ERR_INVALID, "'%s' cannot be a folder", path);
    *out = at;
    return 0;
}

int make_file_in_folder(int root, const char *path, mode_t mode, int *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *slash = strrchr(path, '/');
    const char *parent = slash ? arena_strndup(arena, path, (size_t)(slash - path)) : ".";
    const char *name = slash ? slash + 1 : path;
    int folder, fd;

    if (make_folder_beneath(root, parent, &folder, err) < 0)
        return -1;
    unlinkat(folder, name, 0);
    fd = open_beneath(folder, name, O_WRONLY | O_CREAT | O_EXCL, mode);
    close(folder);
    if (fd < 0)
        return error_set(err, ERR_INVALID, "'%s' cannot be a file", path);
    *out = fd;
    return 0;
}
