#include "common/argo/document.h"
#include "data/jq.h"
#include "gitops/ignore.h"
#include "gitops/jq_runner.h"
#include "gitops/known_types.h"

struct fixture {
    struct arena *arena;
    struct settings *settings;
    struct jq *jq;
    struct jq_runner runner;
};

static int open_fixture(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture *fixture = test_calloc(1, sizeof(*fixture));
    CLEANUP(json_doc_unref) struct json_doc *config = NULL;

    fixture->arena = arena_new();
    fixture->jq = jq_new(8);
    fixture->runner = jq_runner_of(fixture->jq);
    config = json_doc_freeze(
        document(fixture->arena, "data:\n"
                                 "  resource.customizations.ignoreDifferences.apps_Deployment: |\n"
                                 "    jsonPointers: [/spec/paused]\n"
                                 "    managedFieldsManagers: [hpa]\n"
                                 "  resource.customizations.ignoreDifferences.ConfigMap: |\n"
                                 "    jqPathExpressions: ['.data.tmp', '.items[]?']\n"
                                 "    managedFieldsManagers: [never]\n"
                                 "  resource.customizations.ignoreResourceUpdates.all: |\n"
                                 "    jsonPointers: [/metadata/annotations/noise]\n"
                                 "  resource.customizations.knownTypeFields.x.io_Thing: |\n"
                                 "    - {field: spec.pods, type: core/v1/PodSpec}\n"
                                 "    - {field: spec.size, type: core/Quantity}\n"));
    if (settings_read(config, NULL, &fixture->settings, &err) < 0)
        fail_msg("%s", error_text(&err));
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;

    settings_unref(fixture->settings);
    jq_free(fixture->jq);
    arena_free(fixture->arena);
    test_free(fixture);
    return 0;
}

static struct ignore_rules *rules_of(struct fixture *fixture, const char *app_rule)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct ignore_difference *rule = arena_alloc(fixture->arena, sizeof(*rule));
    struct application app = { .ignore_differences = rule,
                               .ignore_difference_count = app_rule ? 1 : 0 };
    struct ignore_rules *rules;

    if (app_rule)
        *rule = ignore_difference_read(document(fixture->arena, app_rule), fixture->arena);
    if (ignore_rules_new(&app, fixture->settings, &fixture->runner, fixture->arena, &rules, &err) <
        0)
        fail_msg("%s", error_text(&err));
    return rules;
}

static const char *applied(struct fixture *fixture, const char *app_rule, const char *object)
{
    return text_of(fixture->arena,
                   ignore_rules_apply(rules_of(fixture, app_rule), document(fixture->arena, object),
                                      fixture->arena));
}

static void pointers_and_programs_remove_fields(void **state)
{
    struct fixture *fixture = *state;

    assert_string_equal(
        applied(fixture,
                "{group: apps, kind: 'Dep*', jsonPointers: [/spec/list/-1, /spec/none, "
                "'', bad]}",
                "{apiVersion: apps/v1, kind: Deployment, spec: {paused: true, list: [1, 2]}, "
                "status: {a: b}}"),
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"spec\":{\"list\":[1]}}");
    assert_string_equal(
        applied(fixture, NULL,
                "{apiVersion: v1, kind: ConfigMap, data: {tmp: x, keep: '12345678901234567890'}}"),
        "{\"apiVersion\":\"v1\",\"data\":{\"keep\":\"12345678901234567890\"},\"kind\":"
        "\"ConfigMap\"}");
}

static void a_rule_is_for_one_name_and_namespace(void **state)
{
    struct fixture *fixture = *state;
    const char *rule = "{kind: Secret, name: a, namespace: ns, jsonPointers: [/x]}";

    assert_string_equal(
        applied(fixture, rule,
                "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: ns}, "
                "x: 1}"),
        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"a\",\"namespace\":"
        "\"ns\"}}");
    assert_string_equal(
        applied(fixture, rule,
                "{apiVersion: v1, kind: Secret, metadata: {name: b, namespace: ns}, "
                "x: 1}"),
        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"b\",\"namespace\":"
        "\"ns\"},\"x\":1}");
}

