#include "webhook/carry_over.h"

#include "argo/catalog.h"
#include "argo/cluster_access.h"
#include "argo/manifest_request.h"
#include "argo/project_scope.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/metrics.h"
#include "cluster/cluster_info.h"
#include "data/json.h"
#include "gitops/paths.h"
#include "io/fiber.h"
#include "webhook/match.h"
#include "webhook/webhook.h"

enum { AT_ONCE = 20 };

/* One application, and what the question about it is made of. */
struct carried {
    struct carry_over *work;
    struct arena *arena;
    struct application app;
    struct project project;
};

static bool has_reference(const struct application *app)
{
    for (size_t i = 0; i < app->source_count; i++)
        if (!str_is_empty(app->sources[i].ref))
            return true;
    return false;
}

/* Its project, and what the controllers know of its cluster: both are part of the name under which
 * the rendered manifests are kept. */
static int describe(struct carried *carried, struct manifest_request *out, struct error *err)
{
    const struct webhook_options *options = carried->work->options;
    const struct settings *settings = catalog_hold_settings(options->catalog, carried->arena);
    const struct cluster_entry *entries;
    size_t count = cluster_entries(options->catalog, carried->arena, &entries);
    const struct cluster **clusters = arena_alloc(carried->arena, (count + 1) * sizeof(*clusters));
    const struct project_scope scope = {
        .catalog = options->catalog,
        .namespace = options->namespace,
        .clusters = clusters,
        .cluster_count = count,
    };
    const struct cluster *cluster;
    const struct json *info;

    for (size_t i = 0; i < count; i++)
        clusters[i] = &entries[i].info;
    if (cluster_resolve(&carried->app.destination, clusters, count, settings->in_cluster_enabled,
                        &cluster, err) < 0 ||
        project_scope_load(&scope, &carried->app, carried->arena, &carried->project, NULL, err) <=
            0)
        return -1;
    info = cluster_info(options->items, cluster->server, carried->arena);
    if (!json_is(json_get(info, "apiVersions"), JSON_ARRAY))
        return error_set(err, ERR_UNAVAILABLE, "nothing is known of the cluster '%.*s'",
                         STR_ARG(cluster->server));
    out->kube_version = json_text_at(info, "serverVersion");
    out->api_versions = texts_of(json_get(info, "apiVersions"), carried->arena);
    return 0;
}

static int ask(struct carried *carried, const struct manifest_request *request, size_t source,
               struct error *err)
{
    static const struct repo_method method = {
        "UpdateRevisionForPaths", &argosy__repo__update_revision_for_paths_reply__descriptor
    };
    const struct webhook_push *push = carried->work->push;
    struct texts paths = generate_paths(&carried->app, &request->sources[source], carried->arena);
    Argosy__Repo__UpdateRevisionForPathsRequest message;
    const ProtobufCMessage *reply;

    manifest_request_fill_paths(request, source, paths, carried->arena, &message);
    message.synced_revision = arena_strndup(carried->arena, push->before.ptr, push->before.len);
    message.revision = arena_strndup(carried->arena, push->after.ptr, push->after.len);
    if (repo_server_ask(&carried->work->options->repo_server, &method, &message.base,
                        carried->arena, &reply, err) < 0)
        return -1;
    if (((const Argosy__Repo__UpdateRevisionForPathsReply *)reply)->changes)
        return error_set(err, ERR_NOT_FOUND, "nothing is kept for the commit before");
    return 0;
}

static void count_attempt(const struct carried *carried, struct str url, bool is_successful)
{
    if (carried->work->attempts)
        metric_add(metric_series(carried->work->attempts,
                                 LABELS(repository_normalize_url(url, carried->arena).ptr,
                                        is_successful ? "true" : "false")),
                   1);
}

static void carry_source(struct carried *carried, struct manifest_request *request, size_t source)
{
    CLEANUP(error_release) struct error why = { 0 };
    struct str url = carried->app.sources[source].repo_url;
    const struct repository repository =
        repository_for(url, carried->app.project, request->repositories, request->repository_count,
                       carried->arena);
    bool is_kept;

    /* Of a shallow clone the commit before may be missing. */
    if (repository.webhook_manifest_cache_warm_disabled || repository.depth > 0)
        return;
    is_kept = describe(carried, request, &why) == 0 && ask(carried, request, source, &why) == 0;
    if (!is_kept)
        log_debug("manifests are not carried over to a new commit", F("app", carried->app.name.ptr),
                  F("error", error_text(&why)));
    count_attempt(carried, url, is_kept);
}

static void carry_sources(struct carried *carried)
{
    const struct webhook_options *options = carried->work->options;
    size_t count = carried->app.source_count;
    struct str *revisions = arena_alloc(carried->arena, (count + 1) * sizeof(*revisions));
    struct manifest_request request = {
        .settings = catalog_hold_settings(options->catalog, carried->arena),
        .app = &carried->app,
        .project = &carried->project,
        .instance = application_instance_name(&carried->app, options->namespace, carried->arena),
        .sources = carried->app.sources,
        .revisions = revisions,
        .source_count = count,
        .has_multiple_sources = carried->app.has_multiple_sources,
    };

    for (size_t i = 0; i < count; i++)
        revisions[i] = STR_EMPTY;
    request.repository_count =
        repo_server_list(options->catalog, carried->arena, &request.repositories);
    for (size_t i = 0; i < count; i++)
        if (push_match_source(carried->work->matcher, &carried->app.sources[i]))
            carry_source(carried, &request, i);
}

static void carry_one(void *context, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *document = NULL;
    struct carried carried = { .work = context, .arena = arena };
    struct json_doc *found =
        catalog_application(carried.work->options->catalog, carried.work->keys[index]);

    if (!found)
        return; /* deleted meanwhile */
    document = json_doc_ref(found);
    if (application_read(json_doc_root(document), arena, &carried.app, &err) == 0 &&
        !has_reference(&carried.app))
        carry_sources(&carried);
}

void carry_over_run(struct carry_over *work)
{
    fiber_each(work->count, AT_ONCE, carry_one, work);
}
