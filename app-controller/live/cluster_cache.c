#include "live/cluster_cache.h"

#include "argo/cluster.h"
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
#include "live/inferred_owners.h"
#include "live/object_facts.h"

#include <assert.h>

/*
 * A sync goes: version -> discovery -> a watch for each kind (and each namespace, in namespaced
 * mode) -> all of them have listed. Each stage begins in the callback of the one before. Later
 * changes of what the cluster serves (definitions, API services) repeat discovery and add watches.
 */
enum state { STATE_IDLE, STATE_SYNCING, STATE_SYNCED, STATE_FAILED };

#define VERSION_PATH "/version?timeout=32s"

enum { REDISCOVERY_DELAY_MS = 200, REDISCOVERY_TRIES = 9 };

struct kind_watch {
    struct cluster_cache *cache;
    struct kube_resource resource;
    char *group, *version, *plural, *kind; /* own the resource's texts */
    char *namespace;                       /* "" for all */
    struct kube_watch *watch;
    bool is_synced, is_stopped;
};

struct waiter {
    struct waiter *next;
    struct fiber_event done;
};

struct cluster_cache {
    struct cluster_cache_options options;
    struct arena *arena; /* of the copied cluster */
    struct cluster cluster;
    const struct kube_config *config;
    struct settings *settings;
    struct arena *rules_arena;
    struct ignore_rules *update_rules;
    struct kube_client *client;
    struct kube_openapi *openapi;
    const struct kube_discovery *discovery;
    struct kube_discover *discovering;
    struct kube_call *asking_version;
    struct watch *rediscovery;
    int rediscoveries_left;
    char *version;
    enum state state;
    struct error error;
    int64_t synced_at, synced_at_ms;
    VEC(struct kind_watch *) watches;
    size_t unsynced;
    struct object_table *objects;
    struct waiter *waiters;
};

/* ---- objects ---- */

struct str cluster_cache_application_of(const struct cluster_cache *cache,
                                        const struct live_object *object)
{
    enum { DEPTH_MAX = 32 }; /* owners in a ring end somewhere */
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct live_object *at = object;

    for (int depth = 0; at && depth < DEPTH_MAX; depth++) {
        struct object_facts facts;
        const struct live_object *owner = NULL;

        if (!str_is_empty(live_object_application(at)))
            return live_object_application(at);
        if (!live_object_has_owners(at))
            return STR_EMPTY;
        facts = live_object_facts(cache->objects, at, arena);
        for (size_t i = 0; i < facts.owner_count && !owner; i++) {
            struct object_key key = { .kind = facts.owners[i].kind,
                                      .namespace = facts.key.namespace,
                                      .name = facts.owners[i].name };
            struct str version;

            resource_split_api_version(facts.owners[i].api_version, &key.group, &version);
            key.group = str_dup(key.group, arena);
            owner = object_table_find(cache->objects, &key);
        }
        at = owner;
    }
    return STR_EMPTY;
}

static void tell(struct cluster_cache *cache, const struct object_key *key, struct str uid,
                 struct str application, bool is_root)
{
    const struct cluster_change change = { *key, uid, application, is_root };

    if (cache->state == STATE_SYNCED)
        cache->options.on_change(cache->options.context, &change);
}

static void take_out(struct cluster_cache *cache, struct live_object *object)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct object_facts facts = live_object_facts(cache->objects, object, arena);
    struct object_key key = { str_dup(facts.key.group, arena), str_dup(facts.key.kind, arena),
                              str_dup(facts.key.namespace, arena), str_dup(facts.key.name, arena) };
    struct str application = str_dup(cluster_cache_application_of(cache, object), arena);
    struct str uid = str_dup(facts.uid, arena);
    bool is_root = !str_is_empty(facts.application);

    inferred_owners_before_removal(cache->objects, object);
    object_table_remove(cache->objects, &key);
    tell(cache, &key, uid, application, is_root);
}

