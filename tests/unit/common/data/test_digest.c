#include "base/arena.h"
#include "data/digest.h"
#include "test.h"

static void digests_are_the_standards(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    unsigned char raw[DIGEST_SHA256_SIZE];

    (void)state;
    assert_string_equal(digest_sha256(STR("abc"), arena),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(digest_sha1(STR("abc"), arena), "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert_string_equal(digest_md5(STR(""), arena), "d41d8cd98f00b204e9800998ecf8427e");
    digest_sha256_raw(STR("abc"), raw);
    assert_string_equal(digest_hex_of((struct str){ (const char *)raw, sizeof(raw) }, arena),
                        digest_sha256(STR("abc"), arena));
}

static void blake2b_is_the_standards(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    unsigned char raw[DIGEST_BLAKE2B_SIZE];

    (void)state;
    digest_blake2b_raw(STR("abc"), raw);
    assert_string_equal(digest_hex_of((struct str){ (const char *)raw, sizeof(raw) }, arena),
                        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
}

static void pieces_give_the_digest_of_the_whole(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(digest_free) struct digest *digest = digest_new();

    (void)state;
    digest_add(digest, STR("a"));
    digest_add(digest, STR(""));
    digest_add(digest, STR("bc"));
    assert_string_equal(digest_hex(digest, arena), digest_sha256(STR("abc"), arena));
}

static void fast_hashes_are_the_known_ones(void **state)
{
    const char *text = "0123456789abcdefghijklmnopqrstuvwxyz";

    (void)state;
    assert_int_equal(digest_fnv32a(STR("")), 0x811c9dc5u);
    assert_int_equal(digest_fnv32a(STR("foobar")), 0xbf9cf968u);
    assert_true(digest_fnv64a(STR("foobar")) == 0x85944171f73967e8u);
    assert_true(digest_xxh64(STR("")) == 0xef46db3751d8e999u);
    assert_true(digest_xxh64(STR("a")) == 0xd24ec4f1a98c6e5bu);
    assert_true(digest_xxh64(STR("abc")) == 0x44bc2cf5ad770999u);
    assert_true(digest_xxh64(STR("Nobody inspects the spammish repetition")) ==
                0xfbcea83c8a378bf1u);
    assert_true(digest_xxh64_seeded(str_of(text), 1) != digest_xxh64(str_of(text)));
}

static void base64_goes_both_ways(void **state)
{
    static const struct {
        const char *bytes, *text;
    } cases[] = {
        { "", "" },
        { "f", "Zg==" },
        { "fo", "Zm8=" },
        { "foo", "Zm9v" },
        { "foob", "Zm9vYg==" },
        { "fooba", "Zm9vYmE=" },
        { "foobar", "Zm9vYmFy" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str out;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        assert_string_equal(base64_encode(str_of(cases[i].bytes), arena).ptr, cases[i].text);
        assert_int_equal(base64_decode(str_of(cases[i].text), 6, arena, &out, &err), 0);
        assert_string_equal(out.ptr, cases[i].bytes);
    }
    assert_string_equal(base64_encode(STR("\xff\xfe\xfd"), arena).ptr, "//79");
    assert_string_equal(base64url_encode(STR("\xff\xfe\xfd\xff"), arena).ptr, "__79_w==");
    assert_string_equal(base64url_encode_raw(STR("\xff\xfe\xfd\xff"), arena).ptr, "__79_w");
    assert_int_equal(base64url_decode(STR("__79_w"), 9, arena, &out, &err), 0);
    assert_memory_equal(out.ptr, "\xff\xfe\xfd\xff", 5);
    assert_int_equal(base64url_decode(STR("__79_w=="), 9, arena, &out, &err), 0);
    assert_int_equal(base64_decode(STR("Zm9v\r\nYmFy\n"), 9, arena, &out, &err), 0);
    assert_string_equal(out.ptr, "foobar");
}

static void bad_base64_is_told_by_its_place(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "Zg", "illegal base64 data at input byte 0" },
        { "Zm9*", "illegal base64 data at input byte 3" },
        { "Z===", "illegal base64 data at input byte 1" },
        { "Zg==Zg==", "illegal base64 data at input byte 4" },
        { "__79", "illegal base64 data at input byte 0" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str out;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        CLEANUP(error_release) struct error err = { 0 };

        assert_int_equal(base64_decode(str_of(cases[i].text), 9, arena, &out, &err), -1);
        assert_string_equal(error_text(&err), cases[i].message);
    }
}

static void base64_has_a_limit(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str out;

    (void)state;
    assert_int_equal(base64_decode(STR("Zm9vYmFy"), 5, arena, &out, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void a_message_is_signed_as_rfc_4231_has_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    unsigned char raw[DIGEST_SHA256_SIZE];

    (void)state;
    digest_hmac_sha256(STR("Jefe"), STR("what do ya want for nothing?"), raw);
    assert_string_equal(digest_hex_of((struct str){ (const char *)raw, sizeof(raw) }, arena),
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    digest_hmac_sha256(STR_EMPTY, STR_EMPTY, raw);
    assert_string_equal(digest_hex_of((struct str){ (const char *)raw, sizeof(raw) }, arena),
                        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

static void secrets_are_compared_whole(void **state)
{
    (void)state;
    assert_true(digest_equal(STR("secret"), STR("secret")));
    assert_true(digest_equal(STR_EMPTY, STR_EMPTY));
    assert_false(digest_equal(STR("secret"), STR("secreT")));
    assert_false(digest_equal(STR("secret"), STR("secret ")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_signed_as_rfc_4231_has_it),
        cmocka_unit_test(secrets_are_compared_whole),
        cmocka_unit_test(digests_are_the_standards),
        cmocka_unit_test(blake2b_is_the_standards),
        cmocka_unit_test(pieces_give_the_digest_of_the_whole),
        cmocka_unit_test(fast_hashes_are_the_known_ones),
        cmocka_unit_test(base64_goes_both_ways),
        cmocka_unit_test(bad_base64_is_told_by_its_place),
        cmocka_unit_test(base64_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
