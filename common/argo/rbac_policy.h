#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct glob;
struct regex;

/**
 * A policy as text: lines of CSV, as Argo CD has them.
 *
 *     p, subject, resource, action, object, allow
 *     g, member, role
 *
 * Blank lines and lines that begin with '#' say nothing; blanks before a field are dropped.
 */
enum rbac_match { RBAC_MATCH_GLOB, RBAC_MATCH_REGEX };

/** What a resource, an action or an object is compared with. */
struct rbac_pattern {
    enum rbac_pattern_kind {
        RBAC_PATTERN_NONE, /* did not compile: matches nothing */
        RBAC_PATTERN_ANY,
        RBAC_PATTERN_LITERAL,
        RBAC_PATTERN_PREFIX, /* text* */
        RBAC_PATTERN_GLOB,   /* '*' stands for '/' too */
        RBAC_PATTERN_REGEX,  /* anywhere in the text */
    } kind;
    struct str text;
    const struct glob *glob;
    const struct regex *regex;
};
bool rbac_pattern_matches(const struct rbac_pattern *pattern, struct str text);

struct rbac_rule {
    struct str subject;
    struct rbac_pattern resource, action, object;
    bool is_deny;
};

struct rbac_link {
    struct str member, role;
};

/** Plain values in an arena, in the order of the text. */
struct rbac_policy {
    const struct rbac_rule *rules;
    size_t rule_count;
    const struct rbac_link *links;
    size_t link_count;
};

enum { RBAC_POLICY_MAX_BYTES = 4 << 20, RBAC_POLICY_MAX_LINES = 100 * 1000 };

/**
 * ERR_INVALID in Argo CD's words for a line that is none ("invalid RBAC policy: p, broken"), and
 * for a denial whose pattern does not compile: it would let through what it is to stop.
 */
int rbac_policy_parse(struct str text, enum rbac_match match, struct arena *arena,
                      struct rbac_policy *out, struct error *err) MUST_USE;

/** "role:readonly" and "role:admin" with their rights, "admin" with the latter. */
struct rbac_policy rbac_policy_builtin(struct arena *arena);
