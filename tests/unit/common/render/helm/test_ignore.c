#include "chart_cases.h"
#include "render/helm/ignore.h"

static bool ignored(const char *rules, const char *path, bool is_folder)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct ignore ignore;

    assert_int_equal(ignore_parse(str_of(rules), arena, &ignore, &err), 0);
    return ignore_matches(&ignore, str_of(path), is_folder);
}

static void rules_match_names_and_whole_paths(void **state)
{
    (void)state;
    assert_true(ignored("*.bak", "a/b.bak", false));
    assert_false(ignored("/x", "a/x", false));
    assert_true(ignored("a/x", "a/x", false));
    assert_true(ignored("docs/", "docs", true));
    assert_false(ignored("docs/", "docs", false));
    assert_false(ignored("# *.bak", "a.bak", false));
}

static void hidden_templates_are_always_ignored(void **state)
{
    (void)state;
    assert_true(ignored("", "templates/.x", false));
    assert_false(ignored("", "templates/x", false));
}

static void a_negated_rule_ignores_all_else(void **state)
{
    (void)state;
    assert_true(ignored("!keep", "other", false));
    assert_false(ignored("!keep", "keep", false));
}

static void double_stars_are_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct ignore ignore;

    (void)state;
    assert_int_equal(ignore_parse(STR("a/**"), arena, &ignore, &err), -1);
    assert_string_equal(error_text(&err), "double-star (**) syntax is not supported");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_match_names_and_whole_paths),
        cmocka_unit_test(hidden_templates_are_always_ignored),
        cmocka_unit_test(a_negated_rule_ignores_all_else),
        cmocka_unit_test(double_stars_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
