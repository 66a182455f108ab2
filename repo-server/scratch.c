#include "scratch.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/await.h"
#include "io/fiber.h"
#include "io/folders.h"
#include "io/tree.h"
#include "server.h"
#include "source/artifact_store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MODE = 0600 };

struct scratch {
    struct repo_server *server;
    struct arena *arena;
    char *folder; /* with all of it */
    const char *copy, *home;
};

/* ---- what blocks ---- */

/** One piece of work on a worker's thread. */
struct chore {
    struct scratch *scratch;
    const struct scratch_file *files;
    size_t count;
    int status;
    struct error err;
};

static int run_chore(struct chore *chore, void (*work)(void *context), struct error *err)
{
    fiber_run_in_worker(chore->scratch->server->workers, work, chore);
    return chore->status < 0 ? error_move(err, &chore->err) : 0;
}

static void make_in_worker(void *context)
{
    struct chore *chore = context;
    struct scratch *scratch = chore->scratch;

    if (!mkdtemp(scratch->folder)) {
        scratch->folder[0] = '\0';
        chore->status =
            error_set_errno(&chore->err, errno, "cannot make a folder for a copy of the files");
        return;
    }
    scratch->copy = arena_printf(scratch->arena, "%s/files", scratch->folder);
    scratch->home = arena_printf(scratch->arena, "%s/home", scratch->folder);
    chore->status = make_folder(scratch->home, &chore->err);
    if (chore->status == 0)
        chore->status = make_folder(scratch->copy, &chore->err);
}

static void remove_in_worker(void *context)
{
    struct chore *chore = context;

    chore->status = remove_folder(chore->scratch->folder, &chore->err);
}

/* ---- writing ---- */

static int write_all(int fd, struct str content)
{
    size_t written = 0;

    while (written < content.len) {
        ssize_t more = write(fd, content.ptr + written, content.len - written);

        if (more < 0)
            return -1;
        written += (size_t)more;
    }
    return 0;
}

static int write_file(int root, const struct scratch_file *file, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *path = tree_clean(file->path, arena);
    int fd, status;

    if (!tree_is_inside(path) || strcmp(path, ".") == 0)
        return error_set(err, ERR_FORBIDDEN, "'%s' does not lie in the copy", file->path);
    if (make_file_in_folder(root, path, FILE_MODE, &fd, err) < 0)
        return -1;
    status = write_all(fd, file->content);
    if (status < 0)
        error_set_errno(err, errno, "cannot write '%s'", path);
    close(fd);
    return status;
}

static void write_in_worker(void *context)
{
    struct chore *chore = context;
    int root = open(chore->scratch->copy, O_PATH | O_DIRECTORY | O_CLOEXEC);

    if (root < 0)
        chore->status = error_set_errno(&chore->err, errno, "cannot open the copy of the files");
    for (size_t i = 0; i < chore->count && chore->status == 0; i++)
        chore->status = write_file(root, &chore->files[i], &chore->err);
    if (root >= 0)
        close(root);
}

int scratch_write(struct scratch *scratch, const struct scratch_file *files, size_t count,
                  struct error *err)
{
    struct chore chore = { .scratch = scratch, .files = files, .count = count };

    return run_chore(&chore, write_in_worker, err);
}

/* ---- copying ---- */

static int copy_files(struct scratch *scratch, struct tree *files, struct error *err)
{
    /* The files are the child's descriptor 3. */
    const char *const argv[] = { "cp", "-R",          "-P",          "--reflink=auto",
                                 "-T", "/dev/fd/3/.", scratch->copy, NULL };
    struct child_options options = { .argv = argv,
                                     .timeout_ms = scratch->server->config->exec_timeout_ms,
                                     .fds = { tree_fd(files) },
                                     .fd_count = 1 };
    CLEANUP(child_result_release) struct child_result result = { 0 };

    if (await_child(scratch->server->loop, &options, &result, err) < 0)
        return -1;
    return child_succeeded(&result) ? 0 : child_error(&result, "copying the files", err);
}

int scratch_open(struct repo_server *server, struct tree *files, struct scratch **out,
                 struct error *err)
{
    CLEANUP(scratch_close) struct scratch *scratch = xcalloc(1, sizeof(*scratch));
    struct chore chore = { .scratch = scratch };

    scratch->server = server;
    scratch->arena = arena_new();
    scratch->folder =
        arena_printf(scratch->arena, "%s/scratch-XXXXXX", artifact_store_folder(server->artifacts));
    if (run_chore(&chore, make_in_worker, err) < 0)
        return -1;
    if (copy_files(scratch, files, err) < 0)
        return -1;
    *out = TAKE(scratch);
    return 0;
}

void scratch_close(struct scratch *scratch)
{
    struct chore chore = { .scratch = scratch };

    if (!scratch)
        return;
    if (scratch->folder[0])
        fiber_run_in_worker(scratch->server->workers, remove_in_worker, &chore);
    if (chore.status < 0)
        log_warn("cannot delete a copy of files", F("error", error_text(&chore.err)));
    error_release(&chore.err);
    arena_free(scratch->arena);
    free(scratch);
}

const char *scratch_path(const struct scratch *scratch)
{
    return scratch->copy;
}

const char *scratch_home(const struct scratch *scratch)
{
    return scratch->home;
}
