/* What all renderers end with: lists are unpacked, objects marked as the application's, printed. */
#include "base/arena.h"
#include "data/json.h"
#include "gitops/resource.h"
#include "gitops/tracking.h"
#include "render/renderer.h"

#include <string.h>

struct finishing {
    struct rendering *rendering;
    struct tracking tracking;
    bool is_tracked;
    VEC(struct str) manifests;
};

static void release_finishing(struct finishing *finishing)
{
    vec_release(&finishing->manifests);
}
DEFINE_CLEANUP_VALUE(struct finishing, release_finishing)

static enum tracking_method parse_method(const char *text)
{
    if (strcmp(text, "label") == 0)
        return TRACKING_LABEL;
    if (strcmp(text, "annotation+label") == 0)
        return TRACKING_ANNOTATION_AND_LABEL;
    return TRACKING_ANNOTATION;
}

/** A list without items, as some controllers' types print one, stands for nothing. */
static bool is_null_list(const struct json *object)
{
    return !json_get(object, "spec") && !json_get(object, "status") &&
           json_is(json_get(object, "items"), JSON_NULL);
}

static int check_maps(const struct finishing *finishing, const struct json *object,
                      struct error *err)
{
    struct arena *arena = finishing->rendering->arena;
    const char *context = finishing->tracking.installation_id[0]
                              ? "failed to get annotations from target object"
                              : "failed to get annotations for";

    if (finishing->tracking.method != TRACKING_LABEL &&
        rendering_check_map(object, "annotations", context, arena, err) < 0)
        return -1;
    if (finishing->tracking.method != TRACKING_ANNOTATION &&
        rendering_check_map(object, "labels", "failed to get labels from target object", arena,
                            err) < 0)
        return error_prefix(err, "failed to set app instance label");
    return 0;
}

static int finish_object(struct finishing *finishing, const struct json *object, struct error *err)
{
    const Argosy__Render__Request *request = finishing->rendering->request;
    struct arena *arena = finishing->rendering->arena;

    /* An explicit null cannot be written beneath, and the original leaves it at that. */
    bool can_be_marked = !json_is(json_get(object, "metadata"), JSON_NULL);

    if (finishing->is_tracked && can_be_marked && !resource_is_crd(object)) {
        struct json *tracked = json_edit(arena, object);

        if (check_maps(finishing, object, err) < 0 ||
            tracking_set(&finishing->tracking, tracked, str_of(request->app_name),
                         str_of(request->namespace_), arena, err) < 0) {
            err->code = ERR_UNKNOWN;
            return error_prefix(err, "failed to set app instance tracking info on manifest");
        }
        object = tracked;
    }
    vec_push(&finishing->manifests, json_print(object, JSON_SORTED, arena));
    return 0;
}

static int finish_value(struct finishing *finishing, const struct json *object, struct error *err)
{
    const struct json *items = json_get(object, "items");

    if (is_null_list(object))
        return 0;
    if (!json_is(items, JSON_ARRAY))
        return finish_object(finishing, object, err);
    for (struct json_cursor at = json_walk(items); json_next(&at);) {
        if (!json_is(at.value, JSON_OBJECT))
            return error_set(err, ERR_UNKNOWN,
                             "items member is not an object: map[string]interface {}");
    }
    for (struct json_cursor at = json_walk(items); json_next(&at);) {
        if (finish_object(finishing, at.value, err) < 0)
            return -1;
    }
    return 0;
}

int rendering_finish(struct rendering *rendering, Argosy__Render__Reply *reply, struct error *err)
{
    const Argosy__Render__Request *request = rendering->request;
    CLEANUP(release_finishing)
    struct finishing finishing = {
        .rendering = rendering,
        .tracking = { parse_method(request->tracking_method), request->app_label_key,
                      request->installation_id },
        .is_tracked = request->app_label_key[0] && request->app_name[0],
    };

    for (size_t i = 0; i < rendering->objects.count; i++) {
        if (finish_value(&finishing, rendering->objects.items[i], err) < 0)
            return -1;
    }
    reply->n_manifests = finishing.manifests.count;
    reply->manifests =
        arena_alloc(rendering->arena, (reply->n_manifests + 1) * sizeof(*reply->manifests));
    for (size_t i = 0; i < reply->n_manifests; i++) {
        struct str json = finishing.manifests.items[i];

        reply->manifests[i].len = json.len;
        reply->manifests[i].data = (uint8_t *)arena_strndup(rendering->arena, json.ptr, json.len);
    }
    return 0;
}
