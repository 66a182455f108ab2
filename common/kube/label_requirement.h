#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct arena;

/* How one requirement of a selector is held; shared by those who parse, make and match selectors.
 */
enum label_relation {
    LABEL_IN,
    LABEL_NOT_IN,
    LABEL_EQUALS,
    LABEL_DOUBLE_EQUALS,
    LABEL_NOT_EQUALS,
    LABEL_GREATER,
    LABEL_LESS,
    LABEL_EXISTS,
    LABEL_DOES_NOT_EXIST,
};

struct label_requirement {
    struct str key;
    enum label_relation relation;
    struct str *values; /* sorted, each once */
    size_t value_count;
};

struct kube_selector {
    bool selects_nothing;
    struct label_requirement *requirements; /* sorted by key */
    size_t count;
};

enum { SELECTOR_MAX_BYTES = 64 * 1024, SELECTOR_MAX_TERMS = 4096 };

/** What apimachinery's NewRequirement checks: key, number of values, each value. */
int label_requirement_check(const struct label_requirement *requirement, struct arena *arena,
                            struct error *err) MUST_USE;
/** Sort the values and drop those that stand twice. */
void label_requirement_sort(struct label_requirement *requirement);
/** Sort the requirements by key; those of one key keep their order. */
void label_requirements_sort(struct kube_selector *selector);
