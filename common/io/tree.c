#include "io/tree.h"

#include "base/arena.h"
#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * Everything is made of opening, and opening is openat2(2) with RESOLVE_BENEATH: the kernel itself
 * walks the path and refuses "..", symlinks and absolute ones that would leave the root. What is
 * asked about a file is then asked of the descriptor, never of a path.
 */

enum { RACE_TRIES = 16 };

struct tree {
    int fd; /* -1: of an opener */
    const struct tree_opener *opener;
    void *context;
};

static const char *plain(const char *path)
{
    return *path ? path : ".";
}

static long open_beneath(int dir, const char *path, int flags)
{
    struct open_how how = {
        .flags = (uint64_t)(flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK),
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
    };

    if (flags & O_PATH) /* it refuses flags that mean nothing with it */
        how.flags &= O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    return syscall(SYS_openat2, dir, path, &how, sizeof(how));
}

static int open_failed(int errnum, const char *path, struct error *err)
{
    switch (errnum) {
    case EXDEV:
        return error_set(err, ERR_FORBIDDEN, "'%s' leads out of the tree", path);
    case ELOOP:
        return error_set(err, ERR_INVALID, "'%s' has too many symlinks, or is one", path);
    case ENOSYS:
        return error_set(err, ERR_UNIMPLEMENTED, "this kernel has no openat2 (it needs 5.6)");
    default:
        return error_set_errno(err, errnum, "cannot open '%s'", path);
    }
}

/* A descriptor, or -1. The kernel says EAGAIN when a rename elsewhere keeps it from being certain.
 */
static int open_by_kernel(const struct tree *tree, const char *path, int flags, struct error *err)
{
    long fd = -1;

    for (int i = 0; i < RACE_TRIES; i++) {
        fd = open_beneath(tree->fd, plain(path), flags);
        if (fd >= 0 || errno != EAGAIN)
            break;
    }
    return fd >= 0 ? (int)fd : open_failed(errno, path, err);
}

int tree_check_kernel(struct error *err)
{
    long fd = open_beneath(AT_FDCWD, ".", O_PATH | O_DIRECTORY);

    if (fd < 0)
        return open_failed(errno, ".", err);
    close((int)fd);
    return 0;
}

/* Not fstat(): the C library asks by path and descriptor at once, which a sandbox does not allow.
 */
static int look_at(int fd, struct stat *status)
{
    return (int)syscall(SYS_fstat, fd, status);
}

int tree_of_fd(int dir_fd, struct tree **out, struct error *err)
{
    struct stat status;
    struct tree *tree;

    if (look_at(dir_fd, &status) < 0 || !S_ISDIR(status.st_mode)) {
        if (dir_fd >= 0)
            close(dir_fd);
        return error_set(err, ERR_INVALID, "the root of a tree is not a folder");
    }
    tree = xcalloc(1, sizeof(*tree));
    tree->fd = dir_fd;
    *out = tree;
    return 0;
}

int tree_open(const char *path, struct tree **out, struct error *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return error_set_errno(err, errno, "cannot open '%s'", path);
    return tree_of_fd(fd, out, err);
}

struct tree *tree_of_opener(const struct tree_opener *opener, void *context)
{
    struct tree *tree = xcalloc(1, sizeof(*tree));

    tree->fd = -1;
    tree->opener = opener;
    tree->context = context;
    return tree;
}

void tree_close(struct tree *tree)
{
    if (!tree)
        return;
    if (tree->fd >= 0)
        close(tree->fd);
    free(tree);
}

int tree_fd(const struct tree *tree)
{
    return tree->fd;
}

int tree_open_file(struct tree *tree, const char *path, int flags, int *out, struct error *err)
{
    int fd;

    assert((flags & ~(O_RDONLY | O_DIRECTORY | O_PATH | O_NOFOLLOW)) == 0);
    if (path[0] == '/')
        return error_set(err, ERR_FORBIDDEN, "'%s' leads out of the tree", path);
    fd = tree->opener ? tree->opener->open(tree->context, path, flags, err)
                      : open_by_kernel(tree, path, flags, err);
    if (fd < 0)
        return -1;
    *out = fd;
    return 0;
}

