#include "base/whereabouts.h"

#include "base/arena.h"

#include <string.h>

void whereabouts_set_file(struct whereabouts *where, struct str file)
{
    size_t skipped;

    if (!where)
        return;
    skipped = file.len < WHEREABOUTS_FILE_MAX ? 0 : file.len - (WHEREABOUTS_FILE_MAX - 1);
    whereabouts_set_line(where, 0);
    memcpy(where->file, file.ptr + skipped, file.len - skipped);
    where->file[file.len - skipped] = '\0';
}

static bool is_printable(char byte)
{
    return (unsigned char)byte >= ' ' && byte != 0x7f;
}

const char *whereabouts_text(const struct whereabouts *where, struct arena *arena)
{
    uint32_t line;
    char *file;

    if (!where || where->file[0] == '\0')
        return "";
    line = atomic_load_explicit(&where->line, memory_order_relaxed);
    file = arena_strndup(arena, where->file, strnlen(where->file, sizeof(where->file)));
    for (char *at = file; *at; at++)
        *at = is_printable(*at) ? *at : '?';
    return line ? arena_printf(arena, "%s:%u", file, line) : file;
}
