#include "people/sessions.h"

#include "argo/account.h"
#include "argo/catalog.h"
#include "argo/jwt.h"
#include "argo/secret_data.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "config.h"
#include "data/bcrypt.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/client.h"
#include "kube/status.h"
#include "people/login_limits.h"
#include "people/revocations.h"
#include "people/token_rules.h"
#include "server.h"

#include <stdlib.h>
#include <sys/random.h>

enum {
    NAME_MAX_BYTES = 32,
    DELAY_MIN_MS = 500,
    DELAY_MAX_MS = 1000,
    UPDATE_TRIES = 10,
    NS_PER_S = 1000000000,
    MS_PER_S = 1000,
};

#define WRONG "Invalid username or password"

struct sessions {
    struct api_server *server;
    struct revocations *revocations;
    struct login_limits *limits;
    struct metric_family *logins; /* NULL: not counted */
    int delay_min_ms, delay_max_ms;
    int logins_now, logins_max; /* 0: any number */
};

/* ---- life ---- */

struct sessions *sessions_new(struct api_server *server)
{
    const struct config *config = server->config;
    struct sessions *sessions = xcalloc(1, sizeof(*sessions));
    int replicas = config->replicas > 0 ? config->replicas : 1;

    sessions->server = server;
    sessions->revocations = revocations_new(server->loop, server->redis);
    sessions->limits = login_limits_new(config->session_max_failures,
                                        (int64_t)config->session_failure_window_s * MS_PER_S);
    sessions->logins_max = config->max_concurrent_logins / replicas;
    if (config->max_concurrent_logins > 0 && sessions->logins_max == 0)
        sessions->logins_max = 1;
    sessions_set_delay(sessions, DELAY_MIN_MS, DELAY_MAX_MS);
    return sessions;
}

void sessions_free(struct sessions *sessions)
{
    if (!sessions)
        return;
    revocations_free(sessions->revocations);
    login_limits_free(sessions->limits);
    free(sessions);
}

void sessions_register_metrics(struct sessions *sessions, struct metrics *metrics)
{
    static const struct metric_spec spec = { METRIC_COUNTER, "argocd_login_request_total",
                                             "Number of login requests.", "status", NULL };

    sessions->logins = metrics_register(metrics, &spec);
}

void sessions_set_delay(struct sessions *sessions, int min_ms, int max_ms)
{
    sessions->delay_min_ms = min_ms;
    sessions->delay_max_ms = max_ms;
}

int64_t sessions_now(void)
{
    return clock_now_ns() / NS_PER_S;
}

static int fill_random(void *bytes, size_t size, struct error *err)
{
    if (getrandom(bytes, size, 0) != (ssize_t)size)
        return error_set(err, ERR_INTERNAL, "there is no randomness");
    return 0;
}

