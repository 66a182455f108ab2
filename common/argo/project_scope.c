#include "argo/project_scope.h"

#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/cluster.h"
#include "argo/repo_server.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/vec.h"
#include "data/json.h"

static void release_document(void *document)
{
    json_doc_unref(document);
}

/* The documents must outlive the arena's values, whatever the catalog does meanwhile. */
static const struct json *hold(struct json_doc *document, struct arena *arena)
{
    arena_defer(arena, release_document, json_doc_ref(document));
    return json_doc_root(document);
}

struct reading {
    struct arena *arena;
    VEC(const struct project *) projects;
};

static void read_project(void *context, struct json_doc *document)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct reading *reading = context;
    struct project *project = ARENA_NEW(reading->arena, struct project);

    if (project_read(hold(document, reading->arena), reading->arena, project, &err) == 0)
        vec_push(&reading->projects, project);
}

static size_t find_globals(const struct project_scope *scope, const struct project *project,
                           struct arena *arena, const struct project *const **out)
{
    const struct settings *settings = catalog_settings(scope->catalog);
    struct reading reading = { .arena = arena };
    size_t count;

    if (settings->global_project_count == 0)
        return 0;
    catalog_each_project(scope->catalog, read_project, &reading);
    count = settings_global_projects(settings, project, reading.projects.items,
                                     reading.projects.count, arena, out);
    vec_release(&reading.projects);
    return count;
}

static struct texts scoped_repositories(const struct project_scope *scope, struct str project,
                                        struct arena *arena)
{
    const struct repository *const *all;
    size_t count = repo_server_list(scope->catalog, arena, &all);
    struct str *items = arena_alloc(arena, count * sizeof(*items));
    struct texts scoped = { items, 0 };

    for (size_t i = 0; i < count; i++)
        if (!all[i]->is_template && !str_is_empty(project) && str_equal(all[i]->project, project))
            items[scoped.count++] = all[i]->url;
    return scoped;
}

/* What a project's rules read of a cluster; the Secret may go while somebody works with it. */
static const struct cluster *copy_cluster(const struct cluster *cluster, struct arena *arena)
{
    struct cluster *copy = ARENA_NEW(arena, struct cluster);

    copy->server = str_dup(cluster->server, arena);
    copy->name = str_dup(cluster->name, arena);
    copy->project = str_dup(cluster->project, arena);
    copy->namespaces = texts_of(texts_to_json(cluster->namespaces, arena), arena);
    return copy;
}

static size_t scoped_clusters(const struct project_scope *scope, struct str project,
                              struct arena *arena, const struct cluster *const **out)
{
    const struct cluster **scoped = arena_alloc(arena, scope->cluster_count * sizeof(*scoped));
    size_t found = 0;

    for (size_t i = 0; i < scope->cluster_count; i++)
        if (!str_is_empty(project) && str_equal(scope->clusters[i]->project, project))
            scoped[found++] = copy_cluster(scope->clusters[i], arena);
    *out = scoped;
    return found;
}

int project_scope_find(const struct project_scope *scope, struct str name, struct arena *arena,
                       struct project *out, struct error *err)
{
    struct json_doc *document = catalog_project(scope->catalog, name);
    struct project_extras extras = { 0 };
    struct project plain;

    if (!document) {
        error_set(err, ERR_NOT_FOUND,
                  "error getting app project \"%.*s\": appproject.argoproj.io \"%.*s\" not found",
                  STR_ARG(name), STR_ARG(name));
        return 0;
    }
    if (project_read(hold(document, arena), arena, &plain, err) < 0)
        return -1;
    extras.global_count = find_globals(scope, &plain, arena, &extras.globals);
    extras.scoped_repositories = scoped_repositories(scope, plain.name, arena);
    extras.scoped_cluster_count =
        scoped_clusters(scope, plain.name, arena, &extras.scoped_clusters);
    *out = project_extend(&plain, &extras, arena);
    return 1;
}

static void add_condition(struct conditions *conditions, struct arena *arena,
                          enum condition_type type, const char *message)
{
    if (conditions)
        conditions_add(conditions, arena, type, message);
}

int project_scope_load(const struct project_scope *scope, const struct application *app,
                       struct arena *arena, struct project *out, struct conditions *conditions,
                       struct error *err)
{
    int found = project_scope_find(scope, app->project, arena, out, err);
    const char *message;

    if (found == 0)
        add_condition(conditions, arena, CONDITION_INVALID_SPEC_ERROR,
                      arena_printf(arena,
                                   "Application referencing project %.*s which does not exist",
                                   STR_ARG(app->project)));
    if (found <= 0 || project_permits_namespace(out, app->namespace, scope->namespace))
        return found;
    message = arena_printf(arena,
                           "application '%.*s' in namespace '%.*s' is not permitted to use "
                           "project '%.*s'",
                           STR_ARG(app->name), STR_ARG(app->namespace), STR_ARG(app->project));
    add_condition(conditions, arena, CONDITION_UNKNOWN_ERROR, message);
    error_set(err, ERR_NOT_FOUND, "%s", message);
    return 0;
}
