/*
 * One context of a kubeconfig resolved into a configuration, with the flags on top. Faults are
 * collected, as client-go does, so that one message tells all of them.
 */
#include "data/go_quote.h"
#include "data/json.h"
#include "kube/kubeconfig_parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void check_proxy(struct kubeconfig *files, const char *url, struct str cluster)
{
    static const char *const schemes[] = { "http", "https", "socks5" };
    ptrdiff_t end = str_find(str_of(url), STR("://"));
    struct str scheme = str_slice(str_of(url), 0, end < 0 ? 0 : (size_t)end);

    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (str_equals(scheme, schemes[i]))
            return;
    kubeconfig_fault(files, arena_printf(files->arena,
                                         "invalid 'proxy-url' %s for cluster %s: unsupported "
                                         "scheme %s, must be http, https, or socks5",
                                         go_quoted(str_of(url), files->arena).ptr,
                                         go_quoted(cluster, files->arena).ptr,
                                         go_quoted(scheme, files->arena).ptr));
}

static void set_cluster(struct kubeconfig *files, const struct kubeconfig_entry *cluster,
                        struct str name)
{
    static const char ca[] = "certificate-authority";
    struct kube_config *config = &files->builder->config;
    const struct kube_config_flags *flags = files->flags;
    struct str server = kubeconfig_text(cluster, "server", flags->server);
    bool ca_flag = kubeconfig_is_given(flags->certificate_authority);

    if (!cluster && !server.len && !ca_flag && !flags->insecure_skip_tls_verify) {
        files->is_empty_cluster = true;
        kubeconfig_fault(files, "cluster has no server defined");
        return;
    }
    if (!server.len)
        kubeconfig_fault(files, name.len
                                    ? arena_printf(files->arena, "no server found for cluster %s",
                                                   go_quoted(name, files->arena).ptr)
                                    : "default cluster has no server defined");
    config->is_insecure = flags->insecure_skip_tls_verify ||
                          (!ca_flag && cluster &&
                           json_bool(json_get(cluster->value, "insecure-skip-tls-verify"), false));
    if (!flags->insecure_skip_tls_verify || ca_flag)
        config->ca_pem =
            kubeconfig_pem(files, cluster, name,
                           &(struct kubeconfig_pem_source){ "certificate-authority-data", ca,
                                                            flags->certificate_authority, ca });
    if (config->is_insecure && config->ca_pem.len)
        kubeconfig_fault(files, "specifying a root certificates file with the insecure flag is not "
                                "allowed");
    if (kubeconfig_is_given(flags->tls_server_name) || kubeconfig_is_given(flags->server))
        config->tls_server_name = config_text(files->builder, str_of(flags->tls_server_name));
    else
        config->tls_server_name =
            config_text(files->builder, kubeconfig_text(cluster, "tls-server-name", NULL));
    config->proxy_url =
        config_text(files->builder, kubeconfig_text(cluster, "proxy-url", flags->proxy_url));
    if (config->proxy_url)
        check_proxy(files, config->proxy_url, name);
    config->is_compression_off =
        flags->disable_compression ||
        (cluster && json_bool(json_get(cluster->value, "disable-compression"), false));
    config_set_server(files->builder, server, config->is_insecure || config->ca_pem.len);
}

/* A name that the command line asks for must exist. */
static int require(const struct kubeconfig_entries *list, const char *flag, const char *what,
                   struct error *err)
{
    if (kubeconfig_is_given(flag) && !kubeconfig_find(list, str_of(flag)))
        return error_set(err, ERR_NOT_FOUND, "%s \"%s\" does not exist", what, flag);
    return 0;
}

static int resolve(struct kubeconfig *files, struct error *err)
{
    const struct kube_config_flags *flags = files->flags;
    struct str context_name =
        kubeconfig_is_given(flags->context) ? str_of(flags->context) : files->current_context;
    const struct kubeconfig_entry *context = kubeconfig_find(&files->contexts, context_name);
    struct str cluster_name = kubeconfig_text(context, "cluster", flags->cluster);
    struct str user_name = kubeconfig_text(context, "user", flags->user);
    struct str namespace = kubeconfig_text(context, "namespace", flags->namespace);

    if (require(&files->users, flags->user, "auth info", err) < 0 ||
        require(&files->contexts, flags->context, "context", err) < 0 ||
        require(&files->clusters, flags->cluster, "cluster", err) < 0)
        return -1;
    if (context_name.len && !context)
        kubeconfig_fault(files, arena_printf(files->arena,
                                             "context was not found for specified context: %.*s",
                                             STR_ARG(context_name)));
    kubeconfig_set_user(files, kubeconfig_find(&files->users, user_name), user_name,
                        kubeconfig_find(&files->clusters, cluster_name));
    set_cluster(files, kubeconfig_find(&files->clusters, cluster_name), cluster_name);
    if (namespace.len)
        files->builder->config.namespace = config_text(files->builder, namespace);
    if (files->fault_count == 1 && files->is_empty_cluster)
        return error_set(err, ERR_PRECONDITION,
                         "invalid configuration: no configuration has been provided, try setting "
                         "KUBERNETES_MASTER environment variable");
    if (files->fault_count == 1)
        return error_set(err, ERR_INVALID, "invalid configuration: %s", files->faults.ptr);
    if (files->fault_count)
        return error_set(err, ERR_INVALID, "invalid configuration: [%s]", files->faults.ptr);
    return 0;
}

/* ---- entries ---- */

int kube_config_parse(struct str text, const char *folder, const struct kube_config_flags *flags,
                      const struct kube_config **out, struct error *err)
{
    CLEANUP(config_builder_release) struct config_builder builder;
    CLEANUP(kubeconfig_release) struct kubeconfig files;

    config_builder_init(&builder);
    kubeconfig_init(&files, &builder, flags);
    if (kubeconfig_add_text(&files, text, folder, err) < 0 || resolve(&files, err) < 0)
        return -1;
    *out = config_builder_finish(&builder);
    return 0;
}

/* What the flags change about the pod's own account. */
static void overlay_flags(struct config_builder *builder, const struct kube_config_flags *flags)
{
    if (kubeconfig_is_given(flags->server))
        config_set_server(builder, str_of(flags->server), true);
    if (kubeconfig_is_given(flags->token)) {
        builder->config.token = config_secret(builder, str_of(flags->token));
        builder->config.token_file = NULL;
    }
    if (kubeconfig_is_given(flags->namespace))
        builder->config.namespace = config_text(builder, str_of(flags->namespace));
}

int kube_config_load(const struct kube_config_flags *flags, const struct kube_config **out,
                     struct error *err)
{
    CLEANUP(config_builder_release) struct config_builder builder;
    CLEANUP(kubeconfig_release) struct kubeconfig files;

    config_builder_init(&builder);
    kubeconfig_init(&files, &builder, flags);
    if (kubeconfig_add_default_files(&files, err) < 0)
        return -1;
    if (resolve(&files, err) < 0) {
        bool is_nothing = err->code == ERR_PRECONDITION;

        if (!is_nothing || access(SERVICE_ACCOUNT_FOLDER "/token", F_OK) < 0 ||
            !getenv("KUBERNETES_SERVICE_HOST"))
            return -1;
        error_release(err);
        if (config_load_in_cluster(&builder, SERVICE_ACCOUNT_FOLDER, err) < 0)
            return -1;
        overlay_flags(&builder, files.flags);
    }
    *out = config_builder_finish(&builder);
    return 0;
}
