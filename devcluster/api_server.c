/* From a request to its handler: who asks, for what, may they, and does somebody want it to fail.
 */
#include "api_server.h"

#include "api_call.h"
#include "base/arena.h"
#include "cluster.h"
#include "data/json.h"
#include "fault_rules.h"
#include "http/percent.h"
#include "identities.h"
#include "kube/resource.h"
#include "metadata.h"
#include "resource_table.h"
#include "watcher.h"

#include <string.h>

enum { SEGMENTS_MAX = 16 };

/* ---- the path ---- */

struct segments {
    struct str items[SEGMENTS_MAX];
    size_t count;
};

static int split_path(struct api_call *call, struct segments *out, struct refusal *why)
{
    struct str rest = percent_decode(http_path(call->http), PERCENT_PATH, call->arena), head;

    out->count = 0;
    while (rest.len > 0) {
        str_cut(rest, '/', &head, &rest);
        if (head.len == 0)
            continue;
        if (out->count == SEGMENTS_MAX)
            return refuse(why, 404, "NotFound", "the server could not find the requested resource");
        out->items[out->count++] = head;
    }
    return 0;
}

/* group, version and what follows them; false: no resource's path. */
static bool take_version(struct api_call *call, const struct segments *path, size_t *at)
{
    if (path->count >= 3 && str_equals(path->items[0], "api")) {
        call->version = path->items[1];
        *at = 2;
        return true;
    }
    if (path->count >= 4 && str_equals(path->items[0], "apis")) {
        call->group = path->items[1];
        call->version = path->items[2];
        *at = 3;
        return true;
    }
    return false;
}

/* False: nothing can be there. */
static bool take_resource(struct api_call *call, const struct segments *path, size_t at)
{
    bool is_watch = str_equals(path->items[at], "watch") && path->count > at + 1;

    at += is_watch;
    if (str_equals(path->items[at], "namespaces") && path->count > at + 2 &&
        !str_equals(path->items[at + 2], "status") &&
        !str_equals(path->items[at + 2], "finalize")) {
        call->namespace = path->items[at + 1];
        at += 2;
    }
    call->plural = path->items[at];
    if (path->count > at + 1)
        call->name = path->items[at + 1];
    if (path->count > at + 2)
        call->subresource = path->items[at + 2];
    if (is_watch)
        call->verb = "watch";
    /* Nothing lies beneath a subresource, but for what is passed on. */
    return path->count <= at + 3 || str_equals(call->subresource, "proxy");
}

static const char *verb_of(const struct api_call *call)
{
    const char *method = http_method(call->http);

    if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0) {
        if (strcmp(call->verb, "watch") == 0 || call_flag(call, "watch"))
            return "watch";
        return call->name.len > 0 ? "get" : "list";
    }
    if (strcmp(method, "POST") == 0)
        return "create";
    if (strcmp(method, "PUT") == 0)
        return "update";
    if (strcmp(method, "PATCH") == 0)
        return "patch";
    if (strcmp(method, "DELETE") == 0)
        return call->name.len > 0 ? "delete" : "deletecollection";
    return "";
}

static int refuse_path(struct refusal *why)
{
    refuse(why, 404, "NotFound", "the server could not find the requested resource");
    why->details = json_new_object(why->arena);
    return -1;
}

static int refuse_method(struct refusal *why)
{
    refuse(why, 405, "MethodNotAllowed",
           "the server does not allow this method on the requested resource");
    why->details = json_new_object(why->arena);
    return -1;
}

static int check_name(const struct api_call *call, struct refusal *why)
{
    const char *fault = metadata_segment_fault(call->name);

    if (call->name.len == 0 || !fault)
        return 0;
    return refuse_bad_request(why, "Name parameter invalid: \"%.*s\": %s", STR_ARG(call->name),
                              fault);
}

static int find_resource(struct api_call *call, struct refusal *why)
{
    call->resource = cluster_resource(call->cluster, call->group, call->plural);
    if (call->resource)
        call->api = api_resource_version(call->resource, call->version);
    if (!call->resource || !call->api)
        return refuse_path(why);
    if (call->subresource.len > 0 &&
        !api_resource_has_subresource(call->resource, call->api, call->subresource,
                                      &call->subresource_row))
        return is_custom(call->resource) ? refuse_not_found(why, call_object(call))
                                         : refuse_path(why);
    if ((call->namespace.len > 0) != call->resource->is_namespaced &&
        (call->namespace.len > 0 || call->name.len > 0))
        return refuse_path(why);
    return check_name(call, why);
}

