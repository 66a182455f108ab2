#include "base/arena.h"
#include "data/json.h"
#include "io/item_store.h"
#include "io/tree.h"
#include "io/worker.h"
#include "source/git_store.h"
#include "source_integrity.h"
#include "step.h"

#include <string.h>

struct search {
    const Argosy__Repo__GetGitDirectoriesRequest *request;
    struct tree *files;
    bool with_hidden;
    struct arena *arena;
    struct json *paths; /* a list of texts, as the cache has it */
    int status;
    struct error err;
};

static enum tree_step visit(void *context, const char *path, const struct tree_entry *entry,
                            struct error *err)
{
    struct search *search = context;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;

    (void)err;
    if (entry->kind != TREE_FOLDER || strcmp(path, ".") == 0)
        return TREE_GO_ON;
    if (!search->with_hidden && name[0] == '.')
        return TREE_SKIP_FOLDER;
    json_append(search->arena, search->paths,
                json_new_cstr(search->arena, arena_printf(search->arena, "%s", path)));
    return TREE_GO_ON;
}

static void search_in_worker(void *context)
{
    struct search *search = context;

    search->status = tree_walk(search->files, ".", NULL, visit, search, &search->err);
}

static const ProtobufCMessage *answer(struct rpc_call *call, const struct json *list)
{
    Argosy__Repo__GetGitDirectoriesReply *reply =
        ARENA_NEW(call->arena, Argosy__Repo__GetGitDirectoriesReply);

    argosy__repo__get_git_directories_reply__init(reply);
    reply->paths = arena_alloc(call->arena, (json_count(list) + 1) * sizeof(char *));
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        reply->paths[reply->n_paths++] = arena_printf(call->arena, "%s", json_cstr(at.value));
    return &reply->base;
}

static int list_folders(struct repo_server *server, struct git_repository *repository,
                        const char *revision, struct search *search, struct error *err)
{
    CLEANUP(git_tree_release) struct git_tree *tree = NULL;
    CLEANUP(pending_request_end)
    struct pending_request pending =
        pending_request_begin(server, git_repository_url(repository), search->arena);
    const char *url = search->request->repository->url;

    if (step_check_out(repository, revision, search->request->submodule_enabled, &tree, err) < 0)
        return step_internal(arena_printf(search->arena,
                                          "unable to checkout git repo %s with revision %s", url,
                                          revision),
                             err);
    if (source_integrity_enforce(server, search->request->source_integrity, tree, search->arena,
                                 err) < 0)
        return -1;
    search->files = git_tree_files(tree);
    fiber_run_in_worker(server->workers, search_in_worker, search);
    if (search->status < 0) {
        error_move(err, &search->err);
        return error_prefix(err, "error walking the file tree");
    }
    return 0;
}

int handle_get_git_directories(struct repo_server *server, struct rpc_call *call,
                               const ProtobufCMessage **out, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const Argosy__Repo__GetGitDirectoriesRequest *request =
        rpc_request(call, &argosy__repo__get_git_directories_request__descriptor, err);
    const char *revision, *key, *keyring;
    const struct json *list;
    int is_verified;

    if (!request || git_store_get(server->git, request->repository, &repository, err) < 0)
        return -1;
    if (git_repository_resolve(
            repository,
            &(struct git_wanted){ request->revision, "", request->no_revision_cache, 0 },
            call->arena, &revision, err) < 0)
        return step_internal("unable to resolve git revision ", err); /* as it always was */
    key = arena_printf(call->arena, "gitdirs|%s|%s", request->repository->url, revision);
    is_verified = source_integrity_applies(server, request->source_integrity,
                                           request->repository->url, call->arena, &keyring, err);
    if (is_verified < 0)
        return -1;
    /* Nobody knows whether what is in the cache was verified, and how. */
    list = is_verified ? NULL : item_store_get(server->items, key, 0, call->arena);
    if (!json_is(list, JSON_ARRAY)) {
        struct search search = { .request = request,
                                 .with_hidden = server->config->include_hidden_directories,
                                 .arena = call->arena,
                                 .paths = json_new_array(call->arena) };

        if (list_folders(server, repository, revision, &search, err) < 0)
            return -1;
        list = search.paths;
        item_store_set(server->items, key, list, server->config->repo_expiry_ms, 0);
    }
    *out = answer(call, list);
    return 0;
}
