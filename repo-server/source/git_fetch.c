/*
 * What comes from outside: listings of refs, and commits. A commit is fetched alone, without its
 * history, where the server allows it: nothing here looks at the past, but for a repository whose
 * depth says otherwise or a server that refuses.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "cache/item_store.h"
#include "data/json.h"
#include "flight.h"
#include "io/loop.h"
#include "metrics.h"
#include "source/git_listing.h"
#include "source/git_revision.h"
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
    LISTING_FRESH_MS = 1000, /* this process's own listing counts so long without asking Redis */
    LOCK_WAIT_MS = 1000,
    CONFIG_MAX = 64 * 1024,
    KEPT_REFS_MAX = 64, /* commits fetched alone that stay known to the server's next answer */
};

static const char *shown_url(const struct git_repository *repository, struct arena *arena)
{
    return git_url_without_password(str_of(repository->access.url), arena);
}

/* ---- listings ---- */

struct listing_flight {
    struct git_repository *repository;
    bool is_fresh;
};

/** Keep a listing; `arena` is taken over. */
static void keep_listing(struct git_repository *repository, struct arena *arena,
                         const struct git_refs *refs)
{
    arena_free(repository->refs_arena);
    repository->refs_arena = arena;
    repository->refs = *refs;
    repository->listed_ms = clock_monotonic_ms();
}

static int open_http(struct git_repository *repository, struct error *err)
{
    if (repository->http || !git_url_is_http(str_of(repository->access.url)))
        return 0;
    return git_http_client_open(&repository->store->options.runner, &repository->access,
                                &repository->http, err);
}

/** Ask the server once. */
static int ask_server(struct git_repository *repository, struct error *err)
{
    const struct git_store_options *options = &repository->store->options;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    int64_t begin_ms = clock_monotonic_ms();
    struct git_refs refs;
    int status;

    if (open_http(repository, err) < 0)
        return -1;
    status = git_list_refs(&options->runner, &repository->access, repository->http,
                           options->request_timeout_ms, arena, &refs, err);
    repo_metrics_git_request(options->metrics, shown_url(repository, arena), "ls-remote",
                             clock_monotonic_ms() - begin_ms);
    if (status == 0)
        keep_listing(repository, TAKE(arena), &refs);
    return status;
}

static int ask_server_with_patience(struct git_repository *repository, struct error *err)
{
    const struct git_store_options *options = &repository->store->options;
    int64_t wait_ms = options->retry_ms;

    for (int attempt = 1;; attempt++) {
        CLEANUP(error_release) struct error problem = { 0 };

        if (ask_server(repository, &problem) == 0)
            return 0;
        if (attempt >= options->attempts)
            return error_move(err, &problem);
        if (options->retry_max_ms > 0 && wait_ms > options->retry_max_ms)
            wait_ms = options->retry_max_ms;
        fiber_sleep_ms(wait_ms);
        wait_ms *= options->retry_factor;
    }
}

static const char *refs_key(const struct git_repository *repository, struct arena *arena)
{
    return arena_printf(arena, "git-refs|%s", repository->access.url);
}

/** The lock of another replica, or of this one: [["locked", "<id>"]]. */
static bool is_lock(const struct json *value)
{
    return str_equals(json_string(json_item(json_item(value, 0), 0)), "locked");
}

/** Take a listing from the cache. False: there is none. */
static bool take_from_cache(struct git_repository *repository, const struct json *value)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_refs refs;

    if (!value || is_lock(value) || !git_refs_from_json(value, arena, &refs))
        return false;
    keep_listing(repository, TAKE(arena), &refs);
    return true;
}

static struct json *make_lock(const char *id, struct arena *arena)
{
    struct json *list = json_new_array(arena), *pair = json_new_array(arena);

    json_append(arena, pair, json_new_cstr(arena, "locked"));
    json_append(arena, pair, json_new_cstr(arena, id));
    json_append(arena, list, pair);
    return list;
}

