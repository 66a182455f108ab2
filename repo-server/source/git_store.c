#include "source/git_store.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "flight.h"
#include "io/http_client.h"
#include "io/worker.h"
#include "source/git_store_private.h"
#include "source/git_url.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { PROCESSES_MAX = 1000 }; /* that share a folder */

/* ---- a part of the folder for this process ---- */

/** A lock that goes with the process, however it ends. 1: ours; 0: somebody else's. */
static int try_lock(const char *path, int *fd, struct error *err)
{
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (*fd < 0)
        return error_set_errno(err, errno, "cannot open '%s'", path);
    if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
        return 1;
    close(*fd);
    return 0;
}

/** The lowest free number; a process that starts again finds its clones there. */
static int take_part(struct git_store *store, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    for (int i = 0; i < PROCESSES_MAX; i++) {
        const char *lock = arena_printf(arena, "%s/%d.lock", store->options.folder, i);
        int got = try_lock(lock, &store->lock, err);

        if (got < 0)
            return -1;
        if (got == 0)
            continue;
        store->folder = xstrdup(arena_printf(arena, "%s/%d", store->options.folder, i));
        return make_folder(store->folder, err);
    }
    return error_set(err, ERR_EXHAUSTED, "'%s' is in use by %d processes", store->options.folder,
                     PROCESSES_MAX);
}

int git_store_open(const struct git_store_options *options, struct git_store **out,
                   struct error *err)
{
    CLEANUP(git_store_close) struct git_store *store = xcalloc(1, sizeof(*store));

    store->lock = -1;
    store->options = *options;
    store->options.runner.hidden = options->folder;
    store->opened_ms = clock_monotonic_ms();
    store->repositories = map_new();
    store->flights = flights_new();
    if (make_folder(options->folder, err) < 0 || take_part(store, err) < 0)
        return error_prefix(err, "cannot keep repositories");
    *out = TAKE(store);
    return 0;
}

/* ---- repositories ---- */

static void free_repository(struct git_repository *repository)
{
    git_trees_free(repository);
    http_client_free(repository->http);
    map_free(repository->present);
    arena_free(repository->refs_arena);
    git_access_wipe(&repository->access);
    arena_free(repository->arena);
    free(repository);
}

void git_store_close(struct git_store *store)
{
    if (!store)
        return;
    for (struct map_cursor at = { 0 }; map_next(store->repositories, &at);) {
        struct git_repository *repository = at.value;

        assert(repository->users == 0);
        free_repository(repository);
    }
    map_free(store->repositories);
    flights_free(store->flights);
    if (store->lock >= 0)
        close(store->lock);
    free(store->folder);
    free(store);
}

/** Takes `arena` and what `access` has in it over. */
static struct git_repository *new_repository(struct git_store *store, struct arena *arena,
                                             const struct git_access *access, const char *identity)
{
    struct git_repository *repository = xcalloc(1, sizeof(*repository));

    repository->store = store;
    repository->arena = arena;
    repository->access = *access;
    repository->identity = identity;
    /* Logins do not share a clone: who may not fetch a commit may not see it either. */
    repository->folder = arena_printf(arena, "%s/%s", store->folder, identity);
    repository->clone = arena_printf(arena, "%s/clone", repository->folder);
    repository->present = map_new();
    repository->fetching.limit = 1;
    repository->checking_out.limit = 1;
    map_put(store->repositories, str_of(identity), repository);
    return repository;
}

int git_store_get(struct git_store *store, const Argosy__Repo__Repository *wanted,
                  struct git_repository **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_repository *repository;
    struct git_access access;
    const char *identity;

    if (git_access_of(wanted, &store->options.paths, arena, &access, err) < 0)
        return -1;
    identity = git_access_identity(&access, arena);
    repository = map_find(store->repositories, str_of(identity));
    if (repository)
        git_access_wipe(&access);
    else
        repository = new_repository(store, TAKE(arena), &access, identity);
    repository->users++;
    *out = repository;
    return 0;
}

void git_repository_release(struct git_repository *repository)
{
    if (!repository)
        return;
    assert(repository->users > 0);
    repository->users--;
    repository->used_ms = clock_monotonic_ms();
}

const char *git_repository_url(const struct git_repository *repository)
{
    return repository->access.url;
}

const struct git_access *git_repository_access(const struct git_repository *repository)
{
    return &repository->access;
}

int git_repository_run(struct git_repository *repository, const char *const *arguments,
                       struct str input, struct arena *arena, struct str *output, struct error *err)
{
    struct git_command command = { .arguments = arguments,
                                   .folder = repository->clone,
                                   .input = input };

