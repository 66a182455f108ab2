#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct artifact;
struct artifact_store;
struct worker_pool;

/**
 * Files that a caller sends along instead of naming where they lie: a tar, in gzip or not. What is
 * sent twice is unpacked once. Inside fibers.
 */
struct upload_access {
    struct artifact_store *artifacts;
    struct worker_pool *workers;
    int64_t archive_bytes_max, extracted_bytes_max;
};

struct upload {
    struct str archive;
    const char *checksum; /* SHA-256 in hexadecimal, as the caller says */
};

/** Its files; released by artifact_release(). */
int upload_unpack(const struct upload_access *access, const struct upload *upload,
                  struct artifact **out, struct error *err) MUST_USE;
