#include "garbage.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "cluster.h"
#include "custom_resources.h"
#include "data/json.h"
#include "io/loop.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

enum { JOBS_A_TURN = 256, LABEL_MAX = 512 };
static const int64_t NS_PER_SECOND = 1000000000;
#define DEFINITIONS "customresourcedefinitions.apiextensions.k8s.io"

/* An object to look at, by name: it may be another, or gone, when its turn comes. */
struct place {
    char *group, *plural, *key;
};

struct places {
    VEC(struct place) items;
};

struct garbage {
    struct cluster *cluster;
    struct map *dependents; /* uid of an owner: struct places */
    struct places queue;
    size_t next;
    struct watch *timer; /* NULL: nothing to do */
};

/* ---- places ---- */

static void push(struct places *places, const struct api_resource *resource, struct str key)
{
    struct place place = { xstrdup(resource->group), xstrdup(resource->plural), NULL };

    place.key = xcalloc(1, key.len + 1);
    memcpy(place.key, key.ptr, key.len);
    vec_push(&places->items, place);
}

static void release_place(struct place *place)
{
    free(place->group);
    free(place->plural);
    free(place->key);
}

static void places_free(struct places *places)
{
    for (size_t i = 0; i < places->items.count; i++)
        release_place(&places->items.items[i]);
    vec_release(&places->items);
}

struct garbage *garbage_new(struct cluster *cluster)
{
    struct garbage *garbage = xcalloc(1, sizeof(*garbage));

    garbage->cluster = cluster;
    garbage->dependents = map_new();
    return garbage;
}

void garbage_free(struct garbage *garbage)
{
    if (!garbage)
        return;
    if (garbage->timer)
        watch_cancel(garbage->timer);
    for (struct map_cursor at = { 0 }; map_next(garbage->dependents, &at);) {
        places_free(at.value);
        free(at.value);
    }
    map_free(garbage->dependents);
    for (size_t i = 0; i < garbage->next; i++) /* these were released when they were looked at */
        garbage->queue.items.items[i] = (struct place){ 0 };
    places_free(&garbage->queue);
    free(garbage);
}

/* ---- finding ---- */

static struct str key_of(const struct json *object, struct arena *arena)
{
    return cluster_object_key(json_text_at(object, "metadata.namespace"),
                              json_text_at(object, "metadata.name"), arena);
}

static const struct json *find_owner(struct garbage *garbage, const struct json *reference,
                                     struct str namespace, struct api_resource **resource)
{
    struct str group, version;
    const struct json *owner;

    schema_split_api_version(json_text_at(reference, "apiVersion"), &group, &version);
    *resource = cluster_kind(garbage->cluster, group, json_text_at(reference, "kind"));
    if (!*resource)
        return NULL;
    owner =
        cluster_get(garbage->cluster, *resource, (*resource)->is_namespaced ? namespace : STR_EMPTY,
                    json_text_at(reference, "name"));
    if (!str_equal(json_text_at(owner, "metadata.uid"), json_text_at(reference, "uid")))
        return NULL;
    return owner;
}

static bool has_finalizer(const struct json *object, const char *name)
{
    for (struct json_cursor at = json_walk(json_at(object, "metadata.finalizers")); json_next(&at);)
        if (str_equals(json_string(at.value), name))
            return true;
    return false;
}

static const struct json *reference_to(const struct json *object, struct str uid)
{
    const struct json *references = json_at(object, "metadata.ownerReferences");

    for (struct json_cursor at = json_walk(references); json_next(&at);)
        if (str_equal(json_text_at(at.value, "uid"), uid))
            return at.value;
    return NULL;
}

/* ---- writing ---- */

struct work {
    struct garbage *garbage;
    struct arena *arena;
    struct api_resource *resource;
    const struct json *object; /* a copy in the arena */
};

static struct write write_of(const struct work *work, const char *subresource)
{
    return write_internal(work->garbage->cluster, work->resource,
                          json_text_at(work->object, "metadata.namespace"),
                          json_text_at(work->object, "metadata.name"), subresource, work->arena);
}

