#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/regex.h"
#include "data/regex_re2.h"
#include "test.h"

static struct str replace(const char *pattern, const char *text, const char *replacement,
                          struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_free) struct regex *regex = NULL;
    const struct regex_replacement with = { .text = str_of(replacement), .limit = 1 << 20 };
    struct str result = STR_EMPTY;

    assert_int_equal(regex_compile(str_of(pattern), &regex, &err), 0);
    assert_int_equal(regex_replace(regex, str_of(text), &with, arena, &result, &err), 0);
    return result;
}

static void replacements_expand_as_in_go(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(replace("a(x*)b", "-ab-axxb-", "T", arena).ptr, "-T-T-");
    assert_string_equal(replace("a(x*)b", "-ab-axxb-", "$1", arena).ptr, "--xx-");
    assert_string_equal(replace("a(x*)b", "-ab-axxb-", "$1W", arena).ptr, "---");
    assert_string_equal(replace("a(x*)b", "-ab-axxb-", "${1}W$$", arena).ptr, "-W$-xxW$-");
    assert_string_equal(replace("(?<y>b)", "abc", "<$y>$", arena).ptr, "a<b>$c");
    assert_string_equal(replace("x*", "abc", "-", arena).ptr, "-a-b-c-");
    assert_string_equal(replace("x*", "axxb", "-", arena).ptr, "-a-b-");
    assert_string_equal(replace("^", "ab", ">", arena).ptr, ">ab");
    assert_string_equal(replace("", "\xc3\xa9!", ".", arena).ptr, ".\xc3\xa9.!.");
}

static void errors_are_worded_as_in_go(void **state)
{
    static const char *const cases[][2] = {
        { "a(b", "error parsing regexp: missing closing ): `a(b`" },
        { "a)", "error parsing regexp: unexpected ): `a)`" },
        { "a[b", "error parsing regexp: missing closing ]: `[b`" },
        { "*a", "error parsing regexp: missing argument to repetition operator: `*`" },
        { "a\\C", "error parsing regexp: invalid escape sequence: `\\C`" },
        { "(?=a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        CLEANUP(error_release) struct error err = { 0 };
        CLEANUP(regex_free) struct regex *regex = NULL;

        assert_int_equal(regex_compile(str_of(cases[i][0]), &regex, &err), -1);
        assert_string_equal(error_text(&err), cases[i][1]);
    }
}

static void what_is_too_large_for_us_is_told_from_what_is_wrong(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf pattern = STRBUF_INIT(1024);
    CLEANUP(regex_free) struct regex *regex = NULL;
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    for (int i = 0; i < 50; i++)
        strbuf_puts(&pattern, "\\pL{1000}");
    assert_int_equal(regex_compile((struct str){ pattern.ptr, pattern.len }, &regex, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
    error_release(&err);
    assert_int_equal(regex_compile(STR("((a{1,500}){1,500})"), &regex, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
}

static void all_matches_are_found_with_their_groups(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct regex_span *spans;
    size_t matches;

    (void)state;
    assert_int_equal(regex_compile(STR("(a)|(?P<letter>b)"), &regex, &err), 0);
    assert_int_equal(regex_group_count(regex), 2);
    assert_true(str_equals(regex_group_name(regex, 2), "letter"));
    regex_find_all(regex, STR("xaxb"), -1, arena, &spans, &matches);
    assert_int_equal(matches, 2);
    assert_int_equal(spans[0].begin, 1);
    assert_int_equal(spans[2].begin, -1);
    assert_int_equal(spans[3 + 2].begin, 3);
    regex_find_all(regex, STR("aaaa"), 3, arena, &spans, &matches);
    assert_int_equal(matches, 3);
    assert_true(regex_matches(regex, STR("--b")));
    assert_false(regex_matches(regex, STR("--")));
    assert_true(str_equals(regex_quote(STR("a.b*"), arena), "a\\.b\\*"));
}

static void a_byte_of_no_rune_is_a_rune_of_its_own(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(regex_free) struct regex *regex = NULL;
    struct regex_span span, *spans;
    size_t matches;

    (void)state;
    assert_string_equal(replace(".", "a\xc3.\xc3\xa9", "<$0>", arena).ptr,
                        "<a><\xc3><.><\xc3\xa9>");
    assert_string_equal(replace("(\\x{fffd})(b)",
                                "\x80\x81"
                                "b",
                                "$2$1", arena)
                            .ptr,
                        "\x80"
                        "b\x81");
    assert_int_equal(regex_compile(STR("[^a]b?"), &regex, &err), 0);
    assert_true(regex_matches(regex, STR("a\xff")));
    assert_true(regex_find(regex,
                           STR("\xffxa\xfe"
                               "bc"),
                           2, &span, 1));
    assert_int_equal(span.begin, 3);
    assert_int_equal(span.end, 5);
    regex_find_all(regex,
                   STR("\xff\xfe"
                       "b"),
                   -1, arena, &spans, &matches);
    assert_int_equal(matches, 2);
    assert_int_equal(spans[1].begin, 1);
    assert_int_equal(spans[1].end, 3);
}

static void posix_takes_the_longest_alternative(void **state)
{
    struct re2_failure failure = { 0 };
    struct re2_expression *re2 = re2_new("a|ab", 4, true, &failure);
    struct regex_span span;

    (void)state;
    assert_non_null(re2);
    assert_true(re2_match(re2, "ab", 2, 0, &span, 1));
    assert_int_equal(span.end, 2);
    re2_free(re2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replacements_expand_as_in_go),
        cmocka_unit_test(errors_are_worded_as_in_go),
        cmocka_unit_test(what_is_too_large_for_us_is_told_from_what_is_wrong),
        cmocka_unit_test(a_byte_of_no_rune_is_a_rune_of_its_own),
        cmocka_unit_test(posix_takes_the_longest_alternative),
        cmocka_unit_test(all_matches_are_found_with_their_groups),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
