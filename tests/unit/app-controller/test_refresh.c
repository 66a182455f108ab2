#include "app-controller/bed.h"
#include "base/clock.h"
#include "comparison.h"
#include "refresh.h"
#include "test.h"

/* Whole refreshes: what is compared, and what is written of it. */

#define MAP(name, data)                                                                            \
    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" name                 \
    "\"},\"data\":{" data "}}"
#define TRACKED(name, data)                                                                        \
    "{kind: ConfigMap, metadata: {name: " name ", namespace: ns, annotations: "                    \
    "{argocd.argoproj.io/tracking-id: 'a:/ConfigMap:ns/" name "'}}, data: " data "}"

static struct bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    bed->manifests[0] = MAP("one", "\"x\":\"1\"");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static void start_with(const char *spec)
{
    bed_put_app(bed, "a", spec);
    bed_start(bed, true);
    bed_settle(bed);
}

static const char *app_text(const char *path)
{
    return json_cstr_at(bed_stored_app(bed, "a"), path);
}

static const struct json *condition(const char *type)
{
    for (struct json_cursor at = json_walk(json_at(bed_stored_app(bed, "a"), "status.conditions"));
         json_next(&at);)
        if (str_equals(json_text_at(at.value, "type"), type))
            return at.value;
    return NULL;
}

static void what_is_there_as_it_should_be_is_synced(void **state)
{
    (void)state;
    fake_put(&bed->cluster, TRACKED("one", "{x: '1'}"));
    start_with("");
    assert_string_equal(app_text("status.sync.status"), "Synced");
    assert_string_equal(app_text("status.health.status"), "Healthy");
    assert_string_equal(app_text("status.sourceType"), "Directory");
    assert_string_equal(app_text("status.sync.revision"),
                        "0123456789abcdef0123456789abcdef01234567");
    assert_int_equal(json_count(json_at(bed_stored_app(bed, "a"), "status.resources")), 1);
}

static void what_is_missing_altered_or_too_many_is_out_of_sync(void **state)
{
    const struct json *resources;

    (void)state;
    bed->manifests[1] = MAP("two", "\"x\":\"1\"");
    fake_put(&bed->cluster, TRACKED("two", "{x: altered}"));
    fake_put(&bed->cluster, TRACKED("three", "{}"));
    start_with("");
    assert_string_equal(app_text("status.sync.status"), "OutOfSync");
    assert_string_equal(app_text("status.health.status"), "Healthy"); /* something is there */
    resources = json_at(bed_stored_app(bed, "a"), "status.resources");
    assert_int_equal(json_count(resources), 3);
    for (struct json_cursor at = json_walk(resources); json_next(&at);) {
        assert_string_equal(json_cstr_at(at.value, "status"), "OutOfSync");
        assert_int_equal(json_bool(json_get(at.value, "requiresPruning"), false),
                         str_equals(json_text_at(at.value, "name"), "three"));
    }
}

static void a_change_in_the_cluster_is_seen(void **state)
{
    (void)state;
    fake_put(&bed->cluster, TRACKED("one", "{x: '1'}"));
    start_with("");
    fake_put(&bed->cluster, TRACKED("one", "{x: '2'}"));
    bed_settle(bed);
    assert_string_equal(app_text("status.sync.status"), "OutOfSync");
    fake_put(&bed->cluster, TRACKED("one", "{x: '1'}"));
    bed_settle(bed);
    assert_string_equal(app_text("status.sync.status"), "Synced");
}

static void ignored_differences_make_none(void **state)
{
    (void)state;
    fake_put(&bed->cluster, TRACKED("one", "{x: other}"));
    start_with(", ignoreDifferences: [{group: '', kind: ConfigMap, jsonPointers: [/data/x]}]");
    assert_string_equal(app_text("status.sync.status"), "Synced");
}

static void a_repository_that_fails_is_a_condition(void **state)
{
    (void)state;
    bed->failure = "no such path";
    start_with("");
    assert_string_equal(app_text("status.sync.status"), "Unknown");
    assert_string_equal(json_cstr_at(condition("ComparisonError"), "message"),
                        "Failed to load target state: failed to generate manifest for source 1 of "
                        "1: rpc error: code = Unknown desc = no such path");
    bed->failure = NULL;
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 0);
    bed_settle(bed);
    assert_null(condition("ComparisonError"));
    assert_string_equal(app_text("status.sync.status"), "OutOfSync");
}

