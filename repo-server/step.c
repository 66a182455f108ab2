#include "step.h"

#include "base/arena.h"
#include "data/json.h"
#include "source/git_store.h"
#include "source/git_url.h"

int step_read_source(ProtobufCBinaryData bytes, struct arena *arena, struct application_source *out,
                     struct error *err)
{
    struct str text = { bytes.data ? (const char *)bytes.data : "", bytes.len };
    const struct json *document;

    if (json_parse(text, NULL, arena, &document, err) < 0)
        return error_prefix(err, "cannot read the application source");
    *out = application_source_read(document);
    return 0;
}

void step_fill_kustomize(const Argosy__Repo__KustomizeOptions *options, struct arena *arena,
                         Argosy__Render__Request *out)
{
    size_t count = options ? options->n_versions : 0;

    out->kustomize_build_options = arena_printf(arena, "%s", options ? options->build_options : "");
    out->kustomize_versions = arena_alloc(arena, (count + 1) * sizeof(void *));
    for (size_t i = 0; i < count; i++) {
        Argosy__Render__KustomizeVersion *version =
            ARENA_NEW(arena, Argosy__Render__KustomizeVersion);

        argosy__render__kustomize_version__init(version);
        version->name = options->versions[i]->name;
        version->program = options->versions[i]->path;
        version->build_options = options->versions[i]->build_options;
        out->kustomize_versions[out->n_kustomize_versions++] = version;
    }
}

struct pending_request pending_request_begin(struct repo_server *server, const char *url,
                                             struct arena *arena)
{
    const char *shown = git_url_without_password(str_of(url), arena);

    repo_metrics_pending(&server->metrics, shown, 1);
    return (struct pending_request){ &server->metrics, shown };
}

void pending_request_end(struct pending_request *request)
{
    repo_metrics_pending(request->metrics, request->url, -1);
}

int step_check_call(const struct rpc_call *call, struct error *err)
{
    if (rpc_is_cancelled(call))
        return error_set(err, ERR_CANCELLED, "nobody waits for the answer any more");
    return 0;
}

const char *step_print(struct arena *arena, const struct error *err)
{
    if (err->code == ERR_UNKNOWN)
        return error_text(err);
    return arena_printf(arena, "rpc error: code = %s desc = %s", error_grpc_name(err->code),
                        error_text(err));
}

int step_prefix(const char *context, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = arena_printf(arena, "%s", step_print(arena, err));

    return error_set(err, ERR_UNKNOWN, "%s: %s", context, text);
}

int step_internal(const char *context, struct error *err)
{
    step_prefix(context, err);
    err->code = ERR_INTERNAL;
    return -1;
}

int step_check_out(struct git_repository *repository, const char *revision, bool with_submodules,
                   struct git_tree **out, struct error *err)
{
    if (git_repository_checkout(repository, revision, with_submodules, out, err) == 0)
        return 0;
    return step_prefix("failed to initialize repository resources", err);
}
