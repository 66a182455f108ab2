/* Formats of what is addressed: hosts, mailboxes, URIs; and versions. */
#include "base/arena.h"
#include "data/go_ip.h"
#include "data/go_quote.h"
#include "data/go_url.h"
#include "data/json_schema_formats.h"

#include <ctype.h>
#include <string.h>

static const char *decimal(struct str text, struct arena *arena)
{
    size_t digits = 0;
    int number;

    if (text.len > 1 && text.ptr[0] == '0')
        return "leading zeros";
    if (schema_format_number(text, &number))
        return number < 0 || number > 255 ? "decimal must be between 0 and 255" : NULL;
    while (digits < text.len && isdigit((unsigned char)text.ptr[digits]))
        digits++;
    return arena_printf(arena, "strconv.Atoi: parsing %s: %s", go_quoted(text, arena).ptr,
                        digits && digits == text.len ? "value out of range" : "invalid syntax");
}

const char *schema_format_ipv4(struct str text, struct arena *arena)
{
    struct str part, rest = text;
    const char *problem = NULL;
    size_t dots = 0;

    for (size_t i = 0; i < text.len; i++)
        dots += text.ptr[i] == '.';
    if (dots != 3)
        return "expected four decimals";
    for (size_t i = 0; i < 4 && !problem; i++) {
        str_cut(rest, '.', &part, &rest);
        problem = decimal(part, arena);
    }
    return problem;
}

const char *schema_format_ipv6(struct str text, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    struct go_ip ip;

    if (str_find_char(text, ':') < 0)
        return "missing colon";
    if (go_ip_parse(text, arena, &ip, &problem) < 0)
        return arena_printf(arena, "%s", error_text(&problem));
    return ip.zone.len ? "zone id is not a part of ipv6 address" : NULL;
}

/* Only letters and digits of ASCII, and these. */
static const char *only(struct str text, const char *others, struct arena *arena)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (!(c < 0x80 && isalnum(c)) && !(c && strchr(others, c)))
            return arena_printf(arena, "invalid character %s",
                                schema_format_character(text, i, arena));
    }
    return NULL;
}

const char *schema_format_hostname(struct str text, struct arena *arena)
{
    struct str label, rest = text;
    const char *problem = NULL;
    bool more = true;

    if (str_has_suffix(text, STR(".")))
        rest.len--;
    if (rest.len > 253)
        return "more than 253 characters long";
    while (more && !problem) {
        more = str_cut(rest, '.', &label, &rest);
        if (label.len == 0 || label.len > 63)
            return "label must be 1 to 63 characters long";
        if (label.ptr[0] == '-')
            return "label starts with hyphen";
        if (label.ptr[label.len - 1] == '-')
            return "label ends with hyphen";
        problem = only(label, "-", arena);
    }
    return problem;
}

static const char *local_part(struct str text, struct arena *arena)
{
    if (text.len > 64)
        return "local part more than 64 characters long";
    if (text.len > 1 && text.ptr[0] == '"') {
        struct str quoted = str_slice(text, 1, text.len - 1);

        return str_find_char(quoted, '"') >= 0 || str_find_char(quoted, '\\') >= 0
                   ? "backslash and quote are not allowed within quoted local part"
                   : NULL;
    }
    if (str_has_prefix(text, STR(".")))
        return "starts with dot";
    if (str_has_suffix(text, STR(".")))
        return "ends with dot";
    if (str_find(text, STR("..")) >= 0)
        return "consecutive dots";
    return only(text, ".!#$%&'*+-/=?^_`{|}~", arena);
}

static const char *domain(struct str text, struct arena *arena)
{
    const char *kind = "domain", *problem;

    if (str_has_prefix(text, STR("[")) && str_has_suffix(text, STR("]"))) {
        struct str address = str_slice(text, 1, text.len - 1);

        if (str_has_prefix(address, STR("IPv6:"))) {
            kind = "ipv6 address";
            problem = schema_format_ipv6(str_slice(address, 5, address.len), arena);
        } else {
            kind = "ipv4 address";
            problem = schema_format_ipv4(address, arena);
        }
    } else {
        problem = schema_format_hostname(text, arena);
    }
    return problem ? arena_printf(arena, "invalid %s: %s", kind, problem) : NULL;
}

