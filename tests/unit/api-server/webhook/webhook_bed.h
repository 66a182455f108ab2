#pragma once

/*
 * What a webhook needs around it: a cluster with Applications, a catalog of it, controllers that
 * note what they are asked and may refuse, and a repo-server that lists branches.
 */

#include "argo/catalog.h"
#include "base/options.h"
#include "controller.pb-c.h"
#include "data/json.h"
#include "fake/cluster.h"
#include "io/item_store.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/server.h"
#include "test.h"
#include "webhook/webhook.h"

struct webhook_bed {
    struct fake_cluster cluster;
    struct arena *arena;
    struct loop *loop;
    struct catalog *catalog;
    bool is_ready;
    struct rpc_context *rpc;
    struct rpc_server *controller, *repo_server;
    struct rpc_client *controllers, *repo_client;
    int controller_port;
    struct strbuf asked; /* "argocd/a forced first\n" */
    bool refuses;        /* the controller */
    int asked_times, listed;
    struct strbuf carried; /* "app url before after kubernetes apis paths\n" of the repo-server */
    bool has_changes;      /* says the repo-server: nothing can be kept */
    /* A second one, which looks after all of them, while the first looks after none. */
    bool has_second, second_refuses;
    struct rpc_server *second;
    int second_asked;
    struct option_list namespaces;
    struct webhook_options options;
};

/* ---- the controller ---- */

