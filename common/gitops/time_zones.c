/* Zone files as RFC 8536 describes them: transitions, then a rule for the years behind the last. */
#include "gitops/time_zones.h"

#include "base/map.h"
#include "base/mem.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FILE_MAX_BYTES = 256 * 1024,
    HEADER_SIZE = 44,
    NAME_MAX_BYTES = 64,
    DAY_S = 86400,
    HOUR_S = 3600,
};

/* When a rule switches: the day of the year, and the second of that day, local time. */
struct switch_rule {
    enum { BY_JULIAN, BY_DAY, BY_WEEK } kind;
    int day, month, week;
    int64_t second;
};

struct tail_rule {
    bool has_dst;
    int64_t standard, dst; /* seconds east */
    struct switch_rule begin, end;
};

struct zone {
    size_t count;
    int64_t *times;
    int64_t *offsets; /* from times[i] on */
    int64_t first;    /* before times[0] */
    bool has_tail;
    struct tail_rule tail;
};

struct time_zones {
    char *directory;
    struct map *zones; /* name -> struct zone; a zone that is not there too, see `missing` */
    struct zone missing;
};

/* ---- reading the file ---- */

struct bytes {
    const unsigned char *ptr;
    size_t len;
};

static int64_t read_signed(const unsigned char *at, int size)
{
    uint64_t value = at[0] & 0x80 ? ~UINT64_C(0) : 0;

    for (int i = 0; i < size; i++)
        value = value << 8 | at[i];
    return (int64_t)value;
}

struct counts {
    size_t is_ut, is_std, leap, time, type, abbreviation;
};

static bool read_header(struct bytes file, struct counts *out)
{
    size_t *slots[] = { &out->is_ut, &out->is_std, &out->leap,
                        &out->time,  &out->type,   &out->abbreviation };

    if (file.len < HEADER_SIZE || memcmp(file.ptr, "TZif", 4) != 0)
        return false;
    for (int i = 0; i < 6; i++) {
        int64_t value = read_signed(file.ptr + 20 + 4 * i, 4);

        if (value < 0 || value > FILE_MAX_BYTES)
            return false;
        *slots[i] = (size_t)value;
    }
    return true;
}

static size_t block_size(const struct counts *counts, size_t time_size)
{
    return counts->time * (time_size + 1) + counts->type * 6 + counts->abbreviation +
           counts->leap * (time_size + 4) + counts->is_std + counts->is_ut;
}

static bool read_block(struct bytes block, const struct counts *counts, struct zone *zone)
{
    const unsigned char *times = block.ptr, *kinds = times + counts->time * 8;
    const unsigned char *types = kinds + counts->time;

    if (counts->type == 0)
        return false;
    zone->count = counts->time;
    zone->times = xcalloc(counts->time + 1, sizeof(*zone->times));
    zone->offsets = xcalloc(counts->time + 1, sizeof(*zone->offsets));
    zone->first = read_signed(types, 4);
    for (size_t i = 0; i < counts->time; i++) {
        if (kinds[i] >= counts->type)
            return false;
        zone->times[i] = read_signed(times + i * 8, 8);
        zone->offsets[i] = read_signed(types + kinds[i] * 6, 4);
    }
    return true;
}

/* ---- the rule at the end: "CET-1CEST,M3.5.0,M10.5.0/3" ---- */

static bool skip_name(const char **at)
{
    const char *begin = *at;

    if (**at == '<') {
        while (**at && **at != '>')
            (*at)++;
        return *(*at) && (*at)++;
    }
    while (isalpha((unsigned char)**at))
        (*at)++;
    return *at > begin;
}

/* "[+-]hh[:mm[:ss]]" in seconds. */
static bool read_clock(const char **at, int64_t *out)
{
    int64_t sign = **at == '-' ? -1 : 1, total = 0, unit = HOUR_S;

    if (**at == '-' || **at == '+')
        (*at)++;
    if (!isdigit((unsigned char)**at))
        return false;
    for (;; unit /= 60) {
        char *end;

        total += strtol(*at, &end, 10) * unit;
        *at = end;
        if (**at != ':' || unit == 1)
            break;
        (*at)++;
    }
    *out = sign * total;
    return true;
}

static bool read_small(const char **at, int *out)
{
    char *end;

    if (!isdigit((unsigned char)**at))
        return false;
    *out = (int)strtol(*at, &end, 10);
    *at = end;
    return *out < 1000;
}

static bool read_switch(const char **at, struct switch_rule *rule)
{
    rule->second = 2 * HOUR_S;
    if (**at == 'M') {
        rule->kind = BY_WEEK;
        (*at)++;
        if (!read_small(at, &rule->month) || *(*at)++ != '.' || !read_small(at, &rule->week) ||
            *(*at)++ != '.' || !read_small(at, &rule->day) || rule->month < 1 || rule->month > 12)
            return false;
    } else {
        rule->kind = **at == 'J' ? BY_JULIAN : BY_DAY;
        *at += **at == 'J';
        if (!read_small(at, &rule->day))
            return false;
    }
    if (**at != '/')
        return true;
    (*at)++;
    return read_clock(at, &rule->second);
}

static bool read_tail(const char *text, struct tail_rule *rule)
{
    int64_t west;

    if (!skip_name(&text) || !read_clock(&text, &west))
        return false;
    rule->standard = -west;
    if (!*text)
        return true;
    if (!skip_name(&text))
        return false;
    rule->has_dst = true;
    rule->dst = rule->standard + HOUR_S;
    if (*text != ',') {
        if (!read_clock(&text, &west))
            return false;
        rule->dst = -west;
    }
    return *text++ == ',' && read_switch(&text, &rule->begin) && *text++ == ',' &&
           read_switch(&text, &rule->end);
}

