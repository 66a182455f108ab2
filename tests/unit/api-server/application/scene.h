#pragma once

/*
 * A server without its process and its port: on a small cluster of its own, with a repo-server that
 * says what the test wants, and what the controller would leave in the cache. Calls go through the
 * rule of their method, as they do in the server.
 */

#include "application/application_store.h"
#include "application/methods.h"
#include "argo/event_writer.h"
#include "argo/rbac.h"
#include "base/metrics.h"
#include "config.h"
#include "data/jq.h"
#include "edge/edge_metrics.h"
#include "edge/exchange.h"
#include "fake/catalog.h"
#include "io/cancel.h"
#include "io/item_store.h"
#include "people/principal.h"
#include "repo_server.pb-c.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/server.h"
#include "server.h"
#include "test.h"

struct scene {
    struct fake_catalog fake;
    struct config config;
    struct api_server server;
    struct arena *arena;
    struct metrics *metrics;
    struct jq *jq;
    struct rpc_server *repo_server;
    /* What the repo-server says. */
    const char *manifest; /* NULL: none */
    const char *failure;  /* of GenerateManifest */
    const char *unreachable;
    const char *asked_revision;
    const char *asked_files, *asked_checksum; /* of those that were sent along */
    const char *details;                      /* NULL: nobody asked for them; see scene_details() */
    int asked;
    /* The last call. */
    struct principal principal;
    struct api_call call;
    const struct json *reply;
    struct error err;
    int result;
};

/* ---- the repo-server ---- */

static inline int scene_generate(struct rpc_call *call, struct error *err)
{
    struct scene *scene = call->server;
    Argosy__Repo__GenerateManifestRequest *request =
        rpc_request(call, &argosy__repo__generate_manifest_request__descriptor, err);
    Argosy__Repo__GenerateManifestReply reply = ARGOSY__REPO__GENERATE_MANIFEST_REPLY__INIT;
    Argosy__Repo__Manifest item = ARGOSY__REPO__MANIFEST__INIT, *items[] = { &item };

    if (!request)
        return -1;
    scene->asked++;
    scene->asked_revision = arena_printf(scene->arena, "%s", request->revision);
    scene->asked_files = arena_printf(scene->arena, "%.*s", (int)request->files.len,
                                      request->files.len ? (const char *)request->files.data : "");
    scene->asked_checksum = arena_printf(scene->arena, "%s", request->files_checksum);
    if (scene->failure)
        return error_set(err, ERR_UNKNOWN, "%s", scene->failure);
    if (scene->manifest) {
        item.json =
            (ProtobufCBinaryData){ strlen(scene->manifest), (uint8_t *)(uintptr_t)scene->manifest };
        reply.manifests = items;
        reply.n_manifests = 1;
    }
    return rpc_reply(call, &reply.base, err);
}

/* What it was asked with, a line each. */
static inline int scene_details(struct rpc_call *call, struct error *err)
{
    struct scene *scene = call->server;
    const Argosy__Repo__GetAppDetailsRequest *request =
        rpc_request(call, &argosy__repo__get_app_details_request__descriptor, err);
    Argosy__Repo__GetAppDetailsReply reply = ARGOSY__REPO__GET_APP_DETAILS_REPLY__INIT;

    if (!request)
        return -1;
    scene->details = arena_printf(
        scene->arena, "%s%s:%s%s %zu charts '%s'%s\n", scene->details ? scene->details : "",
        request->repository->url, request->n_ref_sources > 0 ? " " : "",
        request->n_ref_sources > 0 ? request->ref_sources[0]->key : "",
        request->n_helm_repositories, request->kustomize ? request->kustomize->build_options : "",
        request->no_cache && request->no_revision_cache ? " anew" : "");
    return rpc_reply(call, &reply.base, err);
}

static inline int scene_test_repository(struct rpc_call *call, struct error *err)
{
    struct scene *scene = call->server;
    Argosy__Repo__TestRepositoryReply reply = ARGOSY__REPO__TEST_REPOSITORY_REPLY__INIT;

    if (scene->unreachable)
        return error_set(err, ERR_UNKNOWN, "%s", scene->unreachable);
    return rpc_reply(call, &reply.base, err);
}

