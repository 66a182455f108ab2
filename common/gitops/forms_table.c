/* Made by tools/generate_forms from the tables in kubernetes/. */
#include "gitops/forms_table.h"

/* clang-format off */
const char form_texts[] =
    "expression\0"
    "admissionregistration.v1.ApplyConfiguration\0"
    "key\0"
    "valueExpression\0"
    "admissionregistration.v1.AuditAnnotation\0"
    "fieldRef\0"
    "warning\0"
    "admissionregistration.v1.ExpressionWarning\0"
    "admissionregistration.v1.JSONPatch\0"
    "name\0"
    "admissionregistration.v1.MatchCondition\0"
    "excludeResourceRules\0"
    "matchPolicy\0"
    "namespaceSelector\0"
    "objectSelector\0"
    "resourceRules\0"
    "admissionregistration.v1.MatchResources\0"
    "apiVersion\0"
    "kind\0"
    "metadata\0"
    "spec\0"
    "admissionregistration.v1.MutatingAdmissionPolicy\0"
    "admissionregistration.v1.MutatingAdmissionPolicyBinding\0"
    "matchResources\0"
    "paramRef\0"
    "policyName\0"
    "admissionregistration.v1.MutatingAdmissionPolicyBindingSpec\0"
    "failurePolicy\0"
    "matchConditions\0"
    "matchConstraints\0"
    "mutations\0"
    "paramKind\0"
    "reinvocationPolicy\0"
    "variables\0"
    "admissionregistration.v1.MutatingAdmissionPolicySpec\0"
    "admissionReviewVersions\0"
    "clientConfig\0"
    "rules\0"
    "sideEffects\0"
    "timeoutSeconds\0"
    "admissionregistration.v1.MutatingWebhook\0"
    "webhooks\0"
    "admissionregistration.v1.MutatingWebhookConfiguration\0"
    "applyConfiguration\0"
    "jsonPatch\0"
    "patchType\0"
    "admissionregistration.v1.Mutation\0"
    "apiGroups\0"
    "apiVersions\0"
    "operations\0"
    "resourceNames\0"
    "resources\0"
    "scope\0"
    "admissionregistration.v1.NamedRuleWithOperations\0"
    "admissionregistration.v1.ParamKind\0"
    "namespace\0"
    "parameterNotFoundAction\0"
    "selector\0"
    "admissionregistration.v1.ParamRef\0"
    "admissionregistration.v1.RuleWithOperations\0"
    "path\0"
    "port\0"
    "admissionregistration.v1.ServiceReference\0"
    "expressionWarnings\0"
    "admissionregistration.v1.TypeChecking\0"
    "status\0"
    "admissionregistration.v1.ValidatingAdmissionPolicy\0"
    "admissionregistration.v1.ValidatingAdmissionPolicyBinding\0"
    "validationActions\0"
    "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec\0"
    "auditAnnotations\0"
    "validations\0"
    "admissionregistration.v1.ValidatingAdmissionPolicySpec\0"
    "conditions\0"
    "observedGeneration\0"
    "typeChecking\0"
    "admissionregistration.v1.ValidatingAdmissionPolicyStatus\0"
    "admissionregistration.v1.ValidatingWebhook\0"
    "admissionregistration.v1.ValidatingWebhookConfiguration\0"
    "message\0"
    "messageExpression\0"
    "reason\0"
    "admissionregistration.v1.Validation\0"
    "admissionregistration.v1.Variable\0"
    "caBundle\0"
    "service\0"
    "url\0"
    "admissionregistration.v1.WebhookClientConfig\0"
    "admissionregistration.v1alpha1.ApplyConfiguration\0"
    "admissionregistration.v1alpha1.AuditAnnotation\0"
    "admissionregistration.v1alpha1.ExpressionWarning\0"
    "admissionregistration.v1alpha1.JSONPatch\0"
    "admissionregistration.v1alpha1.MatchCondition\0"
    "admissionregistration.v1alpha1.MatchResources\0"
    "admissionregistration.v1alpha1.MutatingAdmissionPolicy\0"
    "admissionregistration.v1alpha1.MutatingAdmissionPolicyBinding\0"
    "admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec\0"
    "admissionregistration.v1alpha1.MutatingAdmissionPolicySpec\0"
    "admissionregistration.v1alpha1.Mutation\0"
    "admissionregistration.v1alpha1.NamedRuleWithOperations\0"
    "admissionregistration.v1alpha1.ParamKind\0"
    "admissionregistration.v1alpha1.ParamRef\0"
    "admissionregistration.v1alpha1.TypeChecking\0"
    "admissionregistration.v1alpha1.ValidatingAdmissionPolicy\0"
    "admissionregistration.v1alpha1.ValidatingAdmissionPolicyBinding\0"
    "admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec\0"
    "admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec\0"
    "admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus\0"
    "admissionregistration.v1alpha1.Validation\0"
    "admissionregistration.v1alpha1.Variable\0"
    "admissionregistration.v1beta1.ApplyConfiguration\0"
    "admissionregistration.v1beta1.AuditAnnotation\0"
    "admissionregistration.v1beta1.ExpressionWarning\0"
    "admissionregistration.v1beta1.JSONPatch\0"
    "admissionregistration.v1beta1.MatchCondition\0"
    "admissionregistration.v1beta1.MatchResources\0"
    "admissionregistration.v1beta1.MutatingAdmissionPolicy\0"
    "admissionregistration.v1beta1.MutatingAdmissionPolicyBinding\0"
    "admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec\0"
    "admissionregistration.v1beta1.MutatingAdmissionPolicySpec\0"
    "admissionregistration.v1beta1.MutatingWebhook\0"
    "admissionregistration.v1beta1.MutatingWebhookConfiguration\0"
    "admissionregistration.v1beta1.Mutation\0"
    "admissionregistration.v1beta1.NamedRuleWithOperations\0"
    "admissionregistration.v1beta1.ParamKind\0"
    "admissionregistration.v1beta1.ParamRef\0"
    "admissionregistration.v1beta1.ServiceReference\0"
    "admissionregistration.v1beta1.TypeChecking\0"
    "admissionregistration.v1beta1.ValidatingAdmissionPolicy\0"
    "admissionregistration.v1beta1.ValidatingAdmissionPolicyBinding\0"
    "admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec\0"
    "admissionregistration.v1beta1.ValidatingAdmissionPolicySpec\0"
    "admissionregistration.v1beta1.ValidatingAdmissionPolicyStatus\0"
    "admissionregistration.v1beta1.ValidatingWebhook\0"
    "admissionregistration.v1beta1.ValidatingWebhookConfiguration\0"
    "admissionregistration.v1beta1.Validation\0"
    "admissionregistration.v1beta1.Variable\0"
    "admissionregistration.v1beta1.WebhookClientConfig\0"
    "apiServerID\0"
    "decodableVersions\0"
    "encodingVersion\0"
    "servedVersions\0"
    "apiserverinternal.v1alpha1.ServerStorageVersion\0"
    "apiserverinternal.v1alpha1.StorageVersion\0"
    "lastTransitionTime\0"
    "type\0"
    "apiserverinternal.v1alpha1.StorageVersionCondition\0"
    "apiserverinternal.v1alpha1.StorageVersionSpec\0"
    "commonEncodingVersion\0"
    "storageVersions\0"
    "apiserverinternal.v1alpha1.StorageVersionStatus\0"
    "data\0"
    "revision\0"
    "apps.v1.ControllerRevision\0"
    "apps.v1.DaemonSet\0"
    "apps.v1.DaemonSetCondition\0"
    "minReadySeconds\0"
    "revisionHistoryLimit\0"
    "template\0"
    "updateStrategy\0"
    "apps.v1.DaemonSetSpec\0"
    "collisionCount\0"
    "currentNumberScheduled\0"
    "desiredNumberScheduled\0"
    "numberAvailable\0"
    "numberMisscheduled\0"
    "numberReady\0"
    "numberUnavailable\0"
    "updatedNumberScheduled\0"
    "apps.v1.DaemonSetStatus\0"
    "rollingUpdate\0"
    "apps.v1.DaemonSetUpdateStrategy\0"
    "apps.v1.Deployment\0"
    "lastUpdateTime\0"
    "apps.v1.DeploymentCondition\0"
    "paused\0"
    "progressDeadlineSeconds\0"
    "replicas\0"
    "strategy\0"
    "apps.v1.DeploymentSpec\0"
    "availableReplicas\0"
    "readyReplicas\0"
    "terminatingReplicas\0"
    "unavailableReplicas\0"
    "updatedReplicas\0"
    "apps.v1.DeploymentStatus\0"
    "apps.v1.DeploymentStrategy\0"
    "apps.v1.ReplicaSet\0"
    "apps.v1.ReplicaSetCondition\0"
    "apps.v1.ReplicaSetSpec\0"
    "fullyLabeledReplicas\0"
    "apps.v1.ReplicaSetStatus\0"
    "maxSurge\0"
    "maxUnavailable\0"
    "apps.v1.RollingUpdateDaemonSet\0"
    "apps.v1.RollingUpdateDeployment\0"
    "partition\0"
    "apps.v1.RollingUpdateStatefulSetStrategy\0"
    "apps.v1.StatefulSet\0"
    "apps.v1.StatefulSetCondition\0"
    "start\0"
    "apps.v1.StatefulSetOrdinals\0"
    "whenDeleted\0"
    "whenScaled\0"
    "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy\0"
    "ordinals\0"
    "persistentVolumeClaimRetentionPolicy\0"
    "podManagementPolicy\0"
    "serviceName\0"
    "volumeClaimTemplates\0"
    "apps.v1.StatefulSetSpec\0"
    "currentReplicas\0"
    "currentRevision\0"
    "updateRevision\0"
    "apps.v1.StatefulSetStatus\0"
    "apps.v1.StatefulSetUpdateStrategy\0"
    "apps.v1beta1.ControllerRevision\0"
    "apps.v1beta1.Deployment\0"
    "apps.v1beta1.DeploymentCondition\0"
    "rollbackTo\0"
    "updatedAnnotations\0"
    "apps.v1beta1.DeploymentRollback\0"
    "apps.v1beta1.DeploymentSpec\0"
    "apps.v1beta1.DeploymentStatus\0"
    "apps.v1beta1.DeploymentStrategy\0"
    "apps.v1beta1.RollbackConfig\0"
    "apps.v1beta1.RollingUpdateDeployment\0"
    "apps.v1beta1.RollingUpdateStatefulSetStrategy\0"
    "apps.v1beta1.Scale\0"
    "apps.v1beta1.ScaleSpec\0"
    "targetSelector\0"
    "apps.v1beta1.ScaleStatus\0"
    "apps.v1beta1.StatefulSet\0"
    "apps.v1beta1.StatefulSetCondition\0"
    "apps.v1beta1.StatefulSetOrdinals\0"
    "apps.v1beta1.StatefulSetPersistentVolumeClaimRetentionPolicy\0"
    "apps.v1beta1.StatefulSetSpec\0"
    "apps.v1beta1.StatefulSetStatus\0"
    "apps.v1beta1.StatefulSetUpdateStrategy\0"
    "apps.v1beta2.ControllerRevision\0"
    "apps.v1beta2.DaemonSet\0"
    "apps.v1beta2.DaemonSetCondition\0"
    "apps.v1beta2.DaemonSetSpec\0"
    "apps.v1beta2.DaemonSetStatus\0"
    "apps.v1beta2.DaemonSetUpdateStrategy\0"
    "apps.v1beta2.Deployment\0"
    "apps.v1beta2.DeploymentCondition\0"
    "apps.v1beta2.DeploymentSpec\0"
    "apps.v1beta2.DeploymentStatus\0"
    "apps.v1beta2.DeploymentStrategy\0"
    "apps.v1beta2.ReplicaSet\0"
    "apps.v1beta2.ReplicaSetCondition\0"
    "apps.v1beta2.ReplicaSetSpec\0"
    "apps.v1beta2.ReplicaSetStatus\0"
    "apps.v1beta2.RollingUpdateDaemonSet\0"
    "apps.v1beta2.RollingUpdateDeployment\0"
    "apps.v1beta2.RollingUpdateStatefulSetStrategy\0"
    "apps.v1beta2.Scale\0"
    "apps.v1beta2.ScaleSpec\0"
    "apps.v1beta2.ScaleStatus\0"
    "apps.v1beta2.StatefulSet\0"
    "apps.v1beta2.StatefulSetCondition\0"
    "apps.v1beta2.StatefulSetOrdinals\0"
    "apps.v1beta2.StatefulSetPersistentVolumeClaimRetentionPolicy\0"
    "apps.v1beta2.StatefulSetSpec\0"
    "apps.v1beta2.StatefulSetStatus\0"
    "apps.v1beta2.StatefulSetUpdateStrategy\0"
    "uid\0"
    "authentication.v1.BoundObjectReference\0"
    "authentication.v1.SelfSubjectReview\0"
    "userInfo\0"
    "authentication.v1.SelfSubjectReviewStatus\0"
    "authentication.v1.TokenRequest\0"
    "audiences\0"
    "boundObjectRef\0"
    "expirationSeconds\0"
    "authentication.v1.TokenRequestSpec\0"
    "expirationTimestamp\0"
    "token\0"
    "authentication.v1.TokenRequestStatus\0"
    "authentication.v1.TokenReview\0"
    "authentication.v1.TokenReviewSpec\0"
    "authenticated\0"
    "error\0"
    "user\0"
    "authentication.v1.TokenReviewStatus\0"
    "extra\0"
    "groups\0"
    "username\0"
    "authentication.v1.UserInfo\0"
    "authentication.v1alpha1.SelfSubjectReview\0"
    "authentication.v1alpha1.SelfSubjectReviewStatus\0"
    "authentication.v1beta1.SelfSubjectReview\0"
    "authentication.v1beta1.SelfSubjectReviewStatus\0"
    "authentication.v1beta1.TokenReview\0"
    "authentication.v1beta1.TokenReviewSpec\0"
    "authentication.v1beta1.TokenReviewStatus\0"
    "authentication.v1beta1.UserInfo\0"
    "rawSelector\0"
    "requirements\0"
    "authorization.v1.FieldSelectorAttributes\0"
    "authorization.v1.LabelSelectorAttributes\0"
    "authorization.v1.LocalSubjectAccessReview\0"
    "verb\0"
    "authorization.v1.NonResourceAttributes\0"
    "nonResourceURLs\0"
    "verbs\0"
    "authorization.v1.NonResourceRule\0"
    "fieldSelector\0"
    "group\0"
    "labelSelector\0"
    "resource\0"
    "subresource\0"
    "version\0"
    "authorization.v1.ResourceAttributes\0"
    "authorization.v1.ResourceRule\0"
    "authorization.v1.SelfSubjectAccessReview\0"
    "nonResourceAttributes\0"
    "resourceAttributes\0"
    "authorization.v1.SelfSubjectAccessReviewSpec\0"
    "authorization.v1.SelfSubjectRulesReview\0"
    "authorization.v1.SelfSubjectRulesReviewSpec\0"
    "authorization.v1.SubjectAccessReview\0"
    "authorization.v1.SubjectAccessReviewSpec\0"
    "allowed\0"
    "denied\0"
    "evaluationError\0"
    "authorization.v1.SubjectAccessReviewStatus\0"
    "incomplete\0"
    "nonResourceRules\0"
    "authorization.v1.SubjectRulesReviewStatus\0"
    "authorization.v1beta1.LocalSubjectAccessReview\0"
    "authorization.v1beta1.NonResourceAttributes\0"
    "authorization.v1beta1.NonResourceRule\0"
    "authorization.v1beta1.ResourceAttributes\0"
    "authorization.v1beta1.ResourceRule\0"
    "authorization.v1beta1.SelfSubjectAccessReview\0"
    "authorization.v1beta1.SelfSubjectAccessReviewSpec\0"
    "authorization.v1beta1.SelfSubjectRulesReview\0"
    "authorization.v1beta1.SelfSubjectRulesReviewSpec\0"
    "authorization.v1beta1.SubjectAccessReview\0"
    "authorization.v1beta1.SubjectAccessReviewSpec\0"
    "authorization.v1beta1.SubjectAccessReviewStatus\0"
    "authorization.v1beta1.SubjectRulesReviewStatus\0"
    "autoscaling.v1.CrossVersionObjectReference\0"
    "autoscaling.v1.HorizontalPodAutoscaler\0"
    "maxReplicas\0"
    "minReplicas\0"
    "scaleTargetRef\0"
    "targetCPUUtilizationPercentage\0"
    "autoscaling.v1.HorizontalPodAutoscalerSpec\0"
    "currentCPUUtilizationPercentage\0"
    "desiredReplicas\0"
    "lastScaleTime\0"
    "autoscaling.v1.HorizontalPodAutoscalerStatus\0"
    "autoscaling.v1.Scale\0"
    "autoscaling.v1.ScaleSpec\0"
    "autoscaling.v1.ScaleStatus\0"
    "container\0"
    "target\0"
    "autoscaling.v2.ContainerResourceMetricSource\0"
    "current\0"
    "autoscaling.v2.ContainerResourceMetricStatus\0"
    "autoscaling.v2.CrossVersionObjectReference\0"
    "metric\0"
    "autoscaling.v2.ExternalMetricSource\0"
    "autoscaling.v2.ExternalMetricStatus\0"
    "periodSeconds\0"
    "value\0"
    "autoscaling.v2.HPAScalingPolicy\0"
    "policies\0"
    "selectPolicy\0"
    "stabilizationWindowSeconds\0"
    "tolerance\0"
    "autoscaling.v2.HPAScalingRules\0"
    "autoscaling.v2.HorizontalPodAutoscaler\0"
    "scaleDown\0"
    "scaleUp\0"
    "autoscaling.v2.HorizontalPodAutoscalerBehavior\0"
    "autoscaling.v2.HorizontalPodAutoscalerCondition\0"
    "behavior\0"
    "metrics\0"
    "autoscaling.v2.HorizontalPodAutoscalerSpec\0"
    "currentMetrics\0"
    "autoscaling.v2.HorizontalPodAutoscalerStatus\0"
    "autoscaling.v2.MetricIdentifier\0"
    "containerResource\0"
    "external\0"
    "object\0"
    "pods\0"
    "autoscaling.v2.MetricSpec\0"
    "autoscaling.v2.MetricStatus\0"
    "averageUtilization\0"
    "averageValue\0"
    "autoscaling.v2.MetricTarget\0"
    "autoscaling.v2.MetricValueStatus\0"
    "describedObject\0"
    "autoscaling.v2.ObjectMetricSource\0"
    "autoscaling.v2.ObjectMetricStatus\0"
    "autoscaling.v2.PodsMetricSource\0"
    "autoscaling.v2.PodsMetricStatus\0"
    "autoscaling.v2.ResourceMetricSource\0"
    "autoscaling.v2.ResourceMetricStatus\0"
    "batch.v1.CronJob\0"
    "concurrencyPolicy\0"
    "failedJobsHistoryLimit\0"
    "jobTemplate\0"
    "schedule\0"
    "startingDeadlineSeconds\0"
    "successfulJobsHistoryLimit\0"
    "suspend\0"
    "timeZone\0"
    "batch.v1.CronJobSpec\0"
    "active\0"
    "lastScheduleTime\0"
    "lastSuccessfulTime\0"
    "batch.v1.CronJobStatus\0"
    "batch.v1.Job\0"
    "lastProbeTime\0"
    "batch.v1.JobCondition\0"
    "activeDeadlineSeconds\0"
    "backoffLimit\0"
    "backoffLimitPerIndex\0"
    "completionMode\0"
    "completions\0"
    "managedBy\0"
    "manualSelector\0"
    "maxFailedIndexes\0"
    "parallelism\0"
    "podFailurePolicy\0"
    "podReplacementPolicy\0"
    "successPolicy\0"
    "ttlSecondsAfterFinished\0"
    "batch.v1.JobSpec\0"
    "completedIndexes\0"
    "completionTime\0"
    "failed\0"
    "failedIndexes\0"
    "ready\0"
    "startTime\0"
    "succeeded\0"
    "terminating\0"
    "uncountedTerminatedPods\0"
    "batch.v1.JobStatus\0"
    "batch.v1.JobTemplateSpec\0"
    "batch.v1.PodFailurePolicy\0"
    "containerName\0"
    "operator\0"
    "values\0"
    "batch.v1.PodFailurePolicyOnExitCodesRequirement\0"
    "batch.v1.PodFailurePolicyOnPodConditionsPattern\0"
    "action\0"
    "onExitCodes\0"
    "onPodConditions\0"
    "batch.v1.PodFailurePolicyRule\0"
    "batch.v1.SuccessPolicy\0"
    "succeededCount\0"
    "succeededIndexes\0"
    "batch.v1.SuccessPolicyRule\0"
    "batch.v1.UncountedTerminatedPods\0"
    "batch.v1beta1.CronJob\0"
    "batch.v1beta1.CronJobSpec\0"
    "batch.v1beta1.CronJobStatus\0"
    "batch.v1beta1.JobTemplateSpec\0"
    "certificates.v1.CertificateSigningRequest\0"
    "certificates.v1.CertificateSigningRequestCondition\0"
    "request\0"
    "signerName\0"
    "usages\0"
    "certificates.v1.CertificateSigningRequestSpec\0"
    "certificate\0"
    "certificates.v1.CertificateSigningRequestStatus\0"
    "certificates.v1alpha1.ClusterTrustBundle\0"
    "trustBundle\0"
    "certificates.v1alpha1.ClusterTrustBundleSpec\0"
    "certificates.v1beta1.CertificateSigningRequest\0"
    "certificates.v1beta1.CertificateSigningRequestCondition\0"
    "certificates.v1beta1.CertificateSigningRequestSpec\0"
    "certificates.v1beta1.CertificateSigningRequestStatus\0"
    "certificates.v1beta1.ClusterTrustBundle\0"
    "certificates.v1beta1.ClusterTrustBundleSpec\0"
    "certificates.v1beta1.PodCertificateRequest\0"
    "maxExpirationSeconds\0"
    "nodeName\0"
    "nodeUID\0"
    "pkixPublicKey\0"
    "podName\0"
    "podUID\0"
    "proofOfPossession\0"
    "serviceAccountName\0"
    "serviceAccountUID\0"
    "stubPKCS10Request\0"
    "unverifiedUserAnnotations\0"
    "certificates.v1beta1.PodCertificateRequestSpec\0"
    "beginRefreshAt\0"
    "certificateChain\0"
    "notAfter\0"
    "notBefore\0"
    "certificates.v1beta1.PodCertificateRequestStatus\0"
    "coordination.v1.Lease\0"
    "acquireTime\0"
    "holderIdentity\0"
    "leaseDurationSeconds\0"
    "leaseTransitions\0"
    "preferredHolder\0"
    "renewTime\0"
    "coordination.v1.LeaseSpec\0"
    "coordination.v1alpha2.LeaseCandidate\0"
    "binaryVersion\0"
    "emulationVersion\0"
    "leaseName\0"
    "pingTime\0"
    "coordination.v1alpha2.LeaseCandidateSpec\0"
    "coordination.v1beta1.Lease\0"
    "coordination.v1beta1.LeaseCandidate\0"
    "coordination.v1beta1.LeaseCandidateSpec\0"
    "coordination.v1beta1.LeaseSpec\0"
    "fsType\0"
    "readOnly\0"
    "volumeID\0"
    "core.v1.AWSElasticBlockStoreVolumeSource\0"
    "nodeAffinity\0"
    "podAffinity\0"
    "podAntiAffinity\0"
    "core.v1.Affinity\0"
    "localhostProfile\0"
    "core.v1.AppArmorProfile\0"
    "devicePath\0"
    "core.v1.AttachedVolume\0"
    "cachingMode\0"
    "diskName\0"
    "diskURI\0"
    "core.v1.AzureDiskVolumeSource\0"
    "secretName\0"
    "secretNamespace\0"
    "shareName\0"
    "core.v1.AzureFilePersistentVolumeSource\0"
    "core.v1.AzureFileVolumeSource\0"
    "core.v1.Binding\0"
    "controllerExpandSecretRef\0"
    "controllerPublishSecretRef\0"
    "driver\0"
    "nodeExpandSecretRef\0"
    "nodePublishSecretRef\0"
    "nodeStageSecretRef\0"
    "volumeAttributes\0"
    "volumeHandle\0"
    "core.v1.CSIPersistentVolumeSource\0"
    "core.v1.CSIVolumeSource\0"
    "add\0"
    "drop\0"
    "core.v1.Capabilities\0"
    "monitors\0"
    "secretFile\0"
    "secretRef\0"
    "core.v1.CephFSPersistentVolumeSource\0"
    "core.v1.CephFSVolumeSource\0"
    "core.v1.CinderPersistentVolumeSource\0"
    "core.v1.CinderVolumeSource\0"
    "core.v1.ClientIPConfig\0"
    "optional\0"
    "core.v1.ClusterTrustBundleProjection\0"
    "core.v1.ComponentCondition\0"
    "core.v1.ComponentStatus\0"
    "binaryData\0"
    "immutable\0"
    "core.v1.ConfigMap\0"
    "core.v1.ConfigMapEnvSource\0"
    "core.v1.ConfigMapKeySelector\0"
    "kubeletConfigKey\0"
    "resourceVersion\0"
    "core.v1.ConfigMapNodeConfigSource\0"
    "items\0"
    "core.v1.ConfigMapProjection\0"
    "defaultMode\0"
    "core.v1.ConfigMapVolumeSource\0"
    "args\0"
    "command\0"
    "env\0"
    "envFrom\0"
    "image\0"
    "imagePullPolicy\0"
    "lifecycle\0"
    "livenessProbe\0"
    "ports\0"
    "readinessProbe\0"
    "resizePolicy\0"
    "restartPolicy\0"
    "restartPolicyRules\0"
    "securityContext\0"
    "startupProbe\0"
    "stdin\0"
    "stdinOnce\0"
    "terminationMessagePath\0"
    "terminationMessagePolicy\0"
    "tty\0"
    "volumeDevices\0"
    "volumeMounts\0"
    "workingDir\0"
    "core.v1.Container\0"
    "requestName\0"
    "resourceName\0"
    "core.v1.ContainerExtendedResourceRequest\0"
    "names\0"
    "sizeBytes\0"
    "core.v1.ContainerImage\0"
    "containerPort\0"
    "hostIP\0"
    "hostPort\0"
    "protocol\0"
    "core.v1.ContainerPort\0"
    "core.v1.ContainerResizePolicy\0"
    "exitCodes\0"
    "core.v1.ContainerRestartRule\0"
    "core.v1.ContainerRestartRuleOnExitCodes\0"
    "running\0"
    "terminated\0"
    "waiting\0"
    "core.v1.ContainerState\0"
    "startedAt\0"
    "core.v1.ContainerStateRunning\0"
    "containerID\0"
    "exitCode\0"
    "finishedAt\0"
    "signal\0"
    "core.v1.ContainerStateTerminated\0"
    "core.v1.ContainerStateWaiting\0"
    "allocatedResources\0"
    "allocatedResourcesStatus\0"
    "imageID\0"
    "lastState\0"
    "restartCount\0"
    "started\0"
    "state\0"
    "stopSignal\0"
    "core.v1.ContainerStatus\0"
    "linux\0"
    "core.v1.ContainerUser\0"
    "Port\0"
    "core.v1.DaemonEndpoint\0"
    "core.v1.DownwardAPIProjection\0"
    "mode\0"
    "resourceFieldRef\0"
    "core.v1.DownwardAPIVolumeFile\0"
    "core.v1.DownwardAPIVolumeSource\0"
    "medium\0"
    "sizeLimit\0"
    "core.v1.EmptyDirVolumeSource\0"
    "hostname\0"
    "ip\0"
    "targetRef\0"
    "core.v1.EndpointAddress\0"
    "appProtocol\0"
    "core.v1.EndpointPort\0"
    "addresses\0"
    "notReadyAddresses\0"
    "core.v1.EndpointSubset\0"
    "subsets\0"
    "core.v1.Endpoints\0"
    "configMapRef\0"
    "prefix\0"
    "core.v1.EnvFromSource\0"
    "valueFrom\0"
    "core.v1.EnvVar\0"
    "configMapKeyRef\0"
    "fileKeyRef\0"
    "secretKeyRef\0"
    "core.v1.EnvVarSource\0"
    "targetContainerName\0"
    "core.v1.EphemeralContainer\0"
    "volumeClaimTemplate\0"
    "core.v1.EphemeralVolumeSource\0"
    "count\0"
    "eventTime\0"
    "firstTimestamp\0"
    "involvedObject\0"
    "lastTimestamp\0"
    "related\0"
    "reportingComponent\0"
    "reportingInstance\0"
    "series\0"
    "source\0"
    "core.v1.Event\0"
    "lastObservedTime\0"
    "core.v1.EventSeries\0"
    "component\0"
    "host\0"
    "core.v1.EventSource\0"
    "core.v1.ExecAction\0"
    "lun\0"
    "targetWWNs\0"
    "wwids\0"
    "core.v1.FCVolumeSource\0"
    "volumeName\0"
    "core.v1.FileKeySelector\0"
    "options\0"
    "core.v1.FlexPersistentVolumeSource\0"
    "core.v1.FlexVolumeSource\0"
    "datasetName\0"
    "datasetUUID\0"
    "core.v1.FlockerVolumeSource\0"
    "pdName\0"
    "core.v1.GCEPersistentDiskVolumeSource\0"
    "core.v1.GRPCAction\0"
    "directory\0"
    "repository\0"
    "core.v1.GitRepoVolumeSource\0"
    "endpoints\0"
    "endpointsNamespace\0"
    "core.v1.GlusterfsPersistentVolumeSource\0"
    "core.v1.GlusterfsVolumeSource\0"
    "httpHeaders\0"
    "scheme\0"
    "core.v1.HTTPGetAction\0"
    "core.v1.HTTPHeader\0"
    "hostnames\0"
    "core.v1.HostAlias\0"
    "core.v1.HostIP\0"
    "core.v1.HostPathVolumeSource\0"
    "chapAuthDiscovery\0"
    "chapAuthSession\0"
    "initiatorName\0"
    "iqn\0"
    "iscsiInterface\0"
    "portals\0"
    "targetPortal\0"
    "core.v1.ISCSIPersistentVolumeSource\0"
    "core.v1.ISCSIVolumeSource\0"
    "pullPolicy\0"
    "reference\0"
    "core.v1.ImageVolumeSource\0"
    "imageRef\0"
    "core.v1.ImageVolumeStatus\0"
    "core.v1.KeyToPath\0"
    "postStart\0"
    "preStop\0"
    "core.v1.Lifecycle\0"
    "exec\0"
    "httpGet\0"
    "sleep\0"
    "tcpSocket\0"
    "core.v1.LifecycleHandler\0"
    "core.v1.LimitRange\0"
    "default\0"
    "defaultRequest\0"
    "max\0"
    "maxLimitRequestRatio\0"
    "min\0"
    "core.v1.LimitRangeItem\0"
    "limits\0"
    "core.v1.LimitRangeSpec\0"
    "gid\0"
    "supplementalGroups\0"
    "core.v1.LinuxContainerUser\0"
    "ipMode\0"
    "core.v1.LoadBalancerIngress\0"
    "ingress\0"
    "core.v1.LoadBalancerStatus\0"
    "core.v1.LocalObjectReference\0"
    "core.v1.LocalVolumeSource\0"
    "targetVolumeAttributesClassName\0"
    "core.v1.ModifyVolumeStatus\0"
    "server\0"
    "core.v1.NFSVolumeSource\0"
    "core.v1.Namespace\0"
    "core.v1.NamespaceCondition\0"
    "finalizers\0"
    "core.v1.NamespaceSpec\0"
    "phase\0"
    "core.v1.NamespaceStatus\0"
    "core.v1.Node\0"
    "address\0"
    "core.v1.NodeAddress\0"
    "preferredDuringSchedulingIgnoredDuringExecution\0"
    "requiredDuringSchedulingIgnoredDuringExecution\0"
    "core.v1.NodeAffinity\0"
    "containers\0"
    "resourceClaimName\0"
    "core.v1.NodeAllocatableResourceClaimStatus\0"
    "lastHeartbeatTime\0"
    "core.v1.NodeCondition\0"
    "configMap\0"
    "core.v1.NodeConfigSource\0"
    "assigned\0"
    "lastKnownGood\0"
    "core.v1.NodeConfigStatus\0"
    "kubeletEndpoint\0"
    "core.v1.NodeDaemonEndpoints\0"
    "supplementalGroupsPolicy\0"
    "core.v1.NodeFeatures\0"
    "features\0"
    "core.v1.NodeRuntimeHandler\0"
    "recursiveReadOnlyMounts\0"
    "userNamespaces\0"
    "core.v1.NodeRuntimeHandlerFeatures\0"
    "nodeSelectorTerms\0"
    "core.v1.NodeSelector\0"
    "core.v1.NodeSelectorRequirement\0"
    "matchExpressions\0"
    "matchFields\0"
    "core.v1.NodeSelectorTerm\0"
    "configSource\0"
    "externalID\0"
    "podCIDR\0"
    "podCIDRs\0"
    "providerID\0"
    "taints\0"
    "unschedulable\0"
    "core.v1.NodeSpec\0"
    "allocatable\0"
    "capacity\0"
    "config\0"
    "daemonEndpoints\0"
    "declaredFeatures\0"
    "images\0"
    "nodeInfo\0"
    "runtimeHandlers\0"
    "volumesAttached\0"
    "volumesInUse\0"
    "core.v1.NodeStatus\0"
    "core.v1.NodeSwapStatus\0"
    "architecture\0"
    "bootID\0"
    "containerRuntimeVersion\0"
    "kernelVersion\0"
    "kubeProxyVersion\0"
    "kubeletVersion\0"
    "machineID\0"
    "operatingSystem\0"
    "osImage\0"
    "swap\0"
    "systemUUID\0"
    "core.v1.NodeSystemInfo\0"
    "fieldPath\0"
    "core.v1.ObjectFieldSelector\0"
    "core.v1.ObjectReference\0"
    "core.v1.PersistentVolume\0"
    "core.v1.PersistentVolumeClaim\0"
    "core.v1.PersistentVolumeClaimCondition\0"
    "accessModes\0"
    "dataSource\0"
    "dataSourceRef\0"
    "storageClassName\0"
    "volumeAttributesClassName\0"
    "volumeMode\0"
    "core.v1.PersistentVolumeClaimSpec\0"
    "allocatedResourceStatuses\0"
    "currentVolumeAttributesClassName\0"
    "modifyVolumeStatus\0"
    "core.v1.PersistentVolumeClaimStatus\0"
    "core.v1.PersistentVolumeClaimTemplate\0"
    "claimName\0"
    "core.v1.PersistentVolumeClaimVolumeSource\0"
    "awsElasticBlockStore\0"
    "azureDisk\0"
    "azureFile\0"
    "cephfs\0"
    "cinder\0"
    "claimRef\0"
    "csi\0"
    "fc\0"
    "flexVolume\0"
    "flocker\0"
    "gcePersistentDisk\0"
    "glusterfs\0"
    "hostPath\0"
    "iscsi\0"
    "local\0"
    "mountOptions\0"
    "nfs\0"
    "persistentVolumeReclaimPolicy\0"
    "photonPersistentDisk\0"
    "portworxVolume\0"
    "quobyte\0"
    "rbd\0"
    "scaleIO\0"
    "storageos\0"
    "vsphereVolume\0"
    "core.v1.PersistentVolumeSpec\0"
    "lastPhaseTransitionTime\0"
    "core.v1.PersistentVolumeStatus\0"
    "pdID\0"
    "core.v1.PhotonPersistentDiskVolumeSource\0"
    "core.v1.Pod\0"
    "core.v1.PodAffinity\0"
    "matchLabelKeys\0"
    "mismatchLabelKeys\0"
    "namespaces\0"
    "topologyKey\0"
    "core.v1.PodAffinityTerm\0"
    "core.v1.PodAntiAffinity\0"
    "certificateChainPath\0"
    "credentialBundlePath\0"
    "keyPath\0"
    "keyType\0"
    "userAnnotations\0"
    "core.v1.PodCertificateProjection\0"
    "core.v1.PodCondition\0"
    "nameservers\0"
    "searches\0"
    "core.v1.PodDNSConfig\0"
    "core.v1.PodDNSConfigOption\0"
    "requestMappings\0"
    "core.v1.PodExtendedResourceClaimStatus\0"
    "core.v1.PodIP\0"
    "core.v1.PodOS\0"
    "core.v1.PodProxyOptions\0"
    "conditionType\0"
    "core.v1.PodReadinessGate\0"
    "resourceClaimTemplateName\0"
    "core.v1.PodResourceClaim\0"
    "core.v1.PodResourceClaimStatus\0"
    "core.v1.PodSchedulingGate\0"
    "podGroupName\0"
    "core.v1.PodSchedulingGroup\0"
    "appArmorProfile\0"
    "fsGroup\0"
    "fsGroupChangePolicy\0"
    "runAsGroup\0"
    "runAsNonRoot\0"
    "runAsUser\0"
    "seLinuxChangePolicy\0"
    "seLinuxOptions\0"
    "seccompProfile\0"
    "sysctls\0"
    "windowsOptions\0"
    "core.v1.PodSecurityContext\0"
    "affinity\0"
    "automountServiceAccountToken\0"
    "dnsConfig\0"
    "dnsPolicy\0"
    "enableServiceLinks\0"
    "ephemeralContainers\0"
    "hostAliases\0"
    "hostIPC\0"
    "hostNetwork\0"
    "hostPID\0"
    "hostUsers\0"
    "hostnameOverride\0"
    "imagePullSecrets\0"
    "initContainers\0"
    "nodeSelector\0"
    "os\0"
    "overhead\0"
    "preemptionPolicy\0"
    "priority\0"
    "priorityClassName\0"
    "readinessGates\0"
    "resourceClaims\0"
    "runtimeClassName\0"
    "schedulerName\0"
    "schedulingGates\0"
    "schedulingGroup\0"
    "serviceAccount\0"
    "setHostnameAsFQDN\0"
    "shareProcessNamespace\0"
    "subdomain\0"
    "terminationGracePeriodSeconds\0"
    "tolerations\0"
    "topologySpreadConstraints\0"
    "volumes\0"
    "core.v1.PodSpec\0"
    "containerStatuses\0"
    "ephemeralContainerStatuses\0"
    "extendedResourceClaimStatus\0"
    "hostIPs\0"
    "initContainerStatuses\0"
    "nodeAllocatableResourceClaimStatuses\0"
    "nominatedNodeName\0"
    "podIP\0"
    "podIPs\0"
    "qosClass\0"
    "resize\0"
    "resourceClaimStatuses\0"
    "core.v1.PodStatus\0"
    "core.v1.PodStatusResult\0"
    "core.v1.PodTemplate\0"
    "core.v1.PodTemplateSpec\0"
    "core.v1.PortStatus\0"
    "core.v1.PortworxVolumeSource\0"
    "preference\0"
    "weight\0"
    "core.v1.PreferredSchedulingTerm\0"
    "failureThreshold\0"
    "grpc\0"
    "initialDelaySeconds\0"
    "successThreshold\0"
    "core.v1.Probe\0"
    "sources\0"
    "core.v1.ProjectedVolumeSource\0"
    "registry\0"
    "tenant\0"
    "volume\0"
    "core.v1.QuobyteVolumeSource\0"
    "keyring\0"
    "pool\0"
    "core.v1.RBDPersistentVolumeSource\0"
    "core.v1.RBDVolumeSource\0"
    "range\0"
    "core.v1.RangeAllocation\0"
    "core.v1.ReplicationController\0"
    "core.v1.ReplicationControllerCondition\0"
    "core.v1.ReplicationControllerSpec\0"
    "core.v1.ReplicationControllerStatus\0"
    "core.v1.ResourceClaim\0"
    "divisor\0"
    "core.v1.ResourceFieldSelector\0"
    "health\0"
    "resourceID\0"
    "core.v1.ResourceHealth\0"
    "core.v1.ResourceQuota\0"
    "hard\0"
    "scopeSelector\0"
    "scopes\0"
    "core.v1.ResourceQuotaSpec\0"
    "used\0"
    "core.v1.ResourceQuotaStatus\0"
    "claims\0"
    "requests\0"
    "core.v1.ResourceRequirements\0"
    "core.v1.ResourceStatus\0"
    "level\0"
    "role\0"
    "core.v1.SELinuxOptions\0"
    "gateway\0"
    "protectionDomain\0"
    "sslEnabled\0"
    "storageMode\0"
    "storagePool\0"
    "system\0"
    "core.v1.ScaleIOPersistentVolumeSource\0"
    "core.v1.ScaleIOVolumeSource\0"
    "core.v1.ScopeSelector\0"
    "scopeName\0"
    "core.v1.ScopedResourceSelectorRequirement\0"
    "core.v1.SeccompProfile\0"
    "stringData\0"
    "core.v1.Secret\0"
    "core.v1.SecretEnvSource\0"
    "core.v1.SecretKeySelector\0"
    "core.v1.SecretProjection\0"
    "core.v1.SecretReference\0"
    "core.v1.SecretVolumeSource\0"
    "allowPrivilegeEscalation\0"
    "capabilities\0"
    "privileged\0"
    "procMount\0"
    "readOnlyRootFilesystem\0"
    "core.v1.SecurityContext\0"
    "core.v1.SerializedReference\0"
    "core.v1.Service\0"
    "secrets\0"
    "core.v1.ServiceAccount\0"
    "audience\0"
    "core.v1.ServiceAccountTokenProjection\0"
    "nodePort\0"
    "targetPort\0"
    "core.v1.ServicePort\0"
    "allocateLoadBalancerNodePorts\0"
    "clusterIP\0"
    "clusterIPs\0"
    "externalIPs\0"
    "externalName\0"
    "externalTrafficPolicy\0"
    "healthCheckNodePort\0"
    "internalTrafficPolicy\0"
    "ipFamilies\0"
    "ipFamilyPolicy\0"
    "loadBalancerClass\0"
    "loadBalancerIP\0"
    "loadBalancerSourceRanges\0"
    "publishNotReadyAddresses\0"
    "sessionAffinity\0"
    "sessionAffinityConfig\0"
    "trafficDistribution\0"
    "core.v1.ServiceSpec\0"
    "loadBalancer\0"
    "core.v1.ServiceStatus\0"
    "clientIP\0"
    "core.v1.SessionAffinityConfig\0"
    "seconds\0"
    "core.v1.SleepAction\0"
    "volumeNamespace\0"
    "core.v1.StorageOSPersistentVolumeSource\0"
    "core.v1.StorageOSVolumeSource\0"
    "core.v1.Sysctl\0"
    "core.v1.TCPSocketAction\0"
    "effect\0"
    "timeAdded\0"
    "core.v1.Taint\0"
    "tolerationSeconds\0"
    "core.v1.Toleration\0"
    "core.v1.TopologySelectorLabelRequirement\0"
    "matchLabelExpressions\0"
    "core.v1.TopologySelectorTerm\0"
    "maxSkew\0"
    "minDomains\0"
    "nodeAffinityPolicy\0"
    "nodeTaintsPolicy\0"
    "whenUnsatisfiable\0"
    "core.v1.TopologySpreadConstraint\0"
    "apiGroup\0"
    "core.v1.TypedLocalObjectReference\0"
    "core.v1.TypedObjectReference\0"
    "downwardAPI\0"
    "emptyDir\0"
    "ephemeral\0"
    "gitRepo\0"
    "persistentVolumeClaim\0"
    "projected\0"
    "secret\0"
    "core.v1.Volume\0"
    "core.v1.VolumeDevice\0"
    "mountPath\0"
    "mountPropagation\0"
    "recursiveReadOnly\0"
    "subPath\0"
    "subPathExpr\0"
    "core.v1.VolumeMount\0"
    "volumeStatus\0"
    "core.v1.VolumeMountStatus\0"
    "required\0"
    "core.v1.VolumeNodeAffinity\0"
    "clusterTrustBundle\0"
    "podCertificate\0"
    "serviceAccountToken\0"
    "core.v1.VolumeProjection\0"
    "core.v1.VolumeResourceRequirements\0"
    "core.v1.VolumeStatus\0"
    "storagePolicyID\0"
    "storagePolicyName\0"
    "volumePath\0"
    "core.v1.VsphereVirtualDiskVolumeSource\0"
    "podAffinityTerm\0"
    "core.v1.WeightedPodAffinityTerm\0"
    "gmsaCredentialSpec\0"
    "gmsaCredentialSpecName\0"
    "hostProcess\0"
    "runAsUserName\0"
    "core.v1.WindowsSecurityContextOptions\0"
    "deprecatedTopology\0"
    "hints\0"
    "zone\0"
    "discovery.v1.Endpoint\0"
    "serving\0"
    "discovery.v1.EndpointConditions\0"
    "forNodes\0"
    "forZones\0"
    "discovery.v1.EndpointHints\0"
    "discovery.v1.EndpointPort\0"
    "addressType\0"
    "discovery.v1.EndpointSlice\0"
    "discovery.v1.ForNode\0"
    "discovery.v1.ForZone\0"
    "topology\0"
    "discovery.v1beta1.Endpoint\0"
    "discovery.v1beta1.EndpointConditions\0"
    "discovery.v1beta1.EndpointHints\0"
    "discovery.v1beta1.EndpointPort\0"
    "discovery.v1beta1.EndpointSlice\0"
    "discovery.v1beta1.ForNode\0"
    "discovery.v1beta1.ForZone\0"
    "deprecatedCount\0"
    "deprecatedFirstTimestamp\0"
    "deprecatedLastTimestamp\0"
    "deprecatedSource\0"
    "note\0"
    "regarding\0"
    "reportingController\0"
    "events.v1.Event\0"
    "events.v1.EventSeries\0"
    "events.v1beta1.Event\0"
    "events.v1beta1.EventSeries\0"
    "extensions.v1beta1.DaemonSet\0"
    "extensions.v1beta1.DaemonSetCondition\0"
    "templateGeneration\0"
    "extensions.v1beta1.DaemonSetSpec\0"
    "extensions.v1beta1.DaemonSetStatus\0"
    "extensions.v1beta1.DaemonSetUpdateStrategy\0"
    "extensions.v1beta1.Deployment\0"
    "extensions.v1beta1.DeploymentCondition\0"
    "extensions.v1beta1.DeploymentRollback\0"
    "extensions.v1beta1.DeploymentSpec\0"
    "extensions.v1beta1.DeploymentStatus\0"
    "extensions.v1beta1.DeploymentStrategy\0"
    "backend\0"
    "pathType\0"
    "extensions.v1beta1.HTTPIngressPath\0"
    "paths\0"
    "extensions.v1beta1.HTTPIngressRuleValue\0"
    "cidr\0"
    "except\0"
    "extensions.v1beta1.IPBlock\0"
    "extensions.v1beta1.Ingress\0"
    "servicePort\0"
    "extensions.v1beta1.IngressBackend\0"
    "extensions.v1beta1.IngressLoadBalancerIngress\0"
    "extensions.v1beta1.IngressLoadBalancerStatus\0"
    "extensions.v1beta1.IngressPortStatus\0"
    "http\0"
    "extensions.v1beta1.IngressRule\0"
    "ingressClassName\0"
    "tls\0"
    "extensions.v1beta1.IngressSpec\0"
    "extensions.v1beta1.IngressStatus\0"
    "hosts\0"
    "extensions.v1beta1.IngressTLS\0"
    "extensions.v1beta1.NetworkPolicy\0"
    "to\0"
    "extensions.v1beta1.NetworkPolicyEgressRule\0"
    "from\0"
    "extensions.v1beta1.NetworkPolicyIngressRule\0"
    "ipBlock\0"
    "podSelector\0"
    "extensions.v1beta1.NetworkPolicyPeer\0"
    "endPort\0"
    "extensions.v1beta1.NetworkPolicyPort\0"
    "egress\0"
    "policyTypes\0"
    "extensions.v1beta1.NetworkPolicySpec\0"
    "extensions.v1beta1.ReplicaSet\0"
    "extensions.v1beta1.ReplicaSetCondition\0"
    "extensions.v1beta1.ReplicaSetSpec\0"
    "extensions.v1beta1.ReplicaSetStatus\0"
    "extensions.v1beta1.RollbackConfig\0"
    "extensions.v1beta1.RollingUpdateDaemonSet\0"
    "extensions.v1beta1.RollingUpdateDeployment\0"
    "extensions.v1beta1.Scale\0"
    "extensions.v1beta1.ScaleSpec\0"
    "extensions.v1beta1.ScaleStatus\0"
    "lendablePercent\0"
    "nominalConcurrencyShares\0"
    "flowcontrol.v1.ExemptPriorityLevelConfiguration\0"
    "flowcontrol.v1.FlowDistinguisherMethod\0"
    "flowcontrol.v1.FlowSchema\0"
    "flowcontrol.v1.FlowSchemaCondition\0"
    "distinguisherMethod\0"
    "matchingPrecedence\0"
    "priorityLevelConfiguration\0"
    "flowcontrol.v1.FlowSchemaSpec\0"
    "flowcontrol.v1.FlowSchemaStatus\0"
    "flowcontrol.v1.GroupSubject\0"
    "queuing\0"
    "flowcontrol.v1.LimitResponse\0"
    "borrowingLimitPercent\0"
    "limitResponse\0"
    "flowcontrol.v1.LimitedPriorityLevelConfiguration\0"
    "flowcontrol.v1.NonResourcePolicyRule\0"
    "subjects\0"
    "flowcontrol.v1.PolicyRulesWithSubjects\0"
    "flowcontrol.v1.PriorityLevelConfiguration\0"
    "flowcontrol.v1.PriorityLevelConfigurationCondition\0"
    "flowcontrol.v1.PriorityLevelConfigurationReference\0"
    "exempt\0"
    "limited\0"
    "flowcontrol.v1.PriorityLevelConfigurationSpec\0"
    "flowcontrol.v1.PriorityLevelConfigurationStatus\0"
    "handSize\0"
    "queueLengthLimit\0"
    "queues\0"
    "flowcontrol.v1.QueuingConfiguration\0"
    "clusterScope\0"
    "flowcontrol.v1.ResourcePolicyRule\0"
    "flowcontrol.v1.ServiceAccountSubject\0"
    "flowcontrol.v1.Subject\0"
    "flowcontrol.v1.UserSubject\0"
    "flowcontrol.v1beta1.ExemptPriorityLevelConfiguration\0"
    "flowcontrol.v1beta1.FlowDistinguisherMethod\0"
    "flowcontrol.v1beta1.FlowSchema\0"
    "flowcontrol.v1beta1.FlowSchemaCondition\0"
    "flowcontrol.v1beta1.FlowSchemaSpec\0"
    "flowcontrol.v1beta1.FlowSchemaStatus\0"
    "flowcontrol.v1beta1.GroupSubject\0"
    "flowcontrol.v1beta1.LimitResponse\0"
    "assuredConcurrencyShares\0"
    "flowcontrol.v1beta1.LimitedPriorityLevelConfiguration\0"
    "flowcontrol.v1beta1.NonResourcePolicyRule\0"
    "flowcontrol.v1beta1.PolicyRulesWithSubjects\0"
    "flowcontrol.v1beta1.PriorityLevelConfiguration\0"
    "flowcontrol.v1beta1.PriorityLevelConfigurationCondition\0"
    "flowcontrol.v1beta1.PriorityLevelConfigurationReference\0"
    "flowcontrol.v1beta1.PriorityLevelConfigurationSpec\0"
    "flowcontrol.v1beta1.PriorityLevelConfigurationStatus\0"
    "flowcontrol.v1beta1.QueuingConfiguration\0"
    "flowcontrol.v1beta1.ResourcePolicyRule\0"
    "flowcontrol.v1beta1.ServiceAccountSubject\0"
    "flowcontrol.v1beta1.Subject\0"
    "flowcontrol.v1beta1.UserSubject\0"
    "flowcontrol.v1beta2.ExemptPriorityLevelConfiguration\0"
    "flowcontrol.v1beta2.FlowDistinguisherMethod\0"
    "flowcontrol.v1beta2.FlowSchema\0"
    "flowcontrol.v1beta2.FlowSchemaCondition\0"
    "flowcontrol.v1beta2.FlowSchemaSpec\0"
    "flowcontrol.v1beta2.FlowSchemaStatus\0"
    "flowcontrol.v1beta2.GroupSubject\0"
    "flowcontrol.v1beta2.LimitResponse\0"
    "flowcontrol.v1beta2.LimitedPriorityLevelConfiguration\0"
    "flowcontrol.v1beta2.NonResourcePolicyRule\0"
    "flowcontrol.v1beta2.PolicyRulesWithSubjects\0"
    "flowcontrol.v1beta2.PriorityLevelConfiguration\0"
    "flowcontrol.v1beta2.PriorityLevelConfigurationCondition\0"
    "flowcontrol.v1beta2.PriorityLevelConfigurationReference\0"
    "flowcontrol.v1beta2.PriorityLevelConfigurationSpec\0"
    "flowcontrol.v1beta2.PriorityLevelConfigurationStatus\0"
    "flowcontrol.v1beta2.QueuingConfiguration\0"
    "flowcontrol.v1beta2.ResourcePolicyRule\0"
    "flowcontrol.v1beta2.ServiceAccountSubject\0"
    "flowcontrol.v1beta2.Subject\0"
    "flowcontrol.v1beta2.UserSubject\0"
    "flowcontrol.v1beta3.ExemptPriorityLevelConfiguration\0"
    "flowcontrol.v1beta3.FlowDistinguisherMethod\0"
    "flowcontrol.v1beta3.FlowSchema\0"
    "flowcontrol.v1beta3.FlowSchemaCondition\0"
    "flowcontrol.v1beta3.FlowSchemaSpec\0"
    "flowcontrol.v1beta3.FlowSchemaStatus\0"
    "flowcontrol.v1beta3.GroupSubject\0"
    "flowcontrol.v1beta3.LimitResponse\0"
    "flowcontrol.v1beta3.LimitedPriorityLevelConfiguration\0"
    "flowcontrol.v1beta3.NonResourcePolicyRule\0"
    "flowcontrol.v1beta3.PolicyRulesWithSubjects\0"
    "flowcontrol.v1beta3.PriorityLevelConfiguration\0"
    "flowcontrol.v1beta3.PriorityLevelConfigurationCondition\0"
    "flowcontrol.v1beta3.PriorityLevelConfigurationReference\0"
    "flowcontrol.v1beta3.PriorityLevelConfigurationSpec\0"
    "flowcontrol.v1beta3.PriorityLevelConfigurationStatus\0"
    "flowcontrol.v1beta3.QueuingConfiguration\0"
    "flowcontrol.v1beta3.ResourcePolicyRule\0"
    "flowcontrol.v1beta3.ServiceAccountSubject\0"
    "flowcontrol.v1beta3.Subject\0"
    "flowcontrol.v1beta3.UserSubject\0"
    "meta.v1.Condition\0"
    "dryRun\0"
    "gracePeriodSeconds\0"
    "ignoreStoreReadErrorWithClusterBreakingPotential\0"
    "orphanDependents\0"
    "preconditions\0"
    "propagationPolicy\0"
    "meta.v1.DeleteOptions\0"
    "meta.v1.FieldSelectorRequirement\0"
    "meta.v1.GroupResource\0"
    "matchLabels\0"
    "meta.v1.LabelSelector\0"
    "meta.v1.LabelSelectorRequirement\0"
    "fieldsType\0"
    "fieldsV1\0"
    "manager\0"
    "operation\0"
    "time\0"
    "meta.v1.ManagedFieldsEntry\0"
    "annotations\0"
    "creationTimestamp\0"
    "deletionGracePeriodSeconds\0"
    "deletionTimestamp\0"
    "generateName\0"
    "generation\0"
    "labels\0"
    "managedFields\0"
    "ownerReferences\0"
    "selfLink\0"
    "meta.v1.ObjectMeta\0"
    "blockOwnerDeletion\0"
    "controller\0"
    "meta.v1.OwnerReference\0"
    "meta.v1.Preconditions\0"
    "meta.v1.ShardInfo\0"
    "networking.v1.HTTPIngressPath\0"
    "networking.v1.HTTPIngressRuleValue\0"
    "networking.v1.IPAddress\0"
    "parentRef\0"
    "networking.v1.IPAddressSpec\0"
    "networking.v1.IPBlock\0"
    "networking.v1.Ingress\0"
    "networking.v1.IngressBackend\0"
    "networking.v1.IngressClass\0"
    "networking.v1.IngressClassParametersReference\0"
    "parameters\0"
    "networking.v1.IngressClassSpec\0"
    "networking.v1.IngressLoadBalancerIngress\0"
    "networking.v1.IngressLoadBalancerStatus\0"
    "networking.v1.IngressPortStatus\0"
    "networking.v1.IngressRule\0"
    "networking.v1.IngressServiceBackend\0"
    "defaultBackend\0"
    "networking.v1.IngressSpec\0"
    "networking.v1.IngressStatus\0"
    "networking.v1.IngressTLS\0"
    "networking.v1.NetworkPolicy\0"
    "networking.v1.NetworkPolicyEgressRule\0"
    "networking.v1.NetworkPolicyIngressRule\0"
    "networking.v1.NetworkPolicyPeer\0"
    "networking.v1.NetworkPolicyPort\0"
    "networking.v1.NetworkPolicySpec\0"
    "networking.v1.ParentReference\0"
    "number\0"
    "networking.v1.ServiceBackendPort\0"
    "networking.v1.ServiceCIDR\0"
    "cidrs\0"
    "networking.v1.ServiceCIDRSpec\0"
    "networking.v1.ServiceCIDRStatus\0"
    "networking.v1beta1.HTTPIngressPath\0"
    "networking.v1beta1.HTTPIngressRuleValue\0"
    "networking.v1beta1.IPAddress\0"
    "networking.v1beta1.IPAddressSpec\0"
    "networking.v1beta1.Ingress\0"
    "networking.v1beta1.IngressBackend\0"
    "networking.v1beta1.IngressClass\0"
    "networking.v1beta1.IngressClassParametersReference\0"
    "networking.v1beta1.IngressClassSpec\0"
    "networking.v1beta1.IngressLoadBalancerIngress\0"
    "networking.v1beta1.IngressLoadBalancerStatus\0"
    "networking.v1beta1.IngressPortStatus\0"
    "networking.v1beta1.IngressRule\0"
    "networking.v1beta1.IngressSpec\0"
    "networking.v1beta1.IngressStatus\0"
    "networking.v1beta1.IngressTLS\0"
    "networking.v1beta1.ParentReference\0"
    "networking.v1beta1.ServiceCIDR\0"
    "networking.v1beta1.ServiceCIDRSpec\0"
    "networking.v1beta1.ServiceCIDRStatus\0"
    "podFixed\0"
    "node.v1.Overhead\0"
    "handler\0"
    "scheduling\0"
    "node.v1.RuntimeClass\0"
    "node.v1.Scheduling\0"
    "node.v1alpha1.Overhead\0"
    "node.v1alpha1.RuntimeClass\0"
    "runtimeHandler\0"
    "node.v1alpha1.RuntimeClassSpec\0"
    "node.v1alpha1.Scheduling\0"
    "node.v1beta1.Overhead\0"
    "node.v1beta1.RuntimeClass\0"
    "node.v1beta1.Scheduling\0"
    "deleteOptions\0"
    "policy.v1.Eviction\0"
    "policy.v1.PodDisruptionBudget\0"
    "minAvailable\0"
    "unhealthyPodEvictionPolicy\0"
    "policy.v1.PodDisruptionBudgetSpec\0"
    "currentHealthy\0"
    "desiredHealthy\0"
    "disruptedPods\0"
    "disruptionsAllowed\0"
    "expectedPods\0"
    "policy.v1.PodDisruptionBudgetStatus\0"
    "policy.v1beta1.Eviction\0"
    "policy.v1beta1.PodDisruptionBudget\0"
    "policy.v1beta1.PodDisruptionBudgetSpec\0"
    "policy.v1beta1.PodDisruptionBudgetStatus\0"
    "clusterRoleSelectors\0"
    "rbac.v1.AggregationRule\0"
    "aggregationRule\0"
    "rbac.v1.ClusterRole\0"
    "roleRef\0"
    "rbac.v1.ClusterRoleBinding\0"
    "rbac.v1.PolicyRule\0"
    "rbac.v1.Role\0"
    "rbac.v1.RoleBinding\0"
    "rbac.v1.RoleRef\0"
    "rbac.v1.Subject\0"
    "rbac.v1alpha1.AggregationRule\0"
    "rbac.v1alpha1.ClusterRole\0"
    "rbac.v1alpha1.ClusterRoleBinding\0"
    "rbac.v1alpha1.PolicyRule\0"
    "rbac.v1alpha1.Role\0"
    "rbac.v1alpha1.RoleBinding\0"
    "rbac.v1alpha1.RoleRef\0"
    "rbac.v1alpha1.Subject\0"
    "rbac.v1beta1.AggregationRule\0"
    "rbac.v1beta1.ClusterRole\0"
    "rbac.v1beta1.ClusterRoleBinding\0"
    "rbac.v1beta1.PolicyRule\0"
    "rbac.v1beta1.Role\0"
    "rbac.v1beta1.RoleBinding\0"
    "rbac.v1beta1.RoleRef\0"
    "rbac.v1beta1.Subject\0"
    "device\0"
    "networkData\0"
    "shareID\0"
    "resource.v1.AllocatedDeviceStatus\0"
    "allocationTimestamp\0"
    "devices\0"
    "resource.v1.AllocationResult\0"
    "resource.v1.CELDeviceSelector\0"
    "validRange\0"
    "validValues\0"
    "resource.v1.CapacityRequestPolicy\0"
    "step\0"
    "resource.v1.CapacityRequestPolicyRange\0"
    "resource.v1.CapacityRequirements\0"
    "resource.v1.Counter\0"
    "counters\0"
    "resource.v1.CounterSet\0"
    "allNodes\0"
    "allowMultipleAllocations\0"
    "attributes\0"
    "bindingConditions\0"
    "bindingFailureConditions\0"
    "bindsToNode\0"
    "consumesCounters\0"
    "nodeAllocatableResourceMappings\0"
    "resource.v1.Device\0"
    "opaque\0"
    "resource.v1.DeviceAllocationConfiguration\0"
    "results\0"
    "resource.v1.DeviceAllocationResult\0"
    "bool\0"
    "bools\0"
    "int\0"
    "ints\0"
    "string\0"
    "strings\0"
    "versions\0"
    "resource.v1.DeviceAttribute\0"
    "requestPolicy\0"
    "resource.v1.DeviceCapacity\0"
    "constraints\0"
    "resource.v1.DeviceClaim\0"
    "resource.v1.DeviceClaimConfiguration\0"
    "resource.v1.DeviceClass\0"
    "resource.v1.DeviceClassConfiguration\0"
    "extendedResourceName\0"
    "selectors\0"
    "resource.v1.DeviceClassSpec\0"
    "distinctAttribute\0"
    "matchAttribute\0"
    "resource.v1.DeviceConstraint\0"
    "counterSet\0"
    "resource.v1.DeviceCounterConsumption\0"
    "exactly\0"
    "firstAvailable\0"
    "resource.v1.DeviceRequest\0"
    "adminAccess\0"
    "consumedCapacity\0"
    "resource.v1.DeviceRequestAllocationResult\0"
    "cel\0"
    "resource.v1.DeviceSelector\0"
    "allocationMode\0"
    "deviceClassName\0"
    "resource.v1.DeviceSubRequest\0"
    "resource.v1.DeviceTaint\0"
    "resource.v1.DeviceToleration\0"
    "resource.v1.ExactDeviceRequest\0"
    "hardwareAddress\0"
    "interfaceName\0"
    "ips\0"
    "resource.v1.NetworkDeviceData\0"
    "allocationMultiplier\0"
    "capacityKey\0"
    "resource.v1.NodeAllocatableResourceMapping\0"
    "resource.v1.OpaqueDeviceConfiguration\0"
    "resource.v1.ResourceClaim\0"
    "resource.v1.ResourceClaimConsumerReference\0"
    "resource.v1.ResourceClaimSpec\0"
    "allocation\0"
    "reservedFor\0"
    "resource.v1.ResourceClaimStatus\0"
    "resource.v1.ResourceClaimTemplate\0"
    "resource.v1.ResourceClaimTemplateSpec\0"
    "resourceSliceCount\0"
    "resource.v1.ResourcePool\0"
    "resource.v1.ResourceSlice\0"
    "perDeviceNodeSelection\0"
    "sharedCounters\0"
    "resource.v1.ResourceSliceSpec\0"
    "resource.v1alpha3.DeviceTaint\0"
    "resource.v1alpha3.DeviceTaintRule\0"
    "deviceSelector\0"
    "taint\0"
    "resource.v1alpha3.DeviceTaintRuleSpec\0"
    "resource.v1alpha3.DeviceTaintRuleStatus\0"
    "resource.v1alpha3.DeviceTaintSelector\0"
    "allocatedDevices\0"
    "availableDevices\0"
    "poolName\0"
    "totalDevices\0"
    "unavailableDevices\0"
    "validationError\0"
    "resource.v1alpha3.PoolStatus\0"
    "resource.v1alpha3.ResourcePoolStatusRequest\0"
    "limit\0"
    "resource.v1alpha3.ResourcePoolStatusRequestSpec\0"
    "poolCount\0"
    "pools\0"
    "resource.v1alpha3.ResourcePoolStatusRequestStatus\0"
    "resource.v1beta1.AllocatedDeviceStatus\0"
    "resource.v1beta1.AllocationResult\0"
    "resource.v1beta1.BasicDevice\0"
    "resource.v1beta1.CELDeviceSelector\0"
    "resource.v1beta1.CapacityRequestPolicy\0"
    "resource.v1beta1.CapacityRequestPolicyRange\0"
    "resource.v1beta1.CapacityRequirements\0"
    "resource.v1beta1.Counter\0"
    "resource.v1beta1.CounterSet\0"
    "basic\0"
    "resource.v1beta1.Device\0"
    "resource.v1beta1.DeviceAllocationConfiguration\0"
    "resource.v1beta1.DeviceAllocationResult\0"
    "resource.v1beta1.DeviceAttribute\0"
    "resource.v1beta1.DeviceCapacity\0"
    "resource.v1beta1.DeviceClaim\0"
    "resource.v1beta1.DeviceClaimConfiguration\0"
    "resource.v1beta1.DeviceClass\0"
    "resource.v1beta1.DeviceClassConfiguration\0"
    "resource.v1beta1.DeviceClassSpec\0"
    "resource.v1beta1.DeviceConstraint\0"
    "resource.v1beta1.DeviceCounterConsumption\0"
    "resource.v1beta1.DeviceRequest\0"
    "resource.v1beta1.DeviceRequestAllocationResult\0"
    "resource.v1beta1.DeviceSelector\0"
    "resource.v1beta1.DeviceSubRequest\0"
    "resource.v1beta1.DeviceTaint\0"
    "resource.v1beta1.DeviceToleration\0"
    "resource.v1beta1.NetworkDeviceData\0"
    "resource.v1beta1.NodeAllocatableResourceMapping\0"
    "resource.v1beta1.OpaqueDeviceConfiguration\0"
    "resource.v1beta1.ResourceClaim\0"
    "resource.v1beta1.ResourceClaimConsumerReference\0"
    "resource.v1beta1.ResourceClaimSpec\0"
    "resource.v1beta1.ResourceClaimStatus\0"
    "resource.v1beta1.ResourceClaimTemplate\0"
    "resource.v1beta1.ResourceClaimTemplateSpec\0"
    "resource.v1beta1.ResourcePool\0"
    "resource.v1beta1.ResourceSlice\0"
    "resource.v1beta1.ResourceSliceSpec\0"
    "resource.v1beta2.AllocatedDeviceStatus\0"
    "resource.v1beta2.AllocationResult\0"
    "resource.v1beta2.CELDeviceSelector\0"
    "resource.v1beta2.CapacityRequestPolicy\0"
    "resource.v1beta2.CapacityRequestPolicyRange\0"
    "resource.v1beta2.CapacityRequirements\0"
    "resource.v1beta2.Counter\0"
    "resource.v1beta2.CounterSet\0"
    "resource.v1beta2.Device\0"
    "resource.v1beta2.DeviceAllocationConfiguration\0"
    "resource.v1beta2.DeviceAllocationResult\0"
    "resource.v1beta2.DeviceAttribute\0"
    "resource.v1beta2.DeviceCapacity\0"
    "resource.v1beta2.DeviceClaim\0"
    "resource.v1beta2.DeviceClaimConfiguration\0"
    "resource.v1beta2.DeviceClass\0"
    "resource.v1beta2.DeviceClassConfiguration\0"
    "resource.v1beta2.DeviceClassSpec\0"
    "resource.v1beta2.DeviceConstraint\0"
    "resource.v1beta2.DeviceCounterConsumption\0"
    "resource.v1beta2.DeviceRequest\0"
    "resource.v1beta2.DeviceRequestAllocationResult\0"
    "resource.v1beta2.DeviceSelector\0"
    "resource.v1beta2.DeviceSubRequest\0"
    "resource.v1beta2.DeviceTaint\0"
    "resource.v1beta2.DeviceTaintRule\0"
    "resource.v1beta2.DeviceTaintRuleSpec\0"
    "resource.v1beta2.DeviceTaintRuleStatus\0"
    "resource.v1beta2.DeviceTaintSelector\0"
    "resource.v1beta2.DeviceToleration\0"
    "resource.v1beta2.ExactDeviceRequest\0"
    "resource.v1beta2.NetworkDeviceData\0"
    "resource.v1beta2.NodeAllocatableResourceMapping\0"
    "resource.v1beta2.OpaqueDeviceConfiguration\0"
    "resource.v1beta2.ResourceClaim\0"
    "resource.v1beta2.ResourceClaimConsumerReference\0"
    "resource.v1beta2.ResourceClaimSpec\0"
    "resource.v1beta2.ResourceClaimStatus\0"
    "resource.v1beta2.ResourceClaimTemplate\0"
    "resource.v1beta2.ResourceClaimTemplateSpec\0"
    "resource.v1beta2.ResourcePool\0"
    "resource.v1beta2.ResourceSlice\0"
    "resource.v1beta2.ResourceSliceSpec\0"
    "description\0"
    "globalDefault\0"
    "scheduling.v1.PriorityClass\0"
    "scheduling.v1alpha2.BasicSchedulingPolicy\0"
    "minCount\0"
    "scheduling.v1alpha2.GangSchedulingPolicy\0"
    "scheduling.v1alpha2.PodGroup\0"
    "scheduling.v1alpha2.PodGroupResourceClaim\0"
    "scheduling.v1alpha2.PodGroupResourceClaimStatus\0"
    "scheduling.v1alpha2.PodGroupSchedulingConstraints\0"
    "gang\0"
    "scheduling.v1alpha2.PodGroupSchedulingPolicy\0"
    "disruptionMode\0"
    "podGroupTemplateRef\0"
    "schedulingConstraints\0"
    "schedulingPolicy\0"
    "scheduling.v1alpha2.PodGroupSpec\0"
    "scheduling.v1alpha2.PodGroupStatus\0"
    "scheduling.v1alpha2.PodGroupTemplate\0"
    "workload\0"
    "scheduling.v1alpha2.PodGroupTemplateReference\0"
    "scheduling.v1alpha2.TopologyConstraint\0"
    "scheduling.v1alpha2.TypedLocalObjectReference\0"
    "scheduling.v1alpha2.Workload\0"
    "podGroupTemplateName\0"
    "workloadName\0"
    "scheduling.v1alpha2.WorkloadPodGroupTemplateReference\0"
    "controllerRef\0"
    "podGroupTemplates\0"
    "scheduling.v1alpha2.WorkloadSpec\0"
    "scheduling.v1beta1.PriorityClass\0"
    "storage.v1.CSIDriver\0"
    "attachRequired\0"
    "fsGroupPolicy\0"
    "nodeAllocatableUpdatePeriodSeconds\0"
    "podInfoOnMount\0"
    "preventPodSchedulingIfMissing\0"
    "requiresRepublish\0"
    "seLinuxMount\0"
    "serviceAccountTokenInSecrets\0"
    "storageCapacity\0"
    "tokenRequests\0"
    "volumeLifecycleModes\0"
    "storage.v1.CSIDriverSpec\0"
    "storage.v1.CSINode\0"
    "nodeID\0"
    "topologyKeys\0"
    "storage.v1.CSINodeDriver\0"
    "drivers\0"
    "storage.v1.CSINodeSpec\0"
    "maximumVolumeSize\0"
    "nodeTopology\0"
    "storage.v1.CSIStorageCapacity\0"
    "allowVolumeExpansion\0"
    "allowedTopologies\0"
    "provisioner\0"
    "reclaimPolicy\0"
    "volumeBindingMode\0"
    "storage.v1.StorageClass\0"
    "storage.v1.TokenRequest\0"
    "storage.v1.VolumeAttachment\0"
    "inlineVolumeSpec\0"
    "persistentVolumeName\0"
    "storage.v1.VolumeAttachmentSource\0"
    "attacher\0"
    "storage.v1.VolumeAttachmentSpec\0"
    "attachError\0"
    "attached\0"
    "attachmentMetadata\0"
    "detachError\0"
    "storage.v1.VolumeAttachmentStatus\0"
    "driverName\0"
    "storage.v1.VolumeAttributesClass\0"
    "errorCode\0"
    "storage.v1.VolumeError\0"
    "storage.v1.VolumeNodeResources\0"
    "storage.v1alpha1.CSIStorageCapacity\0"
    "storage.v1alpha1.VolumeAttachment\0"
    "storage.v1alpha1.VolumeAttachmentSource\0"
    "storage.v1alpha1.VolumeAttachmentSpec\0"
    "storage.v1alpha1.VolumeAttachmentStatus\0"
    "storage.v1alpha1.VolumeAttributesClass\0"
    "storage.v1alpha1.VolumeError\0"
    "storage.v1beta1.CSIDriver\0"
    "storage.v1beta1.CSIDriverSpec\0"
    "storage.v1beta1.CSINode\0"
    "storage.v1beta1.CSINodeDriver\0"
    "storage.v1beta1.CSINodeSpec\0"
    "storage.v1beta1.CSIStorageCapacity\0"
    "storage.v1beta1.StorageClass\0"
    "storage.v1beta1.TokenRequest\0"
    "storage.v1beta1.VolumeAttachment\0"
    "storage.v1beta1.VolumeAttachmentSource\0"
    "storage.v1beta1.VolumeAttachmentSpec\0"
    "storage.v1beta1.VolumeAttachmentStatus\0"
    "storage.v1beta1.VolumeAttributesClass\0"
    "storage.v1beta1.VolumeError\0"
    "storage.v1beta1.VolumeNodeResources\0"
    "storagemigration.v1beta1.StorageVersionMigration\0"
    "storagemigration.v1beta1.StorageVersionMigrationSpec\0"
    "storagemigration.v1beta1.StorageVersionMigrationStatus\0"
    "\0"
    "v1\0"
    "Binding\0"
    "ComponentStatus\0"
    "ConfigMap\0"
    "Endpoints\0"
    "Event\0"
    "LimitRange\0"
    "Namespace\0"
    "Node\0"
    "PersistentVolume\0"
    "PersistentVolumeClaim\0"
    "Pod\0"
    "PodProxyOptions\0"
    "PodStatusResult\0"
    "PodTemplate\0"
    "RangeAllocation\0"
    "ReplicationController\0"
    "ResourceQuota\0"
    "Secret\0"
    "SerializedReference\0"
    "Service\0"
    "ServiceAccount\0"
    "admissionregistration.k8s.io\0"
    "MutatingAdmissionPolicy\0"
    "MutatingAdmissionPolicyBinding\0"
    "MutatingWebhookConfiguration\0"
    "ValidatingAdmissionPolicy\0"
    "ValidatingAdmissionPolicyBinding\0"
    "ValidatingWebhookConfiguration\0"
    "v1alpha1\0"
    "v1beta1\0"
    "apps\0"
    "ControllerRevision\0"
    "DaemonSet\0"
    "Deployment\0"
    "ReplicaSet\0"
    "StatefulSet\0"
    "DeploymentRollback\0"
    "Scale\0"
    "v1beta2\0"
    "authentication.k8s.io\0"
    "SelfSubjectReview\0"
    "TokenRequest\0"
    "TokenReview\0"
    "authorization.k8s.io\0"
    "LocalSubjectAccessReview\0"
    "SelfSubjectAccessReview\0"
    "SelfSubjectRulesReview\0"
    "SubjectAccessReview\0"
    "autoscaling\0"
    "HorizontalPodAutoscaler\0"
    "v2\0"
    "batch\0"
    "CronJob\0"
    "Job\0"
    "certificates.k8s.io\0"
    "CertificateSigningRequest\0"
    "ClusterTrustBundle\0"
    "PodCertificateRequest\0"
    "coordination.k8s.io\0"
    "Lease\0"
    "v1alpha2\0"
    "LeaseCandidate\0"
    "discovery.k8s.io\0"
    "EndpointSlice\0"
    "events.k8s.io\0"
    "extensions\0"
    "Ingress\0"
    "NetworkPolicy\0"
    "flowcontrol.apiserver.k8s.io\0"
    "FlowSchema\0"
    "PriorityLevelConfiguration\0"
    "v1beta3\0"
    "internal.apiserver.k8s.io\0"
    "StorageVersion\0"
    "networking.k8s.io\0"
    "IPAddress\0"
    "IngressClass\0"
    "ServiceCIDR\0"
    "node.k8s.io\0"
    "RuntimeClass\0"
    "policy\0"
    "Eviction\0"
    "PodDisruptionBudget\0"
    "rbac.authorization.k8s.io\0"
    "ClusterRole\0"
    "ClusterRoleBinding\0"
    "Role\0"
    "RoleBinding\0"
    "resource.k8s.io\0"
    "DeviceClass\0"
    "ResourceClaim\0"
    "ResourceClaimTemplate\0"
    "ResourceSlice\0"
    "v1alpha3\0"
    "DeviceTaintRule\0"
    "ResourcePoolStatusRequest\0"
    "scheduling.k8s.io\0"
    "PriorityClass\0"
    "PodGroup\0"
    "Workload\0"
    "storage.k8s.io\0"
    "CSIDriver\0"
    "CSINode\0"
    "CSIStorageCapacity\0"
    "StorageClass\0"
    "VolumeAttachment\0"
    "VolumeAttributesClass\0"
    "storagemigration.k8s.io\0"
    "StorageVersionMigration\0"
    ;

