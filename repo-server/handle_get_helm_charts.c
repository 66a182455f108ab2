#include "base/arena.h"
#include "source/helm_repository.h"
#include "step.h"

static Argosy__Repo__HelmChart *describe(const struct helm_index_chart *chart, struct arena *arena)
{
    Argosy__Repo__HelmChart *out = ARENA_NEW(arena, Argosy__Repo__HelmChart);

    argosy__repo__helm_chart__init(out);
    out->name = arena_printf(arena, "%.*s", STR_ARG(chart->name));
    out->versions = arena_alloc(arena, (chart->count + 1) * sizeof(char *));
    for (size_t i = 0; i < chart->count; i++)
        out->versions[out->n_versions++] = arena_printf(arena, "%.*s", STR_ARG(chart->versions[i]));
    return out;
}

int handle_get_helm_charts(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__GetHelmChartsReply *reply =
        ARENA_NEW(call->arena, Argosy__Repo__GetHelmChartsReply);
    CLEANUP(remote_close) struct remote *remote = NULL;
    const Argosy__Repo__GetHelmChartsRequest *request =
        rpc_request(call, &argosy__repo__get_helm_charts_request__descriptor, err);
    const struct helm_index_chart *charts;
    size_t count;

    if (!request || remote_open(&server->remote, request->repository, &remote, err) < 0)
        return -1;
    if (helm_repository_charts(&server->helm, remote, call->arena, &charts, &count, err) < 0)
        return error_set(err, ERR_UNKNOWN, "%s", error_text(err)); /* clients know one code */
    argosy__repo__get_helm_charts_reply__init(reply);
    reply->charts = arena_alloc(call->arena, (count + 1) * sizeof(void *));
    for (size_t i = 0; i < count; i++)
        reply->charts[reply->n_charts++] = describe(&charts[i], call->arena);
    *out = &reply->base;
    return 0;
}
