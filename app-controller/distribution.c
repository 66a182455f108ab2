#include "distribution.h"

#include "argo/application.h"
#include "argo/catalog.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "config.h"
#include "controller.h"
#include "controller_events.h"
#include "data/json.h"
#include "distribution_dynamic.h"
#include "live/clusters.h"
#include "sharding.h"

#include <stdlib.h>
#include <unistd.h>

struct distribution {
    struct controller *controller;
    enum sharding_method method;
    int own_shard;
    struct dynamic_shard *dynamic; /* NULL: `own_shard` it is, for ever */
    struct map *ours;              /* servers that are ours; NULL: to be counted */
};

static int own_shard(const struct distribution *distribution)
{
    return distribution->dynamic ? dynamic_shard_own(distribution->dynamic)
                                 : distribution->own_shard;
}

static int replicas(const struct distribution *distribution)
{
    return distribution->dynamic ? dynamic_shard_replicas(distribution->dynamic)
                                 : distribution->controller->config->replicas;
}

static void on_shard_change(void *context)
{
    struct distribution *distribution = context;

    distribution_changed(distribution);
    controller_refresh_all(distribution->controller);
}

int distribution_open(struct controller *controller, struct distribution **out, struct error *err)
{
    struct distribution *distribution = xcalloc(1, sizeof(*distribution));
    const struct config *config = controller->config;
    char host[256] = "";

    distribution->controller = controller;
    distribution->method = sharding_method_parse(config->sharding_method);
    if (config->dynamic_distribution) {
        if (dynamic_shard_open(controller, on_shard_change, distribution, &distribution->dynamic,
                               err) < 0) {
            free(distribution);
            return -1;
        }
    } else {
        if (gethostname(host, sizeof(host) - 1) < 0)
            *host = '\0';
        distribution->own_shard = sharding_own(config->shard, config->replicas, host);
    }
    *out = distribution;
    return 0;
}

void distribution_changed(struct distribution *distribution)
{
    map_free(distribution->ours);
    distribution->ours = NULL;
}

void distribution_free(struct distribution *distribution)
{
    if (!distribution)
        return;
    dynamic_shard_close(distribution->dynamic);
    distribution_changed(distribution);
    free(distribution);
}

struct counting {
    struct arena *arena;
    const struct cluster *const *clusters;
    struct sharded_cluster *shares;
    size_t count;
};

static void count_application(void *context, const char *key, struct json_doc *application)
{
    struct counting *counting = context;
    struct str server = json_text_at(json_doc_root(application), "spec.destination.server");

    (void)key;
    for (size_t i = 0; i < counting->count; i++)
        if (str_equal(counting->clusters[i]->server, server))
            counting->shares[i].application_count++;
}

static void count(struct distribution *distribution)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct controller *controller = distribution->controller;
    struct counting counting = { .arena = arena };

    counting.count = clusters_list(controller->clusters, arena, &counting.clusters);
    counting.shares = arena_alloc(arena, counting.count * sizeof(*counting.shares));
    for (size_t i = 0; i < counting.count; i++) {
        counting.shares[i].id = counting.clusters[i]->id;
        counting.shares[i].fixed_shard = counting.clusters[i]->shard;
    }
    if (distribution->method == SHARDING_CONSISTENT_HASHING)
        catalog_each_application(controller->catalog, count_application, &counting);
    sharding_distribute(distribution->method, counting.shares, counting.count,
                        replicas(distribution));
    distribution->ours = map_new();
    for (size_t i = 0; i < counting.count; i++)
        if (counting.shares[i].shard == own_shard(distribution))
            map_put(distribution->ours, counting.clusters[i]->server, distribution);
}

bool distribution_has(struct distribution *distribution, const struct application *app)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(managed_cluster_unref) struct managed_cluster *cluster = NULL;
    struct controller *controller = distribution->controller;

    if (!controller->clusters ||
        clusters_resolve(controller->clusters, &app->destination, &cluster, &err) < 0)
        return true;
    if (managed_cluster_info(cluster)->skips_reconcile)
        return false;
    if (distribution->dynamic && own_shard(distribution) < 0)
        return false;
    if (replicas(distribution) <= 1)
        return true;
    if (!distribution->ours)
        count(distribution);
    return map_find(distribution->ours, managed_cluster_info(cluster)->server) != NULL;
}
