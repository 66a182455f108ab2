#include "gitops/health/operators/groups.h"

static const struct health_rule certificate[] = {
    /* What is being issued counts before what there is. */
    EACH(6, "status.conditions"),
    WHEN(7, ".type=Issuing .status=True", PROGRESSING, "{.message}"),
    END,
    EACH(14, "status.conditions"),
    WHEN(15, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(20, ".type=Ready .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for certificate"),
};

static const struct health_rule ready[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(10, ".type=Ready .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "{word}"),
};

static const struct health_kind kinds[] = {
    BY_RULES("Certificate", certificate),
    BY_RULES_NAMED("ClusterIssuer", ready, "Initializing ClusterIssuer"),
    BY_RULES_NAMED("Issuer", ready, "Initializing issuer"),
};
HEALTH_GROUP(health_group_cert_manager, "cert-manager.io", kinds);

static const struct health_kind old_kinds[] = {
    BY_RULES_NAMED("Certificate", ready, "Waiting for certificate"),
    BY_RULES_NAMED("Issuer", ready, "Initializing issuer"),
};
HEALTH_GROUP(health_group_certmanager_k8s, "certmanager.k8s.io", old_kinds);
