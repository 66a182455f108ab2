#include "base/arena.h"
#include "base/strbuf.h"
#include "io/tree.h"

/* Paths as text: pure, no file is looked at. */

/* Go's path.Clean: components are copied behind each other, ".." takes the last one back. */
const char *tree_clean(const char *path, struct arena *arena)
{
    size_t size = strlen(path);
    char *out = arena_alloc(arena, size + 2);
    bool is_rooted = path[0] == '/';
    size_t length = 0, floor; /* ".." may not take back what is below the floor */

    if (is_rooted)
        out[length++] = '/';
    floor = length;
    for (const char *at = path, *end; *at; at = end) {
        size_t part;

        while (*at == '/')
            at++;
        end = strchrnul(at, '/');
        part = (size_t)(end - at);
        if (part == 0 || (part == 1 && at[0] == '.'))
            continue;
        if (part == 2 && at[0] == '.' && at[1] == '.') {
            if (length > floor) {
                while (length > floor && out[length - 1] != '/')
                    length--;
                if (length > floor)
                    length--; /* the slash in front of it */
                continue;
            }
            if (is_rooted)
                continue;
        }
        if (length > (is_rooted ? 1u : 0u))
            out[length++] = '/';
        memcpy(out + length, at, part);
        length += part;
        if (part == 2 && at[0] == '.' && at[1] == '.')
            floor = length;
    }
    if (length == 0)
        out[length++] = '.';
    out[length] = '\0';
    return out;
}

const char *tree_join(const char *left, const char *right, struct arena *arena)
{
    if (!*left && !*right)
        return "";
    if (!*left || !*right)
        return tree_clean(*left ? left : right, arena);
    return tree_clean(arena_printf(arena, "%s/%s", left, right), arena);
}

/* Counts how deep each component leads; nowhere may that be above the start. */
bool tree_is_inside(const char *path)
{
    long depth = 0;

    if (path[0] == '/')
        return false;
    for (const char *at = path, *end; *at; at = *end ? end + 1 : end) {
        size_t part;

        end = strchrnul(at, '/');
        part = (size_t)(end - at);
        if (part == 2 && at[0] == '.' && at[1] == '.')
            depth--;
        else if (part > 0 && !(part == 1 && at[0] == '.'))
            depth++;
        if (depth < 0)
            return false;
    }
    return true;
}
