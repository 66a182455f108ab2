#include "base/arena.h"
#include "source/git_store.h"
#include "step.h"

#include <string.h>

static int test_git(struct repo_server *server, struct rpc_call *call,
                    const Argosy__Repo__Repository *wanted, struct error *err)
{
    CLEANUP(git_repository_release) struct git_repository *repository = NULL;
    const char *revision;

    if (git_store_get(server->git, wanted, &repository, err) < 0)
        return error_prefix(err, "unable to initialize git client");
    if (git_repository_resolve(repository, &(struct git_wanted){ "HEAD", "", true, 0 }, call->arena,
                               &revision, err) < 0)
        return error_prefix(err, "unable to ls-remote HEAD on repository");
    return 0;
}

static int test(struct repo_server *server, struct rpc_call *call,
                const Argosy__Repo__Repository *wanted, struct error *err)
{
    const char *type = wanted->type;

    if (!type[0] || strcmp(type, "git") == 0)
        return test_git(server, call, wanted, err);
    if (strcmp(type, "helm") == 0 || strcmp(type, "oci") == 0)
        return error_set(err, ERR_UNIMPLEMENTED, "repositories of type %s are not built in", type);
    return error_set(err, ERR_UNKNOWN, "unsupported repository type \"%s\"", type);
}

int handle_test_repository(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err)
{
    Argosy__Repo__TestRepositoryReply *reply =
        ARENA_NEW(call->arena, Argosy__Repo__TestRepositoryReply);
    const Argosy__Repo__TestRepositoryRequest *request =
        rpc_request(call, &argosy__repo__test_repository_request__descriptor, err);

    if (!request)
        return -1;
    if (!request->repository)
        return error_set(err, ERR_INVALID, "must pass a valid repo");
    if (test(server, call, request->repository, err) < 0)
        return error_prefix(err, "error testing repository connectivity");
    argosy__repo__test_repository_reply__init(reply);
    *out = &reply->base;
    return 0;
}
