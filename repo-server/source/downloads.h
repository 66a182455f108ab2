#pragma once

#include "base/error.h"
#include "render/unpack.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct oci_registry;
struct remote;
struct tree;
struct worker_pool;

/** Fetching into files, what takes time (digests, unpacking) on a worker's thread. In fibers. */
struct download {
    struct remote *remote;
    struct worker_pool *workers;
    const char *url;
    const char *path; /* of the file that is made */
    int64_t limit;
    bool with_login;
    const char *refused;    /* said before a status that is no success, or that there is too much */
    const char *unanswered; /* said before why there was no reply */
};

/** `*digest` is the SHA-256 of what came, in hexadecimal. A status that is no success is an error:
 * "404 Not Found". */
int download_file(const struct download *download, struct arena *arena, const char **digest,
                  struct error *err) MUST_USE;

struct blob_download {
    struct oci_registry *registry;
    struct worker_pool *workers;
    const char *digest; /* "sha256:...", which what comes must have */
    int64_t size;       /* which it must have too; 0: any */
    const char *path;
    int64_t limit;
};

int download_blob(const struct blob_download *download, struct error *err) MUST_USE;

/** Unpack the archive `name` of a tree into a folder. */
int download_unpack(struct worker_pool *workers, struct tree *files, const char *name,
                    const char *folder, const struct unpack_limits *limits,
                    struct error *err) MUST_USE;

/** Write a small text file. */
int download_note(const char *path, const char *text, struct error *err) MUST_USE;
