#pragma once

#include "render/kustomize/resource.h"

/**
 * Strategic merge as kustomize does it (not as kubectl does): maps merge, null deletes, lists are
 * replaced but for those that Kubernetes 1.21 merges by keys. What the patch says `$patch: delete`
 * of is gone.
 */

/** Lists of a type that merge by keys, and the types beneath; NULL: a type nobody knows. */
struct merge_type;
struct merge_schema;
const struct merge_type *merge_type_find(struct gvk gvk);

/**
 * Merge `patch` into `into`, both of which are used up. `*out` is the result, NULL when nothing is
 * left. `schema` NULL: what is known of Kubernetes. ERR_UNIMPLEMENTED for lists whose items lack
 * the keys they merge by.
 */
int merge_apply(struct merge_schema *schema, struct knode *into, struct knode *patch,
                struct arena *arena, struct knode **out, struct error *err) MUST_USE;
