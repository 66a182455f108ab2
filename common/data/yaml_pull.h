#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

/**
 * YAML read piece by piece, for texts too large to be kept as values: the memory it takes depends
 * on the longest scalar (up to 16 MiB), not on the text. No tags, no types: scalars are text.
 * Aliases are told, not followed.
 *
 *     while ((got = yaml_pull_next(pull, &event, err)) > 0) ...
 */
struct yaml_pull;

enum yaml_pull_kind {
    YAML_PULL_MAP,
    YAML_PULL_LIST,
    YAML_PULL_END, /* of a map or a list */
    YAML_PULL_SCALAR,
    YAML_PULL_ALIAS,
};

struct yaml_pull_event {
    enum yaml_pull_kind kind;
    struct str text; /* of a scalar; until the next call */
    size_t depth;    /* of the containers around it */
};

/** Up to `size` bytes into `buffer`; 0 at the end of the text; -1. */
typedef ptrdiff_t (*yaml_pull_read_fn)(void *context, void *buffer, size_t size, struct error *err);

struct yaml_pull *yaml_pull_new(yaml_pull_read_fn read, void *context) MUST_USE;
void yaml_pull_free(struct yaml_pull *pull);
DEFINE_CLEANUP(struct yaml_pull *, yaml_pull_free)

/** 1: an event; 0: the first document is over; -1: "yaml: line N: ...", or what reading said. */
int yaml_pull_next(struct yaml_pull *pull, struct yaml_pull_event *out, struct error *err) MUST_USE;

/** Pass over what has just begun: a map or list with all in it. For a scalar nothing happens. */
int yaml_pull_skip(struct yaml_pull *pull, const struct yaml_pull_event *begun,
                   struct error *err) MUST_USE;
