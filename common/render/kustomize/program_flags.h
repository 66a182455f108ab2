#pragma once

#include "base/error.h"
#include "render/kustomize/arena_list.h"

#include <stdbool.h>

/** A flag of a command of kustomize. A table of them ends with one without a name. */
struct program_flag {
    const char *name; /* without the dashes */
    char letter;      /* its short form; '\0': none */
    bool takes_value;
    const char *deprecated; /* what is said about its use; NULL: nothing */
};

struct program_flag_use {
    const struct program_flag *flag;
    const char *value; /* "true" or "false" of one that takes none */
};

/** A command line, taken apart. */
struct program_words {
    ARENA_LIST(struct program_flag_use) uses;
    ARENA_LIST(const char *) others; /* what is no flag */
    ARENA_LIST(const char *) notes;  /* what is printed about deprecated flags */
};

/**
 * Read words, of which the last is NULL, as kustomize's own library does; the error is its. When it
 * fails, `out` has what was read so far: the notes are printed all the same.
 */
int program_flags_read(const struct program_flag *flags, const char *const *words,
                       struct arena *arena, struct program_words *out, struct error *err) MUST_USE;

/** How often the flag is used; `*value` is the last one's. */
size_t program_words_find(const struct program_words *words, const char *name, const char **value);
