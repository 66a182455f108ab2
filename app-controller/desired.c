#include "desired.h"

#include "argo/application_validate.h"
#include "argo/manifest_request.h"
#include "argo/repo_server.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "repo_call.h"

/* ---- one source ---- */

static int take_manifests(const Argosy__Repo__GenerateManifestReply *reply, struct arena *arena,
                          struct desired_source *out, struct error *err)
{
    const struct json **objects = arena_alloc(arena, reply->n_manifests * sizeof(*objects));

    for (size_t i = 0; i < reply->n_manifests; i++) {
        const ProtobufCBinaryData *json = &reply->manifests[i]->json;

        if (json_parse((struct str){ (const char *)json->data, json->len }, NULL, arena,
                       &objects[i], err) < 0)
            return -1;
    }
    out->objects = objects;
    out->count = reply->n_manifests;
    out->revision = str_of(reply->revision);
    out->type = str_of(reply->source_type);
    return 0;
}

static int load_source(const struct comparison_request *request,
                       const struct manifest_request *asking, size_t index, struct arena *arena,
                       struct desired_source *out, struct error *err)
{
    static const struct repo_method method = { "GenerateManifest",
                                               &argosy__repo__generate_manifest_reply__descriptor };
    size_t count = asking->source_count;
    Argosy__Repo__GenerateManifestRequest message;
    const ProtobufCMessage *reply = NULL;

    manifest_request_fill(asking, index, arena, &message);
    if (repo_call(request->controller, &method, &message.base, arena, &reply, err) < 0)
        return error_prefix(err, "failed to generate manifest for source %zu of %zu", index + 1,
                            count);
    if (take_manifests((const Argosy__Repo__GenerateManifestReply *)reply, arena, out, err) < 0)
        return error_prefix(err, "failed to unmarshal manifests for source %zu of %zu", index + 1,
                            count);
    return 0;
}

int desired_load(const struct comparison_request *request, struct cluster_cache *cache,
                 struct arena *arena, struct desired_source *out, struct error *err)
{
    struct manifest_request asking = {
        .settings = request->settings,
        .app = request->app,
        .project = request->project,
        .instance = application_instance_name(request->app, request->controller->namespace, arena),
        .sources = request->sources,
        .revisions = request->revisions,
        .source_count = request->source_count,
        .has_multiple_sources = request->has_multiple_sources,
        .kube_version = str_of(cluster_cache_version(cache)),
        .api_versions = cluster_cache_api_versions(cache, arena),
        .no_cache = request->is_hard,
        .no_revision_cache = request->is_forced || request->is_sync,
        .asked_ms_ago = request->asked_ms_ago,
    };

    if (request->has_multiple_sources && application_validate_refs(request->app, err) < 0)
        return error_prefix(err, "failed to get ref sources");
    asking.repository_count =
        repo_server_list(request->controller->catalog, arena, &asking.repositories);
    for (size_t i = 0; i < request->source_count; i++)
        if (load_source(request, &asking, i, arena, &out[i], err) < 0)
            return -1;
    return 0;
}

/* ---- local files ---- */

int desired_parse_local(struct texts manifests, struct arena *arena, struct desired_source *out,
                        struct error *err)
{
    const struct json **objects = arena_alloc(arena, manifests.count * sizeof(*objects));

    for (size_t i = 0; i < manifests.count; i++)
        if (json_parse(manifests.items[i], NULL, arena, &objects[i], err) < 0)
            return -1;
    *out = (struct desired_source){
        .objects = objects, .count = manifests.count, .revision = STR_EMPTY, .type = STR_EMPTY
    };
    return 0;
}
