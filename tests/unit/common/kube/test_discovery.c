#include "fake_api.h"
#include "kube/discovery.h"
#include "test.h"

struct fixture {
    struct loop *loop;
    struct fake_api api;
    const struct kube_config *config;
    struct kube_client *client;
    const struct kube_discovery *discovery;
    struct error err;
    bool done;
};

static const char core[] =
    "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/v2\",\"items\":[{"
    "\"metadata\":{},\"versions\":[{\"version\":\"v1\",\"freshness\":\"Current\",\"resources\":[{"
    "\"resource\":\"pods\",\"responseKind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"Pod\"},"
    "\"scope\":\"Namespaced\",\"singularResource\":\"pod\",\"verbs\":[\"get\",\"list\"],"
    "\"shortNames\":[\"po\"],\"categories\":[\"all\"],\"subresources\":[{\"subresource\":\"log\"}]"
    "}]}]}]}";
static const char groups[] =
    "{\"kind\":\"APIGroupDiscoveryList\",\"apiVersion\":\"apidiscovery.k8s.io/v2\",\"items\":[{"
    "\"metadata\":{\"name\":\"apps\"},\"versions\":[{\"version\":\"v1\",\"resources\":[{"
    "\"resource\":\"deployments\",\"responseKind\":{\"kind\":\"Deployment\"},\"scope\":"
    "\"Namespaced\",\"singularResource\":\"deployment\",\"verbs\":[\"create\"],\"shortNames\":["
    "\"deploy\"]}]},{\"version\":\"v1beta1\",\"resources\":[{\"resource\":\"deployments\","
    "\"responseKind\":{\"kind\":\"Deployment\"},\"scope\":\"Namespaced\",\"verbs\":[\"get\"]},{"
    "\"resource\":\"olds\",\"responseKind\":{\"kind\":\"Old\"},\"scope\":\"Cluster\",\"verbs\":["
    "\"get\"]}]}]},{\"metadata\":{\"name\":\"metrics.k8s.io\"},\"versions\":[{\"version\":"
    "\"v1beta1\",\"freshness\":\"Stale\"}]}]}";

static void answer_aggregated(struct fake_request *request)
{
    assert_non_null(strstr(request->head, "as=APIGroupDiscoveryList"));
    fake_reply(request, 200, strncmp(request->target, "/apis", 5) == 0 ? groups : core);
}

/* The same, as older servers tell it. */
static void answer_legacy(struct fake_request *request)
{
    static const struct {
        const char *target, *body;
    } answers[] = {
        { "/api?timeout=32s", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}" },
        { "/apis?timeout=32s",
          "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[{\"name\":\"apps\","
          "\"versions\":[{\"groupVersion\":\"apps/v1beta1\",\"version\":\"v1beta1\"},{"
          "\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}],\"preferredVersion\":{\"version\":"
          "\"v1\"}},{\"name\":\"metrics.k8s.io\",\"versions\":[{\"version\":\"v1beta1\"}]}]}" },
        { "/api/v1?timeout=32s",
          "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":[{\"name\":\"pods\","
          "\"singularName\":\"pod\",\"namespaced\":true,\"kind\":\"Pod\",\"verbs\":[\"get\","
          "\"list\"],\"shortNames\":[\"po\"],\"categories\":[\"all\"]},{\"name\":\"pods/log\","
          "\"namespaced\":true,\"kind\":\"Pod\",\"verbs\":[\"get\"]}]}" },
        { "/apis/apps/v1?timeout=32s",
          "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"deployments\",\"namespaced\":"
          "true,\"kind\":\"Deployment\",\"singularName\":\"deployment\",\"verbs\":[\"create\"],"
          "\"shortNames\":[\"deploy\"]}]}" },
        { "/apis/apps/v1beta1?timeout=32s",
          "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"deployments\",\"namespaced\":"
          "true,\"kind\":\"Deployment\",\"verbs\":[\"get\"]},{\"name\":\"olds\",\"kind\":\"Old\","
          "\"verbs\":[\"get\"]}]}" },
    };

    for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++)
        if (strcmp(request->target, answers[i].target) == 0) {
            fake_reply(request, 200, answers[i].body);
            return;
        }
    fake_reply(request, 503, "");
}

static void answer_500(struct fake_request *request)
{
    fake_reply(request, 500, "");
}

static void on_request(void *context, struct fake_request *request)
{
    void (*answer)(struct fake_request *) = *(void (**)(struct fake_request *))context;

    answer(request);
}

static void on_done(void *context, const struct kube_discovery *discovery, struct error *err)
{
    struct fixture *fixture = context;

    fixture->discovery = discovery;
    fixture->done = true;
    if (err)
        error_move(&fixture->err, err);
}

static void (*answer_now)(struct fake_request *);

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));

    fixture->loop = loop_new();
    fake_api_start(&fixture->api, fixture->loop, on_request, &answer_now);
    fixture->config = fake_config(&fixture->api);
    assert_int_equal(
        kube_client_open(fixture->loop, fixture->config, NULL, &fixture->client, &fixture->err), 0);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    kube_discovery_unref(fixture->discovery);
    kube_client_close(fixture->client);
    kube_config_unref(fixture->config);
    fake_api_stop(&fixture->api);
    loop_free(fixture->loop);
    error_release(&fixture->err);
    free(fixture);
    return 0;
}

