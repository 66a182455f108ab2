#pragma once

#include "base/error.h"
#include "base/str.h"
#include "data/json.h"
#include "data/schema.h"

#include <stdbool.h>

struct strbuf;

/* What the files of strategic_merge share: the type of members, and lists of items with keys. */

#define STRATEGIC_PATCH "$patch"
#define STRATEGIC_RETAIN_KEYS "$retainKeys"
#define STRATEGIC_DELETE_FROM "$deleteFromPrimitiveList"
#define STRATEGIC_SET_ORDER "$setElementOrder"

enum { STRATEGIC_MAX_DEPTH = 1000 };

/** The type of a member that is an object or a list on both sides. */
int strategic_member(struct schema_type type, struct str key, struct schema_type *out,
                     struct error *err) MUST_USE;
/** The type of a list's items. `list` is what strategic_member() found. */
int strategic_items(struct schema_type list, struct schema_type *out, struct error *err) MUST_USE;

static inline bool strategic_has(struct schema_type type, enum schema_strategy strategy)
{
    return schema_strategy(type) & strategy;
}

/** `$patch` of an object; NULL when it has none. */
const struct json *strategic_directive(const struct json *value);
bool strategic_is_deletion(const struct json *value);

/** What all items of one or two lists are. Lists of lists and mixtures are errors. */
int strategic_item_type(const struct json *a, const struct json *b, enum json_type *out,
                        struct error *err) MUST_USE;

/** The value an item is found by: itself, or its merge key's when `key` is not empty. */
const struct json *strategic_key(const struct json *item, struct str key);
int strategic_require_key(const struct json *item, struct str key, const struct json **out,
                          struct error *err) MUST_USE;
/** Equal as keys are: the same type and value. */
bool strategic_same(const struct json *a, const struct json *b);

/** Where items stand in a list, by their keys; the first of several. */
struct strategic_index;
struct strategic_index *strategic_index_new(const struct json *list, struct str key);
/** Another item, unless the index has one of that key. */
void strategic_index_add(struct strategic_index *index, const struct json *key, size_t place);
void strategic_index_free(struct strategic_index *index);
DEFINE_CLEANUP(struct strategic_index *, strategic_index_free)
/** -1 when there is none. */
ptrdiff_t strategic_index_find(const struct strategic_index *index, const struct json *key);

/** Sort by another list's order, deletions last. */
int strategic_sort_by(const struct json *list, const struct json *order, struct str key,
                      struct arena *arena, const struct json **out, struct error *err) MUST_USE;

/**
 * The final order of a merged list: what the patch names in the patch's order, woven into what only
 * the server has, in the server's.
 */
struct strategic_order {
    const struct json *merged, *patch_order, *server_order;
    struct str key; /* empty: of scalars */
};
int strategic_order(const struct strategic_order *lists, struct arena *arena,
                    const struct json **out, struct error *err) MUST_USE;

/** Without repetitions: the last item takes the place of one that goes. */
const struct json *strategic_unique(const struct json *list, struct arena *arena);

/** Sorted by the text of the items, or of their merge keys. */
const struct json *strategic_sort_by_text(const struct json *list, struct str key,
                                          struct arena *arena);

/** As Go's %v prints it: `map[a:1 b:[x y]]`. */
void strategic_print(const struct json *value, struct strbuf *out);
struct str strategic_text(const struct json *value, struct arena *arena);
