#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "kube/client.h"

struct api_call;
struct kube_api;
struct subject;
struct target;

/** An object of the subject's tree, and the cluster that it is in. */
struct live_resource {
    const struct json *node; /* of the tree */
    struct str group, version, kind, namespace, name;
    struct target *target;
    const struct kube_impersonation *act_as; /* NULL: nobody */
};

/**
 * What the request's group, kind, namespace and resourceName name. ERR_INVALID "KIND GROUP NAME not
 * found as part of application APP" when the tree does not have it, or it is not there yet.
 */
int live_resource_find(struct api_call *call, struct subject *subject, struct live_resource *out,
                       struct error *err) MUST_USE;

/** A request about it: `verb`, where, as whom. The rest is the caller's to fill in. */
int live_resource_request(struct api_call *call, const struct live_resource *resource,
                          enum kube_verb verb, struct kube_request *out,
                          struct error *err) MUST_USE;

/** The object itself. */
int live_resource_get(struct api_call *call, const struct live_resource *resource,
                      const struct json **out, struct error *err) MUST_USE;

/** "group/kind/namespace/name" */
const char *live_resource_key(const struct api_call *call);

/**
 * The service account to act as in the subject's cluster, when the settings want that: NULL else.
 */
int live_resource_account(struct api_call *call, const struct subject *subject,
                          const struct target *target, const struct kube_impersonation **out,
                          struct error *err) MUST_USE;

bool live_resource_is_secret(const struct live_resource *resource);

/** The object as people may see it: without the values of a Secret. */
const struct json *live_resource_mask(const struct api_call *call, const struct json *object);
