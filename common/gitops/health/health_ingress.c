#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_ingress(const struct json *object, struct arena *arena)
{
    (void)arena;
    return health_plain(json_count(json_at(object, "status.loadBalancer.ingress")) > 0
                            ? HEALTH_HEALTHY
                            : HEALTH_PROGRESSING);
}
