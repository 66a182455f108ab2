#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/** Whom to act as. All texts may be NULL. */
struct kube_impersonation {
    const char *user; /* NULL or "": nobody; then the rest does not count */
    const char *uid;
    const char *const *groups;
    size_t group_count;
    const struct kube_extra {
        const char *key;
        const char *value;
    } * extra; /* a key with several values stands several times */
    size_t extra_count;
};

/** A credential plugin: a program that answers with a token or a client certificate. */
struct kube_exec {
    const char *api_version; /* "client.authentication.k8s.io/v1" or "/v1beta1" */
    const char *command;
    const char *const *args; /* NULL-terminated, without the command */
    const char *const *env;  /* NULL-terminated "NAME=value", added to ours */
    const char *install_hint;
    bool provide_cluster_info;
    bool is_interactive_only;   /* interactiveMode Always: cannot work in a server */
    const char *cluster_config; /* JSON of the cluster's exec extension; NULL: none */
};

/**
 * How to reach one cluster and as whom. Immutable and reference-counted. Texts are NULL where
 * nothing is configured. Certificates and keys are PEM, read from their files when it was loaded.
 */
struct kube_config {
    const char *server;    /* "https://host:6443", perhaps with a path; no '/' at the end */
    const char *namespace; /* of the context; never NULL: "default" when none is named */
    bool is_in_cluster;

    struct str ca_pem; /* empty: the system's authorities */
    bool is_insecure;  /* no certificate is checked */
    const char *tls_server_name;
    const char *proxy_url; /* NULL: as the environment says (HTTPS_PROXY, NO_PROXY) */
    bool is_compression_off;

    struct str client_cert_pem, client_key_pem; /* a secret; empty: none */
    const char *token;                          /* a secret */
    const char *token_file;                     /* read again every minute; wins over `token` */
    const char *username, *password;            /* a secret */
    const struct kube_exec *exec;               /* NULL: none */
    struct kube_impersonation impersonation;
};

const struct kube_config *kube_config_ref(const struct kube_config *config) MUST_USE;
/** The last one wipes the secrets. */
void kube_config_unref(const struct kube_config *config);
DEFINE_CLEANUP(const struct kube_config *, kube_config_unref)

/** kubectl's flags, which win over the files. Texts: NULL means not given. */
struct kube_config_flags {
    const char *kubeconfig; /* a file; then neither KUBECONFIG nor the home folder is looked at */
    const char *context, *cluster, *user, *namespace;
    const char *server, *certificate_authority, *tls_server_name, *proxy_url;
    bool insecure_skip_tls_verify, disable_compression;
    const char *token, *username, *password, *client_certificate, *client_key;
    const char *as, *as_uid;
    const char *const *as_groups; /* NULL-terminated */
};

/**
 * As client-go does it: the file of `--kubeconfig`, else those of KUBECONFIG merged (the first one
 * to set a value wins), else ~/.kube/config; and where these say nothing, the pod's own account.
 * Errors read as client-go's ("invalid configuration: ...", `context "x" does not exist`).
 * `flags` NULL: none given.
 */
int kube_config_load(const struct kube_config_flags *flags, const struct kube_config **out,
                     struct error *err) MUST_USE;

/** A kubeconfig's text; relative file names in it start at `folder` (NULL: the current one). */
int kube_config_parse(struct str text, const char *folder, const struct kube_config_flags *flags,
                      const struct kube_config **out, struct error *err) MUST_USE;

/** The account of the pod that we run in. */
int kube_config_in_cluster(const struct kube_config **out, struct error *err) MUST_USE;

/**
 * From an Argo CD cluster Secret: its server and its `config` JSON (an object or NULL). A config
 * without credentials whose server is the in-cluster one gets `local`'s, where that is not NULL.
 * An `awsAuthConfig` becomes the exec plugin `argocd-k8s-auth aws ...`.
 */
int kube_config_of_cluster(const char *server, const struct json *cluster_config,
                           const struct kube_config *local, const struct kube_config **out,
                           struct error *err) MUST_USE;

/** The same with another identity to act as; NULL takes it away. */
const struct kube_config *kube_config_as(const struct kube_config *config,
                                         const struct kube_impersonation *who) MUST_USE;

/** The address at which a pod finds its own cluster. */
#define KUBE_IN_CLUSTER_SERVER "https://kubernetes.default.svc"
