#include "base/arena.h"
#include "data/json.h"
#include "edge/contract.h"
#include "edge/swagger.h"
#include "test.h"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static const struct json *operation(const struct json *document, const char *path, const char *verb)
{
    return json_get(json_get(json_get(document, "paths"), path), verb);
}

static void every_route_is_described(void **state)
{
    const struct json *document = swagger_document(*state);

    assert_string_equal(json_cstr_at(document, "swagger"), "2.0");
    for (unsigned i = 0; i < contract_route_count; i++)
        assert_non_null(json_get(json_get(document, "paths"), contract_routes[i].pattern));
}

static void a_route_names_its_parameters(void **state)
{
    const struct json *sync =
        operation(swagger_document(*state), "/api/v1/applications/{name}/sync", "post");
    const struct json *list = operation(swagger_document(*state), "/api/v1/applications", "get");
    const struct json *parameters = json_get(sync, "parameters");

    assert_string_equal(json_cstr_at(sync, "operationId"), "ApplicationService_Sync");
    assert_int_equal(json_count(parameters), 2);
    assert_string_equal(json_cstr_at(json_item(parameters, 0), "in"), "path");
    assert_string_equal(json_cstr_at(json_item(parameters, 1), "schema.$ref"),
                        "#/definitions/applicationApplicationSyncRequest");
    assert_string_equal(json_cstr_at(json_item(json_get(list, "parameters"), 0), "in"), "query");
}

static void every_reference_is_defined(void **state)
{
    const struct json *definitions = json_get(swagger_document(*state), "definitions");
    const struct json *application = json_get(definitions, "v1alpha1Application");

    assert_string_equal(json_cstr_at(application, "properties.spec.$ref"),
                        "#/definitions/v1alpha1ApplicationSpec");
    assert_non_null(json_get(definitions, "v1alpha1ApplicationSpec"));
    assert_string_equal(
        json_cstr_at(json_get(definitions, "v1ObjectMeta"), "properties.creationTimestamp.format"),
        "date-time");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_route_is_described),
        cmocka_unit_test(a_route_names_its_parameters),
        cmocka_unit_test(every_reference_is_defined),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
