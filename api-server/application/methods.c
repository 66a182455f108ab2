#include "application/methods.h"

#include "application/subject.h"
#include "data/json.h"

/* ---- rules ---- */

static int may(struct api_call *call, const char *action, struct error *err)
{
    struct subject_query query = subject_query_of(call, action);

    return subject_check(call, &query, err);
}

static int may_get(struct api_call *call, struct error *err)
{
    return may(call, "get", err);
}

static int may_update(struct api_call *call, struct error *err)
{
    return may(call, "update", err);
}

static int may_sync(struct api_call *call, struct error *err)
{
    return may(call, "sync", err);
}

/* One application, of which a caller may say in which projects it may be: one at most. */
static int may_get_one(struct api_call *call, struct error *err)
{
    const struct json *projects = json_get(call->request, "project");
    struct subject_query query = subject_query_of(call, "get");

    if (json_count(projects) == 0)
        projects = json_get(call->request, "projects");
    if (json_count(projects) > 1)
        return error_set(err, ERR_INVALID,
                         "multiple projects specified - the get endpoint accepts either zero or "
                         "one project");
    query.project = json_string(json_item(projects, 0));
    return subject_check(call, &query, err);
}

/* Its `namespace` is that of the application. */
static int may_list_links(struct api_call *call, struct error *err)
{
    struct subject_query query = subject_query_of(call, "get");
    struct str namespace = json_string(json_get(call->request, "namespace"));

    if (!str_is_empty(namespace))
        query.namespace = namespace;
    return subject_check(call, &query, err);
}

/* A patch and a deletion: whoever may not see it is not told whether it is there. */
static int may_get_and(struct api_call *call, const char *action, struct error *err)
{
    if (may(call, "get", err) < 0)
        return -1;
    return api_enforce(call, "applications", action,
                       subject_object(call, &subject_of(call)->app, call->arena), err);
}

static int may_patch(struct api_call *call, struct error *err)
{
    return may_get_and(call, "update", err);
}

static int may_delete(struct api_call *call, struct error *err)
{
    return may_get_and(call, "delete", err);
}

static int may_read_logs(struct api_call *call, struct error *err)
{
    if (may(call, "get", err) < 0)
        return -1;
    return api_enforce(call, "logs", "get",
                       subject_object(call, &subject_of(call)->app, call->arena), err);
}

/* ---- the methods ---- */

#define SERVICE "application.ApplicationService/"

const struct api_method application_methods[] = {
    { SERVICE "List", RULE_FILTERED, .run = list_applications },
    { SERVICE "Watch", RULE_FILTERED, .open = watch_applications },
    { SERVICE "Get", RULE(may_get_one), .run = get_application },
    { SERVICE "Create", RULE(may_create_application), .run = create_application },
    { SERVICE "Update", RULE(may_update_application), .run = update_application },
    { SERVICE "UpdateSpec", RULE(may_update), .run = update_application_spec },
    { SERVICE "Patch", RULE(may_patch), .run = patch_application },
    { SERVICE "Delete", RULE(may_delete), .run = delete_application },
    { SERVICE "Sync", RULE(may_get), .run = sync_application },
    { SERVICE "Rollback", RULE(may_sync), .run = rollback_application },
    { SERVICE "TerminateOperation", RULE(may_sync), .run = terminate_application_operation },
    { SERVICE "GetApplicationSyncWindows", RULE(may_get), .run = get_application_sync_windows },
    { SERVICE "ManagedResources", RULE(may_get), .run = list_application_managed_resources },
    { SERVICE "ResourceTree", RULE(may_get), .run = get_application_tree },
    { SERVICE "WatchResourceTree", RULE(may_get), .open = watch_application_tree },
    { SERVICE "ServerSideDiff", RULE(may_get), .run = compare_server_side },
    { SERVICE "GetResource", RULE(may_get), .run = get_application_resource },
    { SERVICE "PatchResource", RULE(may_patch_application_resource),
      .run = patch_application_resource },
    { SERVICE "DeleteResource", RULE(may_delete_application_resource),
      .run = delete_application_resource },
    { SERVICE "ListResourceEvents", RULE(may_get), .run = list_application_events },
    { SERVICE "ListResourceActions", RULE(may_get), .run = list_application_actions },
    { SERVICE "RunResourceAction", RULE(may_run_application_action),
      .run = run_application_action },
    { SERVICE "RunResourceActionV2", RULE(may_run_application_action),
      .run = run_application_action },
    { SERVICE "GetManifests", RULE(may_get), .run = get_application_manifests },
    { SERVICE "GetManifestsWithFiles", RULE_SESSION,
      .receive = get_application_manifests_of_files },
    { SERVICE "RevisionMetadata", RULE(may_get), .run = get_application_revision_metadata },
    { SERVICE "RevisionChartDetails", RULE(may_get), .run = get_application_chart_details },
    { SERVICE "GetOCIMetadata", RULE(may_get), .run = get_application_oci_metadata },
    { SERVICE "PodLogs", RULE(may_read_logs), .open = stream_application_logs },
    { SERVICE "ListLinks", RULE(may_list_links), .run = list_application_links },
    { SERVICE "ListResourceLinks", RULE(may_get), .run = list_application_resource_links },
    API_METHODS_END,
};
