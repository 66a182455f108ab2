#include "project/service_project.h"

#include "argo/catalog.h"
#include "argo/project.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/vec.h"
#include "data/json.h"
#include "deep_links.h"
#include "gitops/time_zones.h"
#include "gitops/windows.h"
#include "kube/client.h"
#include "people/sessions.h"
#include "project/project_document.h"
#include "project/project_parts.h"
#include "server.h"

#include <stdlib.h>

static struct str name_of(const struct api_call *call)
{
    return json_string(json_get(call->request, "name"));
}

/* ---- who may ---- */

static int may_get(struct api_call *call, struct error *err)
{
    return api_enforce(call, "projects", "get", name_of(call).ptr, err);
}

static int may_see_links(struct api_call *call, struct error *err)
{
    struct str name = name_of(call);

    if (api_permits(call, "projects", "get", name.ptr))
        return 0;
    return error_set(err, ERR_UNKNOWN, "unauthorized access to project %.*s", STR_ARG(name));
}

static int may_with_payload(struct api_call *call, const char *action, struct error *err)
{
    const struct json *project = json_get(call->request, "project");

    if (!json_is(project, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "missing payload 'project' in request");
    return api_enforce(call, "projects", action, json_cstr_at(project, "metadata.name"), err);
}

static int may_create(struct api_call *call, struct error *err)
{
    return may_with_payload(call, "create", err);
}

static int may_update(struct api_call *call, struct error *err)
{
    return may_with_payload(call, "update", err);
}

static int may_delete(struct api_call *call, struct error *err)
{
    if (str_equals(name_of(call), "default"))
        return error_set(err, ERR_INVALID, "name 'default' is reserved and cannot be deleted");
    return api_enforce(call, "projects", "delete", name_of(call).ptr, err);
}

/* ---- reading ---- */

struct listing {
    struct api_call *call;
    VEC(const struct json *) items;
};

static void unref_document(void *document)
{
    json_doc_unref(document);
}

static void add_permitted(void *context, struct json_doc *document)
{
    struct listing *listing = context;
    const struct json *project = json_doc_root(document);

    if (!api_permits(listing->call, "projects", "get", json_cstr_at(project, "metadata.name")))
        return;
    arena_defer(listing->call->arena, unref_document, json_doc_ref(document));
    vec_push(&listing->items, project_document_with_tokens(project, listing->call->arena));
}

static int compare_names(const void *a, const void *b)
{
    const struct json *const *left = a, *const *right = b;

    return str_compare(json_text_at(*left, "metadata.name"), json_text_at(*right, "metadata.name"));
}

static int list_projects(struct api_call *call, const struct json **reply, struct error *err)
{
    struct listing listing = { .call = call };
    struct json *message = json_new_object(call->arena), *items = json_new_array(call->arena);

    (void)err;
    catalog_each_project(call->server->catalog, add_permitted, &listing);
    if (listing.items.count > 0)
        qsort(listing.items.items, listing.items.count, sizeof(struct json *), compare_names);
    for (size_t i = 0; i < listing.items.count; i++)
        json_append(call->arena, items, listing.items.items[i]);
    vec_release(&listing.items);
    json_set_text(call->arena, json_edit_object(call->arena, message, "metadata"),
                  "resourceVersion", catalog_projects_version(call->server->catalog));
    json_set(call->arena, message, "items", items);
    *reply = message;
    return 0;
}

static int get_project(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *project;

    if (project_fetch(call, name_of(call), &project, err) < 0)
        return -1;
    *reply = project_document_with_tokens(project, call->arena);
    return 0;
}

static int list_events(struct api_call *call, const struct json **reply, struct error *err)
{
    struct kube_request request = { .verb = KUBE_LIST,
                                    .resource = &KUBE_EVENTS,
                                    .namespace = call->server->namespace };
    const struct json *project;
    struct kube_answer answer;

    if (project_fetch(call, name_of(call), &project, err) < 0)
        return -1;
    request.field_selector = arena_printf(
        call->arena, "involvedObject.name=%s,involvedObject.namespace=%s,involvedObject.uid=%s",
        json_cstr_at(project, "metadata.name"), json_cstr_at(project, "metadata.namespace"),
        json_cstr_at(project, "metadata.uid"));
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    *reply = answer.object;
    return 0;
}

static void free_zones(void *zones)
{
    time_zones_free(zones);
}

static int find_active(const struct project *project, struct arena *arena, struct json *windows,
                       struct error *err)
{
    struct time_zones *zones = time_zones_new(NULL);

    arena_defer(arena, free_zones, zones);
    for (size_t i = 0; i < project->window_count; i++) {
        int is_active = window_is_active(&project->windows[i], sessions_now(), zones, err);

        if (is_active < 0)
            return -1;
        if (is_active > 0)
            json_append(arena, windows, project->windows[i].document);
    }
    return 0;
}

static int tell_windows(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *message = json_new_object(call->arena), *windows = json_new_array(call->arena);
    const struct json *document;
    struct project project;

    if (project_fetch(call, name_of(call), &document, err) < 0 ||
        project_read(document, call->arena, &project, err) < 0)
        return -1;
    if (find_active(&project, call->arena, windows, err) < 0) {
        err->code = ERR_UNKNOWN;
        return -1;
    }
    json_set(call->arena, message, "windows", windows);
    *reply = message;
    return 0;
}

static int list_links(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *data = json_new_object(call->arena);
    const struct json *project;

    if (project_fetch(call, name_of(call), &project, err) < 0)
        return -1;
    json_set(call->arena, data, "project", project);
    return deep_links_make(call, "project.links", data, reply, err);
}

const struct api_method project_methods[] = {
    { "project.ProjectService/Create", RULE(may_create), .run = project_create },
    { "project.ProjectService/Update", RULE(may_update), .run = project_update },
    { "project.ProjectService/Delete", RULE(may_delete), .run = project_delete },
    { "project.ProjectService/List", RULE_FILTERED, .run = list_projects },
    { "project.ProjectService/Get", RULE(may_get), .run = get_project },
    { "project.ProjectService/GetDetailedProject", RULE(may_get), .run = project_detail },
    { "project.ProjectService/GetGlobalProjects", RULE(may_get), .run = project_globals },
    { "project.ProjectService/CreateToken", RULE(project_may_token), .run = project_create_token },
    { "project.ProjectService/DeleteToken", RULE(project_may_token), .run = project_delete_token },
    { "project.ProjectService/ListEvents", RULE(may_get), .run = list_events },
    { "project.ProjectService/GetSyncWindowsState", RULE(may_get), .run = tell_windows },
    { "project.ProjectService/ListLinks", RULE(may_see_links), .run = list_links },
    API_METHODS_END,
};
