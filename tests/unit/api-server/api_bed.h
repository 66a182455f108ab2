#pragma once

/*
 * What a service of the API needs around it: a server on a small cluster of its own, with a
 * repo-server that says what the test wants, and a caller who may do everything or what a policy
 * says.
 */

#include "argo/catalog.h"
#include "argo/rbac.h"
#include "call.h"
#include "config.h"
#include "fake/cluster.h"
#include "fake/redis.h"
#include "io/item_store.h"
#include "method.h"
#include "people/principal.h"
#include "repo_server.pb-c.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/server.h"
#include "server.h"
#include "test.h"

struct api_bed {
    struct fake_cluster cluster;
    struct arena *arena;
    struct config config;
    struct api_server server;
    struct rpc_server *repo_server;
    bool is_ready;
    struct principal caller;
    /* The repo-server: its failure, and what it was asked. */
    const char *failure;
    int tested;
    const char *asked_url, *asked_password;
    size_t asked_refs, asked_charts, asked_chart_logins; /* of GetAppDetails */
    struct strbuf asked;                                 /* names of the methods */
};

/* ---- the repo-server ---- */

static inline int bed_note(struct api_bed *bed, const struct rpc_call *call,
                           const Argosy__Repo__Repository *repository, struct error *err)
{
    strbuf_printf(&bed->asked, "%s %s\n", call->method, repository->url);
    bed->asked_url = arena_printf(bed->arena, "%s", repository->url);
    bed->asked_password = arena_printf(bed->arena, "%s", repository->password);
    if (bed->failure)
        return error_set(err, ERR_UNKNOWN, "%s", bed->failure);
    return 0;
}

