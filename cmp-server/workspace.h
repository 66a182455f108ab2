#pragma once

#include "base/error.h"
#include "base/str.h"
#include "plugin.h"
#include "plugin.pb-c.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct cmp_server;
struct json;
struct upload;

/**
 * One repository that was sent, unpacked into a folder of its own, in which the plugin's commands
 * run. Inside fibers.
 */
struct workspace;

/** `deadline_ms` is of loop_now_ms(); commands are given less. */
int workspace_open(struct cmp_server *server, struct upload *upload, int64_t deadline_ms,
                   struct workspace **out, struct error *err) MUST_USE;
void workspace_close(struct workspace *workspace);
DEFINE_CLEANUP(struct workspace *, workspace_close)

/** Does the plugin know it? False without any rule. */
int workspace_matches(struct workspace *workspace, bool *out, struct error *err) MUST_USE;

/** What `generate` prints, after `init`; a JSON array of its documents, in `arena`. */
int workspace_generate(struct workspace *workspace, struct arena *arena, const struct json **out,
                       struct error *err) MUST_USE;

/** The parameters that can be told: the dynamic ones, then the static ones. */
int workspace_parameters(struct workspace *workspace, struct arena *arena, const struct json **out,
                         struct error *err) MUST_USE;