static void remove_object(const struct work *work)
{
    struct write_delete options = {
        .propagation = STR("Background"), .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = 0
    };
    struct refusal why = { .arena = work->arena };
    struct write write = write_of(work, "");
    const struct json *left;

    if (json_at(work->object, "metadata.deletionTimestamp") &&
        json_count(json_at(work->object, "metadata.finalizers")) > 0)
        return;
    /* What is refused here is gone, or protected; both end the matter. */
    (void)!write_remove(&write, &options, &left, &why);
}

static void save(const struct work *work, const struct json *object, const char *subresource)
{
    struct refusal why = { .arena = work->arena };
    struct write write = write_of(work, subresource);
    const struct json *out;

    /* Nobody else writes between the copy and this: it fails only for what is gone. */
    if (write_update(&write, object, &out, &why) < 0 && why.code != 404)
        log_warn("garbage collection cannot write",
                 F("name", json_cstr_at(object, "metadata.name")), F("error", why.message));
}

static void drop_finalizer(const struct work *work, const char *name)
{
    struct json *object = json_edit(work->arena, work->object);
    struct json *metadata = json_edit_object(work->arena, object, "metadata");
    struct json *list = json_edit_get(work->arena, metadata, "finalizers");

    for (size_t i = json_count(list); i-- > 0;)
        if (str_equals(json_string(json_item(list, i)), name))
            json_remove_item(work->arena, list, i);
    if (json_count(list) == 0)
        json_remove(work->arena, metadata, "finalizers");
    save(work, object, "");
}

static void drop_reference(const struct work *work, struct str uid)
{
    struct json *object = json_edit(work->arena, work->object);
    struct json *metadata = json_edit_object(work->arena, object, "metadata");
    struct json *list = json_edit_get(work->arena, metadata, "ownerReferences");

    for (size_t i = json_count(list); i-- > 0;)
        if (str_equal(json_text_at(json_item(list, i), "uid"), uid))
            json_remove_item(work->arena, list, i);
    if (json_count(list) == 0)
        json_remove(work->arena, metadata, "ownerReferences");
    save(work, object, "");
}

/* ---- an owner that is being deleted ---- */

static bool load(struct garbage *garbage, const struct place *place, struct arena *arena,
                 struct work *out)
{
    const struct object *object;

    *out = (struct work){ .garbage = garbage, .arena = arena };
    out->resource = cluster_resource(garbage->cluster, str_of(place->group), str_of(place->plural));
    if (!out->resource)
        return false;
    object = collection_find(out->resource->objects, str_of(place->key));
    if (!object)
        return false;
    out->object = json_copy(arena, object_root(object));
    return true;
}

/* Call `visit` for all that name `uid` as an owner. Returns how many hold it back. */
static unsigned each_dependent(struct garbage *garbage, struct str uid, struct arena *arena,
                               void (*visit)(const struct work *work, struct str uid))
{
    struct places *places = map_find(garbage->dependents, uid);
    unsigned blocking = 0;

    for (size_t i = 0; places && i < places->items.count; i++) {
        struct work work;
        const struct json *reference;

        if (!load(garbage, &places->items.items[i], arena, &work))
            continue;
        reference = reference_to(work.object, uid);
        if (!reference)
            continue;
        blocking += json_bool(json_get(reference, "blockOwnerDeletion"), false);
        if (visit)
            visit(&work, uid);
    }
    return blocking;
}

static void remove_dependent(const struct work *work, struct str uid)
{
    (void)uid;
    remove_object(work);
}

