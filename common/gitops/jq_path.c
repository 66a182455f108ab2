#include "gitops/jq_path.h"

#include "base/arena.h"

#include <ctype.h>

/* Take the leading characters up to `end`. */
static struct str take(struct str *text, size_t length)
{
    struct str taken = { text->ptr, length };

    text->ptr += length;
    text->len -= length;
    return taken;
}

static bool take_char(struct str *text, char c)
{
    if (text->len == 0 || text->ptr[0] != c)
        return false;
    take(text, 1);
    return true;
}

static bool is_name_char(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static bool take_name(struct str *text, struct str *name)
{
    size_t length = 0;

    while (length < text->len && is_name_char(text->ptr[length]))
        length++;
    *name = take(text, length);
    return length > 0 && !isdigit((unsigned char)name->ptr[0]);
}

/* In quotes; one with an escape or an interpolation is left to jq. */
static bool take_quoted(struct str *text, struct str *name)
{
    size_t length = 0;

    if (!take_char(text, '"'))
        return false;
    while (length < text->len && text->ptr[length] != '"')
        if (text->ptr[length++] == '\\')
            return false;
    *name = take(text, length);
    if (length > 0 && (isdigit((unsigned char)name->ptr[0]) || isspace((unsigned char)*name->ptr) ||
                       name->ptr[0] == '-' || name->ptr[0] == '+'))
        return false;
    return take_char(text, '"');
}

/* `.name`, `."name"`, `.["name"]`, and `["name"]` after another. */
static bool take_step(struct str *text, bool is_first, struct str *name)
{
    bool has_dot = take_char(text, '.');

    if (take_char(text, '['))
        return (has_dot || !is_first) && take_quoted(text, name) && take_char(text, ']');
    if (!has_dot || text->len == 0)
        return false;
    return text->ptr[0] == '"' ? take_quoted(text, name) : take_name(text, name);
}

bool jq_path_parse(struct str expression, struct arena *arena, struct pointer_path *out)
{
    struct str rest = str_trim(expression);
    struct str *steps = arena_alloc(arena, (rest.len + 1) * sizeof(*steps));
    size_t count = 0;

    while (rest.len > 0) {
        if (!take_step(&rest, count == 0, &steps[count]))
            return false;
        count++;
    }
    *out = (struct pointer_path){ steps, count };
    return count > 0;
}