/* Nothing that counts has changed. */
static bool is_irrelevant(const struct object_facts *before, const struct object_facts *now)
{
    return before->content_hash != 0 && before->content_hash == now->content_hash &&
           before->health == now->health;
}

static bool is_same_version(const struct cluster_cache *cache, struct live_object *known,
                            const struct json *object, struct arena *arena)
{
    struct object_facts facts = live_object_facts(cache->objects, known, arena);

    return str_equal(facts.resource_version, json_text_at(object, "metadata.resourceVersion")) &&
           str_equal(facts.uid, json_text_at(object, "metadata.uid"));
}

static void put(struct cluster_cache *cache, struct json_doc *document, bool is_listed)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct facts_reader reader = { cache->settings, cache->update_rules };
    struct object_key key = object_key_of(document);
    struct live_object *object = object_table_find(cache->objects, &key);
    struct str application = STR_EMPTY, before = STR_EMPTY;
    struct object_facts facts;
    bool was_root = false, is_quiet = false;

    if (object && is_listed && is_same_version(cache, object, json_doc_root(document), arena)) {
        live_object_unmark(object);
        return;
    }
    object_facts_read(&reader, document, arena, &facts);
    if (object) {
        struct object_facts old = live_object_facts(cache->objects, object, arena);

        is_quiet = is_irrelevant(&old, &facts);
        was_root = !str_is_empty(old.application);
        before = str_dup(cluster_cache_application_of(cache, object), arena);
    }
    object = object_table_put(cache->objects, &facts);
    inferred_owners_after_put(cache->objects, object);
    if (is_quiet || cache->state != STATE_SYNCED)
        return;
    application = cluster_cache_application_of(cache, object);
    tell(cache, &facts.key, facts.uid, application, !str_is_empty(facts.application));
    if (!str_is_empty(before) && !str_equal(before, application))
        tell(cache, &facts.key, facts.uid, before, was_root);
}

/* ---- what the cluster serves ---- */

static void rediscover_soon(struct cluster_cache *cache, int tries);

static bool is_definition(const struct kube_resource *resource)
{
    return strcmp(resource->group, "apiextensions.k8s.io") == 0 &&
           strcmp(resource->kind, "CustomResourceDefinition") == 0;
}

static bool is_api_service(const struct kube_resource *resource)
{
    return strcmp(resource->group, "apiregistration.k8s.io") == 0 &&
           strcmp(resource->kind, "APIService") == 0;
}

/* ---- watches ---- */

static void fail_sync(struct cluster_cache *cache, struct error *err);
static void finish_if_synced(struct cluster_cache *cache);

static void on_event(void *context, const struct kube_event *event)
{
    struct kind_watch *kind = context;
    struct cluster_cache *cache = kind->cache;
    struct object_key key = object_key_of(event->object);

    if (event->type != KUBE_EVENT_LISTED) {
        if (cache->options.on_event)
            cache->options.on_event(cache->options.context, key.group, key.kind);
        if (is_definition(&kind->resource) || is_api_service(&kind->resource))
            rediscover_soon(cache, is_api_service(&kind->resource) ? REDISCOVERY_TRIES : 1);
    }
    if (event->type == KUBE_EVENT_MODIFIED && str_is_empty(key.group) &&
        str_equals(key.kind, "Endpoints"))
        return; /* they change all the time and say nothing that Services do not */
    if (event->type == KUBE_EVENT_DELETED) {
        struct live_object *object = object_table_find(cache->objects, &key);

        if (object)
            take_out(cache, object);
        return;
    }
    put(cache, event->object, event->type == KUBE_EVENT_LISTED);
}

static void on_relist(void *context, bool is_first)
{
    struct kind_watch *kind = context;

    if (!is_first)
        object_table_mark(kind->cache->objects, str_of(kind->group), str_of(kind->kind),
                          str_of(kind->namespace));
}

