#include "base/arena.h"
#include "data/json.h"
#include "edge/rest_request.h"
#include "test.h"

#include <string.h>

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

/* The request's document, or "code: message". */
static const char *read_request(struct arena *arena, const char *method, const char *target,
                                const char *body)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct route_match match;
    struct rest_input input = { .match = &match, .body = str_of(body) };
    const struct json *request = NULL;
    struct str path;

    str_cut(str_of(target), '?', &path, &input.query);
    assert_int_equal(route_find(method, path, &match), ROUTE_FOUND);
    if (rest_request_read(&input, arena, &request, &err) < 0)
        return arena_printf(arena, "%d: %s", (int)err.code, error_text(&err));
    return json_print(request, JSON_SORTED, arena).ptr;
}

static void path_and_query_fill_the_message(void **state)
{
    assert_string_equal(
        read_request(*state, "GET",
                     "/api/v1/applications/a%20b?refresh=hard&projects=x&projects=y+z&unknown=1",
                     ""),
        "{\"name\":\"a b\",\"projects\":[\"x\",\"y z\"],\"refresh\":\"hard\"}");
}

static void a_query_that_is_none_is_refused(void **state)
{
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications?name=a&%zz=1", ""),
                        "3: invalid URL escape \"%zz\"");
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications?name=%4", ""),
                        "3: invalid URL escape \"%4\"");
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications?name=a;b=c", ""),
                        "3: invalid semicolon separator in query");
}

static void the_first_of_several_values_counts(void **state)
{
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications?name=a&name=b", ""),
                        "{\"name\":\"a\"}");
}

static void a_text_for_a_body_must_be_one(void **state)
{
    assert_string_equal(read_request(*state, "POST", "/api/v1/applications/a/resource", "{}"),
                        "3: json: cannot unmarshal object into Go value of type string");
    assert_string_equal(read_request(*state, "POST", "/api/v1/applications/a/resource", "7"),
                        "3: json: cannot unmarshal number into Go value of type string");
}

static void an_empty_value_is_kept_where_it_differs_from_none(void **state)
{
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications?appNamespace=&name=", ""),
                        "{\"appNamespace\":\"\",\"name\":\"\"}");
}

static void booleans_and_numbers_are_read_as_go_reads_them(void **state)
{
    assert_string_equal(read_request(*state, "DELETE", "/api/v1/applications/a?cascade=T", ""),
                        "{\"cascade\":true,\"name\":\"a\"}");
    assert_string_equal(read_request(*state, "DELETE", "/api/v1/applications/a?cascade=yes", ""),
                        "3: strconv.ParseBool: parsing \"yes\": invalid syntax");
    assert_string_equal(
        read_request(*state, "GET", "/api/v1/applications/a/manifests?sourcePositions=x", ""),
        "3: strconv.ParseInt: parsing \"x\": invalid syntax");
    assert_string_equal(read_request(*state, "DELETE", "/api/v1/projects/p/roles/r/token/1x", ""),
                        "3: type mismatch, parameter: iat, error: strconv.ParseInt: parsing "
                        "\"1x\": invalid syntax");
}

static void a_path_of_the_query_reaches_into_messages(void **state)
{
    assert_string_equal(read_request(*state, "GET", "/api/v1/clusters/far?id.type=name", ""),
                        "{\"id\":{\"type\":\"name\",\"value\":\"far\"}}");
    assert_string_equal(read_request(*state, "GET", "/api/v1/clusters/far?id.x.y=1&x.y=1", ""),
                        "{\"id\":{\"value\":\"far\"}}");
}

static void the_body_is_the_message(void **state)
{
    assert_string_equal(read_request(*state, "POST", "/api/v1/session?username=ignored",
                                     "{\"UserName\":\"admin\",\"password\":\"p\",\"x\":1} rest"),
                        "{\"password\":\"p\",\"username\":\"admin\"}");
    assert_string_equal(read_request(*state, "POST", "/api/v1/session", "  "), "{}");
}

static void what_must_be_there_is_missed_from_the_end(void **state)
{
    assert_string_equal(
        read_request(*state, "PATCH", "/api/v1/applications/a", "{}"),
        "13: grpc: error while marshaling: proto: required field \"patchType\" not set");
    assert_string_equal(
        read_request(*state, "GET", "/api/v1/applications/a/resource?resourceName=r", ""),
        "13: grpc: error while marshaling: proto: required field \"kind\" not set");
    assert_string_equal(
        read_request(*state, "POST", "/api/v1/applications", "null"),
        "13: grpc: error while marshaling: proto: required field \"application\" not set");
}

static void a_time_does_not_stand_in_a_query(void **state)
{
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications/a/logs?sinceTime=x", ""),
                        "3: field type *v1.Time is not supported in query parameters");
}

static void the_body_may_be_one_field_of_it(void **state)
{
    assert_string_equal(read_request(*state, "POST", "/api/v1/applications?upsert=true",
                                     "{\"metadata\":{\"name\":\"a\"},\"spec\":{}}"),
                        "{\"application\":{\"metadata\":{\"name\":\"a\"},\"spec\":{}},"
                        "\"upsert\":true}");
    assert_string_equal(
        read_request(
            *state, "POST",
            "/api/v1/applications/a/resource?kind=Pod&patchType=x&resourceName=r&version=v1",
            "\"{}\""),
        "{\"kind\":\"Pod\",\"name\":\"a\",\"patch\":\"{}\",\"patchType\":\"x\","
        "\"resourceName\":\"r\",\"version\":\"v1\"}");
}

