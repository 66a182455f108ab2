#include "../cluster_bed.h"
#include "controllers/rollout.h"

#include <stdio.h>
#include <string.h>

static struct rollout_limits limits_of(struct arena *arena, const char *yaml)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(yaml_parse(str_of(yaml), arena, &value, &err), 0);
    return rollout_limits_of(value);
}

static void a_surge_is_rounded_up_and_what_may_be_missing_down(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct rollout_limits limits =
        limits_of(arena, "{spec: {replicas: 10, strategy: {rollingUpdate: {maxSurge: 25%, "
                         "maxUnavailable: 25%}}}}");

    (void)state;
    assert_int_equal(limits.wanted, 10);
    assert_int_equal(limits.surge, 3);
    assert_int_equal(limits.unavailable, 2);
    assert_true(limits.is_rolling);
}

static void one_pod_may_always_be_missing_when_none_may_be_more(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct rollout_limits limits =
        limits_of(arena, "{spec: {replicas: 2, strategy: {rollingUpdate: {maxSurge: 0, "
                         "maxUnavailable: 25%}}}}");

    (void)state;
    assert_int_equal(limits.surge, 0);
    assert_int_equal(limits.unavailable, 1);
}

static void no_more_pods_are_missing_than_there_are(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(limits_of(arena, "{spec: {replicas: 2, strategy: {rollingUpdate: "
                                      "{maxUnavailable: 5}}}}")
                         .unavailable,
                     2);
    assert_int_equal(limits_of(arena, "{spec: {replicas: 2, strategy: {type: Recreate}}}").surge,
                     0);
    assert_false(limits_of(arena, "{spec: {replicas: 2, strategy: {type: Recreate}}}").is_rolling);
}

static void set_image(struct bed *bed, const char *image)
{
    struct write write = write_of(bed, "deployments.apps", "d");
    struct json *object =
        json_edit(bed->arena, json_copy(bed->arena, get(bed, "deployments.apps", "d")));
    struct json *template =
        json_edit_object(bed->arena, json_edit_object(bed->arena, object, "spec"), "template");
    struct json *pod = json_edit_object(bed->arena, template, "spec");
    const struct json *out;

    json_set_text(bed->arena,
                  json_edit_item(bed->arena, json_edit_get(bed->arena, pod, "containers"), 0),
                  "image", image);
    assert_int_equal(write_update(&write, object, &out, &bed->why), 0);
}

static int64_t number(struct bed *bed, const char *path)
{
    return json_int(json_at(get(bed, "deployments.apps", "d"), path), 0);
}

static bool is_available(struct bed *bed)
{
    return number(bed, "status.availableReplicas") == 4;
}

static bool is_stuck(struct bed *bed)
{
    return number(bed, "status.updatedReplicas") == 2 && number(bed, "status.replicas") == 5;
}

static void an_image_that_never_starts_leaves_what_was_promised(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    const struct json *out;

    (void)state;
    assert_int_equal(create(bed, "deployments.apps",
                            "{metadata: {name: d}, spec: {replicas: 4, strategy: {rollingUpdate: "
                            "{maxSurge: 1, maxUnavailable: 1}}, selector: {matchLabels: {a: b}}, "
                            "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, "
                            "image: one}]}}}}",
                            &out),
                     0);
    assert_true(turn_until(bed, is_available));
    set_image(bed, "fail");
    assert_true(turn_until(bed, is_stuck));
    turn(bed, 50);
    assert_true(is_stuck(bed));
    assert_int_equal(number(bed, "status.availableReplicas"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surge_is_rounded_up_and_what_may_be_missing_down),
        cmocka_unit_test(one_pod_may_always_be_missing_when_none_may_be_more),
        cmocka_unit_test(no_more_pods_are_missing_than_there_are),
        cmocka_unit_test(an_image_that_never_starts_leaves_what_was_promised),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
