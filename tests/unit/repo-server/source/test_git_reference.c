#include "base/arena.h"
#include "source/git_reference.h"
#include "test.h"

#define KEY "Argocd-reference-commit-"

static void all_trailers_are_read(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_reference reference;

    assert_true(git_reference_parse(
        STR("Signed-off-by: x\n" KEY "author: Jane Doe <jane@example.com>\n" KEY
            "date: 2025-01-02T03:04:05+01:00\n" KEY "subject: fix: it\n" KEY
            "body: \"two\\nlines\"\n" KEY "sha: abc1234\n" KEY "repourl: https://h/x"),
        arena, &reference));
    assert_string_equal(reference.author, "\"Jane Doe\" <jane@example.com>");
    assert_string_equal(reference.date, "2025-01-02T03:04:05+01:00");
    assert_string_equal(reference.subject, "fix: it");
    assert_string_equal(reference.body, "two\nlines");
    assert_string_equal(reference.sha, "abc1234");
    assert_string_equal(reference.repo_url, "https://h/x");
}

static void a_bad_value_is_left_out(void **state)
{
    (void)state;
    static const char *const bad[] = { KEY "author: nobody", KEY "date: yesterday",
                                       KEY "body: not json", KEY "sha: ABC1234",
                                       KEY "sha: abc",       KEY "repourl: %zz",
                                       KEY "other: x",       KEY "subject" };

    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        struct git_reference reference;

        assert_false(git_reference_parse(str_of(bad[i]), arena, &reference));
    }
}

static void names_beyond_ascii_are_encoded(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_reference reference;

    assert_true(git_reference_parse(STR(KEY "author: J\xC3\xB6rg X <j@x.de>"), arena, &reference));
    assert_string_equal(reference.author, "=?utf-8?q?J=C3=B6rg_X?= <j@x.de>");
    assert_true(git_reference_parse(STR(KEY "author: j@x.de"), arena, &reference));
    assert_string_equal(reference.author, "<j@x.de>");
}

static void without_an_author_gos_nobody_is_named(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_reference reference;

    assert_true(git_reference_parse(STR(KEY "sha: abc1234"), arena, &reference));
    assert_string_equal(reference.author, "<@>");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_trailers_are_read),
        cmocka_unit_test(a_bad_value_is_left_out),
        cmocka_unit_test(names_beyond_ascii_are_encoded),
        cmocka_unit_test(without_an_author_gos_nobody_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
