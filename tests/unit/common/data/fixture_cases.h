#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"

#include <stdio.h>
#include <stdlib.h>

/** A file of tests/fixtures/data: a list of cases, recorded from the library that is matched. */
static inline const struct json *fixture_read(const char *name, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *cases = NULL;
    char *path = arena_printf(arena, "%s/data/%s", FIXTURES, name), *text;
    FILE *file = fopen(path, "re");
    long size;

    if (!file || fseek(file, 0, SEEK_END) < 0 || (size = ftell(file)) < 0 ||
        fseek(file, 0, SEEK_SET) < 0)
        abort();
    text = arena_alloc(arena, (size_t)size + 1);
    if (fread(text, 1, (size_t)size, file) != (size_t)size)
        abort();
    fclose(file);
    if (json_parse((struct str){ text, (size_t)size }, NULL, arena, &cases, &err) < 0) {
        fprintf(stderr, "%s: %s\n", path, error_text(&err));
        abort();
    }
    return cases;
}

/** Say which case is wrong, and how; returns the number of differences so far. */
static inline int fixture_differs(const struct json *one, const char *what, const char *got,
                                  int differences)
{
    if (differences < 10) {
        CLEANUP(arena_free) struct arena *arena = arena_new();

        fprintf(stderr, "%s: got %s\n  in %.3000s\n", what, got,
                json_print(one, JSON_COMPACT | JSON_RAW_HTML, arena).ptr);
    }
    return differences + 1;
}
