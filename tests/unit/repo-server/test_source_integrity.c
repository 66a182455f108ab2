#include "base/arena.h"
#include "source_integrity.h"
#include "test.h"

#include <string.h>

#define KEY "EA43CF0B9D1593FB"
#define OTHER "D9CCAC87E9583EA5"

static char allowed[] = "0123456789012345678901234567890123456789", id[] = KEY,
            lower[] = "ea43cf0b9d1593fb", lengthy[] = "D01BC544683638095521BE1FEA43CF0B9D1593FB",
            nonsense[] = "key";

static size_t describe(const struct git_signature *items, size_t count, char *key,
                       struct arena *arena, char ***out)
{
    Argosy__Repo__GitIntegrityPolicy policy = ARGOSY__REPO__GIT_INTEGRITY_POLICY__INIT;
    const struct git_signatures signatures = { items, count };
    char *keys[] = { nonsense, key };

    policy.gpg_keys = keys;
    policy.n_gpg_keys = 2;
    return source_integrity_describe(&policy, &signatures, arena, out);
}

static void a_good_signature_counts_when_its_key_is_allowed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct git_signature one = { .revision = "1111111111111111111111111111111111111111",
                                       .author = "Ada <a>",
                                       .key = KEY,
                                       .state = GIT_SIGNATURE_GOOD };
    char **problems;

    (void)state;
    assert_int_equal(describe(&one, 1, id, arena, &problems), 0);
    assert_int_equal(describe(&one, 1, lengthy, arena, &problems), 0);
    assert_int_equal(describe(&one, 1, lower, arena, &problems), 1);
    assert_int_equal(describe(&one, 1, allowed, arena, &problems), 1);
    assert_string_equal(problems[0],
                        "Failed verifying revision 1111111111111111111111111111111111111111 by "
                        "'Ada <a>': signed with unallowed key (key_id=" KEY ")");
}

static void a_key_is_told_once_and_what_is_not_signed_each_time(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct git_signature items[] = {
        { "v1", "Ada \"<a>\"", OTHER, GIT_SIGNATURE_GOOD },
        { "1111111111111111111111111111111111111111", "Ada <a>", OTHER, GIT_SIGNATURE_GOOD },
        { "2222222222222222222222222222222222222222", "Ada <a>", OTHER, GIT_SIGNATURE_BAD },
        { "3333333333333333333333333333333333333333", "Eve <e>", "", GIT_SIGNATURE_NONE },
        { "4444444444444444444444444444444444444444", "Eve <e>", "", GIT_SIGNATURE_NONE },
        { "5555555555555555555555555555555555555555", "Ada <a>", KEY, GIT_SIGNATURE_GOOD },
    };
    char **problems;

    (void)state;
    assert_int_equal(describe(items, 6, id, arena, &problems), 4);
    assert_string_equal(problems[0], "Failed verifying revision v1 by 'Ada \"<a>\"': signed with "
                                     "unallowed key (key_id=" OTHER ")");
    assert_non_null(strstr(problems[1], " revision 1111"));
    assert_string_equal(problems[2],
                        "Failed verifying revision 3333333333333333333333333333333333333333 by "
                        "'Eve <e>': unsigned (key_id=)");
    assert_non_null(strstr(problems[3], " revision 4444"));
}

static void ten_problems_are_enough(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct git_signature items[30];
    char **problems;

    (void)state;
    for (size_t i = 0; i < 30; i++)
        items[i] = (struct git_signature){ arena_printf(arena, "%040zu", i), "E <e>", "",
                                           GIT_SIGNATURE_NONE };
    assert_int_equal(describe(items, 30, id, arena, &problems), 10);
    for (size_t i = 0; i < 30; i++) {
        items[i].state = GIT_SIGNATURE_KEY_MISSING;
        items[i].key = arena_printf(arena, "%016zu", i);
    }
    assert_int_equal(describe(items, 30, id, arena, &problems), 10);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_signature_counts_when_its_key_is_allowed),
        cmocka_unit_test(a_key_is_told_once_and_what_is_not_signed_each_time),
        cmocka_unit_test(ten_problems_are_enough),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
