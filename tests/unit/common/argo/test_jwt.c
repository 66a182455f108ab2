#include "argo/jwt.h"
#include "data/digest.h"
#include "document.h"

#include <stdio.h>
#include <string.h>

#define KEY STR("a-secret-key")
enum { NOW = 1700000000 };

static struct str part(struct arena *arena, const char *json)
{
    return base64url_encode_raw(str_of(json), arena);
}

static struct str token_of(struct arena *arena, const char *header, const char *claims,
                           const char *signature)
{
    return str_of(arena_printf(arena, "%s.%s.%s", part(arena, header).ptr, part(arena, claims).ptr,
                               signature));
}

static const char *parse_fault(struct arena *arena, struct str token)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct jwt jwt;

    if (jwt_parse(token, arena, &jwt, &err) == 0)
        return "";
    assert_int_equal(err.code, ERR_UNAUTHENTICATED);
    return arena_printf(arena, "%s", error_text(&err));
}

static struct jwt parse(struct arena *arena, struct str token)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct jwt jwt = { 0 };

    if (jwt_parse(token, arena, &jwt, &err) < 0)
        fail_msg("%s", error_text(&err));
    return jwt;
}

static const char *hmac_fault(struct arena *arena, struct str token, struct str key)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct jwt jwt = parse(arena, token);

    if (jwt_verify_hmac(&jwt, key, &err) == 0)
        return "";
    return arena_printf(arena, "%s", error_text(&err));
}

static void what_was_signed_is_verified(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str token = jwt_sign(document(arena, "{iss: argocd, sub: 'admin:login'}"), KEY, arena);
    struct jwt jwt = parse(arena, token);

    (void)state;
    assert_true(str_equals(jwt.algorithm, "HS256"));
    assert_json(jwt.claims, "{\"iss\":\"argocd\",\"sub\":\"admin:login\"}");
    assert_string_equal(hmac_fault(arena, token, KEY), "");
    assert_string_equal(hmac_fault(arena, token, STR("another")),
                        "token signature is invalid: signature is invalid");
    assert_string_equal(hmac_fault(arena, token, STR_EMPTY),
                        "there is no key to verify tokens with yet");
}

/* Made with Python's hmac module. */
static void the_longer_digests_are_known(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        hmac_fault(arena,
                   STR("eyJhbGciOiAiSFMzODQifQ.eyJpc3MiOiJhcmdvY2QifQ."
                       "tOikl2HsVikdMFVLIOjuM6jfKCpLtE9HgjuA1hCt8HhvSMMzpxAn8F-hq8snhxS1"),
                   KEY),
        "");
    assert_string_equal(
        hmac_fault(arena,
                   STR("eyJhbGciOiAiSFM1MTIifQ.eyJpc3MiOiJhcmdvY2QifQ.jhlTO_NQGNANCUpbPKNotHB-"
                       "KQ1BvwvlEjotsAPglHeY7P48XS6jv3lOSpdr2rD2t9DJHGvzg5fcQtpfr0GZuQ"),
                   KEY),
        "");
}

static void an_algorithm_that_is_none_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const char *const algorithms[] = { "none", "RS256", "PS384", "ES512", "EdDSA" };
    static const char *const unknown[] = { "None", "", "HS25", "hs256", "HS256 " };

    (void)state;
    for (size_t i = 0; i < sizeof(algorithms) / sizeof(*algorithms); i++) {
        const char *header = arena_printf(arena, "{\"alg\":\"%s\"}", algorithms[i]);
        struct str token = token_of(arena, header, "{\"iss\":\"argocd\"}", "");

        assert_string_equal(
            hmac_fault(arena, token, KEY),
            arena_printf(arena,
                         "token is unverifiable: error while executing keyfunc: unexpected "
                         "signing method: %s",
                         algorithms[i]));
    }
    for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
        const char *header = arena_printf(arena, "{\"alg\":\"%s\"}", unknown[i]);

        assert_string_equal(parse_fault(arena, token_of(arena, header, "{\"iss\":\"argocd\"}", "")),
                            "token is unverifiable: signing method (alg) is unavailable");
    }
    assert_string_equal(parse_fault(arena, token_of(arena, "{\"typ\":\"JWT\"}", "{}", "")),
                        "token is unverifiable: signing method (alg) is unspecified");
}

