#include "argo/jwt.h"

#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

/* ---- reading ---- */

static bool is_base64url(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
              c == '-' || c == '_'))
            return false;
    }
    return true;
}

/* Neither padding nor line ends, nor bits that mean nothing. */
static int decode(struct str text, const char *what, struct arena *arena, struct str *out,
                  struct error *err)
{
    size_t bad = 0;

    while (bad < text.len && is_base64url(str_slice(text, bad, bad + 1)))
        bad++;
    if (bad < text.len)
        error_set(err, ERR_UNAUTHENTICATED, "illegal base64 data at input byte %zu", bad);
    else if (base64url_decode(text, JWT_MAX_BYTES, arena, out, err) == 0) {
        if (str_equal(base64url_encode_raw(*out, arena), text))
            return 0;
        error_set(err, ERR_UNAUTHENTICATED, "illegal base64 data at input byte %zu", text.len);
    }
    err->code = ERR_UNAUTHENTICATED;
    return error_prefix(err, "token is malformed: could not base64 decode %s", what);
}

static int decode_object(struct str text, const char *what, struct arena *arena,
                         const struct json **out, struct error *err)
{
    const struct json_limits limits = { .bytes = JWT_MAX_BYTES, .depth = JWT_MAX_DEPTH };
    struct str bytes;

    if (decode(text, what, arena, &bytes, err) < 0)
        return -1;
    if (json_parse(bytes, &limits, arena, out, err) == 0) {
        if (json_is(*out, JSON_OBJECT))
            return 0;
        error_set(err, ERR_UNAUTHENTICATED, "json: cannot unmarshal %s into an object",
                  json_type_name(json_type(*out)));
    }
    err->code = ERR_UNAUTHENTICATED;
    return error_prefix(err, "token is malformed: could not JSON decode %s", what);
}

/* Known by name, that is; only some are ever believed. */
static bool is_known_algorithm(struct str name)
{
    static const char *const names[] = { "HS256", "HS384", "HS512", "RS256", "RS384",
                                         "RS512", "PS256", "PS384", "PS512", "ES256",
                                         "ES384", "ES512", "EdDSA", "none" };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (str_equals(name, names[i]))
            return true;
    return false;
}

int jwt_parse(struct str token, struct arena *arena, struct jwt *out, struct error *err)
{
    struct str header, claims, signature, rest, more;
    struct jwt jwt = { 0 };

    if (token.len > JWT_MAX_BYTES)
        return error_set(err, ERR_UNAUTHENTICATED, "token is malformed: it is too long");
    if (!str_cut(token, '.', &header, &rest) || !str_cut(rest, '.', &claims, &signature) ||
        str_cut(signature, '.', &rest, &more))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token is malformed: token contains an invalid number of segments");
    if (decode_object(header, "header", arena, &jwt.header, err) < 0 ||
        decode_object(claims, "claim", arena, &jwt.claims, err) < 0)
        return -1;
    if (!json_text(jwt.header, "alg", &jwt.algorithm))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token is unverifiable: signing method (alg) is unspecified");
    if (!is_known_algorithm(jwt.algorithm))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token is unverifiable: signing method (alg) is unavailable");
    if (decode(signature, "signature", arena, &jwt.signature, err) < 0)
        return -1;
    jwt.signed_part = str_slice(token, 0, header.len + 1 + claims.len);
    *out = jwt;
    return 0;
}

/* ---- HMAC ---- */

static const EVP_MD *hmac_digest(struct str algorithm)
{
    if (str_equals(algorithm, "HS256"))
        return EVP_sha256();
    if (str_equals(algorithm, "HS384"))
        return EVP_sha384();
    return str_equals(algorithm, "HS512") ? EVP_sha512() : NULL;
}

int jwt_verify_hmac(const struct jwt *jwt, struct str key, struct error *err)
{
    const EVP_MD *digest = hmac_digest(jwt->algorithm);
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned size = 0;

    if (!digest)
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token is unverifiable: error while executing keyfunc: unexpected signing "
                         "method: %.*s",
                         STR_ARG(jwt->algorithm));
    if (key.len == 0)
        return error_set(err, ERR_UNAVAILABLE, "there is no key to verify tokens with yet");
    if (!HMAC(digest, key.ptr, (int)key.len, (const unsigned char *)jwt->signed_part.ptr,
              jwt->signed_part.len, mac, &size) ||
        jwt->signature.len != size || CRYPTO_memcmp(mac, jwt->signature.ptr, size) != 0)
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token signature is invalid: signature is invalid");
    return 0;
}

struct str jwt_sign(const struct json *claims, struct str key, struct arena *arena)
{
    struct str text = json_print(claims, JSON_SORTED, arena);
    struct str body = base64url_encode_raw(text, arena);
    struct str header = base64url_encode_raw(STR("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"), arena);
    const char *unsigned_token = arena_printf(arena, "%.*s.%.*s", STR_ARG(header), STR_ARG(body));
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    struct str signature;

    HMAC(EVP_sha256(), key.ptr, (int)key.len, (const unsigned char *)unsigned_token,
         strlen(unsigned_token), mac, &size);
    signature = base64url_encode_raw((struct str){ (const char *)mac, size }, arena);
    return str_of(arena_printf(arena, "%s.%.*s", unsigned_token, STR_ARG(signature)));
}

/* ---- times ---- */

/* 1 with `*out`, 0 when there is none, -1 when it is no number. */
static int read_time(const struct json *claims, const char *name, double *out)
{
    const struct json *value = json_get(claims, name);

    *out = 0;
    if (!value || json_is(value, JSON_NULL))
        return 0;
    if (!json_is(value, JSON_INT) && !json_is(value, JSON_FLOAT))
        return -1;
    *out = json_double(value, 0);
    return *out == 0 ? 0 : 1;
}

int jwt_check_times(const struct jwt *jwt, int64_t now, struct error *err)
{
    double expiry, begin;
    int has_expiry = read_time(jwt->claims, "exp", &expiry);
    int has_begin = read_time(jwt->claims, "nbf", &begin);

    if (has_expiry < 0 || has_begin < 0)
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token has invalid claims: invalid type for claim: %s is invalid",
                         has_expiry < 0 ? "exp" : "nbf");
    /* Not the other way round: a number that is none (NaN) must not pass. */
    if (has_expiry > 0 && !((double)now < expiry))
        return error_set(err, ERR_UNAUTHENTICATED, "token has invalid claims: token is expired");
    if (has_begin > 0 && !((double)now >= begin))
        return error_set(err, ERR_UNAUTHENTICATED,
                         "token has invalid claims: token is not valid yet");
    return 0;
}
