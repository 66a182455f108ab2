#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;
struct remote;

/**
 * One repository of a registry, by the protocol of the OCI distribution specification: tags,
 * manifests and blobs. Logs in with a token where the registry wants one. Inside fibers.
 */
struct oci_registry;

/** `remote` is borrowed. `repository` is the path in the registry: "org/charts/redis". */
struct oci_registry *oci_registry_new(struct remote *remote, const char *repository) MUST_USE;
void oci_registry_free(struct oci_registry *registry);
DEFINE_CLEANUP(struct oci_registry *, oci_registry_free)

/** The path of the repository that a URL names, without host: "" when it names only the host. */
const char *oci_path_of_url(const char *url, struct arena *arena);

enum { OCI_TAGS_MAX = 100000, OCI_MANIFEST_BYTES_MAX = 4 * 1024 * 1024 };

struct oci_tags {
    const struct str *items;
    size_t count;
};

int oci_registry_list_tags(struct oci_registry *registry, struct arena *arena, struct oci_tags *out,
                           struct error *err) MUST_USE;

/** The digest that a tag (or a digest) stands for. */
int oci_registry_resolve(struct oci_registry *registry, const char *reference, struct arena *arena,
                         const char **digest, struct error *err) MUST_USE;

/** A manifest; its bytes have the digest, whatever the registry says. */
int oci_registry_read_manifest(struct oci_registry *registry, const char *reference,
                               struct arena *arena, const struct json **out, const char **digest,
                               struct error *err) MUST_USE;

/** A blob into a file, where it stands. Its digest is the caller's to check: it takes a thread. */
int oci_registry_read_blob(struct oci_registry *registry, const char *digest, int fd, int64_t limit,
                           struct error *err) MUST_USE;

/** Whether the registry is there and lets us in. */
int oci_registry_ping(struct oci_registry *registry, struct error *err) MUST_USE;

/** "sha256:" and 64 hexadecimal digits. */
bool oci_is_digest(const char *text);