const char *schema_format_email(struct str text, struct arena *arena)
{
    ptrdiff_t at = str_find_last_char(text, '@');
    const char *problem;

    if (text.len > 255)
        return "more than 255 characters long";
    if (at < 0)
        return "missing @";
    problem = local_part(str_slice(text, 0, (size_t)at), arena);
    return problem ? problem : domain(str_slice(text, (size_t)at + 1, text.len), arena);
}

static const char *read_url(struct str text, struct arena *arena, struct go_url *url)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *problem = NULL;
    struct str host;

    if (go_url_parse(text, arena, url, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    host = go_url_hostname(url);
    if (str_find_char(host, ':') >= 0)
        problem = schema_format_ipv6(host, arena);
    return problem ? arena_printf(arena, "invalid ipv6 address: %s", problem) : NULL;
}

const char *schema_format_uri(struct str text, struct arena *arena)
{
    struct go_url url;
    const char *problem = read_url(text, arena, &url);

    if (!problem && url.scheme.len == 0)
        problem = "relative url";
    return problem;
}

const char *schema_format_uri_reference(struct str text, struct arena *arena)
{
    struct go_url url;

    return str_find_char(text, '\\') >= 0 ? "contains \\" : read_url(text, arena, &url);
}

/* Braces are closed within their segment of the path, and not nested. */
const char *schema_format_uri_template(struct str text, struct arena *arena)
{
    struct go_url url;
    const char *problem = read_url(text, arena, &url);
    bool is_open = false;

    if (problem)
        return problem;
    for (size_t i = 0; i < url.path.len; i++) {
        char c = url.path.ptr[i];

        if ((c == '{' && is_open) || (c == '}' && !is_open))
            return "nested curly braces";
        if (c == '/' && is_open)
            return "no matching closing brace";
        if (c == '{' || c == '}')
            is_open = c == '{';
    }
    return is_open ? "no matching closing brace" : NULL;
}

/* ---- https://semver.org ---- */

static bool are_digits(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!isdigit((unsigned char)text.ptr[i]))
            return false;
    }
    return true;
}

static const char *identifiers(struct str text, const char *what, bool are_numbers_judged,
                               struct arena *arena)
{
    struct str part, rest = text;
    bool more = true;

    while (more) {
        const char *problem;

        more = str_cut(rest, '.', &part, &rest);
        if (part.len == 0)
            return arena_printf(arena, "%s identifier is empty", what);
        problem = only(part, "-", arena);
        if (problem)
            return arena_printf(arena, "%s in %s identifier", problem, what);
        if (are_numbers_judged && part.len > 1 && part.ptr[0] == '0' && are_digits(part))
            return arena_printf(arena, "%s numeric identifier starts with zero", what);
    }
    return NULL;
}

static const char *version_core(struct str text, struct arena *arena)
{
    static const char *const names[] = { "major", "minor", "patch" };
    struct str part, rest = text;
    size_t dots = 0;

    for (size_t i = 0; i < text.len; i++)
        dots += text.ptr[i] == '.';
    if (dots != 2)
        return "versionCore must have 3 numbers separated by dot";
    for (size_t i = 0; i < 3; i++) {
        str_cut(rest, '.', &part, &rest);
        if (part.len == 0)
            return arena_printf(arena, "%s is empty", names[i]);
        if (part.len > 1 && part.ptr[0] == '0')
            return arena_printf(arena, "%s starts with zero", names[i]);
        if (!are_digits(part))
            return arena_printf(arena, "%s contains non-digit", names[i]);
    }
    return NULL;
}

const char *schema_format_semver(struct str text, struct arena *arena)
{
    struct str core, build, release;
    bool has_build = str_cut(text, '+', &core, &build), has_release;
    const char *problem = NULL;

    if (has_build && build.len == 0)
        return "build is empty";
    if (has_build)
        problem = identifiers(build, "build", false, arena);
    has_release = str_cut(core, '-', &core, &release);
    if (!problem && has_release)
        problem = identifiers(release, "pre-release", true, arena);
    return problem ? problem : version_core(core, arena);
}
