#include "live/cluster_cache.h"

#include "argo/cluster.h"
#include "argo/cluster_access.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/vec.h"
#include "data/json.h"
#include "gitops/ignore.h"
#include "gitops/resource.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/discovery.h"
#include "kube/openapi.h"
#include "kube/status.h"
#include "kube/watch.h"
#include "live/cluster_parts.h"

#include <assert.h>

/*
 * A sync goes: version and discovery at once -> a watch for each kind (and each namespace, in
 * namespaced mode) -> all of them have listed. A stage begins in a callback of the one before.
 * Later changes of what the cluster serves (definitions, API services) repeat discovery and add
 * watches.
 */
#define VERSION_PATH "/version?timeout=32s"

static void wake_waiters(struct cluster_cache *cache)
{
    struct waiter *waiter = cache->waiters;

    cache->waiters = NULL;
    while (waiter) {
        struct waiter *next = waiter->next; /* it lives on the stack of who is woken */

        fiber_event_set(&waiter->done);
        waiter = next;
    }
}

static void stop_everything(struct cluster_cache *cache)
{
    if (cache->asking_version)
        kube_call_cancel(cache->asking_version);
    cache->asking_version = NULL;
    error_release(&cache->undiscovered);
    cluster_cache_stop_watches(cache);
    object_table_free(cache->objects);
    cache->objects = object_table_new();
}

static void record_end(struct cluster_cache *cache, enum cluster_state state)
{
    cache->state = state;
    cache->synced_at = clock_now_ns() / 1000000000;
    cache->synced_at_ms = loop_now_ms(cache->options.loop);
    wake_waiters(cache);
}

/* Called from callbacks of what it ends: the watches are freed by the loop's next turn. */
void cluster_cache_fail_sync(struct cluster_cache *cache, struct error *err)
{
    if (cache->state != STATE_SYNCING)
        return;
    error_release(&cache->error);
    error_move(&cache->error, err);
    error_prefix(&cache->error, "failed to sync cluster %s", cache->config->server);
    log_warn("cluster cache sync failed", F("cluster", cache->cluster.server.ptr),
             F("error", error_text(&cache->error)));
    stop_everything(cache);
    record_end(cache, STATE_FAILED);
}

void cluster_cache_finish_sync(struct cluster_cache *cache)
{
    if (cache->unsynced > 0)
        return;
    error_release(&cache->error);
    log_info("cluster cache synced", F("cluster", cache->cluster.server.ptr),
             F("objects", object_table_count(cache->objects)),
             F("kinds", cluster_cache_kind_count(cache)));
    record_end(cache, STATE_SYNCED);
}

static void fail_before_lists(struct cluster_cache *cache, struct error *err, const char *what)
{
    error_release(&cache->error);
    error_move(&cache->error, err);
    error_prefix(&cache->error, "%s", what);
    log_warn("cluster cache sync failed", F("cluster", cache->cluster.server.ptr),
             F("error", error_text(&cache->error)));
    stop_everything(cache);
    record_end(cache, STATE_FAILED);
}

/* Once both are known. Of two failures the version's counts. */
static void start_lists(struct cluster_cache *cache)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (cache->asking_version || cache->discovering)
        return;
    if (cache->undiscovered.code != ERR_OK) {
        error_move(&err, &cache->undiscovered);
        fail_before_lists(cache, &err, "failed to get api resources");
        return;
    }
    cluster_cache_start_watches(cache);
    cluster_cache_finish_sync(cache);
}

static void on_discovered(void *context, const struct kube_discovery *discovery, struct error *err)
{
    struct cluster_cache *cache = context;

    cache->discovering = NULL;
    if (discovery) {
        kube_discovery_unref(cache->discovery);
        cache->discovery = discovery;
    } else {
        error_move(&cache->undiscovered, err);
    }
    start_lists(cache);
}

