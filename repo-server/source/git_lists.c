/*
 * What a repository's refs are: asked of the server, of the cache that replicas share, or of what
 * was asked a moment ago; once for all who want to know.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "data/json.h"
#include "flight.h"
#include "io/item_store.h"
#include "metrics.h"
#include "source/git_listing.h"
#include "source/git_revision.h"
#include "source/git_store_private.h"
#include "source/git_url.h"

#include <inttypes.h>
#include <unistd.h>

enum {
    LOCK_WAIT_MS = 1000,
    GATHER_MS = 100, /* between two questions to a server: who asks meanwhile shares the next one */
};

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
    repository->asking_server_ms = begin_ms;
    repository->is_asking_server = true;
    status =
        git_list_refs(&options->runner, &repository->access, repository->http, arena, &refs, err);
    repository->is_asking_server = false;
    repo_metrics_git_request(options->metrics, git_shown_url(repository, arena), "ls-remote",
                             clock_monotonic_ms() - begin_ms);
    if (status == 0) {
        keep_listing(repository, TAKE(arena), &refs);
        repository->asked_server_ms = begin_ms;
    }
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

/**
 * The last listing is still good enough for one who does not insist. Never beside a cache that
 * replicas share: another one may have listed since, for a caller that must not be told less now.
 */
static bool has_recent_listing(const struct git_repository *repository)
{
    const struct git_store_options *options = &repository->store->options;
    int64_t age_ms = clock_monotonic_ms() - repository->listed_ms;

    return repository->refs_arena && !item_store_is_shared(options->items) &&
           age_ms < options->refs_expiry_ms;
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

/** The server was asked after the need arose, at `need_ms`. */
static bool has_fresh_listing(const struct git_repository *repository, int64_t need_ms)
{
    return repository->refs_arena && repository->asked_server_ms > need_ms;
}

/**
 * Let others gather who need a listing too, unless the server has not been asked for a while. At
 * the end it has been asked since `need_ms`, or it is time to ask it.
 */
static void gather(const struct git_repository *repository, int64_t need_ms)
{
    int64_t left_ms;

    while (repository->asking_server_ms > 0 && repository->asking_server_ms <= need_ms &&
           (left_ms = repository->asking_server_ms + GATHER_MS - clock_monotonic_ms()) > 0)
        fiber_sleep_ms(left_ms); /* counted from the turn of the loop: it may end early */
}

/** See that `repository->refs` is there: good until this fiber waits again. */
static int update_refs(struct git_repository *repository, bool is_fresh, int64_t asked_ms_ago,
                       struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    int64_t need_ms = clock_monotonic_ms() - asked_ms_ago;
    struct listing_flight flight = { repository, is_fresh };
    bool is_too_late = false; /* for the question that is under way */

    if (is_fresh ? has_fresh_listing(repository, need_ms) : has_recent_listing(repository))
        return 0;
    if (is_fresh) {
        gather(repository, need_ms);
        if (has_fresh_listing(repository, need_ms))
            return 0;
        is_too_late = !repository->is_asking_server || repository->asking_server_ms <= need_ms;
    }
    return flights_join(repository->store->flights,
                        arena_printf(arena, "list|%s", repository->identity), is_too_late,
                        list_refs, &flight, err);
}

int git_repository_refs(struct git_repository *repository, bool is_fresh, struct arena *arena,
                        struct git_refs *out, struct error *err)
{
    if (update_refs(repository, is_fresh, 0, err) < 0)
        return -1;
    *out = copy_refs(&repository->refs, arena);
    return 0;
}

int git_repository_tag_of(struct git_repository *repository, const struct git_wanted *wanted,
                          const char *commit, struct arena *arena, const char **out,
                          struct error *err)
{
    const char *found;

    *out = NULL;
    if (!wanted->revision[0] || git_is_commit_sha(str_of(wanted->revision)))
        return 0;
    if (update_refs(repository, wanted->is_fresh, wanted->asked_ms_ago, err) < 0)
        return error_prefix(err, "failed to list refs");
    found =
        git_revision_tag(&repository->refs, wanted->revision, wanted->tag_prefix, commit, arena);
    if (found)
        *out = arena_printf(arena, "%s", found); /* the listing may be replaced */
    return 0;
}

int git_repository_resolve(struct git_repository *repository, const struct git_wanted *wanted,
                           struct arena *arena, const char **out, struct error *err)
{
    const char *revision = wanted->revision;
    struct repo_metrics *metrics = repository->store->options.metrics;
    const char *found;

    if (git_is_commit_sha(str_of(revision))) {
        *out = arena_printf(arena, "%s", revision);
        return 0;
    }
    if (update_refs(repository, wanted->is_fresh, wanted->asked_ms_ago, err) < 0) {
        repo_metrics_git_failure(metrics, metrics->list_failures, git_shown_url(repository, arena),
                                 revision);
        return error_prefix(err, "failed to list refs");
    }
    if (git_revision_resolve(&repository->refs, revision, wanted->tag_prefix, arena, &found, err) <
        0) {
        repo_metrics_git_failure(metrics, metrics->list_failures, git_shown_url(repository, arena),
                                 revision);
        return -1;
    }
    *out = arena_printf(arena, "%s", found); /* the listing may be replaced */
    return 0;
}
