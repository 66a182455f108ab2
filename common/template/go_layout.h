#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Private to the go_time*.c files: the elements of Go's time layouts. */

enum layout_element {
    LAYOUT_NONE, /* the rest is literal text */
    LAYOUT_LONG_MONTH,
    LAYOUT_MONTH,
    LAYOUT_NUMBER_MONTH,
    LAYOUT_ZERO_MONTH,
    LAYOUT_LONG_WEEKDAY,
    LAYOUT_WEEKDAY,
    LAYOUT_DAY,
    LAYOUT_UNDER_DAY,
    LAYOUT_ZERO_DAY,
    LAYOUT_UNDER_YEAR_DAY,
    LAYOUT_ZERO_YEAR_DAY,
    LAYOUT_HOUR,
    LAYOUT_HOUR12,
    LAYOUT_ZERO_HOUR12,
    LAYOUT_MINUTE,
    LAYOUT_ZERO_MINUTE,
    LAYOUT_SECOND,
    LAYOUT_ZERO_SECOND,
    LAYOUT_LONG_YEAR,
    LAYOUT_YEAR,
    LAYOUT_PM,
    LAYOUT_LOWER_PM,
    LAYOUT_ZONE_NAME,
    LAYOUT_ZONE_OFFSET, /* all forms of -07:00 and Z07:00: the text tells */
    LAYOUT_FRACTION,    /* .000 or .999, with a comma too */
};

struct layout_part {
    struct str before; /* literal text */
    enum layout_element element;
    struct str text; /* of the element */
    struct str rest;
};

struct layout_part layout_next(struct str layout);

extern const char *const layout_months[12];
extern const char *const layout_weekdays[7];
