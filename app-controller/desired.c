#include "desired.h"

#include "argo/application_validate.h"
#include "argo/integrity_result.h"
#include "argo/manifest_request.h"
#include "argo/repo_server.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/paths.h"
#include "repo_call.h"

/* ---- whether a new revision matters ---- */

static struct str wanted_revision(const struct manifest_request *asking, size_t index)
{
    return str_is_empty(asking->revisions[index]) ? asking->sources[index].target_revision
                                                  : asking->revisions[index];
}

static bool has_reference(const struct manifest_request *asking)
{
    for (size_t i = 0; i < asking->source_count; i++)
        if (!str_is_empty(asking->sources[i].ref))
            return true;
    return false;
}

/* Only who says which paths its manifests are made of can be spared what other paths change. */
static bool may_be_spared(const struct manifest_request *asking, size_t index, struct texts paths,
                          struct arena *arena)
{
    const struct application_source *source = &asking->sources[index];
    struct str synced = application_synced_revision(asking->app, index);

    if (paths.count == 0 || !str_is_empty(source->ref) || str_is_empty(synced))
        return false;
    if (str_equal(synced, wanted_revision(asking, index)) && !has_reference(asking))
        return false;
    return manifest_request_repository(asking, source->repo_url, arena)->depth == 0;
}

/*
 * When nothing has changed beneath its paths, the repo-server keeps what it made for the last
 * revision for the one that is wanted now, whose name is `*revision` then.
 */
static int carry_over(const struct comparison_request *request,
                      const struct manifest_request *asking, size_t index, struct arena *arena,
                      const char **revision, struct error *err)
{
    static const struct repo_method method = {
        "UpdateRevisionForPaths", &argosy__repo__update_revision_for_paths_reply__descriptor
    };
    struct texts paths = generate_paths(request->app, &asking->sources[index], arena);
    Argosy__Repo__UpdateRevisionForPathsRequest message;
    const ProtobufCMessage *reply = NULL;

    if (!may_be_spared(asking, index, paths, arena))
        return 0;
    manifest_request_fill_paths(asking, index, paths, arena, &message);
    if (repo_call(request->controller, &method, &message.base, arena, &reply, err) < 0)
        return error_prefix(err, "failed to update revision for paths");
    *revision = ((const Argosy__Repo__UpdateRevisionForPathsReply *)reply)->revision;
    return 0;
}

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

/* Nobody has hydrated yet, or has moved it from where it was put to where it is read. */
static void tell_what_is_waited_for(const struct application *app, struct arena *arena,
                                    struct error *err)
{
    const char *why = arena_printf(arena, "%s", error_text(err));
    const struct json *hydrate_to = json_get(app->source_hydrator, "hydrateTo");
    struct str from = json_text_at(hydrate_to, "targetBranch");

    if (!json_is(hydrate_to, JSON_OBJECT) || !strstr(why, "app path does not exist"))
        return;
    error_set(err, err->code, "%s - waiting for an external process to update %.*s from %.*s", why,
              STR_ARG(app->sources[0].target_revision), STR_ARG(from));
}

/* Told of several sources, problems say of which one they are. */
static struct str problems_of(const struct manifest_request *asking, size_t index,
                              const Argosy__Repo__GenerateManifestReply *reply, struct arena *arena)
{
    struct str name = asking->sources[index].name;
    const char *source = "";

    if (asking->source_count > 1 && !str_is_empty(name))
        source = arena_printf(arena, "source %.*s", STR_ARG(name));
    else if (asking->source_count > 1)
        source = arena_printf(arena, "source %zu of %zu", index + 1, asking->source_count);
    return integrity_result_print(reply->source_integrity_result, source, arena);
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
    const char *revision = "";

    if (carry_over(request, asking, index, arena, &revision, err) < 0)
        return error_prefix(err, "failed to evaluate revision changes for source %zu of %zu",
                            index + 1, count);
    manifest_request_fill(asking, index, arena, &message);
    if (*revision)
        message.revision = arena_printf(arena, "%s", revision);
    if (repo_call(request->controller, &method, &message.base, arena, &reply, err) < 0) {
        tell_what_is_waited_for(request->app, arena, err);
        return error_prefix(err, "failed to generate manifest for source %zu of %zu", index + 1,
                            count);
    }
    if (take_manifests((const Argosy__Repo__GenerateManifestReply *)reply, arena, out, err) < 0)
        return error_prefix(err, "failed to unmarshal manifests for source %zu of %zu", index + 1,
                            count);
    out->problems =
        problems_of(asking, index, (const Argosy__Repo__GenerateManifestReply *)reply, arena);
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

/* Files of people are spoken of in Go's words, which tell no place. */
static int fail_without_place(struct arena *arena, struct error *err)
{
    struct str text = str_dup(str_of(error_text(err)), arena);
    ptrdiff_t place = str_find(text, STR(" (line "));

    if (place >= 0)
        text = str_slice(text, 0, (size_t)place);
    return error_set(err, ERR_INVALID, "%.*s", STR_ARG(text));
}

int desired_parse_local(struct texts manifests, struct arena *arena, struct desired_source *out,
                        struct error *err)
{
    const struct json **objects = arena_alloc(arena, manifests.count * sizeof(*objects));

    for (size_t i = 0; i < manifests.count; i++)
        if (json_parse(manifests.items[i], NULL, arena, &objects[i], err) < 0)
            return fail_without_place(arena, err);
    *out = (struct desired_source){
        .objects = objects, .count = manifests.count, .revision = STR_EMPTY, .type = STR_EMPTY
    };
    return 0;
}
