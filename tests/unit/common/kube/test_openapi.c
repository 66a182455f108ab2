#include "fake_api.h"
#include "kube/openapi.h"
#include "test.h"

/* A server whose index names one group version, with a hash that the test changes. */
struct fixture {
    struct loop *loop;
    struct fake_api api;
    const struct kube_config *config;
    struct kube_client *client;
    struct kube_openapi *openapi;
    int hash, index_status;
    size_t indexes, documents, found, none, failed;
    bool done;
    char failure[256];
    const struct schema *schema;
};

static const char document[] =
    "{\"openapi\":\"3.0.0\",\"components\":{\"schemas\":{\"io.x.v1.Thing\":{\"type\":\"object\","
    "\"properties\":{\"spec\":{\"type\":\"string\"}},\"x-kubernetes-group-version-kind\":[{"
    "\"group\":\"x.io\",\"version\":\"v1\",\"kind\":\"Thing\"}]}}}}";

static void on_request(void *context, struct fake_request *request)
{
    struct fixture *fixture = context;
    char index[256];

    if (strcmp(request->target, "/openapi/v3") != 0) {
        fixture->documents++;
        fake_reply(request, 200, fixture->hash < 0 ? "{\"components\":7}x" : document);
        return;
    }
    fixture->indexes++;
    snprintf(index, sizeof(index),
             "{\"paths\":{\"apis/x.io/v1\":{\"serverRelativeURL\":\"/openapi/v3/apis/x.io/v1?hash="
             "%d\"}}}",
             fixture->hash);
    fake_reply(request, fixture->index_status ? fixture->index_status : 200, index);
}

static void on_found(void *context, const struct schema *schema, struct error *err)
{
    struct fixture *fixture = context;

    fixture->found += schema != NULL;
    fixture->none += !schema && !err;
    fixture->failed += err != NULL;
    if (err)
        snprintf(fixture->failure, sizeof(fixture->failure), "%s", error_text(err));
    if (schema) {
        schema_unref(fixture->schema);
        fixture->schema = schema_ref(schema);
    }
    fixture->done = true;
}

static int setup(void **state)
{
    struct fixture *fixture = xcalloc(1, sizeof(*fixture));
    CLEANUP(error_release) struct error err = { 0 };

    fixture->loop = loop_new();
    fixture->schema = schema_ref(schema_builtin());
    fake_api_start(&fixture->api, fixture->loop, on_request, fixture);
    fixture->config = fake_config(&fixture->api);
    assert_int_equal(kube_client_open(fixture->loop, fixture->config, NULL, &fixture->client, &err),
                     0);
    fixture->openapi = kube_openapi_new(fixture->client);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;

    kube_openapi_free(fixture->openapi);
    kube_client_close(fixture->client);
    kube_config_unref(fixture->config);
    fake_api_stop(&fixture->api);
    loop_free(fixture->loop);
    schema_unref(fixture->schema);
    free(fixture);
    return 0;
}

static void find(struct fixture *fixture, const char *group)
{
    fixture->done = false;
    kube_openapi_find(fixture->openapi, group, "v1", on_found, fixture);
    assert_true(fixture->done || fake_run(&fixture->api, &fixture->done));
}

static void a_schema_is_read_once_for_all(void **state)
{
    struct fixture *fixture = *state;

    for (int i = 0; i < 5; i++)
        kube_openapi_find(fixture->openapi, "x.io", "v1", on_found, fixture);
    for (int i = 0; i < 100 && fixture->found < 5; i++)
        fake_idle(&fixture->api, 10);
    assert_int_equal(fixture->found, 5);
    assert_int_equal(fixture->indexes, 1);
    assert_int_equal(fixture->documents, 1);
    assert_true(schema_is_known(schema_find(fixture->schema, "x.io", "v1", "Thing")));
    find(fixture, "x.io");
    assert_int_equal(fixture->documents, 1);
}

static void the_same_hash_is_the_same_schema(void **state)
{
    struct fixture *fixture = *state;

    find(fixture, "x.io");
    kube_openapi_refresh(fixture->openapi);
    find(fixture, "x.io");
    assert_int_equal(fixture->indexes, 2);
    assert_int_equal(fixture->documents, 1);
    fixture->hash = 2;
    kube_openapi_refresh(fixture->openapi);
    find(fixture, "x.io");
    assert_int_equal(fixture->documents, 2);
    assert_int_equal(kube_openapi_parse_count(fixture->openapi), 2);
}

static void what_the_index_does_not_name_has_none(void **state)
{
    struct fixture *fixture = *state;

    find(fixture, "y.io");
    find(fixture, "y.io");
    assert_int_equal(fixture->none, 2);
    assert_int_equal(fixture->indexes, 1);
}

static void failures_are_told_and_not_kept(void **state)
{
    struct fixture *fixture = *state;

    fixture->index_status = 500;
    find(fixture, "x.io");
    assert_int_equal(fixture->failed, 1);
    assert_non_null(strstr(fixture->failure, "cannot read the index of schemas: an error on"));
    fixture->index_status = 0;
    fixture->hash = -1;
    find(fixture, "x.io");
    assert_int_equal(fixture->failed, 2);
    assert_non_null(strstr(fixture->failure, "cannot read the schemas of apis/x.io/v1: "));
    fixture->hash = 1;
    find(fixture, "x.io");
    assert_int_equal(fixture->found, 1);
}

static void a_server_without_schemas_has_none(void **state)
{
    struct fixture *fixture = *state;

    fixture->index_status = 404;
    find(fixture, "x.io");
    assert_int_equal(fixture->none, 1);
}

static void its_end_is_told_to_who_waits(void **state)
{
    struct fixture *fixture = *state;

    kube_openapi_find(fixture->openapi, "x.io", "v1", on_found, fixture);
    kube_openapi_free(TAKE(fixture->openapi));
    assert_int_equal(fixture->failed, 1);
    fake_idle(&fixture->api, 30);
}

static void who_no_longer_waits_is_not_told(void **state)
{
    struct fixture *fixture = *state;

    kube_openapi_find(fixture->openapi, "x.io", "v1", on_found, fixture);
    kube_openapi_cancel(fixture->openapi, fixture);
    fake_idle(&fixture->api, 50);
    assert_false(fixture->done);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_schema_is_read_once_for_all),         TEST(the_same_hash_is_the_same_schema),
        TEST(what_the_index_does_not_name_has_none), TEST(failures_are_told_and_not_kept),
        TEST(a_server_without_schemas_has_none),     TEST(its_end_is_told_to_who_waits),
        TEST(who_no_longer_waits_is_not_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
