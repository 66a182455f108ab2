#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct repo_server;
struct tree;

/**
 * A copy of an application's files that a program may write to. It goes with scratch_close(), or,
 * should this process end before, with the artifacts of the next one. In fibers.
 */
struct scratch;

int scratch_open(struct repo_server *server, struct tree *files, struct scratch **out,
                 struct error *err) MUST_USE;
void scratch_close(struct scratch *scratch);
DEFINE_CLEANUP(struct scratch *, scratch_close)

/** Where the copy lies, without symlinks. */
const char *scratch_path(const struct scratch *scratch);
/** A folder beside it for what a program keeps for itself. */
const char *scratch_home(const struct scratch *scratch);

struct scratch_file {
    const char *path; /* in the copy; folders on its way are made, symlinks there refused */
    struct str content;
};

int scratch_write(struct scratch *scratch, const struct scratch_file *files, size_t count,
                  struct error *err) MUST_USE;
