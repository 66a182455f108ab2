#pragma once

#include "base/error.h"

#include <stdint.h>

/** The folders that this process keeps: made, measured, deleted. All of it blocks. */

/** Delete a folder and all in it; what is not there is fine. */
int remove_folder(const char *path, struct error *err) MUST_USE;
/** mkdir -p with mode 0700. */
int make_folder(const char *path, struct error *err) MUST_USE;
/** Bytes of all files beneath a folder, what vanishes meanwhile left out. */
int64_t folder_bytes(const char *path);
