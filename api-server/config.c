#include "config.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "io/tls.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define FIELD(name) offsetof(struct config, name)
#define SERVER(name) "ARGOCD_SERVER_" name
#define APPSET(name) "ARGOCD_APPLICATIONSET_CONTROLLER_" name
#define COMPATIBLE "Accepted for compatibility"

static const struct option table[] = {
    { "insecure", SERVER("INSECURE"), OPTION_BOOL, FIELD(insecure), "false",
      "Run server without TLS" },
    { "address", SERVER("LISTEN_ADDRESS"), OPTION_TEXT, FIELD(address), "0.0.0.0",
      "Listen on given address" },
    { "port", NULL, OPTION_PORT, FIELD(port), "8080", "Listen on given port" },
    { "metrics-address", SERVER("METRICS_LISTEN_ADDRESS"), OPTION_TEXT, FIELD(metrics_address),
      "0.0.0.0", "Listen for metrics on given address" },
    { "metrics-port", NULL, OPTION_PORT, FIELD(metrics_port), "8083",
      "Start metrics on given port" },
    { "tlsminversion", "ARGOCD_TLS_MIN_VERSION", OPTION_TEXT, FIELD(tls_min_version), "1.2",
      "The minimum SSL/TLS version that is acceptable (one of: 1.0|1.1|1.2|1.3)" },
    { "tlsmaxversion", "ARGOCD_TLS_MAX_VERSION", OPTION_TEXT, FIELD(tls_max_version), "1.3",
      "The maximum SSL/TLS version that is acceptable (one of: 1.0|1.1|1.2|1.3)" },
    { "tlsciphers", "ARGOCD_TLS_CIPHERS", OPTION_LIST, FIELD(tls_ciphers),
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
      "The list of acceptable ciphers to be used when establishing TLS connections. Use 'list' to "
      "list available ciphers." },
    { "rootpath", SERVER("ROOTPATH"), OPTION_TEXT, FIELD(root_path), "",
      "Used if Argo CD is running behind reverse proxy under subpath different from /" },
    { "basehref", SERVER("BASEHREF"), OPTION_TEXT, FIELD(base_href), "/",
      "Value for base href in index.html. Used if Argo CD is running behind reverse proxy under "
      "subpath different from /" },
    { "staticassets", SERVER("STATIC_ASSETS"), OPTION_TEXT, FIELD(static_assets), "/shared/app",
      "Directory path that contains additional static assets" },
    { "x-frame-options", SERVER("X_FRAME_OPTIONS"), OPTION_TEXT, FIELD(x_frame_options),
      "sameorigin",
      "Set X-Frame-Options header in HTTP responses to `value`. To disable, set to \"\"." },
    { "content-security-policy", SERVER("CONTENT_SECURITY_POLICY"), OPTION_TEXT,
      FIELD(content_security_policy), "frame-ancestors 'self';",
      "Set Content-Security-Policy header in HTTP responses to `value`. To disable, set to \"\"." },
    { "api-content-types", "ARGOCD_API_CONTENT_TYPES", OPTION_TEXT, FIELD(api_content_types),
      "application/json",
      "Semicolon separated list of allowed content types for non GET api requests. Any content "
      "type is allowed if empty." },
    { "enable-gzip", SERVER("ENABLE_GZIP"), OPTION_BOOL, FIELD(enable_gzip), "true",
      "Enable GZIP compression" },
    { NULL, "ARGOCD_GRPC_MAX_SIZE_MB", OPTION_WITHIN(1, 2047), FIELD(max_message_mb), "200",
      "Largest message" },

    { "disable-auth", SERVER("DISABLE_AUTH"), OPTION_BOOL, FIELD(disable_auth), "false",
      "Disable client authentication" },
    { "application-namespaces", "ARGOCD_APPLICATION_NAMESPACES", OPTION_LIST,
      FIELD(application_namespaces), "",
      "List of additional namespaces where application resources can be managed in" },
    { NULL, "ARGOCD_MAX_CONCURRENT_LOGIN_REQUESTS_COUNT", OPTION_COUNT,
      FIELD(max_concurrent_logins), "50", "Logins under way at a time, over all replicas" },
    { NULL, "ARGOCD_API_SERVER_REPLICAS", OPTION_WITHIN(1, INT32_MAX), FIELD(replicas), "1",
      "Number of API servers" },
    { NULL, "ARGOCD_SESSION_FAILURE_MAX_FAIL_COUNT", OPTION_COUNT, FIELD(session_max_failures), "5",
      "Failed logins after which an account has to wait" },
    { NULL, "ARGOCD_SESSION_FAILURE_WINDOW_SECONDS", OPTION_COUNT, FIELD(session_failure_window_s),
      "300", "How long it has to" },
    { NULL, "ARGOCD_SESSION_MAX_CACHE_SIZE", OPTION_COUNT, FIELD(session_cache_size), "10000",
      "Accounts whose failures are remembered" },
    { NULL, "ARGOCD_MAX_COOKIE_NUMBER", OPTION_WITHIN(1, 1000), FIELD(max_cookies), "20",
      "Cookies that one token may be split into" },
    { "glob-cache-size", SERVER("GLOB_CACHE_SIZE"), OPTION_WITHIN(1, INT32_MAX),
      FIELD(glob_cache_size), "10000", "Maximum number of compiled glob patterns to cache" },
    { NULL, "ARGOCD_GPG_ENABLED", OPTION_TEXT, FIELD(gpg_enabled), "true",
      "Verify signatures, unless it is false or no" },
    { NULL, "ARGOCD_RBAC_DEBUG", OPTION_BOOL, FIELD(rbac_debug), "false",
      "Log each decision of the policy" },
    { "dex-server", SERVER("DEX_SERVER"), OPTION_TEXT, FIELD(dex_server), "argocd-dex-server:5556",
      "Dex server address" },
    { "dex-server-plaintext", SERVER("DEX_SERVER_PLAINTEXT"), OPTION_BOOL,
      FIELD(dex_server_plaintext), "false",
      "Use a plaintext client (non-TLS) to connect to dex server" },
    { "dex-server-strict-tls", SERVER("DEX_SERVER_STRICT_TLS"), OPTION_BOOL,
      FIELD(dex_server_strict_tls), "false",
      "Perform strict validation of TLS certificates when connecting to dex server" },
    { "oidc-cache-expiration", SERVER("OIDC_CACHE_EXPIRATION"), OPTION_DURATION,
      FIELD(oidc_cache_expiration_ms), "3m", "Cache expiration for OIDC state" },
    { "login-attempts-expiration", SERVER("LOGIN_ATTEMPTS_EXPIRATION"), OPTION_DURATION,
      FIELD(ignored_duration), "24h", COMPATIBLE },

    { NULL, "ARGOCD_WATCH_API_BUFFER_SIZE", OPTION_WITHIN(1, INT32_MAX), FIELD(watch_buffer_size),
      "1000", "Events that one watch may be behind" },
    { "enable-k8s-event", "ARGOCD_ENABLE_K8S_EVENT", OPTION_LIST, FIELD(event_reasons), "all",
      "Enable ArgoCD to use k8s event. For disabling all events, set the value as `none`. (e.g "
      "--enable-k8s-event=none), For enabling specific events, set the value as `event reason`. "
      "(e.g --enable-k8s-event=StatusRefreshed,ResourceCreated)" },
    { "hydrator-enabled", "ARGOCD_HYDRATOR_ENABLED", OPTION_BOOL, FIELD(hydrator_enabled), "false",
      "Feature flag to enable Hydrator. Default (\"false\")" },
    { "sync-with-replace-allowed", "ARGOCD_SYNC_WITH_REPLACE_ALLOWED", OPTION_BOOL,
      FIELD(sync_with_replace_allowed), "true",
      "Whether to allow users to select replace for syncs from UI/CLI" },
    { "enable-proxy-extension", SERVER("ENABLE_PROXY_EXTENSION"), OPTION_BOOL,
      FIELD(enable_proxy_extension), "false", "Enable Proxy Extension feature" },
    { "require-sandbox", "ARGOSY_REQUIRE_SANDBOX", OPTION_TEXT, FIELD(require_sandbox), "seccomp",
      "What the host must offer to confine jq programs. One of: full|seccomp|off" },
    { "webhook-parallelism-limit", SERVER("WEBHOOK_PARALLELISM_LIMIT"), OPTION_WITHIN(1, 1000),
      FIELD(webhook_parallelism), "50", "Number of webhook requests processed concurrently" },
    { "webhook-refresh-workers", SERVER("WEBHOOK_REFRESH_WORKERS"), OPTION_WITHIN(1, 1000),
      FIELD(webhook_refresh_workers), "20",
      "Number of concurrent workers for refreshing applications on a webhook" },
    { NULL, "ARGOCD_WEBHOOK_MANIFEST_CACHE_WARM_DISABLED", OPTION_BOOL,
      FIELD(webhook_warming_disabled), "false",
      "Do not carry cached manifests over to a commit that does not touch them" },
    { "appset-scm-root-ca-path", APPSET("SCM_ROOT_CA_PATH"), OPTION_TEXT, FIELD(ignored_text), "",
      COMPATIBLE },
    { "appset-enable-scm-providers", APPSET("ENABLE_SCM_PROVIDERS"), OPTION_BOOL,
      FIELD(ignored_bool), "true", COMPATIBLE },
    { "appset-allowed-scm-providers", APPSET("ALLOWED_SCM_PROVIDERS"), OPTION_LIST,
      FIELD(ignored_list), "", COMPATIBLE },
    { "appset-enable-new-git-file-globbing", APPSET("ENABLE_NEW_GIT_FILE_GLOBBING"), OPTION_BOOL,
      FIELD(ignored_bool), "false", COMPATIBLE },
    { "appset-enable-github-api-metrics", APPSET("ENABLE_GITHUB_API_METRICS"), OPTION_BOOL,
      FIELD(ignored_bool), "false", COMPATIBLE },

    { "repo-server", SERVER("REPO_SERVER"), OPTION_TEXT, FIELD(repo_server),
      "argocd-repo-server:8081", "Repo server address" },
    { "repo-server-plaintext", SERVER("REPO_SERVER_PLAINTEXT"), OPTION_BOOL,
      FIELD(repo_server_plaintext), "false", "Connect to repo servers in the clear" },
    { "repo-server-strict-tls", SERVER("REPO_SERVER_STRICT_TLS"), OPTION_BOOL,
      FIELD(repo_server_strict_tls), "false",
      "Accepted for compatibility; both ends prove themselves with --rpc-keys" },
    { "repo-server-ca-cert-path", SERVER("REPO_SERVER_CA_CERT_PATH"), OPTION_TEXT,
      FIELD(ignored_text), "", COMPATIBLE },
    { "repo-server-client-cert-path", SERVER("REPO_SERVER_CLIENT_CERT_PATH"), OPTION_TEXT,
      FIELD(ignored_text), "/app/config/reposerver/mtls/client.crt", COMPATIBLE },
    { "repo-server-client-cert-key-path", SERVER("REPO_SERVER_CLIENT_CERT_KEY_PATH"), OPTION_TEXT,
      FIELD(ignored_text), "/app/config/reposerver/mtls/client.key", COMPATIBLE },
    { "repo-server-timeout-seconds", SERVER("REPO_SERVER_TIMEOUT_SECONDS"), OPTION_COUNT,
      FIELD(repo_server_timeout_s), "60", "Repo server RPC call timeout seconds." },
    { "rpc-keys", "ARGOSY_RPC_KEYS", OPTION_TEXT, FIELD(rpc_keys), "",
      "Folder with the keys of the installation; without it only loopback is spoken to" },
    { "controller", "ARGOSY_CONTROLLER", OPTION_TEXT, FIELD(controller),
      "argosy-controller-peers:8085", "Address of the application controllers" },
    { "controller-events", "ARGOSY_CONTROLLER_EVENTS", OPTION_TEXT, FIELD(controller_events),
      "argosy-controller-peers:8088", "Address of the application controllers' events" },
    REDIS_OPTIONS(FIELD(redis)),
    /* The original reads the repo-server's entries itself; here the repo-server is asked. */
    { "repo-server-redis", "REPO_SERVER_REDIS_SERVER", OPTION_TEXT, FIELD(ignored_text), "",
      COMPATIBLE },
    { "repo-server-redisdb", "REPO_SERVER_REDISDB", OPTION_COUNT, FIELD(ignored_int), "0",
      COMPATIBLE },
    { "repo-server-sentinel", NULL, OPTION_LIST, FIELD(ignored_list), "", COMPATIBLE },
    { "repo-server-sentinelmaster", NULL, OPTION_TEXT, FIELD(ignored_text), "master", COMPATIBLE },
    { "repo-server-redis-use-tls", "REPO_SERVER_REDIS_USE_TLS", OPTION_BOOL, FIELD(ignored_bool),
      "false", COMPATIBLE },
    { "repo-server-redis-client-certificate", "REPO_SERVER_REDIS_CLIENT_CERTIFICATE", OPTION_TEXT,
      FIELD(ignored_text), "", COMPATIBLE },
    { "repo-server-redis-client-key", "REPO_SERVER_REDIS_CLIENT_KEY", OPTION_TEXT,
      FIELD(ignored_text), "", COMPATIBLE },
    { "repo-server-redis-insecure-skip-tls-verify", "REPO_SERVER_REDIS_INSECURE_SKIP_TLS_VERIFY",
      OPTION_BOOL, FIELD(ignored_bool), "false", COMPATIBLE },
    { "repo-server-redis-ca-certificate", "REPO_SERVER_REDIS_CA_CERTIFICATE", OPTION_TEXT,
      FIELD(ignored_text), "", COMPATIBLE },
    { "repo-server-redis-compress", "REPO_SERVER_REDIS_COMPRESSION", OPTION_TEXT,
      FIELD(ignored_text), "gzip", COMPATIBLE },
    { "app-state-cache-expiration", "ARGOCD_APP_STATE_CACHE_EXPIRATION", OPTION_DURATION,
      FIELD(app_state_cache_expiration_ms), "1h", "Cache expiration for app state" },
    { "default-cache-expiration", "ARGOCD_DEFAULT_CACHE_EXPIRATION", OPTION_DURATION,
      FIELD(default_cache_expiration_ms), "24h", "Cache expiration default" },
    { "connection-status-cache-expiration", SERVER("CONNECTION_STATUS_CACHE_EXPIRATION"),
      OPTION_DURATION, FIELD(connection_status_expiration_ms), "1h",
      "Cache expiration for cluster/repo connection status" },
    { "repo-cache-expiration", "ARGOCD_REPO_CACHE_EXPIRATION", OPTION_DURATION,
      FIELD(repo_cache_expiration_ms), "24h",
      "Cache expiration for repo state, incl. app lists, app details, manifest generation, "
      "revision meta-data" },
    { "revision-cache-expiration", "ARGOCD_RECONCILIATION_TIMEOUT", OPTION_DURATION,
      FIELD(revision_cache_expiration_ms), "3m", "Cache expiration for cached revision" },
    { "revision-cache-lock-timeout", "ARGOCD_REVISION_CACHE_LOCK_TIMEOUT", OPTION_DURATION,
      FIELD(ignored_duration), "10s", COMPATIBLE },
    KUBE_OPTIONS(FIELD(kube)),

    { "logformat", SERVER("LOGFORMAT"), OPTION_TEXT, FIELD(log_format), "json",
      "Set the logging format. One of: json|text" },
    { "loglevel", SERVER("LOG_LEVEL"), OPTION_TEXT, FIELD(log_level), "info",
      "Set the logging level. One of: debug|info|warn|error" },
    { "gloglevel", NULL, OPTION_COUNT, FIELD(ignored_int), "0", COMPATIBLE },
    { "otlp-address", SERVER("OTLP_ADDRESS"), OPTION_TEXT, FIELD(otlp_address), "",
      "OpenTelemetry collector address to send traces to" },
    { "otlp-insecure", SERVER("OTLP_INSECURE"), OPTION_BOOL, FIELD(ignored_bool), "true",
      "OpenTelemetry collector insecure mode" },
    { "otlp-headers", SERVER("OTLP_HEADERS"), OPTION_LIST, FIELD(ignored_list), "",
      "List of OpenTelemetry collector extra headers sent with traces" },
    { "otlp-attrs", SERVER("OTLP_ATTRS"), OPTION_LIST, FIELD(ignored_list), "",
      "List of OpenTelemetry collector extra attrs when send traces" },
    OPTIONS_END,
};

