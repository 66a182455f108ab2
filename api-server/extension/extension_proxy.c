#include "extension/extension_proxy.h"

#include "application/subject.h"
#include "application/targets.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "base/vec.h"
#include "config.h"
#include "extension/extension_config.h"
#include "extension/extension_headers.h"
#include "extension/extension_tunnel.h"
#include "http/percent.h"
#include "http/request.h"
#include "http/upgrade_client.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "io/tls.h"
#include "people/principal.h"
#include "people/sessions.h"
#include "people/token_cookie.h"
#include "server.h"

#include <stdlib.h>
#include <string.h>

enum { BODY_MAX = 64 * 1024 * 1024, CONNECTIONS_PER_HOST = 64 };

/* Extensions differ in how long they may take to be connected to; each such time has its client. */
struct timed_client {
    int connect_timeout_ms;
    struct http_client *client;
};

struct extension_proxy {
    struct api_server *server;
    struct settings *seen; /* what `config` was read from */
    struct arena *arena;   /* the config's */
    struct extension_config config;
    VEC(struct timed_client) clients;
    SSL_CTX *tls; /* for what is no HTTP any more; NULL: not needed yet */
    struct metric_family *requests, *durations;
};

/**
 * One request on its way: in a fiber until it is known whether it may, then in callbacks. It lives
 * as long as either of the fiber and the request does.
 */
struct passage {
    struct extension_proxy *proxy;
    struct http_request *request; /* NULL: it has ended */
    struct arena *arena;
    const char *name; /* of the extension */
    struct principal principal;
    struct application app;
    const char *object; /* the application, as rights name it */
    /* What is sent on. */
    const char *url;
    const struct http_client_header *headers;
    size_t header_count;
    int connect_timeout_ms;
    struct http_client_call *call;
    int64_t began_ms;
    unsigned references;
    bool is_paused;
};

/* ---- what there is ---- */

/* A config that is wrong changes nothing: what was there before goes on. */
static void renew_config(struct extension_proxy *proxy)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = NULL;
    const struct settings *now = catalog_settings(proxy->server->catalog);
    struct extension_config config;

    if (now == proxy->seen)
        return;
    settings_unref(proxy->seen);
    proxy->seen = settings_ref(now);
    arena = arena_new();
    if (extension_config_read(now, arena, &config, &err) < 0) {
        log_error("the extensions of argocd-cm cannot be used; those of before stay",
                  F("error", error_text(&err)));
        return;
    }
    arena_free(proxy->arena);
    proxy->arena = TAKE(arena);
    proxy->config = config;
}

static int client_for(struct extension_proxy *proxy, int connect_timeout_ms,
                      struct http_client **out, struct error *err)
{
    const struct http_client_options options = {
        .connect_timeout_ms = connect_timeout_ms,
        .max_connections_per_host = CONNECTIONS_PER_HOST,
        .proxy = "",
    };
    struct timed_client made = { connect_timeout_ms, NULL };

    for (size_t i = 0; i < proxy->clients.count; i++)
        if (proxy->clients.items[i].connect_timeout_ms == connect_timeout_ms) {
            *out = proxy->clients.items[i].client;
            return 0;
        }
    if (http_client_new(proxy->server->loop, &options, &made.client, err) < 0)
        return -1;
    vec_push(&proxy->clients, made);
    *out = made.client;
    return 0;
}

/* ---- the life of one ---- */

static void unref_passage(struct passage *passage)
{
    if (--passage->references > 0)
        return;
    arena_free(passage->arena);
    free(passage);
}

static void on_request_gone(void *object)
{
    struct passage *passage = object;

    passage->request = NULL;
    if (passage->call)
        http_client_cancel(passage->call);
    passage->call = NULL;
    unref_passage(passage);
}

static struct passage *new_passage(struct extension_proxy *proxy, struct http_request *request)
{
    struct passage *passage = xcalloc(1, sizeof(*passage));

    passage->proxy = proxy;
    passage->request = request;
    passage->arena = arena_new();
    passage->began_ms = loop_now_ms(proxy->server->loop);
    passage->references = 1;
    arena_defer(http_arena(request), on_request_gone, passage);
    return passage;
}

