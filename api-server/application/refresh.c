#include "application/refresh.h"

#include "application/application_store.h"
#include "application/subject.h"
#include "argo/annotations.h"
#include "argo/catalog.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/status.h"
#include "server.h"

#include <stdlib.h>

enum { PATCH_TRIES = 5 };

static const struct json *patch_body(bool is_hard, struct arena *arena)
{
    struct json *body = json_new_object(arena);
    struct json *annotations =
        json_edit_object(arena, json_edit_object(arena, body, "metadata"), "annotations");

    json_set_text(arena, annotations, ANNOTATION_REFRESH, is_hard ? "hard" : "normal");
    json_set_text(arena, annotations, ANNOTATION_HYDRATE, "normal");
    return body;
}

static int ask(struct api_call *call, const struct subject *subject, bool is_hard,
               struct str *version, struct error *err)
{
    CLEANUP(json_doc_unref) struct json_doc *document = NULL;
    const struct kube_request request = {
        .verb = KUBE_PATCH,
        .resource = &KUBE_APPLICATIONS,
        .namespace = subject->app.namespace.ptr,
        .name = subject->app.name.ptr,
        .patch_type = KUBE_PATCH_MERGE,
        .body = patch_body(is_hard, call->arena),
    };
    struct kube_answer answer = { 0 };

    for (int tries = 1;; tries++) {
        if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) == 0)
            break;
        if (!kube_is_conflict(err) || tries == PATCH_TRIES)
            return -1;
        error_release(err);
    }
    document = json_doc_freeze(answer.object);
    catalog_put_application(call->server->catalog, document);
    *version = json_text_at(answer.object, "metadata.resourceVersion");
    return 0;
}

/* Versions are numbers in practice, if not by contract. */
static bool is_newer(const struct json *document, struct str version)
{
    return strtoull(json_cstr_at(document, "metadata.resourceVersion"), NULL, 10) >
           strtoull(version.ptr, NULL, 10);
}

static bool is_refreshed(const void *context, const struct json_doc *now)
{
    const struct str *version = context;
    const struct json *document = now ? json_doc_root(now) : NULL;

    return !document || (is_newer(document, *version) &&
                         !json_get(json_at(document, "metadata.annotations"), ANNOTATION_REFRESH));
}

int application_refresh(struct api_call *call, struct subject *subject, bool is_hard,
                        struct error *err)
{
    const struct catalog *catalog = call->server->catalog;
    struct str version = STR_EMPTY;
    const struct application_wish wish = {
        .key = application_qualified_name(&subject->app, call->arena).ptr,
        .is_met = is_refreshed,
        .context = &version,
    };
    struct json_doc *document;

    if (ask(call, subject, is_hard, &version, err) < 0)
        return error_prefix(err, "error refreshing the app");
    if (!is_refreshed(&version, catalog_application(catalog, wish.key)) &&
        application_store_await(call->server->applications, call, &wish, err) < 0) {
        error_release(err);
        return error_set(err, ERR_UNKNOWN, "application refresh deadline exceeded");
    }
    document = catalog_application(catalog, wish.key);
    if (!document)
        return error_set(err, ERR_NOT_FOUND, "applications.argoproj.io \"%.*s\" not found",
                         STR_ARG(subject->app.name));
    return subject_take(call, document, subject, err);
}
