/* A job each time the schedule says so, in its time zone. */
#include "controllers/cron_job.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "controllers/control.h"
#include "data/json.h"
#include "gitops/time_zones.h"

static const int64_t NS_PER_SECOND = 1000000000;
enum { LOOK_AGAIN_MAX_S = 3600, SECONDS_A_MINUTE = 60, HISTORY = 3, FAILED_HISTORY = 1 };

#define COMPONENT "cronjob-controller"

int cron_job_schedule(struct str text, struct cron *out, struct error *err)
{
    static const struct {
        const char *word, *fields;
    } words[] = {
        { "@yearly", "0 0 1 1 *" }, { "@annually", "0 0 1 1 *" }, { "@monthly", "0 0 1 * *" },
        { "@weekly", "0 0 * * 0" }, { "@daily", "0 0 * * *" },    { "@midnight", "0 0 * * *" },
        { "@hourly", "0 * * * *" },
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (str_equals(text, words[i].word))
            text = str_of(words[i].fields);
    return cron_parse(text, out, err);
}

/* "Complete" or "Failed"; "" while it runs. */
static const char *end_of(const struct json *job)
{
    for (struct json_cursor at = json_walk(json_at(job, "status.conditions")); json_next(&at);)
        if ((str_equals(json_text_at(at.value, "type"), "Complete") ||
             str_equals(json_text_at(at.value, "type"), "Failed")) &&
            str_equals(json_text_at(at.value, "status"), "True"))
            return json_cstr_at(at.value, "type");
    return "";
}

static bool has_ended(const struct json *job)
{
    return end_of(job)[0] != '\0';
}

static void tell_of_job(struct control *control, const char *reason, const char *what,
                        const struct json *job)
{
    control_tell(
        control, COMPONENT, reason,
        arena_printf(control->arena, "%s job %s", what, json_cstr_at(job, "metadata.name")));
}

static void end_job(struct control *control, const struct json *job)
{
    control_delete(control, "jobs.batch", job);
    tell_of_job(control, "SuccessfulDelete", "Deleted", job);
}

/* May one start beside those that run? With "Replace" they end. */
static bool makes_room(struct control *control, const struct json *jobs)
{
    struct str policy = json_text_at(control->object, "spec.concurrencyPolicy");

    for (struct json_cursor at = json_walk(jobs); json_next(&at);) {
        if (has_ended(at.value) || (policy.len > 0 && str_equals(policy, "Allow")))
            continue;
        if (str_equals(policy, "Forbid")) {
            control_tell(control, COMPONENT, "JobAlreadyActive",
                         "Not starting job because prior execution is running and concurrency "
                         "policy is Forbid");
            return false;
        }
        if (str_equals(policy, "Replace"))
            end_job(control, at.value);
    }
    return true;
}

static void make_job(struct control *control, int64_t due)
{
    const char *name = arena_printf(control->arena, "%.*s-%lld", STR_ARG(control->name),
                                    (long long)(due / SECONDS_A_MINUTE));
    struct json *job = control_child(control, name, json_at(control->object, "spec.jobTemplate"));

    const struct json *made = control_create(control, "jobs.batch", job);

    if (made)
        tell_of_job(control, "SuccessfulCreate", "Created", made);
}

static void drop_old(struct control *control, const struct json *jobs)
{
    int64_t good = control_int(control->object, "spec.successfulJobsHistoryLimit", HISTORY);
    int64_t failed = control_int(control->object, "spec.failedJobsHistoryLimit", FAILED_HISTORY);

    for (size_t i = json_count(jobs); i-- > 0;) {
        const struct json *job = json_item(jobs, i);
        const char *end = end_of(job);

        if (end[0] && (end[0] == 'C' ? good-- : failed--) <= 0)
            end_job(control, job);
    }
}

static bool was_active(const struct json *object, struct str uid)
{
    for (struct json_cursor at = json_walk(json_at(object, "status.active")); json_next(&at);)
        if (str_equal(json_text_at(at.value, "uid"), uid))
            return true;
    return false;
}

static void tell_ends(struct control *control, const struct json *jobs)
{
    for (struct json_cursor at = json_walk(jobs); json_next(&at);) {
        if (!has_ended(at.value) ||
            !was_active(control->object, json_text_at(at.value, "metadata.uid")))
            continue;
        control_tell(control, COMPONENT, "SawCompletedJob",
                     arena_printf(control->arena, "Saw completed job: %s, condition: %s",
                                  json_cstr_at(at.value, "metadata.name"), end_of(at.value)));
    }
}

static void write_status(struct control *control, const struct json *jobs, int64_t last)
{
    struct arena *arena = control->arena;
    struct json *status = json_new_object(arena), *active = json_new_array(arena);

    for (struct json_cursor at = json_walk(jobs); json_next(&at);) {
        struct json *reference = json_new_object(arena);

        if (has_ended(at.value))
            continue;
        json_set_text(arena, reference, "apiVersion", "batch/v1");
        json_set_text(arena, reference, "kind", "Job");
        json_set(arena, reference, "name", json_at(at.value, "metadata.name"));
        json_set(arena, reference, "namespace", json_at(at.value, "metadata.namespace"));
        json_set(arena, reference, "uid", json_at(at.value, "metadata.uid"));
        json_append(arena, active, reference);
    }
    if (json_count(active) > 0)
        json_set(arena, status, "active", active);
    if (last > 0)
        json_set_text(arena, status, "lastScheduleTime", clock_rfc3339(last, arena));
    control_set_status(control, status);
}

/* The last time that has passed since `last`, or the next one: of those that were missed only the
 * last is made up for. */
static int64_t latest_due(const struct cron *cron, int64_t last, int64_t now, int64_t offset)
{
    static const int64_t spans[] = { 60, 3600, 86400, 32 * 86400 };
    int64_t due, next;

    for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]) && now - spans[i] > last; i++) {
        due = cron_next(cron, now - spans[i], offset);
        if (due > 0 && due <= now)
            last = now - spans[i];
    }
    due = cron_next(cron, last, offset);
    for (next = due; next > 0 && next <= now; next = cron_next(cron, due, offset))
        due = next;
    return due;
}

