#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "template/go_layout.h"
#include "template/go_time.h"

#include <string.h>
#include <strings.h>

/* What a text says, element by element. */
struct reading {
    struct str value; /* what is left */
    int64_t year;
    int month, day, year_day, hour, minute, second, nanosecond;
    bool is_pm, is_am, is_utc, has_offset;
    int offset;
    struct str zone;
    const char *out_of_range;
};

static bool is_digit_at(struct str text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static void drop(struct str *text, size_t count)
{
    text->ptr += count;
    text->len -= count;
}

/* `least` to `most` digits. */
static bool read_digits(struct str *text, size_t least, size_t most, int *out)
{
    size_t len = 0;

    *out = 0;
    while (len < most && is_digit_at(*text, len))
        *out = *out * 10 + (text->ptr[len++] - '0');
    if (len < least)
        return false;
    drop(text, len);
    return true;
}

static bool read_name(struct str *text, const char *const *names, size_t count, size_t cut,
                      int *out)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = cut ? cut : strlen(names[i]);

        if (text->len >= len && strncasecmp(text->ptr, names[i], len) == 0) {
            *out = (int)i;
            drop(text, len);
            return true;
        }
    }
    return false;
}

/* Hours, minutes and seconds as the element has them. */
static bool read_offset_parts(struct reading *r, struct str element, int numbers[3])
{
    bool colon = memchr(element.ptr, ':', element.len);
    size_t parts = (element.len - 1 + (colon ? 1 : 0)) / (colon ? 3 : 2);

    for (size_t i = 0; i < parts; i++) {
        if (i > 0 && colon) {
            if (!r->value.len || r->value.ptr[0] != ':')
                return false;
            drop(&r->value, 1);
        }
        if (!read_digits(&r->value, 2, 2, &numbers[i]))
            return false;
    }
    return true;
}

static bool read_offset(struct reading *r, struct str element)
{
    int numbers[3] = { 0 };
    char sign = r->value.len ? r->value.ptr[0] : '\0';

    if (element.ptr[0] == 'Z' && sign == 'Z') {
        drop(&r->value, 1);
        r->is_utc = true;
        return true;
    }
    if (sign != '+' && sign != '-')
        return false;
    drop(&r->value, 1);
    if (!read_offset_parts(r, element, numbers))
        return false;
    if (numbers[0] > 24)
        r->out_of_range = "time zone offset hour";
    else if (numbers[1] > 60)
        r->out_of_range = "time zone offset minute";
    else if (numbers[2] > 60)
        r->out_of_range = "time zone offset second";
    r->offset = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2];
    r->offset = sign == '-' ? -r->offset : r->offset;
    r->has_offset = true;
    return true;
}

/* Three or four capitals (four end in T), or an offset such as GMT-7 or +03. */
static bool read_zone_name(struct reading *r)
{
    size_t capitals = 0, len;

    if (str_has_prefix(r->value, STR("UTC"))) {
        r->is_utc = true;
        drop(&r->value, 3);
        return true;
    }
    while (capitals < 6 && capitals < r->value.len && r->value.ptr[capitals] >= 'A' &&
           r->value.ptr[capitals] <= 'Z')
        capitals++;
    if (capitals == 3)
        len = 3;
    else if (capitals == 4 && (r->value.ptr[3] == 'T' || str_has_prefix(r->value, STR("WITA"))))
        len = 4;
    else if (capitals == 5 && r->value.ptr[4] == 'T')
        len = 5;
    else
        return false;
    r->zone = (struct str){ r->value.ptr, len };
    drop(&r->value, len);
    return true;
}

static bool read_fraction(struct reading *r, size_t digits)
{
    int scale = 100000000;

    r->nanosecond = 0;
    for (size_t i = 1; i <= digits; i++, scale /= 10) {
        if (!is_digit_at(r->value, i))
            return false;
        r->nanosecond += (r->value.ptr[i] - '0') * scale;
    }
    drop(&r->value, digits + 1);
    return true;
}

static bool is_point(struct str text)
{
    return text.len >= 2 && (text.ptr[0] == '.' || text.ptr[0] == ',') && is_digit_at(text, 1);
}

static size_t fraction_digits(struct str text)
{
    size_t digits = 0;

    while (digits < 9 && is_digit_at(text, digits + 1))
        digits++;
    return digits;
}

static bool read_seconds(struct reading *r, struct str rest, size_t least)
{
    struct layout_part next = layout_next(rest);

    if (!read_digits(&r->value, least, 2, &r->second))
        return false;
    if (r->second >= 60) {
        r->out_of_range = "second";
        return true;
    }
    /* A fraction that the layout does not know of. */
    if (is_point(r->value) && !(next.element == LAYOUT_FRACTION && next.before.len == 0))
        return read_fraction(r, fraction_digits(r->value));
    return true;
}

