#pragma once

#include "base/str.h"

struct arena;

enum percent_place {
    PERCENT_PATH,
    PERCENT_QUERY, /* "+" is a blank */
};

/** Undo percent-encoding. What is none ("%", "%zz") stays as it is. */
struct str percent_decode(struct str text, enum percent_place place, struct arena *arena);

/** Encode all but letters, digits and "-_.~". */
struct str percent_encode(struct str text, struct arena *arena);
