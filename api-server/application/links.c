#include "application/live_resource.h"
#include "application/methods.h"
#include "application/subject.h"
#include "application/targets.h"
#include "argo/annotations.h"
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "deep_links.h"
#include "server.h"

/* Deep links of an application and of its resources: what their templates see. */

static const struct json *cluster_to_json(const struct cluster *cluster, struct arena *arena)
{
    struct json *made = json_new_object(arena);

    json_set(arena, made, "server", json_new_string(arena, cluster->server));
    json_set(arena, made, "name", json_new_string(arena, cluster->name));
    if (cluster->namespaces.count > 0)
        json_set(arena, made, "namespaces", texts_to_json(cluster->namespaces, arena));
    if (!str_is_empty(cluster->project))
        json_set(arena, made, "project", json_new_string(arena, cluster->project));
    return made;
}

static struct json *data_of(struct api_call *call)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct subject *subject = subject_of(call);
    struct str url =
        settings_text(catalog_hold_settings(call->server->catalog, call->arena), "url");
    const char *managed_by = application_annotation(&subject->app, ANNOTATION_MANAGED_BY_URL);
    struct json *data = json_new_object(call->arena);
    struct target *target;

    json_set(call->arena, data, "app", subject->app.document);
    json_set(call->arena, data, "application", subject->app.document);
    json_set(call->arena, data, "project", subject->project.document);
    if (targets_find(call, &subject->app.destination, &target, &err) == 0)
        json_set(call->arena, data, "cluster", cluster_to_json(&target->info, call->arena));
    json_set_text(call->arena, data, "managedByURL", *managed_by ? managed_by : url.ptr);
    return data;
}

int list_application_links(struct api_call *call, const struct json **reply, struct error *err)
{
    return deep_links_make(call, "application.links", data_of(call), reply, err);
}

int list_application_resource_links(struct api_call *call, const struct json **reply,
                                    struct error *err)
{
    struct json *data = data_of(call);
    struct live_resource resource;
    const struct json *object;

    if (live_resource_find(call, subject_of(call), &resource, err) < 0 ||
        live_resource_get(call, &resource, &object, err) < 0)
        return -1;
    json_set(call->arena, data, "resource", live_resource_mask(call, object));
    return deep_links_make(call, "resource.links", data, reply, err);
}
