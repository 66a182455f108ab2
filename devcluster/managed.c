#include "managed.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "data/structured_merge.h"
#include "data/structured_merge_apply.h"
#include "gitops/forms.h"
#include "kind_rules.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;
enum { ANNOTATIONS_MAX = 256 * 1024 }; /* of one object, names and values */

static const char *const identity_fields[] = {
    "name",
    "namespace",
    "creationTimestamp",
    "selfLink",
    "uid",
    "generation",
    "managedFields",
    "resourceVersion",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    NULL,
};

/* The fields that somebody can own by this write. */
static const struct json *ownable(const struct write *write, const struct json *object,
                                  bool is_config)
{
    struct arena *arena = write->arena;
    struct json *stripped, *metadata;

    if (!object)
        return NULL;
    stripped = json_edit(arena, object);
    json_remove(arena, stripped, "apiVersion");
    json_remove(arena, stripped, "kind");
    if (write->subresource.len == 0 && kind_has_status(write->api))
        json_remove(arena, stripped, "status");
    if (json_is(json_get(stripped, "metadata"), JSON_OBJECT)) {
        metadata = json_edit_get(arena, stripped, "metadata");
        for (size_t i = 0; identity_fields[i]; i++)
            json_remove(arena, metadata, identity_fields[i]);
    }
    /* Metadata as such is nobody's: it stands on both sides of a comparison. */
    if (!json_get(stripped, "metadata") && !is_config)
        json_set(arena, stripped, "metadata", json_new_object(arena));
    if (json_count(json_get(stripped, "metadata")) == 0 && is_config)
        json_remove(arena, stripped, "metadata");
    return stripped;
}

/* What a new object of a built-in kind is compared with: a typed value has some fields always. */
static const struct json *empty_object(const struct write *write)
{
    if (is_custom(write->resource) || write->api->form == FORM_NONE)
        return json_new_object(write->arena);
    return form_typed(write->api->form, json_new_object(write->arena), write->arena);
}

static struct field_manager who(const struct write *write)
{
    struct arena *arena = write->arena;
    const char *version =
        write->resource->group[0]
            ? arena_printf(arena, "%s/%s", write->resource->group, write->api->name)
            : write->api->name;

    return (struct field_manager){
        .manager = write->manager,
        .api_version = str_of(version),
        .subresource = write->subresource,
        .time = str_of(clock_rfc3339(clock_now_ns() / NS_PER_SECOND, arena)),
    };
}

static bool same_sets(const struct field_managers *a, const struct field_managers *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        bool found = false;

        for (size_t j = 0; j < b->count && !found; j++)
            found = field_manager_same(&a->items[i], &b->items[j]) &&
                    field_set_equal(a->items[i].set, b->items[j].set);
        if (!found)
            return false;
    }
    return true;
}

static const struct json *with_managers(const struct write *write, const struct json *object,
                                        const struct json *managers)
{
    struct json *result = json_edit(write->arena, object);
    struct json *metadata = json_edit_object(write->arena, result, "metadata");

    if (json_count(managers) > 0)
        json_set(write->arena, metadata, "managedFields", managers);
    else
        json_remove(write->arena, metadata, "managedFields");
    return result;
}

/* An empty list, or a list of one empty entry, forgets all managers. */
static bool is_reset(const struct json *object)
{
    const struct json *given = json_at(object, "metadata.managedFields");

    return json_is(given, JSON_ARRAY) &&
           (json_count(given) == 0 ||
            (json_count(given) == 1 && json_count(json_item(given, 0)) == 0));
}

/* The managers of a new object, or else of the old one: a client may send none. */
static int read_managers(const struct write *write, const struct json *old,
                         const struct json *object, struct field_managers *out, struct error *err)
{
    const struct json *given = json_at(object, "metadata.managedFields");

    if (json_count(given) > 0 && field_managers_parse(object, write->arena, out, err) == 0)
        return 0;
    error_release(err);
    return field_managers_parse(old, write->arena, out, err);
}

