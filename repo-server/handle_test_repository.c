#include "base/arena.h"
#include "source/git_store.h"
#include "source/oci_registry.h"
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

/** A registry's root; whether it wants a login is its own affair. */
static int ping(struct remote *remote, struct error *err)
{
    CLEANUP(oci_registry_free) struct oci_registry *registry = oci_registry_new(remote, "");

    return oci_registry_ping(registry, err);
}

static int test_charts_in_registry(struct remote *remote, struct error *err)
{
    if (strstr(remote_url(remote), "://"))
        return error_set(err, ERR_UNKNOWN,
                         "OCI Helm repository URL should include hostname and port only");
    if (!remote_username(remote)[0] && !remote_password(remote)[0])
        return 0; /* nothing to log in with */
    return ping(remote, err);
}

static int test_charts(struct repo_server *server, struct rpc_call *call,
                       const Argosy__Repo__Repository *wanted, struct error *err)
{
    CLEANUP(remote_close) struct remote *remote = NULL;
    const struct helm_index_chart *charts;
    size_t count;

    if (remote_open(&server->remote, wanted, &remote, err) < 0)
        return -1;
    if (wanted->enable_oci)
        return test_charts_in_registry(remote, err);
    return helm_repository_charts(&server->helm, remote, call->arena, &charts, &count, err);
}

static int test_registry(struct repo_server *server, const Argosy__Repo__Repository *wanted,
                         struct error *err)
{
    CLEANUP(remote_close) struct remote *remote = NULL;

    if (remote_open(&server->remote, wanted, &remote, err) < 0)
        return -1;
    return ping(remote, err);
}

static int test(struct repo_server *server, struct rpc_call *call,
                const Argosy__Repo__Repository *wanted, struct error *err)
{
    const char *type = wanted->type;

    if (!type[0] || strcmp(type, "git") == 0)
        return test_git(server, call, wanted, err);
    if (strcmp(type, "helm") == 0)
        return test_charts(server, call, wanted, err);
    if (strcmp(type, "oci") == 0)
        return test_registry(server, wanted, err);
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
    if (test(server, call, request->repository, err) <
        0) /* whatever it was: clients know one code */
        return error_set(err, ERR_UNKNOWN, "error testing repository connectivity: %s",
                         error_text(err));
    argosy__repo__test_repository_reply__init(reply);
    *out = &reply->base;
    return 0;
}
