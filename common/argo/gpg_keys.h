#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct loop;

/**
 * What a text of GnuPG keys holds. gpg itself takes it apart, in a home of its own that is gone
 * afterwards: what it would not import is no key.
 */
struct gpg_key {
    struct str id;          /* the last 16 digits of the fingerprint */
    struct str fingerprint; /* 40 digits */
    struct str owner;       /* the first user id */
    struct str trust;       /* "unknown", as nothing is known there; "expired", "revoked" */
    struct str kind;        /* "rsa4096", "ed25519" */
    struct str data;        /* armoured, as gpg exports it */
};
struct gpg_key_list {
    const struct gpg_key *items;
    size_t count;
};

enum { GPG_KEYS_MAX_BYTES = 4 << 20, GPG_KEYS_MAX = 1000 };

/** In a fiber. `with_data`: export each key too. */
int gpg_keys_read(struct loop *loop, struct str text, bool with_data, struct arena *arena,
                  struct gpg_key_list *out, struct error *err) MUST_USE;

/** One run of gpg on the keys of `home`. */
struct gpg_run {
    const char *home;
    const char *const *arguments; /* behind the general ones; ends with NULL */
    struct str input;
};

/**
 * What gpg printed, in `arena`. It starts no agent and talks to nobody. Other than 0 at its end is
 * ERR_UNKNOWN with the last line of what it said. In a fiber.
 */
int gpg_run(struct loop *loop, const struct gpg_run *run, struct arena *arena, struct str *out,
            struct error *err) MUST_USE;

/** The keys in what `gpg --with-colons --list-keys` prints. */
struct gpg_key_list gpg_keys_parse(struct str listing, struct arena *arena);

/** 16 digits: of an id, or the end of a fingerprint. False: it is neither. */
bool gpg_key_id(struct str text, struct str *out);
