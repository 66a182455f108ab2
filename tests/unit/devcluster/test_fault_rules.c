#include "api_bed.h"
#include "fault_rules.h"

#include <string.h>

#define MAPS "/api/v1/namespaces/default/configmaps"
#define MAP_NAMED(name) "{\"metadata\":{\"name\":\"" name "\",\"labels\":{\"x\":\"1\"}}}"

static void set_rules(struct bed *bed, const char *rules)
{
    (void)ask(bed, admin_port(bed->admin), "PUT", "/faults", rules);
    assert_int_equal(bed->status, 200);
}

static unsigned count_of(const char *text, const char *part)
{
    unsigned count = 0;

    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

static void answers_fail_as_often_as_was_asked(void **state)
{
    static const struct {
        int status;
        const char *reason;
    } cases[] = { { 409, "Conflict" },           { 410, "Expired" },
                  { 429, "TooManyRequests" },    { 500, "InternalError" },
                  { 503, "ServiceUnavailable" }, { 504, "Timeout" } };
    CLEANUP(bed_free) struct bed *bed = bed_of();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *text;

        set_rules(bed, arena_printf(bed->arena,
                                    "[{\"verbs\":[\"get\"],\"kinds\":[\"ConfigMap\"],\"status\":%d,"
                                    "\"count\":1,\"retry_after_s\":7}]",
                                    cases[i].status));
        text = ask_api(bed, "GET", MAPS "/none", "");
        assert_int_equal(bed->status, cases[i].status);
        assert_non_null(strstr(text, cases[i].reason));
        assert_non_null(strstr(text, "\"retryAfterSeconds\":7"));
        (void)ask_api(bed, "GET", MAPS "/none", "");
        assert_int_equal(bed->status, 404);
        assert_non_null(
            strstr(ask(bed, admin_port(bed->admin), "GET", "/faults", ""), "\"followed\": 1"));
    }
}

static void a_rule_is_followed_at_its_rate_and_the_same_way_each_time(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();
    char outcomes[2][40];

    (void)state;
    for (int run = 0; run < 2; run++) {
        set_rules(bed, "[{\"verbs\":[\"list\"],\"status\":503,\"rate\":0.5,\"seed\":11}]");
        for (int i = 0; i < 39; i++) {
            (void)ask_api(bed, "GET", MAPS, "");
            outcomes[run][i] = bed->status == 503 ? 'x' : '.';
        }
        outcomes[run][39] = '\0';
    }
    assert_string_equal(outcomes[0], outcomes[1]);
    assert_int_not_equal(count_of(outcomes[0], "x"), 0);
    assert_int_not_equal(count_of(outcomes[0], "."), 0);
}

static void other_kinds_verbs_and_namespaces_are_left_alone(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();

    (void)state;
    set_rules(bed, "[{\"verbs\":[\"list\"],\"kinds\":[\"Secret\"],\"namespaces\":[\"default\"],"
                   "\"status\":503}]");
    (void)ask_api(bed, "GET", MAPS, "");
    assert_int_equal(bed->status, 200);
    (void)ask_api(bed, "GET", "/api/v1/namespaces/kube-system/secrets", "");
    assert_int_equal(bed->status, 200);
    (void)ask_api(bed, "GET", "/api/v1/namespaces/default/secrets/none", "");
    assert_int_equal(bed->status, 404);
    (void)ask_api(bed, "GET", "/api/v1/namespaces/default/secrets", "");
    assert_int_equal(bed->status, 503);
}

static void latency_comes_before_the_answer(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();

    (void)state;
    set_rules(bed, "[{\"verbs\":[\"list\"],\"latency_ms\":20}]");
    (void)ask_api(bed, "GET", MAPS, "");
    assert_int_equal(bed->status, 200);
    set_rules(bed, "[{\"verbs\":[\"list\"],\"latency_ms\":20,\"status\":500}]");
    (void)ask_api(bed, "GET", MAPS, "");
    assert_int_equal(bed->status, 500);
}

static void watches_are_dropped_silent_doubled_and_full_of_holes(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of();
    const char *watch = MAPS "?watch=1&timeoutSeconds=1&labelSelector=x";

    (void)state;
    (void)ask_api(bed, "POST", MAPS, MAP_NAMED("a"));
    (void)ask_api(bed, "POST", MAPS, MAP_NAMED("b"));
    assert_int_equal(count_of(ask_api(bed, "GET", watch, ""), "ADDED"), 2);
    set_rules(bed, "[{\"watch\":\"duplicate\"}]");
    assert_int_equal(count_of(ask_api(bed, "GET", watch, ""), "ADDED"), 4);
    set_rules(bed, "[{\"watch\":\"silent\"}]");
    assert_int_equal(count_of(ask_api(bed, "GET", watch, ""), "ADDED"), 0);
    set_rules(bed, "[{\"watch\":\"lose\",\"count\":1}]");
    assert_int_equal(count_of(ask_api(bed, "GET", watch, ""), "ADDED"), 1);
    /* Without the rule this watch would outlast the test's patience. */
    set_rules(bed, "[{\"watch\":\"drop\",\"after_ms\":10}]");
    (void)ask_api(bed, "GET", MAPS "?watch=1&timeoutSeconds=600", "");
    assert_int_equal(bed->status, 200);
}

static void rules_that_make_no_sense_are_refused(void **state)
{
    static const char *const wrong[] = { "{}", "[1]", "[{\"watch\":\"sideways\"}]",
                                         "[{\"verb\":\"get\"}]", "[" };
    CLEANUP(bed_free) struct bed *bed = bed_of();

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        (void)ask(bed, admin_port(bed->admin), "PUT", "/faults", wrong[i]);
        assert_int_equal(bed->status, 400);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_fail_as_often_as_was_asked),
        cmocka_unit_test(a_rule_is_followed_at_its_rate_and_the_same_way_each_time),
        cmocka_unit_test(other_kinds_verbs_and_namespaces_are_left_alone),
        cmocka_unit_test(latency_comes_before_the_answer),
        cmocka_unit_test(watches_are_dropped_silent_doubled_and_full_of_holes),
        cmocka_unit_test(rules_that_make_no_sense_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
