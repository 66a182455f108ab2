#include "scene.h"

static const char *names(struct scene *scene)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(4096);
    const struct json *items = json_get(scene->reply, "items");

    for (struct json_cursor at = json_walk(items); json_next(&at);)
        strbuf_printf(&text, "%s ", json_cstr_at(at.value, "metadata.name"));
    return arena_printf(scene->arena, "%s", text.ptr);
}

static void applications_come_by_name(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "b", "");
    scene_put_app(scene, "a", "");
    scene_put_app(scene, "c", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "List", "{}"), 0);
    assert_string_equal(names(scene), "a b c ");
    assert_true(json_text_at(scene->reply, "metadata.resourceVersion").len > 0);
}

static void an_empty_list_has_no_items(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    assert_int_equal(scene_call(scene, "List", "{projects: [absent]}"), 0);
    assert_reply(scene, "items", "(absent)");
}

static void what_the_caller_may_not_get_is_left_out(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_put_app(scene, "b", "");
    scene_start(scene);
    scene_restrict(scene, "p, ann, applications, get, default/b, allow");
    assert_int_equal(scene_call(scene, "List", "{}"), 0);
    assert_string_equal(names(scene), "b ");
}

static void an_application_of_a_namespace_that_is_not_enabled_is_left_out(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: far, namespace: other}, spec: " SCENE_SPEC "}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "List", "{}"), 0);
    assert_string_equal(names(scene), "a ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(applications_come_by_name),
        SCENE_TEST(an_empty_list_has_no_items),
        SCENE_TEST(what_the_caller_may_not_get_is_left_out),
        SCENE_TEST(an_application_of_a_namespace_that_is_not_enabled_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
