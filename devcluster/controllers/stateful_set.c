/* Pods with numbers, one after the other, each with claims of its own. */
#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "controllers/template_history.h"
#include "data/json.h"

#include <ctype.h>

#define COMPONENT "statefulset-controller"

static const struct json *find_pod(const struct json *pods, const char *name)
{
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        if (str_equals(json_text_at(at.value, "metadata.name"), name))
            return at.value;
    return NULL;
}

static const char *pod_name(struct control *control, int64_t number)
{
    return arena_printf(control->arena, "%.*s-%lld", STR_ARG(control->name), (long long)number);
}

static void make_claims(struct control *control, const char *pod, struct json *volumes)
{
    const struct json *templates = json_at(control->object, "spec.volumeClaimTemplates");
    struct api_resource *claims = cluster_builtin(control->cluster, "persistentvolumeclaims");
    struct arena *arena = control->arena;

    for (struct json_cursor at = json_walk(templates); json_next(&at);) {
        const char *base = json_cstr_at(at.value, "metadata.name");
        const char *name = arena_printf(arena, "%s-%s", base, pod);
        struct json *claim = json_edit(arena, at.value), *volume = json_new_object(arena);
        struct json *metadata = json_edit_object(arena, claim, "metadata");

        json_set_text(arena, metadata, "name", name);
        json_set(arena, metadata, "namespace", json_new_string(arena, control->namespace));
        json_remove(arena, claim, "status");
        if (!cluster_get(control->cluster, claims, control->namespace, str_of(name)) &&
            control_create(control, "persistentvolumeclaims", claim))
            control_tell(control, COMPONENT, "SuccessfulCreate",
                         arena_printf(arena, "Create Claim %s Pod %s in StatefulSet %.*s success",
                                      name, pod, STR_ARG(control->name)));
        json_set_text(arena, volume, "name", base);
        json_set_text(arena, json_edit_object(arena, volume, "persistentVolumeClaim"), "claimName",
                      name);
        json_append(arena, volumes, volume);
    }
}

static void make_pod(struct control *control, int64_t number, const struct json *revision)
{
    struct arena *arena = control->arena;
    const char *name = pod_name(control, number);
    const struct json *template =
        control_with_label(control, template_history_template(control, revision),
                           TEMPLATE_HISTORY_LABEL, template_history_name(revision));
    struct json *pod, *spec, *volumes;

    template = control_with_label(control, template, "statefulset.kubernetes.io/pod-name", name);
    template = control_with_label(control, template, "apps.kubernetes.io/pod-index",
                                  arena_printf(arena, "%lld", (long long)number));
    pod = control_child(control, name, template);
    spec = json_edit_object(arena, pod, "spec");
    json_set_text(arena, spec, "hostname", name);
    volumes = json_get(spec, "volumes") ? json_edit(arena, json_get(spec, "volumes"))
                                        : json_new_array(arena);
    make_claims(control, name, volumes);
    if (json_count(volumes) > 0)
        json_set(arena, spec, "volumes", volumes);
    if (control_create(control, "pods", pod))
        control_tell(control, COMPONENT, "SuccessfulCreate",
                     arena_printf(arena, "Create Pod %s in StatefulSet %.*s successful", name,
                                  STR_ARG(control->name)));
}

static void end_pod(struct control *control, const struct json *pod)
{
    control_delete(control, "pods", pod);
    control_tell(control, COMPONENT, "SuccessfulDelete",
                 arena_printf(control->arena, "Delete Pod %s in StatefulSet %.*s successful",
                              json_cstr_at(pod, "metadata.name"), STR_ARG(control->name)));
}

static bool is_of(const struct json *pod, const char *revision)
{
    return str_equals(
        json_string(json_get(json_at(pod, "metadata.labels"), TEMPLATE_HISTORY_LABEL)), revision);
}

/* The number at the end of a pod's name; -1: there is none. */
static int64_t number_of(const struct control *control, const struct json *pod)
{
    struct str name = json_text_at(pod, "metadata.name");
    int64_t number = 0;

    if (name.len <= control->name.len + 1)
        return -1;
    for (size_t i = control->name.len + 1; i < name.len; i++) {
        if (!isdigit((unsigned char)name.ptr[i]) || number > INT32_MAX)
            return -1;
        number = number * 10 + (name.ptr[i] - '0');
    }
    return number;
}

/* What its specification says of numbers and of changes. */
struct plan {
    int64_t first, end; /* the numbers of its pods, the end not included */
    int64_t partition;  /* pods below it keep their template */
    bool is_parallel, waits_for_deletion;
    const struct json *before, *wanted; /* revisions of the template */
};

