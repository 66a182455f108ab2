#pragma once

#include "base/str.h"

#include <stddef.h>

struct arena;

/**
 * What gpg says about a signature in its own words ("gpg: Signature made …"), for what the original
 * shows beside a commit. Nothing is decided by it: words can be made to look like others.
 */
enum gpg_report_verdict {
    GPG_REPORT_UNKNOWN, /* it cannot be read */
    GPG_REPORT_BAD,
    GPG_REPORT_INVALID, /* the key is missing, or something else than "Good" or "BAD" */
    GPG_REPORT_GOOD,
};
struct gpg_report {
    enum gpg_report_verdict verdict;
    struct str cipher;  /* "EDDSA" */
    struct str key;     /* 16 digits */
    struct str message; /* with GPG_REPORT_INVALID */
};

/** The texts point into `text`. */
struct gpg_report gpg_report_parse(struct str text);

/**
 * What is to be shown of a revision whose signature is wanted of one of `keys`; NULL: there is
 * nothing to complain about. In `arena`.
 */
const char *gpg_report_complaint(struct str text, const char *revision, char *const *keys,
                                 size_t key_count, struct arena *arena);
