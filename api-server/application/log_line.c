#include "application/log_line.h"

#include "base/arena.h"
#include "base/clock.h"

#include <string.h>

struct log_line log_line_read(struct str text)
{
    struct log_line line = { .time = STR_EMPTY, .content = text };
    struct str time, rest;
    int64_t ns;

    if (!str_cut(text, ' ', &time, &rest) && str_is_empty(time))
        return line;
    if (!clock_parse_rfc3339(time, &ns))
        return line;
    return (struct log_line){ .time = time, .time_ns = ns, .content = rest };
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

struct log_filter log_filter_of(struct str expression, bool matches_case, struct arena *arena)
{
    bool is_inverted = str_has_prefix(expression, STR("!"));
    struct str text = is_inverted ? str_slice(expression, 1, expression.len) : expression;
    char *copy = arena_strndup(arena, text.ptr, text.len);

    for (size_t i = 0; !matches_case && i < text.len; i++)
        copy[i] = lower(copy[i]);
    return (struct log_filter){
        .text = { copy, text.len },
        .is_inverted = is_inverted,
        .matches_case = matches_case,
    };
}

static bool matches_at(const struct log_filter *filter, const char *at)
{
    for (size_t i = 0; i < filter->text.len; i++)
        if (lower(at[i]) != filter->text.ptr[i])
            return false;
    return true;
}

static bool contains(const struct log_filter *filter, struct str content)
{
    if (filter->matches_case)
        return str_find(content, filter->text) >= 0;
    for (size_t i = 0; i + filter->text.len <= content.len; i++)
        if (matches_at(filter, content.ptr + i))
            return true;
    return false;
}

bool log_filter_passes(const struct log_filter *filter, struct str content)
{
    return str_is_empty(filter->text) || contains(filter, content) != filter->is_inverted;
}
