#include "people/token_rules.h"

#include "argo/account.h"
#include "argo/jwt.h"
#include "argo/rbac.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"

enum { DAY_S = 24 * 3600, RENEWAL_S = 5 * 60, DIGITS_MAX = 9 };

/* A code of its own inside another error: Go prints it with it. */
static int refuse_account(const struct error *why, struct error *err)
{
    if (why->code == ERR_NOT_FOUND)
        return error_set(err, ERR_UNAUTHENTICATED, "rpc error: code = NotFound desc = %s",
                         error_text(why));
    return error_set(err, ERR_UNAUTHENTICATED, "%s", error_text(why));
}

/* ---- tokens of projects ---- */

static bool is_listed(const struct json *list, const struct principal *principal)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        struct str id = json_string(json_get(at.value, "id"));

        /* Tokens of old have no id: their time stands for it. */
        if (principal->token_id.len > 0
                ? str_equal(id, principal->token_id)
                : json_int(json_get(at.value, "iat"), -1) == principal->issued_at)
            return true;
    }
    return false;
}

static const struct json *tokens_in_spec(const struct json *project, struct str role)
{
    for (struct json_cursor at = json_walk(json_at(project, "spec.roles")); json_next(&at);)
        if (str_equal(json_string(json_get(at.value, "name")), role))
            return json_get(at.value, "jwtTokens");
    return NULL;
}

static int check_project(const struct token_facts *facts, struct str name, struct str role,
                         struct principal *principal, struct error *err)
{
    const struct json *project = facts->find_project(facts->context, name);
    const struct json *listed = json_get_str(json_at(project, "status.jwtTokensByRole"), role);

    if (!project)
        return error_set(err, ERR_UNAUTHENTICATED, "appproject.argoproj.io \"%.*s\" not found",
                         STR_ARG(name));
    if (!is_listed(json_get(listed, "items"), principal) &&
        !is_listed(tokens_in_spec(project, role), principal))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "JWT token for role '%.*s' issued at '%lld' does not exist in project "
                         "'%.*s'",
                         STR_ARG(role), (long long)principal->issued_at, STR_ARG(name));
    principal->kind = PRINCIPAL_PROJECT;
    return 0;
}

/* ---- tokens of accounts ---- */

static int check_account(const struct token_facts *facts, const struct account *account,
                         enum account_capability capability, const struct principal *principal,
                         struct error *err)
{
    struct str name = account->name, id = principal->token_id;

    if (!account->is_enabled)
        return error_set(err, ERR_UNAUTHENTICATED, "account %.*s is disabled", STR_ARG(name));
    if (!(account->capabilities & (unsigned)capability))
        return error_set(err, ERR_UNAUTHENTICATED, "account %.*s does not have '%s' capability",
                         STR_ARG(name), account_capability_name(capability));
    if (id.len == 0)
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token does not have a unique identifier (jti claim) and cannot be "
                         "validated");
    if (facts->is_revoked(facts->context, id))
        return error_set(err, ERR_UNAUTHENTICATED, "token is revoked, please re-login");
    if (capability == ACCOUNT_API_KEY && !account_token_find(account, id))
        return error_set(err, ERR_UNAUTHENTICATED, "account %.*s does not have token with id %.*s",
                         STR_ARG(name), STR_ARG(id));
    if (principal->issued_at < account->password_mtime)
        return error_set(err, ERR_UNAUTHENTICATED,
                         "account password has changed since token issued");
    return 0;
}

static int check_user(const struct token_facts *facts, struct arena *arena,
                      struct principal *principal, struct error *err)
{
    struct str name, suffix, more;
    CLEANUP(error_release) struct error why = { 0 };
    struct account account;
    enum account_capability capability;

    str_cut(principal->subject, ':', &name, &suffix);
    str_cut(suffix, ':', &suffix, &more);
    capability = str_equals(suffix, "login") ? ACCOUNT_LOGIN : ACCOUNT_API_KEY;
    if (account_find(facts->settings, name, arena, &account, &why) < 0)
        return refuse_account(&why, err);
    if (check_account(facts, &account, capability, principal, err) < 0)
        return -1;
    principal->kind = PRINCIPAL_USER;
    principal->subject = principal->username = account.name;
    return 0;
}

