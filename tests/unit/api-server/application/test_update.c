#include "scene.h"

#define SENT "{metadata: {name: a, labels: {x: '1'}}, spec: " SCENE_SPEC "}"

static void put_app(struct scene *scene)
{
    fake_put(&scene->fake.cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: "
             "argocd, labels: {old: '1'}, finalizers: [f]}, spec: " SCENE_SPEC
             ", status: {health: {status: Healthy}}, surprise: 1}");
    scene_start(scene);
}

static void labels_annotations_finalizers_and_spec_are_replaced(void **state)
{
    struct scene *scene = *state;
    const struct json *stored;

    put_app(scene);
    assert_int_equal(scene_call(scene, "Update", "{application: " SENT "}"), 0);
    stored = scene_app(scene, "a");
    assert_reply(scene, "metadata.labels", "{\"x\":\"1\"}");
    assert_null(json_at(stored, "metadata.finalizers"));
    assert_int_equal(json_int(json_get(stored, "surprise"), 0), 1);
    assert_true(str_equals(json_text_at(stored, "status.health.status"), "Healthy"));
}

static void a_spec_alone_leaves_the_rest(void **state)
{
    struct scene *scene = *state;

    put_app(scene);
    assert_int_equal(scene_call(scene, "UpdateSpec",
                                "{name: a, spec: {project: '', syncPolicy: {}, source: {repoURL: "
                                "'https://git.example.com/b', path: x}, destination: {server: "
                                "'https://kubernetes.default.svc'}}}"),
                     0);
    assert_reply(scene, "project", "\"default\"");
    assert_reply(scene, "syncPolicy", "(absent)");
    assert_true(str_equals(json_text_at(scene_app(scene, "a"), "metadata.labels.old"), "1"));
}

static void both_kinds_of_patch_are_taken(void **state)
{
    struct scene *scene = *state;

    put_app(scene);
    assert_int_equal(scene_call(scene, "Patch",
                                "{name: a, patchType: merge, patch: '{\"metadata\": {\"labels\": "
                                "{\"new\": \"2\"}}}'}"),
                     0);
    assert_reply(scene, "metadata.labels", "{\"new\":\"2\",\"old\":\"1\"}");
    assert_int_equal(scene_call(scene, "Patch",
                                "{name: a, patchType: json, patch: '[{\"op\": \"replace\", "
                                "\"path\": \"/spec/source/path\", \"value\": \"y\"}]'}"),
                     0);
    assert_reply(scene, "spec.source.path", "\"y\"");
}

static void a_bad_patch_is_told_in_the_decoders_words(void **state)
{
    struct scene *scene = *state;

    put_app(scene);
    assert_int_equal(scene_call(scene, "Patch", "{name: a, patchType: json, patch: not json}"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error decoding json patch: invalid character 'o' in literal null (expecting "
                   "'u')");
    assert_int_equal(scene_call(scene, "Patch", "{name: a, patchType: x, patch: '{}'}"), -1);
    assert_refused(scene, ERR_INVALID, "Patch type 'x' is not supported");
}

static void another_project_needs_rights_on_both_sides(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: AppProject, metadata: {name: other, namespace: argocd}, spec: {}}");
    put_app(scene);
    scene_restrict(scene, "p, ann, applications, update, default/a, allow");
    assert_int_equal(scene_call(scene, "UpdateSpec",
                                "{name: a, spec: {project: other, source: {repoURL: x, path: x}, "
                                "destination: {name: in-cluster}}}"),
                     -1);
    assert_refused(scene, ERR_FORBIDDEN,
                   "permission denied: applications, create, other/a, sub: ann");
    assert_int_equal(scene_call(scene, "UpdateSpec",
                                "{name: a, spec: {project: default, source: {repoURL: x, path: x}, "
                                "destination: {name: in-cluster}}}"),
                     0);
}

static void a_project_that_is_not_there_is_refused(void **state)
{
    struct scene *scene = *state;

    put_app(scene);
    assert_int_equal(scene_call(scene, "UpdateSpec",
                                "{name: a, spec: {project: absent, destination: {name: "
                                "in-cluster}}}"),
                     -1);
    assert_refused(scene, ERR_INVALID,
                   "app is not allowed in project \"absent\", or the project does not exist");
}

static void nothing_to_update_with_is_told(void **state)
{
    struct scene *scene = *state;

    put_app(scene);
    assert_int_equal(scene_call(scene, "Update", "{}"), -1);
    assert_refused(scene, ERR_UNKNOWN, "error updating application: application is nil in request");
    assert_int_equal(scene_call(scene, "UpdateSpec", "{name: a}"), -1);
    assert_refused(scene, ERR_UNKNOWN, "error updating application spec: spec is nil in request");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(labels_annotations_finalizers_and_spec_are_replaced),
        SCENE_TEST(a_spec_alone_leaves_the_rest),
        SCENE_TEST(both_kinds_of_patch_are_taken),
        SCENE_TEST(a_bad_patch_is_told_in_the_decoders_words),
        SCENE_TEST(another_project_needs_rights_on_both_sides),
        SCENE_TEST(a_project_that_is_not_there_is_refused),
        SCENE_TEST(nothing_to_update_with_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
