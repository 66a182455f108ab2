#include "scene.h"

static void put_all(struct scene *scene)
{
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, "
                                   "namespace: ns, managedFields: [{manager: argocd-controller, "
                                   "operation: Apply, apiVersion: v1, fieldsType: FieldsV1, "
                                   "fieldsV1: {'f:data': {'f:k': {}}}}]}, data: {k: v}}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|managed-resources|a",
                   "[{kind: ConfigMap, name: c, namespace: ns}, {kind: ConfigMap, name: new, "
                   "namespace: ns}]");
}

#define LIVE                                                                                       \
    "'{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\",\"namespace\":"   \
    "\"ns\"},\"data\":{\"k\":\"v\"}}'"
#define TARGET(value)                                                                              \
    "'{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\",\"namespace\":"   \
    "\"ns\"},\"data\":{\"k\":\"" value "\"}}'"
#define PAIR(name, live, target)                                                                   \
    "{appName: a, liveResources: [{kind: ConfigMap, name: " name                                   \
    ", namespace: ns, liveState: " live "}], targetManifests: [" target "]}"

static void nothing_to_compare_is_no_difference(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ServerSideDiff", "{appName: a}"), 0);
    assert_reply(scene, "", "{\"modified\":false}");
}

static void what_is_called_live_must_be_what_it_says(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ServerSideDiff", PAIR("new", LIVE, TARGET("v"))), -1);
    assert_refused(scene, ERR_INVALID,
                   "name mismatch: expected new, got c for live resource /ConfigMap/new");
}

static void only_managed_resources_are_compared(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ServerSideDiff", PAIR("other", "'null'", "''")), -1);
    assert_refused(scene, ERR_FORBIDDEN, "/ConfigMap other not found as part of application a");
}

static void the_api_servers_answer_is_what_is_predicted(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ServerSideDiff", PAIR("c", LIVE, TARGET("w"))), 0);
    assert_reply(scene, "modified", "true");
    assert_non_null(strstr(scene_text(scene, "items.0.targetState"), "\\\"k\\\":\\\"w\\\""));
    assert_non_null(strstr(scene_text(scene, "items.0.liveState"), "\\\"k\\\":\\\"v\\\""));
    assert_non_null(
        strstr(fake_log(&scene->fake.cluster), "PATCH /api/v1/namespaces/ns/configmaps/c"));
}

#define SECRET_STATE(value)                                                                        \
    "'{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\",\"namespace\":"      \
    "\"ns\","                                                                                      \
    "\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":"                       \
    "\"{\\\"data\\\":{\\\"k\\\":\\\"" value "\\\"}}\"}},\"data\":{\"k\":\"" value "\"}}'"

/* Neither in what is predicted nor in what is live, nor in what was once applied. */
static void the_values_of_a_secret_are_not_told(void **state)
{
    struct scene *scene = *state;
    const char *live, *target;

    fake_put(
        &scene->fake.cluster,
        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: ns, managedFields: "
        "[{manager: argocd-controller, operation: Apply, apiVersion: v1, fieldsType: FieldsV1, "
        "fieldsV1: {'f:data': {'f:k': {}}}}], annotations: "
        "{kubectl.kubernetes.io/last-applied-configuration: "
        "'{\"data\":{\"k\":\"b2xkb2xk\"}}'}}, data: {k: b2xkb2xk}}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|managed-resources|a", "[{kind: Secret, name: s, namespace: ns}]");
    assert_int_equal(
        scene_call(scene, "ServerSideDiff",
                   "{appName: a, liveResources: [{kind: Secret, name: s, namespace: "
                   "ns, liveState: " SECRET_STATE("b2xkb2xk") "}], targetManifests: [" SECRET_STATE(
                       "bmV3bmV3") "]}"),
        0);
    live = scene_text(scene, "items.0.liveState");
    target = scene_text(scene, "items.0.targetState");
    assert_non_null(strstr(live, "++++"));
    assert_non_null(strstr(target, "++++"));
    assert_null(strstr(live, "b2xkb2xk"));
    assert_null(strstr(live, "bmV3bmV3"));
    assert_null(strstr(target, "b2xkb2xk"));
    assert_null(strstr(target, "bmV3bmV3"));
}

static void what_a_jq_rule_names_is_no_difference(void **state)
{
    struct scene *scene = *state;

    fake_put(
        &scene->fake.cluster,
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: ns, managedFields: "
        "[{manager: argocd-controller, operation: Apply, apiVersion: v1, fieldsType: FieldsV1, "
        "fieldsV1: {'f:data': {'f:k': {}}}}]}, data: {k: v}}");
    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {project: default, "
             "destination: {name: in-cluster}, ignoreDifferences: [{kind: ConfigMap, "
             "jqPathExpressions: ['.data[]']}]}}");
    scene_start(scene);
    scene_put_item(scene, "app|managed-resources|a", "[{kind: ConfigMap, name: c, namespace: ns}]");
    assert_int_equal(scene_call(scene, "ServerSideDiff", PAIR("c", LIVE, TARGET("w"))), 0);
    assert_reply(scene, "modified", "false");
    assert_null(strstr(scene_text(scene, "items.0.targetState"), "\\\"k\\\""));
}

static void a_jq_rule_that_is_none_is_told(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {project: default, "
             "destination: {name: in-cluster}, ignoreDifferences: [{kind: ConfigMap, "
             "jqPathExpressions: ['.data[']}]}}");
    scene_start(scene);
    scene_put_item(scene, "app|managed-resources|a", "[{kind: ConfigMap, name: c, namespace: ns}]");
    assert_int_equal(scene_call(scene, "ServerSideDiff", PAIR("c", LIVE, TARGET("w"))), -1);
    assert_non_null(strstr(error_text(&scene->err), "error creating diff normalizer: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(nothing_to_compare_is_no_difference),
        SCENE_TEST(what_is_called_live_must_be_what_it_says),
        SCENE_TEST(only_managed_resources_are_compared),
        SCENE_TEST(the_api_servers_answer_is_what_is_predicted),
        SCENE_TEST(the_values_of_a_secret_are_not_told),
        SCENE_TEST(what_a_jq_rule_names_is_no_difference),
        SCENE_TEST(a_jq_rule_that_is_none_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
