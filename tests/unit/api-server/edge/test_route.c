#include "edge/route.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char *found(const char *method, const char *path)
{
    static char text[512];
    struct route_match match;
    size_t used;

    switch (route_find(method, str_of(path), &match)) {
    case ROUTE_NOT_FOUND:
        return "404";
    case ROUTE_NOT_ALLOWED:
        return "405";
    case ROUTE_FOUND:
        break;
    }
    used = (size_t)snprintf(text, sizeof(text), "%s", contract_methods[match.route->method].name);
    for (size_t i = 0; i < match.count; i++)
        used +=
            (size_t)snprintf(text + used, sizeof(text) - used, " %.*s=%.*s",
                             STR_ARG(match.variables[i].path), STR_ARG(match.variables[i].value));
    return text;
}

static void a_path_has_its_method(void **state)
{
    (void)state;
    assert_string_equal(found("GET", "/api/version"), "version.VersionService/Version");
    assert_string_equal(found("GET", "/api/v1/applications"),
                        "application.ApplicationService/List");
    assert_string_equal(found("POST", "/api/v1/applications"),
                        "application.ApplicationService/Create");
}

static void variables_are_segments_as_they_were_sent(void **state)
{
    (void)state;
    assert_string_equal(found("GET", "/api/v1/applications/a%2Fb/revisions/v1/metadata"),
                        "application.ApplicationService/RevisionMetadata name=a%2Fb revision=v1");
    assert_string_equal(found("PUT", "/api/v1/projects/p"),
                        "project.ProjectService/Update project.metadata.name=p");
}

static void the_rest_of_a_path_is_one_variable(void **state)
{
    (void)state;
    assert_string_equal(
        found("GET", "/api/v1/account/can-i/applications/get/default/a"),
        "account.AccountService/CanI resource=applications action=get subresource=default/a");
    assert_string_equal(
        found("GET", "/api/v1/account/can-i/applications/get/"),
        "account.AccountService/CanI resource=applications action=get subresource=");
}

static void the_first_of_two_methods_with_one_route_answers(void **state)
{
    (void)state;
    assert_string_equal(found("GET", "/api/v1/repositories"), "repository.RepositoryService/List");
    assert_string_equal(found("POST", "/api/v1/repositories"),
                        "repository.RepositoryService/Create");
}

static void a_method_may_have_two_routes(void **state)
{
    (void)state;
    assert_string_equal(found("GET", "/api/v1/applications/a/pods/p/logs"),
                        "application.ApplicationService/PodLogs name=a podName=p");
    assert_string_equal(found("GET", "/api/v1/applications/a/logs"),
                        "application.ApplicationService/PodLogs name=a");
}

static void what_has_no_route_is_not_found(void **state)
{
    (void)state;
    assert_string_equal(found("GET", "/api/v1/nothing"), "404");
    assert_string_equal(found("GET", "/api/v1/applications/"), "404");
    assert_string_equal(found("GET", "/api/v1/applications//sync"), "404");
    assert_string_equal(found("GET", "/api/v1/applications/a/b/c/d/e/f"), "404");
    assert_string_equal(found("GET", ""), "404");
    assert_string_equal(found("GET", "api/version"), "404");
}

static void a_path_with_other_methods_only_says_so(void **state)
{
    (void)state;
    assert_string_equal(found("DELETE", "/api/version"), "405");
    assert_string_equal(found("PATCH", "/api/v1/session"), "405");
}

static void every_route_finds_itself(void **state)
{
    (void)state;
    for (unsigned i = 0; i < contract_route_count; i++) {
        const struct contract_route *route = &contract_routes[i];
        struct route_match match;

        assert_int_equal(route_find(route->http_method, str_of(route->pattern), &match),
                         ROUTE_FOUND);
        assert_string_equal(match.route->pattern, route->pattern);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_has_its_method),
        cmocka_unit_test(variables_are_segments_as_they_were_sent),
        cmocka_unit_test(the_rest_of_a_path_is_one_variable),
        cmocka_unit_test(the_first_of_two_methods_with_one_route_answers),
        cmocka_unit_test(a_method_may_have_two_routes),
        cmocka_unit_test(what_has_no_route_is_not_found),
        cmocka_unit_test(a_path_with_other_methods_only_says_so),
        cmocka_unit_test(every_route_finds_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
