#include "template/go_time.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "template/go_layout.h"
#include "template/template.h"

#include <string.h>

enum { SECONDS_PER_DAY = 86400, NANOSECONDS = 1000000000 };

#define YEAR_ONE (-62135596800LL)

struct go_time go_time_zero(void)
{
    return (struct go_time){ .seconds = YEAR_ONE, .zone = "UTC", .is_utc = true };
}

struct value go_time_value(struct go_time time, struct arena *arena)
{
    struct go_time *copy = ARENA_NEW(arena, struct go_time);

    *copy = time;
    return value_of_object(&go_time_type, copy);
}

const struct go_time *go_time_of(const struct value *value)
{
    return value->object;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days since 1970 of a date in the proleptic Gregorian calendar. */
static int64_t days_of(int64_t year, int month, int day)
{
    int64_t shifted = year - (month <= 2), era = floor_div(shifted, 400);
    int64_t year_of_era = shifted - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

int64_t go_time_seconds(int64_t year, int month, int day, int64_t second_of_day)
{
    int64_t months = year * 12 + month - 1;

    year = floor_div(months, 12);
    month = (int)(months - year * 12) + 1;
    return (days_of(year, month, 1) + day - 1) * SECONDS_PER_DAY + second_of_day;
}

struct go_date go_time_date(const struct go_time *time)
{
    int64_t local = time->seconds + time->offset, days = floor_div(local, SECONDS_PER_DAY);
    int64_t second = local - days * SECONDS_PER_DAY, shifted = days + 719468;
    int64_t era = floor_div(shifted, 146097), day_of_era = shifted - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    struct go_date date = {
        .month = (int)(shifted_month + (shifted_month < 10 ? 3 : -9)),
        .day = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1),
        .hour = (int)(second / 3600),
        .minute = (int)(second / 60 % 60),
        .second = (int)(second % 60),
        .weekday = (int)(((days + 4) % 7 + 7) % 7),
    };

    date.year = year_of_era + era * 400 + (date.month <= 2);
    date.year_day = (int)(days - days_of(date.year, 1, 1)) + 1;
    return date;
}

bool go_time_in_zone(struct template_run *run, struct str zone, struct arena *arena,
                     struct go_time *time)
{
    const struct template_host *host = template_run_host(run);
    char abbreviation[16] = "";

    if (zone.len == 0 || str_equals(zone, "UTC")) {
        time->offset = 0;
        time->zone = "UTC";
        time->is_utc = true;
        return true;
    }
    if (host->zone && host->zone(host->context, zone, time->seconds, &time->offset, abbreviation)) {
        abbreviation[sizeof(abbreviation) - 1] = '\0';
        time->zone = arena_strndup(arena, abbreviation, strlen(abbreviation));
        time->is_utc = false;
        return true;
    }
    return str_equals(zone, "Local") ? go_time_in_zone(run, STR("UTC"), arena, time) : false;
}

struct go_time go_time_add(struct go_time time, int64_t nanoseconds)
{
    int64_t sum = time.nanoseconds + nanoseconds % NANOSECONDS;

    time.seconds += nanoseconds / NANOSECONDS;
    if (sum < 0 || sum >= NANOSECONDS) {
        time.seconds += sum < 0 ? -1 : 1;
        sum += sum < 0 ? NANOSECONDS : -NANOSECONDS;
    }
    time.nanoseconds = (int32_t)sum;
    return time;
}

/* ---- format ---- */

static void add_year(int64_t year, struct strbuf *out)
{
    strbuf_printf(out, year < 0 ? "-%04lld" : "%04lld", (long long)(year < 0 ? -year : year));
}

/* "-0700", "Z07:00:00" and so on: the element's text says which parts there are. */
static void add_offset(int offset, struct str element, struct strbuf *out)
{
    bool colon = memchr(element.ptr, ':', element.len);
    size_t digits = element.len - 1 - (colon ? (element.len > 6 ? 2 : 1) : 0);
    int absolute = offset < 0 ? -offset : offset;

    if (element.ptr[0] == 'Z' && offset == 0) {
        strbuf_puts(out, "Z");
        return;
    }
    strbuf_printf(out, "%c%02d", offset < 0 ? '-' : '+', absolute / 3600);
    if (digits >= 4)
        strbuf_printf(out, "%s%02d", colon ? ":" : "", absolute / 60 % 60);
    if (digits >= 6)
        strbuf_printf(out, "%s%02d", colon ? ":" : "", absolute % 60);
}

static void add_zone(const struct go_time *time, struct strbuf *out)
{
    int minutes = time->offset / 60;

    if (*time->zone)
        strbuf_puts(out, time->zone);
    else
        strbuf_printf(out, "%c%02d%02d", minutes < 0 ? '-' : '+',
                      (minutes < 0 ? -minutes : minutes) / 60,
                      (minutes < 0 ? -minutes : minutes) % 60);
}

static void add_fraction(int32_t nanoseconds, struct str element, struct strbuf *out)
{
    size_t digits = element.len - 1 < 9 ? element.len - 1 : 9;
    char text[16];

    snprintf(text, sizeof(text), "%09d", (int)nanoseconds);
    if (element.ptr[1] == '9') {
        while (digits > 0 && text[digits - 1] == '0')
            digits--;
        if (digits == 0)
            return;
    }
    strbuf_add(out, element.ptr, 1);
    strbuf_add(out, text, digits);
    for (size_t i = 9; element.ptr[1] == '0' && i < element.len - 1; i++)
        strbuf_puts(out, "0");
}

static void add_date(const struct go_date *date, enum layout_element element, struct strbuf *out)
{
    int hour12 = date->hour % 12 ? date->hour % 12 : 12;

    switch (element) {
    case LAYOUT_LONG_MONTH:
        strbuf_puts(out, layout_months[date->month - 1]);
        break;
    case LAYOUT_MONTH:
        strbuf_add(out, layout_months[date->month - 1], 3);
        break;
    case LAYOUT_LONG_WEEKDAY:
        strbuf_puts(out, layout_weekdays[date->weekday]);
        break;
    case LAYOUT_WEEKDAY:
        strbuf_add(out, layout_weekdays[date->weekday], 3);
        break;
    case LAYOUT_LONG_YEAR:
        add_year(date->year, out);
        break;
    case LAYOUT_YEAR:
        strbuf_printf(out, "%02d", date->year < 0 ? 0 : (int)(date->year % 100));
        break;
    case LAYOUT_PM:
        strbuf_puts(out, date->hour >= 12 ? "PM" : "AM");
        break;
    case LAYOUT_LOWER_PM:
        strbuf_puts(out, date->hour >= 12 ? "pm" : "am");
        break;
    case LAYOUT_HOUR12:
    case LAYOUT_ZERO_HOUR12:
        strbuf_printf(out, element == LAYOUT_HOUR12 ? "%d" : "%02d", hour12);
        break;
    default:
        break;
    }
}

static void add_number(const struct go_date *date, enum layout_element element, struct strbuf *out)
{
    static const char *const layouts[] = {
        [LAYOUT_NUMBER_MONTH] = "%d",
        [LAYOUT_ZERO_MONTH] = "%02d",
        [LAYOUT_DAY] = "%d",
        [LAYOUT_UNDER_DAY] = "%2d",
        [LAYOUT_ZERO_DAY] = "%02d",
        [LAYOUT_UNDER_YEAR_DAY] = "%3d",
        [LAYOUT_ZERO_YEAR_DAY] = "%03d",
        [LAYOUT_HOUR] = "%02d",
        [LAYOUT_MINUTE] = "%d",
        [LAYOUT_ZERO_MINUTE] = "%02d",
        [LAYOUT_SECOND] = "%d",
        [LAYOUT_ZERO_SECOND] = "%02d",
        [LAYOUT_FRACTION] = NULL,
    };
    const int numbers[] = {
        [LAYOUT_NUMBER_MONTH] = date->month,
        [LAYOUT_ZERO_MONTH] = date->month,
        [LAYOUT_DAY] = date->day,
        [LAYOUT_UNDER_DAY] = date->day,
        [LAYOUT_ZERO_DAY] = date->day,
        [LAYOUT_UNDER_YEAR_DAY] = date->year_day,
        [LAYOUT_ZERO_YEAR_DAY] = date->year_day,
        [LAYOUT_HOUR] = date->hour,
        [LAYOUT_MINUTE] = date->minute,
        [LAYOUT_ZERO_MINUTE] = date->minute,
        [LAYOUT_SECOND] = date->second,
        [LAYOUT_ZERO_SECOND] = date->second,
    };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    if (layouts[element])
        strbuf_printf(out, layouts[element], numbers[element]);
    else
        add_date(date, element, out);
#pragma GCC diagnostic pop
}

void go_time_format(const struct go_time *time, struct str layout, struct strbuf *out)
{
    struct go_date date = go_time_date(time);

    for (;;) {
        struct layout_part part = layout_next(layout);

        strbuf_add(out, part.before.ptr, part.before.len);
        switch (part.element) {
        case LAYOUT_NONE:
            return;
        case LAYOUT_ZONE_NAME:
            add_zone(time, out);
            break;
        case LAYOUT_ZONE_OFFSET:
            add_offset(time->offset, part.text, out);
            break;
        case LAYOUT_FRACTION:
            add_fraction(time->nanoseconds, part.text, out);
            break;
        default:
            add_number(&date, part.element, out);
        }
        layout = part.rest;
    }
}
