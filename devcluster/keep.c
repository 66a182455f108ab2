#include "keep.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 64 * 1024, SECRET_MAX = 64 };

static void close_file(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}
DEFINE_CLEANUP_VALUE(int, close_file)

static int write_all(int fd, struct str text)
{
    while (text.len > 0) {
        ssize_t size = write(fd, text.ptr, text.len);

        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return -1;
        text.ptr += size;
        text.len -= (size_t)size;
    }
    return 0;
}

int keep_write(const char *folder, const char *name, struct str text, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    const char *temporary = arena_printf(arena, "%s/%s.new", folder, name);
    CLEANUP(close_file) int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0 || write_all(fd, text) < 0 || fsync(fd) < 0 || rename(temporary, path) < 0)
        return error_set_errno(err, errno, "cannot write '%s'", path);
    return 0;
}

int keep_read(const char *folder, const char *name, struct arena *arena, struct str *out,
              struct error *err)
{
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    CLEANUP(close_file) int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text;
    ssize_t size;

    if (fd < 0 && errno == ENOENT)
        return 0;
    text = arena_alloc(arena, FILE_MAX + 1);
    size = fd < 0 ? -1 : read(fd, text, FILE_MAX);
    if (size < 0)
        /* cppcheck-suppress resourceLeak ; CLEANUP closes it */
        return error_set_errno(err, errno, "cannot read '%s'", path);
    *out = (struct str){ text, (size_t)size };
    /* cppcheck-suppress resourceLeak */
    return 1;
}

int keep_secret(const char *folder, const char *name, size_t bytes, char **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    unsigned char raw[SECRET_MAX];
    struct str text;
    int got;

    if (folder[0]) {
        got = keep_read(folder, name, arena, &text, err);
        if (got < 0)
            return -1;
        if (got == 1 && text.len > 0) {
            *out = xstrdup(text.ptr);
            return 0;
        }
    }
    if (bytes > sizeof(raw) || getrandom(raw, bytes, 0) != (ssize_t)bytes)
        return error_set(err, ERR_INTERNAL, "cannot make a secret");
    text = STR_EMPTY;
    for (size_t i = 0; i < bytes; i++)
        text = str_of(arena_printf(arena, "%s%02x", text.ptr, raw[i]));
    if (folder[0] && keep_write(folder, name, text, err) < 0)
        return -1;
    *out = xstrdup(text.ptr);
    return 0;
}
