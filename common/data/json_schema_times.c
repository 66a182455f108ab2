/* Formats of points and spans of time. */
#include "base/arena.h"
#include "base/clock.h"
#include "data/json_schema_formats.h"

#include <ctype.h>
#include <string.h>

/* ---- dates: Go's time.Parse of "2006-01-02" ---- */

struct date {
    struct str text, rest;
    int numbers[3]; /* year, month, day */
};

/* The next part of the layout; NULL: it is there. */
static const char *take_part(struct date *date, const char *part, int *number, struct arena *arena)
{
    size_t len = strlen(part);
    bool fits = date->rest.len >= len;

    if (number) {
        for (size_t i = 0; fits && i < len; i++)
            fits = isdigit((unsigned char)date->rest.ptr[i]);
        fits = fits && schema_format_number(str_slice(date->rest, 0, len), number);
    } else {
        fits = fits && memcmp(date->rest.ptr, part, len) == 0;
    }
    if (!fits)
        return arena_printf(arena, "parsing time %s as \"2006-01-02\": cannot parse %s as \"%s\"",
                            clock_quote(date->text, arena), clock_quote(date->rest, arena), part);
    date->rest = str_slice(date->rest, len, date->rest.len);
    return NULL;
}

static int days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && is_leap);
}

const char *schema_format_date(struct str text, struct arena *arena)
{
    static const char *const parts[] = { "2006", "-", "01", "-", "02" };
    struct date date = { text, text, { 0, 1, 1 } };
    const char *problem, *wrong = NULL;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        problem = take_part(&date, parts[i], i % 2 ? NULL : &date.numbers[i / 2], arena);
        if (problem)
            return problem;
        if (date.numbers[1] < 1 || date.numbers[1] > 12)
            return arena_printf(arena, "parsing time %s: month out of range",
                                clock_quote(text, arena));
    }
    if (date.rest.len)
        wrong = arena_printf(arena, "extra text: %s", clock_quote(date.rest, arena));
    else if (date.numbers[2] < 1 || date.numbers[2] > days_of(date.numbers[0], date.numbers[1]))
        wrong = "day out of range";
    return wrong ? arena_printf(arena, "parsing time %s: %s", clock_quote(text, arena), wrong)
                 : NULL;
}

/* ---- times of RFC 3339 ---- */

/* `*minutes` are what makes UTC of it. */
static const char *read_offset(struct str text, int *minutes)
{
    int hour, minute;

    *minutes = 0;
    if (str_equals(text, "z") || str_equals(text, "Z"))
        return NULL;
    if (text.len != 6)
        return "offset must be 6 characters long";
    if (text.ptr[0] != '+' && text.ptr[0] != '-')
        return "offset must begin with plus/minus";
    if (text.ptr[3] != ':')
        return "missing colon in offset in correct place";
    if (!schema_format_number(str_slice(text, 1, 3), &hour) ||
        !schema_format_number(str_slice(text, 4, 6), &minute))
        return "invalid hour/min in offset";
    if (hour < 0 || minute < 0)
        return "non-positive hour/min in offset";
    if (hour > 23 || minute > 59)
        return "hour/min in offset out of range";
    *minutes = (hour * 60 + minute) * (text.ptr[0] == '+' ? -1 : 1);
    return NULL;
}

static const char *read_fraction(struct str *rest)
{
    size_t digits = 0;

    if (rest->ptr[0] != '.')
        return NULL;
    while (1 + digits < rest->len && isdigit((unsigned char)rest->ptr[1 + digits]))
        digits++;
    *rest = str_slice(*rest, 1 + digits, rest->len);
    return digits ? NULL : "no digits in second fraction";
}

const char *schema_format_time(struct str text, struct arena *arena)
{
    enum { MINUTES_OF_DAY = 24 * 60 };
    struct str rest;
    int hour, minute, second, offset;
    const char *problem;

    (void)arena;
    if (text.len < 9)
        return "less than 9 characters long";
    if (text.ptr[2] != ':' || text.ptr[5] != ':')
        return "missing colon in correct place";
    if (!schema_format_number(str_slice(text, 0, 2), &hour) ||
        !schema_format_number(str_slice(text, 3, 5), &minute) ||
        !schema_format_number(str_slice(text, 6, 8), &second))
        return "invalid hour/min/sec";
    if (hour < 0 || minute < 0 || second < 0)
        return "non-positive hour/min/sec";
    if (hour > 23 || minute > 59 || second > 60)
        return "hour/min/sec out of range";
    rest = str_slice(text, 8, text.len);
    problem = read_fraction(&rest);
    if (!problem)
        problem = read_offset(rest, &offset);
    if (problem || second < 60)
        return problem;
    minute += hour * 60 + offset + MINUTES_OF_DAY;
    return minute % MINUTES_OF_DAY == MINUTES_OF_DAY - 1 ? NULL : "invalid leap second";
}

