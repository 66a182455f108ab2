#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/**
 * jq programs. Compiling one costs 13 ms, running it 0.05: a `struct jq` keeps what it compiled.
 * It belongs to one thread. Nothing can interrupt a running program, so whoever runs outsiders'
 * programs does it in a process that can be killed.
 */
struct jq;

/** `max_programs`: how many compiled ones are kept; the one not used longest goes first. */
struct jq *jq_new(size_t max_programs) MUST_USE;
void jq_free(struct jq *jq);
DEFINE_CLEANUP(struct jq *, jq_free)

enum {
    JQ_MAX_PROGRAM = 64 * 1024, /* bytes */
    JQ_MAX_DEPTH = 2000,        /* of a value going in or coming out */
};

/** Is it a program? ERR_INVALID with jq's message. It stays compiled. */
int jq_check(struct jq *jq, struct str program, struct error *err) MUST_USE;

struct jq_run {
    struct str program;
    const struct json *input;
    size_t max_outputs;      /* more of them: ERR_TOO_LARGE */
    size_t max_output_bytes; /* of each as text, roughly: ERR_TOO_LARGE */
};

/**
 * Run a program on one input. `*out` is an array of its outputs. As in jq numbers are doubles:
 * an integer beyond 2^53 loses digits. The program sees no environment, no files, no modules.
 * ERR_INVALID: it does not compile; ERR_UNKNOWN: it raised an error, which is the message.
 */
int jq_run(struct jq *jq, const struct jq_run *run, struct arena *arena, const struct json **out,
           struct error *err) MUST_USE;
