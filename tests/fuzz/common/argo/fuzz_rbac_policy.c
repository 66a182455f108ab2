/* A policy in either way of matching, and a question about each of its subjects. */
#include "argo/rbac_policy.h"
#include "base/arena.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text = { arena_strndup(arena, (const char *)data, size), size };

    for (int match = RBAC_MATCH_GLOB; match <= RBAC_MATCH_REGEX; match++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct rbac_policy policy;

        if (rbac_policy_parse(text, (enum rbac_match)match, arena, &policy, &err) < 0)
            continue;
        for (size_t i = 0; i < policy.rule_count && i < 20; i++)
            if (rbac_pattern_matches(&policy.rules[i].resource, policy.rules[i].subject))
                rbac_pattern_matches(&policy.rules[i].object, text);
    }
    return 0;
}
