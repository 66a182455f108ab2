#include "data/json.h"
#include "gitops/health/checks.h"

/* Times of one form, in UTC: they stand in the order of their texts. */
struct health health_of_cron_job(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    struct str scheduled = json_text_at(status, "lastScheduleTime");
    struct str successful = json_text_at(status, "lastSuccessfulTime");

    (void)arena;
    if (json_bool(json_at(object, "spec.suspend"), false))
        return health_text(HEALTH_HEALTHY, STR("CronJob is Suspended"));
    if (!status)
        return health_text(HEALTH_PROGRESSING, STR("Waiting for CronJob"));
    if (str_is_empty(scheduled))
        return health_text(HEALTH_HEALTHY, STR("CronJob has not been scheduled yet"));
    if (str_is_empty(successful))
        return health_text(HEALTH_HEALTHY,
                           STR("The Cronjob never completed succesfully. It may not be healthy"));
    if (json_count(json_get(status, "active")) > 0)
        return health_text(
            HEALTH_HEALTHY,
            STR("The job is running. Its last execution may not have been successful"));
    if (str_compare(successful, scheduled) >= 0)
        return health_text(HEALTH_HEALTHY,
                           STR("CronJob has completed its last execution successfully"));
    return health_text(HEALTH_DEGRADED,
                       STR("CronJob has not completed its last execution successfully"));
}
