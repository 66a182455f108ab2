#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct arena;
struct tree;

/* Private to this folder: the files a chart is made of, before they have a meaning. */

enum {
    CHART_FILE_LIMIT = 5 * 1024 * 1024,    /* bytes of one file */
    CHART_BYTES_LIMIT = 100 * 1024 * 1024, /* bytes of all */
    CHART_COUNT_LIMIT = 20000,
    CHART_DEPTH_LIMIT = 32, /* folders, and charts within charts */
};

struct chart_file {
    struct str name; /* relative to the chart */
    struct str data;
};

/** In the order in which they were found; the items are in an arena. */
struct chart_files {
    struct chart_file *items;
    size_t count, capacity;
    size_t bytes;
};

/** -1: the chart is too large. */
int chart_files_add(struct chart_files *files, struct chart_file file, struct arena *arena,
                    struct error *err) MUST_USE;

/** What a folder holds, symlinks followed, without what .helmignore names. */
int chart_files_read(struct tree *tree, const char *path, struct arena *arena,
                     struct chart_files *out, struct error *err) MUST_USE;

/** What a packed chart holds. */
int chart_files_unpack(struct str bytes, struct arena *arena, struct chart_files *out,
                       struct error *err) MUST_USE;
