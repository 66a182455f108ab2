#include "api-server/edge/edge_bed.h"
#include "settings/notification_service.h"

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", NULL };

    *state = edge_bed_open(flags);
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static const char *told(struct edge_bed *bed, const char *name)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct api_call call = { .server = &bed->server, .arena = bed->arena };
    const struct json *reply = NULL;

    for (const struct api_method *row = notification_methods; row->name; row++)
        if (str_has_suffix(str_of(row->name), str_of(name)))
            assert_int_equal(row->run(&call, &reply, &err), 0);
    return printed(reply, bed->arena);
}

static void without_a_config_map_there_is_nothing(void **state)
{
    assert_string_equal(told(*state, "/ListServices"), "{\"items\":[]}");
    assert_string_equal(told(*state, "/ListTriggers"), "{\"items\":[]}");
    assert_string_equal(told(*state, "/ListTemplates"), "{\"items\":[]}");
}

static void the_config_map_names_what_there_is(void **state)
{
    struct edge_bed *bed = *state;

    fake_put(&bed->fake.cluster,
             "{ apiVersion: v1, kind: ConfigMap, metadata: { name: argocd-notifications-cm, "
             "namespace: argocd, labels: { app.kubernetes.io/part-of: argocd } }, data: { "
             "service.slack: x, service.webhook.github: x, trigger.on-sync: x, "
             "template.b: x, template.a: x, context: x } }");
    for (int i = 0; i < 2000 && !catalog_config_map(bed->fake.catalog, "argocd-notifications-cm");
         i++)
        loop_turn(bed->server.loop, 2);
    assert_string_equal(told(bed, "/ListServices"),
                        "{\"items\":[{\"name\":\"github\"},{\"name\":\"slack\"}]}");
    assert_string_equal(told(bed, "/ListTriggers"), "{\"items\":[{\"name\":\"on-sync\"}]}");
    assert_string_equal(told(bed, "/ListTemplates"),
                        "{\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_a_config_map_there_is_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_config_map_names_what_there_is, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
