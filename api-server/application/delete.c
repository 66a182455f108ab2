#include "application/methods.h"
#include "application/subject.h"
#include "argo/annotations.h"
#include "audit.h"
#include "base/arena.h"
#include "data/json.h"
#include "kube/client.h"
#include "kube/status.h"
#include "server.h"

#include <strings.h>

static bool equals(struct str text, const char *word)
{
    return text.len == strlen(word) && strncasecmp(text.ptr, word, text.len) == 0;
}

/* The finalizer that a propagation policy asks for; NULL for an unknown policy. */
static const char *finalizer_of(struct str policy)
{
    if (str_is_empty(policy))
        return FINALIZER_CASCADE;
    if (equals(policy, "foreground"))
        return FINALIZER_CASCADE_FOREGROUND;
    return equals(policy, "background") ? FINALIZER_CASCADE_BACKGROUND : NULL;
}

static bool is_cascading(struct str finalizer)
{
    return str_equals(finalizer, FINALIZER_CASCADE) ||
           str_equals(finalizer, FINALIZER_CASCADE_FOREGROUND) ||
           str_equals(finalizer, FINALIZER_CASCADE_BACKGROUND);
}

/* The finalizers without those that make a deletion cascade; NULL when none of them does. */
static const struct json *without_cascade(const struct application *app, struct arena *arena)
{
    struct json *kept = json_new_array(arena);

    for (size_t i = 0; i < app->finalizers.count; i++)
        if (!is_cascading(app->finalizers.items[i]))
            json_append(arena, kept, json_new_string(arena, app->finalizers.items[i]));
    return json_count(kept) < app->finalizers.count ? kept : NULL;
}

/* NULL when it has the finalizer already. */
static const struct json *with_cascade(const struct application *app, const char *finalizer,
                                       struct arena *arena)
{
    struct json *all;

    if (texts_contain(app->finalizers, finalizer))
        return NULL;
    all = texts_to_json(app->finalizers, arena);
    json_append(arena, all, json_new_cstr(arena, finalizer));
    return all;
}

static int wanted_finalizers(const struct api_call *call, const struct json **out,
                             struct error *err)
{
    const struct application *app = &subject_of(call)->app;
    struct str policy = json_string(json_get(call->request, "propagationPolicy"));
    const char *finalizer = finalizer_of(policy);

    if (!json_bool(json_get(call->request, "cascade"), true)) {
        if (!str_is_empty(policy))
            return error_set(err, ERR_INVALID,
                             "cannot set propagation policy when cascading is disabled");
        *out = without_cascade(app, call->arena);
        return 0;
    }
    if (!finalizer)
        return error_set(err, ERR_INVALID, "invalid propagation policy: %.*s", STR_ARG(policy));
    *out = with_cascade(app, finalizer, call->arena);
    return 0;
}

static int store_finalizers(struct api_call *call, const struct json *finalizers, struct error *err)
{
    const struct application *app = &subject_of(call)->app;
    struct json *body = json_new_object(call->arena);
    const struct kube_request request = {
        .verb = KUBE_PATCH,
        .resource = &KUBE_APPLICATIONS,
        .namespace = app->namespace.ptr,
        .name = app->name.ptr,
        .patch_type = KUBE_PATCH_MERGE,
        .body = body,
    };
    struct kube_answer answer;

    json_set(call->arena, json_edit_object(call->arena, body, "metadata"), "finalizers",
             finalizers);
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return error_prefix(err, "error patching application with finalizers");
    return 0;
}

int delete_application(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct application *app = &subject_of(call)->app;
    const struct kube_request request = {
        .verb = KUBE_DELETE,
        .resource = &KUBE_APPLICATIONS,
        .namespace = app->namespace.ptr,
        .name = app->name.ptr,
    };
    const struct json *finalizers = NULL;
    struct kube_answer answer;

    if (wanted_finalizers(call, &finalizers, err) < 0 ||
        (finalizers && !app->is_deleting && store_finalizers(call, finalizers, err) < 0))
        return -1;
    if (kube_client_wait(call->server->kube, &request, call->arena, &answer, err) < 0)
        return error_prefix(err, "error deleting application");
    audit_application(call, app, "ResourceDeleted", "deleted application");
    *reply = json_new_object(call->arena);
    return 0;
}
