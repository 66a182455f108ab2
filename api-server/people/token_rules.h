#pragma once

#include "base/error.h"
#include "people/principal.h"

struct arena;
struct json;
struct settings;

/**
 * What makes a token of our own valid, as a function of what is known: its signature and times, the
 * account that it names, and that nobody has taken it back since.
 */
struct token_facts {
    const struct settings *settings;
    /** The AppProject of that name; NULL: none. */
    const struct json *(*find_project)(void *context, struct str name);
    bool (*is_revoked)(void *context, struct str id);
    void *context;
    struct str key; /* server.secretkey */
    int64_t now;    /* seconds */
};

/** -1 (ERR_UNAUTHENTICATED) in the words of Argo CD, without "invalid session: " before them. */
int token_rules_check(const struct token_facts *facts, struct str token, struct arena *arena,
                      struct principal *out, struct error *err) MUST_USE;

/** The same of a principal that was found valid before: is it still, now? */
int token_rules_recheck(const struct token_facts *facts, const struct principal *who,
                        struct arena *arena, struct error *err) MUST_USE;

/** Who issued a token, without believing it; empty: it does not say. -1: it is no token. */
int token_rules_issuer(struct str token, struct arena *arena, struct str *out,
                       struct error *err) MUST_USE;

/** A login's token that ends soon is replaced: for how many seconds; 0: it is not. */
int64_t token_rules_renewal(const struct principal *principal, int64_t now);

/** The claims of a new token; `lifetime_s` 0: without end. */
struct json *token_rules_claims(const char *subject, const char *id, int64_t now,
                                int64_t lifetime_s, struct arena *arena);

/** users.session.duration: one number with s, m, h or d; anything else is 24 hours. */
int64_t token_rules_lifetime(const struct settings *settings);
