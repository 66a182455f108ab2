/*
 * Worktrees of a clone: one for each commit in use, shared by all who read it, and nobody writes.
 * One that nobody uses any more becomes the next commit's, so that only what differs is written.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "flight.h"
#include "io/tree.h"
#include "io/worker.h"
#include "render/render.h"
#include "source/git_store_private.h"

#include <assert.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    TREES_KEPT = 8,          /* of one repository, in use or not, before idle ones are taken */
    TREE_SETTLED_MS = 60000, /* unused for so long, one is taken for another commit */
    CHECKOUT_ATTEMPTS = 3,
};

static void free_tree(struct git_tree *tree)
{
    tree_close(tree->files);
    free(tree->folder);
    free(tree->commit);
    free(tree->escaping);
    free(tree);
}

void git_trees_free(struct git_repository *repository)
{
    for (size_t i = 0; i < repository->trees.count; i++)
        free_tree(repository->trees.items[i]);
    vec_release(&repository->trees);
}

size_t git_trees_in_use(const struct git_repository *repository)
{
    size_t count = 0;

    for (size_t i = 0; i < repository->trees.count; i++)
        count += repository->trees.items[i]->users > 0;
    return count;
}

static struct git_tree *find_tree(struct git_repository *repository, const char *commit,
                                  bool with_submodules)
{
    for (size_t i = 0; i < repository->trees.count; i++) {
        struct git_tree *tree = repository->trees.items[i];

        if (tree->commit && strcmp(tree->commit, commit) == 0 &&
            tree->has_submodules == with_submodules)
            return tree;
    }
    return NULL;
}

static struct git_tree *use(struct git_tree *tree)
{
    tree->users++;
    tree->repository->users++;
    return tree;
}

void git_tree_release(struct git_tree *tree)
{
    if (!tree)
        return;
    assert(tree->users > 0);
    tree->users--;
    tree->used_ms = clock_monotonic_ms();
    git_repository_release(tree->repository);
}

struct tree *git_tree_files(const struct git_tree *tree)
{
    return tree->files;
}

struct git_repository *git_tree_repository(const struct git_tree *tree)
{
    return tree->repository;
}

const char *git_tree_commit(const struct git_tree *tree)
{
    return tree->commit;
}

const char *git_tree_folder(const struct git_tree *tree)
{
    return tree->folder;
}

const char *git_tree_place(const struct git_tree *tree, struct arena *arena)
{
    return arena_printf(arena, "git %s %s %d", tree->repository->identity, tree->commit,
                        tree->has_submodules);
}

const char *git_tree_origin(const struct git_tree *tree, struct arena *arena)
{
    return arena_printf(arena, "git folder %s", tree->repository->identity);
}

/* ---- making one ---- */

/** The idle tree that has not been used for longest, when it may be taken; else NULL. */
static struct git_tree *find_idle(struct git_repository *repository)
{
    int64_t now_ms = clock_monotonic_ms();
    struct git_tree *oldest = NULL;

    for (size_t i = 0; i < repository->trees.count; i++) {
        struct git_tree *tree = repository->trees.items[i];

        if (tree->users == 0 && !tree->has_submodules &&
            (!oldest || tree->used_ms < oldest->used_ms))
            oldest = tree;
    }
    if (oldest && now_ms - oldest->used_ms < TREE_SETTLED_MS &&
        repository->trees.count < TREES_KEPT)
        return NULL;
    return oldest;
}

static void forget(struct git_repository *repository, const struct git_tree *tree)
{
    for (size_t i = 0; i < repository->trees.count; i++) {
        if (repository->trees.items[i] == tree) {
            vec_remove(&repository->trees, i);
            return;
        }
    }
}

struct removal {
    const char *folder;
    const char *prefix; /* only what is in the folder and called so; NULL: the folder */
    int status;
    struct error err;
};

static int remove_called(const char *folder, const char *prefix, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    DIR *listing = opendir(folder);
    struct dirent *entry;
    int status = 0;

    while (status == 0 && listing && (entry = readdir(listing))) {
        if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0)
            status = remove_folder(arena_printf(arena, "%s/%s", folder, entry->d_name), err);
    }
    if (listing)
        closedir(listing);
    return status;
}