static void take_out_vanished(void *context, struct live_object *object)
{
    take_out(context, object);
}

static void on_synced(void *context, const char *resource_version)
{
    struct kind_watch *kind = context;
    struct cluster_cache *cache = kind->cache;

    (void)resource_version;
    object_table_each_marked(cache->objects, str_of(kind->group), str_of(kind->kind),
                             take_out_vanished, cache);
    if (kind->is_synced)
        return;
    kind->is_synced = true;
    if (cache->state != STATE_SYNCING)
        return;
    cache->unsynced--;
    finish_if_synced(cache);
}

/* The kind is no longer looked at, and what was known of it is forgotten. */
static void stop_kind(struct kind_watch *kind)
{
    struct cluster_cache *cache = kind->cache;

    kind->is_stopped = true;
    object_table_mark(cache->objects, str_of(kind->group), str_of(kind->kind),
                      str_of(kind->namespace));
    object_table_each_marked(cache->objects, str_of(kind->group), str_of(kind->kind),
                             take_out_vanished, cache);
    if (kind->is_synced)
        return;
    kind->is_synced = true;
    if (cache->state != STATE_SYNCING)
        return;
    cache->unsynced--;
    finish_if_synced(cache);
}

static enum respect_rbac respected_rbac(const struct cluster_cache *cache)
{
    CLEANUP(error_release) struct error err = { 0 };
    enum respect_rbac respect = RESPECT_RBAC_OFF;

    if (settings_respect_rbac(cache->settings, &respect, &err) < 0)
        return RESPECT_RBAC_OFF;
    return respect;
}

/*
 * With `strict` the original asks the cluster whether the list would be allowed; the refusal of the
 * list has said so already.
 */
static enum kube_watch_decision on_failure(void *context, const struct error *err, bool during_list)
{
    struct kind_watch *kind = context;
    struct cluster_cache *cache = kind->cache;
    bool is_refused = kube_is_forbidden(err) || kube_is_unauthorized(err);

    if (kube_is_not_found(err) || kube_is_method_not_allowed(err)) {
        stop_kind(kind);
        return KUBE_WATCH_STOP;
    }
    if (is_refused && during_list && respected_rbac(cache) != RESPECT_RBAC_OFF) {
        stop_kind(kind);
        return KUBE_WATCH_STOP;
    }
    log_debug("cannot watch", F("cluster", cache->cluster.server.ptr), F("kind", kind->kind),
              F("error", error_text(err)));
    if (cache->state == STATE_SYNCING && during_list) {
        CLEANUP(error_release) struct error failure = { 0 };

        error_set(&failure, err->code,
                  "failed to load initial state of resource %s%s%s: failed to list resources: %s",
                  kind->kind, *kind->group ? "." : "", kind->group, error_text(err));
        fail_sync(cache, &failure);
    }
    return KUBE_WATCH_RETRY;
}

static char *copy(const char *text)
{
    return xstrdup(text);
}

static void start_watch(struct cluster_cache *cache, const struct kube_resource *resource,
                        const char *namespace)
{
    struct kind_watch *kind = xcalloc(1, sizeof(*kind));
    const struct kube_watch_handlers handlers = {
        .on_event = on_event,
        .on_relist = on_relist,
        .on_synced = on_synced,
        .on_failure = on_failure,
        .context = kind,
    };
    struct kube_watch_options options = {
        .resource = &kind->resource,
        .namespace = namespace,
        .page_limit = cache->options.page_limit,
        .resync_ms = cache->options.watch_resync_ms > 0 ? cache->options.watch_resync_ms
                                                        : cache->options.resync_ms,
    };

    kind->cache = cache;
    kind->group = copy(resource->group);
    kind->version = copy(resource->version);
    kind->plural = copy(resource->plural);
    kind->kind = copy(resource->kind);
    kind->namespace = copy(namespace);
    kind->resource = *resource;
    kind->resource.group = kind->group;
    kind->resource.version = kind->version;
    kind->resource.plural = kind->plural;
    kind->resource.kind = kind->kind;
    kind->resource.singular = "";
    kind->watch = kube_watch_new(cache->client, &options, &handlers);
    vec_push(&cache->watches, kind);
    cache->unsynced++;
}

