/* Where names, labels, images and their like stand in Kubernetes objects: the tables that come
 * built in. */
#include "render/kustomize/field_spec.h"

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define ROW(group, version, kind, path, create)                                                    \
    {                                                                                              \
        { TEXT(group), TEXT(version), TEXT(kind) }, TEXT(path), create                             \
    }

static const struct field_spec common_annotations[] = {
    ROW("", "", "", "metadata/annotations", true),
    ROW("", "v1", "ReplicationController", "spec/template/metadata/annotations", true),
    ROW("", "", "Deployment", "spec/template/metadata/annotations", true),
    ROW("", "", "ReplicaSet", "spec/template/metadata/annotations", true),
    ROW("", "", "DaemonSet", "spec/template/metadata/annotations", true),
    ROW("", "", "StatefulSet", "spec/template/metadata/annotations", true),
    ROW("batch", "", "Job", "spec/template/metadata/annotations", true),
    ROW("batch", "", "CronJob", "spec/jobTemplate/metadata/annotations", true),
    ROW("batch", "", "CronJob", "spec/jobTemplate/spec/template/metadata/annotations", true),
};

static const struct field_spec common_labels[] = {
    ROW("", "v1", "Service", "spec/selector", true),
    ROW("", "v1", "ReplicationController", "spec/selector", true),
    ROW("", "", "Deployment", "spec/selector/matchLabels", true),
    ROW("apps", "", "Deployment",
        "spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/"
        "podAffinityTerm/labelSelector/matchLabels",
        false),
    ROW("apps", "", "Deployment",
        "spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/"
        "labelSelector/matchLabels",
        false),
    ROW("apps", "", "Deployment",
        "spec/template/spec/affinity/podAntiAffinity/"
        "preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
        false),
    ROW("apps", "", "Deployment",
        "spec/template/spec/affinity/podAntiAffinity/"
        "requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
        false),
    ROW("apps", "", "Deployment",
        "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels", false),
    ROW("", "", "ReplicaSet", "spec/selector/matchLabels", true),
    ROW("", "", "DaemonSet", "spec/selector/matchLabels", true),
    ROW("apps", "", "StatefulSet", "spec/selector/matchLabels", true),
    ROW("apps", "", "StatefulSet",
        "spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/"
        "podAffinityTerm/labelSelector/matchLabels",
        false),
    ROW("apps", "", "StatefulSet",
        "spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/"
        "labelSelector/matchLabels",
        false),
    ROW("apps", "", "StatefulSet",
        "spec/template/spec/affinity/podAntiAffinity/"
        "preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
        false),
    ROW("apps", "", "StatefulSet",
        "spec/template/spec/affinity/podAntiAffinity/"
        "requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
        false),
    ROW("apps", "", "StatefulSet",
        "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels", false),
    ROW("batch", "", "Job", "spec/selector/matchLabels", false),
    ROW("batch", "", "CronJob", "spec/jobTemplate/spec/selector/matchLabels", false),
    ROW("policy", "", "PodDisruptionBudget", "spec/selector/matchLabels", false),
    ROW("networking.k8s.io", "", "NetworkPolicy", "spec/podSelector/matchLabels", false),
    ROW("networking.k8s.io", "", "NetworkPolicy", "spec/ingress/from/podSelector/matchLabels",
        false),
    ROW("networking.k8s.io", "", "NetworkPolicy", "spec/egress/to/podSelector/matchLabels", false),
    ROW("", "", "", "metadata/labels", true),
    ROW("", "v1", "ReplicationController", "spec/template/metadata/labels", true),
    ROW("", "", "Deployment", "spec/template/metadata/labels", true),
    ROW("", "", "ReplicaSet", "spec/template/metadata/labels", true),
    ROW("", "", "DaemonSet", "spec/template/metadata/labels", true),
    ROW("apps", "", "StatefulSet", "spec/template/metadata/labels", true),
    ROW("apps", "", "StatefulSet", "spec/volumeClaimTemplates[]/metadata/labels", true),
    ROW("batch", "", "Job", "spec/template/metadata/labels", true),
    ROW("batch", "", "CronJob", "spec/jobTemplate/metadata/labels", true),
    ROW("batch", "", "CronJob", "spec/jobTemplate/spec/template/metadata/labels", true),
};

