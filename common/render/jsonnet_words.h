#pragma once

#include "base/str.h"

#include <stddef.h>

struct strbuf;

/**
 * libjsonnet's messages in go-jsonnet's words, which are what users of the original know. The first
 * line is put right, and of a file that cannot be read its lines are shown; traces stay
 * libjsonnet's but for their ends.
 */
struct jsonnet_file {
    const char *name; /* as messages call it */
    struct str text;
};

/** Append `message` to `out`. Of `files` those may be missing that nothing is to be shown of. */
void jsonnet_words(const char *message, const struct jsonnet_file *files, size_t count,
                   struct strbuf *out);
