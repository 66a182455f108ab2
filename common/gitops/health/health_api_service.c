#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_api_service(const struct json *object, struct arena *arena)
{
    struct str version = resource_gvk(object).version;

    if (!str_equals(version, "v1") && !str_equals(version, "v1beta1"))
        return health_unsupported(object, "APIService", arena);
    for (struct json_cursor at = json_walk(json_at(object, "status.conditions")); json_next(&at);) {
        bool is_up = str_equals(json_string(json_get(at.value, "status")), "True");

        if (str_equals(json_string(json_get(at.value, "type")), "Available"))
            return health_format(is_up ? HEALTH_HEALTHY : HEALTH_PROGRESSING, arena, "%s: %s",
                                 json_cstr(json_get(at.value, "reason")),
                                 json_cstr(json_get(at.value, "message")));
    }
    return health_text(HEALTH_PROGRESSING, STR("Waiting to be processed"));
}