int sessions_new_id(struct arena *arena, const char **out, struct error *err)
{
    unsigned char b[16];

    if (fill_random(b, sizeof(b), err) < 0)
        return -1;
    b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
    *out = arena_printf(
        arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
        b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
    return 0;
}

/* ---- tokens ---- */

static int key_of(const struct sessions *sessions, struct arena *arena, struct str *out,
                  struct error *err)
{
    const struct settings *settings = catalog_settings(sessions->server->catalog);
    const struct json *secret =
        settings && settings->secret ? json_doc_root(settings->secret) : NULL;

    return secret_value(secret, "server.secretkey", arena, out, err);
}

static const struct json *find_project(void *context, struct str name)
{
    const struct sessions *sessions = context;
    const struct json_doc *project = catalog_project(sessions->server->catalog, name);

    return project ? json_doc_root(project) : NULL;
}

static bool is_revoked(void *context, struct str id)
{
    const struct sessions *sessions = context;

    return revocations_has(sessions->revocations, id);
}

int sessions_issue(struct sessions *sessions, const struct token_order *order, struct arena *arena,
                   struct issued_token *out, struct error *err)
{
    int64_t now = sessions_now();
    const char *id = order->id;
    const struct json *claims;
    struct str key;

    if (!id && sessions_new_id(arena, &id, err) < 0)
        return -1;
    if (key_of(sessions, arena, &key, err) < 0)
        return -1;
    if (key.len == 0)
        return error_set(err, ERR_UNAVAILABLE, "there is no key to sign tokens with yet");
    claims = token_rules_claims(order->subject, id, now, order->lifetime_s, arena);
    *out = (struct issued_token){
        .token = jwt_sign(claims, key, arena),
        .id = str_of(id),
        .issued_at = now,
        .expires_at = order->lifetime_s > 0 ? now + order->lifetime_s : 0,
    };
    return 0;
}

static int renew(struct sessions *sessions, const struct principal *principal, struct arena *arena,
                 struct str *renewed, struct error *err)
{
    const struct token_order order = {
        .subject = json_cstr(json_get(principal->claims, "sub")),
        .lifetime_s = token_rules_renewal(principal, sessions_now()),
    };
    struct issued_token token = { .token = STR_EMPTY };

    if (order.lifetime_s > 0 && sessions_issue(sessions, &order, arena, &token, err) < 0)
        return -1;
    *renewed = token.token;
    return 0;
}

static int find_facts(struct sessions *sessions, struct arena *arena, struct token_facts *out,
                      struct error *err)
{
    *out = (struct token_facts){
        .settings = catalog_hold_settings(sessions->server->catalog, arena),
        .find_project = find_project,
        .is_revoked = is_revoked,
        .context = sessions,
        .now = sessions_now(),
    };
    if (!out->settings)
        return error_set(err, ERR_UNAVAILABLE, "the settings are not read yet");
    return key_of(sessions, arena, &out->key, err);
}

int sessions_identify(struct sessions *sessions, struct str token, struct arena *arena,
                      struct principal *out, struct str *renewed, struct error *err)
{
    struct token_facts facts;
    struct str issuer;

    *renewed = STR_EMPTY;
    if (token_rules_issuer(token, arena, &issuer, err) < 0)
        return -1;
    if (!str_equals(issuer, ACCOUNT_ISSUER))
        return error_set(err, ERR_UNAUTHENTICATED, "failed to verify the token");
    if (find_facts(sessions, arena, &facts, err) < 0 ||
        token_rules_check(&facts, token, arena, out, err) < 0)
        return -1;
    return renew(sessions, out, arena, renewed, err);
}

int sessions_recheck(struct sessions *sessions, const struct principal *who, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct token_facts facts;

    if (find_facts(sessions, arena, &facts, err) < 0)
        return -1;
    return token_rules_recheck(&facts, who, arena, err);
}

int sessions_revoke(struct sessions *sessions, const struct principal *principal, struct error *err)
{
    int64_t expiry = json_int(json_get(principal->claims, "exp"), 0);
    struct str id = principal->token_id;

    if (id.len == 0)
        id = json_string(json_get(principal->claims, "at_hash"));
    if (id.len == 0 || expiry == 0)
        return 0;
    return revocations_add(sessions->revocations, id, (expiry - sessions_now()) * MS_PER_S, err);
}

/* ---- passwords ---- */

struct hashing {
    struct str password, hash;
    struct arena *arena;
    const char *made;
    struct error *err;
    bool is_same;
    int result;
};

static void verify_in_worker(void *context)
{
    struct hashing *hashing = context;

    hashing->is_same = bcrypt_verify(hashing->password, hashing->hash);
}

static void hash_in_worker(void *context)
{
    struct hashing *hashing = context;

    hashing->result =
        bcrypt_hash(hashing->password, NULL, hashing->arena, &hashing->made, hashing->err);
}

int sessions_hash_password(struct sessions *sessions, struct str password, struct arena *arena,
                           const char **out, struct error *err)
{
    struct hashing hashing = { .password = password, .arena = arena, .err = err };

    fiber_run_in_worker(sessions->server->workers, hash_in_worker, &hashing);
    if (hashing.result == 0)
        *out = hashing.made;
    return hashing.result;
}

/* Of a password that nobody knows: as dear to compare with as one of an account. */
#define NOBODYS_HASH "$2a$10$vqjN6hQp9K6n27GczitI9.j5pzYzcnXwZ9IEiXXGIAI2JOzOustme"

/* Whatever is wrong, as long. */
static int judge(struct sessions *sessions, struct str name, struct str password,
                 struct arena *arena, struct error *err)
{
    const struct settings *settings = catalog_hold_settings(sessions->server->catalog, arena);
    CLEANUP(error_release) struct error absent = { 0 };
    int64_t now = loop_now_ms(sessions->server->loop);
    struct account account = { .is_enabled = false };
    struct hashing hashing = { .password = password, .hash = STR(NOBODYS_HASH) };
    int is_absent;

    if (login_limits_refuse(sessions->limits, name, now)) {
        log_warn("an account had too many failed logins", F("user", name.ptr));
        return error_set(err, ERR_UNAUTHENTICATED, WRONG);
    }
    is_absent = account_find(settings, name, arena, &account, &absent);
    if (is_absent == 0)
        hashing.hash = account.password_hash;
    if (hashing.hash.len == 0)
        hashing.hash = STR(NOBODYS_HASH);
    fiber_run_in_worker(sessions->server->workers, verify_in_worker, &hashing);
    if (is_absent < 0 && absent.code != ERR_NOT_FOUND)
        return error_move(err, &absent);
    if (is_absent < 0 || !hashing.is_same || account.password_hash.len == 0) {
        if (is_absent == 0)
            login_limits_failed(sessions->limits, name, now);
        return error_set(err, ERR_UNAUTHENTICATED, WRONG);
    }
    if (!account.is_enabled)
        return error_set(err, ERR_UNAUTHENTICATED, "Account %.*s is disabled", STR_ARG(name));
    if (!(account.capabilities & ACCOUNT_LOGIN))
        return error_set(err, ERR_UNAUTHENTICATED, "Account %.*s does not have login capability",
                         STR_ARG(name));
    login_limits_succeeded(sessions->limits, name);
    return 0;
}

/* A random pause, what was worked included. */
static int pause_rest(const struct sessions *sessions, int64_t began_ms, struct error *err)
{
    int64_t span = sessions->delay_max_ms - sessions->delay_min_ms, rest;
    unsigned random;

    if (fill_random(&random, sizeof(random), err) < 0)
        return -1;
    rest = sessions->delay_min_ms + (span > 0 ? (int64_t)(random % (unsigned)span) : 0) -
           (clock_monotonic_ms() - began_ms);
    if (rest > 0)
        fiber_sleep_ms(rest);
    return 0;
}

int sessions_check_password(struct sessions *sessions, struct str account, struct str password,
                            struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    int64_t began_ms = clock_monotonic_ms();
    int result;

    if (password.len == 0)
        return error_set(err, ERR_UNAUTHENTICATED, "Blank passwords are not allowed");
    if (account.len > NAME_MAX_BYTES)
        return error_set(err, ERR_INVALID, "Username is too long (%d bytes max)", NAME_MAX_BYTES);
    result = judge(sessions, account, password, arena, err);
    if (result < 0) {
        CLEANUP(error_release) struct error paused = { 0 };

        if (pause_rest(sessions, began_ms, &paused) < 0)
            return error_move(err, &paused);
        return -1;
    }
    return pause_rest(sessions, began_ms, err);
}

static int log_in(struct sessions *sessions, struct str account, struct str password,
                  struct arena *arena, struct str *token, struct error *err)
{
    const struct token_order order = {
        .subject = arena_printf(arena, "%.*s:login", STR_ARG(account)),
        .lifetime_s = token_rules_lifetime(catalog_settings(sessions->server->catalog)),
    };
    struct issued_token issued;

    if (sessions_check_password(sessions, account, password, err) < 0 ||
        sessions_issue(sessions, &order, arena, &issued, err) < 0)
        return -1;
    *token = issued.token;
    return 0;
}

int sessions_log_in(struct sessions *sessions, struct str account, struct str password,
                    struct arena *arena, struct str *token, struct error *err)
{
    int result;

    if (sessions->logins_max > 0 && sessions->logins_now >= sessions->logins_max) {
        result = error_set(err, ERR_UNAUTHENTICATED, WRONG);
    } else {
        sessions->logins_now++;
        result = log_in(sessions, account, password, arena, token, err);
        sessions->logins_now--;
    }
    if (sessions->logins)
        metric_add(metric_series(sessions->logins, LABELS(result < 0 ? "failure" : "success")), 1);
    return result;
}

/* ---- changing an account ---- */

static int write_account(struct sessions *sessions, const struct json *secret,
                         const struct json *data, struct arena *arena, struct error *err)
{
    struct api_server *server = sessions->server;
    struct json *patch = json_new_object(arena);
    const struct kube_request request = {
        .verb = KUBE_PATCH,
        .resource = &KUBE_SECRETS,
        .namespace = server->namespace,
        .name = "argocd-secret",
        .body = patch,
        .patch_type = KUBE_PATCH_MERGE,
    };
    CLEANUP(json_doc_unref) struct json_doc *written = NULL;
    struct kube_answer answer;

    json_set(arena, json_edit_object(arena, patch, "metadata"), "resourceVersion",
             json_at(secret, "metadata.resourceVersion"));
    json_set(arena, patch, "data", data);
    if (kube_client_wait(server->kube, &request, arena, &answer, err) < 0)
        return -1;
    if (answer.object) {
        written = json_doc_freeze(answer.object);
        catalog_put(server->catalog, written);
    }
    return 0;
}

static int read_secret(struct sessions *sessions, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *secret = NULL;
    const struct kube_request request = {
        .verb = KUBE_GET,
        .resource = &KUBE_SECRETS,
        .namespace = sessions->server->namespace,
        .name = "argocd-secret",
    };
    struct kube_answer answer;

    if (kube_client_wait(sessions->server->kube, &request, arena, &answer, err) < 0)
        return -1;
    secret = json_doc_freeze(answer.object);
    catalog_put(sessions->server->catalog, secret);
    return 0;
}

static int try_update(struct sessions *sessions, struct str name, sessions_change_fn change,
                      void *context, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(settings_unref)
    struct settings *settings = settings_ref(catalog_settings(sessions->server->catalog));
    struct account account;
    struct json *data;

    if (account_find(settings, name, arena, &account, err) < 0 ||
        change(context, &account, arena, &data, err) < 0)
        return -1;
    if (!settings->secret)
        return error_set(err, ERR_NOT_FOUND, "secrets \"argocd-secret\" not found");
    return write_account(sessions, json_doc_root(settings->secret), data, arena, err);
}

int sessions_update_account(struct sessions *sessions, struct str name, sessions_change_fn change,
                            void *context, struct error *err)
{
    for (int tries = 1;; tries++) {
        if (try_update(sessions, name, change, context, err) == 0)
            return 0;
        if (!kube_is_conflict(err) || tries == UPDATE_TRIES)
            return -1;
        error_release(err);
        if (read_secret(sessions, err) < 0)
            return -1;
    }
}
