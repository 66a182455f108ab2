#include "application/live_resource.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "server.h"

/* ---- rules ---- */

/* Rights to change an application reach to its resources where the settings say so. */
static bool inherits_rights(const struct api_call *call)
{
    struct str off = settings_text(catalog_hold_settings(call->server->catalog, call->arena),
                                   "server.rbac.disableApplicationFineGrainedRBACInheritance");

    return str_equals(off, "false");
}

static int may(struct api_call *call, const char *action, struct error *err)
{
    struct subject_query query = subject_query_of(call, action);

    if (inherits_rights(call)) {
        if (subject_check(call, &query, err) == 0)
            return 0;
        if (err->code != ERR_FORBIDDEN)
            return -1;
        error_release(err);
    }
    query.action = arena_printf(call->arena, "%s/%s", action, live_resource_key(call));
    return subject_check(call, &query, err);
}

int may_patch_application_resource(struct api_call *call, struct error *err)
{
    return may(call, "update", err);
}

int may_delete_application_resource(struct api_call *call, struct error *err)
{
    return may(call, "delete", err);
}

/* ---- the methods ---- */

static const struct json *manifest_reply(const struct api_call *call, const struct json *object)
{
    struct json *reply = json_new_object(call->arena);
    struct str text = json_print(live_resource_mask(call, object), JSON_SORTED, call->arena);

    json_set(call->arena, reply, "manifest", json_new_string(call->arena, text));
    return reply;
}

int get_application_resource(struct api_call *call, const struct json **reply, struct error *err)
{
    struct str version = json_string(json_get(call->request, "version"));
    struct live_resource resource;
    const struct json *object;

    if (live_resource_find(call, subject_of(call), &resource, err) < 0)
        return -1;
    if (!str_is_empty(version))
        resource.version = version;
    if (live_resource_get(call, &resource, &object, err) < 0)
        return -1;
    *reply = manifest_reply(call, object);
    return 0;
}

static int patch_type(struct str name, enum kube_patch *out, struct error *err)
{
    static const struct {
        const char *name;
        enum kube_patch type;
    } types[] = {
        { "application/json-patch+json", KUBE_PATCH_JSON },
        { "application/merge-patch+json", KUBE_PATCH_MERGE },
        { "application/strategic-merge-patch+json", KUBE_PATCH_STRATEGIC },
        { "application/apply-patch+yaml", KUBE_PATCH_APPLY },
    };

    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (str_equals(name, types[i].name)) {
            *out = types[i].type;
            return 0;
        }
    return error_set(err, ERR_UNKNOWN, "error patching resource: 415: Unsupported Media Type");
}

static int tell_failed_patch(const struct live_resource *resource, struct error *err)
{
    if (!live_resource_is_secret(resource))
        return error_prefix(err, "error patching resource");
    return error_set(err, err->code, "failed to patch Secret %.*s/%.*s",
                     STR_ARG(resource->namespace), STR_ARG(resource->name));
}

static void note(struct api_call *call, const struct live_resource *resource, const char *reason,
                 const char *what)
{
    audit_application(call, &subject_of(call)->app, reason, "%s resource %.*s/%.*s '%.*s'", what,
                      STR_ARG(resource->group), STR_ARG(resource->kind), STR_ARG(resource->name));
}

int patch_application_resource(struct api_call *call, const struct json **reply, struct error *err)
{
    struct live_resource resource;
    struct kube_request request;
    struct kube_answer answer = { 0 };
    enum kube_patch type;

    if (live_resource_find(call, subject_of(call), &resource, err) < 0 ||
        patch_type(json_string(json_get(call->request, "patchType")), &type, err) < 0 ||
        live_resource_request(call, &resource, KUBE_PATCH, &request, err) < 0)
        return -1;
    request.patch_type = type;
    request.body_text = json_string(json_get(call->request, "patch"));
    if (kube_client_wait(resource.target->client, &request, call->arena, &answer, err) < 0)
        return tell_failed_patch(&resource, err);
    note(call, &resource, "ResourceUpdated", "patched");
    *reply = manifest_reply(call, answer.object);
    return 0;
}

int delete_application_resource(struct api_call *call, const struct json **reply, struct error *err)
{
    static const int at_once = 0;
    bool is_forced = json_bool(json_get(call->request, "force"), false);
    bool leaves_orphans = json_bool(json_get(call->request, "orphan"), false);
    struct live_resource resource;
    struct kube_request request;
    struct kube_answer answer;

    if (live_resource_find(call, subject_of(call), &resource, err) < 0 ||
        live_resource_request(call, &resource, KUBE_DELETE, &request, err) < 0)
        return -1;
    request.propagation = leaves_orphans ? "Orphan" : is_forced ? "Background" : "Foreground";
    if (is_forced && !leaves_orphans)
        request.grace_period_seconds = &at_once;
    if (kube_client_wait(resource.target->client, &request, call->arena, &answer, err) < 0)
        return error_prefix(err, "error deleting resource");
    note(call, &resource, "ResourceDeleted", "deleted");
    *reply = json_new_object(call->arena);
    return 0;
}
