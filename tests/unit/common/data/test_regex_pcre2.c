#include "data/regex_pcre2.h"
#include "test.h"

static void lookaround_works(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_pcre2_free) struct regex_pcre2 *regex = NULL;

    (void)state;
    assert_int_equal(regex_pcre2_compile(STR("^((?!kube-system).)*$"), &regex, &err), 0);
    assert_int_equal(regex_pcre2_matches(regex, STR("default"), &err), 1);
    assert_int_equal(regex_pcre2_matches(regex, STR("kube-system"), &err), 0);
}

static void a_match_that_takes_too_long_is_given_up(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_pcre2_free) struct regex_pcre2 *regex = NULL;

    (void)state;
    assert_int_equal(regex_pcre2_compile(STR("^(a|aa)+\\1?$(?<!x)"), &regex, &err), 0);
    assert_int_equal(
        regex_pcre2_matches(regex, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), &err),
        -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
}

static void what_does_not_compile_is_an_error(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct regex_pcre2 *regex;

    (void)state;
    assert_int_equal(regex_pcre2_compile(STR("a("), &regex, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lookaround_works),
        cmocka_unit_test(a_match_that_takes_too_long_is_given_up),
        cmocka_unit_test(what_does_not_compile_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
