/* What takes all that is in it along: a namespace its objects, a definition its resource's. */
#include "base/arena.h"
#include "base/clock.h"
#include "base/vec.h"
#include "cluster.h"
#include "custom_resources.h"
#include "data/json.h"
#include "garbage_private.h"

static const int64_t NS_PER_SECOND = 1000000000;

static bool empty_resource(const struct garbage_work *work, struct api_resource *resource,
                           const char *prefix)
{
    struct object_cursor at = collection_from(resource->objects, str_of(prefix));
    VEC(struct str) keys = { 0 };
    const struct object *object;
    bool is_empty;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), str_of(prefix)))
        vec_push(&keys, str_dup(str_of(object->key), work->arena));
    for (size_t i = 0; i < keys.count; i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        struct garbage_work one;

        if (garbage_load(work->cluster, resource, keys.items[i], arena, &one))
            garbage_remove(&one);
    }
    vec_release(&keys);
    at = collection_from(resource->objects, str_of(prefix));
    object = object_next(&at);
    is_empty = !object || !str_has_prefix(str_of(object->key), str_of(prefix));
    return is_empty;
}

/* ---- a namespace ---- */

/* What is left in a namespace: how many of what, held by which finalizers. */
struct remains {
    struct arena *arena;
    struct json *counts, *finalizers; /* texts with numbers */
};

static void count_text(struct arena *arena, struct json *counts, struct str text)
{
    json_set_str(arena, counts, text,
                 json_new_int(arena, json_int(json_get_str(counts, text), 0) + 1));
}

static void note_remains(struct remains *remains, const struct api_resource *resource,
                         const char *prefix)
{
    struct object_cursor at = collection_from(resource->objects, str_of(prefix));
    const char *label = arena_printf(remains->arena, "%s.%s", resource->plural, resource->group);
    const struct object *object;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), str_of(prefix))) {
        const struct json *finalizers = json_at(object_root(object), "metadata.finalizers");

        count_text(remains->arena, remains->counts, str_of(label));
        for (struct json_cursor one = json_walk(finalizers); json_next(&one);)
            count_text(remains->arena, remains->finalizers, json_string(one.value));
    }
}

static const char *list_remains(struct arena *arena, const char *intro, const struct json *counts,
                                const char *verb)
{
    const char *text = intro;

    for (struct json_cursor at = json_walk(counts); json_next(&at);)
        text = arena_printf(arena, "%s%s%.*s %s %lld resource instances", text,
                            text == intro ? "" : ", ", STR_ARG(at.key), verb,
                            (long long)json_int(at.value, 0));
    return text;
}

static void set_condition(struct arena *arena, struct json *list, const char *type, bool status,
                          const char *const reason_and_message[2])
{
    struct json *condition = json_new_object(arena);

    json_set_text(arena, condition, "type", type);
    json_set_text(arena, condition, "status", status ? "True" : "False");
    json_set_text(arena, condition, "lastTransitionTime",
                  clock_rfc3339(clock_now_ns() / NS_PER_SECOND, arena));
    json_set_text(arena, condition, "reason", reason_and_message[0]);
    json_set_text(arena, condition, "message", reason_and_message[1]);
    json_append(arena, list, condition);
}

static void report_remains(const struct garbage_work *work, const struct remains *remains)
{
    struct arena *arena = work->arena;
    struct json *list = json_new_array(arena), *object = json_edit(arena, work->object);
    const char *content[2] = {
        "SomeResourcesRemain",
        list_remains(arena, "Some resources are remaining: ", remains->counts, "has")
    };
    const char *finalizers[2] = {
        "SomeFinalizersRemain",
        list_remains(arena, "Some content in the namespace has finalizers remaining: ",
                     remains->finalizers, "in")
    };

    set_condition(
        arena, list, "NamespaceDeletionDiscoveryFailure", false,
        (const char *const[]){ "ResourcesDiscovered", "All resources successfully discovered" });
    set_condition(arena, list, "NamespaceDeletionGroupVersionParsingFailure", false,
                  (const char *const[]){ "ParsedGroupVersions",
                                         "All legacy kube types successfully parsed" });
    set_condition(arena, list, "NamespaceDeletionContentFailure", false,
                  (const char *const[]){ "ContentDeleted", "All content successfully deleted, may "
                                                           "be waiting on finalization" });
    set_condition(arena, list, "NamespaceContentRemaining", true, content);
    set_condition(arena, list, "NamespaceFinalizersRemaining", true, finalizers);
    if (json_equal(json_get(json_item(list, 3), "message"),
                   json_at(work->object, "status.conditions.3.message")))
        return; /* nothing changed: this write would only wake us again */
    json_set(arena, json_edit_object(arena, object, "status"), "conditions", list);
    garbage_save(work, object, "status");
}

void garbage_end_namespace(const struct garbage_work *work)
{
    struct cluster *cluster = work->cluster;
    struct remains remains = { work->arena, json_new_object(work->arena),
                               json_new_object(work->arena) };
    const char *prefix =
        arena_printf(work->arena, "%s/", json_cstr_at(work->object, "metadata.name"));
    bool is_empty = true;
    struct json *object;

    for (size_t i = 0; i < cluster->resources.count; i++) {
        if (!cluster->resources.items[i]->is_namespaced ||
            empty_resource(work, cluster->resources.items[i], prefix))
            continue;
        is_empty = false;
        note_remains(&remains, cluster->resources.items[i], prefix);
    }
    if (!is_empty) {
        report_remains(work, &remains);
        return;
    }
    object = json_edit(work->arena, work->object);
    json_remove(work->arena, json_edit_object(work->arena, object, "spec"), "finalizers");
    garbage_save(work, object, "finalize");
}

/* ---- a definition ---- */

void garbage_end_definition(const struct garbage_work *work)
{
    struct api_resource *resource =
        cluster_resource(work->cluster, json_text_at(work->object, "spec.group"),
                         json_text_at(work->object, "spec.names.plural"));
    struct json *object;

    if (!garbage_has_finalizer(work->object, CUSTOM_RESOURCES_FINALIZER))
        return;
    if (!resource || !is_custom(resource) || empty_resource(work, resource, "")) {
        garbage_drop_finalizer(work, CUSTOM_RESOURCES_FINALIZER);
        return;
    }
    object = json_edit(work->arena, work->object);
    if (str_equals(json_text_at(object, "status.conditions.2.reason"),
                   "InstanceDeletionInProgress"))
        return;
    custom_resources_set_terminating(object, "InstanceDeletionInProgress",
                                     "CustomResource deletion is in progress", work->arena);
    garbage_save(work, object, "status");
}
