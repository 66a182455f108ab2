#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "io/item_store.h"
#include "io/tree.h"
#include "source/material.h"
#include "step.h"

enum { CHART_YAML_MAX = 5 * 1024 * 1024 };

static struct json *describe(const struct json *chart, struct arena *arena)
{
    struct json *item = json_new_object(arena), *maintainers = json_new_array(arena);

    for (struct json_cursor at = json_walk(json_get(chart, "maintainers")); json_next(&at);) {
        const char *name = json_cstr_at(at.value, "name"), *mail = json_cstr_at(at.value, "email");
        const char *text = mail[0] ? arena_printf(arena, "%s <%s>", name, mail) : name;

        if (text[0])
            json_append(arena, maintainers, json_new_cstr(arena, text));
    }
    json_set_text(arena, item, "description", json_cstr_at(chart, "description"));
    json_set_text(arena, item, "home", json_cstr_at(chart, "home"));
    if (json_count(maintainers) > 0)
        json_set(arena, item, "maintainers", maintainers);
    return item;
}

static int look(struct repo_server *server, struct rpc_call *call,
                const Argosy__Repo__GetRevisionChartDetailsRequest *request,
                const struct json **out, struct error *err)
{
    CLEANUP(material_close) struct material *material = NULL;
    struct application_source source = { .repo_url = str_of(request->repository->url),
                                         .chart = str_of(request->chart),
                                         .path = STR_EMPTY,
                                         .target_revision = STR_EMPTY,
                                         .tag_prefix = STR_EMPTY };
    struct material_wanted wanted = { .repository = request->repository,
                                      .source = &source,
                                      .revision = request->revision };
    const struct json *chart;
    struct str text;

    if (material_open(&server->material, &wanted, &material, err) < 0 ||
        material_fetch(material, err) < 0)
        return -1;
    if (tree_read(material_files(material), "Chart.yaml", CHART_YAML_MAX, call->arena, &text, err) <
            0 ||
        yaml_parse(text, call->arena, &chart, err) < 0)
        return error_prefix(err, "helm repo get details");
    *out = describe(chart, call->arena);
    return 0;
}

static const ProtobufCMessage *answer(const struct json *item, struct arena *arena)
{
    Argosy__Repo__GetRevisionChartDetailsReply *reply =
        ARENA_NEW(arena, Argosy__Repo__GetRevisionChartDetailsReply);
    const struct json *maintainers = json_get(item, "maintainers");

    argosy__repo__get_revision_chart_details_reply__init(reply);
    reply->description = arena_printf(arena, "%s", json_cstr_at(item, "description"));
    reply->home = arena_printf(arena, "%s", json_cstr_at(item, "home"));
    reply->maintainers = arena_alloc(arena, (json_count(maintainers) + 1) * sizeof(char *));
    for (struct json_cursor at = json_walk(maintainers); json_next(&at);)
        reply->maintainers[reply->n_maintainers++] = arena_printf(arena, "%s", json_cstr(at.value));
    return &reply->base;
}

int handle_get_revision_chart_details(struct repo_server *server, struct rpc_call *call,
                                      const ProtobufCMessage **out, struct error *err)
{
    const Argosy__Repo__GetRevisionChartDetailsRequest *request =
        rpc_request(call, &argosy__repo__get_revision_chart_details_request__descriptor, err);
    const struct json *item;
    const char *key;

    if (!request)
        return -1;
    if (!request->repository)
        return error_set(err, ERR_INVALID, "must pass a valid repo");
    key = arena_printf(call->arena, "chartdetails|%s|%s|%s", request->repository->url,
                       request->chart, request->revision);
    item = item_store_get(server->items, key, 0, call->arena);
    if (!json_is(item, JSON_OBJECT)) {
        if (look(server, call, request, &item, err) < 0)
            return -1;
        item_store_set(server->items, key, item, server->config->repo_expiry_ms, 0);
    }
    *out = answer(item, call->arena);
    return 0;
}
