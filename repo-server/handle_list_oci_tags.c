#include "base/arena.h"
#include "source/oci_artifact.h"
#include "source/oci_registry.h"
#include "step.h"

#include <stdlib.h>
#include <string.h>

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int handle_list_oci_tags(struct repo_server *server, struct rpc_call *call,
                         const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__ListOciTagsReply *reply = ARENA_NEW(call->arena, Argosy__Repo__ListOciTagsReply);
    CLEANUP(remote_close) struct remote *remote = NULL;
    const Argosy__Repo__ListOciTagsRequest *request =
        rpc_request(call, &argosy__repo__list_oci_tags_request__descriptor, err);
    struct oci_query query = { .is_fresh = true };
    struct oci_tags tags;

    if (!request || remote_open(&server->remote, request->repository, &remote, err) < 0)
        return -1;
    query.remote = remote;
    if (oci_artifact_tags(&server->oci, &query, call->arena, &tags, err) < 0)
        return -1;
    argosy__repo__list_oci_tags_reply__init(reply);
    reply->tags = arena_alloc(call->arena, (tags.count + 1) * sizeof(char *));
    for (size_t i = 0; i < tags.count; i++)
        reply->tags[reply->n_tags++] = arena_printf(call->arena, "%.*s", STR_ARG(tags.items[i]));
    qsort(reply->tags, reply->n_tags, sizeof(char *), compare_texts);
    *out = &reply->base;
    return 0;
}
