#include "settings/plugins.h"

#include "argo/repo_server.h"
#include "data/json.h"
#include "repository/connection.h"

int tell_plugins(struct api_call *call, const struct json **reply, struct error *err)
{
    static const struct repo_method method = { "ListPlugins",
                                               &argosy__repo__list_plugins_reply__descriptor };
    const struct repo_server_access access = connection_repo_server(call->server);
    const Argosy__Repo__ListPluginsRequest request = ARGOSY__REPO__LIST_PLUGINS_REQUEST__INIT;
    const Argosy__Repo__ListPluginsReply *answer;
    const ProtobufCMessage *message;
    struct json *told = json_new_object(call->arena), *plugins = json_new_array(call->arena);

    if (repo_server_ask(&access, &method, &request.base, call->arena, &message, err) < 0)
        return -1;
    answer = (const Argosy__Repo__ListPluginsReply *)message;
    for (size_t i = 0; i < answer->n_names; i++) {
        struct json *plugin = json_new_object(call->arena);

        json_set_text(call->arena, plugin, "name", answer->names[i]);
        json_append(call->arena, plugins, plugin);
    }
    if (json_count(plugins) > 0)
        json_set(call->arena, told, "plugins", plugins);
    *reply = told;
    return 0;
}
