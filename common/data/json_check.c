/*
 * Whether a block that somebody else made can be read without harm. Readers follow distances
 * without looking, so each is checked here once. All distances point backwards and the body of a
 * container has to lie wholly before its word, thus there is no cycle. What remains is sharing: a
 * small block may stand for a huge document by naming the same part again and again. Ours share
 * nothing but short texts, so there may be no more words on the way than fit the block, and no more
 * long text.
 */
#include "base/mem.h"
#include "data/json_word.h"

#include <math.h>

enum { DEPTH_MAX = 10000 };

/* Words that are still to be looked at: `count` of them from `offset` on. */
struct level {
    size_t offset, count;
};

struct check {
    const char *block;
    size_t size;
    size_t words_left; /* before it is more than a tree in this block can have */
    size_t text_left;
    size_t work_left; /* bytes compared */
    struct level *levels;
    size_t depth, capacity;
};

static bool spend(size_t *left, size_t amount)
{
    if (amount > *left)
        return false;
    *left -= amount;
    return true;
}

/* The place that word `at` reaches, when `size` bytes from there on lie before `end`. */
static bool reach(size_t at, uint64_t bits, size_t size, size_t end, size_t *place)
{
    size_t far = bits >> 32;

    if (far > at)
        return false;
    *place = at - far;
    return *place <= end && size <= end - *place;
}

static bool read_count(const struct check *check, size_t at, uint64_t bits, size_t *count)
{
    size_t place;

    *count = (bits >> 8) & COUNT_LONG;
    if (*count < COUNT_LONG)
        return true;
    if (!reach(at, bits, 0, at, &place) || place < sizeof(uint64_t))
        return false;
    *count = load64(check->block + place - sizeof(uint64_t));
    return *count >= COUNT_LONG && *count < check->size;
}

static bool text_ends_at(struct check *check, size_t begin, size_t len)
{
    if (len > SHARED_TEXT_MAX && !spend(&check->text_left, len))
        return false;
    return check->block[begin + len] == '\0';
}

static bool check_short(const struct check *check, size_t at, uint64_t bits)
{
    unsigned len = word_detail(bits);

    return len <= SHORT_MAX && check->block[at + 1 + len] == '\0';
}

static bool check_text(struct check *check, size_t at, uint64_t bits)
{
    size_t len, place;

    return read_count(check, at, bits, &len) && reach(at, bits, len + 1, at, &place) &&
           text_ends_at(check, place, len);
}

/* A kept number is written as it is: it has to be one. */
static bool check_float(struct check *check, size_t at, uint64_t bits)
{
    size_t len = (bits >> 8) & COUNT_LONG, place;
    double number;

    if (len == COUNT_LONG || !reach(at, bits, sizeof(number) + (len ? len + 1 : 0), at, &place))
        return false;
    memcpy(&number, check->block + place, sizeof(number));
    place += sizeof(number);
    if (len == 0)
        return isfinite(number);
    return !isnan(number) && spend(&check->text_left, len) && check->block[place + len] == '\0' &&
           json_is_number((struct str){ check->block + place, len });
}

/* ---- keys ---- */

static bool check_named(const struct check *check, size_t keys, size_t count)
{
    uint64_t seen[0x8000 / 64];

    if (count > json_name_count)
        return false;
    for (size_t i = 0; i < count; i++) {
        uint16_t name = load16(check->block + keys + 2 * i);

        if (name >= json_name_count)
            return false;
        /* Of few members each is compared with the others: that is cheaper than the table. */
        for (size_t j = 0; count <= SMALL_OBJECT && j < i; j++) {
            if (load16(check->block + keys + 2 * j) == name)
                return false;
        }
    }
    if (count <= SMALL_OBJECT)
        return true;
    memset(seen, 0, sizeof(seen));
    for (size_t i = 0; i < count; i++) {
        uint16_t name = load16(check->block + keys + 2 * i);

        if (seen[name / 64] & (uint64_t)1 << name % 64)
            return false;
        seen[name / 64] |= (uint64_t)1 << name % 64;
    }
    return true;
}

/* One key of the object whose values begin at `body`. */
static bool check_key(struct check *check, size_t body, uint32_t key)
{
    size_t place, head = 1, len;

    if (key & KEY_BUILTIN)
        return (key & ~KEY_BUILTIN) < json_name_count;
    if (key > body || key < 2)
        return false;
    place = body - key;
    len = (unsigned char)check->block[place];
    if (len == 255) {
        head = 5;
        if (key < head)
            return false;
        len = load32(check->block + place + 1);
    }
    if (key < head + len + 1 || !text_ends_at(check, place + head, len))
        return false;
    /* A built-in name stands by its number, or nobody finds it. */
    return json_name_find(check->block + place + head, len,
                          json_text_hash(check->block + place + head, len < 256 ? len : 0)) < 0;
}