const char *schema_format_date_time(struct str text, struct arena *arena)
{
    const char *problem;

    if (text.len < 20)
        return "less than 20 characters long";
    if (text.ptr[10] != 'T' && text.ptr[10] != 't')
        return "11th character must be t or T";
    problem = schema_format_date(str_slice(text, 0, 10), arena);
    if (problem)
        return arena_printf(arena, "invalid date element: %s", problem);
    problem = schema_format_time(str_slice(text, 11, text.len), arena);
    return problem ? arena_printf(arena, "invalid time element: %s", problem) : NULL;
}

/* ---- durations of ISO 8601 ---- */

/* A byte, taken for the character of its number, in quotes. */
static const char *byte_quoted(char byte, struct arena *arena)
{
    unsigned char c = (unsigned char)byte;
    const char latin[] = { (char)(c < 0xc0 ? 0xc2 : 0xc3), (char)(c & ~0x40) };

    return c < 0x80 ? schema_format_character((struct str){ &byte, 1 }, 0, arena)
                    : schema_format_character((struct str){ latin, sizeof(latin) }, 0, arena);
}

/* Numbers with units, each unit at most once and in this order. */
static const char *read_units(struct str text, const char *units, struct arena *arena)
{
    const char *next = units;
    size_t at = 0;

    while (at < text.len) {
        size_t begin = at;
        const char *unit;

        while (at < text.len && isdigit((unsigned char)text.ptr[at]))
            at++;
        if (at == begin)
            return "missing number";
        if (at == text.len)
            return "missing unit";
        unit = text.ptr[at] ? strchr(units, text.ptr[at]) : NULL;
        if (!unit)
            return arena_printf(arena, "invalid unit %s", byte_quoted(text.ptr[at], arena));
        if (unit < next)
            return arena_printf(arena, "unit '%c' out of order", *unit);
        next = unit + 1;
        at++;
    }
    return NULL;
}

static const char *read_weeks(struct str digits)
{
    if (digits.len == 0)
        return "no number in week";
    for (size_t i = 0; i < digits.len; i++) {
        if (!isdigit((unsigned char)digits.ptr[i]))
            return "invalid week";
    }
    return NULL;
}

const char *schema_format_duration(struct str text, struct arena *arena)
{
    struct str part, rest;
    const char *problem;
    bool more;

    if (text.len == 0 || text.ptr[0] != 'P')
        return "must start with P";
    rest = str_slice(text, 1, text.len);
    if (rest.len == 0)
        return "nothing after P";
    if (str_has_suffix(rest, STR("W")))
        return read_weeks(str_slice(rest, 0, rest.len - 1));
    more = str_cut(rest, 'T', &part, &rest);
    problem = read_units(part, "YMD", arena);
    if (problem || !more)
        return problem;
    more = str_cut(rest, 'T', &part, &rest);
    if (part.len == 0)
        return "no time elements";
    problem = read_units(part, "HMS", arena);
    if (problem || !more)
        return problem;
    return rest.len == 0 ? "no time elements" : "more than one T";
}

const char *schema_format_period(struct str text, struct arena *arena)
{
    struct str start, end;
    bool from_duration = str_has_prefix(text, STR("P")), to_duration;
    const char *problem;

    if (!str_cut(text, '/', &start, &end))
        return "missing slash";
    to_duration = !from_duration && str_has_prefix(end, STR("P"));
    problem = (from_duration ? schema_format_duration : schema_format_date_time)(start, arena);
    if (problem)
        return arena_printf(arena, "invalid start %s: %s", from_duration ? "duration" : "date-time",
                            problem);
    problem = (to_duration ? schema_format_duration : schema_format_date_time)(end, arena);
    return problem ? arena_printf(arena, "invalid end %s: %s",
                                  to_duration ? "duration" : "date-time", problem)
                   : NULL;
}
