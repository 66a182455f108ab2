#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

/**
 * A backtracking expression (lookaround, back references): only for the `/.../` entries of
 * namespace lists, which administrators write. Steps and memory of a match are limited.
 * Immutable after compilation: any thread may use one.
 */
struct regex_pcre2;

enum {
    REGEX_PCRE2_MAX_PATTERN = 4 * 1024, /* bytes */
    REGEX_PCRE2_MAX_STEPS = 1000000,
    REGEX_PCRE2_MAX_KIB = 4 * 1024,
};

int regex_pcre2_compile(struct str pattern, struct regex_pcre2 **out, struct error *err) MUST_USE;
void regex_pcre2_free(struct regex_pcre2 *regex);
DEFINE_CLEANUP(struct regex_pcre2 *, regex_pcre2_free)

/** 1: a match anywhere in the text; 0: none; -1: it took too many steps (ERR_EXHAUSTED). */
int regex_pcre2_matches(const struct regex_pcre2 *regex, struct str text,
                        struct error *err) MUST_USE;
