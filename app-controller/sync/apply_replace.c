#include "base/arena.h"
#include "data/json.h"
#include "kube/status.h"
#include "sync/apply_steps.h"

/* kubectl create and replace: nothing is recorded in the object. */

enum { REPLACE_TRIES = 5 };

int apply_create(struct applying *applying, struct str *message, struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_CREATE);
    struct kube_answer answer = { 0 };

    if (!applying->request->is_dry_run) {
        request.body = applying->request->target;
        if (kube_client_wait(applying->where->client, &request, applying->arena, &answer, err) < 0)
            return -1;
        applying->name = json_cstr_at(answer.object, "metadata.name"); /* it may be generated */
    }
    *message = apply_said(applying, "created");
    return 0;
}

static const struct json *with_version_of(const struct json *target, const struct json *live,
                                          struct arena *arena)
{
    struct json *edited = json_edit(arena, target);
    const struct json *version = json_at(live, "metadata.resourceVersion");

    if (version)
        json_set(arena, json_edit_object(arena, edited, "metadata"), "resourceVersion", version);
    return edited;
}

/* PUT over what is there, whatever that is by now. */
static int put(const struct applying *applying, struct error *err)
{
    const struct json *live = applying->request->live;

    for (int tries = 1;; tries++) {
        struct kube_request request = apply_request_for(applying, KUBE_UPDATE);
        int found;

        request.body = with_version_of(applying->request->target, live, applying->arena);
        request.is_dry_run = applying->request->is_dry_run;
        if (kube_client_wait(applying->where->client, &request, applying->arena, NULL, err) == 0)
            return 0;
        if (!kube_is_conflict(err) || tries == REPLACE_TRIES)
            return -1;
        error_release(err);
        found = apply_read(applying, &live, err);
        if (found < 0)
            return -1;
        if (found == 0)
            return error_set(err, ERR_NOT_FOUND, "%s \"%s\" not found",
                             kube_group_resource(&applying->api->resource, applying->arena),
                             applying->name);
    }
}

static int delete_and_create(struct applying *applying, struct str *message, struct error *err)
{
    struct arena *arena = applying->arena;
    struct str place = STR_EMPTY, said, created, kind;
    ptrdiff_t slash;

    if (*applying->namespace)
        place = str_of(arena_printf(arena, " from %s namespace", applying->namespace));
    if (apply_delete_and_wait(applying, err) < 0 || apply_create(applying, &created, err) < 0)
        return -1;
    said = apply_said(applying, "replaced");
    slash = str_find_char(said, '/');
    kind = str_slice(said, 0, (size_t)slash);
    *message = str_of(arena_printf(arena, "%.*s \"%s\" deleted%.*s\n%.*s", STR_ARG(kind),
                                   applying->name, STR_ARG(place), STR_ARG(said)));
    return 0;
}

int apply_replace(struct applying *applying, struct str *message, struct error *err)
{
    const struct apply_request *request = applying->request;
    const char *kind = applying->api->resource.kind;
    bool is_updated = resource_is_crd(request->target) || strcmp(kind, "Namespace") == 0;

    if (is_updated) {
        if (put(applying, err) < 0)
            return -1;
        *message = str_of(arena_printf(applying->arena, "%s/%s updated", kind, applying->name));
        return 0;
    }
    if (request->is_dry_run) {
        *message = apply_said(applying, "replaced");
        return 0;
    }
    if (request->is_force)
        return delete_and_create(applying, message, err);
    if (put(applying, err) < 0)
        return error_prefix(err, "error when replacing \"%s\"", apply_file_name(applying->arena));
    *message = apply_said(applying, "replaced");
    return 0;
}
