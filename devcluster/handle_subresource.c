/* Subresources besides status. What is not in the table is answered with 501. */
#include "api_call.h"
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "data/json.h"
#include "data/json_patch.h"
#include "data/merge_patch.h"
#include "decode.h"
#include "http/request.h"
#include "identities.h"
#include "kube/selector.h"
#include "pod_log.h"
#include "simple_path.h"
#include "write.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;
enum { TOKEN_SECONDS = 3600, TOKEN_SECONDS_MIN = 600 };

static int find_object(struct api_call *call, const struct json **out, struct refusal *why)
{
    const struct json *object =
        cluster_get(call->cluster, call->resource, call->namespace, call->name);

    if (!object)
        return refuse_not_found(why, call_object(call));
    *out = cluster_convert(call->resource, json_copy(call->arena, object), call->api, call->arena);
    return 0;
}

static int read_body(struct api_call *call, const struct json **out, struct refusal *why)
{
    if (decode_body(call->arena, call->body, http_header(call->http, "content-type"), out, why) < 0)
        return -1;
    if (!json_is(*out, JSON_OBJECT))
        return refuse_bad_request(why, "the body is no object");
    return 0;
}

static struct write write_of(const struct api_call *call)
{
    struct write write =
        write_internal(call->cluster, call->resource, call->namespace, call->name, "", call->arena);
    struct str manager = call_option(call, "fieldManager"), rest;

    if (manager.len == 0)
        str_cut(http_header(call->http, "user-agent"), '/', &manager, &rest);
    write.api = call->api;
    write.manager = manager.len > 0 ? str_dup(manager, call->arena) : STR("unknown");
    write.subresource = call->subresource;
    write.dry_run = str_equals(call_option(call, "dryRun"), "All");
    return write;
}

/* ---- scale ---- */

static struct str scale_path(const struct api_call *call, const char *custom, const char *builtin)
{
    const struct json *scale = json_at(call->api->definition, "subresources.scale");

    return is_custom(call->resource) ? json_text_at(scale, custom) : str_of(builtin);
}

static const struct json *scale_of(struct api_call *call, const struct json *object)
{
    static const char *const kept[] = { "name", "namespace", "uid", "resourceVersion",
                                        "creationTimestamp" };
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = call->arena;
    struct json *scale = json_new_object(arena), *metadata, *spec, *status;
    const struct json *replicas =
        simple_path_find(object, scale_path(call, "specReplicasPath", ".spec.replicas"), arena);
    const struct json *selector = json_at(object, "spec.selector");
    const struct kube_selector *parsed;

    json_set_text(arena, scale, "kind", "Scale");
    json_set_text(arena, scale, "apiVersion", "autoscaling/v1");
    metadata = json_edit_object(arena, scale, "metadata");
    for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
        if (json_get(json_get(object, "metadata"), kept[i]))
            json_set(arena, metadata, kept[i], json_get(json_get(object, "metadata"), kept[i]));
    spec = json_edit_object(arena, scale, "spec");
    if (json_int(replicas, 0) != 0)
        json_set(arena, spec, "replicas", replicas);
    status = json_edit_object(arena, scale, "status");
    replicas =
        simple_path_find(object, scale_path(call, "statusReplicasPath", ".status.replicas"), arena);
    json_set_int(arena, status, "replicas", json_int(replicas, 0));
    if (!is_custom(call->resource) && selector &&
        kube_selector_of_object(selector, arena, &parsed, &err) == 0)
        json_set_text(arena, status, "selector", kube_selector_print(parsed, arena));
    return scale;
}

static void set_replicas(struct api_call *call, struct json *object, int64_t replicas)
{
    struct str path = scale_path(call, "specReplicasPath", ".spec.replicas"), part, rest;

    rest = path.len ? str_slice(path, 1, path.len) : STR("spec.replicas");
    while (str_cut(rest, '.', &part, &rest))
        object = json_edit_object(call->arena, object, str_dup(part, call->arena).ptr);
    json_set_int(call->arena, object, str_dup(part, call->arena).ptr, replicas);
}

static int patched_scale(struct api_call *call, const struct json *scale, const struct json **out,
                         struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str type = http_header(call->http, "content-type");
    const struct json *patch;

    if (json_parse(call->body, NULL, call->arena, &patch, &err) < 0)
        return refuse_bad_request(why, "error decoding patch: %s", error_text(&err));
    if (str_has_prefix(type, STR("application/json-patch"))) {
        if (json_patch_apply(scale, patch, NULL, call->arena, out, &err) < 0)
            return refuse(why, 422, "Invalid", "%s", error_text(&err));
        return 0;
    }
    *out = merge_patch_apply(scale, patch, call->arena);
    return 0;
}

