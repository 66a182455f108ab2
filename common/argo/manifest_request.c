#include "argo/manifest_request.h"

#include "argo/annotations.h"
#include "argo/integrity_policy.h"
#include "argo/project.h"
#include "argo/repo_server.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"

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

ProtobufCBinaryData manifest_request_source(const struct application_source *source,
                                            struct arena *arena)
{
    struct str text = json_print(source->document, JSON_COMPACT, arena);

    return (ProtobufCBinaryData){ text.len, (uint8_t *)(uintptr_t)text.ptr };
}

Argosy__Repo__Repository *manifest_request_repository(const struct manifest_request *request,
                                                      struct str url, struct arena *arena)
{
    struct repository repository = repository_for(
        url, request->project->name, request->repositories, request->repository_count, arena);

    return repo_server_repository(&repository, arena);
}

static struct str revision_of(const struct manifest_request *request, size_t index)
{
    return str_is_empty(request->revisions[index]) ? request->sources[index].target_revision
                                                   : request->revisions[index];
}

static struct str synced_revision_of(const struct manifest_request *request, size_t index)
{
    return application_synced_revision(request->app, index);
}

/* Sources that others' value files may name, each at one of its revisions. */
static size_t put_references(const struct manifest_request *request,
                             struct str (*revision)(const struct manifest_request *request,
                                                    size_t index),
                             struct arena *arena, Argosy__Repo__RefSource ***out)
{
    size_t count = 0;

    *out = arena_alloc(arena, request->source_count * sizeof(**out));
    for (size_t i = 0; i < request->source_count; i++) {
        const struct application_source *source = &request->sources[i];
        Argosy__Repo__RefSource *reference;

        if (str_is_empty(source->ref))
            continue;
        reference = ARENA_NEW(arena, Argosy__Repo__RefSource);
        argosy__repo__ref_source__init(reference);
        reference->key = arena_printf(arena, "$%.*s", STR_ARG(source->ref));
        reference->repository = manifest_request_repository(request, source->repo_url, arena);
        reference->target_revision = text_of(revision(request, i), arena);
        reference->chart = text_of(source->chart, arena);
        (*out)[count++] = reference;
    }
    return count;
}

Argosy__Repo__KustomizeOptions *manifest_request_kustomize(const struct settings *settings,
                                                           struct arena *arena)
{
    Argosy__Repo__KustomizeOptions *options = ARENA_NEW(arena, Argosy__Repo__KustomizeOptions);

    argosy__repo__kustomize_options__init(options);
    options->build_options = text_of(settings->kustomize_build_options, arena);
    options->n_versions = settings->kustomize_version_count;
    options->versions = arena_alloc(arena, options->n_versions * sizeof(*options->versions));
    for (size_t i = 0; i < options->n_versions; i++) {
        const struct kustomize_version *from = &settings->kustomize_versions[i];
        Argosy__Repo__KustomizeVersion *to = ARENA_NEW(arena, Argosy__Repo__KustomizeVersion);

        argosy__repo__kustomize_version__init(to);
        to->name = text_of(from->name, arena);
        to->path = text_of(from->path, arena);
        to->build_options = text_of(from->build_options, arena);
        options->versions[i] = to;
    }
    return options;
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

/* ---- where charts that others depend on may come from ---- */

static Argosy__Repo__CredentialTemplate *template_of(const struct repository *from,
                                                     struct arena *arena)
{
    Argosy__Repo__CredentialTemplate *to = ARENA_NEW(arena, Argosy__Repo__CredentialTemplate);
    const struct repository_credentials *credentials = &from->credentials;

    argosy__repo__credential_template__init(to);
    to->url = text_of(from->url, arena);
    to->type = text_of(from->type, arena);
    to->username = text_of(credentials->username, arena);
    to->password = text_of(credentials->password, arena);
    to->bearer_token = text_of(credentials->bearer_token, arena);
    to->tls_client_cert_data = text_of(credentials->tls_client_cert, arena);
    to->tls_client_cert_key = text_of(credentials->tls_client_key, arena);
    to->use_azure_workload_identity = credentials->use_azure_workload_identity;
    to->enable_oci = from->enable_oci;
    to->insecure_oci_force_http = from->insecure_oci_force_http;
    to->proxy = text_of(from->proxy, arena);
    to->no_proxy = text_of(from->no_proxy, arena);
    return to;
}

static bool has_charts(const struct repository *repository)
{
    return str_equals(repository->type, "helm") || str_equals(repository->type, "oci") ||
           repository->enable_oci;
}

static bool is_for_project(const struct repository *repository, const struct project *project)
{
    return (str_is_empty(repository->project) || str_equal(repository->project, project->name)) &&
           project_permits_source(project, repository->url);
}

struct chart_sources {
    Argosy__Repo__Repository **repositories;
    Argosy__Repo__CredentialTemplate **credentials;
    size_t repository_count, credential_count;
};

/* What the project may not use is not told to the repo-server. */
static struct chart_sources chart_sources(const struct manifest_request *request,
                                          struct arena *arena)
{
    struct chart_sources out = {
        .repositories =
            arena_alloc(arena, (request->repository_count + 1) * sizeof(*out.repositories)),
        .credentials =
            arena_alloc(arena, (request->repository_count + 1) * sizeof(*out.credentials)),
    };

