#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "base/mem.h"
#include "base/options.h"
#include "fake/cluster.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

struct writer_bed {
    struct fake_cluster cluster;
    struct catalog *catalog;
    struct option_list reasons;
    const char *reason;
    struct event_writer *writer;
    bool is_ready;
};

static void on_application(void *context, const char *key, struct json_doc *before,
                           struct json_doc *now)
{
    (void)context, (void)key, (void)before, (void)now;
}

static void on_ready(void *context)
{
    struct writer_bed *bed = context;

    bed->is_ready = true;
}

static void on_repositories(void *context)
{
    (void)context;
}

static struct writer_bed *open_with(const char *reason)
{
    struct writer_bed *bed = xcalloc(1, sizeof(*bed));
    const struct catalog_handlers handlers = { .on_application = on_application,
                                               .on_ready = on_ready,
                                               .on_repositories = on_repositories,
                                               .context = bed };
    struct catalog_options catalog = { .namespace = "argocd", .handlers = &handlers };
    struct event_writer_options options = { .component = "argocd-server" };

    fake_cluster_open(&bed->cluster);
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {resource.includeEventLabelKeys: 'team*', "
                            "resource.excludeEventLabelKeys: team-secret}}");
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: default, namespace: argocd, "
                            "labels: {team: red, team-size: big}}, spec: {}}");
    fake_put(&bed->cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd, uid: u-1, labels: {team: "
             "blue, team-secret: x, other: y}}, spec: {destination: {server: 'https://c', "
             "namespace: ns}}}");
    catalog.client = bed->cluster.client;
    bed->catalog = catalog_new(&catalog);
    if (!fake_run(&bed->cluster.api, &bed->is_ready))
        abort();
    bed->reason = reason;
    bed->reasons = (struct option_list){ &bed->reason, 1 };
    options.client = bed->cluster.client;
    options.catalog = bed->catalog;
    options.reasons = &bed->reasons;
    bed->writer = event_writer_new(&options);
    return bed;
}

static void close_bed(struct writer_bed *bed)
{
    event_writer_free(bed->writer);
    catalog_free(bed->catalog);
    fake_cluster_close(&bed->cluster);
    free(bed);
}

static struct application app_of(struct writer_bed *bed)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    if (application_read(json_doc_root(catalog_application(bed->catalog, "argocd/a")),
                         bed->cluster.arena, &app, &err) < 0)
        fail_msg("%s", error_text(&err));
    return app;
}

static void wait_until_written(struct writer_bed *bed)
{
    for (int i = 0; i < 500 && !event_writer_is_idle(bed->writer); i++)
        fake_idle(&bed->cluster.api, 2);
}

static void write_and_wait(struct writer_bed *bed, const char *reason)
{
    const struct application app = app_of(bed);

    fake_forget(&bed->cluster);
    event_write(bed->writer, &app, EVENT_WARNING, reason, "it happened");
    wait_until_written(bed);
}

static void an_event_says_what_happened_to_whom(void **state)
{
    struct writer_bed *bed = open_with("all");
    struct arena *arena = bed->cluster.arena;
    const struct json *event;

    (void)state;
    write_and_wait(bed, "OperationStarted");
    assert_string_equal(fake_log(&bed->cluster), "POST /api/v1/namespaces/argocd/events\n");
    event = value_of(arena, bed->cluster.last_body);
    assert_string_equal(json_cstr_at(event, "reason"), "OperationStarted");
    assert_string_equal(json_cstr_at(event, "message"), "it happened");
    assert_string_equal(json_cstr_at(event, "type"), "Warning");
    assert_string_equal(json_cstr_at(event, "source.component"), "argocd-server");
    assert_string_equal(json_cstr_at(event, "involvedObject.kind"), "Application");
    assert_string_equal(json_cstr_at(event, "involvedObject.uid"), "u-1");
    assert_string_equal(printed(json_at(event, "metadata.annotations"), arena),
                        "{\"dest-namespace\":\"ns\",\"dest-server\":\"https://c\"}");
    assert_string_equal(printed(json_at(event, "metadata.labels"), arena),
                        "{\"team\":\"blue\",\"team-size\":\"big\"}");
    close_bed(bed);
}

static void an_event_may_stand_in_another_namespace_than_its_subject(void **state)
{
    struct writer_bed *bed = open_with("all");
    const struct event_note note = {
        .reason = "ResourceUpdated",
        .message = "patched",
        .subject = { "v1", "Pod", STR("elsewhere"), STR("p"), STR("u"), STR("7") },
        .namespace = "argocd",
    };
    const struct json *event;

    (void)state;
    event_write_note(bed->writer, &note);
    wait_until_written(bed);
    event = value_of(bed->cluster.arena, bed->cluster.last_body);
    assert_string_equal(json_cstr_at(event, "metadata.namespace"), "argocd");
    assert_string_equal(json_cstr_at(event, "involvedObject.namespace"), "elsewhere");
    assert_string_equal(json_cstr_at(event, "involvedObject.apiVersion"), "v1");
    assert_string_equal(json_cstr_at(event, "type"), "Normal");
    assert_null(json_at(event, "metadata.labels"));
    assert_null(json_at(event, "metadata.annotations"));
    close_bed(bed);
}

static void only_wanted_reasons_are_written(void **state)
{
    struct writer_bed *bed = open_with("OperationCompleted");

    (void)state;
    write_and_wait(bed, "OperationStarted");
    assert_string_equal(fake_log(&bed->cluster), "");
    write_and_wait(bed, "OperationCompleted");
    assert_string_equal(fake_log(&bed->cluster), "POST /api/v1/namespaces/argocd/events\n");
    close_bed(bed);
}

static void many_at_once_have_names_of_their_own(void **state)
{
    enum { COUNT = 20 };
    struct writer_bed *bed = open_with("all");
    const struct application app = app_of(bed);
    size_t before = bed->cluster.object_count;

    (void)state;
    for (int i = 0; i < COUNT; i++)
        event_write(bed->writer, &app, EVENT_NORMAL, "ResourceUpdated", "x");
    assert_false(event_writer_is_idle(bed->writer));
    wait_until_written(bed);
    assert_int_equal(bed->cluster.object_count, before + COUNT);
    close_bed(bed);
}

static void a_refusal_loses_the_event_and_nothing_else(void **state)
{
    struct writer_bed *bed = open_with("all");

    (void)state;
    bed->cluster.refusal.method = "POST";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    write_and_wait(bed, "OperationStarted");
    assert_true(event_writer_is_idle(bed->writer));
    write_and_wait(bed, "OperationCompleted");
    assert_non_null(strstr(bed->cluster.last_body, "OperationCompleted"));
    close_bed(bed);
}

static void what_waits_at_the_end_is_dropped(void **state)
{
    struct writer_bed *bed = open_with("all");
    const struct application app = app_of(bed);

    (void)state;
    for (int i = 0; i < 10; i++)
        event_write(bed->writer, &app, EVENT_NORMAL, "ResourceUpdated", "x");
    close_bed(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_says_what_happened_to_whom),
        cmocka_unit_test(an_event_may_stand_in_another_namespace_than_its_subject),
        cmocka_unit_test(only_wanted_reasons_are_written),
        cmocka_unit_test(many_at_once_have_names_of_their_own),
        cmocka_unit_test(a_refusal_loses_the_event_and_nothing_else),
        cmocka_unit_test(what_waits_at_the_end_is_dropped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