static bool parse_zone(struct bytes file, struct zone *zone)
{
    struct counts counts;
    size_t skipped, size;
    char rule[256] = "";
    size_t length = 0;

    if (!read_header(file, &counts) || file.ptr[4] < '2')
        return false;
    skipped = HEADER_SIZE + block_size(&counts, 4);
    if (skipped > file.len)
        return false;
    file = (struct bytes){ file.ptr + skipped, file.len - skipped };
    if (!read_header(file, &counts))
        return false;
    file = (struct bytes){ file.ptr + HEADER_SIZE, file.len - HEADER_SIZE };
    size = block_size(&counts, 8);
    if (size > file.len || !read_block(file, &counts, zone))
        return false;
    for (size_t i = size + 1; i < file.len && file.ptr[i] != '\n' && length < 255; i++)
        rule[length++] = (char)file.ptr[i];
    rule[length] = '\0';
    zone->has_tail = length > 0 && read_tail(rule, &zone->tail);
    return true;
}

/* ---- the offset at an instant ---- */

static int64_t days_of(int64_t year, unsigned month, unsigned day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    unsigned yoe = (unsigned)(y - era * 400);
    unsigned doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + (int64_t)(yoe * 365 + yoe / 4 - yoe / 100 + doy) - 719468;
}

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t switch_day(const struct switch_rule *rule, int64_t year)
{
    int64_t first, day;

    if (rule->kind == BY_DAY)
        return days_of(year, 1, 1) + rule->day;
    if (rule->kind == BY_JULIAN)
        return days_of(year, 1, 1) + rule->day - 1 + (is_leap(year) && rule->day > 59);
    first = days_of(year, (unsigned)rule->month, 1);
    day = first + (rule->day - ((first + 4) % 7 + 7) % 7 + 7) % 7 + 7 * (rule->week - 1);
    first =
        rule->month == 12 ? days_of(year + 1, 1, 1) : days_of(year, (unsigned)rule->month + 1, 1);
    while (day >= first)
        day -= 7;
    return day;
}

static int64_t year_of(int64_t seconds)
{
    int64_t days = seconds / DAY_S - (seconds % DAY_S < 0);
    int64_t year = 1970 + days / 366;

    while (days_of(year + 1, 1, 1) <= days)
        year++;
    while (days_of(year, 1, 1) > days)
        year--;
    return year;
}

static int64_t tail_offset(const struct tail_rule *rule, int64_t at)
{
    int64_t year, begin, end;
    bool is_dst;

    if (!rule->has_dst)
        return rule->standard;
    year = year_of(at + rule->standard);
    begin = switch_day(&rule->begin, year) * DAY_S + rule->begin.second - rule->standard;
    end = switch_day(&rule->end, year) * DAY_S + rule->end.second - rule->dst;
    is_dst = begin < end ? at >= begin && at < end : at >= begin || at < end;
    return is_dst ? rule->dst : rule->standard;
}

static int64_t zone_offset(const struct zone *zone, int64_t at)
{
    size_t low = 0, high = zone->count;

    if (zone->has_tail && (zone->count == 0 || at >= zone->times[zone->count - 1]))
        return tail_offset(&zone->tail, at);
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (zone->times[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? zone->first : zone->offsets[low - 1];
}

/* ---- the set ---- */

struct time_zones *time_zones_new(const char *directory)
{
    struct time_zones *zones = xcalloc(1, sizeof(*zones));

    zones->directory = xstrdup(directory ? directory : "/usr/share/zoneinfo");
    zones->zones = map_new();
    return zones;
}

static void free_zone(struct zone *zone)
{
    free(zone->times);
    free(zone->offsets);
    free(zone);
}

void time_zones_free(struct time_zones *zones)
{
    if (!zones)
        return;
    for (struct map_cursor at = { 0 }; map_next(zones->zones, &at);) {
        if (at.value != &zones->missing)
            free_zone(at.value);
    }
    map_free(zones->zones);
    free(zones->directory);
    free(zones);
}

/* "Europe/Berlin": nothing that leads out of the folder. */
static bool is_zone_name(struct str name)
{
    if (name.len == 0 || name.len > NAME_MAX_BYTES || name.ptr[0] == '/')
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (!isalnum((unsigned char)name.ptr[i]) && (!name.ptr[i] || !strchr("/_+-", name.ptr[i])))
            return false;
    }
    return true;
}

static struct zone *load_zone(const struct time_zones *zones, struct str name)
{
    CLEANUP(free) char *path = NULL;
    CLEANUP(free) char *content = xcalloc(1, FILE_MAX_BYTES);
    struct zone *zone;
    ssize_t length;
    int fd;

    if (asprintf(&path, "%s/%.*s", zones->directory, STR_ARG(name)) < 0)
        abort();
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    length = read(fd, content, FILE_MAX_BYTES);
    close(fd);
    if (length <= 0)
        return NULL;
    zone = xcalloc(1, sizeof(*zone));
    if (parse_zone((struct bytes){ (unsigned char *)content, (size_t)length }, zone))
        return zone;
    free_zone(zone);
    return NULL;
}

bool time_zone_offset(struct time_zones *zones, struct str name, int64_t at, int64_t *offset)
{
    struct zone *zone;

    if (name.len == 0 || str_equals(name, "UTC")) {
        *offset = 0;
        return true;
    }
    if (!is_zone_name(name))
        return false;
    zone = map_find(zones->zones, name);
    if (!zone) {
        zone = load_zone(zones, name);
        map_put(zones->zones, name, zone ? zone : &zones->missing);
    }
    if (!zone || zone == &zones->missing)
        return false;
    *offset = zone_offset(zone, at);
    return true;
}
