#include "argo/shape.h"
#include "argo/shape_tables.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, SHAPE_ANY, 0, NULL                                                                   \
    }

static const struct shape_field group_kind[] = {
    { "group", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "kind", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field group_kind_name[] = {
    { "group", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "kind", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "name", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field jwt_token[] = {
    { "iat", SHAPE_INT, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "exp", SHAPE_INT, 0, NULL },
    { "id", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field role[] = {
    { "name", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "description", SHAPE_STRING, 0, NULL },
    { "policies", SHAPE_STRINGS, 0, NULL },
    { "jwtTokens", SHAPE_OBJECTS, 0, jwt_token },
    { "groups", SHAPE_STRINGS, 0, NULL },
    END,
};

static const struct shape_field orphan_key[] = {
    { "group", SHAPE_STRING, 0, NULL },
    { "kind", SHAPE_STRING, 0, NULL },
    { "name", SHAPE_STRING, 0, NULL },
    END,
};

static const struct shape_field orphaned_resources[] = {
    { "warn", SHAPE_BOOL, SHAPE_POINTER, NULL },
    { "ignore", SHAPE_OBJECTS, 0, orphan_key },
    END,
};

static const struct shape_field sync_window[] = {
    { "kind", SHAPE_STRING, 0, NULL },        { "schedule", SHAPE_STRING, 0, NULL },
    { "duration", SHAPE_STRING, 0, NULL },    { "applications", SHAPE_STRINGS, 0, NULL },
    { "namespaces", SHAPE_STRINGS, 0, NULL }, { "clusters", SHAPE_STRINGS, 0, NULL },
    { "manualSync", SHAPE_BOOL, 0, NULL },    { "timeZone", SHAPE_STRING, 0, NULL },
    { "andOperator", SHAPE_BOOL, 0, NULL },   { "description", SHAPE_STRING, 0, NULL },
    { "syncOverrun", SHAPE_BOOL, 0, NULL },   END,
};

static const struct shape_field signature_key[] = {
    { "keyID", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field service_account[] = {
    { "server", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "namespace", SHAPE_STRING, 0, NULL },
    { "defaultServiceAccount", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field policy_repository[] = {
    { "url", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field gpg[] = {
    { "mode", SHAPE_STRING, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "keys", SHAPE_STRINGS, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    END,
};

static const struct shape_field git_policy[] = {
    { "repos", SHAPE_OBJECTS, SHAPE_KEPT | SHAPE_REQUIRED, policy_repository },
    { "gpg", SHAPE_OBJECT, SHAPE_KEPT | SHAPE_POINTER | SHAPE_REQUIRED, gpg },
    END,
};

static const struct shape_field git_integrity[] = {
    { "policies", SHAPE_OBJECTS, SHAPE_KEPT | SHAPE_REQUIRED, git_policy },
    END,
};

static const struct shape_field source_integrity[] = {
    { "git", SHAPE_OBJECT, SHAPE_KEPT | SHAPE_POINTER | SHAPE_REQUIRED, git_integrity },
    END,
};

const struct shape_field shape_project_spec[] = {
    { "sourceRepos", SHAPE_STRINGS, 0, NULL },
    { "destinations", SHAPE_OBJECTS, 0, shape_application_destination },
    { "description", SHAPE_STRING, 0, NULL },
    { "roles", SHAPE_OBJECTS, 0, role },
    { "clusterResourceWhitelist", SHAPE_OBJECTS, 0, group_kind_name },
    { "namespaceResourceBlacklist", SHAPE_OBJECTS, 0, group_kind },
    { "orphanedResources", SHAPE_OBJECT, SHAPE_POINTER, orphaned_resources },
    { "syncWindows", SHAPE_OBJECTS, 0, sync_window },
    { "namespaceResourceWhitelist", SHAPE_OBJECTS, 0, group_kind },
    { "signatureKeys", SHAPE_OBJECTS, 0, signature_key },
    { "clusterResourceBlacklist", SHAPE_OBJECTS, 0, group_kind_name },
    { "sourceNamespaces", SHAPE_STRINGS, 0, NULL },
    { "permitOnlyProjectScopedClusters", SHAPE_BOOL, 0, NULL },
    { "destinationServiceAccounts", SHAPE_OBJECTS, 0, service_account },
    { "sourceIntegrity", SHAPE_OBJECT, SHAPE_POINTER, source_integrity },
    END,
};

static const struct shape_field role_tokens[] = {
    { "items", SHAPE_OBJECTS, 0, jwt_token },
    END,
};

static const struct shape_field project_status[] = {
    { "jwtTokensByRole", SHAPE_OBJECT_MAP, 0, role_tokens },
    END,
};

const struct shape_field shape_project[] = {
    { "kind", SHAPE_STRING, 0, NULL },
    { "apiVersion", SHAPE_STRING, 0, NULL },
    { "metadata", SHAPE_ANY, SHAPE_KEPT | SHAPE_REQUIRED, NULL },
    { "spec", SHAPE_OBJECT, SHAPE_REQUIRED, shape_project_spec },
    { "status", SHAPE_OBJECT, 0, project_status },
    END,
};
