/*
 * A pod's life without a kubelet: placed, started, ready. Its images' names decide its fate: "fail"
 * or "not-pullable" in one is never pulled, "crash" in one ends at once.
 */
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "config.h"
#include "controllers/control.h"
#include "controllers/job_tracking.h"
#include "data/digest.h"
#include "data/json.h"

#include <string.h>

static const int64_t NS_PER_MS = 1000000;

enum fate { FATE_RUNS, FATE_IS_NOT_PULLED, FATE_CRASHES };

static enum fate fate_of(const struct json *container)
{
    const char *image = json_cstr_at(container, "image");

    if (strstr(image, "fail") || strstr(image, "not-pullable"))
        return FATE_IS_NOT_PULLED;
    return strstr(image, "crash") ? FATE_CRASHES : FATE_RUNS;
}

static bool ends_by_itself(const struct json *pod)
{
    return !str_equals(json_text_at(pod, "spec.restartPolicy"), "Always");
}

/* As the kubelet of its node would. */
static void tell(struct control *control, const struct json *container, const char *type,
                 const char *reason, const char *message)
{
    struct arena *arena = control->arena;
    const char *part = arena_printf(arena, "spec.containers{%s}", json_cstr_at(container, "name"));

    control_tell_of(control, control->object,
                    &(struct happening){ "kubelet", json_cstr_at(control->object, "spec.nodeName"),
                                         type, reason, message, part });
}

static void tell_start(struct control *control, const struct json *container)
{
    struct arena *arena = control->arena;
    const char *image = json_cstr_at(container, "image"), *name = json_cstr_at(container, "name");

    if (fate_of(container) == FATE_IS_NOT_PULLED) {
        tell(control, container, "Normal", "Pulling",
             arena_printf(arena, "Pulling image \"%s\"", image));
        tell(control, container, "Warning", "Failed",
             arena_printf(arena, "Failed to pull image \"%s\": not found", image));
        tell(control, container, "Warning", "Failed", "Error: ErrImagePull");
        tell(control, container, "Normal", "BackOff",
             arena_printf(arena, "Back-off pulling image \"%s\"", image));
        tell(control, container, "Warning", "Failed", "Error: ImagePullBackOff");
        return;
    }
    tell(control, container, "Normal", "Pulled",
         arena_printf(arena, "Container image \"%s\" already present on machine", image));
    tell(control, container, "Normal", "Created",
         arena_printf(arena, "Created container: %s", name));
    tell(control, container, "Normal", "Started",
         arena_printf(arena, "Started container %s", name));
    if (fate_of(container) == FATE_CRASHES && !ends_by_itself(control->object))
        tell(control, container, "Warning", "BackOff",
             arena_printf(arena, "Back-off restarting failed container %s in pod %.*s_%.*s(%.*s)",
                          name, STR_ARG(control->name), STR_ARG(control->namespace),
                          STR_ARG(control->uid)));
}

static void place_on_node(struct control *control)
{
    struct json *object = json_edit(control->arena, control->object);
    uint32_t node = digest_fnv32a(control->name) % (uint32_t)control->cluster->config->nodes;

    json_set_text(control->arena, json_edit_object(control->arena, object, "spec"), "nodeName",
                  arena_printf(control->arena, "node-%u", node));
    if (control_update(control, "pods", object, ""))
        control_tell(control, "default-scheduler", "Scheduled",
                     arena_printf(control->arena, "Successfully assigned %.*s/%.*s to node-%u",
                                  STR_ARG(control->namespace), STR_ARG(control->name), node));
}

static struct json *state_of(struct control *control, enum fate fate, bool is_started)
{
    struct arena *arena = control->arena;
    struct json *state = json_new_object(arena), *inner = json_new_object(arena);

    if (!is_started || fate == FATE_IS_NOT_PULLED) {
        json_set_text(arena, inner, "reason",
                      is_started ? "ImagePullBackOff" : "ContainerCreating");
        if (is_started)
            json_set_text(arena, inner, "message", "Back-off pulling image");
        json_set(arena, state, "waiting", inner);
    } else if (ends_by_itself(control->object)) {
        json_set_int(arena, inner, "exitCode", fate == FATE_CRASHES ? 1 : 0);
        json_set_text(arena, inner, "reason", fate == FATE_CRASHES ? "Error" : "Completed");
        json_set_text(arena, inner, "startedAt", control_now(control));
        json_set_text(arena, inner, "finishedAt", control_now(control));
        json_set(arena, state, "terminated", inner);
    } else if (fate == FATE_CRASHES) {
        json_set_text(arena, inner, "reason", "CrashLoopBackOff");
        json_set_text(arena, inner, "message", "back-off restarting failed container");
        json_set(arena, state, "waiting", inner);
    } else {
        json_set_text(arena, inner, "startedAt", control_now(control));
        json_set(arena, state, "running", inner);
    }
    return state;
}

