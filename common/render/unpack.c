#include "render/unpack.h"

#include "base/arena.h"
#include "io/folders.h"
#include "io/tree.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENTRIES_MAX = 100000, NAME_MAX_BYTES = 4096, BLOCK = 64 * 1024 };

struct unpacking {
    struct archive *archive;
    int root; /* the folder */
    const struct unpack_limits *limits;
    int64_t bytes;
    size_t entries;
};

static void release_unpacking(struct unpacking *unpacking)
{
    if (unpacking->archive)
        archive_read_free(unpacking->archive);
    if (unpacking->root >= 0)
        close(unpacking->root);
}
DEFINE_CLEANUP_VALUE(struct unpacking, release_unpacking)

static int fail_archive(struct archive *archive, struct error *err)
{
    const char *text = archive_error_string(archive);

    return error_set(err, ERR_INVALID, "cannot read the archive: %s",
                     text ? text : "it is damaged");
}

/* ---- places in the folder ---- */

/** A name that a symlink leads astray is told as the original tells it. Always -1. */
static int fail_place(const char *path, struct error *err)
{
    if (err->code != ERR_INVALID)
        return -1;
    return error_set(err, ERR_INVALID, "illegal filepath in archive: %s", path);
}

/** The folder that an entry lies in, and its last name. */
static int open_parent(struct unpacking *unpacking, const char *path, int *folder,
                       const char **name, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *slash = strrchr(path, '/');
    const char *parent = slash ? arena_strndup(arena, path, (size_t)(slash - path)) : ".";

    *name = slash ? slash + 1 : path;
    if (make_folder_beneath(unpacking->root, parent, folder, err) < 0)
        return fail_place(parent, err);
    return 0;
}

/* ---- entries ---- */

static int copy_data(struct unpacking *unpacking, int fd, struct error *err)
{
    static const char too_large[] = "the archive is larger than %lld bytes when it is unpacked";
    int64_t limit = unpacking->limits->bytes;
    char block[BLOCK];
    la_ssize_t got;

    while ((got = archive_read_data(unpacking->archive, block, sizeof(block))) > 0) {
        unpacking->bytes += got;
        if (limit > 0 && unpacking->bytes > limit)
            return error_set(err, ERR_TOO_LARGE, too_large, (long long)limit);
        for (la_ssize_t done = 0; done < got;) {
            ssize_t written = write(fd, block + done, (size_t)(got - done));

            if (written < 0)
                return error_set_errno(err, errno, "cannot write a file of the archive");
            done += written;
        }
    }
    return got < 0 ? fail_archive(unpacking->archive, err) : 0;
}

static mode_t mode_of(const struct unpacking *unpacking, struct archive_entry *entry)
{
    mode_t mode = archive_entry_perm(entry);

    if (unpacking->limits->keeps_modes)
        return (mode & 0777) | S_IRUSR | S_IWUSR;
    return 0644;
}

static int add_file(struct unpacking *unpacking, struct archive_entry *entry, const char *path,
                    struct error *err)
{
    mode_t mode = mode_of(unpacking, entry);
    int fd, status;

    /* The last of several of one name counts. */
    if (make_file_in_folder(unpacking->root, path, mode, &fd, err) < 0)
        return fail_place(path, err);
    status = copy_data(unpacking, fd, err);
    if (status == 0 && fchmod(fd, mode) < 0)
        status = error_set_errno(err, errno, "cannot set the mode of '%s'", path);
    close(fd);
    return status;
}

/** Where a symlink points, seen from the root; false when that is outside. */
static bool target_of(const char *path, const char *target, struct arena *arena, const char **out)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash ? arena_strndup(arena, path, (size_t)(slash - path)) : ".";

    if (!target || !target[0] || target[0] == '/')
        return false;
    *out = tree_join(folder, target, arena);
    return tree_is_inside(*out);
}

static int add_symlink(struct unpacking *unpacking, struct archive_entry *entry, const char *path,
                       struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *target = archive_entry_symlink(entry), *whole, *name;
    int folder, status = 0;

    if (!target_of(path, target, arena, &whole))
        return error_set(err, ERR_INVALID, "illegal filepath in symlink: %s",
                         target ? target : path);
    if (open_parent(unpacking, path, &folder, &name, err) < 0)
        return -1;
    unlinkat(folder, name, 0);
    if (symlinkat(target, folder, name) < 0)
        status = error_set_errno(err, errno, "cannot make the symlink '%s'", path);
    close(folder);
    return status;
}

static int add_folder(struct unpacking *unpacking, const char *path, struct error *err)
{
    int folder;

    if (make_folder_beneath(unpacking->root, path, &folder, err) < 0)
        return fail_place(path, err);
    close(folder);
    return 0;
}

static int add_entry(struct unpacking *unpacking, struct archive_entry *entry, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *given = archive_entry_pathname(entry), *path;
    size_t most =
        unpacking->limits->max_entries ? unpacking->limits->max_entries : (size_t)ENTRIES_MAX;

    if (++unpacking->entries > most)
        return error_set(err, ERR_TOO_LARGE, "the archive holds more than %zu files", most);
    if (!given || strlen(given) > NAME_MAX_BYTES)
        return error_set(err, ERR_INVALID, "a name in the archive cannot be read");
    path = tree_clean(given, arena);
    if (!tree_is_inside(path))
        return error_set(err, ERR_INVALID, "illegal filepath in archive: %s", given);
    if (archive_entry_hardlink(entry))
        return 0; /* as the original: only files, folders and symlinks count */
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
        return add_file(unpacking, entry, path, err);
    case AE_IFLNK:
        return add_symlink(unpacking, entry, path, err);
    case AE_IFDIR:
        return strcmp(path, ".") == 0 ? 0 : add_folder(unpacking, path, err);
    default:
        return 0;
    }
}

static int open_all(struct unpacking *unpacking, int fd, const char *folder, struct error *err)
{
    unpacking->root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (unpacking->root < 0)
        return error_set_errno(err, errno, "cannot open '%s'", folder);
    unpacking->archive = archive_read_new();
    archive_read_support_filter_gzip(unpacking->archive);
    archive_read_support_format_tar(unpacking->archive);
    if (archive_read_open_fd(unpacking->archive, fd, BLOCK) != ARCHIVE_OK)
        return fail_archive(unpacking->archive, err);
    return 0;
}

int unpack_tar(int fd, const char *folder, const struct unpack_limits *limits, struct error *err)
{
    CLEANUP(release_unpacking) struct unpacking unpacking = { .limits = limits, .root = -1 };
    struct archive_entry *entry;
    int status;

    if (open_all(&unpacking, fd, folder, err) < 0)
        return -1;
    while ((status = archive_read_next_header(unpacking.archive, &entry)) != ARCHIVE_EOF) {
        if (status < ARCHIVE_WARN)
            return fail_archive(unpacking.archive, err);
        if (add_entry(&unpacking, entry, err) < 0)
            return -1;
    }
    return 0;
}
