#pragma once

#include "argo/resource_filter.h"
#include "argo/resource_overrides.h"
#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;
struct json_doc;
struct project;

enum tracking_method { TRACKING_ANNOTATION, TRACKING_LABEL, TRACKING_ANNOTATION_AND_LABEL };
enum ignore_status_field { IGNORE_STATUS_ALL, IGNORE_STATUS_CRD, IGNORE_STATUS_NONE };
enum respect_rbac { RESPECT_RBAC_OFF, RESPECT_RBAC_NORMAL, RESPECT_RBAC_STRICT };

struct compare_options {
    bool ignore_aggregated_roles;
    enum ignore_status_field ignore_status_field;
    bool ignore_differences_on_resource_updates;
};

struct kustomize_version {
    struct str name, path, build_options;
};

/** An item of globalProjects. */
struct global_project {
    struct str project_name;
    const struct json *label_selector; /* a LabelSelector */
};

/**
 * The settings of an installation: argocd-cm and argocd-secret, read once into an immutable value.
 * A change makes a new one; whoever works with the old one keeps it until it is done. A value that
 * only one component reads stays in the documents: settings_text() gets it.
 */
struct settings {
    /* Tracking */
    enum tracking_method tracking_method;
    struct str instance_label_key;
    struct str installation_id;
    /* Comparison and health */
    struct resource_overrides overrides;
    struct compare_options compare;
    bool ignore_resource_updates_enabled;
    struct resource_filter filter;
    struct str respect_rbac_text; /* see settings_respect_rbac() */
    struct texts custom_labels;
    struct texts sensitive_annotations;
    struct texts include_event_labels, exclude_event_labels;
    struct texts allowed_node_labels;
    /* Destinations and sync */
    bool in_cluster_enabled;
    bool impersonation_enabled;
    bool impersonation_enforced;
    bool requires_override_for_revision_sync;
    const struct global_project *global_projects;
    size_t global_project_count;
    /* Rendering */
    bool kustomize_enabled, helm_enabled, jsonnet_enabled;
    struct str kustomize_build_options;
    const struct kustomize_version *kustomize_versions;
    size_t kustomize_version_count;
    struct texts helm_value_file_schemes;
    /* Timing, in milliseconds; 0: off */
    int64_t reconciliation_ms, reconciliation_jitter_ms, hard_reconciliation_ms;
    /* What was wrong but harmless, to be logged once */
    struct texts warnings;

    struct json_doc *config_map; /* argocd-cm */
    struct json_doc *secret;     /* argocd-secret; NULL when it was not given */
};

/**
 * Read the settings; takes references to the documents, `secret` may be NULL. The result is freed
 * with the last settings_unref(). Fails with the original's words where a value makes it refuse
 * everything (a malformed override, an unknown respectRBAC does not: see settings_respect_rbac()).
 */
int settings_read(struct json_doc *config_map, struct json_doc *secret, struct settings **out,
                  struct error *err) MUST_USE;
struct settings *settings_ref(const struct settings *settings);
void settings_unref(struct settings *settings);
DEFINE_CLEANUP(struct settings *, settings_unref)

/** A value of argocd-cm as it is, "" when it is not there. */
struct str settings_text(const struct settings *settings, const char *key);

/** ERR_INVALID "invalid value for resource.respectRBAC: X". */
int settings_respect_rbac(const struct settings *settings, enum respect_rbac *out,
                          struct error *err) MUST_USE;

/** What the cluster cache depends on is the same: filter, overrides, tracking. */
bool settings_equal_for_cache(const struct settings *a, const struct settings *b);

/** The projects among `all` whose lists a project inherits. Returns how many, in `arena`. */
size_t settings_global_projects(const struct settings *settings, const struct project *project,
                                const struct project *const *all, size_t count, struct arena *arena,
                                const struct project *const **out);

/**
 * "$key" replaced by what argocd-secret holds under that key, trimmed; text without a
 * leading "$", and "$secret:key" of another Secret, as it is.
 */
struct str settings_resolve_secret(const struct settings *settings, struct str value,
                                   struct arena *arena);

/** "annotation", "label", "annotation+label". */
const char *tracking_method_name(enum tracking_method method);