static inline int bed_test_repository(struct rpc_call *call, struct error *err)
{
    struct api_bed *bed = call->server;
    const Argosy__Repo__TestRepositoryRequest *request =
        rpc_request(call, &argosy__repo__test_repository_request__descriptor, err);
    Argosy__Repo__TestRepositoryReply reply = ARGOSY__REPO__TEST_REPOSITORY_REPLY__INIT;

    if (!request)
        return -1;
    bed->tested++;
    if (bed_note(bed, call, request->repository, err) < 0)
        return -1;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_list_refs(struct rpc_call *call, struct error *err)
{
    const Argosy__Repo__ListRefsRequest *request =
        rpc_request(call, &argosy__repo__list_refs_request__descriptor, err);
    Argosy__Repo__ListRefsReply reply = ARGOSY__REPO__LIST_REFS_REPLY__INIT;
    char branch[] = "main", *branches[] = { branch };

    if (!request || bed_note(call->server, call, request->repository, err) < 0)
        return -1;
    reply.branches = branches;
    reply.n_branches = 1;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_list_apps(struct rpc_call *call, struct error *err)
{
    const Argosy__Repo__ListAppsRequest *request =
        rpc_request(call, &argosy__repo__list_apps_request__descriptor, err);
    Argosy__Repo__ListAppsReply reply = ARGOSY__REPO__LIST_APPS_REPLY__INIT;
    Argosy__Repo__AppDirectory app = ARGOSY__REPO__APP_DIRECTORY__INIT, *apps[] = { &app };
    char path[] = "chart", type[] = "Helm";

    if (!request || bed_note(call->server, call, request->repository, err) < 0)
        return -1;
    app.path = path;
    app.type = type;
    reply.apps = apps;
    reply.n_apps = 1;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_get_details(struct rpc_call *call, struct error *err)
{
    struct api_bed *bed = call->server;
    const Argosy__Repo__GetAppDetailsRequest *request =
        rpc_request(call, &argosy__repo__get_app_details_request__descriptor, err);
    Argosy__Repo__GetAppDetailsReply reply = ARGOSY__REPO__GET_APP_DETAILS_REPLY__INIT;
    char type[] = "Kustomize", image[] = "web:1.0", *images[] = { image };

    if (!request || bed_note(call->server, call, request->repository, err) < 0)
        return -1;
    bed->asked_refs = request->n_ref_sources;
    bed->asked_charts = request->n_helm_repositories;
    bed->asked_chart_logins = request->n_helm_credentials;
    reply.type = type;
    reply.kustomize_images = images;
    reply.n_kustomize_images = 1;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_list_plugins(struct rpc_call *call, struct error *err)
{
    const struct api_bed *bed = call->server;
    Argosy__Repo__ListPluginsReply reply = ARGOSY__REPO__LIST_PLUGINS_REPLY__INIT;
    char first[] = "maker", second[] = "other-v1", *names[] = { first, second };

    if (bed->failure)
        return error_set(err, ERR_UNKNOWN, "%s", bed->failure);
    reply.names = names;
    reply.n_names = 2;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_get_charts(struct rpc_call *call, struct error *err)
{
    const Argosy__Repo__GetHelmChartsRequest *request =
        rpc_request(call, &argosy__repo__get_helm_charts_request__descriptor, err);
    Argosy__Repo__GetHelmChartsReply reply = ARGOSY__REPO__GET_HELM_CHARTS_REPLY__INIT;
    Argosy__Repo__HelmChart chart = ARGOSY__REPO__HELM_CHART__INIT, *charts[] = { &chart };
    char name[] = "web", version[] = "1.0.0", *versions[] = { version };

    if (!request || bed_note(call->server, call, request->repository, err) < 0)
        return -1;
    chart.name = name;
    chart.versions = versions;
    chart.n_versions = 1;
    reply.charts = charts;
    reply.n_charts = 1;
    return rpc_reply(call, &reply.base, err);
}

static inline int bed_list_tags(struct rpc_call *call, struct error *err)
{
    const Argosy__Repo__ListOciTagsRequest *request =
        rpc_request(call, &argosy__repo__list_oci_tags_request__descriptor, err);
    Argosy__Repo__ListOciTagsReply reply = ARGOSY__REPO__LIST_OCI_TAGS_REPLY__INIT;
    char tag[] = "1.2.3", *tags[] = { tag };

    if (!request || bed_note(call->server, call, request->repository, err) < 0)
        return -1;
    reply.tags = tags;
    reply.n_tags = 1;
    return rpc_reply(call, &reply.base, err);
}

static inline void bed_open_rpc(struct api_bed *bed)
{
    static const struct rpc_method methods[] = {
        { "TestRepository", bed_test_repository },
        { "ListRefs", bed_list_refs },
        { "ListApps", bed_list_apps },
        { "GetAppDetails", bed_get_details },
        { "GetHelmCharts", bed_get_charts },
        { "ListOciTags", bed_list_tags },
        { "ListPlugins", bed_list_plugins },
        { NULL, NULL },
    };
    CLEANUP(error_release) struct error err = { 0 };
    const struct rpc_context_options context = { .loop = bed->cluster.loop,
                                                 .allow_plaintext = true };
    struct rpc_server_options server = { .host = "127.0.0.1", .methods = methods, .context = bed };
    struct rpc_client_options client = { 0 };

    if (rpc_context_open(&context, &bed->server.rpc, &err) < 0)
        abort();
    server.rpc = client.rpc = bed->server.rpc;
    if (rpc_server_open(&server, &bed->repo_server, &err) < 0)
        abort();
    client.address = arena_printf(bed->arena, "127.0.0.1:%d", rpc_server_port(bed->repo_server));
    if (rpc_client_open(&client, &bed->server.repo_server, &err) < 0)
        abort();
}

/* ---- the catalog ---- */

static inline void bed_on_ready(void *context)
{
    ((struct api_bed *)context)->is_ready = true;
}

static inline void bed_on_application(void *context, const char *key, struct json_doc *before,
                                      struct json_doc *now)
{
    (void)context, (void)key, (void)before, (void)now;
}

static inline void bed_on_name(void *context, struct str name)
{
    (void)context, (void)name;
}

static inline void bed_on_cluster(void *context, struct str name, struct json_doc *now)
{
    (void)context, (void)name, (void)now;
}

static inline void bed_on_change(void *context)
{
    (void)context;
}

static inline void bed_open_catalog(struct api_bed *bed)
{
    const struct catalog_handlers handlers = { .on_ready = bed_on_ready,
                                               .on_application = bed_on_application,
                                               .on_project = bed_on_name,
                                               .on_cluster_secret = bed_on_cluster,
                                               .on_repositories = bed_on_change,
                                               .context = bed };
    const struct catalog_options options = { .client = bed->cluster.client,
                                             .namespace = "argocd",
                                             .handlers = &handlers };

    bed->server.catalog = catalog_new(&options);
    for (int i = 0; i < 1000 && !bed->is_ready; i++)
        fake_idle(&bed->cluster.api, 5);
    assert_true(bed->is_ready);
}

/* ---- life ---- */

/* What is to be there at the start is put between the two. */
static inline struct api_bed *bed_new(void)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct api_bed *bed = xcalloc(1, sizeof(*bed));
    char program[] = "argosy-server", *argv[] = { program, NULL };

    clearenv();
    fake_cluster_open(&bed->cluster);
    bed->arena = bed->cluster.arena;
    bed->asked = (struct strbuf)STRBUF_INIT(65536);
    if (config_read(argv, bed->arena, &bed->config, &err) != 1)
        abort();
    bed->caller = (struct principal){ .kind = PRINCIPAL_UNRESTRICTED,
                                      .subject = STR("admin"),
                                      .username = STR("admin"),
                                      .issuer = STR_EMPTY,
                                      .token_id = STR_EMPTY };
    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: default, "
             "namespace: argocd}, spec: {sourceRepos: ['*'], destinations: [{server: '*', "
             "namespace: '*'}]}}");
    return bed;
}

static inline void bed_start(struct api_bed *bed)
{
    struct api_server *server = &bed->server;
    const struct item_store_options items = { .loop = bed->cluster.loop,
                                              .default_expiry_ms = 60000,
                                              .local_bytes = 1 << 20,
                                              .initiator = "argocd-server" };

    server->config = &bed->config;
    server->namespace = "argocd";
    server->arena = bed->arena;
    server->loop = bed->cluster.loop;
    server->fibers = bed->cluster.fibers;
    server->kube = bed->cluster.client;
    server->kube_config = fake_config(&bed->cluster.api);
    server->items = item_store_new(&items);
    bed_open_rpc(bed);
    bed_open_catalog(bed);
}

static inline struct api_bed *bed_open(void)
{
    struct api_bed *bed = bed_new();

    bed_start(bed);
    return bed;
}

static inline void bed_close(struct api_bed *bed)
{
    do
        fake_idle(&bed->cluster.api, 2);
    while (fiber_pool_running(bed->cluster.fibers) > 0);
    catalog_free(bed->server.catalog);
    rbac_free(bed->server.rbac);
    item_store_free(bed->server.items);
    rpc_client_close(bed->server.repo_server);
    rpc_server_close(bed->repo_server);
    rpc_context_close(bed->server.rpc);
    kube_config_unref(bed->server.kube_config);
    strbuf_release(&bed->asked);
    fake_cluster_close(&bed->cluster);
    free(bed);
}

/* From now on the caller is "bob", and may do what the policy says; \\n parts its lines. */
static inline void bed_restrict(struct api_bed *bed, const char *policy)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *config_map;

    bed->caller.kind = PRINCIPAL_USER;
    bed->caller.subject = bed->caller.username = STR("bob");
    if (!bed->server.rbac)
        bed->server.rbac = rbac_new();
    config_map =
        value_of(bed->arena, arena_printf(bed->arena, "{data: {policy.csv: \"%s\"}}", policy));
    if (rbac_set_policy(bed->server.rbac, config_map, &err) < 0)
        fail_msg("%s", error_text(&err));
}

/* ---- calls ---- */

struct bed_call {
    struct api_bed *bed;
    const struct api_method *method;
    struct api_call call;
    const struct json *reply;
    struct error err;
    int result;
};

static inline void bed_run_call(void *context)
{
    struct bed_call *made = context;
    const struct api_rule *rule = &made->method->rule;

    made->result = rule->check ? rule->check(&made->call, &made->err) : 0;
    if (made->result == 0)
        made->result = made->method->run(&made->call, &made->reply, &made->err);
}

static inline const struct api_method *bed_method(const struct api_method *methods,
                                                  const char *name)
{
    for (; methods->name; methods++)
        if (strcmp(strrchr(methods->name, '/') + 1, name) == 0)
            return methods;
    fail_msg("no method %s", name);
    return NULL;
}

/*
 * Call a method with a request in YAML: the reply as compact JSON, or "CODE: message".
 */
static inline const char *bed_call(struct api_bed *bed, const struct api_method *methods,
                                   const char *name, const char *request)
{
    struct bed_call made = { .bed = bed, .method = bed_method(methods, name) };
    const char *text;

    made.call = (struct api_call){ .server = &bed->server,
                                   .method = made.method,
                                   .arena = arena_new(),
                                   .request = value_of(bed->arena, request),
                                   .principal = &bed->caller,
                                   .peer = "127.0.0.1:1",
                                   .user_agent = "test",
                                   .deadline_ms = INT64_MAX };
    assert_true(fake_in_fiber(&bed->cluster, bed_run_call, &made));
    if (made.result < 0)
        text = arena_printf(bed->arena, "%s: %s", error_grpc_name(made.err.code),
                            error_text(&made.err));
    else
        text = json_print(made.reply, JSON_COMPACT | JSON_RAW_HTML, bed->arena).ptr;
    error_release(&made.err);
    arena_free(made.call.arena);
    return text;
}
