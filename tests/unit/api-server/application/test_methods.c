#include "scene.h"

/* Methods that ask one right only, and nothing of the application but to be there. */
static const struct {
    const char *method, *request, *action;
} plain[] = {
    { "Rollback", "{name: a, id: 7}", "sync" }, { "TerminateOperation", "{name: a}", "sync" },
    { "UpdateSpec", "{name: a}", "update" },    { "GetApplicationSyncWindows", "{name: a}", "get" },
    { "ListLinks", "{name: a}", "get" },
};

static void a_method_needs_its_right_and_no_other(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
        scene_restrict(scene, "p, ann, applications, delete, default/a, allow");
        assert_int_equal(scene_call(scene, plain[i].method, plain[i].request), -1);
        assert_refused(scene, ERR_FORBIDDEN, "permission denied");
        scene_restrict(scene,
                       arena_printf(scene->arena, "p, ann, applications, %s, default/a, allow",
                                    plain[i].action));
        scene_call(scene, plain[i].method, plain[i].request);
        assert_string_not_equal(error_text(&scene->err), "permission denied");
    }
}

static void who_may_not_see_it_is_not_told_whether_he_may_delete_it(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_restrict(scene, "p, ann, applications, delete, default/a, allow");
    assert_int_equal(scene_call(scene, "Delete", "{name: a}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
    scene_restrict(scene, "p, ann, applications, get, default/a, allow");
    assert_int_equal(scene_call(scene, "Delete", "{name: a}"), -1);
    assert_refused(scene, ERR_FORBIDDEN,
                   "permission denied: applications, delete, default/a, sub: ann");
}

static void one_application_is_in_one_project(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Get", "{name: a, project: [default, other]}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "multiple projects specified - the get endpoint accepts either zero or one "
                   "project");
    assert_int_equal(scene_call(scene, "Get", "{name: a, projects: [default]}"), 0);
}

static void links_name_the_namespace_of_the_application(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "ListLinks", "{name: a, namespace: other}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
    assert_int_equal(scene_call(scene, "ListLinks", "{name: a, namespace: argocd}"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_method_needs_its_right_and_no_other),
        SCENE_TEST(who_may_not_see_it_is_not_told_whether_he_may_delete_it),
        SCENE_TEST(one_application_is_in_one_project),
        SCENE_TEST(links_name_the_namespace_of_the_application),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
