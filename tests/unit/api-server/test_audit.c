#include "api-server/people_bed.h"
#include "argo/application.h"
#include "audit.h"

#include <stdio.h>

/* What is written about a call of robot's; nothing in here waits. */
static const struct json *event_of(struct people_bed *bed)
{
    for (int i = 0; i < 500 && !event_writer_is_idle(bed->server.event_writer); i++)
        fake_idle(&bed->fake.cluster.api, 2);
    return value_of(bed->arena, bed->fake.cluster.last_body);
}

static struct api_call *call_of(struct people_bed *bed, const char *user)
{
    static struct principal who;

    people_bed_prepare(bed, "{}");
    who = (struct principal){ .kind = PRINCIPAL_USER, .username = str_of(user) };
    bed->exchange.call.principal = &who;
    return &bed->exchange.call;
}

static void a_change_of_an_application_names_the_user_and_where_it_goes(void **state)
{
    struct people_bed *bed = people_bed_open();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *event;
    struct application app;

    (void)state;
    if (application_read(value_of(bed->arena,
                                  "{metadata: {name: a, namespace: argocd, uid: u}, spec: "
                                  "{destination: {server: 'https://c', namespace: ns}}}"),
                         bed->arena, &app, &err) < 0)
        fail();
    audit_application(call_of(bed, "robot"), &app, "OperationStarted", "initiated sync to %s",
                      "main");
    event = event_of(bed);
    assert_string_equal(json_cstr_at(event, "message"), "robot initiated sync to main");
    assert_string_equal(json_cstr_at(event, "reason"), "OperationStarted");
    assert_string_equal(json_cstr_at(event, "type"), "Normal");
    assert_string_equal(json_cstr_at(event, "source.component"), "argocd-server");
    assert_string_equal(printed(json_at(event, "metadata.annotations"), bed->arena),
                        "{\"dest-namespace\":\"ns\",\"dest-server\":\"https://c\",\"user\":"
                        "\"robot\"}");
    people_bed_close(bed);
}

static void a_change_of_a_project_names_the_user_in_its_message(void **state)
{
    struct people_bed *bed = people_bed_open();
    const struct json *event;

    (void)state;
    audit_object(call_of(bed, ""),
                 value_of(bed->arena, "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, "
                                      "metadata: {name: p, namespace: argocd, uid: u}}"),
                 "ResourceUpdated", "updated project");
    event = event_of(bed);
    assert_string_equal(json_cstr_at(event, "message"), "Unknown user updated project");
    assert_string_equal(json_cstr_at(event, "involvedObject.kind"), "AppProject");
    assert_null(json_at(event, "metadata.annotations"));
    people_bed_close(bed);
}

static void an_event_about_a_resource_stands_in_the_control_planes_namespace(void **state)
{
    struct people_bed *bed = people_bed_open();
    const struct event_subject pod = { "v1", "Pod", STR("web"), STR("p"), STR("u"), STR("1") };
    const struct json *event;

    (void)state;
    audit_resource(call_of(bed, "robot"), &pod, "ResourceDeleted", "deleted resource /%s '%s'",
                   "Pod", "p");
    event = event_of(bed);
    assert_string_equal(json_cstr_at(event, "message"), "robot deleted resource /Pod 'p'");
    assert_string_equal(json_cstr_at(event, "metadata.namespace"), "argocd");
    assert_string_equal(json_cstr_at(event, "involvedObject.namespace"), "web");
    assert_string_equal(printed(json_at(event, "metadata.annotations"), bed->arena),
                        "{\"resource-namespace\":\"web\"}");
    people_bed_close(bed);
}

static void a_note_is_no_event(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    fake_forget(&bed->fake.cluster);
    audit_note(call_of(bed, "robot"), "created token '%s'", "x");
    assert_true(event_writer_is_idle(bed->server.event_writer));
    assert_string_equal(fake_log(&bed->fake.cluster), "");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_of_an_application_names_the_user_and_where_it_goes),
        cmocka_unit_test(a_change_of_a_project_names_the_user_in_its_message),
        cmocka_unit_test(an_event_about_a_resource_stands_in_the_control_planes_namespace),
        cmocka_unit_test(a_note_is_no_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
