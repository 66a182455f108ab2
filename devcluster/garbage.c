#include "garbage.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "cluster.h"
#include "custom_resources.h"
#include "data/json.h"
#include "garbage_private.h"
#include "io/loop.h"
#include "write.h"

#include <stdlib.h>
#include <string.h>

enum { JOBS_A_TURN = 256, LABEL_MAX = 512 };
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

bool garbage_has_finalizer(const struct json *object, const char *name)
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

static struct write write_of(const struct garbage_work *work, const char *subresource)
{
    return write_internal(work->cluster, work->resource,
                          json_text_at(work->object, "metadata.namespace"),
                          json_text_at(work->object, "metadata.name"), subresource, work->arena);
}

void garbage_remove(const struct garbage_work *work)
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

void garbage_save(const struct garbage_work *work, const struct json *object,
                  const char *subresource)
{
    struct refusal why = { .arena = work->arena };
    struct write write = write_of(work, subresource);
    const struct json *out;

    /* Nobody else writes between the copy and this: it fails only for what is gone. */
    if (write_update(&write, object, &out, &why) < 0 && why.code != 404)
        log_warn("garbage collection cannot write",
                 F("name", json_cstr_at(object, "metadata.name")), F("error", why.message));
}

void garbage_drop_finalizer(const struct garbage_work *work, const char *name)
{
    struct json *object = json_edit(work->arena, work->object);
    struct json *metadata = json_edit_object(work->arena, object, "metadata");
    struct json *list = json_edit_get(work->arena, metadata, "finalizers");

    for (size_t i = json_count(list); i-- > 0;)
        if (str_equals(json_string(json_item(list, i)), name))
            json_remove_item(work->arena, list, i);
    if (json_count(list) == 0)
        json_remove(work->arena, metadata, "finalizers");
    garbage_save(work, object, "");
}

static void drop_reference(const struct garbage_work *work, struct str uid)
{
    struct json *object = json_edit(work->arena, work->object);
    struct json *metadata = json_edit_object(work->arena, object, "metadata");
    struct json *list = json_edit_get(work->arena, metadata, "ownerReferences");

    for (size_t i = json_count(list); i-- > 0;)
        if (str_equal(json_text_at(json_item(list, i), "uid"), uid))
            json_remove_item(work->arena, list, i);
    if (json_count(list) == 0)
        json_remove(work->arena, metadata, "ownerReferences");
    garbage_save(work, object, "");
}

/* ---- an owner that is being deleted ---- */

bool garbage_load(struct cluster *cluster, struct api_resource *resource, struct str key,
                  struct arena *arena, struct garbage_work *out)
{
    const struct object *object = resource ? collection_find(resource->objects, key) : NULL;

    if (!object)
        return false;
    *out = (struct garbage_work){ cluster, arena, resource, json_copy(arena, object_root(object)) };
    return true;
}

static bool load_place(struct garbage *garbage, const struct place *place, struct arena *arena,
                       struct garbage_work *out)
{
    struct api_resource *resource =
        cluster_resource(garbage->cluster, str_of(place->group), str_of(place->plural));

    return garbage_load(garbage->cluster, resource, str_of(place->key), arena, out);
}

/* Call `visit` for all that name `uid` as an owner. Returns how many hold it back. */
static unsigned each_dependent(struct garbage *garbage, struct str uid, struct arena *arena,
                               void (*visit)(const struct garbage_work *work, struct str uid))
{
    struct places *places = map_find(garbage->dependents, uid);
    unsigned blocking = 0;

    for (size_t i = 0; places && i < places->items.count; i++) {
        struct garbage_work work;
        const struct json *reference;

        if (!load_place(garbage, &places->items.items[i], arena, &work))
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

static void remove_dependent(const struct garbage_work *work, struct str uid)
{
    (void)uid;
    garbage_remove(work);
}

static void work_off_finalizers(const struct garbage_work *work)
{
    struct str uid = json_text_at(work->object, "metadata.uid");

    if (garbage_has_finalizer(work->object, "kubernetes.io/pvc-protection")) {
        garbage_drop_finalizer(work, "kubernetes.io/pvc-protection");
    } else if (garbage_has_finalizer(work->object, "orphan")) {
        (void)each_dependent(work->cluster->garbage, uid, work->arena, drop_reference);
        garbage_drop_finalizer(work, "orphan");
    } else if (garbage_has_finalizer(work->object, "foregroundDeletion")) {
        (void)each_dependent(work->cluster->garbage, uid, work->arena, remove_dependent);
        if (each_dependent(work->cluster->garbage, uid, work->arena, NULL) == 0)
            garbage_drop_finalizer(work, "foregroundDeletion");
    }
}

/* ---- an object whose owners are gone ---- */

static bool is_abandoned(const struct garbage_work *work)
{
    const struct json *references = json_at(work->object, "metadata.ownerReferences");
    struct str namespace = json_text_at(work->object, "metadata.namespace");

    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        struct api_resource *resource;

        if (find_owner(work->cluster->garbage, at.value, namespace, &resource))
            return false;
        if (!resource)
            return false; /* of a kind that is not known: nobody can tell */
    }
    return json_count(references) > 0;
}

/* ---- the queue ---- */

static void look_at(struct garbage *garbage, const struct place *place)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct garbage_work work;

    if (!load_place(garbage, place, arena, &work))
        return;
    if (json_at(work.object, "metadata.deletionTimestamp")) {
        if (work.resource == cluster_builtin(garbage->cluster, "namespaces"))
            garbage_end_namespace(&work);
        else if (work.resource == cluster_builtin(garbage->cluster, DEFINITIONS))
            garbage_end_definition(&work);
        else
            work_off_finalizers(&work);
        return;
    }
    if (is_abandoned(&work))
        garbage_remove(&work);
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
