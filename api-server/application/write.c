#include "application/write.h"

#include "application/subject.h"
#include "argo/catalog.h"
#include "argo/shape.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/status.h"
#include "server.h"

enum { WRITE_TRIES = 10 };

static int send(struct api_call *call, struct subject *subject, const struct json *document,
                struct error *err)
{
    CLEANUP(json_doc_unref) struct json_doc *stored = NULL;
    const struct kube_request request = {
        .verb = KUBE_UPDATE,
        .resource = &KUBE_APPLICATIONS,
        .namespace = subject->app.namespace.ptr,
        .name = subject->app.name.ptr,
        .body = document,
    };
    struct kube_answer answer = { 0 };

    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return -1;
    stored = json_doc_freeze(answer.object);
    catalog_put_application(call->server->catalog, stored);
    return subject_take(call, stored, subject, err);
}

/* With the members that a typed value has, without those it leaves out; unknown ones stay. */
static struct json *as_typed(const struct json *document, struct arena *arena)
{
    return shape_complete(shape_application, shape_prune(shape_application, document, arena),
                          arena);
}

int application_write(struct api_call *call, struct subject *subject,
                      const struct application_edit *edit, struct error *err)
{
    for (int tries = 1; tries <= WRITE_TRIES; tries++) {
        struct json *document = as_typed(json_doc_root(subject->document), call->arena);
        bool is_applied = edit->apply(edit, document, call->arena, err) == 0;

        if (is_applied && send(call, subject, document, err) == 0)
            return 0;
        /* What is refused at first may only be so by what the watch has not told yet. */
        if (is_applied ? !kube_is_conflict(err) : tries > 1)
            return -1;
        error_release(err);
        if (subject_reload(call, subject, err) < 0)
            return -1;
    }
    return error_set(err, ERR_INTERNAL, "%s", edit->exhausted);
}
