#pragma once

#include "base/vec.h"
#include "io/fiber.h"
#include "io/folders.h"
#include "source/git_store.h"

/* Shared by the files that make up the store: git_store.c, git_lists.c, git_fetch.c,
 * git_history.c, git_trees.c.
 */

enum { SYMLINKS_UNKNOWN, SYMLINKS_GOOD, SYMLINKS_ESCAPE };

struct git_tree {
    struct git_repository *repository;
    char *folder;
    char *commit; /* NULL: nothing whole is in it */
    bool has_submodules;
    int users;
    int64_t used_ms;
    struct tree *files;
    int symlinks;
    char *escaping; /* with SYMLINKS_ESCAPE: the first of them */
};

struct git_repository {
    struct git_store *store;
    struct arena *arena; /* of the access */
    struct git_access access;
    const char *identity;
    const char *folder; /* of all it has; the clone is "clone" in it */
    const char *clone;
    int users;
    int64_t used_ms;
    struct http_client *http; /* NULL: not by HTTP, or not asked yet */
    bool is_ready;            /* the clone is there */
    bool needs_whole_history; /* the server gives no single commits */
    struct map *present;      /* commits that are here, by their whole name */
    struct fiber_gate fetching;
    struct fiber_gate checking_out; /* worktrees share locks in the clone */
    VEC(struct git_tree *) trees;
    unsigned tree_number, fetch_count;

    struct arena *refs_arena; /* of the last listing; NULL: none */
    struct git_refs refs;
    int64_t listed_ms;
    int64_t asked_server_ms;  /* when the last listing that came from the server was asked for */
    int64_t asking_server_ms; /* when the server was last asked, whatever came of it; 0: never */
    bool is_asking_server;
};

struct git_store {
    struct git_store_options options;
    char *folder; /* ours alone */
    int lock;
    struct map *repositories; /* by identity */
    struct flights *flights;
    int64_t opened_ms;
    unsigned trash_number;
    bool is_tidy; /* what an earlier process left has been looked through */
};

/* git_fetch.c */

/** The URL as logs and metrics name it. */
const char *git_shown_url(const struct git_repository *repository, struct arena *arena);

/** Make the clone when it is missing. */
int git_prepare_clone(struct git_repository *repository, struct error *err) MUST_USE;
void git_clean_packs(struct git_repository *repository);
/** One fetch, watched for its size. `shown` is what the original would have run. */
int git_run_fetch(struct git_repository *repository, const char *const *arguments,
                  const char *shown, struct arena *arena, struct error *err) MUST_USE;
/** One commit and `depth` commits of its history at most, by its name, which a server may refuse.
 */
int git_fetch_commit(struct git_repository *repository, const char *commit, const char *depth,
                     const char *shown, struct arena *arena, struct error *err) MUST_USE;
/** All branches and tags, with all their history. */
int git_fetch_all(struct git_repository *repository, struct arena *arena,
                  struct error *err) MUST_USE;
/** Does the server refuse single commits, or did something else go wrong? */
bool git_is_refused_alone(const struct error *err);

/* git_trees.c */

void git_trees_clean(struct git_repository *repository, int64_t now_ms);
void git_trees_free(struct git_repository *repository);
/** Worktrees of an earlier life. */
int git_trees_remove_unknown(struct git_repository *repository, struct error *err) MUST_USE;
size_t git_trees_in_use(const struct git_repository *repository);
