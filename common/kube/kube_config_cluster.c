/* A configuration from the `config` of an Argo CD cluster Secret. */
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "kube/kube_config.h"
#include "kube/kube_config_builder.h"

#include <string.h>

static int decode(const struct json *tls, const char *field, struct arena *arena, struct str *out,
                  struct error *err)
{
    *out = STR_EMPTY;
    if (!json_is(json_get(tls, field), JSON_STRING))
        return 0;
    if (base64_decode(json_string(json_get(tls, field)), CONFIG_FILE_MAX_BYTES, arena, out, err) <
        0)
        return error_prefix(err, "tlsClientConfig.%s", field);
    return 0;
}

static int set_tls(struct config_builder *builder, const struct json *tls, struct error *err)
{
    struct kube_config *config = &builder->config;
    struct str key;

    config->is_insecure = json_bool(json_get(tls, "insecure"), false);
    config->tls_server_name = config_text(builder, json_string(json_get(tls, "serverName")));
    if (decode(tls, "caData", builder->arena, &config->ca_pem, err) < 0 ||
        decode(tls, "certData", builder->arena, &config->client_cert_pem, err) < 0 ||
        decode(tls, "keyData", builder->arena, &key, err) < 0)
        return -1;
    config->client_key_pem = config_secret_str(builder, key);
    if (config->is_insecure && config->ca_pem.len)
        return error_set(err, ERR_INVALID,
                         "specifying a root certificates file with the insecure flag is not "
                         "allowed");
    if ((config->client_cert_pem.len == 0) != (key.len == 0))
        return error_set(err, ERR_INVALID, "tlsClientConfig: certData and keyData go together");
    return 0;
}

static void set_aws(struct config_builder *builder, const struct json *aws)
{
    struct kube_exec *exec = ARENA_NEW(builder->arena, struct kube_exec);
    const char **args = arena_alloc(builder->arena, 8 * sizeof(*args));
    const char *role = config_text(builder, json_string(json_get(aws, "roleARN")));
    const char *profile = config_text(builder, json_string(json_get(aws, "profile")));
    size_t count = 0;

    args[count++] = "aws";
    args[count++] = "--cluster-name";
    args[count++] = str_dup(json_string(json_get(aws, "clusterName")), builder->arena).ptr;
    if (role) {
        args[count++] = "--role-arn";
        args[count++] = role;
    }
    if (profile) {
        args[count++] = "--profile";
        args[count++] = profile;
    }
    exec->api_version = "client.authentication.k8s.io/v1beta1";
    exec->command = "argocd-k8s-auth";
    exec->args = args;
    builder->config.exec = exec;
}

static void set_exec(struct config_builder *builder, const struct json *provider)
{
    struct kube_exec *exec = ARENA_NEW(builder->arena, struct kube_exec);
    const struct json *args = json_get(provider, "args"), *env = json_get(provider, "env");
    const char **arg_list = arena_alloc(builder->arena, (json_count(args) + 1) * sizeof(char *));
    const char **env_list = arena_alloc(builder->arena, (json_count(env) + 1) * sizeof(char *));

    for (struct json_cursor at = json_walk(args); json_next(&at);)
        arg_list[at.index] = str_dup(json_string(at.value), builder->arena).ptr;
    for (struct json_cursor at = json_walk(env); json_next(&at);)
        env_list[at.index] =
            arena_printf(builder->arena, "%.*s=%s", STR_ARG(at.key), json_cstr(at.value));
    exec->api_version = str_dup(json_string(json_get(provider, "apiVersion")), builder->arena).ptr;
    exec->command = str_dup(json_string(json_get(provider, "command")), builder->arena).ptr;
    exec->install_hint = config_text(builder, json_string(json_get(provider, "installHint")));
    exec->args = arg_list;
    exec->env = env_list;
    builder->config.exec = exec;
}

static void set_user(struct config_builder *builder, const struct json *cluster_config)
{
    struct kube_config *config = &builder->config;

    config->username = config_text(builder, json_string(json_get(cluster_config, "username")));
    config->password = config_secret(builder, json_string(json_get(cluster_config, "password")));
    config->token = config_secret(builder, json_string(json_get(cluster_config, "bearerToken")));
    config->token_file = NULL;
}

static bool has_user(const struct json *cluster_config)
{
    return json_text_at(cluster_config, "username").len ||
           json_text_at(cluster_config, "password").len ||
           json_text_at(cluster_config, "bearerToken").len;
}

static int set_remote(struct config_builder *builder, const char *server,
                      const struct json *cluster_config, struct error *err)
{
    const struct json *aws = json_get(cluster_config, "awsAuthConfig");
    const struct json *exec = json_get(cluster_config, "execProviderConfig");

    if (set_tls(builder, json_get(cluster_config, "tlsClientConfig"), err) < 0)
        return -1;
    config_set_server(builder, str_of(server), true);
    if (json_is(aws, JSON_OBJECT))
        set_aws(builder, aws);
    else if (json_is(exec, JSON_OBJECT))
        set_exec(builder, exec);
    else
        set_user(builder, cluster_config);
    return 0;
}

static int set_proxy(struct config_builder *builder, struct str url, struct error *err)
{
    static const char *const schemes[] = { "http", "https", "socks5" };
    ptrdiff_t end = str_find(url, STR("://"));
    struct str scheme = end < 0 ? STR_EMPTY : str_slice(url, 0, (size_t)end);

    if (url.len == 0)
        return 0;
    builder->config.proxy_url = config_text(builder, url);
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (str_equals(scheme, schemes[i]))
            return 0;
    return error_set(err, ERR_INVALID,
                     "can`t parse proxy url: failed to parse proxy url, unsupported scheme %s, "
                     "must be http, https, or socks5",
                     go_quoted(scheme, builder->arena).ptr);
}

int kube_config_of_cluster(const char *server, const struct json *cluster_config,
                           const struct kube_config *local, const struct kube_config **out,
                           struct error *err)
{
    CLEANUP(config_builder_release) struct config_builder builder;
    bool is_local = local && strcmp(server, KUBE_IN_CLUSTER_SERVER) == 0;

    config_builder_init(&builder);
    if (is_local)
        config_copy(&builder, local);
    else if (set_remote(&builder, server, cluster_config, err) < 0)
        return error_prefix(err, "unable to create K8s REST config");
    if (is_local && has_user(cluster_config)) {
        builder.config.exec = NULL;
        builder.config.client_cert_pem = builder.config.client_key_pem = STR_EMPTY;
        set_user(&builder, cluster_config);
    }
    if (builder.config.token && builder.config.username)
        return error_set(err, ERR_INVALID,
                         "username/password or bearer token may be set, but not both");
    if (set_proxy(&builder, json_text_at(cluster_config, "proxyUrl"), err) < 0)
        return error_prefix(err, "unable to create K8s REST config");
    builder.config.is_compression_off =
        json_bool(json_get(cluster_config, "disableCompression"), false);
    *out = config_builder_finish(&builder);
    return 0;
}