const struct form_node form_nodes[] = {
    { FORM_STRING, 0 },
    { FORM_BOOL, 0 },
    { FORM_INT32, 0 },
    { FORM_INT64, 0 },
    { FORM_FLOAT, 0 },
    { FORM_BYTES, 0 },
    { FORM_QUANTITY, 0 },
    { FORM_TIME, 0 },
    { FORM_MICROTIME, 0 },
    { FORM_DURATION, 0 },
    { FORM_INTSTR, 0 },
    { FORM_RAW, 0 },
    { FORM_STRUCT, 13 },
    { FORM_LIST, 12 },
    { FORM_POINTER, 0 },
    { FORM_STRUCT, 630 },
    { FORM_POINTER, 15 },
    { FORM_STRUCT, 633 },
    { FORM_STRUCT, 9 },
    { FORM_STRUCT, 8 },
    { FORM_STRUCT, 5 },
    { FORM_POINTER, 20 },
    { FORM_STRUCT, 15 },
    { FORM_POINTER, 22 },
    { FORM_STRUCT, 4 },
    { FORM_LIST, 24 },
    { FORM_STRUCT, 12 },
    { FORM_LIST, 26 },
    { FORM_STRUCT, 14 },
    { FORM_POINTER, 28 },
    { FORM_STRUCT, 27 },
    { FORM_LIST, 30 },
    { FORM_LIST, 0 },
    { FORM_STRUCT, 28 },
    { FORM_STRUCT, 16 },
    { FORM_LIST, 34 },
    { FORM_POINTER, 2 },
    { FORM_STRUCT, 10 },
    { FORM_LIST, 37 },
    { FORM_STRUCT, 0 },
    { FORM_POINTER, 39 },
    { FORM_STRUCT, 3 },
    { FORM_POINTER, 41 },
    { FORM_STRUCT, 2 },
    { FORM_LIST, 43 },
    { FORM_STRUCT, 22 },
    { FORM_STRUCT, 23 },
    { FORM_STRUCT, 21 },
    { FORM_STRUCT, 1 },
    { FORM_LIST, 48 },
    { FORM_STRUCT, 26 },
    { FORM_LIST, 50 },
    { FORM_STRUCT, 626 },
    { FORM_LIST, 52 },
    { FORM_STRUCT, 18 },
    { FORM_POINTER, 54 },
    { FORM_STRUCT, 24 },
    { FORM_LIST, 56 },
    { FORM_STRUCT, 17 },
    { FORM_POINTER, 58 },
    { FORM_STRUCT, 40 },
    { FORM_LIST, 60 },
    { FORM_STRUCT, 38 },
    { FORM_STRUCT, 37 },
    { FORM_STRUCT, 34 },
    { FORM_POINTER, 64 },
    { FORM_STRUCT, 42 },
    { FORM_POINTER, 66 },
    { FORM_STRUCT, 33 },
    { FORM_LIST, 68 },
    { FORM_STRUCT, 39 },
    { FORM_LIST, 70 },
    { FORM_STRUCT, 41 },
    { FORM_POINTER, 72 },
    { FORM_STRUCT, 50 },
    { FORM_LIST, 74 },
    { FORM_STRUCT, 29 },
    { FORM_POINTER, 76 },
    { FORM_STRUCT, 32 },
    { FORM_POINTER, 78 },
    { FORM_STRUCT, 31 },
    { FORM_LIST, 80 },
    { FORM_STRUCT, 47 },
    { FORM_STRUCT, 48 },
    { FORM_STRUCT, 46 },
    { FORM_STRUCT, 30 },
    { FORM_LIST, 85 },
    { FORM_STRUCT, 49 },
    { FORM_LIST, 87 },
    { FORM_STRUCT, 43 },
    { FORM_POINTER, 89 },
    { FORM_STRUCT, 64 },
    { FORM_LIST, 91 },
    { FORM_STRUCT, 60 },
    { FORM_STRUCT, 59 },
    { FORM_STRUCT, 56 },
    { FORM_POINTER, 95 },
    { FORM_STRUCT, 66 },
    { FORM_POINTER, 97 },
    { FORM_STRUCT, 55 },
    { FORM_LIST, 99 },
    { FORM_STRUCT, 63 },
    { FORM_LIST, 101 },
    { FORM_STRUCT, 65 },
    { FORM_POINTER, 103 },
    { FORM_STRUCT, 77 },
    { FORM_LIST, 105 },
    { FORM_STRUCT, 78 },
    { FORM_STRUCT, 61 },
    { FORM_LIST, 108 },
    { FORM_STRUCT, 51 },
    { FORM_POINTER, 110 },
    { FORM_STRUCT, 54 },
    { FORM_POINTER, 112 },
    { FORM_STRUCT, 53 },
    { FORM_LIST, 114 },
    { FORM_STRUCT, 72 },
    { FORM_STRUCT, 73 },
    { FORM_STRUCT, 71 },
    { FORM_STRUCT, 52 },
    { FORM_LIST, 119 },
    { FORM_STRUCT, 76 },
    { FORM_LIST, 121 },
    { FORM_STRUCT, 68 },
    { FORM_POINTER, 123 },
    { FORM_STRUCT, 74 },
    { FORM_LIST, 125 },
    { FORM_STRUCT, 67 },
    { FORM_POINTER, 127 },
    { FORM_STRUCT, 82 },
    { FORM_STRUCT, 83 },
    { FORM_STRUCT, 81 },
    { FORM_LIST, 131 },
    { FORM_STRUCT, 79 },
    { FORM_LIST, 133 },
    { FORM_STRUCT, 87 },
    { FORM_STRUCT, 88 },
    { FORM_STRUCT, 419 },
    { FORM_STRUCT, 89 },
    { FORM_STRUCT, 86 },
    { FORM_LIST, 139 },
    { FORM_STRUCT, 99 },
    { FORM_POINTER, 141 },
    { FORM_STRUCT, 92 },
    { FORM_STRUCT, 93 },
    { FORM_STRUCT, 94 },
    { FORM_STRUCT, 91 },
    { FORM_LIST, 146 },
    { FORM_STRUCT, 100 },
    { FORM_POINTER, 148 },
    { FORM_STRUCT, 97 },
    { FORM_STRUCT, 98 },
    { FORM_STRUCT, 96 },
    { FORM_LIST, 152 },
    { FORM_POINTER, 10 },
    { FORM_STRUCT, 106 },
    { FORM_STRUCT, 107 },
    { FORM_STRUCT, 104 },
    { FORM_POINTER, 157 },
    { FORM_STRUCT, 105 },
    { FORM_POINTER, 159 },
    { FORM_STRUCT, 108 },
    { FORM_STRUCT, 388 },
    { FORM_LIST, 162 },
    { FORM_STRUCT, 103 },
    { FORM_LIST, 164 },
    { FORM_STRUCT, 101 },
    { FORM_POINTER, 166 },
    { FORM_STRUCT, 113 },
    { FORM_STRUCT, 114 },
    { FORM_STRUCT, 116 },
    { FORM_MAP, 0 },
    { FORM_POINTER, 170 },
    { FORM_STRUCT, 115 },
    { FORM_STRUCT, 111 },
    { FORM_LIST, 174 },
    { FORM_STRUCT, 117 },
    { FORM_POINTER, 176 },
    { FORM_STRUCT, 120 },
    { FORM_STRUCT, 121 },
    { FORM_STRUCT, 126 },
    { FORM_STRUCT, 127 },
    { FORM_STRUCT, 124 },
    { FORM_POINTER, 182 },
    { FORM_STRUCT, 125 },
    { FORM_POINTER, 184 },
    { FORM_STRUCT, 128 },
    { FORM_STRUCT, 123 },
    { FORM_LIST, 187 },
    { FORM_POINTER, 3 },
    { FORM_STRUCT, 118 },
    { FORM_POINTER, 190 },
    { FORM_STRUCT, 132 },
    { FORM_STRUCT, 133 },
    { FORM_STRUCT, 134 },
    { FORM_STRUCT, 131 },
    { FORM_LIST, 195 },
    { FORM_STRUCT, 144 },
    { FORM_POINTER, 197 },
    { FORM_STRUCT, 137 },
    { FORM_STRUCT, 138 },
    { FORM_STRUCT, 139 },
    { FORM_STRUCT, 136 },
    { FORM_LIST, 202 },
    { FORM_STRUCT, 145 },
    { FORM_POINTER, 204 },
    { FORM_STRUCT, 142 },
    { FORM_STRUCT, 143 },
    { FORM_STRUCT, 141 },
    { FORM_LIST, 208 },
    { FORM_STRUCT, 148 },
    { FORM_STRUCT, 149 },
    { FORM_STRUCT, 154 },
    { FORM_STRUCT, 155 },
    { FORM_STRUCT, 152 },
    { FORM_POINTER, 214 },
    { FORM_STRUCT, 153 },
    { FORM_POINTER, 216 },
    { FORM_STRUCT, 156 },
    { FORM_STRUCT, 151 },
    { FORM_LIST, 219 },
    { FORM_STRUCT, 146 },
    { FORM_POINTER, 221 },
    { FORM_STRUCT, 159 },
    { FORM_STRUCT, 166 },
    { FORM_STRUCT, 161 },
    { FORM_STRUCT, 162 },
    { FORM_STRUCT, 157 },
    { FORM_POINTER, 227 },
    { FORM_STRUCT, 164 },
    { FORM_STRUCT, 165 },
    { FORM_MAP, 32 },
    { FORM_STRUCT, 168 },
    { FORM_STRUCT, 170 },
    { FORM_STRUCT, 172 },
    { FORM_STRUCT, 173 },
    { FORM_STRUCT, 174 },
    { FORM_STRUCT, 628 },
    { FORM_LIST, 237 },
    { FORM_STRUCT, 631 },
    { FORM_LIST, 239 },
    { FORM_STRUCT, 187 },
    { FORM_STRUCT, 188 },
    { FORM_STRUCT, 175 },
    { FORM_POINTER, 243 },
    { FORM_STRUCT, 176 },
    { FORM_POINTER, 245 },
    { FORM_STRUCT, 183 },
    { FORM_STRUCT, 178 },
    { FORM_POINTER, 248 },
    { FORM_STRUCT, 180 },
    { FORM_POINTER, 250 },
    { FORM_STRUCT, 185 },
    { FORM_STRUCT, 189 },
    { FORM_STRUCT, 179 },
    { FORM_LIST, 254 },
    { FORM_STRUCT, 181 },
    { FORM_LIST, 256 },
    { FORM_STRUCT, 200 },
    { FORM_STRUCT, 201 },
    { FORM_STRUCT, 196 },
    { FORM_STRUCT, 191 },
    { FORM_POINTER, 261 },
    { FORM_STRUCT, 193 },
    { FORM_POINTER, 263 },
    { FORM_STRUCT, 198 },
    { FORM_STRUCT, 202 },
    { FORM_STRUCT, 192 },
    { FORM_LIST, 267 },
    { FORM_STRUCT, 194 },
    { FORM_LIST, 269 },
    { FORM_STRUCT, 205 },
    { FORM_STRUCT, 206 },
    { FORM_STRUCT, 203 },
    { FORM_POINTER, 7 },
    { FORM_STRUCT, 208 },
    { FORM_STRUCT, 209 },
    { FORM_STRUCT, 225 },
    { FORM_STRUCT, 226 },
    { FORM_STRUCT, 222 },
    { FORM_STRUCT, 215 },
    { FORM_LIST, 280 },
    { FORM_POINTER, 6 },
    { FORM_STRUCT, 220 },
    { FORM_STRUCT, 221 },
    { FORM_STRUCT, 216 },
    { FORM_POINTER, 285 },
    { FORM_STRUCT, 218 },
    { FORM_POINTER, 287 },
    { FORM_STRUCT, 223 },
    { FORM_LIST, 289 },
    { FORM_STRUCT, 212 },
    { FORM_STRUCT, 219 },
    { FORM_LIST, 292 },
    { FORM_STRUCT, 224 },
    { FORM_LIST, 294 },
    { FORM_STRUCT, 210 },
    { FORM_POINTER, 296 },
    { FORM_STRUCT, 213 },
    { FORM_POINTER, 298 },
    { FORM_STRUCT, 227 },
    { FORM_POINTER, 300 },
    { FORM_STRUCT, 229 },
    { FORM_POINTER, 302 },
    { FORM_STRUCT, 231 },
    { FORM_POINTER, 304 },
    { FORM_STRUCT, 211 },
    { FORM_POINTER, 306 },
    { FORM_STRUCT, 214 },
    { FORM_POINTER, 308 },
    { FORM_STRUCT, 228 },
    { FORM_POINTER, 310 },
    { FORM_STRUCT, 230 },
    { FORM_POINTER, 312 },
    { FORM_STRUCT, 232 },
    { FORM_POINTER, 314 },
    { FORM_STRUCT, 234 },
    { FORM_STRUCT, 235 },
    { FORM_STRUCT, 240 },
    { FORM_POINTER, 1 },
    { FORM_STRUCT, 386 },
    { FORM_LIST, 320 },
    { FORM_STRUCT, 238 },
    { FORM_STRUCT, 239 },
    { FORM_STRUCT, 241 },
    { FORM_POINTER, 324 },
    { FORM_STRUCT, 245 },
    { FORM_POINTER, 326 },
    { FORM_STRUCT, 237 },
    { FORM_LIST, 328 },
    { FORM_STRUCT, 247 },
    { FORM_POINTER, 330 },
    { FORM_STRUCT, 244 },
    { FORM_LIST, 332 },
    { FORM_LIST, 2 },
    { FORM_STRUCT, 242 },
    { FORM_POINTER, 335 },
    { FORM_STRUCT, 243 },
    { FORM_LIST, 337 },
    { FORM_STRUCT, 246 },
    { FORM_LIST, 339 },
    { FORM_STRUCT, 249 },
    { FORM_STRUCT, 250 },
    { FORM_STRUCT, 251 },
    { FORM_STRUCT, 254 },
    { FORM_STRUCT, 255 },
    { FORM_STRUCT, 253 },
    { FORM_LIST, 346 },
    { FORM_STRUCT, 257 },
    { FORM_STRUCT, 260 },
    { FORM_STRUCT, 261 },
    { FORM_STRUCT, 259 },
    { FORM_LIST, 351 },
    { FORM_STRUCT, 263 },
    { FORM_STRUCT, 265 },
    { FORM_STRUCT, 266 },
    { FORM_STRUCT, 268 },
    { FORM_POINTER, 8 },
    { FORM_STRUCT, 270 },
    { FORM_STRUCT, 274 },
    { FORM_STRUCT, 273 },
    { FORM_STRUCT, 369 },
    { FORM_POINTER, 361 },
    { FORM_STRUCT, 398 },
    { FORM_POINTER, 363 },
    { FORM_STRUCT, 400 },
    { FORM_POINTER, 365 },
    { FORM_STRUCT, 451 },
    { FORM_POINTER, 367 },
    { FORM_STRUCT, 359 },
    { FORM_POINTER, 369 },
    { FORM_STRUCT, 292 },
    { FORM_LIST, 371 },
    { FORM_MAP, 5 },
    { FORM_STRUCT, 350 },
    { FORM_LIST, 374 },
    { FORM_STRUCT, 323 },
    { FORM_LIST, 376 },
    { FORM_STRUCT, 322 },
    { FORM_LIST, 378 },
    { FORM_STRUCT, 351 },
    { FORM_POINTER, 380 },
    { FORM_STRUCT, 423 },
    { FORM_POINTER, 382 },
    { FORM_STRUCT, 303 },
    { FORM_LIST, 384 },
    { FORM_STRUCT, 304 },
    { FORM_LIST, 386 },
    { FORM_STRUCT, 439 },
    { FORM_STRUCT, 305 },
    { FORM_LIST, 389 },
    { FORM_STRUCT, 453 },
    { FORM_POINTER, 391 },
    { FORM_STRUCT, 475 },
    { FORM_LIST, 393 },
    { FORM_STRUCT, 476 },
    { FORM_LIST, 395 },
    { FORM_STRUCT, 306 },
    { FORM_POINTER, 397 },
    { FORM_STRUCT, 308 },
    { FORM_POINTER, 399 },
    { FORM_STRUCT, 309 },
    { FORM_POINTER, 401 },
    { FORM_STRUCT, 310 },
    { FORM_POINTER, 403 },
    { FORM_MAP, 6 },
    { FORM_STRUCT, 440 },
    { FORM_LIST, 406 },
    { FORM_STRUCT, 307 },
    { FORM_POINTER, 388 },
    { FORM_STRUCT, 312 },
    { FORM_POINTER, 410 },
    { FORM_STRUCT, 477 },
    { FORM_LIST, 412 },
    { FORM_STRUCT, 356 },
    { FORM_POINTER, 414 },
    { FORM_STRUCT, 315 },
    { FORM_LIST, 416 },
    { FORM_STRUCT, 385 },
    { FORM_POINTER, 418 },
    { FORM_STRUCT, 434 },
    { FORM_POINTER, 420 },
    { FORM_POINTER, 320 },
    { FORM_STRUCT, 318 },
    { FORM_LIST, 423 },
    { FORM_STRUCT, 319 },
    { FORM_LIST, 425 },
    { FORM_STRUCT, 320 },
    { FORM_LIST, 427 },
    { FORM_STRUCT, 295 },
    { FORM_POINTER, 429 },
    { FORM_STRUCT, 448 },
    { FORM_POINTER, 431 },
    { FORM_STRUCT, 324 },
    { FORM_POINTER, 433 },
    { FORM_STRUCT, 296 },
    { FORM_POINTER, 435 },
    { FORM_STRUCT, 332 },
    { FORM_POINTER, 437 },
    { FORM_STRUCT, 449 },
    { FORM_POINTER, 439 },
    { FORM_STRUCT, 392 },
    { FORM_POINTER, 441 },
    { FORM_STRUCT, 328 },
    { FORM_POINTER, 443 },
    { FORM_STRUCT, 329 },
    { FORM_STRUCT, 342 },
    { FORM_LIST, 446 },
    { FORM_STRUCT, 352 },
    { FORM_POINTER, 448 },
    { FORM_STRUCT, 330 },
    { FORM_POINTER, 450 },
    { FORM_STRUCT, 341 },
    { FORM_POINTER, 452 },
    { FORM_STRUCT, 462 },
    { FORM_POINTER, 454 },
    { FORM_STRUCT, 466 },
    { FORM_POINTER, 456 },
    { FORM_STRUCT, 355 },
    { FORM_STRUCT, 354 },
    { FORM_LIST, 459 },
    { FORM_LIST, 3 },
    { FORM_STRUCT, 420 },
    { FORM_LIST, 462 },
    { FORM_STRUCT, 357 },
    { FORM_LIST, 464 },
    { FORM_STRUCT, 365 },
    { FORM_STRUCT, 366 },
    { FORM_STRUCT, 364 },
    { FORM_LIST, 468 },
    { FORM_STRUCT, 381 },
    { FORM_STRUCT, 382 },
    { FORM_STRUCT, 422 },
    { FORM_LIST, 472 },
    { FORM_STRUCT, 378 },
    { FORM_POINTER, 474 },
    { FORM_STRUCT, 297 },
    { FORM_POINTER, 476 },
    { FORM_STRUCT, 372 },
    { FORM_POINTER, 478 },
    { FORM_STRUCT, 313 },
    { FORM_STRUCT, 377 },
    { FORM_POINTER, 481 },
    { FORM_STRUCT, 380 },
    { FORM_LIST, 483 },
    { FORM_STRUCT, 379 },
    { FORM_LIST, 485 },
    { FORM_STRUCT, 467 },
    { FORM_LIST, 487 },
    { FORM_STRUCT, 368 },
    { FORM_LIST, 489 },
    { FORM_STRUCT, 371 },
    { FORM_LIST, 491 },
    { FORM_STRUCT, 373 },
    { FORM_POINTER, 493 },
    { FORM_STRUCT, 374 },
    { FORM_STRUCT, 375 },
    { FORM_POINTER, 496 },
    { FORM_STRUCT, 302 },
    { FORM_LIST, 498 },
    { FORM_STRUCT, 384 },
    { FORM_STRUCT, 376 },
    { FORM_LIST, 501 },
    { FORM_STRUCT, 278 },
    { FORM_LIST, 503 },
    { FORM_STRUCT, 383 },
    { FORM_POINTER, 505 },
    { FORM_STRUCT, 394 },
    { FORM_STRUCT, 395 },
    { FORM_STRUCT, 390 },
    { FORM_STRUCT, 391 },
    { FORM_STRUCT, 472 },
    { FORM_POINTER, 511 },
    { FORM_STRUCT, 473 },
    { FORM_POINTER, 513 },
    { FORM_STRUCT, 480 },
    { FORM_STRUCT, 389 },
    { FORM_LIST, 516 },
    { FORM_STRUCT, 361 },
    { FORM_POINTER, 518 },
    { FORM_STRUCT, 275 },
    { FORM_POINTER, 520 },
    { FORM_STRUCT, 279 },
    { FORM_POINTER, 522 },
    { FORM_STRUCT, 280 },
    { FORM_POINTER, 524 },
    { FORM_STRUCT, 286 },
    { FORM_POINTER, 526 },
    { FORM_STRUCT, 288 },
    { FORM_POINTER, 528 },
    { FORM_STRUCT, 283 },
    { FORM_POINTER, 530 },
    { FORM_STRUCT, 331 },
    { FORM_POINTER, 532 },
    { FORM_STRUCT, 333 },
    { FORM_POINTER, 534 },
    { FORM_STRUCT, 335 },
    { FORM_POINTER, 536 },
    { FORM_STRUCT, 336 },
    { FORM_POINTER, 538 },
    { FORM_STRUCT, 339 },
    { FORM_POINTER, 540 },
    { FORM_STRUCT, 345 },
    { FORM_POINTER, 542 },
    { FORM_STRUCT, 346 },
    { FORM_POINTER, 544 },
    { FORM_STRUCT, 360 },
    { FORM_POINTER, 546 },
    { FORM_STRUCT, 362 },
    { FORM_POINTER, 548 },
    { FORM_STRUCT, 478 },
    { FORM_POINTER, 550 },
    { FORM_STRUCT, 396 },
    { FORM_POINTER, 552 },
    { FORM_STRUCT, 421 },
    { FORM_POINTER, 554 },
    { FORM_STRUCT, 425 },
    { FORM_POINTER, 556 },
    { FORM_STRUCT, 426 },
    { FORM_POINTER, 558 },
    { FORM_STRUCT, 442 },
    { FORM_POINTER, 560 },
    { FORM_STRUCT, 463 },
    { FORM_POINTER, 562 },
    { FORM_STRUCT, 482 },
    { FORM_POINTER, 564 },
    { FORM_STRUCT, 415 },
    { FORM_STRUCT, 416 },
    { FORM_STRUCT, 483 },
    { FORM_LIST, 568 },
    { FORM_STRUCT, 399 },
    { FORM_LIST, 570 },
    { FORM_STRUCT, 404 },
    { FORM_LIST, 572 },
    { FORM_STRUCT, 301 },
    { FORM_LIST, 574 },
    { FORM_STRUCT, 277 },
    { FORM_POINTER, 576 },
    { FORM_STRUCT, 441 },
    { FORM_POINTER, 578 },
    { FORM_STRUCT, 446 },
    { FORM_POINTER, 580 },
    { FORM_STRUCT, 465 },
    { FORM_LIST, 582 },
    { FORM_STRUCT, 484 },
    { FORM_POINTER, 584 },
    { FORM_STRUCT, 276 },
    { FORM_POINTER, 586 },
    { FORM_STRUCT, 300 },
    { FORM_LIST, 588 },
    { FORM_STRUCT, 403 },
    { FORM_POINTER, 590 },
    { FORM_STRUCT, 325 },
    { FORM_LIST, 592 },
    { FORM_STRUCT, 343 },
    { FORM_LIST, 594 },
    { FORM_LIST, 369 },
    { FORM_STRUCT, 407 },
    { FORM_POINTER, 597 },
    { FORM_STRUCT, 409 },
    { FORM_LIST, 599 },
    { FORM_STRUCT, 410 },
    { FORM_LIST, 601 },
    { FORM_STRUCT, 412 },
    { FORM_LIST, 603 },
    { FORM_STRUCT, 413 },
    { FORM_POINTER, 605 },
    { FORM_STRUCT, 414 },
    { FORM_POINTER, 607 },
    { FORM_STRUCT, 468 },
    { FORM_LIST, 609 },
    { FORM_STRUCT, 471 },
    { FORM_LIST, 611 },
    { FORM_STRUCT, 474 },
    { FORM_LIST, 613 },
    { FORM_STRUCT, 402 },
    { FORM_LIST, 615 },
    { FORM_STRUCT, 311 },
    { FORM_LIST, 617 },
    { FORM_STRUCT, 405 },
    { FORM_POINTER, 619 },
    { FORM_STRUCT, 344 },
    { FORM_LIST, 621 },
    { FORM_STRUCT, 370 },
    { FORM_LIST, 623 },
    { FORM_STRUCT, 406 },
    { FORM_LIST, 625 },
    { FORM_STRUCT, 411 },
    { FORM_LIST, 627 },
    { FORM_STRUCT, 337 },
    { FORM_POINTER, 629 },
    { FORM_STRUCT, 479 },
    { FORM_LIST, 631 },
    { FORM_STRUCT, 431 },
    { FORM_STRUCT, 432 },
    { FORM_POINTER, 137 },
    { FORM_STRUCT, 430 },
    { FORM_LIST, 636 },
    { FORM_STRUCT, 437 },
    { FORM_STRUCT, 438 },
    { FORM_STRUCT, 444 },
    { FORM_POINTER, 640 },
    { FORM_STRUCT, 433 },
    { FORM_LIST, 642 },
    { FORM_STRUCT, 435 },
    { FORM_LIST, 644 },
    { FORM_STRUCT, 445 },
    { FORM_LIST, 646 },
    { FORM_STRUCT, 285 },
    { FORM_POINTER, 648 },
    { FORM_STRUCT, 459 },
    { FORM_STRUCT, 460 },
    { FORM_STRUCT, 458 },
    { FORM_LIST, 652 },
    { FORM_STRUCT, 461 },
    { FORM_POINTER, 654 },
    { FORM_STRUCT, 358 },
    { FORM_STRUCT, 290 },
    { FORM_POINTER, 657 },
    { FORM_STRUCT, 469 },
    { FORM_LIST, 659 },
    { FORM_STRUCT, 281 },
    { FORM_POINTER, 661 },
    { FORM_STRUCT, 287 },
    { FORM_POINTER, 663 },
    { FORM_STRUCT, 289 },
    { FORM_POINTER, 665 },
    { FORM_STRUCT, 299 },
    { FORM_POINTER, 667 },
    { FORM_STRUCT, 284 },
    { FORM_POINTER, 669 },
    { FORM_STRUCT, 316 },
    { FORM_POINTER, 671 },
    { FORM_STRUCT, 317 },
    { FORM_POINTER, 673 },
    { FORM_STRUCT, 326 },
    { FORM_POINTER, 675 },
    { FORM_STRUCT, 334 },
    { FORM_POINTER, 677 },
    { FORM_STRUCT, 338 },
    { FORM_POINTER, 679 },
    { FORM_STRUCT, 340 },
    { FORM_POINTER, 681 },
    { FORM_STRUCT, 348 },
    { FORM_POINTER, 683 },
    { FORM_STRUCT, 347 },
    { FORM_POINTER, 685 },
    { FORM_STRUCT, 393 },
    { FORM_POINTER, 687 },
    { FORM_STRUCT, 424 },
    { FORM_POINTER, 689 },
    { FORM_STRUCT, 427 },
    { FORM_POINTER, 691 },
    { FORM_STRUCT, 443 },
    { FORM_POINTER, 693 },
    { FORM_STRUCT, 452 },
    { FORM_POINTER, 695 },
    { FORM_STRUCT, 464 },
    { FORM_POINTER, 697 },
    { FORM_STRUCT, 481 },
    { FORM_POINTER, 699 },
    { FORM_STRUCT, 291 },
    { FORM_POINTER, 701 },
    { FORM_STRUCT, 298 },
    { FORM_POINTER, 703 },
    { FORM_STRUCT, 314 },
    { FORM_POINTER, 705 },
    { FORM_STRUCT, 401 },
    { FORM_POINTER, 707 },
    { FORM_STRUCT, 450 },
    { FORM_POINTER, 709 },
    { FORM_STRUCT, 457 },
    { FORM_POINTER, 711 },
    { FORM_STRUCT, 349 },
    { FORM_POINTER, 713 },
    { FORM_STRUCT, 486 },
    { FORM_STRUCT, 487 },
    { FORM_POINTER, 716 },
    { FORM_STRUCT, 490 },
    { FORM_LIST, 718 },
    { FORM_STRUCT, 491 },
    { FORM_LIST, 720 },
    { FORM_STRUCT, 485 },
    { FORM_LIST, 722 },
    { FORM_STRUCT, 488 },
    { FORM_LIST, 724 },
    { FORM_STRUCT, 493 },
    { FORM_STRUCT, 494 },
    { FORM_POINTER, 727 },
    { FORM_STRUCT, 497 },
    { FORM_LIST, 729 },
    { FORM_STRUCT, 498 },
    { FORM_LIST, 731 },
    { FORM_STRUCT, 492 },
    { FORM_LIST, 733 },
    { FORM_STRUCT, 495 },
    { FORM_LIST, 735 },
    { FORM_STRUCT, 500 },
    { FORM_POINTER, 737 },
    { FORM_STRUCT, 502 },
    { FORM_POINTER, 739 },
    { FORM_STRUCT, 505 },
    { FORM_STRUCT, 506 },
    { FORM_STRUCT, 507 },
    { FORM_STRUCT, 504 },
    { FORM_LIST, 744 },
    { FORM_STRUCT, 537 },
    { FORM_POINTER, 746 },
    { FORM_STRUCT, 511 },
    { FORM_STRUCT, 512 },
    { FORM_STRUCT, 536 },
    { FORM_POINTER, 750 },
    { FORM_STRUCT, 513 },
    { FORM_STRUCT, 509 },
    { FORM_LIST, 753 },
    { FORM_STRUCT, 538 },
    { FORM_POINTER, 755 },
    { FORM_STRUCT, 518 },
    { FORM_STRUCT, 514 },
    { FORM_LIST, 758 },
    { FORM_STRUCT, 523 },
    { FORM_STRUCT, 524 },
    { FORM_STRUCT, 521 },
    { FORM_LIST, 762 },
    { FORM_STRUCT, 519 },
    { FORM_LIST, 764 },
    { FORM_STRUCT, 515 },
    { FORM_POINTER, 766 },
    { FORM_POINTER, 757 },
    { FORM_STRUCT, 522 },
    { FORM_LIST, 769 },
    { FORM_STRUCT, 525 },
    { FORM_LIST, 771 },
    { FORM_STRUCT, 520 },
    { FORM_STRUCT, 531 },
    { FORM_STRUCT, 530 },
    { FORM_LIST, 775 },
    { FORM_STRUCT, 529 },
    { FORM_LIST, 777 },
    { FORM_STRUCT, 516 },
    { FORM_POINTER, 779 },
    { FORM_STRUCT, 527 },
    { FORM_LIST, 781 },
    { FORM_STRUCT, 528 },
    { FORM_LIST, 783 },
    { FORM_STRUCT, 534 },
    { FORM_STRUCT, 535 },
    { FORM_STRUCT, 533 },
    { FORM_LIST, 787 },
    { FORM_STRUCT, 540 },
    { FORM_STRUCT, 541 },
    { FORM_STRUCT, 546 },
    { FORM_STRUCT, 547 },
    { FORM_STRUCT, 543 },
    { FORM_POINTER, 793 },
    { FORM_STRUCT, 555 },
    { FORM_STRUCT, 552 },
    { FORM_LIST, 796 },
    { FORM_STRUCT, 545 },
    { FORM_LIST, 798 },
    { FORM_STRUCT, 558 },
    { FORM_POINTER, 800 },
    { FORM_STRUCT, 549 },
    { FORM_STRUCT, 551 },
    { FORM_LIST, 803 },
    { FORM_STRUCT, 559 },
    { FORM_LIST, 805 },
    { FORM_STRUCT, 561 },
    { FORM_LIST, 807 },
    { FORM_STRUCT, 556 },
    { FORM_STRUCT, 557 },
    { FORM_STRUCT, 542 },
    { FORM_POINTER, 811 },
    { FORM_STRUCT, 550 },
    { FORM_POINTER, 813 },
    { FORM_STRUCT, 554 },
    { FORM_LIST, 815 },
    { FORM_STRUCT, 548 },
    { FORM_POINTER, 817 },
    { FORM_STRUCT, 560 },
    { FORM_POINTER, 819 },
    { FORM_STRUCT, 562 },
    { FORM_POINTER, 821 },
    { FORM_STRUCT, 567 },
    { FORM_STRUCT, 568 },
    { FORM_STRUCT, 564 },
    { FORM_POINTER, 825 },
    { FORM_STRUCT, 576 },
    { FORM_STRUCT, 573 },
    { FORM_LIST, 828 },
    { FORM_STRUCT, 566 },
    { FORM_LIST, 830 },
    { FORM_STRUCT, 579 },
    { FORM_POINTER, 832 },
    { FORM_STRUCT, 570 },
    { FORM_STRUCT, 572 },
    { FORM_LIST, 835 },
    { FORM_STRUCT, 580 },
    { FORM_LIST, 837 },
    { FORM_STRUCT, 582 },
    { FORM_LIST, 839 },
    { FORM_STRUCT, 577 },
    { FORM_STRUCT, 578 },
    { FORM_STRUCT, 563 },
    { FORM_POINTER, 843 },
    { FORM_STRUCT, 571 },
    { FORM_POINTER, 845 },
    { FORM_STRUCT, 575 },
    { FORM_LIST, 847 },
    { FORM_STRUCT, 569 },
    { FORM_POINTER, 849 },
    { FORM_STRUCT, 581 },
    { FORM_POINTER, 851 },
    { FORM_STRUCT, 583 },
    { FORM_POINTER, 853 },
    { FORM_STRUCT, 588 },
    { FORM_STRUCT, 589 },
    { FORM_STRUCT, 585 },
    { FORM_POINTER, 857 },
    { FORM_STRUCT, 597 },
    { FORM_STRUCT, 594 },
    { FORM_LIST, 860 },
    { FORM_STRUCT, 587 },
    { FORM_LIST, 862 },
    { FORM_STRUCT, 600 },
    { FORM_POINTER, 864 },
    { FORM_STRUCT, 591 },
    { FORM_STRUCT, 593 },
    { FORM_LIST, 867 },
    { FORM_STRUCT, 601 },
    { FORM_LIST, 869 },
    { FORM_STRUCT, 603 },
    { FORM_LIST, 871 },
    { FORM_STRUCT, 598 },
    { FORM_STRUCT, 599 },
    { FORM_STRUCT, 584 },
    { FORM_POINTER, 875 },
    { FORM_STRUCT, 592 },
    { FORM_POINTER, 877 },
    { FORM_STRUCT, 596 },
    { FORM_LIST, 879 },
    { FORM_STRUCT, 590 },
    { FORM_POINTER, 881 },
    { FORM_STRUCT, 602 },
    { FORM_POINTER, 883 },
    { FORM_STRUCT, 604 },
    { FORM_POINTER, 885 },
    { FORM_STRUCT, 609 },
    { FORM_STRUCT, 610 },
    { FORM_STRUCT, 606 },
    { FORM_POINTER, 889 },
    { FORM_STRUCT, 618 },
    { FORM_STRUCT, 615 },
    { FORM_LIST, 892 },
    { FORM_STRUCT, 608 },
    { FORM_LIST, 894 },
    { FORM_STRUCT, 621 },
    { FORM_POINTER, 896 },
    { FORM_STRUCT, 612 },
    { FORM_STRUCT, 614 },
    { FORM_LIST, 899 },
    { FORM_STRUCT, 622 },
    { FORM_LIST, 901 },
    { FORM_STRUCT, 624 },
    { FORM_LIST, 903 },
    { FORM_STRUCT, 619 },
    { FORM_STRUCT, 620 },
    { FORM_STRUCT, 605 },
    { FORM_POINTER, 907 },
    { FORM_STRUCT, 613 },
    { FORM_POINTER, 909 },
    { FORM_STRUCT, 617 },
    { FORM_LIST, 911 },
    { FORM_STRUCT, 611 },
    { FORM_POINTER, 913 },
    { FORM_STRUCT, 623 },
    { FORM_POINTER, 915 },
    { FORM_STRUCT, 625 },
    { FORM_POINTER, 917 },
    { FORM_STRUCT, 635 },
    { FORM_POINTER, 919 },
    { FORM_POINTER, 11 },
    { FORM_STRUCT, 632 },
    { FORM_LIST, 922 },
    { FORM_STRUCT, 634 },
    { FORM_LIST, 924 },
    { FORM_STRUCT, 643 },
    { FORM_STRUCT, 637 },
    { FORM_LIST, 927 },
    { FORM_STRUCT, 640 },
    { FORM_STRUCT, 661 },
    { FORM_POINTER, 930 },
    { FORM_STRUCT, 652 },
    { FORM_STRUCT, 653 },
    { FORM_STRUCT, 651 },
    { FORM_POINTER, 934 },
    { FORM_STRUCT, 646 },
    { FORM_STRUCT, 645 },
    { FORM_POINTER, 937 },
    { FORM_STRUCT, 649 },
    { FORM_LIST, 939 },
    { FORM_STRUCT, 647 },
    { FORM_LIST, 941 },
    { FORM_STRUCT, 638 },
    { FORM_POINTER, 943 },
    { FORM_STRUCT, 662 },
    { FORM_POINTER, 926 },
    { FORM_STRUCT, 650 },
    { FORM_LIST, 947 },
    { FORM_STRUCT, 654 },
    { FORM_LIST, 949 },
    { FORM_STRUCT, 648 },
    { FORM_STRUCT, 660 },
    { FORM_STRUCT, 659 },
    { FORM_LIST, 953 },
    { FORM_STRUCT, 658 },
    { FORM_LIST, 955 },
    { FORM_STRUCT, 641 },
    { FORM_POINTER, 957 },
    { FORM_STRUCT, 656 },
    { FORM_LIST, 959 },
    { FORM_STRUCT, 657 },
    { FORM_LIST, 961 },
    { FORM_STRUCT, 664 },
    { FORM_STRUCT, 665 },
    { FORM_STRUCT, 671 },
    { FORM_STRUCT, 666 },
    { FORM_LIST, 966 },
    { FORM_STRUCT, 669 },
    { FORM_STRUCT, 682 },
    { FORM_POINTER, 969 },
    { FORM_STRUCT, 679 },
    { FORM_STRUCT, 680 },
    { FORM_STRUCT, 674 },
    { FORM_STRUCT, 673 },
    { FORM_POINTER, 974 },
    { FORM_STRUCT, 677 },
    { FORM_LIST, 976 },
    { FORM_STRUCT, 675 },
    { FORM_LIST, 978 },
    { FORM_STRUCT, 667 },
    { FORM_POINTER, 980 },
    { FORM_POINTER, 965 },
    { FORM_STRUCT, 678 },
    { FORM_LIST, 983 },
    { FORM_STRUCT, 681 },
    { FORM_LIST, 985 },
    { FORM_STRUCT, 676 },
    { FORM_STRUCT, 684 },
    { FORM_STRUCT, 685 },
    { FORM_STRUCT, 686 },
    { FORM_POINTER, 990 },
    { FORM_STRUCT, 688 },
    { FORM_POINTER, 992 },
    { FORM_STRUCT, 691 },
    { FORM_STRUCT, 689 },
    { FORM_POINTER, 995 },
    { FORM_STRUCT, 692 },
    { FORM_POINTER, 997 },
    { FORM_STRUCT, 693 },
    { FORM_POINTER, 999 },
    { FORM_STRUCT, 695 },
    { FORM_POINTER, 1001 },
    { FORM_STRUCT, 627 },
    { FORM_POINTER, 1003 },
    { FORM_STRUCT, 698 },
    { FORM_STRUCT, 699 },
    { FORM_MAP, 7 },
    { FORM_STRUCT, 702 },
    { FORM_STRUCT, 703 },
    { FORM_LIST, 15 },
    { FORM_STRUCT, 704 },
    { FORM_POINTER, 1011 },
    { FORM_STRUCT, 707 },
    { FORM_LIST, 1013 },
    { FORM_STRUCT, 710 },
    { FORM_STRUCT, 711 },
    { FORM_LIST, 1016 },
    { FORM_STRUCT, 712 },
    { FORM_POINTER, 1018 },
    { FORM_STRUCT, 715 },
    { FORM_LIST, 1020 },
    { FORM_STRUCT, 718 },
    { FORM_STRUCT, 719 },
    { FORM_LIST, 1023 },
    { FORM_STRUCT, 720 },
    { FORM_POINTER, 1025 },
    { FORM_STRUCT, 723 },
    { FORM_LIST, 1027 },
    { FORM_STRUCT, 726 },
    { FORM_STRUCT, 727 },
    { FORM_LIST, 1030 },
    { FORM_STRUCT, 755 },
    { FORM_POINTER, 1032 },
    { FORM_STRUCT, 738 },
    { FORM_STRUCT, 732 },
    { FORM_POINTER, 1035 },
    { FORM_LIST, 6 },
    { FORM_STRUCT, 734 },
    { FORM_MAP, 1038 },
    { FORM_STRUCT, 739 },
    { FORM_MAP, 1040 },
    { FORM_STRUCT, 740 },
    { FORM_MAP, 1042 },
    { FORM_STRUCT, 747 },
    { FORM_LIST, 1044 },
    { FORM_STRUCT, 756 },
    { FORM_MAP, 1046 },
    { FORM_STRUCT, 752 },
    { FORM_LIST, 1048 },
    { FORM_STRUCT, 757 },
    { FORM_POINTER, 1050 },
    { FORM_STRUCT, 737 },
    { FORM_LIST, 1052 },
    { FORM_STRUCT, 749 },
    { FORM_LIST, 1054 },
    { FORM_LIST, 1 },
    { FORM_STRUCT, 731 },
    { FORM_POINTER, 1057 },
    { FORM_STRUCT, 742 },
    { FORM_LIST, 1059 },
    { FORM_STRUCT, 746 },
    { FORM_LIST, 1061 },
    { FORM_STRUCT, 748 },
    { FORM_LIST, 1063 },
    { FORM_STRUCT, 745 },
    { FORM_STRUCT, 744 },
    { FORM_LIST, 1066 },
    { FORM_STRUCT, 750 },
    { FORM_LIST, 1068 },
    { FORM_STRUCT, 754 },
    { FORM_POINTER, 1070 },
    { FORM_STRUCT, 751 },
    { FORM_LIST, 1072 },
    { FORM_STRUCT, 753 },
    { FORM_LIST, 1074 },
    { FORM_STRUCT, 730 },
    { FORM_POINTER, 1076 },
    { FORM_STRUCT, 733 },
    { FORM_POINTER, 1078 },
    { FORM_STRUCT, 760 },
    { FORM_STRUCT, 761 },
    { FORM_STRUCT, 741 },
    { FORM_STRUCT, 729 },
    { FORM_POINTER, 1083 },
    { FORM_STRUCT, 728 },
    { FORM_LIST, 1085 },
    { FORM_STRUCT, 759 },
    { FORM_LIST, 1087 },
    { FORM_STRUCT, 763 },
    { FORM_STRUCT, 766 },
    { FORM_STRUCT, 736 },
    { FORM_LIST, 1091 },
    { FORM_STRUCT, 764 },
    { FORM_STRUCT, 735 },
    { FORM_LIST, 1094 },
    { FORM_STRUCT, 769 },
    { FORM_STRUCT, 770 },
    { FORM_STRUCT, 771 },
    { FORM_POINTER, 1098 },
    { FORM_STRUCT, 767 },
    { FORM_STRUCT, 774 },
    { FORM_STRUCT, 775 },
    { FORM_POINTER, 1102 },
    { FORM_STRUCT, 772 },
    { FORM_LIST, 1104 },
    { FORM_STRUCT, 803 },
    { FORM_POINTER, 1106 },
    { FORM_STRUCT, 787 },
    { FORM_STRUCT, 788 },
    { FORM_MAP, 1109 },
    { FORM_STRUCT, 789 },
    { FORM_MAP, 1111 },
    { FORM_STRUCT, 796 },
    { FORM_LIST, 1113 },
    { FORM_STRUCT, 804 },
    { FORM_MAP, 1115 },
    { FORM_STRUCT, 801 },
    { FORM_LIST, 1117 },
    { FORM_STRUCT, 781 },
    { FORM_POINTER, 1119 },
    { FORM_STRUCT, 783 },
    { FORM_MAP, 1121 },
    { FORM_STRUCT, 778 },
    { FORM_POINTER, 1123 },
    { FORM_STRUCT, 805 },
    { FORM_POINTER, 1125 },
    { FORM_STRUCT, 786 },
    { FORM_LIST, 1127 },
    { FORM_STRUCT, 798 },
    { FORM_LIST, 1129 },
    { FORM_STRUCT, 780 },
    { FORM_POINTER, 1131 },
    { FORM_STRUCT, 791 },
    { FORM_LIST, 1133 },
    { FORM_STRUCT, 795 },
    { FORM_LIST, 1135 },
    { FORM_STRUCT, 797 },
    { FORM_LIST, 1137 },
    { FORM_STRUCT, 794 },
    { FORM_STRUCT, 793 },
    { FORM_LIST, 1140 },
    { FORM_STRUCT, 799 },
    { FORM_LIST, 1142 },
    { FORM_STRUCT, 782 },
    { FORM_POINTER, 1144 },
    { FORM_STRUCT, 800 },
    { FORM_LIST, 1146 },
    { FORM_STRUCT, 802 },
    { FORM_LIST, 1148 },
    { FORM_STRUCT, 779 },
    { FORM_POINTER, 1150 },
    { FORM_STRUCT, 808 },
    { FORM_STRUCT, 809 },
    { FORM_STRUCT, 790 },
    { FORM_STRUCT, 777 },
    { FORM_POINTER, 1155 },
    { FORM_STRUCT, 776 },
    { FORM_LIST, 1157 },
    { FORM_STRUCT, 807 },
    { FORM_LIST, 1159 },
    { FORM_STRUCT, 811 },
    { FORM_STRUCT, 814 },
    { FORM_STRUCT, 785 },
    { FORM_LIST, 1163 },
    { FORM_STRUCT, 812 },
    { FORM_STRUCT, 784 },
    { FORM_LIST, 1166 },
    { FORM_STRUCT, 846 },
    { FORM_POINTER, 1168 },
    { FORM_STRUCT, 825 },
    { FORM_STRUCT, 819 },
    { FORM_POINTER, 1171 },
    { FORM_STRUCT, 821 },
    { FORM_MAP, 1173 },
    { FORM_STRUCT, 826 },
    { FORM_MAP, 1175 },
    { FORM_STRUCT, 827 },
    { FORM_MAP, 1177 },
    { FORM_STRUCT, 834 },
    { FORM_LIST, 1179 },
    { FORM_STRUCT, 847 },
    { FORM_MAP, 1181 },
    { FORM_STRUCT, 839 },
    { FORM_LIST, 1183 },
    { FORM_STRUCT, 848 },
    { FORM_POINTER, 1185 },
    { FORM_STRUCT, 824 },
    { FORM_LIST, 1187 },
    { FORM_STRUCT, 836 },
    { FORM_LIST, 1189 },
    { FORM_STRUCT, 818 },
    { FORM_POINTER, 1191 },
    { FORM_STRUCT, 829 },
    { FORM_LIST, 1193 },
    { FORM_STRUCT, 833 },
    { FORM_LIST, 1195 },
    { FORM_STRUCT, 835 },
    { FORM_LIST, 1197 },
    { FORM_STRUCT, 832 },
    { FORM_STRUCT, 831 },
    { FORM_LIST, 1200 },
    { FORM_STRUCT, 837 },
    { FORM_LIST, 1202 },
    { FORM_STRUCT, 845 },
    { FORM_POINTER, 1204 },
    { FORM_STRUCT, 838 },
    { FORM_LIST, 1206 },
    { FORM_STRUCT, 844 },
    { FORM_LIST, 1208 },
    { FORM_STRUCT, 817 },
    { FORM_POINTER, 1210 },
    { FORM_STRUCT, 820 },
    { FORM_POINTER, 1212 },
    { FORM_STRUCT, 841 },
    { FORM_STRUCT, 842 },
    { FORM_STRUCT, 843 },
    { FORM_POINTER, 1216 },
    { FORM_STRUCT, 851 },
    { FORM_STRUCT, 852 },
    { FORM_STRUCT, 828 },
    { FORM_STRUCT, 816 },
    { FORM_POINTER, 1221 },
    { FORM_STRUCT, 815 },
    { FORM_LIST, 1223 },
    { FORM_STRUCT, 850 },
    { FORM_LIST, 1225 },
    { FORM_STRUCT, 854 },
    { FORM_STRUCT, 857 },
    { FORM_STRUCT, 823 },
    { FORM_LIST, 1229 },
    { FORM_STRUCT, 855 },
    { FORM_STRUCT, 822 },
    { FORM_LIST, 1232 },
    { FORM_STRUCT, 866 },
    { FORM_STRUCT, 867 },
    { FORM_STRUCT, 870 },
    { FORM_LIST, 1236 },
    { FORM_STRUCT, 859 },
    { FORM_POINTER, 1238 },
    { FORM_STRUCT, 860 },
    { FORM_POINTER, 1240 },
    { FORM_STRUCT, 869 },
    { FORM_POINTER, 1242 },
    { FORM_STRUCT, 862 },
    { FORM_LIST, 1244 },
    { FORM_STRUCT, 864 },
    { FORM_POINTER, 1246 },
    { FORM_STRUCT, 865 },
    { FORM_STRUCT, 863 },
    { FORM_LIST, 1249 },
    { FORM_STRUCT, 873 },
    { FORM_POINTER, 1251 },
    { FORM_STRUCT, 874 },
    { FORM_STRUCT, 871 },
    { FORM_POINTER, 1254 },
    { FORM_STRUCT, 868 },
    { FORM_LIST, 1256 },
    { FORM_STRUCT, 877 },
    { FORM_STRUCT, 883 },
    { FORM_LIST, 1259 },
    { FORM_STRUCT, 880 },
    { FORM_STRUCT, 890 },
    { FORM_POINTER, 1262 },
    { FORM_STRUCT, 879 },
    { FORM_LIST, 1264 },
    { FORM_STRUCT, 470 },
    { FORM_LIST, 1266 },
    { FORM_STRUCT, 886 },
    { FORM_STRUCT, 887 },
    { FORM_POINTER, 507 },
    { FORM_STRUCT, 885 },
    { FORM_STRUCT, 889 },
    { FORM_POINTER, 1272 },
    { FORM_STRUCT, 894 },
    { FORM_STRUCT, 895 },
    { FORM_STRUCT, 893 },
    { FORM_STRUCT, 897 },
    { FORM_POINTER, 1277 },
    { FORM_STRUCT, 899 },
    { FORM_STRUCT, 905 },
    { FORM_LIST, 1280 },
    { FORM_STRUCT, 902 },
    { FORM_STRUCT, 912 },
    { FORM_POINTER, 1283 },
    { FORM_STRUCT, 901 },
    { FORM_LIST, 1285 },
    { FORM_STRUCT, 908 },
    { FORM_STRUCT, 909 },
    { FORM_STRUCT, 907 },
    { FORM_STRUCT, 911 },
    { FORM_POINTER, 1290 },
    { FORM_STRUCT, 914 },
    { FORM_STRUCT, 915 },
    { FORM_STRUCT, 629 },
    { FORM_STRUCT, 282 },
    { FORM_STRUCT, 293 },
    { FORM_STRUCT, 294 },
    { FORM_STRUCT, 321 },
    { FORM_STRUCT, 327 },
    { FORM_STRUCT, 353 },
    { FORM_STRUCT, 363 },
    { FORM_STRUCT, 367 },
    { FORM_STRUCT, 387 },
    { FORM_STRUCT, 397 },
    { FORM_STRUCT, 408 },
    { FORM_STRUCT, 417 },
    { FORM_STRUCT, 418 },
    { FORM_STRUCT, 428 },
    { FORM_STRUCT, 429 },
    { FORM_STRUCT, 436 },
    { FORM_STRUCT, 447 },
    { FORM_STRUCT, 454 },
    { FORM_STRUCT, 455 },
    { FORM_STRUCT, 456 },
    { FORM_STRUCT, 6 },
    { FORM_STRUCT, 7 },
    { FORM_STRUCT, 11 },
    { FORM_STRUCT, 19 },
    { FORM_STRUCT, 20 },
    { FORM_STRUCT, 25 },
    { FORM_STRUCT, 35 },
    { FORM_STRUCT, 36 },
    { FORM_STRUCT, 44 },
    { FORM_STRUCT, 45 },
    { FORM_STRUCT, 57 },
    { FORM_STRUCT, 58 },
    { FORM_STRUCT, 62 },
    { FORM_STRUCT, 69 },
    { FORM_STRUCT, 70 },
    { FORM_STRUCT, 75 },
    { FORM_STRUCT, 84 },
    { FORM_STRUCT, 85 },
    { FORM_STRUCT, 90 },
    { FORM_STRUCT, 95 },
    { FORM_STRUCT, 102 },
    { FORM_STRUCT, 109 },
    { FORM_STRUCT, 110 },
    { FORM_STRUCT, 112 },
    { FORM_STRUCT, 119 },
    { FORM_STRUCT, 122 },
    { FORM_STRUCT, 129 },
    { FORM_STRUCT, 130 },
    { FORM_STRUCT, 135 },
    { FORM_STRUCT, 140 },
    { FORM_STRUCT, 147 },
    { FORM_STRUCT, 150 },
    { FORM_STRUCT, 158 },
    { FORM_STRUCT, 160 },
    { FORM_STRUCT, 163 },
    { FORM_STRUCT, 167 },
    { FORM_STRUCT, 169 },
    { FORM_STRUCT, 171 },
    { FORM_STRUCT, 177 },
    { FORM_STRUCT, 182 },
    { FORM_STRUCT, 184 },
    { FORM_STRUCT, 186 },
    { FORM_STRUCT, 190 },
    { FORM_STRUCT, 195 },
    { FORM_STRUCT, 197 },
    { FORM_STRUCT, 199 },
    { FORM_STRUCT, 204 },
    { FORM_STRUCT, 207 },
    { FORM_STRUCT, 217 },
    { FORM_STRUCT, 233 },
    { FORM_STRUCT, 236 },
    { FORM_STRUCT, 248 },
    { FORM_STRUCT, 252 },
    { FORM_STRUCT, 256 },
    { FORM_STRUCT, 258 },
    { FORM_STRUCT, 262 },
    { FORM_STRUCT, 264 },
    { FORM_STRUCT, 267 },
    { FORM_STRUCT, 269 },
    { FORM_STRUCT, 271 },
    { FORM_STRUCT, 272 },
    { FORM_STRUCT, 489 },
    { FORM_STRUCT, 496 },
    { FORM_STRUCT, 499 },
    { FORM_STRUCT, 501 },
    { FORM_STRUCT, 503 },
    { FORM_STRUCT, 508 },
    { FORM_STRUCT, 510 },
    { FORM_STRUCT, 517 },
    { FORM_STRUCT, 526 },
    { FORM_STRUCT, 532 },
    { FORM_STRUCT, 539 },
    { FORM_STRUCT, 544 },
    { FORM_STRUCT, 553 },
    { FORM_STRUCT, 565 },
    { FORM_STRUCT, 574 },
    { FORM_STRUCT, 586 },
    { FORM_STRUCT, 595 },
    { FORM_STRUCT, 607 },
    { FORM_STRUCT, 616 },
    { FORM_STRUCT, 80 },
    { FORM_STRUCT, 639 },
    { FORM_STRUCT, 642 },
    { FORM_STRUCT, 644 },
    { FORM_STRUCT, 655 },
    { FORM_STRUCT, 663 },
    { FORM_STRUCT, 668 },
    { FORM_STRUCT, 670 },
    { FORM_STRUCT, 672 },
    { FORM_STRUCT, 683 },
    { FORM_STRUCT, 687 },
    { FORM_STRUCT, 690 },
    { FORM_STRUCT, 694 },
    { FORM_STRUCT, 696 },
    { FORM_STRUCT, 697 },
    { FORM_STRUCT, 700 },
    { FORM_STRUCT, 701 },
    { FORM_STRUCT, 705 },
    { FORM_STRUCT, 706 },
    { FORM_STRUCT, 708 },
    { FORM_STRUCT, 709 },
    { FORM_STRUCT, 713 },
    { FORM_STRUCT, 714 },
    { FORM_STRUCT, 716 },
    { FORM_STRUCT, 717 },
    { FORM_STRUCT, 721 },
    { FORM_STRUCT, 722 },
    { FORM_STRUCT, 724 },
    { FORM_STRUCT, 725 },
    { FORM_STRUCT, 743 },
    { FORM_STRUCT, 758 },
    { FORM_STRUCT, 762 },
    { FORM_STRUCT, 765 },
    { FORM_STRUCT, 768 },
    { FORM_STRUCT, 773 },
    { FORM_STRUCT, 792 },
    { FORM_STRUCT, 806 },
    { FORM_STRUCT, 810 },
    { FORM_STRUCT, 813 },
    { FORM_STRUCT, 830 },
    { FORM_STRUCT, 840 },
    { FORM_STRUCT, 849 },
    { FORM_STRUCT, 853 },
    { FORM_STRUCT, 856 },
    { FORM_STRUCT, 858 },
    { FORM_STRUCT, 861 },
    { FORM_STRUCT, 872 },
    { FORM_STRUCT, 875 },
    { FORM_STRUCT, 876 },
    { FORM_STRUCT, 878 },
    { FORM_STRUCT, 881 },
    { FORM_STRUCT, 882 },
    { FORM_STRUCT, 884 },
    { FORM_STRUCT, 888 },
    { FORM_STRUCT, 891 },
    { FORM_STRUCT, 892 },
    { FORM_STRUCT, 896 },
    { FORM_STRUCT, 898 },
    { FORM_STRUCT, 900 },
    { FORM_STRUCT, 903 },
    { FORM_STRUCT, 904 },
    { FORM_STRUCT, 906 },
    { FORM_STRUCT, 910 },
    { FORM_STRUCT, 913 },
};

