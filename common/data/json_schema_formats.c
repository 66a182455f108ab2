/* The formats that drafts 4 to 7 insist on. */
#include "base/arena.h"
#include "data/json_schema_check.h"
#include "data/regex.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool all_digits(struct str text, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (i >= text.len || !isdigit((unsigned char)text.ptr[i]))
            return false;
    }
    return true;
}

static int number_at(struct str text, size_t begin, size_t count)
{
    int number = 0;

    for (size_t i = 0; i < count; i++)
        number = number * 10 + (text.ptr[begin + i] - '0');
    return number;
}

static bool is_date(struct str text)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int year, month, day;
    bool is_leap;

    if (text.len != 10 || !all_digits(text, 0, 4) || text.ptr[4] != '-' ||
        !all_digits(text, 5, 7) || text.ptr[7] != '-' || !all_digits(text, 8, 10))
        return false;
    year = number_at(text, 0, 4);
    month = number_at(text, 5, 2);
    day = number_at(text, 8, 2);
    is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1] + (month == 2 && is_leap);
}

static bool is_offset(struct str text)
{
    if (text.len == 1)
        return text.ptr[0] == 'Z' || text.ptr[0] == 'z';
    return text.len == 6 && (text.ptr[0] == '+' || text.ptr[0] == '-') && all_digits(text, 1, 3) &&
           text.ptr[3] == ':' && all_digits(text, 4, 6) && number_at(text, 1, 2) < 24 &&
           number_at(text, 4, 2) < 60;
}

static bool is_time(struct str text)
{
    size_t at = 8;

    if (text.len < 9 || !all_digits(text, 0, 2) || text.ptr[2] != ':' || !all_digits(text, 3, 5) ||
        text.ptr[5] != ':' || !all_digits(text, 6, 8) || number_at(text, 0, 2) > 23 ||
        number_at(text, 3, 2) > 59 || number_at(text, 6, 2) > 60)
        return false;
    if (text.ptr[at] == '.') {
        size_t begin = ++at;

        while (at < text.len && isdigit((unsigned char)text.ptr[at]))
            at++;
        if (at == begin)
            return false;
    }
    return is_offset(str_slice(text, at, text.len));
}

static bool is_date_time(struct str text)
{
    return text.len > 11 && (text.ptr[10] == 'T' || text.ptr[10] == 't') &&
           is_date(str_slice(text, 0, 10)) && is_time(str_slice(text, 11, text.len));
}

static bool is_address(struct str text, int family)
{
    unsigned char address[16];

    return strlen(text.ptr) == text.len && inet_pton(family, text.ptr, address) == 1;
}

static bool is_ipv4(struct str text)
{
    return is_address(text, AF_INET);
}

static bool is_ipv6(struct str text)
{
    return is_address(text, AF_INET6);
}

static bool is_hostname(struct str text)
{
    struct str label, rest = text;
    bool more = true;

    if (str_has_suffix(text, STR(".")))
        rest.len--;
    if (rest.len == 0 || rest.len > 253)
        return false;
    while (more) {
        more = str_cut(rest, '.', &label, &rest);
        if (label.len == 0 || label.len > 63 || label.ptr[0] == '-' ||
            label.ptr[label.len - 1] == '-')
            return false;
        for (size_t i = 0; i < label.len; i++) {
            if (!isalnum((unsigned char)label.ptr[i]) && label.ptr[i] != '-')
                return false;
        }
    }
    return true;
}

static bool is_email(struct str text)
{
    ptrdiff_t at = str_find_last_char(text, '@');

    return at > 0 && at <= 64 && (size_t)at + 1 < text.len && text.ptr[0] != '.' &&
           text.ptr[at - 1] != '.' && str_find_char(str_slice(text, 0, (size_t)at), ' ') < 0 &&
           is_hostname(str_slice(text, (size_t)at + 1, text.len));
}

static bool has_uri_characters(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] <= ' ' || strchr("\"<>\\^`{|}", text.ptr[i]))
            return false;
        if (text.ptr[i] == '%' && (i + 2 >= text.len || !isxdigit((unsigned char)text.ptr[i + 1]) ||
                                   !isxdigit((unsigned char)text.ptr[i + 2])))
            return false;
    }
    return true;
}

static bool is_uri(struct str text)
{
    size_t length = 0;

    if (!text.len || !isalpha((unsigned char)text.ptr[0]))
        return false;
    while (length < text.len &&
           (isalnum((unsigned char)text.ptr[length]) || strchr("+-.", text.ptr[length])))
        length++;
    return length < text.len && text.ptr[length] == ':' && has_uri_characters(text);
}

static bool is_uuid(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (is_dash ? text.ptr[i] != '-' : !isxdigit((unsigned char)text.ptr[i]))
            return false;
    }
    return text.len == 36;
}

static bool is_pointer(struct str text)
{
    if (text.len && text.ptr[0] != '/')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '~' && (i + 1 == text.len || !strchr("01", text.ptr[i + 1])))
            return false;
    }
    return true;
}

static const char *regex_problem(struct str text, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    CLEANUP(regex_free) struct regex *regex = NULL;

    if (regex_compile(text, &regex, &problem) == 0)
        return NULL;
    return arena_printf(arena, "%s", error_text(&problem));
}

const char *schema_format_problem(struct str format, struct str text, struct arena *arena)
{
    static const struct {
        const char *name;
        bool (*is_fine)(struct str text);
        const char *problem;
    } formats[] = {
        { "date", is_date, "it is no date" },
        { "time", is_time, "it is no time" },
        { "date-time", is_date_time, "it is no date and time" },
        { "ipv4", is_ipv4, "it is no IPv4 address" },
        { "ipv6", is_ipv6, "it is no IPv6 address" },
        { "hostname", is_hostname, "it is no host name" },
        { "email", is_email, "it is no mail address" },
        { "uri", is_uri, "relative url" },
        { "uri-reference", has_uri_characters, "it is no URI reference" },
        { "uuid", is_uuid, "it is no UUID" },
        { "json-pointer", is_pointer, "it is no JSON pointer" },
    };

    if (str_equals(format, "regex"))
        return regex_problem(text, arena);
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        if (str_equals(format, formats[i].name))
            return formats[i].is_fine(text) ? NULL : formats[i].problem;
    }
    return NULL;
}
