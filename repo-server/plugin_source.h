#pragma once

#include "base/error.h"
#include "plugin.pb-c.h"
#include "render.pb-c.h"

struct material;
struct repo_server;
struct rpc_call;

/**
 * Whether a source is a plugin's: it says so, or it says nothing and a plugin knows it. 1: it is;
 * 0: it is to be rendered here; -1.
 *
 * plugin_source_generate() then has put what the plugin made into `render`, to be read by a worker;
 * plugin_source_announce() tells what the plugin can be told. Both in the call's arena.
 */
int plugin_source_generate(struct repo_server *server, const struct rpc_call *call,
                           struct material *material, Argosy__Render__Request *render,
                           struct error *err) MUST_USE;
int plugin_source_announce(struct repo_server *server, const struct rpc_call *call,
                           struct material *material, const Argosy__Render__Request *render,
                           Plugin__ParametersAnnouncementResponse **out,
                           struct error *err) MUST_USE;
