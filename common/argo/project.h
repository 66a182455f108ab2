#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct cluster;
struct destination;
struct json;

struct project_destination {
    struct str server, name, namespace; /* globs, a leading '!' denies */
};

struct project_kind {
    struct str group, kind, name; /* patterns; an empty name is any */
};

struct project_kinds {
    bool present; /* an absent list and an empty one differ */
    const struct project_kind *items;
    size_t count;
};

struct sync_window {
    const struct json *document;
    bool is_allow;
    struct str kind; /* as given */
    struct str schedule, duration, time_zone;
    struct texts applications, namespaces, clusters;
    bool manual_sync;
    bool use_and;
    bool sync_overrun;
};

struct destination_service_account {
    struct str server, namespace, default_service_account;
};

struct orphaned_resource_key {
    struct str group, kind, name; /* globs; empty kind and name are any, empty group is core */
};

struct project_role {
    struct str name, description;
    struct texts policies, groups;
    const struct json *jwt_tokens;
};

/**
 * An AppProject with all that counts for it: what its document says, and what project_extend()
 * adds. Plain values in an arena, pointing into the documents.
 */
struct project {
    const struct json *document;
    struct str name;
    struct str namespace;
    struct str description;
    struct texts source_repos;
    struct texts source_namespaces;
    const struct project_destination *destinations;
    size_t destination_count;
    struct project_kinds cluster_whitelist, cluster_blacklist;
    struct project_kinds namespace_whitelist, namespace_blacklist;
    bool has_orphaned_resources;
    bool warns_of_orphans; /* only when it says so */
    const struct orphaned_resource_key *orphan_ignores;
    size_t orphan_ignore_count;
    const struct project_role *roles;
    size_t role_count;
    const struct sync_window *windows;
    size_t window_count;
    struct texts signature_keys;
    const struct json *source_integrity; /* NULL: none */
    bool permit_only_scoped_clusters;
    const struct destination_service_account *service_accounts;
    size_t service_account_count;
    const struct cluster *const *scoped_clusters; /* see project_extend() */
    size_t scoped_cluster_count;
};

int project_read(const struct json *document, struct arena *arena, struct project *out,
                 struct error *err) MUST_USE;

/** What belongs to a project without standing in it. */
struct project_extras {
    /** The other projects (documents) whose lists are added: see settings_global_projects(). */
    const struct project *const *globals;
    size_t global_count;
    /** URLs of the repositories whose Secret names this project. */
    struct texts scoped_repositories;
    /** Clusters whose Secret names this project. */
    const struct cluster *const *scoped_clusters;
    size_t scoped_cluster_count;
};

/** The project with its extras: what all questions below are asked of. */
struct project project_extend(const struct project *project, const struct project_extras *extras,
                              struct arena *arena);

/** Applications of `namespace` may use it: the controller's own namespace, or sourceNamespaces. */
bool project_permits_namespace(const struct project *project, struct str namespace,
                               const char *controller_namespace);

/** URL normalised, globs with '/' as separator, '!' denies. */
bool project_permits_source(const struct project *project, struct str repo_url);

/**
 * Destination: `server` and `name` are those of the cluster it resolves to.
 */
bool project_permits_destination(const struct project *project, const struct cluster *cluster,
                                 struct str namespace);

/** Group, kind and name of an object; `is_namespaced` picks the lists. */
bool project_permits_kind(const struct project *project, struct str group, struct str kind,
                          struct str name, bool is_namespaced);

/** An object, as far as a project looks at it. */
struct project_object {
    struct str group, kind, name, namespace;
    bool is_namespaced;
};

/** Both of the above for an object: a cluster-scoped one needs no destination. */
bool project_permits_resource(const struct project *project, const struct project_object *object,
                              const struct cluster *cluster);

/** An orphan that nobody is to be warned of: the built-in ones, and the project's ignore list. */
bool project_ignores_orphan(const struct project *project, struct str group, struct str kind,
                            struct str namespace, struct str name);

/** Where somebody is to act. */
struct account_request {
    struct str server;
    struct str namespace;     /* of the destination */
    struct str app_namespace; /* stands in where the destination has none */
};

/**
 * The service account to act as on a destination, "system:serviceaccount:ns:name". 1 with `*out`,
 * 0 when none matches, -1 "default service account contains invalid chars '<x>'".
 */
int project_service_account(const struct project *project, const struct account_request *request,
                            struct arena *arena, struct str *out, struct error *err) MUST_USE;

/** What the API server checks before it stores one; ERR_INVALID names what is wrong. */
int project_validate(const struct project *project, struct error *err) MUST_USE;
