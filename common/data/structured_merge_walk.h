#pragma once

#include "base/error.h"
#include "base/strbuf.h"
#include "data/field_set.h"
#include "data/json.h"
#include "data/schema.h"

#include <stdbool.h>

struct arena;

/* What the files of structured_merge share: what a value is, where it stands, what is wrong. */

enum structured_shape { STRUCTURED_SCALAR, STRUCTURED_LIST, STRUCTURED_MAP };

enum { STRUCTURED_MAX_DEPTH = 10000 /* as deep as is parsed */, STRUCTURED_MAX_PROBLEMS = 100 };

/**
 * One walk over one or two values. The path grows and shrinks with it; problems are gathered, since
 * all of them are told at once.
 */
struct structured_walk {
    struct arena *arena;
    struct field_element *path; /* in the arena */
    size_t depth, capacity;
    struct strbuf problems;
    size_t problem_count;
};

struct structured_walk *structured_walk_new(struct arena *arena);
/** 0, or -1 with the problems in `*err`. */
int structured_walk_end(struct structured_walk *walk, struct error *err) MUST_USE;

/** False, and a problem, when the value is nested too deeply. */
bool structured_enter(struct structured_walk *walk, struct field_element element);
void structured_leave(struct structured_walk *walk);
struct field_path structured_path(const struct structured_walk *walk);
/** Note what is wrong with the value at hand. */
void structured_problem(struct structured_walk *walk, const char *fmt, ...) PRINTF(2, 3);

/** A type that is unknown at the start is deduced from the value. */
struct schema_type structured_root(struct schema_type type);
/** The shape of a value; that of null and of nothing is the type's, a map when it may be any. */
enum structured_shape structured_shape_of(struct schema_type type, const struct json *value);
bool structured_is_atomic(struct schema_type type, enum structured_shape shape);
struct schema_type structured_item_type(struct schema_type list);

static inline struct field_element structured_name(struct str name)
{
    return (struct field_element){ .kind = FIELD_NAME, .name = name };
}

/** Is it a scalar that the type allows? NULL and null are. A problem is text in `arena`. */
const char *structured_check_scalar(struct schema_type type, const struct json *value,
                                    struct arena *arena);

/** The element that an item of a set or keyed list is known by. A problem is text in `arena`. */
const char *structured_item_element(struct schema_type list, const struct json *item,
                                    struct arena *arena, struct field_element *out);

/** Two lists' items by number: equal elements have equal numbers. */
struct structured_items {
    size_t count;
    struct field_element *elements;
    size_t *numbers;
};
/** How many numbers were given so far, and by which text. */
struct structured_numbers {
    struct map *by_text;
    size_t count;
};
void structured_number_items(struct structured_walk *walk, struct schema_type list,
                             const struct json *items, struct structured_numbers *numbers,
                             struct structured_items *out);

/** Equal as server-side apply sees it: 1 and 1.0 are. */
bool structured_equal(const struct json *a, const struct json *b);
