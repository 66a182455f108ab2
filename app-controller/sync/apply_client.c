#include "base/arena.h"
#include "data/json.h"
#include "data/merge_patch.h"
#include "data/schema.h"
#include "data/strategic_merge.h"
#include "gitops/diff.h"
#include "io/fiber.h"
#include "kube/status.h"
#include "sync/apply_steps.h"

/* kubectl apply, client side: the patch is made here, from what was applied last. */

enum { PATCH_TRIES = 5, PATCH_RETRY_MS = 1000 };

const struct json *apply_with_last_applied(const struct json *target, struct arena *arena)
{
    struct json *recorded = json_edit(arena, target);
    struct json *annotations =
        json_edit_object(arena, json_edit_object(arena, recorded, "metadata"), "annotations");
    struct str text;
    struct json *sent;

    json_remove(arena, annotations, LAST_APPLIED_ANNOTATION);
    text = json_print(recorded, JSON_COMPACT | JSON_SORTED, arena);
    text = str_of(arena_printf(arena, "%.*s\n", STR_ARG(text)));
    sent = json_edit(arena, recorded);
    json_set(arena,
             json_edit_object(arena, json_edit_object(arena, sent, "metadata"), "annotations"),
             LAST_APPLIED_ANNOTATION, json_new_string(arena, text));
    return sent;
}

/* Members that are null say nothing in a new object. */
static const struct json *without_nulls(const struct json *value, struct arena *arena);

static const struct json *items_without_nulls(const struct json *array, struct arena *arena)
{
    struct json *edited = NULL;

    for (struct json_cursor at = json_walk(array); json_next(&at);) {
        const struct json *kept = without_nulls(at.value, arena);

        if (kept == at.value)
            continue;
        edited = edited ? edited : json_edit(arena, array);
        json_replace(arena, edited, at.index, kept);
    }
    return edited ? edited : array;
}

static const struct json *members_without_nulls(const struct json *object, struct arena *arena)
{
    struct json *edited = NULL;

    for (struct json_cursor at = json_walk(object); json_next(&at);) {
        const struct json *kept =
            json_is(at.value, JSON_NULL) ? NULL : without_nulls(at.value, arena);

        if (kept == at.value)
            continue;
        edited = edited ? edited : json_edit(arena, object);
        if (kept)
            json_set_str(arena, edited, at.key, kept);
        else
            json_remove_str(arena, edited, at.key);
    }
    return edited ? edited : object;
}

static const struct json *without_nulls(const struct json *value, struct arena *arena)
{
    if (json_is(value, JSON_ARRAY))
        return items_without_nulls(value, arena);
    if (json_is(value, JSON_OBJECT))
        return members_without_nulls(value, arena);
    return value;
}

struct patch {
    enum kube_patch type;
    const struct json *body;
};

static int make_patch(const struct applying *applying, const struct json *live,
                      const struct json *modified, struct patch *out, struct error *err)
{
    const struct kube_resource *resource = &applying->api->resource;
    const struct json *original = diff_last_applied(live, applying->arena);
    struct schema_type type =
        schema_find(schema_builtin(), resource->group, resource->version, resource->kind);
    const struct strategic_merge_three_way input = {
        .original = original, .modified = modified, .current = live, .type = type, .overwrite = true
    };

    if (schema_is_known(type)) {
        out->type = KUBE_PATCH_STRATEGIC;
        return strategic_merge_create_three_way(&input, applying->arena, &out->body, err);
    }
    out->type = KUBE_PATCH_MERGE;
    out->body = merge_patch_three_way(original, modified, live, applying->arena);
    return 0;
}

/* What kubectl prints beside its answer, on standard error. */
static struct str warnings_of(const struct applying *applying, const struct json *live)
{
    const char *missing = "", *deleting = "";
    struct arena *arena = applying->arena;

    if (!resource_has_annotation(live, LAST_APPLIED_ANNOTATION)) {
        missing = arena_printf(
            arena,
            "Warning: resource %s/%s is missing the %s annotation which is required by  apply.  "
            "apply should only be used on resources created declaratively by either  create "
            "--save-config or  apply. The missing annotation will be patched automatically.\n",
            applying->api->resource.plural, applying->name, LAST_APPLIED_ANNOTATION);
    }
    if (json_at(live, "metadata.deletionTimestamp"))
        deleting = arena_printf(
            arena, "Warning: Detected changes to resource %s which is currently being deleted.\n",
            applying->name);
    return str_of(arena_printf(arena, "%s%s", missing, deleting));
}

