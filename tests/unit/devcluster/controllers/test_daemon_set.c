#include "../cluster_bed.h"
#include "controllers/control.h"
#include "controllers/template_history.h"

#include <string.h>

/* The bed has two nodes. */

static void set_image(struct bed *bed, const char *image)
{
    struct write write = write_of(bed, "daemonsets.apps", "d");
    struct json *set =
        json_edit(bed->arena, json_copy(bed->arena, get(bed, "daemonsets.apps", "d")));
    struct json *spec = json_edit_object(bed->arena, set, "spec");
    struct json *pod =
        json_edit_object(bed->arena, json_edit_object(bed->arena, spec, "template"), "spec");
    const struct json *out;

    json_set_text(bed->arena,
                  json_edit_item(bed->arena, json_edit_get(bed->arena, pod, "containers"), 0),
                  "image", image);
    assert_int_equal(write_update(&write, set, &out, &bed->why), 0);
}

static size_t count_pods(struct bed *bed, const char *image)
{
    struct object_cursor at =
        collection_from(cluster_builtin(bed->cluster, "pods")->objects, STR_EMPTY);
    const struct object *object;
    size_t count = 0;

    while ((object = object_next(&at)))
        count += str_equals(
            json_text_at(json_item(json_at(object_root(object), "spec.containers"), 0), "image"),
            image);
    return count;
}

static int64_t number(struct bed *bed, const char *name)
{
    return json_int(json_get(json_get(get(bed, "daemonsets.apps", "d"), "status"), name), 0);
}

static bool all_are_of_one(struct bed *bed)
{
    return count_pods(bed, "one") == 2 && number(bed, "numberAvailable") == 2;
}

static bool one_fails(struct bed *bed)
{
    return count_pods(bed, "fail") == 1 && number(bed, "numberUnavailable") == 1;
}

static bool all_fail(struct bed *bed)
{
    return count_pods(bed, "fail") == 2 && number(bed, "numberUnavailable") == 2;
}

static bool all_are_of_three(struct bed *bed)
{
    return count_pods(bed, "three") == 2 && number(bed, "updatedNumberScheduled") == 2 &&
           number(bed, "numberAvailable") == 2;
}

static void make_set(struct bed *bed, const char *more)
{
    const char *text =
        arena_printf(bed->arena,
                     "{metadata: {name: d}, spec: {selector: {matchLabels: {a: b}}, %s template: "
                     "{metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: one}]}}}}",
                     more);
    const struct json *out;

    assert_int_equal(create(bed, "daemonsets.apps", text, &out), 0);
    assert_true(turn_until(bed, all_are_of_one));
}

static void no_more_pods_are_missed_than_may_be(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_set(bed, "");
    set_image(bed, "fail");
    assert_true(turn_until(bed, one_fails));
    turn(bed, 50);
    assert_int_equal(count_pods(bed, "one"), 1);
    set_image(bed, "three");
    assert_true(turn_until(bed, all_are_of_three));
}

static void a_percentage_is_of_the_nodes(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);

    (void)state;
    make_set(bed, "updateStrategy: {rollingUpdate: {maxUnavailable: 100%}},");
    set_image(bed, "fail");
    assert_true(turn_until(bed, all_fail));
}

static void each_template_is_kept_under_the_hash_of_its_pods(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    struct object_cursor at;
    const struct object *pod;
    const char *mark, *name;

    (void)state;
    make_set(bed, "");
    at = collection_from(cluster_builtin(bed->cluster, "pods")->objects, STR_EMPTY);
    pod = object_next(&at);
    assert_non_null(pod);
    mark =
        json_cstr(json_get(json_at(object_root(pod), "metadata.labels"), TEMPLATE_HISTORY_LABEL));
    name = arena_printf(bed->arena, "d-%s", mark);
    assert_non_null(get(bed, "controllerrevisions.apps", name));
    assert_string_equal(
        json_cstr(json_get(json_at(get(bed, "controllerrevisions.apps", name), "metadata.labels"),
                           TEMPLATE_HISTORY_LABEL)),
        mark);
    assert_string_equal(json_cstr(json_get(json_at(object_root(pod), "metadata.labels"),
                                           "pod-template-generation")),
                        "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_more_pods_are_missed_than_may_be),
        cmocka_unit_test(a_percentage_is_of_the_nodes),
        cmocka_unit_test(each_template_is_kept_under_the_hash_of_its_pods),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
