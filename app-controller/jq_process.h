#pragma once

#include "gitops/jq_runner.h"

#include <stdint.h>

struct sandbox;

/**
 * Runs jq programs in a process of its own, since nothing can stop one that does not end: what
 * takes longer than the limit is ended with its process, and a new one takes its place.
 */
struct jq_process;

struct jq_process *jq_process_new(int64_t timeout_ms) MUST_USE;
void jq_process_free(struct jq_process *process);
DEFINE_CLEANUP(struct jq_process *, jq_process_free)

struct jq_runner jq_process_runner(struct jq_process *process);
