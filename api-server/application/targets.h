#pragma once

#include "argo/cluster.h"
#include "base/error.h"
#include "kube/resource.h"

struct api_call;
struct api_server;
struct destination;
struct kube_api;
struct kube_client;
struct kube_discovery;

/**
 * The clusters that applications are deployed to, as far as the API has asked them something: one
 * client for each, made at first use, and made anew when its Secret changes.
 */
struct targets;

/** The cluster that the server itself lives in is asked through the server's own client. */
struct targets *targets_new(struct api_server *server) MUST_USE;
/** No call may be under way. */
void targets_free(struct targets *targets);
DEFINE_CLEANUP(struct targets *, targets_free)

/** One of them; lives as long as the call it was found for. */
struct target {
    struct cluster info;
    struct kube_client *client;
};

/**
 * The cluster of a destination. Errors in the original's words where the destination names none;
 * asks the cluster nothing.
 */
int targets_find(struct api_call *call, const struct destination *destination, struct target **out,
                 struct error *err) MUST_USE;

/** The cluster that the server and the Applications live in. */
struct target *targets_own(struct api_call *call);

/** What the cluster serves; kept for some minutes, and as long as the call. Inside a fiber. */
int target_discovery(struct api_call *call, struct target *target,
                     const struct kube_discovery **out, struct error *err) MUST_USE;

/** The resource of a kind that can do `verb`; a kind that is not known is looked for anew. */
int target_resource(struct api_call *call, struct target *target, struct kube_gvk gvk,
                    enum kube_verb verb, const struct kube_api **out, struct error *err) MUST_USE;

/** "v1.35.4" */
int target_version(struct api_call *call, struct target *target, struct str *out,
                   struct error *err) MUST_USE;
