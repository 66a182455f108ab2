#include "gitops/app_health.h"

#include "argo/annotations.h"
#include "base/arena.h"
#include "data/json.h"
#include "gitops/hooks.h"

/* Hooks and ignored objects say nothing about an application. */
static bool is_left_out(const struct json *target, const struct json *live)
{
    return (target && hook_is_skipped(target)) || (live && hook_is_any(live));
}

static void remember_error(struct app_health *sum, const struct json *live,
                           const struct health *health, struct arena *arena)
{
    struct resource_key key = resource_key_of(live);

    if (sum->error.len > 0)
        return;
    sum->error = str_of(arena_printf(arena,
                                     "failed to get resource health for \"%.*s\" with name "
                                     "\"%.*s\" in namespace \"%.*s\": %.*s",
                                     STR_ARG(key.kind), STR_ARG(key.name), STR_ARG(key.namespace),
                                     STR_ARG(health->error)));
}

/* A child application that is missing or not known does not count; nor does a missing object. */
static bool counts(const struct json *object, enum health_status status)
{
    if (status == HEALTH_MISSING)
        return false;
    return status != HEALTH_UNKNOWN || !resource_is_kind(object, "argoproj.io", "Application");
}

static struct health assess(struct app_health *sum, const struct json *live, struct arena *arena)
{
    struct health health;

    if (!live)
        return (struct health){ true, HEALTH_MISSING, STR_EMPTY, STR_EMPTY };
    if (sum->app && resource_key_equal(resource_key_of(live), *sum->app))
        return (struct health){ .is_known = false };
    health = health_assess(live, sum->overrides, arena);
    if (health.error.len > 0)
        remember_error(sum, live, &health, arena);
    return health;
}

void app_health_add(struct app_health *sum, const struct json *target, const struct json *live,
                    struct arena *arena, struct health *out)
{
    *out = (struct health){ .is_known = false };
    if (is_left_out(target, live))
        return;
    sum->has_resources = true;
    sum->has_live = sum->has_live || live;
    if (live && str_equals(resource_annotation(live, ANNOTATION_IGNORE_HEALTH), "true"))
        return;
    *out = assess(sum, live, arena);
    if (out->is_known && counts(live ? live : target, out->status) &&
        health_is_worse(sum->worst, out->status))
        sum->worst = out->status;
}

enum health_status app_health_status(const struct app_health *sum)
{
    enum health_status worst = sum->worst == HEALTH_NONE ? HEALTH_HEALTHY : sum->worst;

    if (sum->has_resources && !sum->has_live && health_is_worse(worst, HEALTH_MISSING))
        return HEALTH_MISSING;
    return worst;
}
