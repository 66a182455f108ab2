/*
 * Lists whose items are told apart by keys. What the original does with items that lack them is
 * strange and kept: such an item of the document drives out all before it, one of the patch all of
 * the document that have the key.
 */
#include "base/arena.h"
#include "render/kustomize/merge_parts.h"

/* What an item has for each key; empty: nothing, or what is no text. */
struct tuple {
    struct str values[MERGE_KEYS_MAX];
};

/* Keys and values that an item is looked for by. Fewer values than keys: the others count as found
 * when the last one was; none at all: nothing is found. */
struct sought {
    const char *keys[MERGE_KEYS_MAX];
    struct str values[MERGE_KEYS_MAX];
    size_t key_count, value_count;
};

struct keyed {
    struct merging *m;
    const struct merge_field *field;
    const char *keys[MERGE_KEYS_MAX]; /* those of which any item has a value */
    size_t all_count, key_count;
    size_t place[MERGE_KEYS_MAX]; /* of each among all */
    bool has_directives;          /* "$patch" in the patch's items */
    ARENA_LIST(struct tuple) tuples;
};

static bool is_empty_item(const struct knode *item)
{
    return merge_is_absent(item) || (item->kind == KNODE_MAP && item->count == 0);
}

static int fail_item(const struct keyed *k, const struct knode *item)
{
    return knode_fail_kind(item, k->field->is_set ? "ScalarNode" : "MappingNode", k->m->arena,
                           k->m->err);
}

static struct str key_value(const struct keyed *k, const struct knode *item, const char *key)
{
    const struct knode *field;

    if (k->field->is_set)
        return knode_text(item);
    field = knode_get(item, str_of(key));
    return merge_is_absent(field) ? STR_EMPTY : knode_text(field);
}

static bool same_tuple(const struct tuple *a, const struct tuple *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!str_equal(a->values[i], b->values[i]))
            return false;
    }
    return true;
}

static void add_tuples(struct keyed *k, const struct knode *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        struct tuple tuple = { 0 };
        bool is_known = false;

        for (size_t key = 0; key < k->all_count; key++)
            tuple.values[key] = key_value(k, list->items[i], k->field->keys[key]);
        for (size_t other = 0; other < k->tuples.count && !is_known; other++)
            is_known = same_tuple(&k->tuples.items[other], &tuple, k->all_count);
        if (!is_known)
            arena_list_push(k->m->arena, &k->tuples, tuple);
    }
}

/* Two that agree in one value at least, and otherwise where both have one, are one. */
static bool join_tuples(const struct tuple *a, const struct tuple *b, size_t count,
                        struct tuple *out)
{
    bool agree = false;

    for (size_t i = 0; i < count; i++) {
        if (str_equal(a->values[i], b->values[i]))
            agree = true;
        else if (a->values[i].len > 0 && b->values[i].len > 0)
            return false;
        out->values[i] = a->values[i].len > 0 ? a->values[i] : b->values[i];
    }
    return agree;
}

/* Each is compared as it was when its turn came, whatever it has become by then. */
static void join_all_tuples(struct keyed *k)
{
    for (size_t i = 0; k->all_count > 1 && i < k->tuples.count; i++) {
        struct tuple first = k->tuples.items[i];

        for (size_t j = 0; j < k->tuples.count; j++) {
            struct tuple joined = { 0 };

            if (join_tuples(&first, &k->tuples.items[j], k->all_count, &joined))
                k->tuples.items[i] = k->tuples.items[j] = joined;
        }
    }
}

/* The keys that any item has, or all when none has any. */
static void choose_keys(struct keyed *k)
{
    k->key_count = 0;
    for (size_t key = 0; key < k->all_count; key++) {
        for (size_t i = 0; i < k->tuples.count; i++) {
            if (k->tuples.items[i].values[key].len == 0)
                continue;
            k->place[k->key_count] = key;
            k->keys[k->key_count++] = k->field->keys[key];
            break;
        }
    }
    if (k->key_count > 0)
        return;
    for (size_t key = 0; key < k->all_count; key++) {
        k->place[key] = key;
        k->keys[key] = k->field->keys[key];
    }
    k->key_count = k->all_count;
}

static struct sought sought_of(const struct keyed *k, const struct tuple *tuple)
{
    struct sought sought = { .key_count = k->key_count, .value_count = k->key_count };

    for (size_t i = 0; i < k->key_count; i++) {
        sought.keys[i] = k->keys[i];
        sought.values[i] = tuple->values[k->place[i]];
    }
    return sought;
}

/* The item that has these values, those that the tuple lacks not looked at; without any it must
 * have all keys with empty ones. */
static struct knode *find_item(const struct keyed *k, const struct knode *list,
                               const struct sought *sought)
{
    bool is_blank = true;

    for (size_t i = 0; i < sought->key_count; i++)
        is_blank = is_blank && sought->values[i].len == 0;
    for (uint32_t i = 0; list && i < list->count; i++) {
        struct knode *item = list->items[i];
        bool fits = k->field->is_set || item->kind == KNODE_MAP;

        for (size_t key = 0; key < sought->key_count && fits; key++) {
            const struct knode *field =
                k->field->is_set ? item : knode_get(item, str_of(sought->keys[key]));

            if (is_blank || sought->values[key].len > 0)
                fits = field && str_equal(knode_text(field), sought->values[key]);
        }
        if (fits)
            return item;
    }
    return NULL;
}