static int check_verb(const struct api_call *call, struct refusal *why)
{
    unsigned verb = kube_verb_parse(str_of(call->verb));
    unsigned allowed = call->subresource_row       ? call->subresource_row->verbs
                       : call->subresource.len > 0 ? KUBE_GET | KUBE_UPDATE | KUBE_PATCH
                                                   : call->resource->verbs;
    bool needs_name = strcmp(call->verb, "update") == 0 || strcmp(call->verb, "patch") == 0;

    if (verb == KUBE_WATCH)
        verb = KUBE_LIST;
    if (verb == 0 || strcmp(http_method(call->http), "HEAD") == 0 || !(allowed & verb) ||
        (needs_name && call->name.len == 0))
        return refuse_method(why);
    if (strcmp(call->verb, "create") == 0 && (call->name.len > 0) != (call->subresource.len > 0))
        return refuse_method(why);
    if (strcmp(call->verb, "create") == 0 && call->resource->is_namespaced &&
        call->namespace.len == 0)
        return refuse_method(why);
    return 0;
}

/* ---- from headers to the handler ---- */

static bool is_review(const struct api_call *call)
{
    return strcmp(call->resource->kind + strlen(call->resource->kind) - strlen("Review"),
                  "Review") == 0;
}

/* The preferred version, where that is not deprecated itself. */
static const char *replacement(struct api_call *call)
{
    const struct api_version *best = &call->resource->versions[0];

    if (best == call->api || !best->is_served ||
        json_bool(json_get(best->definition, "deprecated"), false))
        return "";
    return arena_printf(call->arena, "; use %s/%s %s", call->resource->group, best->name,
                        call->resource->kind);
}

static void warn_deprecated(struct api_call *call)
{
    static const struct {
        const char *label, *text;
    } known[] = {
        { "endpoints",
          "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice" },
        { "componentstatuses", "v1 ComponentStatus is deprecated in v1.19+" },
    };
    const struct json *version = call->api->definition;

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (call->resource == cluster_builtin(call->cluster, known[i].label))
            call_warn(call, "%s", known[i].text);
    if (json_text_at(version, "deprecationWarning").len > 0)
        call_warn(call, "%s", json_cstr_at(version, "deprecationWarning"));
    else if (json_bool(json_get(version, "deprecated"), false))
        call_warn(call, "%s/%s %s is deprecated%s", call->resource->group, call->api->name,
                  call->resource->kind, replacement(call));
}

static int dispatch(struct api_call *call, struct refusal *why)
{
    static const struct {
        const char *verb;
        int (*handle)(struct api_call *call, struct refusal *why);
    } verbs[] = {
        { "get", handle_get },       { "list", handle_list },
        { "watch", watcher_start },  { "create", handle_create },
        { "update", handle_update }, { "patch", handle_patch },
        { "delete", handle_delete }, { "deletecollection", handle_delete_collection },
    };

    if (call->subresource.len > 0 && !str_equals(call->subresource, "status"))
        return handle_subresource(call, why);
    if (strlen(call->resource->kind) > strlen("Review") && is_review(call))
        return handle_review(call, why);
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
        if (strcmp(call->verb, verbs[i].verb) == 0)
            return verbs[i].handle(call, why);
    return refuse_method(why);
}

static void run(struct api_call *call)
{
    struct refusal why = { .arena = call->arena };

    warn_deprecated(call);
    if (dispatch(call, &why) < 0)
        call_answer_refusal(call, &why);
}

static void on_body(struct http_request *request, struct str body, void *context)
{
    struct api_call *call = context;

    (void)request;
    call->body = body;
    run(call);
}

static void on_too_large(struct http_request *request, void *context)
{
    struct api_call *call = context;
    struct refusal why = { .arena = call->arena };

    (void)request;
    (void)refuse(&why, 413, "RequestEntityTooLarge", "Request entity too large: limit is %d",
                 BODY_MAX);
    call_answer_refusal(call, &why);
}