static struct str member_key(const struct check *check, size_t body, size_t count, size_t place)
{
    const char *values = check->block + body;
    uint32_t key = load32(values + count * sizeof(struct json) + 4 * place);

    return key & KEY_BUILTIN ? json_name_str(key & ~KEY_BUILTIN) : key_record(values - key);
}

/* Negative, 0 or positive; any order once too much has been compared. */
static int compare_keys(struct check *check, struct str a, struct str b)
{
    if (!spend(&check->work_left, (a.len < b.len ? a.len : b.len) + 1))
        return 0;
    return str_compare(a, b);
}

static bool keys_differ(struct check *check, size_t body, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct str key = member_key(check, body, count, i);

        for (size_t j = 0; j < i; j++) {
            struct str other = member_key(check, body, count, j);

            if (key.len == other.len && compare_keys(check, key, other) == 0)
                return false;
        }
    }
    return true;
}

static bool keys_ascend(struct check *check, size_t body, size_t count, bool indexed)
{
    const char *order = check->block + body + count * (sizeof(struct json) + 4);
    struct str last = STR_EMPTY;

    for (size_t i = 0; i < count; i++) {
        size_t place = indexed ? load32(order + 4 * i) : i;
        struct str key;

        if (place >= count)
            return false;
        key = member_key(check, body, count, place);
        if (i > 0 && compare_keys(check, last, key) >= 0)
            return false;
        last = key;
    }
    return true;
}

static bool check_keyed(struct check *check, size_t body, size_t count, unsigned search)
{
    const char *keys = check->block + body + count * sizeof(struct json);

    for (size_t i = 0; i < count; i++) {
        if (!check_key(check, body, load32(keys + 4 * i)))
            return false;
    }
    if (search == KEYS_PLAIN)
        return count <= SMALL_OBJECT && keys_differ(check, body, count);
    return keys_ascend(check, body, count, search == KEYS_INDEXED);
}

/* ---- containers ---- */

static bool enter(struct check *check, size_t body, size_t count)
{
    if (check->depth >= DEPTH_MAX || !spend(&check->words_left, count))
        return false;
    if (check->depth == check->capacity) {
        check->capacity = check->capacity ? check->capacity * 2 : 32;
        check->levels = xrealloc(check->levels, check->capacity * sizeof(*check->levels));
    }
    check->levels[check->depth++] = (struct level){ body, count };
    return true;
}

static bool check_container(struct check *check, size_t at, uint64_t bits)
{
    enum json_tag tag = word_tag(bits);
    unsigned search = word_detail(bits);
    size_t width = sizeof(struct json), count, body;

    if (search > (tag == TAG_KEYED ? KEYS_INDEXED : 0) || !read_count(check, at, bits, &count))
        return false;
    if (count == 0)
        return tag != TAG_KEYED;
    if (tag == TAG_OBJECT)
        width += 2;
    else if (tag == TAG_KEYED)
        width += search == KEYS_INDEXED ? 8 : 4;
    if (!reach(at, bits, count * width, at, &body) || body % 2 != 0)
        return false;
    if (!enter(check, body, count)) /* before the keys are looked at, which costs more */
        return false;
    if (tag == TAG_OBJECT)
        return check_named(check, body + count * sizeof(struct json), count);
    return tag == TAG_ARRAY || check_keyed(check, body, count, search);
}

static bool check_word(struct check *check, size_t at)
{
    uint64_t bits = load64(check->block + at);
    size_t place;

    switch (word_tag(bits)) {
    case TAG_NULL:
        return bits == 0;
    case TAG_BOOL:
        return bits >> 9 == 0 && word_detail(bits) == 0;
    case TAG_INT:
        return true;
    case TAG_SHORT:
        return check_short(check, at, bits);
    case TAG_NAME:
        return bits >> 8 < json_name_count;
    case TAG_INT64:
        return reach(at, bits, sizeof(int64_t), at, &place);
    case TAG_FLOAT:
        return check_float(check, at, bits);
    case TAG_STRING:
        return check_text(check, at, bits);
    case TAG_ARRAY:
    case TAG_OBJECT:
    case TAG_KEYED:
        return check_container(check, at, bits);
    default:
        return false;
    }
}

static bool check_all(struct check *check)
{
    enter(check, check->size - sizeof(struct json), 1);
    while (check->depth > 0) {
        struct level *level = &check->levels[check->depth - 1];
        size_t at = level->offset;

        if (level->count == 0) {
            check->depth--;
            continue;
        }
        level->count--;
        level->offset += sizeof(struct json);
        if (!check_word(check, at))
            return false;
    }
    return true;
}

bool json_block_is_sound(const char *block, size_t size)
{
    struct check check = { .block = block, .size = size };
    bool sound;

    if (size < sizeof(struct json) || size % 2 != 0 || size > BLOCK_MAX)
        return false;
    check.words_left = size / sizeof(struct json);
    check.text_left = size;
    check.work_left = 64 * size + 4096;
    sound = check_all(&check);
    free(check.levels);
    return sound;
}