int managed_update(const struct write *write, const struct json *old, const struct json *object,
                   const struct json **out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct structured_apply input = {
        .live = ownable(write, old ? old : empty_object(write), false),
        .config = ownable(write, object, false),
        .type = write->api->type,
        .manager = who(write),
    };
    struct field_managers before;
    struct structured_result result;

    /* What does not fit its type is tracked no longer. */
    if (is_custom(write->resource) &&
        structured_validate(object, write->api->type, STRUCTURED_ALLOW_DUPLICATES, &err) < 0) {
        error_release(&err);
        *out = with_managers(write, object, NULL);
        return 0;
    }
    if (is_reset(object)) {
        *out = with_managers(write, object, NULL);
        return 0;
    }
    if (read_managers(write, old, object, &input.managers, &err) < 0)
        return refuse_internal(why, &err);
    before = input.managers;
    /* What nobody has recorded yet is not recorded from here on either. */
    if (old && before.count == 0) {
        *out = with_managers(write, object, NULL);
        return 0;
    }
    /* What cannot be compared, as a list's item without its key, is no reason to refuse it. */
    if (structured_update(&input, write->arena, &result, &err) < 0) {
        error_release(&err);
        *out = with_managers(write, object, field_managers_json(&before, write->arena));
        return 0;
    }
    if (old && json_equal(input.live, input.config) && same_sets(&before, &result.managers))
        *out = with_managers(write, object, field_managers_json(&before, write->arena));
    else
        *out = with_managers(write, object, field_managers_json(&result.managers, write->arena));
    return 0;
}

/* ---- apply ---- */

/* "one", or "two" with subresource "status" using apps/v1. */
static const char *conflicting(const struct field_manager *manager, struct arena *arena)
{
    const char *text = arena_printf(arena, "\"%.*s\"", STR_ARG(manager->manager));

    if (manager->subresource.len > 0)
        text = arena_printf(arena, "%s with subresource \"%.*s\"", text,
                            STR_ARG(manager->subresource));
    if (!manager->applied)
        text = arena_printf(arena, "%s using %.*s", text, STR_ARG(manager->api_version));
    return text;
}

/* The fields manager by manager, or the one there is. */
static const char *conflicts_text(const struct field_conflicts *conflicts, struct arena *arena)
{
    const char *text = "";

    if (conflicts->count == 1)
        return arena_printf(arena, "conflict with %s: %.*s",
                            conflicting(conflicts->items[0].manager, arena),
                            STR_ARG(field_path_text(conflicts->items[0].path, arena)));
    for (size_t i = 0; i < conflicts->count; i++) {
        const struct field_manager *manager = conflicts->items[i].manager;

        if (i == 0 || manager != conflicts->items[i - 1].manager)
            text = arena_printf(arena, "%s%sconflicts with %s:", text, i ? "\n" : "",
                                conflicting(manager, arena));
        text = arena_printf(arena, "%s\n- %.*s", text,
                            STR_ARG(field_path_text(conflicts->items[i].path, arena)));
    }
    return text;
}

static int refuse_conflicts(const struct write *write, const struct field_conflicts *conflicts,
                            struct refusal *why)
{
    struct arena *arena = write->arena;
    struct json *details = json_new_object(arena), *causes = json_new_array(arena);

    for (size_t i = 0; i < conflicts->count; i++) {
        struct json *cause = json_new_object(arena);

        json_set_text(arena, cause, "reason", "FieldManagerConflict");
        json_set_text(arena, cause, "message",
                      arena_printf(arena, "conflict with %s",
                                   conflicting(conflicts->items[i].manager, arena)));
        json_set(arena, cause, "field",
                 json_new_string(arena, field_path_text(conflicts->items[i].path, arena)));
        json_append(arena, causes, cause);
    }
    json_set(arena, details, "causes", causes);
    refuse(why, 409, "Conflict", "Apply failed with %zu conflict%s: %s", conflicts->count,
           conflicts->count == 1 ? "" : "s", conflicts_text(conflicts, arena));
    why->details = details;
    return -1;
}