static inline int scene_resolve(struct rpc_call *call, struct error *err)
{
    Argosy__Repo__ResolveRevisionRequest *request =
        rpc_request(call, &argosy__repo__resolve_revision_request__descriptor, err);
    Argosy__Repo__ResolveRevisionReply reply = ARGOSY__REPO__RESOLVE_REVISION_REPLY__INIT;
    char revision[] = "0123456789abcdef0123456789abcdef01234567", display[128];

    if (!request)
        return -1;
    if (strcmp(request->ambiguous_revision, "absent") == 0)
        return error_set(err, ERR_UNKNOWN, "unable to resolve 'absent' to a commit SHA");
    snprintf(display, sizeof(display), "%s (%s)", request->ambiguous_revision, revision);
    reply.revision = revision;
    reply.ambiguous_revision = display;
    return rpc_reply(call, &reply.base, err);
}

static inline int scene_metadata(struct rpc_call *call, struct error *err)
{
    Argosy__Repo__GetRevisionMetadataReply reply = ARGOSY__REPO__GET_REVISION_METADATA_REPLY__INIT;
    char author[] = "Ada <ada@example.test>", message[] = "second";

    reply.author = author;
    reply.message = message;
    reply.date = 1700000000;
    return rpc_reply(call, &reply.base, err);
}

static inline int scene_chart(struct rpc_call *call, struct error *err)
{
    Argosy__Repo__GetRevisionChartDetailsRequest *request =
        rpc_request(call, &argosy__repo__get_revision_chart_details_request__descriptor, err);
    Argosy__Repo__GetRevisionChartDetailsReply reply =
        ARGOSY__REPO__GET_REVISION_CHART_DETAILS_REPLY__INIT;
    char maintainer[] = "Ada <ada@example.test>", *maintainers[] = { maintainer };

    if (!request)
        return -1;
    reply.description = request->chart;
    reply.home = request->revision;
    reply.maintainers = maintainers;
    reply.n_maintainers = 1;
    return rpc_reply(call, &reply.base, err);
}

static inline int scene_image(struct rpc_call *call, struct error *err)
{
    Argosy__Repo__GetOciMetadataRequest *request =
        rpc_request(call, &argosy__repo__get_oci_metadata_request__descriptor, err);
    Argosy__Repo__GetOciMetadataReply reply = ARGOSY__REPO__GET_OCI_METADATA_REPLY__INIT;

    if (!request)
        return -1;
    reply.version = request->revision;
    reply.source_url = request->repository->url;
    return rpc_reply(call, &reply.base, err);
}

static inline void scene_open_rpc(struct scene *scene)
{
    static const struct rpc_method methods[] = {
        { "GenerateManifest", scene_generate },      { "GetAppDetails", scene_details },
        { "TestRepository", scene_test_repository }, { "ResolveRevision", scene_resolve },
        { "GetRevisionMetadata", scene_metadata },   { "GetRevisionChartDetails", scene_chart },
        { "GetOciMetadata", scene_image },           { NULL, NULL }
    };
    CLEANUP(error_release) struct error err = { 0 };
    struct api_server *server = &scene->server;
    const struct rpc_context_options context = { .loop = server->loop, .allow_plaintext = true };
    struct rpc_server_options listener = { .host = "127.0.0.1",
                                           .methods = methods,
                                           .context = scene };
    struct rpc_client_options client = { 0 };

    if (rpc_context_open(&context, &server->rpc, &err) < 0)
        abort();
    listener.rpc = client.rpc = server->rpc;
    if (rpc_server_open(&listener, &scene->repo_server, &err) < 0)
        abort();
    client.address =
        arena_printf(scene->arena, "127.0.0.1:%d", rpc_server_port(scene->repo_server));
    if (rpc_client_open(&client, &server->repo_server, &err) < 0)
        abort();
}

/* ---- the server ---- */

