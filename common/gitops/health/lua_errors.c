#include "base/arena.h"
#include "gitops/health/lua_state.h"

#include <stdlib.h>

#define CHUNK "<string>:"

/* "<string>:LINE: " off the front; false when it is not there. */
static bool cut_position(struct str message, long *line, struct str *rest)
{
    char *end = NULL;

    if (!str_has_prefix(message, STR(CHUNK)))
        return false;
    *line = strtol(message.ptr + sizeof(CHUNK) - 1, &end, 10);
    if (end[0] != ':' || end[1] != ' ')
        return false;
    *rest = str_slice(message, (size_t)(end + 2 - message.ptr), message.len);
    return true;
}

/* Where a token begins in a line of the script, counted as the other interpreter does. */
static size_t column_of(struct str script, long line, struct str token)
{
    struct str text = STR_EMPTY, rest = script;
    ptrdiff_t at;

    for (long i = 0; i < line; i++)
        str_cut(rest, '\n', &text, &rest);
    at = token.len > 0 ? str_find(text, token) : -1;
    return at < 0 ? 1 : (size_t)at + 1 + (token.len > 1 ? token.len - 1 : 0);
}

static struct str reword_syntax(long line, struct str token, struct str script, struct arena *arena)
{
    if (str_equals(token, "<eof>"))
        return STR("<string> at EOF:   syntax error\n");
    return str_of(arena_printf(arena, "<string> line:%ld(column:%zu) near '%.*s':   syntax error\n",
                               line, column_of(script, line, token), STR_ARG(token)));
}

/* The X of "attempt to compare two X values". */
static bool cut_compared(struct str reason, struct str *type)
{
    static const struct str head = { "attempt to compare two ", 23 };
    static const struct str tail = { " values", 7 };

    if (!str_has_prefix(reason, head) || !str_has_suffix(reason, tail))
        return false;
    *type = str_slice(reason, head.len, reason.len - tail.len);
    return true;
}

struct str lua_error_reword(struct str message, struct str script, struct arena *arena)
{
    struct str reason, type;
    ptrdiff_t near;
    long line;

    if (!cut_position(message, &line, &reason))
        return str_dup(message, arena);
    near = str_find(reason, STR(" near '"));
    if (str_has_prefix(reason, STR("unfinished string")))
        return STR("<string> at EOF:   unterminated string\n");
    if (near >= 0 && str_has_suffix(reason, STR("'")))
        return reword_syntax(line, str_slice(reason, (size_t)near + 7, reason.len - 1), script,
                             arena);
    if (str_has_prefix(reason, STR("attempt to call ")))
        reason = STR("attempt to call a non-function object");
    else if (str_equals(reason, "'for' limit must be a number"))
        reason = STR("for statement limit must be a number");
    else if (str_equals(reason, "'for' initial value must be a number"))
        reason = STR("for statement init must be a number");
    else if (str_equals(reason, "'for' step must be a number"))
        reason = STR("for statement step must be a number");
    else if (str_has_prefix(reason, STR("attempt to get length of ")))
        reason = STR("__len undefined");
    else if (cut_compared(reason, &type))
        reason = str_of(
            arena_printf(arena, "attempt to compare %.*s with %.*s", STR_ARG(type), STR_ARG(type)));
    return str_of(arena_printf(arena, CHUNK "%ld: %.*s", line, STR_ARG(reason)));
}
