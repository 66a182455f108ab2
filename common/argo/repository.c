#include "argo/repository.h"

#include "argo/annotations.h"
#include "argo/repository_fields.h"
#include "argo/secret_data.h"
#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"

#include <stdlib.h>

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

static int read_field(const struct json *secret, const struct repository_field *field,
                      struct repository *repository, struct arena *arena, struct error *err)
{
    const char *key = repository->is_template ? field->template_key : field->secret_key;
    void *out = (char *)repository + field->offset;
    struct str text;

    if (!key)
        return 0;
    if (secret_value(secret, key, arena, &text, err) < 0)
        return -1;
    if (field->type == REPOSITORY_BOOL)
        return read_bool(text, key, out, err);
    if (field->type == REPOSITORY_NUMBER)
        return read_number(text, key, out, err);
    *(struct str *)out = text;
    return 0;
}

static int read_fields(const struct json *secret, struct repository *repository,
                       struct arena *arena, struct error *err)
{
    for (const struct repository_field *field = repository_fields; field->json; field++)
        if (read_field(secret, field, repository, arena, err) < 0)
            return -1;
    return 0;
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

    if (read_fields(secret, &repository, arena, err) < 0)
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
