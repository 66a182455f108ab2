#include "controllers/controllers.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/vec.h"
#include "cluster.h"
#include "config.h"
#include "controllers/control.h"
#include "data/digest.h"
#include "data/json.h"
#include "decode.h"
#include "gitops/time_zones.h"
#include "io/loop.h"
#include "kube/selector.h"
#include "write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000, NS_PER_MS = 1000000;
enum { LOOKS_A_TURN = 100 };

static const struct controller table[] = {
    { "pods", control_pod },
    { "replicasets.apps", control_replica_set },
    { "deployments.apps", control_deployment },
    { "statefulsets.apps", control_stateful_set },
    { "daemonsets.apps", control_daemon_set },
    { "jobs.batch", control_job },
    { "cronjobs.batch", control_cron_job },
    { "persistentvolumeclaims", control_claim },
    { "services", control_service },
    { "ingresses.networking.k8s.io", control_ingress },
    { "namespaces", control_namespace },
    { "secrets", control_secret },
};
enum { CONTROLLERS = sizeof(table) / sizeof(table[0]) };

/* An object that is to be looked at; by its key, it may be gone then. */
struct due {
    size_t controller;
    int64_t at_ms;
    char *key;
};

struct controllers {
    struct cluster *cluster;
    struct api_resource *resources[CONTROLLERS];
    const struct api_resource *pods, *accounts;
    bool runs[CONTROLLERS];
    VEC(struct due) queue;
    struct happenings *happenings;
    struct time_zones *zones; /* NULL: nobody asked yet */
    struct watch *timer;
    bool is_busy;
};

/* NULL, "" and "*" want all. */
static bool is_wanted(const char *list, const char *resource)
{
    struct str rest = str_of(list ? list : ""), item;

    if (rest.len == 0 || str_equals(rest, "*"))
        return true;
    while (rest.len > 0) {
        str_cut(rest, ',', &item, &rest);
        if (str_equals(item, resource))
            return true;
    }
    return false;
}

struct controllers *controllers_new(struct cluster *cluster)
{
    struct controllers *controllers = xcalloc(1, sizeof(*controllers));

    controllers->cluster = cluster;
    controllers->happenings = happenings_new(cluster);
    controllers->pods = cluster_builtin(cluster, "pods");
    controllers->accounts = cluster_builtin(cluster, "serviceaccounts");
    for (size_t i = 0; i < CONTROLLERS; i++) {
        controllers->resources[i] = cluster_builtin(cluster, table[i].resource);
        controllers->runs[i] = is_wanted(cluster->config->controllers, table[i].resource);
    }
    /* What outlived the process. All kinds are known by now, because one kind's object wakes
     * another's. */
    for (size_t i = 0; i < CONTROLLERS; i++) {
        struct object_cursor at = collection_from(controllers->resources[i]->objects, STR_EMPTY);
        const struct object *object;

        while ((object = object_next(&at))) {
            struct event event = { EVENT_ADDED, object->version, object->doc, NULL };

            controllers_see(controllers, controllers->resources[i], &event);
        }
    }
    return controllers;
}

void controllers_free(struct controllers *controllers)
{
    if (!controllers)
        return;
    if (controllers->timer)
        watch_cancel(controllers->timer);
    for (size_t i = 0; i < controllers->queue.count; i++)
        free(controllers->queue.items[i].key);
    vec_release(&controllers->queue);
    happenings_free(controllers->happenings);
    time_zones_free(controllers->zones);
    free(controllers);
}

/* ---- the queue ---- */

static void look_at(struct controllers *controllers, const struct due *due)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct api_resource *resource = controllers->resources[due->controller];
    const struct object *object = collection_find(resource->objects, str_of(due->key));
    struct control control = {
        controllers, controllers->cluster, arena, resource, NULL, STR_EMPTY, STR_EMPTY, STR_EMPTY
    };

    if (!object || !controllers->runs[due->controller])
        return;
    control.object = json_copy(arena, object_root(object));
    control.namespace = json_text_at(control.object, "metadata.namespace");
    control.name = json_text_at(control.object, "metadata.name");
    control.uid = json_text_at(control.object, "metadata.uid");
    table[due->controller].look(&control);
}

static void on_time(void *context);

static void arm(struct controllers *controllers)
{
    int64_t first = INT64_MAX, delay;

    for (size_t i = 0; i < controllers->queue.count; i++)
        if (controllers->queue.items[i].at_ms < first)
            first = controllers->queue.items[i].at_ms;
    if (controllers->timer)
        watch_cancel(controllers->timer);
    controllers->timer = NULL;
    if (controllers->queue.count == 0)
        return;
    delay = first - clock_monotonic_ms();
    controllers->timer =
        loop_watch_once(controllers->cluster->loop, delay < 0 ? 0 : delay, on_time, controllers);
}

