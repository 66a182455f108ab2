#include "view.h"

#include "app_cache.h"
#include "app_tree.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "comparison.h"
#include "controller.h"
#include "data/json.h"
#include "project_load.h"

/* One look, filled in from step to step. */
struct look {
    struct controller *controller;
    struct arena *arena;
    struct json_doc *document;
    struct application app;
    struct settings *settings;
    struct project project;
    struct managed_cluster *cluster;
    struct cluster_cache *cache; /* as it is synced */
    const struct json *resources;
};

static void release_look(struct look *look)
{
    managed_cluster_unref(look->cluster);
    settings_unref(look->settings);
    json_doc_unref(look->document);
}
DEFINE_CLEANUP_VALUE(struct look, release_look)

static int load(struct look *look, const char *key, struct error *err)
{
    struct controller *controller = look->controller;
    struct json_doc *document = catalog_application(controller->catalog, key);
    int loaded;

    if (!document || !controller->clusters || !controller_processes(controller, document))
        return error_set(err, ERR_NOT_FOUND, "the application '%s' is not looked after here", key);
    look->document = json_doc_ref(document);
    look->settings = settings_ref(catalog_settings(controller->catalog));
    if (application_read(json_doc_root(document), look->arena, &look->app, err) < 0)
        return -1;
    loaded = project_load(controller, &look->app, look->arena, &look->project, NULL, err);
    if (loaded <= 0)
        return -1;
    return clusters_resolve(controller->clusters, &look->app.destination, &look->cluster, err);
}

static struct str *compared_revisions(const struct look *look)
{
    struct str *revisions =
        arena_alloc(look->arena, (look->app.source_count + 1) * sizeof(*revisions));

    for (size_t i = 0; i < look->app.source_count; i++)
        revisions[i] = application_synced_revision(&look->app, i);
    return revisions;
}

/* With the revisions that it was compared with last: a look changes nothing. */
static int compare(struct look *look, struct application_view *view, struct error *err)
{
    const struct comparison_request request = {
        .controller = look->controller,
        .app = &look->app,
        .project = &look->project,
        .settings = look->settings,
        .cluster = look->cluster,
        .sources = look->app.sources,
        .revisions = compared_revisions(look),
        .source_count = look->app.source_count,
        .has_multiple_sources = look->app.has_multiple_sources,
        .is_forced = true, /* why it fails is said at once */
        .local_manifests = look->app.operation_state.operation.manifests,
    };
    struct comparison comparison = { 0 };

    if (comparison_make(&request, look->arena, &comparison, err) < 0)
        return -1;
    if (comparison.is_abandoned)
        return error_set(err, ERR_UNAVAILABLE, "the application cannot be compared now");
    if (!comparison.cache || comparison.failed_to_load)
        return error_set(err, ERR_UNKNOWN, "%s",
                         comparison.conditions.count > 0
                             ? comparison.conditions.items[0].message.ptr
                             : "the application cannot be compared");
    look->cache = comparison.cache;
    look->resources = comparison_resources(&comparison, false, look->arena);
    view->managed = app_tree_managed(&comparison, look->settings, look->arena);
    return 0;
}

/* What was compared last is enough for a tree, where the cluster is known. */
static bool can_go_without_comparison(struct look *look)
{
    struct cluster_cache *cache = managed_cluster_cache(look->cluster);

    if (!cache || !cluster_cache_is_synced(cache) || !json_at(look->app.status, "sync.status"))
        return false;
    look->cache = cache;
    look->resources = json_get(look->app.status, "resources");
    return true;
}

static void build_tree(struct look *look, struct application_view *view)
{
    struct conditions ignored = { 0 };
    const struct app_tree_input input = {
        .controller = look->controller,
        .app = &look->app,
        .project = &look->project,
        .settings = look->settings,
        .cluster = managed_cluster_info(look->cluster),
        .cache = look->cache,
        .resources = look->resources,
    };

    view->tree = app_tree_make(&input, &ignored, look->arena);
}

/* Whoever asked found nothing there: what we believe to have written is gone. */
static void renew_cache(struct look *look, const struct application_view *view)
{
    struct app_cache *cache = look->controller->app_cache;
    struct str instance =
        application_instance_name(&look->app, look->controller->namespace, look->arena);

    app_cache_delete_tree(cache, instance);
    app_cache_set_tree(cache, instance, view->tree);
    if (!view->managed)
        return;
    app_cache_delete_managed(cache, instance);
    app_cache_set_managed(cache, instance, view->managed);
}

int application_view(struct controller *controller, const char *key, bool with_managed,
                     struct arena *arena, struct application_view *out, struct error *err)
{
    CLEANUP(release_look) struct look look = { .controller = controller, .arena = arena };
    struct application_view view = { 0 };

    if (load(&look, key, err) < 0)
        return -1;
    if ((with_managed || !can_go_without_comparison(&look)) && compare(&look, &view, err) < 0)
        return -1;
    build_tree(&look, &view);
    if (!with_managed)
        view.managed = NULL;
    renew_cache(&look, &view);
    /* Its parts may be the cluster cache's, which goes on changing. */
    out->tree = json_copy(arena, view.tree);
    out->managed = view.managed ? json_copy(arena, view.managed) : NULL;
    return 0;
}
