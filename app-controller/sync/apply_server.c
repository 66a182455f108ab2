#include "base/arena.h"
#include "data/field_set.h"
#include "data/json.h"
#include "data/structured_merge_apply.h"
#include "gitops/resource.h"
#include "kube/status.h"
#include "sync/apply_steps.h"

/*
 * Server-side apply. What client-side apply owned before is taken over by rewriting managedFields:
 * else its fields would stay for ever, owned by a manager that is gone.
 */

enum { MIGRATION_TRIES = 5 };

/* ---- taking over what another manager owns ---- */

typedef bool (*is_old_fn)(const struct field_manager *entry, const void *context);

static bool is_update_of(const struct field_manager *entry, const void *context)
{
    const struct str *name = context;

    return !entry->applied && str_is_empty(entry->subresource) && str_equal(entry->manager, *name);
}

static bool owns_last_applied(const struct field_manager *entry, const void *context)
{
    const struct field_element path[] = {
        { .kind = FIELD_NAME, .name = STR("metadata") },
        { .kind = FIELD_NAME, .name = STR("annotations") },
        { .kind = FIELD_NAME, .name = STR(LAST_APPLIED_ANNOTATION) },
    };

    (void)context;
    return !entry->applied && str_is_empty(entry->subresource) &&
           field_set_has(entry->set, (struct field_path){ path, 3 });
}

static struct field_manager *find_ours(struct field_managers *managers)
{
    for (size_t i = 0; i < managers->count; i++) {
        struct field_manager *entry = &managers->items[i];

        if (entry->applied && str_is_empty(entry->subresource) &&
            str_equals(entry->manager, APPLY_MANAGER))
            return entry;
    }
    return NULL;
}

static struct field_manager *find_old(struct field_managers *managers, is_old_fn is_old,
                                      const void *context, const struct str *api_version)
{
    for (size_t i = 0; i < managers->count; i++)
        if (is_old(&managers->items[i], context) &&
            (!api_version || str_equal(managers->items[i].api_version, *api_version)))
            return &managers->items[i];
    return NULL;
}

/* False when there is nothing to take over. */
static bool take_over(struct field_managers *managers, is_old_fn is_old, const void *context,
                      struct arena *arena)
{
    struct field_manager *ours = find_ours(managers);
    struct field_manager *old = find_old(managers, is_old, context, NULL);
    size_t kept = 0;

    if (!old)
        return false;
    if (ours) {
        old = find_old(managers, is_old, context, &ours->api_version);
        if (old)
            ours->set = field_set_union(ours->set, old->set, arena);
    } else {
        old->manager = STR(APPLY_MANAGER);
        old->applied = true;
    }
    for (size_t i = 0; i < managers->count; i++)
        if (!is_old(&managers->items[i], context))
            managers->items[kept++] = managers->items[i];
    managers->count = kept;
    return true;
}

static void add_replacement(struct json *patch, const char *path, const struct json *value,
                            struct arena *arena)
{
    struct json *operation = json_new_object(arena);

    json_set_text(arena, operation, "op", "replace");
    json_set_text(arena, operation, "path", path);
    json_set(arena, operation, "value", value);
    json_append(arena, patch, operation);
}

static int send_managers(const struct applying *applying, const struct json *live,
                         const struct field_managers *managers, struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_PATCH);
    struct json *patch = json_new_array(applying->arena);

    add_replacement(patch, "/metadata/managedFields",
                    field_managers_json(managers, applying->arena), applying->arena);
    add_replacement(patch, "/metadata/resourceVersion", json_at(live, "metadata.resourceVersion"),
                    applying->arena);
    request.patch_type = KUBE_PATCH_JSON;
    request.body = patch;
    return kube_client_wait(applying->where->client, &request, applying->arena, NULL, err);
}

static bool has_old(const struct json *live, is_old_fn is_old, const void *context,
                    struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct field_managers managers;

    return live && field_managers_parse(live, arena, &managers, &err) == 0 &&
           find_old(&managers, is_old, context, NULL);
}

/* 1: taken over; 0: there was nothing. */
static int migrate(const struct applying *applying, is_old_fn is_old, const void *context,
                   struct error *err)
{
    for (int tries = 1;; tries++) {
        const struct json *live = NULL;
        struct field_managers managers;
        int found = apply_read(applying, &live, err);

        if (found <= 0)
            return found;
        if (field_managers_parse(live, applying->arena, &managers, err) < 0)
            return -1;
        if (!take_over(&managers, is_old, context, applying->arena))
            return 0;
        if (send_managers(applying, live, &managers, err) == 0)
            return 1;
        if (!kube_is_conflict(err) || tries == MIGRATION_TRIES)
            return -1;
        error_release(err);
    }
}

static int migrate_before(const struct applying *applying, struct error *err)
{
    const struct apply_request *request = applying->request;
    struct resource_key key = resource_key_of(request->target);

    if (str_is_empty(request->migrated_manager) ||
        !has_old(request->live, is_update_of, &request->migrated_manager, applying->arena))
        return 0;
    if (migrate(applying, is_update_of, &request->migrated_manager, err) < 0)
        return error_prefix(err, "Failed to perform client-side apply migration for %.*s",
                            STR_ARG(resource_key_text(key, applying->arena)));
    return 0;
}

/* ---- the apply itself ---- */

static int send_apply(const struct applying *applying, struct kube_answer *answer,
                      struct error *err)
{
    struct kube_request request = apply_request_for(applying, KUBE_PATCH);

    request.patch_type = KUBE_PATCH_APPLY;
    request.body = applying->request->target;
    request.field_manager = APPLY_MANAGER;
    request.force = true;
    return kube_client_wait(applying->where->client, &request, applying->arena, answer, err);
}

int apply_server_side(struct applying *applying, struct str *message, struct error *err)
{
    struct kube_answer answer = { 0 };
    struct str warning = STR_EMPTY;

    if (migrate_before(applying, err) < 0 || send_apply(applying, &answer, err) < 0)
        return -1;
    if (resource_has_annotation(answer.object, LAST_APPLIED_ANNOTATION) &&
        has_old(answer.object, owns_last_applied, NULL, applying->arena)) {
        int taken = migrate(applying, owns_last_applied, NULL, err);

        if (taken < 0 || (taken > 0 && send_apply(applying, &answer, err) < 0))
            return -1;
    }
    if (json_at(answer.object, "metadata.deletionTimestamp"))
        warning = str_of(arena_printf(applying->arena,
                                      "Warning: Detected changes to resource %s which is "
                                      "currently being deleted.",
                                      applying->name));
    *message =
        apply_join_output(apply_said(applying, "serverside-applied"), warning, applying->arena);
    return 0;
}
