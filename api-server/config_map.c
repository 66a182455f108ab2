#include "config_map.h"

#include "argo/catalog.h"
#include "base/arena.h"
#include "call.h"
#include "data/json.h"
#include "kube/client.h"
#include "server.h"

static void remember(struct api_call *call, const struct json *object)
{
    CLEANUP(json_doc_unref) struct json_doc *document = json_doc_freeze(object);

    catalog_put(call->server->catalog, document);
}

int config_map_data(struct api_call *call, const char *name, const struct json **out,
                    struct error *err)
{
    const struct json_doc *known = catalog_config_map(call->server->catalog, name);

    if (!known)
        return error_set(err, ERR_NOT_FOUND, "configmap \"%s\" not found", name);
    *out = json_copy(call->arena, json_get(json_doc_root(known), "data"));
    return 0;
}

int config_map_patch(struct api_call *call, const char *name, const struct json *data,
                     struct error *err)
{
    struct json *patch = json_new_object(call->arena);
    struct json *metadata = json_edit_object(call->arena, patch, "metadata");
    const struct json_doc *known = catalog_config_map(call->server->catalog, name);
    const struct kube_request request = { .verb = KUBE_PATCH,
                                          .resource = &KUBE_CONFIG_MAPS,
                                          .namespace = call->server->namespace,
                                          .name = name,
                                          .body = patch,
                                          .patch_type = KUBE_PATCH_MERGE };
    struct kube_answer answer;

    if (!known)
        return error_set(err, ERR_NOT_FOUND, "configmap \"%s\" not found", name);
    json_set(call->arena, metadata, "resourceVersion",
             json_copy(call->arena, json_at(json_doc_root(known), "metadata.resourceVersion")));
    json_set(call->arena, patch, "data", data);
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    remember(call, answer.object);
    return 0;
}

int config_map_refresh(struct api_call *call, const char *name, struct error *err)
{
    const struct kube_request request = { .verb = KUBE_GET,
                                          .resource = &KUBE_CONFIG_MAPS,
                                          .namespace = call->server->namespace,
                                          .name = name };
    struct kube_answer answer;

    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    remember(call, answer.object);
    return 0;
}
