#include "application/scene.h"
#include "deep_links.h"

static void a_link_that_cannot_be_made_is_left_out(void **state)
{
    struct scene *scene = *state;

    scene_start_with_settings(
        scene, "{application.links: '[{title: bad, url: \"{{ fail `x` }}\"}, {title: odd, "
               "url: /o, if: \"1 +\"}, {title: none, url: /n, if: \"app.spec.x.y\"}, "
               "{title: text, url: /t, if: \"app.metadata.name\"}, {title: good, url: z}]'}");
    assert_int_equal(scene_call(scene, "ListLinks", "{name: a}"), 0);
    assert_reply(scene, "", "{\"items\":[{\"title\":\"good\",\"url\":\"z\"}]}");
}

static void a_link_is_there_when_its_condition_holds(void **state)
{
    struct scene *scene = *state;

    scene_start_with_settings(
        scene, "{application.links: '[{title: shown, url: /y, if: \"app.spec.project == "
               "\\\"default\\\" and project.metadata.name != nil\"}, {title: hidden, url: /n, if: "
               "\"cluster.name == \\\"elsewhere\\\"\"}]'}");
    assert_int_equal(scene_call(scene, "ListLinks", "{name: a}"), 0);
    assert_reply(scene, "", "{\"items\":[{\"title\":\"shown\",\"url\":\"/y\"}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_link_that_cannot_be_made_is_left_out),
        SCENE_TEST(a_link_is_there_when_its_condition_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
