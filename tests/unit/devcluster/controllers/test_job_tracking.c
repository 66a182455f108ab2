#include "../cluster_bed.h"
#include "controllers/control.h"
#include "controllers/job_tracking.h"

#include <string.h>

#define JOB(more)                                                                                  \
    "{metadata: {name: j}, spec: {" more                                                           \
    " template: {spec: {restartPolicy: Never, containers: [{name: c, image: fail}]}}}}"

static const struct json *only_pod(struct bed *bed)
{
    struct object_cursor at =
        collection_from(cluster_builtin(bed->cluster, "pods")->objects, STR_EMPTY);
    const struct object *object = object_next(&at);

    return object ? object_root(object) : NULL;
}

static size_t count_pods(struct bed *bed)
{
    return collection_count(cluster_builtin(bed->cluster, "pods")->objects);
}

static bool has_pod(struct bed *bed)
{
    return only_pod(bed) && json_at(only_pod(bed), "status.phase");
}

static void make_job(struct bed *bed, const char *text)
{
    const struct json *out;

    assert_int_equal(create(bed, "jobs.batch", text, &out), 0);
    assert_true(turn_until(bed, has_pod));
}

static void end(struct bed *bed, const char *label, const char *name, const char *propagation)
{
    struct write_delete options = { .propagation = str_of(propagation), .grace_s = 0 };
    struct write write = write_of(bed, label, name);
    const struct json *left;

    assert_int_equal(write_remove(&write, &options, &left, &bed->why), 0);
}

static int64_t failed(struct bed *bed)
{
    return json_int(json_at(get(bed, "jobs.batch", "j"), "status.failed"), 0);
}

static bool has_failed_once(struct bed *bed)
{
    return failed(bed) == 1 && count_pods(bed) == 1 && has_pod(bed);
}

static void a_pod_that_is_deleted_while_it_runs_has_failed(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    const char *first;

    (void)state;
    make_job(bed, JOB(""));
    first = json_cstr_at(json_copy(bed->arena, only_pod(bed)), "metadata.name");
    assert_true(job_tracking_has(only_pod(bed)));
    end(bed, "pods", first, "Background");
    assert_non_null(get(bed, "pods", first)); /* until it is counted */
    assert_true(turn_until(bed, has_failed_once));
    assert_null(get(bed, "pods", first));
    assert_int_equal(
        json_count(json_at(get(bed, "jobs.batch", "j"), "status.uncountedTerminatedPods")), 0);
}

static bool has_given_up(struct bed *bed)
{
    const struct json *conditions = json_at(get(bed, "jobs.batch", "j"), "status.conditions");

    return str_equals(json_text_at(json_item(conditions, 1), "type"), "Failed");
}

static void a_job_whose_last_pod_was_deleted_is_given_up(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_job(bed, JOB("backoffLimit: 0,"));
    end(bed, "pods", json_cstr_at(only_pod(bed), "metadata.name"), "Background");
    assert_true(turn_until(bed, has_given_up));
    assert_int_equal(failed(bed), 1);
    assert_int_equal(count_pods(bed), 0);
}

static bool is_free(struct bed *bed)
{
    return !job_tracking_has(only_pod(bed));
}

static void a_pod_that_its_job_left_behind_is_held_no_more(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_job(bed, JOB(""));
    end(bed, "jobs.batch", "j", "Orphan");
    assert_true(turn_until(bed, is_free));
    assert_int_equal(count_pods(bed), 1);
}

static bool is_empty(struct bed *bed)
{
    return count_pods(bed) == 0;
}

static void the_pods_of_a_job_go_with_it(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_job(bed, JOB("parallelism: 2,"));
    end(bed, "jobs.batch", "j", "Background");
    assert_true(turn_until(bed, is_empty));
}

static void other_finalizers_stay(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct control control = { .cluster = bed->cluster, .arena = bed->arena };
    const struct json *out = NULL;
    struct json *pod;

    (void)state;
    assert_int_equal(create(bed, "pods",
                            "{metadata: {name: p, finalizers: [a/b]}, spec: {containers: [{name: "
                            "c, image: x}]}}",
                            &out),
                     0);
    pod = json_edit(bed->arena, json_copy(bed->arena, out));
    assert_false(job_tracking_has(pod));
    job_tracking_begin(&control, pod);
    assert_true(job_tracking_has(pod));
    assert_true(control_update(&control, "pods", pod, ""));
    job_tracking_end(&control, json_copy(bed->arena, get(bed, "pods", "p")));
    assert_string_equal(
        json_print(json_at(get(bed, "pods", "p"), "metadata.finalizers"), JSON_COMPACT, bed->arena)
            .ptr,
        "[\"a/b\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pod_that_is_deleted_while_it_runs_has_failed),
        cmocka_unit_test(a_job_whose_last_pod_was_deleted_is_given_up),
        cmocka_unit_test(a_pod_that_its_job_left_behind_is_held_no_more),
        cmocka_unit_test(the_pods_of_a_job_go_with_it),
        cmocka_unit_test(other_finalizers_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
