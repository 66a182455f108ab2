/* Pods until enough have succeeded, or too many failed. */
#include "base/arena.h"
#include "cluster.h"
#include "controllers/control.h"
#include "data/json.h"

#define COMPONENT "job-controller"

enum { BACKOFF_LIMIT = 6 };

struct counts {
    int64_t active, ready, succeeded, failed;
};

static struct counts count_pods(const struct json *pods)
{
    struct counts counts = { 0 };

    for (struct json_cursor at = json_walk(pods); json_next(&at);) {
        struct str phase = json_text_at(at.value, "status.phase");

        if (str_equals(phase, "Succeeded"))
            counts.succeeded++;
        else if (str_equals(phase, "Failed"))
            counts.failed++;
        else
            counts.active++;
        counts.ready += control_pod_is_ready(at.value);
    }
    return counts;
}

static bool has_ended(const struct json *job)
{
    for (struct json_cursor at = json_walk(json_at(job, "status.conditions")); json_next(&at);)
        if ((str_equals(json_text_at(at.value, "type"), "Complete") ||
             str_equals(json_text_at(at.value, "type"), "Failed")) &&
            str_equals(json_text_at(at.value, "status"), "True"))
            return true;
    return false;
}

static bool is_suspended_already(const struct json *job)
{
    for (struct json_cursor at = json_walk(json_at(job, "status.conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), "Suspended"))
            return str_equals(json_text_at(at.value, "status"), "True");
    return false;
}

static void conclude(struct control *control, struct json *status, const struct counts *counts,
                     int64_t wanted)
{
    int64_t limit = control_int(control->object, "spec.backoffLimit", BACKOFF_LIMIT);

    if (counts->succeeded >= wanted) {
        control_condition(control, status,
                          &(struct condition){ "SuccessCriteriaMet", "True", "CompletionsReached",
                                               "Reached expected number of succeeded pods",
                                               false });
        control_condition(control, status,
                          &(struct condition){ "Complete", "True", "CompletionsReached",
                                               "Reached expected number of succeeded pods",
                                               false });
        json_set_text(control->arena, status, "completionTime", control_now(control));
        control_tell(control, COMPONENT, "Completed", "Job completed");
    } else if (counts->failed > limit) {
        control_condition(control, status,
                          &(struct condition){ "FailureTarget", "True", "BackoffLimitExceeded",
                                               "Job has reached the specified backoff limit",
                                               false });
        control_condition(control, status,
                          &(struct condition){ "Failed", "True", "BackoffLimitExceeded",
                                               "Job has reached the specified backoff limit",
                                               false });
        control_tell_of(control, control->object,
                        &(struct happening){ COMPONENT, "", "Warning", "BackoffLimitExceeded",
                                             "Job has reached the specified backoff limit", "" });
    }
}

static void write_status(struct control *control, int64_t wanted)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena);
    struct counts counts = count_pods(control_children(control, "pods"));
    const struct json *start = json_at(control->object, "status.startTime");

    if (json_bool(json_at(control->object, "spec.suspend"), false)) {
        control_condition(
            control, status,
            &(struct condition){ "Suspended", "True", "JobSuspended", "Job suspended", false });
        if (!is_suspended_already(control->object))
            control_tell(control, COMPONENT, "Suspended", "Job suspended");
    } else {
        json_set(arena, status, "startTime",
                 start ? start : json_new_cstr(arena, control_now(control)));
        conclude(control, status, &counts, wanted);
    }
    if (counts.active)
        json_set_int(arena, status, "active", counts.active);
    if (counts.succeeded)
        json_set_int(arena, status, "succeeded", counts.succeeded);
    if (counts.failed)
        json_set_int(arena, status, "failed", counts.failed);
    json_set_int(arena, status, "terminating", 0);
    json_set(arena, status, "uncountedTerminatedPods", json_new_object(arena));
    json_set_int(arena, status, "ready", counts.ready);
    control_set_status(control, status);
}

void control_job(struct control *control)
{
    int64_t parallelism = control_int(control->object, "spec.parallelism", 1);
    int64_t wanted = control_int(control->object, "spec.completions", parallelism);
    int64_t limit = control_int(control->object, "spec.backoffLimit", BACKOFF_LIMIT);
    struct counts counts = count_pods(control_children(control, "pods"));
    const char *name = arena_printf(control->arena, "%.*s-", STR_ARG(control->name));
    bool is_suspended = json_bool(json_at(control->object, "spec.suspend"), false);

    if (json_at(control->object, "metadata.deletionTimestamp") || has_ended(control->object))
        return;
    while (!is_suspended && counts.active < parallelism && counts.failed <= limit &&
           counts.active + counts.succeeded < wanted) {
        const struct json *pod =
            control_create(control, "pods",
                           control_child(control, name, json_at(control->object, "spec.template")));

        if (!pod)
            break;
        control_tell(
            control, COMPONENT, "SuccessfulCreate",
            arena_printf(control->arena, "Created pod: %s", json_cstr_at(pod, "metadata.name")));
        counts.active++;
    }
    write_status(control, wanted);
}
