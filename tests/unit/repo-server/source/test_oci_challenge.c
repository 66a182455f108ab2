#include "base/arena.h"
#include "source/oci_challenge.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char *parsed(const char *header, struct arena *arena)
{
    struct oci_challenge challenge;

    if (!oci_challenge_parse(str_of(header), &challenge))
        return "none";
    return arena_printf(arena, "%s|%.*s|%.*s|%.*s", challenge.is_bearer ? "bearer" : "basic",
                        STR_ARG(challenge.realm), STR_ARG(challenge.service),
                        STR_ARG(challenge.scope));
}

static void challenges_are_read(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        parsed("Bearer realm=\"https://a/token\",service=\"r\",scope=\"repository:a/b:"
               "pull,push\"",
               arena),
        "bearer|https://a/token|r|repository:a/b:pull,push");
    assert_string_equal(parsed("bearer service=r , realm=https://a", arena), "bearer|https://a|r|");
    assert_string_equal(parsed("Basic realm=\"x\"", arena), "basic|x||");
    assert_string_equal(parsed("Basic", arena), "basic|||");
}

static void what_is_none_is_not(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(parsed("", arena), "none");
    assert_string_equal(parsed("Digest realm=\"x\"", arena), "none");
    assert_string_equal(parsed("Bearer service=\"r\"", arena), "none");
    assert_string_equal(parsed("Bearerrealm=\"r\"", arena), "none");
    assert_string_equal(parsed("Bearer realm=\"open", arena), "none");
}

static void the_next_page_is_found(void **state)
{
    struct str link;

    (void)state;
    assert_true(oci_link_next(STR("</v2/a/tags/list?last=b>; rel=\"next\""), &link));
    assert_true(str_equals(link, "/v2/a/tags/list?last=b"));
    assert_false(oci_link_next(STR("</v2/a>; rel=\"prev\""), &link));
    assert_false(oci_link_next(STR("></v2/a<"), &link));
    assert_false(oci_link_next(STR(""), &link));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(challenges_are_read),
        cmocka_unit_test(what_is_none_is_not),
        cmocka_unit_test(the_next_page_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
