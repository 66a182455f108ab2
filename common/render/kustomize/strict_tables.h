#pragma once

#include "render/kustomize/strict_decode.h"

/* How the tables of a strict_decode() are written. */

#define END                                                                                        \
    {                                                                                              \
        NULL, STRICT_ANY, NULL, NULL, NULL                                                         \
    }
#define FIELDS(...) ((const struct strict_field[]){ __VA_ARGS__, END })
#define FIELD(name, type, go_type, within)                                                         \
    {                                                                                              \
        name, type, NULL, go_type, within                                                          \
    }
#define STRUCT(name, type, shape, go_type, within)                                                 \
    {                                                                                              \
        name, type, &(shape), go_type, within                                                      \
    }
#define TEXT(name) FIELD(name, STRICT_STRING, NULL, NULL)
#define TEXT_WITHIN(within, name) FIELD(name, STRICT_STRING, NULL, within)
#define FLAG(name) FIELD(name, STRICT_BOOL, NULL, NULL)
#define TEXTS(name) FIELD(name, STRICT_STRINGS, NULL, NULL)
#define TEXTS_WITHIN(within, name) FIELD(name, STRICT_STRINGS, NULL, within)
#define TEXT_MAP(name) FIELD(name, STRICT_STRING_MAP, NULL, NULL)
#define PART(name, shape) STRUCT(name, STRICT_STRUCT, shape, NULL, NULL)
#define PART_WITHIN(within, name, shape) STRUCT(name, STRICT_STRUCT, shape, NULL, within)
#define PARTS(name, shape) STRUCT(name, STRICT_STRUCTS, shape, NULL, NULL)
#define LOOSE_TEXT(name) FIELD(name, STRICT_LOOSE_STRING, NULL, NULL)
#define PARTS_OF(name, shape, go_type) STRUCT(name, STRICT_STRUCTS, shape, go_type, NULL)
