#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

/** How one gets at a repository. Secrets inside: never printed. */
struct repository_credentials {
    struct str username, password, bearer_token;
    struct str ssh_private_key;
    struct str tls_client_cert, tls_client_key;
    int64_t github_app_id, github_app_installation_id;
    struct str github_app_private_key, github_app_enterprise_url;
    struct str gcp_service_account_key;
    bool use_azure_workload_identity;
    struct str azure_client_id, azure_client_secret, azure_tenant_id, azure_directory_endpoint;
    bool force_http_basic_auth;
};

/** A Secret of type repository (or repo-creds: `is_template`, url is then a prefix). */
struct repository {
    bool is_template;
    bool is_write; /* of the *-write types */
    struct str secret_name;
    struct str url;
    struct str type; /* git, helm, oci; "git" when not given, "" in a template that has none */
    struct str name, project;
    struct repository_credentials credentials;
    struct str proxy, no_proxy;
    bool insecure;
    bool insecure_ignore_host_key;
    bool enable_lfs;
    bool enable_oci;
    bool insecure_oci_force_http;
    int64_t depth;
    bool webhook_manifest_cache_warm_disabled;
    bool has_inherited_credentials; /* they came from a template */
};

/** Read a Secret labelled repository, repository-write, repo-creds or repo-write-creds. */
int repository_read(const struct json *secret, struct arena *arena, struct repository *out,
                    struct error *err) MUST_USE;

bool repository_has_credentials(const struct repository *repository);

/**
 * The repository for a URL and project among `all`: one scoped to the project, else one without a
 * project, else one of any project; else a bare one for the URL. Missing credentials come from
 * the template with the longest prefix. `url` as an Application gives it. In `arena`.
 */
struct repository repository_for(struct str url, struct str project,
                                 const struct repository *const *all, size_t count,
                                 struct arena *arena);

/** The template of the longest prefix of a URL, NULL when there is none. */
const struct repository *repository_template_for(struct str url,
                                                 const struct repository *const *all, size_t count);

/**
 * A Git URL in the form URLs are compared in: lower case, trimmed, scp form as a path, without
 * ".git" and "ssh://". "git@github.com:Org/App.git" gives "git@github.com/org/app".
 */
struct str repository_normalize_url(struct str url, struct arena *arena);
bool repository_urls_equal(struct str a, struct str b);

/** Without user and password, for messages; "" when it cannot be parsed. */
struct str repository_strip_credentials(struct str url, struct arena *arena);

/** Name of the Secret the API makes: "repo-<decimal FNV-1a of url and project>"; prefix "repo-". */
struct str repository_secret_name(const char *prefix, struct str url, struct str project,
                                  struct arena *arena);
