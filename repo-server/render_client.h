#pragma once

#include "render.pb-c.h"
#include "server.h"

struct outside_desk;
struct tree;

/**
 * Have a sandboxed worker render; it ends when the call's time is over. What it lacks in its middle
 * it asks `desk` for (NULL: nothing is given), which is ended. The reply is in the call's arena.
 */
int render_in_worker(struct repo_server *server, const struct rpc_call *call, struct tree *files,
                     const Argosy__Render__Request *request, struct outside_desk *desk,
                     Argosy__Render__Reply **out, struct error *err) MUST_USE;