static void on_time(void *context)
{
    struct controllers *controllers = context;
    int64_t now = clock_monotonic_ms();
    size_t looked = 0;

    controllers->is_busy = true;
    for (size_t i = 0; i < controllers->queue.count && looked < LOOKS_A_TURN;) {
        struct due due = controllers->queue.items[i];

        if (due.at_ms > now) {
            i++;
            continue;
        }
        vec_remove(&controllers->queue, i);
        look_at(controllers, &due);
        free(due.key);
        looked++;
    }
    controllers->is_busy = false;
    arm(controllers);
}

static void enqueue(struct controllers *controllers, size_t controller, struct str key,
                    int64_t delay_ms)
{
    int64_t at = clock_monotonic_ms() + delay_ms;
    struct due due = { controller, at, NULL };

    for (size_t i = 0; i < controllers->queue.count; i++) {
        struct due *known = &controllers->queue.items[i];

        if (known->controller == controller && known->at_ms <= at && str_equals(key, known->key))
            return;
    }
    due.key = xcalloc(1, key.len + 1);
    memcpy(due.key, key.ptr, key.len);
    vec_push(&controllers->queue, due);
    if (controllers->is_busy)
        return;
    if (delay_ms > 0 || controllers->queue.count == 1 || !controllers->timer)
        arm(controllers);
    else
        watch_restart(controllers->timer, 0);
}

static size_t controller_of(const struct controllers *controllers,
                            const struct api_resource *resource)
{
    for (size_t i = 0; i < CONTROLLERS; i++)
        if (controllers->resources[i] == resource)
            return i;
    return CONTROLLERS;
}

/* All of a kind in a namespace: nothing says which of them it is about. */
static void wake_all(struct controllers *controllers, const char *resource, struct str namespace)
{
    struct api_resource *woken = cluster_builtin(controllers->cluster, resource);
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str prefix = str_of(arena_printf(arena, "%.*s/", STR_ARG(namespace)));
    struct object_cursor at = collection_from(woken->objects, prefix);
    const struct object *object;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), prefix))
        enqueue(controllers, controller_of(controllers, woken), str_of(object->key), 0);
}

/* Services are chosen by their pods' labels, not by ownership; Secrets name their account. */
static void wake_others(struct controllers *controllers, const struct api_resource *resource,
                        const struct event *event)
{
    struct str namespace = json_text_at(json_doc_root(event->doc), "metadata.namespace");

    if (resource == controllers->pods)
        wake_all(controllers, "services", namespace);
    if (resource == controllers->accounts && event->type == EVENT_DELETED)
        wake_all(controllers, "secrets", namespace);
}

void controllers_see(struct controllers *controllers, struct api_resource *resource,
                     const struct event *event)
{
    const struct json *object = json_doc_root(event->doc);
    const struct json *references = json_at(object, "metadata.ownerReferences");
    size_t own = controller_of(controllers, resource);
    CLEANUP(arena_free) struct arena *arena = NULL;

    wake_others(controllers, resource, event);
    if (own == CONTROLLERS && !references)
        return;
    arena = arena_new();
    if (own < CONTROLLERS && event->type != EVENT_DELETED)
        enqueue(controllers, own,
                cluster_object_key(json_text_at(object, "metadata.namespace"),
                                   json_text_at(object, "metadata.name"), arena),
                0);
    for (struct json_cursor at = json_walk(references); json_next(&at);) {
        struct str group, version;
        struct api_resource *owner;
        size_t controller;

        schema_split_api_version(json_text_at(at.value, "apiVersion"), &group, &version);
        owner = cluster_kind(controllers->cluster, group, json_text_at(at.value, "kind"));
        controller = owner ? controller_of(controllers, owner) : CONTROLLERS;
        if (controller < CONTROLLERS && json_bool(json_get(at.value, "controller"), false))
            enqueue(controllers, controller,
                    cluster_object_key(json_text_at(object, "metadata.namespace"),
                                       json_text_at(at.value, "name"), arena),
                    0);
    }
}

/* ---- what controllers are made of ---- */

struct time_zones *control_time_zones(struct control *control)
{
    if (!control->controllers->zones)
        control->controllers->zones = time_zones_new(NULL);
    return control->controllers->zones;
}

void control_again(struct control *control, int64_t delay_ms)
{
    enqueue(control->controllers, controller_of(control->controllers, control->resource),
            cluster_object_key(control->namespace, control->name, control->arena), delay_ms);
}

int64_t control_int(const struct json *object, const char *path, int64_t fallback)
{
    return json_int(json_at(object, path), fallback);
}

