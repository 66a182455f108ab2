#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Bytes, characters and numbers of JSON text; for the json_*.c and yaml*.c files only. */

/**
 * The first byte from `at` on that cannot stand in a JSON text as it is: a quote, a backslash, a
 * control character, or a byte that is not part of valid UTF-8; `end` when there is none.
 */
const char *json_plain_end(const char *at, const char *end);

/** The length of the valid UTF-8 character at `at`, 0 when there is none. */
size_t json_utf8_length(const char *at, const char *end);
/** Writes up to four bytes and returns how many. */
size_t json_utf8_encode(uint32_t code, char *to);
/** The character at `at`, `*len` its bytes; U+FFFD and 1 for a byte that is no character. */
uint32_t json_utf8_decode(const char *at, const char *end, size_t *len);

/** The text itself when it is valid UTF-8; else a copy with U+FFFD for each byte that is not. */
struct arena;
struct str json_valid_utf8(struct str text, struct arena *arena);

/** 0 to 15, -1 for another character. */
int json_hex_digit(char c);

/** A byte as Go's encoding/json quotes it in an error: 'a', '\\n', '\\x00', '\\''. */
const char *json_quote_char(unsigned char c, char buffer[16]);

/** A whole number, digits with or without '-', when it fits. */
bool json_read_int(struct str text, int64_t *out);

/** A number in JSON's grammar, nearest float; infinite when it is too large. */
double json_read_float(struct str text);

/**
 * The shortest decimal digits that read back as `value`, which is finite and not 0. Returns their
 * number, at most 17; `*exponent` is that of the first one. `bits` is 64, or 32 for a float.
 */
size_t json_shortest_digits(double value, int bits, char digits[20], int *exponent);

/** Digits with the point where it belongs, filled up with zeroes. Returns the length. */
size_t json_print_fixed(const char *digits, int count, int exponent, char *out);
/** Digits as "1.5e+21", `width` digits at least in the exponent; `out` has room for 32 bytes. */
size_t json_print_scientific(const char *digits, int count, int exponent, int width, char *out);
