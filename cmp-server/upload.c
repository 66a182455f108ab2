#include "upload.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/digest.h"
#include "rpc/arena_protobuf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct upload {
    struct arena *arena;
    const char *folder;
    int fd;
    int64_t bytes, max_bytes;
    struct digest *digest;
    const Plugin__ManifestRequestMetadata *metadata; /* NULL: nothing has come */
};

struct upload *upload_new(const char *folder, int64_t max_bytes)
{
    struct upload *upload = xcalloc(1, sizeof(*upload));

    upload->arena = arena_new();
    upload->folder = arena_printf(upload->arena, "%s", folder);
    upload->fd = -1;
    upload->max_bytes = max_bytes;
    upload->digest = digest_new();
    return upload;
}

void upload_free(struct upload *upload)
{
    if (!upload)
        return;
    if (upload->fd >= 0)
        close(upload->fd);
    digest_free(upload->digest);
    arena_free(upload->arena);
    free(upload);
}

const Plugin__ManifestRequestMetadata *upload_metadata(const struct upload *upload)
{
    return upload->metadata;
}

static int begin(struct upload *upload, struct str message, struct error *err)
{
    ProtobufCAllocator allocator = arena_protobuf_allocator(upload->arena);
    Plugin__AppStreamRequest *request =
        plugin__app_stream_request__unpack(&allocator, message.len, (const uint8_t *)message.ptr);

    if (!request || request->request_case != PLUGIN__APP_STREAM_REQUEST__REQUEST_METADATA ||
        !request->metadata)
        return error_set(err, ERR_UNKNOWN, "error getting stream metadata: metadata is nil");
    upload->fd = open(upload->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (upload->fd < 0)
        return error_set_errno(err, errno, "cannot make a file in '%s'", upload->folder);
    upload->metadata = request->metadata;
    return 0;
}

static int keep(struct upload *upload, struct str piece, struct error *err)
{
    upload->bytes += (int64_t)piece.len;
    if (upload->bytes > upload->max_bytes)
        return error_set(err, ERR_TOO_LARGE, "the archive is larger than %lld bytes",
                         (long long)upload->max_bytes);
    digest_add(upload->digest, piece);
    for (size_t done = 0; done < piece.len;) {
        ssize_t written = write(upload->fd, piece.ptr + done, piece.len - done);

        if (written < 0)
            return error_set_errno(err, errno, "cannot keep the archive");
        done += (size_t)written;
    }
    return 0;
}

int upload_add(struct upload *upload, struct str message, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);
    Plugin__AppStreamRequest *request;

    if (!upload->metadata)
        return begin(upload, message, err);
    request =
        plugin__app_stream_request__unpack(&allocator, message.len, (const uint8_t *)message.ptr);
    if (!request || request->request_case != PLUGIN__APP_STREAM_REQUEST__REQUEST_FILE ||
        !request->file)
        return error_set(err, ERR_UNKNOWN, "stream request file is nil");
    return keep(
        upload,
        (struct str){ request->file->chunk.data ? (const char *)request->file->chunk.data : "",
                      request->file->chunk.len },
        err);
}

int upload_finish(struct upload *upload, int *fd, struct error *err)
{
    const char *digest;

    if (!upload->metadata)
        return error_set(err, ERR_UNKNOWN, "error getting stream metadata: EOF");
    digest = digest_hex(upload->digest, upload->arena);
    if (strcmp(digest, upload->metadata->checksum) != 0)
        return error_set(err, ERR_UNKNOWN, "file checksum validation error: calc %s sent %s",
                         digest, upload->metadata->checksum);
    if (lseek(upload->fd, 0, SEEK_SET) < 0)
        return error_set_errno(err, errno, "cannot read the archive");
    *fd = upload->fd;
    return 0;
}
