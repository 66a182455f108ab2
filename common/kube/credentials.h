#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct kube_config;
struct loop;

/*
 * Who we are to a cluster, at this moment: what the configuration says, a token file that is read
 * again, or what a plugin answered last. A plugin runs once for all who wait.
 */
struct credentials;

struct credential {
    const char *token, *username, *password; /* NULL: none; valid until the loop's next turn */
    struct str certificate, key;             /* PEM; empty: none */
    uint64_t generation;                     /* another one after each renewal */
    uint64_t certificate_generation;         /* the same for the certificate */
};

/** `on_ready` is called, from the loop, when a plugin that was waited for has ended. */
struct credentials *credentials_new(struct loop *loop, const struct kube_config *config,
                                    void (*on_ready)(void *context), void *context) MUST_USE;
/** Ends a plugin that runs. */
void credentials_free(struct credentials *credentials);
DEFINE_CLEANUP(struct credentials *, credentials_free)

/** 1: `*out` is set. 0: a plugin runs, on_ready will tell. -1: it failed a moment ago. */
int credentials_get(struct credentials *credentials, struct credential *out,
                    struct error *err) MUST_USE;
/** For who waited: what there is now, fresh or not. -1: the plugin failed. */
int credentials_current(const struct credentials *credentials, struct credential *out,
                        struct error *err) MUST_USE;
/** The server refused those of this generation. True: newer ones may be had, ask again. */
bool credentials_reject(struct credentials *credentials, uint64_t generation);