    for (size_t i = 0; i < request->repository_count; i++) {
        const struct repository *repository = request->repositories[i];

        if (!has_charts(repository) || !is_for_project(repository, request->project))
            continue;
        if (repository->is_template)
            out.credentials[out.credential_count++] = template_of(repository, arena);
        else
            out.repositories[out.repository_count++] =
                manifest_request_repository(request, repository->url, arena);
    }
    return out;
}

/*
 * The three questions have members of the same names and meanings, though their types are their
 * own: what belongs to all of them, to those about one place and revision, and to those that
 * render.
 */
#define PUT_SOURCE(out, request, source, arena)                                                    \
    do {                                                                                           \
        (out)->repository = manifest_request_repository(request, (source)->repo_url, arena);       \
        (out)->application_source = manifest_request_source(source, arena);                        \
        (out)->app_name = text_of((request)->instance, arena);                                     \
        (out)->no_revision_cache = (request)->no_revision_cache;                                   \
        (out)->tracking_method = tracking_method(request, arena);                                  \
        (out)->n_ref_sources = put_references(request, revision_of, arena, &(out)->ref_sources);   \
    } while (0)

#define PUT_PLACE(out, request, index, arena)                                                      \
    do {                                                                                           \
        (out)->revision = text_of(revision_of(request, index), arena);                             \
        (out)->asked_ms_ago = (request)->asked_ms_ago;                                             \
        (out)->app_label_key = text_of((request)->settings->instance_label_key, arena);            \
        (out)->namespace_ = text_of((request)->app->destination.namespace, arena);                 \
        (out)->installation_id = text_of((request)->settings->installation_id, arena);             \
        (out)->kube_version = text_of((request)->kube_version, arena);                             \
        (out)->n_api_versions = put_texts((request)->api_versions, arena, &(out)->api_versions);   \
        (out)->has_multiple_sources = (request)->has_multiple_sources;                             \
        (out)->source_integrity = integrity_policy_read((request)->project, arena);                \
    } while (0)

#define PUT_RENDERING(out, request, arena)                                                         \
    do {                                                                                           \
        const struct settings *settings = (request)->settings;                                     \
        struct chart_sources charts = chart_sources(request, arena);                               \
                                                                                                   \
        (out)->no_cache = (request)->no_cache;                                                     \
        (out)->kustomize = manifest_request_kustomize(settings, arena);                            \
        (out)->n_disabled_source_types =                                                           \
            put_texts(disabled_types(settings, arena), arena, &(out)->disabled_source_types);      \
        (out)->n_helm_values_file_schemes =                                                        \
            put_texts(settings->helm_value_file_schemes, arena, &(out)->helm_values_file_schemes); \
        (out)->n_helm_repositories = charts.repository_count;                                      \
        (out)->helm_repositories = charts.repositories;                                            \
        (out)->n_helm_credentials = charts.credential_count;                                       \
        (out)->helm_credentials = charts.credentials;                                              \
    } while (0)

static char *tracking_method(const struct manifest_request *request, struct arena *arena)
{
    return text_of(str_of(tracking_method_name(request->settings->tracking_method)), arena);
}

void manifest_request_fill(const struct manifest_request *request, size_t index,
                           struct arena *arena, Argosy__Repo__GenerateManifestRequest *out)
{
    const struct application_source *source = &request->sources[index];

    argosy__repo__generate_manifest_request__init(out);
    PUT_SOURCE(out, request, source, arena);
    PUT_PLACE(out, request, index, arena);
    PUT_RENDERING(out, request, arena);
    out->project_name = text_of(request->project->name, arena);
    out->n_project_source_repos =
        put_texts(request->project->source_repos, arena, &out->project_source_repos);
    out->manifest_generate_paths =
        text_of(str_of(application_annotation(request->app, ANNOTATION_GENERATE_PATHS)), arena);
    if (request->files.len == 0)
        return;
    out->files =
        (ProtobufCBinaryData){ request->files.len, (uint8_t *)(uintptr_t)request->files.ptr };
    out->files_checksum = text_of(str_of(request->files_checksum), arena);
}

void manifest_request_fill_details(const struct manifest_request *request,
                                   const struct application_source *source, struct arena *arena,
                                   Argosy__Repo__GetAppDetailsRequest *out)
{
    argosy__repo__get_app_details_request__init(out);
    PUT_SOURCE(out, request, source, arena);
    PUT_RENDERING(out, request, arena);
}

void manifest_request_fill_paths(const struct manifest_request *request, size_t index,
                                 struct texts paths, struct arena *arena,
                                 Argosy__Repo__UpdateRevisionForPathsRequest *out)
{
    const struct application_source *source = &request->sources[index];

    argosy__repo__update_revision_for_paths_request__init(out);
    PUT_SOURCE(out, request, source, arena);
    PUT_PLACE(out, request, index, arena);
    out->synced_revision = text_of(synced_revision_of(request, index), arena);
    out->n_paths = put_texts(paths, arena, &out->paths);
    out->n_synced_ref_sources =
        put_references(request, synced_revision_of, arena, &out->synced_ref_sources);
}
