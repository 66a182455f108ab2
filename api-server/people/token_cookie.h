#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;

/**
 * The cookie that holds a browser's token. A token that does not fit into one is split:
 *
 *     argocd.token=3:<first part>   argocd.token-1=<second>   argocd.token-2=<third>
 */
#define TOKEN_COOKIE "argocd.token"

enum { TOKEN_COOKIE_MAX_BYTES = 4093, TOKEN_COOKIES_MAX = 100 };

/**
 * The token in a Cookie header: 1 with `*out`, 0 when there is none, -1 when its parts do not fit
 * together. At most `limit` parts.
 */
int token_cookie_read(struct str header, int limit, struct arena *arena, struct str *out,
                      struct error *err) MUST_USE;

/** The values of the Set-Cookie headers for a token; ended by NULL. */
struct token_cookie_options {
    const char *base_href; /* "/", "/argocd/" */
    bool is_secure;
    int limit; /* cookies at most */
};
int token_cookie_make(struct str token, const struct token_cookie_options *options,
                      struct arena *arena, const char *const **out, struct error *err) MUST_USE;

/** Those that make a browser forget every part that it sent in this Cookie header. */
const char *const *token_cookie_clear(struct str header, const struct token_cookie_options *options,
                                      struct arena *arena);
