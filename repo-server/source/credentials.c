#include "source/credentials.h"

#include "argo/repository.h"
#include "source/git_url.h"

/** Kinds of login that are known and not built in, by the field that asks for them. */
static const char *missing_login(const Argosy__Repo__Repository *repository)
{
    if (repository->github_app_private_key[0] && repository->github_app_id)
        return "GitHub App";
    if (repository->gcp_service_account_key[0])
        return "Google service account";
    if (repository->use_azure_workload_identity)
        return "Azure workload identity";
    if (repository->azure_service_principal_client_id[0])
        return "Azure service principal";
    return NULL;
}

static bool has_credentials(const Argosy__Repo__Repository *repository)
{
    return repository->username[0] || repository->password[0] || repository->bearer_token[0] ||
           repository->ssh_private_key[0] || repository->tls_client_cert_data[0] ||
           missing_login(repository);
}

static const Argosy__Repo__CredentialTemplate *find_template(
    const Argosy__Repo__Repository *repository, struct arena *arena)
{
    struct str url = repository_normalize_url(str_of(repository->url), arena);
    const Argosy__Repo__CredentialTemplate *best = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < repository->n_credential_templates; i++) {
        const Argosy__Repo__CredentialTemplate *candidate = repository->credential_templates[i];
        struct str prefix = repository_normalize_url(str_of(candidate->url), arena);

        if (prefix.len > longest && str_has_prefix(url, prefix)) {
            best = candidate;
            longest = prefix.len;
        }
    }
    return best;
}

/** The repository as if the template's fields were its own. */
static void apply_template(Argosy__Repo__Repository *repository,
                           const Argosy__Repo__CredentialTemplate *from)
{
    repository->username = from->username;
    repository->password = from->password;
    repository->bearer_token = from->bearer_token;
    repository->ssh_private_key = from->ssh_private_key;
    repository->tls_client_cert_data = from->tls_client_cert_data;
    repository->tls_client_cert_key = from->tls_client_cert_key;
    repository->github_app_private_key = from->github_app_private_key;
    repository->github_app_id = from->github_app_id;
    repository->gcp_service_account_key = from->gcp_service_account_key;
    repository->use_azure_workload_identity = from->use_azure_workload_identity;
    repository->azure_service_principal_client_id = from->azure_service_principal_client_id;
    repository->force_http_basic_auth = from->force_http_basic_auth;
    repository->insecure_oci_force_http |= from->insecure_oci_force_http;
    if (!repository->proxy[0]) {
        repository->proxy = from->proxy;
        repository->no_proxy = from->no_proxy;
    }
}

static bool can_log_in(const Argosy__Repo__Repository *repository)
{
    return repository->password[0] || repository->bearer_token[0] || repository->ssh_private_key[0];
}

int credentials_complete(Argosy__Repo__Repository *repository, struct arena *arena,
                         struct error *err)
{
    const Argosy__Repo__CredentialTemplate *found = NULL;

    if (!has_credentials(repository))
        found = find_template(repository, arena);
    if (found)
        apply_template(repository, found);
    if (!can_log_in(repository) && missing_login(repository))
        return error_set(err, ERR_UNIMPLEMENTED, "logging in to '%s' as %s is not built in",
                         git_url_without_password(str_of(repository->url), arena),
                         missing_login(repository));
    return 0;
}
