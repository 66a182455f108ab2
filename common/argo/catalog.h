#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json_doc;
struct kube_client;
struct settings;

/**
 * What a control plane process has read from the cluster it runs in, kept up to date by watches:
 * Applications, AppProjects, the settings, and the Secrets that describe clusters and repositories.
 */
struct catalog;

/** Called after the catalog has taken the change in; all on the loop's thread. */
struct catalog_handlers {
    /** `before` NULL: new; `now` NULL: gone. `key` is "namespace/name". */
    void (*on_application)(void *context, const char *key, struct json_doc *before,
                           struct json_doc *now);
    void (*on_project)(void *context, struct str name);
    void (*on_settings)(void *context, const struct settings *settings);
    /** `now` NULL: gone. */
    void (*on_cluster_secret)(void *context, struct str name, struct json_doc *now);
    void (*on_repositories)(void *context);
    /** Everything was read once; no other handler is called before, but on_settings. */
    void (*on_ready)(void *context);
    void *context;
};

struct catalog_options {
    struct kube_client *client;
    const char *namespace;                   /* the process's own */
    bool watches_all_namespaces;             /* for applications */
    bool leaves_managers_out;                /* metadata.managedFields is not kept */
    const struct catalog_handlers *handlers; /* copied */
};

struct catalog *catalog_new(const struct catalog_options *options) MUST_USE;
void catalog_free(struct catalog *catalog);
DEFINE_CLEANUP(struct catalog *, catalog_free)

bool catalog_is_ready(const struct catalog *catalog);

/** The latest Application of a key, NULL when there is none. Borrowed: json_doc_ref() keeps it. */
struct json_doc *catalog_application(const struct catalog *catalog, const char *key);
size_t catalog_application_count(const struct catalog *catalog);
/** The resource version up to which the watch of Applications has told. */
const char *catalog_applications_version(const struct catalog *catalog);
/** Walk over all; nothing may change on the way. */
void catalog_each_application(const struct catalog *catalog,
                              void (*visit)(void *context, const char *key,
                                            struct json_doc *application),
                              void *context);

/**
 * What a write was answered with: known at once, before the watch tells. An older version than the
 * one known is ignored.
 */
void catalog_put_application(struct catalog *catalog, struct json_doc *application);

/** The same for any other object that is kept: a project, a Secret, a ConfigMap. */
void catalog_put(struct catalog *catalog, struct json_doc *object);
/** What was deleted, before the watch tells; a newer object of that name stays. */
void catalog_take_out(struct catalog *catalog, struct json_doc *object);

/** The same for a Secret; and that one is gone. */
void catalog_put_secret(struct catalog *catalog, struct json_doc *secret);
void catalog_forget_secret(struct catalog *catalog, const char *name);
struct json_doc *catalog_project(const struct catalog *catalog, struct str name);
/** The resource version up to which the watch of projects has told. */
const char *catalog_projects_version(const struct catalog *catalog);
void catalog_each_project(const struct catalog *catalog,
                          void (*visit)(void *context, struct json_doc *project), void *context);

/** The settings in force; never NULL once the catalog is ready. Borrowed. */
const struct settings *catalog_settings(const struct catalog *catalog);
/** The same for who waits meanwhile: they stay until `arena` goes, whatever is in force by then. */
const struct settings *catalog_hold_settings(const struct catalog *catalog, struct arena *arena);

/** A ConfigMap of the control plane that carries its label, or any Secret of its namespace; NULL.
 */
struct json_doc *catalog_config_map(const struct catalog *catalog, const char *name);
struct json_doc *catalog_secret(const struct catalog *catalog, const char *name);

/** Every Secret of a type: "cluster", "repository", "repo-creds". */
void catalog_each_secret(const struct catalog *catalog, const char *type,
                         void (*visit)(void *context, struct json_doc *secret), void *context);
