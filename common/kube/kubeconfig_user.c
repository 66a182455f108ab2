/* Who we are in a kubeconfig's context. */
#include "data/go_quote.h"
#include "data/json.h"
#include "kube/kubeconfig_parts.h"

#include <string.h>

/* The program's arguments and environment, as lists that end with NULL. */
static void set_exec_lists(struct kubeconfig *files, const struct json *value,
                           struct kube_exec *exec)
{
    const struct json *args = json_get(value, "args"), *env = json_get(value, "env");
    const char **arg_list = arena_alloc(files->arena, (json_count(args) + 1) * sizeof(char *));
    const char **env_list = arena_alloc(files->arena, (json_count(env) + 1) * sizeof(char *));

    for (struct json_cursor at = json_walk(args); json_next(&at);)
        arg_list[at.index] = str_dup(json_string(at.value), files->arena).ptr;
    for (struct json_cursor at = json_walk(env); json_next(&at);)
        env_list[at.index] =
            arena_printf(files->arena, "%s=%s", json_cstr(json_get(at.value, "name")),
                         json_cstr(json_get(at.value, "value")));
    exec->args = arg_list;
    exec->env = env_list;
}

/* A plugin's interactiveMode, which v1beta1 may leave out. */
static void set_interactive_mode(struct kubeconfig *files, struct str mode, struct str user,
                                 struct kube_exec *exec)
{
    exec->is_interactive_only = str_equals(mode, "Always");
    if (str_equals(mode, "Never") || str_equals(mode, "IfAvailable") || exec->is_interactive_only)
        return;
    if (mode.len)
        kubeconfig_fault(files, arena_printf(files->arena, "invalid interactiveMode for %.*s: %s",
                                             STR_ARG(user), go_quoted(mode, files->arena).ptr));
    else if (strcmp(exec->api_version, "client.authentication.k8s.io/v1beta1") != 0) {
        kubeconfig_fault(files,
                         arena_printf(files->arena,
                                      "interactiveMode must be specified for %.*s to use exec "
                                      "authentication plugin",
                                      STR_ARG(user)));
    }
}

static const char *exec_cluster_config(struct kubeconfig *files,
                                       const struct kubeconfig_entry *cluster)
{
    for (struct json_cursor at = json_walk(cluster ? json_get(cluster->value, "extensions") : NULL);
         json_next(&at);)
        if (str_equals(json_string(json_get(at.value, "name")),
                       "client.authentication.k8s.io/exec"))
            return json_print(json_get(at.value, "extension"), JSON_SORTED, files->arena).ptr;
    return NULL;
}

static void set_exec(struct kubeconfig *files, const struct kubeconfig_entry *user,
                     const struct kubeconfig_entry *cluster)
{
    const struct json *value = json_get(user->value, "exec");
    struct kube_exec *exec = ARENA_NEW(files->arena, struct kube_exec);
    struct str command = json_string(json_get(value, "command"));

    exec->api_version = str_dup(json_string(json_get(value, "apiVersion")), files->arena).ptr;
    /* A name with a slash is a path, from the file's folder; a bare one is looked for in PATH. */
    exec->command = str_find_char(command, '/') > 0 ? kubeconfig_path(files, user->folder, command)
                                                    : str_dup(command, files->arena).ptr;
    exec->install_hint = config_text(files->builder, json_string(json_get(value, "installHint")));
    exec->provide_cluster_info = json_bool(json_get(value, "provideClusterInfo"), false);
    exec->cluster_config = exec_cluster_config(files, cluster);
    set_exec_lists(files, value, exec);
    if (!command.len)
        kubeconfig_fault(files, arena_printf(files->arena,
                                             "command must be specified for %.*s to use exec "
                                             "authentication plugin",
                                             STR_ARG(user->name)));
    if (!*exec->api_version)
        kubeconfig_fault(files, arena_printf(files->arena,
                                             "apiVersion must be specified for %.*s to use exec "
                                             "authentication plugin",
                                             STR_ARG(user->name)));
    set_interactive_mode(files, json_string(json_get(value, "interactiveMode")), user->name, exec);
    files->builder->config.exec = exec;
}