const struct form_struct form_structs[] = {
    { 11, 0, 1 },
    { 75, 1, 2 },
    { 133, 3, 2 },
    { 176, 5, 1 },
    { 216, 6, 2 },
    { 336, 8, 5 },
    { 406, 13, 4 },
    { 455, 17, 4 },
    { 546, 21, 3 },
    { 702, 24, 7 },
    { 825, 31, 12 },
    { 875, 43, 4 },
    { 968, 47, 3 },
    { 1065, 50, 6 },
    { 1114, 56, 2 },
    { 1192, 58, 4 },
    { 1226, 62, 5 },
    { 1280, 67, 4 },
    { 1341, 71, 1 },
    { 1386, 72, 5 },
    { 1437, 77, 4 },
    { 1513, 81, 4 },
    { 1604, 85, 7 },
    { 1702, 92, 3 },
    { 1759, 95, 11 },
    { 1802, 106, 4 },
    { 1891, 110, 4 },
    { 1927, 114, 2 },
    { 1982, 116, 3 },
    { 2027, 119, 1 },
    { 2077, 120, 2 },
    { 2124, 122, 2 },
    { 2173, 124, 1 },
    { 2214, 125, 2 },
    { 2260, 127, 5 },
    { 2306, 132, 4 },
    { 2361, 136, 4 },
    { 2423, 140, 3 },
    { 2489, 143, 7 },
    { 2548, 150, 3 },
    { 2588, 153, 6 },
    { 2643, 159, 2 },
    { 2684, 161, 4 },
    { 2724, 165, 1 },
    { 2768, 166, 5 },
    { 2825, 171, 4 },
    { 2889, 175, 4 },
    { 2957, 179, 7 },
    { 3018, 186, 3 },
    { 3081, 189, 4 },
    { 3123, 193, 2 },
    { 3163, 195, 1 },
    { 3212, 196, 2 },
    { 3258, 198, 2 },
    { 3306, 200, 1 },
    { 3346, 201, 2 },
    { 3391, 203, 5 },
    { 3436, 208, 4 },
    { 3490, 212, 4 },
    { 3551, 216, 3 },
    { 3616, 219, 7 },
    { 3674, 226, 12 },
    { 3720, 238, 4 },
    { 3779, 242, 3 },
    { 3818, 245, 6 },
    { 3872, 251, 2 },
    { 3912, 253, 4 },
    { 3951, 257, 4 },
    { 3998, 261, 1 },
    { 4041, 262, 5 },
    { 4097, 267, 4 },
    { 4160, 271, 4 },
    { 4227, 275, 7 },
    { 4287, 282, 3 },
    { 4349, 285, 11 },
    { 4397, 296, 4 },
    { 4458, 300, 4 },
    { 4499, 304, 2 },
    { 4538, 306, 3 },
    { 4649, 309, 4 },
    { 4697, 313, 5 },
    { 4763, 318, 6 },
    { 4814, 324, 0 },
    { 4898, 324, 3 },
    { 4960, 327, 5 },
    { 4987, 332, 5 },
    { 5005, 337, 5 },
    { 5093, 342, 5 },
    { 5264, 347, 10 },
    { 5302, 357, 2 },
    { 5334, 359, 5 },
    { 5368, 364, 6 },
    { 5445, 370, 8 },
    { 5556, 378, 9 },
    { 5581, 387, 2 },
    { 5608, 389, 5 },
    { 5627, 394, 5 },
    { 5655, 399, 4 },
    { 5699, 403, 7 },
    { 5748, 410, 2 },
    { 5779, 412, 2 },
    { 5821, 414, 2 },
    { 5862, 416, 5 },
    { 5882, 421, 5 },
    { 5917, 426, 1 },
    { 5968, 427, 2 },
    { 6123, 429, 11 },
    { 6194, 440, 10 },
    { 6220, 450, 2 },
    { 6254, 452, 5 },
    { 6286, 457, 5 },
    { 6310, 462, 6 },
    { 6373, 468, 5 },
    { 6405, 473, 9 },
    { 6433, 482, 9 },
    { 6463, 491, 2 },
    { 6495, 493, 1 },
    { 6523, 494, 2 },
    { 6560, 496, 2 },
    { 6606, 498, 5 },
    { 6625, 503, 1 },
    { 6663, 504, 3 },
    { 6688, 507, 5 },
    { 6713, 512, 5 },
    { 6747, 517, 1 },
    { 6780, 518, 2 },
    { 6841, 520, 11 },
    { 6870, 531, 10 },
    { 6901, 541, 2 },
    { 6940, 543, 5 },
    { 6972, 548, 5 },
    { 6995, 553, 5 },
    { 7027, 558, 5 },
    { 7054, 563, 10 },
    { 7083, 573, 2 },
    { 7120, 575, 5 },
    { 7144, 580, 6 },
    { 7177, 586, 8 },
    { 7205, 594, 9 },
    { 7235, 603, 2 },
    { 7267, 605, 5 },
    { 7291, 610, 5 },
    { 7324, 615, 4 },
    { 7352, 619, 7 },
    { 7382, 626, 2 },
    { 7418, 628, 2 },
    { 7455, 630, 2 },
    { 7501, 632, 5 },
    { 7520, 637, 1 },
    { 7543, 638, 3 },
    { 7568, 641, 5 },
    { 7593, 646, 5 },
    { 7627, 651, 1 },
    { 7660, 652, 2 },
    { 7721, 654, 11 },
    { 7750, 665, 10 },
    { 7781, 675, 2 },
    { 7824, 677, 4 },
    { 7863, 681, 4 },
    { 7908, 685, 1 },
    { 7950, 686, 5 },
    { 8024, 691, 3 },
    { 8085, 694, 2 },
    { 8122, 696, 5 },
    { 8152, 701, 2 },
    { 8211, 703, 4 },
    { 8269, 707, 4 },
    { 8296, 711, 4 },
    { 8338, 715, 1 },
    { 8386, 716, 4 },
    { 8427, 720, 1 },
    { 8474, 721, 5 },
    { 8509, 726, 2 },
    { 8548, 728, 4 },
    { 8589, 732, 4 },
    { 8646, 736, 2 },
    { 8687, 738, 2 },
    { 8728, 740, 5 },
    { 8775, 745, 2 },
    { 8836, 747, 2 },
    { 8932, 749, 9 },
    { 8968, 758, 4 },
    { 8998, 762, 5 },
    { 9080, 767, 2 },
    { 9125, 769, 5 },
    { 9165, 774, 1 },
    { 9209, 775, 5 },
    { 9246, 780, 6 },
    { 9318, 786, 4 },
    { 9389, 790, 4 },
    { 9431, 794, 5 },
    { 9478, 799, 2 },
    { 9522, 801, 2 },
    { 9560, 803, 9 },
    { 9601, 812, 4 },
    { 9636, 816, 5 },
    { 9682, 821, 2 },
    { 9732, 823, 5 },
    { 9777, 828, 1 },
    { 9826, 829, 5 },
    { 9868, 834, 6 },
    { 9914, 840, 4 },
    { 9962, 844, 4 },
    { 10009, 848, 3 },
    { 10052, 851, 5 },
    { 10161, 856, 4 },
    { 10266, 860, 5 },
    { 10311, 865, 5 },
    { 10332, 870, 1 },
    { 10357, 871, 2 },
    { 10401, 873, 3 },
    { 10454, 876, 3 },
    { 10499, 879, 3 },
    { 10549, 882, 2 },
    { 10585, 884, 2 },
    { 10641, 886, 3 },
    { 10732, 889, 4 },
    { 10763, 893, 5 },
    { 10820, 898, 2 },
    { 10867, 900, 5 },
    { 10932, 905, 5 },
    { 10990, 910, 6 },
    { 11035, 916, 2 },
    { 11106, 918, 6 },
    { 11132, 924, 6 },
    { 11192, 930, 4 },
    { 11220, 934, 3 },
    { 11269, 937, 3 },
    { 11303, 940, 3 },
    { 11337, 943, 2 },
    { 11369, 945, 2 },
    { 11401, 947, 2 },
    { 11437, 949, 2 },
    { 11473, 951, 5 },
    { 11620, 956, 8 },
    { 11684, 964, 3 },
    { 11707, 967, 5 },
    { 11734, 972, 6 },
    { 11969, 978, 16 },
    { 12101, 994, 11 },
    { 12120, 1005, 2 },
    { 12145, 1007, 1 },
    { 12201, 1008, 3 },
    { 12249, 1011, 2 },
    { 12332, 1013, 3 },
    { 12362, 1016, 1 },
    { 12417, 1017, 2 },
    { 12444, 1019, 2 },
    { 12477, 1021, 5 },
    { 12499, 1026, 8 },
    { 12525, 1034, 3 },
    { 12553, 1037, 2 },
    { 12583, 1039, 5 },
    { 12625, 1044, 6 },
    { 12702, 1050, 8 },
    { 12760, 1058, 2 },
    { 12808, 1060, 4 },
    { 12861, 1064, 2 },
    { 12906, 1066, 5 },
    { 12953, 1071, 6 },
    { 13009, 1077, 8 },
    { 13060, 1085, 2 },
    { 13113, 1087, 4 },
    { 13153, 1091, 2 },
    { 13197, 1093, 5 },
    { 13406, 1098, 12 },
    { 13504, 1110, 5 },
    { 13553, 1115, 4 },
    { 13666, 1119, 7 },
    { 13692, 1126, 4 },
    { 13779, 1130, 6 },
    { 13820, 1136, 4 },
    { 13847, 1140, 4 },
    { 13883, 1144, 6 },
    { 13923, 1150, 7 },
    { 13979, 1157, 4 },
    { 14061, 1161, 3 },
    { 14095, 1164, 2 },
    { 14130, 1166, 2 },
    { 14182, 1168, 6 },
    { 14249, 1174, 4 },
    { 14289, 1178, 3 },
    { 14319, 1181, 4 },
    { 14485, 1185, 10 },
    { 14519, 1195, 5 },
    { 14552, 1200, 2 },
    { 14603, 1202, 6 },
    { 14640, 1208, 6 },
    { 14667, 1214, 4 },
    { 14704, 1218, 4 },
    { 14731, 1222, 1 },
    { 14763, 1223, 5 },
    { 14800, 1228, 4 },
    { 14827, 1232, 4 },
    { 14872, 1236, 6 },
    { 14890, 1242, 2 },
    { 14917, 1244, 3 },
    { 14979, 1247, 5 },
    { 15019, 1252, 3 },
    { 15059, 1255, 4 },
    { 15362, 1259, 25 },
    { 15405, 1284, 3 },
    { 15462, 1287, 2 },
    { 15524, 1289, 5 },
    { 15546, 1294, 2 },
    { 15586, 1296, 2 },
    { 15615, 1298, 2 },
    { 15682, 1300, 3 },
    { 15715, 1303, 1 },
    { 15784, 1304, 7 },
    { 15817, 1311, 2 },
    { 15947, 1313, 15 },
    { 15977, 1328, 1 },
    { 16004, 1329, 1 },
    { 16027, 1330, 1 },
    { 16079, 1331, 4 },
    { 16109, 1335, 2 },
    { 16158, 1337, 2 },
    { 16209, 1339, 4 },
    { 16245, 1343, 4 },
    { 16294, 1347, 3 },
    { 16325, 1350, 4 },
    { 16363, 1354, 3 },
    { 16395, 1357, 3 },
    { 16450, 1360, 5 },
    { 16491, 1365, 26 },
    { 16538, 1391, 1 },
    { 16687, 1392, 17 },
    { 16718, 1409, 2 },
    { 16753, 1411, 2 },
    { 16773, 1413, 1 },
    { 16813, 1414, 5 },
    { 16847, 1419, 4 },
    { 16879, 1423, 5 },
    { 16914, 1428, 5 },
    { 16963, 1433, 2 },
    { 16998, 1435, 4 },
    { 17036, 1439, 2 },
    { 17076, 1441, 3 },
    { 17133, 1444, 4 },
    { 17173, 1448, 3 },
    { 17222, 1451, 5 },
    { 17244, 1456, 2 },
    { 17273, 1458, 2 },
    { 17291, 1460, 1 },
    { 17306, 1461, 2 },
    { 17423, 1463, 11 },
    { 17459, 1474, 11 },
    { 17506, 1485, 2 },
    { 17541, 1487, 1 },
    { 17567, 1488, 3 },
    { 17603, 1491, 3 },
    { 17650, 1494, 4 },
    { 17675, 1498, 4 },
    { 17746, 1502, 6 },
    { 17776, 1508, 1 },
    { 17822, 1509, 3 },
    { 17856, 1512, 4 },
    { 17892, 1516, 1 },
    { 17919, 1517, 1 },
    { 17948, 1518, 2 },
    { 18006, 1520, 2 },
    { 18040, 1522, 3 },
    { 18064, 1525, 5 },
    { 18082, 1530, 5 },
    { 18120, 1535, 1 },
    { 18148, 1536, 2 },
    { 18172, 1538, 5 },
    { 18193, 1543, 2 },
    { 18308, 1545, 2 },
    { 18358, 1547, 3 },
    { 18419, 1550, 6 },
    { 18451, 1556, 1 },
    { 18499, 1557, 4 },
    { 18540, 1561, 1 },
    { 18593, 1562, 1 },
    { 18623, 1563, 2 },
    { 18689, 1565, 2 },
    { 18742, 1567, 1 },
    { 18763, 1568, 3 },
    { 18824, 1571, 2 },
    { 18922, 1573, 7 },
    { 19061, 1580, 14 },
    { 19080, 1594, 1 },
    { 19243, 1595, 11 },
    { 19276, 1606, 2 },
    { 19304, 1608, 7 },
    { 19328, 1615, 5 },
    { 19353, 1620, 5 },
    { 19383, 1625, 6 },
    { 19513, 1631, 9 },
    { 19625, 1640, 8 },
    { 19661, 1648, 2 },
    { 19709, 1650, 2 },
    { 20017, 1652, 31 },
    { 20070, 1683, 4 },
    { 20106, 1687, 2 },
    { 20147, 1689, 5 },
    { 20159, 1694, 2 },
    { 20235, 1696, 6 },
    { 20259, 1702, 2 },
    { 20357, 1704, 7 },
    { 20390, 1711, 7 },
    { 20432, 1718, 3 },
    { 20453, 1721, 2 },
    { 20496, 1723, 2 },
    { 20535, 1725, 1 },
    { 20549, 1726, 1 },
    { 20563, 1727, 3 },
    { 20601, 1730, 1 },
    { 20652, 1731, 3 },
    { 20677, 1734, 2 },
    { 20708, 1736, 1 },
    { 20747, 1737, 1 },
    { 20925, 1738, 13 },
    { 21451, 1751, 42 },
    { 21676, 1793, 21 },
    { 21694, 1814, 4 },
    { 21718, 1818, 4 },
    { 21738, 1822, 2 },
    { 21762, 1824, 3 },
    { 21781, 1827, 3 },
    { 21828, 1830, 2 },
    { 21919, 1832, 10 },
    { 21941, 1842, 2 },
    { 21994, 1844, 6 },
    { 22035, 1850, 8 },
    { 22069, 1858, 8 },
    { 22099, 1866, 5 },
    { 22123, 1871, 5 },
    { 22153, 1876, 5 },
    { 22192, 1881, 4 },
    { 22226, 1885, 6 },
    { 22262, 1891, 2 },
    { 22292, 1893, 3 },
    { 22340, 1896, 3 },
    { 22363, 1899, 5 },
    { 22411, 1904, 3 },
    { 22442, 1907, 2 },
    { 22486, 1909, 3 },
    { 22515, 1912, 2 },
    { 22549, 1914, 4 },
    { 22639, 1918, 10 },
    { 22677, 1928, 10 },
    { 22705, 1938, 1 },
    { 22737, 1939, 3 },
    { 22779, 1942, 2 },
    { 22813, 1944, 7 },
    { 22828, 1951, 2 },
    { 22852, 1953, 3 },
    { 22878, 1956, 3 },
    { 22903, 1959, 2 },
    { 22927, 1961, 4 },
    { 23036, 1965, 12 },
    { 23060, 1977, 3 },
    { 23088, 1980, 5 },
    { 23112, 1985, 6 },
    { 23144, 1991, 3 },
    { 23202, 1994, 6 },
    { 23529, 2000, 20 },
    { 23562, 2020, 2 },
    { 23593, 2022, 1 },
    { 23631, 2023, 1 },
    { 23667, 2024, 5 },
    { 23707, 2029, 5 },
    { 23737, 2034, 2 },
    { 23752, 2036, 2 },
    { 23793, 2038, 4 },
    { 23825, 2042, 5 },
    { 23844, 2047, 2 },
    { 23907, 2049, 1 },
    { 24009, 2050, 8 },
    { 24051, 2058, 3 },
    { 24085, 2061, 4 },
    { 24192, 2065, 31 },
    { 24207, 2096, 2 },
    { 24293, 2098, 7 },
    { 24326, 2105, 5 },
    { 24361, 2110, 1 },
    { 24442, 2111, 6 },
    { 24467, 2117, 2 },
    { 24502, 2119, 1 },
    { 24568, 2120, 4 },
    { 24623, 2124, 2 },
    { 24723, 2126, 4 },
    { 24791, 2130, 8 },
    { 24821, 2138, 3 },
    { 24871, 2141, 2 },
    { 24898, 2143, 4 },
    { 24936, 2147, 6 },
    { 24963, 2153, 1 },
    { 24984, 2154, 1 },
    { 25014, 2155, 7 },
    { 25041, 2162, 3 },
    { 25078, 2165, 2 },
    { 25110, 2167, 4 },
    { 25141, 2171, 6 },
    { 25173, 2177, 1 },
    { 25199, 2178, 1 },
    { 25342, 2179, 17 },
    { 25358, 2196, 2 },
    { 25380, 2198, 17 },
    { 25401, 2215, 2 },
    { 25428, 2217, 5 },
    { 25457, 2222, 5 },
    { 25514, 2227, 6 },
    { 25547, 2233, 10 },
    { 25582, 2243, 2 },
    { 25625, 2245, 5 },
    { 25655, 2250, 6 },
    { 25694, 2256, 5 },
    { 25732, 2261, 9 },
    { 25766, 2270, 9 },
    { 25802, 2279, 2 },
    { 25857, 2281, 3 },
    { 25898, 2284, 1 },
    { 25950, 2285, 2 },
    { 25977, 2287, 5 },
    { 26016, 2292, 3 },
    { 26050, 2295, 3 },
    { 26096, 2298, 1 },
    { 26141, 2299, 3 },
    { 26183, 2302, 2 },
    { 26235, 2304, 4 },
    { 26266, 2308, 1 },
    { 26305, 2309, 2 },
    { 26335, 2311, 4 },
    { 26371, 2315, 2 },
    { 26419, 2317, 2 },
    { 26483, 2319, 3 },
    { 26528, 2322, 3 },
    { 26584, 2325, 4 },
    { 26621, 2329, 5 },
    { 26651, 2334, 5 },
    { 26690, 2339, 4 },
    { 26724, 2343, 7 },
    { 26760, 2350, 1 },
    { 26794, 2351, 2 },
    { 26836, 2353, 2 },
    { 26879, 2355, 5 },
    { 26904, 2360, 1 },
    { 26933, 2361, 3 },
    { 27005, 2364, 2 },
    { 27053, 2366, 1 },
    { 27092, 2367, 5 },
    { 27118, 2372, 5 },
    { 27219, 2377, 4 },
    { 27249, 2381, 1 },
    { 27281, 2382, 1 },
    { 27317, 2383, 2 },
    { 27382, 2385, 4 },
    { 27431, 2389, 2 },
    { 27477, 2391, 3 },
    { 27516, 2394, 5 },
    { 27558, 2399, 5 },
    { 27609, 2404, 1 },
    { 27675, 2405, 3 },
    { 27721, 2408, 1 },
    { 27802, 2409, 3 },
    { 27851, 2412, 5 },
    { 27885, 2417, 2 },
    { 27922, 2419, 4 },
    { 27945, 2423, 1 },
    { 27972, 2424, 2 },
    { 28025, 2426, 1 },
    { 28069, 2427, 5 },
    { 28100, 2432, 5 },
    { 28140, 2437, 4 },
    { 28175, 2441, 1 },
    { 28212, 2442, 1 },
    { 28245, 2443, 2 },
    { 28304, 2445, 4 },
    { 28358, 2449, 2 },
    { 28400, 2451, 3 },
    { 28444, 2454, 5 },
    { 28491, 2459, 5 },
    { 28547, 2464, 1 },
    { 28603, 2465, 3 },
    { 28654, 2468, 1 },
    { 28707, 2469, 3 },
    { 28748, 2472, 5 },
    { 28787, 2477, 2 },
    { 28829, 2479, 4 },
    { 28857, 2483, 1 },
    { 28889, 2484, 2 },
    { 28942, 2486, 1 },
    { 28986, 2487, 5 },
    { 29017, 2492, 5 },
    { 29057, 2497, 4 },
    { 29092, 2501, 1 },
    { 29129, 2502, 1 },
    { 29162, 2503, 2 },
    { 29196, 2505, 4 },
    { 29250, 2509, 2 },
    { 29292, 2511, 3 },
    { 29336, 2514, 5 },
    { 29383, 2519, 5 },
    { 29439, 2524, 1 },
    { 29495, 2525, 3 },
    { 29546, 2528, 1 },
    { 29599, 2529, 3 },
    { 29640, 2532, 5 },
    { 29679, 2537, 2 },
    { 29721, 2539, 4 },
    { 29749, 2543, 1 },
    { 29781, 2544, 2 },
    { 29834, 2546, 1 },
    { 29878, 2547, 5 },
    { 29909, 2552, 5 },
    { 29949, 2557, 4 },
    { 29984, 2561, 1 },
    { 30021, 2562, 1 },
    { 30054, 2563, 2 },
    { 30088, 2565, 4 },
    { 30142, 2569, 2 },
    { 30184, 2571, 3 },
    { 30228, 2574, 5 },
    { 30275, 2579, 5 },
    { 30331, 2584, 1 },
    { 30387, 2585, 3 },
    { 30438, 2588, 1 },
    { 30491, 2589, 3 },
    { 30532, 2592, 5 },
    { 30571, 2597, 2 },
    { 30613, 2599, 4 },
    { 30641, 2603, 1 },
    { 30673, 2604, 6 },
    { 30815, 2610, 8 },
    { 30837, 2618, 3 },
    { 30870, 2621, 2 },
    { 30904, 2623, 2 },
    { 30926, 2625, 3 },
    { 31002, 2628, 7 },
    { 31174, 2635, 15 },
    { 31223, 2650, 6 },
    { 31246, 2656, 2 },
    { 31268, 2658, 1 },
    { 31286, 2659, 3 },
    { 31316, 2662, 1 },
    { 31351, 2663, 4 },
    { 31385, 2667, 1 },
    { 31413, 2668, 2 },
    { 31435, 2670, 5 },
    { 31457, 2675, 2 },
    { 31486, 2677, 4 },
    { 31513, 2681, 5 },
    { 31570, 2686, 2 },
    { 31601, 2688, 3 },
    { 31642, 2691, 1 },
    { 31682, 2692, 3 },
    { 31714, 2695, 2 },
    { 31740, 2697, 2 },
    { 31791, 2699, 4 },
    { 31817, 2703, 1 },
    { 31845, 2704, 2 },
    { 31870, 2706, 4 },
    { 31898, 2710, 2 },
    { 31936, 2712, 2 },
    { 31975, 2714, 3 },
    { 32007, 2717, 3 },
    { 32039, 2720, 4 },
    { 32071, 2724, 4 },
    { 32108, 2728, 2 },
    { 32141, 2730, 5 },
    { 32173, 2735, 1 },
    { 32203, 2736, 1 },
    { 32235, 2737, 3 },
    { 32270, 2740, 1 },
    { 32310, 2741, 4 },
    { 32339, 2745, 1 },
    { 32372, 2746, 5 },
    { 32399, 2751, 3 },
    { 32433, 2754, 4 },
    { 32465, 2758, 5 },
    { 32516, 2763, 2 },
    { 32552, 2765, 3 },
    { 32598, 2768, 1 },
    { 32643, 2769, 3 },
    { 32680, 2772, 2 },
    { 32711, 2774, 4 },
    { 32742, 2778, 1 },
    { 32775, 2779, 2 },
    { 32805, 2781, 4 },
    { 32840, 2785, 5 },
    { 32871, 2790, 1 },
    { 32906, 2791, 1 },
    { 32952, 2792, 1 },
    { 32988, 2793, 6 },
    { 33009, 2799, 2 },
    { 33028, 2801, 1 },
    { 33051, 2802, 4 },
    { 33093, 2806, 3 },
    { 33124, 2809, 2 },
    { 33149, 2811, 1 },
    { 33171, 2812, 6 },
    { 33197, 2818, 2 },
    { 33235, 2820, 4 },
    { 33254, 2824, 5 },
    { 33324, 2829, 4 },
    { 33434, 2833, 7 },
    { 33470, 2840, 4 },
    { 33494, 2844, 5 },
    { 33529, 2849, 4 },
    { 33568, 2853, 7 },
    { 33630, 2860, 1 },
    { 33670, 2861, 5 },
    { 33698, 2866, 5 },
    { 33725, 2871, 5 },
    { 33744, 2876, 4 },
    { 33757, 2880, 5 },
    { 33777, 2885, 3 },
    { 33793, 2888, 4 },
    { 33809, 2892, 1 },
    { 33839, 2893, 5 },
    { 33865, 2898, 5 },
    { 33898, 2903, 5 },
    { 33923, 2908, 4 },
    { 33942, 2912, 5 },
    { 33968, 2917, 3 },
    { 33990, 2920, 4 },
    { 34012, 2924, 1 },
    { 34041, 2925, 5 },
    { 34066, 2930, 5 },
    { 34098, 2935, 5 },
    { 34122, 2940, 4 },
    { 34140, 2944, 5 },
    { 34165, 2949, 3 },
    { 34186, 2952, 4 },
    { 34234, 2956, 7 },
    { 34296, 2963, 3 },
    { 34325, 2966, 1 },
    { 34378, 2967, 3 },
    { 34417, 2970, 3 },
    { 34456, 2973, 1 },
    { 34489, 2974, 1 },
    { 34518, 2975, 2 },
    { 34690, 2977, 13 },
    { 34716, 2990, 3 },
    { 34766, 2993, 2 },
    { 34845, 2995, 8 },
    { 34887, 3003, 2 },
    { 34926, 3005, 3 },
    { 34950, 3008, 2 },
    { 34987, 3010, 4 },
    { 35011, 3014, 1 },
    { 35079, 3015, 3 },
    { 35140, 3018, 3 },
    { 35180, 3021, 2 },
    { 35240, 3023, 3 },
    { 35295, 3026, 10 },
    { 35341, 3036, 1 },
    { 35399, 3037, 7 },
    { 35428, 3044, 4 },
    { 35452, 3048, 5 },
    { 35481, 3053, 7 },
    { 35546, 3060, 3 },
    { 35609, 3063, 2 },
    { 35652, 3065, 2 },
    { 35690, 3067, 5 },
    { 35716, 3072, 4 },
    { 35759, 3076, 1 },
    { 35812, 3077, 3 },
    { 35844, 3080, 4 },
    { 35878, 3084, 2 },
    { 35935, 3086, 3 },
    { 35960, 3089, 4 },
    { 36024, 3093, 8 },
    { 36054, 3101, 4 },
    { 36084, 3105, 5 },
    { 36139, 3110, 2 },
    { 36177, 3112, 1 },
    { 36217, 3113, 3 },
    { 36346, 3116, 10 },
    { 36375, 3126, 5 },
    { 36425, 3131, 3 },
    { 36489, 3134, 3 },
    { 36539, 3137, 7 },
    { 36578, 3144, 3 },
    { 36612, 3147, 12 },
    { 36641, 3159, 1 },
    { 36676, 3160, 3 },
    { 36715, 3163, 3 },
    { 36759, 3166, 1 },
    { 36797, 3167, 1 },
    { 36822, 3168, 2 },
    { 36856, 3170, 2 },
    { 36880, 3172, 3 },
    { 36927, 3175, 2 },
    { 36967, 3177, 8 },
    { 37000, 3185, 2 },
    { 37032, 3187, 3 },
    { 37061, 3190, 2 },
    { 37103, 3192, 4 },
    { 37132, 3196, 1 },
    { 37174, 3197, 3 },
    { 37207, 3200, 3 },
    { 37241, 3203, 2 },
    { 37283, 3205, 9 },
    { 37314, 3214, 10 },
    { 37361, 3224, 1 },
    { 37393, 3225, 7 },
    { 37427, 3232, 4 },
    { 37456, 3236, 5 },
    { 37490, 3241, 3 },
    { 37525, 3244, 2 },
    { 37573, 3246, 2 },
    { 37616, 3248, 5 },
    { 37647, 3253, 4 },
    { 37695, 3257, 1 },
    { 37730, 3258, 3 },
    { 37767, 3261, 4 },
    { 37806, 3265, 2 },
    { 37849, 3267, 3 },
    { 37879, 3270, 4 },
    { 37910, 3274, 8 },
    { 37945, 3282, 7 },
    { 37984, 3289, 3 },
    { 38018, 3292, 1 },
    { 38053, 3293, 3 },
    { 38092, 3296, 3 },
    { 38136, 3299, 1 },
    { 38174, 3300, 1 },
    { 38199, 3301, 2 },
    { 38227, 3303, 13 },
    { 38251, 3316, 3 },
    { 38298, 3319, 2 },
    { 38338, 3321, 8 },
    { 38371, 3329, 2 },
    { 38403, 3331, 3 },
    { 38432, 3334, 2 },
    { 38474, 3336, 4 },
    { 38503, 3340, 1 },
    { 38545, 3341, 3 },
    { 38578, 3344, 3 },
    { 38612, 3347, 2 },
    { 38654, 3349, 3 },
    { 38685, 3352, 10 },
    { 38732, 3362, 1 },
    { 38764, 3363, 7 },
    { 38798, 3370, 4 },
    { 38827, 3374, 5 },
    { 38860, 3379, 2 },
    { 38897, 3381, 1 },
    { 38936, 3382, 3 },
    { 38973, 3385, 5 },
    { 39007, 3390, 7 },
    { 39043, 3397, 3 },
    { 39078, 3400, 2 },
    { 39126, 3402, 2 },
    { 39169, 3404, 5 },
    { 39200, 3409, 4 },
    { 39248, 3413, 1 },
    { 39283, 3414, 3 },
    { 39320, 3417, 4 },
    { 39359, 3421, 2 },
    { 39402, 3423, 3 },
    { 39432, 3426, 4 },
    { 39463, 3430, 8 },
    { 39524, 3438, 7 },
    { 39552, 3445, 0 },
    { 39603, 3445, 1 },
    { 39644, 3446, 5 },
    { 39673, 3451, 3 },
    { 39715, 3454, 2 },
    { 39763, 3456, 1 },
    { 39818, 3457, 2 },
    { 39937, 3459, 7 },
    { 39970, 3466, 2 },
    { 40005, 3468, 7 },
    { 40051, 3475, 1 },
    { 40097, 3476, 1 },
    { 40136, 3477, 3 },
    { 40182, 3480, 4 },
    { 40245, 3484, 2 },
    { 40331, 3486, 2 },
    { 40364, 3488, 7 },
    { 40397, 3495, 4 },
    { 40638, 3499, 11 },
    { 40663, 3510, 4 },
    { 40702, 3514, 4 },
    { 40735, 3518, 1 },
    { 40789, 3519, 7 },
    { 40902, 3526, 10 },
    { 40926, 3536, 2 },
    { 40950, 3538, 5 },
    { 41016, 3543, 2 },
    { 41059, 3545, 3 },
    { 41143, 3548, 4 },
    { 41188, 3552, 5 },
    { 41231, 3557, 3 },
    { 41254, 3560, 1 },
    { 41285, 3561, 7 },
    { 41321, 3568, 5 },
    { 41355, 3573, 2 },
    { 41395, 3575, 3 },
    { 41433, 3578, 4 },
    { 41473, 3582, 5 },
    { 41512, 3587, 3 },
    { 41541, 3590, 4 },
    { 41567, 3594, 11 },
    { 41597, 3605, 4 },
    { 41621, 3609, 4 },
    { 41651, 3613, 1 },
    { 41679, 3614, 7 },
    { 41714, 3621, 10 },
    { 41743, 3631, 2 },
    { 41772, 3633, 5 },
    { 41805, 3638, 2 },
    { 41844, 3640, 3 },
    { 41881, 3643, 4 },
    { 41920, 3647, 5 },
    { 41958, 3652, 3 },
    { 41986, 3655, 1 },
    { 42022, 3656, 5 },
    { 42071, 3661, 1 },
    { 42124, 3662, 2 },
};

