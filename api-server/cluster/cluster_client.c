#include "cluster/cluster_client.h"

#include "argo/cluster.h"
#include "base/arena.h"
#include "config.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/kube_config.h"
#include "server.h"

static bool has_credentials(const struct json *config)
{
    return json_text_at(config, "username").len > 0 || json_text_at(config, "password").len > 0 ||
           json_text_at(config, "bearerToken").len > 0;
}

bool cluster_client_is_own(const struct json *document)
{
    return str_equals(json_text_at(document, "server"), CLUSTER_IN_CLUSTER_SERVER) &&
           !has_credentials(json_get(document, "config"));
}

int cluster_client_open(struct api_server *server, const struct json *document,
                        struct kube_client **out, struct error *err)
{
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    struct kube_client_options options = server->config->kube.client;
    const struct json *given = json_get(document, "config");
    const char *address = json_cstr_at(document, "server");

    if (cluster_client_is_own(document))
        config = kube_config_ref(server->kube_config);
    else if (kube_config_of_cluster(address, given, server->kube_config, &config, err) < 0)
        return -1;
    return kube_client_open(server->loop, config, &options, out, err);
}
