#include "application/methods.h"
#include "application/spec_check.h"
#include "application/subject.h"
#include "application/update.h"
#include "argo/catalog.h"
#include "argo/shape.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/status.h"
#include "server.h"

/* The application of the request as it is to be stored. */
static struct json *wanted_document(const struct api_call *call)
{
    struct arena *arena = call->arena;
    const struct json *sent = json_get(call->request, "application");
    struct json *wanted = json_edit(arena, sent);
    struct json *metadata = json_edit_object(arena, wanted, "metadata");

    if (str_is_empty(json_string(json_get(metadata, "namespace"))))
        json_set_text(arena, metadata, "namespace", call->server->namespace);
    json_set_text(arena, wanted, "apiVersion", APPLICATION_API_VERSION);
    json_set_text(arena, wanted, "kind", "Application");
    json_set(arena, wanted, "spec",
             shape_prune(shape_application_spec, json_edit_object(arena, wanted, "spec"), arena));
    json_remove(arena, wanted, "operation");
    return wanted;
}

/* A name may be missing: who creates it is told so where names are checked. */
static int read_wanted(const struct api_call *call, const struct json *document,
                       struct application *out, struct error *err)
{
    if (!str_is_empty(json_text_at(document, "metadata.name")))
        return application_read(document, call->arena, out, err);
    *out = (struct application){
        .document = document,
        .namespace = json_text_at(document, "metadata.namespace"),
        .project = json_text_at(document, "spec.project"),
    };
    if (str_is_empty(out->project))
        out->project = STR("default");
    return 0;
}

int may_create_application(struct api_call *call, struct error *err)
{
    struct subject *subject = ARENA_NEW(call->arena, struct subject);

    if (!json_is(json_get(call->request, "application"), JSON_OBJECT))
        return error_set(err, ERR_UNKNOWN,
                         "error creating application: application is nil in request");
    if (read_wanted(call, wanted_document(call), &subject->app, err) < 0)
        return -1;
    call->subject = subject;
    return api_enforce(call, "applications", "create",
                       subject_object(call, &subject->app, call->arena), err);
}

/* ---- what is there already ---- */

static bool is_same_member(const struct json *a, const struct json *b, const char *path)
{
    const struct json *left = json_at(a, path), *right = json_at(b, path);

    return (json_count(left) == 0 && json_count(right) == 0) || json_equal(left, right);
}

static bool is_same(const struct json *a, const struct json *b, struct arena *arena)
{
    return json_equal(shape_typed(shape_application_spec, json_get(a, "spec"), arena),
                      shape_typed(shape_application_spec, json_get(b, "spec"), arena)) &&
           is_same_member(a, b, "metadata.labels") &&
           is_same_member(a, b, "metadata.annotations") &&
           is_same_member(a, b, "metadata.finalizers");
}

static int meet_existing(struct api_call *call, const struct json *wanted,
                         const struct json **reply, struct error *err)
{
    struct subject *subject = subject_of(call);
    struct subject existing = { .app = subject->app };

    if (subject_reload(call, &existing, err) < 0)
        return error_prefix(err, "unable to check existing application details");
    if (is_same(existing.app.document, wanted, call->arena)) {
        *reply = existing.app.document;
        return 0;
    }
    if (!json_bool(json_get(call->request, "upsert"), false))
        return error_set(err, ERR_INVALID,
                         "existing application spec is different, use upsert flag to force update");
    if (api_enforce(call, "applications", "update",
                    subject_object(call, &subject->app, call->arena), err) < 0 ||
        application_update_stored(call, &existing, wanted, UPDATE_MERGES_METADATA, err) < 0)
        return -1;
    *reply = existing.app.document;
    return 0;
}

/* ---- storing it ---- */

static int store(struct api_call *call, const struct json *wanted, const struct json **reply,
                 struct error *err)
{
    CLEANUP(json_doc_unref) struct json_doc *stored = NULL;
    struct subject *subject = subject_of(call);
    const struct kube_request request = {
        .verb = KUBE_CREATE,
        .resource = &KUBE_APPLICATIONS,
        .namespace = subject->app.namespace.ptr,
        .body = shape_complete(shape_application, wanted, call->arena),
    };
    struct kube_answer answer = { 0 };

    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0) {
        if (!kube_already_exists(err))
            return error_prefix(err, "error creating application");
        error_release(err);
        return meet_existing(call, wanted, reply, err);
    }
    stored = json_doc_freeze(answer.object);
    catalog_put_application(call->server->catalog, stored);
    if (subject_take(call, stored, subject, err) < 0)
        return -1;
    audit_application(call, &subject->app, "ResourceCreated", "created application");
    *reply = subject->app.document;
    return 0;
}

static int check(struct api_call *call, struct subject *subject, struct error *err)
{
    bool asks_repositories = json_bool(json_get(call->request, "validate"), true);

    if (subject_read_project(call, &subject->app, &subject->project, err) < 0)
        return -1;
    if (spec_check_names(subject, err) < 0 || spec_check(call, subject, asks_repositories, err) < 0)
        return spec_check_error_prefix(err, "error while validating and normalizing app");
    return subject_require_namespace(call, subject->app.namespace, err);
}

int create_application(struct api_call *call, const struct json **reply, struct error *err)
{
    struct subject *subject = subject_of(call);
    struct json *wanted = json_edit(call->arena, subject->app.document);
    const struct json *spec;

    if (check(call, subject, err) < 0)
        return -1;
    spec = application_normalize_spec(&subject->app, call->arena);
    if (spec)
        json_set(call->arena, wanted, "spec", spec);
    return store(call, wanted, reply, err);
}