const struct form_field form_fields[] = {
    { 0, 0, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 59, 0, 0 },
    { 116, 0, 0 },
    { 125, 0, 0 },
    { 0, 0, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 211, 0, 0 },
    { 256, 13, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 322, 13, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 18, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 19, FORM_OMIT_EMPTY },
    { 511, 21, FORM_OMIT_EMPTY },
    { 526, 23, FORM_OMIT_EMPTY },
    { 535, 0, FORM_OMIT_EMPTY },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 25, FORM_OMIT_EMPTY },
    { 636, 21, FORM_OMIT_EMPTY },
    { 653, 27, FORM_OMIT_EMPTY },
    { 663, 29, FORM_OMIT_EMPTY },
    { 673, 0, FORM_OMIT_EMPTY },
    { 692, 31, FORM_OMIT_EMPTY },
    { 755, 32, 0 },
    { 779, 33, 0 },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 25, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 673, 14, FORM_OMIT_EMPTY },
    { 792, 35, FORM_OMIT_EMPTY },
    { 798, 14, 0 },
    { 810, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 866, 38, FORM_OMIT_EMPTY },
    { 929, 40, FORM_OMIT_EMPTY },
    { 948, 42, FORM_OMIT_EMPTY },
    { 958, 0, 0 },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 1012, 32, FORM_OMIT_EMPTY },
    { 1024, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 1059, 14, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 1159, 14, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 1012, 32, FORM_OMIT_EMPTY },
    { 1024, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 1059, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 1270, 14, FORM_OMIT_EMPTY },
    { 1275, 36, FORM_OMIT_EMPTY },
    { 1322, 44, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 45, FORM_OMIT_EMPTY },
    { 1379, 46, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 47, FORM_OMIT_EMPTY },
    { 511, 21, FORM_OMIT_EMPTY },
    { 526, 23, FORM_OMIT_EMPTY },
    { 535, 0, FORM_OMIT_EMPTY },
    { 1495, 32, FORM_OMIT_EMPTY },
    { 1575, 49, FORM_OMIT_EMPTY },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 25, FORM_OMIT_EMPTY },
    { 636, 21, FORM_OMIT_EMPTY },
    { 663, 29, FORM_OMIT_EMPTY },
    { 1592, 51, FORM_OMIT_EMPTY },
    { 692, 31, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 1689, 55, FORM_OMIT_EMPTY },
    { 755, 32, 0 },
    { 779, 33, 0 },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 25, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 792, 35, FORM_OMIT_EMPTY },
    { 798, 14, 0 },
    { 810, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 866, 57, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1866, 0, FORM_OMIT_EMPTY },
    { 1884, 14, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 211, 0, 0 },
    { 1961, 5, FORM_OMIT_EMPTY },
    { 1970, 59, FORM_OMIT_EMPTY },
    { 1978, 14, FORM_OMIT_EMPTY },
    { 0, 0, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 59, 0, 0 },
    { 116, 0, 0 },
    { 125, 0, 0 },
    { 0, 0, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 211, 0, 0 },
    { 256, 61, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 322, 61, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 62, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 63, FORM_OMIT_EMPTY },
    { 511, 65, FORM_OMIT_EMPTY },
    { 526, 67, FORM_OMIT_EMPTY },
    { 535, 0, FORM_OMIT_EMPTY },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 69, FORM_OMIT_EMPTY },
    { 636, 65, FORM_OMIT_EMPTY },
    { 653, 71, FORM_OMIT_EMPTY },
    { 663, 73, FORM_OMIT_EMPTY },
    { 673, 0, FORM_OMIT_EMPTY },
    { 692, 75, FORM_OMIT_EMPTY },
    { 929, 77, FORM_OMIT_EMPTY },
    { 948, 79, FORM_OMIT_EMPTY },
    { 958, 0, 0 },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 1012, 32, FORM_OMIT_EMPTY },
    { 1024, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 1059, 14, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 1159, 14, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 1322, 81, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 82, FORM_OMIT_EMPTY },
    { 1379, 83, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 84, FORM_OMIT_EMPTY },
    { 511, 65, FORM_OMIT_EMPTY },
    { 526, 67, FORM_OMIT_EMPTY },
    { 535, 0, FORM_OMIT_EMPTY },
    { 1495, 32, FORM_OMIT_EMPTY },
    { 1575, 86, FORM_OMIT_EMPTY },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 69, FORM_OMIT_EMPTY },
    { 636, 65, FORM_OMIT_EMPTY },
    { 663, 73, FORM_OMIT_EMPTY },
    { 1592, 88, FORM_OMIT_EMPTY },
    { 692, 75, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 1689, 90, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1866, 0, FORM_OMIT_EMPTY },
    { 1884, 14, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 211, 0, 0 },
    { 0, 0, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 59, 0, 0 },
    { 116, 0, 0 },
    { 125, 0, 0 },
    { 0, 0, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 211, 0, 0 },
    { 256, 92, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 322, 92, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 93, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 94, FORM_OMIT_EMPTY },
    { 511, 96, FORM_OMIT_EMPTY },
    { 526, 98, FORM_OMIT_EMPTY },
    { 535, 0, FORM_OMIT_EMPTY },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 100, FORM_OMIT_EMPTY },
    { 636, 96, FORM_OMIT_EMPTY },
    { 653, 102, FORM_OMIT_EMPTY },
    { 663, 104, FORM_OMIT_EMPTY },
    { 673, 0, FORM_OMIT_EMPTY },
    { 692, 106, FORM_OMIT_EMPTY },
    { 755, 32, FORM_OMIT_EMPTY },
    { 779, 107, 0 },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 100, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 673, 14, FORM_OMIT_EMPTY },
    { 792, 35, FORM_OMIT_EMPTY },
    { 798, 14, FORM_OMIT_EMPTY },
    { 810, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 866, 109, FORM_OMIT_EMPTY },
    { 929, 111, FORM_OMIT_EMPTY },
    { 948, 113, FORM_OMIT_EMPTY },
    { 958, 0, 0 },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 1012, 32, FORM_OMIT_EMPTY },
    { 1024, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 1059, 14, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 1159, 14, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 1270, 14, FORM_OMIT_EMPTY },
    { 1275, 36, FORM_OMIT_EMPTY },
    { 1322, 115, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 116, FORM_OMIT_EMPTY },
    { 1379, 117, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 118, FORM_OMIT_EMPTY },
    { 511, 96, FORM_OMIT_EMPTY },
    { 526, 98, FORM_OMIT_EMPTY },
    { 535, 0, FORM_OMIT_EMPTY },
    { 1495, 32, FORM_OMIT_EMPTY },
    { 1575, 120, FORM_OMIT_EMPTY },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 100, FORM_OMIT_EMPTY },
    { 636, 96, FORM_OMIT_EMPTY },
    { 663, 104, FORM_OMIT_EMPTY },
    { 1592, 122, FORM_OMIT_EMPTY },
    { 692, 106, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 1689, 124, FORM_OMIT_EMPTY },
    { 755, 32, FORM_OMIT_EMPTY },
    { 779, 107, 0 },
    { 606, 14, FORM_OMIT_EMPTY },
    { 620, 100, FORM_OMIT_EMPTY },
    { 277, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 289, 16, FORM_OMIT_EMPTY },
    { 307, 16, FORM_OMIT_EMPTY },
    { 792, 35, FORM_OMIT_EMPTY },
    { 798, 14, FORM_OMIT_EMPTY },
    { 810, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 866, 126, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1866, 0, FORM_OMIT_EMPTY },
    { 1884, 14, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 211, 0, 0 },
    { 1961, 5, FORM_OMIT_EMPTY },
    { 1970, 128, FORM_OMIT_EMPTY },
    { 1978, 14, FORM_OMIT_EMPTY },
    { 4588, 0, FORM_OMIT_EMPTY },
    { 4600, 32, FORM_OMIT_EMPTY },
    { 4618, 0, FORM_OMIT_EMPTY },
    { 4634, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 129, 0 },
    { 1379, 130, 0 },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 1884, 0, 0 },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 4860, 14, FORM_OMIT_EMPTY },
    { 1659, 132, FORM_OMIT_EMPTY },
    { 4882, 134, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 4946, 11, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 4951, 3, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 135, FORM_OMIT_EMPTY },
    { 1379, 136, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 5069, 137, 0 },
    { 5078, 138, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 140, FORM_OMIT_EMPTY },
    { 5130, 2, 0 },
    { 5153, 2, 0 },
    { 5176, 2, FORM_OMIT_EMPTY },
    { 5192, 2, 0 },
    { 5211, 2, 0 },
    { 5223, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5241, 2, FORM_OMIT_EMPTY },
    { 5288, 142, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 143, FORM_OMIT_EMPTY },
    { 1379, 144, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 5353, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5396, 1, FORM_OMIT_EMPTY },
    { 5403, 36, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 5436, 145, FORM_OMIT_EMPTY },
    { 5069, 137, 0 },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 147, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 5520, 2, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 149, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 150, FORM_OMIT_EMPTY },
    { 1379, 151, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 5069, 137, FORM_OMIT_EMPTY },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 1659, 153, FORM_OMIT_EMPTY },
    { 5678, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5811, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 155, FORM_OMIT_EMPTY },
    { 1379, 156, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5911, 2, 0 },
    { 5945, 0, FORM_OMIT_EMPTY },
    { 5957, 0, FORM_OMIT_EMPTY },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 6024, 158, FORM_OMIT_EMPTY },
    { 6033, 160, FORM_OMIT_EMPTY },
    { 6070, 0, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 6090, 0, 0 },
    { 5069, 137, 0 },
    { 5078, 161, FORM_OMIT_EMPTY },
    { 6102, 163, FORM_OMIT_EMPTY },
    { 5468, 2, 0 },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 165, FORM_OMIT_EMPTY },
    { 6147, 2, FORM_OMIT_EMPTY },
    { 6163, 0, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 6179, 0, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 167, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 4946, 11, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 4951, 3, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 168, FORM_OMIT_EMPTY },
    { 1379, 169, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 5353, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 6343, 170, 0 },
    { 6354, 171, FORM_OMIT_EMPTY },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5396, 1, FORM_OMIT_EMPTY },
    { 5403, 36, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 6343, 172, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 5436, 173, FORM_OMIT_EMPTY },
    { 5069, 137, 0 },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 175, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 5520, 2, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 177, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 4951, 3, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5811, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 178, FORM_OMIT_EMPTY },
    { 1379, 179, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 1183, 171, FORM_OMIT_EMPTY },
    { 6648, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 180, FORM_OMIT_EMPTY },
    { 1379, 181, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5911, 2, 0 },
    { 5945, 0, FORM_OMIT_EMPTY },
    { 5957, 0, FORM_OMIT_EMPTY },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 6024, 183, FORM_OMIT_EMPTY },
    { 6033, 185, FORM_OMIT_EMPTY },
    { 6070, 0, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 6090, 0, 0 },
    { 5069, 137, 0 },
    { 5078, 186, FORM_OMIT_EMPTY },
    { 6102, 163, FORM_OMIT_EMPTY },
    { 5468, 2, 0 },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 188, FORM_OMIT_EMPTY },
    { 6147, 2, FORM_OMIT_EMPTY },
    { 6163, 0, FORM_OMIT_EMPTY },
    { 1670, 189, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 6179, 0, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 191, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 4946, 11, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 4951, 3, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 192, FORM_OMIT_EMPTY },
    { 1379, 193, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 5069, 137, 0 },
    { 5078, 194, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 196, FORM_OMIT_EMPTY },
    { 5130, 2, 0 },
    { 5153, 2, 0 },
    { 5176, 2, FORM_OMIT_EMPTY },
    { 5192, 2, 0 },
    { 5211, 2, 0 },
    { 5223, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5241, 2, FORM_OMIT_EMPTY },
    { 5288, 198, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 199, FORM_OMIT_EMPTY },
    { 1379, 200, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 5353, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5396, 1, FORM_OMIT_EMPTY },
    { 5403, 36, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 5436, 201, FORM_OMIT_EMPTY },
    { 5069, 137, 0 },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 203, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 5520, 2, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 205, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 206, FORM_OMIT_EMPTY },
    { 1379, 207, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 5069, 137, FORM_OMIT_EMPTY },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 1659, 209, FORM_OMIT_EMPTY },
    { 5678, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5811, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 210, FORM_OMIT_EMPTY },
    { 1379, 211, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 1183, 171, FORM_OMIT_EMPTY },
    { 6648, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 212, FORM_OMIT_EMPTY },
    { 1379, 213, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5911, 2, 0 },
    { 5945, 0, FORM_OMIT_EMPTY },
    { 5957, 0, FORM_OMIT_EMPTY },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 6024, 215, FORM_OMIT_EMPTY },
    { 6033, 217, FORM_OMIT_EMPTY },
    { 6070, 0, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, 0 },
    { 6090, 0, 0 },
    { 5069, 137, 0 },
    { 5078, 218, FORM_OMIT_EMPTY },
    { 6102, 163, FORM_OMIT_EMPTY },
    { 5468, 2, 0 },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 220, FORM_OMIT_EMPTY },
    { 6147, 2, FORM_OMIT_EMPTY },
    { 6163, 0, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 6179, 0, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 222, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 1379, 223, FORM_OMIT_EMPTY },
    { 7899, 224, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 225, 0 },
    { 1379, 226, FORM_OMIT_EMPTY },
    { 7981, 32, 0 },
    { 7991, 228, 0 },
    { 8006, 189, 0 },
    { 8059, 7, 0 },
    { 8079, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 229, 0 },
    { 1379, 230, FORM_OMIT_EMPTY },
    { 7981, 32, FORM_OMIT_EMPTY },
    { 8079, 0, FORM_OMIT_EMPTY },
    { 7981, 32, FORM_OMIT_EMPTY },
    { 8186, 1, FORM_OMIT_EMPTY },
    { 8200, 0, FORM_OMIT_EMPTY },
    { 8206, 224, FORM_OMIT_EMPTY },
    { 8247, 231, FORM_OMIT_EMPTY },
    { 8253, 32, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 8260, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 1379, 232, FORM_OMIT_EMPTY },
    { 7899, 224, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 1379, 233, FORM_OMIT_EMPTY },
    { 7899, 224, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 234, 0 },
    { 1379, 235, FORM_OMIT_EMPTY },
    { 7981, 32, FORM_OMIT_EMPTY },
    { 8079, 0, FORM_OMIT_EMPTY },
    { 7981, 32, FORM_OMIT_EMPTY },
    { 8186, 1, FORM_OMIT_EMPTY },
    { 8200, 0, FORM_OMIT_EMPTY },
    { 8206, 236, FORM_OMIT_EMPTY },
    { 8247, 231, FORM_OMIT_EMPTY },
    { 8253, 32, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 8260, 0, FORM_OMIT_EMPTY },
    { 8621, 0, FORM_OMIT_EMPTY },
    { 8633, 238, FORM_OMIT_EMPTY },
    { 8621, 0, FORM_OMIT_EMPTY },
    { 8633, 240, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 241, 0 },
    { 1379, 242, FORM_OMIT_EMPTY },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 8770, 0, FORM_OMIT_EMPTY },
    { 8814, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 8869, 244, FORM_OMIT_EMPTY },
    { 8883, 0, FORM_OMIT_EMPTY },
    { 8889, 246, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 8903, 0, FORM_OMIT_EMPTY },
    { 8912, 0, FORM_OMIT_EMPTY },
    { 8770, 0, FORM_OMIT_EMPTY },
    { 8924, 0, FORM_OMIT_EMPTY },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 247, 0 },
    { 1379, 242, FORM_OMIT_EMPTY },
    { 9039, 249, FORM_OMIT_EMPTY },
    { 9061, 251, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 252, 0 },
    { 1379, 253, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 241, 0 },
    { 1379, 242, FORM_OMIT_EMPTY },
    { 8247, 231, FORM_OMIT_EMPTY },
    { 8253, 32, FORM_OMIT_EMPTY },
    { 9039, 249, FORM_OMIT_EMPTY },
    { 9061, 251, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 9287, 1, 0 },
    { 9295, 1, FORM_OMIT_EMPTY },
    { 9302, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 9302, 0, FORM_OMIT_EMPTY },
    { 9361, 1, 0 },
    { 9372, 255, 0 },
    { 322, 257, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 258, 0 },
    { 1379, 259, FORM_OMIT_EMPTY },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 8770, 0, FORM_OMIT_EMPTY },
    { 8814, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 8869, 244, FORM_OMIT_EMPTY },
    { 8883, 0, FORM_OMIT_EMPTY },
    { 8889, 246, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 8903, 0, FORM_OMIT_EMPTY },
    { 8912, 0, FORM_OMIT_EMPTY },
    { 8770, 0, FORM_OMIT_EMPTY },
    { 8924, 0, FORM_OMIT_EMPTY },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 260, 0 },
    { 1379, 259, FORM_OMIT_EMPTY },
    { 9039, 262, FORM_OMIT_EMPTY },
    { 9061, 264, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 265, 0 },
    { 1379, 266, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 258, 0 },
    { 1379, 259, FORM_OMIT_EMPTY },
    { 8247, 231, FORM_OMIT_EMPTY },
    { 8883, 32, FORM_OMIT_EMPTY },
    { 9039, 262, FORM_OMIT_EMPTY },
    { 9061, 264, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 9287, 1, 0 },
    { 9295, 1, FORM_OMIT_EMPTY },
    { 9302, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 9302, 0, FORM_OMIT_EMPTY },
    { 9361, 1, 0 },
    { 9372, 268, 0 },
    { 322, 270, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 271, FORM_OMIT_EMPTY },
    { 1379, 272, FORM_OMIT_EMPTY },
    { 10091, 2, 0 },
    { 10103, 36, FORM_OMIT_EMPTY },
    { 10115, 273, 0 },
    { 10130, 36, FORM_OMIT_EMPTY },
    { 10204, 36, FORM_OMIT_EMPTY },
    { 6147, 2, 0 },
    { 10236, 2, 0 },
    { 10252, 274, FORM_OMIT_EMPTY },
    { 1670, 189, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 275, FORM_OMIT_EMPTY },
    { 1379, 276, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 1183, 0, FORM_OMIT_EMPTY },
    { 10384, 0, 0 },
    { 211, 0, 0 },
    { 10394, 277, 0 },
    { 10384, 0, 0 },
    { 10446, 278, 0 },
    { 211, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 10542, 279, 0 },
    { 10394, 277, 0 },
    { 10446, 278, 0 },
    { 10542, 279, 0 },
    { 10621, 2, 0 },
    { 4758, 0, 0 },
    { 10635, 2, 0 },
    { 10673, 281, FORM_OMIT_EMPTY },
    { 10682, 14, FORM_OMIT_EMPTY },
    { 10695, 36, FORM_OMIT_EMPTY },
    { 10722, 282, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 283, FORM_OMIT_EMPTY },
    { 1379, 284, FORM_OMIT_EMPTY },
    { 10802, 286, FORM_OMIT_EMPTY },
    { 10812, 286, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 10915, 288, FORM_OMIT_EMPTY },
    { 10091, 2, 0 },
    { 10924, 290, FORM_OMIT_EMPTY },
    { 10103, 36, FORM_OMIT_EMPTY },
    { 10115, 291, 0 },
    { 1659, 293, FORM_OMIT_EMPTY },
    { 10975, 295, 0 },
    { 6147, 2, FORM_OMIT_EMPTY },
    { 10236, 2, 0 },
    { 10252, 274, FORM_OMIT_EMPTY },
    { 1670, 189, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 11067, 297, FORM_OMIT_EMPTY },
    { 11085, 299, FORM_OMIT_EMPTY },
    { 11094, 301, FORM_OMIT_EMPTY },
    { 11101, 303, FORM_OMIT_EMPTY },
    { 8903, 305, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 11067, 307, FORM_OMIT_EMPTY },
    { 11085, 309, FORM_OMIT_EMPTY },
    { 11094, 311, FORM_OMIT_EMPTY },
    { 11101, 313, FORM_OMIT_EMPTY },
    { 8903, 315, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 11160, 36, FORM_OMIT_EMPTY },
    { 11179, 282, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 10635, 282, FORM_OMIT_EMPTY },
    { 11160, 36, FORM_OMIT_EMPTY },
    { 11179, 282, FORM_OMIT_EMPTY },
    { 10635, 282, FORM_OMIT_EMPTY },
    { 11253, 291, 0 },
    { 10542, 279, 0 },
    { 10394, 277, 0 },
    { 10446, 278, 0 },
    { 11253, 291, 0 },
    { 10542, 279, 0 },
    { 10542, 279, 0 },
    { 10394, 277, 0 },
    { 10446, 278, 0 },
    { 10542, 279, 0 },
    { 211, 0, 0 },
    { 10394, 277, 0 },
    { 10446, 278, 0 },
    { 211, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 316, FORM_OMIT_EMPTY },
    { 1379, 317, FORM_OMIT_EMPTY },
    { 11490, 0, FORM_OMIT_EMPTY },
    { 11508, 36, FORM_OMIT_EMPTY },
    { 11531, 318, 0 },
    { 11543, 0, 0 },
    { 11552, 189, FORM_OMIT_EMPTY },
    { 11576, 36, FORM_OMIT_EMPTY },
    { 11603, 319, FORM_OMIT_EMPTY },
    { 11611, 14, FORM_OMIT_EMPTY },
    { 11641, 321, FORM_OMIT_EMPTY },
    { 11648, 274, FORM_OMIT_EMPTY },
    { 11665, 274, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 322, FORM_OMIT_EMPTY },
    { 1379, 323, FORM_OMIT_EMPTY },
    { 11720, 7, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 11756, 189, FORM_OMIT_EMPTY },
    { 11778, 36, FORM_OMIT_EMPTY },
    { 11791, 36, FORM_OMIT_EMPTY },
    { 11812, 14, FORM_OMIT_EMPTY },
    { 11827, 36, FORM_OMIT_EMPTY },
    { 11839, 14, FORM_OMIT_EMPTY },
    { 11849, 319, FORM_OMIT_EMPTY },
    { 11864, 36, FORM_OMIT_EMPTY },
    { 11881, 36, FORM_OMIT_EMPTY },
    { 11893, 325, FORM_OMIT_EMPTY },
    { 11910, 14, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 11931, 327, FORM_OMIT_EMPTY },
    { 11603, 319, FORM_OMIT_EMPTY },
    { 5069, 137, 0 },
    { 11945, 36, FORM_OMIT_EMPTY },
    { 11641, 2, FORM_OMIT_EMPTY },
    { 11986, 0, FORM_OMIT_EMPTY },
    { 12003, 274, FORM_OMIT_EMPTY },
    { 1659, 329, FORM_OMIT_EMPTY },
    { 12018, 2, FORM_OMIT_EMPTY },
    { 12025, 14, FORM_OMIT_EMPTY },
    { 12039, 36, FORM_OMIT_EMPTY },
    { 12045, 274, FORM_OMIT_EMPTY },
    { 12055, 2, FORM_OMIT_EMPTY },
    { 12065, 36, FORM_OMIT_EMPTY },
    { 12077, 331, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 322, FORM_OMIT_EMPTY },
    { 792, 333, 0 },
    { 12171, 14, FORM_OMIT_EMPTY },
    { 12185, 0, 0 },
    { 12194, 334, 0 },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 12297, 0, 0 },
    { 12304, 336, FORM_OMIT_EMPTY },
    { 12316, 338, FORM_OMIT_EMPTY },
    { 792, 340, 0 },
    { 12385, 36, FORM_OMIT_EMPTY },
    { 12400, 14, FORM_OMIT_EMPTY },
    { 12018, 32, FORM_OMIT_EMPTY },
    { 12055, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 341, FORM_OMIT_EMPTY },
    { 1379, 342, FORM_OMIT_EMPTY },
    { 11490, 0, FORM_OMIT_EMPTY },
    { 11508, 36, FORM_OMIT_EMPTY },
    { 11531, 343, 0 },
    { 11543, 0, 0 },
    { 11552, 189, FORM_OMIT_EMPTY },
    { 11576, 36, FORM_OMIT_EMPTY },
    { 11603, 319, FORM_OMIT_EMPTY },
    { 11611, 14, FORM_OMIT_EMPTY },
    { 11641, 321, FORM_OMIT_EMPTY },
    { 11648, 274, FORM_OMIT_EMPTY },
    { 11665, 274, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 322, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 344, 0 },
    { 1379, 345, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 5353, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 8006, 36, FORM_OMIT_EMPTY },
    { 8247, 231, FORM_OMIT_EMPTY },
    { 8253, 32, FORM_OMIT_EMPTY },
    { 12676, 5, 0 },
    { 12684, 0, 0 },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 12695, 32, FORM_OMIT_EMPTY },
    { 8260, 0, FORM_OMIT_EMPTY },
    { 12748, 5, FORM_OMIT_EMPTY },
    { 1659, 347, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 348, 0 },
    { 12684, 0, FORM_OMIT_EMPTY },
    { 12849, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 349, 0 },
    { 1379, 350, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 5353, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 8006, 36, FORM_OMIT_EMPTY },
    { 8247, 231, FORM_OMIT_EMPTY },
    { 8253, 32, FORM_OMIT_EMPTY },
    { 12676, 5, 0 },
    { 12684, 14, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 12695, 32, FORM_OMIT_EMPTY },
    { 8260, 0, FORM_OMIT_EMPTY },
    { 12748, 5, FORM_OMIT_EMPTY },
    { 1659, 352, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 353, 0 },
    { 12684, 0, FORM_OMIT_EMPTY },
    { 12849, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 354, 0 },
    { 1379, 355, FORM_OMIT_EMPTY },
    { 13240, 36, FORM_OMIT_EMPTY },
    { 13261, 0, 0 },
    { 13270, 0, 0 },
    { 13278, 5, 0 },
    { 13292, 0, 0 },
    { 13300, 0, 0 },
    { 13307, 5, 0 },
    { 13325, 0, 0 },
    { 13344, 0, 0 },
    { 12684, 0, 0 },
    { 13362, 5, 0 },
    { 13380, 171, FORM_OMIT_EMPTY },
    { 13453, 274, FORM_OMIT_EMPTY },
    { 13468, 0, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 13485, 274, FORM_OMIT_EMPTY },
    { 13494, 274, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 356, FORM_OMIT_EMPTY },
    { 13575, 357, FORM_OMIT_EMPTY },
    { 13587, 14, FORM_OMIT_EMPTY },
    { 13602, 36, FORM_OMIT_EMPTY },
    { 13623, 36, FORM_OMIT_EMPTY },
    { 13640, 14, FORM_OMIT_EMPTY },
    { 13656, 357, FORM_OMIT_EMPTY },
    { 5436, 14, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 358, FORM_OMIT_EMPTY },
    { 13729, 0, 0 },
    { 13743, 0, FORM_OMIT_EMPTY },
    { 13760, 0, 0 },
    { 13770, 357, FORM_OMIT_EMPTY },
    { 13656, 357, FORM_OMIT_EMPTY },
    { 5436, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 359, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 360, FORM_OMIT_EMPTY },
    { 13729, 0, 0 },
    { 13743, 0, FORM_OMIT_EMPTY },
    { 13760, 0, 0 },
    { 13770, 357, FORM_OMIT_EMPTY },
    { 13656, 357, FORM_OMIT_EMPTY },
    { 5436, 0, FORM_OMIT_EMPTY },
    { 13575, 357, FORM_OMIT_EMPTY },
    { 13587, 14, FORM_OMIT_EMPTY },
    { 13602, 36, FORM_OMIT_EMPTY },
    { 13623, 36, FORM_OMIT_EMPTY },
    { 13640, 14, FORM_OMIT_EMPTY },
    { 13656, 357, FORM_OMIT_EMPTY },
    { 5436, 14, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 5811, 2, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 13970, 0, 0 },
    { 14020, 362, FORM_OMIT_EMPTY },
    { 14033, 364, FORM_OMIT_EMPTY },
    { 14045, 366, FORM_OMIT_EMPTY },
    { 14078, 14, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 14119, 0, 0 },
    { 211, 0, 0 },
    { 14153, 14, FORM_OMIT_EMPTY },
    { 14165, 0, 0 },
    { 14174, 0, 0 },
    { 13954, 14, FORM_OMIT_EMPTY },
    { 387, 14, FORM_OMIT_EMPTY },
    { 13961, 319, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14212, 0, 0 },
    { 14223, 14, 0 },
    { 14239, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14212, 0, 0 },
    { 14239, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 10394, 320, 0 },
    { 14335, 368, FORM_OMIT_EMPTY },
    { 14361, 368, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 14395, 368, FORM_OMIT_EMPTY },
    { 14415, 368, FORM_OMIT_EMPTY },
    { 14436, 368, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14455, 171, FORM_OMIT_EMPTY },
    { 14472, 0, 0 },
    { 14388, 0, 0 },
    { 13954, 14, FORM_OMIT_EMPTY },
    { 14415, 370, FORM_OMIT_EMPTY },
    { 13961, 319, FORM_OMIT_EMPTY },
    { 14455, 171, FORM_OMIT_EMPTY },
    { 14543, 32, FORM_OMIT_EMPTY },
    { 14547, 32, FORM_OMIT_EMPTY },
    { 14573, 32, 0 },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14582, 0, FORM_OMIT_EMPTY },
    { 14593, 368, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 14573, 32, 0 },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14582, 0, FORM_OMIT_EMPTY },
    { 14593, 370, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 368, FORM_OMIT_EMPTY },
    { 13970, 0, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 370, FORM_OMIT_EMPTY },
    { 13970, 0, 0 },
    { 810, 36, FORM_OMIT_EMPTY },
    { 8889, 16, FORM_OMIT_EMPTY },
    { 211, 14, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 12684, 14, FORM_OMIT_EMPTY },
    { 8200, 0, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 1659, 372, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 14851, 373, FORM_OMIT_EMPTY },
    { 4946, 171, FORM_OMIT_EMPTY },
    { 14862, 319, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 14946, 0, 0 },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 14963, 0, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 15013, 375, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 15047, 36, FORM_OMIT_EMPTY },
    { 15013, 375, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 15089, 32, FORM_OMIT_EMPTY },
    { 15094, 32, FORM_OMIT_EMPTY },
    { 15102, 377, FORM_OMIT_EMPTY },
    { 15106, 379, FORM_OMIT_EMPTY },
    { 15114, 0, FORM_OMIT_EMPTY },
    { 15120, 0, FORM_OMIT_EMPTY },
    { 15136, 381, FORM_OMIT_EMPTY },
    { 15146, 383, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 15160, 385, FORM_OMIT_EMPTY },
    { 15166, 383, FORM_OMIT_EMPTY },
    { 15181, 387, FORM_OMIT_EMPTY },
    { 1049, 388, FORM_OMIT_EMPTY },
    { 15194, 14, FORM_OMIT_EMPTY },
    { 15208, 390, FORM_OMIT_EMPTY },
    { 15227, 392, FORM_OMIT_EMPTY },
    { 15243, 383, FORM_OMIT_EMPTY },
    { 15256, 1, FORM_OMIT_EMPTY },
    { 15262, 1, FORM_OMIT_EMPTY },
    { 15272, 0, FORM_OMIT_EMPTY },
    { 15295, 0, FORM_OMIT_EMPTY },
    { 15320, 1, FORM_OMIT_EMPTY },
    { 15324, 394, FORM_OMIT_EMPTY },
    { 15338, 396, FORM_OMIT_EMPTY },
    { 15351, 0, FORM_OMIT_EMPTY },
    { 12171, 0, 0 },
    { 15380, 0, 0 },
    { 15392, 0, 0 },
    { 15446, 32, 0 },
    { 15452, 3, FORM_OMIT_EMPTY },
    { 15485, 2, 0 },
    { 15499, 0, FORM_OMIT_EMPTY },
    { 15506, 2, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 15515, 0, FORM_OMIT_EMPTY },
    { 15392, 0, 0 },
    { 15194, 0, 0 },
    { 12297, 0, FORM_OMIT_EMPTY },
    { 15576, 398, FORM_OMIT_EMPTY },
    { 12185, 0, FORM_OMIT_EMPTY },
    { 12194, 334, FORM_OMIT_EMPTY },
    { 15655, 400, FORM_OMIT_EMPTY },
    { 15663, 402, FORM_OMIT_EMPTY },
    { 15674, 404, FORM_OMIT_EMPTY },
    { 15705, 7, FORM_OMIT_EMPTY },
    { 15745, 0, FORM_OMIT_EMPTY },
    { 15757, 2, 0 },
    { 15766, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 15777, 2, FORM_OMIT_EMPTY },
    { 15705, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 15847, 405, FORM_OMIT_EMPTY },
    { 15866, 407, FORM_OMIT_EMPTY },
    { 15745, 0, FORM_OMIT_EMPTY },
    { 15114, 0, 0 },
    { 15891, 0, 0 },
    { 15899, 408, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 12039, 1, 0 },
    { 1049, 409, FORM_OMIT_EMPTY },
    { 15909, 2, 0 },
    { 15922, 319, FORM_OMIT_EMPTY },
    { 15930, 408, FORM_OMIT_EMPTY },
    { 15936, 14, FORM_OMIT_EMPTY },
    { 8206, 411, FORM_OMIT_EMPTY },
    { 15338, 413, FORM_OMIT_EMPTY },
    { 15971, 415, FORM_OMIT_EMPTY },
    { 15999, 2, 0 },
    { 15013, 417, FORM_OMIT_EMPTY },
    { 116, 419, FORM_OMIT_EMPTY },
    { 16057, 36, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 16062, 421, FORM_OMIT_EMPTY },
    { 15047, 36, FORM_OMIT_EMPTY },
    { 15013, 417, FORM_OMIT_EMPTY },
    { 16141, 0, FORM_OMIT_EMPTY },
    { 16148, 282, FORM_OMIT_EMPTY },
    { 16187, 0, FORM_OMIT_EMPTY },
    { 16196, 0, 0 },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 16199, 422, FORM_OMIT_EMPTY },
    { 16233, 14, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 15515, 0, FORM_OMIT_EMPTY },
    { 16266, 424, FORM_OMIT_EMPTY },
    { 16276, 424, FORM_OMIT_EMPTY },
    { 15160, 426, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 16317, 428, FORM_OMIT_EMPTY },
    { 16343, 430, FORM_OMIT_EMPTY },
    { 16356, 0, FORM_OMIT_EMPTY },
    { 14593, 432, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 16385, 434, FORM_OMIT_EMPTY },
    { 16410, 436, FORM_OMIT_EMPTY },
    { 116, 419, FORM_OMIT_EMPTY },
    { 16426, 438, FORM_OMIT_EMPTY },
    { 16062, 421, FORM_OMIT_EMPTY },
    { 16437, 440, FORM_OMIT_EMPTY },
    { 15089, 32, FORM_OMIT_EMPTY },
    { 15094, 32, FORM_OMIT_EMPTY },
    { 15102, 377, FORM_OMIT_EMPTY },
    { 15106, 379, FORM_OMIT_EMPTY },
    { 15114, 0, FORM_OMIT_EMPTY },
    { 15120, 0, FORM_OMIT_EMPTY },
    { 15136, 381, FORM_OMIT_EMPTY },
    { 15146, 383, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 15160, 385, FORM_OMIT_EMPTY },
    { 15166, 383, FORM_OMIT_EMPTY },
    { 15181, 387, FORM_OMIT_EMPTY },
    { 1049, 388, FORM_OMIT_EMPTY },
    { 15194, 14, FORM_OMIT_EMPTY },
    { 15208, 390, FORM_OMIT_EMPTY },
    { 15227, 392, FORM_OMIT_EMPTY },
    { 15243, 383, FORM_OMIT_EMPTY },
    { 15256, 1, FORM_OMIT_EMPTY },
    { 15262, 1, FORM_OMIT_EMPTY },
    { 16471, 0, FORM_OMIT_EMPTY },
    { 15272, 0, FORM_OMIT_EMPTY },
    { 15295, 0, FORM_OMIT_EMPTY },
    { 15320, 1, FORM_OMIT_EMPTY },
    { 15324, 394, FORM_OMIT_EMPTY },
    { 15338, 396, FORM_OMIT_EMPTY },
    { 15351, 0, FORM_OMIT_EMPTY },
    { 16518, 442, FORM_OMIT_EMPTY },
    { 12297, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 16568, 2, FORM_OMIT_EMPTY },
    { 16574, 8, FORM_OMIT_EMPTY },
    { 16584, 7, FORM_OMIT_EMPTY },
    { 16599, 320, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 16614, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 392, 17, 0 },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 16628, 422, FORM_OMIT_EMPTY },
    { 16636, 0, 0 },
    { 16655, 0, 0 },
    { 16673, 444, FORM_OMIT_EMPTY },
    { 16680, 445, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 16568, 2, FORM_OMIT_EMPTY },
    { 16701, 8, FORM_OMIT_EMPTY },
    { 16738, 0, FORM_OMIT_EMPTY },
    { 16748, 0, FORM_OMIT_EMPTY },
    { 15094, 32, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 16792, 36, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 16796, 32, FORM_OMIT_EMPTY },
    { 16807, 32, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 16836, 0, 0 },
    { 14388, 0, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 16871, 171, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 368, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 16871, 171, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 370, FORM_OMIT_EMPTY },
    { 16939, 0, FORM_OMIT_EMPTY },
    { 16951, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 5811, 2, FORM_OMIT_EMPTY },
    { 16991, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 1970, 14, 0 },
    { 17055, 0, FORM_OMIT_EMPTY },
    { 17065, 0, 0 },
    { 4951, 0, FORM_OMIT_EMPTY },
    { 17104, 0, 0 },
    { 17114, 14, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 17104, 0, 0 },
    { 1270, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 16748, 0, FORM_OMIT_EMPTY },
    { 17203, 447, FORM_OMIT_EMPTY },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 1275, 10, 0 },
    { 17215, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 10635, 0, 0 },
    { 17263, 32, FORM_OMIT_EMPTY },
    { 16196, 0, 0 },
    { 16196, 0, 0 },
    { 1270, 0, 0 },
    { 4758, 14, FORM_OMIT_EMPTY },
    { 17335, 1, FORM_OMIT_EMPTY },
    { 17353, 1, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 17369, 14, FORM_OMIT_EMPTY },
    { 17383, 0, 0 },
    { 17387, 0, FORM_OMIT_EMPTY },
    { 16792, 2, 0 },
    { 17402, 32, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 368, FORM_OMIT_EMPTY },
    { 17410, 0, 0 },
    { 17335, 1, FORM_OMIT_EMPTY },
    { 17353, 1, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 17369, 14, FORM_OMIT_EMPTY },
    { 17383, 0, 0 },
    { 17387, 0, FORM_OMIT_EMPTY },
    { 16792, 2, 0 },
    { 17402, 32, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 370, FORM_OMIT_EMPTY },
    { 17410, 0, 0 },
    { 17485, 0, FORM_OMIT_EMPTY },
    { 17496, 0, FORM_OMIT_EMPTY },
    { 17532, 0, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 16057, 36, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 17585, 449, FORM_OMIT_EMPTY },
    { 17595, 449, FORM_OMIT_EMPTY },
    { 15936, 14, FORM_OMIT_EMPTY },
    { 17621, 451, FORM_OMIT_EMPTY },
    { 17626, 453, FORM_OMIT_EMPTY },
    { 17634, 455, FORM_OMIT_EMPTY },
    { 17640, 457, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 458, FORM_OMIT_EMPTY },
    { 17694, 405, FORM_OMIT_EMPTY },
    { 17702, 405, FORM_OMIT_EMPTY },
    { 17717, 405, FORM_OMIT_EMPTY },
    { 17721, 405, FORM_OMIT_EMPTY },
    { 17742, 405, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 17769, 460, 0 },
    { 17799, 3, 0 },
    { 17803, 461, FORM_OMIT_EMPTY },
    { 7820, 3, 0 },
    { 16187, 0, FORM_OMIT_EMPTY },
    { 16196, 0, FORM_OMIT_EMPTY },
    { 17849, 14, FORM_OMIT_EMPTY },
    { 15160, 463, FORM_OMIT_EMPTY },
    { 17884, 465, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 13954, 14, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 1379, 0, 0 },
    { 17974, 0, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 18033, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 466, FORM_OMIT_EMPTY },
    { 1379, 467, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 18109, 32, FORM_OMIT_EMPTY },
    { 1659, 469, FORM_OMIT_EMPTY },
    { 18142, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 470, FORM_OMIT_EMPTY },
    { 1379, 471, FORM_OMIT_EMPTY },
    { 18185, 0, 0 },
    { 4758, 0, 0 },
    { 18213, 473, FORM_OMIT_EMPTY },
    { 18261, 475, FORM_OMIT_EMPTY },
    { 18329, 32, FORM_OMIT_EMPTY },
    { 18340, 0, 0 },
    { 1049, 405, 0 },
    { 18401, 7, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 18441, 477, FORM_OMIT_EMPTY },
    { 11641, 479, FORM_OMIT_EMPTY },
    { 18476, 479, FORM_OMIT_EMPTY },
    { 8200, 0, FORM_OMIT_EMPTY },
    { 18485, 479, FORM_OMIT_EMPTY },
    { 18524, 480, FORM_OMIT_EMPTY },
    { 18568, 319, FORM_OMIT_EMPTY },
    { 18614, 482, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 18650, 319, FORM_OMIT_EMPTY },
    { 18674, 319, FORM_OMIT_EMPTY },
    { 18724, 484, 0 },
    { 55, 0, 0 },
    { 12185, 0, 0 },
    { 12194, 32, FORM_OMIT_EMPTY },
    { 18795, 486, FORM_OMIT_EMPTY },
    { 18812, 486, FORM_OMIT_EMPTY },
    { 18849, 479, FORM_OMIT_EMPTY },
    { 18862, 0, FORM_OMIT_EMPTY },
    { 18873, 0, FORM_OMIT_EMPTY },
    { 18881, 32, FORM_OMIT_EMPTY },
    { 18890, 0, FORM_OMIT_EMPTY },
    { 18901, 488, FORM_OMIT_EMPTY },
    { 18908, 1, FORM_OMIT_EMPTY },
    { 16266, 490, FORM_OMIT_EMPTY },
    { 18939, 405, FORM_OMIT_EMPTY },
    { 18951, 405, FORM_OMIT_EMPTY },
    { 1659, 492, FORM_OMIT_EMPTY },
    { 18960, 494, FORM_OMIT_EMPTY },
    { 18967, 495, FORM_OMIT_EMPTY },
    { 18983, 32, FORM_OMIT_EMPTY },
    { 18614, 497, FORM_OMIT_EMPTY },
    { 19000, 499, FORM_OMIT_EMPTY },
    { 19007, 500, FORM_OMIT_EMPTY },
    { 18142, 0, FORM_OMIT_EMPTY },
    { 19016, 502, FORM_OMIT_EMPTY },
    { 19032, 504, FORM_OMIT_EMPTY },
    { 19048, 32, FORM_OMIT_EMPTY },
    { 18951, 189, FORM_OMIT_EMPTY },
    { 19103, 0, 0 },
    { 19116, 0, 0 },
    { 19123, 0, 0 },
    { 19147, 0, 0 },
    { 19161, 0, 0 },
    { 19178, 0, 0 },
    { 19193, 0, 0 },
    { 19203, 0, 0 },
    { 19219, 0, 0 },
    { 19227, 506, FORM_OMIT_EMPTY },
    { 19232, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 19266, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 19266, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 14963, 0, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 507, FORM_OMIT_EMPTY },
    { 1379, 508, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 509, FORM_OMIT_EMPTY },
    { 1379, 510, FORM_OMIT_EMPTY },
    { 11720, 7, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 19422, 32, FORM_OMIT_EMPTY },
    { 19434, 512, FORM_OMIT_EMPTY },
    { 19445, 514, FORM_OMIT_EMPTY },
    { 1049, 515, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 19459, 14, FORM_OMIT_EMPTY },
    { 19476, 14, FORM_OMIT_EMPTY },
    { 19502, 14, FORM_OMIT_EMPTY },
    { 16836, 0, FORM_OMIT_EMPTY },
    { 19422, 32, FORM_OMIT_EMPTY },
    { 19547, 171, FORM_OMIT_EMPTY },
    { 15847, 405, FORM_OMIT_EMPTY },
    { 18951, 405, FORM_OMIT_EMPTY },
    { 1659, 517, FORM_OMIT_EMPTY },
    { 19573, 14, FORM_OMIT_EMPTY },
    { 19606, 519, FORM_OMIT_EMPTY },
    { 18142, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 509, 0 },
    { 19699, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 19422, 32, FORM_OMIT_EMPTY },
    { 19751, 521, FORM_OMIT_EMPTY },
    { 19772, 523, FORM_OMIT_EMPTY },
    { 19782, 525, FORM_OMIT_EMPTY },
    { 18951, 405, FORM_OMIT_EMPTY },
    { 19792, 527, FORM_OMIT_EMPTY },
    { 19799, 529, FORM_OMIT_EMPTY },
    { 19806, 422, FORM_OMIT_EMPTY },
    { 19815, 531, FORM_OMIT_EMPTY },
    { 19819, 533, FORM_OMIT_EMPTY },
    { 19822, 535, FORM_OMIT_EMPTY },
    { 19833, 537, FORM_OMIT_EMPTY },
    { 19841, 539, FORM_OMIT_EMPTY },
    { 19859, 541, FORM_OMIT_EMPTY },
    { 19869, 543, FORM_OMIT_EMPTY },
    { 19878, 545, FORM_OMIT_EMPTY },
    { 19884, 547, FORM_OMIT_EMPTY },
    { 19890, 32, FORM_OMIT_EMPTY },
    { 19903, 549, FORM_OMIT_EMPTY },
    { 14020, 551, FORM_OMIT_EMPTY },
    { 19907, 0, FORM_OMIT_EMPTY },
    { 19937, 553, FORM_OMIT_EMPTY },
    { 19958, 555, FORM_OMIT_EMPTY },
    { 19973, 557, FORM_OMIT_EMPTY },
    { 19981, 559, FORM_OMIT_EMPTY },
    { 19985, 561, FORM_OMIT_EMPTY },
    { 19459, 0, FORM_OMIT_EMPTY },
    { 19993, 563, FORM_OMIT_EMPTY },
    { 19476, 14, FORM_OMIT_EMPTY },
    { 19502, 14, FORM_OMIT_EMPTY },
    { 20003, 565, FORM_OMIT_EMPTY },
    { 20046, 274, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 18142, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 20101, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 566, FORM_OMIT_EMPTY },
    { 1379, 567, FORM_OMIT_EMPTY },
    { 18213, 569, FORM_OMIT_EMPTY },
    { 18261, 571, FORM_OMIT_EMPTY },
    { 8889, 16, FORM_OMIT_EMPTY },
    { 20179, 32, FORM_OMIT_EMPTY },
    { 20194, 32, FORM_OMIT_EMPTY },
    { 289, 16, FORM_OMIT_EMPTY },
    { 20212, 32, FORM_OMIT_EMPTY },
    { 20223, 0, 0 },
    { 18213, 569, FORM_OMIT_EMPTY },
    { 18261, 571, FORM_OMIT_EMPTY },
    { 20283, 0, FORM_OMIT_EMPTY },
    { 20304, 0, FORM_OMIT_EMPTY },
    { 20325, 0, FORM_OMIT_EMPTY },
    { 20333, 0, FORM_OMIT_EMPTY },
    { 13240, 36, FORM_OMIT_EMPTY },
    { 12684, 0, FORM_OMIT_EMPTY },
    { 20341, 171, FORM_OMIT_EMPTY },
    { 11720, 7, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 20411, 32, FORM_OMIT_EMPTY },
    { 16871, 573, FORM_OMIT_EMPTY },
    { 20423, 32, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 10635, 14, FORM_OMIT_EMPTY },
    { 20480, 575, 0 },
    { 18340, 0, 0 },
    { 16196, 0, 0 },
    { 211, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 20587, 0, 0 },
    { 211, 0, 0 },
    { 18340, 14, FORM_OMIT_EMPTY },
    { 20626, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 18340, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 20734, 14, FORM_OMIT_EMPTY },
    { 20774, 577, FORM_OMIT_EMPTY },
    { 20790, 189, FORM_OMIT_EMPTY },
    { 20798, 14, FORM_OMIT_EMPTY },
    { 20818, 189, FORM_OMIT_EMPTY },
    { 20829, 319, FORM_OMIT_EMPTY },
    { 20842, 189, FORM_OMIT_EMPTY },
    { 20852, 14, FORM_OMIT_EMPTY },
    { 20872, 579, FORM_OMIT_EMPTY },
    { 20887, 581, FORM_OMIT_EMPTY },
    { 17803, 461, FORM_OMIT_EMPTY },
    { 18568, 14, FORM_OMIT_EMPTY },
    { 20902, 583, FORM_OMIT_EMPTY },
    { 20910, 585, FORM_OMIT_EMPTY },
    { 11756, 189, FORM_OMIT_EMPTY },
    { 20952, 587, FORM_OMIT_EMPTY },
    { 20961, 319, FORM_OMIT_EMPTY },
    { 18329, 589, 0 },
    { 20990, 591, FORM_OMIT_EMPTY },
    { 21000, 0, FORM_OMIT_EMPTY },
    { 21010, 319, FORM_OMIT_EMPTY },
    { 21029, 593, FORM_OMIT_EMPTY },
    { 21049, 595, FORM_OMIT_EMPTY },
    { 21061, 1, FORM_OMIT_EMPTY },
    { 21069, 1, FORM_OMIT_EMPTY },
    { 21081, 1, FORM_OMIT_EMPTY },
    { 21089, 319, FORM_OMIT_EMPTY },
    { 16187, 0, FORM_OMIT_EMPTY },
    { 21099, 14, FORM_OMIT_EMPTY },
    { 21116, 596, FORM_OMIT_EMPTY },
    { 21133, 589, FORM_OMIT_EMPTY },
    { 13261, 0, FORM_OMIT_EMPTY },
    { 21148, 171, FORM_OMIT_EMPTY },
    { 21161, 598, FORM_OMIT_EMPTY },
    { 21164, 405, FORM_OMIT_EMPTY },
    { 21173, 14, FORM_OMIT_EMPTY },
    { 21190, 36, FORM_OMIT_EMPTY },
    { 21199, 0, FORM_OMIT_EMPTY },
    { 21217, 600, FORM_OMIT_EMPTY },
    { 21232, 602, FORM_OMIT_EMPTY },
    { 1049, 409, FORM_OMIT_EMPTY },
    { 15194, 0, FORM_OMIT_EMPTY },
    { 21247, 14, FORM_OMIT_EMPTY },
    { 21264, 0, FORM_OMIT_EMPTY },
    { 21278, 604, FORM_OMIT_EMPTY },
    { 21294, 606, FORM_OMIT_EMPTY },
    { 15227, 608, FORM_OMIT_EMPTY },
    { 21310, 0, FORM_OMIT_EMPTY },
    { 13325, 0, FORM_OMIT_EMPTY },
    { 21325, 319, FORM_OMIT_EMPTY },
    { 21343, 319, FORM_OMIT_EMPTY },
    { 21365, 0, FORM_OMIT_EMPTY },
    { 21375, 189, FORM_OMIT_EMPTY },
    { 21405, 610, FORM_OMIT_EMPTY },
    { 21417, 612, FORM_OMIT_EMPTY },
    { 21443, 614, FORM_OMIT_EMPTY },
    { 15847, 405, FORM_OMIT_EMPTY },
    { 1659, 616, FORM_OMIT_EMPTY },
    { 21467, 618, FORM_OMIT_EMPTY },
    { 21485, 618, FORM_OMIT_EMPTY },
    { 21512, 620, FORM_OMIT_EMPTY },
    { 15499, 0, FORM_OMIT_EMPTY },
    { 21540, 622, FORM_OMIT_EMPTY },
    { 21548, 618, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 21570, 624, FORM_OMIT_EMPTY },
    { 21607, 0, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 18142, 0, FORM_OMIT_EMPTY },
    { 21625, 0, FORM_OMIT_EMPTY },
    { 21631, 626, FORM_OMIT_EMPTY },
    { 21638, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 21647, 0, FORM_OMIT_EMPTY },
    { 21654, 628, FORM_OMIT_EMPTY },
    { 1049, 409, FORM_OMIT_EMPTY },
    { 12045, 274, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 1379, 567, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 5069, 137, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 566, FORM_OMIT_EMPTY },
    { 8200, 14, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 15515, 0, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 13970, 0, 0 },
    { 21810, 483, 0 },
    { 21821, 2, 0 },
    { 17621, 451, FORM_OMIT_EMPTY },
    { 21860, 2, FORM_OMIT_EMPTY },
    { 21877, 630, FORM_OMIT_EMPTY },
    { 17626, 453, FORM_OMIT_EMPTY },
    { 21882, 2, FORM_OMIT_EMPTY },
    { 10621, 2, FORM_OMIT_EMPTY },
    { 21902, 2, FORM_OMIT_EMPTY },
    { 17640, 457, FORM_OMIT_EMPTY },
    { 21375, 189, FORM_OMIT_EMPTY },
    { 810, 2, FORM_OMIT_EMPTY },
    { 15047, 36, FORM_OMIT_EMPTY },
    { 21933, 632, 0 },
    { 8883, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 21971, 0, 0 },
    { 21980, 0, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 21987, 0, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 15114, 0, 0 },
    { 22022, 0, FORM_OMIT_EMPTY },
    { 14573, 32, 0 },
    { 22030, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 368, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 15114, 0, 0 },
    { 22022, 0, FORM_OMIT_EMPTY },
    { 14573, 32, 0 },
    { 22030, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 370, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 4946, 5, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 22093, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 633, FORM_OMIT_EMPTY },
    { 1379, 634, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 1183, 171, FORM_OMIT_EMPTY },
    { 5069, 635, FORM_OMIT_EMPTY },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 1659, 637, FORM_OMIT_EMPTY },
    { 5678, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 211, 0, 0 },
    { 12676, 0, FORM_OMIT_EMPTY },
    { 12171, 0, FORM_OMIT_EMPTY },
    { 22284, 6, FORM_OMIT_EMPTY },
    { 8903, 0, 0 },
    { 22322, 0, FORM_OMIT_EMPTY },
    { 1858, 14, FORM_OMIT_EMPTY },
    { 22329, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 638, FORM_OMIT_EMPTY },
    { 1379, 639, FORM_OMIT_EMPTY },
    { 22385, 405, FORM_OMIT_EMPTY },
    { 22390, 641, FORM_OMIT_EMPTY },
    { 22404, 32, FORM_OMIT_EMPTY },
    { 22385, 405, FORM_OMIT_EMPTY },
    { 22437, 405, FORM_OMIT_EMPTY },
    { 22470, 643, FORM_OMIT_EMPTY },
    { 17769, 405, FORM_OMIT_EMPTY },
    { 22477, 405, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 1049, 645, FORM_OMIT_EMPTY },
    { 22538, 0, FORM_OMIT_EMPTY },
    { 22544, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 8206, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 22572, 0, 0 },
    { 22580, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 368, 0 },
    { 22597, 1, FORM_OMIT_EMPTY },
    { 22608, 0, FORM_OMIT_EMPTY },
    { 22620, 0, FORM_OMIT_EMPTY },
    { 22632, 0, 0 },
    { 16836, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 22572, 0, 0 },
    { 22580, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 370, 0 },
    { 22597, 1, FORM_OMIT_EMPTY },
    { 22608, 0, FORM_OMIT_EMPTY },
    { 22620, 0, FORM_OMIT_EMPTY },
    { 22632, 0, 0 },
    { 16836, 0, FORM_OMIT_EMPTY },
    { 18795, 647, FORM_OMIT_EMPTY },
    { 12185, 0, 0 },
    { 22727, 0, 0 },
    { 12194, 32, FORM_OMIT_EMPTY },
    { 14078, 14, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 4946, 373, FORM_OMIT_EMPTY },
    { 14862, 319, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 22802, 171, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 15013, 375, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 15047, 36, FORM_OMIT_EMPTY },
    { 15013, 375, FORM_OMIT_EMPTY },
    { 14754, 319, FORM_OMIT_EMPTY },
    { 14212, 0, FORM_OMIT_EMPTY },
    { 22954, 319, FORM_OMIT_EMPTY },
    { 20774, 577, FORM_OMIT_EMPTY },
    { 22979, 649, FORM_OMIT_EMPTY },
    { 22992, 319, FORM_OMIT_EMPTY },
    { 23003, 14, FORM_OMIT_EMPTY },
    { 23013, 319, FORM_OMIT_EMPTY },
    { 20818, 189, FORM_OMIT_EMPTY },
    { 20829, 319, FORM_OMIT_EMPTY },
    { 20842, 189, FORM_OMIT_EMPTY },
    { 20872, 579, FORM_OMIT_EMPTY },
    { 20887, 581, FORM_OMIT_EMPTY },
    { 20910, 585, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 17496, 320, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 650, FORM_OMIT_EMPTY },
    { 1379, 651, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 20961, 319, FORM_OMIT_EMPTY },
    { 21116, 596, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 23104, 321, FORM_OMIT_EMPTY },
    { 23135, 0, FORM_OMIT_EMPTY },
    { 8006, 189, FORM_OMIT_EMPTY },
    { 1270, 0, 0 },
    { 16233, 14, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 23182, 2, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 15515, 0, FORM_OMIT_EMPTY },
    { 23191, 10, FORM_OMIT_EMPTY },
    { 23222, 319, FORM_OMIT_EMPTY },
    { 23252, 0, FORM_OMIT_EMPTY },
    { 23262, 32, FORM_OMIT_EMPTY },
    { 23273, 32, FORM_OMIT_EMPTY },
    { 23285, 0, FORM_OMIT_EMPTY },
    { 23298, 0, FORM_OMIT_EMPTY },
    { 23320, 2, FORM_OMIT_EMPTY },
    { 23340, 14, FORM_OMIT_EMPTY },
    { 23362, 32, FORM_OMIT_EMPTY },
    { 23373, 14, FORM_OMIT_EMPTY },
    { 23388, 14, FORM_OMIT_EMPTY },
    { 23406, 0, FORM_OMIT_EMPTY },
    { 23421, 32, FORM_OMIT_EMPTY },
    { 15160, 653, FORM_OMIT_EMPTY },
    { 23446, 1, FORM_OMIT_EMPTY },
    { 1183, 171, FORM_OMIT_EMPTY },
    { 23471, 0, FORM_OMIT_EMPTY },
    { 23487, 655, FORM_OMIT_EMPTY },
    { 23509, 14, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 23549, 656, FORM_OMIT_EMPTY },
    { 23584, 658, FORM_OMIT_EMPTY },
    { 23623, 3, 0 },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 422, FORM_OMIT_EMPTY },
    { 16836, 0, FORM_OMIT_EMPTY },
    { 23651, 0, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 14593, 370, FORM_OMIT_EMPTY },
    { 16836, 0, FORM_OMIT_EMPTY },
    { 23651, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 10635, 0, 0 },
    { 16748, 0, FORM_OMIT_EMPTY },
    { 1275, 10, 0 },
    { 23776, 0, 0 },
    { 55, 0, 0 },
    { 23783, 274, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 23776, 0, FORM_OMIT_EMPTY },
    { 55, 0, FORM_OMIT_EMPTY },
    { 12185, 0, FORM_OMIT_EMPTY },
    { 23807, 189, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 12194, 32, 0 },
    { 23885, 660, FORM_OMIT_EMPTY },
    { 8889, 16, FORM_OMIT_EMPTY },
    { 20179, 32, FORM_OMIT_EMPTY },
    { 23936, 2, 0 },
    { 23944, 36, FORM_OMIT_EMPTY },
    { 23955, 14, FORM_OMIT_EMPTY },
    { 23974, 14, FORM_OMIT_EMPTY },
    { 20223, 0, 0 },
    { 23991, 0, 0 },
    { 24042, 14, 0 },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 24042, 14, 0 },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 1149, 14, FORM_OMIT_EMPTY },
    { 19751, 521, FORM_OMIT_EMPTY },
    { 19772, 523, FORM_OMIT_EMPTY },
    { 19782, 662, FORM_OMIT_EMPTY },
    { 19792, 664, FORM_OMIT_EMPTY },
    { 19799, 666, FORM_OMIT_EMPTY },
    { 18441, 668, FORM_OMIT_EMPTY },
    { 19815, 670, FORM_OMIT_EMPTY },
    { 24114, 672, FORM_OMIT_EMPTY },
    { 24126, 674, FORM_OMIT_EMPTY },
    { 24135, 676, FORM_OMIT_EMPTY },
    { 19819, 533, FORM_OMIT_EMPTY },
    { 19822, 678, FORM_OMIT_EMPTY },
    { 19833, 537, FORM_OMIT_EMPTY },
    { 19841, 539, FORM_OMIT_EMPTY },
    { 24145, 680, FORM_OMIT_EMPTY },
    { 19859, 682, FORM_OMIT_EMPTY },
    { 19869, 543, FORM_OMIT_EMPTY },
    { 15114, 684, FORM_OMIT_EMPTY },
    { 19878, 686, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 19903, 549, FORM_OMIT_EMPTY },
    { 24153, 688, FORM_OMIT_EMPTY },
    { 19937, 553, FORM_OMIT_EMPTY },
    { 19958, 555, FORM_OMIT_EMPTY },
    { 24175, 690, FORM_OMIT_EMPTY },
    { 19973, 557, FORM_OMIT_EMPTY },
    { 19981, 692, FORM_OMIT_EMPTY },
    { 19985, 694, FORM_OMIT_EMPTY },
    { 24185, 696, FORM_OMIT_EMPTY },
    { 19993, 698, FORM_OMIT_EMPTY },
    { 20003, 565, FORM_OMIT_EMPTY },
    { 14119, 0, 0 },
    { 211, 0, 0 },
    { 24228, 0, 0 },
    { 24238, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 24255, 14, FORM_OMIT_EMPTY },
    { 24273, 0, FORM_OMIT_EMPTY },
    { 24281, 0, FORM_OMIT_EMPTY },
    { 24228, 0, 0 },
    { 211, 0, 0 },
    { 13961, 1, FORM_OMIT_EMPTY },
    { 24255, 14, FORM_OMIT_EMPTY },
    { 24313, 700, FORM_OMIT_EMPTY },
    { 24352, 475, FORM_OMIT_EMPTY },
    { 24388, 702, FORM_OMIT_EMPTY },
    { 18441, 704, FORM_OMIT_EMPTY },
    { 24114, 706, FORM_OMIT_EMPTY },
    { 24407, 708, FORM_OMIT_EMPTY },
    { 24185, 710, FORM_OMIT_EMPTY },
    { 24422, 712, FORM_OMIT_EMPTY },
    { 17769, 405, FORM_OMIT_EMPTY },
    { 22477, 405, FORM_OMIT_EMPTY },
    { 15114, 714, FORM_OMIT_EMPTY },
    { 13954, 0, FORM_OMIT_EMPTY },
    { 24523, 0, FORM_OMIT_EMPTY },
    { 24539, 0, FORM_OMIT_EMPTY },
    { 24557, 0, 0 },
    { 24607, 570, 0 },
    { 21821, 2, 0 },
    { 24655, 14, FORM_OMIT_EMPTY },
    { 24674, 14, FORM_OMIT_EMPTY },
    { 24697, 319, FORM_OMIT_EMPTY },
    { 24709, 14, FORM_OMIT_EMPTY },
    { 16266, 32, 0 },
    { 1659, 715, FORM_OMIT_EMPTY },
    { 24761, 171, FORM_OMIT_EMPTY },
    { 24780, 717, FORM_OMIT_EMPTY },
    { 16187, 14, FORM_OMIT_EMPTY },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 16199, 422, FORM_OMIT_EMPTY },
    { 24786, 14, FORM_OMIT_EMPTY },
    { 12039, 319, FORM_OMIT_EMPTY },
    { 24813, 319, FORM_OMIT_EMPTY },
    { 12065, 319, FORM_OMIT_EMPTY },
    { 24853, 719, FORM_OMIT_EMPTY },
    { 24862, 721, FORM_OMIT_EMPTY },
    { 16233, 14, FORM_OMIT_EMPTY },
    { 211, 14, FORM_OMIT_EMPTY },
    { 1275, 36, FORM_OMIT_EMPTY },
    { 15515, 14, FORM_OMIT_EMPTY },
    { 24924, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 17104, 723, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 15160, 725, 0 },
    { 211, 0, 0 },
    { 211, 0, 0 },
    { 16266, 32, 0 },
    { 1659, 726, FORM_OMIT_EMPTY },
    { 24780, 728, FORM_OMIT_EMPTY },
    { 16187, 14, FORM_OMIT_EMPTY },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 16199, 422, FORM_OMIT_EMPTY },
    { 25005, 171, FORM_OMIT_EMPTY },
    { 12039, 319, FORM_OMIT_EMPTY },
    { 24813, 319, FORM_OMIT_EMPTY },
    { 12065, 319, FORM_OMIT_EMPTY },
    { 24853, 730, FORM_OMIT_EMPTY },
    { 24862, 732, FORM_OMIT_EMPTY },
    { 16233, 14, FORM_OMIT_EMPTY },
    { 211, 14, FORM_OMIT_EMPTY },
    { 1275, 36, FORM_OMIT_EMPTY },
    { 15515, 14, FORM_OMIT_EMPTY },
    { 24924, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 17104, 734, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 15160, 736, 0 },
    { 211, 0, 0 },
    { 211, 0, 0 },
    { 12297, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 25225, 2, FORM_OMIT_EMPTY },
    { 25241, 7, FORM_OMIT_EMPTY },
    { 25266, 7, FORM_OMIT_EMPTY },
    { 25290, 445, FORM_OMIT_EMPTY },
    { 16574, 8, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, 0 },
    { 25307, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 25312, 320, FORM_OMIT_EMPTY },
    { 16628, 422, FORM_OMIT_EMPTY },
    { 25322, 0, FORM_OMIT_EMPTY },
    { 16655, 0, FORM_OMIT_EMPTY },
    { 16673, 738, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 16568, 2, 0 },
    { 16701, 8, 0 },
    { 12297, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 25225, 2, FORM_OMIT_EMPTY },
    { 25241, 7, FORM_OMIT_EMPTY },
    { 25266, 7, FORM_OMIT_EMPTY },
    { 25290, 445, FORM_OMIT_EMPTY },
    { 16574, 8, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, 0 },
    { 25307, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 25312, 320, FORM_OMIT_EMPTY },
    { 16628, 422, FORM_OMIT_EMPTY },
    { 25322, 0, FORM_OMIT_EMPTY },
    { 16655, 0, FORM_OMIT_EMPTY },
    { 16673, 740, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 16568, 2, 0 },
    { 16701, 8, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 741, FORM_OMIT_EMPTY },
    { 1379, 742, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 5069, 137, 0 },
    { 25495, 3, FORM_OMIT_EMPTY },
    { 5078, 743, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 745, FORM_OMIT_EMPTY },
    { 5130, 2, 0 },
    { 5153, 2, 0 },
    { 5176, 2, FORM_OMIT_EMPTY },
    { 5192, 2, 0 },
    { 5211, 2, 0 },
    { 5223, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5241, 2, FORM_OMIT_EMPTY },
    { 5288, 747, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 748, FORM_OMIT_EMPTY },
    { 1379, 749, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 5353, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 6343, 750, 0 },
    { 6354, 171, FORM_OMIT_EMPTY },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5396, 1, FORM_OMIT_EMPTY },
    { 5403, 36, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 5048, 36, FORM_OMIT_EMPTY },
    { 6343, 751, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 5436, 752, FORM_OMIT_EMPTY },
    { 5069, 137, 0 },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 5115, 36, FORM_OMIT_EMPTY },
    { 1659, 754, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 5520, 2, FORM_OMIT_EMPTY },
    { 5540, 2, FORM_OMIT_EMPTY },
    { 5288, 756, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 25840, 757, 0 },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 25848, 14, FORM_OMIT_EMPTY },
    { 25892, 759, 0 },
    { 25938, 0, 0 },
    { 25943, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 760, FORM_OMIT_EMPTY },
    { 1379, 761, FORM_OMIT_EMPTY },
    { 8903, 512, FORM_OMIT_EMPTY },
    { 6090, 0, FORM_OMIT_EMPTY },
    { 26004, 10, FORM_OMIT_EMPTY },
    { 16187, 0, FORM_OMIT_EMPTY },
    { 16196, 0, FORM_OMIT_EMPTY },
    { 15160, 763, FORM_OMIT_EMPTY },
    { 17884, 765, FORM_OMIT_EMPTY },
    { 8200, 14, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 15515, 0, 0 },
    { 16748, 0, FORM_OMIT_EMPTY },
    { 26178, 767, FORM_OMIT_EMPTY },
    { 25840, 768, FORM_OMIT_EMPTY },
    { 26214, 14, FORM_OMIT_EMPTY },
    { 792, 770, FORM_OMIT_EMPTY },
    { 26231, 772, FORM_OMIT_EMPTY },
    { 23549, 773, FORM_OMIT_EMPTY },
    { 26299, 32, FORM_OMIT_EMPTY },
    { 14212, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 774, FORM_OMIT_EMPTY },
    { 15160, 776, FORM_OMIT_EMPTY },
    { 26368, 778, FORM_OMIT_EMPTY },
    { 26414, 778, FORM_OMIT_EMPTY },
    { 15160, 776, FORM_OMIT_EMPTY },
    { 26463, 780, FORM_OMIT_EMPTY },
    { 289, 16, FORM_OMIT_EMPTY },
    { 26471, 16, FORM_OMIT_EMPTY },
    { 26520, 36, FORM_OMIT_EMPTY },
    { 1275, 154, FORM_OMIT_EMPTY },
    { 15515, 14, FORM_OMIT_EMPTY },
    { 26565, 782, FORM_OMIT_EMPTY },
    { 17884, 784, FORM_OMIT_EMPTY },
    { 26471, 15, 0 },
    { 26572, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 785, FORM_OMIT_EMPTY },
    { 1379, 786, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 5032, 2, FORM_OMIT_EMPTY },
    { 5427, 36, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 5069, 137, FORM_OMIT_EMPTY },
    { 5468, 2, FORM_OMIT_EMPTY },
    { 1659, 788, FORM_OMIT_EMPTY },
    { 5678, 2, FORM_OMIT_EMPTY },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 5486, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 5500, 36, FORM_OMIT_EMPTY },
    { 4951, 3, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 5724, 154, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 789, FORM_OMIT_EMPTY },
    { 1379, 790, FORM_OMIT_EMPTY },
    { 5427, 2, FORM_OMIT_EMPTY },
    { 5427, 2, 0 },
    { 1183, 171, FORM_OMIT_EMPTY },
    { 6648, 0, FORM_OMIT_EMPTY },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 26980, 36, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 791, FORM_OMIT_EMPTY },
    { 1379, 792, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 27153, 794, FORM_OMIT_EMPTY },
    { 27173, 2, 0 },
    { 27192, 795, 0 },
    { 792, 797, FORM_OMIT_EMPTY },
    { 1659, 799, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27309, 801, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 27346, 36, FORM_OMIT_EMPTY },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 27368, 802, FORM_OMIT_EMPTY },
    { 26980, 36, 0 },
    { 8814, 32, 0 },
    { 8830, 32, 0 },
    { 9372, 804, FORM_OMIT_EMPTY },
    { 322, 806, FORM_OMIT_EMPTY },
    { 27468, 808, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 809, FORM_OMIT_EMPTY },
    { 1379, 810, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27660, 812, FORM_OMIT_EMPTY },
    { 27667, 814, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 1659, 816, FORM_OMIT_EMPTY },
    { 27769, 2, 0 },
    { 27778, 2, 0 },
    { 27795, 2, 0 },
    { 1002, 32, 0 },
    { 27838, 1, FORM_OMIT_EMPTY },
    { 20212, 32, 0 },
    { 1049, 32, 0 },
    { 8830, 32, 0 },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 8883, 818, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 21310, 820, FORM_OMIT_EMPTY },
    { 8206, 822, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 26980, 36, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 823, FORM_OMIT_EMPTY },
    { 1379, 824, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 27153, 826, FORM_OMIT_EMPTY },
    { 27173, 2, 0 },
    { 27192, 827, 0 },
    { 792, 829, FORM_OMIT_EMPTY },
    { 1659, 831, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27309, 833, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 28279, 2, 0 },
    { 27346, 36, FORM_OMIT_EMPTY },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 27368, 834, FORM_OMIT_EMPTY },
    { 8814, 32, 0 },
    { 8830, 32, 0 },
    { 9372, 836, FORM_OMIT_EMPTY },
    { 322, 838, FORM_OMIT_EMPTY },
    { 27468, 840, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 841, FORM_OMIT_EMPTY },
    { 1379, 842, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27660, 844, FORM_OMIT_EMPTY },
    { 27667, 846, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 1659, 848, FORM_OMIT_EMPTY },
    { 27769, 2, 0 },
    { 27778, 2, 0 },
    { 27795, 2, 0 },
    { 1002, 32, 0 },
    { 27838, 1, FORM_OMIT_EMPTY },
    { 20212, 32, 0 },
    { 1049, 32, 0 },
    { 8830, 32, 0 },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 8883, 850, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 21310, 852, FORM_OMIT_EMPTY },
    { 8206, 854, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 26980, 36, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 855, FORM_OMIT_EMPTY },
    { 1379, 856, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 27153, 858, FORM_OMIT_EMPTY },
    { 27173, 2, 0 },
    { 27192, 859, 0 },
    { 792, 861, FORM_OMIT_EMPTY },
    { 1659, 863, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27309, 865, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 28279, 2, 0 },
    { 27346, 36, FORM_OMIT_EMPTY },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 27368, 866, FORM_OMIT_EMPTY },
    { 8814, 32, 0 },
    { 8830, 32, 0 },
    { 9372, 868, FORM_OMIT_EMPTY },
    { 322, 870, FORM_OMIT_EMPTY },
    { 27468, 872, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 873, FORM_OMIT_EMPTY },
    { 1379, 874, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27660, 876, FORM_OMIT_EMPTY },
    { 27667, 878, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 1659, 880, FORM_OMIT_EMPTY },
    { 27769, 2, 0 },
    { 27778, 2, 0 },
    { 27795, 2, 0 },
    { 1002, 32, 0 },
    { 27838, 1, FORM_OMIT_EMPTY },
    { 20212, 32, 0 },
    { 1049, 32, 0 },
    { 8830, 32, 0 },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 8883, 882, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 21310, 884, FORM_OMIT_EMPTY },
    { 8206, 886, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 26980, 36, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 887, FORM_OMIT_EMPTY },
    { 1379, 888, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 27153, 890, FORM_OMIT_EMPTY },
    { 27173, 2, 0 },
    { 27192, 891, 0 },
    { 792, 893, FORM_OMIT_EMPTY },
    { 1659, 895, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27309, 897, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 27346, 36, FORM_OMIT_EMPTY },
    { 26964, 36, FORM_OMIT_EMPTY },
    { 27368, 898, FORM_OMIT_EMPTY },
    { 26980, 2, 0 },
    { 8814, 32, 0 },
    { 8830, 32, 0 },
    { 9372, 900, FORM_OMIT_EMPTY },
    { 322, 902, FORM_OMIT_EMPTY },
    { 27468, 904, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 905, FORM_OMIT_EMPTY },
    { 1379, 906, FORM_OMIT_EMPTY },
    { 4739, 7, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 1884, 0, FORM_OMIT_EMPTY },
    { 1379, 0, FORM_OMIT_EMPTY },
    { 4758, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 27660, 908, FORM_OMIT_EMPTY },
    { 27667, 910, FORM_OMIT_EMPTY },
    { 4758, 0, 0 },
    { 1659, 912, FORM_OMIT_EMPTY },
    { 27769, 2, 0 },
    { 27778, 2, 0 },
    { 27795, 2, 0 },
    { 1002, 32, 0 },
    { 27838, 1, FORM_OMIT_EMPTY },
    { 20212, 32, 0 },
    { 1049, 32, 0 },
    { 8830, 32, 0 },
    { 211, 0, 0 },
    { 1149, 0, 0 },
    { 8883, 914, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 21310, 916, FORM_OMIT_EMPTY },
    { 8206, 918, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 4739, 7, 0 },
    { 1858, 0, 0 },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 1884, 0, 0 },
    { 1379, 0, 0 },
    { 4758, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 30691, 32, FORM_OMIT_EMPTY },
    { 30698, 189, FORM_OMIT_EMPTY },
    { 30717, 319, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 30766, 319, FORM_OMIT_EMPTY },
    { 30783, 920, FORM_OMIT_EMPTY },
    { 30797, 14, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 12185, 0, 0 },
    { 12194, 32, FORM_OMIT_EMPTY },
    { 8883, 0, 0 },
    { 8903, 0, 0 },
    { 18795, 240, FORM_OMIT_EMPTY },
    { 30892, 171, FORM_OMIT_EMPTY },
    { 55, 0, 0 },
    { 12185, 0, 0 },
    { 12194, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 30959, 0, FORM_OMIT_EMPTY },
    { 30970, 921, FORM_OMIT_EMPTY },
    { 30979, 0, FORM_OMIT_EMPTY },
    { 30987, 0, FORM_OMIT_EMPTY },
    { 8912, 0, FORM_OMIT_EMPTY },
    { 30997, 274, FORM_OMIT_EMPTY },
    { 31029, 171, FORM_OMIT_EMPTY },
    { 31041, 7, FORM_OMIT_EMPTY | FORM_OMIT_ZERO },
    { 31059, 189, FORM_OMIT_EMPTY },
    { 31086, 274, FORM_OMIT_EMPTY },
    { 18109, 32, FORM_OMIT_EMPTY },
    { 31104, 0, FORM_OMIT_EMPTY },
    { 31117, 3, FORM_OMIT_EMPTY },
    { 31128, 171, FORM_OMIT_EMPTY },
    { 31135, 923, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 31149, 925, FORM_OMIT_EMPTY },
    { 14963, 0, FORM_OMIT_EMPTY },
    { 31165, 0, FORM_OMIT_EMPTY },
    { 7820, 0, FORM_OMIT_EMPTY },
    { 376, 0, 0 },
    { 31193, 319, FORM_OMIT_EMPTY },
    { 31212, 319, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 7820, 0, 0 },
    { 14963, 14, FORM_OMIT_EMPTY },
    { 7820, 14, FORM_OMIT_EMPTY },
    { 1183, 0, 0 },
    { 25840, 926, 0 },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 25848, 14, 0 },
    { 25892, 928, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 929, FORM_OMIT_EMPTY },
    { 31375, 931, FORM_OMIT_EMPTY },
    { 25938, 0, 0 },
    { 25943, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 932, FORM_OMIT_EMPTY },
    { 1379, 933, FORM_OMIT_EMPTY },
    { 8903, 512, FORM_OMIT_EMPTY },
    { 1970, 935, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 936, FORM_OMIT_EMPTY },
    { 24042, 14, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 1149, 14, FORM_OMIT_EMPTY },
    { 1059, 14, 0 },
    { 31212, 0, FORM_OMIT_EMPTY },
    { 31559, 938, FORM_OMIT_EMPTY },
    { 16187, 0, FORM_OMIT_EMPTY },
    { 16196, 0, FORM_OMIT_EMPTY },
    { 15160, 940, FORM_OMIT_EMPTY },
    { 17884, 942, FORM_OMIT_EMPTY },
    { 8200, 14, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 15515, 0, 0 },
    { 16748, 0, FORM_OMIT_EMPTY },
    { 26178, 944, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 1275, 945, FORM_OMIT_EMPTY },
    { 31776, 946, FORM_OMIT_EMPTY },
    { 26214, 14, FORM_OMIT_EMPTY },
    { 792, 948, FORM_OMIT_EMPTY },
    { 26231, 950, FORM_OMIT_EMPTY },
    { 23549, 951, FORM_OMIT_EMPTY },
    { 26299, 32, FORM_OMIT_EMPTY },
    { 14212, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 952, FORM_OMIT_EMPTY },
    { 15160, 954, FORM_OMIT_EMPTY },
    { 26368, 956, FORM_OMIT_EMPTY },
    { 26414, 956, FORM_OMIT_EMPTY },
    { 15160, 954, FORM_OMIT_EMPTY },
    { 26463, 958, FORM_OMIT_EMPTY },
    { 289, 16, FORM_OMIT_EMPTY },
    { 26471, 16, FORM_OMIT_EMPTY },
    { 26520, 36, FORM_OMIT_EMPTY },
    { 1275, 154, FORM_OMIT_EMPTY },
    { 15515, 14, FORM_OMIT_EMPTY },
    { 26565, 960, FORM_OMIT_EMPTY },
    { 17884, 962, FORM_OMIT_EMPTY },
    { 26471, 15, 0 },
    { 26572, 32, FORM_OMIT_EMPTY },
    { 8883, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 8903, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 32101, 2, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 963, FORM_OMIT_EMPTY },
    { 1379, 964, FORM_OMIT_EMPTY },
    { 32167, 32, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 25840, 965, 0 },
    { 1270, 0, FORM_OMIT_EMPTY },
    { 25848, 14, FORM_OMIT_EMPTY },
    { 25892, 967, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 968, FORM_OMIT_EMPTY },
    { 31375, 970, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 971, FORM_OMIT_EMPTY },
    { 1379, 972, FORM_OMIT_EMPTY },
    { 8903, 512, FORM_OMIT_EMPTY },
    { 6090, 0, FORM_OMIT_EMPTY },
    { 26004, 10, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 973, FORM_OMIT_EMPTY },
    { 24042, 14, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 1149, 14, FORM_OMIT_EMPTY },
    { 1059, 14, 0 },
    { 31212, 0, FORM_OMIT_EMPTY },
    { 31559, 975, FORM_OMIT_EMPTY },
    { 16187, 0, FORM_OMIT_EMPTY },
    { 16196, 0, FORM_OMIT_EMPTY },
    { 15160, 977, FORM_OMIT_EMPTY },
    { 17884, 979, FORM_OMIT_EMPTY },
    { 8200, 14, FORM_OMIT_EMPTY },
    { 1275, 2, 0 },
    { 15515, 0, 0 },
    { 16748, 0, FORM_OMIT_EMPTY },
    { 26178, 981, FORM_OMIT_EMPTY },
    { 25840, 982, FORM_OMIT_EMPTY },
    { 26214, 14, FORM_OMIT_EMPTY },
    { 792, 984, FORM_OMIT_EMPTY },
    { 26231, 986, FORM_OMIT_EMPTY },
    { 23549, 987, FORM_OMIT_EMPTY },
    { 26299, 32, FORM_OMIT_EMPTY },
    { 14212, 0, FORM_OMIT_EMPTY },
    { 8883, 0, FORM_OMIT_EMPTY },
    { 211, 0, FORM_OMIT_EMPTY },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 8903, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 988, FORM_OMIT_EMPTY },
    { 1379, 989, FORM_OMIT_EMPTY },
    { 32167, 32, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 32943, 405, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 32969, 0, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 21164, 991, FORM_OMIT_EMPTY },
    { 32977, 993, FORM_OMIT_EMPTY },
    { 21148, 171, FORM_OMIT_EMPTY },
    { 21405, 610, FORM_OMIT_EMPTY },
    { 32943, 405, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 994, 0 },
    { 21164, 996, FORM_OMIT_EMPTY },
    { 33078, 0, 0 },
    { 32977, 998, FORM_OMIT_EMPTY },
    { 21148, 171, FORM_OMIT_EMPTY },
    { 21405, 610, FORM_OMIT_EMPTY },
    { 32943, 405, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 32969, 0, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 21164, 1000, FORM_OMIT_EMPTY },
    { 32977, 1002, FORM_OMIT_EMPTY },
    { 21148, 171, FORM_OMIT_EMPTY },
    { 21405, 610, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 33221, 1004, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1005, FORM_OMIT_EMPTY },
    { 1379, 1006, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 33284, 154, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 33297, 14, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 33358, 2, 0 },
    { 33373, 2, 0 },
    { 33388, 1007, FORM_OMIT_EMPTY },
    { 33402, 2, 0 },
    { 33421, 2, 0 },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 33221, 1004, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1008, FORM_OMIT_EMPTY },
    { 1379, 1009, FORM_OMIT_EMPTY },
    { 5733, 154, FORM_OMIT_EMPTY },
    { 33284, 154, FORM_OMIT_EMPTY },
    { 1183, 16, FORM_OMIT_EMPTY },
    { 33297, 14, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 33358, 2, 0 },
    { 33373, 2, 0 },
    { 33388, 1007, FORM_OMIT_EMPTY },
    { 33402, 2, 0 },
    { 33421, 2, 0 },
    { 1670, 3, FORM_OMIT_EMPTY },
    { 33609, 1010, FORM_OMIT_EMPTY },
    { 33654, 1012, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 792, 1014, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 33690, 1015, 0 },
    { 27468, 1017, FORM_OMIT_EMPTY },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 8814, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 792, 1014, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 33690, 1015, 0 },
    { 27468, 1017, FORM_OMIT_EMPTY },
    { 24042, 0, 0 },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 24042, 0, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 33609, 1010, FORM_OMIT_EMPTY },
    { 33654, 1019, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 792, 1021, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 33690, 1022, 0 },
    { 27468, 1024, FORM_OMIT_EMPTY },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 8814, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 792, 1021, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 33690, 1022, 0 },
    { 27468, 1024, FORM_OMIT_EMPTY },
    { 24042, 0, 0 },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 33609, 1010, FORM_OMIT_EMPTY },
    { 33654, 1026, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 792, 1028, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 33690, 1029, 0 },
    { 27468, 1031, FORM_OMIT_EMPTY },
    { 1002, 32, FORM_OMIT_EMPTY },
    { 8814, 32, FORM_OMIT_EMPTY },
    { 1035, 32, FORM_OMIT_EMPTY },
    { 1049, 32, FORM_OMIT_EMPTY },
    { 8830, 32, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 792, 1028, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 33690, 1029, 0 },
    { 27468, 1031, FORM_OMIT_EMPTY },
    { 24042, 0, 0 },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 24042, 0, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 1149, 0, FORM_OMIT_EMPTY },
    { 1659, 53, 0 },
    { 4946, 921, FORM_OMIT_EMPTY },
    { 34207, 0, 0 },
    { 14388, 0, 0 },
    { 34214, 1033, FORM_OMIT_EMPTY },
    { 22030, 0, 0 },
    { 34226, 14, FORM_OMIT_EMPTY },
    { 34268, 274, FORM_OMIT_EMPTY },
    { 34288, 1034, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 17694, 282, 0 },
    { 34355, 1036, FORM_OMIT_EMPTY },
    { 34366, 1037, FORM_OMIT_EMPTY },
    { 17717, 282, FORM_OMIT_EMPTY },
    { 17742, 282, FORM_OMIT_EMPTY },
    { 34412, 282, FORM_OMIT_EMPTY },
    { 22477, 405, FORM_OMIT_EMPTY },
    { 10635, 6, 0 },
    { 34509, 1039, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 34541, 319, FORM_OMIT_EMPTY },
    { 34550, 319, FORM_OMIT_EMPTY },
    { 34575, 1041, FORM_OMIT_EMPTY },
    { 34586, 32, FORM_OMIT_EMPTY },
    { 34604, 32, FORM_OMIT_EMPTY },
    { 34629, 319, FORM_OMIT_EMPTY },
    { 18951, 1043, FORM_OMIT_EMPTY },
    { 34641, 1045, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 34658, 1047, FORM_OMIT_EMPTY },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 18901, 1049, FORM_OMIT_EMPTY },
    { 34709, 1051, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 16680, 0, 0 },
    { 18960, 1053, FORM_OMIT_EMPTY },
    { 34758, 1055, FORM_OMIT_EMPTY },
    { 34801, 319, FORM_OMIT_EMPTY },
    { 34806, 1056, FORM_OMIT_EMPTY },
    { 34812, 189, FORM_OMIT_EMPTY },
    { 34816, 461, FORM_OMIT_EMPTY },
    { 34821, 14, FORM_OMIT_EMPTY },
    { 34828, 32, FORM_OMIT_EMPTY },
    { 8924, 14, FORM_OMIT_EMPTY },
    { 34836, 32, FORM_OMIT_EMPTY },
    { 34873, 1058, FORM_OMIT_EMPTY },
    { 10635, 6, 0 },
    { 18960, 1060, FORM_OMIT_EMPTY },
    { 34914, 1062, FORM_OMIT_EMPTY },
    { 22477, 1064, 0 },
    { 34709, 1051, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1065, 0 },
    { 34709, 1051, FORM_OMIT_EMPTY },
    { 18960, 1067, FORM_OMIT_EMPTY },
    { 35048, 14, FORM_OMIT_EMPTY },
    { 35069, 1069, FORM_OMIT_EMPTY },
    { 35107, 14, FORM_OMIT_EMPTY },
    { 35125, 14, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 35169, 0, 0 },
    { 34509, 1039, FORM_OMIT_EMPTY },
    { 35217, 1071, FORM_OMIT_EMPTY },
    { 35225, 1073, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 35266, 319, FORM_OMIT_EMPTY },
    { 34586, 32, FORM_OMIT_EMPTY },
    { 34604, 32, FORM_OMIT_EMPTY },
    { 35278, 405, FORM_OMIT_EMPTY },
    { 34207, 0, 0 },
    { 14388, 0, 0 },
    { 22030, 0, 0 },
    { 12676, 0, 0 },
    { 34226, 14, FORM_OMIT_EMPTY },
    { 21405, 1075, FORM_OMIT_EMPTY },
    { 35337, 1077, FORM_OMIT_EMPTY },
    { 35368, 0, FORM_OMIT_EMPTY },
    { 18951, 1079, FORM_OMIT_EMPTY },
    { 16568, 3, FORM_OMIT_EMPTY },
    { 35383, 0, 0 },
    { 211, 0, 0 },
    { 35069, 1069, FORM_OMIT_EMPTY },
    { 21405, 1075, FORM_OMIT_EMPTY },
    { 23776, 0, 0 },
    { 55, 0, 0 },
    { 23783, 274, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 23776, 0, FORM_OMIT_EMPTY },
    { 55, 0, FORM_OMIT_EMPTY },
    { 12185, 0, FORM_OMIT_EMPTY },
    { 23807, 189, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 35266, 319, FORM_OMIT_EMPTY },
    { 35368, 0, FORM_OMIT_EMPTY },
    { 18951, 1079, FORM_OMIT_EMPTY },
    { 16568, 3, FORM_OMIT_EMPTY },
    { 35383, 0, 0 },
    { 35069, 1069, FORM_OMIT_EMPTY },
    { 21405, 1075, FORM_OMIT_EMPTY },
    { 35512, 0, FORM_OMIT_EMPTY },
    { 35528, 0, FORM_OMIT_EMPTY },
    { 35542, 32, FORM_OMIT_EMPTY },
    { 35576, 282, FORM_OMIT_EMPTY },
    { 35597, 14, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 31559, 11, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1080, 0 },
    { 1379, 1081, FORM_OMIT_EMPTY },
    { 24042, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 8903, 0, 0 },
    { 7820, 0, 0 },
    { 34288, 1082, 0 },
    { 35789, 1084, FORM_OMIT_EMPTY },
    { 34288, 1086, FORM_OMIT_EMPTY },
    { 35800, 1088, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1089, 0 },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1080, 0 },
    { 31117, 3, 0 },
    { 211, 0, 0 },
    { 35916, 3, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1090, 0 },
    { 34541, 319, FORM_OMIT_EMPTY },
    { 34288, 1092, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 35986, 319, FORM_OMIT_EMPTY },
    { 22030, 1093, 0 },
    { 36009, 1095, FORM_OMIT_EMPTY },
    { 23776, 0, 0 },
    { 55, 0, 0 },
    { 23783, 274, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1096, 0 },
    { 1379, 1097, FORM_OMIT_EMPTY },
    { 36118, 1099, FORM_OMIT_EMPTY },
    { 36133, 1100, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 34207, 14, FORM_OMIT_EMPTY },
    { 14388, 14, FORM_OMIT_EMPTY },
    { 22030, 14, FORM_OMIT_EMPTY },
    { 36255, 36, FORM_OMIT_EMPTY },
    { 36272, 36, FORM_OMIT_EMPTY },
    { 14388, 0, FORM_OMIT_EMPTY },
    { 31117, 3, 0 },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 36289, 0, FORM_OMIT_EMPTY },
    { 35916, 36, FORM_OMIT_EMPTY },
    { 36298, 36, FORM_OMIT_EMPTY },
    { 36311, 36, FORM_OMIT_EMPTY },
    { 36330, 14, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1101, 0 },
    { 1379, 1103, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 36419, 36, FORM_OMIT_EMPTY },
    { 36289, 14, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 36473, 36, FORM_OMIT_EMPTY },
    { 36483, 1105, FORM_OMIT_EMPTY },
    { 1659, 53, 0 },
    { 4946, 921, FORM_OMIT_EMPTY },
    { 34207, 0, 0 },
    { 14388, 0, 0 },
    { 34214, 1107, FORM_OMIT_EMPTY },
    { 22030, 0, 0 },
    { 34226, 14, FORM_OMIT_EMPTY },
    { 34268, 274, FORM_OMIT_EMPTY },
    { 34288, 1108, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 34541, 319, FORM_OMIT_EMPTY },
    { 34550, 319, FORM_OMIT_EMPTY },
    { 34575, 1110, FORM_OMIT_EMPTY },
    { 34586, 32, FORM_OMIT_EMPTY },
    { 34604, 32, FORM_OMIT_EMPTY },
    { 34629, 319, FORM_OMIT_EMPTY },
    { 18951, 1112, FORM_OMIT_EMPTY },
    { 34641, 1114, FORM_OMIT_EMPTY },
    { 34658, 1116, FORM_OMIT_EMPTY },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 18901, 1118, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 17694, 282, 0 },
    { 34355, 1120, FORM_OMIT_EMPTY },
    { 34366, 1037, FORM_OMIT_EMPTY },
    { 17717, 282, FORM_OMIT_EMPTY },
    { 17742, 282, FORM_OMIT_EMPTY },
    { 34412, 282, FORM_OMIT_EMPTY },
    { 22477, 405, FORM_OMIT_EMPTY },
    { 10635, 6, 0 },
    { 34509, 1122, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 36850, 1124, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 34709, 1126, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 16680, 0, 0 },
    { 18960, 1128, FORM_OMIT_EMPTY },
    { 34758, 1130, FORM_OMIT_EMPTY },
    { 34801, 319, FORM_OMIT_EMPTY },
    { 34806, 1056, FORM_OMIT_EMPTY },
    { 34812, 189, FORM_OMIT_EMPTY },
    { 34816, 461, FORM_OMIT_EMPTY },
    { 34821, 14, FORM_OMIT_EMPTY },
    { 34828, 32, FORM_OMIT_EMPTY },
    { 8924, 14, FORM_OMIT_EMPTY },
    { 34836, 32, FORM_OMIT_EMPTY },
    { 34873, 1132, FORM_OMIT_EMPTY },
    { 10635, 6, 0 },
    { 18960, 1134, FORM_OMIT_EMPTY },
    { 34914, 1136, FORM_OMIT_EMPTY },
    { 22477, 1138, 0 },
    { 34709, 1126, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1139, 0 },
    { 34709, 1126, FORM_OMIT_EMPTY },
    { 18960, 1141, FORM_OMIT_EMPTY },
    { 35048, 14, FORM_OMIT_EMPTY },
    { 35069, 1143, FORM_OMIT_EMPTY },
    { 35107, 14, FORM_OMIT_EMPTY },
    { 35125, 14, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 35169, 0, 0 },
    { 34509, 1122, FORM_OMIT_EMPTY },
    { 35266, 319, FORM_OMIT_EMPTY },
    { 35368, 0, FORM_OMIT_EMPTY },
    { 18951, 1145, FORM_OMIT_EMPTY },
    { 16568, 3, FORM_OMIT_EMPTY },
    { 35383, 0, 0 },
    { 35225, 1147, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 35069, 1143, FORM_OMIT_EMPTY },
    { 21405, 1149, FORM_OMIT_EMPTY },
    { 35266, 319, FORM_OMIT_EMPTY },
    { 34586, 32, FORM_OMIT_EMPTY },
    { 34604, 32, FORM_OMIT_EMPTY },
    { 35278, 405, FORM_OMIT_EMPTY },
    { 34207, 0, 0 },
    { 14388, 0, 0 },
    { 22030, 0, 0 },
    { 12676, 0, 0 },
    { 34226, 14, FORM_OMIT_EMPTY },
    { 21405, 1149, FORM_OMIT_EMPTY },
    { 35337, 1151, FORM_OMIT_EMPTY },
    { 35368, 0, FORM_OMIT_EMPTY },
    { 18951, 1145, FORM_OMIT_EMPTY },
    { 16568, 3, FORM_OMIT_EMPTY },
    { 35383, 0, 0 },
    { 211, 0, 0 },
    { 35069, 1143, FORM_OMIT_EMPTY },
    { 21405, 1149, FORM_OMIT_EMPTY },
    { 23776, 0, 0 },
    { 55, 0, 0 },
    { 23783, 274, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 23776, 0, FORM_OMIT_EMPTY },
    { 55, 0, FORM_OMIT_EMPTY },
    { 12185, 0, FORM_OMIT_EMPTY },
    { 23807, 189, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 35512, 0, FORM_OMIT_EMPTY },
    { 35528, 0, FORM_OMIT_EMPTY },
    { 35542, 32, FORM_OMIT_EMPTY },
    { 35576, 282, FORM_OMIT_EMPTY },
    { 35597, 14, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 31559, 11, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1152, 0 },
    { 1379, 1153, FORM_OMIT_EMPTY },
    { 24042, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 8903, 0, 0 },
    { 7820, 0, 0 },
    { 34288, 1154, 0 },
    { 35789, 1156, FORM_OMIT_EMPTY },
    { 34288, 1158, FORM_OMIT_EMPTY },
    { 35800, 1160, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1161, 0 },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1152, 0 },
    { 31117, 3, 0 },
    { 211, 0, 0 },
    { 35916, 3, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1162, 0 },
    { 34541, 1, FORM_OMIT_EMPTY },
    { 34288, 1164, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 13261, 0, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 35986, 319, FORM_OMIT_EMPTY },
    { 22030, 1165, 0 },
    { 36009, 1167, FORM_OMIT_EMPTY },
    { 1659, 53, 0 },
    { 4946, 921, FORM_OMIT_EMPTY },
    { 34207, 0, 0 },
    { 14388, 0, 0 },
    { 34214, 1169, FORM_OMIT_EMPTY },
    { 22030, 0, 0 },
    { 34226, 14, FORM_OMIT_EMPTY },
    { 34268, 274, FORM_OMIT_EMPTY },
    { 34288, 1170, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 0, 0, 0 },
    { 17694, 282, 0 },
    { 34355, 1172, FORM_OMIT_EMPTY },
    { 34366, 1037, FORM_OMIT_EMPTY },
    { 17717, 282, FORM_OMIT_EMPTY },
    { 17742, 282, FORM_OMIT_EMPTY },
    { 34412, 282, FORM_OMIT_EMPTY },
    { 22477, 405, FORM_OMIT_EMPTY },
    { 10635, 6, 0 },
    { 34509, 1174, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 34541, 319, FORM_OMIT_EMPTY },
    { 34550, 319, FORM_OMIT_EMPTY },
    { 34575, 1176, FORM_OMIT_EMPTY },
    { 34586, 32, FORM_OMIT_EMPTY },
    { 34604, 32, FORM_OMIT_EMPTY },
    { 34629, 319, FORM_OMIT_EMPTY },
    { 18951, 1178, FORM_OMIT_EMPTY },
    { 34641, 1180, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 34658, 1182, FORM_OMIT_EMPTY },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 18901, 1184, FORM_OMIT_EMPTY },
    { 34709, 1186, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 16680, 0, 0 },
    { 18960, 1188, FORM_OMIT_EMPTY },
    { 34758, 1190, FORM_OMIT_EMPTY },
    { 34801, 319, FORM_OMIT_EMPTY },
    { 34806, 1056, FORM_OMIT_EMPTY },
    { 34812, 189, FORM_OMIT_EMPTY },
    { 34816, 461, FORM_OMIT_EMPTY },
    { 34821, 14, FORM_OMIT_EMPTY },
    { 34828, 32, FORM_OMIT_EMPTY },
    { 8924, 14, FORM_OMIT_EMPTY },
    { 34836, 32, FORM_OMIT_EMPTY },
    { 34873, 1192, FORM_OMIT_EMPTY },
    { 10635, 6, 0 },
    { 18960, 1194, FORM_OMIT_EMPTY },
    { 34914, 1196, FORM_OMIT_EMPTY },
    { 22477, 1198, 0 },
    { 34709, 1186, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1199, 0 },
    { 34709, 1186, FORM_OMIT_EMPTY },
    { 18960, 1201, FORM_OMIT_EMPTY },
    { 35048, 14, FORM_OMIT_EMPTY },
    { 35069, 1203, FORM_OMIT_EMPTY },
    { 35107, 14, FORM_OMIT_EMPTY },
    { 35125, 14, FORM_OMIT_EMPTY },
    { 22477, 32, FORM_OMIT_EMPTY },
    { 35169, 0, 0 },
    { 34509, 1174, FORM_OMIT_EMPTY },
    { 35217, 1205, FORM_OMIT_EMPTY },
    { 35225, 1207, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 35266, 319, FORM_OMIT_EMPTY },
    { 34586, 32, FORM_OMIT_EMPTY },
    { 34604, 32, FORM_OMIT_EMPTY },
    { 35278, 405, FORM_OMIT_EMPTY },
    { 34207, 0, 0 },
    { 14388, 0, 0 },
    { 22030, 0, 0 },
    { 12676, 0, 0 },
    { 34226, 14, FORM_OMIT_EMPTY },
    { 21405, 1209, FORM_OMIT_EMPTY },
    { 35337, 1211, FORM_OMIT_EMPTY },
    { 35368, 0, FORM_OMIT_EMPTY },
    { 18951, 1213, FORM_OMIT_EMPTY },
    { 16568, 3, FORM_OMIT_EMPTY },
    { 35383, 0, 0 },
    { 211, 0, 0 },
    { 35069, 1203, FORM_OMIT_EMPTY },
    { 21405, 1209, FORM_OMIT_EMPTY },
    { 23776, 0, 0 },
    { 55, 0, 0 },
    { 23783, 274, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1214, 0 },
    { 1379, 1215, FORM_OMIT_EMPTY },
    { 36118, 1217, FORM_OMIT_EMPTY },
    { 36133, 1183, FORM_OMIT_EMPTY },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 34207, 14, FORM_OMIT_EMPTY },
    { 14388, 14, FORM_OMIT_EMPTY },
    { 22030, 14, FORM_OMIT_EMPTY },
    { 23776, 0, FORM_OMIT_EMPTY },
    { 55, 0, FORM_OMIT_EMPTY },
    { 12185, 0, FORM_OMIT_EMPTY },
    { 23807, 189, FORM_OMIT_EMPTY },
    { 10635, 0, FORM_OMIT_EMPTY },
    { 35266, 319, FORM_OMIT_EMPTY },
    { 35368, 0, FORM_OMIT_EMPTY },
    { 18951, 1213, FORM_OMIT_EMPTY },
    { 16568, 3, FORM_OMIT_EMPTY },
    { 35383, 0, 0 },
    { 35069, 1203, FORM_OMIT_EMPTY },
    { 21405, 1209, FORM_OMIT_EMPTY },
    { 35512, 0, FORM_OMIT_EMPTY },
    { 35528, 0, FORM_OMIT_EMPTY },
    { 35542, 32, FORM_OMIT_EMPTY },
    { 35576, 282, FORM_OMIT_EMPTY },
    { 35597, 14, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 31559, 11, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1218, 0 },
    { 1379, 1219, FORM_OMIT_EMPTY },
    { 24042, 0, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 8903, 0, 0 },
    { 7820, 0, 0 },
    { 34288, 1220, 0 },
    { 35789, 1222, FORM_OMIT_EMPTY },
    { 34288, 1224, FORM_OMIT_EMPTY },
    { 35800, 1226, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1227, 0 },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1218, 0 },
    { 31117, 3, 0 },
    { 211, 0, 0 },
    { 35916, 3, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1228, 0 },
    { 34541, 319, FORM_OMIT_EMPTY },
    { 34288, 1230, FORM_OMIT_EMPTY },
    { 14388, 0, 0 },
    { 13261, 14, FORM_OMIT_EMPTY },
    { 21148, 475, FORM_OMIT_EMPTY },
    { 35986, 319, FORM_OMIT_EMPTY },
    { 22030, 1231, 0 },
    { 36009, 1233, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 39498, 0, FORM_OMIT_EMPTY },
    { 39510, 1, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 21173, 14, FORM_OMIT_EMPTY },
    { 10635, 2, 0 },
    { 39594, 2, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1234, 0 },
    { 1379, 1235, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 18340, 14, FORM_OMIT_EMPTY },
    { 20626, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 18340, 14, FORM_OMIT_EMPTY },
    { 25005, 1237, FORM_OMIT_EMPTY },
    { 36850, 1239, FORM_OMIT_EMPTY },
    { 39813, 1241, FORM_OMIT_EMPTY },
    { 39863, 14, FORM_OMIT_EMPTY },
    { 39878, 1243, 0 },
    { 21190, 36, FORM_OMIT_EMPTY },
    { 21199, 0, FORM_OMIT_EMPTY },
    { 21232, 1245, FORM_OMIT_EMPTY },
    { 39898, 1247, FORM_OMIT_EMPTY },
    { 39920, 1248, 0 },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 21654, 1250, FORM_OMIT_EMPTY },
    { 39863, 14, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 21190, 36, FORM_OMIT_EMPTY },
    { 21199, 0, FORM_OMIT_EMPTY },
    { 21232, 1245, FORM_OMIT_EMPTY },
    { 39898, 1247, 0 },
    { 39920, 1248, 0 },
    { 40042, 1252, 0 },
    { 55, 0, 0 },
    { 24042, 0, FORM_OMIT_EMPTY },
    { 387, 0, 0 },
    { 211, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1253, 0 },
    { 40211, 0, 0 },
    { 40232, 0, 0 },
    { 40299, 1255, FORM_OMIT_EMPTY },
    { 40313, 1257, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 39498, 0, FORM_OMIT_EMPTY },
    { 39510, 1, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 21173, 14, FORM_OMIT_EMPTY },
    { 10635, 2, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1258, 0 },
    { 40418, 319, FORM_OMIT_EMPTY },
    { 40433, 14, FORM_OMIT_EMPTY },
    { 40447, 189, FORM_OMIT_EMPTY },
    { 40482, 319, FORM_OMIT_EMPTY },
    { 40497, 319, FORM_OMIT_EMPTY },
    { 40527, 319, FORM_OMIT_EMPTY },
    { 40545, 319, FORM_OMIT_EMPTY },
    { 40558, 319, FORM_OMIT_EMPTY },
    { 40587, 319, FORM_OMIT_EMPTY },
    { 40603, 1260, FORM_OMIT_EMPTY },
    { 40617, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1261, 0 },
    { 18939, 1263, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 40682, 0, 0 },
    { 40689, 32, 0 },
    { 40727, 1265, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 18951, 282, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 40758, 282, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 40776, 16, FORM_OMIT_EMPTY },
    { 19459, 0, 0 },
    { 40819, 319, FORM_OMIT_EMPTY },
    { 40840, 1267, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 19890, 32, FORM_OMIT_EMPTY },
    { 31559, 171, FORM_OMIT_EMPTY },
    { 40858, 0, 0 },
    { 40870, 14, FORM_OMIT_EMPTY },
    { 40884, 14, FORM_OMIT_EMPTY },
    { 23135, 0, 0 },
    { 8006, 189, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1268, 0 },
    { 1379, 1269, FORM_OMIT_EMPTY },
    { 40978, 1270, FORM_OMIT_EMPTY },
    { 40995, 14, FORM_OMIT_EMPTY },
    { 41050, 0, 0 },
    { 13261, 0, 0 },
    { 16680, 1271, 0 },
    { 41091, 1273, FORM_OMIT_EMPTY },
    { 41103, 1, 0 },
    { 41112, 171, FORM_OMIT_EMPTY },
    { 41131, 1273, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 41177, 0, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 31559, 171, FORM_OMIT_EMPTY },
    { 41221, 36, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 30997, 7, FORM_OMIT_EMPTY },
    { 16568, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 18951, 282, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 40758, 282, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 40776, 16, FORM_OMIT_EMPTY },
    { 19459, 0, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1274, 0 },
    { 1379, 1275, FORM_OMIT_EMPTY },
    { 40978, 1270, FORM_OMIT_EMPTY },
    { 40995, 14, FORM_OMIT_EMPTY },
    { 41050, 0, 0 },
    { 13261, 0, 0 },
    { 16680, 1276, 0 },
    { 41091, 1278, FORM_OMIT_EMPTY },
    { 41103, 1, 0 },
    { 41112, 171, FORM_OMIT_EMPTY },
    { 41131, 1278, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 41177, 0, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 31559, 171, FORM_OMIT_EMPTY },
    { 41221, 36, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 30997, 7, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1279, 0 },
    { 40418, 319, FORM_OMIT_EMPTY },
    { 40433, 14, FORM_OMIT_EMPTY },
    { 40447, 189, FORM_OMIT_EMPTY },
    { 40482, 319, FORM_OMIT_EMPTY },
    { 40497, 319, FORM_OMIT_EMPTY },
    { 40527, 319, FORM_OMIT_EMPTY },
    { 40545, 319, FORM_OMIT_EMPTY },
    { 40558, 319, FORM_OMIT_EMPTY },
    { 40587, 319, FORM_OMIT_EMPTY },
    { 40603, 1281, FORM_OMIT_EMPTY },
    { 40617, 32, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1282, 0 },
    { 18939, 1284, FORM_OMIT_EMPTY },
    { 211, 0, 0 },
    { 40682, 0, 0 },
    { 40689, 32, 0 },
    { 40727, 1286, 0 },
    { 376, 0, FORM_OMIT_EMPTY },
    { 18951, 282, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 40758, 282, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 40776, 16, FORM_OMIT_EMPTY },
    { 19459, 0, 0 },
    { 40819, 319, FORM_OMIT_EMPTY },
    { 40840, 1267, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 19890, 32, FORM_OMIT_EMPTY },
    { 31559, 171, FORM_OMIT_EMPTY },
    { 40858, 0, 0 },
    { 40870, 14, FORM_OMIT_EMPTY },
    { 40884, 14, FORM_OMIT_EMPTY },
    { 23135, 0, 0 },
    { 8006, 189, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1287, 0 },
    { 1379, 1288, FORM_OMIT_EMPTY },
    { 40978, 1270, FORM_OMIT_EMPTY },
    { 40995, 14, FORM_OMIT_EMPTY },
    { 41050, 0, 0 },
    { 13261, 0, 0 },
    { 16680, 1289, 0 },
    { 41091, 1291, FORM_OMIT_EMPTY },
    { 41103, 1, 0 },
    { 41112, 171, FORM_OMIT_EMPTY },
    { 41131, 1291, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 41177, 0, 0 },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 31559, 171, FORM_OMIT_EMPTY },
    { 41221, 36, FORM_OMIT_EMPTY },
    { 1858, 0, FORM_OMIT_EMPTY },
    { 30997, 7, FORM_OMIT_EMPTY },
    { 16568, 36, FORM_OMIT_EMPTY },
    { 376, 0, FORM_OMIT_EMPTY },
    { 387, 0, FORM_OMIT_EMPTY },
    { 392, 17, FORM_OMIT_EMPTY },
    { 401, 1292, FORM_OMIT_EMPTY },
    { 1379, 1293, FORM_OMIT_EMPTY },
    { 8903, 1294, 0 },
    { 1659, 53, FORM_OMIT_EMPTY },
    { 14963, 0, FORM_OMIT_EMPTY },
};

