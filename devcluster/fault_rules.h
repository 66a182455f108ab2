#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct api_call;
struct json;
struct loop;
struct arena;

/**
 * Failures on demand. A rule is an object:
 *
 *     { "verbs": ["patch"], "kinds": ["Deployment"], "namespaces": ["a"], "rate": 0.5, "count": 3,
 *       "seed": 7, "latency_ms": 200, "status": 409, "retry_after_s": 2,
 *       "watch": "drop" | "silent" | "duplicate" | "lose", "after_ms": 1000 }
 *
 * Missing conditions hold for all; the first rule that holds counts. With one seed the same calls
 * fail in the same order.
 */
struct fault_rules;

struct fault_rules *fault_rules_new(struct loop *loop) MUST_USE;
void fault_rules_free(struct fault_rules *rules);

/** An array of rules, in the place of those that were. */
int fault_rules_set(struct fault_rules *rules, const struct json *array,
                    struct error *err) MUST_USE;
/** The rules with how often each was followed. */
const struct json *fault_rules_json(const struct fault_rules *rules, struct arena *arena);

/** Answer a call in a rule's way, or late, or let it go on: `go_on(call)`. */
void fault_rules_apply(struct fault_rules *rules, struct api_call *call, void (*go_on)(void *call));

/** What is done to a watch. */
struct watch_fault {
    bool is_silent, duplicate;
    int64_t drop_after_ms; /* -1: it is not dropped */
};
struct watch_fault fault_rules_of_watch(struct fault_rules *rules, const struct api_call *call);
/** Is an event of this watch to be kept from it? */
bool fault_rules_lose_event(struct fault_rules *rules, const struct api_call *call);