    if (git_prepare_clone(repository, err) < 0)
        return -1;
    return git_run(&repository->store->options.runner, &command, arena, output, err);
}

int git_repository_verify(struct git_repository *repository,
                          const struct git_verification *verification, struct arena *arena,
                          struct str *output, struct error *err)
{
    /* X.509 and SSH have key rings of their own, and nobody fills them. */
    const char *arguments[GIT_ARGUMENTS_MAX + 1] = {
        "--no-replace-objects",        "-c", "gpg.program=gpg",           "-c",
        "gpg.x509.program=/bin/false", "-c", "gpg.ssh.program=/bin/false"
    };
    struct git_command command = { .arguments = arguments,
                                   .folder = repository->clone,
                                   .input = verification->input,
                                   .keyring = verification->keyring,
                                   .is_told_aside = verification->is_told_aside };
    size_t count = 7;

    for (const char *const *at = verification->arguments; *at; at++) {
        assert(count < GIT_ARGUMENTS_MAX);
        arguments[count++] = *at;
    }
    if (git_prepare_clone(repository, err) < 0)
        return -1;
    return git_run(&repository->store->options.runner, &command, arena, output, err);
}

/* ---- cleaning up ---- */

struct removal {
    char *folder;
    struct error err;
};

static void remove_in_worker(void *context)
{
    struct removal *removal = context;

    if (remove_folder(removal->folder, &removal->err) < 0)
        log_warn("cannot delete what is not used any more", F("error", error_text(&removal->err)));
}

static void remove_later(struct git_store *store, const char *folder)
{
    struct removal removal = { .folder = xstrdup(folder) };

    fiber_run_in_worker(store->options.workers, remove_in_worker, &removal);
    error_release(&removal.err);
    free(removal.folder);
}

/** Out of everybody's sight at once, deleted when there is time. */
static void discard_folder(struct git_store *store, const char *folder)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *trash = arena_printf(arena, "%s/trash-%u", store->folder, store->trash_number++);

    if (rename(folder, trash) == 0)
        remove_later(store, trash);
    else if (errno != ENOENT)
        log_warn("cannot delete what is not used any more", F("error", strerror(errno)));
}

/** A repository that nobody has used for long, taken off the table; NULL when there is none. */
static struct git_repository *take_idle(struct git_store *store, int64_t now_ms)
{
    for (struct map_cursor at = { 0 }; map_next(store->repositories, &at);) {
        struct git_repository *repository = at.value;

        if (repository->users > 0 || git_trees_in_use(repository) > 0 ||
            now_ms - repository->used_ms < store->options.repository_idle_ms)
            continue;
        map_remove(store->repositories, at.key);
        return repository;
    }
    return NULL;
}

static void remove_idle(struct git_store *store, int64_t now_ms)
{
    struct git_repository *idle;

    while ((idle = take_idle(store, now_ms))) {
        char *folder = xstrdup(idle->folder);

        log_info("repository not used for long, deleting its clone",
                 F("repo", git_url_without_password(str_of(idle->access.url), idle->arena)));
        free_repository(idle);
        discard_folder(store, folder);
        free(folder);
    }
}

/** What a process before this one left, and what nobody has asked for since. */
static void remove_strangers(struct git_store *store)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    VEC(const char *) paths = { 0 };
    DIR *folder = opendir(store->folder);
    struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        if (entry->d_name[0] != '.' && !map_find(store->repositories, str_of(entry->d_name)))
            vec_push(&paths, arena_printf(arena, "%s/%s", store->folder, entry->d_name));
    }
    if (folder)
        closedir(folder);
    for (size_t i = 0; i < paths.count; i++)
        discard_folder(store, paths.items[i]);
    vec_release(&paths);
}

static void clean_trees(struct git_store *store, int64_t now_ms)
{
    VEC(struct git_repository *) all = { 0 };

    /* The table may grow while this fiber waits: the walk over it comes first. */
    for (struct map_cursor at = { 0 }; map_next(store->repositories, &at);) {
        struct git_repository *repository = at.value;

        repository->users++;
        vec_push(&all, repository);
    }
    for (size_t i = 0; i < all.count; i++) {
        git_trees_clean(all.items[i], now_ms);
        all.items[i]->users--;
    }
    vec_release(&all);
}

void git_store_clean(struct git_store *store)
{
    int64_t now_ms = clock_monotonic_ms();

    clean_trees(store, now_ms);
    remove_idle(store, now_ms);
    if (!store->is_tidy && now_ms - store->opened_ms > store->options.repository_idle_ms) {
        store->is_tidy = true;
        remove_strangers(store);
    }
}
