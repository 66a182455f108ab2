#include "application/repo_questions.h"

#include "application/subject.h"
#include "application/targets.h"
#include "argo/application_validate.h"
#include "argo/catalog.h"
#include "argo/cluster_access.h"
#include "argo/repository.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "config.h"
#include "data/json.h"
#include "server.h"

int repo_questions_ask(const struct api_call *call, const struct repo_method *method,
                       const ProtobufCMessage *request, const ProtobufCMessage **out,
                       struct error *err)
{
    const struct repo_server_access access = {
        .client = call->server->repo_server,
        .timeout_ms = (int64_t)call->server->config->repo_server_timeout_s * 1000,
    };

    return repo_server_ask(&access, method, request, call->arena, out, err);
}

const char *repo_questions_error_text(const struct error *err, struct arena *arena)
{
    return arena_printf(arena, "rpc error: code = %s desc = %s", error_grpc_name(err->code),
                        error_text(err));
}

/* ---- repositories ---- */

static struct repository find_repository(struct api_call *call, const struct application *app,
                                         struct str url)
{
    const struct repository *const *all;
    size_t count = repo_server_list(call->server->catalog, call->arena, &all);

    return repository_for(url, app->project, all, count, call->arena);
}

Argosy__Repo__Repository *repo_questions_repository(struct api_call *call,
                                                    const struct application *app,
                                                    const struct application_source *source)
{
    struct repository repository = find_repository(call, app, source->repo_url);

    return repo_server_repository(&repository, call->arena);
}

/* What kind it is asked as: an application says so by the kind of its source. */
static const char *type_of(const struct application_source *source)
{
    if (application_source_is_oci(source))
        return "oci";
    return application_source_is_helm_repository(source) ? "helm" : "git";
}

int repo_questions_test(struct api_call *call, const struct subject *subject,
                        const struct application_source *source, struct error *err)
{
    static const struct repo_method method = { "TestRepository",
                                               &argosy__repo__test_repository_reply__descriptor };
    Argosy__Repo__TestRepositoryRequest request = ARGOSY__REPO__TEST_REPOSITORY_REQUEST__INIT;
    struct repository repository = find_repository(call, &subject->app, source->repo_url);
    bool is_configured = !str_is_empty(repository.secret_name);
    const ProtobufCMessage *reply;

    request.repository = repo_server_repository(&repository, call->arena);
    request.repository->type = arena_printf(call->arena, "%s", type_of(source));
    if (repo_questions_ask(call, &method, &request.base, &reply, err) == 0)
        return 0;
    return error_set(
        err, ERR_INVALID,
        "&Repository{Repo: \"%.*s\", Type: \"%.*s\", Name: \"%.*s\", Project: \"%.*s\"}: repo "
        "client error while testing repository: %s",
        STR_ARG(source->repo_url), STR_ARG(is_configured ? repository.type : STR_EMPTY),
        STR_ARG(repository.name), STR_ARG(repository.project),
        repo_questions_error_text(err, call->arena));
}

/* ---- manifests ---- */

/* All that needs nobody to be asked. */
static struct manifest_request describe(struct api_call *call, const struct subject *subject,
                                        const struct render_question *question)
{
    struct manifest_request request = {
        .settings = catalog_hold_settings(call->server->catalog, call->arena),
        .app = &subject->app,
        .project = &subject->project,
        .instance = subject_instance(call, &subject->app),
        .sources = question->sources,
        .revisions = question->revisions,
        .source_count = question->source_count,
        .has_multiple_sources = subject->app.has_multiple_sources,
        .no_cache = question->no_cache,
        .no_revision_cache = question->no_revision_cache,
    };

    request.repository_count =
        repo_server_list(call->server->catalog, call->arena, &request.repositories);
    return request;
}

int repo_questions_prepare(struct api_call *call, struct subject *subject,
                           const struct render_question *question, struct manifest_request *out,
                           struct error *err)
{
    const struct kube_discovery *discovery;
    struct target *target;

    *out = describe(call, subject, question);
    if (application_validate_refs(&subject->app, err) < 0)
        return error_prefix(err, "failed to get ref sources");
    if (targets_find(call, &subject->app.destination, &target, err) < 0)
        return error_prefix(err, "error getting cluster");
    if (target_version(call, target, &out->kube_version, err) < 0)
        return error_prefix(err, "error getting k8s server version");
    if (target_discovery(call, target, &discovery, err) < 0)
        return error_prefix(err, "error getting API resources");
    out->api_versions = cluster_api_versions(discovery, call->arena);
    return 0;
}

/* ---- revisions ---- */

static bool is_commit(struct str revision)
{
    for (size_t i = 0; i < revision.len; i++) {
        char c = revision.ptr[i];

        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F'))
            return false;
    }
    return revision.len == 40;
}

int repo_questions_resolve(struct api_call *call, const struct subject *subject,
                           const struct application_source *source, struct str revision,
                           struct resolved_revision *out, struct error *err)
{
    static const struct repo_method method = { "ResolveRevision",
                                               &argosy__repo__resolve_revision_reply__descriptor };
    Argosy__Repo__ResolveRevisionRequest request;
    const ProtobufCMessage *message;
    const Argosy__Repo__ResolveRevisionReply *reply;

    argosy__repo__resolve_revision_request__init(&request);
    if (str_is_empty(revision))
        revision = source->target_revision;
    if (strcmp(type_of(source), "git") == 0 && is_commit(revision)) {
        *out = (struct resolved_revision){ revision, revision };
        return 0;
    }
    request.repository = repo_questions_repository(call, &subject->app, source);
    request.application_source = manifest_request_source(source, call->arena);
    request.ambiguous_revision = arena_strndup(call->arena, revision.ptr, revision.len);
    request.no_revision_cache = true;
    if (repo_questions_ask(call, &method, &request.base, &message, err) < 0)
        return error_set(err, ERR_PRECONDITION, "error resolving repo revision: %s",
                         repo_questions_error_text(err, call->arena));
    reply = (const Argosy__Repo__ResolveRevisionReply *)message;
    *out = (struct resolved_revision){ str_of(reply->revision), str_of(reply->ambiguous_revision) };
    return 0;
}

/* ---- details ---- */

/* Only there for the value files of others. */
static bool is_ref_only(const struct application_source *source)
{
    return !str_is_empty(source->ref) && str_is_empty(source->path) && str_is_empty(source->chart);
}

int repo_questions_drop_details(struct api_call *call, struct subject *subject, struct error *err)
{
    static const struct repo_method method = { "GetAppDetails",
                                               &argosy__repo__get_app_details_reply__descriptor };
    const struct application *app = &subject->app;
    struct str *revisions = arena_alloc(call->arena, (app->source_count + 1) * sizeof(*revisions));
    const struct render_question question = { .sources = app->sources,
                                              .revisions = revisions,
                                              .source_count = app->source_count,
                                              .no_cache = true,
                                              .no_revision_cache = true };
    struct manifest_request request;

    if (subject_project(call, subject, err) < 0)
        return -1;
    request = describe(call, subject, &question);
    for (size_t i = 0; i < app->source_count; i++)
        revisions[i] = STR_EMPTY; /* each its own */
    for (size_t i = 0; i < app->source_count; i++) {
        Argosy__Repo__GetAppDetailsRequest message;
        const ProtobufCMessage *reply;

        if (is_ref_only(&app->sources[i]))
            continue;
        manifest_request_fill_details(&request, &app->sources[i], call->arena, &message);
        if (repo_questions_ask(call, &method, &message.base, &reply, err) < 0)
            return -1;
    }
    return 0;
}
