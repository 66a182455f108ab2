#include "cluster/clusters.h"

#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "http/percent.h"
#include "secret_store.h"
#include "server.h"

#include <stdlib.h>

/* ---- listing ---- */

static struct str creation_of(const struct cluster_entry *entry)
{
    return entry->secret ? json_text_at(json_doc_root(entry->secret), "metadata.creationTimestamp")
                         : STR("~"); /* the built-in one: behind every date */
}

static bool is_own(const struct cluster_entry *entry)
{
    return str_equals(entry->info.server, CLUSTER_IN_CLUSTER_SERVER);
}

static int compare(const void *a, const void *b)
{
    const struct cluster_entry *left = a, *right = b;
    int order = str_compare(creation_of(left), creation_of(right));

    if (order == 0 && is_own(left) != is_own(right))
        return is_own(left) ? -1 : 1;
    return order ? order : str_compare(left->info.server, right->info.server);
}

struct cluster_list clusters_list(const struct api_server *server, struct arena *arena)
{
    bool in_cluster = catalog_settings(server->catalog)->in_cluster_enabled;
    const struct cluster_entry *all;
    size_t count = cluster_entries(server->catalog, arena, &all), kept = 0;
    struct cluster_entry *items = arena_alloc(arena, (count + 1) * sizeof(*items));

    for (size_t i = 0; i < count; i++)
        if (in_cluster || !str_equals(all[i].info.server, CLUSTER_IN_CLUSTER_SERVER))
            items[kept++] = all[i];
    qsort(items, kept, sizeof(*items), compare);
    return (struct cluster_list){ items, kept };
}

/* ---- which one ---- */

struct cluster_query clusters_query(const struct json *request, struct arena *arena)
{
    const struct json *id = json_get(request, "id");
    struct str type = json_string(json_get(id, "type")), value = json_string(json_get(id, "value"));

    if (!json_is(id, JSON_OBJECT))
        return (struct cluster_query){ json_string(json_get(request, "server")),
                                       json_string(json_get(request, "name")) };
    if (str_equals(type, "name"))
        return (struct cluster_query){ STR_EMPTY, value };
    if (str_equals(type, "name_escaped"))
        return (struct cluster_query){ STR_EMPTY, percent_decode(value, PERCENT_QUERY, arena) };
    return (struct cluster_query){ value, STR_EMPTY };
}

static struct str without_slashes(struct str server)
{
    while (str_has_suffix(server, STR("/")))
        server = str_slice(server, 0, server.len - 1);
    return server;
}

const struct cluster_entry *clusters_find(struct cluster_list list, struct cluster_query query)
{
    const struct cluster_entry *items = list.items;

    for (size_t i = 0; i < list.count; i++) {
        const struct cluster *info = &items[i].info;

        if (query.server.len > 0) {
            if (str_equal(without_slashes(query.server), info->server))
                return &items[i];
        } else if (query.name.len > 0 && str_equal(query.name, info->name)) {
            return &items[i];
        }
    }
    return NULL;
}

const char *cluster_object(struct str project, struct str server, struct arena *arena)
{
    if (project.len == 0)
        return arena_printf(arena, "%.*s", STR_ARG(server));
    return arena_printf(arena, "%.*s/%.*s", STR_ARG(project), STR_ARG(server));
}

/* ---- writing ---- */

int clusters_create(struct api_server *server, const struct json *document, struct arena *arena,
                    struct error *err)
{
    struct str address = json_text_at(document, "server");
    struct secret_to_write secret;

    if (str_equals(address, CLUSTER_IN_CLUSTER_SERVER) &&
        !catalog_settings(server->catalog)->in_cluster_enabled)
        return error_set(err, ERR_INVALID, "cannot register cluster: in-cluster has been disabled");
    if (cluster_document_secret(document, arena, &secret, err) < 0)
        return -1;
    if (secret_store_create(server, &secret, arena, NULL, err) == 0)
        return 0;
    if (err->code != ERR_EXISTS)
        return -1;
    return error_set(err, ERR_EXISTS, "cluster \"%.*s\" already exists", STR_ARG(address));
}

static const struct cluster_entry *find_kept(const struct api_server *server, struct str address,
                                             struct arena *arena)
{
    const struct cluster_entry *entry =
        clusters_find(clusters_list(server, arena), (struct cluster_query){ address, STR_EMPTY });

    return entry && entry->secret ? entry : NULL;
}

int clusters_update(struct api_server *server, const struct json *document, struct arena *arena,
                    struct error *err)
{
    const struct cluster_entry *kept = find_kept(server, json_text_at(document, "server"), arena);
    struct secret_to_write secret;

    if (!kept)
        return clusters_create(server, document, arena, err);
    if (cluster_document_secret(document, arena, &secret, err) < 0)
        return -1;
    return secret_store_update(server, kept->secret, &secret, arena, NULL, err);
}

int clusters_delete(struct api_server *server, struct str address, struct arena *arena,
                    struct error *err)
{
    const struct cluster_entry *kept = find_kept(server, address, arena);

    if (!kept)
        return error_set(err, ERR_NOT_FOUND, "cluster \"%.*s\" not found", STR_ARG(address));
    return secret_store_delete(server, kept->secret, arena, err);
}