/* An object that nobody applied or recorded so far belongs to whoever was before. */
static int adopt_first(const struct write *write, struct structured_apply *input, struct error *err)
{
    struct structured_apply first = *input;
    struct structured_result result;

    if (!input->live || input->managers.count > 0)
        return 0;
    first.live = NULL;
    first.config = input->live;
    if (json_count(json_get(input->live, "metadata")) == 0) {
        struct json *bare = json_edit(write->arena, input->live);

        json_remove(write->arena, bare, "metadata");
        first.config = bare;
    }
    first.manager.manager = STR("before-first-apply");
    if (structured_update(&first, write->arena, &result, err) < 0)
        return -1;
    input->managers = result.managers;
    return 0;
}

static const struct json *restore_identity(const struct write *write, const struct json *old,
                                           const struct json *config, const struct json *merged)
{
    struct arena *arena = write->arena;
    const struct json *source = json_get(old ? old : config, "metadata");
    struct json *result = json_edit(arena, merged);
    struct json *metadata = json_edit_object(arena, result, "metadata");

    json_set(arena, result, "apiVersion", json_get(config, "apiVersion"));
    json_set(arena, result, "kind", json_get(config, "kind"));
    for (size_t i = 0; identity_fields[i]; i++)
        if (json_get(source, identity_fields[i]))
            json_set(arena, metadata, identity_fields[i], json_get(source, identity_fields[i]));
    if (old && write->subresource.len == 0 && kind_has_status(write->api) &&
        json_get(old, "status"))
        json_set(arena, result, "status", json_get(old, "status"));
    return result;
}

static int check_config(const struct write *write, const struct json *config, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str namespace = json_text_at(config, "metadata.namespace");
    const char *gvk = arena_printf(write->arena, "%s/%s, Kind=%s", write->resource->group,
                                   write->api->name, write->resource->kind);

    if (structured_validate(config, write->api->type, 0, &err) == 0)
        return 0;
    return refuse(why, 500, "", "failed to create typed patch object (%.*s/%.*s; %s): %s",
                  STR_ARG(namespace), STR_ARG(write->name),
                  write->resource->group[0] ? gvk : arena_printf(write->arena, "%s", gvk),
                  error_text(&err));
}

static const char last_applied[] = "kubectl.kubernetes.io/last-applied-configuration";

/* What an object says that was last applied on the client's side, as far as it still is so. */
static const struct field_set *still_as_applied(const struct write *write, const struct json *live)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = write->arena;
    struct str text = json_string(json_get(json_at(live, "metadata.annotations"), last_applied));
    struct structured_comparison changes;
    const struct field_set *set;
    const struct json *applied;

    if (text.len == 0 || json_parse(text, NULL, arena, &applied, &err) < 0)
        return field_set_new(arena);
    applied = ownable(write, applied, true);
    if (structured_field_set(applied, write->api->type, arena, &set, &err) < 0 ||
        structured_compare(applied, live, write->api->type, arena, &changes, &err) < 0)
        return field_set_new(arena);
    set = field_set_difference(set, changes.modified, arena);
    return field_set_difference(set, changes.removed, arena);
}

/*
 * Whoever goes over from applying on the client's side to the server's takes what was applied so
 * far along without force: conflicts about that are none, those that are left are.
 */
static void drop_own_conflicts(const struct write *write, const struct json *live,
                               struct field_conflicts *conflicts)
{
    const struct field_set *own;
    size_t left = 0;

    if (!str_equals(write->manager, "kubectl"))
        return;
    own = still_as_applied(write, live);
    for (size_t i = 0; i < conflicts->count; i++)
        if (!field_set_has(own, conflicts->items[i].path))
            conflicts->items[left++] = conflicts->items[i];
    conflicts->count = left;
}

