#include "edge/dispatch.h"
#include "method.h"
#include "test.h"

static int run(struct api_call *call, const struct json **reply, struct error *err)
{
    (void)call, (void)reply, (void)err;
    return 0;
}

static int open(struct api_call *call, struct api_stream *stream, struct error *err)
{
    (void)call, (void)stream, (void)err;
    return 0;
}

static int check(struct api_call *call, struct error *err)
{
    (void)call, (void)err;
    return 0;
}

#define GET "application.ApplicationService/Get"

static const struct api_method good[] = {
    { GET, RULE(check), .run = run },
    { "application.ApplicationService/Watch", RULE_FILTERED, .open = open },
    { "application.ApplicationService/GetManifestsWithFiles", RULE(check), .receive = run },
    API_METHODS_END,
};

static void every_row_answers_its_method(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(dispatch_free) struct dispatch *dispatch = NULL;
    const struct api_method *const services[] = { good, NULL };
    unsigned get, list;

    (void)state;
    assert_int_equal(dispatch_new(services, &dispatch, &err), 0);
    assert_true(dispatch_find(dispatch, STR(GET), &get));
    assert_ptr_equal(dispatch_method(dispatch, get), &good[0]);
    assert_true(dispatch_find(dispatch, STR("application.ApplicationService/List"), &list));
    assert_null(dispatch_method(dispatch, list));
    assert_false(dispatch_find(dispatch, STR("application.ApplicationService/Nothing"), &list));
}

static void assert_refused(const struct api_method *row, const char *message)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct api_method table[2] = { *row, API_METHODS_END };
    const struct api_method *const services[] = { table, NULL };
    struct dispatch *dispatch = NULL;

    assert_int_equal(dispatch_new(services, &dispatch, &err), -1);
    assert_string_equal(error_text(&err), message);
}

static void a_row_without_a_rule_is_refused(void **state)
{
    const struct api_method forgotten = { .name = GET, .run = run };
    const struct api_method empty = { GET, RULE(NULL), .run = run };

    (void)state;
    assert_refused(&forgotten, "method " GET " has no rule");
    assert_refused(&empty, "method " GET " has no rule");
}

static void a_row_needs_the_one_handler_of_its_kind(void **state)
{
    const struct api_method none = { .name = GET, .rule = RULE(check) };
    const struct api_method other = { GET, RULE(check), .open = open };
    const struct api_method both = { GET, RULE(check), .run = run, .open = open };

    (void)state;
    assert_refused(&none, "method " GET " has not the one handler it needs");
    assert_refused(&other, "method " GET " has not the one handler it needs");
    assert_refused(&both, "method " GET " has not the one handler it needs");
}

static void an_unknown_name_is_refused(void **state)
{
    const struct api_method unknown = { "a.B/C", RULE(check), .run = run };

    (void)state;
    assert_refused(&unknown, "method a.B/C is not in the contract");
}

static void a_method_that_stands_twice_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct api_method *const services[] = { good, good, NULL };
    struct dispatch *dispatch = NULL;

    (void)state;
    assert_int_equal(dispatch_new(services, &dispatch, &err), -1);
    assert_string_equal(error_text(&err), "method " GET " stands twice");
}

static void the_services_of_the_program_are_in_order(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(dispatch_free) struct dispatch *dispatch = NULL;

    (void)state;
    assert_int_equal(dispatch_new(api_services, &dispatch, &err), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_answers_its_method),
        cmocka_unit_test(a_row_without_a_rule_is_refused),
        cmocka_unit_test(a_row_needs_the_one_handler_of_its_kind),
        cmocka_unit_test(an_unknown_name_is_refused),
        cmocka_unit_test(a_method_that_stands_twice_is_refused),
        cmocka_unit_test(the_services_of_the_program_are_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
