/* Cells of what runs: pods and what makes them. */
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "kube/selector.h"
#include "table.h"
#include "table_cells.h"

#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000;

static int64_t number(const struct json *object, const char *path)
{
    return json_int(json_at(object, path), 0);
}

static const struct json *fraction(int64_t part, int64_t whole, struct arena *arena)
{
    return json_new_cstr(arena,
                         arena_printf(arena, "%lld/%lld", (long long)part, (long long)whole));
}

#define NUMBER_CELL(name, path)                                                                    \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return json_new_int(arena, number(object, path));                                          \
    }
#define TEXT_CELL(name, path)                                                                      \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return json_new_string(arena, json_text_at(object, path));                                 \
    }
#define NONE_CELL(name, path)                                                                      \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return cell_text_or_none(json_cstr_at(object, path), arena);                               \
    }

NUMBER_CELL(desired_replicas, "spec.replicas")
NUMBER_CELL(current_replicas, "status.replicas")
NUMBER_CELL(ready_replicas, "status.readyReplicas")
NUMBER_CELL(updated_replicas, "status.updatedReplicas")
NUMBER_CELL(available_replicas, "status.availableReplicas")
NUMBER_CELL(desired_nodes, "status.desiredNumberScheduled")
NUMBER_CELL(current_nodes, "status.currentNumberScheduled")
NUMBER_CELL(ready_nodes, "status.numberReady")
NUMBER_CELL(updated_nodes, "status.updatedNumberScheduled")
NUMBER_CELL(available_nodes, "status.numberAvailable")
NONE_CELL(pod_ip, "status.podIP")
NONE_CELL(pod_node, "spec.nodeName")
NONE_CELL(pod_nominated, "status.nominatedNodeName")
TEXT_CELL(cron_schedule, "spec.schedule")
NONE_CELL(cron_zone, "spec.timeZone")

static const struct json *ready_of_replicas(const struct json *object, struct arena *arena)
{
    return fraction(number(object, "status.readyReplicas"), number(object, "spec.replicas"), arena);
}

static const struct json *template_names(const struct json *object, struct arena *arena)
{
    return cell_joined(json_at(object, "spec.template.spec.containers"), "name", arena);
}

static const struct json *template_images(const struct json *object, struct arena *arena)
{
    return cell_joined(json_at(object, "spec.template.spec.containers"), "image", arena);
}

static const struct json *selector(const struct json *object, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_selector *parsed;

    if (!json_at(object, "spec.selector") ||
        kube_selector_of_object(json_at(object, "spec.selector"), arena, &parsed, &err) < 0)
        return json_new_cstr(arena, "<none>");
    return cell_text_or_none(kube_selector_print(parsed, arena), arena);
}

static const struct json *node_selector(const struct json *object, struct arena *arena)
{
    return cell_labels(json_at(object, "spec.template.spec.nodeSelector"), arena);
}

/* ---- pods ---- */

static const struct json *pod_ready(const struct json *object, struct arena *arena)
{
    int64_t ready = 0;

    for (struct json_cursor at = json_walk(json_at(object, "status.containerStatuses"));
         json_next(&at);)
        ready += json_bool(json_get(at.value, "ready"), false);
    return fraction(ready, (int64_t)json_count(json_at(object, "spec.containers")), arena);
}

static const struct json *pod_status(const struct json *object, struct arena *arena)
{
    const char *text = json_cstr_at(object, "status.reason");

    if (!text[0])
        text = json_cstr_at(object, "status.phase");
    for (struct json_cursor at = json_walk(json_at(object, "status.containerStatuses"));
         json_next(&at);) {
        const char *waiting = json_cstr_at(at.value, "state.waiting.reason");
        const char *ended = json_cstr_at(at.value, "state.terminated.reason");

        if (waiting[0] || ended[0])
            text = waiting[0] ? waiting : ended;
    }
    if (json_at(object, "metadata.deletionTimestamp"))
        text = "Terminating";
    return json_new_cstr(arena, text);
}

static const struct json *pod_restarts(const struct json *object, struct arena *arena)
{
    int64_t restarts = 0;

    for (struct json_cursor at = json_walk(json_at(object, "status.containerStatuses"));
         json_next(&at);)
        restarts += json_int(json_get(at.value, "restartCount"), 0);
    return json_new_cstr(arena, arena_printf(arena, "%lld", (long long)restarts));
}

static const struct json *pod_gates(const struct json *object, struct arena *arena)
{
    (void)object;
    return json_new_cstr(arena, "<none>");
}

/* ---- jobs ---- */