static const struct field_spec images[] = {
    ROW("", "", "", "spec/containers[]/image", true),
    ROW("", "", "", "spec/initContainers[]/image", true),
    ROW("", "", "", "spec/volumes[]/image/reference", true),
    ROW("", "", "", "spec/template/spec/containers[]/image", true),
    ROW("", "", "", "spec/template/spec/initContainers[]/image", true),
    ROW("", "", "", "spec/template/spec/volumes[]/image/reference", true),
};

static const struct field_spec name_prefix[] = {
    ROW("", "", "", "metadata/name", false),
};

static const struct field_spec namespace[] = {
    ROW("", "", "Namespace", "metadata/name", true),
    ROW("apiregistration.k8s.io", "", "APIService", "spec/service/namespace", true),
    ROW("apiextensions.k8s.io", "", "CustomResourceDefinition",
        "spec/conversion/webhook/clientConfig/service/namespace", false),
};

static const struct field_spec name_suffix[] = {
    ROW("", "", "", "metadata/name", false),
};

static const struct field_spec replicas[] = {
    ROW("", "", "Deployment", "spec/replicas", true),
    ROW("", "", "StatefulSet", "spec/replicas", true),
    ROW("", "", "ReplicaSet", "spec/replicas", true),
    ROW("", "", "ReplicationController", "spec/replicas", true),
};

static const struct field_spec template_labels[] = {
    ROW("", "", "", "metadata/labels", true),
    ROW("", "v1", "ReplicationController", "spec/template/metadata/labels", true),
    ROW("", "", "Deployment", "spec/template/metadata/labels", true),
    ROW("", "", "ReplicaSet", "spec/template/metadata/labels", true),
    ROW("", "", "DaemonSet", "spec/template/metadata/labels", true),
    ROW("apps", "", "StatefulSet", "spec/template/metadata/labels", true),
    ROW("apps", "", "StatefulSet", "spec/volumeClaimTemplates[]/metadata/labels", true),
    ROW("batch", "", "Job", "spec/template/metadata/labels", true),
    ROW("batch", "", "CronJob", "spec/jobTemplate/metadata/labels", true),
    ROW("batch", "", "CronJob", "spec/jobTemplate/spec/template/metadata/labels", true),
};