static inline void scene_on_application(void *context, const char *key, struct json_doc *before,
                                        struct json_doc *now)
{
    const struct scene *scene = context;
    const struct application_change change = { key, before, now };

    application_store_tell(scene->server.applications, &change);
}

static inline void scene_on_ready(void *context)
{
    struct scene *scene = context;

    scene->fake.is_ready = true;
}

static inline void scene_open_catalog(struct scene *scene)
{
    const struct catalog_handlers handlers = {
        scene_on_application,
        fake_catalog_on_project,
        fake_catalog_on_settings,
        fake_catalog_on_cluster,
        fake_catalog_on_repositories,
        scene_on_ready,
        scene,
    };
    const struct catalog_options options = { .client = scene->fake.cluster.client,
                                             .namespace = "argocd",
                                             .watches_all_namespaces = true,
                                             .handlers = &handlers };

    scene->fake.catalog = scene->server.catalog = catalog_new(&options);
    if (!fake_run(&scene->fake.cluster.api, &scene->fake.is_ready))
        abort();
}

static inline void scene_open_parts(struct scene *scene)
{
    static const char *const reasons[] = { "all" };
    static const struct option_list all = { reasons, 1 };
    struct api_server *server = &scene->server;
    const struct item_store_options items = { .loop = server->loop,
                                              .local_bytes = 1 << 20,
                                              .default_expiry_ms = 60000,
                                              .initiator = "test" };
    const struct event_writer_options events = { .client = server->kube,
                                                 .catalog = server->catalog,
                                                 .component = "argocd-server",
                                                 .reasons = &all };

    server->items = item_store_new(&items);
    server->rbac = rbac_new();
    server->event_writer = event_writer_new(&events);
    server->edge_metrics = edge_metrics_new(scene->metrics, false);
}

/* A cluster with the default project; whoever needs more puts it there before scene_start(). */
static inline struct scene *scene_new(void)
{
    struct scene *scene = xcalloc(1, sizeof(*scene));
    struct api_server *server = &scene->server;

    scene->arena = arena_new();
    scene->metrics = metrics_new();
    fake_cluster_open(&scene->fake.cluster);
    scene->config.repo_server_timeout_s = 10;
    scene->config.sync_with_replace_allowed = true;
    server->config = &scene->config;
    server->namespace = "argocd";
    server->loop = scene->fake.cluster.loop;
    server->fibers = scene->fake.cluster.fibers;
    server->kube = scene->fake.cluster.client;
    scene->jq = jq_new(4);
    server->jq = jq_runner_of(scene->jq);
    fake_put(&scene->fake.cluster,
             "{kind: AppProject, metadata: {name: default, namespace: argocd}, "
             "spec: {sourceRepos: ['*'], destinations: [{server: '*', "
             "namespace: '*'}], clusterResourceWhitelist: [{group: '*', "
             "kind: '*'}]}}");
    return scene;
}

static inline void scene_start(struct scene *scene)
{
    scene_open_rpc(scene);
    scene->server.applications = application_store_new(&scene->server);
    scene_open_catalog(scene);
    scene_open_parts(scene);
    scene->principal = (struct principal){ .kind = PRINCIPAL_UNRESTRICTED,
                                           .subject = STR("admin"),
                                           .username = STR("admin") };
}

static inline void scene_forget_call(struct scene *scene)
{
    arena_free(scene->call.arena);
    cancel_unref(scene->call.cancel);
    scene->call = (struct api_call){ 0 };
    error_release(&scene->err);
}

static inline void scene_close(struct scene *scene)
{
    struct api_server *server = &scene->server;

    scene_forget_call(scene);
    event_writer_free(server->event_writer);
    rpc_client_close(server->repo_server);
    rpc_server_close(scene->repo_server);
    rpc_context_close(server->rpc);
    catalog_free(server->catalog);
    application_store_free(server->applications);
    item_store_free(server->items);
    rbac_free(server->rbac);
    edge_metrics_free(server->edge_metrics);
    fake_cluster_close(&scene->fake.cluster);
    metrics_free(scene->metrics);
    jq_free(scene->jq);
    arena_free(scene->arena);
    free(scene);
}

