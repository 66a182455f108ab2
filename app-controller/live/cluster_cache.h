#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "live/object_table.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct cluster;
struct jq_runner;
struct json;
struct kube_client;
struct kube_client_options;
struct kube_config;
struct kube_discovery;
struct kube_openapi;
struct loop;
struct settings;

/**
 * One cluster as the controller knows it: its API, and every object that the settings let it see,
 * kept up to date by watches. Made when an application first needs the cluster, and synced in the
 * background; all on the loop's thread.
 */
struct cluster_cache;

/** An object came, changed or went. Told after the cache has taken it in. */
struct cluster_change {
    struct object_key key;
    struct str uid;
    struct str application; /* that owns it, directly or through its owners; "" when none does */
    bool is_root;           /* the application tracks the object itself */
};
typedef void (*cluster_change_fn)(void *context, const struct cluster_change *change);

struct cluster_cache_options {
    struct loop *loop;
    const struct cluster *cluster;            /* copied */
    const struct kube_config *config;         /* a reference is taken */
    const struct settings *settings;          /* a reference is taken */
    const struct kube_client_options *client; /* of the connection */
    const struct jq_runner *jq;               /* borrowed */
    cluster_change_fn on_change;
    void (*on_event)(void *context, struct str group, struct str kind); /* for metrics; or NULL */
    void *context;
    int64_t resync_ms;       /* a full list again after so long; 0: never */
    int64_t watch_resync_ms; /* of each kind by itself; 0: never */
    int64_t retry_ms;        /* pause after a failed sync */
    int page_limit;          /* objects a page of a list */
};

int cluster_cache_open(const struct cluster_cache_options *options, struct cluster_cache **out,
                       struct error *err) MUST_USE;
/** Nobody may be waiting in cluster_cache_sync(). */
void cluster_cache_close(struct cluster_cache *cache);
DEFINE_CLEANUP(struct cluster_cache *, cluster_cache_close)

/** The number of fibers that wait in cluster_cache_sync(). */
size_t cluster_cache_waiting(const struct cluster_cache *cache);

/**
 * Wait until the cache holds everything. Only inside a fiber. What went wrong less than `retry_ms`
 * ago is returned again without another try.
 */
int cluster_cache_sync(struct cluster_cache *cache, struct error *err) MUST_USE;

/** Begin to sync without waiting. */
void cluster_cache_start(struct cluster_cache *cache);

/** Forget everything; the next cluster_cache_sync() reads it anew, with these settings. */
void cluster_cache_invalidate(struct cluster_cache *cache, const struct settings *settings);

bool cluster_cache_is_synced(const struct cluster_cache *cache);
/** The last sync failed: the error's text, else "". */
const char *cluster_cache_error(const struct cluster_cache *cache);
/** When it was last synced, with or without success: seconds since 1970, 0 for never. */
int64_t cluster_cache_synced_at(const struct cluster_cache *cache);

/* What follows holds while the cache is synced. */

struct kube_client *cluster_cache_client(const struct cluster_cache *cache);
/**
 * What the cluster serves, as it is now; held until the arena is freed, for a definition that comes
 * or goes replaces it at any time.
 */
const struct kube_discovery *cluster_cache_discovery(const struct cluster_cache *cache,
                                                     struct arena *arena);
struct kube_openapi *cluster_cache_openapi(const struct cluster_cache *cache);
struct object_table *cluster_cache_objects(const struct cluster_cache *cache);
/** "v1.35.4" */
const char *cluster_cache_version(const struct cluster_cache *cache);
/** "apps/v1" and "apps/v1/Deployment" of all that can be listed and watched, sorted. */
struct texts cluster_cache_api_versions(const struct cluster_cache *cache, struct arena *arena);
/** Kinds that can be listed and watched; kinds watched. */
size_t cluster_cache_kind_count(const struct cluster_cache *cache);

/** 1: of a namespace, 0: of the cluster, -1: the kind is not known. */
int cluster_cache_scope(const struct cluster_cache *cache, struct str group, struct str kind);
/** Objects of the kind are kept here: one that is not in the table does not exist. */
bool cluster_cache_watches(const struct cluster_cache *cache, struct str group, struct str kind);
/** In namespaced mode: the namespace is one of those, or objects of the cluster are managed too. */
bool cluster_cache_is_namespaced_mode(const struct cluster_cache *cache);
bool cluster_cache_manages_namespace(const struct cluster_cache *cache, struct str namespace);
bool cluster_cache_manages_cluster_resources(const struct cluster_cache *cache);

/** The application that owns an object: its own, or that of the nearest owner that has one. */
struct str cluster_cache_application_of(const struct cluster_cache *cache,
                                        const struct live_object *object);
