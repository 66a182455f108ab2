#include "app-controller/bed.h"
#include "event_writer.h"
#include "test.h"

static struct bed *open_with(const char *reason)
{
    const char **reasons;
    struct bed *bed = bed_new();

    reasons = arena_alloc(bed->arena, sizeof(*reasons));
    *reasons = reason;
    bed->config.event_reasons = (struct option_list){ reasons, 1 };
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {resource.includeEventLabelKeys: 'team*', "
                            "resource.excludeEventLabelKeys: team-secret}}");
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: default, namespace: argocd, "
                            "labels: {team: red, team-size: big}}, spec: {}}");
    fake_put(&bed->cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd, uid: u-1, labels: {team: "
             "blue, team-secret: x, other: y}}, spec: {destination: {server: 'https://c', "
             "namespace: ns}}}");
    bed_start(bed, false);
    return bed;
}

static void write_and_wait(struct bed *bed, const char *reason)
{
    const struct application app = bed_app(bed, "a");

    fake_forget(&bed->cluster);
    event_write(bed->controller.event_writer, &app, EVENT_WARNING, reason, "it happened");
    for (int i = 0; i < 500 && !event_writer_is_idle(bed->controller.event_writer); i++)
        fake_idle(&bed->cluster.api, 2);
}

static void an_event_says_what_happened_to_whom(void **state)
{
    struct bed *bed = open_with("all");
    const struct json *event;

    (void)state;
    write_and_wait(bed, "OperationStarted");
    assert_string_equal(fake_log(&bed->cluster), "POST /api/v1/namespaces/argocd/events\n");
    event = value_of(bed->arena, bed->cluster.last_body);
    assert_string_equal(json_cstr_at(event, "reason"), "OperationStarted");
    assert_string_equal(json_cstr_at(event, "message"), "it happened");
    assert_string_equal(json_cstr_at(event, "type"), "Warning");
    assert_string_equal(json_cstr_at(event, "source.component"), "argocd-application-controller");
    assert_string_equal(json_cstr_at(event, "involvedObject.kind"), "Application");
    assert_string_equal(json_cstr_at(event, "involvedObject.uid"), "u-1");
    assert_string_equal(printed(json_at(event, "metadata.annotations"), bed->arena),
                        "{\"dest-namespace\":\"ns\",\"dest-server\":\"https://c\"}");
    assert_string_equal(printed(json_at(event, "metadata.labels"), bed->arena),
                        "{\"team\":\"blue\",\"team-size\":\"big\"}");
    bed_close(bed);
}

static void only_wanted_reasons_are_written(void **state)
{
    struct bed *bed = open_with("OperationCompleted");

    (void)state;
    write_and_wait(bed, "OperationStarted");
    assert_string_equal(fake_log(&bed->cluster), "");
    write_and_wait(bed, "OperationCompleted");
    assert_string_equal(fake_log(&bed->cluster), "POST /api/v1/namespaces/argocd/events\n");
    bed_close(bed);
}

static void many_at_once_have_names_of_their_own(void **state)
{
    enum { COUNT = 20 };
    struct bed *bed = open_with("all");
    const struct application app = bed_app(bed, "a");
    size_t before = bed->cluster.object_count;

    (void)state;
    for (int i = 0; i < COUNT; i++)
        event_write(bed->controller.event_writer, &app, EVENT_NORMAL, "ResourceUpdated", "x");
    assert_false(event_writer_is_idle(bed->controller.event_writer));
    for (int i = 0; i < 500 && !event_writer_is_idle(bed->controller.event_writer); i++)
        fake_idle(&bed->cluster.api, 2);
    assert_int_equal(bed->cluster.object_count, before + COUNT);
    bed_close(bed);
}

static void a_refusal_loses_the_event_and_nothing_else(void **state)
{
    struct bed *bed = open_with("all");

    (void)state;
    bed->cluster.refusal.method = "POST";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    write_and_wait(bed, "OperationStarted");
    assert_true(event_writer_is_idle(bed->controller.event_writer));
    write_and_wait(bed, "OperationCompleted");
    assert_non_null(strstr(bed->cluster.last_body, "OperationCompleted"));
    bed_close(bed);
}

static void what_waits_at_the_end_is_dropped(void **state)
{
    struct bed *bed = open_with("all");
    const struct application app = bed_app(bed, "a");

    (void)state;
    for (int i = 0; i < 10; i++)
        event_write(bed->controller.event_writer, &app, EVENT_NORMAL, "ResourceUpdated", "x");
    event_writer_free(bed->controller.event_writer);
    bed->controller.event_writer = NULL;
    bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_says_what_happened_to_whom),
        cmocka_unit_test(only_wanted_reasons_are_written),
        cmocka_unit_test(many_at_once_have_names_of_their_own),
        cmocka_unit_test(a_refusal_loses_the_event_and_nothing_else),
        cmocka_unit_test(what_waits_at_the_end_is_dropped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
