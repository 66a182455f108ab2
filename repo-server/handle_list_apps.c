#include "base/arena.h"
#include "data/json.h"
#include "io/item_store.h"
#include "io/worker.h"
#include "render/render.h"
#include "source/git_store.h"
#include "step.h"

struct listing {
    struct tree *files;
    const Argosy__Repo__ListAppsRequest *request;
    struct arena *arena;
    struct render_app *apps;
    size_t count;
    int status;
    struct error err;
};

static void discover_in_worker(void *context)
{
    struct listing *listing = context;

    listing->status =
        render_discover(listing->files,
                        (struct render_disabled){ listing->request->disabled_source_types,
                                                  listing->request->n_disabled_source_types },
                        listing->arena, &listing->apps, &listing->count, &listing->err);
}

/** As the cache has it: path to type. */
static struct json *apps_to_json(const struct render_app *apps, size_t count, struct arena *arena)
{
    struct json *map = json_new_object(arena);

    for (size_t i = 0; i < count; i++)
        json_set_text(arena, map, apps[i].path, apps[i].type);
    return map;
}

static const ProtobufCMessage *answer(struct rpc_call *call, const struct json *map)
{
    Argosy__Repo__ListAppsReply *reply = ARENA_NEW(call->arena, Argosy__Repo__ListAppsReply);

    argosy__repo__list_apps_reply__init(reply);
    reply->apps = arena_alloc(call->arena, (json_count(map) + 1) * sizeof(*reply->apps));
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        Argosy__Repo__AppDirectory *app = ARENA_NEW(call->arena, Argosy__Repo__AppDirectory);

        argosy__repo__app_directory__init(app);
        app->path = arena_printf(call->arena, "%.*s", STR_ARG(at.key));
        app->type = arena_printf(call->arena, "%s", json_cstr(at.value));
        reply->apps[reply->n_apps++] = app;
    }
    return &reply->base;
}

/** A plugin that knows the root has all of it. 1: there is one. */
static int find_plugin(struct repo_server *server, struct listing *listing, struct error *err)
{
    CLEANUP(plugin_session_close) struct plugin_session *session = NULL;
    struct plugin_subject subject = { .files = listing->files, .name = "", .path = "." };

    return plugin_find(&server->plugins, "", &subject, &session, err);
}

static int look_for_apps(struct repo_server *server, struct listing *listing, struct error *err)
{
    int found = find_plugin(server, listing, err);

    if (found > 0) {
        listing->apps = ARENA_NEW(listing->arena, struct render_app);
        listing->apps[0] = (struct render_app){ ".", "Plugin" };
        listing->count = 1;
        return 0;
    }
    if (found < 0)
        return -1;
    fiber_run_in_worker(server->workers, discover_in_worker, listing);
    return listing->status < 0 ? error_move(err, &listing->err) : 0;
}

static int discover(struct repo_server *server, struct git_repository *repository,
                    const char *revision, struct listing *listing, struct error *err)
{
    CLEANUP(git_tree_release) struct git_tree *tree = NULL;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, git_repository_url(repository), listing->arena);

    if (step_check_out(repository, revision, server->config->submodules_enabled, &tree, err) < 0)
        return step_prefix("error acquiring repository lock", err);
    listing->files = git_tree_files(tree);
    if (look_for_apps(server, listing, err) < 0)
        return error_prefix(err, "error discovering applications");
    return 0;
}

int handle_list_apps(struct repo_server *server, struct rpc_call *call,
                     const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const Argosy__Repo__ListAppsRequest *request =
        rpc_request(call, &argosy__repo__list_apps_request__descriptor, err);
    const char *revision, *key;
    const struct json *map;

    if (!request || git_store_get(server->git, request->repository, &repository, err) < 0)
        return -1;
    if (git_repository_resolve(repository, &(struct git_wanted){ request->revision, "", true, 0 },
                               call->arena, &revision, err) < 0)
        return error_prefix(err, "error setting up git client and resolving given revision");
    key = arena_printf(call->arena, "ldir|%s|%s", request->repository->url, revision);
    map = item_store_get(server->items, key, 0, call->arena);
    if (!json_is(map, JSON_OBJECT)) {
        struct listing listing = { .request = request, .arena = call->arena };

        if (discover(server, repository, revision, &listing, err) < 0)
            return -1;
        map = apps_to_json(listing.apps, listing.count, call->arena);
        item_store_set(server->items, key, map, server->config->repo_expiry_ms, 0);
    }
    *out = answer(call, map);
    return 0;
}
