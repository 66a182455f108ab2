#include "argo/repo_server.h"

#include "argo/catalog.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/vec.h"
#include "data/json.h"
#include "rpc/client.h"

int repo_server_ask(const struct repo_server_access *access, const struct repo_method *method,
                    const ProtobufCMessage *request, struct arena *arena,
                    const ProtobufCMessage **out, struct error *err)
{
    const struct rpc_call_options options = {
        .method = method->name,
        .request = request,
        .reply = method->reply,
        .timeout_ms = access->timeout_ms,
        .idempotent = true,
    };

    return rpc_client_ask(access->client, &options, arena, out, err);
}

/* ---- repositories ---- */

static char *text(struct str text_, struct arena *arena)
{
    return arena_strndup(arena, text_.ptr ? text_.ptr : "", text_.len);
}

Argosy__Repo__Repository *repo_server_repository(const struct repository *repository,
                                                 struct arena *arena)
{
    const struct repository_credentials *credentials = &repository->credentials;
    Argosy__Repo__Repository *message = ARENA_NEW(arena, Argosy__Repo__Repository);

    argosy__repo__repository__init(message);
    message->url = text(repository->url, arena);
    message->type = text(repository->type, arena);
    message->name = text(repository->name, arena);
    message->project = text(repository->project, arena);
    message->username = text(credentials->username, arena);
    message->password = text(credentials->password, arena);
    message->bearer_token = text(credentials->bearer_token, arena);
    message->ssh_private_key = text(credentials->ssh_private_key, arena);
    message->tls_client_cert_data = text(credentials->tls_client_cert, arena);
    message->tls_client_cert_key = text(credentials->tls_client_key, arena);
    message->github_app_private_key = text(credentials->github_app_private_key, arena);
    message->github_app_id = credentials->github_app_id;
    message->github_app_installation_id = credentials->github_app_installation_id;
    message->github_app_enterprise_base_url = text(credentials->github_app_enterprise_url, arena);
    message->gcp_service_account_key = text(credentials->gcp_service_account_key, arena);
    message->use_azure_workload_identity = credentials->use_azure_workload_identity;
    message->azure_service_principal_client_id = text(credentials->azure_client_id, arena);
    message->azure_service_principal_client_secret = text(credentials->azure_client_secret, arena);
    message->azure_service_principal_tenant_id = text(credentials->azure_tenant_id, arena);
    message->azure_active_directory_endpoint = text(credentials->azure_directory_endpoint, arena);
    message->force_http_basic_auth = credentials->force_http_basic_auth;
    message->insecure = repository->insecure;
    message->insecure_ignore_host_key = repository->insecure_ignore_host_key;
    message->enable_lfs = repository->enable_lfs;
    message->enable_oci = repository->enable_oci;
    message->insecure_oci_force_http = repository->insecure_oci_force_http;
    message->proxy = text(repository->proxy, arena);
    message->no_proxy = text(repository->no_proxy, arena);
    message->depth = repository->depth;
    return message;
}

struct listing {
    struct arena *arena;
    VEC(const struct repository *) found;
};

static void add_repository(void *context, struct json_doc *secret)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct listing *listing = context;
    struct repository *repository = ARENA_NEW(listing->arena, struct repository);

    if (repository_read(json_doc_root(secret), listing->arena, repository, &err) == 0)
        vec_push(&listing->found, repository);
    else
        log_warn("cannot read a repository's Secret",
                 F("secret", json_cstr_at(json_doc_root(secret), "metadata.name")),
                 F("error", error_text(&err)));
}

size_t repo_server_list(const struct catalog *catalog, struct arena *arena,
                        const struct repository *const **out)
{
    struct listing listing = { .arena = arena };
    size_t count;
    const struct repository **list;

    catalog_each_secret(catalog, "repository", add_repository, &listing);
    catalog_each_secret(catalog, "repo-creds", add_repository, &listing);
    count = listing.found.count;
    list = arena_alloc(arena, count * sizeof(*list));
    if (count > 0)
        memcpy(list, listing.found.items, count * sizeof(*list));
    vec_release(&listing.found);
    *out = list;
    return count;
}
