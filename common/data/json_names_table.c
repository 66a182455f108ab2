/* Made by tools/generate_json_names of json_names.txt. */
/* clang-format off */
#include "data/json_names.h"

/* Alphabetical; each ends with a NUL. */
const char json_name_text[] =
    "$ref\0"
    "$schema\0"
    ".\0"
    "/bin/sh\0"
    "/dev/termination-log\0"
    "/var/run/secrets/kubernetes.io/serviceaccount\0"
    "AlwaysAllow\0"
    "AppProject\0"
    "Application\0"
    "ApplicationSet\0"
    "Available\0"
    "BestEffort\0"
    "Bidirectional\0"
    "BlockDevice\0"
    "Burstable\0"
    "CharDevice\0"
    "ClientIP\0"
    "Cluster\0"
    "ClusterFirst\0"
    "ClusterFirstWithHostNet\0"
    "ClusterIP\0"
    "ClusterRole\0"
    "ClusterRoleBinding\0"
    "Completed\0"
    "ConfigMap\0"
    "ConfigMapList\0"
    "ContainersReady\0"
    "CronJob\0"
    "CrossNamespacePodAffinity\0"
    "CustomResourceDefinition\0"
    "DaemonSet\0"
    "Dedicated\0"
    "Default\0"
    "Degraded\0"
    "Deployment\0"
    "Directory\0"
    "DirectoryOrCreate\0"
    "DoNotSchedule\0"
    "DoesNotExist\0"
    "EndpointSlice\0"
    "Endpoints\0"
    "Equivalent\0"
    "ExactCount\0"
    "ExternalName\0"
    "FailIndex\0"
    "FailJob\0"
    "FallbackToLogsOnError\0"
    "FieldValueDuplicate\0"
    "FieldValueForbidden\0"
    "FieldValueInvalid\0"
    "FieldValueRequired\0"
    "FieldsV1\0"
    "FileOrCreate\0"
    "Filesystem\0"
    "FromClaim\0"
    "FromClass\0"
    "Guaranteed\0"
    "Healthy\0"
    "HorizontalPodAutoscaler\0"
    "HostToContainer\0"
    "IfHealthyBudget\0"
    "IfNeeded\0"
    "IfNotPresent\0"
    "Immediate\0"
    "ImplementationSpecific\0"
    "InProgress\0"
    "Indexed\0"
    "Infeasible\0"
    "Ingress\0"
    "IngressClass\0"
    "Initialized\0"
    "LoadBalancer\0"
    "Localhost\0"
    "Managed\0"
    "MinimumReplicasAvailable\0"
    "MinimumReplicasUnavailable\0"
    "Missing\0"
    "MutatingWebhookConfiguration\0"
    "Namespace\0"
    "Namespaced\0"
    "NetworkPolicy\0"
    "NewReplicaSetAvailable\0"
    "NoExecute\0"
    "NoSchedule\0"
    "NodePort\0"
    "NonIndexed\0"
    "NoneOnDryRun\0"
    "NotBestEffort\0"
    "NotTerminating\0"
    "OnDelete\0"
    "OnFailure\0"
    "OnRootMismatch\0"
    "OrderedReady\0"
    "OutOfSync\0"
    "Parallel\0"
    "Pending\0"
    "PersistentVolume\0"
    "PersistentVolumeClaim\0"
    "PodDisruptionBudget\0"
    "PodReadyToStartContainers\0"
    "PodScheduled\0"
    "Port\0"
    "PreemptLowerPriority\0"
    "PreferDualStack\0"
    "PreferNoSchedule\0"
    "PriorityClass\0"
    "Progressing\0"
    "ReadOnly\0"
    "ReadOnlyMany\0"
    "ReadWrite\0"
    "ReadWriteMany\0"
    "ReadWriteOnce\0"
    "Recreate\0"
    "Recycle\0"
    "Released\0"
    "Replace\0"
    "ReplicaFailure\0"
    "ReplicaSet\0"
    "RequireDualStack\0"
    "RoleBinding\0"
    "RollingUpdate\0"
    "Running\0"
    "RuntimeDefault\0"
    "SIGABRT\0"
    "SIGALRM\0"
    "SIGCHLD\0"
    "SIGCONT\0"
    "SIGKILL\0"
    "SIGPIPE\0"
    "SIGPOLL\0"
    "SIGPROF\0"
    "SIGQUIT\0"
    "SIGRTMAX\0"
    "SIGRTMAX-1\0"
    "SIGRTMAX-10\0"
    "SIGRTMAX-11\0"
    "SIGRTMAX-12\0"
    "SIGRTMAX-13\0"
    "SIGRTMAX-14\0"
    "SIGRTMAX-2\0"
    "SIGRTMAX-3\0"
    "SIGRTMAX-4\0"
    "SIGRTMAX-5\0"
    "SIGRTMAX-6\0"
    "SIGRTMAX-7\0"
    "SIGRTMAX-8\0"
    "SIGRTMAX-9\0"
    "SIGRTMIN\0"
    "SIGRTMIN+1\0"
    "SIGRTMIN+10\0"
    "SIGRTMIN+11\0"
    "SIGRTMIN+12\0"
    "SIGRTMIN+13\0"
    "SIGRTMIN+14\0"
    "SIGRTMIN+15\0"
    "SIGRTMIN+2\0"
    "SIGRTMIN+3\0"
    "SIGRTMIN+4\0"
    "SIGRTMIN+5\0"
    "SIGRTMIN+6\0"
    "SIGRTMIN+7\0"
    "SIGRTMIN+8\0"
    "SIGRTMIN+9\0"
    "SIGSEGV\0"
    "SIGSTKFLT\0"
    "SIGSTOP\0"
    "SIGTERM\0"
    "SIGTRAP\0"
    "SIGTSTP\0"
    "SIGTTIN\0"
    "SIGTTOU\0"
    "SIGUSR1\0"
    "SIGUSR2\0"
    "SIGVTALRM\0"
    "SIGWINCH\0"
    "SIGXCPU\0"
    "SIGXFSZ\0"
    "ScheduleAnyway\0"
    "Service\0"
    "ServiceAccount\0"
    "SingleStack\0"
    "StatefulSet\0"
    "StorageClass\0"
    "Succeeded\0"
    "Suspended\0"
    "Terminated\0"
    "Terminating\0"
    "TerminatingOrFailed\0"
    "TerminationByKubelet\0"
    "Unconfined\0"
    "Unknown\0"
    "Unmasked\0"
    "ValidatingWebhookConfiguration\0"
    "VolumeAttributesClass\0"
    "WaitForFirstConsumer\0"
    "acceptedNames\0"
    "accessModes\0"
    "accessTokenRef\0"
    "acquireTime\0"
    "action\0"
    "active\0"
    "activeDeadlineSeconds\0"
    "add\0"
    "additionalItems\0"
    "additionalPrinterColumns\0"
    "additionalProperties\0"
    "address\0"
    "addressType\0"
    "addresses\0"
    "adminAccess\0"
    "admissionReviewVersions\0"
    "admissionregistration.k8s.io/v1\0"
    "affinity\0"
    "aggregationRule\0"
    "allBranches\0"
    "allNodes\0"
    "allOf\0"
    "allocatable\0"
    "allocateLoadBalancerNodePorts\0"
    "allocatedResourceStatuses\0"
    "allocatedResources\0"
    "allocatedResourcesStatus\0"
    "allocation\0"
    "allocationMode\0"
    "allocationTimestamp\0"
    "allowEmpty\0"
    "allowMultipleAllocations\0"
    "allowPrivilegeEscalation\0"
    "allowVolumeExpansion\0"
    "allowed\0"
    "allowedTopologies\0"
    "amd64\0"
    "andOperator\0"
    "annotationSelector\0"
    "annotations\0"
    "anyOf\0"
    "api\0"
    "apiGroup\0"
    "apiGroups\0"
    "apiVersion\0"
    "apiVersions\0"
    "apiextensions.k8s.io/v1\0"
    "apiregistration.k8s.io/v1\0"
    "app\0"
    "app.kubernetes.io/component\0"
    "app.kubernetes.io/created-by\0"
    "app.kubernetes.io/instance\0"
    "app.kubernetes.io/managed-by\0"
    "app.kubernetes.io/name\0"
    "app.kubernetes.io/part-of\0"
    "app.kubernetes.io/version\0"
    "appArmorProfile\0"
    "appPasswordRef\0"
    "appProtocol\0"
    "appSecretName\0"
    "application\0"
    "applicationStatus\0"
    "applications\0"
    "applicationsSync\0"
    "apply\0"
    "applyNestedSelectors\0"
    "apps.kubernetes.io/pod-index\0"
    "apps/v1\0"
    "architecture\0"
    "argocd-application-controller\0"
    "argocd-controller\0"
    "argocd-server\0"
    "argocd.argoproj.io/hook\0"
    "argocd.argoproj.io/hook-delete-policy\0"
    "argocd.argoproj.io/instance\0"
    "argocd.argoproj.io/refresh\0"
    "argocd.argoproj.io/secret-type\0"
    "argocd.argoproj.io/sync-options\0"
    "argocd.argoproj.io/sync-wave\0"
    "argocd.argoproj.io/tracking-id\0"
    "argoproj.io/v1alpha1\0"
    "args\0"
    "array\0"
    "assigned\0"
    "attachError\0"
    "attachRequired\0"
    "attached\0"
    "attacher\0"
    "attachmentMetadata\0"
    "attributes\0"
    "audience\0"
    "audiences\0"
    "auditAnnotations\0"
    "authenticated\0"
    "autoHealAttemptsCount\0"
    "automated\0"
    "automountServiceAccountToken\0"
    "autoscaling/v1\0"
    "autoscaling/v2\0"
    "availableReplicas\0"
    "averageUtilization\0"
    "averageValue\0"
    "awsCodeCommit\0"
    "awsElasticBlockStore\0"
    "azureDevOps\0"
    "azureDisk\0"
    "azureFile\0"
    "azuredevops\0"
    "backend\0"
    "backoff\0"
    "backoffLimit\0"
    "backoffLimitPerIndex\0"
    "basicAuth\0"
    "batch.kubernetes.io/controller-uid\0"
    "batch.kubernetes.io/job-name\0"
    "batch/v1\0"
    "bearerToken\0"
    "behavior\0"
    "binaryData\0"
    "bindingConditions\0"
    "bindingFailureConditions\0"
    "bindsToNode\0"
    "bitbucket\0"
    "bitbucketServer\0"
    "blockOwnerDeletion\0"
    "bool\0"
    "bootID\0"
    "borrowingLimitPercent\0"
    "boundObjectRef\0"
    "branchMatch\0"
    "ca.crt\0"
    "caBundle\0"
    "caRef\0"
    "cachingMode\0"
    "capabilities\0"
    "capacity\0"
    "categories\0"
    "causes\0"
    "cel\0"
    "cephfs\0"
    "certificate\0"
    "certificateChainPath\0"
    "chapAuthDiscovery\0"
    "chapAuthSession\0"
    "chart\0"
    "cidr\0"
    "cidrs\0"
    "cinder\0"
    "claimName\0"
    "claimRef\0"
    "claims\0"
    "clientConfig\0"
    "clientIP\0"
    "cloneProtocol\0"
    "cluster-admin\0"
    "clusterDecisionResource\0"
    "clusterIP\0"
    "clusterIPs\0"
    "clusterResourceBlacklist\0"
    "clusterResourceWhitelist\0"
    "clusterRoleSelectors\0"
    "clusterScope\0"
    "clusterTrustBundle\0"
    "clusters\0"
    "code\0"
    "collisionCount\0"
    "command\0"
    "commonAnnotations\0"
    "commonAnnotationsEnvsubst\0"
    "commonLabels\0"
    "comparedTo\0"
    "completedIndexes\0"
    "completionMode\0"
    "completionTime\0"
    "completions\0"
    "component\0"
    "components\0"
    "concurrencyPolicy\0"
    "conditionType\0"
    "conditions\0"
    "config\0"
    "config.json\0"
    "config.yaml\0"
    "configMap\0"
    "configMapKeyRef\0"
    "configMapName\0"
    "configMapRef\0"
    "configSource\0"
    "constraints\0"
    "consumedCapacity\0"
    "consumesCounters\0"
    "container\0"
    "containerID\0"
    "containerName\0"
    "containerPort\0"
    "containerResource\0"
    "containerRuntimeVersion\0"
    "containerStatuses\0"
    "containers\0"
    "continue\0"
    "continueOnRepoNotFoundError\0"
    "controller\0"
    "controller-revision-hash\0"
    "controller-uid\0"
    "controllerExpandSecretRef\0"
    "controllerNamespace\0"
    "controllerPublishSecretRef\0"
    "conversion\0"
    "conversionReviewVersions\0"
    "coordination.k8s.io/v1\0"
    "count\0"
    "counterSet\0"
    "counters\0"
    "cpu\0"
    "creationTimestamp\0"
    "credentialBundlePath\0"
    "csi\0"
    "current\0"
    "currentCPUUtilizationPercentage\0"
    "currentHealthy\0"
    "currentMetrics\0"
    "currentNumberScheduled\0"
    "currentOperation\0"
    "currentReplicas\0"
    "currentRevision\0"
    "currentVolumeAttributesClassName\0"
    "daemonEndpoints\0"
    "data\0"
    "dataSource\0"
    "dataSourceRef\0"
    "datasetName\0"
    "datasetUUID\0"
    "declaredFeatures\0"
    "default\0"
    "default-scheduler\0"
    "defaultBackend\0"
    "defaultMode\0"
    "defaultRequest\0"
    "defaultServiceAccount\0"
    "definitions\0"
    "deleteOptions\0"
    "deletionGracePeriodSeconds\0"
    "deletionOrder\0"
    "deletionTimestamp\0"
    "denied\0"
    "dependencies\0"
    "deployStartedAt\0"
    "deployedAt\0"
    "deployment.kubernetes.io/desired-replicas\0"
    "deployment.kubernetes.io/max-replicas\0"
    "deployment.kubernetes.io/revision\0"
    "deprecated\0"
    "deprecatedCount\0"
    "deprecatedFirstTimestamp\0"
    "deprecatedLastTimestamp\0"
    "deprecatedSource\0"
    "deprecatedTopology\0"
    "deprecationWarning\0"
    "describedObject\0"
    "description\0"
    "desiredHealthy\0"
    "desiredNumberScheduled\0"
    "desiredReplicas\0"
    "destination\0"
    "destinationServiceAccounts\0"
    "destinations\0"
    "detachError\0"
    "details\0"
    "device\0"
    "deviceClassName\0"
    "devicePath\0"
    "devices\0"
    "directories\0"
    "directory\0"
    "discovery.k8s.io/v1\0"
    "diskName\0"
    "diskURI\0"
    "disruptedPods\0"
    "disruptionsAllowed\0"
    "distinctAttribute\0"
    "distinguisherMethod\0"
    "divisor\0"
    "dnsConfig\0"
    "dnsPolicy\0"
    "downwardAPI\0"
    "driver\0"
    "driverName\0"
    "drivers\0"
    "drop\0"
    "dryRun\0"
    "drySHA\0"
    "drySource\0"
    "duration\0"
    "effect\0"
    "egress\0"
    "elements\0"
    "elementsYaml\0"
    "emptyDir\0"
    "enableServiceLinks\0"
    "enabled\0"
    "endPort\0"
    "endpoints\0"
    "endpoints.kubernetes.io/last-change-trigger-time\0"
    "endpointsNamespace\0"
    "endpointslice.kubernetes.io/managed-by\0"
    "enum\0"
    "env\0"
    "envFrom\0"
    "environment\0"
    "ephemeral\0"
    "ephemeral-storage\0"
    "ephemeralContainerStatuses\0"
    "ephemeralContainers\0"
    "error\0"
    "errorCode\0"
    "evaluationError\0"
    "eventTime\0"
    "events.k8s.io/v1\0"
    "exactly\0"
    "example\0"
    "except\0"
    "exclude\0"
    "excludeArchivedRepos\0"
    "excludeResourceRules\0"
    "exclusiveMaximum\0"
    "exclusiveMinimum\0"
    "exec\0"
    "exempt\0"
    "exitCode\0"
    "exitCodes\0"
    "exp\0"
    "expectedPods\0"
    "expirationSeconds\0"
    "expirationTimestamp\0"
    "expression\0"
    "expressionWarnings\0"
    "extVars\0"
    "extendedResourceClaimStatus\0"
    "extendedResourceName\0"
    "external\0"
    "externalDocs\0"
    "externalID\0"
    "externalIPs\0"
    "externalName\0"
    "externalTrafficPolicy\0"
    "externalURLs\0"
    "extra\0"
    "f:$ref\0"
    "f:$schema\0"
    "f:Port\0"
    "f:acceptedNames\0"
    "f:accessModes\0"
    "f:accessTokenRef\0"
    "f:acquireTime\0"
    "f:action\0"
    "f:active\0"
    "f:activeDeadlineSeconds\0"
    "f:add\0"
    "f:additionalItems\0"
    "f:additionalPrinterColumns\0"
    "f:additionalProperties\0"
    "f:address\0"
    "f:addressType\0"
    "f:addresses\0"
    "f:adminAccess\0"
    "f:admissionReviewVersions\0"
    "f:affinity\0"
    "f:aggregationRule\0"
    "f:allBranches\0"
    "f:allNodes\0"
    "f:allOf\0"
    "f:allocatable\0"
    "f:allocateLoadBalancerNodePorts\0"
    "f:allocatedResourceStatuses\0"
    "f:allocatedResources\0"
    "f:allocatedResourcesStatus\0"
    "f:allocation\0"
    "f:allocationMode\0"
    "f:allocationTimestamp\0"
    "f:allowEmpty\0"
    "f:allowMultipleAllocations\0"
    "f:allowPrivilegeEscalation\0"
    "f:allowVolumeExpansion\0"
    "f:allowed\0"
    "f:allowedTopologies\0"
    "f:andOperator\0"
    "f:annotationSelector\0"
    "f:annotations\0"
    "f:anyOf\0"
    "f:api\0"
    "f:apiGroup\0"
    "f:apiGroups\0"
    "f:apiVersion\0"
    "f:apiVersions\0"
    "f:app\0"
    "f:app.kubernetes.io/component\0"
    "f:app.kubernetes.io/created-by\0"
    "f:app.kubernetes.io/instance\0"
    "f:app.kubernetes.io/managed-by\0"
    "f:app.kubernetes.io/name\0"
    "f:app.kubernetes.io/part-of\0"
    "f:app.kubernetes.io/version\0"
    "f:appArmorProfile\0"
    "f:appPasswordRef\0"
    "f:appProtocol\0"
    "f:appSecretName\0"
    "f:application\0"
    "f:applicationStatus\0"
    "f:applications\0"
    "f:applicationsSync\0"
    "f:apply\0"
    "f:applyNestedSelectors\0"
    "f:apps.kubernetes.io/pod-index\0"
    "f:architecture\0"
    "f:argocd.argoproj.io/hook\0"
    "f:argocd.argoproj.io/hook-delete-policy\0"
    "f:argocd.argoproj.io/instance\0"
    "f:argocd.argoproj.io/refresh\0"
    "f:argocd.argoproj.io/secret-type\0"
    "f:argocd.argoproj.io/sync-options\0"
    "f:argocd.argoproj.io/sync-wave\0"
    "f:argocd.argoproj.io/tracking-id\0"
    "f:args\0"
    "f:array\0"
    "f:assigned\0"
    "f:attachError\0"
    "f:attachRequired\0"
    "f:attached\0"
    "f:attacher\0"
    "f:attachmentMetadata\0"
    "f:attributes\0"
    "f:audience\0"
    "f:audiences\0"
    "f:auditAnnotations\0"
    "f:authenticated\0"
    "f:autoHealAttemptsCount\0"
    "f:automated\0"
    "f:automountServiceAccountToken\0"
    "f:availableReplicas\0"
    "f:averageUtilization\0"
    "f:averageValue\0"
    "f:awsCodeCommit\0"
    "f:awsElasticBlockStore\0"
    "f:azureDevOps\0"
    "f:azureDisk\0"
    "f:azureFile\0"
    "f:azuredevops\0"
    "f:backend\0"
    "f:backoff\0"
    "f:backoffLimit\0"
    "f:backoffLimitPerIndex\0"
    "f:basicAuth\0"
    "f:batch.kubernetes.io/controller-uid\0"
    "f:batch.kubernetes.io/job-name\0"
    "f:bearerToken\0"
    "f:behavior\0"
    "f:binaryData\0"
    "f:bindingConditions\0"
    "f:bindingFailureConditions\0"
    "f:bindsToNode\0"
    "f:bitbucket\0"
    "f:bitbucketServer\0"
    "f:blockOwnerDeletion\0"
    "f:bool\0"
    "f:bootID\0"
    "f:borrowingLimitPercent\0"
    "f:boundObjectRef\0"
    "f:branchMatch\0"
    "f:ca.crt\0"
    "f:caBundle\0"
    "f:caRef\0"
    "f:cachingMode\0"
    "f:capabilities\0"
    "f:capacity\0"
    "f:categories\0"
    "f:causes\0"
    "f:cel\0"
    "f:cephfs\0"
    "f:certificate\0"
    "f:certificateChainPath\0"
    "f:chapAuthDiscovery\0"
    "f:chapAuthSession\0"
    "f:chart\0"
    "f:cidr\0"
    "f:cidrs\0"
    "f:cinder\0"
    "f:claimName\0"
    "f:claimRef\0"
    "f:claims\0"
    "f:clientConfig\0"
    "f:clientIP\0"
    "f:cloneProtocol\0"
    "f:clusterDecisionResource\0"
    "f:clusterIP\0"
    "f:clusterIPs\0"
    "f:clusterResourceBlacklist\0"
    "f:clusterResourceWhitelist\0"
    "f:clusterRoleSelectors\0"
    "f:clusterScope\0"
    "f:clusterTrustBundle\0"
    "f:clusters\0"
    "f:code\0"
    "f:collisionCount\0"
    "f:command\0"
    "f:commonAnnotations\0"
    "f:commonAnnotationsEnvsubst\0"
    "f:commonLabels\0"
    "f:comparedTo\0"
    "f:completedIndexes\0"
    "f:completionMode\0"
    "f:completionTime\0"
    "f:completions\0"
    "f:component\0"
    "f:components\0"
    "f:concurrencyPolicy\0"
    "f:conditionType\0"
    "f:conditions\0"
    "f:config\0"
    "f:config.json\0"
    "f:config.yaml\0"
    "f:configMap\0"
    "f:configMapKeyRef\0"
    "f:configMapName\0"
    "f:configMapRef\0"
    "f:configSource\0"
    "f:constraints\0"
    "f:consumedCapacity\0"
    "f:consumesCounters\0"
    "f:container\0"
    "f:containerID\0"
    "f:containerName\0"
    "f:containerPort\0"
    "f:containerResource\0"
    "f:containerRuntimeVersion\0"
    "f:containerStatuses\0"
    "f:containers\0"
    "f:continue\0"
    "f:continueOnRepoNotFoundError\0"
    "f:controller\0"
    "f:controller-revision-hash\0"
    "f:controller-uid\0"
    "f:controllerExpandSecretRef\0"
    "f:controllerNamespace\0"
    "f:controllerPublishSecretRef\0"
    "f:conversion\0"
    "f:conversionReviewVersions\0"
    "f:count\0"
    "f:counterSet\0"
    "f:counters\0"
    "f:cpu\0"
    "f:creationTimestamp\0"
    "f:credentialBundlePath\0"
    "f:csi\0"
    "f:current\0"
    "f:currentCPUUtilizationPercentage\0"
    "f:currentHealthy\0"
    "f:currentMetrics\0"
    "f:currentNumberScheduled\0"
    "f:currentOperation\0"
    "f:currentReplicas\0"
    "f:currentRevision\0"
    "f:currentVolumeAttributesClassName\0"
    "f:daemonEndpoints\0"
    "f:data\0"
    "f:dataSource\0"
    "f:dataSourceRef\0"
    "f:datasetName\0"
    "f:datasetUUID\0"
    "f:declaredFeatures\0"
    "f:default\0"
    "f:defaultBackend\0"
    "f:defaultMode\0"
    "f:defaultRequest\0"
    "f:defaultServiceAccount\0"
    "f:definitions\0"
    "f:deleteOptions\0"
    "f:deletionGracePeriodSeconds\0"
    "f:deletionOrder\0"
    "f:deletionTimestamp\0"
    "f:denied\0"
    "f:dependencies\0"
    "f:deployStartedAt\0"
    "f:deployedAt\0"
    "f:deployment.kubernetes.io/desired-replicas\0"
    "f:deployment.kubernetes.io/max-replicas\0"
    "f:deployment.kubernetes.io/revision\0"
    "f:deprecated\0"
    "f:deprecatedCount\0"
    "f:deprecatedFirstTimestamp\0"
    "f:deprecatedLastTimestamp\0"
    "f:deprecatedSource\0"
    "f:deprecatedTopology\0"
    "f:deprecationWarning\0"
    "f:describedObject\0"
    "f:description\0"
    "f:desiredHealthy\0"
    "f:desiredNumberScheduled\0"
    "f:desiredReplicas\0"
    "f:destination\0"
    "f:destinationServiceAccounts\0"
    "f:destinations\0"
    "f:detachError\0"
    "f:details\0"
    "f:device\0"
    "f:deviceClassName\0"
    "f:devicePath\0"
    "f:devices\0"
    "f:directories\0"
    "f:directory\0"
    "f:diskName\0"
    "f:diskURI\0"
    "f:disruptedPods\0"
    "f:disruptionsAllowed\0"
    "f:distinctAttribute\0"
    "f:distinguisherMethod\0"
    "f:divisor\0"
    "f:dnsConfig\0"
    "f:dnsPolicy\0"
    "f:downwardAPI\0"
    "f:driver\0"
    "f:driverName\0"
    "f:drivers\0"
    "f:drop\0"
    "f:dryRun\0"
    "f:drySHA\0"
    "f:drySource\0"
    "f:duration\0"
    "f:effect\0"
    "f:egress\0"
    "f:elements\0"
    "f:elementsYaml\0"
    "f:emptyDir\0"
    "f:enableServiceLinks\0"
    "f:enabled\0"
    "f:endPort\0"
    "f:endpoints\0"
    "f:endpoints.kubernetes.io/last-change-trigger-time\0"
    "f:endpointsNamespace\0"
    "f:endpointslice.kubernetes.io/managed-by\0"
    "f:enum\0"
    "f:env\0"
    "f:envFrom\0"
    "f:environment\0"
    "f:ephemeral\0"
    "f:ephemeral-storage\0"
    "f:ephemeralContainerStatuses\0"
    "f:ephemeralContainers\0"
    "f:error\0"
    "f:errorCode\0"
    "f:evaluationError\0"
    "f:eventTime\0"
    "f:exactly\0"
    "f:example\0"
    "f:except\0"
    "f:exclude\0"
    "f:excludeArchivedRepos\0"
    "f:excludeResourceRules\0"
    "f:exclusiveMaximum\0"
    "f:exclusiveMinimum\0"
    "f:exec\0"
    "f:exempt\0"
    "f:exitCode\0"
    "f:exitCodes\0"
    "f:exp\0"
    "f:expectedPods\0"
    "f:expirationSeconds\0"
    "f:expirationTimestamp\0"
    "f:expression\0"
    "f:expressionWarnings\0"
    "f:extVars\0"
    "f:extendedResourceClaimStatus\0"
    "f:extendedResourceName\0"
    "f:external\0"
    "f:externalDocs\0"
    "f:externalID\0"
    "f:externalIPs\0"
    "f:externalName\0"
    "f:externalTrafficPolicy\0"
    "f:externalURLs\0"
    "f:extra\0"
    "f:factor\0"
    "f:failed\0"
    "f:failedIndexes\0"
    "f:failedJobsHistoryLimit\0"
    "f:failurePolicy\0"
    "f:failureThreshold\0"
    "f:fc\0"
    "f:features\0"
    "f:field\0"
    "f:fieldPath\0"
    "f:fieldRef\0"
    "f:fieldSelector\0"
    "f:fieldsType\0"
    "f:fieldsV1\0"
    "f:fileKeyRef\0"
    "f:fileParameters\0"
    "f:files\0"
    "f:filters\0"
    "f:finalizers\0"
    "f:finishedAt\0"
    "f:firstAvailable\0"
    "f:firstTimestamp\0"
    "f:flatList\0"
    "f:flexVolume\0"
    "f:flocker\0"
    "f:forNodes\0"
    "f:forZones\0"
    "f:force\0"
    "f:forceCommonAnnotations\0"
    "f:forceCommonLabels\0"
    "f:forceString\0"
    "f:format\0"
    "f:from\0"
    "f:fsGroup\0"
    "f:fsGroupChangePolicy\0"
    "f:fsGroupPolicy\0"
    "f:fsType\0"
    "f:fullyLabeledReplicas\0"
    "f:gateway\0"
    "f:gcePersistentDisk\0"
    "f:generateName\0"
    "f:generation\0"
    "f:generators\0"
    "f:gid\0"
    "f:git\0"
    "f:gitRepo\0"
    "f:gitea\0"
    "f:github\0"
    "f:gitlab\0"
    "f:globalDefault\0"
    "f:glusterfs\0"
    "f:gmsaCredentialSpec\0"
    "f:gmsaCredentialSpecName\0"
    "f:goTemplate\0"
    "f:goTemplateOptions\0"
    "f:gpg\0"
    "f:gracePeriodSeconds\0"
    "f:group\0"
    "f:groupPriorityMinimum\0"
    "f:groupVersion\0"
    "f:groups\0"
    "f:grpc\0"
    "f:handSize\0"
    "f:handler\0"
    "f:hard\0"
    "f:hardwareAddress\0"
    "f:health\0"
    "f:healthCheckNodePort\0"
    "f:helm\0"
    "f:helm.sh/chart\0"
    "f:helm.sh/hook\0"
    "f:helm.sh/hook-delete-policy\0"
    "f:helm.sh/hook-weight\0"
    "f:helm.sh/resource-policy\0"
    "f:heritage\0"
    "f:hints\0"
    "f:history\0"
    "f:holderIdentity\0"
    "f:hook\0"
    "f:hookPhase\0"
    "f:hookType\0"
    "f:host\0"
    "f:hostAliases\0"
    "f:hostIP\0"
    "f:hostIPC\0"
    "f:hostIPs\0"
    "f:hostNetwork\0"
    "f:hostPID\0"
    "f:hostPath\0"
    "f:hostPort\0"
    "f:hostProcess\0"
    "f:hostUsers\0"
    "f:hostname\0"
    "f:hostnameOverride\0"
    "f:hostnames\0"
    "f:hosts\0"
    "f:http\0"
    "f:httpGet\0"
    "f:httpHeaders\0"
    "f:hugepages-1Gi\0"
    "f:hugepages-2Mi\0"
    "f:hydrateTo\0"
    "f:hydratedSHA\0"
    "f:iat\0"
    "f:id\0"
    "f:ignore\0"
    "f:ignoreApplicationDifferences\0"
    "f:ignoreDifferences\0"
    "f:ignoreMissingComponents\0"
    "f:ignoreMissingValueFiles\0"
    "f:ignoreStoreReadErrorWithClusterBreakingPotential\0"
    "f:image\0"
    "f:imageID\0"
    "f:imagePullPolicy\0"
    "f:imagePullSecrets\0"
    "f:images\0"
    "f:immutable\0"
    "f:include\0"
    "f:includeArchivedRepos\0"
    "f:includeSharedProjects\0"
    "f:includeSubgroups\0"
    "f:incomplete\0"
    "f:info\0"
    "f:ingress\0"
    "f:ingressClassName\0"
    "f:initContainerStatuses\0"
    "f:initContainers\0"
    "f:initialDelaySeconds\0"
    "f:initiatedBy\0"
    "f:initiatorName\0"
    "f:inlineVolumeSpec\0"
    "f:input\0"
    "f:insecure\0"
    "f:insecureSkipTLSVerify\0"
    "f:instance\0"
    "f:int\0"
    "f:interfaceName\0"
    "f:internalTrafficPolicy\0"
    "f:involvedObject\0"
    "f:ip\0"
    "f:ipBlock\0"
    "f:ipFamilies\0"
    "f:ipFamilyPolicy\0"
    "f:ipMode\0"
    "f:ips\0"
    "f:iqn\0"
    "f:isAppOfApps\0"
    "f:iscsi\0"
    "f:iscsiInterface\0"
    "f:items\0"
    "f:job-name\0"
    "f:jobTemplate\0"
    "f:jqPathExpressions\0"
    "f:jsonPath\0"
    "f:jsonPointers\0"
    "f:jsonnet\0"
    "f:jwtTokens\0"
    "f:jwtTokensByRole\0"
    "f:k8s-app\0"
    "f:kernelVersion\0"
    "f:key\0"
    "f:keyID\0"
    "f:keyPath\0"
    "f:keyType\0"
    "f:keyring\0"
    "f:keys\0"
    "f:kind\0"
    "f:kubeProxyVersion\0"
    "f:kubeVersion\0"
    "f:kubectl.kubernetes.io/last-applied-configuration\0"
    "f:kubectl.kubernetes.io/restartedAt\0"
    "f:kubeletConfigKey\0"
    "f:kubeletEndpoint\0"
    "f:kubeletVersion\0"
    "f:kubernetes.io/arch\0"
    "f:kubernetes.io/config.hash\0"
    "f:kubernetes.io/config.seen\0"
    "f:kubernetes.io/config.source\0"
    "f:kubernetes.io/description\0"
    "f:kubernetes.io/hostname\0"
    "f:kubernetes.io/ingress.class\0"
    "f:kubernetes.io/metadata.name\0"
    "f:kubernetes.io/os\0"
    "f:kubernetes.io/service-name\0"
    "f:kustomize\0"
    "f:labelIncludeTemplates\0"
    "f:labelMatch\0"
    "f:labelSelector\0"
    "f:labelSelectorPath\0"
    "f:labelWithoutSelector\0"
    "f:labels\0"
    "f:lastComparedDryRevision\0"
    "f:lastHeartbeatTime\0"
    "f:lastKnownGood\0"
    "f:lastObservedTime\0"
    "f:lastPhaseTransitionTime\0"
    "f:lastProbeTime\0"
    "f:lastScaleTime\0"
    "f:lastScheduleTime\0"
    "f:lastState\0"
    "f:lastSuccessfulOperation\0"
    "f:lastSuccessfulTime\0"
    "f:lastTimestamp\0"
    "f:lastTransitionTime\0"
    "f:lastUpdateTime\0"
    "f:leaseDurationSeconds\0"
    "f:leaseTransitions\0"
    "f:lendablePercent\0"
    "f:level\0"
    "f:libs\0"
    "f:lifecycle\0"
    "f:limit\0"
    "f:limitResponse\0"
    "f:limited\0"
    "f:limits\0"
    "f:linux\0"
    "f:list\0"
    "f:listKind\0"
    "f:livenessProbe\0"
    "f:loadBalancer\0"
    "f:loadBalancerClass\0"
    "f:loadBalancerIP\0"
    "f:loadBalancerSourceRanges\0"
    "f:local\0"
    "f:localhostProfile\0"
    "f:lun\0"
    "f:machineID\0"
    "f:managedBy\0"
    "f:managedFields\0"
    "f:managedFieldsManagers\0"
    "f:managedNamespaceMetadata\0"
    "f:manager\0"
    "f:manifests\0"
    "f:manualSelector\0"
    "f:manualSync\0"
    "f:map\0"
    "f:matchAttribute\0"
    "f:matchConditions\0"
    "f:matchConstraints\0"
    "f:matchExpressions\0"
    "f:matchFields\0"
    "f:matchLabelExpressions\0"
    "f:matchLabelKeys\0"
    "f:matchLabels\0"
    "f:matchPolicy\0"
    "f:matchResources\0"
    "f:matchingPrecedence\0"
    "f:matrix\0"
    "f:max\0"
    "f:maxDuration\0"
    "f:maxExpirationSeconds\0"
    "f:maxFailedIndexes\0"
    "f:maxItems\0"
    "f:maxLength\0"
    "f:maxLimitRequestRatio\0"
    "f:maxProperties\0"
    "f:maxReplicas\0"
    "f:maxSkew\0"
    "f:maxSurge\0"
    "f:maxUnavailable\0"
    "f:maxUpdate\0"
    "f:maximum\0"
    "f:maximumVolumeSize\0"
    "f:medium\0"
    "f:memory\0"
    "f:merge\0"
    "f:mergeKeys\0"
    "f:message\0"
    "f:messageExpression\0"
    "f:meta.helm.sh/release-name\0"
    "f:meta.helm.sh/release-namespace\0"
    "f:metadata\0"
    "f:metric\0"
    "f:metrics\0"
    "f:min\0"
    "f:minAvailable\0"
    "f:minDomains\0"
    "f:minItems\0"
    "f:minLength\0"
    "f:minProperties\0"
    "f:minReadySeconds\0"
    "f:minReplicas\0"
    "f:minimum\0"
    "f:mismatchLabelKeys\0"
    "f:mode\0"
    "f:modifyVolumeStatus\0"
    "f:monitors\0"
    "f:mountOptions\0"
    "f:mountPath\0"
    "f:mountPropagation\0"
    "f:multipleOf\0"
    "f:name\0"
    "f:namePrefix\0"
    "f:nameSuffix\0"
    "f:names\0"
    "f:nameservers\0"
    "f:namespace\0"
    "f:namespaceResourceBlacklist\0"
    "f:namespaceResourceWhitelist\0"
    "f:namespaceSelector\0"
    "f:namespaced\0"
    "f:namespaces\0"
    "f:networkData\0"
    "f:nfs\0"
    "f:node.alpha.kubernetes.io/ttl\0"
    "f:node.kubernetes.io/instance-type\0"
    "f:nodeAffinity\0"
    "f:nodeAffinityPolicy\0"
    "f:nodeAllocatableUpdatePeriodSeconds\0"
    "f:nodeExpandSecretRef\0"
    "f:nodeID\0"
    "f:nodeInfo\0"
    "f:nodeName\0"
    "f:nodePort\0"
    "f:nodePublishSecretRef\0"
    "f:nodeSelector\0"
    "f:nodeSelectorTerms\0"
    "f:nodeStageSecretRef\0"
    "f:nodeTaintsPolicy\0"
    "f:nodeTopology\0"
    "f:nominalConcurrencyShares\0"
    "f:nominatedNodeName\0"
    "f:nonResourceAttributes\0"
    "f:nonResourceRules\0"
    "f:nonResourceURLs\0"
    "f:not\0"
    "f:notReadyAddresses\0"
    "f:note\0"
    "f:nullable\0"
    "f:number\0"
    "f:numberAvailable\0"
    "f:numberMisscheduled\0"
    "f:numberReady\0"
    "f:numberUnavailable\0"
    "f:object\0"
    "f:objectSelector\0"
    "f:observedAt\0"
    "f:observedGeneration\0"
    "f:onExitCodes\0"
    "f:onPodConditions\0"
    "f:oneOf\0"
    "f:opaque\0"
    "f:openAPIV3Schema\0"
    "f:operatingSystem\0"
    "f:operation\0"
    "f:operationId\0"
    "f:operationState\0"
    "f:operations\0"
    "f:operator\0"
    "f:optional\0"
    "f:optionalOldSelf\0"
    "f:options\0"
    "f:ordinals\0"
    "f:organization\0"
    "f:orphanDependents\0"
    "f:orphanedResources\0"
    "f:os\0"
    "f:osImage\0"
    "f:overhead\0"
    "f:owner\0"
    "f:ownerReferences\0"
    "f:parallelism\0"
    "f:paramKind\0"
    "f:paramRef\0"
    "f:parameterNotFoundAction\0"
    "f:parameters\0"
    "f:parentRef\0"
    "f:part-of\0"
    "f:partition\0"
    "f:passCredentials\0"
    "f:password\0"
    "f:passwordRef\0"
    "f:patch\0"
    "f:patches\0"
    "f:path\0"
    "f:pathParamPrefix\0"
    "f:pathType\0"
    "f:paths\0"
    "f:pathsDoNotExist\0"
    "f:pathsExist\0"
    "f:pattern\0"
    "f:patternProperties\0"
    "f:paused\0"
    "f:pdID\0"
    "f:pdName\0"
    "f:perDeviceNodeSelection\0"
    "f:periodSeconds\0"
    "f:permitOnlyProjectScopedClusters\0"
    "f:persistentVolumeClaim\0"
    "f:persistentVolumeClaimRetentionPolicy\0"
    "f:persistentVolumeName\0"
    "f:persistentVolumeReclaimPolicy\0"
    "f:phase\0"
    "f:photonPersistentDisk\0"
    "f:plugin\0"
    "f:plural\0"
    "f:pod-template-generation\0"
    "f:pod-template-hash\0"
    "f:pod.kubernetes.io/pod-index\0"
    "f:podAffinity\0"
    "f:podAffinityTerm\0"
    "f:podAntiAffinity\0"
    "f:podCIDR\0"
    "f:podCIDRs\0"
    "f:podCertificate\0"
    "f:podFailurePolicy\0"
    "f:podFixed\0"
    "f:podGroup\0"
    "f:podGroupReplicaKey\0"
    "f:podIP\0"
    "f:podIPs\0"
    "f:podInfoOnMount\0"
    "f:podManagementPolicy\0"
    "f:podReplacementPolicy\0"
    "f:podSelector\0"
    "f:pods\0"
    "f:policies\0"
    "f:policyName\0"
    "f:policyTypes\0"
    "f:pool\0"
    "f:port\0"
    "f:portals\0"
    "f:ports\0"
    "f:portworxVolume\0"
    "f:postStart\0"
    "f:preStop\0"
    "f:preconditions\0"
    "f:preemptionPolicy\0"
    "f:preference\0"
    "f:preferredDuringSchedulingIgnoredDuringExecution\0"
    "f:preferredHolder\0"
    "f:prefix\0"
    "f:preserveResourcesOnDeletion\0"
    "f:preserveUnknownFields\0"
    "f:preservedFields\0"
    "f:priority\0"
    "f:priorityClassName\0"
    "f:priorityLevelConfiguration\0"
    "f:privileged\0"
    "f:procMount\0"
    "f:progressDeadlineSeconds\0"
    "f:project\0"
    "f:projected\0"
    "f:prometheus.io/path\0"
    "f:prometheus.io/port\0"
    "f:prometheus.io/scrape\0"
    "f:propagationPolicy\0"
    "f:properties\0"
    "f:protectionDomain\0"
    "f:protocol\0"
    "f:providerID\0"
    "f:provisioner\0"
    "f:prune\0"
    "f:publishNotReadyAddresses\0"
    "f:pullPolicy\0"
    "f:pullRequest\0"
    "f:pullRequestState\0"
    "f:qosClass\0"
    "f:queueLengthLimit\0"
    "f:queues\0"
    "f:queuing\0"
    "f:quobyte\0"
    "f:rawSelector\0"
    "f:rbd\0"
    "f:readOnly\0"
    "f:readOnlyRootFilesystem\0"
    "f:readinessGates\0"
    "f:readinessProbe\0"
    "f:ready\0"
    "f:readyReplicas\0"
    "f:reason\0"
    "f:reclaimPolicy\0"
    "f:reconciledAt\0"
    "f:recurse\0"
    "f:recursiveReadOnly\0"
    "f:recursiveReadOnlyMounts\0"
    "f:ref\0"
    "f:reference\0"
    "f:refresh\0"
    "f:regarding\0"
    "f:region\0"
    "f:registry\0"
    "f:reinvocationPolicy\0"
    "f:related\0"
    "f:release\0"
    "f:releaseName\0"
    "f:remainingItemCount\0"
    "f:renewTime\0"
    "f:replicas\0"
    "f:repo\0"
    "f:repoURL\0"
    "f:reportingComponent\0"
    "f:reportingController\0"
    "f:reportingInstance\0"
    "f:repos\0"
    "f:repository\0"
    "f:repositoryMatch\0"
    "f:request\0"
    "f:requestMappings\0"
    "f:requestName\0"
    "f:requestPolicy\0"
    "f:requests\0"
    "f:requeueAfterSeconds\0"
    "f:required\0"
    "f:requiredDuringSchedulingIgnoredDuringExecution\0"
    "f:requirements\0"
    "f:requiresDeletionConfirmation\0"
    "f:requiresPruning\0"
    "f:requiresRepublish\0"
    "f:reservedFor\0"
    "f:resize\0"
    "f:resizePolicy\0"
    "f:resource\0"
    "f:resourceAttributes\0"
    "f:resourceClaimName\0"
    "f:resourceClaimStatuses\0"
    "f:resourceClaimTemplateName\0"
    "f:resourceClaims\0"
    "f:resourceFieldRef\0"
    "f:resourceHealthSource\0"
    "f:resourceID\0"
    "f:resourceName\0"
    "f:resourceNames\0"
    "f:resourceRules\0"
    "f:resourceSliceCount\0"
    "f:resourceVersion\0"
    "f:resources\0"
    "f:resourcesCount\0"
    "f:responses\0"
    "f:restartCount\0"
    "f:restartPolicy\0"
    "f:restartPolicyRules\0"
    "f:results\0"
    "f:retry\0"
    "f:retryAfterSeconds\0"
    "f:retryCount\0"
    "f:revision\0"
    "f:revisionHistoryLimit\0"
    "f:revisions\0"
    "f:role\0"
    "f:roleRef\0"
    "f:roles\0"
    "f:rollingSync\0"
    "f:rollingUpdate\0"
    "f:rule\0"
    "f:rules\0"
    "f:runAsGroup\0"
    "f:runAsNonRoot\0"
    "f:runAsUser\0"
    "f:runAsUserName\0"
    "f:running\0"
    "f:runtimeClassName\0"
    "f:runtimeHandlers\0"
    "f:scale\0"
    "f:scaleDown\0"
    "f:scaleIO\0"
    "f:scaleTargetRef\0"
    "f:scaleUp\0"
    "f:schedule\0"
    "f:schedulerName\0"
    "f:scheduling\0"
    "f:schedulingGates\0"
    "f:schema\0"
    "f:schemas\0"
    "f:scheme\0"
    "f:scmProvider\0"
    "f:scope\0"
    "f:scopeName\0"
    "f:scopeSelector\0"
    "f:scopes\0"
    "f:seLinuxChangePolicy\0"
    "f:seLinuxMount\0"
    "f:seLinuxOptions\0"
    "f:searches\0"
    "f:seccompProfile\0"
    "f:seconds\0"
    "f:secret\0"
    "f:secretFile\0"
    "f:secretKeyRef\0"
    "f:secretName\0"
    "f:secretNamespace\0"
    "f:secretRef\0"
    "f:secrets\0"
    "f:securityContext\0"
    "f:selectPolicy\0"
    "f:selectableFields\0"
    "f:selector\0"
    "f:selectors\0"
    "f:selfHeal\0"
    "f:selfLink\0"
    "f:series\0"
    "f:served\0"
    "f:server\0"
    "f:service\0"
    "f:serviceAccount\0"
    "f:serviceAccountName\0"
    "f:serviceAccountToken\0"
    "f:serviceAccountTokenInSecrets\0"
    "f:serviceName\0"
    "f:serving\0"
    "f:sessionAffinity\0"
    "f:sessionAffinityConfig\0"
    "f:setHostnameAsFQDN\0"
    "f:shareID\0"
    "f:shareName\0"
    "f:shareProcessNamespace\0"
    "f:sharedCounters\0"
    "f:shortNames\0"
    "f:sideEffects\0"
    "f:sidecar.istio.io/inject\0"
    "f:signal\0"
    "f:signatureKeys\0"
    "f:signerName\0"
    "f:singular\0"
    "f:singularName\0"
    "f:sizeBytes\0"
    "f:sizeLimit\0"
    "f:skipCrds\0"
    "f:skipSchemaValidation\0"
    "f:skipTests\0"
    "f:sleep\0"
    "f:source\0"
    "f:sourceHydrator\0"
    "f:sourceIntegrity\0"
    "f:sourceNamespaces\0"
    "f:sourceRepos\0"
    "f:sourceType\0"
    "f:sourceTypes\0"
    "f:sources\0"
    "f:spec\0"
    "f:specReplicasPath\0"
    "f:sslEnabled\0"
    "f:stabilizationWindowSeconds\0"
    "f:start\0"
    "f:startTime\0"
    "f:started\0"
    "f:startedAt\0"
    "f:startingDeadlineSeconds\0"
    "f:startupProbe\0"
    "f:state\0"
    "f:statefulset.kubernetes.io/pod-name\0"
    "f:status\0"
    "f:statusReplicasPath\0"
    "f:stdin\0"
    "f:stdinOnce\0"
    "f:step\0"
    "f:steps\0"
    "f:stopSignal\0"
    "f:storage\0"
    "f:storageCapacity\0"
    "f:storageClassName\0"
    "f:storageMode\0"
    "f:storagePolicyID\0"
    "f:storagePolicyName\0"
    "f:storagePool\0"
    "f:storageVersionHash\0"
    "f:storageos\0"
    "f:storedVersions\0"
    "f:strategy\0"
    "f:string\0"
    "f:stringData\0"
    "f:subPath\0"
    "f:subPathExpr\0"
    "f:subdomain\0"
    "f:subjects\0"
    "f:subresource\0"
    "f:subresources\0"
    "f:subsets\0"
    "f:succeeded\0"
    "f:succeededCount\0"
    "f:succeededIndexes\0"
    "f:successPolicy\0"
    "f:successThreshold\0"
    "f:successfulJobsHistoryLimit\0"
    "f:summary\0"
    "f:supplementalGroups\0"
    "f:supplementalGroupsPolicy\0"
    "f:suspend\0"
    "f:swap\0"
    "f:sync\0"
    "f:syncOptions\0"
    "f:syncOverrun\0"
    "f:syncPhase\0"
    "f:syncPolicy\0"
    "f:syncResult\0"
    "f:syncSource\0"
    "f:syncStrategy\0"
    "f:syncWave\0"
    "f:syncWindows\0"
    "f:sysctls\0"
    "f:system\0"
    "f:systemUUID\0"
    "f:tagFilters\0"
    "f:tagPrefix\0"
    "f:taints\0"
    "f:target\0"
    "f:targetBranch\0"
    "f:targetBranchMatch\0"
    "f:targetCPUUtilizationPercentage\0"
    "f:targetContainerName\0"
    "f:targetPort\0"
    "f:targetPortal\0"
    "f:targetRef\0"
    "f:targetRevision\0"
    "f:targetRevisions\0"
    "f:targetVolumeAttributesClassName\0"
    "f:targetWWNs\0"
    "f:tcpSocket\0"
    "f:team\0"
    "f:teamProject\0"
    "f:template\0"
    "f:templatePatch\0"
    "f:tenant\0"
    "f:terminated\0"
    "f:terminating\0"
    "f:terminatingReplicas\0"
    "f:terminationGracePeriodSeconds\0"
    "f:terminationMessagePath\0"
    "f:terminationMessagePolicy\0"
    "f:tier\0"
    "f:time\0"
    "f:timeAdded\0"
    "f:timeZone\0"
    "f:timeoutSeconds\0"
    "f:title\0"
    "f:titleMatch\0"
    "f:tlas\0"
    "f:tls\0"
    "f:tls.crt\0"
    "f:tls.key\0"
    "f:to\0"
    "f:token\0"
    "f:tokenRef\0"
    "f:tokenRequests\0"
    "f:tolerance\0"
    "f:tolerationSeconds\0"
    "f:tolerations\0"
    "f:topic\0"
    "f:topology.kubernetes.io/region\0"
    "f:topology.kubernetes.io/zone\0"
    "f:topologyKey\0"
    "f:topologyKeys\0"
    "f:topologySpreadConstraints\0"
    "f:trafficDistribution\0"
    "f:ttlSecondsAfterFinished\0"
    "f:tty\0"
    "f:type\0"
    "f:typeChecking\0"
    "f:uid\0"
    "f:unavailableReplicas\0"
    "f:uncountedTerminatedPods\0"
    "f:unhealthyPodEvictionPolicy\0"
    "f:uniqueItems\0"
    "f:unschedulable\0"
    "f:updateRevision\0"
    "f:updateStrategy\0"
    "f:updatedNumberScheduled\0"
    "f:updatedReplicas\0"
    "f:url\0"
    "f:usages\0"
    "f:used\0"
    "f:user\0"
    "f:userAnnotations\0"
    "f:userInfo\0"
    "f:userNamespaces\0"
    "f:username\0"
    "f:validRange\0"
    "f:validValues\0"
    "f:validationActions\0"
    "f:validations\0"
    "f:value\0"
    "f:valueExpression\0"
    "f:valueFiles\0"
    "f:valueFrom\0"
    "f:values\0"
    "f:valuesObject\0"
    "f:variables\0"
    "f:verb\0"
    "f:verbs\0"
    "f:version\0"
    "f:versionPriority\0"
    "f:versions\0"
    "f:volume\0"
    "f:volumeAttributes\0"
    "f:volumeAttributesClassName\0"
    "f:volumeBindingMode\0"
    "f:volumeClaimTemplate\0"
    "f:volumeClaimTemplates\0"
    "f:volumeDevices\0"
    "f:volumeHandle\0"
    "f:volumeID\0"
    "f:volumeLifecycleModes\0"
    "f:volumeMode\0"
    "f:volumeMounts\0"
    "f:volumeName\0"
    "f:volumeNamespace\0"
    "f:volumePath\0"
    "f:volumes\0"
    "f:volumes.kubernetes.io/controller-managed-attach-detach\0"
    "f:volumesAttached\0"
    "f:volumesInUse\0"
    "f:vsphereVolume\0"
    "f:waiting\0"
    "f:warn\0"
    "f:warning\0"
    "f:webhook\0"
    "f:webhooks\0"
    "f:weight\0"
    "f:whenDeleted\0"
    "f:whenScaled\0"
    "f:whenUnsatisfiable\0"
    "f:windowsOptions\0"
    "f:workingDir\0"
    "f:workloadRef\0"
    "f:writeOnly\0"
    "f:wwids\0"
    "f:x-kubernetes-embedded-resource\0"
    "f:x-kubernetes-group-version-kind\0"
    "f:x-kubernetes-int-or-string\0"
    "f:x-kubernetes-list-map-keys\0"
    "f:x-kubernetes-list-type\0"
    "f:x-kubernetes-map-type\0"
    "f:x-kubernetes-patch-merge-key\0"
    "f:x-kubernetes-patch-strategy\0"
    "f:x-kubernetes-preserve-unknown-fields\0"
    "f:x-kubernetes-unions\0"
    "f:x-kubernetes-validations\0"
    "f:zone\0"
    "factor\0"
    "failed\0"
    "failedIndexes\0"
    "failedJobsHistoryLimit\0"
    "failurePolicy\0"
    "failureThreshold\0"
    "fc\0"
    "features\0"
    "field\0"
    "fieldPath\0"
    "fieldRef\0"
    "fieldSelector\0"
    "fieldsType\0"
    "fieldsV1\0"
    "fileKeyRef\0"
    "fileParameters\0"
    "files\0"
    "filters\0"
    "finalizers\0"
    "finishedAt\0"
    "firstAvailable\0"
    "firstTimestamp\0"
    "flatList\0"
    "flexVolume\0"
    "flocker\0"
    "forNodes\0"
    "forZones\0"
    "force\0"
    "forceCommonAnnotations\0"
    "forceCommonLabels\0"
    "forceString\0"
    "foregroundDeletion\0"
    "format\0"
    "from\0"
    "fsGroup\0"
    "fsGroupChangePolicy\0"
    "fsGroupPolicy\0"
    "fsType\0"
    "fullyLabeledReplicas\0"
    "gateway\0"
    "gcePersistentDisk\0"
    "generateName\0"
    "generation\0"
    "generators\0"
    "gid\0"
    "git\0"
    "gitRepo\0"
    "gitea\0"
    "github\0"
    "gitlab\0"
    "globalDefault\0"
    "glusterfs\0"
    "gmsaCredentialSpec\0"
    "gmsaCredentialSpecName\0"
    "goTemplate\0"
    "goTemplateOptions\0"
    "gpg\0"
    "gracePeriodSeconds\0"
    "group\0"
    "groupPriorityMinimum\0"
    "groupVersion\0"
    "groups\0"
    "grpc\0"
    "handSize\0"
    "handler\0"
    "hard\0"
    "hardwareAddress\0"
    "health\0"
    "healthCheckNodePort\0"
    "helm\0"
    "helm.sh/chart\0"
    "helm.sh/hook\0"
    "helm.sh/hook-delete-policy\0"
    "helm.sh/hook-weight\0"
    "helm.sh/resource-policy\0"
    "heritage\0"
    "hints\0"
    "history\0"
    "holderIdentity\0"
    "hook\0"
    "hookPhase\0"
    "hookType\0"
    "host\0"
    "hostAliases\0"
    "hostIP\0"
    "hostIPC\0"
    "hostIPs\0"
    "hostNetwork\0"
    "hostPID\0"
    "hostPath\0"
    "hostPort\0"
    "hostProcess\0"
    "hostUsers\0"
    "hostname\0"
    "hostnameOverride\0"
    "hostnames\0"
    "hosts\0"
    "http\0"
    "httpGet\0"
    "httpHeaders\0"
    "hugepages-1Gi\0"
    "hugepages-2Mi\0"
    "hydrateTo\0"
    "hydratedSHA\0"
    "iat\0"
    "id\0"
    "ignore\0"
    "ignoreApplicationDifferences\0"
    "ignoreDifferences\0"
    "ignoreMissingComponents\0"
    "ignoreMissingValueFiles\0"
    "ignoreStoreReadErrorWithClusterBreakingPotential\0"
    "image\0"
    "imageID\0"
    "imagePullPolicy\0"
    "imagePullSecrets\0"
    "images\0"
    "immutable\0"
    "include\0"
    "includeArchivedRepos\0"
    "includeSharedProjects\0"
    "includeSubgroups\0"
    "incomplete\0"
    "info\0"
    "ingress\0"
    "ingressClassName\0"
    "initContainerStatuses\0"
    "initContainers\0"
    "initialDelaySeconds\0"
    "initiatedBy\0"
    "initiatorName\0"
    "inlineVolumeSpec\0"
    "input\0"
    "insecure\0"
    "insecureSkipTLSVerify\0"
    "instance\0"
    "int\0"
    "interfaceName\0"
    "internalTrafficPolicy\0"
    "involvedObject\0"
    "ip\0"
    "ipBlock\0"
    "ipFamilies\0"
    "ipFamilyPolicy\0"
    "ipMode\0"
    "ips\0"
    "iqn\0"
    "isAppOfApps\0"
    "iscsi\0"
    "iscsiInterface\0"
    "items\0"
    "job-name\0"
    "jobTemplate\0"
    "jqPathExpressions\0"
    "jsonPath\0"
    "jsonPointers\0"
    "jsonnet\0"
    "jwtTokens\0"
    "jwtTokensByRole\0"
    "k8s-app\0"
    "k:{\"containerPort\":443,\"protocol\":\"TCP\"}\0"
    "k:{\"containerPort\":80,\"protocol\":\"TCP\"}\0"
    "k:{\"containerPort\":8080,\"protocol\":\"TCP\"}\0"
    "k:{\"containerPort\":8443,\"protocol\":\"TCP\"}\0"
    "k:{\"containerPort\":9090,\"protocol\":\"TCP\"}\0"
    "k:{\"port\":443,\"protocol\":\"TCP\"}\0"
    "k:{\"port\":80,\"protocol\":\"TCP\"}\0"
    "k:{\"port\":8080,\"protocol\":\"TCP\"}\0"
    "k:{\"type\":\"Available\"}\0"
    "k:{\"type\":\"ContainersReady\"}\0"
    "k:{\"type\":\"Initialized\"}\0"
    "k:{\"type\":\"PodReadyToStartContainers\"}\0"
    "k:{\"type\":\"PodScheduled\"}\0"
    "k:{\"type\":\"Progressing\"}\0"
    "k:{\"type\":\"Ready\"}\0"
    "kernelVersion\0"
    "key\0"
    "keyID\0"
    "keyPath\0"
    "keyType\0"
    "keyring\0"
    "keys\0"
    "kind\0"
    "kube-api-access\0"
    "kube-apiserver\0"
    "kube-controller-manager\0"
    "kube-node-lease\0"
    "kube-public\0"
    "kube-root-ca.crt\0"
    "kube-scheduler\0"
    "kube-system\0"
    "kubeProxyVersion\0"
    "kubeVersion\0"
    "kubectl\0"
    "kubectl-client-side-apply\0"
    "kubectl-create\0"
    "kubectl-edit\0"
    "kubectl-patch\0"
    "kubectl-rollout\0"
    "kubectl.kubernetes.io/last-applied-configuration\0"
    "kubectl.kubernetes.io/restartedAt\0"
    "kubelet\0"
    "kubeletConfigKey\0"
    "kubeletEndpoint\0"
    "kubeletVersion\0"
    "kubernetes\0"
    "kubernetes.io/arch\0"
    "kubernetes.io/config.hash\0"
    "kubernetes.io/config.seen\0"
    "kubernetes.io/config.source\0"
    "kubernetes.io/description\0"
    "kubernetes.io/dockerconfigjson\0"
    "kubernetes.io/hostname\0"
    "kubernetes.io/ingress.class\0"
    "kubernetes.io/metadata.name\0"
    "kubernetes.io/os\0"
    "kubernetes.io/service-account-token\0"
    "kubernetes.io/service-name\0"
    "kubernetes.io/tls\0"
    "kustomize\0"
    "labelIncludeTemplates\0"
    "labelMatch\0"
    "labelSelector\0"
    "labelSelectorPath\0"
    "labelWithoutSelector\0"
    "labels\0"
    "lastComparedDryRevision\0"
    "lastHeartbeatTime\0"
    "lastKnownGood\0"
    "lastObservedTime\0"
    "lastPhaseTransitionTime\0"
    "lastProbeTime\0"
    "lastScaleTime\0"
    "lastScheduleTime\0"
    "lastState\0"
    "lastSuccessfulOperation\0"
    "lastSuccessfulTime\0"
    "lastTimestamp\0"
    "lastTransitionTime\0"
    "lastUpdateTime\0"
    "leaseDurationSeconds\0"
    "leaseTransitions\0"
    "lendablePercent\0"
    "level\0"
    "libs\0"
    "lifecycle\0"
    "limit\0"
    "limitResponse\0"
    "limited\0"
    "limits\0"
    "linux\0"
    "list\0"
    "listKind\0"
    "livenessProbe\0"
    "loadBalancer\0"
    "loadBalancerClass\0"
    "loadBalancerIP\0"
    "loadBalancerSourceRanges\0"
    "local\0"
    "localhostProfile\0"
    "lun\0"
    "machineID\0"
    "managedBy\0"
    "managedFields\0"
    "managedFieldsManagers\0"
    "managedNamespaceMetadata\0"
    "manager\0"
    "manifests\0"
    "manualSelector\0"
    "manualSync\0"
    "map\0"
    "matchAttribute\0"
    "matchConditions\0"
    "matchConstraints\0"
    "matchExpressions\0"
    "matchFields\0"
    "matchLabelExpressions\0"
    "matchLabelKeys\0"
    "matchLabels\0"
    "matchPolicy\0"
    "matchResources\0"
    "matchingPrecedence\0"
    "matrix\0"
    "max\0"
    "maxDuration\0"
    "maxExpirationSeconds\0"
    "maxFailedIndexes\0"
    "maxItems\0"
    "maxLength\0"
    "maxLimitRequestRatio\0"
    "maxProperties\0"
    "maxReplicas\0"
    "maxSkew\0"
    "maxSurge\0"
    "maxUnavailable\0"
    "maxUpdate\0"
    "maximum\0"
    "maximumVolumeSize\0"
    "medium\0"
    "memory\0"
    "merge\0"
    "mergeKeys\0"
    "message\0"
    "messageExpression\0"
    "meta.helm.sh/release-name\0"
    "meta.helm.sh/release-namespace\0"
    "metadata\0"
    "metadata.name\0"
    "metadata.namespace\0"
    "metric\0"
    "metrics\0"
    "min\0"
    "minAvailable\0"
    "minDomains\0"
    "minItems\0"
    "minLength\0"
    "minProperties\0"
    "minReadySeconds\0"
    "minReplicas\0"
    "minimum\0"
    "mismatchLabelKeys\0"
    "mode\0"
    "modifyVolumeStatus\0"
    "monitors\0"
    "mountOptions\0"
    "mountPath\0"
    "mountPropagation\0"
    "multipleOf\0"
    "name\0"
    "namePrefix\0"
    "nameSuffix\0"
    "names\0"
    "nameservers\0"
    "namespace\0"
    "namespaceResourceBlacklist\0"
    "namespaceResourceWhitelist\0"
    "namespaceSelector\0"
    "namespaced\0"
    "namespaces\0"
    "networkData\0"
    "networking.k8s.io/v1\0"
    "nfs\0"
    "node.alpha.kubernetes.io/ttl\0"
    "node.kubernetes.io/instance-type\0"
    "node.kubernetes.io/not-ready\0"
    "node.kubernetes.io/unreachable\0"
    "nodeAffinity\0"
    "nodeAffinityPolicy\0"
    "nodeAllocatableUpdatePeriodSeconds\0"
    "nodeExpandSecretRef\0"
    "nodeID\0"
    "nodeInfo\0"
    "nodeName\0"
    "nodePort\0"
    "nodePublishSecretRef\0"
    "nodeSelector\0"
    "nodeSelectorTerms\0"
    "nodeStageSecretRef\0"
    "nodeTaintsPolicy\0"
    "nodeTopology\0"
    "nominalConcurrencyShares\0"
    "nominatedNodeName\0"
    "nonResourceAttributes\0"
    "nonResourceRules\0"
    "nonResourceURLs\0"
    "not\0"
    "notReadyAddresses\0"
    "note\0"
    "nullable\0"
    "number\0"
    "numberAvailable\0"
    "numberMisscheduled\0"
    "numberReady\0"
    "numberUnavailable\0"
    "object\0"
    "objectSelector\0"
    "observedAt\0"
    "observedGeneration\0"
    "onExitCodes\0"
    "onPodConditions\0"
    "oneOf\0"
    "opaque\0"
    "openAPIV3Schema\0"
    "operatingSystem\0"
    "operation\0"
    "operationId\0"
    "operationState\0"
    "operations\0"
    "operator\0"
    "optional\0"
    "optionalOldSelf\0"
    "options\0"
    "ordinals\0"
    "organization\0"
    "orphan\0"
    "orphanDependents\0"
    "orphanedResources\0"
    "os\0"
    "osImage\0"
    "overhead\0"
    "owner\0"
    "ownerReferences\0"
    "parallelism\0"
    "paramKind\0"
    "paramRef\0"
    "parameterNotFoundAction\0"
    "parameters\0"
    "parentRef\0"
    "part-of\0"
    "partition\0"
    "passCredentials\0"
    "password\0"
    "passwordRef\0"
    "patch\0"
    "patches\0"
    "path\0"
    "pathParamPrefix\0"
    "pathType\0"
    "paths\0"
    "pathsDoNotExist\0"
    "pathsExist\0"
    "pattern\0"
    "patternProperties\0"
    "paused\0"
    "pdID\0"
    "pdName\0"
    "perDeviceNodeSelection\0"
    "periodSeconds\0"
    "permitOnlyProjectScopedClusters\0"
    "persistentVolumeClaim\0"
    "persistentVolumeClaimRetentionPolicy\0"
    "persistentVolumeName\0"
    "persistentVolumeReclaimPolicy\0"
    "phase\0"
    "photonPersistentDisk\0"
    "plugin\0"
    "plural\0"
    "pod-template-generation\0"
    "pod-template-hash\0"
    "pod.kubernetes.io/pod-index\0"
    "podAffinity\0"
    "podAffinityTerm\0"
    "podAntiAffinity\0"
    "podCIDR\0"
    "podCIDRs\0"
    "podCertificate\0"
    "podFailurePolicy\0"
    "podFixed\0"
    "podGroup\0"
    "podGroupReplicaKey\0"
    "podIP\0"
    "podIPs\0"
    "podInfoOnMount\0"
    "podManagementPolicy\0"
    "podReplacementPolicy\0"
    "podSelector\0"
    "pods\0"
    "policies\0"
    "policy/v1\0"
    "policyName\0"
    "policyTypes\0"
    "pool\0"
    "port\0"
    "portals\0"
    "ports\0"
    "portworxVolume\0"
    "postStart\0"
    "preStop\0"
    "preconditions\0"
    "preemptionPolicy\0"
    "preference\0"
    "preferredDuringSchedulingIgnoredDuringExecution\0"
    "preferredHolder\0"
    "prefix\0"
    "preserveResourcesOnDeletion\0"
    "preserveUnknownFields\0"
    "preservedFields\0"
    "priority\0"
    "priorityClassName\0"
    "priorityLevelConfiguration\0"
    "privileged\0"
    "procMount\0"
    "progressDeadlineSeconds\0"
    "project\0"
    "projected\0"
    "prometheus.io/path\0"
    "prometheus.io/port\0"
    "prometheus.io/scrape\0"
    "propagationPolicy\0"
    "properties\0"
    "protectionDomain\0"
    "protocol\0"
    "providerID\0"
    "provisioner\0"
    "prune\0"
    "publishNotReadyAddresses\0"
    "pullPolicy\0"
    "pullRequest\0"
    "pullRequestState\0"
    "qosClass\0"
    "queueLengthLimit\0"
    "queues\0"
    "queuing\0"
    "quobyte\0"
    "rawSelector\0"
    "rbac.authorization.k8s.io\0"
    "rbac.authorization.k8s.io/v1\0"
    "rbd\0"
    "readOnly\0"
    "readOnlyRootFilesystem\0"
    "readinessGates\0"
    "readinessProbe\0"
    "ready\0"
    "readyReplicas\0"
    "reason\0"
    "reclaimPolicy\0"
    "reconciledAt\0"
    "recurse\0"
    "recursiveReadOnly\0"
    "recursiveReadOnlyMounts\0"
    "ref\0"
    "reference\0"
    "refresh\0"
    "regarding\0"
    "region\0"
    "registry\0"
    "reinvocationPolicy\0"
    "related\0"
    "release\0"
    "releaseName\0"
    "remainingItemCount\0"
    "renewTime\0"
    "replicas\0"
    "repo\0"
    "repoURL\0"
    "reportingComponent\0"
    "reportingController\0"
    "reportingInstance\0"
    "repos\0"
    "repository\0"
    "repositoryMatch\0"
    "request\0"
    "requestMappings\0"
    "requestName\0"
    "requestPolicy\0"
    "requests\0"
    "requeueAfterSeconds\0"
    "required\0"
    "requiredDuringSchedulingIgnoredDuringExecution\0"
    "requirements\0"
    "requiresDeletionConfirmation\0"
    "requiresPruning\0"
    "requiresRepublish\0"
    "reservedFor\0"
    "resize\0"
    "resizePolicy\0"
    "resource\0"
    "resourceAttributes\0"
    "resourceClaimName\0"
    "resourceClaimStatuses\0"
    "resourceClaimTemplateName\0"
    "resourceClaims\0"
    "resourceFieldRef\0"
    "resourceHealthSource\0"
    "resourceID\0"
    "resourceName\0"
    "resourceNames\0"
    "resourceRules\0"
    "resourceSliceCount\0"
    "resourceVersion\0"
    "resources\0"
    "resources-finalizer.argocd.argoproj.io\0"
    "resourcesCount\0"
    "responses\0"
    "restartCount\0"
    "restartPolicy\0"
    "restartPolicyRules\0"
    "results\0"
    "retry\0"
    "retryAfterSeconds\0"
    "retryCount\0"
    "revision\0"
    "revisionHistoryLimit\0"
    "revisions\0"
    "role\0"
    "roleRef\0"
    "roles\0"
    "rollingSync\0"
    "rollingUpdate\0"
    "rule\0"
    "rules\0"
    "runAsGroup\0"
    "runAsNonRoot\0"
    "runAsUser\0"
    "runAsUserName\0"
    "running\0"
    "runtimeClassName\0"
    "runtimeHandlers\0"
    "scale\0"
    "scaleDown\0"
    "scaleIO\0"
    "scaleTargetRef\0"
    "scaleUp\0"
    "schedule\0"
    "schedulerName\0"
    "scheduling\0"
    "scheduling.k8s.io/v1\0"
    "schedulingGates\0"
    "schema\0"
    "schemas\0"
    "scheme\0"
    "scmProvider\0"
    "scope\0"
    "scopeName\0"
    "scopeSelector\0"
    "scopes\0"
    "seLinuxChangePolicy\0"
    "seLinuxMount\0"
    "seLinuxOptions\0"
    "searches\0"
    "seccompProfile\0"
    "seconds\0"
    "secret\0"
    "secretFile\0"
    "secretKeyRef\0"
    "secretName\0"
    "secretNamespace\0"
    "secretRef\0"
    "secrets\0"
    "securityContext\0"
    "selectPolicy\0"
    "selectableFields\0"
    "selector\0"
    "selectors\0"
    "selfHeal\0"
    "selfLink\0"
    "series\0"
    "served\0"
    "server\0"
    "service\0"
    "serviceAccount\0"
    "serviceAccountName\0"
    "serviceAccountToken\0"
    "serviceAccountTokenInSecrets\0"
    "serviceName\0"
    "serving\0"
    "sessionAffinity\0"
    "sessionAffinityConfig\0"
    "setHostnameAsFQDN\0"
    "shareID\0"
    "shareName\0"
    "shareProcessNamespace\0"
    "sharedCounters\0"
    "shortNames\0"
    "sideEffects\0"
    "sidecar.istio.io/inject\0"
    "signal\0"
    "signatureKeys\0"
    "signerName\0"
    "singular\0"
    "singularName\0"
    "sizeBytes\0"
    "sizeLimit\0"
    "skipCrds\0"
    "skipSchemaValidation\0"
    "skipTests\0"
    "sleep\0"
    "source\0"
    "sourceHydrator\0"
    "sourceIntegrity\0"
    "sourceNamespaces\0"
    "sourceRepos\0"
    "sourceType\0"
    "sourceTypes\0"
    "sources\0"
    "spec\0"
    "spec.nodeName\0"
    "specReplicasPath\0"
    "sslEnabled\0"
    "stabilizationWindowSeconds\0"
    "start\0"
    "startTime\0"
    "started\0"
    "startedAt\0"
    "startingDeadlineSeconds\0"
    "startupProbe\0"
    "state\0"
    "statefulset.kubernetes.io/pod-name\0"
    "status\0"
    "status.podIP\0"
    "statusReplicasPath\0"
    "stdin\0"
    "stdinOnce\0"
    "step\0"
    "steps\0"
    "stopSignal\0"
    "storage\0"
    "storage.k8s.io/v1\0"
    "storageCapacity\0"
    "storageClassName\0"
    "storageMode\0"
    "storagePolicyID\0"
    "storagePolicyName\0"
    "storagePool\0"
    "storageVersionHash\0"
    "storageos\0"
    "storedVersions\0"
    "strategy\0"
    "string\0"
    "stringData\0"
    "subPath\0"
    "subPathExpr\0"
    "subdomain\0"
    "subjects\0"
    "subresource\0"
    "subresources\0"
    "subsets\0"
    "succeeded\0"
    "succeededCount\0"
    "succeededIndexes\0"
    "successPolicy\0"
    "successThreshold\0"
    "successfulJobsHistoryLimit\0"
    "summary\0"
    "supplementalGroups\0"
    "supplementalGroupsPolicy\0"
    "suspend\0"
    "swap\0"
    "sync\0"
    "syncOptions\0"
    "syncOverrun\0"
    "syncPhase\0"
    "syncPolicy\0"
    "syncResult\0"
    "syncSource\0"
    "syncStrategy\0"
    "syncWave\0"
    "syncWindows\0"
    "sysctls\0"
    "system\0"
    "systemUUID\0"
    "tagFilters\0"
    "tagPrefix\0"
    "taints\0"
    "target\0"
    "targetBranch\0"
    "targetBranchMatch\0"
    "targetCPUUtilizationPercentage\0"
    "targetContainerName\0"
    "targetPort\0"
    "targetPortal\0"
    "targetRef\0"
    "targetRevision\0"
    "targetRevisions\0"
    "targetVolumeAttributesClassName\0"
    "targetWWNs\0"
    "tcpSocket\0"
    "team\0"
    "teamProject\0"
    "template\0"
    "templatePatch\0"
    "tenant\0"
    "terminated\0"
    "terminating\0"
    "terminatingReplicas\0"
    "terminationGracePeriodSeconds\0"
    "terminationMessagePath\0"
    "terminationMessagePolicy\0"
    "tier\0"
    "time\0"
    "timeAdded\0"
    "timeZone\0"
    "timeoutSeconds\0"
    "title\0"
    "titleMatch\0"
    "tlas\0"
    "tls\0"
    "tls.crt\0"
    "tls.key\0"
    "to\0"
    "token\0"
    "tokenRef\0"
    "tokenRequests\0"
    "tolerance\0"
    "tolerationSeconds\0"
    "tolerations\0"
    "topic\0"
    "topology.kubernetes.io/region\0"
    "topology.kubernetes.io/zone\0"
    "topologyKey\0"
    "topologyKeys\0"
    "topologySpreadConstraints\0"
    "trafficDistribution\0"
    "ttlSecondsAfterFinished\0"
    "tty\0"
    "type\0"
    "typeChecking\0"
    "uid\0"
    "unavailableReplicas\0"
    "uncountedTerminatedPods\0"
    "unhealthyPodEvictionPolicy\0"
    "uniqueItems\0"
    "unschedulable\0"
    "updateRevision\0"
    "updateStrategy\0"
    "updatedNumberScheduled\0"
    "updatedReplicas\0"
    "url\0"
    "usages\0"
    "used\0"
    "user\0"
    "userAnnotations\0"
    "userInfo\0"
    "userNamespaces\0"
    "username\0"
    "v1alpha1\0"
    "v1beta1\0"
    "v2beta2\0"
    "validRange\0"
    "validValues\0"
    "validationActions\0"
    "validations\0"
    "value\0"
    "valueExpression\0"
    "valueFiles\0"
    "valueFrom\0"
    "values\0"
    "valuesObject\0"
    "variables\0"
    "verb\0"
    "verbs\0"
    "version\0"
    "versionPriority\0"
    "versions\0"
    "volume\0"
    "volumeAttributes\0"
    "volumeAttributesClassName\0"
    "volumeBindingMode\0"
    "volumeClaimTemplate\0"
    "volumeClaimTemplates\0"
    "volumeDevices\0"
    "volumeHandle\0"
    "volumeID\0"
    "volumeLifecycleModes\0"
    "volumeMode\0"
    "volumeMounts\0"
    "volumeName\0"
    "volumeNamespace\0"
    "volumePath\0"
    "volumes\0"
    "volumes.kubernetes.io/controller-managed-attach-detach\0"
    "volumesAttached\0"
    "volumesInUse\0"
    "vsphereVolume\0"
    "waiting\0"
    "warn\0"
    "warning\0"
    "webhook\0"
    "webhooks\0"
    "weight\0"
    "whenDeleted\0"
    "whenScaled\0"
    "whenUnsatisfiable\0"
    "windowsOptions\0"
    "workingDir\0"
    "workloadRef\0"
    "writeOnly\0"
    "wwids\0"
    "x-kubernetes-embedded-resource\0"
    "x-kubernetes-group-version-kind\0"
    "x-kubernetes-int-or-string\0"
    "x-kubernetes-list-map-keys\0"
    "x-kubernetes-list-type\0"
    "x-kubernetes-map-type\0"
    "x-kubernetes-patch-merge-key\0"
    "x-kubernetes-patch-strategy\0"
    "x-kubernetes-preserve-unknown-fields\0"
    "x-kubernetes-unions\0"
    "x-kubernetes-validations\0"
    "zone\0";

