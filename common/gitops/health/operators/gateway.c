#include "gitops/health/operators/groups.h"

#define ANCESTOR "Ancestor {..ancestorRef:name|}: {.message}"

static const struct health_rule backend_tls_policy[] = {
    SET(0, NULL, PROGRESSING, "Waiting for BackendTLSPolicy status"),
    IF(7, "metadata.generation!=nil"),
    EACH(8, "status.ancestors"),
    EACH(9, ".conditions:"),
    WHEN(12, ".observedGeneration!=nil .observedGeneration!=@metadata.generation", NONE,
         "Waiting for Ancestor {..ancestorRef:name|} to update BackendTLSPolicy status"),
    END,
    END,
    END,
    EACH(20, "status.ancestors"),
    EACH(21, ".conditions:"),
    WHEN(25, ".type=Accepted .status!=True", DEGRADED, ANCESTOR),
    SET(29, ".type=Accepted", HEALTHY, "BackendTLSPolicy is healthy"),
    WHEN(36, ".type=ResolvedRefs .status!=True", DEGRADED, ANCESTOR),
    END,
    END,
};

/* The first condition of a type that is False, of all types in turn. */
#define FAILED(conditions, type, line, prefix)                                                     \
    EACH(4, conditions),                                                                           \
        WHEN(line, ".type=" type " .status=False", DEGRADED,                                       \
             prefix "{.message|Failed condition: " type "}"),                                      \
        END

#define CONDITIONS(conditions, line, prefix, what)                                                 \
    FAILED(conditions, "ResolvedRefs", line, prefix),                                              \
        FAILED(conditions, "Accepted", (line) + 6, prefix), EACH((line) + 13, conditions),         \
        WHEN((line) + 23, ".type=Programmed .status!=True", PROGRESSING,                           \
             prefix "{.message|" what " is still being programmed}"),                              \
        END

#define PARENT "Parent {..parentRef:name|}: "

static const struct health_rule grpc_route[] = {
    EACH(14, "status.parents"),
    CONDITIONS(".conditions", 21, PARENT, "Route"),
    END,
    EACH(51, "status.parents"),
    WHEN(52, ".conditions!=nil #.conditions>0", HEALTHY, "GRPCRoute is healthy"),
    END,
    FINALLY(PROGRESSING, "Waiting for GRPCRoute status"),
};

static const struct health_rule gateway[] = {
    CONDITIONS("status.conditions", 19, "", "Gateway"),
    EACH(48, "status.listeners"),
    CONDITIONS(".conditions", 55, "Listener: ", "Listener"),
    END,
    WHEN(85, "status.conditions!=nil", HEALTHY, "Gateway is healthy"),
    WHEN(85, "status.listeners!=nil #status.listeners>0", HEALTHY, "Gateway is healthy"),
    FINALLY(PROGRESSING, "Waiting for Gateway status"),
};

/* A condition of another generation says nothing. */
static const struct health_rule gateway_class[] = {
    EACH(27, "status.conditions"),
    NEXT(28, ".type!=Accepted"),
    NEXT(31, "metadata.generation!=nil .observedGeneration!=nil "
             ".observedGeneration!=@metadata.generation"),
    WHEN(37, ".status=True", HEALTHY, "{.message|GatewayClass is accepted}"),
    WHEN(41, ".status=False", DEGRADED, "{.message|GatewayClass is not accepted}"),
    FINALLY(PROGRESSING, "{.message|Waiting for GatewayClass status}"),
    END,
    FINALLY(PROGRESSING, "Waiting for GatewayClass status"),
};

/* %o: a condition of another generation; a parent without conditions has not seen this one. */
#define COUNT_OUTDATED                                                                             \
    RESET(15, NULL, 'o'), IF(15, "metadata.generation!=nil"), COUNT(20, "#.conditions=0", 'o'),    \
        EACH(25, ".conditions"), NEXT(26, ".observedGeneration=nil"),                              \
        COUNT(27, ".observedGeneration!=@metadata.generation", 'o'), BREAK(27, "%o>0"), END, END

static const struct health_rule http_route[] = {
    EACH(38, "status.parents"),
    NEXT(39, ".conditions=nil"),
    COUNT_OUTDATED,
    NEXT(41, "%o>0"),
    CONDITIONS(".conditions", 50, PARENT, "Route"),
    END,
    EACH(82, "status.parents"),
    NEXT(83, ".conditions=nil"),
    NEXT(83, "#.conditions=0"),
    COUNT_OUTDATED,
    WHEN(85, "%o=0", HEALTHY, "HTTPRoute is healthy"),
    END,
    FINALLY(PROGRESSING, "Waiting for HTTPRoute status"),
};

static const struct health_kind kinds[] = {
    BY_RULES("BackendTLSPolicy", backend_tls_policy),
    BY_RULES("GRPCRoute", grpc_route),
    BY_RULES("Gateway", gateway),
    BY_RULES("GatewayClass", gateway_class),
    BY_RULES("HTTPRoute", http_route),
};
HEALTH_GROUP(health_group_gateway_networking, "gateway.networking.k8s.io", kinds);
