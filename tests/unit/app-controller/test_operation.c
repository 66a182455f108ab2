#include "app-controller/bed.h"
#include "operation_actions.h"
#include "operation_state.h"
#include "test.h"

/* Whole operations, as the queues carry them out, against the small cluster. */

#define MAP(name, data)                                                                            \
    "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" name                 \
    "\"},\"data\":{" data "}}"
#define MAP_PATH "/api/v1/namespaces/ns/configmaps/"

static struct bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    bed->manifests[0] = MAP("one", "\"x\":\"1\"");
    fake_put(&bed->cluster, "{kind: Namespace, metadata: {name: ns}}");
    bed_put_app(bed, "a", "");
    bed_start(bed, true);
    bed_settle(bed);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static const char *app_text(const char *path)
{
    return json_cstr_at(bed_stored_app(bed, "a"), path);
}

static void operate(const char *operation)
{
    struct json *edited = json_edit(bed->arena, bed_stored_app(bed, "a"));
    CLEANUP(arena_free) struct arena *arena = arena_new();

    json_set(bed->arena, edited, "operation", value_of(bed->arena, operation));
    fake_put(&bed->cluster, printed(edited, bed->arena));
    for (int i = 0; i < 200; i++) {
        bed_settle(bed);
        if (!json_get(bed_stored_app(bed, "a"), "operation"))
            return;
    }
    fail_msg("the operation does not end: %s", printed(bed_stored_app(bed, "a"), arena));
}

static void a_sync_brings_the_objects_and_writes_history(void **state)
{
    const struct json *result;

    (void)state;
    assert_string_equal(app_text("status.sync.status"), "OutOfSync");
    operate("{sync: {}}");
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
    assert_string_equal(app_text("status.operationState.message"),
                        "successfully synced (all tasks run)");
    result = json_item(
        json_at(bed_stored_app(bed, "a"), "status.operationState.syncResult.resources"), 0);
    assert_string_equal(json_cstr_at(result, "message"), "configmap/one created");
    assert_string_equal(json_cstr_at(fake_get(&bed->cluster, MAP_PATH "one"), "data.x"), "1");
    assert_int_equal(json_count(json_at(bed_stored_app(bed, "a"), "status.history")), 1);
    assert_string_equal(app_text("status.sync.status"), "Synced");
}

static void of_several_sources_the_first_stands_where_one_is_expected(void **state)
{
    struct json *edited = json_edit(bed->arena, bed_stored_app(bed, "a"));
    struct json *spec = json_edit_object(bed->arena, edited, "spec");
    struct json *sources = json_new_array(bed->arena);
    const struct json *source = json_get(spec, "source");

    (void)state;
    json_append(bed->arena, sources, source);
    json_set(bed->arena, spec, "sources", sources);
    json_remove(bed->arena, spec, "source");
    fake_put(&bed->cluster, printed(edited, bed->arena));
    bed_settle(bed);
    operate("{sync: {}}");
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
    assert_true(json_equal(
        json_at(bed_stored_app(bed, "a"), "status.operationState.syncResult.source"), source));
    assert_int_equal(
        json_count(
            json_at(json_item(json_at(bed_stored_app(bed, "a"), "status.history"), 0), "sources")),
        1);
    assert_string_equal(
        json_cstr_at(json_item(json_at(bed_stored_app(bed, "a"), "status.history"), 0),
                     "source.repoURL"),
        "");
}

static void what_the_project_forbids_is_not_synced(void **state)
{
    (void)state;
    fake_put(&bed->cluster,
             "{kind: AppProject, metadata: {name: default, namespace: argocd}, spec: {sourceRepos: "
             "['*'], destinations: [{server: '*', namespace: '*'}], namespaceResourceBlacklist: "
             "[{group: '', kind: ConfigMap}]}}");
    bed_settle(bed);
    operate("{sync: {}}");
    assert_string_equal(app_text("status.operationState.phase"), "Failed");
    assert_non_null(strstr(app_text("status.operationState.message"),
                           "resource :ConfigMap is not permitted in project default"));
    assert_null(fake_get(&bed->cluster, MAP_PATH "one"));
}

static void a_refusal_of_the_cluster_fails_it_with_the_reason(void **state)
{
    (void)state;
    bed->cluster.refusal.method = "POST";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 3; /* an event of the operation's start among them */
    operate("{sync: {}}");
    assert_string_equal(app_text("status.operationState.phase"), "Failed");
    assert_non_null(strstr(app_text("status.operationState.message"), "not now"));
}

static void only_with_prune_is_something_removed(void **state)
{
    (void)state;
    operate("{sync: {}}");
    bed->manifests[0] = MAP("two", "\"x\":\"1\"");
    operate("{sync: {}}");
    assert_non_null(fake_get(&bed->cluster, MAP_PATH "one"));
    assert_non_null(fake_get(&bed->cluster, MAP_PATH "two"));
    operate("{sync: {prune: true}}");
    assert_null(fake_get(&bed->cluster, MAP_PATH "one"));
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
}

