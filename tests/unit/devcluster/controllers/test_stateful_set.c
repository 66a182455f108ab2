#include "../cluster_bed.h"
#include "controllers/template_history.h"

#include <stdio.h>
#include <string.h>

static const char *image_of(struct bed *bed, const char *pod)
{
    const struct json *object = get(bed, "pods", pod);

    return json_cstr_at(json_item(json_at(object, "spec.containers"), 0), "image");
}

static void set_image(struct bed *bed, const char *image)
{
    struct write write = write_of(bed, "statefulsets.apps", "s");
    struct json *set =
        json_edit(bed->arena, json_copy(bed->arena, get(bed, "statefulsets.apps", "s")));
    struct json *spec = json_edit_object(bed->arena, set, "spec");
    struct json *pod =
        json_edit_object(bed->arena, json_edit_object(bed->arena, spec, "template"), "spec");
    const struct json *out;

    json_set_text(bed->arena,
                  json_edit_item(bed->arena, json_edit_get(bed->arena, pod, "containers"), 0),
                  "image", image);
    assert_int_equal(write_update(&write, set, &out, &bed->why), 0);
}

static bool has_all(struct bed *bed)
{
    return collection_count(cluster_builtin(bed->cluster, "pods")->objects) == 3 &&
           json_int(json_at(get(bed, "statefulsets.apps", "s"), "status.readyReplicas"), 0) == 3;
}

static bool has_new_last(struct bed *bed)
{
    return strcmp(image_of(bed, "s-2"), "two") == 0 && has_all(bed);
}

static void make_set(struct bed *bed, const char *more)
{
    const char *text = arena_printf(
        bed->arena,
        "{metadata: {name: s}, spec: {replicas: 3, serviceName: s, selector: {matchLabels: {a: "
        "b}}, "
        "%s template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: one}]}}}}",
        more);
    const struct json *out;

    assert_int_equal(create(bed, "statefulsets.apps", text, &out), 0);
    assert_true(turn_until(bed, has_all));
}

static void pods_below_the_partition_keep_their_template(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_set(bed, "updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 2}},");
    set_image(bed, "two");
    assert_true(turn_until(bed, has_new_last));
    turn(bed, 50);
    assert_string_equal(image_of(bed, "s-1"), "one");
    assert_string_equal(image_of(bed, "s-0"), "one");
}

static void with_on_delete_pods_stay_until_they_are_deleted(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    struct write_delete options = { .propagation = STR("Background"), .grace_s = 0 };
    struct write write = write_of(bed, "pods", "s-2");
    const struct json *left;

    (void)state;
    make_set(bed, "updateStrategy: {type: OnDelete},");
    set_image(bed, "two");
    turn(bed, 50);
    assert_string_equal(image_of(bed, "s-2"), "one");
    assert_int_equal(write_remove(&write, &options, &left, &bed->why), 0);
    assert_true(turn_until(bed, has_new_last));
    assert_string_equal(image_of(bed, "s-1"), "one");
}

static bool has_all_of_before(struct bed *bed)
{
    return get(bed, "pods", "s-0") && has_all(bed);
}

static void a_pod_below_the_partition_is_made_again_of_what_it_was(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    struct write_delete options = { .propagation = STR("Background"), .grace_s = 0 };
    struct write write = write_of(bed, "pods", "s-0");
    const struct json *left, *labels;
    const char *revision;

    (void)state;
    make_set(bed, "updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 2}},");
    set_image(bed, "two");
    assert_true(turn_until(bed, has_new_last));
    assert_int_equal(write_remove(&write, &options, &left, &bed->why), 0);
    assert_true(turn_until(bed, has_all_of_before));
    assert_string_equal(image_of(bed, "s-0"), "one");
    labels = json_at(get(bed, "pods", "s-0"), "metadata.labels");
    revision = json_cstr(json_get(labels, TEMPLATE_HISTORY_LABEL));
    assert_string_equal(revision,
                        json_cstr_at(get(bed, "statefulsets.apps", "s"), "status.currentRevision"));
    assert_string_equal(
        json_cstr(json_get(json_item(json_at(get(bed, "controllerrevisions.apps", revision),
                                             "data.spec.template.spec.containers"),
                                     0),
                           "image")),
        "one");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pod_below_the_partition_is_made_again_of_what_it_was),
        cmocka_unit_test(pods_below_the_partition_keep_their_template),
        cmocka_unit_test(with_on_delete_pods_stay_until_they_are_deleted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
