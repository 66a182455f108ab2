/* Kinds that run nothing. */
#include "data/json.h"
#include "gitops/defaults_rules.h"

#define RBAC "rbac.authorization.k8s.io"

static struct json *part(struct defaulting *defaulting, struct json *object, const char *field)
{
    return json_edit_object(defaulting->arena, object, field);
}

static struct json *spec_of(struct defaulting *defaulting, struct json *object)
{
    return part(defaulting, object, "spec");
}

static bool is_text(const struct json *object, const char *field, const char *text)
{
    return str_equals(json_string(json_get(object, field)), text);
}

/* ---- network ---- */

static void default_protocol(struct defaulting *defaulting, struct json *port)
{
    static const struct default_row rows[] = { { "protocol", "\"TCP\"" }, { NULL, NULL } };

    default_rows(defaulting, port, rows);
}

static void default_service_port(struct defaulting *defaulting, struct json *port)
{
    const struct json *target = json_get(port, "targetPort");

    default_protocol(defaulting, port);
    if (!target || (json_is(target, JSON_INT) && json_int(target, 1) == 0) ||
        (json_is(target, JSON_STRING) && json_string(target).len == 0))
        json_set(defaulting->arena, port, "targetPort", json_get(port, "port"));
}

static void default_affinity(struct defaulting *defaulting, struct json *spec)
{
    const struct json *seconds = json_at(spec, "sessionAffinityConfig.clientIP.timeoutSeconds");

    if (default_is_unset(spec, "sessionAffinity"))
        default_set(defaulting, spec, "sessionAffinity", "\"None\"");
    if (is_text(spec, "sessionAffinity", "None"))
        json_remove(defaulting->arena, spec, "sessionAffinityConfig");
    else if (is_text(spec, "sessionAffinity", "ClientIP") && !seconds)
        default_set(defaulting, spec, "sessionAffinityConfig",
                    "{\"clientIP\":{\"timeoutSeconds\":10800}}");
}

static void default_ip_mode(struct defaulting *defaulting, struct json *ingress)
{
    if (!default_is_unset(ingress, "ip") && !json_get(ingress, "ipMode"))
        default_set(defaulting, ingress, "ipMode", "\"VIP\"");
}

static void default_service(struct defaulting *defaulting, struct json *object)
{
    struct json *spec = spec_of(defaulting, object);
    bool is_balancer, is_open;

    default_affinity(defaulting, spec);
    if (default_is_unset(spec, "type"))
        default_set(defaulting, spec, "type", "\"ClusterIP\"");
    is_balancer = is_text(spec, "type", "LoadBalancer");
    is_open = is_balancer || is_text(spec, "type", "NodePort") ||
              (is_text(spec, "type", "ClusterIP") && json_count(json_get(spec, "externalIPs")) > 0);
    default_each(defaulting, spec, "ports", default_service_port);
    if (is_open && default_is_unset(spec, "externalTrafficPolicy"))
        default_set(defaulting, spec, "externalTrafficPolicy", "\"Cluster\"");
    if (default_is_unset(spec, "internalTrafficPolicy") && !is_text(spec, "type", "ExternalName"))
        default_set(defaulting, spec, "internalTrafficPolicy", "\"Cluster\"");
    if (!is_balancer)
        return;
    if (!json_get(spec, "allocateLoadBalancerNodePorts"))
        default_set(defaulting, spec, "allocateLoadBalancerNodePorts", "true");
    default_each(defaulting, part(defaulting, part(defaulting, object, "status"), "loadBalancer"),
                 "ingress", default_ip_mode);
}

static void default_subset(struct defaulting *defaulting, struct json *subset)
{
    default_each(defaulting, subset, "ports", default_protocol);
}

static void default_endpoints(struct defaulting *defaulting, struct json *object)
{
    default_each(defaulting, object, "subsets", default_subset);
}

static void default_slice_port(struct defaulting *defaulting, struct json *port)
{
    if (!json_get(port, "name"))
        default_set(defaulting, port, "name", "\"\"");
    default_protocol(defaulting, port);
}

static void default_endpoint_slice(struct defaulting *defaulting, struct json *object)
{
    default_each(defaulting, object, "ports", default_slice_port);
}

static void default_network_rule(struct defaulting *defaulting, struct json *rule)
{
    default_each(defaulting, rule, "ports", default_protocol);
}

static void default_network_policy(struct defaulting *defaulting, struct json *object)
{
    struct json *spec = spec_of(defaulting, object);
    bool has_egress = json_count(json_get(spec, "egress")) > 0;

    if (json_count(json_get(spec, "policyTypes")) == 0)
        default_set(defaulting, spec, "policyTypes",
                    has_egress ? "[\"Ingress\",\"Egress\"]" : "[\"Ingress\"]");
    default_each(defaulting, spec, "ingress", default_network_rule);
    default_each(defaulting, spec, "egress", default_network_rule);
}