static void an_altered_token_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str token = jwt_sign(document(arena, "{sub: 'bob:login'}"), KEY, arena);
    struct str other = jwt_sign(document(arena, "{sub: 'admin:login'}"), STR("x"), arena);
    ptrdiff_t own = str_find_last_char(token, '.'), theirs = str_find_last_char(other, '.');
    const char *mixed = arena_printf(arena, "%.*s%s", (int)theirs, other.ptr, token.ptr + own);

    (void)state;
    assert_string_equal(hmac_fault(arena, str_of(mixed), KEY),
                        "token signature is invalid: signature is invalid");
    assert_string_equal(
        hmac_fault(arena, str_of(arena_printf(arena, "%.*s.", (int)own, token.ptr)), KEY),
        "token signature is invalid: signature is invalid");
    assert_string_equal(
        hmac_fault(arena, str_of(arena_printf(arena, "%.*s", (int)token.len - 3, token.ptr)), KEY),
        "token signature is invalid: signature is invalid");
}

static void what_is_no_token_is_told(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *segments = "token is malformed: token contains an invalid number of segments";
    char *deep = arena_alloc(arena, 202);

    (void)state;
    assert_string_equal(parse_fault(arena, STR("")), segments);
    assert_string_equal(parse_fault(arena, STR("a.b")), segments);
    assert_string_equal(parse_fault(arena, STR("a.b.c.d")), segments);
    assert_string_equal(
        parse_fault(arena, STR("a=.b.c")),
        "token is malformed: could not base64 decode header: illegal base64 data at input byte 1");
    assert_string_equal(
        parse_fault(arena, str_of(arena_printf(arena, "%s.e\n30.", part(arena, "{}").ptr))),
        "token is malformed: could not base64 decode claim: illegal base64 data at input byte 1");
    /* "e30" is {}; "e31" has the same bytes and bits that mean nothing. */
    assert_string_not_equal(
        parse_fault(arena, str_of(arena_printf(arena, "%s.e31.", part(arena, "{}").ptr))), "");
    assert_string_equal(parse_fault(arena, token_of(arena, "[]", "{}", "")),
                        "token is malformed: could not JSON decode header: json: cannot unmarshal "
                        "array into an object");
    memset(deep, '[', 100);
    memset(deep + 100, ']', 100);
    assert_string_not_equal(parse_fault(arena, token_of(arena, deep, "{}", "")), "");
    deep = arena_alloc(arena, JWT_MAX_BYTES + 2);
    memset(deep, 'a', JWT_MAX_BYTES + 1);
    assert_string_equal(parse_fault(arena, str_of(deep)), "token is malformed: it is too long");
}

static const char *times_fault(struct arena *arena, const char *claims)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct jwt jwt = { .claims = document(arena, claims) };

    if (jwt_check_times(&jwt, NOW, &err) == 0)
        return "";
    return arena_printf(arena, "%s", error_text(&err));
}

static void a_token_counts_between_its_begin_and_its_end(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *expired = "token has invalid claims: token is expired";

    (void)state;
    assert_string_equal(times_fault(arena, "{}"), "");
    assert_string_equal(times_fault(arena, "{exp: 0}"), "");
    assert_string_equal(times_fault(arena, "{exp: 1700000001, nbf: 1700000000}"), "");
    assert_string_equal(times_fault(arena, "{exp: 1700000000}"), expired);
    assert_string_equal(times_fault(arena, "{exp: -1}"), expired);
    assert_string_equal(times_fault(arena, "{exp: 1700000000.5}"), "");
    assert_string_equal(times_fault(arena, "{nbf: 1700000001}"),
                        "token has invalid claims: token is not valid yet");
    assert_string_equal(times_fault(arena, "{exp: '1800000000'}"),
                        "token has invalid claims: invalid type for claim: exp is invalid");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_signed_is_verified),
        cmocka_unit_test(the_longer_digests_are_known),
        cmocka_unit_test(an_algorithm_that_is_none_is_refused),
        cmocka_unit_test(an_altered_token_is_refused),
        cmocka_unit_test(what_is_no_token_is_told),
        cmocka_unit_test(a_token_counts_between_its_begin_and_its_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
