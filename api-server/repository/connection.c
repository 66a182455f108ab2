#include "repository/connection.h"

#include "argo/repo_server.h"
#include "base/arena.h"
#include "base/clock.h"
#include "config.h"
#include "data/json.h"
#include "io/item_store.h"
#include "repository/repositories.h"
#include "server.h"

static const char *key_of(struct str url, struct str project, struct arena *arena)
{
    return arena_printf(arena, "repo|%.*s|%.*s|connection-state", STR_ARG(url), STR_ARG(project));
}

struct repo_server_access connection_repo_server(const struct api_server *server)
{
    return (struct repo_server_access){
        .client = server->repo_server,
        .timeout_ms = (int64_t)server->config->repo_server_timeout_s * 1000,
    };
}

int connection_test(struct api_server *server, const struct repository *repository,
                    struct arena *arena, struct error *err)
{
    static const struct repo_method method = { "TestRepository",
                                               &argosy__repo__test_repository_reply__descriptor };
    const struct repo_server_access access = connection_repo_server(server);
    Argosy__Repo__TestRepositoryRequest request = ARGOSY__REPO__TEST_REPOSITORY_REQUEST__INIT;
    const ProtobufCMessage *reply;

    request.repository = repo_server_repository(repository, arena);
    return repo_server_ask(&access, &method, &request.base, arena, &reply, err);
}

static const struct json *find_out(struct api_server *server, struct str url, struct str project,
                                   struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct repository repository =
        repositories_effective(server, REPOSITORY_TO_READ, url, project, arena);
    const char *now = clock_rfc3339(clock_now_ns() / 1000000000, arena);
    bool works = connection_test(server, &repository, arena, &err) == 0;
    struct json *state = json_new_object(arena);

    json_set_text(arena, state, "status", works ? "Successful" : "Failed");
    json_set_text(arena, state, "message",
                  works ? ""
                        : arena_printf(arena,
                                       "Unable to connect to repository: rpc error: code = %s "
                                       "desc = %s",
                                       error_grpc_name(err.code), error_text(&err)));
    json_set_text(arena, state, "attemptedAt", now);
    return state;
}

const struct json *connection_state(struct api_server *server, struct str url, struct str project,
                                    bool is_fresh, struct arena *arena)
{
    const char *key = key_of(url, project, arena);
    const struct json *state = is_fresh ? NULL : item_store_get(server->items, key, 0, arena);

    if (json_is(state, JSON_OBJECT))
        return state;
    state = find_out(server, url, project, arena);
    item_store_set(server->items, key, state, server->config->connection_status_expiration_ms, 0);
    return state;
}

void connection_forget(struct api_server *server, struct str url, struct str project)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    item_store_delete(server->items, key_of(url, project, arena));
}
