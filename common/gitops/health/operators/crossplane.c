#include "gitops/health/operators/groups.h"

#define UP_TO_DATE "Resource is up-to-date."

/* Kinds that say nothing in a status are fine without one. */
#define WITHOUT_STATUS(line, kinds)                                                                \
    WHEN(line, "status=nil", HEALTHY, UP_TO_DATE), NEED_TABLE(line, "status", "next"),             \
        WHEN(line, "status={} kind=" kinds, HEALTHY, UP_TO_DATE),                                  \
        WHEN((line) + 7,                                                                           \
             "status.conditions=nil kind=ProviderConfig|ClusterProviderConfig status.users!=nil",  \
             HEALTHY, "Resource is in use."),                                                      \
        SET(0, NULL, PROGRESSING, "Provisioning ...")

/* A failure counts wherever it stands. */
#define MANAGED(line, ready)                                                                       \
    EACH(line, "status.conditions"),                                                               \
        WHEN((line) + 2, ".type=LastAsyncOperation|Synced .status=False", DEGRADED, "{.message}"), \
        SET((line) + 18, ".status=True .type=" ready, HEALTHY, UP_TO_DATE), END

static const struct health_rule any_crossplane[] = {
    WITHOUT_STATUS(26, "Composition|CompositionRevision|DeploymentRuntimeConfig|"
                       "ClusterProviderConfig|ProviderConfig|ProviderConfigUsage|ControllerConfig"),
    MANAGED(41, "Ready|Healthy|Offered|Established|ValidPipeline|RevisionHealthy"),
};

static const struct health_kind crossplane[] = { BY_RULES("*", any_crossplane) };
HEALTH_GROUP(health_group_any_crossplane, "*.crossplane.io", crossplane);

static const struct health_rule any_upbound[] = {
    WITHOUT_STATUS(23, "ClusterProviderConfig|ProviderConfig|ProviderConfigUsage"),
    MANAGED(38, "Ready"),
};

static const struct health_kind upbound[] = { BY_RULES("*", any_upbound) };
HEALTH_GROUP(health_group_any_upbound, "*.upbound.io", upbound);

/* The classic AWS provider: Ready and Synced, the last of each, and why it is not. */
static const struct health_rule aws[] = {
    WHEN(3, "status.conditions=nil", PROGRESSING, "Waiting for {word} to be created"),
    EACH(7, "status.conditions"),
    IF(9, ".type=Ready"),
    RESET(10, NULL, 'r'),
    COUNT(10, ".status=True", 'r'),
    KEEP(11, NULL, 'r', "{.reason}"),
    END,
    IF(12, ".type=Synced"),
    RESET(13, NULL, 's'),
    COUNT(13, ".status=True", 's'),
    KEEP(15, ".reason=ReconcileError", 's', "{.message}"),
    COUNT(17, ".reason=ReconcilePaused", 'p'),
    END,
    END,
    WHEN(22, "%r=1 %s=1", HEALTHY, "{$r}"),
    WHEN(25, "%s=0 %p>0", SUSPENDED, "ReconcilePaused"),
    WHEN(28, "%r=0 %s=1 %p=0", PROGRESSING, "Waiting for {word} to be available"),
    FINALLY(DEGRADED, "{$s}"),
};

static const struct health_kind cloudfront[] = {
    BY_RULES_AT("Distribution", aws, "distribution", 1),
};
HEALTH_GROUP(health_group_cloudfront_aws_crossplane, "cloudfront.aws.crossplane.io", cloudfront);

static const struct health_kind iam[] = {
    BY_RULES_NAMED("Policy", aws, "Policy"),
    BY_RULES_NAMED("Role", aws, "Role"),
    BY_RULES_NAMED("RolePolicyAttachment", aws, "RolePolicyAttachment"),
};
HEALTH_GROUP(health_group_iam_aws_crossplane, "iam.aws.crossplane.io", iam);

static const struct health_kind rds[] = {
    BY_RULES_NAMED("DBCluster", aws, "DBCluster"),
    BY_RULES_NAMED("DBInstance", aws, "DBInstance"),
};
HEALTH_GROUP(health_group_rds_aws_crossplane, "rds.aws.crossplane.io", rds);

static const struct health_kind route53[] = {
    BY_RULES_NAMED("ResourceRecordSet", aws, "resourcrecordset"),
};
HEALTH_GROUP(health_group_route53_aws_crossplane, "route53.aws.crossplane.io", route53);

static const struct health_kind s3[] = { BY_RULES_NAMED("Bucket", aws, "Bucket") };
HEALTH_GROUP(health_group_s3_aws_crossplane, "s3.aws.crossplane.io", s3);

static const struct health_rule provider[] = {
    WHEN(3, "status.conditions=nil", PROGRESSING, "Waiting for provider to be installed"),
    EACH(6, "status.conditions"),
    IF(7, ".type=Installed"),
    RESET(8, NULL, 'i'),
    COUNT(8, ".status=True", 'i'),
    KEEP(9, NULL, 'n', "{.reason}"),
    END,
    IF(10, ".type=Healthy"),
    RESET(11, NULL, 'h'),
    COUNT(11, ".status=True", 'h'),
    KEEP(12, NULL, 'h', "{.reason}"),
    END,
    END,
    SET(20, NULL, DEGRADED, "{$n} {$h}"),
    SET(15, "%i=1 %h=1", HEALTHY, NULL),
};

static const struct health_kind packages[] = { BY_RULES("Provider", provider) };
HEALTH_GROUP(health_group_pkg_crossplane, "pkg.crossplane.io", packages);

static const struct health_rule cluster_stack_install[] = {
    SET(0, NULL, PROGRESSING, "Waiting for stack to be installed"),
    EACH(8, "status.conditionedStatus.conditions"),
    IF(9, ".type=Ready"),
    SET(10, NULL, NONE, "{.reason}"),
    WHEN(11, ".status=True", HEALTHY, NULL),
    END,
    END,
};

static const struct health_kind stacks[] = {
    BY_RULES("ClusterStackInstall", cluster_stack_install),
};
HEALTH_GROUP(health_group_stacks_crossplane, "stacks.crossplane.io", stacks);