static void count(const struct passage *passage, int status)
{
    const struct extension_proxy *proxy = passage->proxy;
    const char *text = arena_printf(passage->arena, "%d", status);
    int64_t took_ms = loop_now_ms(proxy->server->loop) - passage->began_ms;

    if (!proxy->requests)
        return;
    metric_add(metric_series(proxy->requests, LABELS(passage->name, text)), 1);
    metric_observe(metric_series(proxy->durations, LABELS(passage->name)), (double)took_ms / 1000);
}

/* As Go's http.Error() does. */
static void refuse(struct passage *passage, int status, const char *text)
{
    if (passage->request)
        http_reply(passage->request, status, "text/plain; charset=utf-8",
                   str_of(arena_printf(passage->arena, "%s\n", text)));
}

/* ---- the way back ---- */

static void start_answer(void *context, const struct http_client_reply *reply)
{
    struct passage *passage = context;
    struct arena *arena = http_arena(passage->request);
    struct http_header *headers = arena_alloc(arena, (reply->header_count + 1) * sizeof(*headers));
    const char *connection = http_client_reply_header(reply, "connection");
    size_t used = 0;

    for (size_t i = 0; i < reply->header_count; i++) {
        const struct http_client_header *header = &reply->headers[i];

        if (!extension_header_is_local(header->name, str_of(connection ? connection : "")))
            headers[used++] = (struct http_header){ extension_header_lower(header->name, arena),
                                                    str_of(header->value) };
    }
    http_start(passage->request, reply->status, headers, used);
}

static enum http_client_flow send_back(void *context, struct str data)
{
    struct passage *passage = context;

    http_write(passage->request, data.ptr, data.len);
    passage->is_paused = http_pending(passage->request) > HTTP_PENDING_HIGH;
    return passage->is_paused ? HTTP_CLIENT_PAUSE : HTTP_CLIENT_GO_ON;
}

static void end_answer(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct passage *passage = context;
    bool is_started = http_is_started(passage->request);

    passage->call = NULL;
    count(passage, err ? 502 : reply->status);
    if (!err) {
        http_end(passage->request, NULL, 0);
        return;
    }
    log_warn("the back end of an extension does not answer", F("name", passage->name),
             F("error", error_text(err)));
    if (is_started)
        http_abort(passage->request);
    else
        http_reply(passage->request, 502, "text/plain; charset=utf-8", STR(""));
}

static void on_drain(struct http_request *request, void *context)
{
    struct passage *passage = context;

    (void)request;
    if (!passage->is_paused || !passage->call)
        return;
    passage->is_paused = false;
    http_client_resume(passage->call);
}

/* ---- the way there ---- */

static void send_on(struct http_request *request, struct str body, void *context)
{
    static const struct http_events events = { .on_drain = on_drain };
    static const struct http_client_handler handler = { start_answer, send_back, end_answer };
    CLEANUP(error_release) struct error err = { 0 };
    struct passage *passage = context;
    const struct http_client_request onward = {
        .method = http_method(request),
        .url = passage->url,
        .headers = passage->headers,
        .header_count = passage->header_count,
        .body = body,
    };
    struct http_client *client;

    if (client_for(passage->proxy, passage->connect_timeout_ms, &client, &err) < 0) {
        log_error("cannot talk to extensions", F("error", error_text(&err)));
        refuse(passage, 500, "Internal server error");
        return;
    }
    http_on(request, &events, passage);
    passage->call = http_client_start(client, &onward, &handler, passage);
}

/* ---- the way there, and on in another protocol ---- */

static int may_invoke(const struct api_call *call, const struct passage *passage, struct error *err)
{
    if (api_enforce(call, "applications", "get", passage->object, err) < 0)
        return -1;
    return api_enforce(call, "extensions", "invoke", passage->name, err);
}

static bool is_still_allowed(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct passage *passage = context;
    const struct api_call call = { .server = passage->proxy->server,
                                   .arena = arena,
                                   .principal = &passage->principal };

    if (api_reauthenticate(&call, &err) == 0 && may_invoke(&call, passage, &err) == 0)
        return true;
    log_info("a connection to an extension is ended", F("name", passage->name),
             F("error", error_text(&err)));
    return false;
}

static void tunnel_done(void *context, int status, const struct error *why)
{
    const struct passage *passage = context;

    count(passage, status);
    if (why)
        log_warn("the back end of an extension does not answer", F("name", passage->name),
                 F("error", error_text(why)));
}

