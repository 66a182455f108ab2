#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;
struct strbuf;

/**
 * The parts of `wanted` rules (of a Role or ClusterRole) that no rule of `present` grants: an array
 * of rules with one verb, one group and one resource (or URL) each. NULL stands for no rules.
 */
struct json *rbac_missing_rules(const struct json *present, const struct json *wanted,
                                struct arena *arena);

/** The subjects of `wanted` that are not among `present`, as an array. */
struct json *rbac_missing_subjects(const struct json *present, const struct json *wanted,
                                   struct arena *arena);

/** A rule or subject as Go prints the struct: "{Verbs:[get] APIGroups:[] ...}". */
void rbac_print_rule(const struct json *rule, struct strbuf *out);
void rbac_print_subject(const struct json *subject, struct strbuf *out);
