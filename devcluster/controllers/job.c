/* Pods until enough have succeeded, too many failed, or it took too long. */
#include "base/arena.h"
#include "base/clock.h"
#include "cluster.h"
#include "controllers/control.h"
#include "controllers/job_tracking.h"
#include "data/json.h"

#define COMPONENT "job-controller"

static const int64_t NS_PER_MS = 1000000;
enum { BACKOFF_LIMIT = 6 };

/*
 * A look at a job. A pod that is over goes through three of them: its uid is noted in the status;
 * its finalizer goes, by which the job is looked at again; it is counted, and its uid goes. So it
 * is counted once, wherever the process ends in between.
 */
struct look {
    const struct json *pods;           /* those being deleted, too */
    struct json *succeeded, *failed;   /* uids that are noted */
    int64_t had_succeeded, had_failed; /* that are counted */
    int64_t active, ready, terminating;
    bool is_suspended;
};

static bool is_in_phase(const struct json *pod, const char *phase)
{
    return str_equals(json_text_at(pod, "status.phase"), phase);
}

static bool is_being_deleted(const struct json *object)
{
    return json_at(object, "metadata.deletionTimestamp") != NULL;
}

static bool has_run(const struct json *pod)
{
    return is_in_phase(pod, "Succeeded") || is_in_phase(pod, "Failed");
}

/* Nothing will come of it any more. */
static bool is_over(const struct json *pod)
{
    return has_run(pod) || is_being_deleted(pod);
}

static const struct json *condition_of(const struct json *job, const char *type)
{
    for (struct json_cursor at = json_walk(json_at(job, "status.conditions")); json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), type))
            return at.value;
    return NULL;
}

static bool is_true(const struct json *condition)
{
    return str_equals(json_text_at(condition, "status"), "True");
}

static bool has_ended(const struct json *job)
{
    return is_true(condition_of(job, "Complete")) || is_true(condition_of(job, "Failed"));
}

/* ---- counting ---- */

static const struct json *tracked_pod(const struct json *pods, struct str uid)
{
    for (struct json_cursor at = json_walk(pods); json_next(&at);)
        if (str_equal(json_text_at(at.value, "metadata.uid"), uid) && job_tracking_has(at.value))
            return at.value;
    return NULL;
}

static bool is_noted(const struct json *uids, struct str uid)
{
    for (struct json_cursor at = json_walk(uids); json_next(&at);)
        if (str_equal(json_string(at.value), uid))
            return true;
    return false;
}

/* Those that were noted and let go count; the others stay noted. */
static struct json *count_noted(struct control *control, const struct json *pods, const char *list,
                                int64_t *count)
{
    const struct json *noted =
        json_get(json_at(control->object, "status.uncountedTerminatedPods"), list);
    struct json *left = json_new_array(control->arena);

    *count = json_int(json_get(json_get(control->object, "status"), list), 0);
    for (struct json_cursor at = json_walk(noted); json_next(&at);)
        if (tracked_pod(pods, json_string(at.value)))
            json_append(control->arena, left, at.value);
        else
            ++*count;
    return left;
}

static void note(struct control *control, struct look *look, const struct json *pod)
{
    struct json *list = is_in_phase(pod, "Succeeded") ? look->succeeded : look->failed;
    struct str uid = json_text_at(pod, "metadata.uid");

    if (is_noted(look->succeeded, uid) || is_noted(look->failed, uid))
        return;
    /* A job that is suspended ends its pods itself. */
    if (look->is_suspended && !has_run(pod))
        return;
    json_append(control->arena, list, json_new_string(control->arena, uid));
}

static struct look look_at(struct control *control)
{
    struct look look = {
        .pods = control_all_children(control, "pods"),
        .is_suspended = json_bool(json_at(control->object, "spec.suspend"), false),
    };

