#include "gitops/cron.h"

#include "argo/texts.h"
#include "base/arena.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <strings.h>

enum {
    FIELDS = 5,
    MINUTE_S = 60,
    DAY_S = 86400,
    YEARS_AHEAD = 5,
    NAME_LENGTH = 3,
};

struct bounds {
    unsigned min, max;
    const char *const *names; /* from `min` on; NULL: none */
};

static const char *const month_names[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul",
                                           "aug", "sep", "oct", "nov", "dec", NULL };
static const char *const day_names[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };

static const struct bounds bounds[FIELDS] = {
    { 0, 59, NULL }, { 0, 23, NULL }, { 1, 31, NULL }, { 1, 12, month_names }, { 0, 6, day_names },
};

/* ---- parsing ---- */

static int parse_number(struct str text, unsigned *out, struct error *err)
{
    char *end = NULL;
    long number;

    if (text.len == 0 || text.len > 9 || isspace((unsigned char)text.ptr[0]))
        return error_set(err, ERR_INVALID,
                         "failed to parse int from %.*s: strconv.Atoi: parsing \"%.*s\": invalid "
                         "syntax",
                         STR_ARG(text), STR_ARG(text));
    number = strtol(text.ptr, &end, 10);
    if (end != text.ptr + text.len)
        return error_set(err, ERR_INVALID,
                         "failed to parse int from %.*s: strconv.Atoi: parsing \"%.*s\": invalid "
                         "syntax",
                         STR_ARG(text), STR_ARG(text));
    if (number < 0)
        return error_set(err, ERR_INVALID, "negative number (%ld) not allowed: %.*s", number,
                         STR_ARG(text));
    *out = (unsigned)number;
    return 0;
}

static int parse_value(struct str text, const struct bounds *bound, unsigned *out,
                       struct error *err)
{
    for (unsigned i = 0; bound->names && bound->names[i]; i++) {
        if (text.len == NAME_LENGTH && strncasecmp(text.ptr, bound->names[i], NAME_LENGTH) == 0) {
            *out = bound->min + i;
            return 0;
        }
    }
    return parse_number(text, out, err);
}

struct range {
    unsigned start, end, step;
    bool is_star;
};

/* "*", "3", "mon-fri". */
static int parse_ends(struct str ends, struct str range_text, const struct bounds *bound,
                      struct range *range, bool *is_single, struct error *err)
{
    struct str low, high;
    bool has_high = str_cut(ends, '-', &low, &high);

    *is_single = !has_high;
    if (str_equals(low, "*") || str_equals(low, "?")) {
        *range = (struct range){ bound->min, bound->max, 1, true };
        return 0;
    }
    if (parse_value(low, bound, &range->start, err) < 0)
        return -1;
    range->end = range->start;
    if (!has_high)
        return 0;
    if (str_find_char(high, '-') >= 0)
        return error_set(err, ERR_INVALID, "too many hyphens: %.*s", STR_ARG(range_text));
    return parse_value(high, bound, &range->end, err);
}

static int check_range(const struct range *range, struct str text, const struct bounds *bound,
                       struct error *err)
{
    if (range->start < bound->min)
        return error_set(err, ERR_INVALID, "beginning of range (%u) below minimum (%u): %.*s",
                         range->start, bound->min, STR_ARG(text));
    if (range->end > bound->max)
        return error_set(err, ERR_INVALID, "end of range (%u) above maximum (%u): %.*s", range->end,
                         bound->max, STR_ARG(text));
    if (range->start > range->end)
        return error_set(err, ERR_INVALID, "beginning of range (%u) beyond end of range (%u): %.*s",
                         range->start, range->end, STR_ARG(text));
    if (range->step == 0)
        return error_set(err, ERR_INVALID, "step of range should be a positive number: %.*s",
                         STR_ARG(text));
    return 0;
}

static int parse_range(struct str text, const struct bounds *bound, uint64_t *bits, bool *is_any,
                       struct error *err)
{
    struct range range = { .step = 1 };
    struct str ends, step;
    bool has_step = str_cut(text, '/', &ends, &step), is_single;

    if (parse_ends(ends, text, bound, &range, &is_single, err) < 0)
        return -1;
    if (has_step) {
        if (str_find_char(step, '/') >= 0)
            return error_set(err, ERR_INVALID, "too many slashes: %.*s", STR_ARG(text));
        if (parse_number(step, &range.step, err) < 0)
            return -1;
        /* "N/step" is "N-max/step". */
        if (is_single)
            range.end = bound->max;
        range.is_star = range.is_star && range.step <= 1;
    }
    if (check_range(&range, text, bound, err) < 0)
        return -1;
    for (unsigned value = range.start; value <= range.end; value += range.step)
        *bits |= UINT64_C(1) << value;
    *is_any = *is_any || range.is_star;
    return 0;
}

static int parse_field(struct str text, const struct bounds *bound, uint64_t *bits, bool *is_any,
                       struct error *err)
{
    struct str rest = text, part;
    bool more = true;