static int handle_scale(struct api_call *call, struct refusal *why)
{
    struct write write = write_of(call);
    const struct json *object = NULL, *scale, *version;
    struct json *edited;

    if (find_object(call, &object, why) < 0)
        return -1;
    scale = scale_of(call, object);
    if (strcmp(call->verb, "get") == 0) {
        call_answer(call, 200, scale);
        return 0;
    }
    if ((strcmp(call->verb, "patch") == 0 ? patched_scale(call, scale, &scale, why)
                                          : read_body(call, &scale, why)) < 0)
        return -1;
    edited = json_edit(call->arena, object);
    set_replicas(call, edited, json_int(json_at(scale, "spec.replicas"), 0));
    version = json_at(scale, "metadata.resourceVersion");
    if (version)
        json_set(call->arena, json_edit_object(call->arena, edited, "metadata"), "resourceVersion",
                 version);
    if (write_update(&write, edited, &object, why) < 0)
        return -1;
    call_answer(call, 200, scale_of(call, object));
    return 0;
}

/* ---- the rest ---- */

static int handle_token(struct api_call *call, struct refusal *why)
{
    const struct json *account = NULL, *request = NULL;
    struct json *answer, *status;
    int64_t seconds;

    if (find_object(call, &account, why) < 0 || read_body(call, &request, why) < 0)
        return -1;
    seconds = json_int(json_at(request, "spec.expirationSeconds"), TOKEN_SECONDS);
    if (seconds < TOKEN_SECONDS_MIN)
        seconds = TOKEN_SECONDS_MIN;
    answer = json_edit(call->arena, request);
    json_set_text(call->arena, answer, "kind", "TokenRequest");
    json_set_text(call->arena, answer, "apiVersion", "authentication.k8s.io/v1");
    status = json_edit_object(call->arena, answer, "status");
    json_set_text(call->arena, status, "token",
                  identities_issue(call->cluster->identities, account, seconds, call->arena));
    json_set_text(call->arena, status, "expirationTimestamp",
                  clock_rfc3339(clock_now_ns() / NS_PER_SECOND + seconds, call->arena));
    call_answer(call, 201, answer);
    return 0;
}

static int handle_eviction(struct api_call *call, struct refusal *why)
{
    struct write write = write_of(call);
    struct write_delete options = {
        .propagation = STR("Background"), .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    struct json *status = json_new_object(call->arena);
    const struct json *left;

    write.subresource = STR_EMPTY;
    if (write_remove(&write, &options, &left, why) < 0)
        return -1;
    json_set_text(call->arena, status, "kind", "Status");
    json_set_text(call->arena, status, "apiVersion", "v1");
    json_set(call->arena, status, "metadata", json_new_object(call->arena));
    json_set_text(call->arena, status, "status", "Success");
    json_set_int(call->arena, status, "code", 201);
    call_answer(call, 201, status);
    return 0;
}

static int handle_finalize(struct api_call *call, struct refusal *why)
{
    struct write write = write_of(call);
    const struct json *object = NULL, *wanted = NULL;
    struct json *edited;

    if (find_object(call, &object, why) < 0 || read_body(call, &wanted, why) < 0)
        return -1;
    edited = json_edit(call->arena, object);
    json_set(call->arena, json_edit_object(call->arena, edited, "spec"), "finalizers",
             json_at(wanted, "spec.finalizers") ? json_at(wanted, "spec.finalizers")
                                                : json_new_array(call->arena));
    if (write_update(&write, edited, &object, why) < 0)
        return -1;
    call_answer(call, 200, object);
    return 0;
}

int handle_subresource(struct api_call *call, struct refusal *why)
{
    static const struct {
        const char *name;
        int (*handle)(struct api_call *call, struct refusal *why);
    } known[] = {
        { "scale", handle_scale },       { "token", handle_token }, { "eviction", handle_eviction },
        { "finalize", handle_finalize }, { "log", handle_pod_log },
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (str_equals(call->subresource, known[i].name))
            return known[i].handle(call, why);
    return refuse(why, 501, "NotImplemented", "%s/%.*s is not supported by this cluster",
                  call->resource->plural, STR_ARG(call->subresource));
}
