/* Pods as kubectl shows them, and the nodes they run on. */
#include "base/arena.h"
#include "data/json.h"
#include "gitops/info_parts.h"
#include "gitops/resource.h"

struct pod_state {
    struct arena *arena;
    const struct json *spec, *status;
    struct str reason;
    long long restarts;
    size_t ready, total;
    bool is_initializing;
};

static struct str text(const struct json *object, const char *key)
{
    return json_string(json_get(object, key));
}

static bool is_sidecar(const struct json *container)
{
    return str_equals(text(container, "restartPolicy"), "Always");
}

static const struct json *named(const struct json *list, struct str name)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (str_equal(text(at.value, "name"), name))
            return at.value;
    }
    return NULL;
}

static const struct json *condition(const struct json *status, const char *type)
{
    for (struct json_cursor at = json_walk(json_get(status, "conditions")); json_next(&at);) {
        if (str_equals(text(at.value, "type"), type))
            return at.value;
    }
    return NULL;
}

/* "Signal:9", "ExitCode:1" of a container that ended without a reason. */
static struct str ended_how(const struct json *ended, const char *prefix, struct arena *arena)
{
    long long signal = json_int(json_get(ended, "signal"), 0);
    long long code = json_int(json_get(ended, "exitCode"), 0);

    return str_of(signal ? arena_printf(arena, "%sSignal:%lld", prefix, signal)
                         : arena_printf(arena, "%sExitCode:%lld", prefix, code));
}

/* True when this one stands in the way of those behind it. */
static bool look_at_init(struct pod_state *pod, const struct json *container, size_t index)
{
    const struct json *spec = named(json_get(pod->spec, "initContainers"), text(container, "name"));
    const struct json *ended = json_at(container, "state.terminated");
    struct str waiting = json_text_at(container, "state.waiting.reason");

    pod->restarts += json_int(json_get(container, "restartCount"), 0);
    if (json_is(ended, JSON_OBJECT) && json_int(json_get(ended, "exitCode"), 0) == 0)
        return false;
    if (is_sidecar(spec) && json_bool(json_get(container, "started"), false)) {
        pod->ready += json_bool(json_get(container, "ready"), false);
        return false;
    }
    if (json_is(ended, JSON_OBJECT)) {
        struct str reason = text(ended, "reason");

        pod->reason = reason.len > 0
                          ? str_of(arena_printf(pod->arena, "Init:%.*s", STR_ARG(reason)))
                          : ended_how(ended, "Init:", pod->arena);
    } else if (waiting.len > 0 && !str_equals(waiting, "PodInitializing")) {
        pod->reason = str_of(arena_printf(pod->arena, "Init:%.*s", STR_ARG(waiting)));
    } else {
        pod->reason = str_of(arena_printf(pod->arena, "Init:%zu/%zu", index,
                                          json_count(json_get(pod->spec, "initContainers"))));
    }
    return true;
}

/* True when it runs and is ready. */
static bool look_at_container(struct pod_state *pod, const struct json *container)
{
    const struct json *ended = json_at(container, "state.terminated");
    struct str waiting = json_text_at(container, "state.waiting.reason");

    pod->restarts += json_int(json_get(container, "restartCount"), 0);
    if (waiting.len > 0) {
        pod->reason = waiting;
    } else if (json_is(ended, JSON_OBJECT)) {
        struct str reason = text(ended, "reason");

        pod->reason = reason.len > 0 ? reason : ended_how(ended, "", pod->arena);
    } else if (json_bool(json_get(container, "ready"), false) &&
               json_is(json_at(container, "state.running"), JSON_OBJECT)) {
        pod->ready++;
        return true;
    }
    return false;
}

static void look_at_containers(struct pod_state *pod)
{
    const struct json *statuses = json_get(pod->status, "containerStatuses");
    bool is_running = false;

    for (size_t i = json_count(statuses); i > 0; i--)
        is_running = look_at_container(pod, json_item(statuses, i - 1)) || is_running;
    if (is_running && str_equals(pod->reason, "Completed"))
        pod->reason = STR("Running");
}

static bool is_finished(struct str phase)
{
    return str_equals(phase, "Succeeded") || str_equals(phase, "Failed");
}

