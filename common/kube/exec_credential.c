#include "kube/exec_credential.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/digest.h"
#include "data/json.h"
#include "io/child.h"
#include "kube/kube_config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_DEPTH = 32, ERRORS_SHOWN = 512 };

static struct str heap_copy(struct str text)
{
    char *copy = xcalloc(1, text.len + 1);

    memcpy(copy, text.ptr, text.len);
    return (struct str){ copy, text.len };
}

static void wipe_str(struct str *text)
{
    if (!text->ptr)
        return;
    secret_wipe((char *)(uintptr_t)text->ptr, text->len);
    free((char *)(uintptr_t)text->ptr);
}

void exec_credential_release(struct exec_credential *credential)
{
    if (credential->token)
        secret_wipe(credential->token, strlen(credential->token));
    free(credential->token);
    wipe_str(&credential->certificate);
    wipe_str(&credential->key);
    *credential = (struct exec_credential){ 0 };
}

/* ---- the question ---- */

const char *const *exec_credential_argv(const struct kube_exec *exec, struct arena *arena)
{
    size_t count = 0;

    while (exec->args && exec->args[count])
        count++;

    const char **argv = arena_alloc(arena, (count + 2) * sizeof(*argv));

    argv[0] = exec->command;
    for (size_t i = 0; i < count; i++)
        argv[i + 1] = exec->args[i];
    return argv;
}

/* The cluster's part of the question, when the plugin wants it. */
static struct json *describe_cluster(const struct kube_config *config, struct arena *arena)
{
    struct json *cluster = json_new_object(arena);
    const struct json *more;

    json_set_text(arena, cluster, "server", config->server);
    if (config->tls_server_name)
        json_set_text(arena, cluster, "tls-server-name", config->tls_server_name);
    if (config->is_insecure)
        json_set_bool(arena, cluster, "insecure-skip-tls-verify", true);
    if (config->ca_pem.len)
        json_set(arena, cluster, "certificate-authority-data",
                 json_new_string(arena, base64_encode(config->ca_pem, arena)));
    if (config->proxy_url)
        json_set_text(arena, cluster, "proxy-url", config->proxy_url);
    if (config->is_compression_off)
        json_set_bool(arena, cluster, "disable-compression", true);

    CLEANUP(error_release) struct error never = { 0 };

    /* We printed it ourselves. */
    if (config->exec->cluster_config &&
        json_parse(str_of(config->exec->cluster_config), NULL, arena, &more, &never) == 0)
        json_set(arena, cluster, "config", more);
    return cluster;
}

static const char *exec_info(const struct kube_config *config, struct arena *arena)
{
    struct json *info = json_new_object(arena), *spec = json_new_object(arena);

    json_set_text(arena, info, "kind", "ExecCredential");
    json_set_text(arena, info, "apiVersion", config->exec->api_version);
    if (config->exec->provide_cluster_info)
        json_set(arena, spec, "cluster", describe_cluster(config, arena));
    json_set_bool(arena, spec, "interactive", false);
    json_set(arena, info, "spec", spec);
    return arena_printf(arena, "KUBERNETES_EXEC_INFO=%s", json_print(info, 0, arena).ptr);
}

static size_t length_of(const char *const *list)
{
    size_t count = 0;

    while (list && list[count])
        count++;
    return count;
}

const char *const *exec_credential_environment(const struct kube_config *config,
                                               struct arena *arena)
{
    const char *const *ours = (const char *const *)environ;
    size_t inherited = length_of(ours), own = length_of(config->exec->env), count = 0;
    const char **all = arena_alloc(arena, (inherited + own + 2) * sizeof(*all));

    for (size_t i = 0; i < inherited; i++)
        all[count++] = ours[i];
    for (size_t i = 0; i < own; i++)
        all[count++] = config->exec->env[i];
    all[count] = exec_info(config, arena);
    return all;
}

/* ---- the answer ---- */

static int check_end(const struct kube_exec *exec, const struct child_result *result,
                     struct error *err)
{
    struct str said = str_trim(str_slice(result->errors, 0, ERRORS_SHOWN));

    if (child_succeeded(result))
        return 0;
    if (result->exit_code < 0 || result->stdout_truncated)
        return child_error(result, exec->command, err);
    return error_set(err, ERR_UNAUTHENTICATED,
                     "exec: executable %s failed with exit code %d%s%.*s%s", exec->command,
                     result->exit_code, said.len ? " (" : "", STR_ARG(said), said.len ? ")" : "");
}

static int read_expiry(const struct json *status, struct exec_credential *out, struct error *err)
{
    struct str text;
    int64_t nanoseconds;

    if (!json_text(status, "expirationTimestamp", &text))
        return 0;
    if (!clock_parse_rfc3339(text, &nanoseconds))
        return error_set(err, ERR_INVALID, "decoding stdout: parsing time \"%.*s\"", STR_ARG(text));
    out->expiry_ms = nanoseconds / 1000000;
    return 0;
}

static int read_status(const struct json *status, struct exec_credential *out, struct error *err)
{
    struct str token = json_string(json_get(status, "token"));
    struct str certificate = json_string(json_get(status, "clientCertificateData"));
    struct str key = json_string(json_get(status, "clientKeyData"));

    if (!json_is(status, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "exec plugin didn't return a status field");
    if (!token.len && !certificate.len && !key.len)
        return error_set(err, ERR_INVALID, "exec plugin didn't return a token or cert/key pair");
    if (!certificate.len != !key.len)
        return error_set(err, ERR_INVALID,
                         "exec plugin returned only certificate or key, not both");
    if (read_expiry(status, out, err) < 0)
        return -1;
    if (token.len)
        out->token = (char *)(uintptr_t)heap_copy(token).ptr;
    out->certificate = heap_copy(certificate);
    out->key = heap_copy(key);
    return 0;
}

int exec_credential_parse(const struct kube_exec *exec, const struct child_result *result,
                          struct exec_credential *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json_limits limits = { .depth = ANSWER_DEPTH };
    const struct json *answer;
    struct str version;

    if (check_end(exec, result, err) < 0)
        return -1;
    if (json_parse(result->output, &limits, arena, &answer, err) < 0)
        return error_prefix(err, "decoding stdout");
    version = json_string(json_get(answer, "apiVersion"));
    if (!str_equals(json_string(json_get(answer, "kind")), "ExecCredential"))
        return error_set(err, ERR_INVALID, "decoding stdout: it is no ExecCredential");
    if (!str_equals(version, exec->api_version))
        return error_set(err, ERR_INVALID,
                         "exec plugin is configured to use API version %s, plugin returned "
                         "version %.*s",
                         exec->api_version, STR_ARG(version));
    return read_status(json_get(answer, "status"), out, err);
}