const struct json_name json_names[] = {
    { 0, 4 }, { 5, 7 }, { 13, 1 }, { 15, 7 }, { 23, 20 }, { 44, 45 },
    { 90, 11 }, { 102, 10 }, { 113, 11 }, { 125, 14 }, { 140, 9 }, { 150, 10 },
    { 161, 13 }, { 175, 11 }, { 187, 9 }, { 197, 10 }, { 208, 8 }, { 217, 7 },
    { 225, 12 }, { 238, 23 }, { 262, 9 }, { 272, 11 }, { 284, 18 }, { 303, 9 },
    { 313, 9 }, { 323, 13 }, { 337, 15 }, { 353, 7 }, { 361, 25 }, { 387, 24 },
    { 412, 9 }, { 422, 9 }, { 432, 7 }, { 440, 8 }, { 449, 10 }, { 460, 9 },
    { 470, 17 }, { 488, 13 }, { 502, 12 }, { 515, 13 }, { 529, 9 }, { 539, 10 },
    { 550, 10 }, { 561, 12 }, { 574, 9 }, { 584, 7 }, { 592, 21 }, { 614, 19 },
    { 634, 19 }, { 654, 17 }, { 672, 18 }, { 691, 8 }, { 700, 12 }, { 713, 10 },
    { 724, 9 }, { 734, 9 }, { 744, 10 }, { 755, 7 }, { 763, 23 }, { 787, 15 },
    { 803, 15 }, { 819, 8 }, { 828, 12 }, { 841, 9 }, { 851, 22 }, { 874, 10 },
    { 885, 7 }, { 893, 10 }, { 904, 7 }, { 912, 12 }, { 925, 11 }, { 937, 12 },
    { 950, 9 }, { 960, 7 }, { 968, 24 }, { 993, 26 }, { 1020, 7 }, { 1028, 28 },
    { 1057, 9 }, { 1067, 10 }, { 1078, 13 }, { 1092, 22 }, { 1115, 9 }, { 1125, 10 },
    { 1136, 8 }, { 1145, 10 }, { 1156, 12 }, { 1169, 13 }, { 1183, 14 }, { 1198, 8 },
    { 1207, 9 }, { 1217, 14 }, { 1232, 12 }, { 1245, 9 }, { 1255, 8 }, { 1264, 7 },
    { 1272, 16 }, { 1289, 21 }, { 1311, 19 }, { 1331, 25 }, { 1357, 12 }, { 1370, 4 },
    { 1375, 20 }, { 1396, 15 }, { 1412, 16 }, { 1429, 13 }, { 1443, 11 }, { 1455, 8 },
    { 1464, 12 }, { 1477, 9 }, { 1487, 13 }, { 1501, 13 }, { 1515, 8 }, { 1524, 7 },
    { 1532, 8 }, { 1541, 7 }, { 1549, 14 }, { 1564, 10 }, { 1575, 16 }, { 1592, 11 },
    { 1604, 13 }, { 1618, 7 }, { 1626, 14 }, { 1641, 7 }, { 1649, 7 }, { 1657, 7 },
    { 1665, 7 }, { 1673, 7 }, { 1681, 7 }, { 1689, 7 }, { 1697, 7 }, { 1705, 7 },
    { 1713, 8 }, { 1722, 10 }, { 1733, 11 }, { 1745, 11 }, { 1757, 11 }, { 1769, 11 },
    { 1781, 11 }, { 1793, 10 }, { 1804, 10 }, { 1815, 10 }, { 1826, 10 }, { 1837, 10 },
    { 1848, 10 }, { 1859, 10 }, { 1870, 10 }, { 1881, 8 }, { 1890, 10 }, { 1901, 11 },
    { 1913, 11 }, { 1925, 11 }, { 1937, 11 }, { 1949, 11 }, { 1961, 11 }, { 1973, 10 },
    { 1984, 10 }, { 1995, 10 }, { 2006, 10 }, { 2017, 10 }, { 2028, 10 }, { 2039, 10 },
    { 2050, 10 }, { 2061, 7 }, { 2069, 9 }, { 2079, 7 }, { 2087, 7 }, { 2095, 7 },
    { 2103, 7 }, { 2111, 7 }, { 2119, 7 }, { 2127, 7 }, { 2135, 7 }, { 2143, 9 },
    { 2153, 8 }, { 2162, 7 }, { 2170, 7 }, { 2178, 14 }, { 2193, 7 }, { 2201, 14 },
    { 2216, 11 }, { 2228, 11 }, { 2240, 12 }, { 2253, 9 }, { 2263, 9 }, { 2273, 10 },
    { 2284, 11 }, { 2296, 19 }, { 2316, 20 }, { 2337, 10 }, { 2348, 7 }, { 2356, 8 },
    { 2365, 30 }, { 2396, 21 }, { 2418, 20 }, { 2439, 13 }, { 2453, 11 }, { 2465, 14 },
    { 2480, 11 }, { 2492, 6 }, { 2499, 6 }, { 2506, 21 }, { 2528, 3 }, { 2532, 15 },
    { 2548, 24 }, { 2573, 20 }, { 2594, 7 }, { 2602, 11 }, { 2614, 9 }, { 2624, 11 },
    { 2636, 23 }, { 2660, 31 }, { 2692, 8 }, { 2701, 15 }, { 2717, 11 }, { 2729, 8 },
    { 2738, 5 }, { 2744, 11 }, { 2756, 29 }, { 2786, 25 }, { 2812, 18 }, { 2831, 24 },
    { 2856, 10 }, { 2867, 14 }, { 2882, 19 }, { 2902, 10 }, { 2913, 24 }, { 2938, 24 },
    { 2963, 20 }, { 2984, 7 }, { 2992, 17 }, { 3010, 5 }, { 3016, 11 }, { 3028, 18 },
    { 3047, 11 }, { 3059, 5 }, { 3065, 3 }, { 3069, 8 }, { 3078, 9 }, { 3088, 10 },
    { 3099, 11 }, { 3111, 23 }, { 3135, 25 }, { 3161, 3 }, { 3165, 27 }, { 3193, 28 },
    { 3222, 26 }, { 3249, 28 }, { 3278, 22 }, { 3301, 25 }, { 3327, 25 }, { 3353, 15 },
    { 3369, 14 }, { 3384, 11 }, { 3396, 13 }, { 3410, 11 }, { 3422, 17 }, { 3440, 12 },
    { 3453, 16 }, { 3470, 5 }, { 3476, 20 }, { 3497, 28 }, { 3526, 7 }, { 3534, 12 },
    { 3547, 29 }, { 3577, 17 }, { 3595, 13 }, { 3609, 23 }, { 3633, 37 }, { 3671, 27 },
    { 3699, 26 }, { 3726, 30 }, { 3757, 31 }, { 3789, 28 }, { 3818, 30 }, { 3849, 20 },
    { 3870, 4 }, { 3875, 5 }, { 3881, 8 }, { 3890, 11 }, { 3902, 14 }, { 3917, 8 },
    { 3926, 8 }, { 3935, 18 }, { 3954, 10 }, { 3965, 8 }, { 3974, 9 }, { 3984, 16 },
    { 4001, 13 }, { 4015, 21 }, { 4037, 9 }, { 4047, 28 }, { 4076, 14 }, { 4091, 14 },
    { 4106, 17 }, { 4124, 18 }, { 4143, 12 }, { 4156, 13 }, { 4170, 20 }, { 4191, 11 },
    { 4203, 9 }, { 4213, 9 }, { 4223, 11 }, { 4235, 7 }, { 4243, 7 }, { 4251, 12 },
    { 4264, 20 }, { 4285, 9 }, { 4295, 34 }, { 4330, 28 }, { 4359, 8 }, { 4368, 11 },
    { 4380, 8 }, { 4389, 10 }, { 4400, 17 }, { 4418, 24 }, { 4443, 11 }, { 4455, 9 },
    { 4465, 15 }, { 4481, 18 }, { 4500, 4 }, { 4505, 6 }, { 4512, 21 }, { 4534, 14 },
    { 4549, 11 }, { 4561, 6 }, { 4568, 8 }, { 4577, 5 }, { 4583, 11 }, { 4595, 12 },
    { 4608, 8 }, { 4617, 10 }, { 4628, 6 }, { 4635, 3 }, { 4639, 6 }, { 4646, 11 },
    { 4658, 20 }, { 4679, 17 }, { 4697, 15 }, { 4713, 5 }, { 4719, 4 }, { 4724, 5 },
    { 4730, 6 }, { 4737, 9 }, { 4747, 8 }, { 4756, 6 }, { 4763, 12 }, { 4776, 8 },
    { 4785, 13 }, { 4799, 13 }, { 4813, 23 }, { 4837, 9 }, { 4847, 10 }, { 4858, 24 },
    { 4883, 24 }, { 4908, 20 }, { 4929, 12 }, { 4942, 18 }, { 4961, 8 }, { 4970, 4 },
    { 4975, 14 }, { 4990, 7 }, { 4998, 17 }, { 5016, 25 }, { 5042, 12 }, { 5055, 10 },
    { 5066, 16 }, { 5083, 14 }, { 5098, 14 }, { 5113, 11 }, { 5125, 9 }, { 5135, 10 },
    { 5146, 17 }, { 5164, 13 }, { 5178, 10 }, { 5189, 6 }, { 5196, 11 }, { 5208, 11 },
    { 5220, 9 }, { 5230, 15 }, { 5246, 13 }, { 5260, 12 }, { 5273, 12 }, { 5286, 11 },
    { 5298, 16 }, { 5315, 16 }, { 5332, 9 }, { 5342, 11 }, { 5354, 13 }, { 5368, 13 },
    { 5382, 17 }, { 5400, 23 }, { 5424, 17 }, { 5442, 10 }, { 5453, 8 }, { 5462, 27 },
    { 5490, 10 }, { 5501, 24 }, { 5526, 14 }, { 5541, 25 }, { 5567, 19 }, { 5587, 26 },
    { 5614, 10 }, { 5625, 24 }, { 5650, 22 }, { 5673, 5 }, { 5679, 10 }, { 5690, 8 },
    { 5699, 3 }, { 5703, 17 }, { 5721, 20 }, { 5742, 3 }, { 5746, 7 }, { 5754, 31 },
    { 5786, 14 }, { 5801, 14 }, { 5816, 22 }, { 5839, 16 }, { 5856, 15 }, { 5872, 15 },
    { 5888, 32 }, { 5921, 15 }, { 5937, 4 }, { 5942, 10 }, { 5953, 13 }, { 5967, 11 },
    { 5979, 11 }, { 5991, 16 }, { 6008, 7 }, { 6016, 17 }, { 6034, 14 }, { 6049, 11 },
    { 6061, 14 }, { 6076, 21 }, { 6098, 11 }, { 6110, 13 }, { 6124, 26 }, { 6151, 13 },
    { 6165, 17 }, { 6183, 6 }, { 6190, 12 }, { 6203, 15 }, { 6219, 10 }, { 6230, 41 },
    { 6272, 37 }, { 6310, 33 }, { 6344, 10 }, { 6355, 15 }, { 6371, 24 }, { 6396, 23 },
    { 6420, 16 }, { 6437, 18 }, { 6456, 18 }, { 6475, 15 }, { 6491, 11 }, { 6503, 14 },
    { 6518, 22 }, { 6541, 15 }, { 6557, 11 }, { 6569, 26 }, { 6596, 12 }, { 6609, 11 },
    { 6621, 7 }, { 6629, 6 }, { 6636, 15 }, { 6652, 10 }, { 6663, 7 }, { 6671, 11 },
    { 6683, 9 }, { 6693, 19 }, { 6713, 8 }, { 6722, 7 }, { 6730, 13 }, { 6744, 18 },
    { 6763, 17 }, { 6781, 19 }, { 6801, 7 }, { 6809, 9 }, { 6819, 9 }, { 6829, 11 },
    { 6841, 6 }, { 6848, 10 }, { 6859, 7 }, { 6867, 4 }, { 6872, 6 }, { 6879, 6 },
    { 6886, 9 }, { 6896, 8 }, { 6905, 6 }, { 6912, 6 }, { 6919, 8 }, { 6928, 12 },
    { 6941, 8 }, { 6950, 18 }, { 6969, 7 }, { 6977, 7 }, { 6985, 9 }, { 6995, 48 },
    { 7044, 18 }, { 7063, 38 }, { 7102, 4 }, { 7107, 3 }, { 7111, 7 }, { 7119, 11 },
    { 7131, 9 }, { 7141, 17 }, { 7159, 26 }, { 7186, 19 }, { 7206, 5 }, { 7212, 9 },
    { 7222, 15 }, { 7238, 9 }, { 7248, 16 }, { 7265, 7 }, { 7273, 7 }, { 7281, 6 },
    { 7288, 7 }, { 7296, 20 }, { 7317, 20 }, { 7338, 16 }, { 7355, 16 }, { 7372, 4 },
    { 7377, 6 }, { 7384, 8 }, { 7393, 9 }, { 7403, 3 }, { 7407, 12 }, { 7420, 17 },
    { 7438, 19 }, { 7458, 10 }, { 7469, 18 }, { 7488, 7 }, { 7496, 27 }, { 7524, 20 },
    { 7545, 8 }, { 7554, 12 }, { 7567, 10 }, { 7578, 11 }, { 7590, 12 }, { 7603, 21 },
    { 7625, 12 }, { 7638, 5 }, { 7644, 6 }, { 7651, 9 }, { 7661, 6 }, { 7668, 15 },
    { 7684, 13 }, { 7698, 16 }, { 7715, 13 }, { 7729, 8 }, { 7738, 8 }, { 7747, 23 },
    { 7771, 5 }, { 7777, 17 }, { 7795, 26 }, { 7822, 22 }, { 7845, 9 }, { 7855, 13 },
    { 7869, 11 }, { 7881, 13 }, { 7895, 25 }, { 7921, 10 }, { 7932, 17 }, { 7950, 13 },
    { 7964, 10 }, { 7975, 7 }, { 7983, 13 }, { 7997, 31 }, { 8029, 27 }, { 8057, 20 },
    { 8078, 26 }, { 8105, 12 }, { 8118, 16 }, { 8135, 21 }, { 8157, 12 }, { 8170, 26 },
    { 8197, 26 }, { 8224, 22 }, { 8247, 9 }, { 8257, 19 }, { 8277, 13 }, { 8291, 20 },
    { 8312, 13 }, { 8326, 7 }, { 8334, 5 }, { 8340, 10 }, { 8351, 11 }, { 8363, 12 },
    { 8376, 13 }, { 8390, 5 }, { 8396, 29 }, { 8426, 30 }, { 8457, 28 }, { 8486, 30 },
    { 8517, 24 }, { 8542, 27 }, { 8570, 27 }, { 8598, 17 }, { 8616, 16 }, { 8633, 13 },
    { 8647, 15 }, { 8663, 13 }, { 8677, 19 }, { 8697, 14 }, { 8712, 18 }, { 8731, 7 },
    { 8739, 22 }, { 8762, 30 }, { 8793, 14 }, { 8808, 25 }, { 8834, 39 }, { 8874, 29 },
    { 8904, 28 }, { 8933, 32 }, { 8966, 33 }, { 9000, 30 }, { 9031, 32 }, { 9064, 6 },
    { 9071, 7 }, { 9079, 10 }, { 9090, 13 }, { 9104, 16 }, { 9121, 10 }, { 9132, 10 },
    { 9143, 20 }, { 9164, 12 }, { 9177, 10 }, { 9188, 11 }, { 9200, 18 }, { 9219, 15 },
    { 9235, 23 }, { 9259, 11 }, { 9271, 30 }, { 9302, 19 }, { 9322, 20 }, { 9343, 14 },
    { 9358, 15 }, { 9374, 22 }, { 9397, 13 }, { 9411, 11 }, { 9423, 11 }, { 9435, 13 },
    { 9449, 9 }, { 9459, 9 }, { 9469, 14 }, { 9484, 22 }, { 9507, 11 }, { 9519, 36 },
    { 9556, 30 }, { 9587, 13 }, { 9601, 10 }, { 9612, 12 }, { 9625, 19 }, { 9645, 26 },
    { 9672, 13 }, { 9686, 11 }, { 9698, 17 }, { 9716, 20 }, { 9737, 6 }, { 9744, 8 },
    { 9753, 23 }, { 9777, 16 }, { 9794, 13 }, { 9808, 8 }, { 9817, 10 }, { 9828, 7 },
    { 9836, 13 }, { 9850, 14 }, { 9865, 10 }, { 9876, 12 }, { 9889, 8 }, { 9898, 5 },
    { 9904, 8 }, { 9913, 13 }, { 9927, 22 }, { 9950, 19 }, { 9970, 17 }, { 9988, 7 },
    { 9996, 6 }, { 10003, 7 }, { 10011, 8 }, { 10020, 11 }, { 10032, 10 }, { 10043, 8 },
    { 10052, 14 }, { 10067, 10 }, { 10078, 15 }, { 10094, 25 }, { 10120, 11 }, { 10132, 12 },
    { 10145, 26 }, { 10172, 26 }, { 10199, 22 }, { 10222, 14 }, { 10237, 20 }, { 10258, 10 },
    { 10269, 6 }, { 10276, 16 }, { 10293, 9 }, { 10303, 19 }, { 10323, 27 }, { 10351, 14 },
    { 10366, 12 }, { 10379, 18 }, { 10398, 16 }, { 10415, 16 }, { 10432, 13 }, { 10446, 11 },
    { 10458, 12 }, { 10471, 19 }, { 10491, 15 }, { 10507, 12 }, { 10520, 8 }, { 10529, 13 },
    { 10543, 13 }, { 10557, 11 }, { 10569, 17 }, { 10587, 15 }, { 10603, 14 }, { 10618, 14 },
    { 10633, 13 }, { 10647, 18 }, { 10666, 18 }, { 10685, 11 }, { 10697, 13 }, { 10711, 15 },
    { 10727, 15 }, { 10743, 19 }, { 10763, 25 }, { 10789, 19 }, { 10809, 12 }, { 10822, 10 },
    { 10833, 29 }, { 10863, 12 }, { 10876, 26 }, { 10903, 16 }, { 10920, 27 }, { 10948, 21 },
    { 10970, 28 }, { 10999, 12 }, { 11012, 26 }, { 11039, 7 }, { 11047, 12 }, { 11060, 10 },
    { 11071, 5 }, { 11077, 19 }, { 11097, 22 }, { 11120, 5 }, { 11126, 9 }, { 11136, 33 },
    { 11170, 16 }, { 11187, 16 }, { 11204, 24 }, { 11229, 18 }, { 11248, 17 }, { 11266, 17 },
    { 11284, 34 }, { 11319, 17 }, { 11337, 6 }, { 11344, 12 }, { 11357, 15 }, { 11373, 13 },
    { 11387, 13 }, { 11401, 18 }, { 11420, 9 }, { 11430, 16 }, { 11447, 13 }, { 11461, 16 },
    { 11478, 23 }, { 11502, 13 }, { 11516, 15 }, { 11532, 28 }, { 11561, 15 }, { 11577, 19 },
    { 11597, 8 }, { 11606, 14 }, { 11621, 17 }, { 11639, 12 }, { 11652, 43 }, { 11696, 39 },
    { 11736, 35 }, { 11772, 12 }, { 11785, 17 }, { 11803, 26 }, { 11830, 25 }, { 11856, 18 },
    { 11875, 20 }, { 11896, 20 }, { 11917, 17 }, { 11935, 13 }, { 11949, 16 }, { 11966, 24 },
    { 11991, 17 }, { 12009, 13 }, { 12023, 28 }, { 12052, 14 }, { 12067, 13 }, { 12081, 9 },
    { 12091, 8 }, { 12100, 17 }, { 12118, 12 }, { 12131, 9 }, { 12141, 13 }, { 12155, 11 },
    { 12167, 10 }, { 12178, 9 }, { 12188, 15 }, { 12204, 20 }, { 12225, 19 }, { 12245, 21 },
    { 12267, 9 }, { 12277, 11 }, { 12289, 11 }, { 12301, 13 }, { 12315, 8 }, { 12324, 12 },
    { 12337, 9 }, { 12347, 6 }, { 12354, 8 }, { 12363, 8 }, { 12372, 11 }, { 12384, 10 },
    { 12395, 8 }, { 12404, 8 }, { 12413, 10 }, { 12424, 14 }, { 12439, 10 }, { 12450, 20 },
    { 12471, 9 }, { 12481, 9 }, { 12491, 11 }, { 12503, 50 }, { 12554, 20 }, { 12575, 40 },
    { 12616, 6 }, { 12623, 5 }, { 12629, 9 }, { 12639, 13 }, { 12653, 11 }, { 12665, 19 },
    { 12685, 28 }, { 12714, 21 }, { 12736, 7 }, { 12744, 11 }, { 12756, 17 }, { 12774, 11 },
    { 12786, 9 }, { 12796, 9 }, { 12806, 8 }, { 12815, 9 }, { 12825, 22 }, { 12848, 22 },
    { 12871, 18 }, { 12890, 18 }, { 12909, 6 }, { 12916, 8 }, { 12925, 10 }, { 12936, 11 },
    { 12948, 5 }, { 12954, 14 }, { 12969, 19 }, { 12989, 21 }, { 13011, 12 }, { 13024, 20 },
    { 13045, 9 }, { 13055, 29 }, { 13085, 22 }, { 13108, 10 }, { 13119, 14 }, { 13134, 12 },
    { 13147, 13 }, { 13161, 14 }, { 13176, 23 }, { 13200, 14 }, { 13215, 7 }, { 13223, 8 },
    { 13232, 8 }, { 13241, 15 }, { 13257, 24 }, { 13282, 15 }, { 13298, 18 }, { 13317, 4 },
    { 13322, 10 }, { 13333, 7 }, { 13341, 11 }, { 13353, 10 }, { 13364, 15 }, { 13380, 12 },
    { 13393, 10 }, { 13404, 12 }, { 13417, 16 }, { 13434, 7 }, { 13442, 9 }, { 13452, 12 },
    { 13465, 12 }, { 13478, 16 }, { 13495, 16 }, { 13512, 10 }, { 13523, 12 }, { 13536, 9 },
    { 13546, 10 }, { 13557, 10 }, { 13568, 7 }, { 13576, 24 }, { 13601, 19 }, { 13621, 13 },
    { 13635, 8 }, { 13644, 6 }, { 13651, 9 }, { 13661, 21 }, { 13683, 15 }, { 13699, 8 },
    { 13708, 22 }, { 13731, 9 }, { 13741, 19 }, { 13761, 14 }, { 13776, 12 }, { 13789, 12 },
    { 13802, 5 }, { 13808, 5 }, { 13814, 9 }, { 13824, 7 }, { 13832, 8 }, { 13841, 8 },
    { 13850, 15 }, { 13866, 11 }, { 13878, 20 }, { 13899, 24 }, { 13924, 12 }, { 13937, 19 },
    { 13957, 5 }, { 13963, 20 }, { 13984, 7 }, { 13992, 22 }, { 14015, 14 }, { 14030, 8 },
    { 14039, 6 }, { 14046, 10 }, { 14057, 9 }, { 14067, 6 }, { 14074, 17 }, { 14092, 8 },
    { 14101, 21 }, { 14123, 6 }, { 14130, 15 }, { 14146, 14 }, { 14161, 28 }, { 14190, 21 },
    { 14212, 25 }, { 14238, 10 }, { 14249, 7 }, { 14257, 9 }, { 14267, 16 }, { 14284, 6 },
    { 14291, 11 }, { 14303, 10 }, { 14314, 6 }, { 14321, 13 }, { 14335, 8 }, { 14344, 9 },
    { 14354, 9 }, { 14364, 13 }, { 14378, 9 }, { 14388, 10 }, { 14399, 10 }, { 14410, 13 },
    { 14424, 11 }, { 14436, 10 }, { 14447, 18 }, { 14466, 11 }, { 14478, 7 }, { 14486, 6 },
    { 14493, 9 }, { 14503, 13 }, { 14517, 15 }, { 14533, 15 }, { 14549, 11 }, { 14561, 13 },
    { 14575, 5 }, { 14581, 4 }, { 14586, 8 }, { 14595, 30 }, { 14626, 19 }, { 14646, 25 },
    { 14672, 25 }, { 14698, 50 }, { 14749, 7 }, { 14757, 9 }, { 14767, 17 }, { 14785, 18 },
    { 14804, 8 }, { 14813, 11 }, { 14825, 9 }, { 14835, 22 }, { 14858, 23 }, { 14882, 18 },
    { 14901, 12 }, { 14914, 6 }, { 14921, 9 }, { 14931, 18 }, { 14950, 23 }, { 14974, 16 },
    { 14991, 21 }, { 15013, 13 }, { 15027, 15 }, { 15043, 18 }, { 15062, 7 }, { 15070, 10 },
    { 15081, 23 }, { 15105, 10 }, { 15116, 5 }, { 15122, 15 }, { 15138, 23 }, { 15162, 16 },
    { 15179, 4 }, { 15184, 9 }, { 15194, 12 }, { 15207, 16 }, { 15224, 8 }, { 15233, 5 },
    { 15239, 5 }, { 15245, 13 }, { 15259, 7 }, { 15267, 16 }, { 15284, 7 }, { 15292, 10 },
    { 15303, 13 }, { 15317, 19 }, { 15337, 10 }, { 15348, 14 }, { 15363, 9 }, { 15373, 11 },
    { 15385, 17 }, { 15403, 9 }, { 15413, 15 }, { 15429, 5 }, { 15435, 7 }, { 15443, 9 },
    { 15453, 9 }, { 15463, 9 }, { 15473, 6 }, { 15480, 6 }, { 15487, 18 }, { 15506, 13 },
    { 15520, 50 }, { 15571, 35 }, { 15607, 18 }, { 15626, 17 }, { 15644, 16 }, { 15661, 20 },
    { 15682, 27 }, { 15710, 27 }, { 15738, 29 }, { 15768, 27 }, { 15796, 24 }, { 15821, 29 },
    { 15851, 29 }, { 15881, 18 }, { 15900, 28 }, { 15929, 11 }, { 15941, 23 }, { 15965, 12 },
    { 15978, 15 }, { 15994, 19 }, { 16014, 22 }, { 16037, 8 }, { 16046, 25 }, { 16072, 19 },
    { 16092, 15 }, { 16108, 18 }, { 16127, 25 }, { 16153, 15 }, { 16169, 15 }, { 16185, 18 },
    { 16204, 11 }, { 16216, 25 }, { 16242, 20 }, { 16263, 15 }, { 16279, 20 }, { 16300, 16 },
    { 16317, 22 }, { 16340, 18 }, { 16359, 17 }, { 16377, 7 }, { 16385, 6 }, { 16392, 11 },
    { 16404, 7 }, { 16412, 15 }, { 16428, 9 }, { 16438, 8 }, { 16447, 7 }, { 16455, 6 },
    { 16462, 10 }, { 16473, 15 }, { 16489, 14 }, { 16504, 19 }, { 16524, 16 }, { 16541, 26 },
    { 16568, 7 }, { 16576, 18 }, { 16595, 5 }, { 16601, 11 }, { 16613, 11 }, { 16625, 15 },
    { 16641, 23 }, { 16665, 26 }, { 16692, 9 }, { 16702, 11 }, { 16714, 16 }, { 16731, 12 },
    { 16744, 5 }, { 16750, 16 }, { 16767, 17 }, { 16785, 18 }, { 16804, 18 }, { 16823, 13 },
    { 16837, 23 }, { 16861, 16 }, { 16878, 13 }, { 16892, 13 }, { 16906, 16 }, { 16923, 20 },
    { 16944, 8 }, { 16953, 5 }, { 16959, 13 }, { 16973, 22 }, { 16996, 18 }, { 17015, 10 },
    { 17026, 11 }, { 17038, 22 }, { 17061, 15 }, { 17077, 13 }, { 17091, 9 }, { 17101, 10 },
    { 17112, 16 }, { 17129, 11 }, { 17141, 9 }, { 17151, 19 }, { 17171, 8 }, { 17180, 8 },
    { 17189, 7 }, { 17197, 11 }, { 17209, 9 }, { 17219, 19 }, { 17239, 27 }, { 17267, 32 },
    { 17300, 10 }, { 17311, 8 }, { 17320, 9 }, { 17330, 5 }, { 17336, 14 }, { 17351, 12 },
    { 17364, 10 }, { 17375, 11 }, { 17387, 15 }, { 17403, 17 }, { 17421, 13 }, { 17435, 9 },
    { 17445, 19 }, { 17465, 6 }, { 17472, 20 }, { 17493, 10 }, { 17504, 14 }, { 17519, 11 },
    { 17531, 18 }, { 17550, 12 }, { 17563, 6 }, { 17570, 12 }, { 17583, 12 }, { 17596, 7 },
    { 17604, 13 }, { 17618, 11 }, { 17630, 28 }, { 17659, 28 }, { 17688, 19 }, { 17708, 12 },
    { 17721, 12 }, { 17734, 13 }, { 17748, 5 }, { 17754, 30 }, { 17785, 34 }, { 17820, 14 },
    { 17835, 20 }, { 17856, 36 }, { 17893, 21 }, { 17915, 8 }, { 17924, 10 }, { 17935, 10 },
    { 17946, 10 }, { 17957, 22 }, { 17980, 14 }, { 17995, 19 }, { 18015, 20 }, { 18036, 18 },
    { 18055, 14 }, { 18070, 26 }, { 18097, 19 }, { 18117, 23 }, { 18141, 18 }, { 18160, 17 },
    { 18178, 5 }, { 18184, 19 }, { 18204, 6 }, { 18211, 10 }, { 18222, 8 }, { 18231, 17 },
    { 18249, 20 }, { 18270, 13 }, { 18284, 19 }, { 18304, 8 }, { 18313, 16 }, { 18330, 12 },
    { 18343, 20 }, { 18364, 13 }, { 18378, 17 }, { 18396, 7 }, { 18404, 8 }, { 18413, 17 },
    { 18431, 17 }, { 18449, 11 }, { 18461, 13 }, { 18475, 16 }, { 18492, 12 }, { 18505, 10 },
    { 18516, 10 }, { 18527, 17 }, { 18545, 9 }, { 18555, 10 }, { 18566, 14 }, { 18581, 18 },
    { 18600, 19 }, { 18620, 4 }, { 18625, 9 }, { 18635, 10 }, { 18646, 7 }, { 18654, 17 },
    { 18672, 13 }, { 18686, 11 }, { 18698, 10 }, { 18709, 25 }, { 18735, 12 }, { 18748, 11 },
    { 18760, 9 }, { 18770, 11 }, { 18782, 17 }, { 18800, 10 }, { 18811, 13 }, { 18825, 7 },
    { 18833, 9 }, { 18843, 6 }, { 18850, 17 }, { 18868, 10 }, { 18879, 7 }, { 18887, 17 },
    { 18905, 12 }, { 18918, 9 }, { 18928, 19 }, { 18948, 8 }, { 18957, 6 }, { 18964, 8 },
    { 18973, 24 }, { 18998, 15 }, { 19014, 33 }, { 19048, 23 }, { 19072, 38 }, { 19111, 22 },
    { 19134, 31 }, { 19166, 7 }, { 19174, 22 }, { 19197, 8 }, { 19206, 8 }, { 19215, 25 },
    { 19241, 19 }, { 19261, 29 }, { 19291, 13 }, { 19305, 17 }, { 19323, 17 }, { 19341, 9 },
    { 19351, 10 }, { 19362, 16 }, { 19379, 18 }, { 19398, 10 }, { 19409, 10 }, { 19420, 20 },
    { 19441, 7 }, { 19449, 8 }, { 19458, 16 }, { 19475, 21 }, { 19497, 22 }, { 19520, 13 },
    { 19534, 6 }, { 19541, 10 }, { 19552, 12 }, { 19565, 13 }, { 19579, 6 }, { 19586, 6 },
    { 19593, 9 }, { 19603, 7 }, { 19611, 16 }, { 19628, 11 }, { 19640, 9 }, { 19650, 15 },
    { 19666, 18 }, { 19685, 12 }, { 19698, 49 }, { 19748, 17 }, { 19766, 8 }, { 19775, 29 },
    { 19805, 23 }, { 19829, 17 }, { 19847, 10 }, { 19858, 19 }, { 19878, 28 }, { 19907, 12 },
    { 19920, 11 }, { 19932, 25 }, { 19958, 9 }, { 19968, 11 }, { 19980, 20 }, { 20001, 20 },
    { 20022, 22 }, { 20045, 19 }, { 20065, 12 }, { 20078, 18 }, { 20097, 10 }, { 20108, 12 },
    { 20121, 13 }, { 20135, 7 }, { 20143, 26 }, { 20170, 12 }, { 20183, 13 }, { 20197, 18 },
    { 20216, 10 }, { 20227, 18 }, { 20246, 8 }, { 20255, 9 }, { 20265, 9 }, { 20275, 13 },
    { 20289, 5 }, { 20295, 10 }, { 20306, 24 }, { 20331, 16 }, { 20348, 16 }, { 20365, 7 },
    { 20373, 15 }, { 20389, 8 }, { 20398, 15 }, { 20414, 14 }, { 20429, 9 }, { 20439, 19 },
    { 20459, 25 }, { 20485, 5 }, { 20491, 11 }, { 20503, 9 }, { 20513, 11 }, { 20525, 8 },
    { 20534, 10 }, { 20545, 20 }, { 20566, 9 }, { 20576, 9 }, { 20586, 13 }, { 20600, 20 },
    { 20621, 11 }, { 20633, 10 }, { 20644, 6 }, { 20651, 9 }, { 20661, 20 }, { 20682, 21 },
    { 20704, 19 }, { 20724, 7 }, { 20732, 12 }, { 20745, 17 }, { 20763, 9 }, { 20773, 17 },
    { 20791, 13 }, { 20805, 15 }, { 20821, 10 }, { 20832, 21 }, { 20854, 10 }, { 20865, 48 },
    { 20914, 14 }, { 20929, 30 }, { 20960, 17 }, { 20978, 19 }, { 20998, 13 }, { 21012, 8 },
    { 21021, 14 }, { 21036, 10 }, { 21047, 20 }, { 21068, 19 }, { 21088, 23 }, { 21112, 27 },
    { 21140, 16 }, { 21157, 18 }, { 21176, 22 }, { 21199, 12 }, { 21212, 14 }, { 21227, 15 },
    { 21243, 15 }, { 21259, 20 }, { 21280, 17 }, { 21298, 11 }, { 21310, 16 }, { 21327, 11 },
    { 21339, 14 }, { 21354, 15 }, { 21370, 20 }, { 21391, 9 }, { 21401, 7 }, { 21409, 19 },
    { 21429, 12 }, { 21442, 10 }, { 21453, 22 }, { 21476, 11 }, { 21488, 6 }, { 21495, 9 },
    { 21505, 7 }, { 21513, 13 }, { 21527, 15 }, { 21543, 6 }, { 21550, 7 }, { 21558, 12 },
    { 21571, 14 }, { 21586, 11 }, { 21598, 15 }, { 21614, 9 }, { 21624, 18 }, { 21643, 17 },
    { 21661, 7 }, { 21669, 11 }, { 21681, 9 }, { 21691, 16 }, { 21708, 9 }, { 21718, 10 },
    { 21729, 15 }, { 21745, 12 }, { 21758, 17 }, { 21776, 8 }, { 21785, 9 }, { 21795, 8 },
    { 21804, 13 }, { 21818, 7 }, { 21826, 11 }, { 21838, 15 }, { 21854, 8 }, { 21863, 21 },
    { 21885, 14 }, { 21900, 16 }, { 21917, 10 }, { 21928, 16 }, { 21945, 9 }, { 21955, 8 },
    { 21964, 12 }, { 21977, 14 }, { 21992, 12 }, { 22005, 17 }, { 22023, 11 }, { 22035, 9 },
    { 22045, 17 }, { 22063, 14 }, { 22078, 18 }, { 22097, 10 }, { 22108, 11 }, { 22120, 10 },
    { 22131, 10 }, { 22142, 8 }, { 22151, 8 }, { 22160, 8 }, { 22169, 9 }, { 22179, 16 },
    { 22196, 20 }, { 22217, 21 }, { 22239, 30 }, { 22270, 13 }, { 22284, 9 }, { 22294, 17 },
    { 22312, 23 }, { 22336, 19 }, { 22356, 9 }, { 22366, 11 }, { 22378, 23 }, { 22402, 16 },
    { 22419, 12 }, { 22432, 13 }, { 22446, 25 }, { 22472, 8 }, { 22481, 15 }, { 22497, 12 },
    { 22510, 10 }, { 22521, 14 }, { 22536, 11 }, { 22548, 11 }, { 22560, 10 }, { 22571, 22 },
    { 22594, 11 }, { 22606, 7 }, { 22614, 8 }, { 22623, 16 }, { 22640, 17 }, { 22658, 18 },
    { 22677, 13 }, { 22691, 12 }, { 22704, 13 }, { 22718, 9 }, { 22728, 6 }, { 22735, 18 },
    { 22754, 12 }, { 22767, 28 }, { 22796, 7 }, { 22804, 11 }, { 22816, 9 }, { 22826, 11 },
    { 22838, 25 }, { 22864, 14 }, { 22879, 7 }, { 22887, 36 }, { 22924, 8 }, { 22933, 20 },
    { 22954, 7 }, { 22962, 11 }, { 22974, 6 }, { 22981, 7 }, { 22989, 12 }, { 23002, 9 },
    { 23012, 17 }, { 23030, 18 }, { 23049, 13 }, { 23063, 17 }, { 23081, 19 }, { 23101, 13 },
    { 23115, 20 }, { 23136, 11 }, { 23148, 16 }, { 23165, 10 }, { 23176, 8 }, { 23185, 12 },
    { 23198, 9 }, { 23208, 13 }, { 23222, 11 }, { 23234, 10 }, { 23245, 13 }, { 23259, 14 },
    { 23274, 9 }, { 23284, 11 }, { 23296, 16 }, { 23313, 18 }, { 23332, 15 }, { 23348, 18 },
    { 23367, 28 }, { 23396, 9 }, { 23406, 20 }, { 23427, 26 }, { 23454, 9 }, { 23464, 6 },
    { 23471, 6 }, { 23478, 13 }, { 23492, 13 }, { 23506, 11 }, { 23518, 12 }, { 23531, 12 },
    { 23544, 12 }, { 23557, 14 }, { 23572, 10 }, { 23583, 13 }, { 23597, 9 }, { 23607, 8 },
    { 23616, 12 }, { 23629, 12 }, { 23642, 11 }, { 23654, 8 }, { 23663, 8 }, { 23672, 14 },
    { 23687, 19 }, { 23707, 32 }, { 23740, 21 }, { 23762, 12 }, { 23775, 14 }, { 23790, 11 },
    { 23802, 16 }, { 23819, 17 }, { 23837, 33 }, { 23871, 12 }, { 23884, 11 }, { 23896, 6 },
    { 23903, 13 }, { 23917, 10 }, { 23928, 15 }, { 23944, 8 }, { 23953, 12 }, { 23966, 13 },
    { 23980, 21 }, { 24002, 31 }, { 24034, 24 }, { 24059, 26 }, { 24086, 6 }, { 24093, 6 },
    { 24100, 11 }, { 24112, 10 }, { 24123, 16 }, { 24140, 7 }, { 24148, 12 }, { 24161, 6 },
    { 24168, 5 }, { 24174, 9 }, { 24184, 9 }, { 24194, 4 }, { 24199, 7 }, { 24207, 10 },
    { 24218, 15 }, { 24234, 11 }, { 24246, 19 }, { 24266, 13 }, { 24280, 7 }, { 24288, 31 },
    { 24320, 29 }, { 24350, 13 }, { 24364, 14 }, { 24379, 27 }, { 24407, 21 }, { 24429, 25 },
    { 24455, 5 }, { 24461, 6 }, { 24468, 14 }, { 24483, 5 }, { 24489, 21 }, { 24511, 25 },
    { 24537, 28 }, { 24566, 13 }, { 24580, 15 }, { 24596, 16 }, { 24613, 16 }, { 24630, 24 },
    { 24655, 17 }, { 24673, 5 }, { 24679, 8 }, { 24688, 6 }, { 24695, 6 }, { 24702, 17 },
    { 24720, 10 }, { 24731, 16 }, { 24748, 10 }, { 24759, 12 }, { 24772, 13 }, { 24786, 19 },
    { 24806, 13 }, { 24820, 7 }, { 24828, 17 }, { 24846, 12 }, { 24859, 11 }, { 24871, 8 },
    { 24880, 14 }, { 24895, 11 }, { 24907, 6 }, { 24914, 7 }, { 24922, 9 }, { 24932, 17 },
    { 24950, 10 }, { 24961, 8 }, { 24970, 18 }, { 24989, 27 }, { 25017, 19 }, { 25037, 21 },
    { 25059, 22 }, { 25082, 15 }, { 25098, 14 }, { 25113, 10 }, { 25124, 22 }, { 25147, 12 },
    { 25160, 14 }, { 25175, 12 }, { 25188, 17 }, { 25206, 12 }, { 25219, 9 }, { 25229, 56 },
    { 25286, 17 }, { 25304, 14 }, { 25319, 15 }, { 25335, 9 }, { 25345, 6 }, { 25352, 9 },
    { 25362, 9 }, { 25372, 10 }, { 25383, 8 }, { 25392, 13 }, { 25406, 12 }, { 25419, 19 },
    { 25439, 16 }, { 25456, 12 }, { 25469, 13 }, { 25483, 11 }, { 25495, 7 }, { 25503, 32 },
    { 25536, 33 }, { 25570, 28 }, { 25599, 28 }, { 25628, 24 }, { 25653, 23 }, { 25677, 30 },
    { 25708, 29 }, { 25738, 38 }, { 25777, 21 }, { 25799, 26 }, { 25826, 6 }, { 25833, 6 },
    { 25840, 6 }, { 25847, 13 }, { 25861, 22 }, { 25884, 13 }, { 25898, 16 }, { 25915, 2 },
    { 25918, 8 }, { 25927, 5 }, { 25933, 9 }, { 25943, 8 }, { 25952, 13 }, { 25966, 10 },
    { 25977, 8 }, { 25986, 10 }, { 25997, 14 }, { 26012, 5 }, { 26018, 7 }, { 26026, 10 },
    { 26037, 10 }, { 26048, 14 }, { 26063, 14 }, { 26078, 8 }, { 26087, 10 }, { 26098, 7 },
    { 26106, 8 }, { 26115, 8 }, { 26124, 5 }, { 26130, 22 }, { 26153, 17 }, { 26171, 11 },
    { 26183, 18 }, { 26202, 6 }, { 26209, 4 }, { 26214, 7 }, { 26222, 19 }, { 26242, 13 },
    { 26256, 6 }, { 26263, 20 }, { 26284, 7 }, { 26292, 17 }, { 26310, 12 }, { 26323, 10 },
    { 26334, 10 }, { 26345, 3 }, { 26349, 3 }, { 26353, 7 }, { 26361, 5 }, { 26367, 6 },
    { 26374, 6 }, { 26381, 13 }, { 26395, 9 }, { 26405, 18 }, { 26424, 22 }, { 26447, 10 },
    { 26458, 17 }, { 26476, 3 }, { 26480, 18 }, { 26499, 5 }, { 26505, 20 }, { 26526, 12 },
    { 26539, 6 }, { 26546, 4 }, { 26551, 8 }, { 26560, 7 }, { 26568, 4 }, { 26573, 15 },
    { 26589, 6 }, { 26596, 19 }, { 26616, 4 }, { 26621, 13 }, { 26635, 12 }, { 26648, 26 },
    { 26675, 19 }, { 26695, 23 }, { 26719, 8 }, { 26728, 5 }, { 26734, 7 }, { 26742, 14 },
    { 26757, 4 }, { 26762, 9 }, { 26772, 8 }, { 26781, 4 }, { 26786, 11 }, { 26798, 6 },
    { 26805, 7 }, { 26813, 7 }, { 26821, 11 }, { 26833, 7 }, { 26841, 8 }, { 26850, 8 },
    { 26859, 11 }, { 26871, 9 }, { 26881, 8 }, { 26890, 16 }, { 26907, 9 }, { 26917, 5 },
    { 26923, 4 }, { 26928, 7 }, { 26936, 11 }, { 26948, 13 }, { 26962, 13 }, { 26976, 9 },
    { 26986, 11 }, { 26998, 3 }, { 27002, 2 }, { 27005, 6 }, { 27012, 28 }, { 27041, 17 },
    { 27059, 23 }, { 27083, 23 }, { 27107, 48 }, { 27156, 5 }, { 27162, 7 }, { 27170, 15 },
    { 27186, 16 }, { 27203, 6 }, { 27210, 9 }, { 27220, 7 }, { 27228, 20 }, { 27249, 21 },
    { 27271, 16 }, { 27288, 10 }, { 27299, 4 }, { 27304, 7 }, { 27312, 16 }, { 27329, 21 },
    { 27351, 14 }, { 27366, 19 }, { 27386, 11 }, { 27398, 13 }, { 27412, 16 }, { 27429, 5 },
    { 27435, 8 }, { 27444, 21 }, { 27466, 8 }, { 27475, 3 }, { 27479, 13 }, { 27493, 21 },
    { 27515, 14 }, { 27530, 2 }, { 27533, 7 }, { 27541, 10 }, { 27552, 14 }, { 27567, 6 },
    { 27574, 3 }, { 27578, 3 }, { 27582, 11 }, { 27594, 5 }, { 27600, 14 }, { 27615, 5 },
    { 27621, 8 }, { 27630, 11 }, { 27642, 17 }, { 27660, 8 }, { 27669, 12 }, { 27682, 7 },
    { 27690, 9 }, { 27700, 15 }, { 27716, 7 }, { 27724, 40 }, { 27765, 39 }, { 27805, 41 },
    { 27847, 41 }, { 27889, 41 }, { 27931, 31 }, { 27963, 30 }, { 27994, 32 }, { 28027, 22 },
    { 28050, 28 }, { 28079, 24 }, { 28104, 38 }, { 28143, 25 }, { 28169, 24 }, { 28194, 18 },
    { 28213, 13 }, { 28227, 3 }, { 28231, 5 }, { 28237, 7 }, { 28245, 7 }, { 28253, 7 },
    { 28261, 4 }, { 28266, 4 }, { 28271, 15 }, { 28287, 14 }, { 28302, 23 }, { 28326, 15 },
    { 28342, 11 }, { 28354, 16 }, { 28371, 14 }, { 28386, 11 }, { 28398, 16 }, { 28415, 11 },
    { 28427, 7 }, { 28435, 25 }, { 28461, 14 }, { 28476, 12 }, { 28489, 13 }, { 28503, 15 },
    { 28519, 48 }, { 28568, 33 }, { 28602, 7 }, { 28610, 16 }, { 28627, 15 }, { 28643, 14 },
    { 28658, 10 }, { 28669, 18 }, { 28688, 25 }, { 28714, 25 }, { 28740, 27 }, { 28768, 25 },
    { 28794, 30 }, { 28825, 22 }, { 28848, 27 }, { 28876, 27 }, { 28904, 16 }, { 28921, 35 },
    { 28957, 26 }, { 28984, 17 }, { 29002, 9 }, { 29012, 21 }, { 29034, 10 }, { 29045, 13 },
    { 29059, 17 }, { 29077, 20 }, { 29098, 6 }, { 29105, 23 }, { 29129, 17 }, { 29147, 13 },
    { 29161, 16 }, { 29178, 23 }, { 29202, 13 }, { 29216, 13 }, { 29230, 16 }, { 29247, 9 },
    { 29257, 23 }, { 29281, 18 }, { 29300, 13 }, { 29314, 18 }, { 29333, 14 }, { 29348, 20 },
    { 29369, 16 }, { 29386, 15 }, { 29402, 5 }, { 29408, 4 }, { 29413, 9 }, { 29423, 5 },
    { 29429, 13 }, { 29443, 7 }, { 29451, 6 }, { 29458, 5 }, { 29464, 4 }, { 29469, 8 },
    { 29478, 13 }, { 29492, 12 }, { 29505, 17 }, { 29523, 14 }, { 29538, 24 }, { 29563, 5 },
    { 29569, 16 }, { 29586, 3 }, { 29590, 9 }, { 29600, 9 }, { 29610, 13 }, { 29624, 21 },
    { 29646, 24 }, { 29671, 7 }, { 29679, 9 }, { 29689, 14 }, { 29704, 10 }, { 29715, 3 },
    { 29719, 14 }, { 29734, 15 }, { 29750, 16 }, { 29767, 16 }, { 29784, 11 }, { 29796, 21 },
    { 29818, 14 }, { 29833, 11 }, { 29845, 11 }, { 29857, 14 }, { 29872, 18 }, { 29891, 6 },
    { 29898, 3 }, { 29902, 11 }, { 29914, 20 }, { 29935, 16 }, { 29952, 8 }, { 29961, 9 },
    { 29971, 20 }, { 29992, 13 }, { 30006, 11 }, { 30018, 7 }, { 30026, 8 }, { 30035, 14 },
    { 30050, 9 }, { 30060, 7 }, { 30068, 17 }, { 30086, 6 }, { 30093, 6 }, { 30100, 5 },
    { 30106, 9 }, { 30116, 7 }, { 30124, 17 }, { 30142, 25 }, { 30168, 30 }, { 30199, 8 },
    { 30208, 13 }, { 30222, 18 }, { 30241, 6 }, { 30248, 7 }, { 30256, 3 }, { 30260, 12 },
    { 30273, 10 }, { 30284, 8 }, { 30293, 9 }, { 30303, 13 }, { 30317, 15 }, { 30333, 11 },
    { 30345, 7 }, { 30353, 17 }, { 30371, 4 }, { 30376, 18 }, { 30395, 8 }, { 30404, 12 },
    { 30417, 9 }, { 30427, 16 }, { 30444, 10 }, { 30455, 4 }, { 30460, 10 }, { 30471, 10 },
    { 30482, 5 }, { 30488, 11 }, { 30500, 9 }, { 30510, 26 }, { 30537, 26 }, { 30564, 17 },
    { 30582, 10 }, { 30593, 10 }, { 30604, 11 }, { 30616, 20 }, { 30637, 3 }, { 30641, 28 },
    { 30670, 32 }, { 30703, 28 }, { 30732, 30 }, { 30763, 12 }, { 30776, 18 }, { 30795, 34 },
    { 30830, 19 }, { 30850, 6 }, { 30857, 8 }, { 30866, 8 }, { 30875, 8 }, { 30884, 20 },
    { 30905, 12 }, { 30918, 17 }, { 30936, 18 }, { 30955, 16 }, { 30972, 12 }, { 30985, 24 },
    { 31010, 17 }, { 31028, 21 }, { 31050, 16 }, { 31067, 15 }, { 31083, 3 }, { 31087, 17 },
    { 31105, 4 }, { 31110, 8 }, { 31119, 6 }, { 31126, 15 }, { 31142, 18 }, { 31161, 11 },
    { 31173, 17 }, { 31191, 6 }, { 31198, 14 }, { 31213, 10 }, { 31224, 18 }, { 31243, 11 },
    { 31255, 15 }, { 31271, 5 }, { 31277, 6 }, { 31284, 15 }, { 31300, 15 }, { 31316, 9 },
    { 31326, 11 }, { 31338, 14 }, { 31353, 10 }, { 31364, 8 }, { 31373, 8 }, { 31382, 15 },
    { 31398, 7 }, { 31406, 8 }, { 31415, 12 }, { 31428, 6 }, { 31435, 16 }, { 31452, 17 },
    { 31470, 2 }, { 31473, 7 }, { 31481, 8 }, { 31490, 5 }, { 31496, 15 }, { 31512, 11 },
    { 31524, 9 }, { 31534, 8 }, { 31543, 23 }, { 31567, 10 }, { 31578, 9 }, { 31588, 7 },
    { 31596, 9 }, { 31606, 15 }, { 31622, 8 }, { 31631, 11 }, { 31643, 5 }, { 31649, 7 },
    { 31657, 4 }, { 31662, 15 }, { 31678, 8 }, { 31687, 5 }, { 31693, 15 }, { 31709, 10 },
    { 31720, 7 }, { 31728, 17 }, { 31746, 6 }, { 31753, 4 }, { 31758, 6 }, { 31765, 22 },
    { 31788, 13 }, { 31802, 31 }, { 31834, 21 }, { 31856, 36 }, { 31893, 20 }, { 31914, 29 },
    { 31944, 5 }, { 31950, 20 }, { 31971, 6 }, { 31978, 6 }, { 31985, 23 }, { 32009, 17 },
    { 32027, 27 }, { 32055, 11 }, { 32067, 15 }, { 32083, 15 }, { 32099, 7 }, { 32107, 8 },
    { 32116, 14 }, { 32131, 16 }, { 32148, 8 }, { 32157, 8 }, { 32166, 18 }, { 32185, 5 },
    { 32191, 6 }, { 32198, 14 }, { 32213, 19 }, { 32233, 20 }, { 32254, 11 }, { 32266, 4 },
    { 32271, 8 }, { 32280, 9 }, { 32290, 10 }, { 32301, 11 }, { 32313, 4 }, { 32318, 4 },
    { 32323, 7 }, { 32331, 5 }, { 32337, 14 }, { 32352, 9 }, { 32362, 7 }, { 32370, 13 },
    { 32384, 16 }, { 32401, 10 }, { 32412, 47 }, { 32460, 15 }, { 32476, 6 }, { 32483, 27 },
    { 32511, 21 }, { 32533, 15 }, { 32549, 8 }, { 32558, 17 }, { 32576, 26 }, { 32603, 10 },
    { 32614, 9 }, { 32624, 23 }, { 32648, 7 }, { 32656, 9 }, { 32666, 18 }, { 32685, 18 },
    { 32704, 20 }, { 32725, 17 }, { 32743, 10 }, { 32754, 16 }, { 32771, 8 }, { 32780, 10 },
    { 32791, 11 }, { 32803, 5 }, { 32809, 24 }, { 32834, 10 }, { 32845, 11 }, { 32857, 16 },
    { 32874, 8 }, { 32883, 16 }, { 32900, 6 }, { 32907, 7 }, { 32915, 7 }, { 32923, 11 },
    { 32935, 25 }, { 32961, 28 }, { 32990, 3 }, { 32994, 8 }, { 33003, 22 }, { 33026, 14 },
    { 33041, 14 }, { 33056, 5 }, { 33062, 13 }, { 33076, 6 }, { 33083, 13 }, { 33097, 12 },
    { 33110, 7 }, { 33118, 17 }, { 33136, 23 }, { 33160, 3 }, { 33164, 9 }, { 33174, 7 },
    { 33182, 9 }, { 33192, 6 }, { 33199, 8 }, { 33208, 18 }, { 33227, 7 }, { 33235, 7 },
    { 33243, 11 }, { 33255, 18 }, { 33274, 9 }, { 33284, 8 }, { 33293, 4 }, { 33298, 7 },
    { 33306, 18 }, { 33325, 19 }, { 33345, 17 }, { 33363, 5 }, { 33369, 10 }, { 33380, 15 },
    { 33396, 7 }, { 33404, 15 }, { 33420, 11 }, { 33432, 13 }, { 33446, 8 }, { 33455, 19 },
    { 33475, 8 }, { 33484, 46 }, { 33531, 12 }, { 33544, 28 }, { 33573, 15 }, { 33589, 17 },
    { 33607, 11 }, { 33619, 6 }, { 33626, 12 }, { 33639, 8 }, { 33648, 18 }, { 33667, 17 },
    { 33685, 21 }, { 33707, 25 }, { 33733, 14 }, { 33748, 16 }, { 33765, 20 }, { 33786, 10 },
    { 33797, 12 }, { 33810, 13 }, { 33824, 13 }, { 33838, 18 }, { 33857, 15 }, { 33873, 9 },
    { 33883, 38 }, { 33922, 14 }, { 33937, 9 }, { 33947, 12 }, { 33960, 13 }, { 33974, 18 },
    { 33993, 7 }, { 34001, 5 }, { 34007, 17 }, { 34025, 10 }, { 34036, 8 }, { 34045, 20 },
    { 34066, 9 }, { 34076, 4 }, { 34081, 7 }, { 34089, 5 }, { 34095, 11 }, { 34107, 13 },
    { 34121, 4 }, { 34126, 5 }, { 34132, 10 }, { 34143, 12 }, { 34156, 9 }, { 34166, 13 },
    { 34180, 7 }, { 34188, 16 }, { 34205, 15 }, { 34221, 5 }, { 34227, 9 }, { 34237, 7 },
    { 34245, 14 }, { 34260, 7 }, { 34268, 8 }, { 34277, 13 }, { 34291, 10 }, { 34302, 20 },
    { 34323, 15 }, { 34339, 6 }, { 34346, 7 }, { 34354, 6 }, { 34361, 11 }, { 34373, 5 },
    { 34379, 9 }, { 34389, 13 }, { 34403, 6 }, { 34410, 19 }, { 34430, 12 }, { 34443, 14 },
    { 34458, 8 }, { 34467, 14 }, { 34482, 7 }, { 34490, 6 }, { 34497, 10 }, { 34508, 12 },
    { 34521, 10 }, { 34532, 15 }, { 34548, 9 }, { 34558, 7 }, { 34566, 15 }, { 34582, 12 },
    { 34595, 16 }, { 34612, 8 }, { 34621, 9 }, { 34631, 8 }, { 34640, 8 }, { 34649, 6 },
    { 34656, 6 }, { 34663, 6 }, { 34670, 7 }, { 34678, 14 }, { 34693, 18 }, { 34712, 19 },
    { 34732, 28 }, { 34761, 11 }, { 34773, 7 }, { 34781, 15 }, { 34797, 21 }, { 34819, 17 },
    { 34837, 7 }, { 34845, 9 }, { 34855, 21 }, { 34877, 14 }, { 34892, 10 }, { 34903, 11 },
    { 34915, 23 }, { 34939, 6 }, { 34946, 13 }, { 34960, 10 }, { 34971, 8 }, { 34980, 12 },
    { 34993, 9 }, { 35003, 9 }, { 35013, 8 }, { 35022, 20 }, { 35043, 9 }, { 35053, 5 },
    { 35059, 6 }, { 35066, 14 }, { 35081, 15 }, { 35097, 16 }, { 35114, 11 }, { 35126, 10 },
    { 35137, 11 }, { 35149, 7 }, { 35157, 4 }, { 35162, 13 }, { 35176, 16 }, { 35193, 10 },
    { 35204, 26 }, { 35231, 5 }, { 35237, 9 }, { 35247, 7 }, { 35255, 9 }, { 35265, 23 },
    { 35289, 12 }, { 35302, 5 }, { 35308, 34 }, { 35343, 6 }, { 35350, 12 }, { 35363, 18 },
    { 35382, 5 }, { 35388, 9 }, { 35398, 4 }, { 35403, 5 }, { 35409, 10 }, { 35420, 7 },
    { 35428, 17 }, { 35446, 15 }, { 35462, 16 }, { 35479, 11 }, { 35491, 15 }, { 35507, 17 },
    { 35525, 11 }, { 35537, 18 }, { 35556, 9 }, { 35566, 14 }, { 35581, 8 }, { 35590, 6 },
    { 35597, 10 }, { 35608, 7 }, { 35616, 11 }, { 35628, 9 }, { 35638, 8 }, { 35647, 11 },
    { 35659, 12 }, { 35672, 7 }, { 35680, 9 }, { 35690, 14 }, { 35705, 16 }, { 35722, 13 },
    { 35736, 16 }, { 35753, 26 }, { 35780, 7 }, { 35788, 18 }, { 35807, 24 }, { 35832, 7 },
    { 35840, 4 }, { 35845, 4 }, { 35850, 11 }, { 35862, 11 }, { 35874, 9 }, { 35884, 10 },
    { 35895, 10 }, { 35906, 10 }, { 35917, 12 }, { 35930, 8 }, { 35939, 11 }, { 35951, 7 },
    { 35959, 6 }, { 35966, 10 }, { 35977, 10 }, { 35988, 9 }, { 35998, 6 }, { 36005, 6 },
    { 36012, 12 }, { 36025, 17 }, { 36043, 30 }, { 36074, 19 }, { 36094, 10 }, { 36105, 12 },
    { 36118, 9 }, { 36128, 14 }, { 36143, 15 }, { 36159, 31 }, { 36191, 10 }, { 36202, 9 },
    { 36212, 4 }, { 36217, 11 }, { 36229, 8 }, { 36238, 13 }, { 36252, 6 }, { 36259, 10 },
    { 36270, 11 }, { 36282, 19 }, { 36302, 29 }, { 36332, 22 }, { 36355, 24 }, { 36380, 4 },
    { 36385, 4 }, { 36390, 9 }, { 36400, 8 }, { 36409, 14 }, { 36424, 5 }, { 36430, 10 },
    { 36441, 4 }, { 36446, 3 }, { 36450, 7 }, { 36458, 7 }, { 36466, 2 }, { 36469, 5 },
    { 36475, 8 }, { 36484, 13 }, { 36498, 9 }, { 36508, 17 }, { 36526, 11 }, { 36538, 5 },
    { 36544, 29 }, { 36574, 27 }, { 36602, 11 }, { 36614, 12 }, { 36627, 25 }, { 36653, 19 },
    { 36673, 23 }, { 36697, 3 }, { 36701, 4 }, { 36706, 12 }, { 36719, 3 }, { 36723, 19 },
    { 36743, 23 }, { 36767, 26 }, { 36794, 11 }, { 36806, 13 }, { 36820, 14 }, { 36835, 14 },
    { 36850, 22 }, { 36873, 15 }, { 36889, 3 }, { 36893, 6 }, { 36900, 4 }, { 36905, 4 },
    { 36910, 15 }, { 36926, 8 }, { 36935, 14 }, { 36950, 8 }, { 36959, 8 }, { 36968, 7 },
    { 36976, 7 }, { 36984, 10 }, { 36995, 11 }, { 37007, 17 }, { 37025, 11 }, { 37037, 5 },
    { 37043, 15 }, { 37059, 10 }, { 37070, 9 }, { 37080, 6 }, { 37087, 12 }, { 37100, 9 },
    { 37110, 4 }, { 37115, 5 }, { 37121, 7 }, { 37129, 15 }, { 37145, 8 }, { 37154, 6 },
    { 37161, 16 }, { 37178, 25 }, { 37204, 17 }, { 37222, 19 }, { 37242, 20 }, { 37263, 13 },
    { 37277, 12 }, { 37290, 8 }, { 37299, 20 }, { 37320, 10 }, { 37331, 12 }, { 37344, 10 },
    { 37355, 15 }, { 37371, 10 }, { 37382, 7 }, { 37390, 54 }, { 37445, 15 }, { 37461, 12 },
    { 37474, 13 }, { 37488, 7 }, { 37496, 4 }, { 37501, 7 }, { 37509, 7 }, { 37517, 8 },
    { 37526, 6 }, { 37533, 11 }, { 37545, 10 }, { 37556, 17 }, { 37574, 14 }, { 37589, 10 },
    { 37600, 11 }, { 37612, 9 }, { 37622, 5 }, { 37628, 30 }, { 37659, 31 }, { 37691, 26 },
    { 37718, 26 }, { 37745, 22 }, { 37768, 21 }, { 37790, 28 }, { 37819, 27 }, { 37847, 36 },
    { 37884, 19 }, { 37904, 24 }, { 37929, 4 },
};

