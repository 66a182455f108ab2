#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/json.h"

#define COMPONENT "replicaset-controller"

/* Those that are not ready are given up first, and the latest first. */
static const struct json *dispensable(const struct json *pods)
{
    const struct json *found = NULL;

    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        bool is_ready = control_pod_is_ready(at.value);

        if (!found || is_ready < control_pod_is_ready(found) ||
            (is_ready == control_pod_is_ready(found) &&
             str_compare(json_text_at(at.value, "metadata.creationTimestamp"),
                         json_text_at(found, "metadata.creationTimestamp")) >= 0))
            found = at.value;
    }
    return found;
}

static void grow(struct control *control, int64_t more)
{
    const char *name = arena_printf(control->arena, "%.*s-", STR_ARG(control->name));

    for (; more > 0; more--) {
        const struct json *pod =
            control_create(control, "pods",
                           control_child(control, name, json_at(control->object, "spec.template")));

        if (!pod)
            return;
        control_tell(
            control, COMPONENT, "SuccessfulCreate",
            arena_printf(control->arena, "Created pod: %s", json_cstr_at(pod, "metadata.name")));
    }
}

static void shrink(struct control *control, const struct json *pods, int64_t less)
{
    struct json *left = json_edit(control->arena, pods);

    for (; less > 0 && json_count(left) > 0; less--) {
        const struct json *pod = dispensable(left);

        control_delete(control, "pods", pod);
        control_tell(
            control, COMPONENT, "SuccessfulDelete",
            arena_printf(control->arena, "Deleted pod: %s", json_cstr_at(pod, "metadata.name")));
        for (size_t i = json_count(left); i > 0; i--)
            if (json_item(left, i - 1) == pod)
                json_remove_item(control->arena, left, i - 1);
    }
}

void control_replica_set(struct control *control)
{
    struct arena *arena = control->arena;
    const struct json *pods = control_children(control, "pods");
    struct json *status = json_new_object(arena);
    int64_t ready = 0, available = 0, count = (int64_t)json_count(pods);
    int64_t wanted = control_int(control->object, "spec.replicas", 1);

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    grow(control, wanted - count);
    shrink(control, pods, count - wanted);
    pods = control_children(control, "pods");
    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        ready += control_pod_is_ready(at.value);
        available += control_pod_is_available(control, at.value);
    }
    json_set_int(arena, status, "replicas", (int64_t)json_count(pods));
    if (json_count(pods) > 0)
        json_set_int(arena, status, "fullyLabeledReplicas", (int64_t)json_count(pods));
    if (ready > 0)
        json_set_int(arena, status, "readyReplicas", ready);
    if (available > 0)
        json_set_int(arena, status, "availableReplicas", available);
    json_set_int(arena, status, "terminatingReplicas", 0); /* pods here end at once */
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    control_set_status(control, status);
}