static bool read_fraction_element(struct reading *r, struct str element)
{
    if (element.ptr[1] == '0')
        return r->value.len >= element.len && (r->value.ptr[0] == '.' || r->value.ptr[0] == ',') &&
               read_fraction(r, element.len - 1);
    if (!is_point(r->value))
        return true;
    return read_fraction(r, fraction_digits(r->value));
}

static void check_range(struct reading *r, int number, int least, int most, const char *name)
{
    if (number < least || number > most)
        r->out_of_range = name;
}

static bool read_year(struct reading *r, bool is_long)
{
    int year = 0;

    if (!read_digits(&r->value, is_long ? 4 : 2, is_long ? 4 : 2, &year))
        return false;
    r->year = is_long ? year : year >= 69 ? year + 1900 : year + 2000;
    return true;
}

static bool read_half(struct reading *r, bool upper)
{
    if (str_has_prefix(r->value, upper ? STR("PM") : STR("pm")))
        r->is_pm = true;
    else if (str_has_prefix(r->value, upper ? STR("AM") : STR("am")))
        r->is_am = true;
    else
        return false;
    drop(&r->value, 2);
    return true;
}

static bool read_day(struct reading *r, enum layout_element element)
{
    if (element == LAYOUT_UNDER_DAY && r->value.len && r->value.ptr[0] == ' ')
        drop(&r->value, 1);
    return read_digits(&r->value, element == LAYOUT_ZERO_DAY ? 2 : 1, 2, &r->day);
}

static bool read_year_day(struct reading *r, enum layout_element element)
{
    for (int i = 0; i < 2 && element == LAYOUT_UNDER_YEAR_DAY && r->value.len; i++) {
        if (r->value.ptr[0] == ' ')
            drop(&r->value, 1);
    }
    return read_digits(&r->value, element == LAYOUT_ZERO_YEAR_DAY ? 3 : 1, 3, &r->year_day);
}

static bool read_hour(struct reading *r, enum layout_element element)
{
    if (!read_digits(&r->value, element == LAYOUT_HOUR12 || element == LAYOUT_HOUR ? 1 : 2, 2,
                     &r->hour))
        return false;
    check_range(r, r->hour, 0, element == LAYOUT_HOUR ? 23 : 12, "hour");
    return true;
}

static bool read_month(struct reading *r, enum layout_element element)
{
    bool ok;

    if (element == LAYOUT_LONG_MONTH || element == LAYOUT_MONTH) {
        ok = read_name(&r->value, layout_months, 12, element == LAYOUT_MONTH ? 3 : 0, &r->month);
        r->month++;
        return ok;
    }
    ok = read_digits(&r->value, element == LAYOUT_ZERO_MONTH ? 2 : 1, 2, &r->month);
    if (ok)
        check_range(r, r->month, 1, 12, "month");
    return ok;
}

/* False: the value does not fit the element. */
static bool read_element(struct reading *r, const struct layout_part *part)
{
    int ignored;

    switch (part->element) {
    case LAYOUT_LONG_YEAR:
    case LAYOUT_YEAR:
        return read_year(r, part->element == LAYOUT_LONG_YEAR);
    case LAYOUT_LONG_MONTH:
    case LAYOUT_MONTH:
    case LAYOUT_NUMBER_MONTH:
    case LAYOUT_ZERO_MONTH:
        return read_month(r, part->element);
    case LAYOUT_LONG_WEEKDAY:
        return read_name(&r->value, layout_weekdays, 7, 0, &ignored);
    case LAYOUT_WEEKDAY:
        return read_name(&r->value, layout_weekdays, 7, 3, &ignored);
    case LAYOUT_DAY:
    case LAYOUT_UNDER_DAY:
    case LAYOUT_ZERO_DAY:
        return read_day(r, part->element);
    case LAYOUT_UNDER_YEAR_DAY:
    case LAYOUT_ZERO_YEAR_DAY:
        return read_year_day(r, part->element);
    case LAYOUT_HOUR:
    case LAYOUT_HOUR12:
    case LAYOUT_ZERO_HOUR12:
        return read_hour(r, part->element);
    case LAYOUT_MINUTE:
    case LAYOUT_ZERO_MINUTE:
        if (!read_digits(&r->value, part->element == LAYOUT_MINUTE ? 1 : 2, 2, &r->minute))
            return false;
        check_range(r, r->minute, 0, 59, "minute");
        return true;
    case LAYOUT_SECOND:
    case LAYOUT_ZERO_SECOND:
        return read_seconds(r, part->rest, part->element == LAYOUT_SECOND ? 1 : 2);
    case LAYOUT_PM:
    case LAYOUT_LOWER_PM:
        return read_half(r, part->element == LAYOUT_PM);
    case LAYOUT_ZONE_OFFSET:
        return read_offset(r, part->text);
    case LAYOUT_ZONE_NAME:
        return read_zone_name(r);
    default:
        return read_fraction_element(r, part->text);
    }
}

