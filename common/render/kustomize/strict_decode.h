#pragma once

#include "base/error.h"

#include <stddef.h>

struct arena;
struct json;

/**
 * Reading a JSON document as Go's encoding/json reads it into structs, unknown fields forbidden:
 * names match in any case, the wrong type is an error in Go's words.
 */
enum strict_type {
    STRICT_STRING,
    STRICT_LOOSE_STRING, /* a number or a truth becomes its text, as sigs.k8s.io/yaml does it */
    STRICT_BOOL,
    STRICT_INT,
    STRICT_ANY,
    STRICT_STRINGS,
    STRICT_STRING_MAP,
    STRICT_BOOL_MAP,
    STRICT_STRUCT,
    STRICT_STRUCTS,
};

struct strict_struct;

struct strict_field {
    const char *name; /* NULL ends a table */
    enum strict_type type;
    const struct strict_struct *of;
    const char *go_type; /* for errors; NULL: the type's own */
    const char *within;  /* the Go structs within the struct that have it; NULL: none, itself */
};

struct strict_struct {
    const char *name; /* the Go struct's */
    const char *go_type;
    const struct strict_field *fields;
};

/** The document with every name as the tables spell it; nulls are left out. */
int strict_decode(const struct strict_struct *shape, const struct json *document,
                  struct arena *arena, const struct json **out, struct error *err) MUST_USE;
