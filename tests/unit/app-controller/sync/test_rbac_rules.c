#include "base/strbuf.h"
#include "fake/values.h"
#include "sync/rbac_rules.h"
#include "test.h"

static const char *missing(struct arena *arena, const char *present, const char *wanted)
{
    return printed(rbac_missing_rules(present ? value_of(arena, present) : NULL,
                                      value_of(arena, wanted), arena),
                   arena);
}

static void a_rule_is_taken_apart_into_single_grants(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        missing(arena, NULL, "[{verbs: [get, list], apiGroups: [''], resources: [pods]}]"),
        "[{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"get\"]},"
        "{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"list\"]}]");
    assert_string_equal(
        missing(arena, NULL,
                "[{verbs: [get], apiGroups: [''], resources: [pods], resourceNames: [a, b]}]"),
        "[{\"apiGroups\":[\"\"],\"resourceNames\":[\"a\"],\"resources\":[\"pods\"],\"verbs\":["
        "\"get\"]},{\"apiGroups\":[\"\"],\"resourceNames\":[\"b\"],\"resources\":[\"pods\"],"
        "\"verbs\":[\"get\"]}]");
}

static void what_is_granted_is_not_missing(void **state)
{
    static const struct {
        const char *present, *wanted;
    } covered[] = {
        { "[{verbs: ['*'], apiGroups: ['*'], resources: ['*']}]",
          "[{verbs: [get], apiGroups: [apps], resources: [deployments]}]" },
        { "[{verbs: [get], apiGroups: [''], resources: ['*/log']}]",
          "[{verbs: [get], apiGroups: [''], resources: [pods/log]}]" },
        { "[{verbs: [get], apiGroups: [''], resources: [pods]}]",
          "[{verbs: [get], apiGroups: [''], resources: [pods], resourceNames: [a]}]" },
        { "[{verbs: [get], nonResourceURLs: ['/api/*']}]",
          "[{verbs: [get], nonResourceURLs: [/api/v1]}]" },
        { "[{verbs: [get], apiGroups: [''], resources: [pods]}, {verbs: [list], apiGroups: [''], "
          "resources: [pods]}]",
          "[{verbs: [get, list], apiGroups: [''], resources: [pods]}]" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(covered) / sizeof(*covered); i++)
        assert_string_equal(missing(arena, covered[i].present, covered[i].wanted), "[]");
}

static void a_narrower_grant_is_not_enough(void **state)
{
    static const struct {
        const char *present, *wanted;
    } short_of[] = {
        { "[{verbs: [get], apiGroups: [''], resources: [pods], resourceNames: [a]}]",
          "[{verbs: [get], apiGroups: [''], resources: [pods]}]" },
        { "[{verbs: [get], apiGroups: [''], resources: [pods]}]",
          "[{verbs: [get], apiGroups: [''], resources: [pods/log]}]" },
        { "[{verbs: [get], apiGroups: [apps], resources: [pods]}]",
          "[{verbs: [get], apiGroups: [''], resources: [pods]}]" },
        { "[{verbs: [get], nonResourceURLs: [/api]}]",
          "[{verbs: [get], nonResourceURLs: [/api/v1]}]" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(short_of) / sizeof(*short_of); i++)
        assert_string_not_equal(missing(arena, short_of[i].present, short_of[i].wanted), "[]");
}

static void subjects_are_told_apart_by_all_of_their_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *present =
        value_of(arena, "[{kind: ServiceAccount, name: a, namespace: one}]");
    const struct json *wanted =
        value_of(arena, "[{kind: ServiceAccount, name: a, namespace: one}, {kind: ServiceAccount, "
                        "name: a, namespace: two}]");

    (void)state;
    assert_string_equal(printed(rbac_missing_subjects(present, wanted, arena), arena),
                        "[{\"kind\":\"ServiceAccount\",\"name\":\"a\",\"namespace\":\"two\"}]");
    assert_int_equal(json_count(rbac_missing_subjects(NULL, wanted, arena)), 2);
}

static void they_print_as_go_prints_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(4096);

    (void)state;
    rbac_print_rule(value_of(arena, "{verbs: [get, list], apiGroups: [''], resources: [pods]}"),
                    &out);
    rbac_print_subject(value_of(arena, "{kind: User, name: ann}"), &out);
    assert_string_equal(out.ptr, "{Verbs:[get list] APIGroups:[] Resources:[pods] ResourceNames:[] "
                                 "NonResourceURLs:[]}{Kind:User APIGroup: Name:ann Namespace:}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_is_taken_apart_into_single_grants),
        cmocka_unit_test(what_is_granted_is_not_missing),
        cmocka_unit_test(a_narrower_grant_is_not_enough),
        cmocka_unit_test(subjects_are_told_apart_by_all_of_their_name),
        cmocka_unit_test(they_print_as_go_prints_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
