#include "base/arena.h"
#include "source/git_revision.h"
#include "test.h"

#define MAIN "1111111111111111111111111111111111111111"
#define V100 "2222222222222222222222222222222222222222"
#define V120 "3333333333333333333333333333333333333333"
#define V2RC "4444444444444444444444444444444444444444"
#define SAME "5555555555555555555555555555555555555555"
#define PULL "6666666666666666666666666666666666666666"
#define APP1 "7777777777777777777777777777777777777777"

static const struct git_ref items[] = {
    { "HEAD", "", "refs/heads/main" },      { "refs/heads/main", MAIN, NULL },
    { "refs/heads/same", MAIN, NULL },      { "refs/heads/deadbeef", MAIN, NULL },
    { "refs/pull/1/head", PULL, NULL },     { "refs/tags/same", SAME, NULL },
    { "refs/tags/v1.0.0", V100, NULL },     { "refs/tags/v1.2.0", V120, NULL },
    { "refs/tags/v2.0.0-rc1", V2RC, NULL }, { "refs/tags/app-1.5.0", APP1, NULL },
    { "refs/tags/latest", V100, NULL },
};
static const struct git_refs refs = { items, sizeof(items) / sizeof(*items) };

static void assert_resolves(const char *revision, const char *prefix, const char *commit)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *found = NULL;

    assert_int_equal(git_revision_resolve(&refs, revision, prefix, arena, &found, &err), 0);
    assert_string_equal(found, commit);
}

static void assert_unknown(const char *revision, const char *text)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *found;

    assert_int_equal(git_revision_resolve(&refs, revision, "", arena, &found, &err), -1);
    assert_string_equal(error_text(&err), text);
    assert_int_equal(err.code, ERR_UNKNOWN);
}

static void names_stand_for_their_commits(void **state)
{
    (void)state;
    assert_resolves("main", "", MAIN);
    assert_resolves("refs/heads/main", "", MAIN);
    assert_resolves("latest", "", V100);
    assert_resolves("pull/1/head", "", PULL);
    assert_unknown("heads/main", "unable to resolve 'heads/main' to a commit SHA");
    assert_unknown("nope", "unable to resolve 'nope' to a commit SHA");
}

static void head_and_nothing_are_the_default_branch(void **state)
{
    (void)state;
    assert_resolves("", "", MAIN);
    assert_resolves("HEAD", "", MAIN);
}

static void a_commit_needs_no_list(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct git_refs none = { NULL, 0 };
    const char *found;

    assert_int_equal(git_revision_resolve(&none, V100, "", arena, &found, &err), 0);
    assert_string_equal(found, V100);
}

static void a_short_commit_stays_unless_a_name_is_like_it(void **state)
{
    (void)state;
    assert_resolves("abcdef0", "", "abcdef0");
    assert_resolves("deadbeef", "", MAIN);
    assert_unknown("abcdef", "unable to resolve 'abcdef' to a commit SHA");
}

static void a_tag_counts_over_a_branch_of_its_name(void **state)
{
    (void)state;
    assert_resolves("same", "", SAME);
}

static void a_range_is_the_highest_tag_in_it(void **state)
{
    (void)state;
    assert_resolves("1.x", "", V120);
    assert_resolves("~1.0", "", V100);
    assert_resolves(">=1.0.0", "", V120);
    assert_resolves(">=1.0.0-0", "", V2RC);
    assert_resolves("*", "", V120);
}

static void a_version_is_a_name(void **state)
{
    (void)state;
    assert_resolves("v1.0.0", "", V100);
    assert_unknown("1.0.0", "unable to resolve '1.0.0' to a commit SHA");
    assert_unknown(">=3", "unable to resolve '>=3' to a commit SHA");
}

static void a_prefix_narrows_the_tags(void **state)
{
    (void)state;
    assert_resolves("1.x", "app-", APP1);
    assert_resolves("1.5.0", "app-", APP1);
    assert_resolves("main", "app-", MAIN);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_for_their_commits),
        cmocka_unit_test(head_and_nothing_are_the_default_branch),
        cmocka_unit_test(a_commit_needs_no_list),
        cmocka_unit_test(a_short_commit_stays_unless_a_name_is_like_it),
        cmocka_unit_test(a_tag_counts_over_a_branch_of_its_name),
        cmocka_unit_test(a_range_is_the_highest_tag_in_it),
        cmocka_unit_test(a_version_is_a_name),
        cmocka_unit_test(a_prefix_narrows_the_tags),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
