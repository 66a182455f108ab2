#include "people/service_account.h"

#include "argo/account.h"
#include "argo/catalog.h"
#include "argo/rbac.h"
#include "argo/settings.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/regex.h"
#include "people/principal.h"
#include "people/sessions.h"
#include "server.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { SSO_TOKEN_MAX_AGE_S = 5 * 60, TOKENS_MAX = 10000 };

#define DEFAULT_PASSWORD_PATTERN STR("^.{8,32}$")

static struct str text_of(const struct api_call *call, const char *key)
{
    return json_string(json_get(call->request, key));
}

static const struct settings *settings_of(const struct api_call *call)
{
    return catalog_settings(call->server->catalog);
}

/* ---- who may ---- */

static bool is_own(const struct api_call *call, struct str account)
{
    return principal_is_local(call->principal) && str_equal(call->principal->subject, account);
}

static int may(struct api_call *call, const char *action, struct error *err)
{
    struct str name = text_of(call, "name");

    return is_own(call, name) ? 0 : api_enforce(call, "accounts", action, name.ptr, err);
}

static int may_get(struct api_call *call, struct error *err)
{
    return may(call, "get", err);
}

static int may_update(struct api_call *call, struct error *err)
{
    return may(call, "update", err);
}

/* Without a name it is the caller's own. */
static int may_change_password(struct api_call *call, struct error *err)
{
    struct str name = text_of(call, "name");

    if (principal_is_local(call->principal) &&
        (name.len == 0 || str_equal(name, call->principal->subject)))
        return 0;
    return api_enforce(call, "accounts", "update", name.ptr, err);
}

/* ---- reading ---- */

static int compare_tokens(const void *a, const void *b)
{
    const struct account_token *const *left = a, *const *right = b;

    if ((*left)->issued_at != (*right)->issued_at)
        return (*left)->issued_at < (*right)->issued_at ? 1 : -1;
    return *left < *right ? -1 : 1;
}

static const struct json *tokens_of(const struct account *account, struct arena *arena)
{
    const struct account_token **sorted =
        arena_alloc(arena, (account->token_count + 1) * sizeof(*sorted));
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < account->token_count; i++)
        sorted[i] = &account->tokens[i];
    qsort(sorted, account->token_count, sizeof(struct account_token *), compare_tokens);
    for (size_t i = 0; i < account->token_count; i++) {
        struct json *token = json_new_object(arena);

        json_set(arena, token, "id", json_new_string(arena, sorted[i]->id));
        json_set_int(arena, token, "issuedAt", sorted[i]->issued_at);
        json_set_int(arena, token, "expiresAt", sorted[i]->expires_at);
        json_append(arena, list, token);
    }
    return list;
}

static struct json *account_message(const struct account *account, struct arena *arena)
{
    struct json *message = json_new_object(arena);

    json_set(arena, message, "name", json_new_string(arena, account->name));
    json_set_bool(arena, message, "enabled", account->is_enabled);
    json_set(arena, message, "capabilities", texts_to_json(account->capability_names, arena));
    json_set(arena, message, "tokens", tokens_of(account, arena));
    return message;
}

static int list_accounts(struct api_call *call, const struct json **reply, struct error *err)
{
    struct texts names = account_names(settings_of(call), call->arena);
    struct json *message = json_new_object(call->arena), *items = json_new_array(call->arena);

    for (size_t i = 0; i < names.count; i++) {
        struct account account;

        if (!is_own(call, names.items[i]) &&
            !api_permits(call, "accounts", "get", names.items[i].ptr))
            continue;
        if (account_find(settings_of(call), names.items[i], call->arena, &account, err) < 0)
            return -1;
        json_append(call->arena, items, account_message(&account, call->arena));
    }
    json_set(call->arena, message, "items", items);
    *reply = message;
    return 0;
}

static int get_account(struct api_call *call, const struct json **reply, struct error *err)
{
    struct account account;

    if (account_find(settings_of(call), text_of(call, "name"), call->arena, &account, err) < 0)
        return -1;
    *reply = account_message(&account, call->arena);
    return 0;
}

/* ---- passwords ---- */