static const struct field_spec var_reference[] = {
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/containers/args", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/containers/command", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/containers/env/value", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/containers/volumeMounts/mountPath",
        false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/initContainers/args", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/initContainers/command", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/initContainers/env/value", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/volumes/nfs/server", false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/args", false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/command", false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/env/value", false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/volumeMounts/mountPath", false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/args", false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/command", false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/env/value", false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "DaemonSet", "spec/template/spec/volumes/nfs/server", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/args", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/command", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/env/value", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/volumeMounts/mountPath", false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/args", false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/command", false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/env/value", false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "Deployment", "spec/template/spec/volumes/nfs/server", false),
    ROW("", "", "Deployment", "spec/template/metadata/annotations", false),
    ROW("", "", "Ingress", "spec/rules/host", false),
    ROW("", "", "Ingress", "spec/tls/hosts", false),
    ROW("", "", "Ingress", "spec/tls/secretName", false),
    ROW("", "", "Job", "spec/template/spec/containers/args", false),
    ROW("", "", "Job", "spec/template/spec/containers/command", false),
    ROW("", "", "Job", "spec/template/spec/containers/env/value", false),
    ROW("", "", "Job", "spec/template/spec/containers/volumeMounts/mountPath", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/args", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/command", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/env/value", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "Job", "spec/template/spec/volumes/nfs/server", false),
    ROW("", "", "Pod", "spec/containers/args", false),
    ROW("", "", "Pod", "spec/containers/command", false),
    ROW("", "", "Pod", "spec/containers/env/value", false),
    ROW("", "", "Pod", "spec/containers/volumeMounts/mountPath", false),
    ROW("", "", "Pod", "spec/initContainers/args", false),
    ROW("", "", "Pod", "spec/initContainers/command", false),
    ROW("", "", "Pod", "spec/initContainers/env/value", false),
    ROW("", "", "Pod", "spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "Pod", "spec/volumes/nfs/server", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/args", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/command", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/env/value", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/volumeMounts/mountPath", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/args", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/command", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/env/value", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/volumes/nfs/server", false),
    ROW("", "", "Service", "spec/ports/port", false),
    ROW("", "", "Service", "spec/ports/targetPort", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/args", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/command", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/env/value", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/volumeMounts/mountPath", false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/args", false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/command", false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/env/value", false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/volumeMounts/mountPath", false),
    ROW("", "", "StatefulSet", "spec/volumeClaimTemplates/spec/nfs/server", false),
    ROW("", "", "PersistentVolume", "spec/nfs/server", false),
    ROW("", "", "", "metadata/labels", false),
    ROW("", "", "", "metadata/annotations", false),
};

static const struct field_spec of_deployment[] = {
    ROW("", "", "HorizontalPodAutoscaler", "spec/scaleTargetRef/name", false),
};

static const struct field_spec of_replication_controller[] = {
    ROW("", "", "HorizontalPodAutoscaler", "spec/scaleTargetRef/name", false),
};

static const struct field_spec of_replica_set[] = {
    ROW("", "", "HorizontalPodAutoscaler", "spec/scaleTargetRef/name", false),
};

static const struct field_spec of_stateful_set[] = {
    ROW("", "", "HorizontalPodAutoscaler", "spec/scaleTargetRef/name", false),
};

static const struct field_spec of_config_map[] = {
    ROW("", "v1", "Pod", "spec/volumes/configMap/name", false),
    ROW("", "v1", "Pod", "spec/containers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "v1", "Pod", "spec/initContainers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "v1", "Pod", "spec/containers/envFrom/configMapRef/name", false),
    ROW("", "v1", "Pod", "spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "v1", "Pod", "spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "PodTemplate", "template/spec/volumes/configMap/name", false),
    ROW("", "", "PodTemplate", "template/spec/containers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "PodTemplate", "template/spec/initContainers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "PodTemplate", "template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "PodTemplate", "template/spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "", "PodTemplate", "template/spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "Deployment", "spec/template/spec/volumes/configMap/name", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "Deployment",
        "spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "", "Deployment", "spec/template/spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/volumes/configMap/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "ReplicaSet",
        "spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/volumes/configMap/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/volumes/configMap/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "StatefulSet",
        "spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/envFrom/configMapRef/name",
        false),
    ROW("", "", "StatefulSet", "spec/template/spec/volumes/projected/sources/configMap/name",
        false),
    ROW("", "", "Job", "spec/template/spec/volumes/configMap/name", false),
    ROW("", "", "Job", "spec/template/spec/containers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "Job", "spec/template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "", "Job", "spec/template/spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/volumes/configMap/name", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/volumes/projected/sources/configMap/name", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/containers/env/valueFrom/configMapKeyRef/name", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name",
        false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/containers/envFrom/configMapRef/name", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/initContainers/envFrom/configMapRef/name", false),
    ROW("", "", "Node", "spec/configSource/configMap", false),
    ROW("", "", "Role", "rules/resourceNames", false),
    ROW("", "", "ClusterRole", "rules/resourceNames", false),
    ROW("", "", "Ingress",
        "metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap", false),
};

static const struct field_spec of_secret[] = {
    ROW("", "v1", "Pod", "spec/volumes/secret/secretName", false),
    ROW("", "v1", "Pod", "spec/containers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "v1", "Pod", "spec/initContainers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "v1", "Pod", "spec/containers/envFrom/secretRef/name", false),
    ROW("", "v1", "Pod", "spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "v1", "Pod", "spec/imagePullSecrets/name", false),
    ROW("", "v1", "Pod", "spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "PodTemplate", "template/spec/volumes/secret/secretName", false),
    ROW("", "", "PodTemplate", "template/spec/containers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "", "PodTemplate", "template/spec/initContainers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "PodTemplate", "template/spec/containers/envFrom/secretRef/name", false),
    ROW("", "", "PodTemplate", "template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "PodTemplate", "template/spec/imagePullSecrets/name", false),
    ROW("", "", "PodTemplate", "template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "Deployment", "spec/template/spec/volumes/secret/secretName", false),
    ROW("", "", "Deployment", "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "Deployment", "spec/template/spec/containers/envFrom/secretRef/name", false),
    ROW("", "", "Deployment", "spec/template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "Deployment", "spec/template/spec/imagePullSecrets/name", false),
    ROW("", "", "Deployment", "spec/template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/volumes/secret/secretName", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "ReplicaSet", "spec/template/spec/containers/envFrom/secretRef/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/imagePullSecrets/name", false),
    ROW("", "", "ReplicaSet", "spec/template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/volumes/secret/secretName", false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "DaemonSet", "spec/template/spec/containers/envFrom/secretRef/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/imagePullSecrets/name", false),
    ROW("", "", "DaemonSet", "spec/template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/volumes/secret/secretName", false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "StatefulSet", "spec/template/spec/containers/envFrom/secretRef/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/imagePullSecrets/name", false),
    ROW("", "", "StatefulSet", "spec/template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "Job", "spec/template/spec/volumes/secret/secretName", false),
    ROW("", "", "Job", "spec/template/spec/containers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "", "Job", "spec/template/spec/containers/envFrom/secretRef/name", false),
    ROW("", "", "Job", "spec/template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "Job", "spec/template/spec/imagePullSecrets/name", false),
    ROW("", "", "Job", "spec/template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/volumes/secret/secretName", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/volumes/projected/sources/secret/name", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/containers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name",
        false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/containers/envFrom/secretRef/name",
        false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/initContainers/envFrom/secretRef/name", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/imagePullSecrets/name", false),
    ROW("", "", "Ingress", "spec/tls/secretName", false),
    ROW("", "", "Ingress", "metadata/annotations/ingress.kubernetes.io\\/auth-secret", false),
    ROW("", "", "Ingress", "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret", false),
    ROW("", "", "Ingress", "metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret",
        false),
    ROW("", "", "Ingress", "spec/tls/secretName", false),
    ROW("", "", "ServiceAccount", "imagePullSecrets/name", false),
    ROW("", "", "StorageClass", "parameters/secretName", false),
    ROW("", "", "StorageClass", "parameters/adminSecretName", false),
    ROW("", "", "StorageClass", "parameters/userSecretName", false),
    ROW("", "", "StorageClass", "parameters/secretRef", false),
    ROW("", "", "Role", "rules/resourceNames", false),
    ROW("", "", "ClusterRole", "rules/resourceNames", false),
    ROW("serving.knative.dev", "v1", "Service",
        "spec/template/spec/containers/env/valueFrom/secretKeyRef/name", false),
    ROW("", "", "PersistentVolume", "spec/azureFile/secretName", false),
};

static const struct field_spec of_service[] = {
    ROW("apps", "", "StatefulSet", "spec/serviceName", false),
    ROW("", "", "Ingress", "spec/rules/http/paths/backend/serviceName", false),
    ROW("", "", "Ingress", "spec/backend/serviceName", false),
    ROW("", "", "Ingress", "spec/rules/http/paths/backend/service/name", false),
    ROW("", "", "Ingress", "spec/defaultBackend/service/name", false),
    ROW("apiregistration.k8s.io", "", "APIService", "spec/service/name", false),
    ROW("admissionregistration.k8s.io", "", "ValidatingWebhookConfiguration",
        "webhooks/clientConfig/service", false),
    ROW("admissionregistration.k8s.io", "", "MutatingWebhookConfiguration",
        "webhooks/clientConfig/service", false),
};

static const struct field_spec of_role[] = {
    ROW("rbac.authorization.k8s.io", "", "RoleBinding", "roleRef/name", false),
};

static const struct field_spec of_cluster_role[] = {
    ROW("rbac.authorization.k8s.io", "", "RoleBinding", "roleRef/name", false),
    ROW("rbac.authorization.k8s.io", "", "ClusterRoleBinding", "roleRef/name", false),
};

static const struct field_spec of_service_account[] = {
    ROW("rbac.authorization.k8s.io", "", "RoleBinding", "subjects", false),
    ROW("rbac.authorization.k8s.io", "", "ClusterRoleBinding", "subjects", false),
    ROW("", "", "Pod", "spec/serviceAccountName", false),
    ROW("", "", "StatefulSet", "spec/template/spec/serviceAccountName", false),
    ROW("", "", "Deployment", "spec/template/spec/serviceAccountName", false),
    ROW("", "", "ReplicationController", "spec/template/spec/serviceAccountName", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/serviceAccountName", false),
    ROW("", "", "Job", "spec/template/spec/serviceAccountName", false),
    ROW("", "", "DaemonSet", "spec/template/spec/serviceAccountName", false),
};

static const struct field_spec of_persistent_volume_claim[] = {
    ROW("", "", "Pod", "spec/volumes/persistentVolumeClaim/claimName", false),
    ROW("", "", "StatefulSet", "spec/template/spec/volumes/persistentVolumeClaim/claimName", false),
    ROW("", "", "Deployment", "spec/template/spec/volumes/persistentVolumeClaim/claimName", false),
    ROW("", "", "ReplicationController",
        "spec/template/spec/volumes/persistentVolumeClaim/claimName", false),
    ROW("", "", "CronJob",
        "spec/jobTemplate/spec/template/spec/volumes/persistentVolumeClaim/claimName", false),
    ROW("", "", "Job", "spec/template/spec/volumes/persistentVolumeClaim/claimName", false),
    ROW("", "", "DaemonSet", "spec/template/spec/volumes/persistentVolumeClaim/claimName", false),
};

static const struct field_spec of_persistent_volume[] = {
    ROW("", "", "PersistentVolumeClaim", "spec/volumeName", false),
    ROW("", "", "ClusterRole", "rules/resourceNames", false),
};

static const struct field_spec of_storage_class[] = {
    ROW("", "", "PersistentVolume", "spec/storageClassName", false),
    ROW("", "", "PersistentVolumeClaim", "spec/storageClassName", false),
    ROW("", "", "StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName", false),
};

static const struct field_spec of_priority_class[] = {
    ROW("", "", "Pod", "spec/priorityClassName", false),
    ROW("", "", "StatefulSet", "spec/template/spec/priorityClassName", false),
    ROW("", "", "Deployment", "spec/template/spec/priorityClassName", false),
    ROW("", "", "ReplicationController", "spec/template/spec/priorityClassName", false),
    ROW("", "", "CronJob", "spec/jobTemplate/spec/template/spec/priorityClassName", false),
    ROW("", "", "Job", "spec/template/spec/priorityClassName", false),
    ROW("", "", "DaemonSet", "spec/template/spec/priorityClassName", false),
};

static const struct field_spec of_ingress_class[] = {
    ROW("", "", "Ingress", "spec/ingressClassName", false),
};

static const struct field_spec of_validating_admission_policy[] = {
    ROW("admissionregistration.k8s.io", "", "ValidatingAdmissionPolicyBinding", "spec/policyName",
        false),
};

#define TABLE(rows)                                                                                \
    {                                                                                              \
        rows, sizeof(rows) / sizeof(*(rows))                                                       \
    }

static const struct name_reference references[] = {
    { { TEXT(""), TEXT(""), TEXT("Deployment") }, TABLE(of_deployment) },
    { { TEXT(""), TEXT(""), TEXT("ReplicationController") }, TABLE(of_replication_controller) },
    { { TEXT(""), TEXT(""), TEXT("ReplicaSet") }, TABLE(of_replica_set) },
    { { TEXT(""), TEXT(""), TEXT("StatefulSet") }, TABLE(of_stateful_set) },
    { { TEXT(""), TEXT("v1"), TEXT("ConfigMap") }, TABLE(of_config_map) },
    { { TEXT(""), TEXT("v1"), TEXT("Secret") }, TABLE(of_secret) },
    { { TEXT(""), TEXT("v1"), TEXT("Service") }, TABLE(of_service) },
    { { TEXT("rbac.authorization.k8s.io"), TEXT(""), TEXT("Role") }, TABLE(of_role) },
    { { TEXT("rbac.authorization.k8s.io"), TEXT(""), TEXT("ClusterRole") },
      TABLE(of_cluster_role) },
    { { TEXT(""), TEXT("v1"), TEXT("ServiceAccount") }, TABLE(of_service_account) },
    { { TEXT(""), TEXT("v1"), TEXT("PersistentVolumeClaim") }, TABLE(of_persistent_volume_claim) },
    { { TEXT(""), TEXT("v1"), TEXT("PersistentVolume") }, TABLE(of_persistent_volume) },
    { { TEXT("storage.k8s.io"), TEXT("v1"), TEXT("StorageClass") }, TABLE(of_storage_class) },
    { { TEXT("scheduling.k8s.io"), TEXT("v1"), TEXT("PriorityClass") }, TABLE(of_priority_class) },
    { { TEXT("networking.k8s.io/v1"), TEXT("v1"), TEXT("IngressClass") }, TABLE(of_ingress_class) },
    { { TEXT("admissionregistration.k8s.io"), TEXT(""), TEXT("ValidatingAdmissionPolicy") },
      TABLE(of_validating_admission_policy) },
};

const struct field_config field_config_builtin = {
    .common_annotations = TABLE(common_annotations),
    .common_labels = TABLE(common_labels),
    .images = TABLE(images),
    .name_prefix = TABLE(name_prefix),
    .namespace = TABLE(namespace),
    .name_suffix = TABLE(name_suffix),
    .replicas = TABLE(replicas),
    .template_labels = TABLE(template_labels),
    .var_reference = TABLE(var_reference),
    .name_references = references,
    .name_reference_count = sizeof(references) / sizeof(*references),
};