static void remove_in_worker(void *context)
{
    struct removal *removal = context;

    removal->status = removal->prefix
                          ? remove_called(removal->folder, removal->prefix, &removal->err)
                          : remove_folder(removal->folder, &removal->err);
}

int git_trees_remove_unknown(struct git_repository *repository, struct error *err)
{
    struct removal removal = { .folder = repository->folder, .prefix = "tree-" };

    fiber_run_in_worker(repository->store->options.workers, remove_in_worker, &removal);
    return removal.status < 0 ? error_move(err, &removal.err) : 0;
}

/** Delete a tree that is on no list any more, and free it. */
static void discard(struct git_tree *tree)
{
    struct git_repository *repository = tree->repository;
    static const char *const prune[] = { "worktree", "prune", "--expire=now", NULL };
    CLEANUP(error_release) struct error problem = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct removal removal = { .folder = arena_printf(arena, "%s", tree->folder) };

    free_tree(tree);
    fiber_run_in_worker(repository->store->options.workers, remove_in_worker, &removal);
    if (removal.status < 0)
        log_warn("cannot delete a worktree", F("error", error_text(&removal.err)));
    else if (git_repository_run(repository, prune, STR_EMPTY, arena, NULL, &problem) < 0)
        log_warn("cannot prune worktrees", F("error", error_text(&problem)));
    error_release(&removal.err);
}

static int run_in(struct git_tree *tree, const char *const *arguments, bool with_access,
                  struct arena *arena, struct error *err)
{
    struct git_repository *repository = tree->repository;
    struct git_command command = { .arguments = arguments,
                                   .folder = tree->folder,
                                   .access = with_access ? &repository->access : NULL };

    return git_run(&repository->store->options.runner, &command, arena, NULL, err);
}

static int add_submodules(struct git_tree *tree, struct arena *arena, struct error *err)
{
    static const char *const sync[] = { "submodule", "sync", "--recursive", NULL };
    static const char *const update[] = { "submodule", "update", "--init", "--recursive", NULL };

    if (access(arena_printf(arena, "%s/.gitmodules", tree->folder), F_OK) < 0)
        return 0;
    if (run_in(tree, sync, true, arena, err) < 0 || run_in(tree, update, true, arena, err) < 0)
        return error_prefix(err, "failed to update submodules");
    return 0;
}

static int add_large_files(struct git_tree *tree, struct arena *arena, struct error *err)
{
    static const char *const pull[] = { "lfs", "pull", "origin", NULL };

    if (!tree->repository->access.enable_lfs)
        return 0;
    if (run_in(tree, pull, true, arena, err) < 0)
        return error_prefix(err, "failed to checkout LFS files");
    return 0;
}

static int fill(struct git_tree *tree, const char *commit, bool is_new, struct arena *arena,
                struct error *err)
{
    struct git_repository *repository = tree->repository;
    const char *const add[] = {
        "worktree", "add", "--force", "--detach", tree->folder, commit, NULL
    };
    const char *const switch_to[] = { "checkout", "--force", "--detach", commit, NULL };
    struct git_command command = { .arguments = is_new ? add : switch_to,
                                   .shown = arena_printf(arena, "git checkout --force %s", commit),
                                   .folder = is_new ? repository->clone : tree->folder };

    if (git_run(&repository->store->options.runner, &command, arena, NULL, err) < 0)
        return error_prefix(err, "failed to checkout %s", commit);
    if (tree->has_submodules && add_submodules(tree, arena, err) < 0)
        return -1;
    if (add_large_files(tree, arena, err) < 0)
        return -1;
    return is_new ? tree_open(tree->folder, &tree->files, err) : 0;
}

static struct git_tree *new_tree(struct git_repository *repository, bool with_submodules,
                                 struct arena *arena)
{
    struct git_tree *tree = xcalloc(1, sizeof(*tree));

    tree->repository = repository;
    tree->has_submodules = with_submodules;
    tree->folder =
        xstrdup(arena_printf(arena, "%s/tree-%u", repository->folder, ++repository->tree_number));
    return tree;
}

struct checkout_flight {
    struct git_repository *repository;
    const char *commit;
    bool with_submodules;
};