/* ---- what is there ---- */

#define SCENE_SPEC                                                                                 \
    "{project: default, source: {repoURL: 'https://git.example.com/a', path: app, "                \
    "targetRevision: main}, destination: {server: 'https://kubernetes.default.svc', "              \
    "namespace: ns}}"

/* An application; `more` is YAML behind its spec: ", status: {...}". */
static inline void scene_put_app(struct scene *scene, const char *name, const char *more)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: "
                          "%s, namespace: argocd}, spec: " SCENE_SPEC "%s}",
                          name, more));
}

/* With the application "a", and `data` in argocd-cm. */
static inline void scene_start_with_settings(struct scene *scene, const char *data)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
                          "%s}",
                          data));
    scene_put_app(scene, "a", "");
    scene_start(scene);
}

/* A member of the policy has `rights`: lines of CSV. He is whoever calls from now on. */
static inline void scene_restrict(struct scene *scene, const char *rights)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json *config = json_new_object(scene->arena);

    json_set_text(scene->arena, json_edit_object(scene->arena, config, "data"), "policy.csv",
                  rights);
    assert_int_equal(rbac_set_policy(scene->server.rbac, config, &err), 0);
    scene->principal =
        (struct principal){ .kind = PRINCIPAL_USER, .subject = STR("ann"), .username = STR("ann") };
}

/* What the controller would have left there. */
static inline void scene_put_item(struct scene *scene, const char *key, const char *yaml)
{
    item_store_set(scene->server.items, key, value_of(scene->arena, yaml), 0, 0);
}

static inline const struct json *scene_app(struct scene *scene, const char *name)
{
    return fake_get(&scene->fake.cluster,
                    arena_printf(scene->arena,
                                 "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/%s",
                                 name));
}

/* ---- calls ---- */

static inline const struct api_method *scene_method(const char *name)
{
    for (const struct api_method *method = application_methods; method->name; method++)
        if (strcmp(strrchr(method->name, '/') + 1, name) == 0)
            return method;
    abort();
}

static inline void scene_prepare(struct scene *scene, const char *method, const char *request)
{
    scene_forget_call(scene);
    scene->call = (struct api_call){
        .server = &scene->server,
        .method = scene_method(method),
        .arena = arena_new(),
        .principal = &scene->principal,
        .peer = "127.0.0.1:1",
        .user_agent = "test",
        .cancel = cancel_new(),
        .deadline_ms = INT64_MAX,
    };
    scene->call.request = value_of(scene->call.arena, request);
    scene->reply = NULL;
}

static inline void scene_run(void *context)
{
    struct scene *scene = context;
    const struct api_method *method = scene->call.method;

    scene->result = method->rule.check ? method->rule.check(&scene->call, &scene->err) : 0;
    if (scene->result == 0)
        scene->result = method->run(&scene->call, &scene->reply, &scene->err);
}

/* Call a method that answers at once: 0, or -1 with `scene->err`. */
static inline int scene_call(struct scene *scene, const char *method, const char *request)
{
    scene_prepare(scene, method, request);
    if (!fake_in_fiber(&scene->fake.cluster, scene_run, scene))
        abort();
    return scene->result;
}

/* The text of the reply's part at a path, "" for all of it. */
static inline const char *scene_text(struct scene *scene, const char *path)
{
    const struct json *part = *path ? json_at(scene->reply, path) : scene->reply;

    return part ? json_print(part, JSON_SORTED, scene->call.arena).ptr : "(absent)";
}

#define assert_reply(scene, path, expected) assert_string_equal(scene_text(scene, path), expected)

#define assert_refused(scene, number, text)                                                        \
    do {                                                                                           \
        assert_string_equal(error_text(&(scene)->err), text);                                      \
        assert_int_equal((scene)->err.code, number);                                               \
    } while (0)

/* ---- streams ---- */

struct scene_stream {
    struct exchange exchange;
    struct strbuf got; /* a message a line, sorted JSON */
    size_t pending;    /* what the client has not taken */
    bool has_ended;
    struct error end;
};

