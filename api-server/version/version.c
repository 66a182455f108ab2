#include "version/version.h"

#include "data/json.h"
#include "edge/release.h"

#include <stddef.h>

static int tell_version(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *message = json_new_object(call->arena);

    (void)err;
    json_set_text(call->arena, message, "Version", RELEASE_VERSION);
    *reply = message;
    return 0;
}

const struct api_method version_methods[] = {
    { "version.VersionService/Version", RULE_PUBLIC, .run = tell_version },
    API_METHODS_END,
};
