#pragma once

#include "base/error.h"

/** Decimal arithmetic of any length, so that 0.1 * 3 is 0.3; quotients have 16 places. */
struct decimal;

struct decimal *decimal_new(void) MUST_USE;
void decimal_free(struct decimal *decimal);
DEFINE_CLEANUP(struct decimal *, decimal_free)

/** The shortest decimal that reads back as `number`. ERR_INVALID for NaN and infinities. */
int decimal_set(struct decimal *decimal, double number, struct error *err) MUST_USE;
/** decimal = decimal OPERATION operand, for + - * /. */
int decimal_apply(struct decimal *decimal, char operation, double operand,
                  struct error *err) MUST_USE;
double decimal_to_double(const struct decimal *decimal);
