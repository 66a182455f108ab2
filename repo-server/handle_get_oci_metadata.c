#include "base/arena.h"
#include "data/json.h"
#include "io/item_store.h"
#include "source/oci_artifact.h"
#include "step.h"

#define PREFIX "org.opencontainers.image."

static char *annotation(const struct json *annotations, const char *name, struct arena *arena)
{
    const struct json *value = json_get(annotations, arena_printf(arena, PREFIX "%s", name));

    return arena_printf(arena, "%s", json_cstr(value));
}

int handle_get_oci_metadata(struct repo_server *server, struct rpc_call *call,
                            const ProtobufCMessage **out, struct error *err)
{
    struct arena *arena = call->arena;
    Argosy__Repo__GetOciMetadataReply *reply = ARENA_NEW(arena, Argosy__Repo__GetOciMetadataReply);
    CLEANUP(remote_close) struct remote *remote = NULL;
    const Argosy__Repo__GetOciMetadataRequest *request =
        rpc_request(call, &argosy__repo__get_oci_metadata_request__descriptor, err);
    const struct json *annotations = NULL;

    if (!request || remote_open(&server->remote, request->repository, &remote, err) < 0 ||
        oci_artifact_annotations(remote, request->revision, arena, &annotations, err) < 0)
        return -1;
    argosy__repo__get_oci_metadata_reply__init(reply);
    reply->created_at = annotation(annotations, "created", arena);
    reply->authors = annotation(annotations, "authors", arena);
    reply->image_url = annotation(annotations, "url", arena);
    reply->docs_url = annotation(annotations, "documentation", arena);
    reply->source_url = annotation(annotations, "source", arena);
    reply->version = annotation(annotations, "version", arena);
    reply->description = annotation(annotations, "description", arena);
    *out = &reply->base;
    return 0;
}
