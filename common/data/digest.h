#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** Digests of bytes as lower-case hexadecimal text, in `arena`. */
const char *digest_sha256(struct str bytes, struct arena *arena);
const char *digest_sha1(struct str bytes, struct arena *arena);
const char *digest_md5(struct str bytes, struct arena *arena);

/** By OpenSSL's name of the digest, such as "sha512" or "sha3-512"; NULL for a name that is none.
 */
const char *digest_named(const char *name, struct str bytes, struct arena *arena);

enum { DIGEST_SHA256_SIZE = 32 };
/** The same as raw bytes. */
void digest_sha256_raw(struct str bytes, unsigned char out[DIGEST_SHA256_SIZE]);

/** HMAC over SHA-256, as raw bytes. */
void digest_hmac_sha256(struct str key, struct str bytes, unsigned char out[DIGEST_SHA256_SIZE]);

/** The same bytes? In a time that does not tell where they differ, for secrets. */
bool digest_equal(struct str a, struct str b);

enum { DIGEST_BLAKE2B_SIZE = 64 };
/** BLAKE2b of full length, as raw bytes. */
void digest_blake2b_raw(struct str bytes, unsigned char out[DIGEST_BLAKE2B_SIZE]);

/** SHA-256 over pieces. */
struct digest;
struct digest *digest_new(void) MUST_USE;
void digest_free(struct digest *digest);
DEFINE_CLEANUP(struct digest *, digest_free)
void digest_add(struct digest *digest, struct str bytes);
/** Ends the digest: only digest_free() may follow. */
const char *digest_hex(struct digest *digest, struct arena *arena);

/** FNV-1a, as Go's hash/fnv New32a and New64a. */
uint32_t digest_fnv32a(struct str bytes);
uint64_t digest_fnv64a(struct str bytes);
/** xxHash, 64 bits; seed 0 as github.com/cespare/xxhash has it. */
uint64_t digest_xxh64(struct str bytes);
uint64_t digest_xxh64_seeded(struct str bytes, uint64_t seed);

const char *digest_hex_of(struct str bytes, struct arena *arena);

/** Base64 with padding, of the standard or the URL alphabet, without line breaks. */
struct str base64_encode(struct str bytes, struct arena *arena);
struct str base64url_encode(struct str bytes, struct arena *arena);
/** The URL alphabet without padding, as JWTs have it. */
struct str base64url_encode_raw(struct str bytes, struct arena *arena);
/**
 * Line breaks are skipped, padding is required (base64url_decode() takes either), as in Go. More
 * than `limit` bytes of result are ERR_TOO_LARGE.
 */
int base64_decode(struct str text, size_t limit, struct arena *arena, struct str *out,
                  struct error *err) MUST_USE;
int base64url_decode(struct str text, size_t limit, struct arena *arena, struct str *out,
                     struct error *err) MUST_USE;
