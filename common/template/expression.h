#pragma once

#include "base/error.h"
#include "base/str.h"
#include "template/value.h"

struct arena;

/**
 * Expressions in the language of expr-lang, over the values that templates have: the conditions of
 * links and triggers. They read and never change. One that is parsed is immutable, and lives in its
 * arena.
 *
 *     app.status.health.status == "Degraded" and len(app.spec.sources ?? []) > 1
 *
 * Not in it: times (now, date, duration, timezone).
 */
struct expression;

enum {
    EXPRESSION_MAX_BYTES = 64 * 1024,
    EXPRESSION_MAX_NODES = 10000,
    EXPRESSION_MAX_DEPTH = 100,
    EXPRESSION_MAX_STEPS = 1000000, /* of one evaluation; items that are made count too */
};

/** ERR_INVALID names what is wrong, line and column. */
int expression_parse(struct str text, struct arena *arena, const struct expression **out,
                     struct error *err) MUST_USE;

/** `environment` is a map of what names stand for; any other name is nil. */
int expression_evaluate(const struct expression *expression, const struct value *environment,
                        struct arena *arena, struct value *out, struct error *err) MUST_USE;