static void work_off_finalizers(const struct work *work)
{
    struct str uid = json_text_at(work->object, "metadata.uid");

    if (has_finalizer(work->object, "kubernetes.io/pvc-protection")) {
        drop_finalizer(work, "kubernetes.io/pvc-protection");
    } else if (has_finalizer(work->object, "orphan")) {
        (void)each_dependent(work->garbage, uid, work->arena, drop_reference);
        drop_finalizer(work, "orphan");
    } else if (has_finalizer(work->object, "foregroundDeletion")) {
        (void)each_dependent(work->garbage, uid, work->arena, remove_dependent);
        if (each_dependent(work->garbage, uid, work->arena, NULL) == 0)
            drop_finalizer(work, "foregroundDeletion");
    }
}

/* ---- an object whose owners are gone ---- */

static bool is_abandoned(const struct work *work)
{
    const struct json *references = json_at(work->object, "metadata.ownerReferences");
    struct str namespace = json_text_at(work->object, "metadata.namespace");

    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        struct api_resource *resource;

        if (find_owner(work->garbage, at.value, namespace, &resource))
            return false;
        if (!resource)
            return false; /* of a kind that is not known: nobody can tell */
    }
    return json_count(references) > 0;
}

/* ---- a namespace that ends ---- */

static bool empty_resource(const struct work *work, struct api_resource *resource,
                           const char *prefix)
{
    struct object_cursor at = collection_from(resource->objects, str_of(prefix));
    struct places found = { 0 };
    const struct object *object;
    bool is_empty;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), str_of(prefix)))
        push(&found, resource, str_of(object->key));
    for (size_t i = 0; i < found.items.count; i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        struct work one;

        if (load(work->garbage, &found.items.items[i], arena, &one))
            remove_object(&one);
    }
    places_free(&found);
    at = collection_from(resource->objects, str_of(prefix));
    object = object_next(&at);
    is_empty = !object || !str_has_prefix(str_of(object->key), str_of(prefix));
    return is_empty;
}

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

static void report_remains(const struct work *work, const struct remains *remains)
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
    save(work, object, "status");
}

static void end_namespace(const struct work *work)
{
    struct cluster *cluster = work->garbage->cluster;
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
    save(work, object, "finalize");
}

/* ---- a definition that ends ---- */

static void end_definition(const struct work *work)
{
    struct api_resource *resource =
        cluster_resource(work->garbage->cluster, json_text_at(work->object, "spec.group"),
                         json_text_at(work->object, "spec.names.plural"));
    struct json *object;

    if (!has_finalizer(work->object, CUSTOM_RESOURCES_FINALIZER))
        return;
    if (!resource || !is_custom(resource) || empty_resource(work, resource, "")) {
        drop_finalizer(work, CUSTOM_RESOURCES_FINALIZER);
        return;
    }
    object = json_edit(work->arena, work->object);
    if (str_equals(json_text_at(object, "status.conditions.2.reason"),
                   "InstanceDeletionInProgress"))
        return;
    custom_resources_set_terminating(object, "InstanceDeletionInProgress",
                                     "CustomResource deletion is in progress", work->arena);
    save(work, object, "status");
}

/* ---- the queue ---- */

static void look_at(struct garbage *garbage, const struct place *place)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct work work;

    if (!load(garbage, place, arena, &work))
        return;
    if (json_at(work.object, "metadata.deletionTimestamp")) {
        if (work.resource == cluster_builtin(garbage->cluster, "namespaces"))
            end_namespace(&work);
        else if (work.resource == cluster_builtin(garbage->cluster, DEFINITIONS))
            end_definition(&work);
        else
            work_off_finalizers(&work);
        return;
    }
    if (is_abandoned(&work))
        remove_object(&work);
}

static void on_turn(void *context)
{
    struct garbage *garbage = context;

    for (unsigned i = 0; i < JOBS_A_TURN && garbage->next < garbage->queue.items.count; i++) {
        struct place place = garbage->queue.items.items[garbage->next++];

        look_at(garbage, &place);
        release_place(&place);
    }
    watch_cancel(garbage->timer);
    garbage->timer = NULL;
    if (garbage->next < garbage->queue.items.count) {
        garbage->timer = loop_watch_once(garbage->cluster->loop, 0, on_turn, garbage);
        return;
    }
    garbage->queue.items.count = garbage->next = 0;
}

