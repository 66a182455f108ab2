#include "plugin/plugin_archive.h"

#include "base/arena.h"
#include "data/glob.h"
#include "io/tree.h"
#include "render/render.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

struct packing {
    const struct plugin_archive_wanted *wanted;
    struct archive *archive;
    size_t files;
};

static void release_packing(struct packing *packing)
{
    if (packing->archive)
        archive_write_free(packing->archive);
}
DEFINE_CLEANUP_VALUE(struct packing, release_packing)

static int fail(struct archive *archive, struct error *err)
{
    const char *text = archive_error_string(archive);

    return error_set(err, ERR_INTERNAL, "cannot pack the files for a plugin: %s",
                     text ? text : "for no known reason");
}

static int is_excluded(const struct packing *packing, const char *path, struct error *err)
{
    for (size_t i = 0; i < packing->wanted->excluded_count; i++) {
        bool matches;

        if (glob_path(str_of(packing->wanted->excluded[i]), str_of(path), &matches, err) < 0)
            return error_prefix(err, "error applying exclude pattern");
        if (matches)
            return 1;
    }
    return 0;
}

static int copy_file(struct packing *packing, const char *path, uint64_t size, struct error *err)
{
    char block[BLOCK];
    int fd, status = 0;

    if (tree_open_file(packing->wanted->files, path, O_RDONLY, &fd, err) < 0)
        return -1;
    while (size > 0 && status == 0) {
        ssize_t got = read(fd, block, size < sizeof(block) ? (size_t)size : sizeof(block));

        if (got <= 0)
            status = error_set(err, ERR_INTERNAL, "'%s' cannot be read as a whole", path);
        else if (archive_write_data(packing->archive, block, (size_t)got) < 0)
            status = fail(packing->archive, err);
        size -= got > 0 ? (uint64_t)got : 0;
    }
    close(fd);
    return status;
}

static int write_entry(struct packing *packing, const char *path, const struct tree_entry *found,
                       struct archive_entry *entry, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *target;

    archive_entry_set_pathname(entry, path);
    archive_entry_set_perm(entry, found->mode);
    archive_entry_set_mtime(entry, found->modified_ns / 1000000000, 0);
    if (found->kind == TREE_FOLDER) {
        archive_entry_set_filetype(entry, AE_IFDIR);
    } else if (found->kind == TREE_SYMLINK) {
        archive_entry_set_filetype(entry, AE_IFLNK);
        if (tree_read_link(packing->wanted->files, path, arena, &target, err) < 0)
            return -1;
        archive_entry_set_symlink(entry, target);
    } else {
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, (la_int64_t)found->size_bytes);
    }
    if (archive_write_header(packing->archive, entry) != ARCHIVE_OK)
        return fail(packing->archive, err);
    if (found->kind != TREE_FILE)
        return 0;
    packing->files++;
    return copy_file(packing, path, found->size_bytes, err);
}

static enum tree_step add(void *context, const char *path, const struct tree_entry *found,
                          struct error *err)
{
    struct packing *packing = context;
    struct archive_entry *entry;
    int excluded, status;

    if (strcmp(path, ".") == 0)
        return TREE_GO_ON;
    excluded = is_excluded(packing, path, err);
    if (excluded < 0)
        return TREE_FAIL;
    if (excluded)
        return found->kind == TREE_FOLDER ? TREE_SKIP_FOLDER : TREE_GO_ON;
    if (found->kind == TREE_OTHER)
        return TREE_GO_ON;
    entry = archive_entry_new();
    status = write_entry(packing, path, found, entry, err);
    archive_entry_free(entry);
    return status < 0 ? TREE_FAIL : TREE_GO_ON;
}

int plugin_archive_write(const struct plugin_archive_wanted *wanted, int fd, struct error *err)
{
    CLEANUP(release_packing)
    struct packing packing = { .wanted = wanted, .archive = archive_write_new() };

    archive_write_add_filter_gzip(packing.archive);
    archive_write_set_format_pax_restricted(packing.archive);
    if (archive_write_open_fd(packing.archive, fd) != ARCHIVE_OK)
        return fail(packing.archive, err);
    if (tree_walk(wanted->files, ".", NULL, add, &packing, err) < 0)
        return error_prefix(err, "error walking folder");
    if (archive_write_close(packing.archive) != ARCHIVE_OK)
        return fail(packing.archive, err);
    if (packing.files == 0)
        return error_set(err, ERR_UNKNOWN, "no files to send(%s)", "<path to cached source>");
    return 0;
}
