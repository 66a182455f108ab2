#pragma once

#include "io/child.h"
#include "io/http_client.h"
#include "io/redis.h"
#include "io/sandbox.h"

struct arena;

/*
 * What this process waits for, as functions that return when it has come. Only inside a fiber:
 * others run meanwhile.
 */

/** child_run() without blocking the loop. `*out` is released by the caller. */
int await_child(struct loop *loop, const struct child_options *options, struct child_result *out,
                struct error *err) MUST_USE;

/** A reply of whatever status; its headers and body are in `arena`. */
int await_http(struct http_client *client, const struct http_client_request *request,
               struct arena *arena, struct http_client_reply *out, struct error *err) MUST_USE;

/** 1: a reply other than nil, its text in `arena`; 0: nil; -1. `out` may be NULL. */
int await_redis(struct redis *redis, const struct str *argv, size_t argc, struct arena *arena,
                struct str *out, struct error *err) MUST_USE;

/** The reply's bytes in `arena`. */
int await_sandbox(struct sandbox *sandbox, const struct sandbox_task *task, struct arena *arena,
                  struct str *out, struct error *err) MUST_USE;
