#pragma once

/*
 * A controller without its process: on a small cluster that is its own, with a repo-server that
 * says what the test wants. Its queues do their work, or only note what they were asked to do.
 */

#include "app_cache.h"
#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "base/map.h"
#include "config.h"
#include "controller.h"
#include "controller_events.h"
#include "distribution.h"
#include "fake/cluster.h"
#include "io/redis.h"
#include "live/clusters.h"
#include "metrics.h"
#include "operation_state.h"
#include "project_finish.h"
#include "refresh.h"
#include "repo_server.pb-c.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/events.h"
#include "rpc/server.h"
#include "work/queue.h"

struct bed {
    struct fake_cluster cluster;
    struct config config;
    struct controller controller;
    struct arena *arena;
    struct strbuf noted; /* "refresh argocd/a\n", in the order in which the queues got it */
    struct rpc_server *repo_server;
    /* What the repo-server says: manifests (JSON), or its failure. */
    const char *manifests[8];
    const char *failure;
    void (*on_asked)(void); /* what happens meanwhile; may be NULL */
    /* The last request it got, in the bed's arena. */
    const char *asked_url, *asked_password, *asked_revision, *asked_name, *asked_namespace;
    int asked;
    /* How UpdateRevisionForPaths is answered, and what it was asked. */
    const char *carried_revision, *paths_failure;
    const char *asked_path, *asked_synced; /* the first path */
    const char *problem; /* with the signature of each source; NULL: nothing was verified */
};

/* ---- the repo-server ---- */

static inline Argosy__Repo__SourceIntegrityResult *bed_integrity(struct bed *bed)
{
    Argosy__Repo__SourceIntegrityResult *result =
        ARENA_NEW(bed->arena, Argosy__Repo__SourceIntegrityResult);
    Argosy__Repo__SourceIntegrityCheck *check =
        ARENA_NEW(bed->arena, Argosy__Repo__SourceIntegrityCheck);

    argosy__repo__source_integrity_result__init(result);
    argosy__repo__source_integrity_check__init(check);
    check->name = arena_printf(bed->arena, "GIT/GPG");
    check->problems = arena_alloc(bed->arena, sizeof(char *));
    check->problems[0] = arena_printf(bed->arena, "%s", bed->problem);
    check->n_problems = *bed->problem ? 1 : 0;
    result->checks = arena_alloc(bed->arena, sizeof(check));
    result->checks[0] = check;
    result->n_checks = 1;
    return result;
}

