#include "base/arena.h"
#include "template/certificate.h"
#include "test.h"

static void keys_survive_pem(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(certificate_key_release) struct certificate_key key = { 0 };
    CLEANUP(certificate_key_release) struct certificate_key again = { 0 };
    struct str pem;

    assert_int_equal(certificate_make_key(STR("ed25519"), 0, &key, &err), 0);
    assert_int_equal(certificate_write_key(&key, arena, &pem, &err), 0);
    assert_true(str_has_prefix(pem, STR("-----BEGIN PRIVATE KEY-----")));
    assert_int_equal(certificate_read_key(pem, &again, &err), 0);
    assert_int_equal(EVP_PKEY_eq(key.key, again.key), 1);
}

static void what_is_no_key_is_refused(void **state)
{
    (void)state;
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(certificate_key_release) struct certificate_key key = { 0 };

    assert_int_equal(certificate_read_key(STR("x"), &key, &err), -1);
    assert_string_equal(error_text(&err), "no PEM data in input");
    assert_int_equal(certificate_check(STR("x"), "it", &err), -1);
    assert_string_equal(error_text(&err), "unable to decode certificate");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_survive_pem),
        cmocka_unit_test(what_is_no_key_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