static const struct kube_discovery *discover(struct fixture *fixture,
                                             void (*answer)(struct fake_request *))
{
    answer_now = answer;
    (void)!kube_discover(fixture->client, on_done, fixture);
    assert_true(fake_run(&fixture->api, &fixture->done));
    return fixture->discovery;
}

static void expect_everything(struct fixture *fixture, const struct kube_discovery *discovery)
{
    const struct kube_api *api;

    assert_non_null(discovery);
    assert_int_equal(kube_discovery_version_count(discovery), 3);
    assert_string_equal(kube_discovery_version(discovery, 0), "v1");
    assert_string_equal(kube_discovery_version(discovery, 1), "apps/v1");
    assert_string_equal(kube_discovery_version(discovery, 2), "apps/v1beta1");
    assert_int_equal(kube_discovery_count(discovery), 4);

    api = kube_discovery_find(discovery, STR(""), STR("v1"), STR("Pod"));
    assert_non_null(api);
    assert_int_equal(api->resource.verbs, KUBE_GET | KUBE_LIST);
    assert_string_equal(api->subresources[0], "log");
    assert_string_equal(api->categories[0], "all");
    assert_true(api->resource.is_namespaced);

    api = kube_discovery_find_preferred(discovery, STR("apps"), STR("Deployment"));
    assert_string_equal(api->resource.version, "v1");
    api = kube_discovery_find_preferred(discovery, STR("apps"), STR("Old"));
    assert_string_equal(api->resource.version, "v1beta1");
    assert_true(api->is_preferred && !api->resource.is_namespaced);
    api = kube_discovery_find_plural(discovery, STR("apps"), STR("v1beta1"), STR("deployments"));
    assert_false(api->is_preferred);
    assert_int_equal(kube_discovery_failure_count(discovery), 1);
    assert_int_equal(fixture->err.code, ERR_OK);
}

static void aggregated_answers_take_two_requests(void **state)
{
    struct fixture *fixture = *state;

    expect_everything(fixture, discover(fixture, answer_aggregated));
    assert_int_equal(fixture->api.requests.count, 2);
    assert_string_equal(kube_discovery_failure(fixture->discovery, 0),
                        "metrics.k8s.io/v1beta1: stale GroupVersion discovery: "
                        "metrics.k8s.io/v1beta1");
}

static void older_servers_are_asked_version_by_version(void **state)
{
    struct fixture *fixture = *state;

    expect_everything(fixture, discover(fixture, answer_legacy));
    assert_int_equal(fixture->api.requests.count, 6);
    assert_string_equal(kube_discovery_failure(fixture->discovery, 0),
                        "metrics.k8s.io/v1beta1: the server is currently unable to handle the "
                        "request");
}

static void a_server_that_fails_is_an_error(void **state)
{
    struct fixture *fixture = *state;

    assert_null(discover(fixture, answer_500));
    assert_int_equal(fixture->err.code, ERR_INTERNAL);
}

static void answer_never(struct fake_request *request)
{
    (void)request;
}

