#pragma once

#include "render.pb-c.h"
#include "server.h"

struct chart_source;
struct outside_desk;
struct tree;

struct render_task {
    struct tree *files;
    const Argosy__Render__Request *request;
    struct outside_desk *desk;  /* for what is lacking in the middle; NULL: nothing is given */
    struct chart_source *chart; /* there may be one at the request's path; NULL: there is not */
};

/**
 * Have a sandboxed worker render; it ends when the call's time is over. The desk is ended. The
 * reply is in the call's arena.
 */
int render_in_worker(struct repo_server *server, const struct rpc_call *call,
                     const struct render_task *task, Argosy__Render__Reply **out,
                     struct error *err) MUST_USE;
