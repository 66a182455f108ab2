#include "argo/repository_fields.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/digest.h"
#include "data/json.h"

#include <inttypes.h>

#define AT(member) offsetof(struct repository, member)
#define CREDENTIAL(member) offsetof(struct repository, credentials.member)

/* Templates spell two of the keys differently: that is the original's slip, and Secrets have it. */
const struct repository_field repository_fields[] = {
    { "repo", "url", "url", "Repo", REPOSITORY_TEXT, AT(url), true },
    { "username", "username", "username", "Username", REPOSITORY_TEXT, CREDENTIAL(username),
      false },
    { "password", "password", "password", "Password", REPOSITORY_TEXT, CREDENTIAL(password),
      false },
    { "sshPrivateKey", "sshPrivateKey", "sshPrivateKey", "SSHPrivateKey", REPOSITORY_TEXT,
      CREDENTIAL(ssh_private_key), false },
    { "insecureIgnoreHostKey", "insecureIgnoreHostKey", NULL, "InsecureIgnoreHostKey",
      REPOSITORY_BOOL, AT(insecure_ignore_host_key), false },
    { "insecure", "insecure", NULL, "Insecure", REPOSITORY_BOOL, AT(insecure), true },
    { "enableLfs", "enableLfs", NULL, "EnableLFS", REPOSITORY_BOOL, AT(enable_lfs), true },
    { "tlsClientCertData", "tlsClientCertData", "tlsClientCertData", "TLSClientCertData",
      REPOSITORY_TEXT, CREDENTIAL(tls_client_cert), false },
    { "tlsClientCertKey", "tlsClientCertKey", "tlsClientCertKey", "TLSClientCertKey",
      REPOSITORY_TEXT, CREDENTIAL(tls_client_key), false },
    { "type", "type", "type", "Type", REPOSITORY_TEXT, AT(type), true },
    { "name", "name", NULL, "Name", REPOSITORY_TEXT, AT(name), true },
    { "inheritedCreds", NULL, NULL, "InheritedCreds", REPOSITORY_BOOL,
      AT(has_inherited_credentials), true },
    { "enableOCI", "enableOCI", "enableOCI", "EnableOCI", REPOSITORY_BOOL, AT(enable_oci), true },
    { "githubAppPrivateKey", "githubAppPrivateKey", "githubAppPrivateKey", "GithubAppPrivateKey",
      REPOSITORY_TEXT, CREDENTIAL(github_app_private_key), false },
    { "githubAppID", "githubAppID", "githubAppID", "GithubAppId", REPOSITORY_NUMBER,
      CREDENTIAL(github_app_id), true },
    { "githubAppInstallationID", "githubAppInstallationID", "githubAppInstallationID",
      "GithubAppInstallationId", REPOSITORY_NUMBER, CREDENTIAL(github_app_installation_id), true },
    { "githubAppEnterpriseBaseUrl", "githubAppEnterpriseBaseUrl", "githubAppEnterpriseBaseUrl",
      "GitHubAppEnterpriseBaseURL", REPOSITORY_TEXT, CREDENTIAL(github_app_enterprise_url), true },
    { "proxy", "proxy", "proxy", "Proxy", REPOSITORY_TEXT, AT(proxy), true },
    { "project", "project", NULL, "Project", REPOSITORY_TEXT, AT(project), true },
    { "gcpServiceAccountKey", "gcpServiceAccountKey", "gcpServiceAccountKey",
      "GCPServiceAccountKey", REPOSITORY_TEXT, CREDENTIAL(gcp_service_account_key), false },
    { "forceHttpBasicAuth", "forceHttpBasicAuth", "forceHttpBasicAuth", "ForceHttpBasicAuth",
      REPOSITORY_BOOL, CREDENTIAL(force_http_basic_auth), true },
    { "noProxy", "noProxy", "noProxy", "NoProxy", REPOSITORY_TEXT, AT(no_proxy), true },
    { "useAzureWorkloadIdentity", "useAzureWorkloadIdentity", "useAzureWorkloadIdentity",
      "UseAzureWorkloadIdentity", REPOSITORY_BOOL, CREDENTIAL(use_azure_workload_identity), true },
    { "bearerToken", "bearerToken", "bearerToken", "BearerToken", REPOSITORY_TEXT,
      CREDENTIAL(bearer_token), false },
    { "insecureOCIForceHttp", "insecureOCIForceHttp", "insecureOCIForceHttp",
      "InsecureOCIForceHttp", REPOSITORY_BOOL, AT(insecure_oci_force_http), false },
    { "depth", "depth", NULL, "Depth", REPOSITORY_NUMBER, AT(depth), true },
    { "webhookManifestCacheWarmDisabled", "webhookManifestCacheWarmDisabled", NULL,
      "WebhookManifestCacheWarmDisabled", REPOSITORY_BOOL, AT(webhook_manifest_cache_warm_disabled),
      false },
    { "azureServicePrincipalClientId", "azureServicePrincipalClientId",
      "azureServicePrincipalClientID", "AzureServicePrincipalClientId", REPOSITORY_TEXT,
      CREDENTIAL(azure_client_id), true },
    { "azureServicePrincipalClientSecret", "azureServicePrincipalClientSecret",
      "azureServicePrincipalClientSecret", "AzureServicePrincipalClientSecret", REPOSITORY_TEXT,
      CREDENTIAL(azure_client_secret), false },
    { "azureServicePrincipalTenantId", "azureServicePrincipalTenantId",
      "azureServicePrincipalTenantID", "AzureServicePrincipalTenantId", REPOSITORY_TEXT,
      CREDENTIAL(azure_tenant_id), true },
    { "azureActiveDirectoryEndpoint", "azureActiveDirectoryEndpoint",
      "azureActiveDirectoryEndpoint", "AzureActiveDirectoryEndpoint", REPOSITORY_TEXT,
      CREDENTIAL(azure_directory_endpoint), true },
    { NULL, NULL, NULL, NULL, REPOSITORY_TEXT, 0, false },
};

