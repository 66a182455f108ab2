#pragma once

#include "argo/source.h"
#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

#define APPLICATION_API_VERSION "argoproj.io/v1alpha1"

struct destination {
    struct str server; /* trailing slashes removed */
    struct str name;
    struct str namespace;
};

struct retry_strategy {
    bool present;
    int64_t limit;           /* 0: none, negative: without end */
    int64_t backoff_ms;      /* 5,000 when not given */
    int64_t factor;          /* 2 when not given */
    int64_t max_backoff_ms;  /* 180,000 when not given */
    struct str odd_duration; /* of the two, the first that is none */
    bool refresh;
};

struct sync_policy {
    const struct json *document; /* NULL: absent */
    bool is_automated;           /* `automated` is there and `enabled` is not false */
    bool prune;
    bool self_heal;
    bool allow_empty;
    struct texts options; /* as given, such as "CreateNamespace=true" */
    struct retry_strategy retry;
    const struct json *managed_namespace_metadata; /* NULL: absent */
};

/** One item of spec.ignoreDifferences. */
struct ignore_difference {
    struct str group; /* a glob, "" is the core group only */
    struct str kind;  /* a glob */
    struct str name;  /* exact, "" for any */
    struct str namespace;
    struct texts json_pointers;
    struct texts jq_path_expressions;
    struct texts managed_fields_managers;
};

struct sync_resource {
    struct str group, kind, name, namespace;
};

/** A request to sync: the operation field, or the one inside status.operationState. */
struct operation {
    const struct json *document; /* NULL: there is none */
    struct str username;
    bool is_automated;
    struct retry_strategy retry;
    const struct json *info;
    const struct json *sync; /* NULL: an operation that does nothing */
    struct str revision;
    struct texts revisions;
    bool prune;
    bool dry_run;
    bool is_apply; /* strategy `apply`: without hooks */
    bool force;
    const struct sync_resource *resources; /* the selection */
    size_t resource_count;
    const struct json *source;  /* NULL: the application's */
    const struct json *sources; /* NULL: the application's */
    struct texts manifests;
    struct texts options;
    int64_t self_heal_attempts;
};

struct operation_state {
    const struct json *document; /* NULL: there is none */
    struct operation operation;
    struct str phase;
    struct str message;
    struct str started_at;  /* RFC 3339 */
    struct str finished_at; /* empty while it runs */
    int64_t retry_count;
    const struct json *sync_result; /* NULL: absent */
};

enum refresh_request { REFRESH_NOT_REQUESTED, REFRESH_NORMAL, REFRESH_HARD };

/**
 * An Application, read from its document: plain values that point into it and into an arena. The
 * document keeps everything, fields included that are not known here.
 */
struct application {
    const struct json *document;
    const struct json *spec;
    const struct json *status; /* NULL: absent */
    struct str name;
    struct str namespace;
    struct str uid;
    struct str resource_version;
    struct str project; /* "default" where none is given */
    struct destination destination;
    /** The sources that count: with a hydrator what it writes; else `sources` when there are any;
     * else `source`: at least one or none. */
    const struct application_source *sources;
    size_t source_count;
    bool has_multiple_sources;          /* they are those of spec.sources */
    const struct json *source_hydrator; /* NULL: absent */
    struct sync_policy sync_policy;
    const struct ignore_difference *ignore_differences;
    size_t ignore_difference_count;
    const struct json *info;
    int64_t revision_history_limit; /* 10 where none is given */
    struct operation operation;
    struct operation_state operation_state;
    bool is_deleting;
    struct str deletion_timestamp;
    struct texts finalizers;
};

/**
 * Read an Application. Fails only where nothing can be said about it at all: no object, no name,
 * `spec` no object. A wrong type elsewhere reads as absent: the schema of the API server refuses
 * it, and application_validate() tells the rest.
 */
int application_read(const struct json *document, struct arena *arena, struct application *out,
                     struct error *err) MUST_USE;

struct operation operation_read(const struct json *document, struct arena *arena);
struct retry_strategy retry_strategy_read(const struct json *document);
struct ignore_difference ignore_difference_read(const struct json *item, struct arena *arena);

/** What tracks its objects: "name", or "namespace_name" outside the controller's namespace. */
struct str application_instance_name(const struct application *app,
                                     const char *controller_namespace, struct arena *arena);
/** The same from parts; "ns_name" and "name" back to "ns/name": see application_qualify(). */
struct str application_instance(struct str name, struct str namespace,
                                const char *controller_namespace, struct arena *arena);
/** What is rendered before hydration, as a source of its own; NULL: nothing is hydrated. */
const struct application_source *application_dry_source(const struct application *app,
                                                        struct arena *arena);
/** "namespace/name". */
struct str application_qualified_name(const struct application *app, struct arena *arena);
/** "ns/name" of an instance name; a bare name belongs to the controller's namespace. */
struct str application_qualify(struct str instance, const char *controller_namespace,
                               struct arena *arena);

const char *application_annotation(const struct application *app, const char *key); /* "" if none */
enum refresh_request application_refresh_request(const struct application *app);
/** Annotation argocd.argoproj.io/skip-reconcile, as Go's ParseBool reads it. */
bool application_skips_reconcile(const struct application *app);
bool application_has_sync_option(const struct application *app, const char *option);

/** Its revision of a source: status.sync.revision(s), as last compared; empty when there is none.
 */
struct str application_synced_revision(const struct application *app, size_t source);

/** Phases that end an operation: Failed, Error, Succeeded. */
bool operation_phase_is_completed(struct str phase);

/**
 * Spec as the original stores it after a refresh: an empty project is "default", an empty
 * syncPolicy is left out, zero blocks of `source` are left out (see application_source_normalize();
 * entries of `sources` are left alone). NULL when nothing changes.
 */
const struct json *application_normalize_spec(const struct application *app, struct arena *arena);

/** Wait before retry number `retries` (0 for the first), with factor and cap. */
int retry_strategy_delay_ms(const struct retry_strategy *retry, int64_t retries, int64_t *out,
                            struct error *err) MUST_USE;
