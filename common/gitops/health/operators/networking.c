#include "gitops/health/operators/groups.h"

/* The last condition of a type counts. */
static const struct health_rule service_instance[] = {
    EACH(7, "status.conditions"),
    KEEP(8, ".type=Adopted", 's', "{.status}"),
    KEEP(8, ".type=Adopted", 'a', "{.message}"),
    KEEP(10, ".type=Advertised", 'r', "{.reason}"),
    KEEP(10, ".type=Advertised", 'b', "{.message}"),
    KEEP(12, ".type=Discoverable", 'd', "{.status}"),
    KEEP(12, ".type=Discoverable", 'e', "{.reason}"),
    KEEP(12, ".type=Discoverable", 'c', "{.message}"),
    END,
    WHEN(19, "$s=False", DEGRADED, "{$a}"),
    WHEN(21, "$r=AdvertiseError|UnadvertiseError", DEGRADED, "{$b}"),
    WHEN(23, "$e=DiscoveryError", UNKNOWN, "{$c}"),
    WHEN(25, "$d=True", HEALTHY, "{$c}"),
    FINALLY(PROGRESSING, "{$c}"),
};

static const struct health_kind discovery[] = { BY_RULES("DNSSDServiceInstance",
                                                         service_instance) };
HEALTH_GROUP(health_group_proclaim, "proclaim.dogmatiq.io", discovery);

/* A condition of another generation says nothing. */
static const struct health_rule extension_service[] = {
    EACH(11, "status.conditions"),
    NEXT(12, ".observedGeneration!=@metadata.generation"),
    WHEN(13, ".type=Valid .status=True", HEALTHY, "{.message}"),
    WHEN(17, ".type=Valid .status=False", DEGRADED, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for status"),
};

/* Parents and children depend on each other: whoever includes others is well. */
static const struct health_rule http_proxy[] = {
    SET(5, NULL, PROGRESSING, "Waiting for status"),
    EACH(12, "status.conditions"),
    NEXT(13, ".observedGeneration!=@metadata.generation"),
    WHEN(14, ".type=Valid .status=True", HEALTHY, "{status.description}"),
    SET(18, "spec:includes!=nil .status=False", HEALTHY,
        "HTTPProxy inclusions cannot be health checked"),
    NEXT(18, "spec.includes!=nil .status=False"),
    WHEN(21, ".type=Valid .status=False", DEGRADED, "{status.description}"),
    END,
    SET(28, "!status.conditions status.currentStatus", NONE, "{status.description}"),
};

static const struct health_kind contour[] = {
    BY_RULES("ExtensionService", extension_service),
    BY_RULES("HTTPProxy", http_proxy),
};
HEALTH_GROUP(health_group_contour, "projectcontour.io", contour);
