#include "repo_call.h"

#include "base/arena.h"
#include "config.h"
#include "controller.h"

int repo_call(struct controller *controller, const struct repo_method *method,
              const ProtobufCMessage *request, struct arena *arena, const ProtobufCMessage **out,
              struct error *err)
{
    const struct repo_server_access access = {
        .client = controller->repo_server,
        .timeout_ms = (int64_t)controller->config->repo_server_timeout_s * 1000,
    };

    if (repo_server_ask(&access, method, request, arena, out, err) == 0)
        return 0;
    return error_set(err, err->code, "rpc error: code = %s desc = %s", error_grpc_name(err->code),
                     error_text(err));
}
