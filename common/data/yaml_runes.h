#pragma once

#include <stddef.h>
#include <stdint.h>

/* Letters and digits beyond ASCII, in order; for yaml_write.c, which sorts keys as Go does. */
struct rune_range {
    uint32_t first, last;
};

extern const struct rune_range yaml_letters[];
extern const size_t yaml_letters_count;
extern const struct rune_range yaml_digits[];
extern const size_t yaml_digits_count;
