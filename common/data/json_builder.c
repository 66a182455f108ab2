/*
 * While values wait on the stack their words count distances from the begin of the block; what a
 * word belongs to is always written before it, so moving the word into the block turns that into a
 * distance backwards.
 */
#include "data/json_builder.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/json_builder_parts.h"

enum {
    TEXTS_MIN = 256,
    TEXTS_MAX = 1 << 16, /* past it the table of texts starts anew */
    PROBES_MAX = 8,      /* a text that collides more often is stored again */
};

/* A text that stands in the block already. */
struct known_text {
    uint32_t hash; /* 0: free */
    uint32_t offset;
    uint32_t len;
    uint32_t is_key; /* `offset` is that of a key record */
};

struct json_builder *json_builder_new(size_t size_hint)
{
    struct json_builder *builder = xcalloc(1, sizeof(*builder));

    builder->capacity = size_hint < 256 ? 256 : size_hint;
    builder->block = xrealloc(NULL, builder->capacity);
    builder->waiting_capacity = 64;
    builder->words = xrealloc(NULL, builder->waiting_capacity * sizeof(*builder->words));
    builder->keys = xrealloc(NULL, builder->waiting_capacity * sizeof(*builder->keys));
    builder->text_capacity = TEXTS_MIN;
    builder->texts = xcalloc(TEXTS_MIN, sizeof(*builder->texts));
    return builder;
}

void json_builder_free(struct json_builder *builder)
{
    if (!builder)
        return;
    free(builder->texts);
    free(builder->keys);
    free(builder->words);
    free(builder->block);
    free(builder);
}

/* ---- the block ---- */

/* Room for `size` bytes at the end; what does not fit a block overwrites its begin and is told by
 * finish(). */
static char *take(struct json_builder *builder, size_t size)
{
    if (__builtin_expect(size > builder->capacity - builder->used, 0)) {
        size_t wanted = builder->used + size;

        if (wanted > BLOCK_MAX) {
            builder->too_large = true;
            builder->used = 0;
            wanted = size;
        }
        if (wanted > builder->capacity) {
            size_t doubled = builder->capacity * 2;

            builder->capacity = wanted > doubled ? wanted : doubled;
            builder->block = xrealloc(builder->block, builder->capacity);
        }
    }
    builder->used += size;
    return builder->block + builder->used - size;
}

static size_t take_aligned(struct json_builder *builder, size_t count, size_t size)
{
    if (builder->used & 1)
        *take(builder, 1) = 0;
    if (count >= COUNT_LONG) {
        uint64_t longer = count;

        memcpy(take(builder, sizeof(longer)), &longer, sizeof(longer));
    }
    return (size_t)(take(builder, size) - builder->block);
}

/* Writes a word that waited to its place. */
static void place_word(struct json_builder *builder, size_t offset, uint64_t bits)
{
    if (word_tag(bits) >= TAG_FAR)
        bits = (bits & UINT32_MAX) | (uint64_t)(uint32_t)(offset - (bits >> 32)) << 32;
    memcpy(builder->block + offset, &bits, sizeof(bits));
}

static void push(struct json_builder *builder, uint64_t bits)
{
    if (__builtin_expect(builder->waiting == builder->waiting_capacity, 0)) {
        size_t capacity = builder->waiting_capacity *= 2;

        builder->words = xrealloc(builder->words, capacity * sizeof(*builder->words));
        builder->keys = xrealloc(builder->keys, capacity * sizeof(*builder->keys));
    }
    builder->words[builder->waiting] = bits;
    builder->keys[builder->waiting++] = builder->key;
}

/* ---- texts ---- */

static void forget_texts(struct json_builder *builder)
{
    builder->text_count = 0;
    memset(builder->texts, 0, builder->text_capacity * sizeof(*builder->texts));
}

static void grow_texts(struct json_builder *builder)
{
    struct known_text *old = builder->texts;
    size_t old_capacity = builder->text_capacity;

    if (old_capacity >= TEXTS_MAX) {
        builder->keys_repeat = true;
        forget_texts(builder);
        return;
    }
    builder->text_capacity = old_capacity * 4;
    builder->texts = xcalloc(builder->text_capacity, sizeof(*builder->texts));
    for (size_t i = 0; i < old_capacity; i++) {
        size_t at = old[i].hash & (builder->text_capacity - 1);

        if (old[i].hash == 0)
            continue;
        while (builder->texts[at].hash)
            at = (at + 1) & (builder->text_capacity - 1);
        builder->texts[at] = old[i];
    }
    free(old);
}

