#include "chart_cases.h"
#include "render/helm/trace.h"

static const char *traced(const char *text, enum helm_rules rules, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };

    error_set(&err, ERR_INVALID, "%s", text);
    assert_int_equal(trace_execute_error(&err, NULL, rules, arena), -1);
    return arena_printf(arena, "%s", error_text(&err));
}

static void errors_of_templates_become_a_trace(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        traced("template: a:1:2: executing \"a\" at <include \"x\" .>: error calling include: "
               "template: b:3:4: executing \"x\" at <.Values.q>: nil pointer evaluating interface "
               "{}.q",
               HELM_RULES_4, arena),
        "a:1:2\n  executing \"a\" at <include \"x\" .>:\n    error calling include:\nb:3:4\n  "
        "executing \"x\" at <.Values.q>:\n    nil pointer evaluating interface {}.q");
    assert_string_equal(
        traced("template: a:1:2: executing \"a\" at <include \"x\" .>: error calling include: "
               "template: b:3:4: executing \"x\" at <.Values.q>: nil pointer evaluating interface "
               "{}.q",
               HELM_RULES_3, arena),
        "template: a:1:2: executing \"a\" at <include \"x\" .>: error calling include: template: "
        "b:3:4: executing \"x\" at <.Values.q>: nil pointer evaluating interface {}.q");
}

static void an_error_of_a_function_stays_one_line(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(traced("template: a:1:2: executing \"a\" at <eq 1 2>: error calling eq: "
                               "incompatible types for comparison",
                               HELM_RULES_4, arena),
                        "template: a:1:2: executing \"a\" at <eq 1 2>: error calling eq: "
                        "incompatible types for comparison");
}

static void a_complaint_is_told_at_its_outermost_place(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str complaint = STR("need it");

    (void)state;
    error_set(
        &err, ERR_INVALID, "%s",
        "template: a:1:2: executing \"a\" at <include \"x\" .>: error calling include: template: "
        "b:3:4: executing \"x\" at <.Values.q>: nil pointer evaluating interface {}.q");
    assert_int_equal(trace_execute_error(&err, &complaint, HELM_RULES_4, arena), -1);
    assert_string_equal(error_text(&err), "execution error at (a:1:2): need it");
}

static void parse_errors_name_their_line(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    error_set(&err, ERR_INVALID, "template: a.yaml:3: function \"x\" not defined");
    assert_int_equal(trace_parse_error(&err, arena), -1);
    assert_string_equal(error_text(&err), "parse error at (a.yaml:3): function \"x\" not defined");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_of_templates_become_a_trace),
        cmocka_unit_test(an_error_of_a_function_stays_one_line),
        cmocka_unit_test(a_complaint_is_told_at_its_outermost_place),
        cmocka_unit_test(parse_errors_name_their_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
