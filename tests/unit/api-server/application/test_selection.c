#include "application/selection.h"
#include "scene.h"

#define APP                                                                                        \
    "{metadata: {name: a, namespace: argocd, labels: {team: blue}}, spec: {project: p, sources: "  \
    "[{repoURL: r1}, {repoURL: r2}]}}"

static bool has(struct scene *scene, const char *query)
{
    struct selection selection;

    scene_prepare(scene, "List", query);
    assert_int_equal(selection_read(&scene->call, &selection, &scene->err), 0);
    return selection_has(&selection, &scene->call, value_of(scene->arena, APP), scene->arena);
}

static void each_part_of_a_query_must_fit(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_true(has(scene, "{}"));
    assert_true(has(scene, "{name: a}"));
    assert_false(has(scene, "{name: b}"));
    assert_true(has(scene, "{appNamespace: argocd}"));
    assert_false(has(scene, "{appNamespace: other}"));
    assert_true(has(scene, "{selector: 'team in (blue, red)'}"));
    assert_false(has(scene, "{selector: team=red}"));
    assert_true(has(scene, "{projects: [x, p]}"));
    assert_false(has(scene, "{projects: [x]}"));
}

static void the_older_name_of_projects_wins(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_true(has(scene, "{project: [p], projects: [x]}"));
    assert_false(has(scene, "{project: [x], projects: [p]}"));
}

static void only_the_first_source_counts_for_the_repository(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_true(has(scene, "{repo: r1}"));
    assert_false(has(scene, "{repo: r2}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(each_part_of_a_query_must_fit),
        SCENE_TEST(the_older_name_of_projects_wins),
        SCENE_TEST(only_the_first_source_counts_for_the_repository),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
