#include "kind_rules.h"

#include "custom_resources.h"
#include "prepare.h"
#include "resource_table.h"
#include "validate.h"

#include <string.h>

static const struct kind_rule rules[] = {
    { "bindings", NAME_SUBDOMAIN, false, false, false, false, NULL, NULL },
    { "namespaces", NAME_LABEL, false, false, false, false, prepare_namespace, NULL },
    { "nodes", NAME_SUBDOMAIN, false, false, true, false, NULL, NULL },
    { "pods", NAME_SUBDOMAIN, true, true, false, false, prepare_pod, validate_pod },
    { "services", NAME_SERVICE, false, true, false, false, prepare_service, validate_service },
    { "serviceaccounts", NAME_SUBDOMAIN, false, true, false, false, NULL, NULL },
    { "secrets", NAME_SUBDOMAIN, false, false, false, false, prepare_secret, validate_secret },
    { "configmaps", NAME_SUBDOMAIN, false, false, false, false, NULL, validate_config_map },
    { "podtemplates", NAME_SUBDOMAIN, true, true, false, false, NULL, NULL },
    { "persistentvolumeclaims", NAME_SUBDOMAIN, false, true, false, false, prepare_claim,
      validate_claim },
    { "persistentvolumes", NAME_SUBDOMAIN, false, true, false, false, prepare_volume,
      validate_volume },
    { "resourcequotas", NAME_SUBDOMAIN, false, true, false, false, NULL, NULL },
    { "replicationcontrollers", NAME_SUBDOMAIN, true, false, false, false, NULL,
      validate_replication_controller },
    { "deployments.apps", NAME_SUBDOMAIN, true, false, false, false, NULL, validate_deployment },
    { "replicasets.apps", NAME_SUBDOMAIN, true, false, false, false, NULL, validate_workload },
    { "statefulsets.apps", NAME_LABEL, true, false, false, false, NULL, validate_stateful_set },
    { "daemonsets.apps", NAME_SUBDOMAIN, true, false, false, false, NULL, validate_workload },
    { "jobs.batch", NAME_SUBDOMAIN, true, false, false, false, prepare_job, validate_job },
    { "cronjobs.batch", NAME_SCHEDULE, true, false, false, false, NULL, validate_cron_job },
    { "ingresses.networking.k8s.io", NAME_SUBDOMAIN, true, false, false, false, NULL, NULL },
    { "ingressclasses.networking.k8s.io", NAME_SUBDOMAIN, true, false, false, false, NULL, NULL },
    { "networkpolicies.networking.k8s.io", NAME_SUBDOMAIN, true, false, false, false, NULL, NULL },
    { "poddisruptionbudgets.policy", NAME_PATH_SEGMENT, true, false, false, false, NULL, NULL },
    { "endpointslices.discovery.k8s.io", NAME_SUBDOMAIN, true, false, false, false, NULL, NULL },
    { "priorityclasses.scheduling.k8s.io", NAME_SUBDOMAIN, true, false, false, false, NULL, NULL },
    { "flowschemas.flowcontrol.apiserver.k8s.io", NAME_SUBDOMAIN, true, false, false, false, NULL,
      NULL },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", NAME_SUBDOMAIN, true, false,
      false, false, NULL, NULL },
    { "mutatingwebhookconfigurations.admissionregistration.k8s.io", NAME_SUBDOMAIN, true, false,
      false, false, NULL, NULL },
    { "validatingwebhookconfigurations.admissionregistration.k8s.io", NAME_SUBDOMAIN, true, false,
      false, false, NULL, NULL },
    { "validatingadmissionpolicies.admissionregistration.k8s.io", NAME_SUBDOMAIN, true, false,
      false, false, NULL, NULL },
    { "validatingadmissionpolicybindings.admissionregistration.k8s.io", NAME_SUBDOMAIN, true, false,
      false, false, NULL, NULL },
    { "customresourcedefinitions.apiextensions.k8s.io", NAME_SUBDOMAIN, true, false, false, true,
      custom_resources_prepare, custom_resources_validate },
    { "apiservices.apiregistration.k8s.io", NAME_PATH_SEGMENT, false, false, false, true, NULL,
      validate_api_service },
    { "certificatesigningrequests.certificates.k8s.io", NAME_PATH_SEGMENT, false, false, false,
      false, prepare_request, NULL },
    { "events", NAME_PATH_SEGMENT, false, false, false, false, NULL, NULL },
    { "events.events.k8s.io", NAME_PATH_SEGMENT, false, false, false, false, NULL, NULL },
    { "ipaddresses.networking.k8s.io", NAME_ADDRESS, false, false, false, false, NULL, NULL },
    { "csinodes.storage.k8s.io", NAME_SUBDOMAIN, false, false, false, false, NULL,
      validate_storage_node },
    { "servicecidrs.networking.k8s.io", NAME_SUBDOMAIN, false, false, false, false, NULL,
      validate_service_range },
    { "leases.coordination.k8s.io", NAME_SUBDOMAIN, false, false, false, true, NULL, NULL },
    { "roles.rbac.authorization.k8s.io", NAME_PATH_SEGMENT, false, false, false, false, NULL,
      NULL },
    { "clusterroles.rbac.authorization.k8s.io", NAME_PATH_SEGMENT, false, false, false, false, NULL,
      NULL },
    { "rolebindings.rbac.authorization.k8s.io", NAME_PATH_SEGMENT, false, false, false, false, NULL,
      validate_binding },
    { "clusterrolebindings.rbac.authorization.k8s.io", NAME_PATH_SEGMENT, false, false, false,
      false, NULL, validate_binding },
};

/* What nothing special is known of. */
static const struct kind_rule plain_rule = { "",    NAME_SUBDOMAIN, false, false,
                                             false, false,          NULL,  NULL };
static const struct kind_rule custom_rule = { "",    NAME_SUBDOMAIN, true, false,
                                              false, true,           NULL, NULL };

static const struct kind_rule *find_rule(const struct api_resource *resource)
{
    char label[512];

    if (is_custom(resource))
        return &custom_rule;
    (void)api_resource_label(resource, label, sizeof(label));
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        if (strcmp(rules[i].resource, label) == 0)
            return &rules[i];
    return &plain_rule;
}

const struct kind_rule *kind_rule_of(struct api_resource *resource)
{
    if (!resource->rule)
        resource->rule = find_rule(resource);
    return resource->rule;
}

bool kind_has_status(const struct api_version *version)
{
    return version->has_status;
}
