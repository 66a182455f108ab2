#include "source/downloads.h"

#include "base/arena.h"
#include "data/digest.h"
#include "io/fiber.h"
#include "io/http_client.h"
#include "io/tree.h"
#include "io/worker.h"
#include "source/oci_registry.h"
#include "source/remote.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

static void close_file(const int *fd)
{
    if (*fd >= 0)
        close(*fd);
}

DEFINE_CLEANUP_VALUE(int, close_file)

static int create(const char *path, struct error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0)
        error_set_errno(err, errno, "cannot keep what is fetched");
    return fd;
}

/* ---- digests ---- */

struct hashing {
    int fd;
    struct arena *arena;
    const char *digest; /* NULL: it cannot be read */
};

static void hash_in_worker(void *context)
{
    struct hashing *hashing = context;
    CLEANUP(digest_free) struct digest *digest = digest_new();
    char block[BLOCK];
    off_t position = 0;
    ssize_t got;

    while ((got = pread(hashing->fd, block, sizeof(block), position)) > 0) {
        digest_add(digest, (struct str){ block, (size_t)got });
        position += got;
    }
    hashing->digest = got < 0 ? NULL : digest_hex(digest, hashing->arena);
}

static int hash_file(struct worker_pool *workers, int fd, struct arena *arena, const char **out,
                     struct error *err)
{
    struct hashing hashing = { .fd = fd, .arena = arena };

    fiber_run_in_worker(workers, hash_in_worker, &hashing);
    if (!hashing.digest)
        return error_set(err, ERR_INTERNAL, "cannot read what was fetched");
    *out = hashing.digest;
    return 0;
}

/* ---- fetching ---- */

/** As Go names a status. */
static const char *status_name(int status)
{
    static const struct {
        int status;
        const char *name;
    } names[] = {
        { 400, "Bad Request" }, { 401, "Unauthorized" },        { 403, "Forbidden" },
        { 404, "Not Found" },   { 405, "Method Not Allowed" },  { 408, "Request Timeout" },
        { 410, "Gone" },        { 429, "Too Many Requests" },   { 500, "Internal Server Error" },
        { 502, "Bad Gateway" }, { 503, "Service Unavailable" }, { 504, "Gateway Timeout" },
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (names[i].status == status)
            return names[i].name;
    }
    return "";
}

int download_file(const struct download *download, struct arena *arena, const char **digest,
                  struct error *err)
{
    CLEANUP(close_file) int fd = create(download->path, err);
    struct remote_request request = { .url = download->url,
                                      .with_login = download->with_login,
                                      .to_file = true,
                                      .fd = fd,
                                      .file_limit = download->limit };
    struct http_client_reply reply;

    if (fd < 0)
        return -1;
    if (remote_get(download->remote, &request, arena, &reply, err) < 0)
        return error_prefix(err, "%s",
                            err->code == ERR_TOO_LARGE ? download->refused : download->unanswered);
    if (reply.status != 200)
        return error_set(err, reply.status == 404 ? ERR_NOT_FOUND : ERR_UNKNOWN, "%s: %d %s",
                         download->refused, reply.status, status_name(reply.status));
    return hash_file(download->workers, fd, arena, digest, err);
}

static int check_size(const struct blob_download *download, int fd, struct error *err)
{
    struct stat file;

    if (fstat(fd, &file) < 0)
        return error_set(err, ERR_INTERNAL, "cannot read what was fetched");
    if (download->size > 0 && file.st_size != download->size)
        return error_set(err, ERR_DATA_LOSS,
                         "failed to perform \"Fetch\" on source: %s: mismatch Content-Length",
                         download->digest);
    return 0;
}

int download_blob(const struct blob_download *download, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(close_file) int fd = create(download->path, err);
    const char *digest;

    if (fd < 0 ||
        oci_registry_read_blob(download->registry, download->digest, fd, download->limit, err) < 0)
        return -1;
    if (check_size(download, fd, err) < 0 ||
        hash_file(download->workers, fd, arena, &digest, err) < 0)
        return -1;
    if (strcmp(download->digest + strlen("sha256:"), digest) != 0)
        return error_set(err, ERR_DATA_LOSS, "the registry sent another blob (sha256:%s) than %s",
                         digest, download->digest);
    return 0;
}

/* ---- unpacking ---- */

struct unpack_job {
    struct tree *files;
    const char *name, *folder;
    const struct unpack_limits *limits;
    int status;
    struct error err;
};

static void unpack_in_worker(void *context)
{
    struct unpack_job *job = context;
    int fd;

    job->status = tree_open_file(job->files, job->name, O_RDONLY, &fd, &job->err);
    if (job->status < 0)
        return;
    job->status = unpack_tar(fd, job->folder, job->limits, &job->err);
    close(fd);
}

int download_unpack(struct worker_pool *workers, struct tree *files, const char *name,
                    const char *folder, const struct unpack_limits *limits, struct error *err)
{
    struct unpack_job job = { .files = files, .name = name, .folder = folder, .limits = limits };

    fiber_run_in_worker(workers, unpack_in_worker, &job);
    return job.status < 0 ? error_move(err, &job.err) : 0;
}

int download_note(const char *path, const char *text, struct error *err)
{
    CLEANUP(close_file) int fd = create(path, err);
    ssize_t written = fd < 0 ? -1 : write(fd, text, strlen(text));

    if (fd >= 0 && written != (ssize_t)strlen(text))
        return error_set(err, ERR_INTERNAL, "cannot keep what is fetched");
    return fd < 0 ? -1 : 0;
}
