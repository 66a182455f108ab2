#pragma once

#include "base/options.h"
#include "io/redis_config.h"
#include "kube/kube_options.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** What the command line and the environment say; see the table in config.c. */
struct config {
    /* The port */
    const char *address;
    int port;
    bool insecure; /* no TLS */
    const char *tls_min_version, *tls_max_version;
    struct option_list tls_ciphers;
    const char *root_path; /* "" or "/argocd": everything lives beneath it */
    const char *base_href; /* "/" or "/argocd/": what the browser sees */
    const char *static_assets, *x_frame_options, *content_security_policy;
    const char *api_content_types; /* separated by ';'; "": any */
    bool enable_gzip;
    int max_message_mb;
    size_t descriptors; /* that the process may open; 0: not known */
    int metrics_port;
    const char *metrics_address;

    /* Who may */
    bool disable_auth;
    struct option_list application_namespaces;
    int max_concurrent_logins; /* over all replicas */
    int replicas;
    int session_max_failures, session_failure_window_s, session_cache_size, max_cookies;
    int glob_cache_size;
    const char *gpg_enabled; /* see integrity_policy_is_enabled() */
    bool rbac_debug;
    const char *dex_server;
    bool dex_server_plaintext, dex_server_strict_tls;
    int64_t oidc_cache_expiration_ms;

    /* Applications */
    int watch_buffer_size;
    struct option_list event_reasons; /* "all", "none", or reasons */
    bool hydrator_enabled, sync_with_replace_allowed;
    bool enable_proxy_extension;
    const char *require_sandbox; /* for jq programs: "full", "seccomp", "off" */
    int webhook_parallelism, webhook_refresh_workers;
    bool webhook_warming_disabled;

    /* Parties */
    const char *repo_server;
    bool repo_server_plaintext, repo_server_strict_tls;
    int repo_server_timeout_s;
    const char *rpc_keys;
    const char *controller, *controller_events; /* where they are listened to */
    struct redis_config redis;
    struct kube_options kube;
    int64_t app_state_cache_expiration_ms, default_cache_expiration_ms,
        connection_status_expiration_ms, repo_cache_expiration_ms, revision_cache_expiration_ms;

    /* Telling */
    const char *log_format, *log_level;
    const char *otlp_address;

    /* What the original knows and nothing here needs */
    int ignored_int;
    bool ignored_bool;
    const char *ignored_text;
    int64_t ignored_duration;
    struct option_list ignored_list;
};

/**
 * Read the command line and the environment; texts live in `arena`. 1: go on; 0: only the help was
 * wanted, and has been printed; -1: what is wrong, or asks for what is not built in.
 */
int config_read(char *const *argv, struct arena *arena, struct config *config,
                struct error *err) MUST_USE;
