#include "base/clock.h"

#include "base/arena.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <time.h>

#define NS_PER_SECOND INT64_C(1000000000)

enum { CLOCK_SKEW_S = 60 }; /* between machines that keep time */

static int64_t read_clock(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * NS_PER_SECOND + now.tv_nsec;
}

int64_t clock_monotonic_ms(void)
{
    return read_clock(CLOCK_MONOTONIC) / 1000000;
}

int64_t clock_now_ns(void)
{
    return read_clock(CLOCK_REALTIME);
}

const char *clock_rfc3339(int64_t seconds, struct arena *arena)
{
    time_t when = (time_t)seconds;
    struct tm utc;
    char text[40];

    gmtime_r(&when, &utc);
    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return arena_strndup(arena, text, strlen(text));
}

const char *clock_rfc3339_nano(int64_t nanoseconds, struct arena *arena)
{
    int64_t seconds = nanoseconds / NS_PER_SECOND, rest = nanoseconds % NS_PER_SECOND;
    const char *whole;
    int digits = 9;

    if (rest < 0) {
        rest += NS_PER_SECOND;
        seconds--;
    }
    whole = clock_rfc3339(seconds, arena);
    if (rest == 0)
        return whole;
    for (; rest % 10 == 0; rest /= 10)
        digits--;
    return arena_printf(arena, "%.*s.%0*lldZ", (int)strlen(whole) - 1, whole, digits,
                        (long long)rest);
}

/* Exactly `count` digits at `*p`, which moves past them; -1 when they are not there. */
static int take_digits(const char **p, const char *end, int count)
{
    int value = 0;

    if (end - *p < count)
        return -1;
    for (; count > 0; count--, (*p)++) {
        if (**p < '0' || **p > '9')
            return -1;
        value = value * 10 + (**p - '0');
    }
    return value;
}

static bool take_char(const char **p, const char *end, const char *accepted)
{
    if (*p == end || !**p || !strchr(accepted, **p))
        return false;
    (*p)++;
    return true;
}

static int64_t take_fraction(const char **p, const char *end)
{
    int64_t value = 0, scale = NS_PER_SECOND;

    for (; *p < end && **p >= '0' && **p <= '9'; (*p)++) {
        scale /= 10;
        value += (**p - '0') * scale;
    }
    return value;
}

