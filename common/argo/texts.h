#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/** A list of texts in an arena; the texts themselves stay where they came from. */
struct texts {
    const struct str *items;
    size_t count;
};

/** The strings of a JSON array in its order; what is no string in it is left out. */
struct texts texts_of(const struct json *array, struct arena *arena);

/** The parts of a list such as "a, b,,a": trimmed, without empty ones and repetitions. */
struct texts texts_split(struct str list, char separator, struct arena *arena);

bool texts_contain(struct texts list, const char *text);

/** Bytewise ascending, without repetitions. */
struct texts texts_sorted(struct texts list, struct arena *arena);

struct str texts_join(struct texts list, const char *separator, struct arena *arena);

/** A list as an array of strings. */
struct json *texts_to_json(struct texts list, struct arena *arena);

/** As Go's %v prints a slice of strings: "[a b]". */
struct str texts_print(struct texts list, struct arena *arena);

/** Go's strconv.ParseBool: 1, t, T, TRUE, true, True and their opposites. False: neither. */
bool texts_parse_bool(struct str text, bool *out);
