/* Hashes that are fast and no protection: FNV-1a and xxHash64 (https://xxhash.com, BSD-2). */
#include "data/digest.h"

uint32_t digest_fnv32a(struct str bytes)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.ptr[i]) * 16777619u;
    return hash;
}

uint64_t digest_fnv64a(struct str bytes)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < bytes.len; i++)
        hash = (hash ^ (unsigned char)bytes.ptr[i]) * 1099511628211u;
    return hash;
}

#define PRIME_1 0x9e3779b185ebca87u
#define PRIME_2 0xc2b2ae3d27d4eb4fu
#define PRIME_3 0x165667b19e3779f9u
#define PRIME_4 0x85ebca77c2b2ae63u
#define PRIME_5 0x27d4eb2f165667c5u

static uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

static uint64_t read64(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    return word;
}

static uint64_t xxh_round(uint64_t lane, uint64_t word)
{
    return rotate(lane + word * PRIME_2, 31) * PRIME_1;
}

/* The part of the text that comes in blocks of 32 bytes, in four lanes. */
static uint64_t xxh_blocks(const char **at, const char *end, uint64_t seed)
{
    uint64_t lanes[4] = { seed + PRIME_1 + PRIME_2, seed + PRIME_2, seed, seed - PRIME_1 };
    uint64_t hash;

    for (; end - *at >= 32; *at += 32) {
        for (size_t i = 0; i < 4; i++)
            lanes[i] = xxh_round(lanes[i], read64(*at + 8 * i));
    }
    hash = rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) + rotate(lanes[3], 18);
    for (int i = 0; i < 4; i++)
        hash = (hash ^ xxh_round(0, lanes[i])) * PRIME_1 + PRIME_4;
    return hash;
}

uint64_t digest_xxh64_seeded(struct str bytes, uint64_t seed)
{
    const char *at = bytes.ptr, *end = at + bytes.len;
    uint64_t hash = bytes.len >= 32 ? xxh_blocks(&at, end, seed) : seed + PRIME_5;

    hash += bytes.len;
    for (; end - at >= 8; at += 8)
        hash = rotate(hash ^ xxh_round(0, read64(at)), 27) * PRIME_1 + PRIME_4;
    if (end - at >= 4) {
        uint32_t word;

        memcpy(&word, at, sizeof(word));
        hash = rotate(hash ^ word * PRIME_1, 23) * PRIME_2 + PRIME_3;
        at += 4;
    }
    for (; at < end; at++)
        hash = rotate(hash ^ (unsigned char)*at * PRIME_5, 11) * PRIME_1;
    hash = (hash ^ hash >> 33) * PRIME_2;
    hash = (hash ^ hash >> 29) * PRIME_3;
    return hash ^ hash >> 32;
}

uint64_t digest_xxh64(struct str bytes)
{
    return digest_xxh64_seeded(bytes, 0);
}