static int print_usage(struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);

    options_usage(table, "argosy-server",
                  "Serves the API that the command line, the web UI and Git webhooks speak.",
                  &text);
    if (strbuf_check(&text, "the help", err) < 0)
        return -1;
    fputs(text.ptr, stdout);
    return 0;
}

/* "/a/b" out of "a/b", "/a/b/"; "" out of "/". */
static const char *clean_path(const char *path, struct arena *arena)
{
    struct str text = str_of(path);

    while (text.len > 0 && text.ptr[0] == '/')
        text = str_slice(text, 1, text.len);
    while (text.len > 0 && text.ptr[text.len - 1] == '/')
        text = str_slice(text, 0, text.len - 1);
    return text.len ? arena_printf(arena, "/%.*s", STR_ARG(text)) : "";
}

static int check(const struct config *config, struct error *err)
{
    if (*config->otlp_address)
        return error_set(err, ERR_UNIMPLEMENTED, "--otlp-address: sending traces is not built in");
    if (config->hydrator_enabled)
        return error_set(err, ERR_UNIMPLEMENTED,
                         "--hydrator-enabled: the source hydrator is not built in");
    if (!tls_version_of(config->tls_min_version))
        return error_set(err, ERR_INVALID, "invalid minimum TLS version: %s",
                         config->tls_min_version);
    if (!tls_version_of(config->tls_max_version))
        return error_set(err, ERR_INVALID, "invalid maximum TLS version: %s",
                         config->tls_max_version);
    return 0;
}

int config_read(char *const *argv, struct arena *arena, struct config *config, struct error *err)
{
    struct options options;

    if (options_parse(table, argv, config, arena, &options, err) < 0)
        return -1;
    if (options.help)
        return print_usage(err);
    if (options.arguments.count > 0)
        return error_set(err, ERR_INVALID, "unknown command \"%s\" for \"argosy-server\"",
                         options.arguments.items[0]);
    for (size_t i = 0; i < options.warnings.count; i++)
        log_warn("a setting was not taken", F("reason", options.warnings.items[i]));
    if (redis_config_finish(&config->redis, arena, err) < 0)
        return -1;
    kube_options_finish(&config->kube, arena);
    config->root_path = clean_path(config->root_path, arena);
    config->base_href =
        *config->root_path ? config->root_path : clean_path(config->base_href, arena);
    config->base_href = arena_printf(arena, "%s/", config->base_href);
    return check(config, err) < 0 ? -1 : 1;
}
