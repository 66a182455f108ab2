#pragma once

#include "api_resource.h"
#include "base/error.h"
#include "base/vec.h"
#include "collection.h"

#include <stdint.h>

struct arena;
struct config;
struct controllers;
struct cluster_log;
struct garbage;
struct identities;
struct loop;
struct map;
struct fault_rules;

/**
 * One Kubernetes cluster: its resources, their objects, and what follows from their changes. All of
 * it belongs to the loop's thread.
 */
struct cluster {
    struct loop *loop;
    const struct config *config;
    unsigned number;                      /* among the clusters of the process */
    uint64_t version;                     /* of the latest change: the resourceVersion */
    VEC(struct api_resource *) resources; /* in the order of discovery */
    VEC(struct api_resource *) dropped;   /* gone, kept for those who still answer from them */
    struct map *by_name;                  /* "deployments.apps" */
    struct map *by_kind;                  /* "Deployment.apps" */
    struct identities *identities;        /* who may do what */
    struct garbage *garbage;              /* owners and dependents, namespaces that end */
    struct controllers *controllers;      /* NULL: none run */
    struct cluster_log *log;              /* what was written to disk; NULL: nothing is */
    struct fault_rules *fault_rules;      /* failures on demand */
    char *authority;                      /* PEM: the certificate that clients trust */
    uint64_t discovery_version;           /* changes with the set of resources */
};

struct cluster_options {
    struct loop *loop;
    const struct config *config;
    unsigned number;
    const char *authority;
};

int cluster_open(const struct cluster_options *options, struct cluster **out,
                 struct error *err) MUST_USE;
void cluster_close(struct cluster *cluster);
DEFINE_CLEANUP(struct cluster *, cluster_close)

/** A resource by group ("" for core) and plural, or by group and kind; NULL when there is none. */
struct api_resource *cluster_resource(const struct cluster *cluster, struct str group,
                                      struct str plural);
struct api_resource *cluster_kind(const struct cluster *cluster, struct str group, struct str kind);
/** A built-in one, which is always there. */
struct api_resource *cluster_builtin(const struct cluster *cluster, const char *label);
bool cluster_group_exists(const struct cluster *cluster, struct str group, struct str version);
bool cluster_has_group(const struct cluster *cluster, struct str group);
/** Takes it over. */
void cluster_add_resource(struct cluster *cluster, struct api_resource *resource);
/** The resource and its objects end; its watches too. */
void cluster_drop_resource(struct cluster *cluster, struct api_resource *resource);

/** A custom resource is defined anew: its versions so far stay for those who use them. */
void cluster_retire_versions(struct cluster *cluster, struct api_resource *resource);

/** "namespace/name", or "name". */
struct str cluster_object_key(struct str namespace, struct str name, struct arena *arena);
const struct json *cluster_get(const struct cluster *cluster, const struct api_resource *resource,
                               struct str namespace, struct str name);

/**
 * The one place in which anything changes: `object` is kept under its namespace and name with the
 * next resourceVersion, or, for EVENT_DELETED, is what was there last. Watches, controllers,
 * garbage collection, custom resource definitions and the disk learn of it. Returns the object as
 * kept: valid until the next change of it.
 */
const struct json *cluster_commit(struct cluster *cluster, struct api_resource *resource,
                                  enum event_type type, const struct json *object,
                                  struct arena *arena);

/** Bring a document from one version of a resource to another. */
const struct json *cluster_convert(const struct api_resource *resource, const struct json *object,
                                   const struct api_version *to, struct arena *arena);
