/* What "$ref" means: a pointer into the document, an anchor, or the $id of a part of it. */
#include "base/arena.h"
#include "base/map.h"
#include "data/json_pointer.h"
#include "data/json_schema_check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_INDEX_DEPTH = 500 };

static void put(struct json_schema *schema, struct str name, const struct json *value)
{
    if (name.len && !map_find(schema->anchors, name))
        map_put(schema->anchors, name, (void *)(uintptr_t)value);
}

static void put_id(struct json_schema *schema, struct str id, const struct json *value)
{
    if (str_has_suffix(id, STR("#")))
        id.len--;
    put(schema, id, value);
}

static void put_anchor(struct json_schema *schema, struct str anchor, const struct json *value)
{
    char *name;

    if (!anchor.len)
        return;
    name = calloc(1, anchor.len + 2);
    if (!name)
        abort();
    name[0] = '#';
    memcpy(name + 1, anchor.ptr, anchor.len);
    put(schema, (struct str){ name, anchor.len + 1 }, value);
    free(name);
}

void schema_index(struct json_schema *schema, const struct json *value, int depth)
{
    if (depth > MAX_INDEX_DEPTH)
        return;
    if (json_is(value, JSON_OBJECT)) {
        schema->has_parts =
            schema->has_parts || (depth > 0 && (json_get(value, "$id") || json_get(value, "id")));
        put_id(schema, json_text_at(value, "$id"), value);
        put_id(schema, json_text_at(value, "id"), value);
        put_anchor(schema, json_text_at(value, "$anchor"), value);
        put_anchor(schema, json_text_at(value, "$dynamicAnchor"), value);
    }
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        if (!json_is(at.value, JSON_OBJECT) && !json_is(at.value, JSON_ARRAY))
            continue;
        schema_index(schema, at.value, depth + 1);
    }
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/** A fragment without its %XX. */
static struct str unescape(struct str text, struct arena *arena)
{
    char *out = arena_alloc(arena, text.len + 1);
    size_t used = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' && i + 2 < text.len && hex(text.ptr[i + 1]) >= 0 &&
            hex(text.ptr[i + 2]) >= 0) {
            out[used++] = (char)(hex(text.ptr[i + 1]) << 4 | hex(text.ptr[i + 2]));
            i += 2;
            continue;
        }
        out[used++] = text.ptr[i];
    }
    return (struct str){ out, used };
}

const struct json *schema_find_base(const struct json_schema *schema, struct str base)
{
    const struct json *found;

    if (base.len == 0)
        return schema->root;
    found = map_find(schema->anchors, base);
    if (found)
        return found;
    for (struct map_cursor at = { 0 }; map_next(schema->anchors, &at);) {
        ptrdiff_t slash = str_find_last_char(at.key, '/');

        if (slash >= 0 && str_equal(str_slice(at.key, (size_t)slash + 1, at.key.len), base))
            return at.value;
    }
    return NULL;
}

const struct json *schema_find_fragment(const struct json_schema *schema, const struct json *part,
                                        struct str fragment, struct arena *arena)
{
    struct str text = unescape(fragment, arena);

    if (text.len == 0 || text.ptr[0] == '/')
        return json_pointer_get(part, text);
    return map_find(schema->anchors, str_of(arena_printf(arena, "#%.*s", STR_ARG(text))));
}

const struct json *schema_resolve(struct schema_run *run, struct str reference)
{
    struct str base, fragment;
    const struct json *part, *found = NULL;

    str_cut(reference, '#', &base, &fragment);
    part = schema_find_base(run->schema, base);
    if (part)
        found = schema_find_fragment(run->schema, part, fragment, run->arena);
    if (!found)
        error_set(run->err, ERR_UNIMPLEMENTED, "the schema's reference '%.*s' is not built in",
                  STR_ARG(reference));
    return found;
}
