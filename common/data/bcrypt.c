#include "data/bcrypt.h"

#include "base/arena.h"
#include "base/mem.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

/* The text crypt() makes of a password and a setting, "" when it cannot. */
static void run_crypt(const char *password, const char *setting, char out[CRYPT_OUTPUT_SIZE])
{
    struct crypt_data *data = xcalloc(1, sizeof(*data));
    const char *hash = crypt_r(password, setting, data);

    out[0] = '\0';
    if (hash && hash[0] == '$' && strlen(hash) < CRYPT_OUTPUT_SIZE)
        memcpy(out, hash, strlen(hash) + 1);
    secret_wipe(data, sizeof(*data));
    free(data);
}

/* The library's name for the algorithm without old bugs is 2b; the result is that of 2a. */
int bcrypt_hash(struct str password, const unsigned char salt[BCRYPT_SALT_SIZE],
                struct arena *arena, const char **out, struct error *err)
{
    unsigned char random[BCRYPT_SALT_SIZE];
    char setting[CRYPT_GENSALT_OUTPUT_SIZE], hash[CRYPT_OUTPUT_SIZE];

    if (password.len > BCRYPT_MAX_BYTES)
        return error_set(err, ERR_INVALID, "bcrypt: password length exceeds 72 bytes");
    if (strlen(password.ptr) != password.len)
        return error_set(err, ERR_INVALID, "a password with a NUL byte cannot be hashed");
    if (!salt && RAND_bytes(random, sizeof(random)) != 1)
        return error_set(err, ERR_INTERNAL, "there is no randomness for a salt");
    if (!crypt_gensalt_rn("$2b$", BCRYPT_COST, (const char *)(salt ? salt : random),
                          BCRYPT_SALT_SIZE, setting, sizeof(setting)))
        return error_set(err, ERR_INTERNAL, "cannot make a salt for bcrypt");
    run_crypt(password.ptr, setting, hash);
    if (!hash[0])
        return error_set(err, ERR_INTERNAL, "cannot hash with bcrypt");
    *out = arena_printf(arena, "$2a%s", hash + 3);
    return 0;
}

bool bcrypt_verify(struct str password, struct str hash)
{
    char setting[CRYPT_OUTPUT_SIZE], found[CRYPT_OUTPUT_SIZE];

    /* "$2a$", "$2b$", "$2y$": the same for passwords that could be hashed at all. */
    if (hash.len < 8 || hash.len >= sizeof(setting) || memcmp(hash.ptr, "$2", 2) != 0 ||
        !strchr("aby", hash.ptr[2]) || hash.ptr[3] != '$' || strlen(password.ptr) != password.len)
        return false;
    memcpy(setting, hash.ptr, hash.len);
    setting[hash.len] = '\0';
    setting[2] = 'b';
    run_crypt(password.ptr, setting, found);
    found[2] = hash.ptr[2];
    return strlen(found) == hash.len && CRYPTO_memcmp(found, hash.ptr, hash.len) == 0;
}