/* 1: the item is one that is sought, an empty value fitting any; -1: it is of the wrong kind. */
static int is_sought(const struct keyed *k, const struct knode *item, const struct sought *sought)
{
    const struct knode *field = NULL;

    if (k->field->is_set && item->kind != KNODE_SCALAR)
        return fail_item(k, item);
    if (!k->field->is_set && item->kind != KNODE_MAP)
        return sought->value_count > 0 ? fail_item(k, item) : 0;
    if (k->field->is_set)
        return sought->value_count > 0 && str_equal(item->text, sought->values[0]);
    for (size_t i = 0; i < sought->key_count; i++) {
        if (i < sought->value_count) {
            field = knode_get(item, str_of(sought->keys[i]));
            if (field && sought->values[i].len > 0 &&
                !str_equal(knode_text(field), sought->values[i]))
                field = NULL;
        }
        if (!field)
            return 0;
    }
    return 1;
}

/*
 * Put `item` where those stand that are sought (NULL: take them out), or at the end. Empty items go
 * in any case; when nothing is sought by any value, all go.
 */
static int put_item(const struct keyed *k, struct knode *list, const struct sought *sought,
                    struct knode *item)
{
    bool keeps_others = sought->value_count > 0, placed = false;
    bool has_value = keeps_others && sought->values[0].len > 0 && !k->field->is_set;
    uint32_t count = 0;

    for (uint32_t i = 0; i < list->count; i++) {
        struct knode *at = list->items[i];
        int found;

        if (is_empty_item(at))
            continue;
        found = has_value && at->kind != KNODE_MAP ? 0 : is_sought(k, at, sought);
        if (found < 0)
            return -1;
        placed = placed || found;
        if (found ? item != NULL : keeps_others)
            list->items[count++] = found ? item : at;
    }
    list->count = count;
    if (item && !merge_is_absent(item) && !placed)
        knode_append(k->m->arena, list, item);
    return 0;
}

static int merge_tuple(struct keyed *k, struct knode *into, struct knode *patch,
                       const struct tuple *tuple, struct knode *base, struct knode *made)
{
    struct place place = { k->field->type, NULL };
    struct sought sought = sought_of(k, tuple);
    struct knode *mine = find_item(k, into, &sought), *theirs = find_item(k, patch, &sought);
    struct knode *merged;

    if (merge_nodes(k->m, mine, theirs, place, &merged) < 0)
        return -1;
    if (!merged || is_empty_item(merged))
        return put_item(k, base, &sought, NULL);
    for (size_t i = 0; i < sought.key_count && merged->kind == KNODE_MAP; i++) {
        struct str key = str_of(sought.keys[i]);

        if (!knode_get(merged, key) && sought.values[i].len > 0)
            knode_set(k->m->arena, merged, key, knode_new_plain(k->m->arena, sought.values[i]));
    }
    return put_item(k, made, &sought, merged);
}

/* By the keys that it has; for each that it lacks it is put in once more. */
static int put_back(struct keyed *k, struct knode *made, struct knode *item)
{
    struct sought sought = { .key_count = k->key_count };

    if (k->field->is_set)
        sought.values[sought.value_count++] = knode_text(item);
    else if (!merge_is_absent(item) && item->kind != KNODE_MAP)
        return fail_item(k, item);
    for (size_t i = 0; i < k->key_count && !k->field->is_set; i++) {
        const struct knode *field = knode_get(item, str_of(k->keys[i]));

        sought.keys[i] = k->keys[i];
        if (field)
            sought.values[sought.value_count++] = knode_text(field);
        else
            knode_append(k->m->arena, made, item);
    }
    if (k->key_count > 1 && put_item(k, made, &sought, NULL) < 0)
        return -1;
    return put_item(k, made, &sought, item);
}

static bool has_blank_tuple(const struct keyed *k)
{
    static const struct tuple blank = { 0 };

    for (size_t i = 0; i < k->tuples.count; i++) {
        if (same_tuple(&k->tuples.items[i], &blank, k->all_count))
            return true;
    }
    return false;
}

bool merge_has_directives(const struct knode *list)
{
    for (uint32_t i = 0; knode_is(list, KNODE_LIST) && i < list->count; i++) {
        if (knode_get(list->items[i], STR("$patch")))
            return true;
    }
    return false;
}

static int merge_by_keys(struct keyed *k, struct knode *into, struct knode *patch,
                         struct knode **out)
{
    struct knode *made = knode_new_list(k->m->arena);
    struct knode *base = merge_is_absent(into) ? patch : into;

    into = merge_is_absent(into) ? NULL : into;
    if (k->field->is_set)
        k->all_count = 1;
    while (!k->field->is_set && k->all_count < MERGE_KEYS_MAX && k->field->keys[k->all_count])
        k->all_count++;
    add_tuples(k, patch);
    add_tuples(k, into);
    if (k->has_directives && has_blank_tuple(k))
        return error_set(k->m->err, ERR_UNIMPLEMENTED,
                         "a strategic merge of a list with directives and items that lack '%s' is "
                         "not built in",
                         k->field->is_set ? "a value" : k->field->keys[0]);
    join_all_tuples(k);
    choose_keys(k);
    for (size_t i = 0; i < k->tuples.count; i++) {
        if (merge_tuple(k, into, patch, &k->tuples.items[i], base, made) < 0)
            return -1;
    }
    for (uint32_t i = 0; i < base->count; i++) {
        if (put_back(k, made, base->items[i]) < 0)
            return -1;
    }
    *out = made;
    return 0;
}

int merge_keyed_list(struct merging *m, const struct merge_field *field, bool has_directives,
                     struct knode *into, struct knode *patch, struct knode **out)
{
    struct keyed keyed = { .m = m, .field = field, .has_directives = has_directives };

    return merge_by_keys(&keyed, into, patch, out);
}
