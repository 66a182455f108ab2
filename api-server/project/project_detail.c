/* A project with what belongs to it and does not stand in it. */
#include "argo/catalog.h"
#include "argo/cluster.h"
#include "argo/project.h"
#include "argo/repository.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "data/json.h"
#include "project/project_document.h"
#include "project/project_parts.h"
#include "server.h"

#include <stddef.h>

/* ---- global projects ---- */

struct known_projects {
    struct arena *arena;
    const struct project **items;
    size_t count;
};

static void count_project(void *context, struct json_doc *project)
{
    size_t *count = context;

    (void)project;
    (*count)++;
}

static void add_project(void *context, struct json_doc *document)
{
    struct known_projects *known = context;
    struct project *project = ARENA_NEW(known->arena, struct project);
    CLEANUP(error_release) struct error err = { 0 };

    /* One that cannot be read is no one's model. */
    if (project_read(json_doc_root(document), known->arena, project, &err) == 0)
        known->items[known->count++] = project;
}

/* The documents of those whose lists this one inherits. */
static int find_globals(struct api_call *call, const struct json *document, struct json *out,
                        struct error *err)
{
    const struct catalog *catalog = call->server->catalog;
    struct known_projects known = { .arena = call->arena };
    const struct project *const *globals = NULL;
    struct project project;
    size_t count = 0;

    if (project_read(document, call->arena, &project, err) < 0)
        return -1;
    catalog_each_project(catalog, count_project, &count);
    known.items = arena_alloc(call->arena, (count + 1) * sizeof(struct project *));
    catalog_each_project(catalog, add_project, &known);
    count = settings_global_projects(catalog_settings(catalog), &project, known.items, known.count,
                                     call->arena, &globals);
    for (size_t i = 0; i < count; i++)
        json_append(call->arena, out, json_copy(call->arena, globals[i]->document));
    return 0;
}

int project_globals(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *message = json_new_object(call->arena), *items = json_new_array(call->arena);
    const struct json *project;

    if (project_fetch(call, json_string(json_get(call->request, "name")), &project, err) < 0 ||
        find_globals(call, project, items, err) < 0)
        return -1;
    json_set(call->arena, message, "items", items);
    *reply = message;
    return 0;
}

/* ---- what is scoped to it: never with what is secret ---- */

struct scoped {
    struct arena *arena;
    struct str project;
    struct json *list;
};

static void set_text(struct scoped *scoped, struct json *object, const char *key, struct str text)
{
    if (text.len > 0)
        json_set(scoped->arena, object, key, json_new_string(scoped->arena, text));
}

static void set_flag(struct scoped *scoped, struct json *object, const char *key, bool flag)
{
    if (flag)
        json_set_bool(scoped->arena, object, key, true);
}

static void set_number(struct scoped *scoped, struct json *object, const char *key, int64_t number)
{
    if (number)
        json_set_int(scoped->arena, object, key, number);
}

static void add_repository(void *context, struct json_doc *secret)
{
    struct scoped *scoped = context;
    CLEANUP(error_release) struct error err = { 0 };
    struct json *object = json_new_object(scoped->arena);
    struct repository repository;

    if (repository_read(json_doc_root(secret), scoped->arena, &repository, &err) < 0 ||
        !str_equal(repository.project, scoped->project))
        return;
    set_text(scoped, object, "repo", repository.url);
    set_text(scoped, object, "type", repository.type);
    set_text(scoped, object, "name", repository.name);
    set_text(scoped, object, "project", repository.project);
    set_text(scoped, object, "proxy", repository.proxy);
    set_text(scoped, object, "noProxy", repository.no_proxy);
    set_flag(scoped, object, "insecure",
             repository.insecure || repository.insecure_ignore_host_key);
    set_flag(scoped, object, "enableLfs", repository.enable_lfs);
    set_flag(scoped, object, "enableOCI", repository.enable_oci);
    set_flag(scoped, object, "forceHttpBasicAuth", repository.credentials.force_http_basic_auth);
    set_flag(scoped, object, "useAzureWorkloadIdentity",
             repository.credentials.use_azure_workload_identity);
    set_number(scoped, object, "githubAppID", repository.credentials.github_app_id);
    set_number(scoped, object, "githubAppInstallationID",
               repository.credentials.github_app_installation_id);
    set_text(scoped, object, "githubAppEnterpriseBaseUrl",
             repository.credentials.github_app_enterprise_url);
    json_append(scoped->arena, scoped->list, object);
}

