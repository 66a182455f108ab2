#pragma once

#include "render/kustomize/merge.h"

/* What merge.c walks by. */

enum { MERGE_KEYS_MAX = 4 };

/** A field that is a map or a list of a type of its own, or a list that merges. */
struct merge_field {
    const char *name;
    const struct merge_type *type;    /* of the map or of the items; NULL: unknown */
    const char *keys[MERGE_KEYS_MAX]; /* the list merges by these; none: it is replaced */
    bool is_set;                      /* the list's items are their own keys */
};

struct merge_type {
    const struct merge_field *fields; /* ends with a field without a name */
    const struct merge_field *others; /* of any other name; NULL: unknown */
};

const struct merge_field *merge_field_find(const struct merge_type *type, struct str name);