static int tls_for(struct passage *passage, SSL_CTX **out, struct error *err)
{
    static const struct tls_options options = { 0 };

    if (!passage->proxy->tls && str_has_prefix(str_of(passage->url), STR("https://")) &&
        tls_context_new(&options, &passage->proxy->tls, err) < 0)
        return -1;
    *out = passage->proxy->tls;
    return 0;
}

static void offer(struct http_request *request, struct str body, void *context)
{
    static const struct extension_tunnel_handler handler = { is_still_allowed, tunnel_done };
    CLEANUP(error_release) struct error err = { 0 };
    struct passage *passage = context;
    struct extension_tunnel_plan plan = { .url = passage->url,
                                          .headers = passage->headers,
                                          .header_count = passage->header_count,
                                          .connect_timeout_ms = passage->connect_timeout_ms,
                                          .body = body };

    if (tls_for(passage, &plan.tls, &err) == 0 &&
        extension_tunnel_start(request, &plan, &handler, passage, &err) == 0)
        return;
    log_error("cannot talk to extensions", F("error", error_text(&err)));
    refuse(passage, 500, "Internal server error");
}

static void prepare(struct passage *passage, const struct extension *extension,
                    const struct extension_service *service, struct str path)
{
    const struct extension_caller caller = { &passage->principal, &passage->app,
                                             passage->proxy->server->namespace };
    struct str query = http_query(passage->request);

    passage->connect_timeout_ms = extension->connect_timeout_ms;
    passage->url = arena_printf(passage->arena, "%.*s%s%.*s%s%.*s", STR_ARG(service->origin),
                                path.len > 0 ? "" : "/", STR_ARG(path), query.len > 0 ? "?" : "",
                                STR_ARG(query));
    passage->header_count =
        extension_headers(passage->request, &caller, service, &passage->headers);
}

/* ---- may they? ---- */

/* 0; else the status of the refusal, which was given. */
static int identify(struct passage *passage)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct api_server *server = passage->proxy->server;
    struct str token, renewed;
    int found;

    if (server->config->disable_auth) {
        passage->principal.kind = PRINCIPAL_UNRESTRICTED;
        return 0;
    }
    found = token_cookie_read(http_header(passage->request, "cookie"), server->config->max_cookies,
                              passage->arena, &token, &err);
    if (found <= 0 || token.len == 0) {
        refuse(passage, 400, "Auth cookie not found");
        return 400;
    }
    token = str_dup(token, passage->arena);
    if (sessions_identify(server->sessions, token, passage->arena, &passage->principal, &renewed,
                          &err) < 0) {
        refuse(passage, 401, "Invalid token");
        return 401;
    }
    return passage->request ? 0 : -1;
}

static int check_project(struct api_call *call, struct subject *subject, struct error *err)
{
    const struct destination *destination = &subject->app.destination;
    struct target *target;

    if (subject_read_project(call, &subject->app, &subject->project, err) < 0 ||
        subject_project(call, subject, err) < 0 ||
        targets_find(call, destination, &target, err) < 0)
        return -1;
    if (project_permits_destination(&subject->project, &target->info, destination->namespace))
        return 0;
    return error_set(err, ERR_FORBIDDEN,
                     "the provided project is not allowed to access the cluster configured in the "
                     "Application destination");
}

static int authorize(struct api_call *call, const struct extension_subject *asked,
                     const struct passage *passage, struct subject *subject, struct error *err)
{
    const char *key =
        arena_printf(call->arena, "%.*s/%.*s", STR_ARG(asked->namespace), STR_ARG(asked->name));
    struct json_doc *document;

    if (may_invoke(call, passage, err) < 0)
        return -1;
    document = subject_allows_namespace(call, str_dup(asked->namespace, call->arena))
                   ? catalog_application(call->server->catalog, key)
                   : NULL;
    if (!document)
        return error_set(err, ERR_NOT_FOUND, "there is no application '%s'", key);
    if (subject_take(call, document, subject, err) < 0)
        return -1;
    if (!str_equal(subject->app.project, asked->project))
        return error_set(err, ERR_FORBIDDEN, "the application is in another project");
    return check_project(call, subject, err);
}

