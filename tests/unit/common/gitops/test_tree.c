#include "common/argo/document.h"
#include "gitops/application_summary.h"
#include "gitops/host.h"
#include "gitops/paths.h"
#include "gitops/tree.h"

static void a_node_is_written_without_what_is_empty(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct resource_ref parent = { STR("apps"), STR("v1"), STR("ReplicaSet"),
                                         STR("ns"),   STR("rs"), STR("u1") };
    struct resource_node node = {
        .ref = { STR(""), STR("v1"), STR("Pod"), STR("ns"), STR("p"), STR("u2") },
        .parents = &parent,
        .parent_count = 1,
        .resource_version = STR("7"),
        .health = { true, HEALTH_HEALTHY, STR_EMPTY, STR_EMPTY },
        .created_at = STR("2024-01-01T00:00:00Z"),
    };

    (void)state;
    assert_json(resource_node_to_json(&node, arena),
                "{\"createdAt\":\"2024-01-01T00:00:00Z\",\"health\":{\"status\":\"Healthy\"},"
                "\"kind\":\"Pod\",\"name\":\"p\",\"namespace\":\"ns\",\"parentRefs\":[{\"group\":"
                "\"apps\",\"kind\":\"ReplicaSet\",\"name\":\"rs\",\"namespace\":\"ns\",\"uid\":"
                "\"u1\",\"version\":\"v1\"}],\"resourceVersion\":\"7\",\"uid\":\"u2\",\"version\":"
                "\"v1\"}");
}

static void states_are_strings_of_json(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct managed_resource resource = {
        .key = { STR(""), STR("ConfigMap"), STR("ns"), STR("a") },
        .target = document(arena, "{b: 1, a: '<'}"),
        .modified = true,
        .resource_version = STR_EMPTY,
    };

    (void)state;
    assert_json(managed_resource_to_json(&resource, arena),
                "{\"kind\":\"ConfigMap\",\"liveState\":\"null\",\"modified\":true,\"name\":\"a\","
                "\"namespace\":\"ns\",\"normalizedLiveState\":\"null\",\"predictedLiveState\":"
                "\"null\",\"targetState\":\"{\\\"a\\\":\\\"\\\\u003c\\\",\\\"b\\\":1}\"}");
}

static void trees_are_sorted_and_cut(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *nodes = document(arena, "[{kind: B, name: x}, {kind: A, name: x}]");
    const struct json *tree =
        application_tree_to_json(nodes, document(arena, "[{kind: C, name: o}]"), NULL, arena);
    const struct json *const *shards;

    (void)state;
    assert_json(tree, "{\"nodes\":[{\"kind\":\"A\",\"name\":\"x\"},{\"kind\":\"B\",\"name\":\"x\"}]"
                      ",\"orphanedNodes\":[{\"kind\":\"C\",\"name\":\"o\"}]}");
    assert_int_equal(application_tree_shards(tree, 2, arena, &shards), 2);
    assert_int_equal(json_int(json_get(shards[0], "shardsCount"), 0), 2);
    assert_json(shards[1], "{\"orphanedNodes\":[{\"kind\":\"C\",\"name\":\"o\"}]}");
    assert_int_equal(application_tree_shards(tree, 0, arena, &shards), 1);
}

static void a_host_counts_what_runs_on_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct resource_amount capacity[] = { { STR("cpu"), 4000 }, { STR("pods"), 110000 } };
    const struct node_info node = { STR("n1"), capacity, 2, document(arena, "{machineID: m}"),
                                    document(arena, "{zone: z, secret: s}") };
    const struct resource_amount request[] = { { STR("cpu"), 500 } };
    const struct pod_usage mine = { STR("n1"), STR("Running"), request, 1 };
    const struct pod_usage done = { STR("n1"), STR("Succeeded"), request, 1 };
    const struct pod_usage *pods[] = { &mine };
    const struct pod_usage *others[] = { &mine, &done };
    const struct host_usage host = { &node, pods, 1, others, 2 };
    struct str labels[] = { STR("zone") };

    (void)state;
    assert_json(host_to_json(&host, (struct texts){ labels, 1 }, arena),
                "{\"labels\":{\"zone\":\"z\"},\"name\":\"n1\",\"resourcesInfo\":[{\"capacity\":4000"
                ",\"requestedByApp\":500,\"requestedByNeighbors\":500,\"resourceName\":\"cpu\"}],"
                "\"systemInfo\":{\"machineID\":\"m\"}}");
}

static void a_summary_has_each_image_and_link_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *app =
        document(arena, "{metadata: {annotations: {link.argocd.argoproj.io/x: 'https://b'}}}");
    const struct json *nodes = document(
        arena, "[{images: [z, a], networkingInfo: {externalURLs: ['https://b', 'https://a']}}, "
               "{images: [a]}, {group: argoproj.io, kind: Application}]");

    (void)state;
    assert_json(application_summary(app, nodes, arena),
                "{\"externalURLs\":[\"https://a\",\"https://b\"],\"images\":[\"a\",\"z\"],"
                "\"isAppOfApps\":true}");
    assert_json(application_summary(NULL, NULL, arena), "{}");
}

static bool match(struct arena *arena, const char *annotation, const char *file)
{
    struct str files[] = { str_of(file) };

    return generate_paths_match(generate_paths_of(str_of(annotation), STR("apps/web"), arena),
                                (struct texts){ files, 1 }, arena);
}

static void only_some_paths_concern_an_application(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(match(arena, "", "anything"));
    assert_true(match(arena, ".", "apps/web/x.yaml"));
    assert_false(match(arena, ".", "apps/web2/x.yaml"));
    assert_true(match(arena, ".;../shared", "apps/shared/a/b"));
    assert_true(match(arena, "/charts/*.yaml", "charts/a.yaml"));
    assert_false(match(arena, "/charts/*.yaml", "charts/a/b.yaml"));
    assert_true(match(arena, "/", "x"));
    assert_text(path_join(STR("a//b/."), STR("../../c"), arena), "c");
    assert_text(path_join(STR("/a"), STR("../.."), arena), "/");
    assert_text(path_join(STR("a"), STR("../../b"), arena), "../b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_node_is_written_without_what_is_empty),
        cmocka_unit_test(states_are_strings_of_json),
        cmocka_unit_test(trees_are_sorted_and_cut),
        cmocka_unit_test(a_host_counts_what_runs_on_it),
        cmocka_unit_test(a_summary_has_each_image_and_link_once),
        cmocka_unit_test(only_some_paths_concern_an_application),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
