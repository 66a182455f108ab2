#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;
struct resource_overrides;

/** From best to worst; HEALTH_NONE ranks with Healthy. */
enum health_status {
    HEALTH_NONE, /* an empty status: a script answered with nothing */
    HEALTH_HEALTHY,
    HEALTH_SUSPENDED,
    HEALTH_PROGRESSING,
    HEALTH_MISSING,
    HEALTH_DEGRADED,
    HEALTH_UNKNOWN,
};

/** "", "Healthy", "Suspended", ... */
const char *health_status_name(enum health_status status);
/** HEALTH_NONE for an unknown word. */
enum health_status health_status_parse(struct str name);
bool health_is_worse(enum health_status than, enum health_status status);

struct health {
    bool is_known; /* false: objects of this kind have no health; the rest is empty then */
    enum health_status status;
    struct str message;
    /** Why it could not be judged; status is then Unknown and the message the same. Else empty. */
    struct str error;
};

/**
 * The health of one live object: pending deletion, a script of the settings, a native check. The
 * texts are in `arena` or in the object. `overrides` may be NULL.
 */
struct health health_assess(const struct json *object, const struct resource_overrides *overrides,
                            struct arena *arena);

/** {status, message}; the message is left out when it is empty. NULL when it is not known. */
struct json *health_to_json(const struct health *health, struct arena *arena);
