/* What else an update of a project touches: whose rights it needs, and whom it shuts out. */
#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/cluster.h"
#include "argo/cluster_access.h"
#include "argo/project.h"
#include "argo/settings.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "data/json.h"
#include "project/project_parts.h"
#include "server.h"

#include <stdio.h>

/* ---- clusters and repositories ---- */

static bool has_destination(const struct project *project, struct str server)
{
    for (size_t i = 0; i < project->destination_count; i++)
        if (str_equal(project->destinations[i].server, server))
            return true;
    return false;
}

/* A destination given by its name alone counts as one without a server. */
static int may_reach(struct api_call *call, const struct project *old,
                     const struct project *changed, bool all, struct error *err)
{
    for (size_t i = 0; i < changed->destination_count; i++) {
        struct str server = changed->destinations[i].server;

        if ((all || !has_destination(old, server)) &&
            api_enforce(call, "clusters", "update", server.ptr, err) < 0)
            return -1;
    }
    return 0;
}

static int may_read(struct api_call *call, const struct project *old, const struct project *changed,
                    struct error *err)
{
    for (size_t i = 0; i < changed->source_repos.count; i++) {
        const char *repository = changed->source_repos.items[i].ptr;

        if (!texts_contain(old->source_repos, repository) &&
            api_enforce(call, "repositories", "update", repository, err) < 0)
            return -1;
    }
    return 0;
}

static bool have_same_kinds(const struct json *old, const struct json *changed, struct arena *arena)
{
    static const char *const lists[] = { "clusterResourceWhitelist", "clusterResourceBlacklist",
                                         "namespaceResourceWhitelist",
                                         "namespaceResourceBlacklist" };
    const struct json *a = shape_typed(shape_project_spec, json_get(old, "spec"), arena);
    const struct json *b = shape_typed(shape_project_spec, json_get(changed, "spec"), arena);

    for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
        if (!json_equal(json_get(a, lists[i]), json_get(b, lists[i])))
            return false;
    return true;
}

/* ---- applications ---- */

struct look {
    struct api_call *call;
    const struct project *old, *changed;
    const struct cluster **clusters;
    size_t cluster_count;
    size_t bad_sources, bad_destinations;
};

static void find_clusters(struct look *look)
{
    struct arena *arena = look->call->arena;
    const struct cluster_entry *entries;
    size_t count = cluster_entries(look->call->server->catalog, arena, &entries);

    look->clusters = arena_alloc(arena, (count + 1) * sizeof(struct cluster *));
    for (; look->cluster_count < count; look->cluster_count++)
        look->clusters[look->cluster_count] = &entries[look->cluster_count].info;
}

static void look_at_destination(struct look *look, const struct application *app)
{
    const struct settings *settings =
        catalog_hold_settings(look->call->server->catalog, look->call->arena);
    CLEANUP(error_release) struct error err = { 0 };
    const struct cluster *cluster;

    /* An application whose cluster is unknown is in trouble already. */
    if (cluster_resolve(&app->destination, look->clusters, look->cluster_count,
                        settings->in_cluster_enabled, &cluster, &err) < 0)
        return;
    if (project_permits_destination(look->old, cluster, app->destination.namespace) &&
        !project_permits_destination(look->changed, cluster, app->destination.namespace))
        look->bad_destinations++;
}

static void look_at(void *context, const char *key, struct json_doc *application)
{
    struct look *look = context;
    const struct json *root = json_doc_root(application);
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    (void)key;
    if (!str_equals(json_text_at(root, "metadata.namespace"), look->call->server->namespace) ||
        application_read(root, look->call->arena, &app, &err) < 0 ||
        !str_equal(app.project, look->changed->name))
        return;
    if (app.source_count > 0 && project_permits_source(look->old, app.sources[0].repo_url) &&
        !project_permits_source(look->changed, app.sources[0].repo_url))
        look->bad_sources++;
    look_at_destination(look, &app);
}

static int check_applications(struct look *look, struct error *err)
{
    char sources[64] = "", destinations[64] = "";
    const char *both;

    find_clusters(look);
    catalog_each_application(look->call->server->catalog, look_at, look);
    if (look->bad_sources == 0 && look->bad_destinations == 0)
        return 0;
    if (look->bad_sources > 0)
        snprintf(sources, sizeof(sources), "%zu applications source became invalid",
                 look->bad_sources);
    if (look->bad_destinations > 0)
        snprintf(destinations, sizeof(destinations), "%zu applications destination became invalid",
                 look->bad_destinations);
    both = *sources && *destinations ? " and " : "";
    return error_set(err, ERR_INVALID, "as a result of project update %s%s%s", sources, both,
                     destinations);
}

int project_may_become(struct api_call *call, const struct json *old, const struct json *new_one,
                       struct error *err)
{
    struct project before, after;
    struct look look = { .call = call, .old = &before, .changed = &after };

    if (project_read(old, call->arena, &before, err) < 0 ||
        project_read(new_one, call->arena, &after, err) < 0 ||
        may_reach(call, &before, &after, false, err) < 0 ||
        may_read(call, &before, &after, err) < 0)
        return -1;
    if (!have_same_kinds(old, new_one, call->arena) &&
        may_reach(call, &before, &after, true, err) < 0)
        return -1;
    return check_applications(&look, err);
}
