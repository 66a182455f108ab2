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

/** A file that a body goes to, where it stands. */
struct await_file {
    int fd;
    int64_t limit; /* bytes */
};

/**
 * The same with the body of a 2xx reply written to a file; what is larger than its limit is
 * ERR_TOO_LARGE. The reply's own body is then empty. Other bodies are left out.
 */
int await_http_to_file(struct http_client *client, const struct http_client_request *request,
                       const struct await_file *file, struct arena *arena,
                       struct http_client_reply *out, struct error *err) MUST_USE;

/** 1: a reply other than nil, its text in `arena`; 0: nil; -1. `out` may be NULL. */
int await_redis(struct redis *redis, const struct str *argv, size_t argc, struct arena *arena,
                struct str *out, struct error *err) MUST_USE;

/** The reply's bytes in `arena`. */
int await_sandbox(struct sandbox *sandbox, const struct sandbox_task *task, struct arena *arena,
                  struct str *out, struct error *err) MUST_USE;

/** A reply that is to be handed on. */
struct await_memory {
    int fd;           /* sealed, the caller closes it */
    struct str bytes; /* mapped, as long as the arena lives */
};

/** The same for a worker whose reply is memory; one of another kind is ERR_INTERNAL. */
int await_sandbox_memory(struct sandbox *sandbox, const struct sandbox_task *task,
                         struct arena *arena, struct await_memory *out, struct error *err) MUST_USE;

/** Who answers what a worker asks in its middle. */
struct sandbox_answerer {
    sandbox_ask_fn on_ask; /* answers now, or later while the run goes on */
    void *context;
};

/** The same for a worker that may ask. After it has returned no answer may be given any more. */
int await_sandbox_asking(struct sandbox *sandbox, const struct sandbox_task *task,
                         const struct sandbox_answerer *answerer, struct arena *arena,
                         struct str *out, struct error *err) MUST_USE;
