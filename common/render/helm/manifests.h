#pragma once

#include "render/helm/engine.h"

struct helm_notices;

/* Private to this folder: from texts to manifests in their order. */

struct manifest_list {
    struct helm_manifest *items;
    size_t count, capacity;
};

/** What helm_template() makes of a chart's crds/ folders. */
void manifests_add_crds(const struct chart *chart, struct arena *arena, struct manifest_list *out);

/**
 * Split texts into documents and put them in the order of installation, hooks behind the others.
 */
int manifests_add(const struct rendered_list *rendered, const struct helm_options *options,
                  struct arena *arena, struct manifest_list *out, struct error *err) MUST_USE;