static int admit(struct passage *passage)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct api_call call = { .server = passage->proxy->server,
                             .arena = passage->arena,
                             .principal = &passage->principal };
    struct extension_subject asked;
    struct subject subject;

    if (extension_subject_read(passage->request, &asked, &err) < 0) {
        refuse(passage, 400, arena_printf(passage->arena, "Invalid headers: %s", error_text(&err)));
        return -1;
    }
    /* Without its namespace, wherever it is. */
    passage->object =
        arena_printf(passage->arena, "%.*s/%.*s", STR_ARG(asked.project), STR_ARG(asked.name));
    if (authorize(&call, &asked, passage, &subject, &err) < 0) {
        log_info("a request to an extension is refused", F("name", passage->name),
                 F("error", error_text(&err)));
        refuse(passage, 401, "Unauthorized extension request");
        return -1;
    }
    passage->app = subject.app;
    return 0;
}

/* "/extensions/<name>/rest": nothing in it may lead upwards, whoever reads it on the way. */
static bool split_path(struct passage *passage, struct str *path)
{
    struct str whole = http_path(passage->request), rest, name, part;

    rest = str_slice(whole, strlen(EXTENSION_PROXY_PATH), whole.len);
    str_cut(rest, '/', &name, &part);
    passage->name = str_dup(name, passage->arena).ptr;
    *path = str_slice(rest, name.len, rest.len);
    rest = percent_decode(*path, PERCENT_PATH, passage->arena);
    while (rest.len > 0) {
        str_cut(rest, '/', &part, &rest);
        if (str_equals(part, "..") || str_equals(part, "."))
            return false;
    }
    return name.len > 0;
}

static void start(struct passage *passage)
{
    static const struct http_collector onward = { .on_body = send_on };
    static const struct http_collector upgrade = { .on_body = offer };

    if (http_wanted_protocol(passage->request).len > 0)
        http_collect_with(passage->request, UPGRADE_CLIENT_BODY_MAX, &upgrade, passage);
    else
        http_collect_with(passage->request, BODY_MAX, &onward, passage);
}

static void let_through(struct passage *passage)
{
    const struct extension_service *service;
    const struct extension *extension;
    struct str path;

    if (!split_path(passage, &path)) {
        refuse(passage, 400, "Invalid URL: extension name must be provided");
        return;
    }
    if (identify(passage) != 0 || admit(passage) < 0)
        return;
    renew_config(passage->proxy);
    extension = extension_config_find(&passage->proxy->config, str_of(passage->name));
    if (!extension) {
        refuse(passage, 404, "Extension not found");
        return;
    }
    service = extension_service_for(extension, &passage->app.destination);
    if (!service) {
        refuse(passage, 400, "invalid extension");
        return;
    }
    prepare(passage, extension, service, path);
    start(passage);
}

static void run(void *context)
{
    struct passage *passage = context;

    let_through(passage);
    unref_passage(passage);
}

void extension_proxy_handle(struct http_request *request, struct extension_proxy *proxy)
{
    struct passage *passage = new_passage(proxy, request);

    passage->references++;
    fiber_start(proxy->server->fibers, run, passage);
}

/* ---- the whole ---- */

struct extension_proxy *extension_proxy_new(struct api_server *server)
{
    static const double buckets[] = { 0.1, 0.25, 0.5, 1, 2, 5, 10, 0 };
    static const struct metric_spec requests = {
        METRIC_COUNTER, "argocd_proxy_extension_request_total",
        "Number of requests sent to configured proxy extensions.", "extension,status", NULL
    };
    static const struct metric_spec durations = {
        METRIC_HISTOGRAM, "argocd_proxy_extension_request_duration_seconds",
        "Request duration in seconds between the Argo CD API server and the extension backend.",
        "extension", buckets
    };
    struct extension_proxy *proxy = xcalloc(1, sizeof(*proxy));

    proxy->server = server;
    if (server->metrics) {
        proxy->requests = metrics_register(server->metrics, &requests);
        proxy->durations = metrics_register(server->metrics, &durations);
    }
    return proxy;
}

void extension_proxy_free(struct extension_proxy *proxy)
{
    if (!proxy)
        return;
    for (size_t i = 0; i < proxy->clients.count; i++)
        http_client_free(proxy->clients.items[i].client);
    vec_release(&proxy->clients);
    tls_context_free(proxy->tls);
    settings_unref(proxy->seen);
    arena_free(proxy->arena);
    free(proxy);
}
