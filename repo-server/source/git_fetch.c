/*
 * Commits, and the clone they come into. A commit is fetched alone, without its
 * history, where the server allows it: nothing here looks at the past, but for a repository whose
 * depth says otherwise or a server that refuses.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "flight.h"
#include "metrics.h"
#include "source/git_store_private.h"
#include "source/git_url.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CONFIG_MAX = 64 * 1024,
    KEPT_REFS_MAX = 64, /* commits fetched alone that stay known to the server's next answer */
};

const char *git_shown_url(const struct git_repository *repository, struct arena *arena)
{
    return git_url_without_password(str_of(repository->access.url), arena);
}

/* ---- the clone ---- */

/** The URL goes into the file itself: on a command line everybody could read it. */
static int write_remote(const struct git_repository *repository, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(CONFIG_MAX);
    const char *path = arena_printf(arena, "%s/config", repository->clone);
    FILE *file;

    strbuf_puts(&text, "[remote \"origin\"]\n\turl = \"");
    for (const char *at = repository->access.url; *at; at++)
        strbuf_printf(&text, "%s%c", *at == '"' || *at == '\\' ? "\\" : "", *at);
    strbuf_puts(&text, "\"\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n");
    if (strbuf_check(&text, "the configuration of a clone", err) < 0)
        return -1;
    file = fopen(path, "ae");
    if (!file)
        return error_set_errno(err, errno, "cannot write '%s'", path);
    bool is_bad = fwrite(text.ptr, 1, text.len, file) != text.len;
    is_bad = fclose(file) != 0 || is_bad;
    return is_bad ? error_set_errno(err, errno, "cannot write '%s'", path) : 0;
}

/** What an earlier life has left: its commits are good, its worktrees are not known. */
static int adopt_clone(struct git_repository *repository, struct arena *arena, struct error *err)
{
    static const char *const prune[] = { "worktree", "prune", "--expire=now", NULL };

    if (git_trees_remove_unknown(repository, err) < 0)
        return -1;
    repository->is_ready = true;
    return git_repository_run(repository, prune, STR_EMPTY, arena, NULL, err);
}

static int make_clone(void *context, struct error *err)
{
    struct git_repository *repository = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *part = arena_printf(arena, "%s.part", repository->clone);
    const char *const arguments[] = { "init", "--quiet", "--bare", "--template=", part, NULL };
    struct git_command command = { .arguments = arguments, .folder = "/" };
    const char *whole = repository->clone;

    if (repository->is_ready)
        return 0;
    if (access(arena_printf(arena, "%s/config", whole), F_OK) == 0)
        return adopt_clone(repository, arena, err);
    if (make_folder(repository->folder, err) < 0 || remove_folder(part, err) < 0 ||
        git_run(&repository->store->options.runner, &command, arena, NULL, err) < 0)
        return -1;
    repository->clone = part;
    int status = write_remote(repository, err);
    repository->clone = whole;
    if (status < 0)
        return -1;
    if (rename(part, whole) < 0)
        return error_set_errno(err, errno, "cannot rename '%s'", part);
    repository->is_ready = true;
    return 0;
}

int git_prepare_clone(struct git_repository *repository, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = NULL;

    if (repository->is_ready)
        return 0;
    arena = arena_new();
    if (flights_join(repository->store->flights,
                     arena_printf(arena, "init|%s", repository->identity), false, make_clone,
                     repository, err) == 0)
        return 0;
    error_prefix(err, "Failed to initialize git repo");
    err->code = ERR_INTERNAL;
    return -1;
}

/* ---- commits ---- */

/** It is a commit's whole name, and the commit has been seen in the clone. */
static bool is_known(const struct git_repository *repository, const char *revision)
{
    return git_is_commit_sha(str_of(revision)) && map_find(repository->present, str_of(revision));
}

/** 1: `*commit` is its whole name; 0: it is not here. */
static int find_commit(struct git_repository *repository, const char *revision, struct arena *arena,
                       const char **commit)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const char *wanted = arena_printf(arena, "%s^{commit}", revision);
    const char *const arguments[] = { "rev-parse", "--verify", "--quiet", wanted, NULL };
    struct str output;

    if (is_known(repository, revision)) {
        *commit = revision;
        return 1;
    }
    if (git_repository_run(repository, arguments, STR_EMPTY, arena, &output, &problem) < 0 ||
        !git_is_commit_sha(output))
        return 0;
    map_put(repository->present, output, repository);
    *commit = output.ptr;
    return 1;
}

