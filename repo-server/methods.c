/* Every method of this server: its name and the function that answers it, in a fiber. */
#include "base/arena.h"
#include "base/log.h"
#include "io/loop.h"
#include "server.h"

#include <string.h>

static const struct method {
    const char *name;
    method_fn run;
} methods[] = {
    { "GenerateManifest", handle_generate_manifest },
    { "GetAppDetails", handle_get_app_details },
    { "GetGitDirectories", handle_get_git_directories },
    { "GetGitFiles", handle_get_git_files },
    { "GetHelmCharts", handle_get_helm_charts },
    { "GetOciMetadata", handle_get_oci_metadata },
    { "GetRevisionChartDetails", handle_get_revision_chart_details },
    { "GetRevisionMetadata", handle_get_revision_metadata },
    { "ListApps", handle_list_apps },
    { "ListOciTags", handle_list_oci_tags },
    { "ListPlugins", handle_list_plugins },
    { "ListRefs", handle_list_refs },
    { "ResolveRevision", handle_resolve_revision },
    { "TestRepository", handle_test_repository },
    { "UpdateRevisionForPaths", handle_update_revision_for_paths },
};

static method_fn find_method(const char *name)
{
    for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++) {
        if (strcmp(methods[i].name, name) == 0)
            return methods[i].run;
    }
    return NULL;
}

static void fail_call(struct rpc_call *call, struct error *err, int64_t took_ms)
{
    log_warn("call failed", F("method", call->method), F("code", error_grpc_name(err->code)),
             F("error", error_text(err)), F("took_ms", took_ms));
    rpc_fail(call, err);
}

static void run_call(void *context)
{
    struct rpc_call *call = context;
    struct repo_server *server = call->server;
    CLEANUP(error_release) struct error err = { 0 };
    int64_t begin_ms = loop_now_ms(server->loop);
    const ProtobufCMessage *reply;

    if (find_method(call->method)(server, call, &reply, &err) < 0) {
        fail_call(call, &err, loop_now_ms(server->loop) - begin_ms);
        return;
    }
    log_debug("call answered", F("method", call->method),
              F("took_ms", loop_now_ms(server->loop) - begin_ms));
    if (rpc_reply(call, reply, &err) < 0) /* the call is gone when it succeeds */
        fail_call(call, &err, loop_now_ms(server->loop) - begin_ms);
}

static int start_call(struct rpc_call *call, struct error *err)
{
    struct repo_server *server = call->server;

    (void)err;
    rpc_keep(call);
    fiber_start(server->fibers, run_call, call);
    return 0;
}

const struct rpc_method repo_methods[] = {
    { "GenerateManifest", start_call },
    { "GetAppDetails", start_call },
    { "GetGitDirectories", start_call },
    { "GetGitFiles", start_call },
    { "GetHelmCharts", start_call },
    { "GetOciMetadata", start_call },
    { "GetRevisionChartDetails", start_call },
    { "GetRevisionMetadata", start_call },
    { "ListApps", start_call },
    { "ListOciTags", start_call },
    { "ListPlugins", start_call },
    { "ListRefs", start_call },
    { "ResolveRevision", start_call },
    { "TestRepository", start_call },
    { "UpdateRevisionForPaths", start_call },
    { NULL, NULL },
};
