#pragma once

#include "base/vec.h"
#include "template/template.h"

/* Private to the template engine: one run and its budgets. */

struct template_variable {
    struct str name;
    struct value value;
};

struct template_run {
    struct arena *arena;
    struct template_limits limits;
    struct template_host host;
    uint64_t steps;
    size_t memory, depth;
    const char *stack; /* where it began: it grows downwards */
    VEC(struct template_variable) variables;
    const struct template_tree *tree; /* at hand; NULL: none */
    uint32_t line;                    /* in its file */
};

/** -1 when the C stack is nearly used up. */
int template_run_check_stack(const struct template_run *run, struct error *err) MUST_USE;