static void on_version(void *context, const struct kube_reply *reply)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct cluster_cache *cache = context;

    cache->asking_version = NULL;
    if (reply->error) {
        /* These words stand twice in what users see, and a refusal is worded for them. */
        if (kube_is_unauthorized(reply->error))
            error_set(reply->error, ERR_UNAUTHENTICATED,
                      "the server has asked for the client to provide credentials");
        error_prefix(reply->error, "failed to get server version");
        fail_before_lists(cache, reply->error, "failed to get server version");
        return;
    }
    free(cache->version);
    cache->version = xstrdup(kube_server_version(json_doc_root(reply->object), arena));
    start_lists(cache);
}

/* False: this waited for jq, and meanwhile the sync it belongs to was called off. */
static bool read_update_rules(struct cluster_cache *cache)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref) struct settings *settings = settings_ref(cache->settings);
    struct ignore_rules *rules = NULL;
    unsigned sync = cache->syncs;

    /* Others use the rules of before meanwhile. */
    if (settings->ignore_resource_updates_enabled &&
        ignore_rules_for_updates(settings, cache->options.jq, arena, &rules, &err) < 0)
        log_warn("cannot use the rules for resource updates", F("error", error_text(&err)));
    if (sync != cache->syncs)
        return false;
    arena_free(cache->rules_arena);
    cache->rules_arena = TAKE(arena);
    cache->update_rules = rules;
    return true;
}

void cluster_cache_start(struct cluster_cache *cache)
{
    const struct kube_request request = { .verb = KUBE_GET, .path = VERSION_PATH };

    if (cache->state == STATE_SYNCING)
        return;
    stop_everything(cache);
    cache->state = STATE_SYNCING;
    cache->syncs++;
    if (!read_update_rules(cache))
        return;
    cache->asking_version = kube_client_call(cache->client, &request, on_version, cache);
    cache->discovering = kube_discover(cache->client, on_discovered, cache);
}

static int copy_error(const struct cluster_cache *cache, struct error *err)
{
    error_set(err, cache->error.code, "%s", error_text(&cache->error));
    err->reason = cache->error.reason;
    return -1;
}

int cluster_cache_sync(struct cluster_cache *cache, struct error *err)
{
    struct waiter waiter = { 0 };
    int64_t age = loop_now_ms(cache->options.loop) - cache->synced_at_ms;

    if (cache->state == STATE_SYNCED)
        return 0;
    if (cache->state == STATE_FAILED && age < cache->options.retry_ms)
        return copy_error(cache, err);
    cluster_cache_start(cache);
    if (cache->state == STATE_SYNCING) {
        waiter.next = cache->waiters;
        /* cppcheck-suppress autoVariables ; whoever wakes it has taken it out of the list */
        cache->waiters = &waiter;
        fiber_event_wait(&waiter.done);
    }
    if (cache->state == STATE_SYNCED)
        return 0;
    if (cache->state == STATE_FAILED)
        return copy_error(cache, err);
    return error_set(err, ERR_UNAVAILABLE, "the cluster's settings changed while it was synced");
}

void cluster_cache_invalidate(struct cluster_cache *cache, const struct settings *settings)
{
    if (settings != cache->settings) {
        settings_unref(cache->settings);
        cache->settings = settings_ref(settings);
    }
    stop_everything(cache);
    cache->state = STATE_IDLE;
    cache->syncs++;
    wake_waiters(cache);
}

/* ---- life ---- */

int cluster_cache_open(const struct cluster_cache_options *options, struct cluster_cache **out,
                       struct error *err)
{
    CLEANUP(cluster_cache_close) struct cluster_cache *cache = xcalloc(1, sizeof(*cache));
    const struct cluster *cluster = options->cluster;
    struct str *namespaces;

    cache->options = *options;
    cache->arena = arena_new();
    cache->cluster = *cluster;
    cache->cluster.server = str_dup(cluster->server, cache->arena);
    cache->cluster.name = str_dup(cluster->name, cache->arena);
    namespaces = arena_alloc(cache->arena, cluster->namespaces.count * sizeof(*namespaces));
    for (size_t i = 0; i < cluster->namespaces.count; i++)
        namespaces[i] = str_dup(cluster->namespaces.items[i], cache->arena);
    cache->cluster.namespaces.items = namespaces;
    cache->config = kube_config_ref(options->config);
    cache->settings = settings_ref(options->settings);
    cache->objects = object_table_new();
    if (kube_client_open(options->loop, options->config, options->client, &cache->client, err) < 0)
        return -1;
    cache->openapi = kube_openapi_new(cache->client);
    *out = TAKE(cache);
    return 0;
}