static void enqueue(struct garbage *garbage, const struct api_resource *resource, struct str key)
{
    push(&garbage->queue, resource, key);
    if (!garbage->timer)
        garbage->timer = loop_watch_once(garbage->cluster->loop, 0, on_turn, garbage);
}

static void note_owners(struct garbage *garbage, const struct api_resource *resource,
                        const struct json *object, const struct json *before, struct str key)
{
    const struct json *references = json_at(object, "metadata.ownerReferences");

    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        struct str uid = json_text_at(at.value, "uid");
        struct places *places = map_find(garbage->dependents, uid);
        struct api_resource *owner_resource;

        if (reference_to(before, uid))
            continue;
        if (!places) {
            places = xcalloc(1, sizeof(*places));
            map_put(garbage->dependents, uid, places);
        }
        push(places, resource, key);
        if (!find_owner(garbage, at.value, json_text_at(object, "metadata.namespace"),
                        &owner_resource))
            enqueue(garbage, resource, key);
    }
}

/* Whoever waited for it, or depended on it, is looked at. */
static void note_deleted(struct garbage *garbage, const struct api_resource *gone,
                         const struct json *object, struct arena *arena)
{
    char label[LABEL_MAX];
    struct str namespace = json_text_at(object, "metadata.namespace");
    struct str uid = json_text_at(object, "metadata.uid");
    struct places *places = map_remove(garbage->dependents, uid);
    const struct json *references = json_at(object, "metadata.ownerReferences"), *home;
    struct api_resource *namespaces = cluster_builtin(garbage->cluster, "namespaces");

    for (size_t i = 0; places && i < places->items.count; i++) {
        struct place *place = &places->items.items[i];
        struct api_resource *resource =
            cluster_resource(garbage->cluster, str_of(place->group), str_of(place->plural));

        if (resource)
            enqueue(garbage, resource, str_of(place->key));
    }
    if (places)
        places_free(places);
    free(places);
    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        struct api_resource *resource;
        const struct json *owner = find_owner(garbage, at.value, namespace, &resource);

        if (owner && json_at(owner, "metadata.deletionTimestamp"))
            enqueue(garbage, resource, key_of(owner, arena));
    }
    if (custom_resources_are_ending(garbage->cluster, gone))
        enqueue(garbage, cluster_builtin(garbage->cluster, DEFINITIONS),
                str_of(api_resource_label(gone, label, sizeof(label))));
    home = namespace.len ? cluster_get(garbage->cluster, namespaces, STR_EMPTY, namespace) : NULL;
    if (home && json_at(home, "metadata.deletionTimestamp"))
        enqueue(garbage, namespaces, namespace);
}

void garbage_see(struct garbage *garbage, struct api_resource *resource, const struct event *event)
{
    const struct json *object = json_doc_root(event->doc);
    const struct json *before = event->before ? json_doc_root(event->before) : NULL;
    CLEANUP(arena_free) struct arena *arena = NULL;

    if (!garbage)
        return;
    if (event->type != EVENT_DELETED && !json_at(object, "metadata.ownerReferences") &&
        !json_at(object, "metadata.deletionTimestamp"))
        return;
    arena = arena_new();
    if (event->type == EVENT_DELETED) {
        note_deleted(garbage, resource, object, arena);
        return;
    }
    note_owners(garbage, resource, object, before, key_of(object, arena));
    if (json_at(object, "metadata.deletionTimestamp"))
        enqueue(garbage, resource, key_of(object, arena));
}

void garbage_resume(struct garbage *garbage)
{
    for (size_t i = 0; i < garbage->cluster->resources.count; i++) {
        struct api_resource *resource = garbage->cluster->resources.items[i];
        struct object_cursor at = collection_from(resource->objects, STR_EMPTY);
        const struct object *object;

        while ((object = object_next(&at))) {
            struct event event = { EVENT_ADDED, object->version, object->doc, NULL };

            garbage_see(garbage, resource, &event);
        }
    }
}