static void free_watch(struct kind_watch *kind)
{
    kube_watch_free(kind->watch);
    free(kind->group);
    free(kind->version);
    free(kind->plural);
    free(kind->kind);
    free(kind->namespace);
    free(kind);
}

static struct kind_watch *find_watch(const struct cluster_cache *cache, struct str group,
                                     struct str kind)
{
    for (size_t i = 0; i < cache->watches.count; i++)
        if (str_equals(kind, cache->watches.items[i]->kind) &&
            str_equals(group, cache->watches.items[i]->group))
            return cache->watches.items[i];
    return NULL;
}

static bool is_watchable(const struct cluster_cache *cache, const struct kube_api *api)
{
    const unsigned needed = KUBE_LIST | KUBE_WATCH;

    return api->is_preferred && (api->resource.verbs & needed) == needed &&
           !resource_filter_excludes(&cache->settings->filter, str_of(api->resource.group),
                                     str_of(api->resource.kind), cache->cluster.server);
}

static void start_watches_of(struct cluster_cache *cache, const struct kube_resource *resource)
{
    const struct texts *namespaces = &cache->cluster.namespaces;

    if (namespaces->count == 0) {
        start_watch(cache, resource, "");
        return;
    }
    if (!resource->is_namespaced) {
        if (cache->cluster.cluster_resources)
            start_watch(cache, resource, "");
        return;
    }
    for (size_t i = 0; i < namespaces->count; i++)
        start_watch(cache, resource, namespaces->items[i].ptr);
}

static void start_missing_watches(struct cluster_cache *cache)
{
    size_t count = kube_discovery_count(cache->discovery);

    for (size_t i = 0; i < count; i++) {
        const struct kube_api *api = kube_discovery_at(cache->discovery, i);
        struct kind_watch *known;

        if (!is_watchable(cache, api))
            continue;
        known = find_watch(cache, str_of(api->resource.group), str_of(api->resource.kind));
        if (known && !known->is_stopped)
            continue;
        start_watches_of(cache, &api->resource);
    }
}

/* Watches of kinds that are served no more, or were stopped: nobody is called back for them. */
static void remove_stopped_watches(struct cluster_cache *cache)
{
    for (size_t i = 0; i < cache->watches.count;) {
        if (!cache->watches.items[i]->is_stopped) {
            i++;
            continue;
        }
        free_watch(cache->watches.items[i]);
        vec_remove(&cache->watches, i);
    }
}

static void on_rediscovered(void *context, const struct kube_discovery *discovery,
                            struct error *err)
{
    struct cluster_cache *cache = context;

    cache->discovering = NULL;
    if (!discovery) {
        log_warn("cannot discover what a cluster serves", F("cluster", cache->cluster.server.ptr),
                 F("error", error_text(err)));
    } else {
        kube_discovery_unref(cache->discovery);
        cache->discovery = discovery;
        remove_stopped_watches(cache);
        start_missing_watches(cache);
    }
    if (--cache->rediscoveries_left > 0)
        rediscover_soon(cache, cache->rediscoveries_left);
}

static void rediscover(void *context)
{
    struct cluster_cache *cache = context;

    watch_cancel(cache->rediscovery);
    cache->rediscovery = NULL;
    if (cache->state != STATE_SYNCED || cache->discovering)
        return;
    kube_openapi_refresh(cache->openapi);
    cache->discovering = kube_discover(cache->client, on_rediscovered, cache);
}

