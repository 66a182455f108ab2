#include "app-controller/bed.h"
#include "deletion.h"
#include "test.h"

#define CASCADE "resources-finalizer.argocd.argoproj.io"
#define MAP_PATH "/api/v1/namespaces/ns/configmaps/"

static struct bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static void put_deleted(const char *finalizers, const char *server)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{kind: Application, metadata: {name: a, namespace: argocd, "
                          "deletionTimestamp: '2025-01-01T00:00:00Z', finalizers: %s}, spec: "
                          "{project: default, source: {repoURL: 'https://git.example.com/a.git', "
                          "path: .}, destination: {server: '%s', namespace: ns}}}",
                          finalizers, server));
}

static void put_object(const char *name, const char *annotations)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{kind: ConfigMap, metadata: {name: %s, namespace: ns, annotations: "
                          "{argocd.argoproj.io/tracking-id: 'a:/ConfigMap:ns/%s'%s}}}",
                          name, name, annotations));
}

static void run_pass(void *context)
{
    deletion_process(context, "argocd/a");
}

static void start(void)
{
    bed_start(bed, false);
    assert_non_null(bed_sync(bed));
}

/* One pass; returns what it wrote, without events. */
static const char *pass(void)
{
    fake_forget(&bed->cluster);
    assert_true(fake_in_fiber(&bed->cluster, run_pass, &bed->controller));
    fake_idle(&bed->cluster.api, 60);
    return fake_log(&bed->cluster);
}

#define HERE "https://kubernetes.default.svc"

static void objects_go_wave_by_wave_and_then_the_application(void **state)
{
    (void)state;
    put_deleted("[" CASCADE "]", HERE);
    put_object("early", "");
    put_object("late", ", argocd.argoproj.io/sync-wave: '2'");
    start();
    assert_string_equal(pass(), "DELETE " MAP_PATH "late\n");
    assert_non_null(strstr(bed->cluster.last_body, "\"propagationPolicy\":\"Foreground\""));
    assert_string_equal(pass(), "DELETE " MAP_PATH "early\n");
    assert_string_equal(pass(), "PATCH " APP_PATH "a\n");
    assert_null(bed_stored_app(bed, "a"));
}

static void what_is_to_stay_stays(void **state)
{
    (void)state;
    put_deleted("[" CASCADE "/background]", HERE);
    put_object("kept", ", argocd.argoproj.io/sync-options: Delete=false");
    put_object("helm", ", helm.sh/resource-policy: keep");
    put_object("gone", "");
    start();
    assert_string_equal(pass(), "DELETE " MAP_PATH "gone\n");
    assert_non_null(strstr(bed->cluster.last_body, "\"propagationPolicy\":\"Background\""));
    assert_string_equal(pass(), "PATCH " APP_PATH "a\n");
    assert_non_null(fake_get(&bed->cluster, MAP_PATH "kept"));
    assert_non_null(fake_get(&bed->cluster, MAP_PATH "helm"));
}

static void an_object_that_is_going_is_waited_for(void **state)
{
    (void)state;
    put_deleted("[" CASCADE "]", HERE);
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: slow, namespace: ns, "
                            "deletionTimestamp: '2025-01-01T00:00:00Z', finalizers: [x], "
                            "annotations: {argocd.argoproj.io/tracking-id: "
                            "'a:/ConfigMap:ns/slow'}}}");
    start();
    assert_string_equal(pass(), "");
    assert_non_null(bed_stored_app(bed, "a"));
}

static void without_its_cluster_an_application_is_let_go(void **state)
{
    (void)state;
    put_deleted("[" CASCADE ", other]", "https://gone");
    start();
    assert_string_equal(pass(), "PATCH " APP_PATH "a\n");
    assert_string_equal(
        printed(json_at(bed_stored_app(bed, "a"), "metadata.finalizers"), bed->arena),
        "[\"other\"]");
}

static void finalizers_of_others_are_none_of_our_business(void **state)
{
    (void)state;
    put_deleted("[other]", HERE);
    put_object("mine", "");
    start();
    assert_string_equal(pass(), "");
    assert_non_null(fake_get(&bed->cluster, MAP_PATH "mine"));
}

static void a_refusal_becomes_a_condition(void **state)
{
    const struct json *condition;

    (void)state;
    put_deleted("[" CASCADE "]", HERE);
    put_object("mine", "");
    start();
    bed->cluster.refusal.method = "DELETE";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    pass();
    condition = json_item(json_at(bed_stored_app(bed, "a"), "status.conditions"), 0);
    assert_string_equal(json_cstr_at(condition, "type"), "DeletionError");
    assert_non_null(strstr(json_cstr_at(condition, "message"), "not now"));
}

static void a_finalizer_that_another_pass_took_away_is_no_error(void **state)
{
    (void)state;
    put_deleted("[" CASCADE ", example.com/other]", HERE);
    start();
    bed->cluster.refusal.method = "PATCH";
    bed->cluster.refusal.status = 422;
    bed->cluster.refusal.reason = "Invalid";
    bed->cluster.refusal.times = 1;
    pass();
    assert_int_equal(bed->cluster.refusal.times, 0);
    assert_null(json_at(bed_stored_app(bed, "a"), "status.conditions"));
}

static void hooks_run_before_the_objects_go(void **state)
{
    (void)state;
    put_deleted("[pre-delete-finalizer.argocd.argoproj.io, " CASCADE "]", HERE);
    put_object("mine", "");
    bed->manifests[0] =
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"hook\","
        "\"annotations\":{\"argocd.argoproj.io/hook\":\"PreDelete\"}}}";
    start();
    assert_string_equal(pass(), "POST /api/v1/namespaces/ns/configmaps\n");
    assert_non_null(fake_get(&bed->cluster, MAP_PATH "hook"));
    assert_string_equal(pass(), "PATCH " APP_PATH "a\nDELETE " MAP_PATH "mine\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(objects_go_wave_by_wave_and_then_the_application),
        TEST(what_is_to_stay_stays),
        TEST(an_object_that_is_going_is_waited_for),
        TEST(without_its_cluster_an_application_is_let_go),
        TEST(finalizers_of_others_are_none_of_our_business),
        TEST(a_refusal_becomes_a_condition),
        TEST(a_finalizer_that_another_pass_took_away_is_no_error),
        TEST(hooks_run_before_the_objects_go),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
