#pragma once

#include "base/error.h"
#include "base/options.h"
#include "io/redis_config.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** What argosy-repo-server was told; texts and lists live in the arena of config_read(). */
struct config {
    const char *log_format, *log_level;
    const char *address, *metrics_address;
    const char *rpc_keys, *client_ca_path, *tls_min_version, *tls_max_version;
    struct option_list tls_ciphers;
    const char *require_sandbox;
    const char *otlp_address;
    struct option_list otlp_headers, otlp_attrs;
    int64_t max_combined_manifest_bytes;
    int64_t streamed_tar_bytes, streamed_extracted_bytes, helm_extracted_bytes, helm_index_bytes,
        oci_extracted_bytes;
    struct option_list plugin_tar_exclude, oci_media_types;

    int64_t repo_expiry_ms, revision_expiry_ms, lock_expiry_ms, default_expiry_ms;
    struct redis_config redis;

    int64_t exec_timeout_ms, exec_grace_ms, git_request_timeout_ms;
    int64_t git_retry_ms, git_retry_max_ms, git_max_fetch_bytes;
    const char *tls_folder, *ssh_folder, *temporary_folder, *plugin_folder;
    const char *gpg_enabled; /* see integrity_policy_is_enabled() */
    const char *gpg_home, *gpg_source;
    const char *helm_program, *kustomize_program;
    int64_t plugin_chunk_bytes;

    int parallelism_limit, port, metrics_port, git_attempts, git_retry_factor;
    int helm_rules, max_message_mb, pause_after_failures, pause_minutes, pause_requests;
    bool disable_tls, otlp_insecure, submodules_enabled;
    bool allow_oob_symlinks, include_hidden_directories, enable_builtin_git_config;
    bool disable_oci_limit, disable_helm_limit, plugin_use_paths, allow_internal_addresses;
};

/**
 * Read the command line and the environment. 1: `*config` is set; 0: --help was asked for and
 * printed. A flag of what is not built in is an error when it asks for that.
 */
int config_read(char *const *argv, struct arena *arena, struct config *config,
                struct error *err) MUST_USE;
