#include "argo/repository.h"

#include "argo/annotations.h"
#include "argo/secret_data.h"
#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"

#include <stdlib.h>

/* Values that are no text are read as text first and turned into what they are afterwards. */
struct raw {
    struct str insecure, insecure_host_key, enable_lfs, enable_oci, force_http, basic_auth, azure;
    struct str app_id, installation_id, depth, warm_disabled;
};

static int read_bool(struct str text, const char *key, bool *out, struct error *err)
{
    if (text.len == 0)
        return 0;
    if (!texts_parse_bool(text, out))
        return error_set(err, ERR_INVALID,
                         "%s: strconv.ParseBool: parsing \"%.*s\": invalid syntax", key,
                         STR_ARG(text));
    return 0;
}

static int read_number(struct str text, const char *key, int64_t *out, struct error *err)
{
    char *end = NULL;

    if (text.len == 0)
        return 0;
    *out = strtoll(text.ptr, &end, 10);
    if (end != text.ptr + text.len)
        return error_set(err, ERR_INVALID, "%s: strconv.ParseInt: parsing \"%.*s\": invalid syntax",
                         key, STR_ARG(text));
    return 0;
}

static int convert(const struct raw *raw, struct repository *repository, struct error *err)
{
    struct repository_credentials *credentials = &repository->credentials;

    if (read_bool(raw->insecure, "insecure", &repository->insecure, err) < 0 ||
        read_bool(raw->insecure_host_key, "insecureIgnoreHostKey",
                  &repository->insecure_ignore_host_key, err) < 0 ||
        read_bool(raw->enable_lfs, "enableLfs", &repository->enable_lfs, err) < 0 ||
        read_bool(raw->enable_oci, "enableOCI", &repository->enable_oci, err) < 0 ||
        read_bool(raw->force_http, "insecureOCIForceHttp", &repository->insecure_oci_force_http,
                  err) < 0 ||
        read_bool(raw->basic_auth, "forceHttpBasicAuth", &credentials->force_http_basic_auth, err) <
            0 ||
        read_bool(raw->azure, "useAzureWorkloadIdentity", &credentials->use_azure_workload_identity,
                  err) < 0 ||
        read_bool(raw->warm_disabled, "webhookManifestCacheWarmDisabled",
                  &repository->webhook_manifest_cache_warm_disabled, err) < 0)
        return -1;
    if (read_number(raw->app_id, "githubAppID", &credentials->github_app_id, err) < 0 ||
        read_number(raw->installation_id, "githubAppInstallationID",
                    &credentials->github_app_installation_id, err) < 0 ||
        read_number(raw->depth, "depth", &repository->depth, err) < 0)
        return -1;
    return 0;
}

/* What repositories and templates have in common. */
static int read_shared(const struct json *secret, struct raw *raw, struct repository *repository,
                       struct arena *arena, struct error *err)
{
    struct repository_credentials *credentials = &repository->credentials;
    const struct secret_field fields[] = {
        { "url", &repository->url },
        { "type", &repository->type },
        { "username", &credentials->username },
        { "password", &credentials->password },
        { "bearerToken", &credentials->bearer_token },
        { "sshPrivateKey", &credentials->ssh_private_key },
        { "tlsClientCertData", &credentials->tls_client_cert },
        { "tlsClientCertKey", &credentials->tls_client_key },
        { "githubAppID", &raw->app_id },
        { "githubAppInstallationID", &raw->installation_id },
        { "githubAppPrivateKey", &credentials->github_app_private_key },
        { "githubAppEnterpriseBaseUrl", &credentials->github_app_enterprise_url },
        { "gcpServiceAccountKey", &credentials->gcp_service_account_key },
        { "useAzureWorkloadIdentity", &raw->azure },
        { "azureServicePrincipalClientSecret", &credentials->azure_client_secret },
        { "azureActiveDirectoryEndpoint", &credentials->azure_directory_endpoint },
        { "proxy", &repository->proxy },
        { "noProxy", &repository->no_proxy },
        { "enableOCI", &raw->enable_oci },
        { "insecureOCIForceHttp", &raw->force_http },
        { "forceHttpBasicAuth", &raw->basic_auth },
    };

    return secret_fields_read(secret, fields, sizeof(fields) / sizeof(fields[0]), arena, err);
}

static int read_own(const struct json *secret, struct raw *raw, struct repository *repository,
                    struct arena *arena, struct error *err)
{
    struct repository_credentials *credentials = &repository->credentials;
    /* The two sorts of Secret spell these keys differently. */
    const struct secret_field template_fields[] = {
        { "azureServicePrincipalClientID", &credentials->azure_client_id },
        { "azureServicePrincipalTenantID", &credentials->azure_tenant_id },
    };
    const struct secret_field fields[] = {
        { "azureServicePrincipalClientId", &credentials->azure_client_id },
        { "azureServicePrincipalTenantId", &credentials->azure_tenant_id },
        { "name", &repository->name },
        { "project", &repository->project },
        { "insecure", &raw->insecure },
        { "insecureIgnoreHostKey", &raw->insecure_host_key },
        { "enableLfs", &raw->enable_lfs },
        { "depth", &raw->depth },
        { "webhookManifestCacheWarmDisabled", &raw->warm_disabled },
    };

