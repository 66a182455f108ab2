#include "../cluster_bed.h"
#include "base/clock.h"
#include "controllers/happenings.h"

#include <stdio.h>
#include <string.h>

static size_t count_events(struct bed *bed)
{
    return collection_count(cluster_builtin(bed->cluster, "events")->objects);
}

static const struct json *first_event(struct bed *bed)
{
    struct object_cursor at =
        collection_from(cluster_builtin(bed->cluster, "events")->objects, STR_EMPTY);
    const struct object *object = object_next(&at);

    return object ? object_root(object) : NULL;
}

static const struct json *pod_called(struct bed *bed, const char *name)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = arena_printf(
        bed->arena,
        "{apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: default, uid: %s}}", name,
        name);
    const struct json *pod;

    assert_int_equal(yaml_parse(str_of(text), bed->arena, &pod, &err), 0);
    return pod;
}

static const struct happening started = { "kubelet", "node-0",      "Normal",
                                          "Started", "It started.", "spec.containers{c}" };

static void an_event_says_who_saw_what(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct happenings *happenings = happenings_new(bed->cluster);
    const struct json *event;

    (void)state;
    happenings_tell(happenings, pod_called(bed, "p"), &started);
    event = first_event(bed);
    assert_string_equal(json_cstr_at(event, "involvedObject.kind"), "Pod");
    assert_string_equal(json_cstr_at(event, "involvedObject.name"), "p");
    assert_string_equal(json_cstr_at(event, "involvedObject.fieldPath"), "spec.containers{c}");
    assert_string_equal(json_cstr_at(event, "reason"), "Started");
    assert_string_equal(json_cstr_at(event, "message"), "It started.");
    assert_string_equal(json_cstr_at(event, "type"), "Normal");
    assert_string_equal(json_cstr_at(event, "source.component"), "kubelet");
    assert_string_equal(json_cstr_at(event, "source.host"), "node-0");
    assert_int_equal(json_int(json_get(event, "count"), 0), 1);
    happenings_free(happenings);
}

static void what_happens_again_counts_up(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct happenings *happenings = happenings_new(bed->cluster);

    (void)state;
    for (int i = 0; i < 3; i++)
        happenings_tell(happenings, pod_called(bed, "p"), &started);
    assert_int_equal(count_events(bed), 1);
    assert_int_equal(json_int(json_get(first_event(bed), "count"), 0), 3);
    happenings_tell(happenings, pod_called(bed, "other"), &started);
    assert_int_equal(count_events(bed), 2);
    happenings_free(happenings);
}

static void the_oldest_goes_when_there_are_too_many(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct happenings *happenings = happenings_new(bed->cluster);

    (void)state;
    for (int i = 0; i < HAPPENINGS_MAX + 5; i++)
        happenings_tell(happenings, pod_called(bed, arena_printf(bed->arena, "p%05d", i)),
                        &started);
    assert_int_equal(count_events(bed), HAPPENINGS_MAX);
    assert_string_equal(json_cstr_at(first_event(bed), "involvedObject.name"), "p00005");
    happenings_free(happenings);
}

static void an_event_that_happens_again_is_the_latest(void **state)
{
    static const int64_t hour_ms = 3600 * 1000;
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct happenings *happenings = happenings_new(bed->cluster);
    int64_t before;

    (void)state;
    happenings_tell(happenings, pod_called(bed, "p"), &started);
    happenings_tell(happenings, pod_called(bed, "other"), &started);
    before = clock_monotonic_ms();
    while (clock_monotonic_ms() == before)
        turn(bed, 1);
    happenings_tell(happenings, pod_called(bed, "p"), &started);
    happenings_forget(happenings, before + hour_ms);
    assert_int_equal(count_events(bed), 1);
    assert_string_equal(json_cstr_at(first_event(bed), "involvedObject.name"), "p");
    assert_int_equal(json_int(json_get(first_event(bed), "count"), 0), 2);
    happenings_free(happenings);
}

static void an_event_that_somebody_deleted_is_told_anew(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct happenings *happenings = happenings_new(bed->cluster);
    struct write_delete options = { .propagation = STR("Background"), .grace_s = 0 };
    const struct json *left;
    struct write write;

    (void)state;
    happenings_tell(happenings, pod_called(bed, "p"), &started);
    write = write_of(bed, "events", json_cstr_at(first_event(bed), "metadata.name"));
    assert_int_equal(write_remove(&write, &options, &left, &bed->why), 0);
    happenings_tell(happenings, pod_called(bed, "p"), &started);
    assert_int_equal(count_events(bed), 1);
    assert_int_equal(json_int(json_get(first_event(bed), "count"), 0), 1);
    happenings_free(happenings);
}

static void an_event_goes_after_an_hour(void **state)
{
    static const int64_t minute_ms = 60 * 1000;
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct happenings *happenings = happenings_new(bed->cluster);
    int64_t now;

    (void)state;
    happenings_tell(happenings, pod_called(bed, "p"), &started);
    now = clock_monotonic_ms();
    happenings_forget(happenings, now + 30 * minute_ms);
    assert_int_equal(count_events(bed), 1);
    happenings_forget(happenings, now + 60 * minute_ms);
    assert_int_equal(count_events(bed), 0);
    happenings_free(happenings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_goes_after_an_hour),
        cmocka_unit_test(an_event_says_who_saw_what),
        cmocka_unit_test(what_happens_again_counts_up),
        cmocka_unit_test(the_oldest_goes_when_there_are_too_many),
        cmocka_unit_test(an_event_that_happens_again_is_the_latest),
        cmocka_unit_test(an_event_that_somebody_deleted_is_told_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