static void options_choose_how_it_is_applied(void **state)
{
    (void)state;
    operate("{sync: {syncOptions: [ServerSideApply=true]}}");
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
    assert_null(json_get(json_at(fake_get(&bed->cluster, MAP_PATH "one"), "metadata.annotations"),
                         LAST_APPLIED_ANNOTATION));
    bed->manifests[0] = MAP("one", "\"x\":\"2\"");
    bed_forget(bed);
    operate("{sync: {syncOptions: [Replace=true]}}");
    assert_non_null(strstr(fake_log(&bed->cluster), "PUT " MAP_PATH "one\n"));
    assert_string_equal(json_cstr_at(fake_get(&bed->cluster, MAP_PATH "one"), "data.x"), "2");
}

static void the_namespace_is_made_where_that_is_asked_for(void **state)
{
    (void)state;
    fake_take(&bed->cluster, "/api/v1/namespaces/ns");
    bed_settle(bed);
    operate("{sync: {syncOptions: [CreateNamespace=true]}}");
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
    assert_non_null(fake_get(&bed->cluster, "/api/v1/namespaces/ns"));
}

static void a_trial_changes_nothing(void **state)
{
    (void)state;
    operate("{sync: {dryRun: true}}");
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
    assert_null(fake_get(&bed->cluster, MAP_PATH "one"));
    assert_null(json_at(bed_stored_app(bed, "a"), "status.history"));
}

static void a_retry_does_not_wait_for_a_clock_that_was_set_back(void **state)
{
    struct json *edited = json_edit(bed->arena, bed_stored_app(bed, "a"));
    const char *operation = "{sync: {}, retry: {limit: 3, backoff: {duration: 1h}}}";

    (void)state;
    json_set(bed->arena, json_edit_object(bed->arena, edited, "status"), "operationState",
             value_of(bed->arena, arena_printf(bed->arena,
                                               "{phase: Running, message: m, retryCount: 1, "
                                               "startedAt: '2020-01-01T00:00:00Z', "
                                               "finishedAt: '2099-01-01T00:00:00Z', operation: %s}",
                                               operation)));
    fake_put(&bed->cluster, printed(edited, bed->arena));
    operate(operation);
    assert_string_equal(app_text("status.operationState.phase"), "Succeeded");
}

static void automation_starts_operations_by_itself(void **state)
{
    (void)state;
    bed_put_app(bed, "b", ", syncPolicy: {automated: {selfHeal: true}}");
    for (int i = 0; i < 50 && !fake_get(&bed->cluster, MAP_PATH "one"); i++)
        bed_settle(bed);
    bed_settle(bed);
    assert_string_equal(json_cstr_at(bed_stored_app(bed, "b"), "status.operationState.phase"),
                        "Succeeded");
    assert_true(json_bool(
        json_at(bed_stored_app(bed, "b"), "status.operationState.operation.initiatedBy.automated"),
        false));
}

static void a_state_that_begins_is_running(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *status = json_new_object(arena);

    (void)state;
    operation_state_start(status, value_of(arena, "{sync: {revision: abc}}"), 1700000000, arena);
    assert_string_equal(printed(status, arena),
                        "{\"operationState\":{\"operation\":{\"sync\":{\"revision\":\"abc\"}},"
                        "\"phase\":\"Running\",\"startedAt\":\"2023-11-14T22:13:20Z\"}}");
}

/* The status with which a state that finished at 22:13:20 is written over one compared then. */
static const char *ended(const char *compared, struct arena *arena)
{
    struct json *status = json_new_object(arena);

    if (compared)
        json_set_text(arena, status, "reconciledAt", compared);
    operation_state_end(status, value_of(arena, "{finishedAt: '2023-11-14T22:13:20Z'}"), arena);
    return printed(status, arena);
}

static void a_comparison_of_the_second_of_the_end_counts_as_earlier(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(ended("2023-11-14T22:13:20Z", arena),
                        "{\"operationState\":{\"finishedAt\":\"2023-11-14T22:13:20Z\"},"
                        "\"reconciledAt\":\"2023-11-14T22:13:19Z\"}");
    assert_string_equal(ended("2023-11-14T22:13:18Z", arena),
                        "{\"operationState\":{\"finishedAt\":\"2023-11-14T22:13:20Z\"},"
                        "\"reconciledAt\":\"2023-11-14T22:13:18Z\"}");
    assert_string_equal(ended(NULL, arena),
                        "{\"operationState\":{\"finishedAt\":\"2023-11-14T22:13:20Z\"}}");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sync_brings_the_objects_and_writes_history),
        TEST(of_several_sources_the_first_stands_where_one_is_expected),
        TEST(what_the_project_forbids_is_not_synced),
        TEST(a_refusal_of_the_cluster_fails_it_with_the_reason),
        TEST(only_with_prune_is_something_removed),
        TEST(options_choose_how_it_is_applied),
        TEST(the_namespace_is_made_where_that_is_asked_for),
        TEST(a_trial_changes_nothing),
        TEST(a_retry_does_not_wait_for_a_clock_that_was_set_back),
        TEST(automation_starts_operations_by_itself),
        cmocka_unit_test(a_state_that_begins_is_running),
        cmocka_unit_test(a_comparison_of_the_second_of_the_end_counts_as_earlier),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
