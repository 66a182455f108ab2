#include "scene.h"

#define SHA "0123456789abcdef0123456789abcdef01234567"

static const char *operation(struct scene *scene)
{
    const struct json *stored = json_get(scene_app(scene, "a"), "operation");

    return stored ? json_print(stored, JSON_SORTED, scene->arena).ptr : "(absent)";
}

static void put_app(struct scene *scene, const char *policy)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: Application, metadata: {name: a, namespace: argocd}, spec: "
                          "{project: default, source: {repoURL: 'https://git.example.com/a', path: "
                          "app, targetRevision: main}, destination: {name: in-cluster}, "
                          "syncPolicy: %s}, status: {operationState: {phase: Succeeded}}}",
                          policy));
    scene_start(scene);
}

static void an_operation_is_made_of_request_and_policy(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{syncOptions: [CreateNamespace=true], retry: {limit: 3}}");
    assert_int_equal(scene_call(scene, "Sync",
                                "{name: a, prune: true, dryRun: false, strategy: {hook: {}}, "
                                "infos: [{name: why, value: so}], resources: [{kind: ConfigMap, "
                                "name: x, exclude: true}]}"),
                     0);
    assert_string_equal(
        operation(scene),
        "{\"info\":[{\"name\":\"why\",\"value\":\"so\"}],\"initiatedBy\":{\"username\":\"admin\"},"
        "\"retry\":{\"limit\":3},\"sync\":{\"prune\":true,\"resources\":[{\"kind\":\"ConfigMap\","
        "\"name\":\"x\"}],\"revision\":\"" SHA "\",\"source\":{\"path\":\"app\",\"repoURL\":"
        "\"https://git.example.com/a\",\"targetRevision\":\"main\"},\"syncOptions\":["
        "\"CreateNamespace=true\"],\"syncStrategy\":{\"hook\":{}}}}");
    assert_null(json_at(scene_app(scene, "a"), "status.operationState"));
}

static void options_and_retries_of_the_request_replace_those_of_the_policy(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{syncOptions: [CreateNamespace=true], retry: {limit: 3}}");
    assert_int_equal(scene_call(scene, "Sync",
                                "{name: a, syncOptions: {items: [Replace=true]}, retryStrategy: "
                                "{limit: 1}}"),
                     0);
    assert_reply(scene, "operation.sync.syncOptions", "[\"Replace=true\"]");
    assert_reply(scene, "operation.retry", "{\"limit\":1}");
}

static void one_operation_at_a_time(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a}"), 0);
    assert_int_equal(scene_call(scene, "Sync", "{name: a}"), -1);
    assert_refused(scene, ERR_PRECONDITION, "another operation is already in progress");
}

static void a_full_hash_is_not_looked_up(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{}");
    assert_int_equal(
        scene_call(scene, "Sync", "{name: a, revision: ffffffffffffffffffffffffffffffffffffffff}"),
        0);
    assert_reply(scene, "operation.sync.revision", "\"ffffffffffffffffffffffffffffffffffffffff\"");
}

static void a_revision_that_is_not_there_is_told(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, revision: absent}"), -1);
    assert_refused(scene, ERR_PRECONDITION,
                   "error resolving repo revision: rpc error: code = Unknown desc = unable to "
                   "resolve 'absent' to a commit SHA");
}

static void automatic_sync_would_undo_another_revision(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{automated: {}}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, revision: v1}"), -1);
    assert_refused(scene, ERR_PRECONDITION, "Cannot sync to v1: auto-sync currently set to main");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, manifests: ['{}']}"), -1);
    assert_refused(scene, ERR_PRECONDITION,
                   "cannot use local sync when Automatic Sync Policy is enabled unless for dry "
                   "run");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, revision: v1, dryRun: true}"), 0);
}

static void a_server_may_forbid_replacing(void **state)
{
    struct scene *scene = *state;

    scene->config.sync_with_replace_allowed = false;
    put_app(scene, "{}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, syncOptions: {items: [Replace=true]}}"),
                     -1);
    assert_refused(scene, ERR_PRECONDITION,
                   "sync with replace was disabled on the API Server level via the server "
                   "configuration");
}

static void local_manifests_need_the_right_to_override(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "{}");
    scene_restrict(scene, "p, ann, applications, get, default/a, allow\n"
                          "p, ann, applications, sync, default/a, allow");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, manifests: ['{}']}"), -1);
    assert_refused(scene, ERR_FORBIDDEN,
                   "permission denied: applications, override, default/a, sub: ann");
    assert_int_equal(scene_call(scene, "Sync", "{name: a}"), 0);
    assert_reply(scene, "operation.initiatedBy", "{\"username\":\"ann\"}");
}

static void each_of_several_sources_has_its_revision(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {project: default, "
             "sources: [{repoURL: 'https://g.example.com/a', path: x}, {repoURL: "
             "'https://g.example.com/b', path: y}], destination: {name: in-cluster}}}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Sync",
                                "{name: a, sourcePositions: [2], revisions: "
                                "[ffffffffffffffffffffffffffffffffffffffff]}"),
                     0);
    assert_reply(scene, "operation.sync.revisions",
                 "[\"" SHA "\",\"ffffffffffffffffffffffffffffffffffffffff\"]");
    assert_reply(scene, "operation.sync.source", "(absent)");
    assert_int_equal(scene_call(scene, "Sync", "{name: a, sourcePositions: [3], revisions: [x]}"),
                     -1);
    assert_refused(scene, ERR_UNKNOWN, "source position is out of range");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(an_operation_is_made_of_request_and_policy),
        SCENE_TEST(options_and_retries_of_the_request_replace_those_of_the_policy),
        SCENE_TEST(one_operation_at_a_time),
        SCENE_TEST(a_full_hash_is_not_looked_up),
        SCENE_TEST(a_revision_that_is_not_there_is_told),
        SCENE_TEST(automatic_sync_would_undo_another_revision),
        SCENE_TEST(a_server_may_forbid_replacing),
        SCENE_TEST(local_manifests_need_the_right_to_override),
        SCENE_TEST(each_of_several_sources_has_its_revision),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