void control_cron_job(struct control *control)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *jobs = control_children(control, "jobs.batch");
    struct str last_text = json_text_at(control->object, "status.lastScheduleTime");
    int64_t now = clock_now_ns() / NS_PER_SECOND, last = 0, due, wait, offset = 0;
    struct cron cron;

    if (json_at(control->object, "metadata.deletionTimestamp") ||
        json_bool(json_at(control->object, "spec.suspend"), false))
        return;
    if (cron_job_schedule(json_text_at(control->object, "spec.schedule"), &cron, &err) < 0) {
        log_debug("a schedule cannot be read", F("error", error_text(&err)));
        return;
    }
    if (clock_parse_rfc3339(last_text, &last) ||
        clock_parse_rfc3339(json_text_at(control->object, "metadata.creationTimestamp"), &last))
        last /= NS_PER_SECOND;
    if (!time_zone_offset(control_time_zones(control),
                          json_text_at(control->object, "spec.timeZone"), now, &offset)) {
        control_tell_of(
            control, control->object,
            &(struct happening){ COMPONENT, "", "Warning", "UnknownTimeZone",
                                 arena_printf(control->arena, "invalid timeZone: \"%s\"",
                                              json_cstr_at(control->object, "spec.timeZone")),
                                 "" });
        return;
    }
    tell_ends(control, jobs);
    due = latest_due(&cron, last, now, offset);
    if (due > 0 && due <= now && makes_room(control, jobs)) {
        make_job(control, due);
        jobs = control_children(control, "jobs.batch");
        last_text = STR("due");
        last = due;
    }
    due = cron_next(&cron, now, offset);
    drop_old(control, jobs);
    write_status(control, jobs, last_text.len > 0 ? last : 0);
    wait = due - now;
    control_again(control, (wait < 0 || wait > LOOK_AGAIN_MAX_S ? LOOK_AGAIN_MAX_S : wait) * 1000);
}
