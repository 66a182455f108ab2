/* The files of a packed chart: a tar within gzip, everything in one top folder. */
#include "base/arena.h"
#include "io/tree.h"
#include "render/helm/chart_files.h"

#include <archive.h>
#include <archive_entry.h>
#include <ctype.h>
#include <string.h>

enum { GZIP_HEAD = 10 }; /* bytes */

static void close_archive(struct archive *archive)
{
    archive_read_free(archive);
}
DEFINE_CLEANUP(struct archive *, close_archive)

static int fail(struct archive *archive, struct error *err)
{
    const char *text = archive_error_string(archive);

    return error_set(err, ERR_INVALID, "cannot read the chart archive: %s",
                     text ? text : "it is damaged");
}

static bool has_drive(const char *name)
{
    return isalpha((unsigned char)name[0]) && name[1] == ':' && name[2] == '/';
}

/** The name beneath the chart's folder; Helm's complaints about what is not. */
static int inner_name(const char *path, struct arena *arena, const char **out, struct error *err)
{
    char *name = arena_strndup(arena, path, strlen(path)), *rest;
    char delimiter = strchr(name, '\\') ? '\\' : '/';

    rest = strchr(name, delimiter);
    if (rest)
        *rest++ = '\0';
    else
        rest = name + strlen(name);
    for (char *at = rest; *at; at++) {
        if (*at == delimiter)
            *at = '/';
    }
    if (rest[0] == '/')
        return error_set(err, ERR_INVALID, "chart illegally contains absolute paths");
    rest = (char *)(uintptr_t)tree_clean(rest, arena);
    if (strcmp(rest, ".") == 0)
        return error_set(err, ERR_INVALID,
                         "chart illegally contains content outside the base directory");
    if (strncmp(rest, "..", 2) == 0)
        return error_set(err, ERR_INVALID, "chart illegally references parent directory");
    if (has_drive(rest))
        return error_set(err, ERR_INVALID, "chart contains illegally named files");
    if (strcmp(name, "Chart.yaml") == 0)
        return error_set(err, ERR_INVALID, "chart yaml not in base directory");
    *out = rest;
    return 0;
}

static int read_data(struct archive *archive, const char *name, size_t size, struct arena *arena,
                     struct str *out, struct error *err)
{
    char *data = arena_alloc(arena, size + 1);
    size_t used = 0;

    while (used < size) {
        la_ssize_t got = archive_read_data(archive, data + used, size - used);

        if (got < 0)
            return fail(archive, err);
        if (got == 0)
            return error_set(err, ERR_INVALID, "unexpected EOF in %s", name);
        used += (size_t)got;
    }
    *out = (struct str){ data, size };
    return 0;
}

static int add_entry(struct archive *archive, struct archive_entry *entry, struct arena *arena,
                     struct chart_files *files, struct error *err)
{
    const char *path = archive_entry_pathname(entry), *name;
    int64_t size = archive_entry_size(entry);
    struct chart_file file;

    if (archive_entry_filetype(entry) == AE_IFDIR)
        return 0;
    if (!path)
        return error_set(err, ERR_INVALID, "chart contains illegally named files");
    if (inner_name(path, arena, &name, err) < 0)
        return -1;
    if (size > CHART_BYTES_LIMIT - (int64_t)files->bytes)
        return error_set(err, ERR_TOO_LARGE,
                         "decompressed chart is larger than the maximum size %d",
                         CHART_BYTES_LIMIT);
    if (size > CHART_FILE_LIMIT)
        return error_set(err, ERR_TOO_LARGE,
                         "decompressed chart file \"%s\" is larger than the maximum file size %d",
                         path, CHART_FILE_LIMIT);
    if (read_data(archive, name, (size_t)size, arena, &file.data, err) < 0)
        return -1;
    file.name = str_of(name);
    return chart_files_add(files, file, arena, err);
}

int chart_files_unpack(struct str bytes, struct arena *arena, struct chart_files *out,
                       struct error *err)
{
    CLEANUP(close_archive) struct archive *archive = archive_read_new();
    struct chart_files files = { 0 };
    struct archive_entry *entry;
    int status;

    if (bytes.len < GZIP_HEAD)
        return error_set(err, ERR_INVALID, bytes.len > 0 ? "unexpected EOF" : "EOF");
    if (!str_has_prefix(bytes, STR("\x1F\x8B")))
        return error_set(err, ERR_INVALID, "gzip: invalid header");
    archive_read_support_filter_gzip(archive);
    archive_read_support_format_tar(archive);
    if (archive_read_open_memory(archive, bytes.ptr, bytes.len) != ARCHIVE_OK)
        return fail(archive, err);
    for (;;) {
        status = archive_read_next_header(archive, &entry);
        if (status == ARCHIVE_EOF)
            break;
        if (status < ARCHIVE_WARN)
            return fail(archive, err);
        if (add_entry(archive, entry, arena, &files, err) < 0)
            return -1;
    }
    if (files.count == 0)
        return error_set(err, ERR_INVALID, "no files in chart archive");
    *out = files;
    return 0;
}