static void add_container(struct control *control, struct json *list, const struct json *container,
                          bool is_started)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena);
    enum fate fate = fate_of(container);
    bool is_up = is_started && fate == FATE_RUNS && !ends_by_itself(control->object);

    json_set(arena, status, "name", json_get(container, "name"));
    json_set(arena, status, "image", json_get(container, "image"));
    json_set_text(arena, status, "imageID", is_up ? json_cstr_at(container, "image") : "");
    json_set_bool(arena, status, "ready", is_up);
    json_set_int(arena, status, "restartCount",
                 is_started && fate == FATE_CRASHES && !ends_by_itself(control->object) ? 5 : 0);
    json_set_bool(arena, status, "started", is_up);
    json_set(arena, status, "state", state_of(control, fate, is_started));
    json_append(arena, list, status);
}

struct summary {
    const char *phase;
    bool is_ready;
};

static struct summary summarize(const struct json *pod, bool is_started)
{
    struct summary summary = { "Running", true };

    if (!is_started)
        return (struct summary){ "Pending", false };
    if (ends_by_itself(pod))
        summary = (struct summary){ "Succeeded", false };
    for (struct json_cursor at = json_walk(json_at(pod, "spec.containers")); json_next(&at);) {
        enum fate fate = fate_of(at.value);

        if (fate == FATE_IS_NOT_PULLED)
            return (struct summary){ "Pending", false };
        if (fate == FATE_CRASHES)
            summary = (struct summary){ ends_by_itself(pod) ? "Failed" : "Running", false };
    }
    return summary;
}

static void write_status(struct control *control, bool is_started)
{
    struct arena *arena = control->arena;
    struct json *status = json_edit(arena, json_get(control->object, "status"));
    struct json *containers = json_new_array(arena), *ips = json_new_array(arena);
    struct json *ip = json_new_object(arena);
    struct summary summary = summarize(control->object, is_started);
    uint32_t number = digest_fnv32a(control->uid);
    const char *ready = summary.is_ready ? "True" : "False";
    const char *reason = summary.is_ready ? "" : "ContainersNotReady";

    for (struct json_cursor at = json_walk(json_at(control->object, "spec.containers"));
         json_next(&at);)
        add_container(control, containers, at.value, is_started);
    json_remove(arena, status, "conditions");
    control_condition(control, status,
                      &(struct condition){ "PodScheduled", "True", "", "", false });
    control_condition(control, status, &(struct condition){ "Initialized", "True", "", "", false });
    control_condition(control, status,
                      &(struct condition){ "ContainersReady", ready, reason, "", false });
    control_condition(control, status, &(struct condition){ "Ready", ready, reason, "", false });
    json_set(arena, status, "containerStatuses", containers);
    json_set_text(arena, status, "phase", summary.phase);
    json_set_text(arena, status, "hostIP", "10.0.0.1");
    if (!json_get(status, "startTime"))
        json_set_text(arena, status, "startTime", control_now(control));
    if (is_started) {
        const char *address =
            arena_printf(arena, "10.244.%u.%u", (number >> 8) & 0xff, 1 + (number & 0xff) % 254);

        json_set_text(arena, status, "podIP", address);
        json_set_text(arena, ip, "ip", address);
        json_append(arena, ips, ip);
        json_set(arena, status, "podIPs", ips);
    }
    control_set_status(control, status);
}

void control_pod(struct control *control)
{
    const struct json *statuses = json_at(control->object, "status.containerStatuses");
    int64_t delay = control->cluster->config->progress_delay_ms, since;
    struct str start = json_text_at(control->object, "status.startTime");
    const struct json *waiting = json_at(json_item(statuses, 0), "state.waiting.reason");

    if (job_tracking_is_orphan(control)) {
        job_tracking_end(control, control->object);
        return;
    }
    if (json_at(control->object, "metadata.deletionTimestamp")) {
        for (struct json_cursor at = json_walk(statuses); json_next(&at);)
            if (json_at(at.value, "state.running"))
                tell(control, at.value, "Normal", "Killing",
                     arena_printf(control->arena, "Stopping container %s",
                                  json_cstr_at(at.value, "name")));
        control_delete(control, "pods", control->object);
        return;
    }
    if (json_text_at(control->object, "spec.nodeName").len == 0) {
        place_on_node(control);
        return;
    }
    if (statuses && !str_equals(json_string(waiting), "ContainerCreating"))
        return;
    if (delay > 0 && !statuses) {
        write_status(control, false);
        control_again(control, delay);
        return;
    }
    if (delay > 0 && clock_parse_rfc3339(start, &since) &&
        (clock_now_ns() - since) / NS_PER_MS < delay) {
        control_again(control, delay - (clock_now_ns() - since) / NS_PER_MS);
        return;
    }
    write_status(control, true);
    for (struct json_cursor at = json_walk(json_at(control->object, "spec.containers"));
         json_next(&at);)
        tell_start(control, at.value);
}
