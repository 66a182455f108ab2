#include "base/arena.h"
#include "base/strbuf.h"
#include "io/tree.h"

/* Paths as text: pure, no file is looked at. */

struct cleaned {
    char *text;
    size_t length;
    size_t floor; /* what is below it ".." cannot take back */
};

static bool is_up(const char *part, size_t size)
{
    return size == 2 && part[0] == '.' && part[1] == '.';
}

static void take_back(struct cleaned *out)
{
    while (out->length > out->floor && out->text[out->length - 1] != '/')
        out->length--;
    if (out->length > out->floor)
        out->length--; /* the slash in front of it */
}

static void add_part(struct cleaned *out, const char *part, size_t size)
{
    if (out->length > 0 && out->text[out->length - 1] != '/')
        out->text[out->length++] = '/';
    memcpy(out->text + out->length, part, size);
    out->length += size;
}

/* Go's path.Clean: components are copied behind each other, ".." takes the last one back. */
const char *tree_clean(const char *path, struct arena *arena)
{
    bool is_rooted = path[0] == '/';
    struct cleaned out = { .text = arena_alloc(arena, strlen(path) + 2) };

    if (is_rooted)
        out.text[out.length++] = '/';
    out.floor = out.length;
    for (const char *at = path, *end; *at; at = *end ? end + 1 : end) {
        size_t size;

        end = strchrnul(at, '/');
        size = (size_t)(end - at);
        if (size == 0 || (size == 1 && at[0] == '.'))
            continue;
        if (!is_up(at, size)) {
            add_part(&out, at, size);
        } else if (out.length > out.floor) {
            take_back(&out);
        } else if (!is_rooted) {
            add_part(&out, at, size);
            out.floor = out.length;
        }
    }
    if (out.length == 0)
        out.text[out.length++] = '.';
    out.text[out.length] = '\0';
    return out.text;
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
        if (is_up(at, part))
            depth--;
        else if (part > 0 && !(part == 1 && at[0] == '.'))
            depth++;
        if (depth < 0)
            return false;
    }
    return true;
}