/* ---- values ---- */

static const void *at(const struct repository *repository, const struct repository_field *field)
{
    return (const char *)repository + field->offset;
}

/* As it stands in a Secret; empty for what is empty, 0 or false. */
static struct str value_of(const struct repository *repository,
                           const struct repository_field *field, struct arena *arena)
{
    const void *value = at(repository, field);

    switch (field->type) {
    case REPOSITORY_BOOL:
        return *(const bool *)value ? STR("true") : STR_EMPTY;
    case REPOSITORY_NUMBER:
        return *(const int64_t *)value == 0
                   ? STR_EMPTY
                   : str_of(arena_printf(arena, "%" PRId64, *(const int64_t *)value));
    default:
        return ((const struct str *)value)->ptr ? *(const struct str *)value : STR_EMPTY;
    }
}

static const char *member_of(const struct repository_field *field, bool is_template)
{
    return is_template && field->offset == AT(url) ? "url" : field->json;
}

/* ---- from and to the API ---- */

/* A question about access spells two members in its own way. */
static const struct json *find_member(const struct json *document,
                                      const struct repository_field *field, bool is_template)
{
    const struct json *member = json_get(document, member_of(field, is_template));

    if (!member && field->offset == AT(enable_oci))
        return json_get(document, "enableOci");
    if (!member && field->offset == AT(insecure_oci_force_http))
        return json_get(document, "insecureOciForceHttp");
    return member;
}

struct repository repository_of_json(const struct json *document, bool is_template)
{
    struct repository repository = { .is_template = is_template, .secret_name = STR_EMPTY };

    for (const struct repository_field *field = repository_fields; field->json; field++) {
        const struct json *member = find_member(document, field, is_template);
        void *out = (char *)&repository + field->offset;

        if (!field->secret_key || (is_template && !field->template_key))
            member = NULL;
        if (field->type == REPOSITORY_BOOL)
            *(bool *)out = json_bool(member, false);
        else if (field->type == REPOSITORY_NUMBER)
            *(int64_t *)out = json_int(member, 0);
        else
            *(struct str *)out = json_string(member);
    }
    return repository;
}

static void put_member(struct json *out, const struct repository *repository,
                       const struct repository_field *field, struct arena *arena)
{
    const char *name = member_of(field, repository->is_template);
    struct str text = value_of(repository, field, arena);

    if (text.len == 0)
        return;
    if (field->type == REPOSITORY_BOOL)
        json_set_bool(arena, out, name, true);
    else if (field->type == REPOSITORY_NUMBER)
        json_set_int(arena, out, name, *(const int64_t *)at(repository, field));
    else
        json_set(arena, out, name, json_new_string(arena, text));
}

struct json *repository_to_json(const struct repository *repository, bool whole,
                                struct arena *arena)
{
    struct json *out = json_new_object(arena);
    struct repository shown = *repository;

    if (!whole) {
        shown.insecure = shown.insecure || shown.insecure_ignore_host_key;
        if (str_is_empty(shown.type))
            shown.type = STR("git");
    }
    for (const struct repository_field *field = repository_fields; field->json; field++)
        if (whole || field->is_shown)
            put_member(out, &shown, field, arena);
    return out;
}

/* ---- to the Secret ---- */

struct json *repository_secret_data(const struct repository *repository, const struct json *before,
                                    struct arena *arena)
{
    struct json *data = before ? json_edit(arena, before) : json_new_object(arena);

    for (const struct repository_field *field = repository_fields; field->json; field++) {
        const char *key = repository->is_template ? field->template_key : field->secret_key;
        struct str text = value_of(repository, field, arena);

        if (!key || (text.len == 0 && !json_get(data, key)))
            continue;
        if (text.len == 0 && field->type != REPOSITORY_TEXT)
            text = field->type == REPOSITORY_BOOL ? STR("false") : STR("0");
        json_set(arena, data, key, json_new_string(arena, base64_encode(text, arena)));
    }
    return data;
}

/* ---- differences ---- */

struct str repository_differences(const struct repository *a, const struct repository *b,
                                  struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(4096);

    for (const struct repository_field *field = repository_fields; field->json; field++) {
        if (str_equal(value_of(a, field, arena), value_of(b, field, arena)))
            continue;
        strbuf_printf(&out, "%s%s", out.len > 0 ? "," : "", field->go_name);
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}
