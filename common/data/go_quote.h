#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct strbuf;
struct arena;

/** Append text as Go's strconv.Quote (%q) prints it: "a\n\u200b\xff". */
void go_quote(struct str text, struct strbuf *out);
struct str go_quoted(struct str text, struct arena *arena);

/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the blank. */
bool go_is_printable(uint32_t rune);

/** Decode one rune; its width is in `*width`. U+FFFD with width 1 for what is not UTF-8, 0 at the
 * end. */
uint32_t go_decode_rune(const char *bytes, size_t size, size_t *width);