const uint32_t json_name_count = 2583;
const uint64_t json_name_fingerprint = 0x5b476837e1925306u;

/* By hash, then linear probing: a name's number plus one, 0 for none. */
const uint32_t json_name_slot_mask = 8191;
const uint16_t json_name_slots[] = {
    0, 0, 0, 0, 337, 895, 0, 0, 0, 0, 1044, 0, 2529, 0, 2361, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 599, 0, 945, 0, 1161, 1461,
    1528, 0, 0, 0, 0, 0, 2047, 0, 0, 1438, 1440, 0, 2094, 0, 0, 0,
    0, 0, 0, 0, 0, 2433, 0, 0, 0, 0, 0, 0, 0, 2033, 1577, 1217,
    1612, 1692, 2043, 2524, 0, 2518, 0, 0, 731, 0, 1694, 1979, 325, 0, 1991, 0,
    0, 0, 0, 0, 0, 2397, 0, 0, 0, 0, 0, 0, 0, 0, 0, 480,
    0, 0, 1286, 1359, 0, 1350, 1763, 0, 0, 0, 0, 0, 0, 509, 1796, 0,
    0, 0, 0, 0, 0, 365, 0, 692, 0, 0, 0, 0, 0, 0, 1022, 1025,
    1453, 0, 0, 0, 0, 0, 0, 0, 2227, 2280, 0, 0, 0, 0, 0, 879,
    777, 0, 0, 794, 0, 0, 0, 0, 0, 0, 0, 0, 1574, 54, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1659, 0, 8, 273, 2434, 0,
    0, 926, 236, 754, 0, 0, 0, 0, 2091, 0, 0, 1271, 0, 1727, 0, 0,
    1850, 0, 1014, 0, 0, 0, 0, 1244, 2116, 0, 0, 0, 0, 1422, 0, 0,
    1142, 0, 0, 0, 0, 72, 718, 0, 0, 0, 306, 0, 2097, 0, 0, 0,
    0, 0, 0, 420, 2473, 0, 0, 1245, 0, 1624, 2297, 0, 0, 0, 0, 1592,
    0, 113, 0, 0, 0, 0, 0, 1844, 189, 0, 383, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 912, 878, 2472, 0, 684, 0, 1428, 1841, 0, 2491, 0, 995,
    0, 0, 0, 0, 1356, 0, 0, 0, 942, 0, 1300, 0, 0, 0, 1251, 453,
    751, 0, 893, 1884, 0, 2294, 1721, 1734, 0, 0, 0, 0, 0, 0, 0, 0,
    2254, 0, 1172, 973, 2017, 2341, 2342, 333, 454, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 1854, 1632, 0, 0, 0, 0, 0, 2241, 0, 0, 0, 0, 0,
    0, 0, 59, 1188, 0, 0, 94, 921, 1449, 1298, 1973, 2274, 0, 0, 719, 0,
    0, 0, 0, 0, 1131, 0, 0, 0, 0, 0, 559, 0, 0, 0, 0, 621,
    862, 2496, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1313, 1541, 2016, 0, 514, 913, 585, 590, 2200, 2253, 446, 725, 0, 1648, 2058, 0,
    1924, 1353, 0, 0, 1970, 0, 0, 0, 1675, 0, 0, 0, 0, 292, 0, 0,
    98, 2260, 0, 0, 0, 0, 2572, 0, 309, 0, 0, 0, 1284, 0, 1041, 0,
    0, 0, 1576, 0, 843, 0, 0, 616, 0, 2547, 0, 0, 0, 1575, 1079, 958,
    1472, 0, 0, 0, 0, 0, 0, 1860, 1008, 0, 1751, 0, 82, 0, 0, 631,
    1432, 0, 0, 0, 689, 1057, 0, 0, 0, 0, 1992, 0, 0, 0, 0, 756,
    2075, 0, 1651, 955, 1370, 0, 0, 0, 0, 1902, 0, 1946, 0, 119, 0, 0,
    1562, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1339, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 287, 0, 0, 0, 490, 0,
    368, 533, 0, 884, 0, 0, 0, 206, 1535, 2174, 0, 946, 0, 0, 0, 0,
    0, 1024, 1043, 991, 0, 0, 1162, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    2123, 0, 0, 0, 16, 0, 2344, 0, 1051, 0, 2465, 2166, 2194, 2543, 2055, 0,
    0, 0, 0, 0, 0, 1953, 0, 0, 0, 0, 2135, 0, 0, 0, 0, 165,
    1371, 0, 0, 0, 256, 1220, 629, 1848, 2224, 0, 0, 0, 0, 565, 0, 191,
    1411, 0, 0, 0, 228, 0, 1875, 0, 749, 0, 0, 0, 0, 632, 0, 2352,
    0, 0, 0, 0, 0, 0, 1588, 2386, 0, 0, 0, 715, 1971, 2514, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 208, 0, 0, 0, 0, 0, 0, 2466, 0,
    508, 516, 285, 683, 931, 0, 0, 0, 0, 2271, 50, 1882, 0, 0, 1115, 0,
    0, 1354, 0, 0, 1126, 0, 0, 0, 0, 0, 609, 0, 0, 1827, 0, 0,
    0, 0, 0, 2172, 0, 212, 422, 0, 0, 0, 0, 0, 274, 0, 0, 1009,
    0, 0, 1806, 0, 0, 939, 0, 2277, 0, 0, 0, 2460, 0, 468, 0, 0,
    0, 0, 0, 1278, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 1344, 2202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 1722, 0, 0, 0, 1019, 0, 0, 0, 0, 0, 0, 0, 0,
    1744, 0, 0, 0, 0, 778, 1922, 0, 0, 1712, 1706, 2337, 0, 1365, 0, 0,
    0, 671, 669, 413, 1060, 994, 0, 0, 0, 0, 0, 0, 0, 241, 1266, 0,
    0, 0, 0, 0, 0, 0, 570, 414, 0, 0, 0, 0, 0, 0, 924, 1372,
    0, 0, 0, 1304, 1921, 0, 2180, 1619, 2376, 0, 0, 0, 0, 0, 0, 124,
    342, 0, 1638, 0, 818, 0, 2427, 1080, 0, 772, 1938, 1745, 0, 0, 1807, 0,
    0, 0, 0, 0, 0, 2323, 0, 0, 0, 0, 303, 0, 0, 0, 0, 1778,
    167, 0, 0, 0, 0, 0, 0, 0, 363, 1917, 0, 0, 0, 0, 0, 1122,
    0, 0, 0, 1972, 0, 0, 0, 0, 0, 662, 1523, 0, 0, 0, 0, 0,
    0, 2007, 0, 0, 0, 0, 2527, 0, 1119, 0, 2532, 1382, 807, 851, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 2338, 0, 0, 0, 2497, 0, 0, 791,
    0, 0, 803, 0, 0, 0, 1873, 1942, 0, 260, 1889, 0, 0, 0, 0, 0,
    0, 184, 0, 0, 0, 66, 0, 0, 0, 0, 1834, 1593, 0, 0, 1836, 0,
    0, 0, 0, 0, 0, 0, 1046, 1388, 1691, 0, 0, 0, 0, 1355, 0, 0,
    0, 254, 0, 2089, 0, 0, 1580, 0, 813, 0, 0, 0, 0, 0, 0, 1919,
    322, 0, 0, 0, 0, 0, 0, 0, 0, 574, 1952, 2467, 1132, 0, 0, 0,
    503, 0, 0, 0, 0, 2357, 2311, 0, 618, 0, 0, 0, 1966, 713, 2198, 0,
    0, 0, 0, 364, 0, 0, 0, 2151, 2054, 0, 0, 2487, 305, 0, 0, 2348,
    0, 1809, 100, 0, 0, 0, 0, 0, 0, 547, 2096, 0, 0, 0, 0, 1150,
    0, 60, 612, 2263, 0, 0, 0, 0, 0, 2443, 2316, 1064, 0, 0, 0, 0,
    1145, 2396, 0, 2191, 1633, 0, 0, 0, 0, 114, 658, 697, 1039, 2107, 0, 0,
    127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1254, 0, 0, 0, 1932,
    0, 2165, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 970, 0,
    0, 376, 0, 129, 2421, 0, 477, 0, 33, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 887, 0, 0, 1941, 0,
    0, 1159, 43, 1292, 1777, 1426, 2201, 0, 0, 1838, 0, 2347, 2124, 2293, 2414, 0,
    906, 0, 0, 0, 0, 0, 2343, 339, 2002, 1199, 2349, 0, 0, 0, 0, 0,
    0, 1169, 0, 0, 0, 0, 0, 0, 0, 1566, 0, 2177, 0, 0, 0, 0,
    1324, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2542, 1294, 0,
    0, 0, 0, 0, 0, 580, 0, 0, 2113, 1646, 0, 0, 0, 0, 1563, 0,
    0, 1200, 976, 0, 0, 0, 0, 1489, 1167, 1269, 2425, 0, 0, 0, 0, 0,
    444, 0, 248, 2088, 2339, 0, 1435, 0, 0, 0, 1714, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 314, 0, 980, 1034, 0, 0, 0, 0, 1065, 0, 0, 0,
    0, 0, 0, 0, 225, 0, 0, 1136, 0, 0, 0, 1923, 0, 0, 188, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 968, 1192, 966, 0, 0, 1804, 0,
    0, 2380, 1581, 2247, 0, 0, 0, 0, 0, 2493, 1001, 0, 0, 0, 0, 0,
    0, 536, 1379, 0, 0, 215, 37, 275, 319, 0, 0, 0, 0, 0, 0, 539,
    441, 0, 302, 0, 0, 290, 1280, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 2308, 0, 49, 0, 507, 1327, 2373, 0, 0, 0,
    2062, 1865, 2374, 393, 1176, 1177, 0, 0, 431, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 1281, 1621, 2439, 0, 0, 1544, 1930, 0, 0, 0, 418, 0, 417, 954,
    957, 0, 0, 0, 0, 0, 0, 2495, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 518, 0, 0, 0, 0, 1547, 0, 0, 0, 0, 324, 2118, 2379, 0, 0,
    0, 0, 0, 0, 0, 1129, 0, 0, 0, 48, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 1739, 0, 0, 1878, 0, 0, 0, 0, 0, 649, 0,
    0, 0, 0, 0, 812, 0, 0, 107, 0, 0, 0, 0, 0, 0, 1709, 0,
    0, 0, 0, 1410, 1007, 0, 0, 0, 1308, 1552, 1171, 0, 1047, 0, 0, 861,
    1076, 1628, 1891, 2148, 0, 0, 0, 1761, 0, 1858, 2147, 0, 0, 0, 797, 2119,
    0, 0, 0, 0, 0, 1903, 0, 1797, 2188, 0, 0, 0, 0, 0, 1475, 0,
    0, 0, 2563, 0, 0, 0, 0, 0, 2381, 0, 0, 0, 304, 0, 0, 0,
    11, 0, 594, 1975, 2111, 0, 0, 1713, 177, 1959, 476, 0, 0, 852, 0, 0,
    0, 2011, 0, 0, 220, 1239, 0, 2358, 0, 2114, 0, 1950, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 1617, 0, 0, 2176, 2482, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 523, 569, 1316, 0, 0, 0, 348,
    1301, 0, 0, 0, 0, 2442, 963, 0, 2478, 0, 0, 1781, 0, 0, 0, 0,
    170, 171, 0, 0, 0, 988, 724, 1212, 1152, 676, 2110, 0, 0, 1470, 0, 0,
    0, 0, 68, 0, 0, 1656, 0, 0, 32, 0, 0, 984, 1962, 0, 0, 0,
    0, 757, 1710, 2003, 639, 0, 0, 0, 0, 0, 1232, 0, 86, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1753, 0, 1715, 0, 1585, 456, 1183, 707,
    740, 1351, 0, 2095, 0, 0, 1433, 0, 0, 372, 766, 0, 0, 0, 0, 0,
    2142, 2513, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 992, 0, 549, 1826,
    0, 0, 0, 0, 0, 1519, 0, 0, 0, 575, 0, 0, 0, 0, 0, 0,
    0, 0, 464, 555, 0, 601, 1147, 0, 845, 0, 0, 0, 2146, 0, 0, 0,
    1157, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    552, 0, 0, 0, 0, 0, 0, 0, 714, 1904, 2020, 0, 0, 313, 885, 1851,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1525, 617, 1342, 0, 118, 473, 831,
    1640, 1719, 0, 0, 602, 0, 0, 202, 176, 1086, 2398, 0, 1385, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 481, 558, 1729, 1842, 0, 0, 0, 782, 0,
    0, 0, 663, 0, 0, 1075, 392, 2257, 0, 0, 0, 0, 1306, 0, 0, 0,
    0, 0, 0, 0, 0, 1466, 0, 0, 0, 1870, 0, 0, 0, 734, 0, 627,
    1974, 0, 0, 0, 900, 117, 1406, 2307, 0, 1285, 2061, 0, 0, 0, 1352, 517,
    0, 1049, 34, 0, 0, 0, 0, 1610, 0, 2582, 0, 0, 0, 0, 193, 935,
    0, 0, 0, 0, 0, 0, 25, 0, 0, 87, 0, 1464, 1360, 1586, 0, 0,
    0, 0, 0, 0, 83, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 2179,
    2561, 0, 0, 0, 0, 774, 0, 2287, 0, 0, 2413, 0, 0, 439, 0, 0,
    0, 1287, 1783, 0, 0, 0, 0, 2078, 0, 567, 1230, 2535, 0, 0, 1003, 2528,
    0, 0, 108, 1892, 0, 0, 289, 0, 0, 960, 961, 482, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 1509, 1515, 0, 0, 0, 1098, 0, 0, 1795, 0, 0,
    0, 2134, 0, 0, 0, 0, 2074, 0, 1459, 0, 0, 1943, 0, 0, 0, 0,
    0, 1787, 0, 750, 0, 0, 0, 0, 733, 752, 0, 0, 0, 2076, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 58, 0, 557, 0, 0, 0, 0,
    2392, 882, 0, 0, 0, 0, 0, 0, 1874, 0, 650, 0, 280, 110, 1530, 0,
    0, 0, 1403, 6, 0, 0, 0, 1399, 1661, 2412, 0, 0, 613, 1311, 0, 0,
    0, 2132, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 519, 0, 0,
    0, 0, 0, 0, 384, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1984, 0, 0, 0, 0, 0, 2508,
    0, 0, 0, 0, 0, 0, 0, 0, 2526, 0, 0, 0, 816, 838, 2252, 0,
    0, 0, 2299, 0, 641, 0, 0, 0, 0, 0, 0, 1609, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 85, 1500, 1601, 2456, 0, 0, 949, 0,
    0, 0, 2052, 296, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 541, 847,
    0, 0, 426, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1956, 373, 0,
    0, 1332, 2464, 0, 1028, 1358, 1451, 743, 1623, 1276, 0, 0, 0, 0, 2239, 0,
    0, 1010, 0, 0, 258, 0, 2313, 0, 0, 0, 0, 1496, 0, 0, 1681, 0,
    0, 0, 0, 0, 0, 0, 0, 2098, 1773, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 2236, 0, 0, 0, 0, 0, 1963, 0, 0, 0,
    51, 0, 0, 0, 0, 0, 1195, 0, 0, 0, 0, 0, 0, 0, 1005, 2450,
    0, 2249, 0, 0, 0, 0, 1615, 2346, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 711, 0, 0, 2126,
    0, 0, 89, 892, 0, 0, 2548, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 776, 0, 0, 0, 0, 0, 0, 53, 1670, 0, 0, 0, 1272, 0, 0,
    1390, 2559, 0, 0, 0, 1501, 0, 0, 753, 0, 0, 0, 1935, 0, 252, 125,
    0, 0, 0, 0, 1463, 0, 0, 0, 581, 2004, 0, 2322, 0, 0, 1561, 0,
    0, 0, 247, 0, 2104, 0, 1736, 0, 0, 0, 0, 0, 0, 0, 1151, 474,
    588, 0, 0, 131, 0, 0, 0, 0, 0, 1128, 0, 1070, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 720, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 210, 1843, 0, 0, 1279, 0, 0, 0, 0,
    0, 1178, 0, 0, 0, 0, 0, 175, 1290, 0, 1996, 0, 1396, 186, 917, 1861,
    2162, 1135, 1644, 0, 0, 0, 0, 0, 0, 0, 0, 0, 800, 2131, 0, 0,
    0, 0, 0, 0, 896, 2504, 0, 0, 1117, 0, 0, 0, 0, 2149, 1100, 0,
    0, 0, 591, 2288, 0, 0, 0, 0, 0, 0, 808, 1517, 265, 2353, 0, 0,
    0, 0, 0, 0, 0, 2251, 0, 0, 0, 0, 2077, 0, 0, 820, 0, 0,
    0, 0, 2557, 234, 298, 0, 0, 0, 0, 0, 0, 864, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 1483, 0, 0, 0, 0, 0, 2411, 0, 978,
    0, 1026, 0, 2226, 0, 0, 0, 0, 255, 1597, 2567, 0, 0, 0, 0, 2546,
    1125, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1888, 0, 0, 0, 0,
    0, 901, 0, 0, 0, 0, 0, 0, 0, 799, 0, 0, 0, 815, 1417, 0,
    0, 0, 0, 0, 0, 1514, 0, 0, 0, 2354, 0, 0, 0, 0, 293, 294,
    2173, 0, 506, 1655, 1423, 1663, 571, 2208, 1153, 691, 1405, 2238, 0, 0, 0, 0,
    421, 1909, 0, 2573, 0, 0, 0, 1413, 1964, 1989, 0, 0, 0, 0, 0, 0,
    0, 828, 0, 1634, 0, 0, 0, 0, 0, 582, 0, 0, 0, 2233, 0, 2549,
    0, 0, 0, 0, 0, 0, 2268, 874, 1006, 0, 0, 728, 0, 2444, 0, 0,
    0, 1916, 0, 469, 1595, 1596, 2489, 0, 0, 0, 0, 0, 0, 0, 0, 2382,
    0, 0, 0, 197, 0, 1023, 496, 2536, 2362, 0, 0, 0, 0, 876, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 232, 0, 0, 0, 0, 0, 0, 0,
    680, 0, 1250, 0, 1643, 1369, 0, 1224, 1323, 0, 0, 0, 0, 0, 15, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 2375, 1840, 0, 1002, 0, 661, 0, 2265,
    0, 0, 0, 0, 0, 0, 0, 1455, 109, 0, 0, 0, 806, 2024, 2333, 0,
    0, 0, 0, 315, 0, 0, 0, 0, 0, 0, 0, 0, 237, 0, 1599, 0,
    0, 1138, 0, 0, 0, 0, 0, 253, 0, 362, 0, 0, 0, 0, 0, 1716,
    1567, 1749, 10, 0, 192, 0, 346, 0, 587, 2081, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 1645, 0, 0, 0, 1731, 1594, 0, 0, 2276, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 1828, 484, 1569, 904, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 105, 0, 1905, 0, 0, 0, 0, 0, 0, 0, 1571, 0, 0,
    0, 0, 0, 2484, 0, 0, 1524, 0, 0, 0, 0, 0, 0, 1698, 673, 863,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 276, 0, 0, 0, 0,
    0, 0, 0, 445, 497, 2517, 1531, 0, 102, 0, 0, 0, 1686, 1743, 0, 990,
    0, 0, 0, 318, 0, 1419, 0, 0, 0, 0, 0, 1181, 0, 0, 0, 0,
    0, 199, 0, 604, 0, 656, 0, 0, 0, 0, 0, 1193, 1591, 2312, 2314, 1559,
    0, 0, 0, 660, 1526, 0, 0, 425, 0, 0, 0, 0, 0, 1114, 1402, 0,
    355, 1564, 0, 0, 1967, 0, 1018, 524, 0, 0, 0, 633, 1867, 2385, 1915, 0,
    0, 0, 330, 0, 317, 0, 115, 172, 173, 1255, 2221, 2402, 0, 902, 987, 0,
    0, 0, 972, 0, 0, 0, 0, 0, 1570, 0, 0, 0, 0, 746, 1618, 2578,
    0, 0, 0, 1758, 0, 0, 1657, 0, 0, 0, 1717, 959, 0, 0, 0, 0,
    332, 0, 0, 0, 0, 0, 0, 0, 0, 1320, 1374, 2315, 927, 1447, 0, 0,
    0, 0, 0, 0, 0, 2410, 0, 0, 0, 0, 0, 0, 0, 1533, 2406, 0,
    0, 0, 0, 0, 2510, 0, 0, 251, 543, 829, 0, 0, 1108, 2066, 1579, 0,
    0, 1607, 0, 0, 0, 0, 0, 0, 1485, 2130, 0, 0, 0, 0, 1091, 0,
    2327, 0, 0, 0, 0, 0, 0, 1093, 0, 925, 643, 944, 0, 412, 0, 0,
    1955, 2309, 0, 0, 0, 1467, 1468, 0, 0, 0, 0, 0, 0, 0, 0, 1847,
    2161, 0, 1674, 0, 0, 1206, 2273, 0, 0, 0, 1832, 1302, 2310, 2336, 0, 399,
    1986, 977, 0, 0, 1511, 0, 0, 0, 0, 0, 1725, 1444, 2400, 0, 0, 0,
    0, 0, 0, 2101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1110, 0,
    0, 0, 2365, 0, 0, 0, 1289, 0, 0, 1821, 0, 0, 0, 0, 0, 0,
    0, 0, 349, 1357, 0, 1305, 244, 0, 0, 922, 38, 1042, 0, 1791, 0, 1000,
    0, 0, 0, 0, 1397, 1671, 2085, 2571, 712, 0, 0, 9, 0, 0, 0, 0,
    0, 0, 710, 1207, 1288, 334, 0, 0, 699, 0, 745, 0, 0, 449, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 486, 0, 0, 2128, 0, 0, 2102,
    1685, 0, 0, 307, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1536, 0, 1534,
    0, 0, 0, 0, 0, 0, 282, 283, 0, 0, 0, 0, 277, 0, 0, 0,
    1604, 0, 0, 0, 2196, 0, 448, 0, 0, 0, 696, 1866, 1445, 915, 2370, 0,
    1572, 0, 548, 651, 849, 0, 0, 0, 974, 0, 0, 0, 0, 0, 0, 0,
    0, 809, 2371, 1539, 219, 2057, 0, 678, 2187, 0, 243, 886, 0, 0, 0, 0,
    410, 1149, 311, 1613, 2225, 178, 0, 2154, 0, 0, 0, 45, 1454, 0, 854, 0,
    1083, 1532, 0, 0, 0, 0, 502, 1726, 0, 0, 0, 2266, 0, 0, 0, 1786,
    2555, 0, 0, 0, 1696, 1728, 2574, 442, 0, 2448, 1384, 2235, 1635, 1937, 0, 0,
    0, 1688, 0, 0, 0, 0, 0, 1769, 0, 0, 0, 0, 0, 625, 1469, 2106,
    169, 2281, 0, 0, 0, 0, 0, 0, 0, 0, 646, 0, 0, 249, 0, 0,
    850, 1095, 1829, 0, 0, 0, 0, 0, 0, 0, 0, 149, 156, 157, 158, 159,
    160, 161, 162, 163, 2264, 0, 0, 0, 933, 0, 2418, 0, 1947, 0, 0, 0,
    0, 687, 0, 0, 0, 0, 0, 2008, 0, 0, 2534, 0, 0, 0, 0, 0,
    2446, 460, 0, 0, 0, 0, 1381, 0, 1759, 0, 0, 328, 1137, 2269, 2451, 0,
    835, 0, 0, 0, 0, 0, 1801, 2084, 0, 0, 0, 0, 2368, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1420, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 653, 2041, 2042, 0, 0, 369, 1081, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 950, 1257, 0, 1282, 1141, 0, 0, 0,
    0, 0, 0, 0, 0, 1549, 1573, 0, 0, 0, 1219, 341, 531, 0, 4, 1492,
    0, 0, 744, 0, 1293, 2490, 846, 0, 0, 0, 0, 0, 0, 1605, 1697, 0,
    0, 1859, 0, 668, 0, 1864, 0, 1166, 0, 0, 0, 928, 0, 0, 0, 0,
    0, 0, 0, 0, 2246, 2185, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2560,
    1180, 2552, 0, 179, 0, 0, 284, 0, 0, 2481, 0, 0, 0, 0, 1071, 0,
    0, 0, 0, 1465, 785, 0, 0, 1040, 0, 628, 0, 1345, 1035, 0, 0, 0,
    0, 0, 0, 513, 0, 0, 0, 0, 881, 0, 0, 0, 0, 0, 860, 2050,
    0, 0, 0, 0, 1240, 0, 0, 0, 0, 0, 111, 630, 0, 0, 0, 0,
    1682, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 492,
    0, 2171, 0, 0, 0, 788, 0, 0, 1186, 0, 0, 0, 0, 0, 2462, 603,
    1462, 761, 0, 327, 0, 0, 762, 2389, 0, 0, 0, 0, 0, 0, 0, 914,
    0, 0, 0, 1548, 0, 379, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1074, 0, 2428, 0, 0, 0, 2295, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    264, 388, 0, 0, 0, 0, 0, 0, 857, 1102, 2417, 1437, 0, 262, 0, 0,
    0, 659, 0, 0, 0, 0, 0, 0, 0, 0, 2071, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 270, 0, 0, 0, 0, 0, 2476, 0, 0, 1513,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 721, 0, 0, 0, 0,
    0, 0, 0, 0, 395, 2399, 0, 0, 0, 0, 0, 0, 0, 702, 0, 795,
    0, 0, 0, 535, 2080, 0, 0, 0, 1557, 0, 0, 2558, 0, 0, 0, 0,
    0, 0, 0, 0, 796, 0, 0, 0, 0, 0, 0, 1476, 1068, 1490, 1766, 1931,
    0, 0, 573, 512, 1667, 0, 0, 0, 883, 1835, 0, 0, 182, 2163, 0, 0,
    0, 0, 0, 534, 0, 0, 1542, 261, 0, 773, 0, 0, 0, 0, 0, 2145,
    0, 0, 0, 2010, 0, 0, 0, 0, 1961, 0, 0, 0, 0, 0, 2503, 1,
    377, 2178, 23, 0, 0, 592, 0, 0, 2060, 0, 0, 0, 0, 180, 0, 0,
    0, 1755, 779, 0, 0, 0, 0, 0, 0, 0, 1077, 0, 0, 0, 0, 2232,
    0, 0, 0, 0, 0, 693, 1831, 0, 764, 0, 0, 0, 0, 2431, 0, 0,
    0, 0, 0, 0, 0, 0, 391, 690, 2340, 0, 0, 0, 2283, 0, 670, 2258,
    2475, 0, 0, 2222, 1871, 1191, 0, 1631, 300, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 880, 0, 0, 998, 0, 1820, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 2012, 0, 0, 0, 2001, 0, 2483, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1771, 953, 0, 0, 0, 0, 2092, 867,
    642, 875, 0, 0, 0, 2036, 0, 0, 0, 0, 0, 0, 1853, 0, 2136, 0,
    0, 0, 0, 0, 0, 0, 727, 1310, 0, 0, 1700, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 566, 2556, 1205, 203, 0, 0, 0, 1242, 1936, 2069, 2053,
    90, 0, 0, 0, 0, 1928, 0, 0, 0, 0, 705, 0, 0, 0, 981, 0,
    0, 1602, 0, 1478, 0, 0, 1788, 0, 0, 542, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 2103, 0, 461, 0, 0, 0, 0, 0, 0, 0, 380, 0, 0,
    0, 0, 0, 0, 0, 0, 769, 0, 572, 0, 0, 2463, 0, 0, 0, 2296,
    0, 1434, 1684, 0, 0, 0, 0, 0, 1401, 76, 1819, 2422, 2492, 0, 0, 871,
    168, 560, 0, 0, 1264, 0, 316, 1408, 2474, 0, 561, 0, 0, 0, 0, 722,
    150, 151, 152, 153, 154, 155, 2509, 185, 0, 0, 0, 1895, 2452, 0, 1322, 1330,
    0, 0, 0, 0, 2203, 0, 0, 0, 1849, 0, 1029, 0, 0, 0, 0, 401,
    804, 0, 0, 0, 0, 0, 1669, 0, 0, 0, 0, 688, 0, 0, 611, 0,
    26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1222, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1209, 0,
    2424, 0, 0, 0, 2415, 0, 1565, 0, 69, 2013, 1506, 2129, 0, 0, 0, 0,
    0, 0, 0, 0, 890, 0, 0, 2391, 0, 0, 2228, 0, 2355, 1198, 0, 0,
    0, 0, 1810, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 1377, 0, 0, 1101, 0, 0, 1626, 0, 0, 0, 0, 853, 0, 0,
    0, 0, 0, 257, 0, 0, 0, 0, 0, 0, 0, 2384, 0, 0, 2568, 0,
    0, 187, 0, 0, 0, 2494, 0, 0, 0, 0, 0, 0, 1999, 0, 0, 475,
    467, 1348, 0, 0, 0, 0, 1234, 2184, 0, 1072, 1510, 0, 2432, 0, 0, 0,
    0, 0, 0, 0, 522, 0, 0, 0, 1436, 0, 21, 1687, 0, 0, 0, 1127,
    126, 0, 1495, 1862, 989, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1901, 0, 0, 0, 0, 0, 0, 0, 0, 0, 644, 0, 0, 2405, 0,
    0, 0, 1215, 0, 216, 0, 0, 0, 0, 0, 465, 0, 408, 1944, 0, 2551,
    0, 868, 0, 0, 0, 0, 0, 2068, 1058, 2121, 1800, 0, 0, 0, 0, 0,
    0, 1045, 0, 0, 967, 1887, 0, 0, 0, 0, 44, 2301, 0, 0, 2326, 0,
    0, 0, 0, 0, 681, 1189, 0, 359, 1883, 562, 2335, 0, 732, 0, 0, 0,
    0, 1629, 0, 12, 0, 0, 77, 0, 0, 0, 0, 0, 0, 0, 0, 1099,
    1393, 0, 0, 0, 0, 0, 1822, 0, 0, 0, 0, 1270, 911, 1767, 0, 0,
    28, 1550, 0, 0, 0, 0, 0, 0, 817, 1011, 0, 1265, 1590, 1654, 0, 1103,
    2244, 2479, 0, 1711, 0, 1701, 0, 0, 610, 0, 1665, 1680, 1977, 0, 0, 564,
    0, 397, 701, 910, 0, 2115, 2175, 0, 1094, 1378, 1608, 0, 0, 0, 0, 0,
    0, 0, 0, 242, 0, 759, 1764, 0, 0, 1319, 0, 0, 0, 0, 0, 0,
    0, 0, 1414, 0, 2048, 0, 2408, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 855, 0, 2153, 622, 0, 1551, 2580, 1929, 0, 0, 0, 1168, 224, 0,
    0, 0, 0, 889, 0, 0, 2292, 0, 0, 1400, 0, 0, 0, 0, 0, 2261,
    2267, 0, 742, 0, 0, 0, 0, 2056, 615, 0, 0, 0, 0, 0, 0, 0,
    0, 1799, 0, 226, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 1105, 1107, 2212, 0, 0, 0, 0, 0, 122, 1538,
    1748, 0, 0, 0, 1789, 1790, 1084, 62, 2378, 0, 0, 1363, 0, 174, 623, 624,
    1389, 1650, 956, 1754, 0, 1033, 2383, 0, 0, 0, 0, 2579, 0, 1256, 0, 0,
    323, 675, 2112, 0, 0, 2259, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1335,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 844,
    1600, 2350, 0, 0, 0, 0, 2553, 0, 0, 0, 0, 0, 0, 529, 1283, 0,
    0, 0, 1329, 0, 0, 0, 0, 0, 0, 0, 1611, 0, 0, 556, 576, 1366,
    0, 0, 0, 0, 1474, 0, 0, 0, 841, 0, 0, 1856, 2409, 352, 0, 0,
    0, 0, 0, 321, 0, 0, 71, 1318, 0, 0, 0, 361, 595, 1997, 0, 207,
    1994, 0, 2243, 0, 0, 0, 0, 382, 763, 2186, 1480, 0, 598, 0, 0, 0,
    0, 748, 0, 0, 0, 0, 0, 706, 0, 64, 0, 0, 0, 0, 0, 0,
    0, 1055, 1059, 1987, 726, 2363, 415, 870, 0, 0, 0, 1703, 1056, 1704, 2501, 0,
    0, 586, 0, 0, 0, 0, 888, 0, 583, 2469, 0, 1784, 1747, 2083, 1482, 263,
    537, 2303, 0, 0, 0, 0, 0, 343, 0, 1737, 0, 0, 0, 0, 1087, 2334,
    0, 0, 338, 0, 0, 0, 0, 2279, 1179, 1951, 0, 0, 0, 2533, 1268, 1772,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1211, 546, 0, 1050, 0, 0, 520,
    0, 0, 0, 240, 0, 0, 0, 0, 0, 2525, 2577, 0, 0, 0, 436, 0,
    0, 0, 320, 0, 2038, 0, 0, 0, 0, 0, 0, 1247, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 2282, 0, 909, 213, 1088, 0, 993, 0, 0,
    626, 0, 0, 0, 209, 0, 0, 0, 0, 940, 0, 865, 0, 0, 1933, 0,
    0, 0, 0, 0, 0, 0, 0, 2488, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 336, 0, 0, 0, 0, 1233, 1678, 2133, 230, 0, 0, 0, 0, 0,
    1216, 0, 0, 801, 2286, 0, 0, 2090, 2256, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 92, 217, 2, 450, 1202, 1522, 2099, 2170, 198, 532, 1340, 2423,
    938, 775, 1140, 1259, 2583, 0, 2305, 0, 134, 140, 141, 142, 143, 144, 145, 146,
    147, 1085, 1092, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 356, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 394, 291, 947, 652, 0, 0, 0, 430,
    768, 0, 521, 2330, 0, 2040, 2445, 0, 2581, 0, 0, 0, 0, 1521, 406, 1774,
    0, 1918, 0, 0, 1512, 0, 0, 0, 638, 378, 1038, 0, 0, 1392, 930, 0,
    0, 0, 0, 1507, 0, 0, 0, 0, 1625, 1976, 0, 22, 2216, 2369, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 2248, 0, 0, 2117, 0, 0, 301, 0, 0,
    0, 0, 471, 0, 640, 0, 1498, 1013, 0, 554, 664, 2441, 0, 0, 2285, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2437,
    822, 0, 0, 2520, 0, 0, 0, 0, 0, 1404, 0, 340, 2270, 0, 0, 0,
    0, 0, 1097, 0, 1235, 765, 2065, 0, 0, 299, 389, 424, 0, 0, 2169, 0,
    0, 0, 0, 29, 0, 0, 0, 0, 2035, 386, 0, 0, 0, 0, 0, 0,
    0, 1412, 0, 0, 2046, 2485, 1830, 0, 0, 0, 0, 1893, 0, 1733, 0, 0,
    1418, 0, 0, 0, 0, 577, 435, 0, 0, 783, 0, 0, 0, 0, 0, 2502,
    0, 0, 70, 1089, 0, 0, 489, 423, 0, 0, 81, 367, 839, 0, 0, 0,
    0, 35, 965, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 218, 1540, 0, 0, 0, 1261, 0, 55, 0, 0, 0, 375,
    434, 0, 0, 0, 2550, 0, 1442, 0, 1314, 1679, 0, 1032, 0, 0, 0, 0,
    0, 0, 1553, 0, 1376, 1527, 2190, 2067, 1111, 1124, 2332, 295, 0, 0, 0, 781,
    0, 0, 0, 0, 0, 0, 0, 0, 357, 466, 1386, 0, 0, 0, 1246, 0,
    0, 0, 0, 1639, 1249, 0, 737, 0, 0, 0, 1274, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 2195, 0, 0, 0, 2230, 1431, 2523, 929, 1373, 0, 0, 0,
    2015, 0, 65, 0, 0, 0, 0, 937, 0, 0, 0, 0, 19, 0, 0, 0,
    1911, 2317, 106, 0, 0, 0, 1589, 0, 0, 0, 1036, 0, 0, 0, 347, 1622,
    0, 0, 0, 96, 1017, 0, 0, 0, 0, 0, 1699, 0, 1016, 1718, 0, 0,
    0, 194, 0, 0, 0, 0, 0, 1121, 0, 0, 2213, 0, 0, 1664, 0, 0,
    0, 0, 0, 657, 0, 0, 0, 0, 1334, 578, 1666, 2318, 491, 2328, 0, 2298,
    1252, 0, 0, 419, 0, 0, 545, 579, 0, 943, 0, 1914, 0, 0, 0, 0,
    0, 0, 0, 2366, 0, 0, 0, 0, 0, 0, 405, 0, 0, 116, 2545, 1583,
    2498, 826, 823, 390, 2206, 0, 1120, 0, 0, 648, 0, 0, 0, 0, 47, 0,
    729, 0, 948, 1652, 2540, 0, 0, 0, 2499, 0, 0, 0, 0, 0, 20, 2388,
    0, 0, 0, 402, 0, 0, 0, 0, 0, 0, 2359, 2028, 267, 1603, 0, 0,
    0, 679, 1338, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 487, 0, 0, 0, 78, 1965, 0, 0, 0,
    0, 1004, 2403, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    459, 0, 0, 0, 1165, 0, 0, 0, 0, 0, 1349, 1508, 0, 1555, 0, 1735,
    0, 0, 0, 0, 0, 40, 67, 0, 0, 0, 27, 2565, 0, 1855, 1805, 0,
    0, 0, 0, 0, 814, 1894, 0, 457, 0, 0, 2030, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2219, 0, 0, 2093, 0, 0,
    0, 0, 1981, 0, 0, 1808, 1897, 0, 0, 0, 1817, 1123, 0, 0, 0, 0,
    767, 239, 941, 223, 0, 2197, 1054, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    190, 0, 0, 0, 2372, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 837, 0, 0, 0, 2430, 0, 0, 0, 310, 1802,
    0, 0, 0, 0, 0, 326, 0, 0, 0, 0, 0, 1213, 0, 0, 0, 0,
    2207, 0, 1174, 0, 0, 0, 645, 505, 1112, 2087, 589, 1185, 266, 0, 0, 0,
    0, 0, 0, 0, 0, 181, 0, 0, 0, 1460, 0, 0, 0, 31, 0, 0,
    0, 1182, 39, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 2519, 0,
    0, 810, 0, 0, 272, 1627, 0, 0, 0, 0, 132, 0, 0, 780, 0, 0,
    0, 0, 0, 1197, 0, 0, 0, 0, 1857, 0, 0, 271, 0, 0, 0, 0,
    0, 14, 979, 2122, 0, 0, 0, 2278, 0, 0, 63, 1493, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 2262, 0, 0, 0, 0, 0, 1985,
    308, 0, 0, 91, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1196, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2156,
    0, 0, 0, 0, 0, 0, 0, 0, 1803, 2447, 0, 0, 674, 859, 0, 0,
    1598, 0, 0, 919, 920, 0, 1518, 0, 2521, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 1499, 2324, 0, 0, 0, 0, 0, 1846, 0, 0, 0, 0, 0,
    1708, 2157, 0, 0, 1204, 1297, 1520, 0, 227, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1816, 1337, 1109, 2231, 2210, 2245, 1325,
    1779, 2234, 0, 1104, 1543, 0, 0, 0, 120, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1228, 0, 1833, 0, 0, 0, 1560, 1641,
    0, 0, 0, 0, 1690, 0, 934, 0, 0, 0, 1021, 2242, 0, 0, 0, 0,
    0, 0, 2150, 351, 0, 443, 2182, 0, 0, 0, 0, 0, 2125, 0, 1163, 370,
    498, 0, 510, 682, 0, 0, 104, 1452, 2211, 360, 528, 2470, 0, 0, 0, 88,
    0, 833, 975, 0, 916, 1504, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1317, 1078, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 74, 1346, 0, 0, 1988, 0, 0, 0, 0, 0, 0, 0, 1668, 0, 0,
    0, 0, 93, 0, 0, 0, 0, 0, 0, 0, 0, 1768, 842, 0, 0, 0,
    0, 0, 1780, 0, 0, 0, 0, 1321, 0, 0, 2039, 2049, 0, 0, 0, 0,
    0, 2167, 0, 350, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1481, 1053,
    723, 2387, 771, 840, 1653, 0, 0, 0, 0, 1427, 1793, 0, 458, 1210, 1957, 2416,
    1227, 2272, 848, 1415, 214, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 1537, 0, 866, 787, 0, 0, 0, 0, 0, 0, 0, 0, 1556, 1491,
    1906, 0, 0, 0, 0, 0, 0, 366, 0, 0, 403, 331, 1031, 0, 0, 1488,
    0, 0, 1660, 0, 0, 1030, 1487, 0, 0, 0, 0, 0, 0, 0, 637, 2026,
    500, 0, 0, 0, 288, 0, 0, 0, 2159, 0, 0, 0, 0, 2141, 0, 0,
    1218, 898, 1260, 0, 0, 530, 0, 1876, 0, 0, 0, 1852, 0, 0, 0, 0,
    983, 133, 148, 381, 1886, 1983, 2189, 1770, 1361, 0, 0, 0, 0, 2544, 0, 877,
    0, 0, 374, 553, 0, 0, 1063, 2471, 1968, 0, 0, 2006, 0, 0, 0, 0,
    1649, 0, 0, 0, 0, 0, 0, 0, 1554, 1139, 1939, 0, 0, 0, 0, 0,
    0, 0, 2554, 0, 0, 0, 709, 438, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 716, 0, 0, 0, 57, 463, 0, 1450, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 1823, 0, 0, 0, 0, 1683, 0, 1229, 0, 0, 0, 0, 0,
    0, 0, 0, 1407, 2204, 1872, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 1776, 0, 608, 0, 0, 0, 0, 0, 1223,
    1416, 1636, 1630, 407, 358, 747, 1637, 1760, 1812, 2086, 0, 0, 0, 0, 0, 1303,
    2576, 0, 0, 1118, 0, 0, 1910, 0, 1980, 1341, 2027, 2575, 792, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1225, 0, 0, 166, 0, 0, 0, 0,
    2037, 1082, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 755, 2351, 0, 0,
    0, 0, 0, 0, 0, 2429, 101, 0, 2005, 2436, 2530, 0, 0, 0, 0, 1934,
    0, 0, 501, 0, 0, 2393, 0, 344, 0, 0, 1746, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 2522, 0, 0, 0, 0, 0, 0, 2459, 0, 18, 790, 0,
    0, 56, 1818, 0, 647, 0, 0, 0, 1695, 0, 0, 0, 0, 0, 2537, 0,
    0, 695, 0, 0, 0, 0, 2120, 2063, 0, 0, 1839, 0, 1614, 0, 1394, 527,
    0, 455, 0, 0, 0, 0, 0, 0, 0, 84, 672, 0, 962, 0, 0, 0,
    0, 0, 0, 269, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 634, 0, 952, 1175, 478, 0,
    2164, 0, 821, 1456, 0, 0, 0, 396, 1173, 544, 2458, 0, 2214, 0, 0, 0,
    0, 0, 0, 1331, 0, 0, 0, 1920, 0, 1421, 0, 0, 0, 0, 0, 0,
    0, 811, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1146, 0, 0, 2018,
    0, 805, 238, 836, 1155, 1881, 2100, 488, 2255, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1130, 0, 1740, 997, 1236,
    1616, 936, 0, 1587, 0, 245, 0, 0, 0, 1497, 0, 0, 0, 0, 0, 0,
    411, 0, 0, 0, 0, 0, 951, 0, 2507, 2420, 2143, 164, 0, 0, 0, 0,
    717, 0, 0, 0, 0, 0, 2014, 0, 1273, 0, 7, 1494, 0, 0, 0, 0,
    0, 61, 770, 1326, 2215, 667, 0, 0, 0, 0, 0, 0, 0, 832, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 1190, 0, 1925, 0, 0, 0, 1578, 0, 0,
    985, 0, 0, 0, 584, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 1187, 0, 0, 0, 0, 0, 0, 0, 2034, 0,
    0, 0, 0, 0, 0, 891, 0, 0, 0, 1868, 0, 2407, 0, 0, 0, 2461,
    0, 1231, 1201, 1479, 2449, 0, 0, 259, 0, 0, 0, 0, 2302, 0, 0, 0,
    0, 0, 0, 0, 0, 1732, 1912, 2025, 0, 1752, 0, 0, 0, 1154, 1723, 0,
    0, 0, 0, 2223, 0, 0, 0, 0, 1756, 0, 0, 0, 0, 0, 0, 0,
    999, 0, 0, 0, 0, 0, 1429, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1133, 0, 0, 79, 2440, 0, 0, 0, 99, 103, 0, 0, 0, 0, 0,
    0, 0, 483, 1545, 1333, 0, 0, 0, 0, 0, 204, 0, 0, 700, 1160, 1439,
    789, 1877, 1998, 0, 0, 0, 0, 2229, 0, 0, 0, 0, 0, 1765, 0, 0,
    0, 2237, 0, 0, 597, 802, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 2455, 0, 0, 0, 0, 1315, 1184, 0, 0, 1241, 0, 1811, 0, 0,
    0, 0, 2032, 1263, 2325, 538, 0, 0, 0, 0, 0, 0, 0, 416, 0, 0,
    17, 0, 135, 136, 137, 138, 139, 540, 686, 1516, 2566, 0, 0, 0, 0, 0,
    0, 0, 1398, 0, 0, 0, 1815, 0, 0, 0, 2022, 1069, 1503, 95, 2168, 0,
    2009, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1362, 0, 345,
    0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 1226, 0,
    0, 0, 0, 0, 1164, 1368, 0, 0, 387, 0, 0, 0, 0, 2199, 1995, 1885,
    2419, 0, 2564, 0, 0, 0, 0, 1391, 550, 551, 0, 250, 0, 0, 0, 0,
    0, 0, 1443, 335, 830, 0, 499, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    495, 0, 0, 0, 1258, 0, 666, 1328, 0, 0, 0, 0, 0, 0, 0, 452,
    0, 0, 0, 0, 233, 0, 0, 1958, 0, 0, 0, 1143, 1505, 0, 0, 0,
    371, 0, 0, 0, 0, 0, 1676, 0, 869, 0, 0, 0, 2105, 329, 0, 0,
    741, 1073, 1383, 0, 0, 0, 1724, 0, 0, 0, 1693, 0, 0, 485, 0, 0,
    0, 0, 0, 0, 0, 1948, 0, 0, 0, 0, 698, 0, 2486, 1705, 2144, 0,
    0, 0, 281, 2331, 0, 0, 1484, 0, 0, 1960, 0, 1940, 0, 0, 0, 0,
    0, 0, 758, 0, 312, 0, 1116, 404, 432, 2051, 0, 0, 0, 606, 0, 1066,
    1096, 46, 1336, 0, 0, 0, 739, 0, 195, 1291, 1295, 1296, 0, 1863, 0, 0,
    1090, 1343, 1606, 2377, 0, 0, 1430, 1473, 2082, 0, 385, 0, 0, 0, 1869, 2160,
    0, 0, 736, 738, 278, 1582, 246, 1457, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 730, 0, 0, 0, 605, 0, 0, 1949, 0, 0, 0, 0, 0, 0, 1677,
    0, 0, 1134, 0, 0, 1824, 0, 0, 0, 1237, 2152, 0, 0, 0, 2300, 0,
    0, 0, 0, 0, 0, 1267, 1061, 0, 0, 0, 2426, 0, 0, 511, 2291, 0,
    0, 0, 2031, 2454, 964, 607, 0, 0, 0, 0, 0, 0, 0, 0, 1307, 0,
    0, 2511, 0, 0, 0, 0, 0, 2569, 0, 0, 24, 0, 694, 0, 0, 0,
    0, 2512, 0, 0, 636, 0, 3, 872, 2072, 0, 0, 0, 447, 620, 0, 221,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1762, 1424, 0, 196,
    2218, 0, 0, 0, 0, 0, 1837, 0, 0, 0, 0, 0, 0, 819, 0, 0,
    0, 0, 0, 0, 2506, 0, 437, 2108, 2127, 0, 0, 1052, 0, 0, 200, 201,
    1471, 0, 0, 0, 494, 2360, 0, 1647, 0, 0, 0, 2562, 0, 286, 827, 1814,
    0, 0, 0, 0, 2019, 0, 0, 0, 0, 0, 0, 2275, 932, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 1037, 0, 0, 0, 1477, 1913, 0, 0,
    2070, 1458, 0, 268, 0, 0, 0, 0, 0, 0, 0, 0, 1926, 0, 0, 0,
    0, 0, 0, 1568, 0, 0, 0, 0, 0, 2155, 515, 1978, 0, 0, 1813, 0,
    0, 1993, 0, 1113, 0, 0, 1158, 0, 2205, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 1020, 0, 0, 0, 0, 0, 0, 0, 0, 354,
    0, 0, 75, 563, 0, 2289, 0, 0, 596, 205, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 1170, 655, 677, 2468, 0, 0, 0, 0, 0,
    0, 0, 2356, 0, 0, 0, 1375, 0, 0, 0, 0, 0, 0, 0, 1486, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 907, 1015, 704, 1750, 2367, 1880,
    2059, 0, 0, 0, 0, 0, 735, 2064, 0, 0, 1879, 0, 0, 0, 0, 0,
    0, 1156, 0, 0, 600, 2390, 1299, 0, 0, 1954, 0, 0, 0, 0, 0, 1900,
    0, 1364, 1969, 0, 2073, 0, 0, 665, 2401, 52, 0, 0, 1990, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 428, 0, 504, 1982, 1908, 905, 0, 0, 0, 2500,
    0, 123, 1742, 0, 1409, 0, 0, 0, 0, 1899, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 1221, 0, 1309, 1012, 0, 0, 0, 0, 0, 2319, 2193, 0,
    0, 0, 0, 400, 0, 0, 2220, 0, 0, 784, 1672, 0, 0, 0, 0, 80,
    986, 0, 0, 0, 0, 0, 0, 1441, 0, 0, 0, 2435, 0, 229, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2304, 2306,
    2516, 0, 0, 0, 0, 0, 2394, 0, 1312, 1794, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 493, 0, 0, 0, 2192, 0, 0, 0, 0, 1203, 0,
    0, 0, 825, 0, 0, 0, 1448, 0, 0, 0, 0, 0, 0, 297, 703, 858,
    36, 1662, 1907, 130, 2321, 2000, 1367, 1775, 0, 2109, 0, 1067, 0, 2181, 1194, 0,
    1785, 0, 479, 0, 0, 0, 0, 0, 0, 2021, 0, 1275, 97, 2345, 0, 0,
    1387, 0, 1673, 0, 1845, 427, 0, 0, 0, 0, 0, 2240, 73, 112, 0, 0,
    0, 0, 0, 760, 0, 0, 0, 0, 786, 0, 0, 0, 0, 0, 0, 433,
    2079, 1738, 2457, 0, 2045, 1208, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 793, 1890, 2477, 0, 0, 0, 982, 1144, 0, 654, 0, 0, 0, 0,
    0, 0, 1106, 0, 0, 2183, 0, 0, 834, 0, 0, 0, 0, 0, 1546, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 2505, 0, 526, 462, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1148, 0, 0, 0, 873, 0, 0,
    0, 0, 0, 0, 0, 0, 1027, 1062, 0, 2531, 0, 0, 0, 0, 235, 0,
    0, 1720, 0, 0, 0, 969, 0, 0, 0, 0, 0, 685, 0, 2250, 0, 798,
    0, 0, 0, 2538, 0, 2515, 0, 1243, 2570, 0, 2209, 0, 451, 0, 923, 1502,
    0, 894, 2329, 0, 398, 1425, 1757, 0, 0, 0, 1214, 0, 0, 0, 0, 2137,
    1707, 2541, 472, 1446, 0, 0, 1277, 525, 0, 2364, 0, 1347, 1825, 0, 0, 2290,
    0, 0, 1945, 2395, 0, 0, 0, 41, 0, 1529, 2029, 0, 0, 0, 2140, 2438,
    0, 0, 0, 0, 1792, 1048, 0, 0, 2158, 0, 0, 0, 1798, 0, 0, 0,
    1238, 856, 1898, 0, 0, 2404, 128, 0, 1558, 0, 0, 0, 0, 899, 635, 0,
    0, 0, 2023, 0, 0, 614, 593, 409, 0, 0, 1689, 0, 0, 0, 0, 568,
    0, 1395, 0, 2044, 903, 2453, 0, 183, 0, 0, 0, 0, 0, 0, 918, 231,
    0, 0, 0, 0, 0, 0, 0, 1730, 1584, 0, 470, 0, 619, 1620, 0, 2217,
    0, 0, 0, 0, 429, 0, 0, 1262, 1927, 0, 0, 708, 0, 0, 2138, 0,
    2480, 0, 0, 0, 0, 0, 1782, 971, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1658, 0, 222, 1380, 1642, 2139, 0, 0, 279, 0, 0, 0, 0, 0, 0,
    0, 42, 2284, 0, 353, 0, 0, 1896, 0, 0, 996, 0, 0, 440, 908, 1248,
    1253, 0, 0, 824, 0, 0, 897, 2539, 0, 121, 211, 1702, 1741, 2320, 0, 0,
};
