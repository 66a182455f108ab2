#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct arena;

/** What became of verifying one signature, in git's order of goodness. */
enum git_signature_state {
    GIT_SIGNATURE_GOOD,
    GIT_SIGNATURE_BAD,
    GIT_SIGNATURE_UNTRUSTED,
    GIT_SIGNATURE_EXPIRED,
    GIT_SIGNATURE_KEY_EXPIRED,
    GIT_SIGNATURE_KEY_REVOKED,
    GIT_SIGNATURE_KEY_MISSING,
    GIT_SIGNATURE_NONE,
};

/** One commit or annotated tag, and who signed it. Texts are in an arena. */
struct git_signature {
    const char *revision; /* a commit, or the name of a tag */
    const char *author;   /* "Name <mail>"; of a tag: Name "<mail>" */
    const char *key;      /* 16 digits or more; "": it is not signed */
    enum git_signature_state state;
};

struct git_signatures {
    const struct git_signature *items;
    size_t count;
};

enum { GIT_SIGNATURES_MAX = 2 * 1000 * 1000, GIT_AUTHOR_MAX = 512 /* bytes; more is cut off */ };

/** "bad signature": how a problem is told. */
const char *git_signature_state_text(enum git_signature_state state);

/** An author as one can be shown: UTF-8, nothing that moves a cursor, of a bearable length. */
const char *git_signature_author(struct str text, struct arena *arena);

/** How `git rev-list` is to print each commit for git_signatures_parse(). */
#define GIT_SIGNATURE_FORMAT "%H %G? %GK %an <%ae>"

/** All commits of its output, in its order. ERR_INVALID for what git does not print. */
int git_signatures_parse(struct str listing, struct arena *arena, struct git_signatures *out,
                         struct error *err) MUST_USE;

/**
 * What `git verify-tag --raw` says on stderr; only state and key of `*out` are set. It holds one
 * signature or none: more, or nothing that says so, is ERR_INVALID.
 */
int git_signature_parse_status(struct str status, struct arena *arena, struct git_signature *out,
                               struct error *err) MUST_USE;
