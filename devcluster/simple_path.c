#include "simple_path.h"

#include "base/arena.h"
#include "data/json.h"

#include <stdlib.h>

/* What stands in brackets: a condition on a list's items. */
static const struct json *find_by_filter(const struct json *list, struct str filter,
                                         struct arena *arena)
{
    ptrdiff_t equals = str_find(filter, STR("=="));
    struct str path, text;

    if (equals < 0 || filter.len < 4 || !str_has_prefix(filter, STR("?(@")))
        return NULL;
    path = str_trim(str_slice(filter, 3, (size_t)equals));
    text = str_trim(str_slice(filter, (size_t)equals + 2, filter.len - 1));
    if (text.len >= 2)
        text = str_slice(text, 1, text.len - 1); /* its quotes */
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equal(json_string(simple_path_find(at.value, path, arena)), text))
            return at.value;
    return NULL;
}

static const struct json *step_in_brackets(const struct json *value, struct str inside,
                                           struct arena *arena)
{
    if (inside.len >= 2 && (inside.ptr[0] == '\'' || inside.ptr[0] == '"'))
        return json_get_str(value, str_slice(inside, 1, inside.len - 1));
    if (inside.len > 0 && inside.ptr[0] == '?')
        return find_by_filter(value, inside, arena);
    if (str_equals(inside, "*"))
        return json_item(value, 0);
    return json_item(value, (size_t)strtoul(str_dup(inside, arena).ptr, NULL, 10));
}

/* Where a name ends that begins at `begin`; a backslash keeps a dot in it. */
static size_t end_of_name(struct str path, size_t begin)
{
    size_t end = begin;

    while (end < path.len && path.ptr[end] != '.' && path.ptr[end] != '[')
        end += path.ptr[end] == '\\' && end + 1 < path.len ? 2 : 1;
    return end;
}

static struct str without_backslashes(struct str name, struct arena *arena)
{
    char *text = arena_strndup(arena, name.ptr, name.len);
    size_t size = 0;

    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] != '\\')
            text[size++] = name.ptr[i];
    text[size] = '\0';
    return (struct str){ text, size };
}

const struct json *simple_path_find(const struct json *value, struct str path, struct arena *arena)
{
    size_t at = 0;

    while (at < path.len && value) {
        if (path.ptr[at] == '[') {
            struct str rest = str_slice(path, at + 1, path.len);
            ptrdiff_t close = str_find_char(rest, ']');

            if (close < 0)
                return NULL;
            value = step_in_brackets(value, str_slice(rest, 0, (size_t)close), arena);
            at += (size_t)close + 2;
        } else {
            size_t begin = path.ptr[at] == '.' ? at + 1 : at, end = end_of_name(path, begin);

            if (end == begin && path.ptr[at] != '.')
                return NULL;
            if (end > begin)
                value =
                    json_get_str(value, without_backslashes(str_slice(path, begin, end), arena));
            at = end;
        }
    }
    return value;
}
