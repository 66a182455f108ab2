#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** Kubernetes' resource.Quantity: an exact number that prints in the style it was written in. */
enum quantity_format { QUANTITY_DECIMAL_SI, QUANTITY_BINARY_SI, QUANTITY_DECIMAL_EXPONENT };

struct quantity {
    struct str digits; /* without leading zeroes; "0" is zero */
    int32_t exponent;  /* the number is digits * 10^exponent */
    bool negative;
    enum quantity_format format;
    struct str text; /* kept when it is canonical as it stands; else empty */
};

enum { QUANTITY_MAX_LENGTH = 256 }; /* bytes of text */

/** ERR_INVALID with the API machinery's wording. The digits are in `arena`. */
int quantity_parse(struct str text, struct arena *arena, struct quantity *out,
                   struct error *err) MUST_USE;
/** The canonical text, as marshalling prints it: "1000m" is "1", "0.5Gi" is "512Mi". */
struct str quantity_print(const struct quantity *quantity, struct arena *arena);
/** Negative, 0, positive: by value, whatever the format. */
int quantity_compare(const struct quantity *a, const struct quantity *b);
bool quantity_is_zero(const struct quantity *quantity);
/** Rounded up to a multiple of 10^exponent (-3: milli), away from zero. */
struct quantity quantity_round_up(const struct quantity *quantity, int32_t exponent,
                                  struct arena *arena);
/** The sum, in the format of `a`. ERR_OUT_OF_RANGE when it would have over 256 digits. */
int quantity_add(const struct quantity *a, const struct quantity *b, struct arena *arena,
                 struct quantity *out, struct error *err) MUST_USE;
