#include "base/arena.h"
#include "base/mem.h"
#include "data/bcrypt.h"
#include "data/digest.h"
#include "template/arguments.h"
#include "template/functions.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include <string.h>

/* Passwords and symmetric encryption. Keys and certificates are in functions_certificates.c. */

enum { AES_BLOCK = 16, AES_KEY = 32 };

/* What is made slow on purpose: a hundred of them use up the default budget of a run. */
enum { SLOW_STEPS = 5 * 1000 * 1000 };

/* A password that is too long is told in the text, as Sprig does. */
static int hash_password(struct template_call *call, struct str password, struct strbuf *out,
                         struct error *err)
{
    unsigned char salt[BCRYPT_SALT_SIZE];
    const char *hash;

    template_run_random(call->run, salt, sizeof(salt));
    if (password.len > BCRYPT_MAX_BYTES) {
        strbuf_puts(out, "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 "
                         "bytes");
        return 0;
    }
    if (template_run_step(call->run, SLOW_STEPS, err) < 0 ||
        bcrypt_hash(password, salt, call->arena, &hash, err) < 0)
        return -1;
    strbuf_puts(out, hash);
    return 0;
}

static int call_bcrypt(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(256);

    if (hash_password(call, argument_str(call, 0), &out, err) < 0)
        return -1;
    return template_text(call, &out, err);
}

static int call_htpasswd(struct template_call *call, struct error *err)
{
    struct str name = argument_str(call, 0);
    CLEANUP(strbuf_release) struct strbuf hash = STRBUF_INIT(256);
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);

    if (str_find_char(name, ':') >= 0) {
        strbuf_printf(&out, "invalid username: %.*s", STR_ARG(name));
        return template_text(call, &out, err);
    }
    if (hash_password(call, argument_str(call, 1), &hash, err) < 0)
        return -1;
    strbuf_printf(&out, "%.*s:%s", STR_ARG(name), hash.ptr);
    return template_text(call, &out, err);
}

/* ---- derivePassword: the Master Password algorithm ---- */

static const struct {
    const char *name;
    const char *shapes; /* separated by blanks */
} password_types[] = {
    { "maximum", "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno" },
    { "long",
      ("CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno "
       "CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno "
       "CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno "
       "CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno") },
    { "medium", "CvcnoCvc CvcCvcno" },
    { "short", "Cvcn" },
    { "basic", "aaanaaan aannaaan aaannaaa" },
    { "pin", "nnnn" },
};

#define CONSONANTS "bcdfghjklmnpqrstvwxyz"
#define CAPITAL_CONSONANTS "BCDFGHJKLMNPQRSTVWXYZ"
#define LETTERS "AEIOUaeiou" CAPITAL_CONSONANTS CONSONANTS

static const char *const password_letters[128] = {
    ['V'] = "AEIOU",
    ['C'] = CAPITAL_CONSONANTS,
    ['v'] = "aeiou",
    ['c'] = CONSONANTS,
    ['A'] = ("AEIOU" CAPITAL_CONSONANTS),
    ['a'] = (LETTERS),
    ['n'] = "0123456789",
    ['o'] = "@&%?,=[]_:-+*$#!'^~;()/.",
    ['x'] = (LETTERS "0123456789!@#$%^&*()"),
};

static void add_big_endian(struct strbuf *out, uint32_t number)
{
    unsigned char bytes[4] = { (unsigned char)(number >> 24), (unsigned char)(number >> 16),
                               (unsigned char)(number >> 8), (unsigned char)number };

    strbuf_add(out, bytes, sizeof(bytes));
}

static int derive_seed(struct template_call *call, unsigned char seed[EVP_MAX_MD_SIZE],
                       struct error *err)
{
    struct str password = argument_str(call, 2), user = argument_str(call, 3);
    struct str site = argument_str(call, 4);
    CLEANUP(strbuf_release) struct strbuf salt = ARGUMENTS_TEXT(call);
    CLEANUP(strbuf_release) struct strbuf message = ARGUMENTS_TEXT(call);
    unsigned char key[64];
    unsigned size = 0;

    strbuf_puts(&salt, "com.lyndir.masterpassword");
    add_big_endian(&salt, (uint32_t)user.len);
    strbuf_add(&salt, user.ptr, user.len);
    if (EVP_PBE_scrypt(password.ptr, password.len, (const unsigned char *)salt.ptr, salt.len, 32768,
                       8, 2, 64 * 1024 * 1024, key, sizeof(key)) != 1)
        return error_set(err, ERR_INTERNAL, "cannot derive a key with scrypt");
    strbuf_puts(&message, "com.lyndir.masterpassword");
    add_big_endian(&message, (uint32_t)site.len);
    strbuf_add(&message, site.ptr, site.len);
    add_big_endian(&message, (uint32_t)argument(call, 0)->natural);
    if (!HMAC(EVP_sha256(), key, sizeof(key), (const unsigned char *)message.ptr, message.len, seed,
              &size))
        return error_set(err, ERR_INTERNAL, "cannot derive a password");
    secret_wipe(key, sizeof(key));
    return 0;
}

