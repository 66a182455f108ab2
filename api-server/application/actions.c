#include "application/action_engine.h"
#include "application/live_resource.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "argo/settings.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/merge_patch.h"
#include "gitops/resource.h"
#include "kube/discovery.h"
#include "kube/status.h"
#include "server.h"

/* What an action is done to: an object of the tree, or the application itself. */
struct acted_on {
    struct live_resource resource;
    const struct json *live;
    bool is_application;
};

/* ---- which object ---- */

static bool names_application(const struct api_call *call)
{
    const struct json *request = call->request;

    return str_equals(json_string(json_get(request, "group")), "argoproj.io") &&
           str_equals(json_string(json_get(request, "kind")), "Application") &&
           str_equal(json_string(json_get(request, "resourceName")), subject_of(call)->app.name);
}

static int find(struct api_call *call, struct acted_on *out, struct error *err)
{
    const struct application *app = &subject_of(call)->app;
    struct json *live;

    out->is_application = names_application(call);
    if (!out->is_application) {
        if (live_resource_find(call, subject_of(call), &out->resource, err) < 0)
            return -1;
        return live_resource_get(call, &out->resource, &out->live, err);
    }
    out->resource = (struct live_resource){
        .group = STR("argoproj.io"),
        .version = STR("v1alpha1"),
        .kind = STR("Application"),
        .namespace = app->namespace,
        .name = app->name,
        .target = targets_own(call),
    };
    live = json_edit(call->arena, app->document);
    json_set_text(call->arena, live, "apiVersion", APPLICATION_API_VERSION);
    json_set_text(call->arena, live, "kind", "Application");
    out->live = live;
    return 0;
}

static const struct resource_overrides *overrides_of(const struct api_call *call)
{
    return &catalog_hold_settings(call->server->catalog, call->arena)->overrides;
}

/* ---- which actions ---- */

int list_application_actions(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *answer = json_new_object(call->arena);
    struct acted_on object;
    const struct json *actions;

    if (find(call, &object, err) < 0)
        return -1;
    if (action_engine_list(overrides_of(call), object.live, call->arena, &actions, err) < 0)
        return error_prefix(err, "error getting available actions");
    if (json_count(actions) > 0)
        json_set(call->arena, answer, "actions", actions);
    *reply = answer;
    return 0;
}

/* ---- running one ---- */

int may_run_application_action(struct api_call *call, struct error *err)
{
    const struct json *request = call->request;
    const char *action =
        arena_printf(call->arena, "action/%s/%s/%s", json_cstr_at(request, "group"),
                     json_cstr_at(request, "kind"), json_cstr_at(request, "action"));
    struct subject_query query = subject_query_of(call, action);

    return subject_check(call, &query, err);
}

static const struct json *params_of(const struct api_call *call)
{
    const struct json *sent = json_get(call->request, "resourceActionParameters");
    struct json *params = json_new_object(call->arena);

    for (struct json_cursor at = json_walk(sent); json_next(&at);)
        json_set_str(call->arena, params, json_string(json_get(at.value, "name")),
                     json_get(at.value, "value"));
    return params;
}

/* Where a step's object lives; it need not be the one that the action was started on. */
static int place_of(struct api_call *call, const struct acted_on *object, enum kube_verb verb,
                    const struct json *resource, struct kube_request *out, struct error *err)
{
    struct group_version_kind gvk = resource_gvk(resource);
    struct live_resource place = object->resource;

    place.group = gvk.group;
    place.version = gvk.version;
    place.kind = gvk.kind;
    place.namespace = resource_namespace(resource);
    place.name = resource_name(resource);
    return live_resource_request(call, &place, verb, out, err);
}

static int check_permission(struct api_call *call, const struct acted_on *object,
                            const struct json *resource, struct error *err)
{
    const struct subject *subject = subject_of(call);
    struct group_version_kind gvk = resource_gvk(resource);
    struct kube_request request;
    struct project_object asked = {
        .group = gvk.group,
        .kind = gvk.kind,
        .name = resource_name(resource),
        .namespace = resource_namespace(resource),
    };

    if (place_of(call, object, KUBE_PATCH, resource, &request, err) < 0)
        return -1;
    asked.is_namespaced = request.resource->is_namespaced;
    if (object->is_application ||
        project_permits_resource(&subject->project, &asked, &object->resource.target->info))
        return 0;
    return error_set(
        err, ERR_FORBIDDEN, "application is not permitted to manage %.*s/%.*s/%.*s in %.*s",
        STR_ARG(gvk.group), STR_ARG(gvk.kind), STR_ARG(asked.name), STR_ARG(asked.namespace));
}

