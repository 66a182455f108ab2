#pragma once

#include "argo/cluster.h"
#include "base/vec.h"
#include "io/fiber.h"
#include "kube/discovery.h"
#include "live/cluster_cache.h"

struct ignore_rules;
struct json_doc;
struct kube_call;
struct kube_discover;
struct watch;

/** Private to live/cluster_*.c. */

enum cluster_state { STATE_IDLE, STATE_SYNCING, STATE_SYNCED, STATE_FAILED };

struct kind_watch {
    struct cluster_cache *cache;
    struct kube_resource resource;
    char *group, *version, *plural, *kind; /* own the resource's texts */
    char *namespace;                       /* "" for all */
    struct kube_watch *watch;
    struct access_review *review; /* of a list that was refused; NULL: none under way */
    struct error refusal;         /* what it was refused with, meanwhile */
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
    struct error undiscovered; /* why discovery failed, while the version is still asked for */
    struct watch *rediscovery;
    int rediscoveries_left;
    char *version;
    enum cluster_state state;
    unsigned syncs; /* begun and called off: another number, another sync */
    struct error error;
    int64_t synced_at, synced_at_ms;
    VEC(struct kind_watch *) watches;
    size_t unsynced;
    struct object_table *objects;
    struct waiter *waiters;
};

/* ---- cluster_objects.c ---- */

/** Take in an object that a list or a watch brought. */
void cluster_cache_put(struct cluster_cache *cache, struct json_doc *document, bool is_listed);
void cluster_cache_take_out(struct cluster_cache *cache, struct live_object *object);

/* ---- cluster_watches.c ---- */

/** Watch what is served, wanted and not watched yet. */
void cluster_cache_start_watches(struct cluster_cache *cache);
/** End them all, and what is under way to find out what is served. */
void cluster_cache_stop_watches(struct cluster_cache *cache);
struct kind_watch *cluster_cache_find_watch(const struct cluster_cache *cache, struct str group,
                                            struct str kind);

/* ---- cluster_cache.c ---- */

/** The sync has failed, if there is one; `err` is moved. */
void cluster_cache_fail_sync(struct cluster_cache *cache, struct error *err);
/** The sync has ended if every watch has listed. */
void cluster_cache_finish_sync(struct cluster_cache *cache);
