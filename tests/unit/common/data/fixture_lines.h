#pragma once

#include "base/arena.h"
#include "base/str.h"
#include "data/json.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/*
 * tests/fixtures/data/NAME.in holds a JSON string a line, NAME.out what the Go libraries made of
 * each: a value, or "error " and its text. fixtures/data/generate writes the latter.
 */
struct fixture_lines {
    struct str in, out;
    size_t line;
};

static inline struct str fixture_read(struct arena *arena, const char *name, const char *suffix)
{
    FILE *file = fopen(arena_printf(arena, "%s/data/%s.%s", FIXTURES, name, suffix), "r");
    struct str text = STR_EMPTY;
    char *buffer;

    assert_non_null(file);
    buffer = arena_alloc(arena, 1 << 20);
    text = (struct str){ buffer, fread(buffer, 1, (1 << 20) - 1, file) };
    assert_true(feof(file));
    fclose(file);
    return text;
}

static inline struct fixture_lines fixture_open(struct arena *arena, const char *name)
{
    return (struct fixture_lines){ .in = fixture_read(arena, name, "in"),
                                   .out = fixture_read(arena, name, "out") };
}

static inline struct str fixture_unquote(struct arena *arena, struct str line)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (json_parse(line, NULL, arena, &value, &err) < 0)
        fail_msg("a fixture is no JSON: %s", error_text(&err));
    return json_string(value);
}

/* The next pair; false at the end. `expected` keeps its quotes. */
static inline bool fixture_next(struct fixture_lines *lines, struct arena *arena, struct str *input,
                                struct str *expected)
{
    struct str line;

    if (lines->in.len == 0)
        return false;
    lines->line++;
    str_cut(lines->in, '\n', &line, &lines->in);
    *input = fixture_unquote(arena, str_dup(line, arena));
    assert_true(str_cut(lines->out, '\n', expected, &lines->out));
    *expected = str_dup(*expected, arena);
    return true;
}

/* "error " and the quoted text, as the fixtures have it. */
static inline struct str fixture_error(struct arena *arena, const char *text)
{
    struct str quoted = json_print(json_new_cstr(arena, text), JSON_COMPACT, arena);

    return str_of(arena_printf(arena, "error %.*s", STR_ARG(quoted)));
}