static void it_may_be_cancelled(void **state)
{
    struct fixture *fixture = *state;
    struct kube_discover *discover_it;

    answer_now = answer_never;
    discover_it = kube_discover(fixture->client, on_done, fixture);
    fake_idle(&fixture->api, 30);
    kube_discover_cancel(discover_it);
    fake_idle(&fixture->api, 30);
    assert_false(fixture->done);
}

static void expect_missing(struct fixture *fixture, struct kube_gvk gvk, enum kube_verb verb,
                           enum error_code code, const char *words)
{
    const struct kube_api *api;

    assert_int_equal(kube_discovery_require(fixture->discovery, gvk, verb, &api, &fixture->err),
                     -1);
    assert_int_equal(fixture->err.code, code);
    assert_string_equal(error_text(&fixture->err), words);
}

static void what_is_missing_is_named(void **state)
{
    struct fixture *fixture = *state;
    const struct kube_api *api;
    struct kube_gvk old = { STR("apps"), STR("v1beta1"), STR("Old") };

    discover(fixture, answer_aggregated);
    assert_int_equal(kube_discovery_require(fixture->discovery, old, KUBE_GET, &api, &fixture->err),
                     0);
    expect_missing(fixture, old, KUBE_CREATE, ERR_UNIMPLEMENTED,
                   "create is not supported on resources of kind \"Old.apps\"");
    expect_missing(fixture, (struct kube_gvk){ STR("x.io"), STR("v1"), STR("X") }, KUBE_GET,
                   ERR_NOT_FOUND,
                   "failed to discover server resources for group version x.io/v1: the server "
                   "could not find the requested resource");
    expect_missing(fixture, (struct kube_gvk){ STR("apps"), STR("v1"), STR("X") }, KUBE_GET,
                   ERR_NOT_FOUND, "X.apps \"\" not found");
    expect_missing(fixture, (struct kube_gvk){ STR(""), STR("v1"), STR("X") }, KUBE_GET,
                   ERR_NOT_FOUND, "X \"\" not found");
    expect_missing(fixture, (struct kube_gvk){ STR("metrics.k8s.io"), STR("v1beta1"), STR("X") },
                   KUBE_GET, ERR_UNAVAILABLE,
                   "failed to discover server resources for group version metrics.k8s.io/v1beta1: "
                   "stale GroupVersion discovery: metrics.k8s.io/v1beta1");
    assert_int_equal(kube_discovery_map(fixture->discovery,
                                        (struct kube_gvk){ STR("apps"), STR("v1"), STR("X") }, &api,
                                        &fixture->err),
                     -1);
    assert_string_equal(error_text(&fixture->err),
                        "no matches for kind \"X\" in version \"apps/v1\"");
}

static void people_name_resources_in_many_ways(void **state)
{
    static const struct {
        const char *word, *version;
    } cases[] = {
        { "deploy", "v1" },
        { "Deployment", "v1" },
        { "deployments.apps", "v1" },
        { "deployments.v1beta1.apps", "v1beta1" },
        { "deploy.apps", "v1" },
        { "old", "v1beta1" },
        { "pods.v1", "v1" },
        { "po", "v1" },
        { "deployments.other", NULL },
    };
    struct fixture *fixture = *state;

    discover(fixture, answer_aggregated);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct kube_api *api = NULL;
        int result =
            kube_discovery_resolve(fixture->discovery, str_of(cases[i].word), &api, &fixture->err);

        assert_int_equal(result, cases[i].version ? 0 : -1);
        if (cases[i].version)
            assert_string_equal(api->resource.version, cases[i].version);
        else
            assert_string_equal(error_text(&fixture->err),
                                "the server doesn't have a resource type \"deployments.other\"");
    }
}

static void a_server_version_loses_its_suffix(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *version = json_new_object(arena);

    (void)state;
    json_set_text(arena, version, "gitVersion", "v1.31.2-eks-1234+x");
    assert_string_equal(kube_server_version(version, arena), "v1.31.2");
    json_set_text(arena, version, "gitVersion", "1.20.0");
    assert_string_equal(kube_server_version(version, arena), "v1.20.0");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(aggregated_answers_take_two_requests),
        TEST(older_servers_are_asked_version_by_version),
        TEST(a_server_that_fails_is_an_error),
        TEST(it_may_be_cancelled),
        TEST(what_is_missing_is_named),
        TEST(people_name_resources_in_many_ways),
        TEST(a_server_version_loses_its_suffix),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
