#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct node;

/** Go's literals as templates write them, and the parsing of numbers that strconv does. */

/** Go's strconv.Unquote of "..." and `...`; false: invalid syntax. */
bool literal_unquote(struct str text, struct arena *arena, struct str *out);

/** Fill a number node from its source; ERR_INVALID in Go's words. */
int literal_number(struct node *node, bool is_complex, struct arena *arena, struct error *err);

/** Go's strconv.ParseInt(text, base, 64); base 0: from the prefix, underscores allowed. False: not
 * one, or out of range. */
bool literal_parse_int(struct str text, int base, int64_t *out);
bool literal_parse_uint(struct str text, int base, uint64_t *out);
/** The same in base 10 with 0 for what is none, and the nearest number for what is too large. */
int64_t literal_clamp_int(struct str text);
/** Go's strconv.ParseFloat(text, 64). False: not one, or out of range. */
bool literal_parse_float(struct str text, double *out);
