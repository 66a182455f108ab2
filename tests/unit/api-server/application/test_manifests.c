#include "scene.h"

static void manifests_come_as_they_were_made(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene->manifest = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}";
    assert_int_equal(scene_call(scene, "GetManifests", "{name: a}"), 0);
    assert_reply(scene, "",
                 "{\"manifests\":[\"{\\\"apiVersion\\\":\\\"v1\\\",\\\"kind\\\":\\\"ConfigMap\\\"}"
                 "\"]}");
    assert_string_equal(scene->asked_revision, "main");
}

static void a_revision_may_be_asked_for(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "GetManifests", "{name: a, revision: v2}"), 0);
    assert_string_equal(scene->asked_revision, "v2");
    assert_reply(scene, "", "{}");
}

static void secrets_are_masked(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene->manifest = "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"data\":{\"p\":\"aHVudGVy\"},"
                      "\"metadata\":{\"name\":\"s\"}}";
    assert_int_equal(scene_call(scene, "GetManifests", "{name: a}"), 0);
    assert_null(strstr(scene_text(scene, ""), "aHVudGVy"));
    assert_non_null(strstr(scene_text(scene, ""), "++++"));
}

static void the_repo_servers_error_comes_alone(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene->failure = "app: app path does not exist";
    assert_int_equal(scene_call(scene, "GetManifests", "{name: a}"), -1);
    assert_refused(scene, ERR_UNKNOWN, "app: app path does not exist");
}

static void positions_count_from_one(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {project: default, "
             "sources: [{repoURL: 'https://g.example.com/a', path: x}, {repoURL: "
             "'https://g.example.com/b', path: y}], destination: {name: in-cluster}}}");
    scene_start(scene);
    assert_int_equal(
        scene_call(scene, "GetManifests", "{name: a, sourcePositions: [2], revisions: [v9]}"), 0);
    assert_string_equal(scene->asked_revision, "v9");
    assert_int_equal(scene->asked, 2);
    assert_int_equal(scene_call(scene, "GetManifests", "{name: a, sourcePositions: [0]}"), -1);
    assert_refused(scene, ERR_UNKNOWN, "source position is out of range");
}

static void receive(void *context)
{
    struct scene *scene = context;

    scene->result = scene->call.method->receive(&scene->call, &scene->reply, &scene->err);
}

static int send_message(struct scene *scene, const char *message)
{
    scene->call.request = message ? value_of(scene->call.arena, message) : NULL;
    assert_true(fake_in_fiber(&scene->fake.cluster, receive, scene));
    return scene->result;
}

static void files_that_are_sent_are_rendered_once_all_are_there(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene->manifest = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}";
    scene_start(scene);
    scene_prepare(scene, "GetManifestsWithFiles", "{}");
    assert_int_equal(send_message(scene, "{query: {name: a, checksum: abc}}"), 0);
    assert_int_equal(send_message(scene, "{chunk: {chunk: Zmly}}"), 0);
    assert_int_equal(send_message(scene, "{chunk: {chunk: c3Q=}}"), 0);
    assert_int_equal(scene->asked, 0);
    assert_int_equal(send_message(scene, NULL), 0);
    assert_string_equal(scene->asked_files, "first");
    assert_string_equal(scene->asked_checksum, "abc");
    assert_string_equal(scene->asked_revision, "main");
    assert_reply(scene, "manifests.0",
                 "\"{\\\"apiVersion\\\":\\\"v1\\\",\\\"kind\\\":\\\"ConfigMap\\\"}\"");
}

static void no_files_are_no_manifests(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_prepare(scene, "GetManifestsWithFiles", "{}");
    assert_int_equal(send_message(scene, "{query: {name: a, checksum: abc}}"), 0);
    assert_int_equal(send_message(scene, NULL), -1);
    assert_refused(scene, ERR_INVALID, "no files were sent");
    scene_prepare(scene, "GetManifestsWithFiles", "{}");
    assert_int_equal(send_message(scene, "{chunk: {chunk: Zmly}}"), -1);
    assert_refused(scene, ERR_UNKNOWN, "invalid request: application name is missing");
    scene_prepare(scene, "GetManifestsWithFiles", "{}");
    assert_int_equal(send_message(scene, "{query: {name: a, checksum: abc}}"), 0);
    assert_int_equal(send_message(scene, "{chunk: {chunk: '&'}}"), -1);
    assert_int_equal(scene->err.code, ERR_INVALID);
}

static void files_of_an_application_one_may_not_see_are_refused_at_once(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    scene_prepare(scene, "GetManifestsWithFiles", "{query: {name: a, checksum: x}}");
    assert_true(fake_in_fiber(&scene->fake.cluster, receive, scene));
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(manifests_come_as_they_were_made),
        SCENE_TEST(a_revision_may_be_asked_for),
        SCENE_TEST(secrets_are_masked),
        SCENE_TEST(the_repo_servers_error_comes_alone),
        SCENE_TEST(positions_count_from_one),
        SCENE_TEST(files_that_are_sent_are_rendered_once_all_are_there),
        SCENE_TEST(no_files_are_no_manifests),
        SCENE_TEST(files_of_an_application_one_may_not_see_are_refused_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
