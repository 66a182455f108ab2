#include "base/arena.h"
#include "data/json.h"
#include "kube/resource.h"
#include "kube/status.h"
#include "test.h"

static const struct kube_resource deployments = {
    "apps", "v1", "deployments", "deployment", "Deployment", true, 0
};

static void expect_words(int http, const char *method, const char *body, const char *words,
                         const char *reason)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_refusal refusal = { .http_status = http,
                                    .method = method,
                                    .resource = &deployments,
                                    .name = "web",
                                    .body = str_of(body) };

    assert_int_equal(kube_status_error(&refusal, &err), -1);
    assert_string_equal(error_text(&err), words);
    if (reason)
        assert_string_equal(err.reason, reason);
    else
        assert_null(err.reason);
}

static void an_answer_without_a_status_has_words_for_its_number(void **state)
{
    (void)state;
    expect_words(404, "GET", "404 page not found",
                 "the server could not find the requested resource (get deployments.apps web)",
                 "NotFound");
    expect_words(401, "GET", "",
                 "the server has asked for the client to provide credentials (get "
                 "deployments.apps web)",
                 "Unauthorized");
    expect_words(403, "PATCH", " no way\n", "no way (patch deployments.apps web)", "Forbidden");
    expect_words(409, "PUT", "", "the server reported a conflict (put deployments.apps web)",
                 "Conflict");
    expect_words(409, "POST", "", "the server reported a conflict (post deployments.apps web)",
                 "AlreadyExists");
    expect_words(500, "GET", "a \"b\"\n<c>",
                 "an error on the server (\"a \\\"b\\\"\\n<c>\") has prevented the request from "
                 "succeeding (get deployments.apps web)",
                 "InternalError");
    expect_words(502, "GET", "",
                 "an error on the server (\"unknown\") has prevented the request from succeeding "
                 "(get deployments.apps web)",
                 "InternalError");
    expect_words(418, "GET", "",
                 "the server responded with the status code 418 but did not return more "
                 "information (get deployments.apps web)",
                 NULL);
    expect_words(406, "GET", "",
                 "the server was unable to respond with a content type that the client supports "
                 "(get deployments.apps web)",
                 "NotAcceptable");
}

static const struct json *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &value, &err), 0);
    return value;
}

static void a_status_speaks_for_itself(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_refusal refusal = {
        .http_status = 504,
        .method = "GET",
        .resource = &deployments,
        .body = STR_EMPTY,
        .status = parse(arena, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\","
                               "\"message\":\"slow\",\"reason\":\"ServerTimeout\",\"code\":504,"
                               "\"details\":{\"retryAfterSeconds\":3,\"causes\":[{\"reason\":"
                               "\"FieldValueInvalid\",\"message\":\"m\",\"field\":\"spec.x\"}]}}"),
    };

    (void)state;
    assert_int_equal(kube_status_error(&refusal, &err), -1);
    assert_string_equal(error_text(&err), "slow");
    assert_string_equal(err.reason, "ServerTimeout");
    assert_int_equal(err.retry_after_ms, 3000);
    assert_true(kube_is_transient(&err));
    assert_int_equal(kube_status_cause_count(refusal.status), 1);
    assert_true(str_equals(kube_status_cause(refusal.status, 0).field, "spec.x"));
    assert_int_equal(kube_status_cause_count(NULL), 0);
}

static void a_status_of_success_is_no_explanation(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_refusal refusal = {
        .http_status = 503,
        .method = "GET",
        .body = STR_EMPTY,
        .retry_after_ms = 5000,
        .status =
            parse(arena, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}"),
    };

    (void)state;
    kube_status_error(&refusal, &err);
    assert_string_equal(error_text(&err), "the server is currently unable to handle the request");
    assert_int_equal(err.retry_after_ms, 5000);
}

static void reasons_decide_before_numbers(void **state)
{
    static const struct {
        const char *reason;
        bool (*is)(const struct error *err);
    } cases[] = {
        { "NotFound", kube_is_not_found },
        { "Conflict", kube_is_conflict },
        { "AlreadyExists", kube_already_exists },
        { "Forbidden", kube_is_forbidden },
        { "Unauthorized", kube_is_unauthorized },
        { "Gone", kube_is_gone },
        { "Expired", kube_is_gone },
        { "Invalid", kube_is_invalid },
        { "TooManyRequests", kube_is_transient },
        { "MethodNotAllowed", kube_is_method_not_allowed },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct kube_refusal refusal = { .http_status = 409, .method = "GET", .body = STR_EMPTY };

        refusal.status = parse(arena, arena_printf(arena,
                                                   "{\"kind\":\"Status\",\"apiVersion\":\"v1\","
                                                   "\"status\":\"Failure\",\"reason\":\"%s\"}",
                                                   cases[i].reason));
        kube_status_error(&refusal, &err);
        assert_true(cases[i].is(&err));
        assert_string_equal(err.reason, cases[i].reason);
    }
    assert_null(kube_reason(STR("SomethingNew")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_without_a_status_has_words_for_its_number),
        cmocka_unit_test(a_status_speaks_for_itself),
        cmocka_unit_test(a_status_of_success_is_no_explanation),
        cmocka_unit_test(reasons_decide_before_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
