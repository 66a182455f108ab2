#include "application/subject.h"

#include "argo/catalog.h"
#include "argo/cluster_access.h"
#include "argo/namespaces.h"
#include "argo/project_scope.h"
#include "base/arena.h"
#include "config.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/status.h"
#include "server.h"

/* ---- names ---- */

static struct str first_text(const struct json *request, const char *const *keys)
{
    struct str text = STR_EMPTY;

    for (size_t i = 0; keys[i] && str_is_empty(text); i++)
        text = json_string(json_get(request, keys[i]));
    return text;
}

struct subject_query subject_query_of(const struct api_call *call, const char *action)
{
    static const char *const names[] = { "applicationName", "appName", "name", NULL };
    static const char *const namespaces[] = { "appNamespace", NULL };
    static const char *const projects[] = { "project", NULL };
    struct str namespace = first_text(call->request, namespaces);

    return (struct subject_query){
        .name = first_text(call->request, names),
        .namespace = str_is_empty(namespace) ? str_of(call->server->namespace) : namespace,
        .project = first_text(call->request, projects),
        .action = action,
    };
}

const char *subject_object(const struct api_call *call, const struct application *app,
                           struct arena *arena)
{
    struct str project = app->project, namespace = app->namespace, name = app->name;

    if (str_is_empty(project))
        project = STR("default");
    if (str_equals(namespace, call->server->namespace))
        return arena_printf(arena, "%.*s/%.*s", STR_ARG(project), STR_ARG(name));
    return arena_printf(arena, "%.*s/%.*s/%.*s", STR_ARG(project), STR_ARG(namespace),
                        STR_ARG(name));
}

struct str subject_instance(const struct api_call *call, const struct application *app)
{
    return application_instance_name(app, call->server->namespace, call->arena);
}

bool subject_allows_namespace(const struct api_call *call, struct str namespace)
{
    const struct api_server *server = call->server;

    return namespace_is_allowed(&server->config->application_namespaces, server->namespace,
                                namespace.ptr);
}

int subject_require_namespace(const struct api_call *call, struct str namespace, struct error *err)
{
    if (subject_allows_namespace(call, namespace))
        return 0;
    return error_set(err, ERR_UNKNOWN, "namespace '%.*s' is not permitted", STR_ARG(namespace));
}

/* ---- reading ---- */

static void release_document(void *document)
{
    json_doc_unref(document);
}

int subject_take(struct api_call *call, struct json_doc *document, struct subject *subject,
                 struct error *err)
{
    arena_defer(call->arena, release_document, json_doc_ref(document));
    subject->document = document;
    return application_read(json_doc_root(document), call->arena, &subject->app, err);
}

/* What the watch has not told yet, or what was never there. */
static int read_from_cluster(struct api_call *call, struct str namespace, struct str name,
                             struct subject *subject, struct error *err)
{
    CLEANUP(json_doc_unref) struct json_doc *document = NULL;
    const struct kube_request request = {
        .verb = KUBE_GET,
        .resource = &KUBE_APPLICATIONS,
        .namespace = str_dup(namespace, call->arena).ptr,
        .name = str_dup(name, call->arena).ptr,
    };
    struct kube_answer answer = { 0 };

    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    document = json_doc_freeze(answer.object);
    return subject_take(call, document, subject, err);
}

static int read_application(struct api_call *call, struct str namespace, struct str name,
                            struct subject *subject, struct error *err)
{
    const char *key = arena_printf(call->arena, "%.*s/%.*s", STR_ARG(namespace), STR_ARG(name));
    struct json_doc *document = catalog_application(call->server->catalog, key);

    if (document)
        return subject_take(call, document, subject, err);
    return read_from_cluster(call, namespace, name, subject, err);
}

int subject_reload(struct api_call *call, struct subject *subject, struct error *err)
{
    return read_from_cluster(call, subject->app.namespace, subject->app.name, subject, err);
}

/* ---- may the caller? ---- */

static int refuse(struct error *err)
{
    error_release(err);
    return error_set(err, ERR_FORBIDDEN, "permission denied");
}

static int deny_existence(const struct subject_query *query, struct error *err)
{
    error_release(err);
    return error_set(err, ERR_NOT_FOUND, "applications.argoproj.io \"%.*s\" not found",
                     STR_ARG(query->name));
}

int subject_read_project(struct api_call *call, const struct application *app,
                         struct project *project, struct error *err)
{
    struct json_doc *document = catalog_project(call->server->catalog, app->project);

    if (document) {
        arena_defer(call->arena, release_document, json_doc_ref(document));
        if (project_read(json_doc_root(document), call->arena, project, err) < 0)
            return -1;
        if (project_permits_namespace(project, app->namespace, call->server->namespace))
            return 0;
    }
    return error_set(err, ERR_INVALID,
                     "app is not allowed in project \"%.*s\", or the project does not exist",
                     STR_ARG(json_string(json_get(app->spec, "project")))); /* as it was sent */
}

static bool may(const struct api_call *call, const char *action, const struct application *app)
{
    return api_permits(call, "applications", action, subject_object(call, app, call->arena));
}

int subject_check(struct api_call *call, const struct subject_query *query, struct error *err)
{
    struct subject *subject = ARENA_NEW(call->arena, struct subject);
    const struct application named = { .project = query->project,
                                       .namespace = query->namespace,
                                       .name = query->name };
    bool names_project = !str_is_empty(query->project);

    if (names_project && !may(call, query->action, &named))
        return refuse(err);
    if (str_is_empty(query->name) || !subject_allows_namespace(call, query->namespace))
        return refuse(err);
    if (read_application(call, query->namespace, query->name, subject, err) < 0)
        return names_project && kube_is_not_found(err) ? deny_existence(query, err) : refuse(err);
    if (!may(call, query->action, &subject->app))
        return names_project ? deny_existence(query, err) : refuse(err);
    if (names_project && !str_equal(query->project, subject->app.project))
        return deny_existence(query, err);
    if (subject_read_project(call, &subject->app, &subject->project, err) < 0)
        return -1;
    call->subject = subject;
    return 0;
}

/* ---- all that belongs to its project ---- */

int subject_project(struct api_call *call, struct subject *subject, struct error *err)
{
    const struct cluster_entry *entries;
    size_t count = cluster_entries(call->server->catalog, call->arena, &entries);
    const struct cluster **clusters = arena_alloc(call->arena, count * sizeof(*clusters));
    const struct project_scope scope = {
        .catalog = call->server->catalog,
        .namespace = call->server->namespace,
        .clusters = clusters,
        .cluster_count = count,
    };

    for (size_t i = 0; i < count; i++)
        clusters[i] = &entries[i].info;
    return project_scope_load(&scope, &subject->app, call->arena, &subject->project, NULL, err) > 0
               ? 0
               : -1;
}
