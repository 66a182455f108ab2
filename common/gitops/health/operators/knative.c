#include "gitops/health/operators/groups.h"

static const struct health_rule function[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(10, ".type=Stalled .status=True", DEGRADED, "{.message}"),
    IF(15, ".type=Ready .status=True"),
    WHEN(16, "status.replicas!=nil status.replicas>0", HEALTHY, "{.message}"),
    FINALLY(SUSPENDED, "No replicas available"),
    END,
    END,
    FINALLY(PROGRESSING, "Waiting for Function"),
};

static const struct health_kind functions[] = { BY_RULES("Function", function) };
HEALTH_GROUP(health_group_openfaas, "openfaas.com", functions);

/* How many conditions hold that must, and how many do not; all of them are told. */
#define INSTALLATION(holding, failing, all)                                                        \
    IF(3, "status.conditions!=nil"), PAIRS(7, "status.conditions"),                                \
        APPEND(8, NULL, 't', "{$i}: {.type} | {.status}\n"),                                       \
        COUNT(9, ".status=True .type=" holding, 't'),                                              \
        COUNT(9, ".status=False .type=" failing, 'f'), COUNT(9, ".status=Unknown", 'f'), END,      \
        WHEN(24, "%f>0", PROGRESSING, "{$t}"), WHEN(28, "%t=" all, HEALTHY, "{word} is healthy."), \
        FINALLY(DEGRADED, "{$t}"), END, FINALLY(PROGRESSING, "Waiting for {word}")

static const struct health_rule eventing[] = {
    INSTALLATION("Ready|InstallSucceeded", "Ready", "2"),
};

static const struct health_rule serving[] = {
    INSTALLATION("Ready|InstallSucceeded|DependenciesInstalled|DeploymentsAvailable",
                 "Ready|DeploymentsAvailable", "4"),
};

static const struct health_kind installations[] = {
    BY_RULES_NAMED("KnativeEventing", eventing, "KnativeEventing"),
    BY_RULES_NAMED("KnativeServing", serving, "KnativeServing"),
};
HEALTH_GROUP(health_group_operator_knative, "operator.knative.dev", installations);

static const struct health_rule service[] = {
    WHEN(4, "status.conditions=nil", PROGRESSING, "Waiting for status update."),
    PAIRS(9, "status.conditions"),
    COUNT(10, ".status=True .type=ConfigurationsReady|RoutesReady|Ready", 't'),
    NEXT(12, ".status!=False|Unknown"),
    COUNT(21, ".status=False", 'f'),
    COUNT(21, ".status=Unknown", 'u'),
    KEEP(13, NULL, 'c', "{.type} is {.status}"),
    KEEP(15, ".reason!=nil|''", 'c', "{$c}, since {.reason}."),
    KEEP(18, ".message!=nil|''", 'c', "{$c} {.message}"),
    APPEND(20, NULL, 't', "{$c}\n"),
    END,
    WHEN(28, "%t=3 %f=0 %u=0", HEALTHY, "Knative Service is healthy."),
    WHEN(32, "%f>0", DEGRADED, "{$t}"),
    FINALLY(PROGRESSING, "{$t}"),
};

static const struct health_kind services[] = { BY_RULES("Service", service) };
HEALTH_GROUP(health_group_serving_knative, "serving.knative.dev", services);

/* Stopped is the one condition that is well when it is False. */
static const struct health_rule inference[] = {
    SET(4, NULL, PROGRESSING, "Waiting for InferenceService to report status..."),
    IF(15, "status.modelStatus!=nil status.modelStatus.transitionStatus!=UpToDate"),
    COUNT(16, "status.modelStatus.transitionStatus=InProgress", 'p'),
    COUNT(16, "status.modelStatus.transitionStatus!=InProgress", 'd'),
    APPEND(21, NULL, 't', "0: transitionStatus | {status.modelStatus.transitionStatus}"),
    END,
    IF(25, "status.conditions!=nil"),
    PAIRS(26, "status.conditions"),
    WHEN(28, ".type=Stopped .status=True", SUSPENDED, "InferenceService is Stopped"),
    COUNT(36, ".status=Unknown", 'u'),
    COUNT(38, ".status=False .type!=Stopped", 'f'),
    NEXT(43, ".status=True"),
    NEXT(43, ".type=Stopped"),
    APPEND(44, NULL, 't', " | {$i}: {.type} | {.status}"),
    APPEND(46, ".reason!=nil|''", 't', " | {.reason}"),
    APPEND(49, ".message!=nil|''", 't', " | {.message}"),
    END,
    WHEN(54, "%p=0 %d=0 %u=0 %f=0", HEALTHY, "InferenceService is healthy."),
    WHEN(57, "%d=0", PROGRESSING, "{$t}"),
    FINALLY(DEGRADED, "{$t}"),
    END,
};

static const struct health_kind inferences[] = { BY_RULES("InferenceService", inference) };
HEALTH_GROUP(health_group_serving_kserve, "serving.kserve.io", inferences);
