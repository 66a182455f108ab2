#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Archives of others (charts, layers, what a client sends) as folders. Nothing in an archive gets a
 * place outside of its folder: not by "..", not by an absolute name, not through a symlink that it
 * brought before. Blocks: for a worker's thread.
 */
struct unpack_limits {
    int64_t bytes;      /* of all files; 0: no limit */
    size_t max_entries; /* 0: 100,000 */
    bool keeps_modes;   /* else files are 0644: none can be run */
};

/**
 * Unpack a tar, in gzip or not, read from `fd` where it stands, into a folder that is there and
 * empty. ERR_TOO_LARGE, or ERR_INVALID with the original's words ("illegal filepath in archive: x",
 * "illegal filepath in symlink: x").
 */
int unpack_tar(int fd, const char *folder, const struct unpack_limits *limits,
               struct error *err) MUST_USE;
