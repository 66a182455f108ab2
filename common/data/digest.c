#include "data/digest.h"

#include "base/arena.h"
#include "base/mem.h"

#include <assert.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

struct digest {
    EVP_MD_CTX *context;
};

static const char *print_hex(const unsigned char *bytes, size_t count, struct arena *arena)
{
    static const char digits[] = "0123456789abcdef";
    char *text = arena_alloc(arena, count * 2 + 1);

    for (size_t i = 0; i < count; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    return text;
}

const char *digest_hex_of(struct str bytes, struct arena *arena)
{
    return print_hex((const unsigned char *)bytes.ptr, bytes.len, arena);
}

/* OpenSSL's default provider has these digests always: a failure is out of memory. */
static unsigned compute(const EVP_MD *kind, struct str bytes, unsigned char *out)
{
    unsigned size = 0;
    int done = EVP_Digest(bytes.ptr, bytes.len, out, &size, kind, NULL);

    assert(done == 1);
    return size;
}

static const char *compute_hex(const EVP_MD *kind, struct str bytes, struct arena *arena)
{
    unsigned char raw[EVP_MAX_MD_SIZE];

    return print_hex(raw, compute(kind, bytes, raw), arena);
}

const char *digest_sha256(struct str bytes, struct arena *arena)
{
    return compute_hex(EVP_sha256(), bytes, arena);
}

const char *digest_sha1(struct str bytes, struct arena *arena)
{
    return compute_hex(EVP_sha1(), bytes, arena);
}

const char *digest_md5(struct str bytes, struct arena *arena)
{
    return compute_hex(EVP_md5(), bytes, arena);
}

const char *digest_named(const char *name, struct str bytes, struct arena *arena)
{
    const EVP_MD *kind = EVP_get_digestbyname(name);

    return kind ? compute_hex(kind, bytes, arena) : NULL;
}

void digest_sha256_raw(struct str bytes, unsigned char out[DIGEST_SHA256_SIZE])
{
    compute(EVP_sha256(), bytes, out);
}

void digest_blake2b_raw(struct str bytes, unsigned char out[DIGEST_BLAKE2B_SIZE])
{
    compute(EVP_blake2b512(), bytes, out);
}

struct digest *digest_new(void)
{
    struct digest *digest = xcalloc(1, sizeof(*digest));
    int done;

    digest->context = EVP_MD_CTX_new();
    assert(digest->context);
    done = EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL);
    assert(done == 1);
    return digest;
}

void digest_free(struct digest *digest)
{
    if (!digest)
        return;
    EVP_MD_CTX_free(digest->context);
    free(digest);
}

void digest_add(struct digest *digest, struct str bytes)
{
    int done = EVP_DigestUpdate(digest->context, bytes.ptr, bytes.len);

    assert(done == 1);
}

const char *digest_hex(struct digest *digest, struct arena *arena)
{
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    int done = EVP_DigestFinal_ex(digest->context, raw, &size);

    assert(done == 1);
    return print_hex(raw, size, arena);
}

void digest_hmac_sha256(struct str key, struct str bytes, unsigned char out[DIGEST_SHA256_SIZE])
{
    unsigned size = 0;
    unsigned char *done = HMAC(EVP_sha256(), key.len > 0 ? key.ptr : "", (int)key.len,
                               (const unsigned char *)bytes.ptr, bytes.len, out, &size);

    assert(done && size == DIGEST_SHA256_SIZE);
}

bool digest_equal(struct str a, struct str b)
{
    return a.len == b.len && CRYPTO_memcmp(a.ptr, b.ptr, a.len) == 0;
}
