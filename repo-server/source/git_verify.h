#pragma once

#include "base/error.h"
#include "source/git_signature.h"

#include <stdbool.h>

struct arena;
struct git_repository;

/** Whose signatures are to be looked at. */
struct git_verify_wanted {
    const char *commit; /* its whole name; it is here */
    /**
     * The names that it was asked for by, the first ones first: one that is an annotated tag of the
     * commit is verified in the commit's place.
     */
    const char *names[2];
    const char *tag_prefix; /* see git_revision_resolve() */
    bool with_history;      /* all that came before too, back to signed seals */
    const char *keyring;    /* a GNUPGHOME */
};

struct git_verified {
    struct git_signatures signatures; /* of the tag, of the commits, newest first */
    struct str report;                /* gpg's words about the first one; "": it is not signed */
    const char *revision;             /* what that is */
};

/**
 * Have git and gpg look at the signatures. A signature that is not good is no error. In a fiber;
 * texts are in `arena`.
 */
int git_verify(struct git_repository *repository, const struct git_verify_wanted *wanted,
               struct arena *arena, struct git_verified *out, struct error *err) MUST_USE;
