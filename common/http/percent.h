#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;

enum percent_place {
    PERCENT_PATH,
    PERCENT_QUERY, /* "+" is a blank */
};

/** Undo percent-encoding. What is none ("%", "%zz") stays as it is. */
struct str percent_decode(struct str text, enum percent_place place, struct arena *arena);

/** The first "%" that begins no escape, with up to two bytes behind it, is what is broken. */
bool percent_find_broken(struct str text, struct str *out);

/** Encode all but letters, digits and "-_.~". */
struct str percent_encode(struct str text, struct arena *arena);
