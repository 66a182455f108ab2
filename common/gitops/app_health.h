#pragma once

#include "base/str.h"
#include "gitops/health/health.h"
#include "gitops/resource.h"

#include <stdbool.h>

struct arena;
struct json;

/** The health of an application while it is added up, pair by pair. Start with { 0 }. */
struct app_health {
    bool has_resources;
    bool has_live;
    enum health_status worst;
    struct str error; /* of the first resource that could not be judged; else empty */
};

/**
 * Add one pair of the comparison, either side may be NULL. `*out` is the resource's own health,
 * not known where it has none or does not count. `app` is the application's own key: an object
 * that is the application itself is left out.
 */
void app_health_add(struct app_health *sum, const struct resource_key *app,
                    const struct json *target, const struct json *live,
                    const struct resource_overrides *overrides, struct arena *arena,
                    struct health *out);

/** The status of the application. */
enum health_status app_health_status(const struct app_health *sum);
