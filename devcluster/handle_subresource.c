/* Subresources besides status. What is not in the table is answered with 501. */
#include "api_call.h"
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "data/json.h"
#include "decode.h"
#include "http/request.h"
#include "identities.h"
#include "pod_log.h"
#include "subresource.h"
#include "write.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;
enum { TOKEN_SECONDS = 3600, TOKEN_SECONDS_MIN = 600 };
static const int64_t TOKEN_SECONDS_MAX = (int64_t)1 << 32;

int subresource_find(struct api_call *call, const struct json **out, struct refusal *why)
{
    const struct json *object =
        cluster_get(call->cluster, call->resource, call->namespace, call->name);

    if (!object)
        return refuse_not_found(why, call_object(call));
    *out = cluster_convert(call->resource, json_copy(call->arena, object), call->api, call->arena);
    return 0;
}

int subresource_read(struct api_call *call, const struct json **out, struct refusal *why)
{
    if (decode_body(call->arena, call->body, http_header(call->http, "content-type"), out, why) < 0)
        return -1;
    if (!json_is(*out, JSON_OBJECT))
        return refuse_bad_request(why, "the body is no object");
    return 0;
}

struct write subresource_write(const struct api_call *call)
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

static int check_duration(struct api_call *call, const struct json *seconds, struct refusal *why)
{
    static const char field[] = "spec.expirationSeconds";
    struct faults faults = { .arena = call->arena };

    if (json_int(seconds, TOKEN_SECONDS) < TOKEN_SECONDS_MIN)
        fault_invalid(&faults, field, seconds, "may not specify a duration less than 10 minutes");
    if (json_int(seconds, TOKEN_SECONDS) > TOKEN_SECONDS_MAX)
        fault_invalid(&faults, field, seconds,
                      "may not specify a duration larger than 2^32 seconds");
    return refuse_faults(
        why, (struct refused_object){ "authentication.k8s.io", "TokenRequest", STR_EMPTY },
        &faults);
}

static int handle_token(struct api_call *call, struct refusal *why)
{
    const struct json *account = NULL, *request = NULL;
    struct json *answer, *status;
    int64_t seconds;

    if (subresource_find(call, &account, why) < 0 || subresource_read(call, &request, why) < 0)
        return -1;
    if (check_duration(call, json_at(request, "spec.expirationSeconds"), why) < 0)
        return -1;
    seconds = json_int(json_at(request, "spec.expirationSeconds"), TOKEN_SECONDS);
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
    struct write write = subresource_write(call);
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
    struct write write = subresource_write(call);
    const struct json *object = NULL, *wanted = NULL;
    struct json *edited;

    if (subresource_find(call, &object, why) < 0 || subresource_read(call, &wanted, why) < 0)
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