static void default_ingress_class(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "scope", "\"Cluster\"" }, { NULL, NULL } };
    struct json *parameters = default_object(defaulting, spec_of(defaulting, object), "parameters");

    if (parameters)
        default_rows(defaulting, parameters, rows);
}

/* ---- configuration and storage ---- */

static void default_secret(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "type", "\"Opaque\"" }, { NULL, NULL } };

    default_rows(defaulting, object, rows);
}

static void default_namespace(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "phase", "\"Active\"" }, { NULL, NULL } };
    struct json *metadata = part(defaulting, object, "metadata");

    default_rows(defaulting, part(defaulting, object, "status"), rows);
    if (!default_is_unset(metadata, "name"))
        json_set(defaulting->arena, part(defaulting, metadata, "labels"),
                 "kubernetes.io/metadata.name", json_get(metadata, "name"));
}

static void default_volume_claim(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row mode[] = { { "volumeMode", "\"Filesystem\"" }, { NULL, NULL } };
    static const struct default_row phase[] = { { "phase", "\"Pending\"" }, { NULL, NULL } };

    default_rows(defaulting, spec_of(defaulting, object), mode);
    default_rows(defaulting, part(defaulting, object, "status"), phase);
}

static void default_persistent_volume(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = {
        { "persistentVolumeReclaimPolicy", "\"Retain\"" },
        { "volumeMode", "\"Filesystem\"" },
        { NULL, NULL },
    };
    static const struct default_row phase[] = { { "phase", "\"Pending\"" }, { NULL, NULL } };

    default_rows(defaulting, spec_of(defaulting, object), rows);
    default_rows(defaulting, part(defaulting, object, "status"), phase);
}

static void default_limit(struct defaulting *defaulting, struct json *limit)
{
    if (!is_text(limit, "type", "Container"))
        return;
    default_copy_missing(defaulting, limit, "default", json_get(limit, "max"));
    default_copy_missing(defaulting, limit, "defaultRequest", json_get(limit, "default"));
    default_copy_missing(defaulting, limit, "defaultRequest", json_get(limit, "min"));
}

static void default_limit_range(struct defaulting *defaulting, struct json *object)
{
    default_each(defaulting, spec_of(defaulting, object), "limits", default_limit);
}

static void default_node(struct defaulting *defaulting, struct json *object)
{
    struct json *status = part(defaulting, object, "status");

    default_copy_missing(defaulting, status, "allocatable", json_get(status, "capacity"));
}

static void default_storage_class(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "reclaimPolicy", "\"Delete\"" },
                                               { "volumeBindingMode", "\"Immediate\"" },
                                               { NULL, NULL } };

    default_rows(defaulting, object, rows);
}

static void default_csi_driver(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = {
        { "attachRequired", "true" },
        { "podInfoOnMount", "false" },
        { "storageCapacity", "false" },
        { "fsGroupPolicy", "\"ReadWriteOnceWithFSType\"" },
        { "requiresRepublish", "false" },
        { "seLinuxMount", "false" },
        { NULL, NULL },
    };
    struct json *spec = spec_of(defaulting, object);

    default_rows(defaulting, spec, rows);
    if (json_count(json_get(spec, "volumeLifecycleModes")) == 0)
        default_set(defaulting, spec, "volumeLifecycleModes", "[\"Persistent\"]");
}

/* ---- access and scheduling ---- */

static void default_subject(struct defaulting *defaulting, struct json *subject)
{
    if ((is_text(subject, "kind", "User") || is_text(subject, "kind", "Group")) &&
        default_is_unset(subject, "apiGroup"))
        default_set(defaulting, subject, "apiGroup", "\"" RBAC "\"");
}

static void default_binding(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "apiGroup", "\"" RBAC "\"" }, { NULL, NULL } };

    default_rows(defaulting, part(defaulting, object, "roleRef"), rows);
    default_each(defaulting, object, "subjects", default_subject);
}

static void default_priority_class(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "preemptionPolicy", "\"PreemptLowerPriority\"" },
                                               { NULL, NULL } };

    default_rows(defaulting, object, rows);
}

static void default_flow_schema(struct defaulting *defaulting, struct json *object)
{
    struct json *spec = spec_of(defaulting, object);

    if (json_int(json_get(spec, "matchingPrecedence"), 0) == 0)
        default_set(defaulting, spec, "matchingPrecedence", "1000");
}

static void set_unless_positive(struct defaulting *defaulting, struct json *object,
                                const char *field, const char *value)
{
    if (json_int(json_get(object, field), 0) == 0)
        default_set(defaulting, object, field, value);
}

