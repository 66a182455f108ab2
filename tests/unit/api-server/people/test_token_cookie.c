#include "base/arena.h"
#include "people/token_cookie.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char *read_from(struct arena *arena, const char *header)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str token;
    int found = token_cookie_read(str_of(header), 20, arena, &token, &err);

    if (found == 0)
        return "(none)";
    if (found < 0)
        return arena_printf(arena, "error: %s", error_text(&err));
    return arena_strndup(arena, token.ptr, token.len);
}

static void the_token_is_found_among_other_cookies(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(read_from(arena, ""), "(none)");
    assert_string_equal(read_from(arena, "a=b; c"), "(none)");
    assert_string_equal(read_from(arena, "a=b;argocd.token=x.y.z ; c=d"), "x.y.z");
    assert_string_equal(read_from(arena, "argocd.token=\"x.y.z\""), "x.y.z");
    assert_string_equal(read_from(arena, "argocd.token="), "");
    assert_string_equal(read_from(arena, "argocd.token=old; argocd.token=new"), "new");
    assert_string_equal(read_from(arena, "xargocd.token=a; argocd.token-1=b"), "(none)");
}

static void parts_are_put_together_in_their_order(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        read_from(arena, "argocd.token-2=ccc; argocd.token=3:aaa; argocd.token-1=bbb"),
        "aaabbbccc");
    assert_string_equal(read_from(arena, "argocd.token=1:aaa; argocd.token-1=bbb"), "aaa");
}

static void parts_that_do_not_fit_are_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const char *const bad[] = {
        "argocd.token=2:aaa",           "argocd.token=0:aaa",
        "argocd.token=x:aaa",           "argocd.token=:aaa",
        "argocd.token=-1:aaa",          "argocd.token=21:aaa",
        "argocd.token=99999999999:aaa", "argocd.token=2:a:b; argocd.token-1=c",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        assert_string_equal(read_from(arena, bad[i]), "error: invalid cookie for key argocd.token");
}

static void a_short_token_is_one_cookie(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_cookie_options plain = { "/", false, 20 }, deep = { "/a/b/", true, 20 };
    const char *const *cookies;

    (void)state;
    assert_int_equal(token_cookie_make(STR("x.y.z"), &plain, arena, &cookies, &err), 0);
    assert_string_equal(cookies[0], "argocd.token=x.y.z; path=/; SameSite=lax; httpOnly");
    assert_null(cookies[1]);
    assert_int_equal(token_cookie_make(STR("x.y.z"), &deep, arena, &cookies, &err), 0);
    assert_string_equal(cookies[0],
                        "argocd.token=x.y.z; path=/a/b; SameSite=lax; httpOnly; Secure");
}

static void a_long_token_comes_back_whole(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_cookie_options options = { "/", true, 20 };
    char *token = arena_alloc(arena, 10001), *header = arena_printf(arena, "other=1");
    const char *const *cookies;
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < 10000; i++)
        token[i] = (char)('a' + i % 26);
    assert_int_equal(token_cookie_make(str_of(token), &options, arena, &cookies, &err), 0);
    for (; cookies[count]; count++) {
        assert_true(strlen(cookies[count]) <= TOKEN_COOKIE_MAX_BYTES);
        header = arena_printf(arena, "%s; %.*s", header, (int)strcspn(cookies[count], ";"),
                              cookies[count]);
    }
    assert_int_equal(count, 3);
    assert_string_equal(read_from(arena, header), token);
}

static void a_token_that_needs_too_many_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_cookie_options options = { "/", true, 2 };
    char *token = arena_alloc(arena, 10001);
    const char *const *cookies;

    (void)state;
    memset(token, 'a', 10000);
    assert_int_equal(token_cookie_make(str_of(token), &options, arena, &cookies, &err), -1);
    assert_string_equal(error_text(&err),
                        "the authentication token is 10000 characters long and requires 3 cookies "
                        "but the max number of cookies is 2. Contact your Argo CD administrator to "
                        "increase the max number of cookies");
}

static void every_part_that_was_sent_is_cleared(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct token_cookie_options options = { "/", false, 20 };
    const char *const *cookies =
        token_cookie_clear(STR("a=b; argocd.token=2:x; argocd.token-1=y"), &options, arena);

    (void)state;
    assert_string_equal(cookies[0], "argocd.token=; path=/; SameSite=lax; httpOnly; Max-Age=0");
    assert_string_equal(cookies[1], "argocd.token-1=; path=/; SameSite=lax; httpOnly; Max-Age=0");
    assert_null(cookies[2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_token_is_found_among_other_cookies),
        cmocka_unit_test(parts_are_put_together_in_their_order),
        cmocka_unit_test(parts_that_do_not_fit_are_refused),
        cmocka_unit_test(a_short_token_is_one_cookie),
        cmocka_unit_test(a_long_token_comes_back_whole),
        cmocka_unit_test(a_token_that_needs_too_many_is_refused),
        cmocka_unit_test(every_part_that_was_sent_is_cleared),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