const struct form_kind form_kinds[] = {
    { 42179, 42180, 42183, 1295 },
    { 42179, 42180, 42191, 1296 },
    { 42179, 42180, 42207, 1297 },
    { 42179, 42180, 42217, 1298 },
    { 42179, 42180, 42227, 1299 },
    { 42179, 42180, 42233, 1300 },
    { 42179, 42180, 42244, 1301 },
    { 42179, 42180, 42254, 1302 },
    { 42179, 42180, 42259, 1303 },
    { 42179, 42180, 42276, 162 },
    { 42179, 42180, 42298, 1304 },
    { 42179, 42180, 42302, 1305 },
    { 42179, 42180, 42318, 1306 },
    { 42179, 42180, 42334, 1307 },
    { 42179, 42180, 42346, 1308 },
    { 42179, 42180, 42362, 1309 },
    { 42179, 42180, 42384, 1310 },
    { 42179, 42180, 42398, 1311 },
    { 42179, 42180, 42405, 1312 },
    { 42179, 42180, 42425, 1313 },
    { 42179, 42180, 42433, 1314 },
    { 42448, 42180, 42477, 1315 },
    { 42448, 42180, 42501, 1316 },
    { 42448, 42180, 42532, 1317 },
    { 42448, 42180, 42561, 1318 },
    { 42448, 42180, 42587, 1319 },
    { 42448, 42180, 42620, 1320 },
    { 42448, 42651, 42477, 1321 },
    { 42448, 42651, 42501, 1322 },
    { 42448, 42651, 42561, 1323 },
    { 42448, 42651, 42587, 1324 },
    { 42448, 42660, 42477, 1325 },
    { 42448, 42660, 42501, 1326 },
    { 42448, 42660, 42532, 1327 },
    { 42448, 42660, 42561, 1328 },
    { 42448, 42660, 42587, 1329 },
    { 42448, 42660, 42620, 1330 },
    { 42668, 42180, 42673, 1331 },
    { 42668, 42180, 42692, 1332 },
    { 42668, 42180, 42702, 1333 },
    { 42668, 42180, 42713, 1334 },
    { 42668, 42180, 42724, 1335 },
    { 42668, 42660, 42673, 1336 },
    { 42668, 42660, 42702, 1337 },
    { 42668, 42660, 42736, 1338 },
    { 42668, 42660, 42755, 1339 },
    { 42668, 42660, 42724, 1340 },
    { 42668, 42761, 42673, 1341 },
    { 42668, 42761, 42692, 1342 },
    { 42668, 42761, 42702, 1343 },
    { 42668, 42761, 42713, 1344 },
    { 42668, 42761, 42755, 1345 },
    { 42668, 42761, 42724, 1346 },
    { 42769, 42180, 42791, 1347 },
    { 42769, 42180, 42809, 1348 },
    { 42769, 42180, 42822, 1349 },
    { 42769, 42651, 42791, 1350 },
    { 42769, 42660, 42791, 1351 },
    { 42769, 42660, 42822, 1352 },
    { 42834, 42180, 42855, 1353 },
    { 42834, 42180, 42880, 1354 },
    { 42834, 42180, 42904, 1355 },
    { 42834, 42180, 42927, 1356 },
    { 42834, 42660, 42855, 1357 },
    { 42834, 42660, 42880, 1358 },
    { 42834, 42660, 42904, 1359 },
    { 42834, 42660, 42927, 1360 },
    { 42947, 42180, 42959, 1361 },
    { 42947, 42180, 42755, 1362 },
    { 42947, 42983, 42959, 1363 },
    { 42986, 42180, 42992, 1364 },
    { 42986, 42180, 43000, 1365 },
    { 42986, 42660, 42992, 1366 },
    { 43004, 42180, 43024, 1367 },
    { 43004, 42651, 43050, 1368 },
    { 43004, 42660, 43024, 1369 },
    { 43004, 42660, 43050, 1370 },
    { 43004, 42660, 43069, 1371 },
    { 43091, 42180, 43111, 1372 },
    { 43091, 43117, 43126, 1373 },
    { 43091, 42660, 43111, 1374 },
    { 43091, 42660, 43126, 1375 },
    { 43141, 42180, 43158, 1376 },
    { 43141, 42660, 43158, 1377 },
    { 43172, 42180, 42227, 1378 },
    { 43172, 42660, 42227, 1379 },
    { 43186, 42660, 42692, 1380 },
    { 43186, 42660, 42702, 1381 },
    { 43186, 42660, 42736, 1382 },
    { 43186, 42660, 43197, 1383 },
    { 43186, 42660, 43205, 1384 },
    { 43186, 42660, 42713, 1385 },
    { 43186, 42660, 42755, 1386 },
    { 43219, 42180, 43248, 1387 },
    { 43219, 42180, 43259, 1388 },
    { 43219, 42660, 43248, 1389 },
    { 43219, 42660, 43259, 1390 },
    { 43219, 42761, 43248, 1391 },
    { 43219, 42761, 43259, 1392 },
    { 43219, 43286, 43248, 1393 },
    { 43219, 43286, 43259, 1394 },
    { 43294, 42651, 43320, 1395 },
    { 43335, 42180, 43353, 1396 },
    { 43335, 42180, 43197, 1397 },
    { 43335, 42180, 43363, 1398 },
    { 43335, 42180, 43205, 1399 },
    { 43335, 42180, 43376, 1400 },
    { 43335, 42660, 43353, 1401 },
    { 43335, 42660, 43197, 1402 },
    { 43335, 42660, 43363, 1403 },
    { 43335, 42660, 43376, 1404 },
    { 43388, 42180, 43400, 1405 },
    { 43388, 42651, 43400, 1406 },
    { 43388, 42660, 43400, 1407 },
    { 43413, 42180, 43420, 1408 },
    { 43413, 42180, 43429, 1409 },
    { 43413, 42660, 43420, 1410 },
    { 43413, 42660, 43429, 1411 },
    { 43449, 42180, 43475, 1412 },
    { 43449, 42180, 43487, 1413 },
    { 43449, 42180, 43506, 1414 },
    { 43449, 42180, 43511, 1415 },
    { 43449, 42651, 43475, 1416 },
    { 43449, 42651, 43487, 1417 },
    { 43449, 42651, 43506, 1418 },
    { 43449, 42651, 43511, 1419 },
    { 43449, 42660, 43475, 1420 },
    { 43449, 42660, 43487, 1421 },
    { 43449, 42660, 43506, 1422 },
    { 43449, 42660, 43511, 1423 },
    { 43523, 42180, 43539, 1424 },
    { 43523, 42180, 43551, 1425 },
    { 43523, 42180, 43565, 1426 },
    { 43523, 42180, 43587, 1427 },
    { 43523, 43601, 43610, 1428 },
    { 43523, 43601, 43626, 1429 },
    { 43523, 42660, 43539, 1430 },
    { 43523, 42660, 43551, 1431 },
    { 43523, 42660, 43565, 1432 },
    { 43523, 42660, 43587, 1433 },
    { 43523, 42761, 43539, 1434 },
    { 43523, 42761, 43610, 1435 },
    { 43523, 42761, 43551, 1436 },
    { 43523, 42761, 43565, 1437 },
    { 43523, 42761, 43587, 1438 },
    { 43652, 42180, 43670, 1439 },
    { 43652, 43117, 43684, 1440 },
    { 43652, 43117, 43693, 1441 },
    { 43652, 42660, 43670, 1442 },
    { 43702, 42180, 43717, 1443 },
    { 43702, 42180, 43727, 1444 },
    { 43702, 42180, 43735, 1445 },
    { 43702, 42180, 43754, 1446 },
    { 43702, 42180, 43767, 1447 },
    { 43702, 42180, 43784, 1448 },
    { 43702, 42651, 43735, 1449 },
    { 43702, 42651, 43767, 1450 },
    { 43702, 42651, 43784, 1451 },
    { 43702, 42660, 43717, 1452 },
    { 43702, 42660, 43727, 1453 },
    { 43702, 42660, 43735, 1454 },
    { 43702, 42660, 43754, 1455 },
    { 43702, 42660, 43767, 1456 },
    { 43702, 42660, 43784, 1457 },
    { 43806, 42660, 43830, 1458 },
};
/* clang-format on */

const size_t form_node_count = 1459;
const size_t form_struct_count = 916;
const size_t form_kind_count = 165;
