#include "argo/rbac_policy.h"
#include "base/arena.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static struct rbac_policy parse(struct arena *arena, const char *text, enum rbac_match match)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct rbac_policy policy = { 0 };

    if (rbac_policy_parse(str_of(text), match, arena, &policy, &err) < 0)
        fail_msg("%s", error_text(&err));
    return policy;
}

static const char *fault(struct arena *arena, const char *text, enum rbac_match match)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct rbac_policy policy;

    assert_int_equal(rbac_policy_parse(str_of(text), match, arena, &policy, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    return arena_printf(arena, "%s", error_text(&err));
}

static void lines_are_rules_and_links(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct rbac_policy policy = parse(arena,
                                      "# people\n"
                                      "\n"
                                      "  p, role:dev,applications,   sync, default/*, allow  \r\n"
                                      "p,bob,*,*,*,deny\n"
                                      "g, \"my-org, inc:team \"\"a\"\"\", role:dev",
                                      RBAC_MATCH_GLOB);

    (void)state;
    assert_int_equal(policy.rule_count, 2);
    assert_true(str_equals(policy.rules[0].subject, "role:dev"));
    assert_int_equal(policy.rules[0].resource.kind, RBAC_PATTERN_LITERAL);
    assert_int_equal(policy.rules[0].object.kind, RBAC_PATTERN_PREFIX);
    assert_false(policy.rules[0].is_deny);
    assert_int_equal(policy.rules[1].object.kind, RBAC_PATTERN_ANY);
    assert_true(policy.rules[1].is_deny);
    assert_int_equal(policy.link_count, 1);
    assert_true(str_equals(policy.links[0].member, "my-org, inc:team \"a\""));
    assert_true(str_equals(policy.links[0].role, "role:dev"));
}

static void a_line_that_is_none_is_refused_in_the_original_words(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault(arena, "p, broken", RBAC_MATCH_GLOB),
                        "invalid RBAC policy: p, broken");
    assert_string_equal(fault(arena, "g, a, b, c", RBAC_MATCH_GLOB),
                        "invalid RBAC policy: g, a, b, c");
    assert_string_equal(fault(arena, "x, a, b", RBAC_MATCH_GLOB), "invalid RBAC policy: x, a, b");
    assert_string_equal(fault(arena, ", a, b", RBAC_MATCH_GLOB), "invalid RBAC policy: , a, b");
    assert_string_equal(fault(arena, "p, a, b, c, d, allow, more, and, more", RBAC_MATCH_GLOB),
                        "invalid RBAC policy: p, a, b, c, d, allow, more, and, more");
    assert_string_equal(fault(arena, "g, a\"b, c", RBAC_MATCH_GLOB),
                        "error parsing policy line \"g, a\"b, c\": parse error on line 1, column "
                        "5: bare \" in non-quoted field");
    assert_string_equal(fault(arena, "g, \"ab, c", RBAC_MATCH_GLOB),
                        "error parsing policy line \"g, \"ab, c\": parse error on line 1, column "
                        "10: extraneous or missing \" in quoted-field");
}

static void an_effect_that_is_neither_has_none(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(parse(arena, "p, a, b, c, d, perhaps", RBAC_MATCH_GLOB).rule_count, 0);
}

static void a_denial_that_cannot_be_compared_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct rbac_policy policy;

    (void)state;
    assert_string_equal(fault(arena, "p, a, b, c, [, deny", RBAC_MATCH_GLOB),
                        "a denial has a pattern that cannot be read: invalid RBAC policy: p, a, "
                        "b, c, [, deny");
    fault(arena, "p, a, b, c, (, deny", RBAC_MATCH_REGEX);
    policy = parse(arena, "p, a, b, c, [, allow", RBAC_MATCH_GLOB);
    assert_int_equal(policy.rules[0].object.kind, RBAC_PATTERN_NONE);
    assert_false(rbac_pattern_matches(&policy.rules[0].object, STR("[")));
}

static bool matches(struct arena *arena, const char *pattern, const char *text,
                    enum rbac_match match)
{
    const char *line = arena_printf(arena, "p, a, b, c, %s, allow", pattern);
    struct rbac_policy policy = parse(arena, line, match);

    return rbac_pattern_matches(&policy.rules[0].object, str_of(text));
}

static void a_star_stands_for_slashes_too(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(matches(arena, "default/*", "default/ns/app", RBAC_MATCH_GLOB));
    assert_false(matches(arena, "default/*", "defaults/app", RBAC_MATCH_GLOB));
    assert_true(matches(arena, "*/app", "a/b/app", RBAC_MATCH_GLOB));
    assert_true(matches(arena, "\"a/{b?,c}\"", "a/bx", RBAC_MATCH_GLOB));
    assert_true(matches(arena, "*", "", RBAC_MATCH_GLOB));
    assert_false(matches(arena, "*/*", "*", RBAC_MATCH_GLOB));
}

static void an_expression_matches_anywhere_unless_it_is_anchored(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(matches(arena, "def.+/app", "x-default/app-1", RBAC_MATCH_REGEX));
    assert_false(matches(arena, "^def.+/app$", "x-default/app-1", RBAC_MATCH_REGEX));
    assert_true(matches(arena, "^(a|b)/.*$", "b/c", RBAC_MATCH_REGEX));
}

static void the_built_in_roles_are_as_they_are_known(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct rbac_policy policy = rbac_policy_builtin(arena);
    size_t readonly = 0, admin = 0;

    (void)state;
    for (size_t i = 0; i < policy.rule_count; i++) {
        readonly += str_equals(policy.rules[i].subject, "role:readonly");
        admin += str_equals(policy.rules[i].subject, "role:admin");
    }
    assert_int_equal(readonly, 10);
    assert_int_equal(admin, 31);
    assert_int_equal(policy.link_count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_rules_and_links),
        cmocka_unit_test(a_line_that_is_none_is_refused_in_the_original_words),
        cmocka_unit_test(an_effect_that_is_neither_has_none),
        cmocka_unit_test(a_denial_that_cannot_be_compared_is_refused),
        cmocka_unit_test(a_star_stands_for_slashes_too),
        cmocka_unit_test(an_expression_matches_anywhere_unless_it_is_anchored),
        cmocka_unit_test(the_built_in_roles_are_as_they_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
