#include "config.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIELD(name) offsetof(struct config, name)
#define DEFAULT_MEDIA_TYPES                                                                        \
    "application/vnd.oci.image.layer.v1.tar,application/vnd.oci.image.layer.v1.tar+gzip,"          \
    "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
#define DEFAULT_CLIENT_CA "/app/config/reposerver/mtls/client-ca.crt"

static const struct option table[] = {
    { "logformat", "ARGOCD_REPO_SERVER_LOGFORMAT", OPTION_TEXT, FIELD(log_format), "json",
      "Set the logging format. One of: json|text" },
    { "loglevel", "ARGOCD_REPO_SERVER_LOGLEVEL", OPTION_TEXT, FIELD(log_level), "info",
      "Set the logging level. One of: debug|info|warn|error" },
    { "parallelismlimit", "ARGOCD_REPO_SERVER_PARALLELISM_LIMIT", OPTION_INT,
      FIELD(parallelism_limit), "0",
      "Limit on number of concurrent manifests generate requests. Any value less the 1 means no "
      "limit." },
    { "address", "ARGOCD_REPO_SERVER_LISTEN_ADDRESS", OPTION_TEXT, FIELD(address), "0.0.0.0",
      "Listen on given address for incoming connections" },
    { "port", NULL, OPTION_PORT, FIELD(port), "8081",
      "Listen on given port for incoming connections" },
    { "metrics-address", "ARGOCD_REPO_SERVER_METRICS_LISTEN_ADDRESS", OPTION_TEXT,
      FIELD(metrics_address), "0.0.0.0", "Listen on given address for metrics" },
    { "metrics-port", NULL, OPTION_PORT, FIELD(metrics_port), "8084",
      "Start metrics server on given port" },
    { "rpc-keys", "ARGOSY_RPC_KEYS", OPTION_TEXT, FIELD(rpc_keys), "",
      "Folder with the keys of the installation; without it only loopback is listened to" },
    { "disable-tls", "ARGOCD_REPO_SERVER_DISABLE_TLS", OPTION_BOOL, FIELD(disable_tls), "false",
      "Allow connections in the clear from other hosts" },
    { "client-ca-path", "ARGOCD_REPO_SERVER_CLIENT_CA_PATH", OPTION_TEXT, FIELD(client_ca_path),
      DEFAULT_CLIENT_CA, "Accepted for compatibility; clients prove themselves with --rpc-keys" },
    { "tlsminversion", "ARGOCD_TLS_MIN_VERSION", OPTION_TEXT, FIELD(tls_min_version), "1.2",
      "Accepted for compatibility" },
    { "tlsmaxversion", "ARGOCD_TLS_MAX_VERSION", OPTION_TEXT, FIELD(tls_max_version), "1.3",
      "Accepted for compatibility" },
    { "tlsciphers", "ARGOCD_TLS_CIPHERS", OPTION_LIST, FIELD(tls_ciphers),
      "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "Accepted for compatibility" },
    { "require-sandbox", "ARGOSY_REQUIRE_SANDBOX", OPTION_TEXT, FIELD(require_sandbox), "seccomp",
      "What the host must offer to confine renderers. One of: full|seccomp|off" },

    { "otlp-address", "ARGOCD_REPO_SERVER_OTLP_ADDRESS", OPTION_TEXT, FIELD(otlp_address), "",
      "OpenTelemetry collector address to send traces to" },
    { "otlp-insecure", "ARGOCD_REPO_SERVER_OTLP_INSECURE", OPTION_BOOL, FIELD(otlp_insecure),
      "true", "OpenTelemetry collector insecure mode" },
    { "otlp-headers", "ARGOCD_REPO_SERVER_OTLP_HEADERS", OPTION_LIST, FIELD(otlp_headers), "",
      "List of OpenTelemetry collector extra headers sent with traces" },
    { "otlp-attrs", "ARGOCD_REPO_SERVER_OTLP_ATTRS", OPTION_LIST, FIELD(otlp_attrs), "",
      "List of OpenTelemetry collector extra attrs when send traces" },

    { "max-combined-directory-manifests-size",
      "ARGOCD_REPO_SERVER_MAX_COMBINED_DIRECTORY_MANIFESTS_SIZE", OPTION_BYTES,
      FIELD(max_combined_manifest_bytes), "10M",
      "Max combined size of manifest files in a directory-type Application" },
    { "allow-oob-symlinks", "ARGOCD_REPO_SERVER_ALLOW_OUT_OF_BOUNDS_SYMLINKS", OPTION_BOOL,
      FIELD(allow_oob_symlinks), "false",
      "Allow out-of-bounds symlinks in repositories (not recommended)" },
    { "include-hidden-directories", "ARGOCD_REPO_SERVER_INCLUDE_HIDDEN_DIRECTORIES", OPTION_BOOL,
      FIELD(include_hidden_directories), "false", "Include hidden directories from Git" },
    { "enable-builtin-git-config", "ARGOCD_REPO_SERVER_ENABLE_BUILTIN_GIT_CONFIG", OPTION_BOOL,
      FIELD(enable_builtin_git_config), "true",
      "Enable builtin git configuration options that are required for correct operation." },
    { "streamed-manifest-max-tar-size", "ARGOCD_REPO_SERVER_STREAMED_MANIFEST_MAX_TAR_SIZE",
      OPTION_BYTES, FIELD(streamed_tar_bytes), "100M",
      "Maximum size of streamed manifest archives" },
    { "streamed-manifest-max-extracted-size",
      "ARGOCD_REPO_SERVER_STREAMED_MANIFEST_MAX_EXTRACTED_SIZE", OPTION_BYTES,
      FIELD(streamed_extracted_bytes), "1G",
      "Maximum size of streamed manifest archives when extracted" },
    { "helm-manifest-max-extracted-size", "ARGOCD_REPO_SERVER_HELM_MANIFEST_MAX_EXTRACTED_SIZE",
      OPTION_BYTES, FIELD(helm_extracted_bytes), "1G",
      "Maximum size of helm manifest archives when extracted" },
    { "helm-registry-max-index-size", "ARGOCD_REPO_SERVER_HELM_MANIFEST_MAX_INDEX_SIZE",
      OPTION_BYTES, FIELD(helm_index_bytes), "1G", "Maximum size of registry index file" },
    { "oci-manifest-max-extracted-size", "ARGOCD_REPO_SERVER_OCI_MANIFEST_MAX_EXTRACTED_SIZE",
      OPTION_BYTES, FIELD(oci_extracted_bytes), "1G",
      "Maximum size of oci manifest archives when extracted" },
    { "disable-oci-manifest-max-extracted-size",
      "ARGOCD_REPO_SERVER_DISABLE_OCI_MANIFEST_MAX_EXTRACTED_SIZE", OPTION_BOOL,
      FIELD(disable_oci_limit), "false",
      "Disable maximum size of oci manifest archives when extracted" },
    { "disable-helm-manifest-max-extracted-size",
      "ARGOCD_REPO_SERVER_DISABLE_HELM_MANIFEST_MAX_EXTRACTED_SIZE", OPTION_BOOL,
      FIELD(disable_helm_limit), "false",
      "Disable maximum size of helm manifest archives when extracted" },
    { "plugin-tar-exclude", "ARGOCD_REPO_SERVER_PLUGIN_TAR_EXCLUSIONS", OPTION_ARRAY,
      FIELD(plugin_tar_exclude), "", "Globs to filter when sending tarballs to plugins." },
    { "plugin-use-manifest-generate-paths", "ARGOCD_REPO_SERVER_PLUGIN_USE_MANIFEST_GENERATE_PATHS",
      OPTION_BOOL, FIELD(plugin_use_paths), "false",
      "Send plugins only what argocd.argoproj.io/manifest-generate-paths names." },
    { "oci-layer-media-types", "ARGOCD_REPO_SERVER_OCI_LAYER_MEDIA_TYPES", OPTION_LIST,
      FIELD(oci_media_types), DEFAULT_MEDIA_TYPES,
      "Comma separated list of allowed media types for OCI media types." },

    { "repo-cache-expiration", "ARGOCD_REPO_CACHE_EXPIRATION", OPTION_DURATION,
      FIELD(repo_expiry_ms), "24h",
      "Cache expiration for repo state, incl. app lists, app details, manifest generation, "
      "revision meta-data" },
    { "revision-cache-expiration", "ARGOCD_RECONCILIATION_TIMEOUT", OPTION_DURATION,
      FIELD(revision_expiry_ms), "3m", "Cache expiration for cached revision" },
    { "revision-cache-lock-timeout", "ARGOCD_REVISION_CACHE_LOCK_TIMEOUT", OPTION_DURATION,
      FIELD(lock_expiry_ms), "10s",
      "Cache TTL for locks to prevent duplicate requests on revisions, set to 0 to disable" },
    { "default-cache-expiration", "ARGOCD_DEFAULT_CACHE_EXPIRATION", OPTION_DURATION,
      FIELD(default_expiry_ms), "24h", "Cache expiration default" },
    REDIS_OPTIONS(FIELD(redis)),

    { NULL, "ARGOCD_GIT_MODULES_ENABLED", OPTION_BOOL, FIELD(submodules_enabled), "true",
      "Check out submodules" },
    { NULL, "ARGOCD_GPG_ENABLED", OPTION_TEXT, FIELD(gpg_enabled), "true",
      "Verify signatures, unless it is false or no" },
    { NULL, "ARGOCD_EXEC_TIMEOUT", OPTION_DURATION, FIELD(exec_timeout_ms), "90s",
      "Longest run of a child process" },
    { NULL, "ARGOCD_EXEC_FATAL_TIMEOUT", OPTION_DURATION, FIELD(exec_grace_ms), "10s",
      "Time between SIGTERM and SIGKILL of a child process" },
    { NULL, "ARGOCD_GIT_REQUEST_TIMEOUT", OPTION_DURATION, FIELD(git_request_timeout_ms), "15s",
      "Longest listing of the refs of a repository" },
    { NULL, "ARGOCD_GIT_ATTEMPTS_COUNT", OPTION_WITHIN(1, 1000), FIELD(git_attempts), "1",
      "Attempts to list refs" },
    { NULL, "ARGOCD_GIT_RETRY_DURATION", OPTION_DURATION, FIELD(git_retry_ms), "250ms",
      "Wait before the second attempt" },
    { NULL, "ARGOCD_GIT_RETRY_MAX_DURATION", OPTION_DURATION, FIELD(git_retry_max_ms), "5s",
      "Longest wait before an attempt" },
    { NULL, "ARGOCD_GIT_RETRY_FACTOR", OPTION_COUNT, FIELD(git_retry_factor), "2",
      "Growth of the wait" },
    { "git-max-fetch-size", "ARGOSY_GIT_MAX_FETCH_SIZE", OPTION_BYTES, FIELD(git_max_fetch_bytes),
      "4Gi", "Most that one fetch may bring; 0 is no limit" },
    { "allow-internal-addresses", "ARGOSY_ALLOW_INTERNAL_ADDRESSES", OPTION_BOOL,
      FIELD(allow_internal_addresses), "false",
      "Fetch what files of a repository name (remote bases, charts, value files) from internal "
      "addresses, too" },
    { "helm-program", "ARGOSY_HELM_PROGRAM", OPTION_TEXT, FIELD(helm_program), "helm",
      "What renders the charts that are beyond the built-in Helm; none when it is not there" },
    { "helm-rules", "ARGOSY_HELM_RULES", OPTION_WITHIN(3, 4), FIELD(helm_rules), "4",
      "Whose Helm the built-in one renders charts like: 4 is 4.2, 3 is 3.19" },
    { "kustomize-program", "ARGOSY_KUSTOMIZE_PROGRAM", OPTION_TEXT, FIELD(kustomize_program),
      "kustomize",
      "What builds the kustomizations that are beyond the built-in one; none when it is not "
      "there" },
    { NULL, "ARGOCD_TLS_DATA_PATH", OPTION_TEXT, FIELD(tls_folder), "/app/config/tls",
      "Folder with certificates by host" },
    { NULL, "ARGOCD_SSH_DATA_PATH", OPTION_TEXT, FIELD(ssh_folder), "/app/config/ssh",
      "Folder with ssh_known_hosts" },
    { NULL, "ARGOCD_PLUGINSOCKFILEPATH", OPTION_TEXT, FIELD(plugin_folder),
      "/home/argocd/cmp-server/plugins", "Folder with the sockets of plugins" },
    { NULL, "ARGOCD_CMP_CHUNK_SIZE", OPTION_BYTES, FIELD(plugin_chunk_bytes), "1024",
      "Size of the pieces in which files are sent to plugins" },
    { NULL, "ARGOCD_GNUPGHOME", OPTION_TEXT, FIELD(gpg_home), "/app/config/gpg/keys",
      "Keyring of those who sign commits" },
    { NULL, "ARGOCD_GPG_DATA_PATH", OPTION_TEXT, FIELD(gpg_source), "/app/config/gpg/source",
      "Folder with their public keys, a file each" },
    { NULL, "TMPDIR", OPTION_TEXT, FIELD(temporary_folder), "/tmp", "Where clones are kept" },
    { NULL, "ARGOCD_GRPC_MAX_SIZE_MB", OPTION_WITHIN(1, 2047), FIELD(max_message_mb), "100",
      "Largest message" },
    { NULL, "ARGOCD_PAUSE_GEN_AFTER_FAILED_ATTEMPTS", OPTION_COUNT, FIELD(pause_after_failures),
      "3", "Failures in a row after which an application is not rendered for a while" },
    { NULL, "ARGOCD_PAUSE_GEN_MINUTES", OPTION_COUNT, FIELD(pause_minutes), "60",
      "How long it is not" },
    { NULL, "ARGOCD_PAUSE_GEN_REQUESTS", OPTION_COUNT, FIELD(pause_requests), "0",
      "After how many requests it is tried again" },
    OPTIONS_END,
};

static int print_usage(struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);

    options_usage(table, "argosy-repo-server",
                  "Keeps a local cache of the Git repositories and renders the manifests in them.",
                  &text);
    if (strbuf_check(&text, "the help", err) < 0)
        return -1;
    fputs(text.ptr, stdout);
    return 0;
}

static int check(const struct config *config, struct error *err)
{
    if (config->disable_tls && config->client_ca_path[0])
        return error_set(err, ERR_INVALID,
                         "--client-ca-path cannot be used when --disable-tls is enabled");
    if (config->otlp_address[0])
        return error_set(err, ERR_UNIMPLEMENTED, "--otlp-address: sending traces is not built in");
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
        return error_set(err, ERR_INVALID, "unknown command \"%s\" for \"argosy-repo-server\"",
                         options.arguments.items[0]);
    for (size_t i = 0; i < options.warnings.count; i++)
        log_warn("a setting was not taken", F("reason", options.warnings.items[i]));
    if (redis_config_finish(&config->redis, arena, err) < 0)
        return -1;
    return check(config, err) < 0 ? -1 : 1;
}
