#pragma once

#include "argo/texts.h"

struct arena;
struct json;

/** Both sides of a Secret without its values: equal values become equal rows of '+'. */
struct masked_pair {
    const struct json *target; /* NULL as given */
    const struct json *live;
};

/** Any object that is no core Secret comes back as it is. `annotations` are keys to mask too. */
struct masked_pair mask_secret_pair(const struct json *target, const struct json *live,
                                    struct texts annotations, struct arena *arena);

/** One Secret by itself, for logs and events. */
const struct json *mask_secret(const struct json *object, struct texts annotations,
                               struct arena *arena);
