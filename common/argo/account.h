#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;
struct settings;

/** A local user: what argocd-cm and argocd-secret say of it. Plain values in an arena. */
struct account_token {
    struct str id;
    int64_t issued_at, expires_at; /* seconds; 0: never */
};

enum account_capability { ACCOUNT_LOGIN = 1, ACCOUNT_API_KEY = 2 };

struct account {
    struct str name;
    bool is_enabled;
    unsigned capabilities;
    struct texts capability_names; /* the same, in the order of argocd-cm */
    struct str password_hash;      /* empty: none */
    int64_t password_mtime;        /* seconds; 0: never changed */
    const struct account_token *tokens;
    size_t token_count;
};

#define ACCOUNT_ADMIN "admin"
/** Who our own tokens are issued by. */
#define ACCOUNT_ISSUER "argocd"

/** ERR_NOT_FOUND "account 'x' does not exist". */
int account_find(const struct settings *settings, struct str name, struct arena *arena,
                 struct account *out, struct error *err) MUST_USE;

/** The names of all accounts, sorted. */
struct texts account_names(const struct settings *settings, struct arena *arena);

/** "login", "apiKey". */
const char *account_capability_name(enum account_capability capability);

/** The token of that id, NULL when there is none. */
const struct account_token *account_token_find(const struct account *account, struct str id);

/**
 * What an account says of its password and its tokens, as members of argocd-secret's `data`: part
 * of a merge patch.
 */
struct json *account_password_patch(const struct account *account, const char *hash, int64_t now,
                                    struct arena *arena);
struct json *account_tokens_patch(const struct account *account, const struct account_token *tokens,
                                  size_t count, struct arena *arena);