/**
 * Find a listing in the cache, or the right to make one: of several replicas one asks, the others
 * wait a while for what it finds. True: found.
 */
static bool find_or_lock(struct git_repository *repository, const char *key, struct arena *arena)
{
    const struct git_store_options *options = &repository->store->options;
    int64_t until_ms = clock_monotonic_ms() + options->lock_expiry_ms;
    const char *id = arena_printf(arena, "%" PRIx64 "-%d", (uint64_t)clock_now_ns(), (int)getpid());

    do {
        const struct json *value = item_store_get(options->items, key, 0, arena);

        if (take_from_cache(repository, value))
            return true;
        if (!item_store_is_shared(options->items) || options->lock_expiry_ms == 0)
            return false;
        if (!value)
            item_store_set(options->items, key, make_lock(id, arena), options->lock_expiry_ms,
                           ITEM_IF_ABSENT);
        value = item_store_get(options->items, key, 0, arena);
        if (take_from_cache(repository, value))
            return true;
        if (!value || str_equals(json_string(json_item(json_item(value, 0), 1)), id))
            return false;
        fiber_sleep_ms(LOCK_WAIT_MS);
    } while (clock_monotonic_ms() < until_ms);
    return false;
}

static int list_refs(void *context, struct error *err)
{
    struct listing_flight *flight = context;
    struct git_repository *repository = flight->repository;
    const struct git_store_options *options = &repository->store->options;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *key = refs_key(repository, arena);

    if (!flight->is_fresh && find_or_lock(repository, key, arena))
        return 0;
    if (ask_server_with_patience(repository, err) < 0) {
        if (!flight->is_fresh && is_lock(item_store_get(options->items, key, 0, arena)))
            item_store_delete(options->items, key);
        return -1;
    }
    item_store_set(options->items, key, git_refs_to_json(&repository->refs, arena),
                   options->refs_expiry_ms, 0);
    return 0;
}

/** The last listing is still good enough for one who does not insist. */
static bool has_recent_listing(const struct git_repository *repository)
{
    const struct git_store_options *options = &repository->store->options;
    int64_t age_ms = clock_monotonic_ms() - repository->listed_ms;
    int64_t limit_ms =
        item_store_is_shared(options->items) ? LISTING_FRESH_MS : options->refs_expiry_ms;

    return repository->refs_arena && age_ms < limit_ms;
}

static struct git_refs copy_refs(const struct git_refs *refs, struct arena *arena)
{
    struct git_ref *items = arena_alloc(arena, (refs->count + 1) * sizeof(*items));

    for (size_t i = 0; i < refs->count; i++) {
        const struct git_ref *ref = &refs->items[i];

        items[i].name = arena_printf(arena, "%s", ref->name);
        items[i].hash = arena_printf(arena, "%s", ref->hash);
        items[i].target = ref->target ? arena_printf(arena, "%s", ref->target) : NULL;
    }
    return (struct git_refs){ items, refs->count };
}

/** See that `repository->refs` is there: good until this fiber waits again. */
static int update_refs(struct git_repository *repository, bool is_fresh, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct listing_flight flight = { repository, is_fresh };

    if (!is_fresh && has_recent_listing(repository))
        return 0;
    return flights_join(repository->store->flights,
                        arena_printf(arena, "list|%s", repository->identity), is_fresh, list_refs,
                        &flight, err);
}

int git_repository_refs(struct git_repository *repository, bool is_fresh, struct arena *arena,
                        struct git_refs *out, struct error *err)
{
    if (update_refs(repository, is_fresh, err) < 0)
        return -1;
    *out = copy_refs(&repository->refs, arena);
    return 0;
}

