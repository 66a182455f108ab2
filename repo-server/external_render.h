#pragma once

#include "render_client.h"

/**
 * A rendering that ours turned down (ERR_UNIMPLEMENTED), by the original's program: helm or
 * kustomize of --helm-program and --kustomize-program, or the version of kustomize that the source
 * asks for and the settings register. A worker says what is to be run and reads what came of it;
 * the program runs in a copy of the files, without a network unless --allow-internal-addresses is
 * set: nobody could judge what it asks for.
 *
 * `*err` is why ours did not. It stays, with the reason added, where no program can be asked; it is
 * empty once one has done it. The desk is ended.
 */
int external_render(struct repo_server *server, const struct rpc_call *call,
                    const struct render_task *task, Argosy__Render__Reply **out,
                    struct error *err) MUST_USE;
