#pragma once

#include "render.pb-c.h"
#include "server.h"

struct tree;

/** Have a sandboxed worker render; it ends when the call's time is over. The reply is in `arena`.
 */
int render_in_worker(struct repo_server *server, const struct rpc_call *call, struct tree *files,
                     const Argosy__Render__Request *request, Argosy__Render__Reply **out,
                     struct error *err) MUST_USE;
