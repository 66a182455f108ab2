/* The end of an object: members with one key become one, and keys are made easy to find. */
#include "base/mem.h"
#include "data/json_builder_parts.h"

static struct str waiting_key(const struct json_builder *builder, uint32_t key)
{
    return key & KEY_BUILTIN ? json_name_str(key & ~KEY_BUILTIN) : key_record(builder->block + key);
}

/* Removes members that are marked with `gone`, keeping the order. */
static void drop_members(struct json_builder *builder, size_t first, const bool *gone)
{
    size_t kept = first;

    for (size_t i = first; i < builder->waiting; i++) {
        if (gone[i - first])
            continue;
        builder->words[kept] = builder->words[i];
        builder->keys[kept++] = builder->keys[i];
    }
    builder->waiting = kept;
}

static bool same_key(const struct json_builder *builder, uint32_t a, uint32_t b)
{
    return a == b || (builder->keys_repeat && !((a | b) & KEY_BUILTIN) &&
                      str_equal(waiting_key(builder, a), waiting_key(builder, b)));
}

/* Few members: each key is compared with those before it that share a bit of a small filter. */
static bool unite_few(struct json_builder *builder, size_t first)
{
    bool gone[SMALL_OBJECT] = { false }, any = false;
    uint64_t seen = 0;

    for (size_t i = first; i < builder->waiting; i++) {
        uint32_t key = builder->keys[i];
        uint64_t bit = builder->keys_repeat ? UINT64_MAX : (uint64_t)1 << (key * 0x9e3779b1u >> 26);

        for (size_t j = first; (seen & bit) && j < i; j++) {
            if (gone[j - first] || !same_key(builder, builder->keys[j], key))
                continue;
            builder->words[j] = builder->words[i];
            gone[i - first] = any = true;
            break;
        }
        seen |= bit;
    }
    if (any)
        drop_members(builder, first, gone);
    return any;
}

static int compare_members(const void *a, const void *b, void *context)
{
    const struct json_builder *builder = context;
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    int order = str_compare(waiting_key(builder, builder->keys[left]),
                            waiting_key(builder, builder->keys[right]));

    return order ? order : (left > right) - (left < right);
}

static bool is_sorted(const struct json_builder *builder, size_t first)
{
    for (size_t i = first + 1; i < builder->waiting; i++) {
        if (str_compare(waiting_key(builder, builder->keys[i - 1]),
                        waiting_key(builder, builder->keys[i])) >= 0)
            return false;
    }
    return true;
}

/* The places of the members since `first` on the stack, by key; the caller frees it. */
static uint32_t *sort_members(struct json_builder *builder, size_t first)
{
    size_t count = builder->waiting - first;
    uint32_t *order = xcalloc(count, sizeof(*order));

    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)(first + i);
    qsort_r(order, count, sizeof(*order), compare_members, builder);
    return order;
}

/* `order` from sort_members(): equal keys stand side by side, the first of them first. */
static bool unite_sorted(struct json_builder *builder, size_t first, const uint32_t *order)
{
    size_t count = builder->waiting - first;
    bool *gone = xcalloc(count, sizeof(*gone));
    bool any = false;

    for (size_t i = 1, kept = 0; i < count; i++) {
        if (!same_key(builder, builder->keys[order[kept]], builder->keys[order[i]])) {
            kept = i;
            continue;
        }
        builder->words[order[kept]] = builder->words[order[i]];
        gone[order[i] - first] = any = true;
    }
    if (any)
        drop_members(builder, first, gone);
    free(gone);
    return any;
}

static bool all_builtin(const struct json_builder *builder, size_t first)
{
    uint32_t both = KEY_BUILTIN;

    for (size_t i = first; i < builder->waiting; i++)
        both &= builder->keys[i];
    return both != 0;
}

static void place_named(struct json_builder *builder, struct json_opened opened)
{
    size_t count = builder->waiting - opened.first;
    size_t body = json_builder_place_values(builder, opened.first, count, count * 2);
    char *keys = builder->block + body + count * sizeof(uint64_t);

    for (size_t i = 0; i < count && !builder->too_large; i++) {
        uint16_t name = (uint16_t)builder->keys[opened.first + i];

        memcpy(keys + 2 * i, &name, sizeof(name));
    }
    json_builder_close(builder, opened, word_make_far(TAG_OBJECT, 0, count, (uint32_t)body));
}

/* `order` is NULL where no index is needed. */
static void place_keyed(struct json_builder *builder, struct json_opened opened, unsigned search,
                        const uint32_t *order)
{
    size_t first = opened.first, count = builder->waiting - first;
    size_t body = json_builder_place_values(builder, first, count, count * (order ? 8 : 4));
    char *keys = builder->block + body + count * sizeof(uint64_t);

    for (size_t i = 0; i < count && !builder->too_large; i++) {
        uint32_t key = builder->keys[first + i];

        if (!(key & KEY_BUILTIN))
            key = (uint32_t)body - key;
        memcpy(keys + 4 * i, &key, sizeof(key));
        if (order) {
            uint32_t place = order[i] - (uint32_t)first;

            memcpy(keys + 4 * (count + i), &place, sizeof(place));
        }
    }
    json_builder_close(builder, opened, word_make_far(TAG_KEYED, search, count, (uint32_t)body));
}

static void place_members(struct json_builder *builder, struct json_opened opened,
                          const uint32_t *order)
{
    size_t count = builder->waiting - opened.first;

    if (count == 0)
        json_builder_close(builder, opened, word_make_far(TAG_OBJECT, 0, 0, 0));
    else if (all_builtin(builder, opened.first))
        place_named(builder, opened);
    else if (count <= SMALL_OBJECT)
        place_keyed(builder, opened, KEYS_PLAIN, NULL);
    else
        place_keyed(builder, opened, order ? KEYS_INDEXED : KEYS_SORTED, order);
}

static bool end_big_object(struct json_builder *builder, struct json_opened opened)
{
    uint32_t *order = NULL;
    bool united = false;

    if (!is_sorted(builder, opened.first)) {
        order = sort_members(builder, opened.first);
        united = unite_sorted(builder, opened.first, order);
    }
    if (united) {
        free(order);
        order = sort_members(builder, opened.first);
    }
    place_members(builder, opened, order);
    free(order);
    return united;
}

bool json_builder_end_object(struct json_builder *builder, struct json_opened opened)
{
    bool united;

    if (builder->too_large) {
        json_builder_close(builder, opened, 0);
        return false;
    }
    if (builder->waiting - opened.first > SMALL_OBJECT)
        return end_big_object(builder, opened);
    united = unite_few(builder, opened.first);
    place_members(builder, opened, NULL);
    return united;
}
