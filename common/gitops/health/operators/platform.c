#include "gitops/health/operators/groups.h"

#define SHOOT_STATUS "metadata.labels.[shoot.gardener.cloud/status]="

static const struct health_rule shoot[] = {
    WHEN(6, SHOOT_STATUS "healthy", HEALTHY, "Component state: Healthy"),
    WHEN(10, SHOOT_STATUS "progressing", PROGRESSING, "Component state: Update in progress"),
    WHEN(14, SHOOT_STATUS "unhealthy", DEGRADED, "Component state: Unhealthy"),
    WHEN(18, SHOOT_STATUS "unknown", UNKNOWN, "Component state: Unknown"),
    FINALLY(PROGRESSING, "Update in progress"),
};

static const struct health_kind gardener[] = { BY_RULES("Shoot", shoot) };
HEALTH_GROUP(health_group_core_gardener, "core.gardener.cloud", gardener);

#define NAME "{status.roleName|<none>}"
#define ARN_AND_ID "ARN '{status.roleARN|<none>}' and ID '{status.roleID|<none>}'."

static const struct health_rule iam_role[] = {
    WHEN(10, "status.state=Ready", HEALTHY, "Role '" NAME "' exists with " ARN_AND_ID),
    IF(16, "status.state=Error|RolesMaxLimitReached|PolicyNotAllowed|RoleNameNotAvailable"),
    SET(18, NULL, DEGRADED, "Failed to reconcile the Iamrole "),
    APPEND(20, "status.retryCount!=nil status.retryCount>0", 'm', "(retry {status.retryCount}) "),
    APPEND(22, NULL, 'm', "for role '" NAME "' with " ARN_AND_ID),
    APPEND(24, "status.errorDescription!=nil", 'm',
           " Reconciliation error was: {status.errorDescription}"),
    WHEN(26, NULL, NONE, NULL),
    END,
    FINALLY(PROGRESSING, "Waiting for Iamrole to be reconciled"),
};

static const struct health_kind keiko[] = { BY_RULES("Iamrole", iam_role) };
HEALTH_GROUP(health_group_iammanager, "iammanager.keikoproj.io", keiko);

static const struct health_rule istio_operator[] = {
    WHEN(4, "status.status=0|NONE", UNKNOWN, "Component is not present."),
    WHEN(9, "status.status=1|UPDATING", PROGRESSING,
         "Component is being updated to a different version."),
    WHEN(14, "status.status=2|RECONCILING", PROGRESSING,
         "Controller has started but not yet completed reconciliation loop for the component."),
    WHEN(19, "status.status=3|HEALTHY", HEALTHY, "Component is healthy."),
    WHEN(24, "status.status=4|ERROR", DEGRADED, "Component is in an error state."),
    FINALLY(PROGRESSING, "Waiting for Istio Control Plane"),
};

static const struct health_kind istio[] = { BY_RULES("IstioOperator", istio_operator) };
HEALTH_GROUP(health_group_install_istio, "install.istio.io", istio);