static int call_derive_password(struct template_call *call, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf out = ARGUMENTS_TEXT(call);
    unsigned char seed[EVP_MAX_MD_SIZE];
    const char *shapes = NULL;
    size_t count = 1, length;

    for (size_t i = 0; i < sizeof(password_types) / sizeof(password_types[0]); i++) {
        if (str_equals(argument_str(call, 1), password_types[i].name))
            shapes = password_types[i].shapes;
    }
    if (!shapes) {
        strbuf_printf(&out, "cannot find password template %.*s", STR_ARG(argument_str(call, 1)));
        return template_text(call, &out, err);
    }
    if (template_run_step(call->run, SLOW_STEPS, err) < 0 || derive_seed(call, seed, err) < 0)
        return -1;
    length = strcspn(shapes, " ");
    for (const char *at = shapes; *at; at++)
        count += *at == ' ';
    shapes += (seed[0] % count) * (length + 1);
    for (size_t i = 0; i < length; i++) {
        const char *letters = password_letters[(unsigned char)shapes[i]];

        strbuf_add(&out, &letters[seed[i + 1] % strlen(letters)], 1);
    }
    return template_text(call, &out, err);
}

/* ---- AES-256-CBC ---- */

struct cipher {
    EVP_CIPHER_CTX *context;
};

static void cipher_release(struct cipher *cipher)
{
    EVP_CIPHER_CTX_free(cipher->context);
}
DEFINE_CLEANUP_VALUE(struct cipher, cipher_release)

/* The key is cut or filled up with zeroes. */
static int run_cipher(struct str password, const unsigned char *iv, struct str text, bool encrypts,
                      char *out, struct error *err)
{
    CLEANUP(cipher_release) struct cipher cipher = { EVP_CIPHER_CTX_new() };
    unsigned char key[AES_KEY] = { 0 };
    int size = 0, rest = 0;

    memcpy(key, password.ptr, password.len < AES_KEY ? password.len : AES_KEY);
    if (!cipher.context ||
        EVP_CipherInit_ex(cipher.context, EVP_aes_256_cbc(), NULL, key, iv, encrypts) != 1 ||
        EVP_CIPHER_CTX_set_padding(cipher.context, 0) != 1 ||
        EVP_CipherUpdate(cipher.context, (unsigned char *)out, &size,
                         (const unsigned char *)text.ptr, (int)text.len) != 1 ||
        EVP_CipherFinal_ex(cipher.context, (unsigned char *)out + size, &rest) != 1)
        return error_set(err, ERR_INTERNAL, "AES failed");
    secret_wipe(key, sizeof(key));
    return 0;
}

static int call_encrypt_aes(struct template_call *call, struct error *err)
{
    struct str text = argument_str(call, 1);
    size_t padding = AES_BLOCK - text.len % AES_BLOCK, size = text.len + padding;
    char *padded, *result;

    if (text.len == 0)
        return arguments_same_text(call, STR_EMPTY);
    if (text.len > INT32_MAX / 2)
        return error_set(err, ERR_TOO_LARGE, "the text to encrypt is too large");
    if (template_run_charge(call->run, size * 4, err) < 0)
        return -1;
    padded = arena_alloc(call->arena, size);
    result = arena_alloc(call->arena, size + 2 * AES_BLOCK);
    memcpy(padded, text.ptr, text.len);
    memset(padded + text.len, (int)padding, padding);
    template_run_random(call->run, result, AES_BLOCK);
    if (run_cipher(argument_str(call, 0), (const unsigned char *)result,
                   (struct str){ padded, size }, true, result + AES_BLOCK, err) < 0)
        return -1;
    return arguments_same_text(
        call, base64_encode((struct str){ result, size + AES_BLOCK }, call->arena));
}

static int call_decrypt_aes(struct template_call *call, struct error *err)
{
    struct str bytes, text;
    char *plain;
    unsigned char padding;

    if (argument_str(call, 1).len == 0)
        return arguments_same_text(call, STR_EMPTY);
    if (base64_decode(argument_str(call, 1), INT32_MAX / 2, call->arena, &bytes, err) < 0 ||
        template_run_charge(call->run, 2 * bytes.len, err) < 0)
        return -1;
    if (bytes.len < AES_BLOCK)
        return error_set(err, ERR_INVALID,
                         "runtime error: slice bounds out of range [:16] with capacity %zu",
                         argument_str(call, 1).len / 4 * 3);
    text = str_slice(bytes, AES_BLOCK, bytes.len);
    if (text.len % AES_BLOCK)
        return error_set(err, ERR_INVALID, "crypto/cipher: input not full blocks");
    if (text.len == 0)
        return error_set(err, ERR_INVALID, "runtime error: index out of range [-1]");
    plain = arena_alloc(call->arena, text.len + AES_BLOCK);
    if (run_cipher(argument_str(call, 0), (const unsigned char *)bytes.ptr, text, false, plain,
                   err) < 0)
        return -1;
    padding = (unsigned char)plain[text.len - 1];
    if (padding > text.len)
        return error_set(err, ERR_INVALID, "runtime error: slice bounds out of range [:-%zu]",
                         padding - text.len);
    return arguments_text(call, (struct str){ plain, text.len - padding }, err);
}

#define TWO "func(string, string) string"
#define TWO_OR_ERROR "func(string, string) (string, error)"

const struct template_function functions_crypto[] = {
    { "bcrypt", "func(string) string", call_bcrypt },
    { "decryptAES", TWO_OR_ERROR, call_decrypt_aes },
    { "derivePassword", "func(uint32, string, string, string, string) string",
      call_derive_password },
    { "encryptAES", TWO_OR_ERROR, call_encrypt_aes },
    { "htpasswd", TWO, call_htpasswd },
    { 0 },
};