static int create(const struct applying *applying, const struct json *modified, struct str *message,
                  struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_CREATE);

    if (!applying->request->is_dry_run) {
        request.body = without_nulls(modified, applying->arena);
        request.field_manager = APPLY_MANAGER;
        if (kube_client_wait(applying->where->client, &request, applying->arena, NULL, err) < 0)
            return -1;
    }
    *message = apply_said(applying, "created");
    return 0;
}

static int send_patch(const struct applying *applying, const struct patch *patch, struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_PATCH);

    request.patch_type = patch->type;
    request.body = patch->body;
    request.field_manager = APPLY_MANAGER;
    return kube_client_wait(applying->where->client, &request, applying->arena, NULL, err);
}

static int recreate(const struct applying *applying, const struct json *modified, struct error *err)
{
    struct str message;

    error_release(err);
    if (apply_delete_and_wait(applying, err) < 0)
        return -1;
    return create(applying, modified, &message, err);
}

enum patched { PATCH_FAILED = -1, PATCH_DONE, PATCH_GONE, PATCH_STALE };

/* What a refused patch leads to; `err` stays set where it is PATCH_FAILED or PATCH_STALE. */
static enum patched after_refusal(const struct applying *applying, const struct json *modified,
                                  struct error *err)
{
    bool is_conflict = kube_is_conflict(err);

    if (kube_is_not_found(err)) {
        error_release(err);
        return PATCH_GONE;
    }
    if (applying->request->is_force && (is_conflict || kube_is_invalid(err)))
        return recreate(applying, modified, err) < 0 ? PATCH_FAILED : PATCH_DONE;
    if (is_conflict)
        return PATCH_STALE;
    error_prefix(err, "error when patching \"%s\"", apply_file_name(applying->arena));
    return PATCH_FAILED;
}

/* PATCH_STALE: somebody changed it meanwhile, try again with what is there now. */
static enum patched try_patch(const struct applying *applying, const struct json *modified,
                              const struct json *live, struct str *message, struct error *err)
{
    struct patch patch;

    if (make_patch(applying, live, modified, &patch, err) < 0)
        return PATCH_FAILED;
    if (json_count(patch.body) == 0) {
        *message = apply_said(applying, "unchanged");
        return PATCH_DONE;
    }
    *message = apply_said(applying, "configured");
    if (applying->request->is_dry_run || send_patch(applying, &patch, err) == 0)
        return PATCH_DONE;
    return after_refusal(applying, modified, err);
}

/* 1: gone, so create it. */
static int patch_live(const struct applying *applying, const struct json *modified,
                      const struct json *live, struct str *message, struct error *err)
{
    struct str warnings = warnings_of(applying, live);

    for (int tries = 1;; tries++) {
        enum patched patched = try_patch(applying, modified, live, message, err);
        int found;

        if (patched == PATCH_DONE) {
            *message = apply_join_output(*message, warnings, applying->arena);
            return 0;
        }
        if (patched != PATCH_STALE)
            return patched == PATCH_GONE ? 1 : -1;
        if (tries == PATCH_TRIES)
            return error_prefix(err, "error when patching \"%s\"",
                                apply_file_name(applying->arena));
        error_release(err);
        if (tries > 1)
            fiber_sleep_ms(PATCH_RETRY_MS);
        found = apply_read(applying, &live, err);
        if (found <= 0)
            return found < 0 ? -1 : 1;
    }
}

int apply_client_side(struct applying *applying, struct str *message, struct error *err)
{
    const struct json *modified =
        apply_with_last_applied(applying->request->target, applying->arena);
    const struct json *live = applying->live;
    int found;

    /* What the controller may see says nothing of those in whose name it applies. */
    if (applying->where->act_as) {
        found = apply_read(applying, &live, err);
        if (found < 0)
            return apply_cannot_retrieve(applying, err);
        live = found > 0 ? live : NULL;
    }
    if (live) {
        found = patch_live(applying, modified, live, message, err);
        if (found <= 0)
            return found;
    }
    if (create(applying, modified, message, err) == 0)
        return 0;
    if (!kube_already_exists(err))
        return -1;
    error_release(err); /* somebody was faster than the cache */
    found = apply_read(applying, &live, err);
    if (found < 0)
        return -1;
    if (found == 0)
        return error_set(err, ERR_CONFLICT, "the object was created and deleted at the same time");
    found = patch_live(applying, modified, live, message, err);
    return found == 1 ? create(applying, modified, message, err) : found;
}