static void rediscover_soon(struct cluster_cache *cache, int tries)
{
    if (cache->state != STATE_SYNCED)
        return;
    if (tries > cache->rediscoveries_left)
        cache->rediscoveries_left = tries;
    if (!cache->rediscovery && !cache->discovering)
        cache->rediscovery =
            loop_watch_once(cache->options.loop, REDISCOVERY_DELAY_MS, rediscover, cache);
}

/* ---- syncing ---- */

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
    if (cache->discovering)
        kube_discover_cancel(cache->discovering);
    if (cache->rediscovery)
        watch_cancel(cache->rediscovery);
    cache->asking_version = NULL;
    cache->discovering = NULL;
    cache->rediscovery = NULL;
    for (size_t i = 0; i < cache->watches.count; i++)
        free_watch(cache->watches.items[i]);
    vec_release(&cache->watches);
    cache->unsynced = 0;
    object_table_free(cache->objects);
    cache->objects = object_table_new();
}

static void record_end(struct cluster_cache *cache, enum state state)
{
    cache->state = state;
    cache->synced_at = clock_now_ns() / 1000000000;
    cache->synced_at_ms = loop_now_ms(cache->options.loop);
    wake_waiters(cache);
}

/* Called from callbacks of what it ends: the watches are freed by the loop's next turn. */
static void fail_sync(struct cluster_cache *cache, struct error *err)
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

static void finish_if_synced(struct cluster_cache *cache)
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

static void on_discovered(void *context, const struct kube_discovery *discovery, struct error *err)
{
    struct cluster_cache *cache = context;

    cache->discovering = NULL;
    if (!discovery) {
        fail_before_lists(cache, err, "failed to get api resources");
        return;
    }
    kube_discovery_unref(cache->discovery);
    cache->discovery = discovery;
    start_missing_watches(cache);
    finish_if_synced(cache);
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
    cache->version = copy(kube_server_version(json_doc_root(reply->object), arena));
    cache->discovering = kube_discover(cache->client, on_discovered, cache);
}

static void read_update_rules(struct cluster_cache *cache)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct ignore_rules *rules = NULL;

    /* This may wait for jq, and others use the rules meanwhile. */
    if (cache->settings->ignore_resource_updates_enabled &&
        ignore_rules_for_updates(cache->settings, cache->options.jq, arena, &rules, &err) < 0)
        log_warn("cannot use the rules for resource updates", F("error", error_text(&err)));
    arena_free(cache->rules_arena);
    cache->rules_arena = TAKE(arena);
    cache->update_rules = rules;
}

void cluster_cache_start(struct cluster_cache *cache)
{
    const struct kube_request request = { .verb = KUBE_GET, .path = VERSION_PATH };

    if (cache->state == STATE_SYNCING)
        return;
    stop_everything(cache);
    cache->state = STATE_SYNCING;
    read_update_rules(cache);
    cache->asking_version = kube_client_call(cache->client, &request, on_version, cache);
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
    waiter.next = cache->waiters;
    cache->waiters = &waiter;
    fiber_event_wait(&waiter.done);
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

const struct kube_discovery *cluster_cache_discovery(const struct cluster_cache *cache)
{
    return cache->discovery;
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
    const unsigned needed = KUBE_LIST | KUBE_WATCH;
    size_t count = kube_discovery_count(cache->discovery);
    struct str *items = arena_alloc(arena, count * 2 * sizeof(*items));
    struct texts versions = { items, 0 };

    for (size_t i = 0; i < count; i++) {
        const struct kube_resource *resource = &kube_discovery_at(cache->discovery, i)->resource;
        const char *version;

        if ((resource->verbs & needed) != needed)
            continue;
        version = kube_api_version(resource->group, resource->version, arena);
        items[versions.count++] = str_of(version);
        items[versions.count++] = str_of(arena_printf(arena, "%s/%s", version, resource->kind));
    }
    return texts_sorted(versions, arena);
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
    const struct kind_watch *watch = find_watch(cache, group, kind);

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
