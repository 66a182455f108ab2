#include "base/arena.h"
#include "source/git_url.h"
#include "test.h"

static void scp_and_ssh_urls_are_ssh(void **state)
{
    (void)state;
    struct str user = STR_EMPTY;

    assert_true(git_url_is_ssh(STR("git@github.com:org/app.git"), &user));
    assert_true(str_equals(user, "git"));
    assert_true(git_url_is_ssh(STR("ssh://me@host:2222/app"), &user));
    assert_true(str_equals(user, "me"));
    assert_false(git_url_is_ssh(STR("https://user@host/app"), NULL));
    assert_false(git_url_is_ssh(STR("/srv/git/app.git"), NULL));
    assert_false(git_url_is_ssh(STR("git@"), NULL));
    assert_false(git_url_is_ssh(STR("a@b@c"), NULL));
}

static void host_and_port_are_found_in_every_form(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();

    assert_string_equal(git_url_host(STR("https://u:p@h.example:8443/x"), arena), "h.example");
    assert_string_equal(git_url_port(STR("https://u:p@h.example:8443/x"), arena), "8443");
    assert_string_equal(git_url_host(STR("git@h.example:org/x"), arena), "h.example");
    assert_string_equal(git_url_port(STR("git@h.example:org/x"), arena), "");
    assert_string_equal(git_url_host(STR("ssh://git@[::1]:22/x"), arena), "::1");
    assert_string_equal(git_url_port(STR("ssh://git@[::1]:22/x"), arena), "22");
    assert_string_equal(git_url_host(STR("/srv/x"), arena), "");
}

static void passwords_are_taken_out_of_http_urls_only(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();

    assert_string_equal(git_url_without_password(STR("https://u:p@h/x"), arena), "https://h/x");
    assert_string_equal(git_url_without_password(STR("https://h/x@y"), arena), "https://h/x@y");
    assert_string_equal(git_url_without_password(STR("git@h:x"), arena), "git@h:x");
}

static void what_git_could_take_for_an_option_is_not_safe(void **state)
{
    (void)state;
    assert_true(git_url_is_safe(STR("https://h/x")));
    assert_false(git_url_is_safe(STR("--upload-pack=touch /tmp/x")));
    assert_false(git_url_is_safe(STR("")));
    assert_false(git_url_is_safe(STR("https://h/\nx")));
}

static void commits_are_told_by_their_digits(void **state)
{
    (void)state;
    assert_true(git_is_commit_sha(STR("0123456789abcdefABCDEF0123456789abcdef01")));
    assert_false(git_is_commit_sha(STR("0123456789abcdefABCDEF0123456789abcdef0g")));
    assert_false(git_is_commit_sha(STR("0123456")));
    assert_true(git_is_short_sha(STR("0123456")));
    assert_false(git_is_short_sha(STR("012345")));
    assert_false(git_is_short_sha(STR("012345x")));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(scp_and_ssh_urls_are_ssh),
        cmocka_unit_test(host_and_port_are_found_in_every_form),
        cmocka_unit_test(passwords_are_taken_out_of_http_urls_only),
        cmocka_unit_test(what_git_could_take_for_an_option_is_not_safe),
        cmocka_unit_test(commits_are_told_by_their_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
