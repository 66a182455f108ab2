#pragma once

#include "base/error.h"

#include <stdint.h>
#include <sys/types.h>

/** The folders that this process keeps: made, measured, deleted. All of it blocks. */

/** Delete a folder and all in it; what is not there is fine. */
int remove_folder(const char *path, struct error *err) MUST_USE;
/** mkdir -p with mode 0700. */
int make_folder(const char *path, struct error *err) MUST_USE;
/** Bytes of all files beneath a folder, what vanishes meanwhile left out. */
int64_t folder_bytes(const char *path);

/**
 * The folder `path` beneath another (a descriptor), made with all that leads to it: `*out` is a
 * descriptor. ERR_INVALID: something on the way is no folder; symlinks are none.
 */
int make_folder_beneath(int root, const char *path, int *out, struct error *err) MUST_USE;
/** A new file there, in place of what has its name: `*out` is open for writing. */
int make_file_in_folder(int root, const char *path, mode_t mode, int *out,
                        struct error *err) MUST_USE;