static void default_priority_level(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row limited_rows[] = { { "nominalConcurrencyShares", "30" },
                                                       { "lendablePercent", "0" },
                                                       { NULL, NULL } };
    static const struct default_row exempt_rows[] = { { "nominalConcurrencyShares", "0" },
                                                      { "lendablePercent", "0" },
                                                      { NULL, NULL } };
    struct json *spec = spec_of(defaulting, object);
    struct json *limited = default_object(defaulting, spec, "limited");
    struct json *exempt = default_object(defaulting, spec, "exempt");
    struct json *response = limited ? default_object(defaulting, limited, "limitResponse") : NULL;
    struct json *queuing = response ? default_object(defaulting, response, "queuing") : NULL;

    if (limited)
        default_rows(defaulting, limited, limited_rows);
    if (exempt)
        default_rows(defaulting, exempt, exempt_rows);
    if (!queuing)
        return;
    set_unless_positive(defaulting, queuing, "handSize", "8");
    set_unless_positive(defaulting, queuing, "queues", "64");
    set_unless_positive(defaulting, queuing, "queueLengthLimit", "50");
}

/* ---- admission ---- */

static void default_scope(struct defaulting *defaulting, struct json *rule)
{
    static const struct default_row rows[] = { { "scope", "\"*\"" }, { NULL, NULL } };

    default_rows(defaulting, rule, rows);
}

static void default_webhook(struct defaulting *defaulting, struct json *webhook)
{
    static const struct default_row rows[] = {
        { "failurePolicy", "\"Fail\"" }, { "matchPolicy", "\"Equivalent\"" },
        { "namespaceSelector", "{}" },   { "objectSelector", "{}" },
        { "timeoutSeconds", "10" },      { NULL, NULL },
    };
    static const struct default_row port[] = { { "port", "443" }, { NULL, NULL } };
    struct json *client = part(defaulting, webhook, "clientConfig");
    struct json *service = default_object(defaulting, client, "service");

    default_rows(defaulting, webhook, rows);
    if (service)
        default_rows(defaulting, service, port);
    default_each(defaulting, webhook, "rules", default_scope);
}

static void default_mutating_webhook(struct defaulting *defaulting, struct json *webhook)
{
    static const struct default_row rows[] = { { "reinvocationPolicy", "\"Never\"" },
                                               { NULL, NULL } };

    default_webhook(defaulting, webhook);
    default_rows(defaulting, webhook, rows);
}

static void default_validating(struct defaulting *defaulting, struct json *object)
{
    default_each(defaulting, object, "webhooks", default_webhook);
}

static void default_mutating(struct defaulting *defaulting, struct json *object)
{
    default_each(defaulting, object, "webhooks", default_mutating_webhook);
}

static void default_match(struct defaulting *defaulting, struct json *spec, const char *field)
{
    static const struct default_row rows[] = {
        { "matchPolicy", "\"Equivalent\"" },
        { "namespaceSelector", "{}" },
        { "objectSelector", "{}" },
        { NULL, NULL },
    };
    struct json *match = default_object(defaulting, spec, field);

    if (!match)
        return;
    default_rows(defaulting, match, rows);
    default_each(defaulting, match, "resourceRules", default_scope);
    default_each(defaulting, match, "excludeResourceRules", default_scope);
}

static void default_admission_policy(struct defaulting *defaulting, struct json *object)
{
    static const struct default_row rows[] = { { "failurePolicy", "\"Fail\"" }, { NULL, NULL } };
    struct json *spec = spec_of(defaulting, object);

    default_rows(defaulting, spec, rows);
    default_match(defaulting, spec, "matchConstraints");
}

static void default_admission_binding(struct defaulting *defaulting, struct json *object)
{
    default_match(defaulting, spec_of(defaulting, object), "matchResources");
}

const struct kind_rule defaults_other_rules[] = {
    { "", "v1", "Service", default_service },
    { "", "v1", "Endpoints", default_endpoints },
    { "discovery.k8s.io", "v1", "EndpointSlice", default_endpoint_slice },
    { "networking.k8s.io", "v1", "NetworkPolicy", default_network_policy },
    { "networking.k8s.io", "v1", "IngressClass", default_ingress_class },
    { "", "v1", "Secret", default_secret },
    { "", "v1", "Namespace", default_namespace },
    { "", "v1", "PersistentVolumeClaim", default_volume_claim },
    { "", "v1", "PersistentVolume", default_persistent_volume },
    { "", "v1", "LimitRange", default_limit_range },
    { "", "v1", "ResourceQuota", NULL },
    { "", "v1", "Node", default_node },
    { "storage.k8s.io", "v1", "StorageClass", default_storage_class },
    { "storage.k8s.io", "v1", "CSIDriver", default_csi_driver },
    { RBAC, "v1", "RoleBinding", default_binding },
    { RBAC, "v1", "ClusterRoleBinding", default_binding },
    { "scheduling.k8s.io", "v1", "PriorityClass", default_priority_class },
    { "flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", default_flow_schema },
    { "flowcontrol.apiserver.k8s.io", "v1", "PriorityLevelConfiguration", default_priority_level },
    { "admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", default_validating },
    { "admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", default_mutating },
    { "admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", default_admission_policy },
    { "admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyBinding",
      default_admission_binding },
    { NULL, NULL, NULL, NULL },
};
