/* A pod on each node. */
#include "base/arena.h"
#include "cluster.h"
#include "config.h"
#include "controllers/control.h"
#include "controllers/template_history.h"
#include "data/json.h"

#define COMPONENT "daemonset-controller"
#define GENERATION "deprecated.daemonset.template.generation"

static const struct json *pod_of_node(const struct json *pods, const char *node)
{
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        if (str_equals(json_text_at(at.value, "spec.nodeName"), node))
            return at.value;
    return NULL;
}

static const char *node_name(const struct control *control, int64_t number)
{
    return arena_printf(control->arena, "node-%lld", (long long)number);
}

static void make_pod(struct control *control, const char *node, const char *mark)
{
    const char *name = arena_printf(control->arena, "%.*s-", STR_ARG(control->name));
    const struct json *generation =
        json_get(json_at(control->object, "metadata.annotations"), GENERATION);
    const struct json *template = control_with_label(
        control, json_at(control->object, "spec.template"), TEMPLATE_HISTORY_LABEL, mark);
    const struct json *made;
    struct json *pod;

    if (generation)
        template =
            control_with_label(control, template, "pod-template-generation", json_cstr(generation));
    pod = control_child(control, name, template);
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

static bool is_of(const struct json *pod, const char *mark)
{
    return str_equals(
        json_string(json_get(json_at(pod, "metadata.labels"), TEMPLATE_HISTORY_LABEL)), mark);
}

static void set_number(struct control *control, struct json *status, const char *name,
                       int64_t number)
{
    if (number > 0)
        json_set_int(control->arena, status, name, number);
}

static void write_status(struct control *control, const struct json *pods, const char *mark)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena);
    int64_t nodes = control->cluster->config->nodes, ready = 0, available = 0, updated = 0;

    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        ready += control_pod_is_ready(at.value);
        available += control_pod_is_available(control, at.value);
        updated += is_of(at.value, mark);
    }
    json_set_int(arena, status, "currentNumberScheduled", (int64_t)json_count(pods));
    json_set_int(arena, status, "numberMisscheduled", 0);
    json_set_int(arena, status, "desiredNumberScheduled", nodes);
    json_set_int(arena, status, "numberReady", ready);
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    set_number(control, status, "updatedNumberScheduled", updated);
    set_number(control, status, "numberAvailable", available);
    set_number(control, status, "numberUnavailable", nodes - available);
    control_set_status(control, status);
}

/* A pod of an older template goes where it is of no use, or may be missed. */
static void renew_pods(struct control *control, const struct json *pods, const char *mark)
{
    const struct json *part =
        json_at(control->object, "spec.updateStrategy.rollingUpdate.maxUnavailable");
    int64_t nodes = control->cluster->config->nodes, missing = nodes;
    int64_t most = control_part_of(part, nodes, true);

    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        missing -= control_pod_is_available(control, at.value);
    if (most == 0) /* one more beside the old one, which is not done here */
        most = 1;
    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        if (is_of(at.value, mark))
            continue;
        if (control_pod_is_available(control, at.value) && missing++ >= most)
            continue;
        end_pod(control, at.value);
    }
}

void control_daemon_set(struct control *control)
{
    const struct json *pods = control_children(control, "pods"), *newest;
    bool waits_for_deletion =
        str_equals(json_text_at(control->object, "spec.updateStrategy.type"), "OnDelete");
    const char *mark;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    newest = template_history_newest(control);
    if (!newest)
        return;
    mark = template_history_mark(control, newest);
    for (int64_t i = 0; i < control->cluster->config->nodes; i++)
        if (!pod_of_node(pods, node_name(control, i)))
            make_pod(control, node_name(control, i), mark);
    if (!waits_for_deletion)
        renew_pods(control, pods, mark);
    pods = control_children(control, "pods");
    write_status(control, pods, mark);
    template_history_forget(control, pods, template_history_name(newest),
                            template_history_name(newest));
}