/* ---- all tokens ---- */

int token_rules_issuer(struct str token, struct arena *arena, struct str *out, struct error *err)
{
    struct jwt jwt;

    if (jwt_parse(token, arena, &jwt, err) < 0)
        return -1;
    *out = json_string(json_get(jwt.claims, "iss"));
    return 0;
}

/* `principal` holds the claims of a token of ours. */
static int check_subject(const struct token_facts *facts, struct arena *arena,
                         struct principal *principal, struct error *err)
{
    struct str project, role;

    if (rbac_project_role(principal->subject, &project, &role))
        return check_project(facts, project, role, principal, err);
    return check_user(facts, arena, principal, err);
}

int token_rules_recheck(const struct token_facts *facts, const struct principal *who,
                        struct arena *arena, struct error *err)
{
    const struct jwt jwt = { .claims = who->claims };
    struct principal again = *who;

    if (jwt_check_times(&jwt, facts->now, err) < 0)
        return -1;
    again.subject = json_string(json_get(who->claims, "sub"));
    return check_subject(facts, arena, &again, err);
}

int token_rules_check(const struct token_facts *facts, struct str token, struct arena *arena,
                      struct principal *out, struct error *err)
{
    struct principal principal = { .kind = PRINCIPAL_ANONYMOUS };
    struct jwt jwt;

    if (jwt_parse(token, arena, &jwt, err) < 0 || jwt_verify_hmac(&jwt, facts->key, err) < 0 ||
        jwt_check_times(&jwt, facts->now, err) < 0)
        return -1;
    principal.claims = jwt.claims;
    principal.issuer = json_string(json_get(jwt.claims, "iss"));
    principal.subject = principal.username = json_string(json_get(jwt.claims, "sub"));
    principal.token_id = json_string(json_get(jwt.claims, "jti"));
    principal.issued_at = json_int(json_get(jwt.claims, "iat"), 0);
    if (!str_equals(principal.issuer, ACCOUNT_ISSUER))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token has invalid claims: token has invalid "
                         "issuer");
    if (!json_get(jwt.claims, "iat"))
        return error_set(err, ERR_UNAUTHENTICATED, "token does not say when it was issued");
    if (check_subject(facts, arena, &principal, err) < 0)
        return -1;
    *out = principal;
    return 0;
}

int64_t token_rules_renewal(const struct principal *principal, int64_t now)
{
    int64_t expiry = json_int(json_get(principal->claims, "exp"), 0);
    struct str subject = json_string(json_get(principal->claims, "sub"));

    if (principal->kind != PRINCIPAL_USER || !str_equals(principal->issuer, ACCOUNT_ISSUER) ||
        !str_has_suffix(subject, STR(":login")) || expiry == 0 || expiry - now >= RENEWAL_S ||
        expiry <= principal->issued_at)
        return 0;
    return expiry - principal->issued_at;
}

struct json *token_rules_claims(const char *subject, const char *id, int64_t now,
                                int64_t lifetime_s, struct arena *arena)
{
    struct json *claims = json_new_object(arena);

    json_set_text(arena, claims, "iss", ACCOUNT_ISSUER);
    json_set_text(arena, claims, "sub", subject);
    if (lifetime_s > 0)
        json_set_int(arena, claims, "exp", now + lifetime_s);
    json_set_int(arena, claims, "nbf", now);
    json_set_int(arena, claims, "iat", now);
    json_set_text(arena, claims, "jti", id);
    return claims;
}

static int64_t unit_of(char unit)
{
    switch (unit) {
    case 's':
        return 1;
    case 'm':
        return 60;
    case 'h':
        return 3600;
    case 'd':
        return DAY_S;
    default:
        return 0;
    }
}

int64_t token_rules_lifetime(const struct settings *settings)
{
    struct str text = settings_text(settings, "users.session.duration");
    int64_t number = 0, unit = text.len > 0 ? unit_of(text.ptr[text.len - 1]) : 0;

    if (unit == 0 || text.len < 2 || text.len > DIGITS_MAX)
        return DAY_S;
    for (size_t i = 0; i < text.len - 1; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return DAY_S;
        number = number * 10 + text.ptr[i] - '0';
    }
    return number > 0 ? number * unit : DAY_S;
}
