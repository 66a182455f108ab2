#include "app-controller/bed.h"
#include "base/metrics.h"
#include "metrics.h"
#include "test.h"

static struct bed *bed;

static int set_up(void **state)
{
    static const char *const labels[] = { "team.io/name" };
    static const char *const conditions[] = { "SyncError" };

    (void)state;
    bed = bed_new();
    bed->config.metrics_application_labels = (struct option_list){ labels, 1 };
    bed->config.metrics_application_conditions = (struct option_list){ conditions, 1 };
    fake_put(&bed->cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd, labels: {team.io/name: "
             "blue}}, spec: {project: p, source: {repoURL: 'https://git.example.com/a.git'}, "
             "destination: {server: 'https://kubernetes.default.svc', namespace: ns}, syncPolicy: "
             "{automated: {}}}, status: {sync: {status: OutOfSync}, conditions: [{type: "
             "SyncError}, {type: OrphanedResourceWarning}]}}");
    bed_start(bed, false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static const char *written(void)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1024 * 1024);

    metrics_write(controller_metrics_registry(bed->controller.metrics), &out);
    return arena_strndup(bed->arena, out.ptr, out.len);
}

static void expect(const char *line)
{
    const char *text = written();

    if (!strstr(text, arena_printf(bed->arena, "\n%s\n", line)))
        fail_msg("no '%s' in:\n%s", line, text);
}

static void an_application_shows_itself(void **state)
{
    (void)state;
    expect("argocd_app_info{autosync_enabled=\"true\",dest_namespace=\"ns\",dest_server=\"https://"
           "kubernetes.default.svc\",health_status=\"Unknown\",name=\"a\",namespace=\"argocd\","
           "operation=\"\",project=\"p\",repo=\"https://git.example.com/"
           "a\",sync_status=\"OutOfSync\"} 1");
    expect("argocd_app_labels{label_team_io_name=\"blue\",name=\"a\",namespace=\"argocd\",project="
           "\"p\"} 1");
    expect("argocd_app_condition{condition=\"SyncError\",name=\"a\",namespace=\"argocd\",project="
           "\"p\"} 1");
    assert_null(strstr(written(), "OrphanedResourceWarning"));
    fake_take(&bed->cluster, APP_PATH "a");
    bed_settle(bed);
    assert_null(strstr(written(), "argocd_app_info{"));
}

static void what_is_counted_adds_up(void **state)
{
    const struct application app = bed_app(bed, "a");

    (void)state;
    metrics_count_sync(bed->controller.metrics, &app, "Succeeded", false, 3);
    metrics_count_sync(bed->controller.metrics, &app, "Succeeded", false, 4);
    expect("argocd_app_sync_total{dest_server=\"https://"
           "kubernetes.default.svc\",dry_run=\"false\",name=\"a\",namespace=\"argocd\",phase="
           "\"Succeeded\",project=\"p\"} 2");
    expect("argocd_app_sync_duration_seconds_total{dest_server=\"https://"
           "kubernetes.default.svc\",name=\"a\",namespace=\"argocd\",project=\"p\"} 7");
    metrics_count_reconcile(bed->controller.metrics, &app, 300);
    expect("argocd_app_reconcile_bucket{dest_server=\"https://"
           "kubernetes.default.svc\",namespace=\"argocd\",le=\"0.25\"} 0");
    expect("argocd_app_reconcile_bucket{dest_server=\"https://"
           "kubernetes.default.svc\",namespace=\"argocd\",le=\"0.5\"} 1");
    metrics_count_cluster_event(bed->controller.metrics, "https://c", "apps", "Deployment");
    expect(
        "argocd_cluster_events_total{group=\"apps\",kind=\"Deployment\",server=\"https://c\"} 1");
    metrics_set_orphans(bed->controller.metrics, &app, 5);
    expect("argocd_app_orphaned_resources_count{name=\"a\",namespace=\"argocd\",project=\"p\"} 5");
}

static void what_is_gone_has_no_series(void **state)
{
    const struct application app = bed_app(bed, "a");

    (void)state;
    metrics_count_sync(bed->controller.metrics, &app, "Failed", false, 1);
    metrics_set_orphans(bed->controller.metrics, &app, 5);
    metrics_forget(bed->controller.metrics, "argocd", "a");
    assert_null(strstr(written(), "argocd_app_sync_total{"));
    assert_null(strstr(written(), "argocd_app_orphaned_resources_count{"));
}

static void queues_show_what_waits(void **state)
{
    (void)state;
    expect("workqueue_depth{name=\"app_reconciliation_queue\"} 0");
    work_queue_add(bed->controller.operations, "argocd/a");
    expect("workqueue_depth{name=\"app_operation_processing_queue\"} 1");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_application_shows_itself),
        TEST(what_is_counted_adds_up),
        TEST(what_is_gone_has_no_series),
        TEST(queues_show_what_waits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
