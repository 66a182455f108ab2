#include "argo/application.h"
#include "document.h"

static struct application read_app(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    if (application_read(document(arena, text), arena, &app, &err) < 0)
        fail_msg("%s", error_text(&err));
    return app;
}

static void what_is_not_given_has_its_default(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct application app = read_app(arena, "{metadata: {name: a}, spec: {source: {repoURL: u}}}");

    (void)state;
    assert_text(app.project, "default");
    assert_int_equal(app.revision_history_limit, 10);
    assert_int_equal(app.source_count, 1);
    assert_false(app.has_multiple_sources);
    assert_false(app.sync_policy.is_automated);
    assert_null(app.operation.document);
    assert_int_equal(app.sync_policy.retry.backoff_ms, 5000);
    assert_int_equal(app.sync_policy.retry.factor, 2);
    assert_int_equal(application_refresh_request(&app), REFRESH_NOT_REQUESTED);
}

static void a_full_application_is_read(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct application app = read_app(
        arena,
        "metadata: {name: a, namespace: team, annotations: {argocd.argoproj.io/refresh: hard, "
        "argocd.argoproj.io/skip-reconcile: 'true'}, finalizers: [x]}\n"
        "spec:\n"
        "  destination: {server: 'https://c//', namespace: n}\n"
        "  source: {repoURL: ignored}\n"
        "  sources: [{repoURL: one}, {repoURL: two}]\n"
        "  syncPolicy:\n"
        "    automated: {prune: true, selfHeal: true}\n"
        "    syncOptions: [CreateNamespace=true]\n"
        "    retry: {limit: 3, backoff: {duration: 10, factor: 3, maxDuration: 1m}}\n"
        "  ignoreDifferences: [{kind: Deployment, group: apps, jsonPointers: [/spec/replicas]}]\n"
        "operation:\n"
        "  initiatedBy: {username: u}\n"
        "  sync: {revision: r, prune: true, syncStrategy: {hook: {force: true}}, resources: "
        "[{kind: ConfigMap, name: c}]}\n"
        "status: {sync: {revisions: [r1, r2]}, operationState: {phase: Running, retryCount: 2}}\n");

    (void)state;
    assert_text(app.destination.server, "https://c");
    assert_int_equal(app.source_count, 2);
    assert_text(app.sources[1].repo_url, "two");
    assert_true(app.sync_policy.is_automated && app.sync_policy.self_heal);
    assert_true(application_has_sync_option(&app, "CreateNamespace=true"));
    assert_int_equal(app.sync_policy.retry.max_backoff_ms, 60000);
    assert_int_equal(app.ignore_difference_count, 1);
    assert_true(app.operation.force && app.operation.prune && !app.operation.is_apply);
    assert_int_equal(app.operation.resource_count, 1);
    assert_text(application_synced_revision(&app, 1), "r2");
    assert_int_equal(app.operation_state.retry_count, 2);
    assert_int_equal(application_refresh_request(&app), REFRESH_HARD);
    assert_true(application_skips_reconcile(&app));
    assert_text(application_instance_name(&app, "argocd", arena), "team_a");
    assert_text(application_instance_name(&app, "team", arena), "a");
    assert_text(application_qualify(STR("team_a"), "argocd", arena), "team/a");
    assert_text(application_qualify(STR("a"), "argocd", arena), "argocd/a");
}

static void with_a_hydrator_the_source_is_where_it_puts_things(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct application app = read_app(
        arena, "{metadata: {name: a}, spec: {sources: [{repoURL: other}, {repoURL: two}], "
               "sourceHydrator: {drySource: {repoURL: dry, path: a, targetRevision: main}, "
               "syncSource: {targetBranch: env, path: out}}}}");

    (void)state;
    assert_false(app.has_multiple_sources);
    assert_int_equal(app.source_count, 1);
    assert_text(json_print(app.sources[0].document, JSON_COMPACT, arena),
                "{\"repoURL\":\"dry\",\"path\":\"out\",\"targetRevision\":\"env\"}");
    assert_text(app.sources[0].path, "out");
    assert_text(app.sources[0].target_revision, "env");
    assert_text(application_dry_source(&app, arena)->path, "a");
    app =
        read_app(arena, "{metadata: {name: a}, spec: {sourceHydrator: {drySource: {repoURL: dry}, "
                        "syncSource: {repoURL: wet, targetBranch: env}}}}");
    assert_text(json_print(app.sources[0].document, JSON_COMPACT, arena),
                "{\"repoURL\":\"wet\",\"targetRevision\":\"env\"}");
}

