#pragma once

#include "data/field_set.h"

/* How a set is stored; for field_set*.c only. */
struct field_set_node {
    struct field_element element;
    bool is_member;
    bool owns_below; /* made by field_set_insert() for this set alone, so it may be changed */
    const struct field_set *below; /* NULL: nothing */
};

struct field_set {
    struct field_set_node *entries;
    size_t count, capacity;
};

/** The node of an element in a set being made; made, when there is none. */
struct field_set_node *field_set_edit(struct arena *arena, struct field_set *set,
                                      const struct field_element *element);