void cluster_cache_close(struct cluster_cache *cache)
{
    if (!cache)
        return;
    assert(!cache->waiters);
    stop_everything(cache);
    kube_discovery_unref(cache->discovery);
    kube_openapi_free(cache->openapi);
    kube_client_close(cache->client);
    object_table_free(cache->objects);
    settings_unref(cache->settings);
    kube_config_unref(cache->config);
    error_release(&cache->error);
    free(cache->version);
    arena_free(cache->rules_arena);
    arena_free(cache->arena);
    free(cache);
}

/* ---- reading ---- */

size_t cluster_cache_waiting(const struct cluster_cache *cache)
{
    size_t count = 0;

    for (const struct waiter *waiter = cache->waiters; waiter; waiter = waiter->next)
        count++;
    return count;
}

bool cluster_cache_is_synced(const struct cluster_cache *cache)
{
    return cache->state == STATE_SYNCED;
}

const char *cluster_cache_error(const struct cluster_cache *cache)
{
    return cache->state == STATE_FAILED ? error_text(&cache->error) : "";
}

int64_t cluster_cache_synced_at(const struct cluster_cache *cache)
{
    return cache->synced_at;
}

struct kube_client *cluster_cache_client(const struct cluster_cache *cache)
{
    return cache->client;
}

static void release_discovery(void *discovery)
{
    kube_discovery_unref(discovery);
}

const struct kube_discovery *cluster_cache_discovery(const struct cluster_cache *cache,
                                                     struct arena *arena)
{
    const struct kube_discovery *held = kube_discovery_ref(cache->discovery);

    arena_defer(arena, release_discovery, (void *)(uintptr_t)held);
    return held;
}

struct kube_openapi *cluster_cache_openapi(const struct cluster_cache *cache)
{
    return cache->openapi;
}

struct object_table *cluster_cache_objects(const struct cluster_cache *cache)
{
    return cache->objects;
}

const char *cluster_cache_version(const struct cluster_cache *cache)
{
    return cache->version ? cache->version : "";
}

struct texts cluster_cache_api_versions(const struct cluster_cache *cache, struct arena *arena)
{
    return cluster_api_versions(cache->discovery, arena);
}

size_t cluster_cache_kind_count(const struct cluster_cache *cache)
{
    size_t count = 0;

    for (size_t i = 0; i < cache->watches.count; i++)
        if (!cache->watches.items[i]->is_stopped)
            count++;
    return count;
}

int cluster_cache_scope(const struct cluster_cache *cache, struct str group, struct str kind)
{
    const struct kube_api *api =
        cache->discovery ? kube_discovery_find_preferred(cache->discovery, group, kind) : NULL;

    if (!api)
        return -1;
    return api->resource.is_namespaced ? 1 : 0;
}

bool cluster_cache_watches(const struct cluster_cache *cache, struct str group, struct str kind)
{
    const struct kind_watch *watch = cluster_cache_find_watch(cache, group, kind);

    return watch && !watch->is_stopped && watch->is_synced;
}

bool cluster_cache_is_namespaced_mode(const struct cluster_cache *cache)
{
    return cache->cluster.namespaces.count > 0;
}

bool cluster_cache_manages_namespace(const struct cluster_cache *cache, struct str namespace)
{
    if (cache->cluster.namespaces.count == 0)
        return true;
    for (size_t i = 0; i < cache->cluster.namespaces.count; i++)
        if (str_equal(cache->cluster.namespaces.items[i], namespace))
            return true;
    return false;
}

bool cluster_cache_manages_cluster_resources(const struct cluster_cache *cache)
{
    return cache->cluster.namespaces.count == 0 || cache->cluster.cluster_resources;
}