    while (more) {
        more = str_cut(rest, ',', &part, &rest);
        if (part.len > 0 && parse_range(part, bound, bits, is_any, err) < 0)
            return -1;
    }
    return 0;
}

/* "TZ=zone " or "CRON_TZ=zone " off the front. */
static int cut_zone(struct str *text, struct cron *cron, struct error *err)
{
    struct str zone, rest, name;

    if (!str_has_prefix(*text, STR("TZ=")) && !str_has_prefix(*text, STR("CRON_TZ=")))
        return 0;
    if (!str_cut(*text, ' ', &zone, &rest))
        return error_set(err, ERR_INVALID, "there is nothing behind the time zone: %.*s",
                         STR_ARG(*text));
    str_cut(zone, '=', &zone, &name);
    if (name.len >= sizeof(cron->zone))
        return error_set(err, ERR_INVALID, "provided bad location %.*s: unknown time zone %.*s",
                         STR_ARG(name), STR_ARG(name));
    memcpy(cron->zone, name.ptr, name.len);
    *text = str_trim(rest);
    return 0;
}

static size_t split_fields(struct str text, struct str *fields, size_t room)
{
    size_t count = 0, i = 0;

    while (i < text.len) {
        size_t begin;

        while (i < text.len && isspace((unsigned char)text.ptr[i]))
            i++;
        begin = i;
        while (i < text.len && !isspace((unsigned char)text.ptr[i]))
            i++;
        if (i > begin && count++ < room)
            fields[count - 1] = str_slice(text, begin, i);
    }
    return count;
}

int cron_parse(struct str text, struct cron *out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    struct cron cron = { 0 };
    uint64_t bits[FIELDS] = { 0 };
    bool any[FIELDS] = { 0 };
    struct str fields[16];
    size_t count;

    if (text.len == 0)
        return error_set(err, ERR_INVALID, "empty spec string");
    if (cut_zone(&text, &cron, err) < 0)
        return -1;
    if (str_has_prefix(text, STR("@")))
        return error_set(err, ERR_INVALID, "parser does not accept descriptors: %.*s",
                         STR_ARG(text));
    count = split_fields(text, fields, sizeof(fields) / sizeof(fields[0]));
    if (count != FIELDS) {
        struct texts shown = { fields, count < 16 ? count : 16 };

        arena = arena_new();
        return error_set(err, ERR_INVALID, "expected exactly 5 fields, found %zu: %.*s", count,
                         STR_ARG(texts_print(shown, arena)));
    }
    for (int i = 0; i < FIELDS; i++) {
        if (parse_field(fields[i], &bounds[i], &bits[i], &any[i], err) < 0)
            return -1;
    }
    cron.minutes = bits[0];
    cron.hours = bits[1];
    cron.days = bits[2];
    cron.months = bits[3];
    cron.weekdays = bits[4];
    cron.any_day = any[2];
    cron.any_weekday = any[4];
    *out = cron;
    return 0;
}

/* ---- firing ---- */

struct date {
    int64_t year;
    unsigned month, day;
};

/* The date of a day counted from 1970-01-01 (Gregorian, proleptic). */
static struct date date_of(int64_t days)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    unsigned doe = (unsigned)(z - era * 146097);
    unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    unsigned mp = (5 * doy + 2) / 153;
    unsigned month = mp < 10 ? mp + 3 : mp - 9;

    return (struct date){ (int64_t)yoe + era * 400 + (month <= 2), month,
                          doy - (153 * mp + 2) / 5 + 1 };
}

static bool has_bit(uint64_t bits, unsigned bit)
{
    return bits >> bit & 1;
}

static bool day_matches(const struct cron *cron, int64_t days, struct date date)
{
    unsigned weekday = (unsigned)(((days + 4) % 7 + 7) % 7);
    bool by_day = has_bit(cron->days, date.day), by_weekday = has_bit(cron->weekdays, weekday);

    if (!has_bit(cron->months, date.month))
        return false;
    return cron->any_day || cron->any_weekday ? by_day && by_weekday : by_day || by_weekday;
}

/* The first minute of the day that fires, from `from` on; -1: none. */
static int first_minute(const struct cron *cron, int from)
{
    for (int minute = from; minute < 24 * 60; minute++) {
        if (has_bit(cron->hours, (unsigned)(minute / 60)) &&
            has_bit(cron->minutes, (unsigned)(minute % 60)))
            return minute;
    }
    return -1;
}

int64_t cron_next(const struct cron *cron, int64_t after, int64_t offset)
{
    int64_t local = after + offset + 1;
    int64_t days = local / DAY_S - (local % DAY_S < 0);
    int64_t seconds = local - days * DAY_S;
    int from = (int)((seconds + MINUTE_S - 1) / MINUTE_S);
    int64_t last_year = date_of(days).year + YEARS_AHEAD;

    for (struct date date = date_of(days); date.year <= last_year; date = date_of(++days)) {
        int minute = day_matches(cron, days, date) ? first_minute(cron, from) : -1;

        if (minute >= 0)
            return days * DAY_S + (int64_t)minute * MINUTE_S - offset;
        from = 0;
    }
    return -1;
}
