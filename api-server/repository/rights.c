/* Who may do what with a repository: the rules of its methods, in the order of the original. */
#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/project_scope.h"
#include "argo/repository_fields.h"
#include "argo/source.h"
#include "base/arena.h"
#include "config.h"
#include "data/json.h"
#include "repository/service_parts.h"
#include "repository/source_history.h"
#include "server.h"

static int refuse(struct error *err)
{
    return error_set(err, ERR_FORBIDDEN, "permission denied");
}

int repository_check_hydrator(const struct api_call *call, struct error *err)
{
    if (call->server->config->hydrator_enabled)
        return 0;
    return error_set(err, ERR_UNIMPLEMENTED, "hydrator is disabled");
}

static void *keep(struct api_call *call, const struct repository *repository)
{
    struct repository *kept = ARENA_NEW(call->arena, struct repository);

    *kept = *repository;
    call->subject = kept;
    return kept;
}

static int enforce(const struct api_call *call, enum repository_use use, const char *action,
                   const struct repository *repository, struct error *err)
{
    return api_enforce(call, repository_resource(use), action,
                       repository_object(repository->project, repository->url, call->arena), err);
}

/* ---- one that is kept, among those that the caller may see ---- */

static int find_visible(struct api_call *call, enum repository_use use, struct error *err)
{
    struct kept_repositories list = repositories_list(call->server, use, false, call->arena);
    struct str url = json_string(json_get(call->request, "repo"));
    struct str project = json_string(json_get(call->request, "appProject"));
    const struct repository *found = NULL, *exact = NULL;
    size_t count = 0;

    for (size_t i = 0; i < list.count; i++) {
        const struct repository *repository = &list.items[i].repository;

        if (!repository_urls_equal(repository->url, url) ||
            !api_permits(call, repository_resource(use), "get",
                         repository_object(repository->project, repository->url, call->arena)))
            continue;
        found = repository;
        count++;
        if (str_equal(repository->project, project))
            exact = exact ? exact : repository;
    }
    if (count == 0)
        return refuse(err);
    if (count > 1 || project.len > 0)
        found = exact;
    if (!found)
        return error_set(err, ERR_UNKNOWN,
                         "repository not found for url \"%.*s\" and project \"%.*s\"", STR_ARG(url),
                         STR_ARG(project));
    keep(call, found);
    return 0;
}

int repository_may_get(struct api_call *call, struct error *err)
{
    if (find_visible(call, REPOSITORY_TO_READ, err) < 0)
        return -1;
    return enforce(call, REPOSITORY_TO_READ, "get", call->subject, err);
}

int repository_may_get_write(struct api_call *call, struct error *err)
{
    if (repository_check_hydrator(call, err) < 0 ||
        find_visible(call, REPOSITORY_TO_WRITE, err) < 0)
        return -1;
    return enforce(call, REPOSITORY_TO_WRITE, "get", call->subject, err);
}

int repository_may_delete(struct api_call *call, struct error *err)
{
    if (find_visible(call, REPOSITORY_TO_READ, err) < 0)
        return -1;
    return enforce(call, REPOSITORY_TO_READ, "delete", call->subject, err);
}

int repository_may_delete_write(struct api_call *call, struct error *err)
{
    if (repository_check_hydrator(call, err) < 0 ||
        find_visible(call, REPOSITORY_TO_WRITE, err) < 0)
        return -1;
    return enforce(call, REPOSITORY_TO_WRITE, "delete", call->subject, err);
}

/* ---- one that is sent ---- */

