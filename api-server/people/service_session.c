#include "people/service_session.h"

#include "audit.h"
#include "base/arena.h"
#include "base/log.h"
#include "config.h"
#include "data/json.h"
#include "people/principal.h"
#include "people/sessions.h"
#include "people/token_cookie.h"
#include "server.h"

#include <stddef.h>

static int set_cookies(struct api_call *call, struct str token, struct error *err)
{
    const struct config *config = call->server->config;
    const struct token_cookie_options options = { .base_href = config->base_href,
                                                  .is_secure = !config->insecure,
                                                  .limit = config->max_cookies };
    const char *const *cookies;

    if (token_cookie_make(token, &options, call->arena, &cookies, err) < 0)
        return -1;
    for (; *cookies; cookies++)
        api_call_set_cookie(call, *cookies);
    return 0;
}

static int log_in(struct api_call *call, struct str user, struct str password, struct str *token,
                  struct error *err)
{
    if (json_text(call->request, "token", token) && token->len > 0)
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token-based session creation no longer supported. please upgrade argocd "
                         "cli to v0.7+");
    if (user.len == 0 || password.len == 0)
        return error_set(err, ERR_UNAUTHENTICATED, "no credentials supplied");
    return sessions_log_in(call->server->sessions, user, password, call->arena, token, err);
}

static int create_session(struct api_call *call, const struct json **reply, struct error *err)
{
    struct str user = json_string(json_get(call->request, "username"));
    struct str password = json_string(json_get(call->request, "password")), token;
    struct json *message = json_new_object(call->arena);

    if (log_in(call, user, password, &token, err) < 0) {
        log_info("a login was refused", F("user", user.ptr), F("address", call->peer),
                 F("error", error_text(err)));
        return -1;
    }
    if (set_cookies(call, token, err) < 0)
        return -1;
    log_info("logged in", F("user", user.ptr), F("address", call->peer));
    json_set(call->arena, message, "token", json_new_string(call->arena, token));
    *reply = message;
    return 0;
}

/* The client drops its token; /auth/logout ends it. */
static int delete_session(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)err;
    *reply = json_new_object(call->arena);
    return 0;
}

static int tell_user(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct principal *who = call->principal;
    struct json *message = json_new_object(call->arena);

    (void)err;
    if (principal_has_session(who)) {
        json_set_bool(call->arena, message, "loggedIn", true);
        json_set(call->arena, message, "username", json_new_string(call->arena, who->username));
        json_set(call->arena, message, "groups", texts_to_json(who->groups, call->arena));
    }
    if (who->issuer.len > 0)
        json_set(call->arena, message, "iss", json_new_string(call->arena, who->issuer));
    *reply = message;
    return 0;
}

const struct api_method session_methods[] = {
    { "session.SessionService/Create", RULE_PUBLIC, .run = create_session },
    { "session.SessionService/Delete", RULE_PUBLIC, .run = delete_session },
    { "session.SessionService/GetUserInfo", RULE_PUBLIC, .run = tell_user },
    API_METHODS_END,
};
