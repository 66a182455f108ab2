#pragma once

#include <stddef.h>
#include <stdint.h>

/* Private to unicode.c: tables in files of their own, in the order of the characters. */

struct unicode_range {
    uint32_t first, last, stride;
};
struct unicode_case {
    uint32_t first, last, stride;
    int32_t upper, lower, title; /* what to add */
};

#define UNICODE_TABLE(type, name)                                                                  \
    extern const struct type name[];                                                               \
    extern const size_t name##_count

UNICODE_TABLE(unicode_range, unicode_letters);
UNICODE_TABLE(unicode_range, unicode_digits);
UNICODE_TABLE(unicode_range, unicode_numbers);
UNICODE_TABLE(unicode_range, unicode_punctuation);
UNICODE_TABLE(unicode_range, unicode_upper);
UNICODE_TABLE(unicode_range, unicode_lower);
UNICODE_TABLE(unicode_case, unicode_cases);