static inline int bed_generate(struct rpc_call *call, struct error *err)
{
    struct bed *bed = call->server;
    Argosy__Repo__GenerateManifestRequest *request =
        rpc_request(call, &argosy__repo__generate_manifest_request__descriptor, err);
    Argosy__Repo__GenerateManifestReply reply = ARGOSY__REPO__GENERATE_MANIFEST_REPLY__INIT;
    Argosy__Repo__Manifest items[8], *pointers[8];
    char revision[] = "0123456789abcdef0123456789abcdef01234567", type[] = "Directory";

    if (!request)
        return -1;
    bed->asked++;
    bed->asked_url = arena_printf(bed->arena, "%s", request->repository->url);
    bed->asked_password = arena_printf(bed->arena, "%s", request->repository->password);
    bed->asked_revision = arena_printf(bed->arena, "%s", request->revision);
    bed->asked_name = arena_printf(bed->arena, "%s", request->app_name);
    bed->asked_namespace = arena_printf(bed->arena, "%s", request->namespace_);
    if (bed->on_asked)
        bed->on_asked();
    if (bed->failure)
        return error_set(err, ERR_UNKNOWN, "%s", bed->failure);
    for (size_t i = 0; bed->manifests[i]; i++) {
        argosy__repo__manifest__init(&items[i]);
        items[i].json = (ProtobufCBinaryData){ strlen(bed->manifests[i]),
                                               (uint8_t *)(uintptr_t)bed->manifests[i] };
        pointers[i] = &items[i];
        reply.n_manifests = i + 1;
    }
    reply.manifests = pointers;
    reply.revision = revision;
    reply.source_type = type;
    if (bed->problem)
        reply.source_integrity_result = bed_integrity(bed);
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_carry_over(struct rpc_call *call, struct error *err)
{
    struct bed *bed = call->server;
    Argosy__Repo__UpdateRevisionForPathsRequest *request =
        rpc_request(call, &argosy__repo__update_revision_for_paths_request__descriptor, err);
    Argosy__Repo__UpdateRevisionForPathsReply reply =
        ARGOSY__REPO__UPDATE_REVISION_FOR_PATHS_REPLY__INIT;

    if (!request)
        return -1;
    bed->asked_path = arena_printf(bed->arena, "%s", request->n_paths ? request->paths[0] : "");
    bed->asked_synced = arena_printf(bed->arena, "%s", request->synced_revision);
    if (bed->paths_failure)
        return error_set(err, ERR_INTERNAL, "%s", bed->paths_failure);
    reply.changes = !bed->carried_revision;
    reply.revision =
        arena_printf(bed->arena, "%s", bed->carried_revision ? bed->carried_revision : "");
    return rpc_reply(call, &reply.base, err);
}

static inline void bed_open_repo_server(struct bed *bed)
{
    static const struct rpc_method methods[] = { { "GenerateManifest", bed_generate },
                                                 { "UpdateRevisionForPaths", bed_carry_over },
                                                 { NULL, NULL } };
    CLEANUP(error_release) struct error err = { 0 };
    struct controller *controller = &bed->controller;
    const struct rpc_context_options context = { .loop = bed->cluster.loop,
                                                 .allow_plaintext = true };
    struct rpc_server_options server = { .host = "127.0.0.1", .methods = methods, .context = bed };
    struct rpc_client_options client = { 0 };

    if (rpc_context_open(&context, &controller->rpc, &err) < 0)
        abort();
    server.rpc = client.rpc = controller->rpc;
    if (rpc_server_open(&server, &bed->repo_server, &err) < 0)
        abort();
    client.address = arena_printf(bed->arena, "127.0.0.1:%d", rpc_server_port(bed->repo_server));
    if (rpc_client_open(&client, &controller->repo_server, &err) < 0 ||
        rpc_publisher_open(controller->rpc, "127.0.0.1", 0, &controller->events, &err) < 0)
        abort();
}

/* ---- the queues ---- */

static inline void bed_note_refresh(void *context, const char *key)
{
    struct bed *bed = context;

    strbuf_printf(&bed->noted, "refresh %s\n", key);
}

static inline void bed_note_operation(void *context, const char *key)
{
    struct bed *bed = context;

    strbuf_printf(&bed->noted, "operate %s\n", key);
}

static inline void bed_note_project(void *context, const char *key)
{
    struct bed *bed = context;

    strbuf_printf(&bed->noted, "project %s\n", key);
}

static inline void bed_open_queues(struct bed *bed, bool works)
{
    struct controller *controller = &bed->controller;
    struct loop *loop = bed->cluster.loop;
    struct fiber_pool *fibers = bed->cluster.fibers;
    void *context = works ? (void *)controller : (void *)bed;

    controller->refreshes =
        work_queue_new(loop, fibers, 4, works ? refresh_application : bed_note_refresh, context);
    controller->operations =
        work_queue_new(loop, fibers, 4, works ? operation_process : bed_note_operation, context);
    controller->projects =
        work_queue_new(loop, fibers, 1, works ? project_process : bed_note_project, context);
    controller->requested = map_new();
    controller->delayed = map_new();
    controller->repo_errors = map_new();
}

static inline void bed_forget(struct bed *bed)
{
    strbuf_release(&bed->noted);
    bed->noted = (struct strbuf)STRBUF_INIT(1024 * 1024);
    fake_forget(&bed->cluster);
}

static inline const char *bed_noted(const struct bed *bed)
{
    return bed->noted.ptr ? bed->noted.ptr : "";
}

/* ---- life ---- */

/* The cluster and the configuration: what is to be there at the start comes between the two. */
static inline struct bed *bed_new(void)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed *bed = xcalloc(1, sizeof(*bed));
    char program[] = "argosy-application-controller";
    char *argv[] = { program, NULL };

    clearenv();
    fake_cluster_open(&bed->cluster);
    bed->arena = bed->cluster.arena;
    bed->noted = (struct strbuf)STRBUF_INIT(1024 * 1024);
    if (config_read(argv, bed->arena, &bed->config, &err) != 1)
        abort();
    bed->config.wave_delay_s = 0;
    bed->config.resync_s = 0;
    bed->config.repo_error_grace_s = 0;
    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: default, "
             "namespace: argocd}, spec: {sourceRepos: ['*'], destinations: [{server: '*', "
             "namespace: '*'}], clusterResourceWhitelist: [{group: '*', kind: '*'}]}}");
    return bed;
}

static inline void bed_start(struct bed *bed, bool works)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct controller *controller = &bed->controller;
    const struct app_cache_options cache = { .loop = bed->cluster.loop };
    struct catalog_handlers handlers;
    struct catalog_options catalog;
    struct event_writer_options events = { .client = bed->cluster.client,
                                           .component = "argocd-application-controller",
                                           .reasons = &bed->config.event_reasons };

    controller->config = &bed->config;
    controller->namespace = "argocd";
    controller->loop = bed->cluster.loop;
    controller->fibers = bed->cluster.fibers;
    controller->kube_config = fake_config(&bed->cluster.api);
    controller->kube = bed->cluster.client;
    bed_open_repo_server(bed);
    bed_open_queues(bed, works);
    controller->metrics = controller_metrics_new(controller);
    if (!controller->app_cache)
        controller->app_cache = app_cache_new(&cache);
    if (distribution_open(controller, &controller->distribution, &err) < 0)
        abort();
    handlers = controller_catalog_handlers(controller);
    catalog = (struct catalog_options){ .client = controller->kube,
                                        .namespace = "argocd",
                                        .handlers = &handlers };
    controller->catalog = catalog_new(&catalog);
    events.catalog = controller->catalog;
    controller->event_writer = event_writer_new(&events);
    for (int i = 0; i < 500 && !catalog_is_ready(controller->catalog); i++)
        fake_idle(&bed->cluster.api, 10);
    if (!catalog_is_ready(controller->catalog))
        abort();
    fake_idle(&bed->cluster.api, 10);
}