/* The entry of a text, or a free one for it with `hash` 0; NULL when it collides too often. */
static struct known_text *find_text(struct json_builder *builder, struct str text, uint32_t hash,
                                    bool is_key)
{
    if (builder->text_count * 2 >= builder->text_capacity)
        grow_texts(builder);

    for (size_t at = hash, probes = 0; probes < PROBES_MAX; at++, probes++) {
        struct known_text *known = &builder->texts[at & (builder->text_capacity - 1)];

        if (known->hash == 0)
            return known;
        if (known->hash == hash && known->len == text.len && known->is_key == is_key &&
            memcmp(builder->block + known->offset + is_key, text.ptr, text.len) == 0)
            return known;
    }
    return NULL;
}

static void remember_text(struct json_builder *builder, struct known_text *free_entry,
                          struct known_text entry)
{
    if (!free_entry || builder->too_large)
        return;
    *free_entry = entry;
    builder->text_count++;
}

static uint32_t table_hash(uint64_t hash)
{
    return (uint32_t)hash | 1;
}

static size_t write_text(struct json_builder *builder, struct str text)
{
    char *to;

    if (text.len >= COUNT_LONG) {
        uint64_t longer = text.len;

        memcpy(take(builder, sizeof(longer)), &longer, sizeof(longer));
    }
    to = take(builder, text.len + 1);
    memcpy(to, text.ptr, text.len);
    to[text.len] = '\0';
    return (size_t)(to - builder->block);
}

static void push_text(struct json_builder *builder, struct str text, size_t offset)
{
    push(builder, word_make_far(TAG_STRING, 0, text.len, (uint32_t)offset));
}

void json_builder_string(struct json_builder *builder, struct str text)
{
    struct known_text *known;
    uint64_t hash;
    size_t offset;
    int name;

    if (text.len <= SHORT_MAX) {
        push(builder, word_make_short(text.ptr, text.len));
        return;
    }
    if (text.len > SHARED_TEXT_MAX) {
        offset = write_text(builder, text);
        push_text(builder, text, offset);
        return;
    }
    hash = json_text_hash(text.ptr, text.len);
    name = json_name_find(text.ptr, text.len, hash);
    if (name >= 0) {
        push(builder, word_make(TAG_NAME, 0, (uint64_t)name));
        return;
    }
    known = find_text(builder, text, table_hash(hash), false);
    if (known && known->hash) {
        push_text(builder, text, known->offset);
        return;
    }
    offset = write_text(builder, text);
    remember_text(builder, known,
                  (struct known_text){ table_hash(hash), (uint32_t)offset, (uint32_t)text.len, 0 });
    push_text(builder, text, offset);
}

static size_t write_key(struct json_builder *builder, struct str key)
{
    bool is_long = key.len >= 255;
    uint32_t len = (uint32_t)key.len;
    char *to = take(builder, (is_long ? 5 : 1) + key.len + 1);
    size_t offset = (size_t)(to - builder->block);

    *to++ = (char)(is_long ? 255 : len);
    if (is_long) {
        memcpy(to, &len, sizeof(len));
        to += sizeof(len);
    }
    memcpy(to, key.ptr, key.len);
    to[key.len] = '\0';
    return offset;
}

void json_builder_key(struct json_builder *builder, struct str key)
{
    uint64_t hash = json_text_hash(key.ptr, key.len);
    int name = json_name_find(key.ptr, key.len, hash);
    struct known_text *known = NULL;

    if (name >= 0) {
        builder->key = KEY_BUILTIN | (uint32_t)name;
        return;
    }
    if (key.len <= SHARED_TEXT_MAX) {
        known = find_text(builder, key, table_hash(hash), true);
        if (known && known->hash) {
            builder->key = known->offset;
            return;
        }
    }
    builder->keys_repeat |= !known;
    builder->key = (uint32_t)write_key(builder, key);
    remember_text(builder, known,
                  (struct known_text){ table_hash(hash), builder->key, (uint32_t)key.len, 1 });
}

/* ---- scalars ---- */