static void a_program_that_does_not_compile_fails_all(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture *fixture = *state;
    struct ignore_difference rule = ignore_difference_read(
        document(fixture->arena, "{kind: X, jqPathExpressions: ['.[']}"), fixture->arena);
    struct application app = { .ignore_differences = &rule, .ignore_difference_count = 1 };
    struct ignore_rules *rules;

    assert_int_equal(ignore_rules_new(&app, NULL, &fixture->runner, fixture->arena, &rules, &err),
                     -1);
    error_release(&err);
    err = (struct error){ 0 };
    assert_int_equal(ignore_rules_new(&app, NULL, NULL, fixture->arena, &rules, &err), -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
}

static void managers_are_those_of_the_kind(void **state)
{
    struct fixture *fixture = *state;
    struct ignore_rules *rules = rules_of(fixture, "{kind: ConfigMap, managedFieldsManagers: [m]}");
    const struct json *map = document(fixture->arena, "{apiVersion: v1, kind: ConfigMap}");
    const struct json *web = document(fixture->arena, "{apiVersion: apps/v1, kind: Deployment}");
    struct arena *arena = fixture->arena;

    /* The settings' managers of a core kind never apply: their key has no slash. */
    assert_text(texts_join(ignore_rules_managers(rules, map, arena), ",", arena), "m");
    assert_text(texts_join(ignore_rules_managers(rules, web, arena), ",", arena), "hpa");
    assert_true(ignore_rules_match(rules, web));
}

static void an_update_that_does_not_count_keeps_the_hash(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    struct ignore_rules *rules;
    const struct json *a = document(arena, "{apiVersion: v1, kind: Pod, metadata: {name: p, "
                                           "resourceVersion: '1', annotations: {noise: '1', a: b}},"
                                           " status: {phase: Pending}}");
    const struct json *b = document(arena, "{apiVersion: v1, kind: Pod, metadata: {name: p, "
                                           "resourceVersion: '2', annotations: {noise: '2', a: b}},"
                                           " status: {phase: Running}}");
    const struct json *c = document(arena, "{apiVersion: v1, kind: Pod, metadata: {name: p, "
                                           "annotations: {a: c}}}");

    assert_int_equal(
        ignore_rules_for_updates(fixture->settings, &fixture->runner, arena, &rules, &err), 0);
    assert_true(
        str_equal(ignore_update_hash(rules, a, arena), ignore_update_hash(rules, b, arena)));
    assert_false(
        str_equal(ignore_update_hash(rules, a, arena), ignore_update_hash(rules, c, arena)));
    assert_true(ignore_updates_apply_to(a, true));
    assert_false(ignore_updates_apply_to(a, false));
}

static void known_fields_are_written_as_their_type(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    const struct json *thing = document(
        arena, "{apiVersion: x.io/v1, kind: Thing, spec: {pods: [{containers: [{name: c, args: [], "
               "resources: {limits: {cpu: 1000m}}}]}, text], size: 1024Mi}}");
    const struct json *rollout =
        document(arena, "{apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {template: {spec: "
                        "{containers: [{name: c, resources: {limits: {cpu: 0.5}}}]}}}}");

    assert_json(json_get(known_types_apply(&fixture->settings->overrides, thing, arena), "spec"),
                "{\"pods\":[{\"containers\":[{\"name\":\"c\",\"resources\":{\"limits\":{\"cpu\":"
                "\"1\"}}}]},\"text\"],\"size\":\"1Gi\"}");
    assert_string_equal(json_cstr_at(known_types_apply(NULL, rollout, arena),
                                     "spec.template.spec.containers.0.resources.limits.cpu"),
                        "500m");
    assert_true(known_type_exists(STR("core/v1/PodSpec")));
    assert_false(known_type_exists(STR("core/v1/Odd")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pointers_and_programs_remove_fields, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_rule_is_for_one_name_and_namespace, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_program_that_does_not_compile_fails_all, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(managers_are_those_of_the_kind, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(an_update_that_does_not_count_keeps_the_hash, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(known_fields_are_written_as_their_type, open_fixture,
                                        close_fixture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
