/* A pod on each node. */
#include "base/arena.h"
#include "cluster.h"
#include "config.h"
#include "controllers/control.h"
#include "data/json.h"

#define HASH "controller-revision-hash"
#define COMPONENT "daemonset-controller"

static const struct json *pod_of_node(const struct json *pods, const char *node)
{
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        if (str_equals(json_text_at(at.value, "spec.nodeName"), node))
            return at.value;
    return NULL;
}

static void make_pod(struct control *control, const char *node, const char *hash)
{
    const char *name = arena_printf(control->arena, "%.*s-", STR_ARG(control->name));
    const struct json *template =
        control_with_label(control, json_at(control->object, "spec.template"), HASH, hash);
    struct json *pod = control_child(control, name, template);
    const struct json *made;

    json_set_text(control->arena, json_edit_object(control->arena, pod, "spec"), "nodeName", node);
    made = control_create(control, "pods", pod);
    if (made)
        control_tell(
            control, COMPONENT, "SuccessfulCreate",
            arena_printf(control->arena, "Created pod: %s", json_cstr_at(made, "metadata.name")));
}

static void end_pod(struct control *control, const struct json *pod)
{
    control_delete(control, "pods", pod);
    control_tell(
        control, COMPONENT, "SuccessfulDelete",
        arena_printf(control->arena, "Deleted pod: %s", json_cstr_at(pod, "metadata.name")));
}

void control_daemon_set(struct control *control)
{
    struct arena *arena = control->arena;
    const struct json *pods = control_children(control, "pods");
    const char *hash = control_template_hash(control, json_at(control->object, "spec.template"));
    struct json *status = json_new_object(arena);
    int64_t nodes = control->cluster->config->nodes, ready = 0, updated = 0;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    for (int64_t i = 0; i < nodes; i++) {
        const char *node = arena_printf(arena, "node-%lld", (long long)i);
        const struct json *pod = pod_of_node(pods, node);

        if (!pod)
            make_pod(control, node, hash);
        else if (!str_equals(json_string(json_get(json_at(pod, "metadata.labels"), HASH)), hash))
            end_pod(control, pod);
    }
    pods = control_children(control, "pods");
    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        ready += control_pod_is_ready(at.value);
        updated +=
            str_equals(json_string(json_get(json_at(at.value, "metadata.labels"), HASH)), hash);
    }
    json_set_int(arena, status, "currentNumberScheduled", (int64_t)json_count(pods));
    json_set_int(arena, status, "numberMisscheduled", 0);
    json_set_int(arena, status, "desiredNumberScheduled", nodes);
    json_set_int(arena, status, "numberReady", ready);
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    if (updated)
        json_set_int(arena, status, "updatedNumberScheduled", updated);
    if (ready)
        json_set_int(arena, status, "numberAvailable", ready);
    if (nodes > ready)
        json_set_int(arena, status, "numberUnavailable", nodes - ready);
    control_set_status(control, status);
}
