#include "argo/gpg_keys.h"
#include "base/arena.h"
#include "test.h"

#include <stdio.h>

static const char *text_of(struct str text, struct arena *arena)
{
    return arena_strndup(arena, text.ptr, text.len);
}

static void an_id_is_the_end_of_a_fingerprint(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str id;

    (void)state;
    assert_true(gpg_key_id(STR("0123456789abcDEF"), &id));
    assert_string_equal(text_of(id, arena), "0123456789abcDEF");
    assert_true(gpg_key_id(STR("5AAE1CFB28E28113FEE1528D78C483913CFCB967"), &id));
    assert_string_equal(text_of(id, arena), "78C483913CFCB967");
    assert_false(gpg_key_id(STR("0123456789abcDE"), &id));
    assert_false(gpg_key_id(STR("0123456789abcDEG"), &id));
    assert_false(gpg_key_id(STR(""), &id));
}

static void the_listing_tells_each_key(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct gpg_key_list list =
        gpg_keys_parse(STR("tru::1:1795284259:0:3:1:5\n"
                           "pub:-:2048:1:0633729089703C6C:1795284259:::-:::scSC::::::23::0:\n"
                           "fpr:::::::::AE76F7CC7B86E859219C92880633729089703C6C:\n"
                           "uid:-::::1795284259::3A79::Test (c\\x3ao) <a@b>::::::::::0:\n"
                           "uid:-::::1795284259::3A79::Another::::::::::0:\n"
                           "sub:-:2048:1:AAAAAAAAAAAAAAAA:1795284259::::::e::::::23:\n"
                           "fpr:::::::::BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB:\n"
                           "pub:e:255:22:78C483913CFCB967:1795284259:::-:::scSC:::::ed25519:::0:\n"
                           "fpr:::::::::5AAE1CFB28E28113FEE1528D78C483913CFCB967:\n"
                           "uid:e::::1795284259::6C1D::Old::::::::::0:\n"
                           "pub:-:255:22:short\n"),
                       arena);

    (void)state;
    assert_int_equal(list.count, 2);
    assert_string_equal(text_of(list.items[0].id, arena), "0633729089703C6C");
    assert_string_equal(text_of(list.items[0].fingerprint, arena),
                        "AE76F7CC7B86E859219C92880633729089703C6C");
    assert_string_equal(text_of(list.items[0].owner, arena), "Test (c:o) <a@b>");
    assert_string_equal(text_of(list.items[0].trust, arena), "unknown");
    assert_string_equal(text_of(list.items[0].kind, arena), "rsa2048");
    assert_string_equal(text_of(list.items[1].kind, arena), "ed25519");
    assert_string_equal(text_of(list.items[1].trust, arena), "expired");
    assert_int_equal(gpg_keys_parse(STR(""), arena).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_the_end_of_a_fingerprint),
        cmocka_unit_test(the_listing_tells_each_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
