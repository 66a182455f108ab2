#include "gitops/health/operators/groups.h"

static const struct health_rule sealed_secret[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Synced .status=False", DEGRADED, "{.message}"),
    WHEN(10, ".type=Synced .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for Sealed Secret to be decrypted"),
};

static const struct health_kind bitnami[] = { BY_RULES("SealedSecret", sealed_secret) };
HEALTH_GROUP(health_group_bitnami, "bitnami.com", bitnami);

/* The newest condition is the last one. */
static const struct health_rule cluster_external_secret[] = {
    IF(3, "status.conditions!=nil"),
    WHEN(6, "status.conditions.[#]:type=Ready status.conditions.[#].status=True", HEALTHY,
         "{status.conditions.[#].message}"),
    WHEN(11, "status.conditions.[#].type=PartiallyReady|NotReady status.conditions.[#].status=True",
         DEGRADED, "{status.conditions.[#].message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for ClusterExternalSecret"),
};

static const struct health_rule ready[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(10, ".type=Ready .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for {word}"),
};

static const struct health_kind external_secrets[] = {
    BY_RULES("ClusterExternalSecret", cluster_external_secret),
    BY_RULES_NAMED("ClusterSecretStore", ready, "ClusterSecretStore"),
    BY_RULES_NAMED("ExternalSecret", ready, "ExternalSecret"),
    BY_RULES_NAMED("PushSecret", ready, "PushSecret"),
    BY_RULES_NAMED("SecretStore", ready, "SecretStore"),
};
HEALTH_GROUP(health_group_external_secrets, "external-secrets.io", external_secrets);

static const struct health_rule item[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Ready .status=True", HEALTHY, "{.message}"),
    WHEN(10, ".type=Ready .status=False", DEGRADED, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for controller to report status"),
};

static const struct health_kind onepassword[] = { BY_RULES("OnePasswordItem", item) };
HEALTH_GROUP(health_group_onepassword, "onepassword.com", onepassword);
