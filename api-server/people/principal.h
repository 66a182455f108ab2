#pragma once

#include "argo/texts.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct json;

/** Who asks: found out once a call, by its token. Lives as long as the call. */
struct principal {
    enum principal_kind {
        PRINCIPAL_ANONYMOUS,    /* no session; only the default role has a say */
        PRINCIPAL_USER,         /* a local account, or somebody that an identity provider knows */
        PRINCIPAL_PROJECT,      /* a token of a project's role: "proj:<project>:<role>" */
        PRINCIPAL_UNRESTRICTED, /* --disable-auth */
    } kind;
    struct str subject;  /* what policies call it; empty without a session */
    struct str username; /* what people call it: in events and logs; empty without a session */
    struct str issuer;   /* "argocd" for our own tokens; "sso" for one of theirs that has expired */
    struct str token_id; /* jti */
    struct texts groups;
    int64_t issued_at;         /* seconds; 0: not said */
    const struct json *claims; /* of the token; NULL without one */
};

/** A valid session stands behind it. */
bool principal_has_session(const struct principal *principal);
/** A local user's own token: neither a project's, nor of an identity provider. */
bool principal_is_local(const struct principal *principal);
