#include "application/methods.h"
#include "application/operation.h"
#include "application/repo_questions.h"
#include "application/subject.h"
#include "application/sync_windows.h"
#include "argo/catalog.h"
#include "argo/integrity_policy.h"
#include "argo/settings.h"
#include "audit.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "config.h"
#include "data/json.h"
#include "server.h"

/* What is to be synced to: one revision, or one for each of several sources. */
struct goal {
    struct str revision, display;
    struct json *revisions; /* NULL: a single source */
};

static bool flag(const struct api_call *call, const char *key)
{
    return json_bool(json_get(call->request, key), false);
}

static bool is_local(const struct api_call *call)
{
    return json_count(json_get(call->request, "manifests")) > 0;
}

/* ---- which revision ---- */

static struct str target_of(const struct application_source *source)
{
    return str_is_empty(source->target_revision) ? STR("HEAD") : source->target_revision;
}

static bool is_other_revision(const struct application_source *source, struct str revision)
{
    return !str_is_empty(revision) && !str_equal(revision, target_of(source));
}

/* Where automatic sync would at once undo it. */
static bool fights_automatic_sync(const struct api_call *call, const struct subject *subject,
                                  const struct application_source *source, struct str revision)
{
    return is_other_revision(source, revision) && subject->app.sync_policy.is_automated &&
           !flag(call, "dryRun");
}

static int resolve_single(struct api_call *call, const struct subject *subject, struct goal *goal,
                          struct error *err)
{
    static const struct application_source none;
    const struct application_source *source =
        subject->app.source_count > 0 ? subject->app.sources : &none;
    struct str revision = json_string(json_get(call->request, "revision"));
    struct resolved_revision resolved;

    if (fights_automatic_sync(call, subject, source, revision))
        return error_set(err, ERR_PRECONDITION,
                         "Cannot sync to %.*s: auto-sync currently set to %.*s", STR_ARG(revision),
                         STR_ARG(source->target_revision));
    if (is_local(call))
        return 0;
    if (repo_questions_resolve(call, subject, source, revision, &resolved, err) < 0)
        return -1;
    goal->revision = resolved.revision;
    goal->display = resolved.display;
    return 0;
}

/* The revision that the request names for source `index` (positions count from 1). */
static struct str requested_revision(const struct api_call *call, size_t index)
{
    const struct json *positions = json_get(call->request, "sourcePositions");
    const struct json *revisions = json_get(call->request, "revisions");

    for (size_t i = 0; i < json_count(positions) && i < json_count(revisions); i++)
        if (json_int(json_item(positions, i), 0) == (int64_t)index + 1)
            return json_string(json_item(revisions, i));
    return STR_EMPTY;
}

static int check_positions(const struct api_call *call, size_t source_count, struct error *err)
{
    const struct json *positions = json_get(call->request, "sourcePositions");

    for (size_t i = 0; i < json_count(positions); i++) {
        int64_t position = json_int(json_item(positions, i), 0);

        if (position <= 0 || position > (int64_t)source_count)
            return error_set(err, ERR_UNKNOWN, "source position is out of range");
    }
    return 0;
}

static int resolve_several(struct api_call *call, const struct subject *subject, struct goal *goal,
                           struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf display = STRBUF_INIT(64 * 1024);

    if (check_positions(call, subject->app.source_count, err) < 0)
        return -1;
    goal->revisions = json_new_array(call->arena);
    for (size_t i = 0; i < subject->app.source_count; i++) {
        const struct application_source *source = &subject->app.sources[i];
        struct str revision = requested_revision(call, i);
        struct resolved_revision resolved = { STR_EMPTY, STR_EMPTY };

        if (fights_automatic_sync(call, subject, source, revision))
            return error_set(err, ERR_PRECONDITION,
                             "Cannot sync source %.*s to %.*s: auto-sync currently set to %.*s",
                             STR_ARG(source->repo_url), STR_ARG(revision),
                             STR_ARG(source->target_revision));
        if (!is_local(call) &&
            repo_questions_resolve(call, subject, source, revision, &resolved, err) < 0)
            return -1;
        json_append(call->arena, goal->revisions, json_new_string(call->arena, resolved.revision));
        strbuf_printf(&display, "%s%.*s", i > 0 ? "," : "", STR_ARG(resolved.display));
    }
    goal->display = str_dup((struct str){ display.ptr, display.len }, call->arena);
    return 0;
}

/* ---- may it be? ---- */

static bool asks_for_other_revision(const struct api_call *call, const struct subject *subject)
{
    struct str revision = json_string(json_get(call->request, "revision"));

    if (!subject->app.has_multiple_sources)
        return subject->app.source_count > 0 && is_other_revision(subject->app.sources, revision);
    for (size_t i = 0; i < subject->app.source_count; i++)
        if (is_other_revision(&subject->app.sources[i], requested_revision(call, i)))
            return true;
    return false;
}

static int check_rights(struct api_call *call, const struct subject *subject, struct error *err)
{
    const struct settings *settings = catalog_hold_settings(call->server->catalog, call->arena);
    const char *object = subject_object(call, &subject->app, call->arena);
    bool overrides = is_local(call) || (settings->requires_override_for_revision_sync &&
                                        asks_for_other_revision(call, subject));

    if (api_enforce(call, "applications", "sync", object, err) < 0)
        return -1;
    return overrides ? api_enforce(call, "applications", "override", object, err) : 0;
}

