/* A job each time the schedule says so (in UTC: time zones are not looked at). */
#include "controllers/cron_job.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "controllers/control.h"
#include "data/json.h"

static const int64_t NS_PER_SECOND = 1000000000;
enum { LOOK_AGAIN_MAX_S = 3600, SECONDS_A_MINUTE = 60, HISTORY = 3 };

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

static bool has_ended(const struct json *job)
{
    for (struct json_cursor at = json_walk(json_at(job, "status.conditions")); json_next(&at);)
        if ((str_equals(json_text_at(at.value, "type"), "Complete") ||
             str_equals(json_text_at(at.value, "type"), "Failed")) &&
            str_equals(json_text_at(at.value, "status"), "True"))
            return true;
    return false;
}

static void make_job(struct control *control, int64_t due)
{
    const char *name = arena_printf(control->arena, "%.*s-%lld", STR_ARG(control->name),
                                    (long long)(due / SECONDS_A_MINUTE));
    struct json *job = control_child(control, name, json_at(control->object, "spec.jobTemplate"));

    (void)control_create(control, "jobs.batch", job);
}

static void drop_old(struct control *control, const struct json *jobs)
{
    int64_t kept = control_int(control->object, "spec.successfulJobsHistoryLimit", HISTORY);
    int64_t ended = 0;

    for (size_t i = json_count(jobs); i-- > 0;)
        if (has_ended(json_item(jobs, i)) && ended++ >= kept)
            control_delete(control, "jobs.batch", json_item(jobs, i));
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

void control_cron_job(struct control *control)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *jobs = control_children(control, "jobs.batch");
    struct str last_text = json_text_at(control->object, "status.lastScheduleTime");
    int64_t now = clock_now_ns() / NS_PER_SECOND, last = 0, due, wait;
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
    due = cron_next(&cron, last, 0);
    if (due > 0 && due <= now) {
        make_job(control, due);
        jobs = control_children(control, "jobs.batch");
        last_text = STR("due");
        last = due;
        due = cron_next(&cron, now, 0);
    }
    drop_old(control, jobs);
    write_status(control, jobs, last_text.len > 0 ? last : 0);
    wait = due - now;
    control_again(control, (wait < 0 || wait > LOOK_AGAIN_MAX_S ? LOOK_AGAIN_MAX_S : wait) * 1000);
}
