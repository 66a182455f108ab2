#include "data/strategic_merge_lists.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/go_quote.h"

#include <stdint.h>
#include <stdlib.h>
#include <strings.h>

enum { MAX_MESSAGE = 16 * 1024 };

/* ---- types ---- */

/* The part behind the last dot: Go's name of the type. */
static struct str short_name(struct schema_type type)
{
    struct str name = schema_name(type);
    ptrdiff_t dot = str_find_last_char(name, '.');

    return str_slice(name, (size_t)(dot + 1), name.len);
}

static bool find_ignoring_case(struct schema_type type, struct str key, struct schema_type *out)
{
    for (size_t i = 0; i < schema_field_count(type); i++) {
        struct schema_field field = schema_field_at(type, i);

        if (field.name.len == key.len && strncasecmp(field.name.ptr, key.ptr, key.len) == 0) {
            *out = field.type;
            return true;
        }
    }
    return false;
}

int strategic_member(struct schema_type type, struct str key, struct schema_type *out,
                     struct error *err)
{
    struct schema_type element = schema_element(type);
    struct schema_field field;

    if (schema_field_find(type, key, &field)) {
        *out = field.type;
        return 0;
    }
    if (schema_kind(type) == SCHEMA_ANY ||
        (schema_is_known(element) && schema_kind(element) == SCHEMA_ANY)) {
        *out = SCHEMA_UNKNOWN;
        return 0;
    }
    if (find_ignoring_case(type, key, out))
        return 0;
    if (schema_field_count(type) == 0)
        return error_set(err, ERR_INVALID,
                         "merging an object in json but data type is not struct, instead is: %s",
                         schema_kind(type) == SCHEMA_OBJECT ? "map" : "string");
    return error_set(err, ERR_INVALID,
                     "unable to find api field in struct %.*s for the json field \"%.*s\"",
                     STR_ARG(short_name(type)), STR_ARG(key));
}

int strategic_items(struct schema_type list, struct schema_type *out, struct error *err)
{
    if (schema_kind(list) != SCHEMA_LIST && schema_kind(list) != SCHEMA_ANY)
        return error_set(err, ERR_INVALID, "expected slice or array type, but got: struct");
    *out = schema_kind(list) == SCHEMA_LIST ? schema_element(list) : SCHEMA_UNKNOWN;
    return 0;
}

/* ---- items ---- */

const struct json *strategic_directive(const struct json *value)
{
    return json_is(value, JSON_OBJECT) ? json_get(value, STRATEGIC_PATCH) : NULL;
}

bool strategic_is_deletion(const struct json *value)
{
    return str_equals(json_string(strategic_directive(value)), "delete");
}

static int mixed(const struct json *a, const struct json *b, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_MESSAGE);

    strategic_print(a, &text);
    if (b) {
        strbuf_puts(&text, " ");
        strategic_print(b, &text);
    }
    return error_set(err, ERR_INVALID, "list element types are not identical: [%s]", text.ptr);
}

/* The one type of a list's items and of `*type`; false when there are several. */
static bool has_one_type(const struct json *list, enum json_type *type)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (*type != JSON_ABSENT && json_type(at.value) != *type)
            return false;
        *type = json_type(at.value);
    }
    return true;
}

int strategic_item_type(const struct json *a, const struct json *b, enum json_type *out,
                        struct error *err)
{
    enum json_type type = JSON_ABSENT;
    bool is_one = has_one_type(a, &type) && has_one_type(b, &type);

    if (json_is(json_item(json_count(a) ? a : b, 0), JSON_ARRAY))
        return error_set(err, ERR_INVALID, "lists of lists are not supported");
    if (!is_one)
        return mixed(a, b, err);
    if (type == JSON_ABSENT)
        return error_set(err, ERR_INVALID, "no elements in any of the given slices");
    *out = type;
    return 0;
}

const struct json *strategic_key(const struct json *item, struct str key)
{
    return key.len > 0 ? json_get_str(item, key) : item;
}

