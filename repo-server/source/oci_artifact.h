#pragma once

#include "base/error.h"
#include "base/options.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct artifact;
struct artifact_store;
struct item_store;
struct json;
struct remote;
struct worker_pool;

/** Artifacts of a registry as sources of manifests: one layer, a tar, of an allowed type. */
struct oci_access {
    struct item_store *items;
    struct artifact_store *artifacts;
    struct worker_pool *workers;
    const struct option_list *media_types;        /* of layers that are taken */
    int64_t layer_bytes_max, extracted_bytes_max; /* the second 0: no limit */
    int64_t tags_expiry_ms, item_expiry_ms;
};

/** The tags of the repository that the remote's URL names. */
int oci_artifact_tags(const struct oci_access *access, struct remote *remote, bool is_fresh,
                      struct arena *arena, const struct str **out, size_t *count,
                      struct error *err) MUST_USE;

/** The digest that a revision (a digest, a tag, a range of versions) stands for. */
int oci_artifact_resolve(const struct oci_access *access, struct remote *remote,
                         const char *revision, bool is_fresh, struct arena *arena, const char **out,
                         struct error *err) MUST_USE;

/** The annotations of a manifest, NULL when it has none. */
int oci_artifact_annotations(struct remote *remote, const char *revision, struct arena *arena,
                             const struct json **out, struct error *err) MUST_USE;

/** The unpacked layer: an artifact whose files are beneath `*root`, a path in it. */
int oci_artifact_unpack(const struct oci_access *access, struct remote *remote, const char *digest,
                        struct arena *arena, struct artifact **out, const char **root,
                        struct error *err) MUST_USE;
