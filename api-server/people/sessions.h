#pragma once

#include "base/error.h"
#include "people/principal.h"

#include <stdint.h>

struct account;
struct api_server;
struct arena;
struct metrics;

/** Who is who: passwords, tokens and their end, for the accounts of argocd-cm. */
struct sessions;

/** `server`: with its config, loop, catalog, workers, kube and Redis; borrowed. */
struct sessions *sessions_new(struct api_server *server) MUST_USE;
void sessions_free(struct sessions *sessions);
DEFINE_CLEANUP(struct sessions *, sessions_free)

/** Count logins: argocd_login_request_total. */
void sessions_register_metrics(struct sessions *sessions, struct metrics *metrics);

/** Tests: no pause before an answer. */
void sessions_set_delay(struct sessions *sessions, int min_ms, int max_ms);

/**
 * Whom a token stands for; ERR_UNAUTHENTICATED in Argo CD's words. `*renewed` is a token to use
 * instead from now on, empty when this one still lasts. In a fiber.
 */
int sessions_identify(struct sessions *sessions, struct str token, struct arena *arena,
                      struct principal *out, struct str *renewed, struct error *err) MUST_USE;

/** Is a principal that was identified before still valid? Without waiting. */
int sessions_recheck(struct sessions *sessions, const struct principal *who,
                     struct error *err) MUST_USE;

/**
 * Is that the password of the account? Answers after the same time whatever is wrong; too many
 * wrong ones refuse right ones too. In a fiber.
 */
int sessions_check_password(struct sessions *sessions, struct str account, struct str password,
                            struct error *err) MUST_USE;

/** The same for a login: counted, and only so many at once. `*token` is the new session. */
int sessions_log_in(struct sessions *sessions, struct str account, struct str password,
                    struct arena *arena, struct str *token, struct error *err) MUST_USE;

/** A token of ours. */
struct token_order {
    const char *subject;
    const char *id;     /* NULL: a new one */
    int64_t lifetime_s; /* 0: without end */
};
struct issued_token {
    struct str token, id;
    int64_t issued_at, expires_at; /* seconds; 0: never */
};
int sessions_issue(struct sessions *sessions, const struct token_order *order, struct arena *arena,
                   struct issued_token *out, struct error *err) MUST_USE;

/** The token that this principal came with ends now, where it would have ended by itself. */
int sessions_revoke(struct sessions *sessions, const struct principal *principal,
                    struct error *err) MUST_USE;

/**
 * Change an account in argocd-secret: `change` says what, as members of its data, for the account
 * as it is now; it is asked again when somebody else was faster. In a fiber.
 */
typedef int (*sessions_change_fn)(void *context, const struct account *account, struct arena *arena,
                                  struct json **data, struct error *err);
int sessions_update_account(struct sessions *sessions, struct str name, sessions_change_fn change,
                            void *context, struct error *err) MUST_USE;

/** Hash a password on a worker's thread. In a fiber. */
int sessions_hash_password(struct sessions *sessions, struct str password, struct arena *arena,
                           const char **out, struct error *err) MUST_USE;

/** A random identity, "f47ac10b-58cc-4372-a567-0e02b2c3d479". */
int sessions_new_id(struct arena *arena, const char **out, struct error *err) MUST_USE;

/** Seconds since 1970. */
int64_t sessions_now(void);