/** An idle tree to be filled anew, off the list; or a new one. */
static struct git_tree *take_place(const struct checkout_flight *flight, bool *is_new,
                                   struct arena *arena)
{
    struct git_tree *tree = flight->with_submodules ? NULL : find_idle(flight->repository);

    *is_new = !tree;
    if (!tree)
        return new_tree(flight->repository, flight->with_submodules, arena);
    forget(flight->repository, tree);
    free(tree->commit);
    free(tree->escaping);
    tree->commit = tree->escaping = NULL;
    tree->symlinks = SYMLINKS_UNKNOWN;
    return tree;
}

static int make_tree(struct checkout_flight *flight, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    bool is_new;
    struct git_tree *tree = take_place(flight, &is_new, arena);

    if (fill(tree, flight->commit, is_new, arena, err) < 0) {
        discard(tree); /* whatever is in it cannot be trusted */
        error_prefix(err, "Failed to checkout FETCH_HEAD");
        err->code = ERR_INTERNAL;
        return -1;
    }
    tree->commit = xstrdup(flight->commit);
    tree->used_ms = clock_monotonic_ms();
    vec_push(&flight->repository->trees, tree);
    return 0;
}

static int check_out_in_turn(void *context, struct error *err)
{
    struct checkout_flight *flight = context;
    struct fiber_gate *gate = &flight->repository->checking_out;
    int status = 0;

    fiber_gate_enter(gate);
    if (!find_tree(flight->repository, flight->commit, flight->with_submodules))
        status = make_tree(flight, err);
    fiber_gate_leave(gate);
    return status;
}

int git_repository_checkout(struct git_repository *repository, const char *revision,
                            bool with_submodules, struct git_tree **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct checkout_flight flight = { .repository = repository,
                                      .with_submodules = with_submodules };

    if (git_repository_fetch(repository, revision, arena, &flight.commit, err) < 0)
        return -1;
    for (int attempt = 0; attempt < CHECKOUT_ATTEMPTS; attempt++) {
        struct git_tree *tree = find_tree(repository, flight.commit, with_submodules);

        if (tree) {
            *out = use(tree);
            return 0;
        }
        if (flights_join(repository->store->flights,
                         arena_printf(arena, "tree|%s|%s|%d", repository->identity, flight.commit,
                                      with_submodules),
                         false, check_out_in_turn, &flight, err) < 0)
            return -1;
        /* It may have been taken for another commit before this fiber went on. */
    }
    return error_set(err, ERR_UNAVAILABLE, "too many commits of the repository are asked for");
}

/* ---- looking after them ---- */

void git_trees_clean(struct git_repository *repository, int64_t now_ms)
{
    int64_t idle_ms = repository->store->options.tree_idle_ms;

    for (;;) {
        struct git_tree *idle = NULL;

        for (size_t i = 0; i < repository->trees.count && !idle; i++) {
            struct git_tree *tree = repository->trees.items[i];

            if (tree->users == 0 && now_ms - tree->used_ms >= idle_ms)
                idle = tree;
        }
        if (!idle)
            return;
        forget(repository, idle);
        discard(idle);
    }
}

struct symlink_search {
    struct git_tree *tree;
    struct arena *arena;
    const char *found;
    int result;
    struct error err;
};

static void search_in_worker(void *context)
{
    struct symlink_search *search = context;

    search->result = render_find_escaping_symlink(search->tree->files, search->arena,
                                                  &search->found, &search->err);
}

int git_tree_escaping_symlink(struct git_tree *tree, struct arena *arena, const char **out,
                              struct error *err)
{
    struct symlink_search search = { .tree = tree, .arena = arena };

    if (tree->symlinks == SYMLINKS_UNKNOWN) {
        fiber_run_in_worker(tree->repository->store->options.workers, search_in_worker, &search);
        if (search.result < 0)
            return error_move(err, &search.err);
        if (tree->symlinks == SYMLINKS_UNKNOWN) {
            tree->symlinks = search.result ? SYMLINKS_ESCAPE : SYMLINKS_GOOD;
            tree->escaping = search.result ? xstrdup(search.found) : NULL;
        }
    }
    if (tree->symlinks == SYMLINKS_GOOD)
        return 0;
    *out = arena_printf(arena, "%s", tree->escaping);
    return 1;
}
