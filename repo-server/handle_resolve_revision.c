#include "base/arena.h"
#include "source/material.h"
#include "step.h"

int handle_resolve_revision(struct repo_server *server, struct rpc_call *call,
                            const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__ResolveRevisionReply *reply =
        ARENA_NEW(call->arena, Argosy__Repo__ResolveRevisionReply);
    CLEANUP(material_close) struct material *material = NULL;
    const Argosy__Repo__ResolveRevisionRequest *request =
        rpc_request(call, &argosy__repo__resolve_revision_request__descriptor, err);
    struct application_source source;
    struct material_wanted wanted = { .source = &source };

    if (!request || step_read_source(request->application_source, call->arena, &source, err) < 0)
        return -1;
    wanted.repository = request->repository;
    wanted.is_fresh = request->no_revision_cache;
    wanted.revision = request->ambiguous_revision;
    source.target_revision = STR_EMPTY; /* what is asked for alone counts, "" too */
    if (material_open(&server->material, &wanted, &material, err) < 0)
        return -1;
    argosy__repo__resolve_revision_reply__init(reply);
    reply->revision = arena_printf(call->arena, "%s", material_revision(material));
    reply->ambiguous_revision =
        arena_printf(call->arena, "%s (%s)", request->ambiguous_revision, reply->revision);
    *out = &reply->base;
    return 0;
}
