#include "base/arena.h"
#include "source/git_store.h"
#include "step.h"

int handle_list_refs(struct repo_server *server, struct rpc_call *call,
                     const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__ListRefsReply *reply = ARENA_NEW(call->arena, Argosy__Repo__ListRefsReply);
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const Argosy__Repo__ListRefsRequest *request =
        rpc_request(call, &argosy__repo__list_refs_request__descriptor, err);
    struct git_refs refs;

    if (!request || git_store_get(server->git, request->repository, &repository, err) < 0)
        return -1;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, git_repository_url(repository), call->arena);

    if (git_repository_refs(repository, true, call->arena, &refs, err) < 0)
        return -1;
    argosy__repo__list_refs_reply__init(reply);
    reply->branches = (char **)(uintptr_t)git_refs_short_names(&refs, "refs/heads/", call->arena,
                                                               &reply->n_branches);
    reply->tags =
        (char **)(uintptr_t)git_refs_short_names(&refs, "refs/tags/", call->arena, &reply->n_tags);
    *out = &reply->base;
    return 0;
}
