#include "scene.h"

#define HISTORY ", status: {history: [{id: 2, source: {repoURL: r, chart: c}}]}"

static int ask(struct scene *scene, const char *method, const char *more)
{
    return scene_call(scene, method,
                      arena_printf(scene->arena, "{name: a, revision: abc%s}", more));
}

static void a_commit_is_described(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(ask(scene, "RevisionMetadata", ""), 0);
    assert_reply(scene, "",
                 "{\"author\":\"Ada \\u003cada@example.test\\u003e\",\"date\":"
                 "\"2023-11-14T22:13:20Z\",\"message\":\"second\"}");
}

static void sources_are_counted(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(ask(scene, "RevisionMetadata", ", sourceIndex: 1"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error getting app source by source index and version ID: source index 1 not "
                   "found because there is only 1 source");
}

#define NO_VERSION                                                                                 \
    "error getting app source by source index and version ID: error getting source by version "    \
    "ID: "

static void an_entry_of_the_history_may_be_meant(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", HISTORY);
    scene_put_app(scene, "b", "");
    scene_start(scene);
    assert_int_equal(ask(scene, "RevisionMetadata", ", versionId: 2"), 0);
    assert_int_equal(ask(scene, "RevisionMetadata", ", versionId: 3"), -1);
    assert_refused(scene, ERR_UNKNOWN, NO_VERSION "revision history not found for version ID 3");
    assert_int_equal(scene_call(scene, "RevisionMetadata", "{name: b, revision: x, versionId: 1}"),
                     -1);
    assert_refused(scene, ERR_UNKNOWN,
                   NO_VERSION "version ID 1 not found because the app has no history");
}

static void only_a_chart_has_the_details_of_one(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", HISTORY);
    scene_start(scene);
    assert_int_equal(ask(scene, "RevisionChartDetails", ""), -1);
    assert_refused(scene, ERR_UNKNOWN, "no chart found for application: a");
}

static void a_chart_is_described(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", HISTORY);
    scene_start(scene);
    assert_int_equal(ask(scene, "RevisionChartDetails", ", versionId: 2"), 0);
    assert_reply(scene, "",
                 "{\"description\":\"c\",\"home\":\"abc\",\"maintainers\":[\"Ada "
                 "\\u003cada@example.test\\u003e\"]}");
}

static void an_image_is_described(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(ask(scene, "GetOCIMetadata", ""), 0);
    assert_reply(scene, "", "{\"sourceUrl\":\"https://git.example.com/a\",\"version\":\"abc\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_commit_is_described),
        SCENE_TEST(sources_are_counted),
        SCENE_TEST(an_entry_of_the_history_may_be_meant),
        SCENE_TEST(only_a_chart_has_the_details_of_one),
        SCENE_TEST(a_chart_is_described),
        SCENE_TEST(an_image_is_described),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
