#include "base/arena.h"
#include "cache/source_key.h"
#include "data/json.h"
#include "io/item_store.h"
#include "render_client.h"
#include "source/git_store.h"
#include "step.h"

#include <string.h>

struct details {
    struct repo_server *server;
    struct rpc_call *call;
    Argosy__Repo__GetAppDetailsRequest *request;
    struct application_source source;
    struct git_repository *repository;
    struct git_tree *tree;
    const char *revision;
};

static void release_details(struct details *details)
{
    git_tree_release(details->tree);
    git_repository_release(details->repository);
}
DEFINE_CLEANUP_VALUE(struct details, release_details)

static int check_out(struct details *details, struct error *err)
{
    const struct config *config = details->server->config;
    const char *link;
    int found;

    if (step_check_out(details->repository, details->revision, config->submodules_enabled,
                       &details->tree, err) < 0)
        return -1;
    if (config->allow_oob_symlinks)
        return 0;
    found = git_tree_escaping_symlink(details->tree, details->call->arena, &link, err);
    if (found > 0)
        return error_set(err, ERR_UNKNOWN, "repository contains out-of-bounds symlinks. file: %s",
                         link);
    return found;
}

/** Look at the files. What a chart or a kustomization has in it is not known here yet. */
static int find_type(struct details *details, const char **type, struct error *err)
{
    const Argosy__Repo__GetAppDetailsRequest *request = details->request;
    struct arena *arena = details->call->arena;
    Argosy__Render__Request render;
    Argosy__Render__Reply *reply;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(details->server, details->repository, arena);

    argosy__render__request__init(&render);
    if (check_out(details, err) < 0)
        return -1;
    render.path = arena_printf(arena, "%.*s", STR_ARG(details->source.path));
    render.source = request->application_source;
    render.app_name = request->app_name;
    render.n_disabled_source_types = request->n_disabled_source_types;
    render.disabled_source_types = request->disabled_source_types;
    render.type_only = true;
    if (render_in_worker(details->server, details->call, git_tree_files(details->tree), &render,
                         &reply, err) < 0)
        return -1;
    if (strcmp(reply->source_type, "Directory") != 0)
        return error_set(err, ERR_UNIMPLEMENTED, "source type %s is not built in",
                         reply->source_type);
    *type = reply->source_type;
    return 0;
}

static int read_request(struct details *details, struct error *err)
{
    details->request =
        rpc_request(details->call, &argosy__repo__get_app_details_request__descriptor, err);
    if (!details->request || step_read_source(details->request->application_source,
                                              details->call->arena, &details->source, err) < 0)
        return -1;
    return step_check_kind(&details->source, err);
}

static int resolve(struct details *details, struct error *err)
{
    const Argosy__Repo__GetAppDetailsRequest *request = details->request;
    struct arena *arena = details->call->arena;

    if (git_store_get(details->server->git, request->repository, &details->repository, err) < 0)
        return -1;
    return git_repository_resolve(
        details->repository,
        &(struct git_wanted){ arena_printf(arena, "%.*s", STR_ARG(details->source.target_revision)),
                              arena_printf(arena, "%.*s", STR_ARG(details->source.tag_prefix)),
                              request->no_cache || request->no_revision_cache, 0 },
        arena, &details->revision, err);
}

int handle_get_app_details(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(release_details) struct details details = { .server = server, .call = call };
    Argosy__Repo__GetAppDetailsReply *reply =
        ARENA_NEW(call->arena, Argosy__Repo__GetAppDetailsReply);
    const struct json *item = NULL;
    struct json *fresh;
    const char *key, *type;
    struct str source;

    if (read_request(&details, err) < 0 || resolve(&details, err) < 0)
        return -1;
    source = (struct str){ (const char *)details.request->application_source.data,
                           details.request->application_source.len };
    key = app_details_key_text(details.revision, source, details.request->ref_sources,
                               details.request->n_ref_sources, details.request->tracking_method,
                               call->arena);
    if (!details.request->no_cache)
        item = item_store_get(server->items, key, 0, call->arena);
    type = json_cstr_at(item, "type");
    if (strcmp(type, "Directory") != 0) { /* other types' entries hold what is not built in */
        if (find_type(&details, &type, err) < 0)
            return -1;
        fresh = json_new_object(call->arena);
        json_set_text(call->arena, fresh, "type", type);
        item_store_set(server->items, key, fresh, server->config->repo_expiry_ms, 0);
    }
    argosy__repo__get_app_details_reply__init(reply);
    reply->type = arena_printf(call->arena, "%s", type);
    *out = &reply->base;
    return 0;
}
