#pragma once

#include "data/json.h"
#include "data/json_names.h"

#include <assert.h>
#include <string.h>

/*
 * How a value is stored; for the json_*.c files only.
 *
 *   byte 0                  bytes 1-3              bytes 4-7
 *   tag (4 bits), detail    length or count        distance back to what belongs to the word
 *
 * A word of a frozen block reaches its text, items or members by a distance counted backwards from
 * itself: whoever holds a pointer to a word needs nothing else, the block may be copied anywhere,
 * and no cycle can exist. A short text or whole number stands in the word itself:
 *
 *   TAG_SHORT    detail = length, bytes 1-6 the text, byte 7 its NUL
 *   TAG_INT      bytes 1-7
 *   TAG_NAME     bytes 1-3 the number of a built-in name
 *   TAG_INT64    distance to 8 bytes
 *   TAG_FLOAT    distance to 8 bytes, the number as it was written after them when length is not 0
 *   TAG_STRING   distance to the text; a NUL follows it
 *   TAG_ARRAY    distance to the items
 *   TAG_OBJECT   distance to the values; after them a 16-bit number of a built-in name for each
 *   TAG_KEYED    the same with 32 bits for each: KEY_BUILTIN and a number, or the distance from the
 *                first value back to a key: its length (a byte, or 255 and 4 bytes), text, NUL.
 *                Where detail is KEYS_INDEXED the members' order by key follows, 4 bytes for each.
 *
 * A length or count of COUNT_LONG stands in 8 bytes before the target. Words are aligned to 2 bytes
 * only. Edited containers (json_edit.c) begin with a word that holds nothing but their tag.
 */
struct json {
    uint64_t bits;
} __attribute__((packed, aligned(2)));

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are laid out in little endian");

enum json_tag {
    TAG_NULL,
    TAG_BOOL,
    TAG_INT,
    TAG_SHORT,
    TAG_NAME,
    TAG_EDIT_ARRAY,
    TAG_EDIT_OBJECT,
    TAG_FAR = 8, /* the tags from here on have a distance */
    TAG_INT64 = 8,
    TAG_FLOAT,
    TAG_STRING,
    TAG_ARRAY,
    TAG_OBJECT,
    TAG_KEYED,
};

/* How a keyed object is searched; up to SMALL_OBJECT members one by one. */
enum { KEYS_PLAIN, KEYS_SORTED, KEYS_INDEXED };

enum {
    SHORT_MAX = 6,
    COUNT_LONG = 0xffffff,
    SMALL_OBJECT = 32,
    SHARED_TEXT_MAX = 64, /* longer texts are never shared within a block */
    BLOCK_MAX = 0x7ffffff0,
};
#define KEY_BUILTIN 0x80000000u

static inline enum json_tag word_tag(uint64_t bits)
{
    return (enum json_tag)(bits & 15);
}

static inline unsigned word_detail(uint64_t bits)
{
    return (bits >> 4) & 15;
}

static inline uint64_t word_make(enum json_tag tag, unsigned detail, uint64_t payload)
{
    return (uint64_t)tag | (uint64_t)detail << 4 | payload << 8;
}

static inline uint64_t word_make_far(enum json_tag tag, unsigned detail, size_t count, uint32_t far)
{
    uint64_t shown = count < COUNT_LONG ? count : COUNT_LONG;

    return word_make(tag, detail, shown | (uint64_t)far << 24);
}

static inline uint64_t word_make_short(const char *text, size_t len)
{
    uint64_t payload = 0;

    memcpy(&payload, text, len);
    return word_make(TAG_SHORT, (unsigned)len, payload);
}

static inline int64_t word_int(uint64_t bits)
{
    return (int64_t)bits >> 8;
}

static inline bool word_int_fits(int64_t number)
{
    return number >= -((int64_t)1 << 55) && number < (int64_t)1 << 55;
}

static inline const char *word_target(const struct json *value)
{
    return (const char *)value - (value->bits >> 32);
}

/* The length or count of a word with a distance. */
static inline size_t word_count(const struct json *value)
{
    size_t count = (value->bits >> 8) & COUNT_LONG;
    uint64_t longer;

    if (count < COUNT_LONG)
        return count;
    memcpy(&longer, word_target(value) - sizeof(longer), sizeof(longer));
    return longer;
}

static inline const struct json *word_values(const struct json *container)
{
    return (const struct json *)(const void *)word_target(container);
}

static inline uint16_t load16(const char *at)
{
    uint16_t number;

    memcpy(&number, at, sizeof(number));
    return number;
}

