#include "../cluster_bed.h"
#include "base/clock.h"
#include "controllers/cron_job.h"

#include <string.h>

static void words_stand_for_schedules(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cron cron;

    (void)state;
    assert_int_equal(cron_job_schedule(STR("@hourly"), &cron, &err), 0);
    assert_int_equal(cron_next(&cron, 0, 0), 3600);
    assert_int_equal(cron_job_schedule(STR("@daily"), &cron, &err), 0);
    assert_int_equal(cron_next(&cron, 0, 0), 86400);
    assert_int_equal(cron_job_schedule(STR("0-0"), &cron, &err), -1);
    assert_string_equal(error_text(&err), "expected exactly 5 fields, found 1: [0-0]");
}

static bool has_finished_job(struct bed *bed)
{
    const struct api_resource *jobs = cluster_builtin(bed->cluster, "jobs.batch");
    struct object_cursor at = collection_from(jobs->objects, STR("default/c-"));
    const struct object *job = object_next(&at);

    return job && json_int(json_at(object_root(job), "status.succeeded"), 0) == 1;
}

/* Its last time lies an hour back, so that one is due at once. */
static void a_schedule_that_is_due_makes_a_job_that_ends(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    struct write write = write_of(bed, "cronjobs.batch", "c");
    int64_t hour_ago = clock_now_ns() / 1000000000 - 3600;
    const struct json *out = NULL;
    struct json *edited;

    (void)state;
    assert_int_equal(create(bed, "cronjobs.batch",
                            "{metadata: {name: c}, spec: {suspend: true, schedule: '* * * * *', "
                            "jobTemplate: {spec: {template: {spec: {restartPolicy: Never, "
                            "containers: [{name: c, image: x}]}}}}}}",
                            &out),
                     0);
    edited = json_edit(bed->arena, json_copy(bed->arena, out));
    json_set_text(bed->arena, json_edit_object(bed->arena, edited, "status"), "lastScheduleTime",
                  clock_rfc3339(hour_ago, bed->arena));
    write.subresource = STR("status");
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
    turn(bed, 50);
    assert_int_equal(collection_count(cluster_builtin(bed->cluster, "jobs.batch")->objects), 0);
    edited = json_edit(bed->arena, json_copy(bed->arena, get(bed, "cronjobs.batch", "c")));
    json_set_bool(bed->arena, json_edit_object(bed->arena, edited, "spec"), "suspend", false);
    write.subresource = STR_EMPTY;
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
    assert_true(turn_until(bed, has_finished_job));
}

static size_t count_jobs(struct bed *bed)
{
    return collection_count(cluster_builtin(bed->cluster, "jobs.batch")->objects);
}

/* A job of the schedule runs, and the next is due. */
static void make_due_beside_a_job(struct bed *bed, const char *policy)
{
    struct write write = write_of(bed, "cronjobs.batch", "c");
    const char *text = arena_printf(
        bed->arena,
        "{metadata: {name: c}, spec: {concurrencyPolicy: %s, schedule: '* * * * *', jobTemplate: "
        "{spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: x}]}}}}}}",
        policy);
    const struct json *out = NULL;
    struct json *edited;

    assert_int_equal(create(bed, "cronjobs.batch", text, &out), 0);
    text = arena_printf(
        bed->arena,
        "{metadata: {name: running, ownerReferences: [{apiVersion: batch/v1, kind: CronJob, name: "
        "c, uid: %s, controller: true}]}, spec: {suspend: true, template: {spec: {restartPolicy: "
        "Never, containers: [{name: c, image: x}]}}}}",
        json_cstr_at(out, "metadata.uid"));
    edited = json_edit(bed->arena, json_copy(bed->arena, out));
    assert_int_equal(create(bed, "jobs.batch", text, &out), 0);
    json_set_text(bed->arena, json_edit_object(bed->arena, edited, "status"), "lastScheduleTime",
                  clock_rfc3339(clock_now_ns() / 1000000000 - 3600, bed->arena));
    write.subresource = STR("status");
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
}

static bool has_two_jobs(struct bed *bed)
{
    return count_jobs(bed) == 2;
}

static bool has_replaced(struct bed *bed)
{
    return count_jobs(bed) == 1 && !get(bed, "jobs.batch", "running");
}

static void none_starts_beside_another_when_that_is_forbidden(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_due_beside_a_job(bed, "Forbid");
    turn(bed, 50);
    assert_int_equal(count_jobs(bed), 1);
    assert_non_null(get(bed, "jobs.batch", "running"));
}

static void one_starts_beside_another_when_that_is_allowed(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_due_beside_a_job(bed, "Allow");
    assert_true(turn_until(bed, has_two_jobs));
}

static void one_takes_the_place_of_another_when_it_is_to_replace_it(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_due_beside_a_job(bed, "Replace");
    assert_true(turn_until(bed, has_replaced));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_for_schedules),
        cmocka_unit_test(a_schedule_that_is_due_makes_a_job_that_ends),
        cmocka_unit_test(none_starts_beside_another_when_that_is_forbidden),
        cmocka_unit_test(one_starts_beside_another_when_that_is_allowed),
        cmocka_unit_test(one_takes_the_place_of_another_when_it_is_to_replace_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
