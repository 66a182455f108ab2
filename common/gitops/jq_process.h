#pragma once

#include "gitops/jq_runner.h"
#include "io/sandbox.h"

#include <stdint.h>

struct loop;

/**
 * Runs jq programs in a process of its own, since nothing can stop one that does not end: what
 * takes longer than the limit is ended with its process, and another one takes its place. A fiber
 * that runs a program gives way meanwhile; elsewhere the loop waits.
 */
struct jq_process;

/** `sandbox` has `jq_process_job` as its job number `job`. */
struct jq_process *jq_process_new(struct loop *loop, struct sandbox *sandbox, size_t job,
                                  int64_t timeout_ms) MUST_USE;
void jq_process_free(struct jq_process *process);
DEFINE_CLEANUP(struct jq_process *, jq_process_free)

struct jq_runner jq_process_runner(struct jq_process *process);

/** The other process. */
int jq_process_job(struct sandbox_worker *worker, struct str request, struct error *err);