/* "Z" or "+hh:mm": seconds east of Greenwich. */
static bool take_offset(const char **p, const char *end, int64_t *offset)
{
    int hours, minutes, sign;

    *offset = 0;
    if (take_char(p, end, "Z"))
        return true;
    if (*p == end || (**p != '+' && **p != '-'))
        return false;
    sign = *(*p)++ == '-' ? -1 : 1;
    hours = take_digits(p, end, 2);
    if (hours < 0 || hours > 24 || !take_char(p, end, ":"))
        return false;
    minutes = take_digits(p, end, 2);
    if (minutes < 0 || minutes > 60)
        return false;
    *offset = sign * (hours * 3600 + minutes * 60);
    return true;
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static bool take_date(const char **p, const char *end, struct tm *utc)
{
    int year = take_digits(p, end, 4), month, day;

    if (year < 0 || !take_char(p, end, "-"))
        return false;
    month = take_digits(p, end, 2);
    if (month < 1 || month > 12 || !take_char(p, end, "-"))
        return false;
    day = take_digits(p, end, 2);
    if (day < 1 || day > days_in(year, month))
        return false;
    utc->tm_year = year - 1900;
    utc->tm_mon = month - 1;
    utc->tm_mday = day;
    return true;
}

static bool take_time(const char **p, const char *end, struct tm *utc)
{
    /* Go takes one digit for the hour, and for the hour only. */
    utc->tm_hour = take_digits(p, end, end - *p > 1 && (*p)[1] == ':' ? 1 : 2);
    if (utc->tm_hour < 0 || utc->tm_hour > 23 || !take_char(p, end, ":"))
        return false;
    utc->tm_min = take_digits(p, end, 2);
    if (utc->tm_min < 0 || utc->tm_min > 59 || !take_char(p, end, ":"))
        return false;
    utc->tm_sec = take_digits(p, end, 2);
    return utc->tm_sec >= 0 && utc->tm_sec <= 59;
}

bool clock_parse_rfc3339(struct str text, int64_t *nanoseconds)
{
    const char *p = text.ptr, *end = text.ptr + text.len;
    struct tm utc = { 0 };
    int64_t fraction = 0, offset, seconds;

    if (!take_date(&p, end, &utc) || !take_char(&p, end, "T") || !take_time(&p, end, &utc))
        return false;
    if (end - p > 1 && (*p == '.' || *p == ',') && p[1] >= '0' && p[1] <= '9') {
        p++;
        fraction = take_fraction(&p, end);
    }
    if (!take_offset(&p, end, &offset) || p != end)
        return false;
    seconds = (int64_t)timegm(&utc) - offset;
    if (__builtin_mul_overflow(seconds, NS_PER_SECOND, nanoseconds) ||
        __builtin_add_overflow(*nanoseconds, fraction, nanoseconds))
        *nanoseconds = seconds < 0 ? INT64_MIN : INT64_MAX;
    return true;
}

static const struct unit {
    const char *name;
    int64_t nanoseconds;
} units[] = {
    { "ns", 1 },
    { "us", 1000 },
    { "\xc2\xb5s", 1000 }, /* U+00B5 */
    { "\xce\xbcs", 1000 }, /* U+03BC */
    { "ms", 1000000 },
    { "s", NS_PER_SECOND },
    { "m", 60 * NS_PER_SECOND },
    { "h", 3600 * NS_PER_SECOND },
};

static const struct unit *find_unit(struct str name)
{
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
        if (str_equals(name, units[i].name))
            return &units[i];
    return NULL;
}

#define DURATION_MAX ((uint64_t)1 << 63) /* with a minus; one less without */

/* Digits, as far as they go without overflow; those after it are read and ignored. */
static bool take_number(const char **p, const char *end, uint64_t *value, double *scale)
{
    bool overflow = false;

    for (*value = 0, *scale = 1; *p < end && **p >= '0' && **p <= '9'; (*p)++) {
        uint64_t next = *value * 10 + (uint64_t)(**p - '0');

        overflow |= *value > DURATION_MAX / 10 || next > DURATION_MAX;
        if (overflow)
            continue;
        *value = next;
        *scale *= 10;
    }
    return !overflow;
}

/* Why a text is no duration. */
enum duration_fault { FAULT_OTHER, FAULT_NO_UNIT, FAULT_UNKNOWN_UNIT };

/*
 * One "<number><unit>" of a duration, added to `*total`. What is less than a nanosecond is cut.
 * When it is none, `*name` is what stands for its unit.
 */
static bool take_term(const char **p, const char *end, uint64_t *total, struct str *name,
                      enum duration_fault *fault)
{
    const char *begin = *p;
    uint64_t whole, fraction = 0;
    const struct unit *unit;
    double scale;
    size_t digits;

    if (!take_number(p, end, &whole, &scale))
        return false;
    digits = (size_t)(*p - begin);
    if (*p < end && **p == '.') {
        begin = ++*p;
        take_number(p, end, &fraction, &scale);
        digits += (size_t)(*p - begin);
    }
    for (begin = *p; *p < end && **p != '.' && (**p < '0' || **p > '9');)
        (*p)++;
    *name = (struct str){ begin, (size_t)(*p - begin) };
    unit = find_unit(*name);
    if (digits > 0 && !unit)
        *fault = name->len == 0 ? FAULT_NO_UNIT : FAULT_UNKNOWN_UNIT;
    if (digits == 0 || !unit || whole > DURATION_MAX / (uint64_t)unit->nanoseconds)
        return false;
    whole *= (uint64_t)unit->nanoseconds;
    if (fraction > 0)
        whole += (uint64_t)((double)fraction * ((double)unit->nanoseconds / scale));
    *total += whole;
    return whole <= DURATION_MAX && *total <= DURATION_MAX;
}

bool clock_parse_age(struct str text, int64_t now_s, int64_t *age_s)
{
    int64_t then;

    if (!clock_parse_rfc3339(text, &then))
        return false;
    then /= NS_PER_SECOND;
    if (then > now_s + CLOCK_SKEW_S)
        return false;
    *age_s = now_s - then;
    return true;
}

static bool parse_duration(struct str text, int64_t *nanoseconds, struct str *unit,
                           enum duration_fault *fault)
{
    const char *p = text.ptr, *end = text.ptr + text.len;
    uint64_t total = 0;
    bool negative = p < end && *p == '-';

    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end)
        return false;
    if (end - p == 1 && *p == '0') {
        *nanoseconds = 0;
        return true;
    }
    while (p < end)
        if (!take_term(&p, end, &total, unit, fault))
            return false;
    if (total == DURATION_MAX && !negative)
        return false;
    *nanoseconds = (int64_t)(negative ? 0 - total : total);
    return true;
}

