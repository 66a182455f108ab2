#include "webhook/push.h"

#include "argo/catalog.h"
#include "argo/namespaces.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "base/vec.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/redis.h"
#include "webhook/bitbucket_api.h"
#include "webhook/carry_over.h"
#include "webhook/match.h"
#include "webhook/refresher.h"
#include "webhook/webhook.h"

#include <stdlib.h>
#include <string.h>

/*
 * The applications that a push concerns are asked for in two groups. The first few resolve their
 * revision past all caches, so that the one whose file has changed need not wait for anything; the
 * others follow when the repository's branches were listed anew, once for all of them.
 */
enum { EAGER = 8, JITTER_THRESHOLD = 10, REPOSITORIES_MAX = 8 };

struct push_worker {
    const struct webhook_options *options;
    struct refresher *refresher;
    struct metric_family *requests, *attempts;
    struct metric *in_flight;
};

static const struct metric_spec specs[] = {
    { METRIC_COUNTER, "argocd_webhook_requests_total", "Number of webhook requests by repo.",
      "repo", NULL },
    { METRIC_COUNTER, "argocd_webhook_store_cache_attempts_total",
      "Number of attempts to store previously cached manifests triggered by a webhook event.",
      "repo,successful", NULL },
    { METRIC_GAUGE, "argocd_webhook_handlers_in_flight",
      "Number of webhook handlers currently executing.", NULL, NULL },
};

struct push_worker *push_worker_new(const struct webhook_options *options)
{
    struct push_worker *worker = xcalloc(1, sizeof(*worker));
    const struct refresher_options refresher = {
        .loop = options->loop,
        .fibers = options->fibers,
        .controllers = options->controllers,
        .kube = options->kube,
        .writers = options->refresh_workers,
    };

    worker->options = options;
    worker->refresher = refresher_new(&refresher);
    if (options->metrics) {
        worker->requests = metrics_register(options->metrics, &specs[0]);
        worker->in_flight = metric_series(metrics_register(options->metrics, &specs[2]), NULL);
        worker->attempts = metrics_register(options->metrics, &specs[1]);
    }
    return worker;
}

void push_worker_free(struct push_worker *worker)
{
    if (!worker)
        return;
    refresher_free(worker->refresher);
    free(worker);
}

void push_worker_drain(struct push_worker *worker)
{
    refresher_drain(worker->refresher);
}

size_t push_worker_pending(const struct push_worker *worker)
{
    return refresher_pending(worker->refresher);
}

/* ---- finding ---- */

struct found {
    const char *key;
    struct str project;
    struct push_match match;
};

struct search {
    const struct push_worker *worker;
    struct push_matcher *matcher;
    struct arena *arena;
    VEC(struct found) found;
    VEC(const char *) spared; /* keys of those that have a new commit without any of their files */
};

static void release_search(struct search *search)
{
    vec_release(&search->found);
    vec_release(&search->spared);
}
DEFINE_CLEANUP_VALUE(struct search, release_search)

static void look_at(void *context, const char *key, struct json_doc *document)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = NULL;
    struct search *search = context;
    const struct webhook_options *options = search->worker->options;
    struct application app;
    struct push_match match;

    if (!push_match_names(search->matcher, json_get(json_doc_root(document), "spec")))
        return;
    arena = arena_new();
    if (application_read(json_doc_root(document), arena, &app, &err) < 0 ||
        !namespace_is_allowed(options->application_namespaces, options->namespace,
                              app.namespace.ptr))
        return;
    match = push_match(search->matcher, &app);
    if (match.is_spared)
        vec_push(&search->spared, arena_printf(search->arena, "%s", key));
    if (!match.refresh && !match.hydrate)
        return;
    match.repo_url = str_dup(match.repo_url, search->arena);
    vec_push(&search->found, ((struct found){ arena_printf(search->arena, "%s", key),
                                              str_dup(app.project, search->arena), match }));
}

/* Those that a changed file belongs to, then the others; each by name. */
static int compare_found(const void *a, const void *b)
{
    const struct found *left = a, *right = b;

    if (left->match.is_touched != right->match.is_touched)
        return left->match.is_touched ? -1 : 1;
    return strcmp(left->key, right->key);
}

/* ---- asking ---- */

