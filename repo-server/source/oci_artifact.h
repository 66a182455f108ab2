#pragma once

#include "base/error.h"
#include "base/options.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct artifact;
struct artifact_store;
struct item_store;
struct json;
struct oci_tags;
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

/** The repository that the remote's URL names. */
struct oci_query {
    struct remote *remote;
    bool is_fresh; /* asked for now, not out of a cache */
};

int oci_artifact_tags(const struct oci_access *access, const struct oci_query *query,
                      struct arena *arena, struct oci_tags *out, struct error *err) MUST_USE;

/** The digest that a revision (a digest, a tag, a range of versions) stands for. */
int oci_artifact_resolve(const struct oci_access *access, const struct oci_query *query,
                         const char *revision, struct arena *arena, const char **out,
                         struct error *err) MUST_USE;

/** The annotations of a manifest, NULL when it has none. */
int oci_artifact_annotations(struct remote *remote, const char *revision, struct arena *arena,
                             const struct json **out, struct error *err) MUST_USE;

/** An artifact in use; its files are beneath `root`, a path in it. */
struct oci_unpacked {
    struct artifact *artifact; /* the caller's to release */
    const char *root;          /* in the arena */
};

/** The unpacked layer. */
int oci_artifact_unpack(const struct oci_access *access, struct remote *remote, const char *digest,
                        struct arena *arena, struct oci_unpacked *out, struct error *err) MUST_USE;