static const char *true_condition(const struct json *object, const char *type)
{
    for (struct json_cursor at = json_walk(json_at(object, "status.conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), type) &&
            str_equals(json_text_at(at.value, "status"), "True"))
            return type;
    return NULL;
}

static const struct json *job_status(const struct json *object, struct arena *arena)
{
    static const char *const types[] = { "Complete", "Failed", "Suspended" };

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (true_condition(object, types[i]))
            return json_new_cstr(arena, types[i]);
    if (json_at(object, "metadata.deletionTimestamp"))
        return json_new_cstr(arena, "Terminating");
    return json_new_cstr(arena, "Running");
}

static const struct json *job_completions(const struct json *object, struct arena *arena)
{
    int64_t done = number(object, "status.succeeded");

    if (json_at(object, "spec.completions"))
        return fraction(done, number(object, "spec.completions"), arena);
    return json_new_cstr(arena, arena_printf(arena, "%lld/1", (long long)done));
}

static const struct json *job_duration(const struct json *object, struct arena *arena)
{
    int64_t start, end = clock_now_ns();

    if (!clock_parse_rfc3339(json_text_at(object, "status.startTime"), &start))
        return json_new_cstr(arena, "");
    if (json_at(object, "status.completionTime") &&
        !clock_parse_rfc3339(json_text_at(object, "status.completionTime"), &end))
        end = clock_now_ns();
    return json_new_cstr(arena, table_duration((end - start) / NS_PER_SECOND, arena));
}

static const struct json *cron_suspend(const struct json *object, struct arena *arena)
{
    return json_new_cstr(arena,
                         json_bool(json_at(object, "spec.suspend"), false) ? "True" : "False");
}

static const struct json *cron_active(const struct json *object, struct arena *arena)
{
    return json_new_int(arena, (int64_t)json_count(json_at(object, "status.active")));
}

static const struct json *cron_last(const struct json *object, struct arena *arena)
{
    struct str time = json_text_at(object, "status.lastScheduleTime");

    return json_new_cstr(arena, time.len ? table_age(time, arena) : "<none>");
}

static const struct json *cron_names(const struct json *object, struct arena *arena)
{
    return cell_joined(json_at(object, "spec.jobTemplate.spec.template.spec.containers"), "name",
                       arena);
}

static const struct json *cron_images(const struct json *object, struct arena *arena)
{
    return cell_joined(json_at(object, "spec.jobTemplate.spec.template.spec.containers"), "image",
                       arena);
}

const struct cell_row table_workload_cells[] = {
    { "pods", "Ready", pod_ready },
    { "pods", "Status", pod_status },
    { "pods", "Restarts", pod_restarts },
    { "pods", "IP", pod_ip },
    { "pods", "Node", pod_node },
    { "pods", "Nominated Node", pod_nominated },
    { "pods", "Readiness Gates", pod_gates },
    { "deployments.apps", "Ready", ready_of_replicas },
    { "deployments.apps", "Up-to-date", updated_replicas },
    { "deployments.apps", "Available", available_replicas },
    { "deployments.apps", "Containers", template_names },
    { "deployments.apps", "Images", template_images },
    { "deployments.apps", "Selector", selector },
    { "replicasets.apps", "Desired", desired_replicas },
    { "replicasets.apps", "Current", current_replicas },
    { "replicasets.apps", "Ready", ready_replicas },
    { "replicasets.apps", "Containers", template_names },
    { "replicasets.apps", "Images", template_images },
    { "replicasets.apps", "Selector", selector },
    { "statefulsets.apps", "Ready", ready_of_replicas },
    { "statefulsets.apps", "Containers", template_names },
    { "statefulsets.apps", "Images", template_images },
    { "daemonsets.apps", "Desired", desired_nodes },
    { "daemonsets.apps", "Current", current_nodes },
    { "daemonsets.apps", "Ready", ready_nodes },
    { "daemonsets.apps", "Up-to-date", updated_nodes },
    { "daemonsets.apps", "Available", available_nodes },
    { "daemonsets.apps", "Node Selector", node_selector },
    { "daemonsets.apps", "Containers", template_names },
    { "daemonsets.apps", "Images", template_images },
    { "daemonsets.apps", "Selector", selector },
    { "jobs.batch", "Status", job_status },
    { "jobs.batch", "Completions", job_completions },
    { "jobs.batch", "Duration", job_duration },
    { "jobs.batch", "Containers", template_names },
    { "jobs.batch", "Images", template_images },
    { "jobs.batch", "Selector", selector },
    { "cronjobs.batch", "Schedule", cron_schedule },
    { "cronjobs.batch", "Timezone", cron_zone },
    { "cronjobs.batch", "Suspend", cron_suspend },
    { "cronjobs.batch", "Active", cron_active },
    { "cronjobs.batch", "Last Schedule", cron_last },
    { "cronjobs.batch", "Containers", cron_names },
    { "cronjobs.batch", "Images", cron_images },
    { "cronjobs.batch", "Selector", pod_gates },
    { 0 },
};
