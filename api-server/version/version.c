#include "version/version.h"

#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "people/principal.h"
#include "release.h"
#include "server.h"

#include <stddef.h>

/* Those who may know more than the number: users, and everybody where nobody has to log in. */
static bool is_insider(const struct api_call *call)
{
    return principal_has_session(call->principal) ||
           call->principal->kind == PRINCIPAL_UNRESTRICTED ||
           str_equals(
               settings_text(catalog_settings(call->server->catalog), "users.anonymous.enabled"),
               "true");
}

static int tell_version(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *message = json_new_object(call->arena);

    (void)err;
    json_set_text(call->arena, message, "Version", RELEASE_VERSION);
    if (is_insider(call)) {
        json_set_text(call->arena, message, "Compiler", "gcc " __VERSION__);
        json_set_text(call->arena, message, "Platform",
                      arena_printf(call->arena, "linux/%s", release_architecture(call->arena)));
        json_set_text(call->arena, message, "KustomizeVersion", RELEASE_KUSTOMIZE);
        json_set_text(call->arena, message, "HelmVersion", RELEASE_HELM);
        json_set_text(call->arena, message, "JsonnetVersion", RELEASE_JSONNET);
        json_set_text(call->arena, message, "KubectlVersion", RELEASE_KUBECTL);
    }
    *reply = message;
    return 0;
}

const struct api_method version_methods[] = {
    { "version.VersionService/Version", RULE_PUBLIC, .run = tell_version },
    API_METHODS_END,
};
