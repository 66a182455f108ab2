#pragma once

#include "base/error.h"
#include "base/str.h"
#include "data/schema.h"

struct kube_client;

/**
 * A cluster's schemas: OpenAPI v3, read once for each group version and content hash, and turned
 * into tables. What is asked for while it is being read waits for the one answer.
 */
struct kube_openapi;

struct kube_openapi *kube_openapi_new(struct kube_client *client) MUST_USE;
/** Whoever still waits is called with ERR_CANCELLED. */
void kube_openapi_free(struct kube_openapi *openapi);
DEFINE_CLEANUP(struct kube_openapi *, kube_openapi_free)

/**
 * `schema` is borrowed for the call: schema_ref() keeps it. NULL with an error when it could not be
 * read, NULL without one when the cluster publishes none for the group version.
 */
typedef void (*kube_openapi_fn)(void *context, const struct schema *schema, struct error *err);

/**
 * The schema of a group version: at once (before this returns) when it is known, else after a
 * request. A group version that the index does not have makes it ask for the index once more.
 */
void kube_openapi_find(struct kube_openapi *openapi, const char *group, const char *version,
                       kube_openapi_fn on_found, void *context);

/** The same inside a fiber. `*out` is the caller's reference, NULL when there is none. */
int kube_openapi_wait(struct kube_openapi *openapi, const char *group, const char *version,
                      const struct schema **out, struct error *err) MUST_USE;

/** Forget the calls of kube_openapi_find() with this context. */
void kube_openapi_cancel(struct kube_openapi *openapi, const void *context);

/**
 * Ask for the index again at the next kube_openapi_find(): call it when CustomResourceDefinitions
 * or APIServices change. Schemas whose hash is the same stay.
 */
void kube_openapi_refresh(struct kube_openapi *openapi);

/** How many documents were parsed so far: tests and metrics. */
size_t kube_openapi_parse_count(const struct kube_openapi *openapi);
