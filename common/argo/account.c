#include "argo/account.h"

#include "argo/secret_data.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/digest.h"
#include "data/json.h"

enum { NS_PER_S = 1000000000, TOKENS_MAX_BYTES = 1 << 20 };

#define PREFIX "accounts."

/* "accounts.<name>" or "accounts.<name>.<suffix>": a name has no dot. */
static bool split_key(struct str key, struct str *name, struct str *suffix)
{
    struct str rest, more;

    if (!str_has_prefix(key, STR(PREFIX)))
        return false;
    rest = str_slice(key, sizeof(PREFIX) - 1, key.len);
    str_cut(rest, '.', name, suffix);
    return name->len > 0 && !str_cut(*suffix, '.', &rest, &more);
}

static const char *key_of(const struct account *account, const char *what, struct arena *arena)
{
    bool is_admin = str_equals(account->name, ACCOUNT_ADMIN);

    return arena_printf(arena, "%s%.*s.%s", is_admin ? "" : PREFIX, STR_ARG(account->name), what);
}

/* ---- argocd-cm ---- */

static void add_capabilities(struct str list, struct arena *arena, struct account *account)
{
    struct texts words = texts_split(list, ',', arena);
    struct str *names = arena_alloc(arena, (words.count + 2) * sizeof(*names));
    size_t count = 0;

    if (account->capabilities & ACCOUNT_LOGIN)
        names[count++] = STR("login");
    for (size_t i = 0; i < words.count; i++) {
        unsigned capability = str_equals(words.items[i], "login")    ? ACCOUNT_LOGIN
                              : str_equals(words.items[i], "apiKey") ? ACCOUNT_API_KEY
                                                                     : 0;

        if (!capability || (account->capabilities & capability))
            continue;
        account->capabilities |= capability;
        names[count++] = words.items[i];
    }
    account->capability_names = (struct texts){ names, count };
}

static int read_switch(const struct settings *settings, const char *key, bool is_strict, bool *out,
                       struct error *err)
{
    struct str text = settings_text(settings, key);

    if (text.len == 0 || texts_parse_bool(text, out) || !is_strict)
        return 0;
    return error_set(err, ERR_INVALID, "strconv.ParseBool: parsing \"%.*s\": invalid syntax",
                     STR_ARG(text));
}

/* True when argocd-cm knows the account. */
static bool is_configured(const struct settings *settings, struct str wanted)
{
    const struct json *data = json_get(json_doc_root(settings->config_map), "data");

    for (struct json_cursor at = json_walk(data); json_next(&at);) {
        struct str name, suffix;

        if (split_key(at.key, &name, &suffix) && str_equal(name, wanted) &&
            (suffix.len == 0 || str_equals(suffix, "enabled")))
            return true;
    }
    return false;
}

static int read_configuration(const struct settings *settings, struct arena *arena,
                              struct account *account, struct error *err)
{
    const char *key = arena_printf(arena, PREFIX "%.*s", STR_ARG(account->name));

    account->is_enabled = true;
    if (str_equals(account->name, ACCOUNT_ADMIN))
        account->capabilities = ACCOUNT_LOGIN;
    add_capabilities(settings_text(settings, key), arena, account);
    if (str_equals(account->name, ACCOUNT_ADMIN)) {
        return read_switch(settings, "admin.enabled", false, &account->is_enabled, err);
    }
    key = arena_printf(arena, "%s.enabled", key);
    return read_switch(settings, key, true, &account->is_enabled, err);
}

/* ---- argocd-secret ---- */

static int64_t seconds_of(const struct json *value)
{
    return json_int(value, 0);
}

/* A list that cannot be read is empty: none of its tokens is valid then. */
static void read_tokens(struct str text, struct arena *arena, struct account *account)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json_limits limits = { .bytes = TOKENS_MAX_BYTES, .depth = 16 };
    const struct json *list = NULL;
    struct account_token *tokens;

    if (text.len == 0 || json_parse(text, &limits, arena, &list, &err) < 0)
        return;
    tokens = arena_alloc(arena, (json_count(list) + 1) * sizeof(*tokens));
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        tokens[account->token_count++] = (struct account_token){
            .id = json_string(json_get(at.value, "id")),
            .issued_at = seconds_of(json_get(at.value, "iat")),
            .expires_at = seconds_of(json_get(at.value, "exp")),
        };
    }
    account->tokens = tokens;
}

