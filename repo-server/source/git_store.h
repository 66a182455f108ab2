#pragma once

#include "base/error.h"
#include "source/git_access.h"
#include "source/git_command.h"
#include "source/git_refs.h"

#include <stdint.h>

struct arena;
struct item_store;
struct loop;
struct fiber_pool;
struct repo_metrics;
struct tree;
struct worker_pool;

/**
 * The Git repositories of this process, and what it has of them on disk: a bare clone for each
 * repository and login, and worktrees that renders share. Asking ten times at once fetches once.
 * All of it may be deleted at any time that the process does not run. Inside fibers.
 */
struct git_store;

struct git_store_options {
    struct loop *loop;
    struct worker_pool *workers;
    struct item_store *items;
    struct repo_metrics *metrics;
    struct git_runner runner;
    struct git_access_paths paths;
    const char *folder; /* made when it is missing; processes may share it */
    int attempts;       /* to list refs, >= 1 */
    int64_t retry_ms, retry_max_ms;
    int retry_factor;
    int64_t refs_expiry_ms; /* how long a listing counts */
    int64_t lock_expiry_ms; /* how long replicas wait for one that lists; 0: not at all */
    int64_t max_fetch_bytes;
    int64_t tree_idle_ms;       /* a worktree unused for so long goes */
    int64_t repository_idle_ms; /* a clone unused for so long goes */
};

/** Takes a part of `folder` that no other process has, and keeps it locked while it runs. */
int git_store_open(const struct git_store_options *options, struct git_store **out,
                   struct error *err) MUST_USE;
/** Nothing may be in use. */
void git_store_close(struct git_store *store);
DEFINE_CLEANUP(struct git_store *, git_store_close)

/** Delete what has not been used for long. Called now and then, in a fiber. */
void git_store_clean(struct git_store *store);

/** A repository in use: from git_store_get() to git_repository_release(). */
struct git_repository;

int git_store_get(struct git_store *store, const Argosy__Repo__Repository *wanted,
                  struct git_repository **out, struct error *err) MUST_USE;
void git_repository_release(struct git_repository *repository);
DEFINE_CLEANUP(struct git_repository *, git_repository_release)

const char *git_repository_url(const struct git_repository *repository);
/** How it is reached; the repository's. */
const struct git_access *git_repository_access(const struct git_repository *repository);

/** Its refs, in `arena`. `is_fresh`: asked for after now, not taken from a cache. */
int git_repository_refs(struct git_repository *repository, bool is_fresh, struct arena *arena,
                        struct git_refs *out, struct error *err) MUST_USE;

/** What is asked for: see git_revision_resolve() and git_repository_refs(). */
struct git_wanted {
    const char *revision, *tag_prefix;
    bool is_fresh;        /* what was listed before it was asked for does not count */
    int64_t asked_ms_ago; /* when that was; 0: now */
};

/** What a revision stands for. A commit is not looked up. */
int git_repository_resolve(struct git_repository *repository, const struct git_wanted *wanted,
                           struct arena *arena, const char **out, struct error *err) MUST_USE;

/** The tag, "refs/tags/v1", that a revision names and that stands for `commit`; else NULL. */
int git_repository_tag_of(struct git_repository *repository, const struct git_wanted *wanted,
                          const char *commit, struct arena *arena, const char **out,
                          struct error *err) MUST_USE;

/** See that a commit (or the beginning of its name) is here. `*commit` is its whole name. */
int git_repository_fetch(struct git_repository *repository, const char *revision,
                         struct arena *arena, const char **commit, struct error *err) MUST_USE;

/**
 * See that a tag is here as the server has it now. 1: it is annotated and leads to `commit`, and
 * `*object` is its own name; 0: it is not, or has moved to another commit.
 */
int git_repository_fetch_tag(struct git_repository *repository, const char *tag, const char *commit,
                             struct arena *arena, const char **object, struct error *err) MUST_USE;

/** See that all that came before a commit, which is here, is here too. Fails when it cannot be. */
int git_repository_fetch_history(struct git_repository *repository, const char *commit,
                                 struct error *err) MUST_USE;

/** Run git in the clone, for what only reads. */
int git_repository_run(struct git_repository *repository, const char *const *arguments,
                       struct str input, struct arena *arena, struct str *output,
                       struct error *err) MUST_USE;

/**
 * Run git in the clone, with `keyring` as the home of gpg's keys; no other kind of signature is
 * looked at. `is_told_aside`: its output is what it says on stderr, whether it ends with 0 or 1.
 */
struct git_verification {
    const char *const *arguments;
    struct str input;
    const char *keyring;
    bool is_told_aside;
};
int git_repository_verify(struct git_repository *repository,
                          const struct git_verification *verification, struct arena *arena,
                          struct str *output, struct error *err) MUST_USE;

/** The files of one commit, read-only, shared until all have released it. */
struct git_tree;

int git_repository_checkout(struct git_repository *repository, const char *revision,
                            bool with_submodules, struct git_tree **out,
                            struct error *err) MUST_USE;
void git_tree_release(struct git_tree *tree);
DEFINE_CLEANUP(struct git_tree *, git_tree_release)

struct tree *git_tree_files(const struct git_tree *tree);
struct git_repository *git_tree_repository(const struct git_tree *tree);
/** The whole name of its commit. */
const char *git_tree_commit(const struct git_tree *tree);
/** A name that never stands for other files, in `arena`. */
const char *git_tree_place(const struct git_tree *tree, struct arena *arena);
/** A name for the files of all commits that come from the same repository with the same login. */
const char *git_tree_origin(const struct git_tree *tree, struct arena *arena);
/** Where it lies: for git itself, never for a message. */
const char *git_tree_folder(const struct git_tree *tree);

/** 1: `*out` is a symlink that leads out of the tree; 0: there is none. Looked at once. */
int git_tree_escaping_symlink(struct git_tree *tree, struct arena *arena, const char **out,
                              struct error *err) MUST_USE;
