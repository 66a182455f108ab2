#include "data/digest.h"
#include "data/json_word.h"

static bool equal_arrays(const struct json *a, const struct json *b)
{
    struct json_cursor left = json_walk(a), right = json_walk(b);

    while (json_next(&left) && json_next(&right)) {
        if (!json_equal(left.value, right.value))
            return false;
    }
    return true;
}

/* Members mostly stand in the same order; where they do not, they are looked for. */
static bool equal_objects(const struct json *a, const struct json *b)
{
    struct json_cursor left = json_walk(a), right = json_walk(b);

    while (json_next(&left) && json_next(&right)) {
        const struct json *other =
            str_equal(left.key, right.key) ? right.value : json_get_str(b, left.key);

        if (!other || !json_equal(left.value, other))
            return false;
    }
    return true;
}

bool json_equal(const struct json *a, const struct json *b)
{
    enum json_type type = json_type(a);

    if (a == b)
        return true;
    if (type != json_type(b))
        return false;
    switch (type) {
    case JSON_ABSENT:
    case JSON_NULL:
        return true;
    case JSON_BOOL:
        return json_bool(a, false) == json_bool(b, false);
    case JSON_INT:
        return json_int(a, 0) == json_int(b, 0);
    case JSON_FLOAT:
        return json_double(a, 0) == json_double(b, 0);
    case JSON_STRING:
        return str_equal(json_string(a), json_string(b));
    case JSON_ARRAY:
        return json_count(a) == json_count(b) && equal_arrays(a, b);
    case JSON_OBJECT:
        return json_count(a) == json_count(b) && equal_objects(a, b);
    }
    return false;
}

/* ---- hash ---- */

/*
 * Stored hashes depend on all that follows: it does not change. A type has a number of its own, and
 * an object adds up its members' hashes, so that their order is of no matter.
 */
static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t hash = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;

    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 33;
}

static uint64_t hash_float(double number)
{
    uint64_t bits;

    number += 0.0; /* -0.0 equals 0.0 */
    memcpy(&bits, &number, sizeof(bits));
    return bits;
}

uint64_t json_hash(const struct json *value)
{
    uint64_t hash = 0;

    switch (json_type(value)) {
    case JSON_ABSENT:
        return mix(0, 0);
    case JSON_NULL:
        return mix(1, 0);
    case JSON_BOOL:
        return mix(2, json_bool(value, false));
    case JSON_INT:
        return mix(3, (uint64_t)json_int(value, 0));
    case JSON_FLOAT:
        return mix(4, hash_float(json_double(value, 0)));
    case JSON_STRING:
        return mix(5, digest_xxh64(json_string(value)));
    case JSON_ARRAY:
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            hash = mix(hash, json_hash(at.value));
        return mix(6, hash);
    case JSON_OBJECT:
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            hash += mix(digest_xxh64(at.key), json_hash(at.value));
        return mix(7, hash);
    }
    return hash;
}
