#pragma once

#include "base/options.h"

/** Where a value was found: each place has its own rules (options.h). */
enum option_source {
    OPTION_FROM_DEFAULT,
    OPTION_FROM_ENVIRONMENT,
    OPTION_FROM_FLAG,
    OPTION_FROM_FLAG_AGAIN, /* lists are extended */
};

/** Read `text` into the field of an option. The error says why not, without the name of the flag.
 */
int option_value_parse(const struct option *option, const char *text, enum option_source source,
                       struct arena *arena, void *field, struct error *err) MUST_USE;

/** What pflag calls the type of a flag's value, "" for a boolean. */
const char *option_value_type(enum option_kind kind);
