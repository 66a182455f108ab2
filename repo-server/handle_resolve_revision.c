#include "base/arena.h"
#include "source/git_store.h"
#include "step.h"

int handle_resolve_revision(struct repo_server *server, struct rpc_call *call,
                            const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__ResolveRevisionReply *reply =
        ARENA_NEW(call->arena, Argosy__Repo__ResolveRevisionReply);
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const Argosy__Repo__ResolveRevisionRequest *request =
        rpc_request(call, &argosy__repo__resolve_revision_request__descriptor, err);
    struct application_source source;
    const char *revision;

    if (!request || step_read_source(request->application_source, call->arena, &source, err) < 0 ||
        step_check_kind(&source, err) < 0 ||
        git_store_get(server->git, request->repository, &repository, err) < 0)
        return -1;
    if (git_repository_resolve(
            repository,
            &(struct git_wanted){ request->ambiguous_revision,
                                  arena_printf(call->arena, "%.*s", STR_ARG(source.tag_prefix)),
                                  request->no_revision_cache, 0 },
            call->arena, &revision, err) < 0)
        return -1;
    argosy__repo__resolve_revision_reply__init(reply);
    reply->revision = arena_printf(call->arena, "%s", revision);
    reply->ambiguous_revision =
        arena_printf(call->arena, "%s (%s)", request->ambiguous_revision, revision);
    *out = &reply->base;
    return 0;
}
