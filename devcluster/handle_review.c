/* Kinds that are asked and never kept: may somebody do that, whose token is this? */
#include "api_call.h"
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "data/json.h"
#include "decode.h"
#include "http/request.h"
#include "identities.h"
#include "managed.h"
#include "write.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;

static struct access access_of(const struct json *spec)
{
    const struct json *resource = json_get(spec, "resourceAttributes");
    const struct json *other = json_get(spec, "nonResourceAttributes");

    return (struct access){
        .verb = json_text_at(resource ? resource : other, "verb"),
        .group = json_text_at(resource, "group"),
        .resource = json_text_at(resource, "resource"),
        .subresource = json_text_at(resource, "subresource"),
        .namespace = json_text_at(resource, "namespace"),
        .name = json_text_at(resource, "name"),
        .path = json_text_at(other, "path"),
    };
}

static void review_access(struct api_call *call, const struct identity *who, struct json *object)
{
    struct access access = access_of(json_get(object, "spec"));
    struct json *status = json_edit_object(call->arena, object, "status");

    json_set_bool(call->arena, status, "allowed", identities_allow(call->cluster, who, &access));
}

static void self_access(struct api_call *call, struct json *object)
{
    review_access(call, call->identity, object);
}

static void self_rules(struct api_call *call, struct json *object)
{
    struct str namespace = json_text_at(object, "spec.namespace");

    /* The question is not repeated. */
    json_set(call->arena, object, "metadata", json_new_object(call->arena));
    json_set(call->arena, object, "spec", json_new_object(call->arena));
    identities_list_rules(call->cluster, call->identity, namespace, call->arena,
                          json_edit_object(call->arena, object, "status"));
}

static void subject_access(struct api_call *call, struct json *object)
{
    const struct json *groups = json_at(object, "spec.groups");

    review_access(call,
                  identity_new(json_text_at(object, "spec.user"),
                               groups ? groups : json_new_array(call->arena), call->arena),
                  object);
}

static const struct json *user_info(struct api_call *call, const struct identity *who)
{
    struct json *user = json_new_object(call->arena);

    json_set(call->arena, user, "username", json_new_string(call->arena, who->name));
    if (who->uid.len > 0)
        json_set(call->arena, user, "uid", json_new_string(call->arena, who->uid));
    json_set(call->arena, user, "groups", who->groups);
    if (json_count(who->extra) > 0)
        json_set(call->arena, user, "extra", who->extra);
    return user;
}

static void self_subject(struct api_call *call, struct json *object)
{
    json_set_text(call->arena, json_edit_object(call->arena, object, "metadata"),
                  "creationTimestamp", clock_rfc3339(clock_now_ns() / NS_PER_SECOND, call->arena));
    json_set(call->arena, json_edit_object(call->arena, object, "status"), "userInfo",
             user_info(call, call->identity));
}

static void token(struct api_call *call, struct json *object)
{
    struct json *status = json_edit_object(call->arena, object, "status");
    const struct identity *who = identities_of_token(
        call->cluster->identities, json_text_at(object, "spec.token"), call->arena);

    if (!who) {
        json_set_text(call->arena, status, "error", "invalid bearer token");
        json_set(call->arena, status, "user", json_new_object(call->arena));
        return;
    }
    json_set_bool(call->arena, status, "authenticated", true);
    json_set(call->arena, status, "user", user_info(call, who));
}

/* A question about access is about a resource or about a path, and about somebody. */
static int check_access(const struct api_call *call, const struct json *object, struct refusal *why)
{
    struct faults faults = { .arena = call->arena };
    const struct json *resource = json_at(object, "spec.resourceAttributes");
    const struct json *other = json_at(object, "spec.nonResourceAttributes");
    struct json *path;

    if (resource && other) {
        path = json_new_object(call->arena);
        json_set_text(call->arena, path, "Path", json_cstr_at(other, "path"));
        json_set_text(call->arena, path, "Verb", json_cstr_at(other, "verb"));
        fault_invalid(&faults, "spec.nonResourceAttributes", path,
                      "cannot be specified in combination with resourceAttributes");
    } else if (!resource && !other) {
        fault_invalid(&faults, "spec.resourceAttributes", json_new_null(call->arena),
                      "exactly one of nonResourceAttributes or resourceAttributes must be "
                      "specified");
    }
    if (strcmp(call->resource->kind, "SelfSubjectAccessReview") != 0 &&
        json_text_at(object, "spec.user").len == 0 &&
        json_count(json_at(object, "spec.groups")) == 0)
        fault_invalid(&faults, "spec.user", json_new_string(call->arena, STR_EMPTY),
                      "at least one of user or group must be specified");
    return refuse_faults(why, (struct refused_object){ call->resource->group, "", STR_EMPTY },
                         &faults);
}

/* Whoever asks owns the fields of his question, as with anything that is kept. */
static int managed_review(struct api_call *call, const struct json *object, const struct json **out,
                          struct refusal *why)
{
    struct write write = { .cluster = call->cluster,
                           .arena = call->arena,
                           .resource = call->resource,
                           .api = call->api,
                           .namespace = call->namespace,
                           .name = STR_EMPTY,
                           .subresource = STR_EMPTY,
                           .manager = call_manager(call) };

    return managed_update(&write, NULL, object, out, why);
}

int handle_review(struct api_call *call, struct refusal *why)
{
    static const struct {
        const char *kind;
        void (*review)(struct api_call *call, struct json *object);
    } reviews[] = {
        { "SelfSubjectAccessReview", self_access },     { "SubjectAccessReview", subject_access },
        { "LocalSubjectAccessReview", subject_access }, { "SelfSubjectRulesReview", self_rules },
        { "SelfSubjectReview", self_subject },          { "TokenReview", token },
    };
    struct decoding decoding = { .arena = call->arena,
                                 .resource = call->resource,
                                 .api = call->api,
                                 .validation = VALIDATION_IGNORE };
    const struct json *value;

    if (decode_body(call->arena, call->body, http_header(call->http, "content-type"), &value, why) <
            0 ||
        decode_object(&decoding, value, &value, why) < 0)
        return -1;
    for (size_t i = 0; i < sizeof(reviews) / sizeof(reviews[0]); i++) {
        struct json *object = json_edit(call->arena, value);

        if (strcmp(call->resource->kind, reviews[i].kind) != 0)
            continue;
        if (reviews[i].review == self_rules && json_text_at(object, "spec.namespace").len == 0)
            return refuse_bad_request(why, "no namespace on request");
        if (strstr(call->resource->kind, "AccessReview") && check_access(call, object, why) < 0)
            return -1;
        if (managed_review(call, object, &value, why) < 0)
            return -1;
        object = json_edit(call->arena, value);
        reviews[i].review(call, object);
        call_answer(call, 201, object);
        return 0;
    }
    return refuse(why, 501, "NotImplemented", "%s is not supported by this cluster",
                  call->resource->kind);
}
