/* Made by tools/generate_devcluster_tables out of resources.tsv and columns.tsv; do not edit. */
#include "resource_table.h"

#include "kube/resource.h"

#include <stddef.h>

const struct resource_row resource_rows[] = {
    { "", "v1", "bindings", "Binding", "binding", true, KUBE_CREATE, "", "", "" },
    { "", "v1", "componentstatuses", "ComponentStatus", "componentstatus", false,
      KUBE_GET | KUBE_LIST, "cs", "", "" },
    { "", "v1", "configmaps", "ConfigMap", "configmap", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "cm", "", "" },
    { "", "v1", "endpoints", "Endpoints", "endpoints", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "ep", "", "" },
    { "", "v1", "events", "Event", "event", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "ev", "", "" },
    { "", "v1", "limitranges", "LimitRange", "limitrange", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "limits", "", "" },
    { "", "v1", "namespaces", "Namespace", "namespace", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_GET | KUBE_LIST | KUBE_PATCH | KUBE_UPDATE | KUBE_WATCH,
      "ns", "", "" },
    { "", "v1", "namespaces/finalize", "Namespace", "", false, KUBE_UPDATE, "", "", "" },
    { "", "v1", "namespaces/status", "Namespace", "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE,
      "", "", "" },
    { "", "v1", "nodes", "Node", "node", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "no", "", "" },
    { "", "v1", "nodes/proxy", "NodeProxyOptions", "", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "nodes/status", "Node", "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "",
      "" },
    { "", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", "persistentvolumeclaim", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "pvc", "", "" },
    { "", "v1", "persistentvolumeclaims/status", "PersistentVolumeClaim", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "persistentvolumes", "PersistentVolume", "persistentvolume", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "pv", "", "" },
    { "", "v1", "persistentvolumes/status", "PersistentVolume", "", false,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "pods", "Pod", "pod", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "po", "all", "" },
    { "", "v1", "pods/attach", "PodAttachOptions", "", true, KUBE_CREATE | KUBE_GET, "", "", "" },
    { "", "v1", "pods/binding", "Binding", "", true, KUBE_CREATE, "", "", "" },
    { "", "v1", "pods/ephemeralcontainers", "Pod", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE,
      "", "", "" },
    { "", "v1", "pods/eviction", "Eviction", "", true, KUBE_CREATE, "", "", "policy/v1" },
    { "", "v1", "pods/exec", "PodExecOptions", "", true, KUBE_CREATE | KUBE_GET, "", "", "" },
    { "", "v1", "pods/log", "Pod", "", true, KUBE_GET, "", "", "" },
    { "", "v1", "pods/portforward", "PodPortForwardOptions", "", true, KUBE_CREATE | KUBE_GET, "",
      "", "" },
    { "", "v1", "pods/proxy", "PodProxyOptions", "", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "pods/resize", "Pod", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "pods/status", "Pod", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "podtemplates", "PodTemplate", "podtemplate", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "", "v1", "replicationcontrollers", "ReplicationController", "replicationcontroller", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "rc", "all", "" },
    { "", "v1", "replicationcontrollers/scale", "Scale", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "autoscaling/v1" },
    { "", "v1", "replicationcontrollers/status", "ReplicationController", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "resourcequotas", "ResourceQuota", "resourcequota", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "quota", "", "" },
    { "", "v1", "resourcequotas/status", "ResourceQuota", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "secrets", "Secret", "secret", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "", "v1", "serviceaccounts", "ServiceAccount", "serviceaccount", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "sa", "", "" },
    { "", "v1", "serviceaccounts/token", "TokenRequest", "", true, KUBE_CREATE, "", "",
      "authentication.k8s.io/v1" },
    { "", "v1", "services", "Service", "service", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "svc", "all", "" },
    { "", "v1", "services/proxy", "ServiceProxyOptions", "", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "", "v1", "services/status", "Service", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "",
      "" },
    { "admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations",
      "MutatingWebhookConfiguration", "mutatingwebhookconfiguration", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "api-extensions", "" },
    { "admissionregistration.k8s.io", "v1", "validatingadmissionpolicies",
      "ValidatingAdmissionPolicy", "validatingadmissionpolicy", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "api-extensions", "" },
    { "admissionregistration.k8s.io", "v1", "validatingadmissionpolicies/status",
      "ValidatingAdmissionPolicy", "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "admissionregistration.k8s.io", "v1", "validatingadmissionpolicybindings",
      "ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybinding", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "api-extensions", "" },
    { "admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations",
      "ValidatingWebhookConfiguration", "validatingwebhookconfiguration", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "api-extensions", "" },
    { "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition",
      "customresourcedefinition", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "crd,crds", "api-extensions", "" },
    { "apiextensions.k8s.io", "v1", "customresourcedefinitions/status", "CustomResourceDefinition",
      "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "apiregistration.k8s.io", "v1", "apiservices", "APIService", "apiservice", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "api-extensions", "" },
    { "apiregistration.k8s.io", "v1", "apiservices/status", "APIService", "", false,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "apps", "v1", "controllerrevisions", "ControllerRevision", "controllerrevision", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "apps", "v1", "daemonsets", "DaemonSet", "daemonset", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "ds", "all", "" },
    { "apps", "v1", "daemonsets/status", "DaemonSet", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE,
      "", "", "" },
    { "apps", "v1", "deployments", "Deployment", "deployment", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "deploy", "all", "" },
    { "apps", "v1", "deployments/scale", "Scale", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "",
      "", "autoscaling/v1" },
    { "apps", "v1", "deployments/status", "Deployment", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "apps", "v1", "replicasets", "ReplicaSet", "replicaset", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "rs", "all", "" },
    { "apps", "v1", "replicasets/scale", "Scale", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "",
      "", "autoscaling/v1" },
    { "apps", "v1", "replicasets/status", "ReplicaSet", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "apps", "v1", "statefulsets", "StatefulSet", "statefulset", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "sts", "all", "" },
    { "apps", "v1", "statefulsets/scale", "Scale", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE,
      "", "", "autoscaling/v1" },
    { "apps", "v1", "statefulsets/status", "StatefulSet", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", "selfsubjectreview",
      false, KUBE_CREATE, "", "", "" },
    { "authentication.k8s.io", "v1", "tokenreviews", "TokenReview", "tokenreview", false,
      KUBE_CREATE, "", "", "" },
    { "authorization.k8s.io", "v1", "localsubjectaccessreviews", "LocalSubjectAccessReview",
      "localsubjectaccessreview", true, KUBE_CREATE, "", "", "" },
    { "authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview",
      "selfsubjectaccessreview", false, KUBE_CREATE, "", "", "" },
    { "authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview",
      "selfsubjectrulesreview", false, KUBE_CREATE, "", "", "" },
    { "authorization.k8s.io", "v1", "subjectaccessreviews", "SubjectAccessReview",
      "subjectaccessreview", false, KUBE_CREATE, "", "", "" },
    { "autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler",
      "horizontalpodautoscaler", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "hpa", "all", "" },
    { "autoscaling", "v1", "horizontalpodautoscalers/status", "HorizontalPodAutoscaler", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler",
      "horizontalpodautoscaler", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "hpa", "all", "" },
    { "autoscaling", "v2", "horizontalpodautoscalers/status", "HorizontalPodAutoscaler", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "batch", "v1", "cronjobs", "CronJob", "cronjob", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "cj", "all", "" },
    { "batch", "v1", "cronjobs/status", "CronJob", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE,
      "", "", "" },
    { "batch", "v1", "jobs", "Job", "job", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "all", "" },
    { "batch", "v1", "jobs/status", "Job", "", true, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "",
      "" },
    { "certificates.k8s.io", "v1", "certificatesigningrequests", "CertificateSigningRequest",
      "certificatesigningrequest", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "csr", "", "" },
    { "certificates.k8s.io", "v1", "certificatesigningrequests/approval",
      "CertificateSigningRequest", "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "certificates.k8s.io", "v1", "certificatesigningrequests/status", "CertificateSigningRequest",
      "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "coordination.k8s.io", "v1", "leases", "Lease", "lease", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", "endpointslice", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "events.k8s.io", "v1", "events", "Event", "event", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "ev", "", "" },
    { "flowcontrol.apiserver.k8s.io", "v1", "flowschemas", "FlowSchema", "flowschema", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "flowcontrol.apiserver.k8s.io", "v1", "flowschemas/status", "FlowSchema", "", false,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "flowcontrol.apiserver.k8s.io", "v1", "prioritylevelconfigurations",
      "PriorityLevelConfiguration", "prioritylevelconfiguration", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "flowcontrol.apiserver.k8s.io", "v1", "prioritylevelconfigurations/status",
      "PriorityLevelConfiguration", "", false, KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "networking.k8s.io", "v1", "ingressclasses", "IngressClass", "ingressclass", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "networking.k8s.io", "v1", "ingresses", "Ingress", "ingress", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "ing", "", "" },
    { "networking.k8s.io", "v1", "ingresses/status", "Ingress", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "networking.k8s.io", "v1", "ipaddresses", "IPAddress", "ipaddress", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "ip", "", "" },
    { "networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", "networkpolicy", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "netpol", "", "" },
    { "networking.k8s.io", "v1", "servicecidrs", "ServiceCIDR", "servicecidr", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "networking.k8s.io", "v1", "servicecidrs/status", "ServiceCIDR", "", false,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "node.k8s.io", "v1", "runtimeclasses", "RuntimeClass", "runtimeclass", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", "poddisruptionbudget", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "pdb", "", "" },
    { "policy", "v1", "poddisruptionbudgets/status", "PodDisruptionBudget", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding",
      "clusterrolebinding", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", "clusterrole", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", "rolebinding", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "rbac.authorization.k8s.io", "v1", "roles", "Role", "role", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "resource.k8s.io", "v1", "deviceclasses", "DeviceClass", "deviceclass", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "resource.k8s.io", "v1", "resourceclaims", "ResourceClaim", "resourceclaim", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "resource.k8s.io", "v1", "resourceclaims/status", "ResourceClaim", "", true,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "resource.k8s.io", "v1", "resourceclaimtemplates", "ResourceClaimTemplate",
      "resourceclaimtemplate", true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "resource.k8s.io", "v1", "resourceslices", "ResourceSlice", "resourceslice", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", "priorityclass", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "pc", "", "" },
    { "storage.k8s.io", "v1", "csidrivers", "CSIDriver", "csidriver", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "storage.k8s.io", "v1", "csinodes", "CSINode", "csinode", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "storage.k8s.io", "v1", "csistoragecapacities", "CSIStorageCapacity", "csistoragecapacity",
      true,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "storage.k8s.io", "v1", "storageclasses", "StorageClass", "storageclass", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "sc", "", "" },
    { "storage.k8s.io", "v1", "volumeattachments", "VolumeAttachment", "volumeattachment", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "", "", "" },
    { "storage.k8s.io", "v1", "volumeattachments/status", "VolumeAttachment", "", false,
      KUBE_GET | KUBE_PATCH | KUBE_UPDATE, "", "", "" },
    { "storage.k8s.io", "v1", "volumeattributesclasses", "VolumeAttributesClass",
      "volumeattributesclass", false,
      KUBE_CREATE | KUBE_DELETE | KUBE_DELETE_COLLECTION | KUBE_GET | KUBE_LIST | KUBE_PATCH |
          KUBE_UPDATE | KUBE_WATCH,
      "vac", "", "" },
    { NULL, NULL, NULL, NULL, NULL, false, 0, NULL, NULL, NULL },
};

const struct column_row column_rows[] = {
    { "componentstatuses", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "componentstatuses", "Status", "string", "", 0, "Status of the component conditions" },
    { "componentstatuses", "Message", "string", "", 0, "Message of the component conditions" },
    { "componentstatuses", "Error", "string", "", 0, "Error of the component conditions" },
    { "configmaps", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "configmaps", "Data", "string", "", 0,
      "Data contains the configuration data. Each key must consist of alphanumeric characters, "
      "'-', '_' or '.'. Values with non-UTF-8 byte sequences must use the BinaryData field. The "
      "keys stored in Data must not overlap with the keys in the BinaryData field, this is "
      "enforced during validation process." },
    { "configmaps", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "endpoints", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "endpoints", "Endpoints", "string", "", 0,
      "The set of all endpoints is the union of all subsets. Addresses are placed into subsets "
      "according to the IPs they share. A single address with multiple ports, some of which are "
      "ready and some of which are not (because they come from different containers) will result "
      "in the address being displayed in different subsets for the different ports. No address "
      "will appear in both Addresses and NotReadyAddresses in the same subset. Sets of addresses "
      "and ports that comprise a service." },
    { "endpoints", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "events", "Last Seen", "string", "", 0,
      "The time at which the most recent occurrence of this event was recorded." },
    { "events", "Type", "string", "", 0,
      "Type of this event (Normal, Warning), new types could be added in the future" },
    { "events", "Reason", "string", "", 0,
      "This should be a short, machine understandable string that gives the reason for the "
      "transition into the object's current status." },
    { "events", "Object", "string", "", 0, "The object that this event is about." },
    { "events", "Subobject", "string", "", 1,
      "If referring to a piece of an object instead of an entire object, this string should "
      "contain a valid JSON/Go field access statement, such as "
      "desiredState.manifest.containers[2]. For example, if the object reference is to a container "
      "within a pod, this would take on a value like: \"spec.containers{name}\" (where \"name\" "
      "refers to the name of the container that triggered the event) or if no container name is "
      "specified \"spec.containers[2]\" (container with index 2 in this pod). This syntax is "
      "chosen only to have some well-defined way of referencing a part of an object." },
    { "events", "Source", "string", "", 1,
      "The component reporting this event. Should be a short machine understandable string." },
    { "events", "Message", "string", "", 0,
      "A human-readable description of the status of this operation." },
    { "events", "First Seen", "string", "", 1,
      "The time at which the event was first recorded. (Time of server receipt is in TypeMeta.)" },
    { "events", "Count", "string", "", 1, "The number of times this event has occurred." },
    { "events", "Name", "string", "name", 1,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "limitranges", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "limitranges", "Created At", "date", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "namespaces", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "namespaces", "Status", "string", "", 0, "The status of the namespace" },
    { "namespaces", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "nodes", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "nodes", "Status", "string", "", 0, "The status of the node" },
    { "nodes", "Roles", "string", "", 0, "The roles of the node" },
    { "nodes", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "nodes", "Version", "string", "", 0, "Kubelet Version reported by the node." },
    { "nodes", "Internal-IP", "string", "", 1,
      "List of addresses reachable to the node. Queried from cloud provider, if available. More "
      "info: https://kubernetes.io/docs/reference/node/node-status/#addresses Note: This field is "
      "declared as mergeable, but the merge key is not sufficiently unique, which can cause data "
      "corruption when it is merged. Callers should instead use a full-replacement patch. See "
      "https://pr.k8s.io/79391 for an example. Consumers should assume that addresses can change "
      "during the lifetime of a Node. However, there are some exceptions where this may not be "
      "possible, such as Pods that inherit a Node's address in its own status or consumers of the "
      "downward API (status.hostIP)." },
    { "nodes", "External-IP", "string", "", 1,
      "List of addresses reachable to the node. Queried from cloud provider, if available. More "
      "info: https://kubernetes.io/docs/reference/node/node-status/#addresses Note: This field is "
      "declared as mergeable, but the merge key is not sufficiently unique, which can cause data "
      "corruption when it is merged. Callers should instead use a full-replacement patch. See "
      "https://pr.k8s.io/79391 for an example. Consumers should assume that addresses can change "
      "during the lifetime of a Node. However, there are some exceptions where this may not be "
      "possible, such as Pods that inherit a Node's address in its own status or consumers of the "
      "downward API (status.hostIP)." },
    { "nodes", "OS-Image", "string", "", 1,
      "OS Image reported by the node from /etc/os-release (e.g. Debian GNU/Linux 7 (wheezy))." },
    { "nodes", "Kernel-Version", "string", "", 1,
      "Kernel Version reported by the node from 'uname -r' (e.g. 3.16.0-0.bpo.4-amd64)." },
    { "nodes", "Container-Runtime", "string", "", 1,
      "ContainerRuntime Version reported by the node through runtime remote API (e.g. "
      "containerd://1.4.2)." },
    { "persistentvolumeclaims", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "persistentvolumeclaims", "Status", "string", "", 0,
      "phase represents the current phase of PersistentVolumeClaim." },
    { "persistentvolumeclaims", "Volume", "string", "", 0,
      "volumeName is the binding reference to the PersistentVolume backing this claim." },
    { "persistentvolumeclaims", "Capacity", "string", "", 0,
      "capacity represents the actual resources of the underlying volume." },
    { "persistentvolumeclaims", "Access Modes", "string", "", 0,
      "accessModes contains the actual access modes the volume backing the PVC has. More info: "
      "https://kubernetes.io/docs/concepts/storage/persistent-volumes#access-modes-1" },
    { "persistentvolumeclaims", "StorageClass", "string", "", 0, "StorageClass of the pvc" },
    { "persistentvolumeclaims", "VolumeAttributesClass", "string", "", 0,
      "VolumeAttributesClass of the pvc" },
    { "persistentvolumeclaims", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "persistentvolumeclaims", "VolumeMode", "string", "", 1,
      "volumeMode defines what type of volume is required by the claim. Value of Filesystem is "
      "implied when not included in claim spec." },
    { "persistentvolumes", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "persistentvolumes", "Capacity", "string", "", 0,
      "capacity is the description of the persistent volume's resources and capacity. More info: "
      "https://kubernetes.io/docs/concepts/storage/persistent-volumes#capacity" },
    { "persistentvolumes", "Access Modes", "string", "", 0,
      "accessModes contains all ways the volume can be mounted. More info: "
      "https://kubernetes.io/docs/concepts/storage/persistent-volumes#access-modes" },
    { "persistentvolumes", "Reclaim Policy", "string", "", 0,
      "persistentVolumeReclaimPolicy defines what happens to a persistent volume when released "
      "from its claim. Valid options are Retain (default for manually created PersistentVolumes), "
      "Delete (default for dynamically provisioned PersistentVolumes), and Recycle (deprecated). "
      "Recycle must be supported by the volume plugin underlying this PersistentVolume. More info: "
      "https://kubernetes.io/docs/concepts/storage/persistent-volumes#reclaiming" },
    { "persistentvolumes", "Status", "string", "", 0,
      "phase indicates if a volume is available, bound to a claim, or released by a claim. More "
      "info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#phase" },
    { "persistentvolumes", "Claim", "string", "", 0,
      "claimRef is part of a bi-directional binding between PersistentVolume and "
      "PersistentVolumeClaim. Expected to be non-nil when bound. claim.VolumeName is the "
      "authoritative bind between PV and PVC. More info: "
      "https://kubernetes.io/docs/concepts/storage/persistent-volumes#binding" },
    { "persistentvolumes", "StorageClass", "string", "", 0, "StorageClass of the pv" },
    { "persistentvolumes", "VolumeAttributesClass", "string", "", 0,
      "VolumeAttributesClass of the pv" },
    { "persistentvolumes", "Reason", "string", "", 0,
      "reason is a brief CamelCase string that describes any failure and is meant for machine "
      "parsing and tidy display in the CLI." },
    { "persistentvolumes", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "persistentvolumes", "VolumeMode", "string", "", 1,
      "volumeMode defines if a volume is intended to be used with a formatted filesystem or to "
      "remain in raw block state. Value of Filesystem is implied when not included in spec." },
    { "pods", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "pods", "Ready", "string", "", 0,
      "The aggregate readiness state of this pod for accepting traffic." },
    { "pods", "Status", "string", "", 0, "The aggregate status of the containers in this pod." },
    { "pods", "Restarts", "string", "", 0,
      "The number of times the containers in this pod have been restarted and when the last "
      "container in this pod has restarted." },
    { "pods", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "pods", "IP", "string", "", 1,
      "podIP address allocated to the pod. Routable at least within the cluster. Empty if not yet "
      "allocated." },
    { "pods", "Node", "string", "", 1,
      "NodeName indicates in which node this pod is scheduled. If empty, this pod is a candidate "
      "for scheduling by the scheduler defined in schedulerName. Once this field is set, the "
      "kubelet for this node becomes responsible for the lifecycle of this pod. This field should "
      "not be used to express a desire for the pod to be scheduled on a specific node. "
      "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename" },
    { "pods", "Nominated Node", "string", "", 1,
      "nominatedNodeName is set only when this pod preempts other pods on the node, but it cannot "
      "be scheduled right away as preemption victims receive their graceful termination periods. "
      "This field does not guarantee that the pod will be scheduled on this node. Scheduler may "
      "decide to place the pod elsewhere if other nodes become available sooner. Scheduler may "
      "also decide to give the resources on this node to a higher priority pod that is created "
      "after preemption. As a result, this field may be different than PodSpec.nodeName when the "
      "pod is scheduled." },
    { "pods", "Readiness Gates", "string", "", 1,
      "If specified, all readiness gates will be evaluated for pod readiness. A pod is ready when "
      "all its containers are ready AND all conditions specified in the readiness gates have "
      "status equal to \"True\" More info: "
      "https://git.k8s.io/enhancements/keps/sig-network/580-pod-readiness-gates" },
    { "podtemplates", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "podtemplates", "Containers", "string", "", 0, "Names of each container in the template." },
    { "podtemplates", "Images", "string", "", 0,
      "Images referenced by each container in the template." },
    { "podtemplates", "Pod Labels", "string", "", 0, "The labels for the pod template." },
    { "replicationcontrollers", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "replicationcontrollers", "Desired", "integer", "", 0,
      "Replicas is the number of desired replicas. This is a pointer to distinguish between "
      "explicit zero and unspecified. Defaults to 1. More info: "
      "https://kubernetes.io/docs/concepts/workloads/controllers/"
      "replicationcontroller#what-is-a-replicationcontroller" },
    { "replicationcontrollers", "Current", "integer", "", 0,
      "Replicas is the most recently observed number of replicas. More info: "
      "https://kubernetes.io/docs/concepts/workloads/controllers/"
      "replicationcontroller#what-is-a-replicationcontroller" },
    { "replicationcontrollers", "Ready", "integer", "", 0,
      "The number of ready replicas for this replication controller." },
    { "replicationcontrollers", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "replicationcontrollers", "Containers", "string", "", 1,
      "Names of each container in the template." },
    { "replicationcontrollers", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "replicationcontrollers", "Selector", "string", "", 1,
      "Selector is a label query over pods that should match the Replicas count. If Selector is "
      "empty, it is defaulted to the labels present on the Pod template. Label keys and values "
      "that must match in order to be controlled by this replication controller, if empty "
      "defaulted to labels on Pod template. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors" },
    { "resourcequotas", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "resourcequotas", "Request", "string", "", 0,
      "Request represents a minimum amount of cpu/memory that a container may consume." },
    { "resourcequotas", "Limit", "string", "", 0,
      "Limits control the maximum amount of cpu/memory that a container may use independent of "
      "contention on the node." },
    { "resourcequotas", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "secrets", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "secrets", "Type", "string", "", 0,
      "Used to facilitate programmatic handling of secret data. More info: "
      "https://kubernetes.io/docs/concepts/configuration/secret/#secret-types" },
    { "secrets", "Data", "string", "", 0,
      "Data contains the secret data. Each key must consist of alphanumeric characters, '-', '_' "
      "or '.'. The serialized form of the secret data is a base64 encoded string, representing the "
      "arbitrary (possibly non-string) data value here. Described in "
      "https://tools.ietf.org/html/rfc4648#section-4" },
    { "secrets", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "serviceaccounts", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "serviceaccounts", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "services", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "services", "Type", "string", "", 0,
      "type determines how the Service is exposed. Defaults to ClusterIP. Valid options are "
      "ExternalName, ClusterIP, NodePort, and LoadBalancer. \"ClusterIP\" allocates a "
      "cluster-internal IP address for load-balancing to endpoints. Endpoints are determined by "
      "the selector or if that is not specified, by manual construction of an Endpoints object or "
      "EndpointSlice objects. If clusterIP is \"None\", no virtual IP is allocated and the "
      "endpoints are published as a set of endpoints rather than a virtual IP. \"NodePort\" builds "
      "on ClusterIP and allocates a port on every node which routes to the same endpoints as the "
      "clusterIP. \"LoadBalancer\" builds on NodePort and creates an external load-balancer (if "
      "supported in the current cloud) which routes to the same endpoints as the clusterIP. "
      "\"ExternalName\" aliases this service to the specified externalName. Several other fields "
      "do not apply to ExternalName services. More info: "
      "https://kubernetes.io/docs/concepts/services-networking/service/"
      "#publishing-services-service-types" },
    { "services", "Cluster-IP", "string", "", 0,
      "clusterIP is the IP address of the service and is usually assigned randomly. If an address "
      "is specified manually, is in-range (as per system configuration), and is not in use, it "
      "will be allocated to the service; otherwise creation of the service will fail. This field "
      "may not be changed through updates unless the type field is also being changed to "
      "ExternalName (which requires this field to be blank) or the type field is being changed "
      "from ExternalName (in which case this field may optionally be specified, as describe "
      "above).  Valid values are \"None\", empty string (\"\"), or a valid IP address. Setting "
      "this to \"None\" makes a \"headless service\" (no virtual IP), which is useful when direct "
      "endpoint connections are preferred and proxying is not required.  Only applies to types "
      "ClusterIP, NodePort, and LoadBalancer. If this field is specified when creating a Service "
      "of type ExternalName, creation will fail. This field will be wiped when updating a Service "
      "to type ExternalName. More info: "
      "https://kubernetes.io/docs/concepts/services-networking/service/"
      "#virtual-ips-and-service-proxies" },
    { "services", "External-IP", "string", "", 0,
      "externalIPs is a list of IP addresses for which nodes in the cluster will also accept "
      "traffic for this service.  These IPs are not managed by Kubernetes.  The user is "
      "responsible for ensuring that traffic arrives at a node with this IP.  A common example is "
      "external load-balancers that are not part of the Kubernetes system." },
    { "services", "Port(s)", "string", "", 0,
      "The list of ports that are exposed by this service. More info: "
      "https://kubernetes.io/docs/concepts/services-networking/service/"
      "#virtual-ips-and-service-proxies" },
    { "services", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "services", "Selector", "string", "", 1,
      "Route service traffic to pods with label keys and values matching this selector. If empty "
      "or not present, the service is assumed to have an external process managing its endpoints, "
      "which Kubernetes will not modify. Only applies to types ClusterIP, NodePort, and "
      "LoadBalancer. Ignored if type is ExternalName. More info: "
      "https://kubernetes.io/docs/concepts/services-networking/service/" },
    { "mutatingwebhookconfigurations.admissionregistration.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "mutatingwebhookconfigurations.admissionregistration.k8s.io", "Webhooks", "integer", "", 0,
      "Webhooks indicates the number of webhooks registered in this configuration" },
    { "mutatingwebhookconfigurations.admissionregistration.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "validatingadmissionpolicies.admissionregistration.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "validatingadmissionpolicies.admissionregistration.k8s.io", "Validations", "integer", "", 0,
      "Validations indicates the number of validation rules defined in this configuration" },
    { "validatingadmissionpolicies.admissionregistration.k8s.io", "ParamKind", "string", "", 0,
      "ParamKind specifies the kind of resources used to parameterize this policy" },
    { "validatingadmissionpolicies.admissionregistration.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "validatingadmissionpolicybindings.admissionregistration.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "validatingadmissionpolicybindings.admissionregistration.k8s.io", "PolicyName", "string", "",
      0, "PolicyName indicates the policy definition which the policy binding binded to" },
    { "validatingadmissionpolicybindings.admissionregistration.k8s.io", "ParamRef", "string", "", 0,
      "ParamRef indicates the param resource which sets the configuration param" },
    { "validatingadmissionpolicybindings.admissionregistration.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "validatingwebhookconfigurations.admissionregistration.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "validatingwebhookconfigurations.admissionregistration.k8s.io", "Webhooks", "integer", "", 0,
      "Webhooks indicates the number of webhooks registered in this configuration" },
    { "validatingwebhookconfigurations.admissionregistration.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "customresourcedefinitions.apiextensions.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "customresourcedefinitions.apiextensions.k8s.io", "Created At", "date", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "apiservices.apiregistration.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "apiservices.apiregistration.k8s.io", "Service", "string", "", 0,
      "The reference to the service that hosts this API endpoint." },
    { "apiservices.apiregistration.k8s.io", "Available", "string", "", 0,
      "Whether this service is available." },
    { "apiservices.apiregistration.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "controllerrevisions.apps", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "controllerrevisions.apps", "Controller", "string", "", 0, "Controller of the object" },
    { "controllerrevisions.apps", "Revision", "string", "", 0,
      "revision indicates the revision of the state represented by Data." },
    { "controllerrevisions.apps", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "daemonsets.apps", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "daemonsets.apps", "Desired", "integer", "", 0,
      "The total number of nodes that should be running the daemon pod (including nodes correctly "
      "running the daemon pod). More info: "
      "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/" },
    { "daemonsets.apps", "Current", "integer", "", 0,
      "The number of nodes that are running at least 1 daemon pod and are supposed to run the "
      "daemon pod. More info: "
      "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/" },
    { "daemonsets.apps", "Ready", "integer", "", 0,
      "The number of nodes that should be running the daemon pod and have one or more of the "
      "daemon pod running and ready." },
    { "daemonsets.apps", "Up-to-date", "integer", "", 0,
      "The total number of nodes that are running updated daemon pod" },
    { "daemonsets.apps", "Available", "integer", "", 0,
      "The number of nodes that should be running the daemon pod and have one or more of the "
      "daemon pod running and available (ready for at least spec.minReadySeconds)" },
    { "daemonsets.apps", "Node Selector", "string", "", 0,
      "NodeSelector is a selector which must be true for the pod to fit on a node. Selector which "
      "must match a node's labels for the pod to be scheduled on that node. More info: "
      "https://kubernetes.io/docs/concepts/configuration/assign-pod-node/" },
    { "daemonsets.apps", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "daemonsets.apps", "Containers", "string", "", 1,
      "Names of each container in the template." },
    { "daemonsets.apps", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "daemonsets.apps", "Selector", "string", "", 1,
      "A label query over pods that are managed by the daemon set. Must match in order to be "
      "controlled. If empty, defaulted to labels on Pod template. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors" },
    { "deployments.apps", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "deployments.apps", "Ready", "string", "", 0, "Number of the pod with ready state" },
    { "deployments.apps", "Up-to-date", "string", "", 0,
      "Total number of non-terminating pods targeted by this deployment that have the desired "
      "template spec." },
    { "deployments.apps", "Available", "string", "", 0,
      "Total number of available non-terminating pods (ready for at least minReadySeconds) "
      "targeted by this deployment." },
    { "deployments.apps", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "deployments.apps", "Containers", "string", "", 1,
      "Names of each container in the template." },
    { "deployments.apps", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "deployments.apps", "Selector", "string", "", 1,
      "Label selector for pods. Existing ReplicaSets whose pods are selected by this will be the "
      "ones affected by this deployment." },
    { "replicasets.apps", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "replicasets.apps", "Desired", "integer", "", 0,
      "Replicas is the number of desired pods. This is a pointer to distinguish between explicit "
      "zero and unspecified. Defaults to 1. More info: "
      "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset" },
    { "replicasets.apps", "Current", "integer", "", 0,
      "Replicas is the most recently observed number of non-terminating pods. More info: "
      "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset" },
    { "replicasets.apps", "Ready", "integer", "", 0,
      "The number of non-terminating pods targeted by this ReplicaSet with a Ready Condition." },
    { "replicasets.apps", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "replicasets.apps", "Containers", "string", "", 1,
      "Names of each container in the template." },
    { "replicasets.apps", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "replicasets.apps", "Selector", "string", "", 1,
      "Selector is a label query over pods that should match the replica count. If the selector is "
      "empty, it is defaulted to the labels present on the pod template. Label keys and values "
      "that must match in order to be controlled by this replica set. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors" },
    { "statefulsets.apps", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "statefulsets.apps", "Ready", "string", "", 0, "Number of the pod with ready state" },
    { "statefulsets.apps", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "statefulsets.apps", "Containers", "string", "", 1,
      "Names of each container in the template." },
    { "statefulsets.apps", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "horizontalpodautoscalers.autoscaling", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "horizontalpodautoscalers.autoscaling", "Reference", "string", "", 0,
      "scaleTargetRef points to the target resource to scale, and is used to the pods for which "
      "metrics should be collected, as well as to actually change the replica count." },
    { "horizontalpodautoscalers.autoscaling", "Targets", "string", "", 0,
      "metrics contains the specifications for which to use to calculate the desired replica count "
      "(the maximum replica count across all metrics will be used).  The desired replica count is "
      "calculated multiplying the ratio between the target value and the current value by the "
      "current number of pods.  Ergo, metrics used must decrease as the pod count is increased, "
      "and vice-versa.  See the individual metric source types for more information about how each "
      "type of metric must respond." },
    { "horizontalpodautoscalers.autoscaling", "MinPods", "string", "", 0,
      "minReplicas is the lower limit for the number of replicas to which the autoscaler can scale "
      "down.  It defaults to 1 pod.  minReplicas is allowed to be 0 if the alpha feature gate "
      "HPAScaleToZero is enabled and at least one Object or External metric is configured.  "
      "Scaling is active as long as at least one metric value is available." },
    { "horizontalpodautoscalers.autoscaling", "MaxPods", "string", "", 0,
      "maxReplicas is the upper limit for the number of replicas to which the autoscaler can scale "
      "up. It cannot be less that minReplicas." },
    { "horizontalpodautoscalers.autoscaling", "Replicas", "string", "", 0,
      "currentReplicas is current number of replicas of pods managed by this autoscaler, as last "
      "seen by the autoscaler." },
    { "horizontalpodautoscalers.autoscaling", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "cronjobs.batch", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "cronjobs.batch", "Schedule", "string", "", 0,
      "The schedule in Cron format, see https://en.wikipedia.org/wiki/Cron." },
    { "cronjobs.batch", "Timezone", "string", "", 0,
      "The time zone name for the given schedule, see "
      "https://en.wikipedia.org/wiki/List_of_tz_database_time_zones. If not specified, this will "
      "default to the time zone of the kube-controller-manager process. The set of valid time zone "
      "names and the time zone offset is loaded from the system-wide time zone database by the API "
      "server during CronJob validation and the controller manager during execution. If no "
      "system-wide time zone database can be found a bundled version of the database is used "
      "instead. If the time zone name becomes invalid during the lifetime of a CronJob or due to a "
      "change in host configuration, the controller will stop creating new new Jobs and will "
      "create a system event with the reason UnknownTimeZone. More information can be found in "
      "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones" },
    { "cronjobs.batch", "Suspend", "boolean", "", 0,
      "This flag tells the controller to suspend subsequent executions, it does not apply to "
      "already started executions.  Defaults to false." },
    { "cronjobs.batch", "Active", "integer", "", 0,
      "A list of pointers to currently running jobs." },
    { "cronjobs.batch", "Last Schedule", "string", "", 0,
      "Information when was the last time the job was successfully scheduled." },
    { "cronjobs.batch", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "cronjobs.batch", "Containers", "string", "", 1, "Names of each container in the template." },
    { "cronjobs.batch", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "cronjobs.batch", "Selector", "string", "", 1,
      "A label query over pods that should match the pod count. Normally, the system sets this "
      "field for you. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors" },
    { "jobs.batch", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "jobs.batch", "Status", "string", "", 0, "Status of the job." },
    { "jobs.batch", "Completions", "string", "", 0,
      "The number of pods which reached phase Succeeded. The value increases monotonically for a "
      "given spec. However, it may decrease in reaction to scale down of elastic indexed jobs." },
    { "jobs.batch", "Duration", "string", "", 0, "Time required to complete the job." },
    { "jobs.batch", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "jobs.batch", "Containers", "string", "", 1, "Names of each container in the template." },
    { "jobs.batch", "Images", "string", "", 1,
      "Images referenced by each container in the template." },
    { "jobs.batch", "Selector", "string", "", 1,
      "A label query over pods that should match the pod count. Normally, the system sets this "
      "field for you. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors" },
    { "certificatesigningrequests.certificates.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "certificatesigningrequests.certificates.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "certificatesigningrequests.certificates.k8s.io", "SignerName", "string", "", 0,
      "Requested signer for the request. It is a qualified name in the form: "
      "`scope-hostname.io/name`. If empty, it will be defaulted:\n 1. If it's a kubelet client "
      "certificate, it is assigned\n    \"kubernetes.io/kube-apiserver-client-kubelet\".\n 2. If "
      "it's a kubelet serving certificate, it is assigned\n    "
      "\"kubernetes.io/kubelet-serving\".\n 3. Otherwise, it is assigned "
      "\"kubernetes.io/legacy-unknown\".\nDistribution of trust for signers happens out of band. "
      "You can select on this field using `spec.signerName`." },
    { "certificatesigningrequests.certificates.k8s.io", "Requestor", "string", "", 0,
      "Base64-encoded PKCS#10 CSR data" },
    { "certificatesigningrequests.certificates.k8s.io", "RequestedDuration", "string", "", 0,
      "expirationSeconds is the requested duration of validity of the issued certificate. The "
      "certificate signer may issue a certificate with a different validity duration so a client "
      "must check the delta between the notBefore and and notAfter fields in the issued "
      "certificate to determine the actual duration.\n\nThe v1.22+ in-tree implementations of the "
      "well-known Kubernetes signers will honor this field as long as the requested duration is "
      "not greater than the maximum duration they will honor per the --cluster-signing-duration "
      "CLI flag to the Kubernetes controller manager.\n\nCertificate signers may not honor this "
      "field for various reasons:\n\n  1. Old signer that is unaware of the field (such as the "
      "in-tree\n     implementations prior to v1.22)\n  2. Signer whose configured maximum is "
      "shorter than the requested duration\n  3. Signer whose configured minimum is longer than "
      "the requested duration\n\nThe minimum valid value for expirationSeconds is 600, i.e. 10 "
      "minutes." },
    { "certificatesigningrequests.certificates.k8s.io", "Condition", "string", "", 0,
      "Conditions applied to the request, such as approval or denial." },
    { "leases.coordination.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "leases.coordination.k8s.io", "Holder", "string", "", 0,
      "holderIdentity contains the identity of the holder of a current lease. If Coordinated "
      "Leader Election is used, the holder identity must be equal to the elected "
      "LeaseCandidate.metadata.name field." },
    { "leases.coordination.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "endpointslices.discovery.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "endpointslices.discovery.k8s.io", "AddressType", "string", "", 0,
      "addressType specifies the type of address carried by this EndpointSlice. All addresses in "
      "this slice must be the same type. This field is immutable after creation. The following "
      "address types are currently supported: * IPv4: Represents an IPv4 Address. * IPv6: "
      "Represents an IPv6 Address. * FQDN: Represents a Fully Qualified Domain Name." },
    { "endpointslices.discovery.k8s.io", "Ports", "string", "", 0,
      "ports specifies the list of network ports exposed by each endpoint in this slice. Each port "
      "must have a unique name. When ports is empty, it indicates that there are no defined ports. "
      "When a port is defined with a nil port value, it indicates \"all ports\". Each slice may "
      "include a maximum of 100 ports." },
    { "endpointslices.discovery.k8s.io", "Endpoints", "string", "", 0,
      "endpoints is a list of unique endpoints in this slice. Each slice may include a maximum of "
      "1000 endpoints." },
    { "endpointslices.discovery.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "flowschemas.flowcontrol.apiserver.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "flowschemas.flowcontrol.apiserver.k8s.io", "PriorityLevel", "string", "", 0,
      "`name` is the name of the priority level configuration being referenced Required." },
    { "flowschemas.flowcontrol.apiserver.k8s.io", "MatchingPrecedence", "string", "", 0,
      "`matchingPrecedence` is used to choose among the FlowSchemas that match a given request. "
      "The chosen FlowSchema is among those with the numerically lowest (which we take to be "
      "logically highest) MatchingPrecedence.  Each MatchingPrecedence value must be ranged in "
      "[1,10000]. Note that if the precedence is not specified, it will be set to 1000 as "
      "default." },
    { "flowschemas.flowcontrol.apiserver.k8s.io", "DistinguisherMethod", "string", "", 0,
      "`distinguisherMethod` defines how to compute the flow distinguisher for requests that match "
      "this schema. `nil` specifies that the distinguisher is disabled and thus will always be the "
      "empty string." },
    { "flowschemas.flowcontrol.apiserver.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "flowschemas.flowcontrol.apiserver.k8s.io", "MissingPL", "string", "", 0,
      "references a broken or non-existent PriorityLevelConfiguration" },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "Type", "string", "", 0,
      "`type` indicates whether this priority level is subject to limitation on request execution. "
      " A value of `\"Exempt\"` means that requests of this priority level are not subject to a "
      "limit (and thus are never queued) and do not detract from the capacity made available to "
      "other priority levels.  A value of `\"Limited\"` means that (a) requests of this priority "
      "level _are_ subject to limits and (b) some of the server's limited capacity is made "
      "available exclusively to this priority level. Required." },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "NominalConcurrencyShares",
      "string", "", 0,
      "`nominalConcurrencyShares` (NCS) contributes to the computation of the "
      "NominalConcurrencyLimit (NominalCL) of this level. This is the number of execution seats "
      "available at this priority level. This is used both for requests dispatched from this "
      "priority level as well as requests dispatched from other priority levels borrowing seats "
      "from this level. The server's concurrency limit (ServerCL) is divided among the Limited "
      "priority levels in proportion to their NCS values:\n\nNominalCL(i)  = ceil( ServerCL * "
      "NCS(i) / sum_ncs ) sum_ncs = sum[priority level k] NCS(k)\n\nBigger numbers mean a larger "
      "nominal concurrency limit, at the expense of every other priority level.\n\nIf not "
      "specified, this field defaults to a value of 30.\n\nSetting this field to zero supports the "
      "construction of a \"jail\" for this priority level that is used to hold some request(s)" },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "Queues", "string", "", 0,
      "`queues` is the number of queues for this priority level. The queues exist independently at "
      "each apiserver. The value must be positive.  Setting it to 1 effectively precludes "
      "shufflesharding and thus makes the distinguisher method of associated flow schemas "
      "irrelevant.  This field has a default value of 64." },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "HandSize", "string", "", 0,
      "`handSize` is a small positive number that configures the shuffle sharding of requests into "
      "queues.  When enqueuing a request at this priority level the request's flow identifier (a "
      "string pair) is hashed and the hash value is used to shuffle the list of queues and deal a "
      "hand of the size specified here.  The request is put into one of the shortest queues in "
      "that hand. `handSize` must be no larger than `queues`, and should be significantly smaller "
      "(so that a few heavy flows do not saturate most of the queues).  See the user-facing "
      "documentation for more extensive guidance on setting this field.  This field has a default "
      "value of 8." },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "QueueLengthLimit", "string", "",
      0,
      "`queueLengthLimit` is the maximum number of requests allowed to be waiting in a given queue "
      "of this priority level at a time; excess requests are rejected.  This value must be "
      "positive.  If not specified, it will be defaulted to 50." },
    { "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "ingressclasses.networking.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "ingressclasses.networking.k8s.io", "Controller", "string", "", 0,
      "Controller that is responsible for handling this class" },
    { "ingressclasses.networking.k8s.io", "Parameters", "string", "", 0,
      "A reference to a resource with additional parameters" },
    { "ingressclasses.networking.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "ingresses.networking.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "ingresses.networking.k8s.io", "Class", "string", "", 0,
      "The name of the IngressClass resource that should be used for additional configuration" },
    { "ingresses.networking.k8s.io", "Hosts", "string", "", 0,
      "Hosts that incoming requests are matched against before the ingress rule" },
    { "ingresses.networking.k8s.io", "Address", "string", "", 0,
      "Address is a list containing ingress points for the load-balancer" },
    { "ingresses.networking.k8s.io", "Ports", "string", "", 0,
      "Ports of TLS configurations that open" },
    { "ingresses.networking.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "ipaddresses.networking.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "ipaddresses.networking.k8s.io", "ParentRef", "string", "", 0,
      "ParentRef references the resource that an IPAddress is attached to. An IPAddress must "
      "reference a parent object." },
    { "networkpolicies.networking.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "networkpolicies.networking.k8s.io", "Pod-Selector", "string", "", 0,
      "Selects the pods to which this NetworkPolicy object applies.  The array of ingress rules is "
      "applied to any pods selected by this field. Multiple network policies can select the same "
      "set of pods.  In this case, the ingress rules for each are combined additively. This field "
      "is NOT optional and follows standard label selector semantics. An empty podSelector matches "
      "all pods in this namespace." },
    { "networkpolicies.networking.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "servicecidrs.networking.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "servicecidrs.networking.k8s.io", "CIDRs", "string", "", 0,
      "CIDRs defines the IP blocks in CIDR notation (e.g. \"192.168.0.0/24\" or \"2001:db8::/64\") "
      "from which to assign service cluster IPs. Max of two CIDRs is allowed, one of each IP "
      "family. This field is immutable." },
    { "servicecidrs.networking.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "runtimeclasses.node.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "runtimeclasses.node.k8s.io", "Handler", "string", "", 0, "" },
    { "runtimeclasses.node.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "poddisruptionbudgets.policy", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "poddisruptionbudgets.policy", "Min Available", "string", "", 0,
      "The minimum number of pods that must be available." },
    { "poddisruptionbudgets.policy", "Max Unavailable", "string", "", 0,
      "The maximum number of pods that may be unavailable." },
    { "poddisruptionbudgets.policy", "Allowed Disruptions", "integer", "", 0,
      "Calculated number of pods that may be disrupted at this time." },
    { "poddisruptionbudgets.policy", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Role", "string", "", 0,
      "RoleRef can only reference a ClusterRole in the global namespace. If the RoleRef cannot be "
      "resolved, the Authorizer must return an error." },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Users", "string", "", 1,
      "Users in the clusterRoleBinding" },
    { "clusterrolebindings.rbac.authorization.k8s.io", "Groups", "string", "", 1,
      "Groups in the clusterRoleBinding" },
    { "clusterrolebindings.rbac.authorization.k8s.io", "ServiceAccounts", "string", "", 1,
      "ServiceAccounts in the clusterRoleBinding" },
    { "clusterroles.rbac.authorization.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "clusterroles.rbac.authorization.k8s.io", "Created At", "date", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "rolebindings.rbac.authorization.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "rolebindings.rbac.authorization.k8s.io", "Role", "string", "", 0,
      "RoleRef can reference a Role in the current namespace or a ClusterRole in the global "
      "namespace. If the RoleRef cannot be resolved, the Authorizer must return an error." },
    { "rolebindings.rbac.authorization.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "rolebindings.rbac.authorization.k8s.io", "Users", "string", "", 1,
      "Users in the roleBinding" },
    { "rolebindings.rbac.authorization.k8s.io", "Groups", "string", "", 1,
      "Groups in the roleBinding" },
    { "rolebindings.rbac.authorization.k8s.io", "ServiceAccounts", "string", "", 1,
      "ServiceAccounts in the roleBinding" },
    { "roles.rbac.authorization.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "roles.rbac.authorization.k8s.io", "Created At", "date", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "deviceclasses.resource.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "deviceclasses.resource.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "resourceclaims.resource.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "resourceclaims.resource.k8s.io", "State", "string", "", 0,
      "A summary of the current state (allocated, pending, reserved, etc.)." },
    { "resourceclaims.resource.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "resourceclaimtemplates.resource.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "resourceclaimtemplates.resource.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "resourceslices.resource.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "resourceslices.resource.k8s.io", "Node", "string", "", 0,
      "NodeName identifies the node which provides the resources in this pool. A field selector "
      "can be used to list only ResourceSlice objects belonging to a certain node.\n\nThis field "
      "can be used to limit access from nodes to ResourceSlices with the same node name. It also "
      "indicates to autoscalers that adding new nodes of the same type as some old node might also "
      "make new resources available.\n\nExactly one of NodeName, NodeSelector, AllNodes, and "
      "PerDeviceNodeSelection must be set. This field is immutable." },
    { "resourceslices.resource.k8s.io", "Driver", "string", "", 0,
      "Driver identifies the DRA driver providing the capacity information. A field selector can "
      "be used to list only ResourceSlice objects with a certain driver name.\n\nMust be a DNS "
      "subdomain and should end with a DNS domain owned by the vendor of the driver. It should use "
      "only lower case characters. This field is immutable." },
    { "resourceslices.resource.k8s.io", "Pool", "string", "", 0,
      "Name is used to identify the pool. For node-local devices, this is often the node name, but "
      "this is not required.\n\nIt must not be longer than 253 characters and must consist of one "
      "or more DNS sub-domains separated by slashes. This field is immutable." },
    { "resourceslices.resource.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "priorityclasses.scheduling.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "priorityclasses.scheduling.k8s.io", "Value", "integer", "", 0,
      "value represents the integer value of this priority class. This is the actual priority that "
      "pods receive when they have the name of this class in their pod spec." },
    { "priorityclasses.scheduling.k8s.io", "Global-Default", "boolean", "", 0,
      "globalDefault specifies whether this PriorityClass should be considered as the default "
      "priority for pods that do not have any priority class. Only one PriorityClass can be marked "
      "as `globalDefault`. However, if more than one PriorityClasses exists with their "
      "`globalDefault` field set to true, the smallest value of such global default "
      "PriorityClasses will be used as the default priority." },
    { "priorityclasses.scheduling.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "priorityclasses.scheduling.k8s.io", "PreemptionPolicy", "string", "", 0,
      "preemptionPolicy is the Policy for preempting pods with lower priority. One of Never, "
      "PreemptLowerPriority. Defaults to PreemptLowerPriority if unset." },
    { "csidrivers.storage.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "csidrivers.storage.k8s.io", "AttachRequired", "boolean", "", 0,
      "attachRequired indicates this CSI volume driver requires an attach operation (because it "
      "implements the CSI ControllerPublishVolume() method), and that the Kubernetes attach detach "
      "controller should call the attach volume interface which checks the volumeattachment status "
      "and waits until the volume is attached before proceeding to mounting. The CSI "
      "external-attacher coordinates with CSI volume driver and updates the volumeattachment "
      "status when the attach operation is complete. If the value is specified to false, the "
      "attach operation will be skipped. Otherwise the attach operation will be called.\n\nThis "
      "field is immutable." },
    { "csidrivers.storage.k8s.io", "PodInfoOnMount", "boolean", "", 0,
      "podInfoOnMount indicates this CSI volume driver requires additional pod information (like "
      "podName, podUID, etc.) during mount operations, if set to true. If set to false, pod "
      "information will not be passed on mount. Default is false.\n\nThe CSI driver specifies "
      "podInfoOnMount as part of driver deployment. If true, Kubelet will pass pod information as "
      "VolumeContext in the CSI NodePublishVolume() calls. The CSI driver is responsible for "
      "parsing and validating the information passed in as VolumeContext.\n\nThe following "
      "VolumeContext will be passed if podInfoOnMount is set to true. This list might grow, but "
      "the prefix will be used. \"csi.storage.k8s.io/pod.name\": pod.Name "
      "\"csi.storage.k8s.io/pod.namespace\": pod.Namespace \"csi.storage.k8s.io/pod.uid\": "
      "string(pod.UID) \"csi.storage.k8s.io/ephemeral\": \"true\" if the volume is an ephemeral "
      "inline volume\n                                defined by a CSIVolumeSource, otherwise "
      "\"false\"\n\n\"csi.storage.k8s.io/ephemeral\" is a new feature in Kubernetes 1.16. It is "
      "only required for drivers which support both the \"Persistent\" and \"Ephemeral\" "
      "VolumeLifecycleMode. Other drivers can leave pod info disabled and/or ignore this field. As "
      "Kubernetes 1.15 doesn't support this field, drivers can only support one mode when deployed "
      "on such a cluster and the deployment determines which mode that is, for example via a "
      "command line parameter of the driver.\n\nThis field was immutable in Kubernetes < 1.29 and "
      "now is mutable." },
    { "csidrivers.storage.k8s.io", "StorageCapacity", "boolean", "", 0,
      "storageCapacity indicates that the CSI volume driver wants pod scheduling to consider the "
      "storage capacity that the driver deployment will report by creating CSIStorageCapacity "
      "objects with capacity information, if set to true.\n\nThe check can be enabled immediately "
      "when deploying a driver. In that case, provisioning new volumes with late binding will "
      "pause until the driver deployment has published some suitable CSIStorageCapacity "
      "object.\n\nAlternatively, the driver can be deployed with the field unset or false and it "
      "can be flipped later when storage capacity information has been published.\n\nThis field "
      "was immutable in Kubernetes <= 1.22 and now is mutable." },
    { "csidrivers.storage.k8s.io", "TokenRequests", "string", "", 0,
      "tokenRequests indicates the CSI driver needs pods' service account tokens it is mounting "
      "volume for to do necessary authentication. Kubelet will pass the tokens in VolumeContext in "
      "the CSI NodePublishVolume calls. The CSI driver should parse and validate the following "
      "VolumeContext: \"csi.storage.k8s.io/serviceAccount.tokens\": {\n  \"<audience>\": {\n    "
      "\"token\": <token>,\n    \"expirationTimestamp\": <expiration timestamp in RFC3339>,\n  "
      "},\n  ...\n}\n\nNote: Audience in each TokenRequest should be different and at most one "
      "token is empty string. To receive a new token after expiry, RequiresRepublish can be used "
      "to trigger NodePublishVolume periodically." },
    { "csidrivers.storage.k8s.io", "RequiresRepublish", "boolean", "", 0,
      "requiresRepublish indicates the CSI driver wants `NodePublishVolume` being periodically "
      "called to reflect any possible change in the mounted volume. This field defaults to "
      "false.\n\nNote: After a successful initial NodePublishVolume call, subsequent calls to "
      "NodePublishVolume should only update the contents of the volume. New mount points will not "
      "be seen by a running container." },
    { "csidrivers.storage.k8s.io", "Modes", "string", "", 0,
      "volumeLifecycleModes defines what kind of volumes this CSI volume driver supports. The "
      "default if the list is empty is \"Persistent\", which is the usage defined by the CSI "
      "specification and implemented in Kubernetes via the usual PV/PVC mechanism.\n\nThe other "
      "mode is \"Ephemeral\". In this mode, volumes are defined inline inside the pod spec with "
      "CSIVolumeSource and their lifecycle is tied to the lifecycle of that pod. A driver has to "
      "be aware of this because it is only going to get a NodePublishVolume call for such a "
      "volume.\n\nFor more information about implementing this mode, see "
      "https://kubernetes-csi.github.io/docs/ephemeral-local-volumes.html A driver can support one "
      "or more of these modes and more modes may be added in the future.\n\nThis field is beta. "
      "This field is immutable." },
    { "csidrivers.storage.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "csinodes.storage.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "csinodes.storage.k8s.io", "Drivers", "integer", "", 0,
      "Drivers indicates the number of CSI drivers registered on the node" },
    { "csinodes.storage.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "csistoragecapacities.storage.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "csistoragecapacities.storage.k8s.io", "Created At", "date", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "storageclasses.storage.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "storageclasses.storage.k8s.io", "Provisioner", "string", "", 0,
      "provisioner indicates the type of the provisioner." },
    { "storageclasses.storage.k8s.io", "ReclaimPolicy", "string", "", 0,
      "reclaimPolicy controls the reclaimPolicy for dynamically provisioned PersistentVolumes of "
      "this storage class. Defaults to Delete." },
    { "storageclasses.storage.k8s.io", "VolumeBindingMode", "string", "", 0,
      "volumeBindingMode indicates how PersistentVolumeClaims should be provisioned and bound.  "
      "When unset, VolumeBindingImmediate is used. This field is only honored by servers that "
      "enable the VolumeScheduling feature." },
    { "storageclasses.storage.k8s.io", "AllowVolumeExpansion", "string", "", 0,
      "allowVolumeExpansion shows whether the storage class allow volume expand." },
    { "storageclasses.storage.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "volumeattachments.storage.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "volumeattachments.storage.k8s.io", "Attacher", "string", "name", 0,
      "attacher indicates the name of the volume driver that MUST handle this request. This is the "
      "name returned by GetPluginName()." },
    { "volumeattachments.storage.k8s.io", "PV", "string", "", 0,
      "persistentVolumeName represents the name of the persistent volume to attach." },
    { "volumeattachments.storage.k8s.io", "Node", "string", "", 0,
      "nodeName represents the node that the volume should be attached to." },
    { "volumeattachments.storage.k8s.io", "Attached", "boolean", "", 0,
      "attached indicates the volume is successfully attached. This field must only be set by the "
      "entity completing the attach operation, i.e. the external-attacher." },
    { "volumeattachments.storage.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { "volumeattributesclasses.storage.k8s.io", "Name", "string", "name", 0,
      "Name must be unique within a namespace. Is required when creating resources, although some "
      "resources may allow a client to request the generation of an appropriate name "
      "automatically. Name is primarily intended for creation idempotence and configuration "
      "definition. Cannot be updated. More info: "
      "https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names" },
    { "volumeattributesclasses.storage.k8s.io", "DriverName", "string", "", 0,
      "Name of the CSI driver This field is immutable." },
    { "volumeattributesclasses.storage.k8s.io", "Age", "string", "", 0,
      "CreationTimestamp is a timestamp representing the server time when this object was created. "
      "It is not guaranteed to be set in happens-before order across separate operations. Clients "
      "may not set this value. It is represented in RFC3339 form and is in UTC.\n\nPopulated by "
      "the system. Read-only. Null for lists. More info: "
      "https://git.k8s.io/community/contributors/devel/sig-architecture/"
      "api-conventions.md#metadata" },
    { NULL, NULL, NULL, NULL, 0, NULL },
};
