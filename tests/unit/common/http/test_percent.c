#include "base/arena.h"
#include "http/percent.h"
#include "test.h"

static void assert_decoded(const char *text, enum percent_place place, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    assert_string_equal(percent_decode(str_of(text), place, arena).ptr, expected);
}

static void what_is_encoded_is_decoded_once(void **state)
{
    (void)state;
    assert_decoded("a%2Fb%20c", PERCENT_PATH, "a/b c");
    assert_decoded("%252F", PERCENT_PATH, "%2F");
    assert_decoded("a+b", PERCENT_PATH, "a+b");
    assert_decoded("a+b%2B", PERCENT_QUERY, "a b+");
    assert_decoded("%c3%BC", PERCENT_PATH, "\xc3\xbc");
}

static void what_is_no_encoding_stays(void **state)
{
    (void)state;
    assert_decoded("%", PERCENT_PATH, "%");
    assert_decoded("%4", PERCENT_PATH, "%4");
    assert_decoded("%zz%41", PERCENT_PATH, "%zzA");
    assert_decoded("", PERCENT_PATH, "");
}

static void what_is_broken_is_found(void **state)
{
    struct str broken = STR_EMPTY;

    (void)state;
    assert_false(percent_find_broken(STR("a%20%41+"), &broken));
    assert_true(percent_find_broken(STR("a%20%zzb"), &broken));
    assert_true(str_equals(broken, "%zz"));
    assert_true(percent_find_broken(STR("a%4"), &broken));
    assert_true(str_equals(broken, "%4"));
}

static void a_nul_byte_is_kept_as_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str decoded = percent_decode(STR("a%00b"), PERCENT_PATH, arena);

    (void)state;
    assert_int_equal(decoded.len, 3);
    assert_memory_equal(decoded.ptr, "a\0b", 3);
}

static void all_that_is_not_plain_is_encoded(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(percent_encode(STR("a-_.~Z9 /\xc3\xbc\0?"), arena).ptr,
                        "a-_.~Z9%20%2F%C3%BC%00%3F");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_encoded_is_decoded_once),
        cmocka_unit_test(what_is_no_encoding_stays),
        cmocka_unit_test(what_is_broken_is_found),
        cmocka_unit_test(a_nul_byte_is_kept_as_one),
        cmocka_unit_test(all_that_is_not_plain_is_encoded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
