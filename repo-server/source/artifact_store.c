#include "source/artifact_store.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "flight.h"
#include "io/fiber.h"
#include "io/folders.h"
#include "io/tree.h"
#include "io/worker.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct artifact {
    struct artifact_store *store;
    char *name, *folder;
    struct tree *files;
    int users;
    int64_t made_ms, used_ms;
    bool is_listed; /* else replaced by a newer one: goes with its last user */
};

struct artifact_store {
    struct artifact_store_options options;
    char *folder; /* ours alone */
    struct map *artifacts;
    struct flights *flights;
    unsigned number;
};

/** What processes left behind that did not end in good order. */
static void remove_leftovers(const char *folder)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    DIR *listing = opendir(folder);
    struct dirent *entry;

    while (listing && (entry = readdir(listing))) {
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);

        if (pid > 0 && (pid == getpid() || (kill(pid, 0) < 0 && errno == ESRCH))) {
            CLEANUP(error_release) struct error problem = { 0 };

            if (remove_folder(arena_printf(arena, "%s/%s", folder, entry->d_name), &problem) < 0)
                log_warn("cannot delete artifacts", F("error", error_text(&problem)));
        }
    }
    if (listing)
        closedir(listing);
}

int artifact_store_open(const struct artifact_store_options *options, struct artifact_store **out,
                        struct error *err)
{
    CLEANUP(artifact_store_close) struct artifact_store *store = xcalloc(1, sizeof(*store));
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char *template = arena_printf(arena, "%s/%d-XXXXXX", options->folder, (int)getpid());

    store->options = *options;
    store->artifacts = map_new();
    store->flights = flights_new();
    if (make_folder(options->folder, err) < 0)
        return error_prefix(err, "cannot keep artifacts");
    remove_leftovers(options->folder);
    if (!mkdtemp(template))
        return error_set(err, ERR_INTERNAL, "cannot keep artifacts in '%s'", options->folder);
    store->folder = xstrdup(template);
    *out = TAKE(store);
    return 0;
}

static void free_artifact(struct artifact *artifact)
{
    tree_close(artifact->files);
    free(artifact->name);
    free(artifact->folder);
    free(artifact);
}

void artifact_store_close(struct artifact_store *store)
{
    CLEANUP(error_release) struct error problem = { 0 };

    if (!store)
        return;
    for (struct map_cursor at = { 0 }; map_next(store->artifacts, &at);) {
        assert(((struct artifact *)at.value)->users == 0);
        free_artifact(at.value);
    }
    if (store->folder && remove_folder(store->folder, &problem) < 0)
        log_warn("cannot delete artifacts", F("error", error_text(&problem)));
    map_free(store->artifacts);
    flights_free(store->flights);
    free(store->folder);
    free(store);
}

const char *artifact_store_folder(const struct artifact_store *store)
{
    return store->folder;
}

/* ---- deleting ---- */

static void remove_in_worker(void *context)
{
    CLEANUP(error_release) struct error problem = { 0 };

    if (remove_folder(context, &problem) < 0)
        log_warn("cannot delete an artifact", F("error", error_text(&problem)));
}

static void remove_later(struct artifact_store *store, const char *folder)
{
    fiber_run_in_worker(store->options.workers, remove_in_worker, (void *)(uintptr_t)folder);
}

/** Nobody uses it and nobody can find it any more. */
static void discard(struct artifact *artifact)
{
    struct artifact_store *store = artifact->store;
    char *folder = xstrdup(artifact->folder);

    free_artifact(artifact);
    remove_later(store, folder);
    free(folder);
}

static void unlist(struct artifact *artifact)
{
    map_remove(artifact->store->artifacts, str_of(artifact->name));
    artifact->is_listed = false;
    if (artifact->users == 0)
        discard(artifact);
}

void artifact_release(struct artifact *artifact)
{
    if (!artifact)
        return;
    assert(artifact->users > 0);
    artifact->users--;
    artifact->used_ms = clock_monotonic_ms();
    if (artifact->users == 0 && !artifact->is_listed)
        discard(artifact);
}

void artifact_store_clean(struct artifact_store *store)
{
    int64_t now_ms = clock_monotonic_ms();
    bool is_found = true;

    while (is_found) {
        is_found = false;
        for (struct map_cursor at = { 0 }; !is_found && map_next(store->artifacts, &at);) {
            struct artifact *artifact = at.value;

            is_found = artifact->users == 0 && now_ms - artifact->used_ms >= store->options.idle_ms;
            if (is_found)
                unlist(artifact); /* others may come while this fiber waits: begin again */
        }
    }
}

/* ---- making ---- */

struct making {
    struct artifact_store *store;
    const struct artifact_wanted *wanted;
};

static struct artifact *find(const struct making *making)
{
    struct artifact *artifact = map_find(making->store->artifacts, str_of(making->wanted->name));
    int64_t age_ms = artifact ? clock_monotonic_ms() - artifact->made_ms : 0;

    return artifact && (making->wanted->max_age_ms == 0 || age_ms <= making->wanted->max_age_ms)
               ? artifact
               : NULL;
}

static int fill_folder(struct making *making, const char *folder, struct tree **files,
                       struct error *err)
{
    if (make_folder(folder, err) < 0 ||
        making->wanted->fill(making->wanted->context, folder, err) < 0 ||
        tree_open(folder, files, err) < 0)
        return -1;
    return 0;
}

static int make(void *context, struct error *err)
{
    struct making *making = context;
    struct artifact_store *store = making->store;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *folder = arena_printf(arena, "%s/%u", store->folder, ++store->number);
    struct artifact *artifact, *older;
    struct tree *files = NULL;

    if (find(making))
        return 0;
    if (fill_folder(making, folder, &files, err) < 0) {
        remove_later(store, folder);
        return -1;
    }
    older = map_find(store->artifacts, str_of(making->wanted->name));
    if (older)
        unlist(older);
    artifact = xcalloc(1, sizeof(*artifact));
    artifact->store = store;
    artifact->name = xstrdup(making->wanted->name);
    artifact->folder = xstrdup(folder);
    artifact->files = files;
    artifact->made_ms = artifact->used_ms = clock_monotonic_ms();
    artifact->is_listed = true;
    map_put(store->artifacts, str_of(artifact->name), artifact);
    return 0;
}

int artifact_get(struct artifact_store *store, const struct artifact_wanted *wanted,
                 struct artifact **out, struct error *err)
{
    struct making making = { store, wanted };
    struct artifact *artifact = find(&making);

    if (!artifact) {
        if (flights_join(store->flights, wanted->name, false, make, &making, err) < 0)
            return -1;
        artifact = map_find(store->artifacts, str_of(wanted->name));
        if (!artifact)
            return error_set(err, ERR_UNAVAILABLE, "what was fetched is gone already");
    }
    artifact->users++;
    *out = artifact;
    return 0;
}

struct tree *artifact_files(const struct artifact *artifact)
{
    return artifact->files;
}

const char *artifact_folder(const struct artifact *artifact)
{
    return artifact->folder;
}

const char *artifact_place(const struct artifact *artifact, const char *path, struct arena *arena)
{
    /* Folders are numbered, and no number is given twice. */
    return arena_printf(arena, "artifact %s %s", artifact->folder, path);
}
