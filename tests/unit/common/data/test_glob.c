#include "data/glob.h"
#include "fixture_cases.h"
#include "test.h"

static bool lists(const struct json *list, struct str text)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(at.value), text))
            return true;
    return false;
}

/* Stars next to stars and groups, where upstream forgets that each may stand for nothing. */
static bool is_accident(struct str pattern)
{
    return str_find(pattern, STR("***")) >= 0 || str_find(pattern, STR("*{")) >= 0 ||
           str_find(pattern, STR("*}")) >= 0 || str_find(pattern, STR("}*")) >= 0;
}

static int replay_gobwas(const struct json *one, const struct json *texts, const char *separators,
                         const char *key, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct glob *glob;

    if (glob_compile(json_text_at(one, "pattern"), separators, arena, &glob, &err) < 0) {
        if (!str_equals(json_text_at(one, "error"), error_text(&err)))
            differences = fixture_differs(one, "error", error_text(&err), differences);
        return differences;
    }
    if (json_get(one, "error"))
        return fixture_differs(one, "error", "a glob", differences);
    if (is_accident(json_text_at(one, "pattern")))
        return differences;
    /* A lone `?` or class takes the empty text upstream, an accident of its short cuts. */
    for (struct json_cursor at = json_walk(texts); json_next(&at);)
        if (json_string(at.value).len > 0 && glob_matches(glob, json_string(at.value)) !=
                                                 lists(json_get(one, key), json_string(at.value)))
            differences = fixture_differs(one, key, json_cstr(at.value), differences);
    return differences;
}

static int replay_paths(const struct json *one, const struct json *texts, const char *key,
                        int (*match)(struct str, struct str, bool *, struct error *),
                        int differences)
{
    for (struct json_cursor at = json_walk(texts); json_next(&at);) {
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *want = json_item(json_get(one, key), at.index);
        bool matches = false;
        int result = match(json_text_at(one, "pattern"), json_string(at.value), &matches, &err);

        if (result < 0 ? !json_is(want, JSON_STRING)
                       : !json_is(want, JSON_BOOL) || json_bool(want, false) != matches)
            differences = fixture_differs(one, key, json_cstr(at.value), differences);
    }
    return differences;
}

static void patterns_match_as_gobwas_doublestar_and_go_do(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *cases = fixture_read("glob.json", arena);
    const struct json *texts = json_get(json_item(cases, 0), "texts");
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(cases); json_next(&at);) {
        if (json_get(at.value, "texts"))
            continue;
        differences = replay_gobwas(at.value, texts, "", "any", differences);
        differences = replay_gobwas(at.value, texts, "/", "slash", differences);
        differences = replay_paths(at.value, texts, "doublestar", glob_doublestar, differences);
        differences = replay_paths(at.value, texts, "path", glob_path, differences);
    }
    assert_int_equal(differences, 0);
    assert_true(json_count(cases) > 150);
}

static void alternatives_of_doublestar_are_limited(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool matches;

    (void)state;
    assert_int_equal(glob_doublestar(STR("{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}"
                                         "{a,a}{a,a}{a,a}x"),
                                     STR("aaaaaaaaaaaaaay"), &matches, &err),
                     -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
}

static void a_pattern_that_does_not_compile_matches_nothing(void **state)
{
    (void)state;
    assert_false(glob_matches_text(STR("["), "", STR("[")));
    assert_true(glob_matches_text(STR("a*"), "", STR("a/b")));
    assert_false(glob_matches_text(STR("a*"), "/", STR("a/b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_match_as_gobwas_doublestar_and_go_do),
        cmocka_unit_test(alternatives_of_doublestar_are_limited),
        cmocka_unit_test(a_pattern_that_does_not_compile_matches_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
