#include "data/semver.h"
#include "fixture_cases.h"
#include "test.h"

static int check(const struct json *one, const char *key, struct str got, int differences)
{
    if (str_equal(json_string(json_get(one, key)), got))
        return differences;
    return fixture_differs(one, key, got.ptr, differences);
}

static int replay_version(const struct json *one, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(error_release) struct error strict_err = { 0 };
    struct str text = json_text_at(one, "version");
    struct semver version;

    if (semver_parse(text, arena, &version, &err) < 0)
        differences = check(one, "error", str_of(error_text(&err)), differences);
    else
        differences = check(one, "want", semver_print(&version, arena), differences);
    if (semver_parse_strict(text, arena, &version, &strict_err) < 0)
        return check(one, "strict_error", str_of(error_text(&strict_err)), differences);
    return check(one, "strict", semver_print(&version, arena), differences);
}

static bool lists(const struct json *list, struct str text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(at.value), text))
            return true;
    return false;
}

static int replay_range(const struct json *cases, const struct json *one, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct semver_range *range;
    struct semver version;

    if (semver_range_parse(json_text_at(one, "range"), arena, &range, &err) < 0)
        return check(one, "error", str_of(error_text(&err)), differences);
    if (json_get(one, "error"))
        return fixture_differs(one, "error", "a range", differences);
    for (struct json_cursor at = json_walk(cases); json_next(&at);) {
        struct str text = json_text_at(at.value, "version");

        if (!json_get(at.value, "want"))
            continue;
        assert_int_equal(semver_parse(text, arena, &version, &err), 0);
        if (semver_range_matches(range, &version) != lists(json_get(one, "matches"), text))
            differences = fixture_differs(one, "matches", text.ptr, differences);
    }
    return differences;
}

static int replay_order(const struct json *one, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct semver left, right;
    int order;

    assert_int_equal(semver_parse(json_text_at(one, "left"), arena, &left, &err), 0);
    assert_int_equal(semver_parse(json_text_at(one, "right"), arena, &right, &err), 0);
    order = semver_compare(&left, &right);
    if ((order > 0) - (order < 0) != json_int(json_get(one, "order"), 9))
        differences = fixture_differs(one, "order", order < 0 ? "less" : "more", differences);
    return differences;
}

static void versions_and_ranges_are_read_as_masterminds_does(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *cases = fixture_read("semver.json", arena);
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(cases); json_next(&at);) {
        if (json_get(at.value, "version"))
            differences = replay_version(at.value, differences);
        else if (json_get(at.value, "range"))
            differences = replay_range(cases, at.value, differences);
        else
            differences = replay_order(at.value, differences);
    }
    assert_int_equal(differences, 0);
    assert_true(json_count(cases) > 200);
}

static void versions_fit_ranges(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(semver_fits(STR("1.x"), STR("1.2.3"), arena));
    assert_false(semver_fits(STR("2.x"), STR("1.2.3"), arena));
    assert_false(semver_fits(STR("nonsense"), STR("1.2.3"), arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_and_ranges_are_read_as_masterminds_does),
        cmocka_unit_test(versions_fit_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
