#pragma once

#include "base/error.h"

#include <stddef.h>

struct arena;
struct loop;

/**
 * The keys that signatures are verified with: those of a folder (a mounted argocd-gpg-keys-cm), one
 * a file that is called by its key's id. Each change of the folder makes a key ring of its own,
 * beneath `home`, so that nobody verifies with half of one; gpg's files in `home` itself point to
 * the newest. What is no key, or another one than its name says, is left out and logged.
 */
struct gpg_keyring;

struct gpg_keyring_options {
    struct loop *loop;
    const char *home;   /* ARGOCD_GNUPGHOME */
    const char *source; /* ARGOCD_GPG_DATA_PATH */
};

struct gpg_keyring *gpg_keyring_new(const struct gpg_keyring_options *options) MUST_USE;
/** Nobody may use it any more. Deletes what it has made. */
void gpg_keyring_free(struct gpg_keyring *keyring);

/** One key ring in use, as it was at the beginning. */
struct gpg_ring;

/**
 * The key ring of the folder as it is now, made anew when it has changed. In a fiber. -1: there is
 * none, and nothing can be verified.
 */
int gpg_keyring_use(struct gpg_keyring *keyring, struct gpg_ring **out, struct error *err) MUST_USE;
void gpg_ring_release(struct gpg_ring *ring);
DEFINE_CLEANUP(struct gpg_ring *, gpg_ring_release)

/** Its GNUPGHOME. */
const char *gpg_ring_home(const struct gpg_ring *ring);
/** Equal for equal keys: a digest of them. */
const char *gpg_ring_digest(const struct gpg_ring *ring);
size_t gpg_ring_key_count(const struct gpg_ring *ring);
