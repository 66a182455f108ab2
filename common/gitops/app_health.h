#pragma once

#include "base/str.h"
#include "gitops/health/health.h"
#include "gitops/resource.h"

#include <stdbool.h>

struct arena;
struct json;

/** The health of an application while it is added up, pair by pair; start with the first two. */
struct app_health {
    const struct resource_key *app;             /* the application's own, NULL: not known */
    const struct resource_overrides *overrides; /* may be NULL */
    bool has_resources;
    bool has_live;
    enum health_status worst;
    struct str error; /* of the first resource that could not be judged; else empty */
};

/**
 * Add one pair of the comparison, either side may be NULL. `*out` is the resource's own health,
 * not known where it has none or does not count. An object that is the application itself is left
 * out.
 */
void app_health_add(struct app_health *sum, const struct json *target, const struct json *live,
                    struct arena *arena, struct health *out);

/** The status of the application. */
enum health_status app_health_status(const struct app_health *sum);
