#include "people/people.h"

#include "argo/rbac.h"
#include "people/first_start.h"
#include "people/policy_watch.h"
#include "people/sessions.h"
#include "server.h"

#include <stddef.h>

void people_open(struct api_server *server)
{
    server->sessions = sessions_new(server);
    server->rbac = rbac_new();
    server->policy_watch = policy_watch_new(server->kube, server->namespace, server->rbac);
}

void people_close(struct api_server *server)
{
    policy_watch_free(server->policy_watch);
    rbac_free(server->rbac);
    sessions_free(server->sessions);
    server->policy_watch = NULL;
    server->rbac = NULL;
    server->sessions = NULL;
}

void people_register_metrics(struct api_server *server, struct metrics *metrics)
{
    sessions_register_metrics(server->sessions, metrics);
}

bool people_is_ready(const struct api_server *server)
{
    return policy_watch_is_ready(server->policy_watch);
}

int people_start(struct api_server *server, struct error *err)
{
    return first_start(server, err);
}