static bool is_fetch_too_large(void *context)
{
    struct git_repository *repository = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *packs = arena_printf(arena, "%s/objects/pack", repository->clone);
    int64_t limit = repository->store->options.max_fetch_bytes;
    DIR *folder = opendir(packs);
    struct dirent *entry;
    int64_t growing = 0;

    while (folder && (entry = readdir(folder))) {
        struct stat file;

        if (strncmp(entry->d_name, "tmp_", 4) == 0 &&
            fstatat(dirfd(folder), entry->d_name, &file, AT_SYMLINK_NOFOLLOW) == 0)
            growing += file.st_size;
    }
    if (folder)
        closedir(folder);
    return limit > 0 && growing > limit;
}

/** What a fetch that was killed left behind; git itself never looks at it again. */
void git_clean_packs(struct git_repository *repository)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    DIR *folder = opendir(arena_printf(arena, "%s/objects/pack", repository->clone));
    struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        if (strncmp(entry->d_name, "tmp_", 4) == 0)
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
    }
    if (folder)
        closedir(folder);
}

/*
 * A fetch keeps what it gets as one pack (fetch.unpackLimit): when it fails half-way, what there is
 * of it is one file, and that is deleted.
 */

int git_run_fetch(struct git_repository *repository, const char *const *arguments,
                  const char *shown, struct arena *arena, struct error *err)
{
    const struct git_store_options *options = &repository->store->options;
    struct git_command command = { .arguments = arguments,
                                   .shown = shown,
                                   .folder = repository->clone,
                                   .access = &repository->access,
                                   .is_too_large = is_fetch_too_large,
                                   .context = repository };
    int64_t begin_ms = clock_monotonic_ms();
    int status = git_run(&options->runner, &command, arena, NULL, err);

    repo_metrics_git_request(options->metrics, git_shown_url(repository, arena), "fetch",
                             clock_monotonic_ms() - begin_ms);
    if (status < 0)
        git_clean_packs(repository);
    return status;
}

int git_fetch_commit(struct git_repository *repository, const char *commit, const char *depth,
                     const char *shown, struct arena *arena, struct error *err)
{
    const char *refspec = arena_printf(arena, "+%s:refs/fetched/%s", commit, commit);
    const char *const arguments[] = { "-c",
                                      "fetch.unpackLimit=1",
                                      "fetch",
                                      "--no-tags",
                                      "--force",
                                      "--no-write-fetch-head",
                                      "--no-auto-maintenance",
                                      "--depth",
                                      depth,
                                      "origin",
                                      refspec,
                                      NULL };

    return git_run_fetch(repository, arguments, shown, arena, err);
}

/** One commit without its history. Fails where the server does not give one by its name. */
static int fetch_alone(struct git_repository *repository, const char *commit, struct arena *arena,
                       struct error *err)
{
    int64_t depth = repository->access.depth > 0 ? repository->access.depth : 1;
    const char *depth_text = arena_printf(arena, "%" PRId64, depth);
    const char *shown =
        arena_printf(arena, "git fetch origin %s --depth %s --force --prune", commit, depth_text);

    return git_fetch_commit(repository, commit, depth_text, shown, arena, err);
}

int git_fetch_all(struct git_repository *repository, struct arena *arena, struct error *err)
{
    bool is_shallow = access(arena_printf(arena, "%s/shallow", repository->clone), F_OK) == 0;
    const char *const arguments[] = { "-c",
                                      "fetch.unpackLimit=1",
                                      "fetch",
                                      "--tags",
                                      "--force",
                                      "--prune",
                                      "--no-auto-maintenance",
                                      is_shallow ? "--unshallow" : "--no-write-fetch-head",
                                      "origin",
                                      "+refs/heads/*:refs/remotes/origin/*",
                                      NULL };

    return git_run_fetch(repository, arguments, "git fetch origin --tags --force --prune", arena,
                         err);
}

/** Something that no branch and no tag leads to. */
static int fetch_named(struct git_repository *repository, const char *revision, struct arena *arena,
                       struct error *err)
{
    const char *refspec = arena_printf(arena, "+%s:refs/fetched/%s", revision, revision);
    const char *const arguments[] = { "-c",      "fetch.unpackLimit=1",   "fetch",  "--no-tags",
                                      "--force", "--no-auto-maintenance", "origin", refspec,
                                      NULL };
    const char *shown = arena_printf(arena, "git fetch origin %s --tags --force --prune", revision);

    return git_run_fetch(repository, arguments, shown, arena, err);
}

static int fail_with(struct error *err, const char *what)
{
    error_prefix(err, "%s", what);
    err->code = ERR_INTERNAL;
    return -1;
}

