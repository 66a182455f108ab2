/* Kinds of Kubernetes 1.21 that live in no namespace. */
#include "render/kustomize/resource.h"

static const struct scoped {
    const char *group, *versions, *kind; /* versions between blanks */
} kinds[] = {
    { "", " v1 ", "ComponentStatus" },
    { "", " v1 ", "Namespace" },
    { "", " v1 ", "Node" },
    { "", " v1 ", "PersistentVolume" },
    { "admissionregistration.k8s.io", " v1 v1beta1 ", "MutatingWebhookConfiguration" },
    { "admissionregistration.k8s.io", " v1 v1beta1 ", "ValidatingWebhookConfiguration" },
    { "apiextensions.k8s.io", " v1 v1beta1 ", "CustomResourceDefinition" },
    { "apiregistration.k8s.io", " v1 v1beta1 ", "APIService" },
    { "authentication.k8s.io", " v1 v1beta1 ", "TokenReview" },
    { "authorization.k8s.io", " v1 v1beta1 ", "SelfSubjectAccessReview" },
    { "authorization.k8s.io", " v1 v1beta1 ", "SelfSubjectRulesReview" },
    { "authorization.k8s.io", " v1 v1beta1 ", "SubjectAccessReview" },
    { "certificates.k8s.io", " v1 v1beta1 ", "CertificateSigningRequest" },
    { "flowcontrol.apiserver.k8s.io", " v1beta1 ", "FlowSchema" },
    { "flowcontrol.apiserver.k8s.io", " v1beta1 ", "PriorityLevelConfiguration" },
    { "internal.apiserver.k8s.io", " v1alpha1 ", "StorageVersion" },
    { "networking.k8s.io", " v1 v1beta1 ", "IngressClass" },
    { "node.k8s.io", " v1 v1alpha1 v1beta1 ", "RuntimeClass" },
    { "policy", " v1beta1 ", "PodSecurityPolicy" },
    { "rbac.authorization.k8s.io", " v1 v1alpha1 v1beta1 ", "ClusterRole" },
    { "rbac.authorization.k8s.io", " v1 v1alpha1 v1beta1 ", "ClusterRoleBinding" },
    { "scheduling.k8s.io", " v1 v1alpha1 v1beta1 ", "PriorityClass" },
    { "storage.k8s.io", " v1 v1beta1 ", "CSIDriver" },
    { "storage.k8s.io", " v1 v1beta1 ", "CSINode" },
    { "storage.k8s.io", " v1 v1beta1 ", "StorageClass" },
    { "storage.k8s.io", " v1 v1alpha1 v1beta1 ", "VolumeAttachment" },
};

static bool has_version(const char *versions, struct str version)
{
    const char *found = versions;

    while (version.len > 0 && (found = strstr(found, version.ptr)) != NULL) {
        if (found[-1] == ' ' && found[version.len] == ' ')
            return true;
        found++;
    }
    return false;
}

bool gvk_is_cluster_scoped(struct gvk gvk)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (str_equals(gvk.kind, kinds[i].kind) && str_equals(gvk.group, kinds[i].group))
            return has_version(kinds[i].versions, gvk.version);
    }
    return false;
}
