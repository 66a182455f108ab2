#include "kind_rules.h"

#include "custom_resources.h"
#include "prepare.h"
#include "resource_table.h"
#include "service.h"
#include "validate.h"

#include <string.h>

static const struct kind_rule rules[] = {
    { .resource = "bindings" },
    { .resource = "namespaces", .name = NAME_LABEL, .prepare = prepare_namespace },
    { .resource = "nodes", .keeps_status = true },
    { .resource = "pods",
      .has_generation = true,
      .returns_deleted = true,
      .prepare = prepare_pod,
      .validate = validate_pod },
    { .resource = "services",
      .name = NAME_SERVICE,
      .returns_deleted = true,
      .prepare = prepare_service,
      .reserve = service_reserve,
      .validate = validate_service },
    { .resource = "serviceaccounts", .returns_deleted = true },
    { .resource = "secrets", .validate = validate_secret },
    { .resource = "configmaps", .validate = validate_config_map },
    { .resource = "podtemplates", .has_generation = true, .returns_deleted = true },
    { .resource = "persistentvolumeclaims",
      .returns_deleted = true,
      .prepare = prepare_claim,
      .validate = validate_claim },
    { .resource = "persistentvolumes",
      .returns_deleted = true,
      .prepare = prepare_volume,
      .validate = validate_volume },
    { .resource = "resourcequotas", .returns_deleted = true },
    { .resource = "replicationcontrollers",
      .has_generation = true,
      .validate = validate_replication_controller },
    { .resource = "deployments.apps",
      .has_generation = true,
      .counts_annotations = true,
      .status_spares_labels = true,
      .validate = validate_deployment },
    { .resource = "replicasets.apps", .has_generation = true, .validate = validate_workload },
    { .resource = "statefulsets.apps",
      .name = NAME_LABEL,
      .has_generation = true,
      .validate = validate_stateful_set },
    { .resource = "daemonsets.apps",
      .has_generation = true,
      .complete = prepare_new_daemon_set,
      .prepare = prepare_daemon_set,
      .validate = validate_workload },
    { .resource = "jobs.batch",
      .has_generation = true,
      .prepare = prepare_job,
      .validate = validate_job },
    { .resource = "cronjobs.batch",
      .name = NAME_SCHEDULE,
      .has_generation = true,
      .validate = validate_cron_job },
    { .resource = "ingresses.networking.k8s.io", .has_generation = true },
    { .resource = "ingressclasses.networking.k8s.io", .has_generation = true },
    { .resource = "networkpolicies.networking.k8s.io", .has_generation = true },
    { .resource = "poddisruptionbudgets.policy",
      .name = NAME_PATH_SEGMENT,
      .has_generation = true },
    { .resource = "endpointslices.discovery.k8s.io", .has_generation = true },
    { .resource = "priorityclasses.scheduling.k8s.io", .has_generation = true },
    { .resource = "flowschemas.flowcontrol.apiserver.k8s.io",
      .has_generation = true,
      .status_spares_metadata = true },
    { .resource = "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
      .has_generation = true,
      .status_spares_metadata = true },
    { .resource = "mutatingwebhookconfigurations.admissionregistration.k8s.io",
      .has_generation = true },
    { .resource = "validatingwebhookconfigurations.admissionregistration.k8s.io",
      .has_generation = true },
    { .resource = "validatingadmissionpolicies.admissionregistration.k8s.io",
      .has_generation = true },
    { .resource = "validatingadmissionpolicybindings.admissionregistration.k8s.io",
      .has_generation = true },
    { .resource = "customresourcedefinitions.apiextensions.k8s.io",
      .has_generation = true,
      .needs_version = true,
      .prepare = custom_resources_prepare,
      .validate = custom_resources_validate },
    { .resource = "apiservices.apiregistration.k8s.io",
      .name = NAME_PATH_SEGMENT,
      .needs_version = true,
      .status_spares_metadata = true,
      .validate = validate_api_service },
    { .resource = "certificatesigningrequests.certificates.k8s.io",
      .name = NAME_PATH_SEGMENT,
      .prepare = prepare_request },
    { .resource = "events", .name = NAME_PATH_SEGMENT },
    { .resource = "events.events.k8s.io", .name = NAME_PATH_SEGMENT },
    { .resource = "ipaddresses.networking.k8s.io", .name = NAME_ADDRESS },
    { .resource = "csinodes.storage.k8s.io", .validate = validate_storage_node },
    { .resource = "servicecidrs.networking.k8s.io", .validate = validate_service_range },
    { .resource = "leases.coordination.k8s.io", .needs_version = true },
    { .resource = "roles.rbac.authorization.k8s.io", .name = NAME_PATH_SEGMENT },
    { .resource = "clusterroles.rbac.authorization.k8s.io", .name = NAME_PATH_SEGMENT },
    { .resource = "rolebindings.rbac.authorization.k8s.io",
      .name = NAME_PATH_SEGMENT,
      .validate = validate_binding },
    { .resource = "clusterrolebindings.rbac.authorization.k8s.io",
      .name = NAME_PATH_SEGMENT,
      .validate = validate_binding },
};

/* What nothing special is known of. */
static const struct kind_rule plain_rule = { .resource = "" };
static const struct kind_rule custom_rule = {
    .resource = "", .has_generation = true, .status_spares_metadata = true, .needs_version = true
};

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
