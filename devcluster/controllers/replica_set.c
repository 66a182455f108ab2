#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/json.h"

#define COMPONENT "replicaset-controller"

static void scale(struct control *control, const struct json *pods, int64_t wanted)
{
    int64_t count = (int64_t)json_count(pods);
    const char *name = arena_printf(control->arena, "%.*s-", STR_ARG(control->name));

    for (; count < wanted; count++) {
        const struct json *pod =
            control_create(control, "pods",
                           control_child(control, name, json_at(control->object, "spec.template")));

        if (!pod)
            return;
        control_tell(
            control, COMPONENT, "SuccessfulCreate",
            arena_printf(control->arena, "Created pod: %s", json_cstr_at(pod, "metadata.name")));
    }
    for (; count > wanted; count--) {
        const struct json *pod = json_item(pods, (size_t)count - 1);

        control_delete(control, "pods", pod);
        control_tell(
            control, COMPONENT, "SuccessfulDelete",
            arena_printf(control->arena, "Deleted pod: %s", json_cstr_at(pod, "metadata.name")));
    }
}

void control_replica_set(struct control *control)
{
    struct arena *arena = control->arena;
    const struct json *pods = control_children(control, "pods");
    struct json *status = json_new_object(arena);
    int64_t ready = 0;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    scale(control, pods, control_int(control->object, "spec.replicas", 1));
    pods = control_children(control, "pods");
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        ready += control_pod_is_ready(at.value);
    json_set_int(arena, status, "replicas", (int64_t)json_count(pods));
    if (json_count(pods) > 0)
        json_set_int(arena, status, "fullyLabeledReplicas", (int64_t)json_count(pods));
    if (ready > 0) {
        json_set_int(arena, status, "readyReplicas", ready);
        json_set_int(arena, status, "availableReplicas", ready);
    }
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    control_set_status(control, status);
}
