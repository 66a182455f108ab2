#include "custom_format.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/digest.h"
#include "metadata.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { UUID_SIZE = 36, DATE_SIZE = 10 };

static bool is_date(struct str text, struct arena *arena)
{
    int64_t nanoseconds;

    return text.len == DATE_SIZE &&
           clock_parse_rfc3339(str_of(arena_printf(arena, "%.*sT00:00:00Z", STR_ARG(text))),
                               &nanoseconds);
}

static bool is_date_time(struct str text, struct arena *arena)
{
    int64_t nanoseconds;

    (void)arena;
    return clock_parse_rfc3339(text, &nanoseconds);
}

static bool is_duration(struct str text, struct arena *arena)
{
    int64_t nanoseconds;

    (void)arena;
    return clock_parse_duration(text, &nanoseconds);
}

static bool is_email(struct str text, struct arena *arena)
{
    ptrdiff_t at = str_find_last_char(text, '@');

    (void)arena;
    return at > 0 && (size_t)at + 1 < text.len && str_find_char(text, ' ') < 0;
}

static bool is_bytes(struct str text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str bytes;

    return base64_decode(text, text.len + 1, arena, &bytes, &err) == 0;
}

static bool is_ipv4(struct str text, struct arena *arena)
{
    struct in_addr address;

    return inet_pton(AF_INET, str_dup(text, arena).ptr, &address) == 1;
}

static bool is_ipv6(struct str text, struct arena *arena)
{
    struct in6_addr address;

    return inet_pton(AF_INET6, str_dup(text, arena).ptr, &address) == 1;
}

static bool is_cidr(struct str text, struct arena *arena)
{
    struct str address, size;
    char *end;
    long bits;

    if (!str_cut(text, '/', &address, &size) || size.len == 0 ||
        !isdigit((unsigned char)size.ptr[0]))
        return false;
    bits = strtol(str_dup(size, arena).ptr, &end, 10);
    if (*end)
        return false;
    return (is_ipv4(address, arena) && bits <= 32) || (is_ipv6(address, arena) && bits <= 128);
}

static bool is_uuid(struct str text, struct arena *arena)
{
    (void)arena;
    for (size_t i = 0; i < text.len && text.len == UUID_SIZE; i++) {
        bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (is_dash ? text.ptr[i] != '-' : !isxdigit((unsigned char)text.ptr[i]))
            return false;
    }
    return text.len == UUID_SIZE;
}

static bool is_hostname(struct str text, struct arena *arena)
{
    char *lower = arena_strndup(arena, text.ptr, text.len);

    for (char *c = lower; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return !metadata_subdomain_fault(str_of(lower));
}

bool custom_format_fits(struct str format, struct str text, struct arena *arena)
{
    static const struct {
        const char *name;
        bool (*fits)(struct str text, struct arena *arena);
    } formats[] = {
        { "date", is_date },         { "date-time", is_date_time }, { "datetime", is_date_time },
        { "duration", is_duration }, { "email", is_email },         { "byte", is_bytes },
        { "ipv4", is_ipv4 },         { "ipv6", is_ipv6 },           { "cidr", is_cidr },
        { "uuid", is_uuid },         { "hostname", is_hostname },
    };

    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (str_equals(format, formats[i].name))
            return formats[i].fits(text, arena);
    return true;
}
