#include "desired.h"

#include "argo/application_validate.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/paths.h"
#include "repo_call.h"

/* ---- pieces of a request ---- */

static char *text_of(struct str text, struct arena *arena)
{
    return arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
}

static size_t put_texts(struct texts texts, struct arena *arena, char ***out)
{
    *out = arena_alloc(arena, texts.count * sizeof(**out));
    for (size_t i = 0; i < texts.count; i++)
        (*out)[i] = text_of(texts.items[i], arena);
    return texts.count;
}

static ProtobufCBinaryData put_json(const struct json *value, struct arena *arena)
{
    struct str text = json_print(value, JSON_COMPACT, arena);

    return (ProtobufCBinaryData){ text.len, (uint8_t *)(uintptr_t)text.ptr };
}

struct asking {
    const struct comparison_request *request;
    struct cluster_cache *cache;
    struct arena *arena;
    const struct repository *const *repositories;
    size_t repository_count;
    struct str instance;
    struct texts api_versions;
};

static Argosy__Repo__Repository *repository_of(const struct asking *asking, struct str url)
{
    struct repository repository =
        repository_for(url, asking->request->project->name, asking->repositories,
                       asking->repository_count, asking->arena);

    return repo_server_repository(&repository, asking->arena);
}

/* Sources that others' value files may name. */
static size_t put_references(const struct asking *asking, Argosy__Repo__RefSource ***out)
{
    const struct comparison_request *request = asking->request;
    size_t count = 0;

    *out = arena_alloc(asking->arena, request->source_count * sizeof(**out));
    for (size_t i = 0; i < request->source_count; i++) {
        const struct application_source *source = &request->sources[i];
        Argosy__Repo__RefSource *reference;

        if (str_is_empty(source->ref))
            continue;
        reference = ARENA_NEW(asking->arena, Argosy__Repo__RefSource);
        argosy__repo__ref_source__init(reference);
        reference->key = arena_printf(asking->arena, "$%.*s", STR_ARG(source->ref));
        reference->repository = repository_of(asking, source->repo_url);
        reference->target_revision = text_of(
            str_is_empty(request->revisions[i]) ? source->target_revision : request->revisions[i],
            asking->arena);
        reference->chart = text_of(source->chart, asking->arena);
        (*out)[count++] = reference;
    }
    return count;
}

static void put_kustomize(const struct asking *asking, Argosy__Repo__KustomizeOptions *options)
{
    const struct settings *settings = asking->request->settings;

    argosy__repo__kustomize_options__init(options);
    options->build_options = text_of(settings->kustomize_build_options, asking->arena);
    options->n_versions = settings->kustomize_version_count;
    options->versions =
        arena_alloc(asking->arena, options->n_versions * sizeof(*options->versions));
    for (size_t i = 0; i < options->n_versions; i++) {
        const struct kustomize_version *from = &settings->kustomize_versions[i];
        Argosy__Repo__KustomizeVersion *to =
            ARENA_NEW(asking->arena, Argosy__Repo__KustomizeVersion);

        argosy__repo__kustomize_version__init(to);
        to->name = text_of(from->name, asking->arena);
        to->path = text_of(from->path, asking->arena);
        to->build_options = text_of(from->build_options, asking->arena);
        options->versions[i] = to;
    }
}

static struct texts disabled_types(const struct settings *settings, struct arena *arena)
{
    struct str *items = arena_alloc(arena, 2 * sizeof(*items));
    struct texts types = { items, 0 };

    if (!settings->helm_enabled)
        items[types.count++] = STR("Helm");
    if (!settings->kustomize_enabled)
        items[types.count++] = STR("Kustomize");
    return types;
}

/* ---- one source ---- */

static void fill_request(const struct asking *asking, size_t index,
                         Argosy__Repo__GenerateManifestRequest *out)
{
    const struct comparison_request *request = asking->request;
    const struct application_source *source = &request->sources[index];
    const struct settings *settings = request->settings;
    struct arena *arena = asking->arena;

    argosy__repo__generate_manifest_request__init(out);
    out->repository = repository_of(asking, source->repo_url);
    out->revision = text_of(str_is_empty(request->revisions[index]) ? source->target_revision
                                                                    : request->revisions[index],
                            arena);
    out->no_cache = request->is_hard;
    out->no_revision_cache = request->is_forced || request->is_sync;
    out->asked_ms_ago = request->asked_ms_ago;
    out->app_label_key = text_of(settings->instance_label_key, arena);
    out->app_name = text_of(asking->instance, arena);
    out->namespace_ = text_of(request->app->destination.namespace, arena);
    out->application_source = put_json(source->document, arena);
    out->tracking_method = text_of(str_of(tracking_method_name(settings->tracking_method)), arena);
    out->installation_id = text_of(settings->installation_id, arena);
    out->kube_version = text_of(str_of(cluster_cache_version(asking->cache)), arena);
    out->n_api_versions = put_texts(asking->api_versions, arena, &out->api_versions);
    out->n_disabled_source_types =
        put_texts(disabled_types(settings, arena), arena, &out->disabled_source_types);
    out->has_multiple_sources = request->has_multiple_sources;
    out->n_ref_sources = put_references(asking, &out->ref_sources);
    out->project_name = text_of(request->project->name, arena);
    out->n_project_source_repos =
        put_texts(request->project->source_repos, arena, &out->project_source_repos);
    out->manifest_generate_paths = text_of(
        str_of(application_annotation(request->app, "argocd.argoproj.io/manifest-generate-paths")),
        arena);
    out->kustomize = ARENA_NEW(arena, Argosy__Repo__KustomizeOptions);
    put_kustomize(asking, out->kustomize);
    out->n_helm_values_file_schemes =
        put_texts(settings->helm_value_file_schemes, arena, &out->helm_values_file_schemes);
}

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

static int load_source(const struct asking *asking, size_t index, struct desired_source *out,
                       struct error *err)
{
    static const struct repo_method method = { "GenerateManifest",
                                               &argosy__repo__generate_manifest_reply__descriptor };
    size_t count = asking->request->source_count;
    Argosy__Repo__GenerateManifestRequest request;
    const ProtobufCMessage *reply = NULL;

    fill_request(asking, index, &request);
    if (repo_call(asking->request->controller, &method, &request.base, asking->arena, &reply, err) <
        0)
        return error_prefix(err, "failed to generate manifest for source %zu of %zu", index + 1,
                            count);
    if (take_manifests((const Argosy__Repo__GenerateManifestReply *)reply, asking->arena, out,
                       err) < 0)
        return error_prefix(err, "failed to unmarshal manifests for source %zu of %zu", index + 1,
                            count);
    return 0;
}

int desired_load(const struct comparison_request *request, struct cluster_cache *cache,
                 struct arena *arena, struct desired_source *out, struct error *err)
{
    struct asking asking = {
        .request = request,
        .cache = cache,
        .arena = arena,
        .instance = application_instance_name(request->app, request->controller->namespace, arena),
        .api_versions = cluster_cache_api_versions(cache, arena),
    };

    if (request->has_multiple_sources && application_validate_refs(request->app, err) < 0)
        return error_prefix(err, "failed to get ref sources");
    asking.repository_count =
        repo_server_list(request->controller->catalog, arena, &asking.repositories);
    for (size_t i = 0; i < request->source_count; i++)
        if (load_source(&asking, i, &out[i], err) < 0)
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
