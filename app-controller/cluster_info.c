#include "cluster_info.h"

#include "app_cache.h"
#include "argo/application.h"
#include "argo/catalog.h"
#include "base/arena.h"
#include "base/clock.h"
#include "controller.h"
#include "data/json.h"
#include "live/clusters.h"

#include <stddef.h>

struct counting {
    const struct controller *controller;
    const struct cluster *cluster;
    int64_t count;
};

static void count_application(void *context, const char *key, struct json_doc *application)
{
    struct counting *counting = context;
    const struct json *root = json_doc_root(application);
    struct str server = json_text_at(root, "spec.destination.server");
    struct str name = json_text_at(root, "spec.destination.name");

    (void)key;
    while (server.len > 0 && server.ptr[server.len - 1] == '/')
        server.len--;
    if (controller_allows_namespace(counting->controller,
                                    json_cstr_at(root, "metadata.namespace")) &&
        (str_equal(server, counting->cluster->server) ||
         (str_is_empty(server) && str_equal(name, counting->cluster->name))))
        counting->count++;
}

static struct json *connection_state(struct cluster_cache *cache, int64_t applications,
                                     struct arena *arena)
{
    struct json *state = json_new_object(arena);
    const char *status = "Unknown", *message = "";

    if (!cache && applications == 0)
        message = "Cluster has no applications and is not being monitored.";
    else if (cache && *cluster_cache_error(cache)) {
        status = "Failed";
        message = cluster_cache_error(cache);
    } else if (cache && cluster_cache_is_synced(cache))
        status = "Successful";
    json_set_text(arena, state, "status", status);
    json_set_text(arena, state, "message", message);
    json_set_text(arena, state, "attemptedAt", clock_rfc3339(clock_now_ns() / 1000000000, arena));
    return state;
}

static struct json *cache_info(struct cluster_cache *cache, struct arena *arena)
{
    struct json *info = json_new_object(arena);

    if (!cache || !cluster_cache_is_synced(cache))
        return info;
    json_set_int(arena, info, "resourcesCount",
                 (int64_t)object_table_count(cluster_cache_objects(cache)));
    json_set_int(arena, info, "apisCount", (int64_t)cluster_cache_kind_count(cache));
    json_set_text(arena, info, "lastCacheSyncTime",
                  clock_rfc3339(cluster_cache_synced_at(cache), arena));
    return info;
}

static void update_one(const struct controller *controller, const struct managed_cluster *cluster)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct cluster_cache *cache = managed_cluster_cache(cluster);
    struct counting counting = { .controller = controller,
                                 .cluster = managed_cluster_info(cluster) };
    struct json *info = json_new_object(arena);

    catalog_each_application(controller->catalog, count_application, &counting);
    json_set(arena, info, "connectionState", connection_state(cache, counting.count, arena));
    if (cache && cluster_cache_is_synced(cache))
        json_set_text(arena, info, "serverVersion", cluster_cache_version(cache));
    json_set(arena, info, "cacheInfo", cache_info(cache, arena));
    json_set_int(arena, info, "applicationsCount", counting.count);
    if (cache && cluster_cache_is_synced(cache))
        json_set(arena, info, "apiVersions",
                 texts_to_json(cluster_cache_api_versions(cache, arena), arena));
    app_cache_set_cluster(controller->app_cache, counting.cluster->server, info);
}

void cluster_info_update(void *context)
{
    const struct controller *controller = context;
    struct managed_cluster *cluster;

    for (size_t i = 0; controller->clusters && (cluster = clusters_at(controller->clusters, i));
         i++)
        update_one(controller, cluster);
}