bool git_is_refused_alone(const struct error *err)
{
    static const char *const signs[] = { "unadvertised object", "does not support shallow",
                                         "dumb http transport", "not our ref",
                                         "does not support --depth" };

    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
        if (strstr(error_text(err), signs[i]))
            return true;
    }
    return false;
}

/** 1: it is here now; 0: try it with the whole history. */
static int try_alone(struct git_repository *repository, const char *revision, struct arena *arena,
                     struct error *err)
{
    CLEANUP(error_release) struct error problem = { 0 };

    if (!git_is_commit_sha(str_of(revision)) || repository->needs_whole_history)
        return 0;
    if (fetch_alone(repository, revision, arena, &problem) == 0)
        return 1;
    if (git_is_refused_alone(&problem)) {
        if (!strstr(error_text(&problem), "not our ref"))
            repository->needs_whole_history = true;
        return 0;
    }
    error_move(err, &problem);
    return fail_with(err, "Failed to fetch default");
}

struct fetch_flight {
    struct git_repository *repository;
    const char *revision;
};

static int fetch_missing(struct git_repository *repository, const char *revision,
                         struct arena *arena, struct error *err)
{
    const char *commit;
    int got;

    got = try_alone(repository, revision, arena, err);
    if (got != 0)
        return got < 0 ? -1 : 0;
    if (git_fetch_all(repository, arena, err) < 0)
        return fail_with(err, "Failed to fetch default");
    if (find_commit(repository, revision, arena, &commit))
        return 0;
    if (fetch_named(repository, revision, arena, err) < 0)
        return fail_with(err, arena_printf(arena, "Failed to checkout revision %s", revision));
    return 0;
}

/** So many single commits stay named; the oldest names are dropped, and git forgets the rest. */
static void drop_old_names(struct git_repository *repository, struct arena *arena)
{
    static const char *const list[] = { "for-each-ref", "--sort=-creatordate",
                                        "--format=delete %(refname)", "refs/fetched/", NULL };
    static const char *const update[] = { "update-ref", "--stdin", NULL };
    CLEANUP(error_release) struct error problem = { 0 };
    struct str output, rest, line;
    size_t count = 0;

    if (++repository->fetch_count % KEPT_REFS_MAX != 0)
        return;
    if (git_repository_run(repository, list, STR_EMPTY, arena, &output, &problem) < 0)
        return;
    for (rest = output; rest.len && count < KEPT_REFS_MAX; count++)
        str_cut(rest, '\n', &line, &rest);
    if (rest.len == 0)
        return;
    rest = str_of(arena_printf(arena, "%s\n", rest.ptr));
    if (git_repository_run(repository, update, rest, arena, NULL, &problem) < 0)
        log_warn("cannot drop the names of old commits", F("error", error_text(&problem)));
}

static int fetch_in_turn(void *context, struct error *err)
{
    struct fetch_flight *flight = context;
    struct git_repository *repository = flight->repository;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *commit;
    unsigned before;
    int status = 0;

    if (git_prepare_clone(repository, err) < 0)
        return -1;
    if (find_commit(repository, flight->revision, arena, &commit))
        return 0;
    before = repository->fetch_count;
    fiber_gate_enter(&repository->fetching);
    /* Another fetch may have brought it while this one waited for its turn. */
    if (before == repository->fetch_count ||
        !find_commit(repository, flight->revision, arena, &commit))
        status = fetch_missing(repository, flight->revision, arena, err);
    if (status == 0)
        (void)find_commit(repository, flight->revision, arena, &commit); /* now it is known */
    if (status == 0)
        drop_old_names(repository, arena);
    fiber_gate_leave(&repository->fetching);
    if (status < 0)
        repo_metrics_git_failure(repository->store->options.metrics,
                                 repository->store->options.metrics->fetch_failures,
                                 git_shown_url(repository, arena), flight->revision);
    return status;
}

int git_repository_fetch(struct git_repository *repository, const char *revision,
                         struct arena *arena, const char **commit, struct error *err)
{
    struct fetch_flight flight = { repository, revision };

    if (revision[0] == '-')
        return error_set(err, ERR_INVALID, "'%s' is no revision", revision);
    if (is_known(repository, revision)) {
        *commit = arena_printf(arena, "%s", revision);
        return 0;
    }
    if (flights_join(repository->store->flights,
                     arena_printf(arena, "fetch|%s|%s", repository->identity, revision), false,
                     fetch_in_turn, &flight, err) < 0)
        return -1;
    if (!find_commit(repository, revision, arena, commit))
        return error_set(err, ERR_INTERNAL,
                         "Failed to checkout FETCH_HEAD: the revision %s is no commit", revision);
    return 0;
}
