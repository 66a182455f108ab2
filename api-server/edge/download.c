#include "edge/download.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "edge/modified.h"
#include "http/request.h"
#include "io/program_path.h"
#include "release.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The program is some two hundred megabytes: it is read as fast as the peer takes it, a piece at a
 * time.
 */
enum { PIECE_BYTES = 64 * 1024 };

struct download {
    struct arena *arena;
    const char *program; /* NULL: there is none */
    const char *path, *path_with_machine;
};

struct transfer {
    int file;
    uint64_t left;
};

struct download *download_new(void)
{
    struct download *download = xcalloc(1, sizeof(*download));

    download->arena = arena_new();
    download->program = program_path_find("argocd", download->arena);
    download->path = "/download/argocd-linux";
    download->path_with_machine = arena_printf(download->arena, "%s-%s", download->path,
                                               release_architecture(download->arena));
    if (!download->program)
        log_info("the command line cannot be downloaded here: argocd is not in PATH");
    return download;
}

void download_free(struct download *download)
{
    if (!download)
        return;
    arena_free(download->arena);
    free(download);
}

bool download_serves(const struct download *download, struct str path)
{
    return download->program &&
           (str_equals(path, download->path) || str_equals(path, download->path_with_machine));
}

/* ---- sending ---- */

static bool send_piece(struct http_request *request, struct transfer *transfer)
{
    char piece[PIECE_BYTES];
    size_t wanted = transfer->left < sizeof(piece) ? (size_t)transfer->left : sizeof(piece);
    ssize_t size;

    do
        size = read(transfer->file, piece, wanted);
    while (size < 0 && errno == EINTR);
    if (size <= 0)
        return false; /* it was cut off meanwhile */
    transfer->left -= (uint64_t)size;
    http_write(request, piece, (size_t)size);
    return true;
}

static void send_more(struct http_request *request, struct transfer *transfer)
{
    while (transfer->left > 0 && http_pending(request) < HTTP_PENDING_HIGH)
        if (!send_piece(request, transfer)) {
            http_abort(request);
            return;
        }
    if (transfer->left == 0)
        http_end(request, NULL, 0);
}

static void on_drain(struct http_request *request, void *context)
{
    send_more(request, context);
}

static void on_close(struct http_request *request, void *context)
{
    struct transfer *transfer = context;

    (void)request;
    close(transfer->file);
}

static const struct http_events events = { .on_drain = on_drain, .on_close = on_close };

static void start(struct http_request *request, const struct stat *entry, struct transfer *transfer)
{
    struct arena *arena = http_arena(request);
    const char *modified = modified_text((int64_t)entry->st_mtim.tv_sec * 1000000000, arena);
    const struct http_header headers[] = {
        { "last-modified", str_of(modified) },
        { "content-type", STR("application/octet-stream") },
        { "content-length", str_of(arena_printf(arena, "%lld", (long long)entry->st_size)) },
    };

    if (modified_is_known(request, modified)) {
        http_start(request, 304, headers, 1);
        transfer->left = 0;
    } else {
        http_start(request, 200, headers, sizeof(headers) / sizeof(*headers));
        transfer->left = strcmp(http_method(request), "HEAD") == 0 ? 0 : (uint64_t)entry->st_size;
    }
    send_more(request, transfer);
}

void download_handle(struct http_request *request, const struct download *download)
{
    struct transfer *transfer = ARENA_NEW(http_arena(request), struct transfer);
    struct stat entry;

    transfer->file = open(download->program, O_RDONLY | O_CLOEXEC);
    if (transfer->file < 0 || fstat(transfer->file, &entry) < 0) {
        log_warn("the command line cannot be read", F("file", download->program),
                 F("error", strerror(errno)));
        if (transfer->file >= 0)
            close(transfer->file);
        http_reply(request, 404, "text/plain; charset=utf-8", STR("404 page not found\n"));
        return;
    }
    http_on(request, &events, transfer);
    start(request, &entry, transfer);
}
