#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct json;

/** RFC 6901: "/spec/containers/0", "~1" for '/' and "~0" for '~' in a name; "" is the whole. */

/** The steps of a pointer, unescaped, in `arena`. */
struct json_pointer {
    struct str *steps;
    size_t count;
};
int json_pointer_parse(struct str text, struct arena *arena, struct json_pointer *out,
                       struct error *err) MUST_USE;

/** What a pointer leads to, NULL when there is nothing, or when the pointer is none. */
const struct json *json_pointer_get(const struct json *value, struct str pointer);

/** One step further: a member by name, or an item by its index (digits without a leading zero). */
const struct json *json_pointer_step(const struct json *value, struct str step);

/** An array index of a pointer: true and `*index` for "0", "17"; false for "01", "-", "+1". */
bool json_pointer_index(struct str step, size_t *index);

/** A name with its '~' and '/' escaped. */
struct str json_pointer_escape(struct str name, struct arena *arena);