/* "90s", "5m", "2h", "1d": one number and one unit; all else is none. */
static int64_t jitter_ms(struct str text)
{
    static const struct {
        char unit;
        int64_t ms;
    } units[] = { { 's', 1000 }, { 'm', 60000 }, { 'h', 3600000 }, { 'd', 86400000 } };
    char *end = NULL;
    long long number = text.len > 1 ? strtoll(text.ptr, &end, 10) : 0;

    if (text.len < 2 || end != text.ptr + text.len - 1 || number <= 0 || number > 1000000)
        return 0;
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
        if (*end == units[i].unit)
            return number * units[i].ms;
    return 0;
}

static size_t jitter_threshold(struct str text)
{
    char *end = NULL;
    long long number = text.len > 0 ? strtoll(text.ptr, &end, 10) : -1;

    return text.len > 0 && end == text.ptr + text.len && number >= 0 ? (size_t)number
                                                                     : JITTER_THRESHOLD;
}

/* More than the threshold: those behind it come at a random time. */
static void spread(const struct push_worker *worker, struct refresher_item *items, size_t count)
{
    const struct settings *settings = catalog_settings(worker->options->catalog);
    int64_t jitter = jitter_ms(settings_text(settings, "webhook.refresh.jitter"));
    size_t threshold =
        jitter_threshold(settings_text(settings, "webhook.refresh.jitter.threshold"));

    for (size_t i = threshold; jitter > 0 && i < count; i++)
        items[i].delay_ms = random() % jitter;
}

struct listing {
    const struct push_worker *worker;
    struct arena *arena;
    struct found *items[REPOSITORIES_MAX]; /* one of each repository */
    size_t count;
    bool has_failed;
};

/* List the branches of one repository anew, for the cache that all repo-servers share. */
static void list_one(void *context, size_t index)
{
    static const struct repo_method method = { "ListRefs",
                                               &argosy__repo__list_refs_reply__descriptor };
    CLEANUP(error_release) struct error err = { 0 };
    struct listing *listing = context;
    const struct webhook_options *options = listing->worker->options;
    Argosy__Repo__ListRefsRequest request = ARGOSY__REPO__LIST_REFS_REQUEST__INIT;
    const struct found *found = listing->items[index];
    const struct repository *const *all;
    size_t count = repo_server_list(options->catalog, listing->arena, &all);
    struct repository repository =
        repository_for(found->match.repo_url, found->project, all, count, listing->arena);
    const ProtobufCMessage *reply;

    request.repository = repo_server_repository(&repository, listing->arena);
    if (repo_server_ask(&options->repo_server, &method, &request.base, listing->arena, &reply,
                        &err) == 0)
        return;
    listing->has_failed = true;
    log_debug("cannot list the branches of a repository that was pushed to",
              F("error", error_text(&err)));
}

static bool has_repository(const struct listing *listing, struct str url)
{
    for (size_t i = 0; i < listing->count; i++)
        if (str_equal(listing->items[i]->match.repo_url, url))
            return true;
    return false;
}

/* False: the cache may be older than the push, or is not shared. */
static bool renew_listings(const struct push_worker *worker, struct found *found, size_t count,
                           struct arena *arena)
{
    struct listing listing = { .worker = worker, .arena = arena };
    const struct webhook_options *options = worker->options;

    if (!options->redis || !redis_is_up(options->redis))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (has_repository(&listing, found[i].match.repo_url))
            continue;
        if (listing.count == REPOSITORIES_MAX)
            return false;
        listing.items[listing.count++] = &found[i];
    }
    fiber_each(listing.count, 0, list_one, &listing);
    return !listing.has_failed;
}

static void ask(struct push_worker *worker, const struct webhook_push *push, struct found *found,
                size_t count, struct arena *arena)
{
    struct refresher_item *items = arena_alloc(arena, count * sizeof(*items));
    size_t eager = count < EAGER || push->kind == WEBHOOK_IMAGE ? count : EAGER;
    bool is_listed;

    for (size_t i = 0; i < count; i++)
        items[i] = (struct refresher_item){ .key = found[i].key,
                                            .is_forced = true,
                                            .is_first = found[i].match.is_touched,
                                            .is_written_only = found[i].match.hydrate };
    spread(worker, items, count);
    refresher_ask(worker->refresher, items, eager);
    if (eager == count)
        return;
    is_listed = renew_listings(worker, found + eager, count - eager, arena);
    for (size_t i = eager; i < count; i++)
        items[i].is_forced = !is_listed;
    refresher_ask(worker->refresher, items + eager, count - eager);
}

