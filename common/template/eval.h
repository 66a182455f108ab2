#pragma once

#include "template/functions.h"
#include "template/node.h"
#include "template/run.h"
#include "template/set.h"

/* Private to the eval*.c files. */

/** The execution of one template. */
struct evaluation {
    struct template_run *run;
    struct template_set *set;
    const struct template_tree *tree;
    const struct template_tree *made; /* while running, by whom this one was called; NULL: none */
    const struct node *node;          /* what errors are about */
    size_t first_variable;            /* of this template, in run->variables */
    struct strbuf *out;
    struct error *err;
};

/** Set the error with the place of the node at hand. Always -1. */
int eval_fail(struct evaluation *ev, const char *fmt, ...) PRINTF(2, 3);
/** The same around a failure that is set already: "error calling NAME: ...". */
int eval_fail_calling(struct evaluation *ev, const char *name, struct error *failure);

/** The same with a budget that is used up. */
int eval_fail_with(struct evaluation *ev, const struct error *failure);
/** A node as errors show it. */
const char *eval_node_text(struct evaluation *ev, const struct node *node);

/** What fails is in ev->err; -1 then. */
int eval_pipeline(struct evaluation *ev, const struct value *dot, const struct node *pipe,
                  struct value *out);

/** One word as an argument of a wanted type; NULL: of any, as it is. */
int eval_argument(struct evaluation *ev, const struct value *dot, const struct value_type *type,
                  const struct node *node, struct value *out);
int eval_validate(struct evaluation *ev, struct value value, const struct value_type *type,
                  struct value *out);

/** What a field, chain, variable, function stands for; `words` are its arguments, itself first. */
struct eval_words {
    const struct node_list *words; /* NULL: none */
    const struct value *final;     /* the value piped in; NULL: none */
};
int eval_word(struct evaluation *ev, const struct value *dot, const struct node *node,
              const struct node *at, struct eval_words words, struct value *out);

/** Call a function; `at` is what its own failure is about. */
struct eval_callee {
    const struct value_function *function;
    const struct value *receiver;
    struct str name;
    const struct node *at;
};
int eval_call(struct evaluation *ev, const struct value *dot, const struct eval_callee *callee,
              struct eval_words words, struct value *out);

int eval_constant(struct evaluation *ev, const struct node *node, struct value *out);
