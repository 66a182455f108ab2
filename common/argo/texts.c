#include "argo/texts.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <stdlib.h>

enum { JOIN_LIMIT = 64 << 20 };

struct texts texts_of(const struct json *array, struct arena *arena)
{
    struct str *items;
    size_t count = 0;

    if (!json_is(array, JSON_ARRAY) || json_count(array) == 0)
        return (struct texts){ 0 };
    items = arena_alloc(arena, json_count(array) * sizeof(*items));
    for (struct json_cursor at = json_walk(array); json_next(&at);) {
        if (json_is(at.value, JSON_STRING))
            items[count++] = json_string(at.value);
    }
    return (struct texts){ items, count };
}

static bool has_text(const struct str *items, size_t count, struct str text)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(items[i], text))
            return true;
    }
    return false;
}

struct texts texts_split(struct str list, char separator, struct arena *arena)
{
    size_t parts = 1, count = 0;
    struct str *items, head, rest = list;
    bool more;

    for (size_t i = 0; i < list.len; i++)
        parts += list.ptr[i] == separator;
    items = arena_alloc(arena, parts * sizeof(*items));
    do {
        more = str_cut(rest, separator, &head, &rest);
        head = str_trim(head);
        if (head.len > 0 && !has_text(items, count, head))
            items[count++] = str_dup(head, arena);
    } while (more);
    return (struct texts){ items, count };
}

bool texts_contain(struct texts list, const char *text)
{
    return has_text(list.items, list.count, str_of(text));
}

static int compare_texts(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

struct texts texts_sorted(struct texts list, struct arena *arena)
{
    struct str *items;
    size_t count = 0;

    if (list.count == 0)
        return (struct texts){ 0 };
    items = arena_alloc(arena, list.count * sizeof(*items));
    memcpy(items, list.items, list.count * sizeof(*items));
    qsort(items, list.count, sizeof(*items), compare_texts);
    for (size_t i = 0; i < list.count; i++) {
        if (count == 0 || !str_equal(items[count - 1], items[i]))
            items[count++] = items[i];
    }
    return (struct texts){ items, count };
}

struct str texts_join(struct texts list, const char *separator, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(JOIN_LIMIT);

    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            strbuf_puts(&out, separator);
        strbuf_add(&out, list.items[i].ptr, list.items[i].len);
    }
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

struct json *texts_to_json(struct texts list, struct arena *arena)
{
    struct json *array = json_new_array(arena);

    for (size_t i = 0; i < list.count; i++)
        json_append(arena, array, json_new_string(arena, list.items[i]));
    return array;
}

struct str texts_print(struct texts list, struct arena *arena)
{
    struct str joined = texts_join(list, " ", arena);

    return str_of(arena_printf(arena, "[%.*s]", STR_ARG(joined)));
}

bool texts_parse_bool(struct str text, bool *out)
{
    static const char *const yes[] = { "1", "t", "T", "TRUE", "true", "True" };
    static const char *const no[] = { "0", "f", "F", "FALSE", "false", "False" };

    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (str_equals(text, yes[i]) || str_equals(text, no[i])) {
            *out = str_equals(text, yes[i]);
            return true;
        }
    }
    return false;
}
