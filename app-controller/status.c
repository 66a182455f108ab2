#include "status.h"

#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "base/log.h"
#include "controller.h"
#include "data/json.h"
#include "data/merge_patch.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "kube/status.h"

enum { SEND_TRIES = 5, SEND_RETRY_MS = 1000 };

#define REFRESH_ANNOTATION "argocd.argoproj.io/refresh"

/*
 * Both sides are compared in their typed form, where empty members are always there: so these never
 * make a difference, and fields that are not known here are never touched.
 */
static void add_difference(const struct app_patch *patch, struct json *body, const char *key,
                           const struct shape_field *shape, const struct json *before,
                           const struct json *now)
{
    const struct json *difference;

    if (!now)
        return;
    difference = merge_patch_create(shape_typed(shape, before, patch->arena),
                                    shape_typed(shape, now, patch->arena), patch->arena);
    if (json_count(difference) > 0)
        json_set(patch->arena, body, key, difference);
}

/*
 * The original sets an operation by writing the whole typed value, which leaves its empty members
 * in the stored object: whoever reads it may have come to expect them.
 */
static void add_empty_members(const struct app_patch *patch, struct json *body)
{
    static const char *const members[] = { "summary", "sourceHydrator" };
    struct json *status = json_edit_object(patch->arena, body, "status"), *compared;

    for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
        if (!json_get(patch->app->status, members[i]) && !json_get(status, members[i]))
            json_set(patch->arena, status, members[i], json_new_object(patch->arena));
    if (!patch->app->has_multiple_sources || json_at(patch->app->status, "sync.comparedTo.source"))
        return;
    compared = json_edit_object(patch->arena, json_edit_object(patch->arena, status, "sync"),
                                "comparedTo");
    json_set_text(patch->arena, json_edit_object(patch->arena, compared, "source"), "repoURL", "");
}

static void add_annotations(const struct app_patch *patch, struct json *metadata)
{
    const struct json *annotations = json_at(patch->app->document, "metadata.annotations");
    struct json *changed;

    if (!patch->clears_refresh || !json_get(annotations, REFRESH_ANNOTATION))
        return;
    if (json_count(annotations) == 1) {
        json_set(patch->arena, metadata, "annotations", json_new_null(patch->arena));
        return;
    }
    changed = json_edit_object(patch->arena, metadata, "annotations");
    json_set(patch->arena, changed, REFRESH_ANNOTATION, json_new_null(patch->arena));
}

static void add_metadata(const struct app_patch *patch, struct json *body)
{
    struct json *metadata = json_new_object(patch->arena);

    add_annotations(patch, metadata);
    if (patch->finalizers)
        json_set(patch->arena, metadata, "finalizers", patch->finalizers);
    if (patch->is_exclusive)
        json_set(patch->arena, metadata, "resourceVersion",
                 json_new_string(patch->arena, patch->app->resource_version));
    if (json_count(metadata) > 0)
        json_set(patch->arena, body, "metadata", metadata);
}

const struct json *app_patch_body(const struct app_patch *patch)
{
    const struct application *app = patch->app;
    struct json *body = json_new_object(patch->arena);
    size_t count;

    add_difference(patch, body, "status", shape_application_status, app->status, patch->status);
    if (patch->changed_at && json_get(body, "status"))
        json_set_text(patch->arena, json_edit_object(patch->arena, body, "status"), "reconciledAt",
                      patch->changed_at);
    add_difference(patch, body, "spec", shape_application_spec, app->spec, patch->spec);
    if (patch->operation) {
        json_set(patch->arena, body, "operation", patch->operation);
        add_empty_members(patch, body);
    } else if (patch->clears_operation && app->operation.document) {
        json_set(patch->arena, body, "operation", json_new_null(patch->arena));
    }
    count = json_count(body);
    add_metadata(patch, body);
    if (json_count(body) == count && count == 0)
        return NULL;
    if (count == 0 && patch->is_exclusive && !patch->finalizers && !patch->clears_refresh)
        return NULL; /* nothing but the precondition */
    return body;
}

static int send_once(struct controller *controller, const struct app_patch *patch,
                     const struct json *body, struct error *err)
{
    const struct application *app = patch->app;
    const struct kube_request request = {
        .verb = KUBE_PATCH,
        .resource = &KUBE_APPLICATIONS,
        .namespace = app->namespace.ptr,
        .name = app->name.ptr,
        .patch_type = KUBE_PATCH_MERGE,
        .body = body,
    };
    struct kube_answer answer = { 0 };
    struct json_doc *document;

    if (kube_client_wait(controller->kube, &request, patch->arena, &answer, err) < 0)
        return -1;
    document = json_doc_freeze(answer.object);
    catalog_put_application(controller->catalog, document);
    json_doc_unref(document);
    return 0;
}

int app_patch_send(struct controller *controller, const struct app_patch *patch, struct error *err)
{
    const struct json *body = app_patch_body(patch);

    if (!body)
        return 0;
    for (int tries = 1;; tries++) {
        if (send_once(controller, patch, body, err) == 0)
            return 0;
        if (!kube_is_transient(err) || tries == SEND_TRIES || controller->is_draining)
            return -1;
        log_warn("cannot write an application, trying again", F("app", patch->app->name.ptr),
                 F("error", error_text(err)));
        error_release(err);
        fiber_sleep_ms(SEND_RETRY_MS);
    }
}