static void the_path_counts_over_the_body(void **state)
{
    assert_string_equal(read_request(*state, "PUT", "/api/v1/projects/right",
                                     "{\"project\":{\"metadata\":{\"name\":\"wrong\"}}}"),
                        "{\"project\":{\"metadata\":{\"name\":\"right\"}}}");
    assert_string_equal(read_request(*state, "POST", "/api/v1/applications/right/sync",
                                     "{\"name\":\"wrong\",\"dryRun\":false}"),
                        "{\"dryRun\":false,\"name\":\"right\"}");
}

static void an_application_has_the_name_in_the_body(void **state)
{
    assert_string_equal(read_request(*state, "PUT", "/api/v1/applications/other",
                                     "{\"metadata\":{\"name\":\"right\"}}"),
                        "{\"application\":{\"metadata\":{\"name\":\"right\"}}}");
    assert_string_equal(read_request(*state, "PUT", "/api/v1/applications/other", "{\"spec\":{}}"),
                        "{\"application\":{\"spec\":{}}}");
}

static void the_query_does_not_change_what_the_path_or_the_body_says(void **state)
{
    assert_string_equal(read_request(*state, "POST",
                                     "/api/v1/applications?application.metadata.name=b",
                                     "{\"metadata\":{\"name\":\"a\"}}"),
                        "{\"application\":{\"metadata\":{\"name\":\"a\"}}}");
    assert_string_equal(read_request(*state, "GET", "/api/v1/applications/a?name=b", ""),
                        "{\"name\":\"a\"}");
}

static void a_body_that_is_no_json_is_refused_in_gos_words(void **state)
{
    assert_string_equal(read_request(*state, "POST", "/api/v1/session", "{broken"),
                        "3: invalid character 'b' looking for beginning of object key string");
    assert_string_equal(read_request(*state, "POST", "/api/v1/session", "{\"username\":"),
                        "3: unexpected EOF");
    assert_string_equal(read_request(*state, "POST", "/api/v1/session", "{\"username\":1}"),
                        "3: json: cannot unmarshal number into Go struct field "
                        "SessionCreateRequest.username of type string");
}

static void urls_in_paths_are_decoded_once(void **state)
{
    assert_string_equal(
        read_request(*state, "GET", "/api/v1/repositories/https%3A%2F%2Fx%2Fa%252Bb%2Bc", ""),
        "{\"repo\":\"https://x/a%2Bb+c\"}");
    assert_string_equal(read_request(*state, "GET",
                                     "/api/v1/clusters/https%3A%2F%2F1.2.3.4%3A6443?id.type=url",
                                     ""),
                        "{\"id\":{\"type\":\"url\",\"value\":\"https://1.2.3.4:6443\"}}");
}

static void a_map_of_the_body_is_not_changed_by_the_query(void **state)
{
    assert_string_equal(read_request(*state, "PUT",
                                     "/api/v1/clusters/c?cluster.labels[a]=1&updatedFields=labels",
                                     "{}"),
                        "{\"cluster\":{},\"id\":{\"value\":\"c\"},\"updatedFields\":[\"labels\"]}");
}

static void too_many_parameters_are_refused(void **state)
{
    struct arena *arena = *state;
    size_t size = 2 * 10002;
    char *query = arena_alloc(arena, size + 1);

    for (size_t i = 0; i < size; i += 2)
        memcpy(query + i, "a&", 2);
    assert_string_equal(
        read_request(arena, "GET", arena_printf(arena, "/api/v1/applications?%s", query), ""),
        "3: the query has too many parameters");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(path_and_query_fill_the_message),
        cmocka_unit_test(a_query_that_is_none_is_refused),
        cmocka_unit_test(the_first_of_several_values_counts),
        cmocka_unit_test(a_text_for_a_body_must_be_one),
        cmocka_unit_test(an_empty_value_is_kept_where_it_differs_from_none),
        cmocka_unit_test(booleans_and_numbers_are_read_as_go_reads_them),
        cmocka_unit_test(a_path_of_the_query_reaches_into_messages),
        cmocka_unit_test(the_body_is_the_message),
        cmocka_unit_test(the_body_may_be_one_field_of_it),
        cmocka_unit_test(what_must_be_there_is_missed_from_the_end),
        cmocka_unit_test(a_time_does_not_stand_in_a_query),
        cmocka_unit_test(the_path_counts_over_the_body),
        cmocka_unit_test(an_application_has_the_name_in_the_body),
        cmocka_unit_test(the_query_does_not_change_what_the_path_or_the_body_says),
        cmocka_unit_test(a_body_that_is_no_json_is_refused_in_gos_words),
        cmocka_unit_test(urls_in_paths_are_decoded_once),
        cmocka_unit_test(a_map_of_the_body_is_not_changed_by_the_query),
        cmocka_unit_test(too_many_parameters_are_refused),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