int strategic_require_key(const struct json *item, struct str key, const struct json **out,
                          struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_MESSAGE);

    if (!json_is(item, JSON_OBJECT))
        return error_set(err, ERR_INVALID, "expected a map[string]interface {}, but received a %s",
                         json_type_name(json_type(item)));
    *out = json_get_str(item, key);
    if (*out)
        return 0;
    strategic_print(item, &text);
    return error_set(err, ERR_INVALID, "map: %s does not contain declared merge key: %.*s",
                     text.ptr, STR_ARG(key));
}

bool strategic_same(const struct json *a, const struct json *b)
{
    return json_type(a) == json_type(b) && json_equal(a, b);
}

/* ---- finding items ---- */

struct strategic_index {
    struct map *places; /* type and text of a key: its place + 1 */
};

/* Unlike values have unlike texts, whatever their types. */
static void key_text(const struct json *key, struct strbuf *out)
{
    strbuf_printf(out, "%d ", (int)json_type(key));
    json_write(key, JSON_SORTED, out);
}

void strategic_index_add(struct strategic_index *index, const struct json *key, size_t place)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX / 2);

    key_text(key, &text);
    if (!map_find(index->places, (struct str){ text.ptr, text.len }))
        map_put(index->places, (struct str){ text.ptr, text.len }, (void *)((uintptr_t)place + 1));
}

struct strategic_index *strategic_index_new(const struct json *list, struct str key)
{
    struct strategic_index *index = xcalloc(1, sizeof(*index));

    index->places = map_new();
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        strategic_index_add(index, strategic_key(at.value, key), at.index);
    return index;
}

void strategic_index_free(struct strategic_index *index)
{
    map_free(index->places);
    free(index);
}

ptrdiff_t strategic_index_find(const struct strategic_index *index, const struct json *key)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX / 2);

    key_text(key, &text);
    return (ptrdiff_t)(uintptr_t)map_find(index->places, (struct str){ text.ptr, text.len }) - 1;
}

/* ---- order ---- */

struct ranked {
    const struct json *item;
    ptrdiff_t rank;
    size_t place;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *left = a, *right = b;

    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    return left->place < right->place ? -1 : left->place > right->place;
}

int strategic_sort_by(const struct json *list, const struct json *order, struct str key,
                      struct arena *arena, const struct json **out, struct error *err)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *index = strategic_index_new(order, key);
    size_t count = json_count(list), kept = 0;
    struct ranked *ranked = arena_alloc(arena, (count + 1) * sizeof(*ranked));
    struct json *sorted = json_new_array(arena), *deletions = json_new_array(arena);
    const struct json *value;

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        if (key.len > 0 && strategic_require_key(at.value, key, &value, err) < 0)
            return -1;
        if (key.len > 0 && strategic_is_deletion(at.value)) {
            json_append(arena, deletions, at.value);
            continue;
        }
        ranked[kept] = (struct ranked){ .item = at.value, .place = kept };
        ranked[kept++].rank = strategic_index_find(index, strategic_key(at.value, key));
    }
    for (struct json_cursor at = json_walk(order); key.len > 0 && json_next(&at);)
        if (strategic_require_key(at.value, key, &value, err) < 0)
            return -1;
    qsort(ranked, kept, sizeof(*ranked), compare_ranked);
    for (size_t i = 0; i < kept; i++)
        json_append(arena, sorted, ranked[i].item);
    for (struct json_cursor at = json_walk(deletions); json_next(&at);)
        json_append(arena, sorted, at.value);
    *out = sorted;
    return 0;
}

/* Does `left` stand before `right` in the server's order? Not when either is unknown there. */
static bool is_before(const struct strategic_index *order, const struct json *left,
                      const struct json *right, struct str key)
{
    ptrdiff_t left_place = strategic_index_find(order, strategic_key(left, key));
    ptrdiff_t right_place = strategic_index_find(order, strategic_key(right, key));

    return left_place >= 0 && right_place >= 0 && left_place < right_place;
}

static const struct json *weave(const struct json *left, const struct json *right,
                                const struct json *server_order, struct str key,
                                struct arena *arena)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *order = strategic_index_new(server_order, key);
    size_t lefts = json_count(left), rights = json_count(right), l = 0, r = 0;
    struct json *woven = json_new_array(arena);

    while (l < lefts || r < rights) {
        bool take_left = r >= rights || (l < lefts && is_before(order, json_item(left, l),
                                                                json_item(right, r), key));

        json_append(arena, woven, take_left ? json_item(left, l++) : json_item(right, r++));
    }
    return woven;
}

