/* The lists that Kubernetes 1.21 merges by keys. */
#include "render/kustomize/merge_types.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, { NULL }, false                                                                \
    }
#define MAP(name, type)                                                                            \
    {                                                                                              \
        name, &(type), { NULL }, false                                                             \
    }
#define LIST(name, type)                                                                           \
    {                                                                                              \
        name, &(type), { NULL }, false                                                             \
    }
#define KEYED(name, type, ...)                                                                     \
    {                                                                                              \
        name, type, { __VA_ARGS__ }, false                                                         \
    }
#define SET(name)                                                                                  \
    {                                                                                              \
        name, NULL, { NULL }, true                                                                 \
    }
#define TYPE(name, ...)                                                                            \
    static const struct merge_type name = { (const struct merge_field[]){ __VA_ARGS__, END }, NULL }

TYPE(meta, KEYED("ownerReferences", NULL, "uid"), SET("finalizers"));
TYPE(object, MAP("metadata", meta));
TYPE(container, KEYED("env", NULL, "name"), KEYED("ports", NULL, "containerPort", "protocol"),
     KEYED("volumeMounts", NULL, "mountPath"), KEYED("volumeDevices", NULL, "devicePath"));
TYPE(claim_source, MAP("volumeClaimTemplate", object));
TYPE(volume, MAP("ephemeral", claim_source));
TYPE(pod_spec, KEYED("containers", &container, "name"), KEYED("initContainers", &container, "name"),
     KEYED("ephemeralContainers", &container, "name"), KEYED("volumes", &volume, "name"),
     KEYED("imagePullSecrets", NULL, "name"), KEYED("hostAliases", NULL, "ip"),
     KEYED("topologySpreadConstraints", NULL, "topologyKey", "whenUnsatisfiable"));
TYPE(pod_template, MAP("metadata", meta), MAP("spec", pod_spec));
TYPE(status, KEYED("conditions", NULL, "type"));
TYPE(pod_status, KEYED("conditions", NULL, "type"), KEYED("podIPs", NULL, "ip"));
TYPE(node_status, KEYED("conditions", NULL, "type"), KEYED("addresses", NULL, "type"));
TYPE(pod, MAP("metadata", meta), MAP("spec", pod_spec), MAP("status", pod_status));
TYPE(pod_template_object, MAP("metadata", meta), MAP("template", pod_template));
TYPE(workload_spec, MAP("template", pod_template), LIST("volumeClaimTemplates", object));
TYPE(workload, MAP("metadata", meta), MAP("spec", workload_spec), MAP("status", status));
TYPE(job_template, MAP("metadata", meta), MAP("spec", workload_spec));
TYPE(cron_job_spec, MAP("jobTemplate", job_template));
TYPE(cron_job, MAP("metadata", meta), MAP("spec", cron_job_spec));
TYPE(service_spec, KEYED("ports", NULL, "port", "protocol"));
TYPE(service, MAP("metadata", meta), MAP("spec", service_spec), MAP("status", status));
TYPE(service_account, MAP("metadata", meta), KEYED("secrets", NULL, "name"));
TYPE(webhooks, MAP("metadata", meta), KEYED("webhooks", NULL, "name"));
TYPE(csi_node_spec, KEYED("drivers", NULL, "name"));
TYPE(csi_node, MAP("metadata", meta), MAP("spec", csi_node_spec));
TYPE(node_spec, SET("podCIDRs"));
TYPE(node, MAP("metadata", meta), MAP("spec", node_spec), MAP("status", node_status));
TYPE(with_status, MAP("metadata", meta), MAP("status", status));

static const struct {
    const char *group, *version, *kind;
    const struct merge_type *type;
} kinds[] = {
    { "apps", "v1", "Deployment", &workload },
    { "apps", "v1", "StatefulSet", &workload },
    { "apps", "v1", "DaemonSet", &workload },
    { "apps", "v1", "ReplicaSet", &workload },
    { "", "v1", "ReplicationController", &workload },
    { "batch", "v1", "Job", &workload },
    { "batch", "v1", "CronJob", &cron_job },
    { "batch", "v1beta1", "CronJob", &cron_job },
    { "", "v1", "Pod", &pod },
    { "", "v1", "PodTemplate", &pod_template_object },
    { "", "v1", "Service", &service },
    { "", "v1", "ServiceAccount", &service_account },
    { "", "v1", "Node", &node },
    { "", "v1", "Namespace", &with_status },
    { "", "v1", "PersistentVolumeClaim", &with_status },
    { "", "v1", "PersistentVolume", &object },
    { "", "v1", "ConfigMap", &object },
    { "", "v1", "Secret", &object },
    { "", "v1", "Endpoints", &object },
    { "", "v1", "LimitRange", &object },
    { "", "v1", "ResourceQuota", &object },
    { "admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", &webhooks },
    { "admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", &webhooks },
    { "admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfiguration", &webhooks },
    { "admissionregistration.k8s.io", "v1beta1", "ValidatingWebhookConfiguration", &webhooks },
    { "storage.k8s.io", "v1", "CSINode", &csi_node },
    { "storage.k8s.io", "v1beta1", "CSINode", &csi_node },
    { "storage.k8s.io", "v1", "StorageClass", &object },
    { "policy", "v1", "PodDisruptionBudget", &with_status },
    { "policy", "v1beta1", "PodDisruptionBudget", &object },
    { "networking.k8s.io", "v1", "Ingress", &object },
    { "networking.k8s.io", "v1", "NetworkPolicy", &object },
    { "rbac.authorization.k8s.io", "v1", "Role", &object },
    { "rbac.authorization.k8s.io", "v1", "RoleBinding", &object },
    { "rbac.authorization.k8s.io", "v1", "ClusterRole", &object },
    { "rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", &object },
    { "autoscaling", "v1", "HorizontalPodAutoscaler", &object },
    { "autoscaling", "v2beta2", "HorizontalPodAutoscaler", &object },
    { "apiextensions.k8s.io", "v1", "CustomResourceDefinition", &object },
    { "apiregistration.k8s.io", "v1", "APIService", &with_status },
    { "scheduling.k8s.io", "v1", "PriorityClass", &object },
};

const struct merge_type *merge_type_find(struct gvk gvk)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (str_equals(gvk.kind, kinds[i].kind) && str_equals(gvk.version, kinds[i].version) &&
            str_equals(gvk.group, kinds[i].group))
            return kinds[i].type;
    }
    return NULL;
}

const struct merge_field *merge_field_find(const struct merge_type *type, struct str name)
{
    if (!type)
        return NULL;
    for (const struct merge_field *at = type->fields; at->name; at++) {
        if (str_equals(name, at->name))
            return at;
    }
    return type->others;
}