static void look_at_pod(struct pod_state *pod, const struct json *object)
{
    struct str phase = text(pod->status, "phase"), reason = text(pod->status, "reason");
    const struct json *inits = json_get(pod->status, "initContainerStatuses");
    bool is_deleting = json_is(json_at(object, "metadata.deletionTimestamp"), JSON_STRING);

    pod->reason = reason.len > 0 ? reason : phase;
    if (str_equals(text(condition(pod->status, "PodScheduled"), "reason"), "SchedulingGated"))
        pod->reason = STR("SchedulingGated");
    for (size_t i = 0; i < json_count(inits) && !pod->is_initializing; i++)
        pod->is_initializing = look_at_init(pod, json_item(inits, i), i);
    if (!pod->is_initializing ||
        str_equals(text(condition(pod->status, "Initialized"), "status"), "True"))
        look_at_containers(pod);
    if (is_deleting && str_equals(reason, "NodeLost"))
        pod->reason = STR("Unknown");
    else if (is_deleting && !is_finished(phase))
        pod->reason = STR("Terminating");
}

static struct texts images_of(const struct json *spec, struct arena *arena)
{
    static const char *const lists[] = { "initContainers", "containers" };
    size_t room = json_count(json_get(spec, "initContainers")) +
                  json_count(json_get(spec, "containers")),
           count = 0;
    struct str *items = arena_alloc(arena, (room + 1) * sizeof(*items));

    for (int i = 0; i < 2; i++) {
        for (struct json_cursor at = json_walk(json_get(spec, lists[i])); json_next(&at);)
            items[count++] = text(at.value, "image");
    }
    return texts_sorted((struct texts){ items, count }, arena);
}

static struct str amount_text(const struct pod_usage *usage, const char *name, struct arena *arena)
{
    long long milli = 0;

    for (size_t i = 0; i < usage->request_count; i++) {
        if (str_equals(usage->requests[i].name, name))
            milli = usage->requests[i].milli;
    }
    return str_of(arena_printf(arena, "%lld", milli));
}

static void add_items(struct info_builder *builder, const struct pod_state *pod,
                      const struct pod_usage *usage)
{
    if (pod->reason.len > 0)
        info_add(builder, "Status Reason", pod->reason);
    info_add(builder, "Node", usage->node);
    info_add(builder, "Containers",
             str_of(arena_printf(builder->arena, "%zu/%zu", pod->ready, pod->total)));
    if (pod->restarts > 0)
        info_add(builder, "Restart Count",
                 str_of(arena_printf(builder->arena, "%lld", pod->restarts)));
    if (is_finished(usage->phase))
        return;
    info_add(builder, "cpu", amount_text(usage, "cpu", builder->arena));
    info_add(builder, "memory", amount_text(usage, "memory", builder->arena));
}

void info_of_pod(struct info_builder *builder)
{
    struct pod_usage *usage = ARENA_NEW(builder->arena, struct pod_usage);
    struct pod_state pod = {
        .arena = builder->arena,
        .spec = json_get(builder->object, "spec"),
        .status = json_get(builder->object, "status"),
    };

    pod.total = json_count(json_get(pod.spec, "containers"));
    for (struct json_cursor at = json_walk(json_get(pod.spec, "initContainers")); json_next(&at);)
        pod.total += is_sidecar(at.value);
    look_at_pod(&pod, builder->object);
    usage->node = text(pod.spec, "nodeName");
    usage->phase = text(pod.status, "phase");
    usage->request_count = info_pod_requests(builder->object, builder->arena, &usage->requests);
    add_items(builder, &pod, usage);
    builder->info.pod = usage;
    builder->info.images = images_of(pod.spec, builder->arena);
    builder->has_networking = true;
    builder->labels = json_at(builder->object, "metadata.labels");
}

void info_of_node(struct info_builder *builder)
{
    struct node_info *node = ARENA_NEW(builder->arena, struct node_info);

    node->name = resource_name(builder->object);
    node->capacity_count =
        info_amounts(json_at(builder->object, "status.capacity"), builder->arena, &node->capacity);
    node->system_info = json_at(builder->object, "status.nodeInfo");
    node->labels = json_at(builder->object, "metadata.labels");
    builder->info.node = node;
}
