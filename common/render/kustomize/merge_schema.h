#pragma once

#include "render/kustomize/merge.h"

/**
 * An OpenAPI document that `openapi.path` names: it says by which keys lists merge, and takes the
 * place of what is known of Kubernetes 1.21. Everything lives in the arena.
 */
struct merge_schema;

int merge_schema_read(struct str text, struct arena *arena, struct merge_schema **out,
                      struct error *err) MUST_USE;

/** 1: `*out` is its type; 0: the document does not know the kind. */
int merge_schema_find(struct merge_schema *schema, struct gvk gvk, const struct merge_type **out,
                      struct error *err) MUST_USE;