static void a_project_that_forbids_the_source_is_a_condition(void **state)
{
    (void)state;
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: default, namespace: argocd}, "
                            "spec: {sourceRepos: ['https://other.example.com/*'], destinations: "
                            "[{server: '*', namespace: '*'}]}}");
    start_with("");
    assert_string_equal(json_cstr_at(condition("InvalidSpecError"), "message"),
                        "application repo https://git.example.com/a.git is not permitted in "
                        "project 'default'");
    assert_int_equal(bed->asked, 0);
}

static void an_annotation_asks_for_a_refresh_and_goes(void **state)
{
    struct json *edited;
    int asked;

    (void)state;
    start_with("");
    asked = bed->asked;
    edited = json_edit(bed->arena, bed_stored_app(bed, "a"));
    json_set_text(bed->arena,
                  json_edit_object(bed->arena, json_edit_object(bed->arena, edited, "metadata"),
                                   "annotations"),
                  "argocd.argoproj.io/refresh", "hard");
    fake_put(&bed->cluster, printed(edited, bed->arena));
    bed_settle(bed);
    assert_true(bed->asked > asked);
    assert_null(json_at(bed_stored_app(bed, "a"), "metadata.annotations"));
}

static void what_did_not_change_is_not_written(void **state)
{
    (void)state;
    fake_put(&bed->cluster, TRACKED("one", "{x: '1'}"));
    start_with("");
    bed_forget(bed);
    refresh_request(&bed->controller, "argocd/a", REFRESH_TREE, 0);
    bed_settle(bed);
    assert_string_equal(fake_log(&bed->cluster), "");
}

static void date_the_comparison(const char *time)
{
    struct json *edited = json_edit(bed->arena, bed_stored_app(bed, "a"));

    json_set_text(bed->arena, json_edit_object(bed->arena, edited, "status"), "reconciledAt", time);
    fake_put(&bed->cluster, printed(edited, bed->arena));
    bed_settle(bed);
    bed_forget(bed);
}

static void catching_up_is_written_when_it_finds_something(void **state)
{
    const char *earlier = clock_rfc3339(clock_now_ns() / 1000000000 - 60, bed->arena);
    int asked;

    (void)state;
    fake_put(&bed->cluster, TRACKED("one", "{x: '1'}"));
    start_with("");
    date_the_comparison(earlier);
    asked = bed->asked;
    refresh_request(&bed->controller, "argocd/a", REFRESH_CATCH_UP, 0);
    bed_settle(bed);
    assert_int_equal(bed->asked, asked + 1);
    assert_string_equal(app_text("status.reconciledAt"), earlier);

    bed->manifests[0] = MAP("one", "\"x\":\"2\"");
    refresh_request(&bed->controller, "argocd/a", REFRESH_CATCH_UP, 0);
    bed_settle(bed);
    assert_string_equal(app_text("status.sync.status"), "OutOfSync");
    assert_string_not_equal(app_text("status.reconciledAt"), earlier);

    date_the_comparison(earlier);
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 0);
    bed_settle(bed);
    assert_string_not_equal(app_text("status.reconciledAt"), earlier);
}

static void end_an_operation(void)
{
    struct json *edited = json_edit(bed->arena, bed_stored_app(bed, "a"));
    struct json *state = json_edit_object(
        bed->arena, json_edit_object(bed->arena, edited, "status"), "operationState");
    struct json_doc *document;

    bed->on_asked = NULL;
    json_set_text(bed->arena, state, "phase", "Succeeded");
    json_set_text(bed->arena, state, "finishedAt",
                  clock_rfc3339(clock_now_ns() / 1000000000, bed->arena));
    document = json_doc_freeze(fake_put(&bed->cluster, printed(edited, bed->arena)));
    catalog_put_application(bed->controller.catalog, document);
    json_doc_unref(document);
}

static void a_look_during_which_an_operation_ended_is_dated_before_that_end(void **state)
{
    (void)state;
    start_with("");
    bed->on_asked = end_an_operation;
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST_FORCED, 0);
    bed_settle(bed);
    assert_null(bed->on_asked);
    assert_true(
        strcmp(app_text("status.reconciledAt"), app_text("status.operationState.finishedAt")) < 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_there_as_it_should_be_is_synced),
        TEST(what_is_missing_altered_or_too_many_is_out_of_sync),
        TEST(a_change_in_the_cluster_is_seen),
        TEST(ignored_differences_make_none),
        TEST(a_repository_that_fails_is_a_condition),
        TEST(a_project_that_forbids_the_source_is_a_condition),
        TEST(an_annotation_asks_for_a_refresh_and_goes),
        TEST(what_did_not_change_is_not_written),
        TEST(catching_up_is_written_when_it_finds_something),
        TEST(a_look_during_which_an_operation_ended_is_dated_before_that_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
