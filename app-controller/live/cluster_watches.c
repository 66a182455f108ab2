#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/openapi.h"
#include "kube/status.h"
#include "kube/watch.h"
#include "live/access_review.h"
#include "live/cluster_parts.h"
#include "live/object_facts.h"

#include <stdlib.h>

/*
 * A watch for each kind that is served and wanted (and for each namespace, in namespaced mode).
 * Definitions and API services that change repeat discovery, which adds watches.
 */
enum { REDISCOVERY_DELAY_MS = 200, REDISCOVERY_TRIES = 9 };

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

/* ---- what watches say ---- */

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
            cluster_cache_take_out(cache, object);
        return;
    }
    cluster_cache_put(cache, event->object, event->type == KUBE_EVENT_LISTED);
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
    cluster_cache_take_out(context, object);
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
    cluster_cache_finish_sync(cache);
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
    cluster_cache_finish_sync(cache);
}

static enum respect_rbac respected_rbac(const struct cluster_cache *cache)
{
    CLEANUP(error_release) struct error err = { 0 };
    enum respect_rbac respect = RESPECT_RBAC_OFF;

    if (settings_respect_rbac(cache->settings, &respect, &err) < 0)
        return RESPECT_RBAC_OFF;
    return respect;
}

/* The list failed for good: without it the cluster is not known. */
static void fail_list(struct kind_watch *kind, const struct error *err, const char *prefix)
{
    struct cluster_cache *cache = kind->cache;
    CLEANUP(error_release) struct error failure = { 0 };

    if (cache->state != STATE_SYNCING)
        return;
    error_set(&failure, err->code, "%s%s%s%s%s", prefix, kind->kind, *kind->group ? "." : "",
              kind->group, error_text(err));
    cluster_cache_fail_sync(cache, &failure);
}

static void fail_initial_list(struct kind_watch *kind, const struct error *err)
{
    CLEANUP(error_release) struct error failure = { 0 };

    error_set(&failure, err->code, ": failed to list resources: %s", error_text(err));
    fail_list(kind, &failure, "failed to load initial state of resource ");
}

/* With resource.respectRBAC "strict": what the cluster said whether the list is allowed. */
static void on_reviewed(void *context, bool is_allowed, const struct error *err)
{
    struct kind_watch *kind = context;
    CLEANUP(error_release) struct error refusal = { 0 };

    kind->review = NULL;
    error_move(&refusal, &kind->refusal);
    if (err) {
        CLEANUP(error_release) struct error failure = { 0 };

        error_set(&failure, err->code, ": %s, original error=%s", error_text(err),
                  error_text(&refusal));
        fail_list(kind, &failure, "failed to check permissions for resource ");
    } else if (is_allowed) {
        fail_initial_list(kind, &refusal);
    } else {
        kube_watch_free(TAKE(kind->watch));
        stop_kind(kind);
    }
}

static void review_refusal(struct kind_watch *kind, const struct error *err)
{
    if (kind->review)
        return;
    error_release(&kind->refusal);
    error_set(&kind->refusal, err->code, "%s", error_text(err));
    kind->review = access_review_start(kind->cache->client, kind->plural,
                                       &kind->cache->cluster.namespaces, on_reviewed, kind);
}

/* The list was refused, and the settings say what to make of that. */
static enum kube_watch_decision on_refusal(struct kind_watch *kind, const struct error *err)
{
    switch (respected_rbac(kind->cache)) {
    case RESPECT_RBAC_NORMAL:
        stop_kind(kind);
        return KUBE_WATCH_STOP;
    case RESPECT_RBAC_STRICT:
        review_refusal(kind, err);
        break;
    case RESPECT_RBAC_OFF:
        fail_initial_list(kind, err);
        break;
    }
    return KUBE_WATCH_RETRY;
}

static enum kube_watch_decision on_failure(void *context, const struct error *err, bool during_list)
{
    struct kind_watch *kind = context;

    if (kube_is_not_found(err) || kube_is_method_not_allowed(err)) {
        stop_kind(kind);
        return KUBE_WATCH_STOP;
    }
    log_debug("cannot watch", F("cluster", kind->cache->cluster.server.ptr), F("kind", kind->kind),
              F("error", error_text(err)));
    if (!during_list)
        return KUBE_WATCH_RETRY;
    if (kube_is_forbidden(err) || kube_is_unauthorized(err))
        return on_refusal(kind, err);
    fail_initial_list(kind, err);
    return KUBE_WATCH_RETRY;
}

/* ---- starting and ending them ---- */

/* Kinds that change all the time where there are any. */
static bool is_lively(const struct kube_resource *resource)
{
    static const struct {
        const char *group, *kind;
    } kinds[] = {
        { "", "Endpoints" },
        { "", "Pod" },
        { "apps", "Deployment" },
        { "apps", "ReplicaSet" },
        { "argoproj.io", "Application" },
        { "batch", "Job" },
        { "discovery.k8s.io", "EndpointSlice" },
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (strcmp(resource->group, kinds[i].group) == 0 &&
            strcmp(resource->kind, kinds[i].kind) == 0)
            return true;
    return false;
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
        /* Watches of single namespaces may be too many to share the connection of the calls. */
        .is_lively = *namespace == '\0' && is_lively(resource),
        .page_limit = cache->options.page_limit,
        .resync_ms = cache->options.watch_resync_ms > 0 ? cache->options.watch_resync_ms
                                                        : cache->options.resync_ms,
    };

    kind->cache = cache;
    kind->group = xstrdup(resource->group);
    kind->version = xstrdup(resource->version);
    kind->plural = xstrdup(resource->plural);
    kind->kind = xstrdup(resource->kind);
    kind->namespace = xstrdup(namespace);
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
    access_review_cancel(kind->review);
    error_release(&kind->refusal);
    kube_watch_free(kind->watch);
    free(kind->group);
    free(kind->version);
    free(kind->plural);
    free(kind->kind);
    free(kind->namespace);
    free(kind);
}

struct kind_watch *cluster_cache_find_watch(const struct cluster_cache *cache, struct str group,
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

void cluster_cache_start_watches(struct cluster_cache *cache)
{
    size_t count = kube_discovery_count(cache->discovery);

    for (size_t i = 0; i < count; i++) {
        const struct kube_api *api = kube_discovery_at(cache->discovery, i);
        struct kind_watch *known;

        if (!is_watchable(cache, api))
            continue;
        known = cluster_cache_find_watch(cache, str_of(api->resource.group),
                                         str_of(api->resource.kind));
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
        cluster_cache_start_watches(cache);
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

void cluster_cache_stop_watches(struct cluster_cache *cache)
{
    if (cache->discovering)
        kube_discover_cancel(cache->discovering);
    if (cache->rediscovery)
        watch_cancel(cache->rediscovery);
    cache->discovering = NULL;
    cache->rediscovery = NULL;
    for (size_t i = 0; i < cache->watches.count; i++)
        free_watch(cache->watches.items[i]);
    vec_release(&cache->watches);
    cache->unsynced = 0;
}
