/* Who sent this call: the one place that turns a token into a principal. */
#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "call.h"
#include "config.h"
#include "people/principal.h"
#include "people/sessions.h"
#include "people/token_cookie.h"
#include "server.h"

#define BEARER STR("Bearer ")

static bool has_three_parts(struct str token)
{
    struct str head, rest, more;

    return str_cut(token, '.', &head, &rest) && str_cut(rest, '.', &head, &rest) &&
           !str_cut(rest, '.', &head, &more);
}

/* `token`, then a bearer `authorization`, then the cookie; empty: none of them. */
static struct str find_token(const struct api_call *call)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str token = api_call_header(call, "token"), bearer, cookies;

    if (token.len > 0)
        return token;
    bearer = api_call_header(call, "authorization");
    if (str_has_prefix(bearer, BEARER)) {
        bearer = str_slice(bearer, BEARER.len, bearer.len);
        if (has_three_parts(bearer))
            return bearer;
    }
    cookies = api_call_header(call, "grpcgateway-cookie");
    if (token_cookie_read(cookies, call->server->config->max_cookies, call->arena, &token, &err) ==
            1 &&
        has_three_parts(token))
        return token;
    return STR_EMPTY;
}

/* The client takes the new token from whichever of the two it understands. */
static int hand_out_renewed(struct api_call *call, struct str token, struct error *err)
{
    const struct config *config = call->server->config;
    const struct token_cookie_options options = { .base_href = config->base_href,
                                                  .is_secure = !config->insecure,
                                                  .limit = config->max_cookies };
    const char *const *cookies;

    if (token.len == 0)
        return 0;
    if (token_cookie_make(token, &options, call->arena, &cookies, err) < 0)
        return -1;
    api_call_set_header(call, "renew-token", token.ptr);
    for (; *cookies; cookies++)
        api_call_set_cookie(call, *cookies);
    return 0;
}

static int identify(struct api_call *call, struct principal *principal, struct error *err)
{
    struct str token = find_token(call), renewed;

    if (token.len == 0)
        return error_set(err, ERR_UNAUTHENTICATED, "no session information");
    if (sessions_identify(call->server->sessions, token, call->arena, principal, &renewed, err) < 0)
        return err->code == ERR_UNAUTHENTICATED ? error_prefix(err, "invalid session") : -1;
    return hand_out_renewed(call, renewed, err);
}

static bool admits_anybody(const struct api_call *call)
{
    const struct settings *settings = catalog_settings(call->server->catalog);

    return settings && str_equals(settings_text(settings, "users.anonymous.enabled"), "true");
}

int api_authenticate(struct api_call *call, struct error *err)
{
    static const struct principal nobody = { PRINCIPAL_ANONYMOUS, .subject = { "", 0 },
                                             .username = { "", 0 }, .issuer = { "", 0 },
                                             .token_id = { "", 0 } };
    struct principal *principal = ARENA_NEW(call->arena, struct principal);
    struct principal found = nobody;

    *principal = nobody;
    call->principal = principal;
    if (call->server->config->disable_auth) {
        principal->kind = PRINCIPAL_UNRESTRICTED;
        return 0;
    }
    if (identify(call, &found, err) < 0) {
        /* What the token claims counts for nothing then. */
        if (!admits_anybody(call))
            return -1;
        error_release(err);
        return 0;
    }
    *principal = found;
    return 0;
}

int api_reauthenticate(const struct api_call *call, struct error *err)
{
    const struct principal *who = call->principal;

    if (who->kind == PRINCIPAL_UNRESTRICTED ||
        (who->kind == PRINCIPAL_ANONYMOUS && admits_anybody(call)))
        return 0;
    if (!principal_has_session(who))
        return error_set(err, ERR_UNAUTHENTICATED, "no session information");
    if (sessions_recheck(call->server->sessions, who, err) < 0)
        return err->code == ERR_UNAUTHENTICATED ? error_prefix(err, "invalid session") : -1;
    return 0;
}
