#include "gitops/health/operators/groups.h"

#define WAITING FINALLY(PROGRESSING, "Waiting for 3scale {word} status...")

static const struct health_rule api_manager[] = {
    WHEN(10,
         "status.deployments!=nil status.deployments.ready!=nil status.deployments.starting=nil "
         "status.deployments.stopped=nil",
         HEALTHY, "3scale APIManager is available"),
    EACH(22, "status.conditions"),
    WHEN(24, ".type=Available .status=True", HEALTHY, "3scale APIManager is available"),
    WHEN(29, ".type=Available .reason!=nil .reason!=''", DEGRADED,
         "3scale APIManager is degraded: {.reason}"),
    END,
    WAITING,
};

static const struct health_kind apps[] = {
    BY_RULES_NAMED("APIManager", api_manager, "APIManager"),
};
HEALTH_GROUP(health_group_apps_3scale, "apps.3scale.net", apps);

static const struct health_rule active_doc[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(5, ".type=Ready", HEALTHY, "3scale ActiveDoc is ready"),
    WHEN(9, ".type=Invalid", DEGRADED, "{.message|3scale ActiveDoc configuration is invalid}"),
    WHEN(13, ".type=Orphan", DEGRADED,
         "{.message|3scale ActiveDoc references non-existing resources}"),
    WHEN(17, ".type=Failed", DEGRADED, "{.message|3scale ActiveDoc synchronization failed}"),
    END,
    WAITING,
};

static const struct health_rule application[] = {
    WHEN(4, "status.state=suspended", SUSPENDED, "3scale Application is suspended"),
    COUNT(11, "status.adminId=<number> status.adminId>0", 'i'),
    EACH(14, "status.conditions"),
    WHEN(16, ".type=Ready .status=True", HEALTHY, "3scale Application is ready"),
    WHEN(20, ".type=Ready %i=0", DEGRADED, "{.message|3scale Application is not ready}"),
    END,
    WAITING,
};

static const struct health_rule application_auth[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(7, ".type=Ready", HEALTHY, "3scale ApplicationAuth is ready"),
    WHEN(11, ".type=Failed", DEGRADED, "{.message|3scale ApplicationAuth failed}"),
    END,
    WAITING,
};

static const struct health_rule backend[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(7, ".type=Synced", HEALTHY, "3scale Backend is synced"),
    WHEN(11, ".type=Invalid", DEGRADED, "{.message|3scale Backend configuration is invalid}"),
    WHEN(15, ".type=Failed", DEGRADED, "{.message|3scale Backend synchronization failed}"),
    END,
    WAITING,
};

static const struct health_rule custom_policy_definition[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(5, ".type=Ready", HEALTHY, "3scale CustomPolicyDefinition is ready"),
    WHEN(9, ".type=Invalid", DEGRADED,
         "{.message|3scale CustomPolicyDefinition configuration is invalid}"),
    WHEN(13, ".type=Failed", DEGRADED,
         "{.message|3scale CustomPolicyDefinition synchronization failed}"),
    END,
    WAITING,
};

static const struct health_rule developer_account[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(7, ".type=Ready", HEALTHY, "3scale DeveloperAccount is ready"),
    WHEN(11, ".type=Invalid", DEGRADED,
         "{.message|3scale DeveloperAccount configuration is invalid}"),
    WHEN(15, ".type=Failed", DEGRADED, "{.message|3scale DeveloperAccount synchronization failed}"),
    WHEN(19, ".type=Waiting", SUSPENDED,
         "{.message|3scale DeveloperAccount is waiting for approval}"),
    END,
    WAITING,
};

static const struct health_rule developer_user[] = {
    WHEN(4, "status.developerUserState=suspended", SUSPENDED,
         "3scale Developer user is waiting for admin approval"),
    EACH(11, "status.conditions"),
    NEXT(12, ".status!=True"),
    WHEN(14, ".type=Ready", HEALTHY, "3scale DeveloperUser is ready"),
    WHEN(18, ".type=Invalid", DEGRADED, "{.message|3scale DeveloperUser configuration is invalid}"),
    WHEN(22, ".type=Orphan", DEGRADED,
         "{.message|3scale DeveloperUser references non-existing resources}"),
    WHEN(26, ".type=Failed", DEGRADED, "{.message|3scale DeveloperUser synchronization failed}"),
    END,
    WAITING,
};

static const struct health_rule open_api[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(7, ".type=Ready", HEALTHY, "3scale OpenAPI is ready"),
    WHEN(11, ".type=Invalid", DEGRADED, "{.message|3scale OpenAPI configuration is invalid}"),
    WHEN(15, ".type=Failed", DEGRADED, "{.message|3scale OpenAPI reconciliation failed}"),
    END,
    WAITING,
};

static const struct health_rule product[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(7, ".type=Synced", HEALTHY, "3scale Product is synced"),
    WHEN(11, ".type=Invalid", DEGRADED, "{.message|3scale Product configuration is invalid}"),
    WHEN(15, ".type=Orphan", DEGRADED,
         "{.message|3scale Product references non-existing resources}"),
    WHEN(19, ".type=Failed", DEGRADED, "{.message|3scale Product synchronization failed}"),
    END,
    WAITING,
};

static const struct health_rule proxy_config_promote[] = {
    EACH(4, "status.conditions"),
    NEXT(5, ".status!=True"),
    WHEN(7, ".type=Ready", HEALTHY, "3scale ProxyConfigPromote is ready"),
    WHEN(11, ".type=In-progress", PROGRESSING,
         "{.message|3scale ProxyConfigPromote is in progress}"),
    WHEN(15, ".type=Failed", DEGRADED, "{.message|3cale ProxyConfigPromote failed}"),
    END,
    WAITING,
};

static const struct health_rule tenant[] = {
    COUNT(6, "status.tenantId=<number> status.tenantId>0", 'i'),
    COUNT(7, "status.adminId=<number> status.adminId>0", 'i'),
    EACH(11, "status.conditions"),
    WHEN(12, ".type=Ready .status=True %i=2", HEALTHY, "3scale Tenant is ready"),
    END,
    EACH(26, "status.conditions"),
    WHEN(27, ".type=Ready .status!=True", DEGRADED, "{.message|3scale Tenant is degraded}"),
    END,
    WAITING,
};

static const struct health_kind capabilities[] = {
    BY_RULES_NAMED("ActiveDoc", active_doc, "ActiveDoc"),
    BY_RULES_NAMED("Application", application, "Application"),
    BY_RULES_NAMED("ApplicationAuth", application_auth, "ApplicationAuth"),
    BY_RULES_NAMED("Backend", backend, "Backend"),
    BY_RULES_NAMED("CustomPolicyDefinition", custom_policy_definition, "CustomPolicyDefinition"),
    BY_RULES_NAMED("DeveloperAccount", developer_account, "DeveloperAccount"),
    BY_RULES_NAMED("DeveloperUser", developer_user, "DeveloperUser"),
    BY_RULES_NAMED("OpenAPI", open_api, "OpenAPI"),
    BY_RULES_NAMED("Product", product, "Product"),
    BY_RULES_NAMED("ProxyConfigPromote", proxy_config_promote, "ProxyConfigPromote"),
    BY_RULES_NAMED("Tenant", tenant, "Tenant"),
};
HEALTH_GROUP(health_group_capabilities_3scale, "capabilities.3scale.net", capabilities);
