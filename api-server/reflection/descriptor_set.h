#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * The files of a protobuf FileDescriptorSet, looked at where they lie: nothing is kept between two
 * questions. For contracts without enumerations and extensions, as those of proto/api are.
 */
struct descriptor_file {
    size_t index; /* in the set */
    struct str name, bytes;
};

/** One after the other; false behind the last. Start at { .rest = the set }. */
struct descriptor_walk {
    struct str rest;
    size_t count;
};
bool descriptor_walk_next(struct descriptor_walk *walk, struct descriptor_file *out);

/** By the name it is imported by. */
bool descriptor_set_find(struct str set, struct str name, struct descriptor_file *out);

/** The one that says what "package.Message.field" or "package.Service.Method" is. */
bool descriptor_set_find_symbol(struct str set, struct str symbol, struct descriptor_file *out);

/** The name of import number `index` of a file; false past the last. */
bool descriptor_file_import(const struct descriptor_file *file, size_t index, struct str *out);

/** What proto/api says, as the build has it from protoc. */
struct str descriptor_set_api(void);