static void set_impersonation(struct kubeconfig *files, const struct kubeconfig_entry *user)
{
    const struct kube_config_flags *flags = files->flags;
    const struct json *value = user ? user->value : NULL;
    const struct json *named = json_get(value, "as-groups"),
                      *more = json_get(value, "as-user-extra");
    const char **groups = arena_alloc(files->arena, (json_count(named) + 1) * sizeof(*groups));
    struct kube_extra *extra;
    struct kube_impersonation who = { 0 };
    size_t extras = 0;

    for (struct json_cursor at = json_walk(named); json_next(&at);)
        groups[who.group_count++] = json_cstr(at.value);
    who.groups = groups;
    if (flags->as_groups && flags->as_groups[0]) {
        who.groups = flags->as_groups;
        for (who.group_count = 0; flags->as_groups[who.group_count];)
            who.group_count++;
    }
    for (struct json_cursor at = json_walk(more); json_next(&at);)
        extras += json_count(at.value);
    extra = arena_alloc(files->arena, (extras + 1) * sizeof(*extra));
    for (struct json_cursor at = json_walk(more); json_next(&at);)
        for (struct json_cursor item = json_walk(at.value); json_next(&item);)
            extra[who.extra_count++] =
                (struct kube_extra){ str_dup(at.key, files->arena).ptr, json_cstr(item.value) };
    who.extra = extra;
    who.user = str_dup(kubeconfig_text(user, "as", flags->as), files->arena).ptr;
    who.uid = str_dup(kubeconfig_text(user, "as-uid", flags->as_uid), files->arena).ptr;
    config_copy_impersonation(files->builder, &who);
}

static void set_token(struct kubeconfig *files, const struct kubeconfig_entry *user)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_config *config = &files->builder->config;
    struct str file = user ? json_string(json_get(user->value, "tokenFile")) : STR_EMPTY, text;

    config->token =
        config_secret(files->builder, kubeconfig_text(user, "token", files->flags->token));
    if (!file.len || kubeconfig_is_given(files->flags->token))
        return;
    config->token_file = kubeconfig_path(files, user->folder, file);
    if (config->token)
        return;
    if (config_read_file(config->token_file, files->arena, &text, &err) < 0)
        kubeconfig_fault(files, error_text(&err));
    else
        config->token = config_secret(files->builder, str_trim(text));
}

void kubeconfig_set_user(struct kubeconfig *files, const struct kubeconfig_entry *user,
                         struct str name, const struct kubeconfig_entry *cluster)
{
    struct kube_config *config = &files->builder->config;
    const struct kube_config_flags *flags = files->flags;
    struct str key;

    set_token(files, user);
    config->username =
        config_text(files->builder, kubeconfig_text(user, "username", flags->username));
    config->password =
        config_secret(files->builder, kubeconfig_text(user, "password", flags->password));
    config->client_cert_pem = kubeconfig_pem(
        files, user, name,
        &(struct kubeconfig_pem_source){ "client-certificate-data", "client-certificate",
                                         flags->client_certificate, "client-cert" });
    key = kubeconfig_pem(files, user, name,
                         &(struct kubeconfig_pem_source){ "client-key-data", "client-key",
                                                          flags->client_key, "client-key" });
    config->client_key_pem = config_secret_str(files->builder, key);
    if (config->client_cert_pem.len && !key.len) {
        kubeconfig_fault(files,
                         arena_printf(files->arena,
                                      "client-key-data or client-key must be specified for %.*s to "
                                      "use the clientCert authentication method.",
                                      STR_ARG(name)));
    }
    if (config->token && config->username) {
        kubeconfig_fault(files,
                         arena_printf(files->arena,
                                      "more than one authentication method found for %.*s; found "
                                      "[token basicAuth], only one is allowed",
                                      STR_ARG(name)));
    }
    set_impersonation(files, user);
    if (!user)
        return;
    if (json_is(json_get(user->value, "exec"), JSON_OBJECT))
        set_exec(files, user, cluster);
    if (json_is(json_get(user->value, "auth-provider"), JSON_OBJECT)) {
        kubeconfig_fault(files,
                         arena_printf(files->arena,
                                      "the auth-provider of %.*s is not supported: use an exec "
                                      "plugin",
                                      STR_ARG(name)));
    }
}