int strategic_order(const struct strategic_order *lists, struct arena *arena,
                    const struct json **out, struct error *err)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *patched = strategic_index_new(lists->patch_order, lists->key);
    struct json *in_patch = json_new_array(arena), *server_only = json_new_array(arena);
    const struct json *left, *right;

    for (struct json_cursor at = json_walk(lists->merged); json_next(&at);) {
        const struct json *value = at.value;

        if (lists->key.len > 0 && strategic_require_key(at.value, lists->key, &value, err) < 0)
            return -1;
        json_append(arena, strategic_index_find(patched, value) >= 0 ? in_patch : server_only,
                    at.value);
    }
    if (strategic_sort_by(in_patch, lists->patch_order, lists->key, arena, &right, err) < 0 ||
        strategic_sort_by(server_only, lists->server_order, lists->key, arena, &left, err) < 0)
        return -1;
    *out = weave(left, right, lists->server_order, lists->key, arena);
    return 0;
}

const struct json *strategic_unique(const struct json *list, struct arena *arena)
{
    size_t count = json_count(list), unique = 0;
    const struct json **items = arena_alloc(arena, (count + 1) * sizeof(*items));
    CLEANUP(map_free) struct map *seen = map_new();
    struct json *result = json_new_array(arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[at.index] = at.value;
    while (unique < count) {
        CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX / 2);

        key_text(items[unique], &text);
        if (map_put(seen, (struct str){ text.ptr, text.len }, seen))
            items[unique] = items[--count];
        else
            json_append(arena, result, items[unique++]);
    }
    return result;
}

struct texted {
    const struct json *item;
    struct str text;
    size_t place;
};

static int compare_texted(const void *a, const void *b)
{
    const struct texted *left = a, *right = b;
    int order = str_compare(left->text, right->text);

    return order ? order : left->place < right->place ? -1 : left->place > right->place;
}

const struct json *strategic_sort_by_text(const struct json *list, struct str key,
                                          struct arena *arena)
{
    size_t count = json_count(list);
    struct texted *items = arena_alloc(arena, (count + 1) * sizeof(*items));
    struct json *sorted = json_new_array(arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[at.index] =
            (struct texted){ .item = at.value,
                             .text = strategic_text(strategic_key(at.value, key), arena),
                             .place = at.index };
    qsort(items, count, sizeof(*items), compare_texted);
    for (size_t i = 0; i < count; i++)
        json_append(arena, sorted, items[i].item);
    return sorted;
}

/* ---- printing ---- */

static int compare_keys(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void print_object(const struct json *object, struct strbuf *out)
{
    struct str *keys = xcalloc(json_count(object) + 1, sizeof(*keys));
    size_t count = 0;

    for (struct json_cursor at = json_walk(object); json_next(&at);)
        keys[count++] = at.key;
    qsort(keys, count, sizeof(*keys), compare_keys);
    strbuf_puts(out, "map[");
    for (size_t i = 0; i < count && !out->truncated; i++) {
        strbuf_printf(out, "%s%.*s:", i ? " " : "", STR_ARG(keys[i]));
        strategic_print(json_get_str(object, keys[i]), out);
    }
    strbuf_puts(out, "]");
    free(keys);
}

void strategic_print(const struct json *value, struct strbuf *out)
{
    struct str text = json_string(value);

    switch (json_type(value)) {
    case JSON_OBJECT:
        print_object(value, out);
        return;
    case JSON_ARRAY:
        strbuf_puts(out, "[");
        for (struct json_cursor at = json_walk(value); !out->truncated && json_next(&at);) {
            strbuf_puts(out, at.index ? " " : "");
            strategic_print(at.value, out);
        }
        strbuf_puts(out, "]");
        return;
    case JSON_STRING:
        strbuf_add(out, text.ptr, text.len);
        return;
    case JSON_NULL:
    case JSON_ABSENT:
        strbuf_puts(out, "<nil>");
        return;
    default:
        json_write(value, JSON_COMPACT, out);
    }
}

struct str strategic_text(const struct json *value, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(SIZE_MAX / 2);

    strategic_print(value, &text);
    return str_dup((struct str){ text.ptr, text.len }, arena);
}
