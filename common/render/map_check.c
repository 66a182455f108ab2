/*
 * Before an object is marked, its annotations or labels must be texts, one and all; who has written
 * `port: 80` there is told so in the words he knows.
 */
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "gitops/resource.h"
#include "render/renderer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PRINT_LIMIT = 4096, PRINT_DEPTH = 20 };

static void print_value(const struct json *value, int depth, struct arena *arena,
                        struct strbuf *out);

static int compare_keys(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void print_map(const struct json *value, int depth, struct arena *arena, struct strbuf *out)
{
    struct str *keys = arena_alloc(arena, (json_count(value) + 1) * sizeof(*keys));
    size_t count = 0;

    for (struct json_cursor at = json_walk(value); json_next(&at);)
        keys[count++] = at.key;
    qsort(keys, count, sizeof(*keys), compare_keys);
    strbuf_puts(out, "map[");
    for (size_t i = 0; i < count; i++) {
        strbuf_printf(out, "%s%.*s:", i ? " " : "", STR_ARG(keys[i]));
        print_value(json_get_str(value, keys[i]), depth - 1, arena, out);
    }
    strbuf_puts(out, "]");
}

/** As Go's %v prints what a JSON text was decoded to. */
static void print_value(const struct json *value, int depth, struct arena *arena,
                        struct strbuf *out)
{
    if (depth == 0)
        return;
    switch (json_type(value)) {
    case JSON_OBJECT:
        print_map(value, depth, arena, out);
        return;
    case JSON_ARRAY:
        strbuf_puts(out, "[");
        for (struct json_cursor at = json_walk(value); json_next(&at);) {
            strbuf_puts(out, at.index ? " " : "");
            print_value(at.value, depth - 1, arena, out);
        }
        strbuf_puts(out, "]");
        return;
    case JSON_STRING:
        strbuf_printf(out, "%.*s", STR_ARG(json_string(value)));
        return;
    case JSON_INT:
        strbuf_printf(out, "%" PRId64, json_int(value, 0));
        return;
    case JSON_FLOAT:
        strbuf_printf(out, "%g", json_double(value, 0));
        return;
    case JSON_BOOL:
        strbuf_puts(out, json_bool(value, false) ? "true" : "false");
        return;
    default:
        strbuf_puts(out, "<nil>");
    }
}

static const char *go_type(const struct json *value)
{
    switch (json_type(value)) {
    case JSON_OBJECT:
        return "map[string]interface {}";
    case JSON_ARRAY:
        return "[]interface {}";
    case JSON_STRING:
        return "string";
    case JSON_INT:
        return "int64";
    case JSON_FLOAT:
        return "float64";
    case JSON_BOOL:
        return "bool";
    default:
        return "<nil>";
    }
}

static int fail(const struct json *value, const char *wanted, const char *where,
                struct arena *arena, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(PRINT_LIMIT);

    print_value(value, PRINT_DEPTH, arena, &text);
    return error_set(err, ERR_UNKNOWN, "%s%s is of the type %s, expected %s", where, text.ptr,
                     go_type(value), wanted);
}

static int check_map(const struct json *object, const char *name, struct arena *arena,
                     struct error *err)
{
    const struct json *metadata = json_get(object, "metadata");
    const struct json *map = json_get(metadata, name);
    const char *where = arena_printf(arena, ".metadata.%s accessor error: ", name);

    if (!metadata || json_is(metadata, JSON_NULL))
        return 0;
    if (!json_is(metadata, JSON_OBJECT))
        return fail(metadata, "map[string]interface{}", where, arena, err);
    if (!map || json_is(map, JSON_NULL))
        return 0;
    if (!json_is(map, JSON_OBJECT))
        return fail(map, "map[string]interface{}", where, arena, err);
    for (struct json_cursor at = json_walk(map); json_next(&at);) {
        if (json_is(at.value, JSON_STRING))
            continue;
        return fail(at.value, "string",
                    arena_printf(
                        arena, "%scontains non-string value in the map under key \"%.*s\": ", where,
                        STR_ARG(at.key)),
                    arena, err);
    }
    return 0;
}

int rendering_check_map(const struct json *object, const char *name, const char *context,
                        struct arena *arena, struct error *err)
{
    struct group_version_kind gvk = resource_gvk(object);

    if (check_map(object, name, arena, err) == 0)
        return 0;
    return error_prefix(err, "%s %.*s/%.*s, Kind=%.*s %.*s/%.*s", context, STR_ARG(gvk.group),
                        STR_ARG(gvk.version), STR_ARG(gvk.kind),
                        STR_ARG(resource_namespace(object)), STR_ARG(resource_name(object)));
}