static void on_too_much(struct http_request *request, void *context)
{
    struct api_call *call = context;
    struct refusal why = { .arena = call->arena, .retry_after_s = 1 };

    (void)request;
    (void)refuse(&why, 429, "TooManyRequests", "Too many requests, please try again later.");
    call_answer_refusal(call, &why);
}

static void on_broken(struct http_request *request, const char *fault, void *context)
{
    struct api_call *call = context;
    struct refusal why = { .arena = call->arena };

    (void)request;
    (void)refuse(&why, 500, "", "%s", fault);
    call_answer_refusal(call, &why);
}

static void serve_resource(struct api_call *call)
{
    static const struct http_collector collector = { on_body, on_too_large, on_broken,
                                                     on_too_much };
    const char *method = http_method(call->http);

    if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)
        run(call);
    else
        http_collect_with(call->http, BODY_MAX, &collector, call);
}

/* A version that a known group does not have. */
static bool is_version_unknown(struct api_call *call)
{
    struct refusal why = { .arena = call->arena };
    struct segments path;

    if (split_path(call, &path, &why) < 0 || path.count < 2)
        return false;
    if (str_equals(path.items[0], "api"))
        return !cluster_group_exists(call->cluster, STR_EMPTY, path.items[1]);
    return str_equals(path.items[0], "apis") && path.count > 2 &&
           cluster_has_group(call->cluster, path.items[1]) &&
           !cluster_group_exists(call->cluster, path.items[1], path.items[2]);
}

int call_check_plain(struct api_call *call, struct refusal *why)
{
    const char *method = http_method(call->http);

    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return refuse_method(why);
    return call_read_accept(call, why);
}

static void serve_other(struct api_call *call)
{
    struct refusal why = { .arena = call->arena };

    if (is_version_unknown(call)) {
        (void)refuse_path(&why);
        call_answer_refusal(call, &why);
        return;
    }
    if (handle_discovery(call, &why) == 0 || (why.code == 0 && handle_openapi(call, &why) == 0))
        return;
    if (why.code)
        call_answer_refusal(call, &why);
    else
        call_answer_text(call, 404, "text/plain; charset=utf-8", STR("404 page not found\n"));
}

/* What is asked for: the call's fields, or why it cannot be. */
static int read_call(struct api_call *call, bool *is_resource, struct refusal *why)
{
    struct segments path;
    bool is_known;
    size_t at;

    *is_resource = false;
    if (split_path(call, &path, why) < 0)
        return -1;
    if (path.count > 0 && str_equals(path.items[0], "openapi"))
        return 0;
    if (!take_version(call, &path, &at)) {
        call->verb = verb_of(call);
        return 0;
    }
    is_known = take_resource(call, &path, at);
    call->verb = verb_of(call);
    if (!cluster_group_exists(call->cluster, call->group, call->version))
        return 0;
    *is_resource = true;
    return is_known ? find_resource(call, why) : refuse_path(why);
}

static void go_on(void *context)
{
    struct api_call *call = context;

    if (call->resource)
        serve_resource(call);
    else
        serve_other(call);
}

void api_server_handle(struct http_request *request, void *context)
{
    struct api_call *call = ARENA_NEW(http_arena(request), struct api_call);
    struct refusal why = { .arena = http_arena(request) };
    bool is_resource;

    *call = (struct api_call){ .cluster = context,
                               .http = request,
                               .arena = http_arena(request),
                               .verb = "",
                               .group = STR_EMPTY,
                               .version = STR_EMPTY,
                               .plural = STR_EMPTY,
                               .subresource = STR_EMPTY,
                               .namespace = STR_EMPTY,
                               .name = STR_EMPTY,
                               .body = STR_EMPTY,
                               .form_version = "v1" };
    if (identities_authenticate(call, &why) < 0 || read_call(call, &is_resource, &why) < 0 ||
        identities_authorize(call, &why) < 0 ||
        (is_resource && (call_read_accept(call, &why) < 0 || check_verb(call, &why) < 0 ||
                         call_check_form(call, &why) < 0))) {
        call_answer_refusal(call, &why);
        return;
    }
    fault_rules_apply(call->cluster->fault_rules, call, go_on);
}