int git_repository_resolve(struct git_repository *repository, const char *revision,
                           const char *tag_prefix, bool is_fresh, struct arena *arena,
                           const char **out, struct error *err)
{
    struct repo_metrics *metrics = repository->store->options.metrics;
    const char *found;

    if (git_is_commit_sha(str_of(revision))) {
        *out = arena_printf(arena, "%s", revision);
        return 0;
    }
    if (update_refs(repository, is_fresh, err) < 0) {
        repo_metrics_git_failure(metrics, metrics->list_failures, shown_url(repository, arena),
                                 revision);
        return error_prefix(err, "failed to list refs");
    }
    if (git_revision_resolve(&repository->refs, revision, tag_prefix, arena, &found, err) < 0) {
        repo_metrics_git_failure(metrics, metrics->list_failures, shown_url(repository, arena),
                                 revision);
        return -1;
    }
    *out = arena_printf(arena, "%s", found); /* the listing may be replaced */
    return 0;
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
    const char *const arguments[] = { "init", "--quiet", "--bare", part, NULL };
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

/** `shown` is what the original would have run: errors name that. */
static int run_fetch(struct git_repository *repository, const char *const *arguments,
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

    repo_metrics_git_request(options->metrics, shown_url(repository, arena), "fetch",
                             clock_monotonic_ms() - begin_ms);
    if (status < 0)
        git_clean_packs(repository);
    return status;
}

/** One commit without its history. Fails where the server does not give one by its name. */
static int fetch_alone(struct git_repository *repository, const char *commit, struct arena *arena,
                       struct error *err)
{
    int64_t depth = repository->access.depth > 0 ? repository->access.depth : 1;
    const char *depth_text = arena_printf(arena, "%" PRId64, depth);
    const char *refspec = arena_printf(arena, "+%s:refs/fetched/%s", commit, commit);
    const char *const arguments[] = { "fetch",
                                      "--no-tags",
                                      "--force",
                                      "--no-write-fetch-head",
                                      "--no-auto-maintenance",
                                      "--depth",
                                      depth_text,
                                      "origin",
                                      refspec,
                                      NULL };
    const char *shown =
        arena_printf(arena, "git fetch origin %s --depth %s --force --prune", commit, depth_text);

    return run_fetch(repository, arguments, shown, arena, err);
}

/** All branches and tags, with all their history. */
static int fetch_all(struct git_repository *repository, struct arena *arena, struct error *err)
{
    bool is_shallow = access(arena_printf(arena, "%s/shallow", repository->clone), F_OK) == 0;
    const char *const arguments[] = { "fetch",
                                      "--tags",
                                      "--force",
                                      "--prune",
                                      "--no-auto-maintenance",
                                      is_shallow ? "--unshallow" : "--no-write-fetch-head",
                                      "origin",
                                      "+refs/heads/*:refs/remotes/origin/*",
                                      NULL };

    return run_fetch(repository, arguments, "git fetch origin --tags --force --prune", arena, err);
}

/** Something that no branch and no tag leads to. */
static int fetch_named(struct git_repository *repository, const char *revision, struct arena *arena,
                       struct error *err)
{
    const char *refspec = arena_printf(arena, "+%s:refs/fetched/%s", revision, revision);
    const char *const arguments[] = { "fetch",  "--no-tags", "--force", "--no-auto-maintenance",
                                      "origin", refspec,     NULL };
    const char *shown = arena_printf(arena, "git fetch origin %s --tags --force --prune", revision);

    return run_fetch(repository, arguments, shown, arena, err);
}

static int fail_with(struct error *err, const char *what)
{
    error_prefix(err, "%s", what);
    if (err->code != ERR_TIMEOUT && err->code != ERR_TOO_LARGE)
        err->code = ERR_INTERNAL;
    return -1;
}

/** Does the server refuse single commits, or did something else go wrong? */
static bool is_refused_alone(const struct error *err)
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
    if (is_refused_alone(&problem)) {
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
    if (fetch_all(repository, arena, err) < 0)
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
                                 shown_url(repository, arena), flight->revision);
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