    look.succeeded = count_noted(control, look.pods, "succeeded", &look.had_succeeded);
    look.failed = count_noted(control, look.pods, "failed", &look.had_failed);
    for (struct json_cursor at = json_walk(look.pods); json_next(&at);) {
        look.terminating += is_being_deleted(at.value) && !has_run(at.value);
        if (!is_over(at.value)) {
            look.active++;
            look.ready += control_pod_is_ready(at.value);
        } else if (job_tracking_has(at.value)) {
            note(control, &look, at.value);
        }
    }
    return look;
}

static int64_t count_succeeded(const struct look *look)
{
    return look->had_succeeded + (int64_t)json_count(look->succeeded);
}

static int64_t count_failed(const struct look *look)
{
    return look->had_failed + (int64_t)json_count(look->failed);
}

static bool is_settled(const struct look *look)
{
    for (struct json_cursor at = json_walk(look->pods); json_next(&at);)
        if (job_tracking_has(at.value))
            return false;
    return json_count(look->succeeded) == 0 && json_count(look->failed) == 0;
}

static void let_go(struct control *control, const struct look *look)
{
    for (struct json_cursor at = json_walk(look->pods); json_next(&at);)
        if (job_tracking_has(at.value) && is_over(at.value))
            job_tracking_end(control, at.value);
}

/* ---- how it ends ---- */

/* Why it is given up; NULL: it is not. */
static const struct condition *find_failure(struct control *control, const struct look *look)
{
    static const struct condition backoff = { "FailureTarget", "True", "BackoffLimitExceeded",
                                              "Job has reached the specified backoff limit",
                                              false };
    static const struct condition deadline = { "FailureTarget", "True", "DeadlineExceeded",
                                               "Job was active longer than specified deadline",
                                               false };
    int64_t limit = control_int(control->object, "spec.backoffLimit", BACKOFF_LIMIT);
    int64_t seconds = control_int(control->object, "spec.activeDeadlineSeconds", 0), start, left;
    struct str target = json_text_at(condition_of(control->object, "FailureTarget"), "reason");

    if (str_equals(target, deadline.reason))
        return &deadline;
    if (str_equals(target, backoff.reason) || count_failed(look) > limit)
        return &backoff;
    if (seconds == 0 || look->is_suspended ||
        !clock_parse_rfc3339(json_text_at(control->object, "status.startTime"), &start))
        return NULL;
    left = seconds * 1000 - (clock_now_ns() - start) / NS_PER_MS;
    if (left <= 0)
        return &deadline;
    control_again(control, left);
    return NULL;
}

static void complete(struct control *control, struct json *status)
{
    static const struct condition criteria = { "SuccessCriteriaMet", "True", "CompletionsReached",
                                               "Reached expected number of succeeded pods", false };
    struct condition end = criteria;

    end.type = "Complete";
    control_condition(control, status, &criteria);
    control_condition(control, status, &end);
    json_set_text(control->arena, status, "completionTime", control_now(control));
    control_tell(control, COMPONENT, "Completed", "Job completed");
}

static void fail(struct control *control, const struct look *look, const struct condition *why,
                 struct json *status)
{
    struct condition end = *why;

    control_condition(control, status, why);
    if (!is_settled(look))
        return;
    end.type = "Failed";
    control_condition(control, status, &end);
    control_tell_of(control, control->object,
                    &(struct happening){ COMPONENT, "", "Warning", why->reason, why->message, "" });
}

static void say_whether_suspended(struct control *control, bool is_suspended, struct json *status)
{
    const struct json *known = condition_of(control->object, "Suspended");

    if (is_suspended) {
        control_condition(
            control, status,
            &(struct condition){ "Suspended", "True", "JobSuspended", "Job suspended", false });
        if (!is_true(known))
            control_tell(control, COMPONENT, "Suspended", "Job suspended");
    } else if (known) {
        control_condition(
            control, status,
            &(struct condition){ "Suspended", "False", "JobResumed", "Job resumed", false });
        if (is_true(known))
            control_tell(control, COMPONENT, "Resumed", "Job resumed");
    }
}