int64_t control_part_of(const struct json *value, int64_t whole, bool is_rounded_up)
{
    int64_t parts;

    if (!json_is(value, JSON_STRING))
        return json_int(value, 0);
    parts = strtoll(json_cstr(value), NULL, 10) * whole;
    return (parts + (is_rounded_up ? 99 : 0)) / 100;
}

const char *control_now(struct control *control)
{
    return clock_rfc3339(clock_now_ns() / NS_PER_SECOND, control->arena);
}

static bool is_controlled(const struct control *control, const struct json *object)
{
    const struct json *references = json_at(object, "metadata.ownerReferences");

    for (struct json_cursor at = json_walk(references); json_next(&at);)
        if (json_bool(json_get(at.value, "controller"), false) &&
            str_equal(json_text_at(at.value, "uid"), control->uid))
            return true;
    return false;
}

const struct json *control_all_children(struct control *control, const char *resource)
{
    struct json *list = json_new_array(control->arena);
    struct api_resource *children = cluster_builtin(control->cluster, resource);
    struct str prefix = str_of(arena_printf(control->arena, "%.*s/", STR_ARG(control->namespace)));
    struct object_cursor at = collection_from(children->objects, prefix);
    const struct object *object;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), prefix)) {
        const struct json *root = object_root(object);

        if (is_controlled(control, root))
            json_append(control->arena, list, json_copy(control->arena, root));
    }
    return list;
}

const struct json *control_children(struct control *control, const char *resource)
{
    struct json *list = json_new_array(control->arena);

    for (struct json_cursor at = json_walk(control_all_children(control, resource));
         json_next(&at);)
        if (!json_at(at.value, "metadata.deletionTimestamp"))
            json_append(control->arena, list, at.value);
    return list;
}

struct json *control_child(struct control *control, const char *name, const struct json *template)
{
    struct arena *arena = control->arena;
    struct json *child = json_new_object(arena), *reference = json_new_object(arena);
    struct json *references = json_new_array(arena), *metadata;
    const char *version = control->resource->group[0]
                              ? arena_printf(arena, "%s/%s", control->resource->group,
                                             control->resource->versions[0].name)
                              : control->resource->versions[0].name;

    metadata = json_get(template, "metadata") ? json_edit(arena, json_get(template, "metadata"))
                                              : json_new_object(arena);
    json_remove(arena, metadata, "creationTimestamp");
    json_set_text(arena, metadata, name[strlen(name) - 1] == '-' ? "generateName" : "name", name);
    json_set(arena, metadata, "namespace", json_new_string(arena, control->namespace));
    json_set_text(arena, reference, "apiVersion", version);
    json_set_text(arena, reference, "kind", control->resource->kind);
    json_set(arena, reference, "name", json_new_string(arena, control->name));
    json_set(arena, reference, "uid", json_new_string(arena, control->uid));
    json_set_bool(arena, reference, "controller", true);
    json_set_bool(arena, reference, "blockOwnerDeletion", true);
    json_append(arena, references, reference);
    json_set(arena, metadata, "ownerReferences", references);
    json_set(arena, child, "metadata", metadata);
    if (json_get(template, "spec"))
        json_set(arena, child, "spec", json_get(template, "spec"));
    return child;
}

static void say(const struct control *control, const char *what, const struct refusal *why)
{
    log_debug("a controller could not do its work", F("what", what),
              F("kind", control->resource->kind), F("error", why->message));
}

const struct json *control_create(struct control *control, const char *resource,
                                  const struct json *object)
{
    struct refusal why = { .arena = control->arena };
    struct api_resource *target = cluster_builtin(control->cluster, resource);
    struct decoding decoding = { .arena = control->arena,
                                 .resource = target,
                                 .api = &target->versions[target->storage],
                                 .validation = VALIDATION_IGNORE };
    struct write write =
        write_internal(control->cluster, target, json_text_at(object, "metadata.namespace"),
                       json_text_at(object, "metadata.name"), "", control->arena);

    if (decode_object(&decoding, object, &object, &why) == 0 &&
        write_create(&write, object, &object, &why) == 0)
        return json_copy(control->arena, object);
    say(control, "create", &why);
    return NULL;
}

void control_tell_of(struct control *control, const struct json *about,
                     const struct happening *happening)
{
    happenings_tell(control->controllers->happenings, about, happening);
}

void control_tell(struct control *control, const char *component, const char *reason,
                  const char *message)
{
    control_tell_of(control, control->object,
                    &(struct happening){ component, "", "Normal", reason, message, "" });
}

