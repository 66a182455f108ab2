#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct strbuf;

/** Classes and cases of characters as Go's package unicode has them. */
bool unicode_is_letter(uint32_t rune);
bool unicode_is_digit(uint32_t rune);
bool unicode_is_number(uint32_t rune);
bool unicode_is_space(uint32_t rune);
bool unicode_is_upper(uint32_t rune);
bool unicode_is_lower(uint32_t rune);
bool unicode_is_punctuation(uint32_t rune);
uint32_t unicode_to_upper(uint32_t rune);
uint32_t unicode_to_lower(uint32_t rune);
uint32_t unicode_to_title(uint32_t rune);

/** UTF-8 of a rune, up to four bytes; U+FFFD for what is none. Returns how many. */
size_t unicode_encode(uint32_t rune, char *out);
void unicode_add(struct strbuf *out, uint32_t rune);
/** Without the white space at both ends, as Go's strings.TrimSpace. A slice. */
struct str unicode_trim(struct str text);