/* ---- its pods ---- */

static void make_pod(struct control *control, struct look *look)
{
    const char *name = arena_printf(control->arena, "%.*s-", STR_ARG(control->name));
    struct json *pod = control_child(control, name, json_at(control->object, "spec.template"));
    const struct json *made;

    job_tracking_begin(control, pod);
    made = control_create(control, "pods", pod);
    if (!made)
        return;
    control_tell(
        control, COMPONENT, "SuccessfulCreate",
        arena_printf(control->arena, "Created pod: %s", json_cstr_at(made, "metadata.name")));
    look->active++;
}

static void end_pods(struct control *control, struct look *look)
{
    for (struct json_cursor at = json_walk(look->pods); json_next(&at);) {
        if (is_over(at.value))
            continue;
        control_delete(control, "pods", at.value);
        control_tell(control, COMPONENT, "SuccessfulDelete",
                     arena_printf(control->arena, "Deleted pod: %s",
                                  json_cstr_at(at.value, "metadata.name")));
    }
    look->active = look->ready = 0;
}

static void make_pods(struct control *control, struct look *look, int64_t wanted)
{
    int64_t more = control_int(control->object, "spec.parallelism", 1) - look->active;
    int64_t missing = wanted - count_succeeded(look) - look->active;

    for (more = more < missing ? more : missing; more > 0; more--)
        make_pod(control, look);
}

/* ---- the status ---- */

static struct json *noted_pods(struct control *control, const struct look *look)
{
    struct json *noted = json_new_object(control->arena);

    if (json_count(look->succeeded) > 0)
        json_set(control->arena, noted, "succeeded", look->succeeded);
    if (json_count(look->failed) > 0)
        json_set(control->arena, noted, "failed", look->failed);
    return noted;
}

static void set_number(struct control *control, struct json *status, const char *name,
                       int64_t number)
{
    if (number > 0)
        json_set_int(control->arena, status, name, number);
    else
        json_remove(control->arena, status, name);
}

static void set_start(struct control *control, struct json *status)
{
    const struct json *known = json_at(control->object, "status.startTime");
    bool is_resumed = is_true(condition_of(control->object, "Suspended"));

    json_set(control->arena, status, "startTime",
             known && !is_resumed ? known : json_new_cstr(control->arena, control_now(control)));
}

static void write_status(struct control *control, const struct look *look, struct json *status)
{
    set_number(control, status, "active", look->active);
    set_number(control, status, "succeeded", look->had_succeeded);
    set_number(control, status, "failed", look->had_failed);
    json_set_int(control->arena, status, "terminating", look->terminating);
    json_set(control->arena, status, "uncountedTerminatedPods", noted_pods(control, look));
    json_set_int(control->arena, status, "ready", look->ready);
    control_set_status(control, status);
}

void control_job(struct control *control)
{
    int64_t wanted = control_int(control->object, "spec.completions",
                                 control_int(control->object, "spec.parallelism", 1));
    struct json *status = json_new_object(control->arena);
    struct look look = look_at(control);
    const struct condition *failure;

    if (has_ended(control->object)) {
        let_go(control, &look);
        return;
    }
    if (is_being_deleted(
            control->object)) { /* what becomes of its pods is garbage collection's matter */
        write_status(control, &look,
                     json_edit(control->arena, json_get(control->object, "status")));
        let_go(control, &look);
        return;
    }
    failure = find_failure(control, &look);
    say_whether_suspended(control, look.is_suspended, status);
    if (!look.is_suspended)
        set_start(control, status);
    if (count_succeeded(&look) >= wanted) {
        if (is_settled(&look))
            complete(control, status);
    } else if (failure) {
        end_pods(control, &look);
        fail(control, &look, failure, status);
    } else if (look.is_suspended) {
        end_pods(control, &look);
    } else {
        make_pods(control, &look, wanted);
    }
    write_status(control, &look, status);
    let_go(control, &look);
}
