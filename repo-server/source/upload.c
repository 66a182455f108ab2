#include "source/upload.h"

#include "base/arena.h"
#include "data/digest.h"
#include "io/fiber.h"
#include "render/unpack.h"
#include "source/artifact_store.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct filling {
    const struct upload_access *access;
    struct str archive;
    const char *folder;
    int status;
    struct error err;
};

/* Through a file in memory: what unpacks reads from a descriptor. */
static int write_out(struct str archive, int fd, struct error *err)
{
    while (archive.len > 0) {
        ssize_t written = write(fd, archive.ptr, archive.len);

        if (written < 0 && errno != EINTR)
            return error_set_errno(err, errno, "cannot keep the files that were sent");
        if (written > 0)
            archive = str_slice(archive, (size_t)written, archive.len);
    }
    if (lseek(fd, 0, SEEK_SET) < 0)
        return error_set_errno(err, errno, "cannot read the files that were sent");
    return 0;
}

static void fill_in_worker(void *context)
{
    struct filling *filling = context;
    const struct unpack_limits limits = { .bytes = filling->access->extracted_bytes_max };
    int fd = memfd_create("upload", MFD_CLOEXEC);

    if (fd < 0) {
        filling->status = error_set_errno(&filling->err, errno, "cannot keep the files");
        return;
    }
    filling->status = write_out(filling->archive, fd, &filling->err);
    if (filling->status == 0)
        filling->status = unpack_tar(fd, filling->folder, &limits, &filling->err);
    close(fd);
}

static int fill(void *context, const char *folder, struct error *err)
{
    struct filling *filling = context;

    filling->folder = folder;
    fiber_run_in_worker(filling->access->workers, fill_in_worker, filling);
    return filling->status < 0 ? error_move(err, &filling->err) : 0;
}

int upload_unpack(const struct upload_access *access, const struct upload *upload,
                  struct artifact **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *digest = digest_sha256(upload->archive, arena);
    struct filling filling = { .access = access, .archive = upload->archive };
    struct artifact_wanted wanted = {
        .name = arena_printf(arena, "upload|%s", digest),
        .fill = fill,
        .context = &filling,
    };

    if (upload->archive.len > (uint64_t)access->archive_bytes_max)
        return error_set(err, ERR_TOO_LARGE, "the files that were sent exceed %" PRId64 " bytes",
                         access->archive_bytes_max);
    if (strcmp(digest, upload->checksum) != 0)
        return error_set(err, ERR_UNKNOWN, "file checksum validation error: calc %s sent %s",
                         digest, upload->checksum);
    return artifact_get(access->artifacts, &wanted, out, err);
}