static inline int bed_refresh(struct rpc_call *call, struct error *err)
{
    struct webhook_bed *bed = call->server;
    const Argosy__Controller__RefreshRequest *request =
        rpc_request(call, &argosy__controller__refresh_request__descriptor, err);
    Argosy__Controller__RefreshReply reply = ARGOSY__CONTROLLER__REFRESH_REPLY__INIT;

    if (!request)
        return -1;
    bed->asked_times++;
    if (bed->refuses)
        return error_set(err, ERR_INTERNAL, "not now");
    for (size_t i = 0; i < request->n_items; i++) {
        const Argosy__Controller__RefreshItem *item = request->items[i];
        bool is_forced = item->level == ARGOSY__CONTROLLER__REFRESH_LEVEL__REFRESH_FORCED;

        strbuf_printf(&bed->asked, "%s/%s%s%s%s\n", item->namespace_, item->name,
                      is_forced ? " forced" : "", item->first ? " first" : "",
                      item->delay_ms > 0 ? " later" : "");
        reply.taken += bed->has_second ? 0 : 1;
    }
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_refresh_second(struct rpc_call *call, struct error *err)
{
    struct webhook_bed *bed = call->server;
    const Argosy__Controller__RefreshRequest *request =
        rpc_request(call, &argosy__controller__refresh_request__descriptor, err);
    Argosy__Controller__RefreshReply reply = ARGOSY__CONTROLLER__REFRESH_REPLY__INIT;

    if (!request)
        return -1;
    bed->second_asked++;
    if (bed->second_refuses)
        return error_set(err, ERR_INTERNAL, "not now");
    reply.taken = (int64_t)request->n_items;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_list_refs(struct rpc_call *call, struct error *err)
{
    struct webhook_bed *bed = call->server;
    Argosy__Repo__ListRefsReply reply = ARGOSY__REPO__LIST_REFS_REPLY__INIT;

    bed->listed++;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_update_revision(struct rpc_call *call, struct error *err)
{
    struct webhook_bed *bed = call->server;
    const Argosy__Repo__UpdateRevisionForPathsRequest *request =
        rpc_request(call, &argosy__repo__update_revision_for_paths_request__descriptor, err);
    Argosy__Repo__UpdateRevisionForPathsReply reply =
        ARGOSY__REPO__UPDATE_REVISION_FOR_PATHS_REPLY__INIT;

    if (!request)
        return -1;
    strbuf_printf(&bed->carried, "%s %s %.7s %.7s %s", request->app_name, request->repository->url,
                  request->synced_revision, request->revision, request->kube_version);
    for (size_t i = 0; i < request->n_api_versions; i++)
        strbuf_printf(&bed->carried, " %s", request->api_versions[i]);
    for (size_t i = 0; i < request->n_paths; i++)
        strbuf_printf(&bed->carried, " %s", request->paths[i]);
    strbuf_puts(&bed->carried, "\n");
    reply.changes = bed->has_changes;
    return rpc_reply(call, &reply.base, err);
}

static inline void bed_open_controller(struct webhook_bed *bed)
{
    static const struct rpc_method methods[] = { { "Refresh", bed_refresh }, { NULL, NULL } };
    CLEANUP(error_release) struct error err = { 0 };
    const struct rpc_server_options options = { .rpc = bed->rpc,
                                                .host = "127.0.0.1",
                                                .port = bed->controller_port,
                                                .methods = methods,
                                                .context = bed };

    if (rpc_server_open(&options, &bed->controller, &err) < 0)
        fail_msg("%s", error_text(&err));
    bed->controller_port = rpc_server_port(bed->controller);
}

static inline void bed_close_controller(struct webhook_bed *bed)
{
    rpc_server_close(bed->controller);
    bed->controller = NULL;
    fake_idle(&bed->cluster.api, 50);
}

static inline void bed_open_second(struct webhook_bed *bed)
{
    static const struct rpc_method methods[] = { { "Refresh", bed_refresh_second },
                                                 { NULL, NULL } };
    CLEANUP(error_release) struct error err = { 0 };
    const struct rpc_server_options options = { .rpc = bed->rpc,
                                                .host = "127.0.0.2",
                                                .port = bed->controller_port,
                                                .methods = methods,
                                                .context = bed };

    if (rpc_server_open(&options, &bed->second, &err) < 0)
        fail_msg("%s", error_text(&err));
}

static inline void bed_open_rpc(struct webhook_bed *bed)
{
    static const struct rpc_method methods[] = {
        { "ListRefs", bed_list_refs },
        { "UpdateRevisionForPaths", bed_update_revision },
        { NULL, NULL },
    };
    CLEANUP(error_release) struct error err = { 0 };
    const struct rpc_context_options context = { .loop = bed->loop, .allow_plaintext = true };
    struct rpc_server_options repo = { .host = "127.0.0.1", .methods = methods, .context = bed };
    struct rpc_client_options client = { .heartbeat_ms = 50 };

    if (rpc_context_open(&context, &bed->rpc, &err) < 0)
        abort();
    repo.rpc = client.rpc = bed->rpc;
    bed_open_controller(bed);
    if (rpc_server_open(&repo, &bed->repo_server, &err) < 0)
        abort();
    client.address = arena_printf(bed->arena, "127.0.0.1:%d", bed->controller_port);
    if (bed->has_second) {
        bed_open_second(bed);
        client.address = arena_printf(bed->arena, "127.0.0.1:%d,127.0.0.2:%d", bed->controller_port,
                                      bed->controller_port);
    }
    if (rpc_client_open(&client, &bed->controllers, &err) < 0)
        abort();
    client.address = arena_printf(bed->arena, "127.0.0.1:%d", rpc_server_port(bed->repo_server));
    if (rpc_client_open(&client, &bed->repo_client, &err) < 0)
        abort();
}

/* ---- the catalog ---- */

static inline void bed_on_ready(void *context)
{
    struct webhook_bed *bed = context;

    bed->is_ready = true;
}

static inline void bed_on_application(void *context, const char *key, struct json_doc *before,
                                      struct json_doc *now)
{
    (void)context;
    (void)key;
    (void)before;
    (void)now;
}

static inline void bed_on_text(void *context, struct str name)
{
    (void)context;
    (void)name;
}

static inline void bed_on_cluster(void *context, struct str name, struct json_doc *now)
{
    (void)context;
    (void)name;
    (void)now;
}

static inline void bed_on_change(void *context)
{
    (void)context;
}

static inline void bed_open_catalog(struct webhook_bed *bed)
{
    const struct catalog_handlers handlers = { .on_ready = bed_on_ready,
                                               .on_application = bed_on_application,
                                               .on_project = bed_on_text,
                                               .on_cluster_secret = bed_on_cluster,
                                               .on_repositories = bed_on_change,
                                               .context = bed };
    const struct catalog_options options = { .client = bed->cluster.client,
                                             .namespace = "argocd",
                                             .watches_all_namespaces = true,
                                             .handlers = &handlers };

    bed->catalog = catalog_new(&options);
    for (int i = 0; i < 1000 && !bed->is_ready; i++)
        fake_idle(&bed->cluster.api, 5);
    assert_true(bed->is_ready);
}

/* ---- life ---- */

static inline void bed_put_app(struct webhook_bed *bed, const char *name, const char *path)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: "
                          "%s, namespace: argocd}, spec: {project: default, source: {repoURL: "
                          "'https://git.example.com/org/app.git', path: %s}, destination: {}}}",
                          name, path));
}

