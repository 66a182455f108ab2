#pragma once

#include "base/error.h"

#include <stddef.h>

struct tree;

/**
 * Files, folders and symlinks of a tree as a gzipped tar, for a plugin: names are relative to its
 * root. Blocks: for a worker's thread. "no files to send(<path to cached source>)" when nothing is
 * left to send.
 */
struct plugin_archive_wanted {
    struct tree *files;
    const char *const *excluded; /* patterns of paths (filepath.Match) */
    size_t excluded_count;
};

int plugin_archive_write(const struct plugin_archive_wanted *wanted, int fd,
                         struct error *err) MUST_USE;