    if (repository->is_template)
        return secret_fields_read(secret, template_fields, 2, arena, err);
    return secret_fields_read(secret, fields, sizeof(fields) / sizeof(fields[0]), arena, err);
}

int repository_read(const struct json *secret, struct arena *arena, struct repository *out,
                    struct error *err)
{
    const struct json *labels = json_at(secret, "metadata.labels");
    struct str type = json_string(json_get(labels, LABEL_SECRET_TYPE));
    struct repository repository = {
        .is_template = str_equals(type, "repo-creds") || str_equals(type, "repo-write-creds"),
        .is_write = str_equals(type, "repository-write") || str_equals(type, "repo-write-creds"),
        .secret_name = json_text_at(secret, "metadata.name"),
        .name = STR_EMPTY,
        .project = STR_EMPTY,
    };
    struct raw raw = { 0 };

    if (read_shared(secret, &raw, &repository, arena, err) < 0 ||
        read_own(secret, &raw, &repository, arena, err) < 0 || convert(&raw, &repository, err) < 0)
        return error_prefix(err, "cannot read the repository Secret '%.*s'",
                            STR_ARG(repository.secret_name));
    if (repository.type.len == 0 && !repository.is_template)
        repository.type = STR("git");
    *out = repository;
    return 0;
}

bool repository_has_credentials(const struct repository *repository)
{
    const struct repository_credentials *credentials = &repository->credentials;

    return credentials->username.len > 0 || credentials->password.len > 0 ||
           credentials->bearer_token.len > 0 || credentials->ssh_private_key.len > 0 ||
           credentials->tls_client_cert.len > 0 || credentials->github_app_private_key.len > 0 ||
           credentials->use_azure_workload_identity || credentials->azure_client_secret.len > 0;
}

/* ---- which one serves a URL ---- */

const struct repository *repository_template_for(struct str url,
                                                 const struct repository *const *all, size_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str wanted = repository_normalize_url(url, arena);
    const struct repository *best = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < count; i++) {
        struct str prefix;

        if (!all[i]->is_template || all[i]->is_write)
            continue;
        prefix = repository_normalize_url(all[i]->url, arena);
        if (str_has_prefix(wanted, prefix) && prefix.len > longest) {
            longest = prefix.len;
            best = all[i];
        }
    }
    return best;
}

static const struct repository *find_repository(struct str url, struct str project,
                                                const struct repository *const *all, size_t count)
{
    const struct repository *unscoped = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct repository *repository = all[i];

        if (repository->is_template || repository->is_write ||
            !repository_urls_equal(repository->url, url))
            continue;
        if (str_equal(repository->project, project))
            return repository;
        if (repository->project.len == 0)
            unscoped = repository;
    }
    return unscoped;
}

static void inherit_text(struct str *own, struct str inherited)
{
    if (own->len == 0)
        *own = inherited;
}

static void inherit(struct repository *repository, const struct repository *template)
{
    struct repository_credentials *own = &repository->credentials;
    const struct repository_credentials *from = &template->credentials;

    inherit_text(&own->username, from->username);
    inherit_text(&own->password, from->password);
    inherit_text(&own->bearer_token, from->bearer_token);
    inherit_text(&own->ssh_private_key, from->ssh_private_key);
    inherit_text(&own->tls_client_cert, from->tls_client_cert);
    inherit_text(&own->tls_client_key, from->tls_client_key);
    inherit_text(&own->github_app_private_key, from->github_app_private_key);
    inherit_text(&own->github_app_enterprise_url, from->github_app_enterprise_url);
    inherit_text(&own->gcp_service_account_key, from->gcp_service_account_key);
    inherit_text(&own->azure_client_id, from->azure_client_id);
    inherit_text(&own->azure_client_secret, from->azure_client_secret);
    inherit_text(&own->azure_tenant_id, from->azure_tenant_id);
    inherit_text(&own->azure_directory_endpoint, from->azure_directory_endpoint);
    inherit_text(&repository->proxy, template->proxy);
    inherit_text(&repository->no_proxy, template->no_proxy);
    inherit_text(&repository->type, template->type);
    if (own->github_app_id == 0)
        own->github_app_id = from->github_app_id;
    if (own->github_app_installation_id == 0)
        own->github_app_installation_id = from->github_app_installation_id;
    own->use_azure_workload_identity = from->use_azure_workload_identity;
    own->force_http_basic_auth = from->force_http_basic_auth;
    repository->enable_oci = template->enable_oci;
    repository->insecure_oci_force_http = template->insecure_oci_force_http;
    repository->has_inherited_credentials = true;
}

struct repository repository_for(struct str url, struct str project,
                                 const struct repository *const *all, size_t count,
                                 struct arena *arena)
{
    const struct repository *found = find_repository(url, project, all, count);
    struct repository repository = { .url = str_dup(url, arena) };
    const struct repository *template;

    if (found)
        repository = *found;
    if (repository_has_credentials(&repository))
        return repository;
    template = repository_template_for(repository.url, all, count);
    if (template)
        inherit(&repository, template);
    return repository;
}

struct str repository_secret_name(const char *prefix, struct str url, struct str project,
                                  struct arena *arena)
{
    char *bytes = arena_printf(arena, "%.*s%.*s", STR_ARG(url), STR_ARG(project));

    return str_of(arena_printf(arena, "%s%u", prefix, digest_fnv32a(str_of(bytes))));
}