static inline void scene_stream_send(struct exchange *exchange, const struct json *message)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct scene_stream *stream = exchange->gate;

    strbuf_printf(&stream->got, "%s\n", json_print(message, JSON_SORTED, arena).ptr);
}

static inline void scene_stream_opened(struct exchange *exchange)
{
    (void)exchange;
}

static inline void scene_stream_end(struct exchange *exchange, struct error *err)
{
    struct scene_stream *stream = exchange->gate;

    stream->has_ended = true;
    if (err)
        error_move(&stream->end, err);
}

static inline size_t scene_stream_pending(const struct exchange *exchange)
{
    const struct scene_stream *stream = exchange->gate;

    return stream ? stream->pending : 0;
}

struct scene_opening {
    struct scene *scene;
    struct scene_stream *stream;
};

static inline void scene_open_in_fiber(void *context)
{
    const struct scene_opening *opening = context;
    struct scene *scene = opening->scene;
    struct exchange *exchange = &opening->stream->exchange;
    const struct api_method *method = exchange->call.method;

    scene->result = method->rule.check ? method->rule.check(&exchange->call, &scene->err) : 0;
    if (scene->result == 0)
        scene->result = method->open(&exchange->call, &exchange->stream, &scene->err);
    if (scene->result == 0 && exchange->stream.state == STREAM_OPENING)
        exchange->stream.state = STREAM_OPEN;
}

/* Open a stream: NULL when it was refused. */
static inline struct scene_stream *scene_open(struct scene *scene, const char *method,
                                              const char *request)
{
    static const struct exchange_way way = { .send = scene_stream_send,
                                             .opened = scene_stream_opened,
                                             .end = scene_stream_end,
                                             .pending = scene_stream_pending };
    struct scene_stream *stream = xcalloc(1, sizeof(*stream));
    struct scene_opening opening = { scene, stream };

    scene_prepare(scene, method, request);
    stream->got = (struct strbuf)STRBUF_INIT(1 << 20);
    stream->exchange.call = scene->call;
    stream->exchange.contract = contract_methods;
    stream->exchange.way = &way;
    stream->exchange.gate = stream;
    stream->exchange.references = 2;
    stream->exchange.stream.exchange = &stream->exchange;
    stream->exchange.stream.state = STREAM_OPENING;
    scene->call = (struct api_call){ 0 };
    if (!fake_in_fiber(&scene->fake.cluster, scene_open_in_fiber, &opening))
        abort();
    return stream;
}

/* What has come since the last time, when at least `lines` messages have. */
static inline const char *scene_stream_take(struct scene *scene, struct scene_stream *stream,
                                            size_t lines)
{
    const char *taken;

    for (int i = 0; i < 4000; i++) {
        size_t count = 0;

        for (size_t at = 0; at < stream->got.len; at++)
            count += stream->got.ptr[at] == '\n';
        if (count >= lines)
            break;
        fake_idle(&scene->fake.cluster.api, 5);
    }
    taken = arena_printf(scene->arena, "%s", stream->got.ptr);
    strbuf_release(&stream->got);
    stream->got = (struct strbuf)STRBUF_INIT(1 << 20);
    return taken;
}

static inline void scene_stream_close(struct scene_stream *stream)
{
    struct api_stream *open = &stream->exchange.stream;

    if (open->state != STREAM_CLOSED && open->events && open->events->on_close) {
        open->state = STREAM_CLOSED;
        open->events->on_close(open, open->context);
    }
    arena_free(stream->exchange.call.arena);
    cancel_unref(stream->exchange.call.cancel);
    strbuf_release(&stream->got);
    error_release(&stream->end);
    free(stream);
}

/* ---- of a test file ---- */

static inline int scene_set_up(void **state)
{
    *state = scene_new();
    return 0;
}

static inline int scene_tear_down(void **state)
{
    scene_close(*state);
    return 0;
}

#define SCENE_TEST(name) cmocka_unit_test_setup_teardown(name, scene_set_up, scene_tear_down)