/* One that says which paths it is made of: its own folder. */
static inline void bed_put_app_of_paths(struct webhook_bed *bed, const char *name,
                                        const char *sources)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: "
                          "%s, namespace: argocd, annotations: "
                          "{argocd.argoproj.io/manifest-generate-paths: '.;/shared'}}, "
                          "spec: {project: default, %s, "
                          "destination: {server: 'https://kubernetes.default.svc', namespace: n}}}",
                          name, sources));
}

/* The project that these are in. */
static inline void bed_put_project(struct webhook_bed *bed)
{
    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: default, "
             "namespace: argocd}, spec: {sourceRepos: ['*'], destinations: [{server: '*', "
             "namespace: '*'}]}}");
}

static inline struct item_store *bed_new_items(struct webhook_bed *bed)
{
    return item_store_new(&(struct item_store_options){
        .loop = bed->loop, .default_expiry_ms = 60000, .local_bytes = 1024 * 1024 });
}

/* What a controller tells of the cluster that it works in. Inside a fiber. */
static inline void bed_tell_cluster(struct item_store *items, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *info;

    assert_int_equal(json_parse(STR("{\"serverVersion\":\"v1.35.4\",\"apiVersions\":[\"v1\"]}"),
                                NULL, arena, &info, &err),
                     0);
    item_store_set(items, "cluster|info|https://kubernetes.default.svc", info, 0, 0);
}

static inline struct webhook_bed *bed_new(void)
{
    struct webhook_bed *bed = xcalloc(1, sizeof(*bed));

    fake_cluster_open(&bed->cluster);
    bed->arena = bed->cluster.arena;
    bed->loop = bed->cluster.loop;
    bed->asked = (struct strbuf)STRBUF_INIT(1024 * 1024);
    bed->carried = (struct strbuf)STRBUF_INIT(1024 * 1024);
    return bed;
}

static inline void bed_start(struct webhook_bed *bed)
{
    bed_open_rpc(bed);
    bed_open_catalog(bed);
    bed->options = (struct webhook_options){
        .loop = bed->loop,
        .fibers = bed->cluster.fibers,
        .catalog = bed->catalog,
        .namespace = "argocd",
        .application_namespaces = &bed->namespaces,
        .kube = bed->cluster.client,
        .controllers = bed->controllers,
        .repo_server = { .client = bed->repo_client, .timeout_ms = 5000 },
    };
}

static inline const char *bed_asked(const struct webhook_bed *bed)
{
    return bed->asked.ptr ? bed->asked.ptr : "";
}

/* Turn the loop until something is so. */
#define bed_wait(bed, condition)                                                                   \
    do {                                                                                           \
        for (int turn_ = 0; turn_ < 2000 && !(condition); turn_++)                                 \
            fake_idle(&(bed)->cluster.api, 5);                                                     \
        assert_true(condition);                                                                    \
    } while (0)

static inline void bed_close(struct webhook_bed *bed)
{
    do
        fake_idle(&bed->cluster.api, 2);
    while (fiber_pool_running(bed->cluster.fibers) > 0);
    catalog_free(bed->catalog);
    rpc_client_close(bed->controllers);
    rpc_client_close(bed->repo_client);
    rpc_server_close(bed->controller);
    rpc_server_close(bed->second);
    rpc_server_close(bed->repo_server);
    rpc_context_close(bed->rpc);
    strbuf_release(&bed->asked);
    strbuf_release(&bed->carried);
    fake_cluster_close(&bed->cluster);
    free(bed);
}