bool control_update(struct control *control, const char *resource, const struct json *object,
                    const char *subresource)
{
    struct refusal why = { .arena = control->arena };
    struct api_resource *target = cluster_builtin(control->cluster, resource);
    struct write write =
        write_internal(control->cluster, target, json_text_at(object, "metadata.namespace"),
                       json_text_at(object, "metadata.name"), subresource, control->arena);
    const struct json *out;

    if (write_update(&write, object, &out, &why) == 0)
        return true;
    say(control, "update", &why);
    return false;
}

void control_delete(struct control *control, const char *resource, const struct json *object)
{
    struct refusal why = { .arena = control->arena };
    struct api_resource *target = cluster_builtin(control->cluster, resource);
    struct write_delete options = {
        .propagation = STR("Background"), .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = 0
    };
    struct write write =
        write_internal(control->cluster, target, json_text_at(object, "metadata.namespace"),
                       json_text_at(object, "metadata.name"), "", control->arena);
    const struct json *left;

    if (write_remove(&write, &options, &left, &why) < 0)
        say(control, "delete", &why);
}

void control_set_status(struct control *control, const struct json *status)
{
    struct json *object;
    char label[512];

    if (json_equal(json_get(control->object, "status"), status))
        return;
    object = json_edit(control->arena, control->object);
    json_set(control->arena, object, "status", status);
    (void)control_update(control, api_resource_label(control->resource, label, sizeof(label)),
                         object, "status");
}

void control_condition(struct control *control, struct json *status,
                       const struct condition *condition)
{
    struct arena *arena = control->arena;
    struct json *object = json_new_object(arena), *list;
    const struct json *old = NULL;
    const char *now = control_now(control);
    bool is_same;

    for (struct json_cursor at = json_walk(json_at(control->object, "status.conditions"));
         json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), condition->type))
            old = at.value;
    is_same = str_equals(json_text_at(old, "status"), condition->value);
    json_set_text(arena, object, "type", condition->type);
    json_set_text(arena, object, "status", condition->value);
    if (condition->has_update_time && is_same &&
        str_equals(json_text_at(old, "reason"), condition->reason))
        json_set(arena, object, "lastUpdateTime", json_get(old, "lastUpdateTime"));
    else if (condition->has_update_time)
        json_set_text(arena, object, "lastUpdateTime", now);
    if (is_same)
        json_set(arena, object, "lastTransitionTime", json_get(old, "lastTransitionTime"));
    else
        json_set_text(arena, object, "lastTransitionTime", now);
    if (condition->reason[0])
        json_set_text(arena, object, "reason", condition->reason);
    if (condition->message[0])
        json_set_text(arena, object, "message", condition->message);
    if (!json_is(json_get(status, "conditions"), JSON_ARRAY))
        json_set(arena, status, "conditions", json_new_array(arena));
    list = json_edit_get(arena, status, "conditions");
    json_append(arena, list, object);
}

bool control_pod_is_ready(const struct json *pod)
{
    for (struct json_cursor at = json_walk(json_at(pod, "status.conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), "Ready"))
            return str_equals(json_text_at(at.value, "status"), "True");
    return false;
}

bool control_pod_is_available(struct control *control, const struct json *pod)
{
    int64_t wanted = control_int(control->object, "spec.minReadySeconds", 0) * 1000, since, left;

    if (!control_pod_is_ready(pod))
        return false;
    if (wanted == 0)
        return true;
    for (struct json_cursor at = json_walk(json_at(pod, "status.conditions")); json_next(&at);) {
        if (!str_equals(json_text_at(at.value, "type"), "Ready") ||
            !clock_parse_rfc3339(json_text_at(at.value, "lastTransitionTime"), &since))
            continue;
        left = wanted - (clock_now_ns() - since) / NS_PER_MS;
        if (left <= 0)
            return true;
        control_again(control, left);
    }
    return false;
}

const char *control_template_hash(struct control *control, const struct json *template)
{
    static const char letters[] = "bcdfghjklmnpqrstvwxz2456789";
    uint32_t hash = digest_fnv32a(json_print(template, JSON_SORTED, control->arena));
    char text[16] = { 0 };

    for (size_t i = 0; i < 9; i++) {
        text[i] = letters[hash % (sizeof(letters) - 1)];
        hash = hash / 5 + 17 * (uint32_t)i;
    }
    return arena_printf(control->arena, "%s", text);
}

const struct json *control_with_label(struct control *control, const struct json *template,
                                      const char *label, const char *value)
{
    struct json *labelled = json_edit(control->arena, template);

    json_set_text(control->arena,
                  json_edit_object(control->arena,
                                   json_edit_object(control->arena, labelled, "metadata"),
                                   "labels"),
                  label, value);
    return labelled;
}
