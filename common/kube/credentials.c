#include "kube/credentials.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "io/child.h"
#include "io/loop.h"
#include "kube/exec_credential.h"
#include "kube/kube_config.h"
#include "kube/kube_config_builder.h"

#include <stdlib.h>
#include <string.h>

enum {
    TOKEN_FILE_MS = 60 * 1000, /* a projected token is renewed long before it expires */
    PLUGIN_TIMEOUT_MS = 60 * 1000,
    PLUGIN_OUTPUT_MAX = 1024 * 1024,
    FAILURE_MS = 1000, /* who asks again sooner gets the same failure */
    EXPIRY_MARGIN_MS = 5 * 1000,
};

struct credentials {
    struct loop *loop;
    const struct kube_config *config;
    void (*on_ready)(void *context);
    void *context;

    uint64_t generation;
    char *file_token; /* a secret: what the token file held last */
    int64_t file_read_ms;

    struct child *plugin; /* while it runs */
    struct exec_credential answer;
    bool has_answer;
    struct error failure;
    int64_t failed_ms;
    uint64_t certificate_generation;
};

struct credentials *credentials_new(struct loop *loop, const struct kube_config *config,
                                    void (*on_ready)(void *context), void *context)
{
    struct credentials *credentials = xcalloc(1, sizeof(*credentials));

    credentials->loop = loop;
    credentials->config = kube_config_ref(config);
    credentials->on_ready = on_ready;
    credentials->context = context;
    credentials->generation = 1;
    return credentials;
}

static void forget_secret(char **secret)
{
    if (*secret)
        secret_wipe(*secret, strlen(*secret));
    free(TAKE(*secret));
}

void credentials_free(struct credentials *credentials)
{
    if (!credentials)
        return;
    if (credentials->plugin)
        child_free(credentials->plugin);
    exec_credential_release(&credentials->answer);
    forget_secret(&credentials->file_token);
    error_release(&credentials->failure);
    kube_config_unref(credentials->config);
    free(credentials);
}

/* ---- the token file ---- */

static void read_token_file(struct credentials *credentials)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error ignored = { 0 };
    struct str text, token;

    credentials->file_read_ms = loop_now_ms(credentials->loop);
    /* While it cannot be read the last token counts: the server will tell when it is over. */
    if (config_read_file(credentials->config->token_file, arena, &text, &ignored) < 0)
        return;
    token = str_trim(text);
    if (token.len && (!credentials->file_token || !str_equals(token, credentials->file_token))) {
        forget_secret(&credentials->file_token);
        credentials->file_token = xcalloc(1, token.len + 1);
        memcpy(credentials->file_token, token.ptr, token.len);
        credentials->generation++;
    }
    secret_wipe((char *)(uintptr_t)text.ptr, text.len);
}

/* ---- the plugin ---- */

static void take_answer(struct credentials *credentials, struct exec_credential *answer)
{
    if (!credentials->has_answer ||
        !str_equal(credentials->answer.certificate, answer->certificate))
        credentials->certificate_generation++;
    exec_credential_release(&credentials->answer);
    credentials->answer = *answer;
    *answer = (struct exec_credential){ 0 };
    credentials->has_answer = true;
    credentials->generation++;
    error_release(&credentials->failure);
}

static void fail(struct credentials *credentials, struct error *err)
{
    error_prefix(err, "getting credentials");
    error_move(&credentials->failure, err);
    credentials->failed_ms = loop_now_ms(credentials->loop);
}

static void on_plugin_end(void *context, struct child_result *result)
{
    struct credentials *credentials = context;
    CLEANUP(exec_credential_release) struct exec_credential answer = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    credentials->plugin = NULL;
    if (exec_credential_parse(credentials->config->exec, result, &answer, &err) < 0)
        fail(credentials, &err);
    else
        take_answer(credentials, &answer);
    if (result->output.len)
        secret_wipe((char *)(uintptr_t)result->output.ptr, result->output.len);
    credentials->on_ready(credentials->context);
}

