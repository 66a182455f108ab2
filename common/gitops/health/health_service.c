#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_service(const struct json *object, struct arena *arena)
{
    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "Service", arena);
    if (str_equals(json_text_at(object, "spec.type"), "LoadBalancer") &&
        json_count(json_at(object, "status.loadBalancer.ingress")) == 0)
        return health_plain(HEALTH_PROGRESSING);
    return health_plain(HEALTH_HEALTHY);
}