static int take_sent(struct api_call *call, struct error *err)
{
    const struct json *sent = json_get(call->request, "repo");
    struct repository repository;

    if (!json_is(sent, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "missing payload in request");
    repository = repository_of_json(sent, false);
    keep(call, &repository);
    return 0;
}

int repository_may_create(struct api_call *call, struct error *err)
{
    if (take_sent(call, err) < 0)
        return -1;
    return enforce(call, REPOSITORY_TO_READ, "create", call->subject, err);
}

int repository_may_create_write(struct api_call *call, struct error *err)
{
    if (repository_check_hydrator(call, err) < 0 || take_sent(call, err) < 0)
        return -1;
    return enforce(call, REPOSITORY_TO_WRITE, "create", call->subject, err);
}

/* Where it is, and where it will be. */
static int may_update(struct api_call *call, enum repository_use use, struct error *err)
{
    const struct repository *sent;
    struct repository stored;

    if (take_sent(call, err) < 0)
        return -1;
    sent = call->subject;
    stored = repositories_effective(call->server, use, sent->url, sent->project, call->arena);
    if (enforce(call, use, "update", &stored, err) < 0)
        return -1;
    return enforce(call, use, "update", sent, err);
}

int repository_may_update(struct api_call *call, struct error *err)
{
    return may_update(call, REPOSITORY_TO_READ, err);
}

int repository_may_update_write(struct api_call *call, struct error *err)
{
    if (repository_check_hydrator(call, err) < 0)
        return -1;
    return may_update(call, REPOSITORY_TO_WRITE, err);
}

/* The question about access is flat: its members are the repository's. */
static int may_validate(struct api_call *call, enum repository_use use, struct error *err)
{
    struct repository asked = repository_of_json(call->request, false);

    keep(call, &asked);
    return enforce(call, use, "create", &asked, err);
}

int repository_may_validate(struct api_call *call, struct error *err)
{
    return may_validate(call, REPOSITORY_TO_READ, err);
}

int repository_may_validate_write(struct api_call *call, struct error *err)
{
    if (repository_check_hydrator(call, err) < 0)
        return -1;
    return may_validate(call, REPOSITORY_TO_WRITE, err);
}

/* ---- looking into one ---- */

static int take_effective(struct api_call *call, struct str url, struct error *err)
{
    struct str project = json_string(json_get(call->request, "appProject"));
    struct repository repository =
        repositories_effective(call->server, REPOSITORY_TO_READ, url, project, call->arena);

    keep(call, &repository);
    return enforce(call, REPOSITORY_TO_READ, "get", &repository, err);
}

int repository_may_look_into(struct api_call *call, struct error *err)
{
    return take_effective(call, json_string(json_get(call->request, "repo")), err);
}

static int check_project(const struct api_call *call, struct str url, struct error *err)
{
    struct str name = json_string(json_get(call->request, "appProject"));
    const struct project_scope scope = { .catalog = call->server->catalog,
                                         .namespace = call->server->namespace };
    struct project project;

    if (project_scope_find(&scope, name, call->arena, &project, err) <= 0)
        return -1;
    if (project_permits_source(&project, url))
        return 0;
    return error_set(err, ERR_FORBIDDEN, "repository '%.*s' not permitted in project '%.*s'",
                     STR_ARG(url), STR_ARG(name));
}

static const char *application_object(const struct api_call *call)
{
    const char *project = json_cstr(json_get(call->request, "appProject"));

    return arena_printf(call->arena, "%s%s%s", project, *project ? "/" : "",
                        json_cstr(json_get(call->request, "appName")));
}

/* Files are read for this: only for whoever could have an application do so. */
int repository_may_list_apps(struct api_call *call, struct error *err)
{
    struct str url = json_string(json_get(call->request, "repo"));
    const char *object = application_object(call);

    if (take_effective(call, url, err) < 0)
        return -1;
    if (!api_permits(call, "applications", "create", object) &&
        !api_permits(call, "applications", "update", object))
        return refuse(err);
    return check_project(call, url, err);
}

static int check_application(const struct api_call *call, const struct json *source,
                             struct error *err)
{
    struct str name = json_string(json_get(call->request, "appName"));
    const char *object = application_object(call);
    const char *key = str_find_char(name, '/') >= 0
                          ? name.ptr
                          : arena_printf(call->arena, "%s/%s", call->server->namespace, name.ptr);
    struct json_doc *document = catalog_application(call->server->catalog, key);
    const struct source_position position = {
        .index = json_int(json_get(call->request, "sourceIndex"), 0),
        .version = json_int(json_get(call->request, "versionId"), 0),
    };
    struct application app;

    if (api_enforce(call, "applications", "get", object, err) < 0)
        return -1;
    if (!document)
        return api_enforce(call, "applications", "create", object, err);
    if (application_read(json_doc_root(document), call->arena, &app, err) < 0)
        return -1;
    if (!str_equal(json_string(json_get(call->request, "appProject")),
                   json_string(json_get(app.spec, "project"))) ||
        !source_is_known(&app, source, position, call->arena))
        return refuse(err);
    return 0;
}

int repository_may_get_details(struct api_call *call, struct error *err)
{
    const struct json *source = json_get(call->request, "source");
    struct str url = json_string(json_get(source, "repoURL"));

    if (!json_is(source, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "missing payload in request");
    if (take_effective(call, url, err) < 0 || check_application(call, source, err) < 0)
        return -1;
    return check_project(call, url, err);
}