static void an_automation_can_be_switched_off(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct application app =
        read_app(arena, "{metadata: {name: a}, spec: {syncPolicy: {automated: {enabled: false}}}}");

    (void)state;
    assert_false(app.sync_policy.is_automated);
    assert_non_null(app.sync_policy.document);
}

static void a_document_without_a_name_is_no_application(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    (void)state;
    assert_int_equal(application_read(document(arena, "{spec: {}}"), arena, &app, &err), -1);
    assert_string_equal(error_text(&err), "the Application has no name");
    assert_int_equal(
        application_read(document(arena, "{metadata: {name: a}, spec: 1}"), arena, &app, &err), -1);
    assert_int_equal(application_read(document(arena, "[1]"), arena, &app, &err), -1);
}

static int64_t delay_ms(const struct retry_strategy *retry, int64_t retries)
{
    CLEANUP(error_release) struct error err = { 0 };
    int64_t delay = -1;

    assert_int_equal(retry_strategy_delay_ms(retry, retries, &delay, &err), 0);
    return delay;
}

static void waiting_grows_up_to_its_cap(void **state)
{
    struct retry_strategy retry = { .backoff_ms = 5000, .factor = 2, .max_backoff_ms = 30000 };

    (void)state;
    assert_int_equal(delay_ms(&retry, 0), 5000);
    assert_int_equal(delay_ms(&retry, 2), 20000);
    assert_int_equal(delay_ms(&retry, 3), 30000);
    assert_int_equal(delay_ms(&retry, 10000), 30000);
}

static void a_backoff_that_is_no_duration_is_named(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct retry_strategy retry;
    int64_t delay = 7;

    (void)state;
    retry =
        retry_strategy_read(document(arena, "{backoff: {duration: 5 apples, maxDuration: pears}}"));
    assert_int_equal(retry_strategy_delay_ms(&retry, 0, &delay, &err), -1);
    assert_string_equal(error_text(&err), "unable to parse 5 apples as a duration");
    assert_int_equal(delay, 7);
    error_release(&err);
    retry = retry_strategy_read(document(arena, "{backoff: {duration: '3', maxDuration: pears}}"));
    assert_int_equal(retry_strategy_delay_ms(&retry, 0, &delay, &err), -1);
    assert_string_equal(error_text(&err), "unable to parse pears as a duration");
}

static void the_stored_spec_lacks_what_means_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct application app = read_app(
        arena, "{metadata: {name: a}, spec: {project: '', syncPolicy: {syncOptions: []}, source: "
               "{repoURL: u, helm: {}}}}");

    (void)state;
    assert_json(application_normalize_spec(&app, arena),
                "{\"project\":\"default\",\"source\":{\"repoURL\":\"u\"}}");
    app = read_app(arena, "{metadata: {name: a}, spec: {project: p, source: {repoURL: u}}}");
    assert_null(application_normalize_spec(&app, arena));
}

static void three_phases_end_an_operation(void **state)
{
    (void)state;
    assert_true(operation_phase_is_completed(STR("Failed")));
    assert_true(operation_phase_is_completed(STR("Succeeded")));
    assert_false(operation_phase_is_completed(STR("Running")));
    assert_false(operation_phase_is_completed(STR("Terminating")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_given_has_its_default),
        cmocka_unit_test(a_full_application_is_read),
        cmocka_unit_test(with_a_hydrator_the_source_is_where_it_puts_things),
        cmocka_unit_test(an_automation_can_be_switched_off),
        cmocka_unit_test(a_document_without_a_name_is_no_application),
        cmocka_unit_test(waiting_grows_up_to_its_cap),
        cmocka_unit_test(a_backoff_that_is_no_duration_is_named),
        cmocka_unit_test(the_stored_spec_lacks_what_means_nothing),
        cmocka_unit_test(three_phases_end_an_operation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