/* Literal text; a blank stands for any number of them. False: it does not stand there. */
static bool skip_literal(struct str *value, struct str *literal)
{
    while (literal->len) {
        if (literal->ptr[0] == ' ') {
            if (value->len && value->ptr[0] != ' ')
                return false;
            while (literal->len && literal->ptr[0] == ' ')
                drop(literal, 1);
            while (value->len && value->ptr[0] == ' ')
                drop(value, 1);
            continue;
        }
        if (!value->len || value->ptr[0] != literal->ptr[0])
            return false;
        drop(value, 1);
        drop(literal, 1);
    }
    return true;
}

static int days_in(int month, int64_t year)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return days[month - 1] + (month == 2 && is_leap);
}

static void finish_date(struct reading *r)
{
    if (r->is_pm && r->hour < 12)
        r->hour += 12;
    else if (r->is_am && r->hour == 12)
        r->hour = 0;
    if (r->year_day >= 0) {
        int64_t seconds = go_time_seconds(r->year, 1, r->year_day, 0);
        struct go_date date = go_time_date(&(struct go_time){ .seconds = seconds });

        if (r->year_day < 1 || date.year != r->year)
            r->out_of_range = "day-of-year";
        else if ((r->month >= 0 && r->month != date.month) || (r->day >= 0 && r->day != date.day))
            r->out_of_range = "day-of-year does not match";
        r->month = date.month;
        r->day = date.day;
        return;
    }
    r->month = r->month < 0 ? 1 : r->month;
    r->day = r->day < 0 ? 1 : r->day;
    if (r->day < 1 || r->day > days_in(r->month, r->year))
        r->out_of_range = "day";
}

static struct go_time time_of(const struct reading *r, struct arena *arena)
{
    struct go_time time = {
        .seconds = go_time_seconds(r->year, r->month, r->day,
                                   r->hour * 3600LL + r->minute * 60LL + r->second),
        .nanoseconds = r->nanosecond,
        .zone = "UTC",
        .is_utc = true,
    };

    if (r->is_utc || (!r->has_offset && r->zone.len == 0))
        return time;
    if (r->has_offset) {
        time.seconds -= r->offset;
        time.offset = r->offset;
        if (r->offset == 0 && (r->zone.len == 0 || str_equals(r->zone, "UTC")))
            return time;
    } else if (r->zone.len > 3 && str_has_prefix(r->zone, STR("GMT"))) {
        return time;
    }
    time.is_utc = false;
    time.zone = str_dup(r->zone, arena).ptr;
    return time;
}

int go_time_parse(struct str layout, struct str text, struct arena *arena, struct go_time *out,
                  struct error *err)
{
    struct reading r = { .value = text, .zone = STR_EMPTY, .month = -1, .day = -1, .year_day = -1 };
    struct str rest = layout;

    for (;;) {
        struct layout_part part = layout_next(rest);
        struct str hold, wanted = part.before;

        if (!skip_literal(&r.value, &wanted))
            return error_set(err, ERR_INVALID, "parsing time %s as %s: cannot parse %s as %s",
                             clock_quote(text, arena), clock_quote(layout, arena),
                             clock_quote(r.value, arena), clock_quote(part.before, arena));
        if (part.element == LAYOUT_NONE)
            break;
        hold = r.value;
        if (!read_element(&r, &part))
            return error_set(err, ERR_INVALID, "parsing time %s as %s: cannot parse %s as %s",
                             clock_quote(text, arena), clock_quote(layout, arena),
                             clock_quote(hold, arena), clock_quote(part.text, arena));
        if (r.out_of_range)
            break;
        rest = part.rest;
    }
    if (!r.out_of_range && r.value.len)
        return error_set(err, ERR_INVALID, "parsing time %s: extra text: %s",
                         clock_quote(text, arena), clock_quote(r.value, arena));
    if (!r.out_of_range)
        finish_date(&r);
    if (r.out_of_range)
        return error_set(err, ERR_INVALID, "parsing time %s: %s%s", clock_quote(text, arena),
                         r.out_of_range,
                         strstr(r.out_of_range, "match") ? " month" : " out of range");
    *out = time_of(&r, arena);
    return 0;
}