static struct plan plan_of(const struct json *object, const struct json *before,
                           const struct json *wanted)
{
    struct plan plan = {
        .first = control_int(object, "spec.ordinals.start", 0),
        .is_parallel = str_equals(json_text_at(object, "spec.podManagementPolicy"), "Parallel"),
        .waits_for_deletion =
            str_equals(json_text_at(object, "spec.updateStrategy.type"), "OnDelete"),
        .before = before,
        .wanted = wanted,
    };

    plan.partition =
        plan.first + control_int(object, "spec.updateStrategy.rollingUpdate.partition", 0);
    plan.end = plan.first + control_int(object, "spec.replicas", 1);
    return plan;
}

static bool is_surplus(const struct plan *plan, int64_t number)
{
    return number < plan->first || number >= plan->end;
}

static bool is_stale(const struct plan *plan, const struct json *pod, int64_t number)
{
    return !plan->waits_for_deletion && number >= plan->partition &&
           !is_of(pod, template_history_name(plan->wanted));
}

/* What a pod that is missing is made of. */
static const struct json *revision_for(const struct plan *plan, int64_t number)
{
    return !plan->waits_for_deletion && number < plan->partition ? plan->before : plan->wanted;
}

/* The pod with the highest number that has to go; NULL: none. */
static const struct json *find_last(const struct control *control, const struct json *pods,
                                    const struct plan *plan)
{
    const struct json *last = NULL;
    int64_t highest = -2;

    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        int64_t number = number_of(control, at.value);

        if ((is_surplus(plan, number) || is_stale(plan, at.value, number)) && number > highest) {
            last = at.value;
            highest = number;
        }
    }
    return last;
}

/*
 * The next step: one pod more, one less, or one anew. One that is not available is waited for, as
 * the real controller does, even when its template is not wanted any more.
 */
static void step(struct control *control, const struct json *pods, const struct plan *plan)
{
    const struct json *last;

    for (int64_t i = plan->first; i < plan->end; i++) {
        const struct json *pod = find_pod(pods, pod_name(control, i));

        if (!pod)
            make_pod(control, i, revision_for(plan, i));
        if (!plan->is_parallel && (!pod || !control_pod_is_available(control, pod)))
            return;
    }
    if (!plan->is_parallel) {
        last = find_last(control, pods, plan);
        if (last)
            end_pod(control, last);
        return;
    }
    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        int64_t number = number_of(control, at.value);

        if (is_surplus(plan, number) || is_stale(plan, at.value, number))
            end_pod(control, at.value);
    }
}

static void set_number(struct control *control, struct json *status, const char *name,
                       int64_t number)
{
    if (number > 0)
        json_set_int(control->arena, status, name, number);
}

static void write_status(struct control *control, const struct json *pods, const struct plan *plan)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena);
    const char *before = template_history_name(plan->before);
    const char *wanted = template_history_name(plan->wanted);
    int64_t ready = 0, available = 0, updated = 0, current = 0, count = (int64_t)json_count(pods);

    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        ready += control_pod_is_ready(at.value);
        available += control_pod_is_available(control, at.value);
        updated += is_of(at.value, wanted);
        current += is_of(at.value, before);
    }
    if (!plan->waits_for_deletion && updated == count && ready == count) {
        before = wanted;
        current = updated;
    }
    json_set_int(arena, status, "observedGeneration",
                 control_int(control->object, "metadata.generation", 0));
    json_set_int(arena, status, "replicas", count);
    set_number(control, status, "readyReplicas", ready);
    set_number(control, status, "currentReplicas", current);
    set_number(control, status, "updatedReplicas", updated);
    json_set_text(arena, status, "currentRevision", before);
    json_set_text(arena, status, "updateRevision", wanted);
    json_set_int(arena, status, "collisionCount", 0);
    json_set_int(arena, status, "availableReplicas", available);
    control_set_status(control, status);
    template_history_forget(control, pods, before, wanted);
}

void control_stateful_set(struct control *control)
{
    const char *name = json_cstr_at(control->object, "status.currentRevision");
    const struct json *pods = control_children(control, "pods"), *wanted, *before;
    struct plan plan;

    if (json_at(control->object, "metadata.deletionTimestamp"))
        return;
    wanted = template_history_newest(control);
    if (!wanted)
        return;
    before = template_history_find(control, name);
    plan = plan_of(control->object, before ? before : wanted, wanted);
    step(control, pods, &plan);
    write_status(control, control_children(control, "pods"), &plan);
}