static int merge_applied(const struct write *write, struct structured_apply *input,
                         struct structured_result *out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct field_conflicts conflicts = { 0 };

    if (structured_apply(input, write->arena, out, &conflicts, &err) == 0)
        return 0;
    if (err.code != ERR_CONFLICT)
        return refuse_internal(why, &err);
    drop_own_conflicts(write, input->live, &conflicts);
    if (conflicts.count > 0)
        return refuse_conflicts(write, &conflicts, why);
    error_release(&err);
    input->force = true;
    return structured_apply(input, write->arena, out, NULL, &err) < 0 ? refuse_internal(why, &err)
                                                                      : 0;
}

static size_t annotations_size(const struct json *annotations)
{
    size_t size = 0;

    for (struct json_cursor at = json_walk(annotations); json_next(&at);)
        size += at.key.len + json_string(at.value).len;
    return size;
}

/*
 * An object that says what was last applied on the client's side says what kubectl applies on the
 * server's from then on, so that its owner can go back. Nobody owns it more by that.
 */
static const struct json *renew_last_applied(const struct write *write, const struct json *config,
                                             const struct json *object)
{
    struct arena *arena = write->arena;
    struct str before =
        json_string(json_get(json_at(object, "metadata.annotations"), last_applied));
    struct json *applied, *result, *annotations;
    struct str text;

    if (!str_equals(write->manager, "kubectl") || before.len == 0)
        return object;
    applied = json_edit(arena, config);
    if (json_get(json_at(applied, "metadata.annotations"), last_applied))
        json_remove(
            arena,
            json_edit_object(arena, json_edit_object(arena, applied, "metadata"), "annotations"),
            last_applied);
    text = json_print(applied, JSON_SORTED, arena);
    result = json_edit(arena, object);
    annotations =
        json_edit_object(arena, json_edit_object(arena, result, "metadata"), "annotations");
    json_set(arena, annotations, last_applied,
             json_new_cstr(arena, arena_printf(arena, "%.*s\n", STR_ARG(text))));
    if (annotations_size(annotations) > ANNOTATIONS_MAX)
        json_remove(arena, annotations, last_applied);
    return result;
}

/* Who applies what is so already has the time at which it last changed anything: at first none. */
static void keep_time(struct field_managers *managers, const struct field_managers *before,
                      const struct field_manager *self)
{
    for (size_t i = 0; i < managers->count; i++) {
        struct field_manager *manager = &managers->items[i];

        if (!manager->applied || !str_equal(manager->manager, self->manager) ||
            !str_equal(manager->api_version, self->api_version) ||
            !str_equal(manager->subresource, self->subresource))
            continue;
        manager->time = STR_EMPTY;
        for (size_t j = 0; j < before->count; j++)
            if (field_manager_same(manager, &before->items[j]))
                manager->time = before->items[j].time;
    }
}

int managed_apply(const struct write *write, const struct json *old, const struct json *config,
                  const struct json **out, struct refusal *why)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct structured_apply input = {
        .live = ownable(write, old, false),
        .config = ownable(write, config, true),
        .type = write->api->type,
        .manager = who(write),
        .force = write->force,
    };
    struct structured_result result;
    struct field_managers before;

    if (check_config(write, config, why) < 0)
        return -1;
    if ((old && field_managers_parse(old, write->arena, &input.managers, &err) < 0) ||
        adopt_first(write, &input, &err) < 0)
        return refuse_internal(why, &err);
    before = input.managers;
    if (merge_applied(write, &input, &result, why) < 0)
        return -1;
    if (!result.object)
        keep_time(&result.managers, &before, &input.manager);
    result.object = renew_last_applied(write, config, result.object ? result.object : input.live);
    if (old && json_equal(result.object, input.live) && same_sets(&before, &result.managers)) {
        *out = old;
        return 0;
    }
    *out = restore_identity(write, old, config, result.object);
    *out = with_managers(write, *out, field_managers_json(&result.managers, write->arena));
    return 0;
}
