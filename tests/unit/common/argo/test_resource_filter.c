#include "argo/resource_filter.h"
#include "document.h"

static struct resource_filter filter_of(struct arena *arena, const char *exclusions,
                                        const char *inclusions)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct resource_filter filter;

    if (resource_filter_read(str_of(exclusions), str_of(inclusions), arena, &filter, &err) < 0)
        fail_msg("%s", error_text(&err));
    return filter;
}

static void some_kinds_are_never_watched(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource_filter filter = filter_of(arena, "", "");

    (void)state;
    assert_true(resource_filter_excludes(&filter, STR(""), STR("Event"), STR("c")));
    assert_true(resource_filter_excludes(&filter, STR("metrics.k8s.io"), STR("X"), STR("c")));
    assert_true(
        resource_filter_excludes(&filter, STR("coordination.k8s.io"), STR("Lease"), STR("c")));
    assert_false(resource_filter_excludes(&filter, STR(""), STR("Pod"), STR("c")));
}

static void exclusions_win_over_inclusions(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource_filter filter =
        filter_of(arena, "[{apiGroups: ['*.io'], kinds: [Bad]}]",
                  "[{apiGroups: ['*.io'], kinds: ['*'], clusters: ['https://prod*']}]");

    (void)state;
    assert_true(resource_filter_excludes(&filter, STR("x.io"), STR("Bad"), STR("https://prod1")));
    assert_false(resource_filter_excludes(&filter, STR("x.io"), STR("Good"), STR("https://prod1")));
    /* What is not included is excluded where the inclusions apply, and only there. */
    assert_true(resource_filter_excludes(&filter, STR(""), STR("Pod"), STR("https://prod1")));
    assert_false(resource_filter_excludes(&filter, STR(""), STR("Pod"), STR("https://dev")));
}

static void what_is_no_list_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct resource_filter filter;

    (void)state;
    assert_int_equal(resource_filter_read(STR("a: b"), STR(""), arena, &filter, &err), -1);
    assert_string_equal(error_text(&err), "cannot read resource.exclusions: it must be a list");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(some_kinds_are_never_watched),
        cmocka_unit_test(exclusions_win_over_inclusions),
        cmocka_unit_test(what_is_no_list_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
