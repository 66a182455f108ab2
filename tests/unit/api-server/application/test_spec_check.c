#include "scene.h"

/* What Create answers about a spec: all checks stand behind it. */
static int create(struct scene *scene, const char *spec)
{
    return scene_call(
        scene, "Create",
        arena_printf(scene->arena, "{application: {metadata: {name: a}, spec: %s}}", spec));
}

#define DESTINATION "destination: {server: 'https://kubernetes.default.svc', namespace: ns}"

static void a_repository_that_cannot_be_read_is_named(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    scene->unreachable = "error testing repository connectivity: no";
    assert_int_equal(create(scene, SCENE_SPEC), -1);
    assert_refused(
        scene, ERR_INVALID,
        "application spec for a is invalid: InvalidSpecError: repository not accessible: "
        "repositories not accessible: &Repository{Repo: \"https://git.example.com/a\", Type: "
        "\"\", Name: \"\", Project: \"\"}: repo client error while testing repository: rpc error: "
        "code = Unknown desc = error testing repository connectivity: no");
}

static void manifests_that_cannot_be_made_are_told_with_their_path(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    scene->failure = "app: app path does not exist";
    assert_int_equal(create(scene, SCENE_SPEC), -1);
    assert_refused(scene, ERR_INVALID,
                   "application spec for a is invalid: InvalidSpecError: Unable to generate "
                   "manifests in app: rpc error: code = Unknown desc = app: app path does not "
                   "exist");
}

static void what_is_hydrated_is_looked_at_in_its_dry_source(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(
        create(scene, "{sourceHydrator: {drySource: {repoURL: 'https://git.example.com/a', path: "
                      "dry, targetRevision: wet}, syncSource: {targetBranch: env/absent, path: "
                      "app}}, " DESTINATION "}"),
        0);
    assert_int_equal(scene->asked, 1);
    assert_string_equal(scene->asked_revision, "wet");
}

static void nothing_is_rendered_when_that_is_not_wanted(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    scene->failure = "no";
    assert_int_equal(scene_call(scene, "Create",
                                "{application: {metadata: {name: a}, spec: " SCENE_SPEC
                                "}, validate: false}"),
                     0);
    assert_int_equal(scene->asked, 0);
}

static void a_destination_must_be_known(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(create(scene, "{source: {repoURL: 'https://g.example.com/a', path: x}, "
                                   "destination: {name: mars}}"),
                     -1);
    assert_refused(scene, ERR_INVALID,
                   "application destination spec for a is invalid: there are no clusters with this "
                   "name: mars");
}

static void names_of_sources_are_unique(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(
        create(scene,
               "{sources: [{repoURL: 'https://g.example.com/a', path: x, name: "
               "s}, {repoURL: 'https://g.example.com/a', path: y, name: s}], " DESTINATION "}"),
        -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error while validating and normalizing app: application a has duplicate source "
                   "name: s");
}

static void a_source_needs_a_path_or_a_chart(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(
        create(scene, "{source: {repoURL: 'https://g.example.com/a'}, " DESTINATION "}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "application spec for a is invalid: InvalidSpecError: spec.source.repoURL and "
                   "either spec.source.path or spec.source.chart are required");
    assert_int_equal(
        create(scene, "{source: {repoURL: 'https://g.example.com/a', chart: c}, " DESTINATION "}"),
        -1);
    assert_refused(scene, ERR_INVALID,
                   "application spec for a is invalid: InvalidSpecError: "
                   "spec.source.targetRevision is required if the manifest source is a helm chart");
}

static void the_project_has_the_last_word(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: AppProject, metadata: {name: narrow, namespace: argocd}, "
             "spec: {sourceRepos: ['https://g.example.com/*'], destinations: "
             "[{server: '*', namespace: ns}]}}");
    scene_start(scene);
    assert_int_equal(create(scene, "{project: narrow, source: {repoURL: 'https://h.example.com/a', "
                                   "path: x}, destination: {server: "
                                   "'https://kubernetes.default.svc', namespace: other}}"),
                     -1);
    assert_refused(scene, ERR_INVALID,
                   "application spec for a is invalid: InvalidSpecError: application repo "
                   "https://h.example.com/a is not permitted in project 'narrow';InvalidSpecError: "
                   "application destination server 'https://kubernetes.default.svc' and namespace "
                   "'other' do not match any of the allowed destinations in project 'narrow'");
}

static void a_link_to_the_manager_must_be_one_of_the_web(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(
        scene_call(scene, "Create",
                   "{application: {metadata: {name: a, annotations: "
                   "{argocd.argoproj.io/managed-by-url: 'javascript:1'}}, spec: " SCENE_SPEC "}}"),
        -1);
    assert_true(str_find(str_of(error_text(&scene->err)), STR("invalid managed-by URL")) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_repository_that_cannot_be_read_is_named),
        SCENE_TEST(manifests_that_cannot_be_made_are_told_with_their_path),
        SCENE_TEST(what_is_hydrated_is_looked_at_in_its_dry_source),
        SCENE_TEST(nothing_is_rendered_when_that_is_not_wanted),
        SCENE_TEST(a_destination_must_be_known),
        SCENE_TEST(names_of_sources_are_unique),
        SCENE_TEST(a_source_needs_a_path_or_a_chart),
        SCENE_TEST(the_project_has_the_last_word),
        SCENE_TEST(a_link_to_the_manager_must_be_one_of_the_web),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
