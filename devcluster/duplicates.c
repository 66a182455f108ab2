/* Two counts tell at once that there are none, which is nearly always. */
#include "duplicates.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/yaml.h"

#include <ctype.h>
#include <string.h>

enum { FOUND_MAX = 100, PATH_MAX_BYTES = 64 * 1024 };

static size_t count_members(const struct json *value)
{
    size_t count = json_is(value, JSON_OBJECT) ? json_count(value) : 0;

    for (struct json_cursor at = json_walk(value); json_next(&at);)
        count += count_members(at.value);
    return count;
}

static const char *skip_string(const char *at, const char *end)
{
    for (at++; at < end && *at != '"'; at++)
        if (*at == '\\')
            at++;
    return at < end ? at + 1 : end;
}

static size_t count_colons(struct str text)
{
    const char *at = text.ptr, *end = text.ptr + text.len;
    size_t count = 0;

    while (at < end) {
        if (*at == '"') {
            at = skip_string(at, end);
            continue;
        }
        count += *at == ':';
        at++;
    }
    return count;
}

struct scan {
    const char *at, *end;
    struct strbuf path;
    struct json *found;
    struct arena *arena;
};

static void scan_value(struct scan *scan);

static void skip_blanks(struct scan *scan)
{
    while (scan->at < scan->end && (isspace((unsigned char)*scan->at) || *scan->at == ','))
        scan->at++;
}

static void cut_path(struct scan *scan, size_t length)
{
    scan->path.len = length;
    scan->path.ptr[length] = '\0';
}

static void scan_member(struct scan *scan, struct map *seen)
{
    const char *start = scan->at + 1;
    size_t length = scan->path.len;
    struct str key;

    scan->at = skip_string(scan->at, scan->end);
    key = (struct str){ start, (size_t)(scan->at - start - 1) };
    strbuf_printf(&scan->path, "%s%.*s", length ? "." : "", STR_ARG(key));
    if (map_find(seen, key) && json_count(scan->found) < FOUND_MAX)
        json_append(scan->arena, scan->found, json_new_cstr(scan->arena, scan->path.ptr));
    map_put(seen, key, scan);
    while (scan->at < scan->end && *scan->at++ != ':')
        ;
    scan_value(scan);
    cut_path(scan, length);
}

static void scan_object(struct scan *scan)
{
    CLEANUP(map_free) struct map *seen = map_new();

    for (scan->at++, skip_blanks(scan); scan->at < scan->end && *scan->at == '"'; skip_blanks(scan))
        scan_member(scan, seen);
    scan->at++;
}

static void scan_array(struct scan *scan)
{
    size_t length = scan->path.len, index = 0;

    for (scan->at++, skip_blanks(scan); scan->at < scan->end && *scan->at != ']';
         skip_blanks(scan)) {
        strbuf_printf(&scan->path, "[%zu]", index++);
        scan_value(scan);
        cut_path(scan, length);
    }
    scan->at++;
}

static void scan_value(struct scan *scan)
{
    skip_blanks(scan);
    if (scan->at >= scan->end)
        return;
    if (*scan->at == '{')
        scan_object(scan);
    else if (*scan->at == '[')
        scan_array(scan);
    else if (*scan->at == '"')
        scan->at = skip_string(scan->at, scan->end);
    else
        while (scan->at < scan->end && !strchr(",]} \t\r\n", *scan->at))
            scan->at++;
}

const struct json *duplicates_find(struct str text, const struct json *value, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf start = STRBUF_INIT(PATH_MAX_BYTES);
    struct scan scan = { .at = text.ptr,
                         .end = text.ptr + text.len,
                         .path = start,
                         .found = json_new_array(arena),
                         .arena = arena };

    if (count_colons(text) == count_members(value))
        return scan.found;
    strbuf_add(&scan.path, " ", 1); /* a block of its own, which can be cut */
    cut_path(&scan, 0);
    scan_value(&scan);
    strbuf_release(&scan.path);
    return scan.found;
}

const struct json *duplicates_find_yaml(struct str text, struct arena *arena)
{
    static const struct yaml_options strict = { .strict = true };
    CLEANUP(error_release) struct error err = { 0 };
    struct json *found = json_new_array(arena);
    const struct json *value;
    struct str rest, line;

    if (yaml_parse_with(text, &strict, arena, &value, &err) == 0)
        return found;
    rest = str_of(error_text(&err));
    while (json_count(found) < FOUND_MAX && rest.len > 0) {
        str_cut(rest, '\n', &line, &rest);
        line = str_trim(line);
        if (str_has_suffix(line, STR("already set in map")))
            json_append(arena, found, json_new_string(arena, line));
    }
    return found;
}
