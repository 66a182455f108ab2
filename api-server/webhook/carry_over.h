#pragma once

#include "base/macros.h"

#include <stddef.h>

struct metric_family;
struct push_matcher;
struct webhook_options;
struct webhook_push;

/**
 * What was rendered for the commit before a push serves the one after it, too, where the push
 * touched nothing of it: the repo-server, which compares the commits itself, keeps it under the
 * new name, so that the next look at such an application need not render it.
 */
struct carry_over {
    const struct webhook_options *options;
    struct push_matcher *matcher;
    const struct webhook_push *push;
    const char *const *keys; /* applications that the push does not concern, "namespace/name" */
    size_t count;
    struct metric_family *attempts; /* labels repo, successful; or NULL */
};

/** Only inside a fiber. What fails is counted, and costs a render later. */
void carry_over_run(struct carry_over *work);