static void set_config(struct scoped *scoped, struct json *object, const struct cluster *cluster)
{
    struct json *config = json_edit_object(scoped->arena, object, "config");
    struct json *tls = json_edit_object(scoped->arena, config, "tlsClientConfig");

    json_set_bool(scoped->arena, tls, "insecure", cluster->insecure);
    if (cluster->aws_auth)
        json_set(scoped->arena, config, "awsAuthConfig",
                 json_copy(scoped->arena, cluster->aws_auth));
    set_text(scoped, config, "proxyUrl", cluster->proxy_url);
    set_flag(scoped, config, "disableCompression", cluster->disable_compression);
}

static void add_cluster(void *context, struct json_doc *secret)
{
    struct scoped *scoped = context;
    CLEANUP(error_release) struct error err = { 0 };
    struct json *object = json_new_object(scoped->arena);
    struct cluster cluster;

    if (cluster_read(json_doc_root(secret), scoped->arena, &cluster, NULL, &err) < 0 ||
        !str_equal(cluster.project, scoped->project))
        return;
    set_text(scoped, object, "server", cluster.server);
    set_text(scoped, object, "name", cluster.name);
    set_config(scoped, object, &cluster);
    if (cluster.namespaces.count > 0)
        json_set(scoped->arena, object, "namespaces",
                 texts_to_json(cluster.namespaces, scoped->arena));
    if (cluster.shard >= 0)
        json_set_int(scoped->arena, object, "shard", cluster.shard);
    set_flag(scoped, object, "clusterResources", cluster.cluster_resources);
    set_text(scoped, object, "project", cluster.project);
    if (json_count(cluster.labels) > 0)
        json_set(scoped->arena, object, "labels", json_copy(scoped->arena, cluster.labels));
    if (json_count(cluster.annotations) > 0)
        json_set(scoped->arena, object, "annotations",
                 json_copy(scoped->arena, cluster.annotations));
    json_append(scoped->arena, scoped->list, object);
}

static struct json *scoped_list(struct api_call *call, struct str project, const char *type,
                                void (*add)(void *context, struct json_doc *secret))
{
    struct scoped scoped = { call->arena, project, json_new_array(call->arena) };

    catalog_each_secret(call->server->catalog, type, add, &scoped);
    return scoped.list;
}

static void set_list(struct arena *arena, struct json *message, const char *key,
                     const struct json *list)
{
    if (json_count(list) > 0)
        json_set(arena, message, key, list);
}

int project_detail(struct api_call *call, const struct json **reply, struct error *err)
{
    struct arena *arena = call->arena;
    struct str name = json_string(json_get(call->request, "name"));
    const struct json_doc *known = catalog_project(call->server->catalog, name);
    struct json *detail = json_new_object(arena), *globals = json_new_array(arena), *whole;

    if (!known)
        return error_set(err, ERR_NOT_FOUND,
                         "error getting app project \"%.*s\": appproject.argoproj.io \"%.*s\" not "
                         "found",
                         STR_ARG(name), STR_ARG(name));
    whole = json_copy(arena, json_doc_root(known));
    if (find_globals(call, whole, globals, err) < 0)
        return -1;
    whole = project_document_with_tokens(whole, arena);
    for (struct json_cursor at = json_walk(globals); json_next(&at);)
        project_document_inherit(whole, at.value, arena);
    set_list(arena, detail, "globalProjects", globals);
    json_set(arena, detail, "project", whole);
    set_list(arena, detail, "repositories", scoped_list(call, name, "repository", add_repository));
    set_list(arena, detail, "clusters", scoped_list(call, name, "cluster", add_cluster));
    *reply = detail;
    return 0;
}
