#include "live/clusters.h"

#include "argo/application.h"
#include "argo/cluster_access.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/vec.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/kube_config.h"

struct managed_cluster {
    struct clusters *owner;
    int references;
    struct arena *arena;
    struct json_doc *secret; /* NULL: the built-in entry */
    char *secret_name;
    struct cluster info;
    struct cluster_cache *cache;
};

struct clusters {
    struct clusters_options options;
    struct kube_client_options client;
    struct settings *settings;
    const struct kube_config *local;
    VEC(struct managed_cluster *) items; /* the built-in entry first, unless a Secret stands in */
};

/* ---- one cluster ---- */

static struct managed_cluster *new_cluster(struct clusters *clusters)
{
    struct managed_cluster *cluster = xcalloc(1, sizeof(*cluster));

    cluster->owner = clusters;
    cluster->references = 1;
    cluster->arena = arena_new();
    cluster->info = cluster_in_cluster();
    cluster->secret_name = xstrdup("");
    return cluster;
}

void managed_cluster_unref(struct managed_cluster *cluster)
{
    if (!cluster || --cluster->references > 0)
        return;
    cluster_cache_close(cluster->cache);
    json_doc_unref(cluster->secret);
    arena_free(cluster->arena);
    free(cluster->secret_name);
    free(cluster);
}

const struct cluster *managed_cluster_info(const struct managed_cluster *cluster)
{
    return &cluster->info;
}

struct cluster_cache *managed_cluster_cache(const struct managed_cluster *cluster)
{
    return cluster->cache;
}

int managed_cluster_open(struct managed_cluster *cluster, struct cluster_cache **out,
                         struct error *err)
{
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    struct cluster_cache_options options = cluster->owner->options.cache;

    if (!cluster->cache) {
        if (cluster_kube_config(&cluster->info, cluster->secret, cluster->owner->local, &config,
                                err) < 0)
            return -1;
        options.cluster = &cluster->info;
        options.config = config;
        options.settings = cluster->owner->settings;
        if (cluster_cache_open(&options, &cluster->cache, err) < 0)
            return -1;
    }
    *out = cluster->cache;
    return 0;
}

/* ---- all of them ---- */

struct clusters *clusters_new(const struct clusters_options *options)
{
    struct clusters *clusters = xcalloc(1, sizeof(*clusters));

    clusters->options = *options;
    clusters->client = *options->cache.client;
    clusters->options.cache.client = &clusters->client;
    clusters->settings = settings_ref(options->settings);
    clusters->local = kube_config_ref(options->local);
    vec_push(&clusters->items, new_cluster(clusters));
    return clusters;
}

void clusters_free(struct clusters *clusters)
{
    if (!clusters)
        return;
    for (size_t i = 0; i < clusters->items.count; i++)
        managed_cluster_unref(clusters->items.items[i]);
    vec_release(&clusters->items);
    settings_unref(clusters->settings);
    kube_config_unref(clusters->local);
    free(clusters);
}

static void drop(struct clusters *clusters, size_t index)
{
    struct managed_cluster *cluster = clusters->items.items[index];

    vec_remove(&clusters->items, index);
    if (cluster->cache)
        cluster_cache_invalidate(cluster->cache, clusters->settings);
    managed_cluster_unref(cluster);
}

static bool has_server(const struct clusters *clusters, const char *server)
{
    for (size_t i = 0; i < clusters->items.count; i++)
        if (str_equals(clusters->items.items[i]->info.server, server))
            return true;
    return false;
}

/* The built-in entry is there exactly when no Secret names its server. */
static void restore_built_in(struct clusters *clusters)
{
    if (!has_server(clusters, CLUSTER_IN_CLUSTER_SERVER))
        vec_push(&clusters->items, new_cluster(clusters));
}

static void drop_built_in(struct clusters *clusters)
{
    for (size_t i = 0; i < clusters->items.count; i++)
        if (!clusters->items.items[i]->secret) {
            drop(clusters, i);
            return;
        }
}

static struct managed_cluster *find_by_secret(const struct clusters *clusters, struct str name,
                                              size_t *index)
{
    for (size_t i = 0; i < clusters->items.count; i++) {
        struct managed_cluster *cluster = clusters->items.items[i];

        if (!cluster->secret || !str_equals(name, cluster->secret_name))
            continue;
        *index = i;
        return cluster;
    }
    return NULL;
}

/* What is connected to, and what is looked at there, is as before. */
static bool is_same_data(const struct json_doc *a, const struct json_doc *b)
{
    return json_equal(json_get(json_doc_root(a), "data"), json_get(json_doc_root(b), "data"));
}

void clusters_put(struct clusters *clusters, struct json_doc *secret)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str name = json_text_at(json_doc_root(secret), "metadata.name");
    struct managed_cluster *cluster = new_cluster(clusters), *old;
    const char *warning = NULL;
    size_t index = 0;

    free(cluster->secret_name);
    cluster->secret_name = xstrdup(name.ptr);
    cluster->secret = json_doc_ref(secret);
    if (cluster_read(json_doc_root(secret), cluster->arena, &cluster->info, &warning, &err) < 0) {
        log_warn("cannot read a cluster's Secret", F("secret", name.ptr),
                 F("error", error_text(&err)));
        managed_cluster_unref(cluster);
        clusters_remove(clusters, name);
        return;
    }
    if (warning)
        log_warn("a cluster's Secret is odd", F("secret", name.ptr), F("warning", warning));
    old = find_by_secret(clusters, name, &index);
    if (old && is_same_data(old->secret, secret)) {
        cluster->cache = TAKE(old->cache);
        vec_remove(&clusters->items, index);
        managed_cluster_unref(old);
    } else if (old) {
        drop(clusters, index);
    }
    if (str_equals(cluster->info.server, CLUSTER_IN_CLUSTER_SERVER))
        drop_built_in(clusters);
    vec_push(&clusters->items, cluster);
    restore_built_in(clusters);
}

void clusters_remove(struct clusters *clusters, struct str secret_name)
{
    size_t index = 0;

    if (find_by_secret(clusters, secret_name, &index))
        drop(clusters, index);
    restore_built_in(clusters);
}

void clusters_set_settings(struct clusters *clusters, const struct settings *settings)
{
    bool is_same = settings_equal_for_cache(clusters->settings, settings);
    struct settings *old = clusters->settings;

    clusters->settings = settings_ref(settings);
    for (size_t i = 0; !is_same && i < clusters->items.count; i++)
        if (clusters->items.items[i]->cache)
            cluster_cache_invalidate(clusters->items.items[i]->cache, settings);
    settings_unref(old);
}

size_t clusters_list(const struct clusters *clusters, struct arena *arena,
                     const struct cluster *const **out)
{
    const struct cluster **list = arena_alloc(arena, clusters->items.count * sizeof(*list));

    for (size_t i = 0; i < clusters->items.count; i++)
        list[i] = &clusters->items.items[i]->info;
    *out = list;
    return clusters->items.count;
}

int clusters_resolve(struct clusters *clusters, const struct destination *destination,
                     struct managed_cluster **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct cluster *const *list, *found;
    size_t count = clusters_list(clusters, arena, &list);

    if (cluster_resolve(destination, list, count, clusters->settings->in_cluster_enabled, &found,
                        err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (list[i] != found)
            continue;
        *out = clusters->items.items[i];
        (*out)->references++;
        return 0;
    }
    return error_set(err, ERR_INTERNAL, "a cluster was resolved that is not there");
}

struct managed_cluster *clusters_at(const struct clusters *clusters, size_t index)
{
    return index < clusters->items.count ? clusters->items.items[index] : NULL;
}