/* ---- telling ---- */

static void count_push(const struct push_worker *worker, const struct webhook_push *push,
                       struct arena *arena)
{
    for (size_t i = 0; worker->requests && i < push->urls.count; i++)
        metric_add(metric_series(worker->requests,
                                 LABELS(repository_normalize_url(push->urls.items[i], arena).ptr)),
                   1);
}

static void log_push(const struct webhook_push *push, size_t count, struct arena *arena)
{
    for (size_t i = 0; i < push->urls.count; i++)
        log_info("a push was told",
                 F("repo", repository_strip_credentials(push->urls.items[i], arena).ptr),
                 F("revision", str_dup(push->revision, arena).ptr), F("count", count));
}

/* ---- what Bitbucket does not tell by itself ---- */

struct interest {
    struct push_matcher *matcher;
    bool is_there;
};

static void look_for_interest(void *context, const char *key, struct json_doc *document)
{
    struct interest *interest = context;

    (void)key;
    interest->is_there =
        interest->is_there ||
        push_match_names(interest->matcher, json_get(json_doc_root(document), "spec"));
}

static bool is_password_login(const struct repository *repository)
{
    return !str_is_empty(repository->credentials.password) ||
           !str_is_empty(repository->credentials.bearer_token);
}

/* The one that is known under any address of what was pushed to, best with a login over HTTP. */
static struct repository pushed_repository(const struct push_worker *worker,
                                           struct push_matcher *matcher,
                                           const struct webhook_push *push, struct arena *arena)
{
    const struct repository *const *all;
    size_t count = repo_server_list(worker->options->catalog, arena, &all);
    struct repository best = repository_for(push->urls.items[0], STR_EMPTY, all, count, arena);

    for (size_t i = 0; i < count && !is_password_login(&best); i++) {
        struct repository one;

        if (all[i]->is_template || !push_match_url(matcher, all[i]->url))
            continue;
        one = repository_for(all[i]->url, all[i]->project, all, count, arena);
        if (is_password_login(&one))
            best = one;
    }
    return best;
}

static void complete(const struct push_worker *worker, struct push_matcher *matcher,
                     struct webhook_push *push, struct arena *arena)
{
    struct interest interest = { .matcher = matcher };
    struct repository repository;

    if (str_is_empty(push->api_url))
        return;
    catalog_each_application(worker->options->catalog, look_for_interest, &interest);
    if (!interest.is_there)
        return;
    repository = pushed_repository(worker, matcher, push, arena);
    bitbucket_api_complete(worker->options->loop, &repository, BITBUCKET_API_TIMEOUT_MS, push,
                           arena);
}

/* ---- a push ---- */

static void keep_the_rest(const struct push_worker *worker, const struct webhook_push *push,
                          struct search *search)
{
    struct carry_over work = {
        .options = worker->options,
        .matcher = search->matcher,
        .push = push,
        .keys = search->spared.items,
        .count = search->spared.count,
        .attempts = worker->attempts,
    };

    if (!worker->options->leaves_cache_cold && !str_is_empty(push->before) &&
        !str_is_empty(push->after))
        carry_over_run(&work);
}

void push_work(struct push_worker *worker, struct webhook_push *push, struct arena *arena)
{
    CLEANUP(release_search) struct search search = { .worker = worker, .arena = arena };

    if (worker->in_flight)
        metric_add(worker->in_flight, 1);
    search.matcher = push_matcher_new(push, arena);
    complete(worker, search.matcher, push, arena);
    catalog_each_application(worker->options->catalog, look_at, &search);
    log_push(push, search.found.count, arena);
    if (search.found.count > 0) {
        count_push(worker, push, arena);
        qsort(search.found.items, search.found.count, sizeof(*search.found.items), compare_found);
        ask(worker, push, search.found.items, search.found.count, arena);
    }
    keep_the_rest(worker, push, &search);
    if (worker->in_flight)
        metric_add(worker->in_flight, -1);
}
