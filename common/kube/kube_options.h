#pragma once

#include "base/options.h"
#include "kube/client.h"
#include "kube/kube_config.h"

/**
 * How a program is told which cluster it works with: kubectl's flags, and the variables of the
 * client, the same for all of them.
 *
 *     static const struct option table[] = { ..., KUBE_OPTIONS(offsetof(struct config, kube)) };
 */
struct kube_options {
    struct kube_config_flags flags;
    struct kube_client_options client;
    struct option_list as_groups;
    const char *request_timeout;
};

#define KUBE_OPTION(base, flag, type, field, fallback, help)                                       \
    {                                                                                              \
        flag, NULL, type, (base) + offsetof(struct kube_options, field), fallback, help            \
    }
#define KUBE_OPTIONS(base)                                                                         \
    KUBE_CLIENT_OPTIONS((base) + offsetof(struct kube_options, client)),                           \
        KUBE_OPTION(base, "kubeconfig", OPTION_TEXT, flags.kubeconfig, "",                         \
                    "Path to a kube config. Only required if out-of-cluster"),                     \
        KUBE_OPTION(base, "context", OPTION_TEXT, flags.context, "",                               \
                    "The name of the kubeconfig context to use"),                                  \
        KUBE_OPTION(base, "cluster", OPTION_TEXT, flags.cluster, "",                               \
                    "The name of the kubeconfig cluster to use"),                                  \
        KUBE_OPTION(base, "user", OPTION_TEXT, flags.user, "",                                     \
                    "The name of the kubeconfig user to use"),                                     \
        KUBE_OPTION(base, "namespace,n", OPTION_TEXT, flags.namespace, "",                         \
                    "If present, the namespace scope for this CLI request"),                       \
        KUBE_OPTION(base, "server", OPTION_TEXT, flags.server, "",                                 \
                    "The address and port of the Kubernetes API server"),                          \
        KUBE_OPTION(base, "certificate-authority", OPTION_TEXT, flags.certificate_authority, "",   \
                    "Path to a cert file for the certificate authority"),                          \
        KUBE_OPTION(base, "client-certificate", OPTION_TEXT, flags.client_certificate, "",         \
                    "Path to a client certificate file for TLS"),                                  \
        KUBE_OPTION(base, "client-key", OPTION_TEXT, flags.client_key, "",                         \
                    "Path to a client key file for TLS"),                                          \
        KUBE_OPTION(base, "tls-server-name", OPTION_TEXT, flags.tls_server_name, "",               \
                    "Server name to use for server certificate validation."),                      \
        KUBE_OPTION(base, "proxy-url", OPTION_TEXT, flags.proxy_url, "",                           \
                    "If provided, this URL will be used to connect via proxy"),                    \
        KUBE_OPTION(base, "token", OPTION_SECRET, flags.token, "",                                 \
                    "Bearer token for authentication to the API server"),                          \
        KUBE_OPTION(base, "username", OPTION_TEXT, flags.username, "",                             \
                    "Username for basic authentication to the API server"),                        \
        KUBE_OPTION(base, "password", OPTION_SECRET, flags.password, "",                           \
                    "Password for basic authentication to the API server"),                        \
        KUBE_OPTION(base, "as", OPTION_TEXT, flags.as, "",                                         \
                    "Username to impersonate for the operation"),                                  \
        KUBE_OPTION(base, "as-uid", OPTION_TEXT, flags.as_uid, "", "UID to impersonate"),          \
        KUBE_OPTION(base, "as-group", OPTION_ARRAY, as_groups, "", "Group to impersonate"),        \
        KUBE_OPTION(base, "insecure-skip-tls-verify", OPTION_BOOL, flags.insecure_skip_tls_verify, \
                    "false",                                                                       \
                    "If true, the server's certificate will not be checked for validity."),        \
        KUBE_OPTION(base, "disable-compression", OPTION_BOOL, flags.disable_compression, "false",  \
                    "If true, opt-out of response compression for all requests to the server"),    \
        KUBE_OPTION(base, "request-timeout", OPTION_TEXT, request_timeout, "0",                    \
                    "Accepted for compatibility")

/** After the table was read: a flag that was not given is absent to those who read them. */
void kube_options_finish(struct kube_options *options, struct arena *arena);