static int create(struct api_call *call, const struct acted_on *object, const struct json *resource,
                  bool is_dry_run, struct error *err)
{
    struct kube_request request;
    struct kube_answer answer;

    if (place_of(call, object, KUBE_CREATE, resource, &request, err) < 0)
        return -1;
    request.name = NULL;
    request.body = resource;
    request.is_dry_run = is_dry_run;
    return kube_client_wait(object->resource.target->client, &request, call->arena, &answer, err);
}

static int send_patch(struct api_call *call, const struct acted_on *object,
                      const struct json *patch, const char *subresource, struct error *err)
{
    struct kube_request request;
    struct kube_answer answer;

    if (live_resource_request(call, &object->resource, KUBE_PATCH, &request, err) < 0)
        return -1;
    request.patch_type = KUBE_PATCH_MERGE;
    request.body = patch;
    request.subresource = subresource;
    return kube_client_wait(object->resource.target->client, &request, call->arena, &answer, err);
}

/* A changed status goes through its subresource, where there is one. */
static int patch(struct api_call *call, const struct acted_on *object, const struct json *wanted,
                 struct error *err)
{
    const struct json *difference = merge_patch_create(object->live, wanted, call->arena);
    struct json *rest;

    if (json_count(difference) == 0)
        return 0;
    if (!json_get(difference, "status"))
        return send_patch(call, object, difference, NULL, err);
    if (send_patch(call, object, difference, "status", err) < 0) {
        if (!kube_is_not_found(err))
            return -1;
        error_release(err);
        return send_patch(call, object, difference, NULL, err);
    }
    rest = json_edit(call->arena, difference);
    json_remove(call->arena, rest, "status");
    return json_count(rest) > 0 ? send_patch(call, object, rest, NULL, err) : 0;
}

static int check_steps(struct api_call *call, const struct acted_on *object,
                       const struct action_step *steps, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++)
        if (check_permission(call, object, steps[i].resource, err) < 0 ||
            (steps[i].operation == ACTION_CREATE &&
             create(call, object, steps[i].resource, true, err) < 0))
            return -1;
    return 0;
}

static int take_steps(struct api_call *call, const struct acted_on *object,
                      const struct action_step *steps, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (steps[i].operation == ACTION_PATCH && patch(call, object, steps[i].resource, err) < 0)
            return error_prefix(err, "error patching resource");
        if (steps[i].operation == ACTION_CREATE &&
            create(call, object, steps[i].resource, false, err) < 0)
            return error_prefix(err, "error creating resource");
    }
    return 0;
}

static void note(struct api_call *call, const struct acted_on *object, struct str action)
{
    const struct live_resource *resource = &object->resource;
    const struct event_subject subject = {
        .api_version = json_cstr_at(object->live, "apiVersion"),
        .kind = json_cstr_at(object->live, "kind"),
        .namespace = resource_namespace(object->live),
        .name = resource_name(object->live),
        .uid = resource_uid(object->live),
        .resource_version = json_text_at(object->live, "metadata.resourceVersion"),
    };

    if (object->is_application) {
        audit_application(call, &subject_of(call)->app, "ResourceActionRan", "ran action %.*s",
                          STR_ARG(action));
        return;
    }
    audit_application(call, &subject_of(call)->app, "ResourceActionRan",
                      "ran action %.*s on resource %.*s/%.*s/%.*s", STR_ARG(action),
                      STR_ARG(resource->group), STR_ARG(resource->kind), STR_ARG(resource->name));
    audit_resource(call, &subject, "ResourceActionRan", "ran action %.*s", STR_ARG(action));
}

int run_application_action(struct api_call *call, const struct json **reply, struct error *err)
{
    struct acted_on object;
    struct action_question question = {
        .overrides = overrides_of(call),
        .name = json_string(json_get(call->request, "action")),
        .params = params_of(call),
    };
    const struct action_step *steps;
    size_t count;

    if (subject_project(call, subject_of(call), err) < 0 || find(call, &object, err) < 0)
        return -1;
    question.object = object.live;
    if (action_engine_run(&question, call->arena, &steps, &count, err) < 0 ||
        check_steps(call, &object, steps, count, err) < 0 ||
        take_steps(call, &object, steps, count, err) < 0)
        return -1;
    note(call, &object, question.name);
    *reply = json_new_object(call->arena);
    return 0;
}
