#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>

struct kube_client;

/**
 * Whether a cluster's credentials may list a kind, asked of the cluster itself with
 * SelfSubjectAccessReviews: one for the whole cluster, or one for each namespace in turn until one
 * is allowed. Group and version are not asked for, as the original does it.
 */
struct access_review;

/** The end; `err` NULL, or why it could not be found out (borrowed). The review is gone with it. */
typedef void (*access_review_fn)(void *context, bool is_allowed, const struct error *err);

/** `on_end` is called once, from the loop, unless the review is cancelled. Copies the texts. */
struct access_review *access_review_start(struct kube_client *client, const char *plural,
                                          const struct texts *namespaces, access_review_fn on_end,
                                          void *context) MUST_USE;
void access_review_cancel(struct access_review *review);
