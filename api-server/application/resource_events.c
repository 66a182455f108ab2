#include "application/app_state.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"
#include "server.h"

/* Whose events: an object by name, uid and namespace. */
struct involved {
    struct kube_client *client;
    struct str name, namespace, uid;
};

static bool has_node(const struct json *nodes, const struct involved *involved)
{
    for (struct json_cursor at = json_walk(nodes); json_next(&at);)
        if (str_equal(json_string(json_get(at.value, "uid")), involved->uid) &&
            str_equal(json_string(json_get(at.value, "name")), involved->name) &&
            str_equal(json_string(json_get(at.value, "namespace")), involved->namespace))
            return true;
    return false;
}

/* An object of the tree; where it is is asked for what happened to it. */
static int find_resource(struct api_call *call, struct involved *involved, struct error *err)
{
    struct subject *subject = subject_of(call);
    const struct json *tree;
    struct target *target;

    if (app_state_tree(call, subject, &tree, err) < 0)
        return -1;
    if (!has_node(json_get(tree, "nodes"), involved) &&
        !has_node(json_get(tree, "orphanedNodes"), involved))
        return error_set(err, ERR_INVALID, "%.*s not found as part of application %.*s",
                         STR_ARG(involved->name), STR_ARG(subject->app.name));
    if (targets_find(call, &subject->app.destination, &target, err) < 0)
        return error_prefix(err, "error getting destination cluster");
    involved->client = target->client;
    return 0;
}

static int find_involved(struct api_call *call, struct involved *out, struct error *err)
{
    const struct application *app = &subject_of(call)->app;

    *out = (struct involved){
        .client = call->server->kube,
        .name = json_string(json_get(call->request, "resourceName")),
        .namespace = json_string(json_get(call->request, "resourceNamespace")),
        .uid = json_string(json_get(call->request, "resourceUID")),
    };
    if (!str_is_empty(out->name) || !str_is_empty(out->uid))
        return find_resource(call, out, err);
    out->name = app->name;
    out->namespace = app->namespace;
    out->uid = app->uid;
    return 0;
}

int list_application_events(struct api_call *call, const struct json **reply, struct error *err)
{
    struct kube_request request = { .verb = KUBE_LIST, .resource = &KUBE_EVENTS };
    struct kube_answer answer = { 0 };
    struct involved involved;

    if (find_involved(call, &involved, err) < 0)
        return -1;
    request.namespace = str_dup(involved.namespace, call->arena).ptr;
    request.field_selector =
        arena_printf(call->arena,
                     "involvedObject.name=%.*s,involvedObject.namespace=%.*s,"
                     "involvedObject.uid=%.*s",
                     STR_ARG(involved.name), STR_ARG(involved.namespace), STR_ARG(involved.uid));
    if (kube_client_wait(involved.client, &request, call->arena, &answer, err) < 0)
        return error_prefix(err, "error listing resource events");
    *reply = answer.object;
    return 0;
}
