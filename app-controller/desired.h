#pragma once

#include "comparison.h"

/** What the repo-server made of one source. */
struct desired_source {
    struct str revision; /* resolved */
    struct str type;     /* "Directory", ... */
    const struct json *const *objects;
    size_t count;
    struct str problems; /* with its signatures, as a condition tells them; "": none */
};

/**
 * Have the manifests of all sources made. Only inside a fiber. Errors read as they do behind
 * "Failed to load target state: ".
 */
int desired_load(const struct comparison_request *request, struct cluster_cache *cache,
                 struct arena *arena, struct desired_source *out, struct error *err) MUST_USE;

/** Bytes that are manifests: JSON objects, or lists of them. For a sync with local files. */
int desired_parse_local(struct texts manifests, struct arena *arena, struct desired_source *out,
                        struct error *err) MUST_USE;
