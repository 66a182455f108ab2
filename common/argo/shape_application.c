#include "argo/shape.h"
#include "argo/shape_tables.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, SHAPE_ANY, 0, NULL                                                                   \
    }

static const struct shape_field dry_source[] = {
    { "repoURL", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "targetRevision", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "path", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "helm", SHAPE_OBJECT, SHAPE_POINTER, shape_helm },
    { "kustomize", SHAPE_OBJECT, SHAPE_POINTER, shape_kustomize },
    { "directory", SHAPE_OBJECT, SHAPE_POINTER, shape_directory },
    { "plugin", SHAPE_OBJECT, SHAPE_POINTER, shape_plugin },
    END,
};

static const struct shape_field sync_source[] = {
    { "targetBranch", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "path", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "repoURL", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field hydrate_to[] = {
    { "targetBranch", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field source_hydrator[] = {
    { "drySource", SHAPE_OBJECT, SHAPE_REQUIRED, dry_source },
    { "syncSource", SHAPE_OBJECT, SHAPE_REQUIRED, sync_source },
    { "hydrateTo", SHAPE_OBJECT, SHAPE_POINTER, hydrate_to },
    END,
};

const struct shape_field shape_application_destination[] = {
    { "server", SHAPE_STRING, 0, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    { "name", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field backoff[] = {
    { "duration", SHAPE_STRING, 0, NULL },
    { "factor", SHAPE_INT, SHAPE_POINTER, NULL },
    { "maxDuration", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field retry[] = {
    { "limit", SHAPE_INT, 0, NULL },
    { "backoff", SHAPE_OBJECT, SHAPE_POINTER, backoff },
    { "refresh", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field namespace_metadata[] = {
    { "labels", SHAPE_STRING_MAP, 0, NULL },
    { "annotations", SHAPE_STRING_MAP, 0, NULL },
    END,
};

static const struct shape_field automated[] = {
    { "prune", SHAPE_BOOL, SHAPE_POINTER, NULL },
    { "selfHeal", SHAPE_BOOL, SHAPE_POINTER, NULL },
    { "allowEmpty", SHAPE_BOOL, SHAPE_POINTER, NULL },
    { "enabled", SHAPE_BOOL, SHAPE_POINTER, NULL },
    END,
};

const struct shape_field shape_sync_policy[] = {
    { "automated", SHAPE_OBJECT, SHAPE_POINTER, automated },
    { "syncOptions", SHAPE_STRINGS, 0, NULL },
    { "retry", SHAPE_OBJECT, SHAPE_POINTER, retry },
    { "managedNamespaceMetadata", SHAPE_OBJECT, SHAPE_POINTER, namespace_metadata },
    END,
};

const struct shape_field shape_ignore_difference[] = {
    { "group", SHAPE_STRING, 0, NULL },
    { "kind", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "name", SHAPE_STRING, 0, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    { "jsonPointers", SHAPE_STRINGS, 0, NULL },
    { "jqPathExpressions", SHAPE_STRINGS, 0, NULL },
    { "managedFieldsManagers", SHAPE_STRINGS, 0, NULL },
    END,
};

static const struct shape_field info[] = {
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "value", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

const struct shape_field shape_application_spec[] = {
    { "source", SHAPE_OBJECT, SHAPE_POINTER, shape_application_source },
    { "destination", SHAPE_OBJECT, SHAPE_REQUIRED, shape_application_destination },
    { "project", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "syncPolicy", SHAPE_OBJECT, SHAPE_POINTER, shape_sync_policy },
    { "ignoreDifferences", SHAPE_OBJECTS, 0, shape_ignore_difference },
    { "info", SHAPE_OBJECTS, 0, info },
    { "revisionHistoryLimit", SHAPE_INT, SHAPE_POINTER, NULL },
    { "sources", SHAPE_OBJECTS, 0, shape_application_source },
    { "sourceHydrator", SHAPE_OBJECT, SHAPE_POINTER, source_hydrator },
    END,
};

static const struct shape_field initiator[] = {
    { "username", SHAPE_STRING, 0, NULL },
    { "automated", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field sync_force[] = {
    { "force", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field sync_strategy[] = {
    { "apply", SHAPE_OBJECT, SHAPE_POINTER, sync_force },
    { "hook", SHAPE_OBJECT, SHAPE_POINTER, sync_force },
    END,
};

static const struct shape_field sync_resource[] = {
    { "group", SHAPE_STRING, 0, NULL },
    { "kind", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field sync_operation[] = {
    { "revision", SHAPE_STRING, 0, NULL },
    { "prune", SHAPE_BOOL, 0, NULL },
    { "dryRun", SHAPE_BOOL, 0, NULL },
    { "syncStrategy", SHAPE_OBJECT, SHAPE_POINTER, sync_strategy },
    { "resources", SHAPE_OBJECTS, 0, sync_resource },
    { "source", SHAPE_OBJECT, SHAPE_POINTER, shape_application_source },
    { "manifests", SHAPE_STRINGS, 0, NULL },
    { "syncOptions", SHAPE_STRINGS, 0, NULL },
    { "sources", SHAPE_OBJECTS, 0, shape_application_source },
    { "revisions", SHAPE_STRINGS, 0, NULL },
    { "autoHealAttemptsCount", SHAPE_INT, 0, NULL },
    END,
};

const struct shape_field shape_operation[] = {
    { "sync", SHAPE_OBJECT, SHAPE_POINTER, sync_operation },
    { "initiatedBy", SHAPE_OBJECT, 0, initiator },
    { "info", SHAPE_OBJECTS, 0, info },
    { "retry", SHAPE_OBJECT, 0, retry },
    END,
};

static const struct shape_field resource_result[] = {
    { "group", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "version", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "kind", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "namespace", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "status", SHAPE_STRING, 0, NULL },
    { "message", SHAPE_STRING, 0, NULL },
    { "hookType", SHAPE_STRING, 0, NULL },
    { "hookPhase", SHAPE_STRING, 0, NULL },
    { "syncPhase", SHAPE_STRING, 0, NULL },
    { "images", SHAPE_STRINGS, 0, NULL },
    END,
};

static const struct shape_field sync_result[] = {
    { "resources", SHAPE_OBJECTS, 0, resource_result },
    { "revision", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "source", SHAPE_OBJECT, 0, shape_application_source },
    { "sources", SHAPE_OBJECTS, 0, shape_application_source },
    { "revisions", SHAPE_STRINGS, 0, NULL },
    { "managedNamespaceMetadata", SHAPE_OBJECT, SHAPE_POINTER, namespace_metadata },
    END,
};

const struct shape_field shape_operation_state[] = {
    { "operation", SHAPE_OBJECT, SHAPE_REQUIRED, shape_operation },
    { "phase", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "message", SHAPE_STRING, 0, NULL },
    { "syncResult", SHAPE_OBJECT, SHAPE_POINTER, sync_result },
    { "startedAt", SHAPE_TIME, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "finishedAt", SHAPE_TIME, SHAPE_POINTER, NULL },
    { "retryCount", SHAPE_INT, 0, NULL },
    END,
};

static const struct shape_field health[] = {
    { "status", SHAPE_STRING, 0, NULL },
    { "message", SHAPE_STRING, 0, NULL },
    { "lastTransitionTime", SHAPE_TIME, SHAPE_POINTER, NULL },
    END,
};

static const struct shape_field resource_status[] = {
    { "group", SHAPE_STRING, 0, NULL },
    { "version", SHAPE_STRING, 0, NULL },
    { "kind", SHAPE_STRING, 0, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    { "name", SHAPE_STRING, 0, NULL },
    { "status", SHAPE_STRING, 0, NULL },
    { "health", SHAPE_OBJECT, SHAPE_POINTER, health },
    { "hook", SHAPE_BOOL, 0, NULL },
    { "requiresPruning", SHAPE_BOOL, 0, NULL },
    { "syncWave", SHAPE_INT, 0, NULL },
    { "requiresDeletionConfirmation", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field compared_to[] = {
    { "source", SHAPE_OBJECT, 0, shape_application_source },
    { "destination", SHAPE_OBJECT, SHAPE_REQUIRED, shape_application_destination },
    { "sources", SHAPE_OBJECTS, 0, shape_application_source },
    { "ignoreDifferences", SHAPE_OBJECTS, 0, shape_ignore_difference },
    END,
};

static const struct shape_field sync_status[] = {
    { "status", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "comparedTo", SHAPE_OBJECT, 0, compared_to },
    { "revision", SHAPE_STRING, 0, NULL },
    { "revisions", SHAPE_STRINGS, 0, NULL },
    END,
};

static const struct shape_field history[] = {
    { "revision", SHAPE_STRING, 0, NULL },
    { "deployedAt", SHAPE_TIME, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "id", SHAPE_INT, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "source", SHAPE_OBJECT, 0, shape_application_source },
    { "deployStartedAt", SHAPE_TIME, SHAPE_POINTER, NULL },
    { "sources", SHAPE_OBJECTS, 0, shape_application_source },
    { "revisions", SHAPE_STRINGS, 0, NULL },
    { "initiatedBy", SHAPE_OBJECT, 0, initiator },
    END,
};

static const struct shape_field condition[] = {
    { "type", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "message", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "lastTransitionTime", SHAPE_TIME, SHAPE_POINTER, NULL },
    END,
};

static const struct shape_field summary[] = {
    { "externalURLs", SHAPE_STRINGS, 0, NULL },
    { "images", SHAPE_STRINGS, 0, NULL },
    { "isAppOfApps", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field hydrate_operation[] = {
    { "startedAt", SHAPE_TIME, SHAPE_KEPT, NULL },
    { "finishedAt", SHAPE_TIME, SHAPE_POINTER, NULL },
    { "phase", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "message", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "drySHA", SHAPE_STRING, 0, NULL },
    { "hydratedSHA", SHAPE_STRING, 0, NULL },
    { "sourceHydrator", SHAPE_OBJECT, 0, source_hydrator },
    END,
};

static const struct shape_field successful_hydration[] = {
    { "drySHA", SHAPE_STRING, 0, NULL },
    { "hydratedSHA", SHAPE_STRING, 0, NULL },
    { "sourceHydrator", SHAPE_OBJECT, 0, source_hydrator },
    END,
};

static const struct shape_field source_hydrator_status[] = {
    { "lastSuccessfulOperation", SHAPE_OBJECT, SHAPE_POINTER, successful_hydration },
    { "currentOperation", SHAPE_OBJECT, SHAPE_POINTER, hydrate_operation },
    { "lastComparedDryRevision", SHAPE_STRING, 0, NULL },
    END,
};

const struct shape_field shape_application_status[] = {
    { "resources", SHAPE_OBJECTS, 0, resource_status },
    { "sync", SHAPE_OBJECT, 0, sync_status },
    { "health", SHAPE_OBJECT, 0, health },
    { "history", SHAPE_OBJECTS, 0, history },
    { "conditions", SHAPE_OBJECTS, 0, condition },
    { "reconciledAt", SHAPE_TIME, SHAPE_POINTER, NULL },
    { "operationState", SHAPE_OBJECT, SHAPE_POINTER, shape_operation_state },
    { "observedAt", SHAPE_TIME, SHAPE_POINTER, NULL },
    { "sourceType", SHAPE_STRING, 0, NULL },
    { "summary", SHAPE_OBJECT, 0, summary },
    { "resourceHealthSource", SHAPE_STRING, 0, NULL },
    { "sourceTypes", SHAPE_STRINGS, 0, NULL },
    { "controllerNamespace", SHAPE_STRING, 0, NULL },
    { "sourceHydrator", SHAPE_OBJECT, 0, source_hydrator_status },
    END,
};

const struct shape_field shape_application[] = {
    { "kind", SHAPE_STRING, 0, NULL },
    { "apiVersion", SHAPE_STRING, 0, NULL },
    { "metadata", SHAPE_ANY, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "spec", SHAPE_OBJECT, SHAPE_REQUIRED, shape_application_spec },
    { "status", SHAPE_OBJECT, 0, shape_application_status },
    { "operation", SHAPE_OBJECT, SHAPE_POINTER, shape_operation },
    END,
};
