#include "scene.h"

#define APP(name) "{metadata: {name: " name "}, spec: " SCENE_SPEC "}"

static void a_new_application_is_stored_with_the_members_a_typed_value_has(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(scene_call(scene, "Create", "{application: " APP("a") "}"), 0);
    assert_reply(scene, "metadata.name", "\"a\"");
    assert_string_equal(
        json_print(json_get(scene_app(scene, "a"), "status"), JSON_SORTED, scene->arena).ptr,
        "{\"health\":{},\"sourceHydrator\":{},\"summary\":{},\"sync\":{"
        "\"comparedTo\":{\"destination\":{},\"source\":{\"repoURL\":\"\"}},"
        "\"status\":\"\"}}");
    assert_int_equal(scene->asked, 1);
}

static void an_operation_is_not_taken_over(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(scene_call(scene, "Create",
                                "{application: {metadata: {name: a}, spec: " SCENE_SPEC
                                ", operation: {sync: {}}}}"),
                     0);
    assert_null(json_get(scene_app(scene, "a"), "operation"));
}

static void fields_that_nobody_knows_survive(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(scene_call(scene, "Create",
                                "{application: {metadata: {name: a}, spec: " SCENE_SPEC
                                ", surprise: 1}}"),
                     0);
    assert_int_equal(json_int(json_get(scene_app(scene, "a"), "surprise"), 0), 1);
}

static void the_same_again_is_what_is_there(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    fake_forget(&scene->fake.cluster);
    assert_int_equal(scene_call(scene, "Create", "{application: " APP("a") "}"), 0);
    assert_reply(scene, "metadata.name", "\"a\"");
    assert_null(strstr(fake_log(&scene->fake.cluster), "PUT"));
}

#define OTHER                                                                                      \
    "{metadata: {name: a, labels: {team: blue}}, spec: {project: default, source: {repoURL: "      \
    "'https://git.example.com/b', path: app}, destination: {server: "                              \
    "'https://kubernetes.default.svc', namespace: ns}}}"

static void another_one_needs_the_upsert_flag(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Create", "{application: " OTHER "}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "existing application spec is different, use upsert flag to force update");
    assert_int_equal(scene_call(scene, "Create", "{application: " OTHER ", upsert: true}"), 0);
    assert_reply(scene, "spec.source.repoURL", "\"https://git.example.com/b\"");
    assert_reply(scene, "metadata.labels", "{\"team\":\"blue\"}");
}

static void an_upsert_needs_the_right_to_update(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_restrict(scene, "p, ann, applications, create, default/a, allow");
    assert_int_equal(scene_call(scene, "Create", "{application: " OTHER ", upsert: true}"), -1);
    assert_refused(scene, ERR_FORBIDDEN,
                   "permission denied: applications, update, default/a, sub: ann");
}

static void what_is_wrong_is_told_behind_the_paths_prefix(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(scene_call(scene, "Create", "{application: {spec: " SCENE_SPEC "}}"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error while validating and normalizing app: resource name may not be empty");
    assert_int_equal(scene_call(scene, "Create", "{application: {metadata: {name: x}}}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "application destination spec for x is invalid: Destination server missing "
                   "from app spec");
    assert_int_equal(scene_call(scene, "Create", "{}"), -1);
    assert_refused(scene, ERR_UNKNOWN, "error creating application: application is nil in request");
}

static void a_namespace_must_be_enabled(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster, "{kind: AppProject, metadata: {name: open, namespace: argocd}, "
                                   "spec: {sourceNamespaces: ['*'], sourceRepos: ['*'], "
                                   "destinations: [{server: '*', namespace: '*'}]}}");
    scene_start(scene);
    assert_int_equal(
        scene_call(scene, "Create",
                   "{application: {metadata: {name: a, namespace: far}, spec: {project: open, "
                   "source: {repoURL: 'https://git.example.com/a', path: x}, destination: "
                   "{server: 'https://kubernetes.default.svc'}}}}"),
        -1);
    assert_refused(scene, ERR_UNKNOWN, "namespace 'far' is not permitted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_new_application_is_stored_with_the_members_a_typed_value_has),
        SCENE_TEST(an_operation_is_not_taken_over),
        SCENE_TEST(fields_that_nobody_knows_survive),
        SCENE_TEST(the_same_again_is_what_is_there),
        SCENE_TEST(another_one_needs_the_upsert_flag),
        SCENE_TEST(an_upsert_needs_the_right_to_update),
        SCENE_TEST(what_is_wrong_is_told_behind_the_paths_prefix),
        SCENE_TEST(a_namespace_must_be_enabled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
