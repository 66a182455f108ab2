#include "application/methods.h"
#include "application/operation.h"
#include "application/subject.h"
#include "argo/history.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"

static void take(struct json *object, const char *key, const struct json *from, struct arena *arena)
{
    const struct json *value = json_get(from, key);

    if (value)
        json_set(arena, object, key, value);
}

static struct json *operation_of(const struct api_call *call, const struct json *entry)
{
    struct arena *arena = call->arena;
    const struct application *app = &subject_of(call)->app;
    struct json *operation = json_new_object(arena), *sync = json_new_object(arena);

    take(sync, "revision", entry, arena);
    take(sync, "revisions", entry, arena);
    if (json_bool(json_get(call->request, "dryRun"), false))
        json_set_bool(arena, sync, "dryRun", true);
    if (json_bool(json_get(call->request, "prune"), false))
        json_set_bool(arena, sync, "prune", true);
    if (app->sync_policy.options.count > 0)
        json_set(arena, sync, "syncOptions", texts_to_json(app->sync_policy.options, arena));
    json_edit_object(arena, json_edit_object(arena, sync, "syncStrategy"), "apply");
    if (json_count(json_get(entry, "sources")) == 0)
        take(sync, "source", entry, arena);
    take(sync, "sources", entry, arena);
    json_set(arena, operation, "sync", sync);
    json_set(arena, operation, "initiatedBy", operation_initiator(call));
    return operation;
}

int rollback_application(struct api_call *call, const struct json **reply, struct error *err)
{
    struct subject *subject = subject_of(call);
    int64_t id = json_int(json_get(call->request, "id"), 0);
    const struct json *entry = history_find(json_get(subject->app.status, "history"), id);
    struct str name = application_qualified_name(&subject->app, call->arena);

    if (subject->app.is_deleting)
        return error_set(err, ERR_PRECONDITION, "application is deleting");
    if (subject->app.sync_policy.is_automated)
        return error_set(err, ERR_PRECONDITION,
                         "rollback cannot be initiated when auto-sync is enabled");
    if (!entry)
        return error_set(err, ERR_INVALID, "application %.*s does not have deployment with id %lld",
                         STR_ARG(name), (long long)id);
    if (json_count(json_get(entry, "source")) == 0 && json_count(json_get(entry, "sources")) == 0)
        return error_set(err, ERR_PRECONDITION,
                         "cannot rollback to a deployment that does not tell its source: sync to "
                         "the revision instead");
    if (operation_start(call, subject, operation_of(call, entry), err) < 0)
        return -1;
    audit_application(call, &subject->app, "OperationStarted", "initiated rollback to %lld",
                      (long long)id);
    *reply = subject->app.document;
    return 0;
}
