#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/** The types of condition an Application can have, one bit each. */
enum condition_type {
    CONDITION_DELETION_ERROR = 1 << 0,
    CONDITION_INVALID_SPEC_ERROR = 1 << 1,
    CONDITION_COMPARISON_ERROR = 1 << 2,
    CONDITION_SYNC_ERROR = 1 << 3,
    CONDITION_UNKNOWN_ERROR = 1 << 4,
    CONDITION_SHARED_RESOURCE_WARNING = 1 << 5,
    CONDITION_REPEATED_RESOURCE_WARNING = 1 << 6,
    CONDITION_EXCLUDED_RESOURCE_WARNING = 1 << 7,
    CONDITION_ORPHANED_RESOURCE_WARNING = 1 << 8,
    /** Ours: a key of the spec that nothing reads. */
    CONDITION_UNKNOWN_FIELD_WARNING = 1 << 9,
};

/** "ComparisonError" ... */
const char *condition_type_name(enum condition_type type);

struct condition {
    enum condition_type type;
    struct str message;
};

/** Conditions found in one reconciliation, in an arena. Start with { 0 }. */
struct conditions {
    struct condition *items;
    size_t count, capacity;
};

void conditions_add(struct conditions *conditions, struct arena *arena, enum condition_type type,
                    const char *message);
void conditions_addf(struct conditions *conditions, struct arena *arena, enum condition_type type,
                     const char *fmt, ...) __attribute__((format(printf, 4, 5)));
bool conditions_have(const struct conditions *conditions, unsigned types);
/** Any whose type ends in "Error". */
bool conditions_have_error(const struct conditions *conditions);

/**
 * The new status.conditions: those of `old` (an array, or NULL) whose type is not in `evaluated`
 * stay; those of `evaluated` types are replaced by `found`. A new one keeps the time of the first
 * old one of its type when the message is the same, else it gets `now` (seconds since 1970).
 * Sorted by "type/message/lastTransitionTime". An empty array when there are none.
 */
struct json *conditions_merge(const struct json *old, const struct conditions *found,
                              unsigned evaluated, int64_t now, struct arena *arena);