static int check_caller(struct api_call *call, struct error *err)
{
    const struct principal *who = call->principal;
    struct str current = text_of(call, "currentPassword");
    CLEANUP(error_release) struct error why = { 0 };

    if (who->kind == PRINCIPAL_PROJECT)
        return error_set(err, ERR_INVALID,
                         "password can only be changed for local users, not user \"%.*s\"",
                         STR_ARG(who->subject));
    if (principal_is_local(who)) {
        if (sessions_check_password(call->server->sessions, who->subject, current, &why) == 0)
            return 0;
        return error_set(err, ERR_INVALID, "current password does not match");
    }
    if (who->kind != PRINCIPAL_USER || who->issued_at + SSO_TOKEN_MAX_AGE_S < sessions_now())
        return error_set(err, ERR_UNKNOWN,
                         "SSO token is too old. Please use 'argocd relogin' to get a new token.");
    return 0;
}

static int check_new_password(struct api_call *call, struct error *err)
{
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct str pattern = settings_text(settings_of(call), "passwordPattern");

    if (pattern.len == 0)
        pattern = DEFAULT_PASSWORD_PATTERN;
    if (regex_compile(pattern, &regex, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    if (!regex_matches(regex, text_of(call, "newPassword")))
        return error_set(err, ERR_UNKNOWN,
                         "new password does not match the following expression: %.*s",
                         STR_ARG(pattern));
    return 0;
}

static int change_password(void *context, const struct account *account, struct arena *arena,
                           struct json **data, struct error *err)
{
    const char *hash = context;

    (void)err;
    *data = account_password_patch(account, hash, sessions_now(), arena);
    return 0;
}

static int update_password(struct api_call *call, const struct json **reply, struct error *err)
{
    struct sessions *sessions = call->server->sessions;
    struct str name = text_of(call, "name");
    const char *hash;

    if (check_caller(call, err) < 0 || check_new_password(call, err) < 0)
        return -1;
    if (name.len == 0)
        name = call->principal->subject;
    if (sessions_hash_password(sessions, text_of(call, "newPassword"), call->arena, &hash, err) <
        0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    if (sessions_update_account(sessions, name, change_password,
                                arena_printf(call->arena, "%s", hash), err) < 0)
        return error_prefix(err, "failed to update account password");
    audit_note(call, "updated password of user '%.*s'", STR_ARG(name));
    *reply = json_new_object(call->arena);
    return 0;
}

/* ---- tokens ---- */

struct token_change {
    struct sessions *sessions;
    struct arena *arena;
    struct str name, id;
    int64_t lifetime_s;
    struct issued_token issued;
};

static int add_token(void *context, const struct account *account, struct arena *arena,
                     struct json **data, struct error *err)
{
    struct token_change *change = context;
    struct account_token *tokens = arena_alloc(arena, (account->token_count + 1) * sizeof(*tokens));
    const struct token_order order = {
        .subject = arena_printf(arena, "%.*s:apiKey", STR_ARG(change->name)),
        .id = change->id.ptr,
        .lifetime_s = change->lifetime_s,
    };

    if (account_token_find(account, change->id))
        return error_set(err, ERR_UNKNOWN, "account already has token with id '%.*s'",
                         STR_ARG(change->id));
    if (!(account->capabilities & ACCOUNT_API_KEY))
        return error_set(err, ERR_UNKNOWN, "account '%.*s' does not have apiKey capability",
                         STR_ARG(change->name));
    if (account->token_count >= TOKENS_MAX)
        return error_set(err, ERR_EXHAUSTED, "account '%.*s' has %d tokens already",
                         STR_ARG(change->name), TOKENS_MAX);
    if (sessions_issue(change->sessions, &order, change->arena, &change->issued, err) < 0)
        return -1;
    if (account->token_count > 0)
        memcpy(tokens, account->tokens, account->token_count * sizeof(*tokens));
    tokens[account->token_count] =
        (struct account_token){ change->id, change->issued.issued_at, change->issued.expires_at };
    *data = account_tokens_patch(account, tokens, account->token_count + 1, arena);
    return 0;
}

static int create_token(struct api_call *call, const struct json **reply, struct error *err)
{
    struct token_change change = {
        .sessions = call->server->sessions,
        .arena = call->arena,
        .name = text_of(call, "name"),
        .id = text_of(call, "id"),
        .lifetime_s = json_int(json_get(call->request, "expiresIn"), 0),
    };
    struct json *message = json_new_object(call->arena);
    const char *id;

    if (strlen(change.id.ptr) != change.id.len)
        return error_set(err, ERR_INVALID, "'%s' is no id of a token", change.id.ptr);
    if (change.id.len == 0) {
        if (sessions_new_id(call->arena, &id, err) < 0)
            return -1;
        change.id = str_of(id);
    }
    if (sessions_update_account(change.sessions, change.name, add_token, &change, err) < 0)
        return err->code == ERR_UNKNOWN
                   ? error_prefix(err, "failed to update account with new token")
                   : -1;
    audit_note(call, "created token '%.*s' of account '%.*s'", STR_ARG(change.id),
               STR_ARG(change.name));
    json_set(call->arena, message, "token", json_new_string(call->arena, change.issued.token));
    *reply = message;
    return 0;
}

static int remove_token(void *context, const struct account *account, struct arena *arena,
                        struct json **data, struct error *err)
{
    const struct token_change *change = context;
    struct account_token *tokens = arena_alloc(arena, (account->token_count + 1) * sizeof(*tokens));
    size_t count = 0;

    if (!account_token_find(account, change->id))
        return error_set(err, ERR_NOT_FOUND, "token with id '%.*s' does not exist",
                         STR_ARG(change->id));
    for (size_t i = 0; i < account->token_count; i++)
        if (!str_equal(account->tokens[i].id, change->id))
            tokens[count++] = account->tokens[i];
    *data = account_tokens_patch(account, tokens, count, arena);
    return 0;
}

static int delete_token(struct api_call *call, const struct json **reply, struct error *err)
{
    struct token_change change = { .name = text_of(call, "name"), .id = text_of(call, "id") };

    if (sessions_update_account(call->server->sessions, change.name, remove_token, &change, err) <
        0)
        return -1;
    audit_note(call, "deleted token '%.*s' of account '%.*s'", STR_ARG(change.id),
               STR_ARG(change.name));
    *reply = json_new_object(call->arena);
    return 0;
}

/* ---- may I? ---- */

static const struct str actions[] = { { "get", 3 },    { "create", 6 }, { "update", 6 },
                                      { "delete", 6 }, { "sync", 4 },   { "override", 8 },
                                      { "action", 6 }, { "invoke", 6 } };
static const struct str resources[] = {
    { "clusters", 8 },      { "projects", 8 },
    { "applications", 12 }, { "applicationsets", 15 },
    { "repositories", 12 }, { "write-repositories", 18 },
    { "certificates", 12 }, { "accounts", 8 },
    { "gpgkeys", 7 },       { "logs", 4 },
    { "exec", 4 },          { "extensions", 10 },
};

static int check_word(struct texts known, struct str word, struct arena *arena, struct error *err)
{
    struct str list;

    if (texts_contain(known, word.ptr))
        return 0;
    list = texts_print(known, arena);
    return error_set(err, ERR_INVALID, "%.*s does not contain %.*s", STR_ARG(list), STR_ARG(word));
}

/* "<project>/<the control plane's namespace>/<name>" is what policies call "<project>/<name>". */
static const char *object_of(const struct api_call *call, struct str resource)
{
    struct str object = text_of(call, "subresource"), project, rest, namespace, name, more;

    if (str_equals(resource, "projects") || rbac_project_of(resource.ptr, object).len == 0 ||
        !str_cut(object, '/', &project, &rest) || !str_cut(rest, '/', &namespace, &name) ||
        str_cut(name, '/', &more, &more) || !str_equals(namespace, call->server->namespace))
        return object.ptr;
    return arena_printf(call->arena, "%.*s/%.*s", STR_ARG(project), STR_ARG(name));
}

static int can_i(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct texts known_actions = { actions, sizeof(actions) / sizeof(*actions) };
    const struct texts known_resources = { resources, sizeof(resources) / sizeof(*resources) };
    struct str action = text_of(call, "action"), resource = text_of(call, "resource");
    struct json *message = json_new_object(call->arena);

    if (check_word(known_actions, action, call->arena, err) < 0 ||
        check_word(known_resources, resource, call->arena, err) < 0)
        return -1;
    json_set_text(call->arena, message, "value",
                  api_permits(call, resource.ptr, action.ptr, object_of(call, resource)) ? "yes"
                                                                                         : "no");
    *reply = message;
    return 0;
}

const struct api_method account_methods[] = {
    { "account.AccountService/CanI", RULE_SESSION, .run = can_i },
    { "account.AccountService/ListAccounts", RULE_FILTERED, .run = list_accounts },
    { "account.AccountService/GetAccount", RULE(may_get), .run = get_account },
    { "account.AccountService/UpdatePassword", RULE(may_change_password), .run = update_password },
    { "account.AccountService/CreateToken", RULE(may_update), .run = create_token },
    { "account.AccountService/DeleteToken", RULE(may_update), .run = delete_token },
    API_METHODS_END,
};
