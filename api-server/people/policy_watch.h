#pragma once

#include "base/macros.h"

#include <stdbool.h>

struct kube_client;
struct rbac;

/**
 * Keeps a policy as argocd-rbac-cm has it. That needs no label, so the catalog does not know it. A
 * policy that cannot be read is told in the log; the last good one stays in force.
 */
struct policy_watch;

struct policy_watch *policy_watch_new(struct kube_client *client, const char *namespace,
                                      struct rbac *rbac) MUST_USE;
void policy_watch_free(struct policy_watch *watch);
DEFINE_CLEANUP(struct policy_watch *, policy_watch_free)

/** It was read once, or is known not to be there. */
bool policy_watch_is_ready(const struct policy_watch *watch);