static inline struct bed *bed_open(bool works)
{
    struct bed *bed = bed_new();

    bed_start(bed, works);
    return bed;
}

static inline void bed_close(struct bed *bed)
{
    struct controller *controller = &bed->controller;

    work_queue_drain(controller->refreshes);
    work_queue_drain(controller->operations);
    work_queue_drain(controller->projects);
    do /* at least once: a start that was posted is still to come */
        fake_idle(&bed->cluster.api, 2);
    while (fiber_pool_running(bed->cluster.fibers) > 0);
    refresh_cancel_delayed(controller);
    event_writer_free(controller->event_writer);
    catalog_free(controller->catalog);
    clusters_free(controller->clusters);
    distribution_free(controller->distribution);
    app_cache_free(controller->app_cache);
    redis_close(controller->redis);
    rpc_publisher_close(controller->events);
    rpc_client_close(controller->repo_server);
    rpc_server_close(bed->repo_server);
    rpc_context_close(controller->rpc);
    kube_config_unref(controller->kube_config);
    work_queue_free(controller->refreshes);
    work_queue_free(controller->operations);
    work_queue_free(controller->projects);
    controller_metrics_free(controller->metrics);
    for (struct map_cursor at = { 0 }; map_next(controller->repo_errors, &at);)
        free(at.value);
    map_free(controller->repo_errors);
    map_free(controller->requested);
    map_free(controller->delayed);
    strbuf_release(&bed->noted);
    fake_cluster_close(&bed->cluster);
    free(bed);
}

/* Let everything that follows from what happened come to pass. */
static inline void bed_settle(struct bed *bed)
{
    for (int quiet = 0, i = 0; quiet < 5 && i < 500; i++) {
        struct controller *controller = &bed->controller;
        size_t before = bed->cluster.api.requests.count;

        fake_idle(&bed->cluster.api, 10);
        quiet = before == bed->cluster.api.requests.count &&
                        work_queue_depth(controller->refreshes) == 0 &&
                        work_queue_active(controller->refreshes) == 0 &&
                        work_queue_active(controller->operations) == 0 &&
                        work_queue_active(controller->projects) == 0
                    ? quiet + 1
                    : 0;
    }
}

/* ---- applications ---- */

#define APP_PATH "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/"

/* `more` are members of the spec, beginning with a comma, or "". */
static inline void bed_put_app(struct bed *bed, const char *name, const char *more)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: "
                          "%s, namespace: argocd}, spec: {project: default, source: {repoURL: "
                          "'https://git.example.com/a.git', path: .}, destination: {server: "
                          "'https://kubernetes.default.svc', namespace: ns}%s}}",
                          name, more));
}

/* As it stands in the catalog; read into the bed's arena. */
static inline struct application bed_app(struct bed *bed, const char *name)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;
    const struct json_doc *document =
        catalog_application(bed->controller.catalog, arena_printf(bed->arena, "argocd/%s", name));

    if (!document || application_read(json_copy(bed->arena, json_doc_root(document)), bed->arena,
                                      &app, &err) < 0)
        abort();
    return app;
}

static inline const struct json *bed_stored_app(struct bed *bed, const char *name)
{
    return fake_get(&bed->cluster, arena_printf(bed->arena, APP_PATH "%s", name));
}

struct bed_syncing {
    struct bed *bed;
    struct cluster_cache *cache;
    bool is_synced;
};

static inline void bed_run_sync(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed_syncing *syncing = context;
    struct managed_cluster *cluster = clusters_at(syncing->bed->controller.clusters, 0);

    syncing->is_synced = managed_cluster_open(cluster, &syncing->cache, &err) == 0 &&
                         cluster_cache_sync(syncing->cache, &err) == 0;
}

/* The cache of the cluster it runs in, synced and watching; NULL when that fails. */
static inline struct cluster_cache *bed_sync(struct bed *bed)
{
    struct bed_syncing syncing = { .bed = bed };

    if (!fake_in_fiber(&bed->cluster, bed_run_sync, &syncing) || !syncing.is_synced)
        return NULL;
    bed_settle(bed);
    return syncing.cache;
}
