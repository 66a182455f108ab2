#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>

struct arena;

struct resource_filter_item {
    struct texts api_groups; /* globs */
    struct texts kinds;      /* exact, or "*" */
    struct texts clusters;   /* globs */
};

/** Which kinds are looked at at all: resource.exclusions and resource.inclusions. */
struct resource_filter {
    const struct resource_filter_item *exclusions; /* without the built-in ones */
    size_t exclusion_count;
    const struct resource_filter_item *inclusions;
    size_t inclusion_count;
};

/** From the YAML texts of the two keys, "" for none. */
int resource_filter_read(struct str exclusions, struct str inclusions, struct arena *arena,
                         struct resource_filter *out, struct error *err) MUST_USE;

/** Built-in exclusions, then exclusions, then inclusions. `cluster` is the server's host or URL. */
bool resource_filter_excludes(const struct resource_filter *filter, struct str group,
                              struct str kind, struct str cluster);