static int read_secret(const struct json *secret, struct arena *arena, struct account *account,
                       struct error *err)
{
    struct str changed, tokens;
    const struct secret_field fields[] = {
        { key_of(account, "password", arena), &account->password_hash },
        { key_of(account, "passwordMtime", arena), &changed },
        { key_of(account, "tokens", arena), &tokens },
    };
    int64_t ns;

    if (secret_fields_read(secret, fields, 3, arena, err) < 0)
        return error_prefix(err, "cannot read account '%.*s'", STR_ARG(account->name));
    if (changed.len > 0) {
        if (!clock_parse_rfc3339(changed, &ns))
            return error_set(err, ERR_INVALID,
                             "the time at which the password of account '%.*s' was changed cannot "
                             "be read",
                             STR_ARG(account->name));
        account->password_mtime = ns / NS_PER_S;
    }
    read_tokens(tokens, arena, account);
    return 0;
}

int account_find(const struct settings *settings, struct str name, struct arena *arena,
                 struct account *out, struct error *err)
{
    struct account account = { .name = str_dup(name, arena) };
    const struct json *secret = settings->secret ? json_doc_root(settings->secret) : NULL;

    if (!str_equals(name, ACCOUNT_ADMIN) &&
        (str_find_char(name, '.') >= 0 || strlen(account.name.ptr) != name.len ||
         !is_configured(settings, name)))
        return error_set(err, ERR_NOT_FOUND, "account '%.*s' does not exist", STR_ARG(name));
    if (read_configuration(settings, arena, &account, err) < 0 ||
        read_secret(secret, arena, &account, err) < 0)
        return -1;
    *out = account;
    return 0;
}

struct texts account_names(const struct settings *settings, struct arena *arena)
{
    const struct json *data = json_get(json_doc_root(settings->config_map), "data");
    struct str *names = arena_alloc(arena, (json_count(data) + 1) * sizeof(*names));
    size_t count = 0;

    names[count++] = STR(ACCOUNT_ADMIN);
    for (struct json_cursor at = json_walk(data); json_next(&at);) {
        struct str name, suffix;

        if (split_key(at.key, &name, &suffix) && (suffix.len == 0 || str_equals(suffix, "enabled")))
            names[count++] = str_dup(name, arena);
    }
    return texts_sorted((struct texts){ names, count }, arena);
}

/* ---- what an account holds ---- */

const char *account_capability_name(enum account_capability capability)
{
    return capability == ACCOUNT_LOGIN ? "login" : "apiKey";
}

const struct account_token *account_token_find(const struct account *account, struct str id)
{
    for (size_t i = 0; i < account->token_count; i++)
        if (str_equal(account->tokens[i].id, id))
            return &account->tokens[i];
    return NULL;
}

static void set_value(struct json *data, const struct account *account, const char *what,
                      struct str value, struct arena *arena)
{
    json_set(arena, data, key_of(account, what, arena),
             json_new_string(arena, base64_encode(value, arena)));
}

struct json *account_password_patch(const struct account *account, const char *hash, int64_t now,
                                    struct arena *arena)
{
    struct json *data = json_new_object(arena);

    set_value(data, account, "password", str_of(hash), arena);
    set_value(data, account, "passwordMtime", str_of(clock_rfc3339(now, arena)), arena);
    return data;
}

struct json *account_tokens_patch(const struct account *account, const struct account_token *tokens,
                                  size_t count, struct arena *arena)
{
    struct json *data = json_new_object(arena), *list = json_new_array(arena);

    for (size_t i = 0; i < count; i++) {
        struct json *token = json_new_object(arena);

        json_set(arena, token, "id", json_new_string(arena, tokens[i].id));
        json_set_int(arena, token, "iat", tokens[i].issued_at);
        if (tokens[i].expires_at)
            json_set_int(arena, token, "exp", tokens[i].expires_at);
        json_append(arena, list, token);
    }
    if (count == 0)
        json_set(arena, data, key_of(account, "tokens", arena), json_new_null(arena));
    else
        set_value(data, account, "tokens", json_print(list, JSON_COMPACT, arena), arena);
    return data;
}
