#pragma once

#include "base/error.h"
#include "base/str.h"
#include "kube/resource.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;
struct kube_client;

/**
 * What a cluster serves at one moment: groups, versions, resources. Immutable and
 * reference-counted; ask again (kube_discover()) when CustomResourceDefinitions or APIServices
 * change.
 *
 * Groups stand in the server's order, versions with the preferred one first.
 */
struct kube_discovery;

struct kube_api {
    struct kube_resource resource;
    const char *const *short_names;  /* NULL-terminated */
    const char *const *categories;   /* NULL-terminated */
    const char *const *subresources; /* NULL-terminated: "status", "scale" */
    bool is_preferred;               /* the version that its group prefers has it, or none before */
};

/**
 * Ask for everything the cluster serves: two requests where it answers in aggregated form, else one
 * for each group version. `on_done` gets a reference that is the callee's, or NULL and an error.
 * Groups that cannot be reached (a dead aggregated API server) are left out: see
 * kube_discovery_failures(). Fails only when no group at all could be read.
 *
 * Returns what kube_discover_cancel() takes; it is gone when `on_done` is called.
 */
struct kube_discover;
typedef void (*kube_discovered_fn)(void *context, const struct kube_discovery *discovery,
                                   struct error *err);
struct kube_discover *kube_discover(struct kube_client *client, kube_discovered_fn on_done,
                                    void *context);
void kube_discover_cancel(struct kube_discover *discover);

/** The same inside a fiber; waits. */
int kube_discover_wait(struct kube_client *client, const struct kube_discovery **out,
                       struct error *err) MUST_USE;

/**
 * From what the server answered: values of the kinds APIGroupDiscoveryList (v2, v2beta1). Groups
 * add up over several documents; the core group's comes first.
 */
int kube_discovery_of(const struct json *const *documents, size_t count,
                      const struct kube_discovery **out, struct error *err) MUST_USE;

const struct kube_discovery *kube_discovery_ref(const struct kube_discovery *discovery);
void kube_discovery_unref(const struct kube_discovery *discovery);
DEFINE_CLEANUP(const struct kube_discovery *, kube_discovery_unref)

/** All resources of all versions; valid as long as the discovery. */
size_t kube_discovery_count(const struct kube_discovery *discovery);
const struct kube_api *kube_discovery_at(const struct kube_discovery *discovery, size_t index);

/** "apps/v1", "v1", ... in the server's order. */
size_t kube_discovery_version_count(const struct kube_discovery *discovery);
const char *kube_discovery_version(const struct kube_discovery *discovery, size_t index);

/** Group versions that could not be read, each with its reason: "metrics.k8s.io/v1beta1: ...". */
size_t kube_discovery_failure_count(const struct kube_discovery *discovery);
const char *kube_discovery_failure(const struct kube_discovery *discovery, size_t index);

/** The resource of a kind; NULL when the cluster has none. Never a subresource. */
const struct kube_api *kube_discovery_find(const struct kube_discovery *discovery, struct str group,
                                           struct str version, struct str kind);
/** The preferred version of a kind: NULL when the cluster has none. */
const struct kube_api *kube_discovery_find_preferred(const struct kube_discovery *discovery,
                                                     struct str group, struct str kind);
/** By the plural name. */
const struct kube_api *kube_discovery_find_plural(const struct kube_discovery *discovery,
                                                  struct str group, struct str version,
                                                  struct str plural);

/**
 * The resource of a kind that can do `verb`, or the error that a sync shows: an unknown group
 * version, `Kind.group "" not found` (both ERR_NOT_FOUND) or `get is not supported on ...`.
 */
int kube_discovery_require(const struct kube_discovery *discovery, struct kube_gvk gvk,
                           enum kube_verb verb, const struct kube_api **out,
                           struct error *err) MUST_USE;

/** The mapping of a kind, or `no matches for kind "X" in version "g/v"` (ERR_NOT_FOUND). */
int kube_discovery_map(const struct kube_discovery *discovery, struct kube_gvk gvk,
                       const struct kube_api **out, struct error *err) MUST_USE;

/**
 * What a person types: "deploy", "deployments", "deployment.apps", "deployments.v1.apps", a kind.
 * Else `the server doesn't have a resource type "x"` (ERR_NOT_FOUND).
 */
int kube_discovery_resolve(const struct kube_discovery *discovery, struct str word,
                           const struct kube_api **out, struct error *err) MUST_USE;

/** `gitVersion` of a /version answer as the original shows it: "v1.35.4", vendor suffix dropped. */
const char *kube_server_version(const struct json *version, struct arena *arena);
