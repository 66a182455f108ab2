/* What a project permits. The order of rules and their oddities are the original's: see each. */
#include "argo/cluster.h"
#include "argo/project.h"
#include "argo/repository.h"
#include "base/arena.h"
#include "data/glob.h"
#include "data/json.h"
#include "data/regex_pcre2.h"

static bool is_deny(struct str pattern)
{
    return str_has_prefix(pattern, STR("!"));
}

static bool glob_matches_either(struct str pattern, const char *separators, struct str text)
{
    return str_equals(pattern, "*") || glob_matches_text(pattern, separators, text);
}

/* A glob, or with a leading '!' everything but it. */
static bool matches(struct str pattern, const char *separators, struct str text)
{
    if (is_deny(pattern))
        return !glob_matches_text(str_slice(pattern, 1, pattern.len), separators, text);
    return glob_matches_either(pattern, separators, text);
}

static bool matches_expression(struct str pattern, struct str text)
{
    CLEANUP(regex_pcre2_free) struct regex_pcre2 *regex = NULL;
    CLEANUP(error_release) struct error err = { 0 };

    return regex_pcre2_compile(pattern, &regex, &err) == 0 &&
           regex_pcre2_matches(regex, text, &err) == 1;
}

bool project_permits_namespace(const struct project *project, struct str namespace,
                               const char *controller_namespace)
{
    if (namespace.len == 0 || str_equals(namespace, controller_namespace))
        return true;
    for (size_t i = 0; i < project->source_namespaces.count; i++) {
        struct str item = project->source_namespaces.items[i];

        if (item.len > 1 && item.ptr[0] == '/' && item.ptr[item.len - 1] == '/' &&
            matches_expression(str_slice(item, 1, item.len - 1), namespace))
            return true;
        if (glob_matches_text(item, "", namespace))
            return true;
    }
    return false;
}

bool project_permits_source(const struct project *project, struct str repo_url)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str url = repository_normalize_url(repo_url, arena);
    bool any = false;

    for (size_t i = 0; i < project->source_repos.count; i++) {
        struct str item = project->source_repos.items[i];
        struct str positive = is_deny(item) ? str_slice(item, 1, item.len) : item;
        struct str pattern = repository_normalize_url(positive, arena);
        bool hit = is_deny(item) ? !glob_matches_text(pattern, "/", url)
                                 : glob_matches_either(pattern, "/", url);

        if (!hit && is_deny(item))
            return false;
        /* A denial that does not match counts as a permission. */
        any = any || hit;
    }
    return any;
}

static bool is_scoped(const struct project *project, const struct cluster *cluster)
{
    for (size_t i = 0; i < project->scoped_cluster_count; i++) {
        if (str_equal(project->scoped_clusters[i]->name, cluster->name) ||
            str_equal(project->scoped_clusters[i]->server, cluster->server))
            return true;
    }
    return false;
}

bool project_permits_destination(const struct project *project, const struct cluster *cluster,
                                 struct str namespace)
{
    bool any = false;

    for (size_t i = 0; i < project->destination_count; i++) {
        const struct project_destination *item = &project->destinations[i];
        bool name = cluster->name.len > 0 && matches(item->name, "", cluster->name);
        bool server = cluster->server.len > 0 && matches(item->server, "", cluster->server);
        bool in_namespace = matches(item->namespace, "", namespace);

        if ((server || name) && in_namespace) {
            any = true;
            continue;
        }
        if ((!name && is_deny(item->name)) || (!server && is_deny(item->server) && in_namespace) ||
            (!in_namespace && is_deny(item->namespace) && server))
            return false;
    }
    return any && (!project->permit_only_scoped_clusters || is_scoped(project, cluster));
}

static bool path_matches(struct str pattern, struct str text)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool hit = false;

    return glob_path(pattern, text, &hit, &err) == 0 && hit;
}

static bool is_listed(struct project_kinds kinds, struct str group, struct str kind,
                      struct str name)
{
    for (size_t i = 0; i < kinds.count; i++) {
        const struct project_kind *item = &kinds.items[i];

        if (path_matches(item->kind, kind) && path_matches(item->group, group) &&
            (item->name.len == 0 || path_matches(item->name, name)))
            return true;
    }
    return false;
}

bool project_permits_kind(const struct project *project, struct str group, struct str kind,
                          struct str name, bool is_namespaced)
{
    if (is_namespaced)
        return (!project->namespace_whitelist.present ||
                is_listed(project->namespace_whitelist, group, kind, name)) &&
               !is_listed(project->namespace_blacklist, group, kind, name);
    return is_listed(project->cluster_whitelist, group, kind, name) &&
           !is_listed(project->cluster_blacklist, group, kind, name);
}

bool project_permits_resource(const struct project *project, const struct project_object *object,
                              const struct cluster *cluster)
{
    if (!project_permits_kind(project, object->group, object->kind, object->name,
                              object->is_namespaced))
        return false;
    return !object->is_namespaced ||
           project_permits_destination(project, cluster, object->namespace);
}

bool project_ignores_orphan(const struct project *project, struct str group, struct str kind,
                            struct str namespace, struct str name)
{
    bool is_core = group.len == 0;

    if (is_core && str_equals(kind, "Service") && str_equals(namespace, "default") &&
        str_equals(name, "kubernetes"))
        return true;
    if (is_core && str_equals(kind, "ServiceAccount") && str_equals(name, "default"))
        return true;
    if (is_core && str_equals(kind, "ConfigMap") && str_equals(name, "kube-root-ca.crt"))
        return true;
    for (size_t i = 0; i < project->orphan_ignore_count; i++) {
        const struct orphaned_resource_key *item = &project->orphan_ignores[i];

        if (glob_matches_text(item->group, "", group) &&
            (item->kind.len == 0 || glob_matches_text(item->kind, "", kind)) &&
            (item->name.len == 0 || glob_matches_text(item->name, "", name)))
            return true;
    }
    return false;
}

static bool is_blank(struct str text)
{
    return str_trim(text).len == 0;
}

static bool has_any_of(struct str text, const char *characters)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] && strchr(characters, text.ptr[i]))
            return true;
    }
    return false;
}

int project_service_account(const struct project *project, const struct account_request *request,
                            struct arena *arena, struct str *out, struct error *err)
{
    struct str fallback = request->namespace.len > 0 ? request->namespace : request->app_namespace;

    for (size_t i = 0; i < project->service_account_count; i++) {
        const struct destination_service_account *item = &project->service_accounts[i];
        struct str account = item->default_service_account, namespace, name;

        if (!glob_matches_text(item->server, "", request->server) ||
            !glob_matches_text(item->namespace, "", request->namespace))
            continue;
        if (is_blank(account) || has_any_of(account, "!*[]{}\\/"))
            return error_set(err, ERR_INVALID,
                             "default service account contains invalid chars '%.*s'",
                             STR_ARG(account));
        if (!str_cut(account, ':', &namespace, &name)) {
            name = account;
            namespace = fallback;
        }
        *out = str_of(arena_printf(arena, "system:serviceaccount:%.*s:%.*s", STR_ARG(namespace),
                                   STR_ARG(name)));
        return 1;
    }
    return 0;
}
