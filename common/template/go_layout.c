#include "template/go_layout.h"

#include <string.h>

const char *const layout_months[12] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };
const char *const layout_weekdays[7] = { "Sunday",   "Monday", "Tuesday", "Wednesday",
                                         "Thursday", "Friday", "Saturday" };

/* The longest first among those that begin alike. `word`: no lower case letter may follow. */
static const struct {
    const char *text;
    enum layout_element element;
    bool word;
} elements[] = {
    { "January", LAYOUT_LONG_MONTH, false },
    { "Jan", LAYOUT_MONTH, true },
    { "Monday", LAYOUT_LONG_WEEKDAY, false },
    { "Mon", LAYOUT_WEEKDAY, true },
    { "MST", LAYOUT_ZONE_NAME, false },
    { "002", LAYOUT_ZERO_YEAR_DAY, false },
    { "01", LAYOUT_ZERO_MONTH, false },
    { "02", LAYOUT_ZERO_DAY, false },
    { "03", LAYOUT_ZERO_HOUR12, false },
    { "04", LAYOUT_ZERO_MINUTE, false },
    { "05", LAYOUT_ZERO_SECOND, false },
    { "06", LAYOUT_YEAR, false },
    { "15", LAYOUT_HOUR, false },
    { "1", LAYOUT_NUMBER_MONTH, false },
    { "2006", LAYOUT_LONG_YEAR, false },
    { "2", LAYOUT_DAY, false },
    { "__2", LAYOUT_UNDER_YEAR_DAY, false },
    { "_2", LAYOUT_UNDER_DAY, false },
    { "3", LAYOUT_HOUR12, false },
    { "4", LAYOUT_MINUTE, false },
    { "5", LAYOUT_SECOND, false },
    { "PM", LAYOUT_PM, false },
    { "pm", LAYOUT_LOWER_PM, false },
    { "-070000", LAYOUT_ZONE_OFFSET, false },
    { "-07:00:00", LAYOUT_ZONE_OFFSET, false },
    { "-0700", LAYOUT_ZONE_OFFSET, false },
    { "-07:00", LAYOUT_ZONE_OFFSET, false },
    { "-07", LAYOUT_ZONE_OFFSET, false },
    { "Z070000", LAYOUT_ZONE_OFFSET, false },
    { "Z07:00:00", LAYOUT_ZONE_OFFSET, false },
    { "Z0700", LAYOUT_ZONE_OFFSET, false },
    { "Z07:00", LAYOUT_ZONE_OFFSET, false },
    { "Z07", LAYOUT_ZONE_OFFSET, false },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ".000": a row of 0 or 9 that no other digit follows. 0: none. */
static size_t fraction_length(struct str at)
{
    size_t len = 1;

    if (at.len < 2 || (at.ptr[0] != '.' && at.ptr[0] != ',') ||
        (at.ptr[1] != '0' && at.ptr[1] != '9'))
        return 0;
    while (len < at.len && at.ptr[len] == at.ptr[1])
        len++;
    return len < at.len && is_digit(at.ptr[len]) ? 0 : len;
}

static size_t element_at(struct str at, enum layout_element *element)
{
    size_t fraction = fraction_length(at);

    if (fraction) {
        *element = LAYOUT_FRACTION;
        return fraction;
    }
    for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
        size_t len = strlen(elements[i].text);

        if (at.len < len || memcmp(at.ptr, elements[i].text, len) != 0)
            continue;
        if (elements[i].word && at.len > len && at.ptr[len] >= 'a' && at.ptr[len] <= 'z')
            continue;
        *element = elements[i].element;
        return len;
    }
    return 0;
}

struct layout_part layout_next(struct str layout)
{
    struct layout_part part = { .before = layout };

    for (size_t i = 0; i < layout.len; i++) {
        struct str at = { layout.ptr + i, layout.len - i };
        size_t len;

        /* "_2006" is an underscore and a year. */
        if (at.len >= 5 && memcmp(at.ptr, "_2006", 5) == 0)
            at.ptr++, at.len--, i++;
        len = element_at(at, &part.element);
        if (!len)
            continue;
        part.before = (struct str){ layout.ptr, i };
        part.text = (struct str){ at.ptr, len };
        part.rest = (struct str){ at.ptr + len, at.len - len };
        return part;
    }
    part.text = part.rest = STR_EMPTY;
    return part;
}
