#include "data/go_ip.h"

#include "base/arena.h"
#include "data/go_quote.h"

#include <ctype.h>

enum { IPV4_BYTES = 4, IPV6_BYTES = 16, DIGITS_OF_GROUP = 4 };

struct parser {
    struct str text; /* all of it, for messages */
    struct arena *arena;
    struct error *err;
};

static int fail(const struct parser *parser, const char *problem)
{
    return error_set(parser->err, ERR_INVALID, "ParseAddr(%s): %s",
                     go_quoted(parser->text, parser->arena).ptr, problem);
}

static int fail_at(const struct parser *parser, const char *problem, struct str at)
{
    return error_set(parser->err, ERR_INVALID, "ParseAddr(%s): %s (at %s)",
                     go_quoted(parser->text, parser->arena).ptr, problem,
                     go_quoted(at, parser->arena).ptr);
}

static struct str from(struct str text, size_t at)
{
    return str_slice(text, at, text.len);
}

/* Four decimals with dots between. */
static int read_ipv4(const struct parser *parser, struct str fields)
{
    size_t dots = 0, digits = 0;
    int value = 0;

    for (size_t i = 0; i < fields.len; i++) {
        char c = fields.ptr[i];

        if (isdigit((unsigned char)c)) {
            if (digits == 1 && value == 0)
                return fail(parser, "IPv4 field has octet with leading zero");
            value = value * 10 + (c - '0');
            digits++;
            if (value > 255)
                return fail(parser, "IPv4 field has value >255");
        } else if (c != '.') {
            return fail_at(parser, "unexpected character", from(fields, i));
        } else if (digits == 0 || i + 1 == fields.len) {
            return fail_at(parser, "IPv4 field must have at least one digit", from(fields, i));
        } else if (++dots == IPV4_BYTES) {
            return fail(parser, "IPv4 address too long");
        } else {
            digits = 0;
            value = 0;
        }
    }
    return dots + 1 < IPV4_BYTES ? fail(parser, "IPv4 address too short") : 0;
}

struct groups {
    struct str rest;
    int bytes;    /* read so far */
    int ellipsis; /* bytes in front of "::"; -1: there is none */
};

/* One group of hexadecimal digits, or the IPv4 address at the end. */
static int read_group(const struct parser *parser, struct groups *groups)
{
    struct str rest = groups->rest;
    size_t digits = 0;

    for (; digits < rest.len && isxdigit((unsigned char)rest.ptr[digits]); digits++) {
        if (digits == DIGITS_OF_GROUP)
            return fail_at(parser, "each group must have 4 or less digits", rest);
    }
    if (digits == 0)
        return fail_at(parser, "each colon-separated field must have at least one digit", rest);
    if (digits == rest.len || rest.ptr[digits] != '.') {
        groups->bytes += 2;
        groups->rest = from(rest, digits);
        return 0;
    }
    if (groups->ellipsis < 0 && groups->bytes != IPV6_BYTES - IPV4_BYTES)
        return fail_at(
            parser, "embedded IPv4 address must replace the final 2 fields of the address", rest);
    if (groups->bytes + IPV4_BYTES > IPV6_BYTES)
        return fail_at(
            parser, "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
    groups->bytes += IPV4_BYTES;
    groups->rest = STR_EMPTY;
    return read_ipv4(parser, rest);
}

/* What is between two groups: a colon, or two once. */
static int read_colon(const struct parser *parser, struct groups *groups)
{
    if (groups->rest.ptr[0] != ':')
        return fail_at(parser, "unexpected character, want colon", groups->rest);
    if (groups->rest.len == 1)
        return fail_at(parser, "colon must be followed by more characters", groups->rest);
    groups->rest = from(groups->rest, 1);
    if (groups->rest.ptr[0] != ':')
        return 0;
    if (groups->ellipsis >= 0)
        return fail_at(parser, "multiple :: in address", groups->rest);
    groups->ellipsis = groups->bytes;
    groups->rest = from(groups->rest, 1);
    return 0;
}

static int read_ipv6(const struct parser *parser, struct str address)
{
    struct groups groups = { address, 0, -1 };

    if (str_has_prefix(address, STR("::"))) {
        groups.ellipsis = 0;
        groups.rest = from(address, 2);
        if (groups.rest.len == 0)
            return 0;
    }
    while (groups.bytes < IPV6_BYTES) {
        if (read_group(parser, &groups) < 0)
            return -1;
        if (groups.rest.len == 0)
            break;
        if (read_colon(parser, &groups) < 0)
            return -1;
        if (groups.rest.len == 0)
            break;
    }
    if (groups.rest.len)
        return fail_at(parser, "trailing garbage after address", groups.rest);
    if (groups.bytes < IPV6_BYTES && groups.ellipsis < 0)
        return fail(parser, "address string too short");
    if (groups.bytes == IPV6_BYTES && groups.ellipsis >= 0)
        return fail(parser, "the :: must expand to at least one field of zeros");
    return 0;
}

int go_ip_parse(struct str text, struct arena *arena, struct go_ip *out, struct error *err)
{
    struct parser parser = { text, arena, err };
    struct str address;

    *out = (struct go_ip){ false, STR_EMPTY };
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '.':
            out->is_ipv4 = true;
            return read_ipv4(&parser, text);
        case ':':
            if (str_cut(text, '%', &address, &out->zone) && out->zone.len == 0)
                return fail(&parser, "zone must be a non-empty string");
            return read_ipv6(&parser, address);
        case '%':
            return fail(&parser, "missing IPv6 address");
        default:
            break;
        }
    }
    return fail(&parser, "unable to parse IP");
}
