#include "scene.h"

/* "TYPE name" of each message. */
static const char *events(struct scene *scene, struct scene_stream *stream, size_t count)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(65536);
    struct str line, rest = str_of(scene_stream_take(scene, stream, count));

    while (str_cut(rest, '\n', &line, &rest)) {
        const struct json *message = value_of(scene->arena, str_dup(line, scene->arena).ptr);

        strbuf_printf(&text, "%s %s\n", json_cstr_at(message, "type"),
                      json_cstr_at(message, "application.metadata.name"));
    }
    return arena_printf(scene->arena, "%s", text.ptr);
}

static void what_is_there_comes_first_and_then_what_changes(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_put_app(scene, "b", "");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    stream = scene_open(scene, "Watch", "{}");
    assert_string_equal(events(scene, stream, 2), "ADDED a\nADDED b\n");
    scene_put_app(scene, "c", "");
    assert_string_equal(events(scene, stream, 1), "ADDED c\n");
    scene_put_app(scene, "b", ", status: {health: {status: Healthy}}");
    assert_string_equal(events(scene, stream, 1), "MODIFIED b\n");
    fake_take(&scene->fake.cluster, "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a");
    assert_string_equal(events(scene, stream, 1), "DELETED a\n");
    scene_stream_close(stream);
    assert_int_equal(application_store_listeners(scene->server.applications), 0);
}

static void with_a_version_only_what_is_newer_comes(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    stream = scene_open(scene, "Watch", "{resourceVersion: '1'}");
    scene_put_app(scene, "b", "");
    assert_string_equal(events(scene, stream, 1), "ADDED b\n");
    scene_stream_close(stream);
    stream = scene_open(scene, "Watch", "{resourceVersion: '1', name: a}");
    assert_string_equal(events(scene, stream, 1), "ADDED a\n");
    scene_stream_close(stream);
    stream = scene_open(scene, "Watch", "{resourceVersion: '99999', name: a}");
    scene_put_app(scene, "a", ", status: {}");
    fake_idle(&scene->fake.cluster.api, 50);
    assert_string_equal(scene_stream_take(scene, stream, 0), "");
    scene_stream_close(stream);
}

static void others_and_those_one_may_not_see_are_left_out(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_put_app(scene, "a", "");
    scene_put_app(scene, "b", "");
    scene_start(scene);
    scene_restrict(scene, "p, ann, applications, get, default/b, allow");
    stream = scene_open(scene, "Watch", "{}");
    assert_string_equal(events(scene, stream, 1), "ADDED b\n");
    scene_put_app(scene, "a", ", status: {}");
    scene_put_app(scene, "b", ", status: {}");
    assert_string_equal(events(scene, stream, 1), "MODIFIED b\n");
    scene_stream_close(stream);
}

#define PATH_OF_A "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a"

/* Until the server itself has heard of the end. */
static void take_a_away(struct scene *scene)
{
    struct scene_stream *witness = scene_open(scene, "Watch", "{name: a}");

    assert_string_equal(events(scene, witness, 1), "ADDED a\n");
    fake_take(&scene->fake.cluster, "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a");
    assert_string_equal(events(scene, witness, 1), "DELETED a\n");
    scene_stream_close(witness);
}

static void a_watch_that_opens_when_its_application_has_just_gone_tells_of_it(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    take_a_away(scene);
    stream = scene_open(scene, "Watch", "{name: a, projects: [other]}");
    fake_idle(&scene->fake.cluster.api, 50);
    assert_string_equal(scene_stream_take(scene, stream, 0), "");
    scene_stream_close(stream);
    stream = scene_open(scene, "Watch", "{name: a}");
    assert_string_equal(events(scene, stream, 1), "DELETED a\n");
    scene_put_app(scene, "a", "");
    assert_string_equal(events(scene, stream, 1), "ADDED a\n");
    scene_stream_close(stream);
    take_a_away(scene); /* what is there again is told first */
}

static void who_may_not_see_an_application_is_not_told_of_its_end(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    take_a_away(scene);
    scene_restrict(scene, "p, ann, applications, get, default/b, allow");
    stream = scene_open(scene, "Watch", "{name: a}");
    fake_idle(&scene->fake.cluster.api, 50);
    assert_string_equal(scene_stream_take(scene, stream, 0), "");
    scene_stream_close(stream);
}

static void a_slow_client_gets_each_application_as_it_is_at_last(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;
    struct api_stream *open;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    stream = scene_open(scene, "Watch", "{resourceVersion: '1'}");
    open = &stream->exchange.stream;
    stream->pending = API_STREAM_PENDING_HIGH;
    for (int i = 0; i < 3; i++) {
        scene_put_app(scene, "a", arena_printf(scene->arena, ", status: {observed: %d}", i));
        fake_idle(&scene->fake.cluster.api, 30);
    }
    assert_string_equal(scene_stream_take(scene, stream, 0), "");
    stream->pending = 0;
    open->events->on_drain(open, open->context);
    assert_non_null(strstr(scene_stream_take(scene, stream, 1), "\"observed\":2"));
    scene_stream_close(stream);
}

static void a_watch_by_name_tells_the_health_of_resources(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_put_app(scene, "a",
                  ", status: {resourceHealthSource: appTree, resources: [{kind: Pod, "
                  "name: p, namespace: ns}]}");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a",
                   "{nodes: [{kind: Pod, name: p, namespace: ns, uid: u, health: {status: "
                   "Degraded}}]}");
    stream = scene_open(scene, "Watch", "{name: a}");
    assert_non_null(strstr(scene_stream_take(scene, stream, 1), "\"status\":\"Degraded\""));
    scene_stream_close(stream);
}

static void a_bad_selector_is_refused(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    scene_start(scene);
    stream = scene_open(scene, "Watch", "{selector: '=='}");
    assert_int_equal(scene->result, -1);
    assert_refused(
        scene, ERR_UNKNOWN,
        "error parsing labels with selectors: found '==', expected: !, identifier, or 'end of "
        "string'");
    scene_stream_close(stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(what_is_there_comes_first_and_then_what_changes),
        SCENE_TEST(with_a_version_only_what_is_newer_comes),
        SCENE_TEST(others_and_those_one_may_not_see_are_left_out),
        SCENE_TEST(a_watch_that_opens_when_its_application_has_just_gone_tells_of_it),
        SCENE_TEST(who_may_not_see_an_application_is_not_told_of_its_end),
        SCENE_TEST(a_slow_client_gets_each_application_as_it_is_at_last),
        SCENE_TEST(a_watch_by_name_tells_the_health_of_resources),
        SCENE_TEST(a_bad_selector_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