bool clock_parse_duration(struct str text, int64_t *nanoseconds)
{
    enum duration_fault fault = FAULT_OTHER;
    struct str unit;

    return parse_duration(text, nanoseconds, &unit, &fault);
}

const char *clock_quote(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(SIZE_MAX);

    strbuf_puts(&out, "\"");
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c < ' ' || c >= 0x80)
            strbuf_printf(&out, "\\x%02x", c);
        else
            strbuf_printf(&out, c == '"' || c == '\\' ? "\\%c" : "%c", c);
    }
    strbuf_puts(&out, "\"");
    return arena_strndup(arena, out.ptr, out.len);
}

int clock_read_duration(struct str text, int64_t *nanoseconds, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    enum duration_fault fault = FAULT_OTHER;
    struct str unit = STR_EMPTY;
    const char *quoted;

    if (parse_duration(text, nanoseconds, &unit, &fault))
        return 0;
    arena = arena_new();
    quoted = clock_quote(text, arena);
    if (fault == FAULT_NO_UNIT)
        return error_set(err, ERR_INVALID, "time: missing unit in duration %s", quoted);
    if (fault == FAULT_UNKNOWN_UNIT)
        return error_set(err, ERR_INVALID, "time: unknown unit %s in duration %s",
                         clock_quote(unit, arena), quoted);
    return error_set(err, ERR_INVALID, "time: invalid duration %s", quoted);
}

/* A number of `unit`s, with as much of a fraction as there is: 1500000 ns of 1000000 is "1.5". */
static const char *print_fraction(uint64_t value, uint64_t unit, const char *name,
                                  struct arena *arena)
{
    uint64_t whole = value / unit, rest = value % unit;
    int digits = 0;

    if (rest == 0)
        return arena_printf(arena, "%llu%s", (unsigned long long)whole, name);
    for (uint64_t scale = unit; scale > 1; scale /= 10)
        digits++;
    for (; rest % 10 == 0; rest /= 10)
        digits--;
    return arena_printf(arena, "%llu.%0*llu%s", (unsigned long long)whole, digits,
                        (unsigned long long)rest, name);
}

const char *clock_print_duration(int64_t nanoseconds, struct arena *arena)
{
    uint64_t left = nanoseconds < 0 ? -(uint64_t)nanoseconds : (uint64_t)nanoseconds;
    const char *sign = nanoseconds < 0 ? "-" : "", *text;
    unsigned long long minutes = left / (60 * NS_PER_SECOND);

    if (left == 0)
        return "0s";
    if (left < 1000)
        text = print_fraction(left, 1, "ns", arena);
    else if (left < 1000000)
        text = print_fraction(left, 1000, "\xc2\xb5s", arena);
    else if (left < NS_PER_SECOND)
        text = print_fraction(left, 1000000, "ms", arena);
    else
        text = print_fraction(left % (60 * NS_PER_SECOND), NS_PER_SECOND, "s", arena);
    if (minutes >= 60)
        return arena_printf(arena, "%s%lluh%llum%s", sign, minutes / 60, minutes % 60, text);
    if (minutes > 0)
        return arena_printf(arena, "%s%llum%s", sign, minutes, text);
    return arena_printf(arena, "%s%s", sign, text);
}
