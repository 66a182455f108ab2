#include "application/live_resource.h"

#include "application/app_state.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/mask.h"
#include "kube/discovery.h"
#include "server.h"

/* ---- the tree ---- */

static struct str text(const struct json *object, const char *key)
{
    return json_string(json_get(object, key));
}

static bool is_it(const struct json *node, const struct live_resource *resource)
{
    return str_equal(text(node, "group"), resource->group) &&
           str_equal(text(node, "kind"), resource->kind) &&
           str_equal(text(node, "namespace"), resource->namespace) &&
           str_equal(text(node, "name"), resource->name);
}

static const struct json *find_in(const struct json *nodes, const struct live_resource *resource)
{
    for (struct json_cursor at = json_walk(nodes); json_next(&at);)
        if (is_it(at.value, resource))
            return at.value;
    return NULL;
}

static int find_node(struct api_call *call, struct subject *subject, struct live_resource *resource,
                     struct error *err)
{
    const struct json *tree;

    if (app_state_tree(call, subject, &tree, err) < 0)
        return -1;
    resource->node = find_in(json_get(tree, "nodes"), resource);
    if (!resource->node)
        resource->node = find_in(json_get(tree, "orphanedNodes"), resource);
    if (resource->node && !str_is_empty(text(resource->node, "uid")))
        return 0;
    return error_set(err, ERR_INVALID, "%.*s %.*s %.*s not found as part of application %.*s",
                     STR_ARG(resource->kind), STR_ARG(resource->group), STR_ARG(resource->name),
                     STR_ARG(subject->app.name));
}

int live_resource_find(struct api_call *call, struct subject *subject, struct live_resource *out,
                       struct error *err)
{
    *out = (struct live_resource){
        .group = text(call->request, "group"),
        .kind = text(call->request, "kind"),
        .namespace = text(call->request, "namespace"),
        .name = text(call->request, "resourceName"),
    };
    if (find_node(call, subject, out, err) < 0)
        return -1;
    out->version = text(out->node, "version");
    if (targets_find(call, &subject->app.destination, &out->target, err) < 0)
        return error_prefix(err, "error getting destination cluster");
    return live_resource_account(call, subject, out->target, &out->act_as, err);
}

const char *live_resource_key(const struct api_call *call)
{
    const struct json *request = call->request;

    return arena_printf(call->arena, "%.*s/%.*s/%.*s/%.*s", STR_ARG(text(request, "group")),
                        STR_ARG(text(request, "kind")), STR_ARG(text(request, "namespace")),
                        STR_ARG(text(request, "resourceName")));
}

/* ---- acting as somebody ---- */

int live_resource_account(struct api_call *call, const struct subject *subject,
                          const struct target *target, const struct kube_impersonation **out,
                          struct error *err)
{
    const struct settings *settings = catalog_hold_settings(call->server->catalog, call->arena);
    const struct account_request request = {
        .server = target->info.server,
        .namespace = subject->app.destination.namespace,
        .app_namespace = subject->app.namespace,
    };
    struct kube_impersonation *act_as;
    struct str account;
    int found;

    *out = NULL;
    if (!settings->impersonation_enabled)
        return 0;
    found = project_service_account(&subject->project, &request, call->arena, &account, err);
    if (found < 0)
        return error_prefix(err, "error deriving service account to impersonate");
    if (found == 0 && settings->impersonation_enforced)
        return error_set(err, ERR_UNKNOWN,
                         "error deriving service account to impersonate: no matching service "
                         "account found for destination server %.*s and namespace %.*s",
                         STR_ARG(request.server), STR_ARG(request.namespace));
    if (found == 0)
        return 0;
    act_as = ARENA_NEW(call->arena, struct kube_impersonation);
    act_as->user = str_dup(account, call->arena).ptr;
    *out = act_as;
    return 0;
}

/* ---- asking the cluster ---- */

int live_resource_request(struct api_call *call, const struct live_resource *resource,
                          enum kube_verb verb, struct kube_request *out, struct error *err)
{
    const struct kube_gvk gvk = { resource->group, resource->version, resource->kind };
    const struct kube_api *api;

    if (target_resource(call, resource->target, gvk, verb, &api, err) < 0)
        return error_prefix(err, "failed to get api resource");
    *out = (struct kube_request){
        .verb = verb,
        .resource = &api->resource,
        .namespace =
            api->resource.is_namespaced ? str_dup(resource->namespace, call->arena).ptr : NULL,
        .name = str_dup(resource->name, call->arena).ptr,
        .act_as = resource->act_as,
    };
    return 0;
}

int live_resource_get(struct api_call *call, const struct live_resource *resource,
                      const struct json **out, struct error *err)
{
    struct kube_request request;
    struct kube_answer answer = { 0 };

    if (live_resource_request(call, resource, KUBE_GET, &request, err) < 0 ||
        kube_client_wait(resource->target->client, &request, call->arena, &answer, err) < 0)
        return error_prefix(err, "error getting resource");
    *out = answer.object;
    return 0;
}

/* ---- Secrets ---- */

bool live_resource_is_secret(const struct live_resource *resource)
{
    return str_is_empty(resource->group) && str_equals(resource->kind, "Secret");
}

const struct json *live_resource_mask(const struct api_call *call, const struct json *object)
{
    const struct settings *settings = catalog_hold_settings(call->server->catalog, call->arena);

    return mask_secret(object, settings->sensitive_annotations, call->arena);
}