int tree_open_folder(struct tree *tree, const char *path, struct tree **out, struct error *err)
{
    int fd = -1;

    if (tree_open_file(tree, path, O_DIRECTORY, &fd, err) < 0)
        return -1;
    return tree_of_fd(fd, out, err);
}

/* ---- reading ---- */

static void close_slot(const int *fd)
{
    if (*fd >= 0)
        close(*fd);
}
DEFINE_CLEANUP_VALUE(int, close_slot)

/* The size is a hint: the file may grow or shrink while it is read. One byte more tells. */
static int read_all(int fd, const char *path, size_t limit, struct arena *arena, struct str *out,
                    struct error *err)
{
    struct stat status;
    size_t size, have = 0;
    char *bytes;

    if (look_at(fd, &status) < 0)
        return error_set_errno(err, errno, "cannot look at '%s'", path);
    if (!S_ISREG(status.st_mode))
        return error_set(err, ERR_INVALID, "'%s' is not a regular file", path);
    if ((uint64_t)status.st_size > limit)
        return error_set(err, ERR_TOO_LARGE, "'%s' has more than %zu bytes", path, limit);

    size = (size_t)status.st_size;
    bytes = arena_alloc(arena, size + 1);
    while (have <= size) {
        ssize_t n = read(fd, bytes + have, size + 1 - have);

        if (n < 0 && errno != EINTR)
            return error_set_errno(err, errno, "cannot read '%s'", path);
        if (n == 0)
            break;
        have += n > 0 ? (size_t)n : 0;
    }
    if (have > size)
        return error_set(err, ERR_ABORTED, "'%s' changed while it was read", path);
    bytes[have] = '\0';
    *out = (struct str){ bytes, have };
    return 0;
}

int tree_read(struct tree *tree, const char *path, size_t limit_bytes, struct arena *arena,
              struct str *out, struct error *err)
{
    CLEANUP(close_slot) int fd = -1;

    if (tree_open_file(tree, path, O_RDONLY, &fd, err) < 0)
        return -1;
    return read_all(fd, path, limit_bytes, arena, out, err);
}

/* ---- looking ---- */

static enum tree_kind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return TREE_FILE;
    if (S_ISDIR(mode))
        return TREE_FOLDER;
    return S_ISLNK(mode) ? TREE_SYMLINK : TREE_OTHER;
}

static struct tree_entry entry_of(const struct stat *status)
{
    return (struct tree_entry){
        .kind = kind_of(status->st_mode),
        .mode = status->st_mode & 07777,
        .size_bytes = (uint64_t)status->st_size,
        .modified_ns = (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec,
        .inode = status->st_ino,
        .device = status->st_dev,
    };
}

static int look(struct tree *tree, const char *path, int flags, struct tree_entry *out,
                struct error *err)
{
    CLEANUP(error_release) struct error reason = { 0 };
    CLEANUP(close_slot) int fd = -1;
    struct stat status;

    if (tree_open_file(tree, path, O_PATH | flags, &fd, &reason) < 0) {
        if (reason.code == ERR_NOT_FOUND)
            return 0;
        return error_move(err, &reason);
    }
    if (look_at(fd, &status) < 0)
        return error_set_errno(err, errno, "cannot look at '%s'", path);
    *out = entry_of(&status);
    return 1;
}

int tree_stat(struct tree *tree, const char *path, struct tree_entry *out, struct error *err)
{
    return look(tree, path, 0, out, err);
}

int tree_lstat(struct tree *tree, const char *path, struct tree_entry *out, struct error *err)
{
    return look(tree, path, O_NOFOLLOW, out, err);
}

int tree_read_link(struct tree *tree, const char *path, struct arena *arena, const char **out,
                   struct error *err)
{
    enum { TARGET_LIMIT = 4096 }; /* the kernel's own */
    CLEANUP(close_slot) int fd = -1;
    char target[TARGET_LIMIT];
    ssize_t length;

    if (tree->opener)
        return tree->opener->read_link(tree->context, path, arena, out, err);
    if (tree_open_file(tree, path, O_PATH | O_NOFOLLOW, &fd, err) < 0)
        return -1;
    length = readlinkat(fd, "", target, sizeof(target));
    if (length < 0)
        return error_set(err, ERR_INVALID, "'%s' is not a symlink", path);
    *out = arena_strndup(arena, target, (size_t)length);
    return 0;
}
