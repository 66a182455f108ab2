#include "base/arena.h"
#include "data/bcrypt.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* Made by Go's golang.org/x/crypto/bcrypt of "password". */
#define FROM_GO "$2a$10$txEUll/QxtXtXTArLa08m.pb6j39Arq2E/EwQPlqNWyDOci9pQU9q"

static void a_password_fits_its_own_hash_alone(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *hash, *again;

    (void)state;
    assert_int_equal(bcrypt_hash(STR("password"), NULL, arena, &hash, &err), 0);
    assert_int_equal(strlen(hash), 60);
    assert_int_equal(strncmp(hash, "$2a$10$", 7), 0);
    assert_true(bcrypt_verify(STR("password"), str_of(hash)));
    assert_false(bcrypt_verify(STR("Password"), str_of(hash)));
    assert_false(bcrypt_verify(STR(""), str_of(hash)));
    assert_int_equal(bcrypt_hash(STR("password"), NULL, arena, &again, &err), 0);
    assert_string_not_equal(hash, again);
}

static void one_salt_gives_one_hash(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const unsigned char salt[BCRYPT_SALT_SIZE] = "0123456789abcde";
    const char *hash, *again;

    (void)state;
    assert_int_equal(bcrypt_hash(STR("x"), salt, arena, &hash, &err), 0);
    assert_int_equal(bcrypt_hash(STR("x"), salt, arena, &again, &err), 0);
    assert_string_equal(hash, again);
}

static void what_is_no_hash_fits_nothing(void **state)
{
    (void)state;
    assert_false(bcrypt_verify(STR("password"), STR("")));
    assert_false(bcrypt_verify(STR("password"), STR("password")));
    assert_false(bcrypt_verify(STR("password"), STR("$2a$10$short")));
    assert_false(bcrypt_verify(STR("password"), STR("$1$10$abcdefghijklmnopqrstuv")));
    assert_false(bcrypt_verify(STR(""), STR("*0")));
}

static void a_password_that_cannot_be_hashed_whole_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    char text[80];
    const char *hash;

    (void)state;
    memset(text, 'x', sizeof(text));
    text[73] = '\0';
    assert_int_equal(bcrypt_hash((struct str){ text, 73 }, NULL, arena, &hash, &err), -1);
    assert_string_equal(error_text(&err), "bcrypt: password length exceeds 72 bytes");
    assert_int_equal(bcrypt_hash((struct str){ "a\0b", 3 }, NULL, arena, &hash, &err), -1);
    assert_true(bcrypt_verify(STR("password"), STR(FROM_GO)));
    assert_false(bcrypt_verify((struct str){ "password\0x", 10 }, STR(FROM_GO)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_password_fits_its_own_hash_alone),
        cmocka_unit_test(one_salt_gives_one_hash),
        cmocka_unit_test(what_is_no_hash_fits_nothing),
        cmocka_unit_test(a_password_that_cannot_be_hashed_whole_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