void json_builder_null(struct json_builder *builder)
{
    push(builder, word_make(TAG_NULL, 0, 0));
}

void json_builder_bool(struct json_builder *builder, bool value)
{
    push(builder, word_make(TAG_BOOL, 0, value));
}

void json_builder_int(struct json_builder *builder, int64_t number)
{
    char *to;

    if (word_int_fits(number)) {
        push(builder, word_make(TAG_INT, 0, (uint64_t)number));
        return;
    }
    to = take(builder, sizeof(number));
    memcpy(to, &number, sizeof(number));
    push(builder, word_make_far(TAG_INT64, 0, 0, (uint32_t)(to - builder->block)));
}

void json_builder_float(struct json_builder *builder, double number, struct str text)
{
    /* A number too long to keep as it is written is kept as it is read. */
    size_t len = text.len < COUNT_LONG ? text.len : 0;
    char *to = take(builder, sizeof(number) + (len ? len + 1 : 0));

    memcpy(to, &number, sizeof(number));
    if (len) {
        memcpy(to + sizeof(number), text.ptr, len);
        to[sizeof(number) + len] = '\0';
    }
    push(builder, word_make_far(TAG_FLOAT, 0, len, (uint32_t)(to - builder->block)));
}

/* ---- containers ---- */

struct json_opened json_builder_begin(struct json_builder *builder)
{
    return (struct json_opened){ builder->waiting, builder->key };
}

void json_builder_close(struct json_builder *builder, struct json_opened opened, uint64_t bits)
{
    builder->waiting = opened.first;
    builder->key = opened.key;
    push(builder, bits);
}

size_t json_builder_place_values(struct json_builder *builder, size_t first, size_t count,
                                 size_t extra)
{
    size_t body = take_aligned(builder, count, count * sizeof(uint64_t) + extra);

    for (size_t i = 0; i < count && !builder->too_large; i++)
        place_word(builder, body + i * sizeof(uint64_t), builder->words[first + i]);
    return body;
}

void json_builder_end_array(struct json_builder *builder, struct json_opened opened)
{
    size_t count = builder->waiting - opened.first, body = 0;

    if (count > 0)
        body = json_builder_place_values(builder, opened.first, count, 0);
    json_builder_close(builder, opened, word_make_far(TAG_ARRAY, 0, count, (uint32_t)body));
}

void json_builder_value(struct json_builder *builder, const struct json *value)
{
    struct json_opened opened;

    switch (json_type(value)) {
    case JSON_ABSENT:
    case JSON_NULL:
        json_builder_null(builder);
        break;
    case JSON_BOOL:
        json_builder_bool(builder, json_bool(value, false));
        break;
    case JSON_INT:
        json_builder_int(builder, json_int(value, 0));
        break;
    case JSON_FLOAT:
        json_builder_float(builder, json_double(value, 0), json_number_text(value));
        break;
    case JSON_STRING:
        json_builder_string(builder, json_string(value));
        break;
    case JSON_ARRAY:
        opened = json_builder_begin(builder);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            json_builder_value(builder, at.value);
        json_builder_end_array(builder, opened);
        break;
    case JSON_OBJECT:
        opened = json_builder_begin(builder);
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            json_builder_key(builder, at.key);
            json_builder_value(builder, at.value);
        }
        json_builder_end_object(builder, opened);
        break;
    }
}

/* ---- the end ---- */

int json_builder_finish(struct json_builder *builder, struct str *block, struct error *err)
{
    size_t root;

    assert(builder->waiting == 1);
    root = take_aligned(builder, 0, sizeof(uint64_t));
    if (builder->too_large)
        return error_set(err, ERR_TOO_LARGE, "the document is too large: it takes over 2 GiB");
    place_word(builder, root, builder->words[0]);
    *block = (struct str){ builder->block, builder->used };
    return 0;
}

const struct json *json_block_root(const char *block, size_t size)
{
    return (const struct json *)(const void *)(block + size - sizeof(struct json));
}

int json_builder_finish_in(struct json_builder *builder, struct arena *arena,
                           const struct json **out, struct error *err)
{
    struct str block = STR_EMPTY;

    if (json_builder_finish(builder, &block, err) < 0)
        return -1;
    *out = json_block_root(arena_strndup(arena, block.ptr, block.len), block.len);
    return 0;
}