static int check_state(const struct api_call *call, const struct subject *subject,
                       struct error *err)
{
    if (is_local(call) && subject->app.sync_policy.is_automated && !flag(call, "dryRun"))
        return error_set(err, ERR_PRECONDITION,
                         "cannot use local sync when Automatic Sync Policy is enabled unless for "
                         "dry run");
    if (subject->app.is_deleting)
        return error_set(err, ERR_PRECONDITION, "application is deleting");
    return 0;
}

static struct texts sync_options(const struct api_call *call, const struct subject *subject)
{
    const struct json *sent = json_get(call->request, "syncOptions");

    return sent ? texts_of(json_get(sent, "items"), call->arena) : subject->app.sync_policy.options;
}

/* Whether the signatures of any of its sources are wanted. */
static bool verifies_sources(const struct api_call *call, const struct subject *subject)
{
    return integrity_policy_is_enabled(call->server->config->gpg_enabled) &&
           integrity_policy_concerns(integrity_policy_read(&subject->project, call->arena),
                                     subject->app.sources, subject->app.source_count);
}

static int check_options(const struct api_call *call, const struct subject *subject,
                         struct error *err)
{
    if (!call->server->config->sync_with_replace_allowed &&
        texts_contain(sync_options(call, subject), "Replace=true"))
        return error_set(err, ERR_PRECONDITION,
                         "sync with replace was disabled on the API Server level via the server "
                         "configuration");
    if (is_local(call) && verifies_sources(call, subject))
        return error_set(err, ERR_PRECONDITION,
                         "Cannot use local manifests when source integrity is enforced");
    return 0;
}

/* ---- the operation ---- */

/* A selected resource without what is no part of an operation. */
static const struct json *selected_resources(const struct api_call *call)
{
    struct json *selected = json_new_array(call->arena);

    for (struct json_cursor at = json_walk(json_get(call->request, "resources")); json_next(&at);) {
        struct json *resource = json_edit(call->arena, at.value);

        json_remove(call->arena, resource, "exclude");
        json_append(call->arena, selected, resource);
    }
    return selected;
}

static void put_list(struct json *object, const char *key, const struct json *list,
                     struct arena *arena)
{
    if (json_count(list) > 0)
        json_set(arena, object, key, list);
}

static void put_text(struct json *object, const char *key, struct str text, struct arena *arena)
{
    if (!str_is_empty(text))
        json_set(arena, object, key, json_new_string(arena, text));
}

static void put_flag(const struct api_call *call, struct json *object, const char *key)
{
    if (flag(call, key))
        json_set_bool(call->arena, object, key, true);
}

static struct json *sync_of(const struct api_call *call, const struct subject *subject,
                            const struct goal *goal)
{
    struct arena *arena = call->arena;
    const struct json *strategy = json_get(call->request, "strategy");
    struct json *sync = json_new_object(arena);

    put_text(sync, "revision", goal->revision, arena);
    put_list(sync, "revisions", goal->revisions, arena);
    put_flag(call, sync, "prune");
    put_flag(call, sync, "dryRun");
    put_list(sync, "syncOptions", texts_to_json(sync_options(call, subject), arena), arena);
    if (json_is(strategy, JSON_OBJECT))
        json_set(arena, sync, "syncStrategy", strategy);
    put_list(sync, "resources", selected_resources(call), arena);
    put_list(sync, "manifests", json_get(call->request, "manifests"), arena);
    if (!subject->app.has_multiple_sources && subject->app.source_count > 0)
        json_set(arena, sync, "source", subject->app.sources[0].document);
    put_list(sync, "sources", json_get(subject->app.spec, "sources"), arena);
    return sync;
}

static struct json *operation_of(const struct api_call *call, const struct subject *subject,
                                 const struct goal *goal)
{
    struct arena *arena = call->arena;
    const struct json *retry = json_get(call->request, "retryStrategy");
    struct json *operation = json_new_object(arena);

    if (!json_is(retry, JSON_OBJECT))
        retry = json_get(subject->app.sync_policy.document, "retry");
    json_set(arena, operation, "sync", sync_of(call, subject, goal));
    json_set(arena, operation, "initiatedBy", operation_initiator(call));
    put_list(operation, "info", json_get(call->request, "infos"), arena);
    if (json_is(retry, JSON_OBJECT))
        json_set(arena, operation, "retry", retry);
    return operation;
}

int sync_application(struct api_call *call, const struct json **reply, struct error *err)
{
    struct subject *subject = subject_of(call);
    const char *partial = json_count(json_get(call->request, "resources")) > 0 ? "partial " : "";
    struct goal goal = { STR_EMPTY, STR_EMPTY, NULL };
    int resolved;

    if (sync_windows_check(call, subject, err) < 0 || check_rights(call, subject, err) < 0 ||
        check_state(call, subject, err) < 0)
        return -1;
    resolved = subject->app.has_multiple_sources ? resolve_several(call, subject, &goal, err)
                                                 : resolve_single(call, subject, &goal, err);
    if (resolved < 0 || check_options(call, subject, err) < 0 ||
        operation_start(call, subject, operation_of(call, subject, &goal), err) < 0)
        return -1;
    if (is_local(call))
        audit_application(call, &subject->app, "OperationStarted", "initiated %ssync locally",
                          partial);
    else
        audit_application(call, &subject->app, "OperationStarted", "initiated %ssync to %.*s",
                          partial, STR_ARG(goal.display));
    *reply = subject->app.document;
    return 0;
}
