#pragma once

#include <stddef.h>
#include <stdint.h>

/** Private to go_quote.c: a table of its own file. */
struct go_rune_range {
    uint32_t first, last;
};
extern const struct go_rune_range go_printable_ranges[];
extern const size_t go_printable_range_count;
