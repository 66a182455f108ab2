#pragma once

#include "gitops/health/rules.h"
#include "gitops/resource.h"

/**
 * The kinds of a group of operators' objects. A file in operators/ holds the groups of one vendor
 * or project; a group is a row in operators.c and its declaration here.
 */
struct health_group {
    const char *group; /* "*.crossplane.io" stands for all beneath it */
    const struct health_kind *kinds;
    size_t count;
};

#define HEALTH_GROUP(name, group, kinds)                                                           \
    const struct health_group name = { group, kinds, sizeof(kinds) / sizeof((kinds)[0]) }

/** The row of a kind: of its own group, else of the first group that stands for it; or NULL. */
const struct health_kind *health_kind_find(struct group_version_kind gvk);

/** All groups, in the order of their names; those that stand for many come first. */
const struct health_group *const *health_groups(size_t *count);
