#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_pvc(const struct json *object, struct arena *arena)
{
    struct str phase = json_text_at(object, "status.phase");

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "PersistentVolumeClaim", arena);
    if (str_equals(phase, "Lost"))
        return health_plain(HEALTH_DEGRADED);
    if (str_equals(phase, "Pending"))
        return health_plain(HEALTH_PROGRESSING);
    return health_plain(str_equals(phase, "Bound") ? HEALTH_HEALTHY : HEALTH_UNKNOWN);
}
