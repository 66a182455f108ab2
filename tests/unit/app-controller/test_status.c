#include "app-controller/bed.h"
#include "status.h"
#include "test.h"

static int set_up(void **state)
{
    struct bed *bed = bed_new();

    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: "
             "argocd, annotations: {argocd.argoproj.io/refresh: normal}, finalizers: [f]}, spec: "
             "{project: default, source: {repoURL: r}, destination: {namespace: ns}}, status: "
             "{health: {status: Healthy}, sync: {status: Synced, revision: abc}}}");
    bed_start(bed, false);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    bed_close(*state);
    return 0;
}

static const char *body(struct bed *bed, struct app_patch *patch)
{
    const struct json *made;

    patch->arena = bed->arena;
    made = app_patch_body(patch);
    return made ? printed(made, bed->arena) : "nothing";
}

static void what_is_equal_is_not_written(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct app_patch patch = { .app = &app };

    assert_string_equal(body(bed, &patch), "nothing");
    patch.status = json_copy(bed->arena, app.status);
    patch.clears_operation = true; /* there is none */
    patch.is_exclusive = true;
    assert_string_equal(body(bed, &patch), "nothing");
}

static void only_the_differences_are_written(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct app_patch patch = { .app = &app };

    patch.status = value_of(bed->arena, "{health: {status: Degraded}, sync: {status: Synced}}");
    assert_string_equal(body(bed, &patch), "{\"status\":{\"health\":{\"status\":\"Degraded\"},"
                                           "\"sync\":{\"revision\":null}}}");
}

static void the_request_for_a_refresh_is_taken_back(void **state)
{
    struct bed *bed = *state;
    struct application app = bed_app(bed, "a");
    struct app_patch patch = { .app = &app, .clears_refresh = true };

    assert_string_equal(body(bed, &patch), "{\"metadata\":{\"annotations\":null}}");
    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: "
             "a, namespace: argocd, annotations: {argocd.argoproj.io/refresh: "
             "normal, mine: x}}, spec: {source: {repoURL: r}}}");
    bed_settle(bed);
    app = bed_app(bed, "a");
    assert_string_equal(body(bed, &patch),
                        "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":null}}}");
}

static void an_exclusive_write_names_the_version_it_saw(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct app_patch patch = { .app = &app, .is_exclusive = true };

    patch.finalizers = value_of(bed->arena, "[]");
    assert_string_equal(body(bed, &patch),
                        arena_printf(bed->arena,
                                     "{\"metadata\":{\"finalizers\":[],\"resourceVersion\":\"%.*s"
                                     "\"}}",
                                     STR_ARG(app.resource_version)));
}

static void an_operation_comes_with_the_empty_members_of_the_original(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct app_patch patch = { .app = &app };

    patch.operation = value_of(bed->arena, "{sync: {revision: abc}}");
    assert_string_equal(body(bed, &patch), "{\"operation\":{\"sync\":{\"revision\":\"abc\"}},"
                                           "\"status\":{\"sourceHydrator\":{},\"summary\":{}}}");
}

struct sending {
    struct bed *bed;
    struct app_patch patch;
    struct error err;
    int result;
};

static void run_send(void *context)
{
    struct sending *sending = context;

    sending->result = app_patch_send(&sending->bed->controller, &sending->patch, &sending->err);
}

static void the_answer_is_known_at_once(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct sending sending = { .bed = bed, .patch = { .app = &app, .arena = bed->arena } };

    sending.patch.status = value_of(bed->arena, "{health: {status: Degraded}}");
    bed_forget(bed);
    assert_true(fake_in_fiber(&bed->cluster, run_send, &sending));
    assert_int_equal(sending.result, 0);
    assert_string_equal(fake_log(&bed->cluster), "PATCH " APP_PATH "a\n");
    assert_string_equal(bed->cluster.last_content_type, "application/merge-patch+json");
    assert_true(str_equals(json_text_at(bed_app(bed, "a").status, "health.status"), "Degraded"));
}

static void a_server_that_stumbles_is_asked_again(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct sending sending = { .bed = bed, .patch = { .app = &app, .arena = bed->arena } };

    sending.patch.status = value_of(bed->arena, "{health: {status: Degraded}}");
    bed->cluster.refusal.method = "PATCH";
    bed->cluster.refusal.status = 503;
    bed->cluster.refusal.reason = "ServiceUnavailable";
    bed->cluster.refusal.times = 1;
    assert_true(fake_in_fiber(&bed->cluster, run_send, &sending));
    assert_int_equal(sending.result, 0);
    assert_true(
        str_equals(json_text_at(bed_stored_app(bed, "a"), "status.health.status"), "Degraded"));
}

static void a_conflict_is_the_callers_business(void **state)
{
    struct bed *bed = *state;
    const struct application app = bed_app(bed, "a");
    struct sending sending = {
        .bed = bed, .patch = { .app = &app, .arena = bed->arena, .is_exclusive = true }
    };

    sending.patch.status = value_of(bed->arena, "{health: {status: Degraded}}");
    bed_put_app(bed, "a", "");
    assert_true(fake_in_fiber(&bed->cluster, run_send, &sending));
    assert_int_equal(sending.result, -1);
    assert_int_equal(sending.err.code, ERR_CONFLICT);
    error_release(&sending.err);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_equal_is_not_written),
        TEST(only_the_differences_are_written),
        TEST(the_request_for_a_refresh_is_taken_back),
        TEST(an_exclusive_write_names_the_version_it_saw),
        TEST(an_operation_comes_with_the_empty_members_of_the_original),
        TEST(the_answer_is_known_at_once),
        TEST(a_server_that_stumbles_is_asked_again),
        TEST(a_conflict_is_the_callers_business),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