static int start_plugin(struct credentials *credentials, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct kube_exec *exec = credentials->config->exec;
    struct child_options options = { .timeout_ms = PLUGIN_TIMEOUT_MS,
                                     .stdout_limit = PLUGIN_OUTPUT_MAX };

    if (exec->is_interactive_only)
        return error_set(err, ERR_PRECONDITION,
                         "exec plugin cannot support interactive mode: standard input is not a "
                         "terminal");
    if (strcmp(exec->api_version, EXEC_V1) != 0 && strcmp(exec->api_version, EXEC_V1BETA1) != 0)
        return error_set(err, ERR_INVALID, "exec plugin: invalid apiVersion \"%s\"",
                         exec->api_version);
    options.argv = exec_credential_argv(exec, arena);
    options.environment = exec_credential_environment(credentials->config, arena);
    if (child_start(credentials->loop, &options, on_plugin_end, credentials, &credentials->plugin,
                    err) == 0)
        return 0;
    if (err->code != ERR_NOT_FOUND)
        return error_prefix(err, "exec");
    return error_set(err, ERR_UNKNOWN, "exec: executable %s not found" EXEC_HELP "%s%s",
                     exec->command, exec->install_hint ? "\n\n" : "",
                     exec->install_hint ? exec->install_hint : "");
}

static bool is_fresh(const struct credentials *credentials)
{
    int64_t expiry = credentials->answer.expiry_ms;

    return credentials->has_answer &&
           (!expiry || clock_now_ns() / 1000000 < expiry - EXPIRY_MARGIN_MS);
}

static int copy_failure(const struct credentials *credentials, struct error *err)
{
    return error_set(err, credentials->failure.code, "%s", error_text(&credentials->failure));
}

/* ---- what there is ---- */

int credentials_current(const struct credentials *credentials, struct credential *out,
                        struct error *err)
{
    const struct kube_config *config = credentials->config;

    *out = (struct credential){ .token = config->token,
                                .username = config->username,
                                .password = config->password,
                                .certificate = config->client_cert_pem,
                                .key = config->client_key_pem,
                                .generation = credentials->generation,
                                .certificate_generation = credentials->certificate_generation };
    if (credentials->file_token)
        out->token = credentials->file_token;
    /* A token of the configuration wins over a plugin, as with client-go. */
    if (!config->exec || config->token || config->username)
        return 1;
    if (!credentials->has_answer)
        return copy_failure(credentials, err);
    out->token = credentials->answer.token;
    if (credentials->answer.certificate.len) {
        out->certificate = credentials->answer.certificate;
        out->key = credentials->answer.key;
    }
    return 1;
}

int credentials_get(struct credentials *credentials, struct credential *out, struct error *err)
{
    const struct kube_config *config = credentials->config;
    int64_t now = loop_now_ms(credentials->loop);

    if (config->token_file &&
        (!credentials->file_token || now - credentials->file_read_ms >= TOKEN_FILE_MS))
        read_token_file(credentials);
    if (!config->exec || config->token || config->username || is_fresh(credentials))
        return credentials_current(credentials, out, err);
    if (credentials->plugin)
        return 0;
    if (credentials->failure.code != ERR_OK && now - credentials->failed_ms < FAILURE_MS)
        return copy_failure(credentials, err);

    CLEANUP(error_release) struct error failure = { 0 };

    if (start_plugin(credentials, &failure) == 0)
        return 0;
    fail(credentials, &failure);
    return copy_failure(credentials, err);
}

bool credentials_reject(struct credentials *credentials, uint64_t generation)
{
    const struct kube_config *config = credentials->config;

    if (generation != credentials->generation)
        return true; /* somebody renewed them in the meantime */
    if (config->token_file) {
        read_token_file(credentials);
        return generation != credentials->generation;
    }
    if (!config->exec || config->token || config->username)
        return false;
    exec_credential_release(&credentials->answer);
    credentials->has_answer = false;
    return true;
}
