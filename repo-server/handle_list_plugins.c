#include "base/arena.h"
#include "server.h"

int handle_list_plugins(struct repo_server *server, struct rpc_call *call,
                        const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__ListPluginsReply *reply = ARENA_NEW(call->arena, Argosy__Repo__ListPluginsReply);
    const char *const *names;

    (void)err;
    argosy__repo__list_plugins_reply__init(reply);
    reply->n_names = plugin_list(&server->plugins, call->arena, &names);
    reply->names = (char **)(uintptr_t)names;
    *out = &reply->base;
    return 0;
}