static inline uint32_t load32(const char *at)
{
    uint32_t number;

    memcpy(&number, at, sizeof(number));
    return number;
}

static inline uint64_t load64(const char *at)
{
    uint64_t number;

    memcpy(&number, at, sizeof(number));
    return number;
}

/* ---- names ---- */

/* tools/generate_json_names computes the same. */
static inline uint64_t json_text_hash(const char *s, size_t len)
{
    uint64_t hash = len * 0x9e3779b97f4a7c15u, tail = 0;

    if (len >= 8) {
        for (size_t at = 0; at + 8 < len; at += 8) {
            hash = (hash ^ load64(s + at)) * 0xff51afd7ed558ccdu;
            hash ^= hash >> 32;
        }
        tail = load64(s + len - 8);
    } else if (len >= 4) {
        tail = load32(s) | (uint64_t)load32(s + len - 4) << 32;
    } else if (len > 0) {
        tail = (unsigned char)s[0] | (uint64_t)(unsigned char)s[len / 2] << 8 |
               (uint64_t)(unsigned char)s[len - 1] << 16;
    }
    hash = (hash ^ tail) * 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 32;
}

static inline struct str json_name_str(uint32_t number)
{
    return (struct str){ json_name_text + json_names[number].offset, json_names[number].len };
}

/* The number of a name, -1 when it is not built in. */
static inline int json_name_find(const char *text, size_t len, uint64_t hash)
{
    for (uint32_t slot = (uint32_t)hash & json_name_slot_mask;;
         slot = (slot + 1) & json_name_slot_mask) {
        uint32_t found = json_name_slots[slot];

        if (found == 0)
            return -1;
        if (json_names[found - 1].len == len &&
            memcmp(json_name_text + json_names[found - 1].offset, text, len) == 0)
            return (int)found - 1;
    }
}

/* ---- members of frozen objects ---- */

static inline struct str key_record(const char *record)
{
    size_t len = (unsigned char)record[0];

    if (len < 255)
        return (struct str){ record + 1, len };
    return (struct str){ record + 5, load32(record + 1) };
}

/* The key of member `index` of a frozen object, which has `count` of them. */
static inline struct str frozen_key(const struct json *object, size_t count, size_t index)
{
    const char *values = word_target(object);
    const char *keys = values + count * sizeof(struct json);
    uint32_t key;

    if (word_tag(object->bits) == TAG_OBJECT)
        return json_name_str(load16(keys + 2 * index));
    key = load32(keys + 4 * index);
    return key & KEY_BUILTIN ? json_name_str(key & ~KEY_BUILTIN) : key_record(values - key);
}

/* ---- edited containers ---- */

/*
 * What an edited container holds: the address of a word, one more when that word is a container
 * which json_edit_get() made for this place and may hand out again; it copies all others first.
 * Words have even addresses.
 */
struct edit_slot {
    const char *address; /* NULL: empty */
};

struct edit_member {
    struct str key;
    struct edit_slot slot; /* empty: removed */
};

struct edit_array {
    struct json word;
    size_t count, capacity;
    struct edit_slot *items;
};

struct edit_object {
    struct json word;
    size_t count;          /* without removed ones */
    size_t used, capacity; /* of members */
    struct edit_member *members;
    uint32_t *index; /* by hash: a member's place plus one; NULL up to SMALL_OBJECT */
    size_t index_capacity;
};

static inline const struct json *slot_value(struct edit_slot slot)
{
    const void *word = slot.address - ((uintptr_t)slot.address & 1);

    return word;
}

static inline const struct edit_array *edit_array_of(const struct json *value)
{
    const void *whole = value; /* its first field is the word */

    return whole;
}

static inline const struct edit_object *edit_object_of(const struct json *value)
{
    const void *whole = value; /* its first field is the word */

    return whole;
}

/* What the holder of an arena may change though the reader of a value may not. */
static inline struct json *word_unlock(const struct json *value)
{
    union {
        const struct json *locked;
        struct json *open;
    } word = { .locked = value };

    return word.open;
}

/* The member of an edited object, NULL when there is none. */
struct edit_member *json_edit_find(const struct edit_object *object, struct str key);

/* How a float was written, empty when that was not kept. */
struct str json_number_text(const struct json *number);

/* The members of an object by key, bytewise; as many as json_count() says. The caller frees it. */
struct json_member {
    struct str key;
    const struct json *value;
};
struct json_member *json_sorted_members(const struct json *object) MUST_USE;

/* True for text that is a number in JSON's grammar. */
bool json_is_number(struct str text);

/* True when a block of `size` bytes can be read without harm: see json_check.c. */
bool json_block_is_sound(const char *block, size_t size);
