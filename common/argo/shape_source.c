/* The source of manifests, wherever it stands: spec, operation, status, history. */
#include "argo/shape.h"
#include "argo/shape_tables.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, SHAPE_ANY, 0, NULL                                                                   \
    }

static const struct shape_field helm_parameter[] = {
    { "name", SHAPE_STRING, 0, NULL },
    { "value", SHAPE_STRING, 0, NULL },
    { "forceString", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field helm_file_parameter[] = {
    { "name", SHAPE_STRING, 0, NULL },
    { "path", SHAPE_STRING, 0, NULL },
    END,
};

const struct shape_field shape_helm[] = {
    { "valueFiles", SHAPE_STRINGS, 0, NULL },
    { "parameters", SHAPE_OBJECTS, 0, helm_parameter },
    { "releaseName", SHAPE_STRING, 0, NULL },
    { "values", SHAPE_STRING, 0, NULL },
    { "fileParameters", SHAPE_OBJECTS, 0, helm_file_parameter },
    { "version", SHAPE_STRING, 0, NULL },
    { "passCredentials", SHAPE_BOOL, 0, NULL },
    { "ignoreMissingValueFiles", SHAPE_BOOL, 0, NULL },
    { "skipCrds", SHAPE_BOOL, 0, NULL },
    { "valuesObject", SHAPE_ANY, SHAPE_POINTER, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    { "kubeVersion", SHAPE_STRING, 0, NULL },
    { "apiVersions", SHAPE_STRINGS, 0, NULL },
    { "skipTests", SHAPE_BOOL, 0, NULL },
    { "skipSchemaValidation", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field kustomize_replica[] = {
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "count", SHAPE_INT_OR_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field kustomize_target[] = {
    { "group", SHAPE_STRING, 0, NULL },         { "version", SHAPE_STRING, 0, NULL },
    { "kind", SHAPE_STRING, 0, NULL },          { "name", SHAPE_STRING, 0, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },     { "annotationSelector", SHAPE_STRING, 0, NULL },
    { "labelSelector", SHAPE_STRING, 0, NULL }, END,
};

static const struct shape_field kustomize_patch[] = {
    { "path", SHAPE_STRING, 0, NULL },
    { "patch", SHAPE_STRING, 0, NULL },
    { "target", SHAPE_OBJECT, SHAPE_POINTER, kustomize_target },
    { "options", SHAPE_BOOL_MAP, 0, NULL },
    END,
};

const struct shape_field shape_kustomize[] = {
    { "namePrefix", SHAPE_STRING, 0, NULL },
    { "nameSuffix", SHAPE_STRING, 0, NULL },
    { "images", SHAPE_STRINGS, 0, NULL },
    { "commonLabels", SHAPE_STRING_MAP, 0, NULL },
    { "version", SHAPE_STRING, 0, NULL },
    { "commonAnnotations", SHAPE_STRING_MAP, 0, NULL },
    { "forceCommonLabels", SHAPE_BOOL, 0, NULL },
    { "forceCommonAnnotations", SHAPE_BOOL, 0, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    { "commonAnnotationsEnvsubst", SHAPE_BOOL, 0, NULL },
    { "replicas", SHAPE_OBJECTS, 0, kustomize_replica },
    { "patches", SHAPE_OBJECTS, 0, kustomize_patch },
    { "components", SHAPE_STRINGS, 0, NULL },
    { "ignoreMissingComponents", SHAPE_BOOL, 0, NULL },
    { "labelWithoutSelector", SHAPE_BOOL, 0, NULL },
    { "kubeVersion", SHAPE_STRING, 0, NULL },
    { "apiVersions", SHAPE_STRINGS, 0, NULL },
    { "labelIncludeTemplates", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field jsonnet_variable[] = {
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "value", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "code", SHAPE_BOOL, 0, NULL },
    END,
};

static const struct shape_field jsonnet[] = {
    { "extVars", SHAPE_OBJECTS, 0, jsonnet_variable },
    { "tlas", SHAPE_OBJECTS, 0, jsonnet_variable },
    { "libs", SHAPE_STRINGS, 0, NULL },
    END,
};

const struct shape_field shape_directory[] = {
    { "recurse", SHAPE_BOOL, 0, NULL },
    { "jsonnet", SHAPE_OBJECT, 0, jsonnet },
    { "exclude", SHAPE_STRING, 0, NULL },
    { "include", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field plugin_variable[] = {
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "value", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

/* An empty map or array says something else than none. */
static const struct shape_field plugin_parameter[] = {
    { "name", SHAPE_STRING, 0, NULL },
    { "string", SHAPE_STRING, SHAPE_POINTER, NULL },
    { "map", SHAPE_STRING_MAP, SHAPE_POINTER, NULL },
    { "array", SHAPE_STRINGS, SHAPE_POINTER, NULL },
    END,
};

const struct shape_field shape_plugin[] = {
    { "name", SHAPE_STRING, 0, NULL },
    { "env", SHAPE_OBJECTS, 0, plugin_variable },
    { "parameters", SHAPE_OBJECTS, 0, plugin_parameter },
    END,
};

const struct shape_field shape_application_source[] = {
    { "repoURL", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "path", SHAPE_STRING, 0, NULL },
    { "targetRevision", SHAPE_STRING, 0, NULL },
    { "helm", SHAPE_OBJECT, SHAPE_POINTER, shape_helm },
    { "kustomize", SHAPE_OBJECT, SHAPE_POINTER, shape_kustomize },
    { "directory", SHAPE_OBJECT, SHAPE_POINTER, shape_directory },
    { "plugin", SHAPE_OBJECT, SHAPE_POINTER, shape_plugin },
    { "chart", SHAPE_STRING, 0, NULL },
    { "ref", SHAPE_STRING, 0, NULL },
    { "name", SHAPE_STRING, 0, NULL },
    { "tagPrefix", SHAPE_STRING, 0, NULL },
    END,
};
