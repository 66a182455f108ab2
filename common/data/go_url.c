#include "data/go_url.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/go_ip.h"
#include "data/go_quote.h"

#include <string.h>

enum part { PART_USER, PART_HOST, PART_ZONE, PART_PATH, PART_FRAGMENT };

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

static bool is_of_host(enum part part)
{
    return part == PART_HOST || part == PART_ZONE;
}

static bool should_escape(unsigned char c, enum part part)
{
    if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
        (c && strchr("-_.~", c)))
        return false;
    if (c == 0 || c >= 0x80)
        return true;
    if (is_of_host(part) && strchr("!$&'()*+,;=:[]<>\"", c))
        return false;
    if (strchr("$&+,/:;=?@", c))
        return part == PART_USER ? strchr("@/?:", c) != NULL : part == PART_PATH && c == '?';
    return !(part == PART_FRAGMENT && strchr("!()*", c));
}

static void escape(struct str text, enum part part, struct strbuf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        if (should_escape((unsigned char)text.ptr[i], part))
            strbuf_printf(out, "%%%02X", (unsigned char)text.ptr[i]);
        else
            strbuf_add(out, text.ptr + i, 1);
    }
}

/* May the byte be escaped as it is? A host escapes only what is not ASCII, a zone (RFC 6874) what
 * it could have plainly. */
static bool is_escape_allowed(unsigned char byte, enum part part)
{
    if (byte == '%' || !is_of_host(part))
        return true;
    return part == PART_HOST ? byte >= 0x80 : byte == ' ' || !should_escape(byte, part);
}

static int unescape_into(struct str text, enum part part, struct arena *arena, struct strbuf *plain,
                         struct error *err)
{
    for (size_t i = 0; i < text.len; i++) {
        struct str code = str_slice(text, i, i + 3);
        int high, low;
        char byte = text.ptr[i];

        if (byte != '%') {
            if (is_of_host(part) && (unsigned char)byte < 0x80 &&
                should_escape((unsigned char)byte, part))
                return error_set(err, ERR_INVALID, "invalid character %s in host name",
                                 go_quoted((struct str){ &byte, 1 }, arena).ptr);
            strbuf_add(plain, &byte, 1);
            continue;
        }
        high = code.len == 3 ? hex_digit(code.ptr[1]) : -1;
        low = code.len == 3 ? hex_digit(code.ptr[2]) : -1;
        if (high < 0 || low < 0 || !is_escape_allowed((unsigned char)(high << 4 | low), part))
            return error_set(err, ERR_INVALID, "invalid URL escape %s", go_quoted(code, arena).ptr);
        byte = (char)(high << 4 | low);
        strbuf_add(plain, &byte, 1);
        i += 2;
    }
    return 0;
}

static int unescape(struct str text, enum part part, struct arena *arena, struct str *out,
                    struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf plain = STRBUF_INIT(SIZE_MAX);

    if (unescape_into(text, part, arena, &plain, err) < 0)
        return -1;
    *out = str_dup((struct str){ plain.ptr, plain.len }, arena);
    return 0;
}

static bool is_scheme_character(char c, bool is_first)
{
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        return true;
    return !is_first && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
}

/* The scheme in front of a colon, in lower case. */
static int take_scheme(struct str *rest, struct arena *arena, struct str *out, struct error *err)
{
    size_t len = 0;
    char *scheme;

    while (len < rest->len && is_scheme_character(rest->ptr[len], len == 0))
        len++;
    if (len == rest->len || rest->ptr[len] != ':')
        return 0;
    if (len == 0)
        return error_set(err, ERR_INVALID, "missing protocol scheme");
    scheme = arena_strndup(arena, rest->ptr, len);
    for (size_t i = 0; i < len; i++)
        scheme[i] = (char)(scheme[i] >= 'A' && scheme[i] <= 'Z' ? scheme[i] + 32 : scheme[i]);
    *out = (struct str){ scheme, len };
    *rest = (struct str){ rest->ptr + len + 1, rest->len - len - 1 };
    return 0;
}

static bool is_optional_port(struct str port)
{
    if (port.len == 0)
        return true;
    if (port.ptr[0] != ':')
        return false;
    for (size_t i = 1; i < port.len; i++) {
        if (port.ptr[i] < '0' || port.ptr[i] > '9')
            return false;
    }
    return true;
}

/* A zone, behind "%25" and in front of the bracket at `end`, has an alphabet of its own. */
static int unescape_literal(struct str host, size_t end, struct arena *arena, struct str *out,
                            struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf plain = STRBUF_INIT(SIZE_MAX);
    ptrdiff_t at = str_find(str_slice(host, 0, end), STR("%25"));
    size_t zone = at < 0 ? end : (size_t)at;

    if (unescape_into(str_slice(host, 0, zone), PART_HOST, arena, &plain, err) < 0 ||
        unescape_into(str_slice(host, zone, end), PART_ZONE, arena, &plain, err) < 0 ||
        unescape_into(str_slice(host, end, host.len), PART_HOST, arena, &plain, err) < 0)
        return -1;
    *out = str_dup((struct str){ plain.ptr, plain.len }, arena);
    return 0;
}

/* What stands in brackets is an IPv6 address. */
static int check_literal(struct str literal, struct arena *arena, struct error *err)
{
    struct go_ip ip;

    if (go_ip_parse(literal, arena, &ip, err) < 0)
        return error_prefix(err, "invalid host");
    return ip.is_ipv4 ? error_set(err, ERR_INVALID, "invalid IP-literal") : 0;
}

static int parse_host(struct go_url *url, struct str host, struct arena *arena, struct error *err)
{
    ptrdiff_t bracket = str_find_last_char(host, '[');
    ptrdiff_t end = bracket == 0 ? str_find_last_char(host, ']') : str_find_char(host, ':');
    struct str port = STR_EMPTY;

    if (bracket > 0)
        return error_set(err, ERR_INVALID, "invalid IP-literal");
    if (bracket == 0 && end < 0)
        return error_set(err, ERR_INVALID, "missing ']' in host");
    if (end >= 0)
        port = str_slice(host, (size_t)end + (bracket == 0), host.len);
    if (!is_optional_port(port))
        return error_set(err, ERR_INVALID, "invalid port %s after host",
                         go_quoted(port, arena).ptr);
    if (bracket == 0 && unescape_literal(host, (size_t)end, arena, &url->host, err) < 0)
        return -1;
    if (bracket < 0 && unescape(host, PART_HOST, arena, &url->host, err) < 0)
        return -1;
    return bracket == 0 ? check_literal(go_url_hostname(url), arena, err) : 0;
}

static bool is_userinfo(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            continue;
        if (!c || !strchr("-._:~!$&'()*+,;=%@", c))
            return false;
    }
    return true;
}

static int parse_authority(struct go_url *url, struct str authority, struct arena *arena,
                           struct error *err)
{
    ptrdiff_t at = str_find_last_char(authority, '@');
    struct str user, name, password;

    if (parse_host(url, str_slice(authority, (size_t)(at + 1), authority.len), arena, err) < 0)
        return -1;
    if (at < 0)
        return 0;
    user = str_slice(authority, 0, (size_t)at);
    if (!is_userinfo(user))
        return error_set(err, ERR_INVALID, "net/url: invalid userinfo");
    url->has_user = true;
    url->has_password = str_cut(user, ':', &name, &password);
    if (unescape(name, PART_USER, arena, &url->username, err) < 0)
        return -1;
    return unescape(password, PART_USER, arena, &url->password, err);
}

static int parse_hierarchy(struct go_url *url, struct str rest, struct arena *arena,
                           struct error *err)
{
    struct str segment, tail;

    if (!str_has_prefix(rest, STR("/"))) {
        if (url->scheme.len) {
            url->opaque = str_dup(rest, arena);
            return 0;
        }
        str_cut(rest, '/', &segment, &tail);
        if (str_find_char(segment, ':') >= 0)
            return error_set(err, ERR_INVALID, "first path segment in URL cannot contain colon");
    }
    if ((url->scheme.len || !str_has_prefix(rest, STR("///"))) && str_has_prefix(rest, STR("//"))) {
        struct str authority = str_slice(rest, 2, rest.len);
        ptrdiff_t slash = str_find_char(authority, '/');

        rest = slash < 0 ? STR_EMPTY : str_slice(authority, (size_t)slash, authority.len);
        if (slash >= 0)
            authority = str_slice(authority, 0, (size_t)slash);
        if (parse_authority(url, authority, arena, err) < 0)
            return -1;
    } else if (url->scheme.len && str_has_prefix(rest, STR("/"))) {
        url->omit_host = true;
    }
    return unescape(rest, PART_PATH, arena, &url->path, err);
}

static int parse_whole(struct go_url *url, struct str text, struct arena *arena, struct error *err)
{
    struct str rest = text, query;

    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] < ' ' || text.ptr[i] == 0x7f)
            return error_set(err, ERR_INVALID, "net/url: invalid control character in URL");
    }
    if (str_equals(text, "*")) {
        url->path = text;
        return 0;
    }
    if (take_scheme(&rest, arena, &url->scheme, err) < 0)
        return -1;
    if (str_find_char(rest, '?') == (ptrdiff_t)rest.len - 1 && rest.len)
        url->force_query = true;
    str_cut(rest, '?', &rest, &query);
    url->raw_query = str_dup(query, arena);
    return parse_hierarchy(url, rest, arena, err);
}

int go_url_parse(struct str text, struct arena *arena, struct go_url *out, struct error *err)
{
    struct go_url url = { STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY,
                          STR_EMPTY, STR_EMPTY, false,     false,     false,     false };
    struct str before, fragment;

    str_cut(text, '#', &before, &fragment);
    if (parse_whole(&url, before, arena, err) < 0)
        return error_prefix(err, "parse %s", go_quoted(before, arena).ptr);
    if (unescape(fragment, PART_FRAGMENT, arena, &url.fragment, err) < 0)
        return error_prefix(err, "parse %s", go_quoted(text, arena).ptr);
    *out = url;
    return 0;
}

struct str go_url_hostname(const struct go_url *url)
{
    struct str host = url->host;
    ptrdiff_t colon = str_find_last_char(host, ':');

    if (colon >= 0 && is_optional_port(str_slice(host, (size_t)colon, host.len)))
        host = str_slice(host, 0, (size_t)colon);
    if (host.len >= 2 && host.ptr[0] == '[' && host.ptr[host.len - 1] == ']')
        host = str_slice(host, 1, host.len - 1);
    return host;
}

void go_url_print_user(const struct go_url *url, struct strbuf *out)
{
    if (!url->has_user)
        return;
    escape(url->username, PART_USER, out);
    if (url->has_password) {
        strbuf_puts(out, ":");
        escape(url->password, PART_USER, out);
    }
}

static void print_path(const struct go_url *url, struct strbuf *out)
{
    struct str segment, tail;

    if (url->path.len && url->path.ptr[0] != '/' && url->host.len)
        strbuf_puts(out, "/");
    str_cut(url->path, '/', &segment, &tail);
    if (out->len == 0 && str_find_char(segment, ':') >= 0)
        strbuf_puts(out, "./");
    if (str_equals(url->path, "*"))
        strbuf_puts(out, "*");
    else
        escape(url->path, PART_PATH, out);
}

void go_url_print(const struct go_url *url, struct strbuf *out)
{
    if (url->scheme.len)
        strbuf_printf(out, "%.*s:", STR_ARG(url->scheme));
    if (url->opaque.len) {
        strbuf_add(out, url->opaque.ptr, url->opaque.len);
    } else {
        if (url->host.len || url->has_user || (url->scheme.len && !url->omit_host)) {
            if (url->host.len || url->path.len || url->has_user)
                strbuf_puts(out, "//");
            go_url_print_user(url, out);
            strbuf_puts(out, url->has_user ? "@" : "");
            escape(url->host, PART_HOST, out);
        }
        print_path(url, out);
    }
    if (url->force_query || url->raw_query.len)
        strbuf_printf(out, "?%.*s", STR_ARG(url->raw_query));
    if (url->fragment.len) {
        strbuf_puts(out, "#");
        escape(url->fragment, PART_FRAGMENT, out);
    }
}

/* ---- references ---- */

/** The path with its "." and ".." gone. */
static struct str plain_path(struct str path, struct arena *arena)
{
    char *out = arena_alloc(arena, path.len + 2);
    size_t used = 0;
    struct str step, rest = str_slice(path, str_has_prefix(path, STR("/")), path.len);
    bool is_more = true;

    while (is_more) {
        bool is_up, is_here;

        is_more = str_cut(rest, '/', &step, &rest);
        is_up = str_equals(step, "..");
        is_here = str_equals(step, ".");
        while (is_up && used > 0 && out[--used] != '/') {
        }
        if (!is_up && !is_here) {
            out[used++] = '/';
            memcpy(out + used, step.ptr, step.len);
            used += step.len;
        } else if (!is_more) {
            out[used++] = '/';
        }
    }
    out[used] = 0;
    return (struct str){ out, used };
}

static struct str joined_path(const struct go_url *base, struct str path, struct arena *arena)
{
    ptrdiff_t slash = str_find_last_char(base->path, '/');
    CLEANUP(strbuf_release) struct strbuf whole = STRBUF_INIT(64 * 1024);

    if (str_has_prefix(path, STR("/")))
        return plain_path(path, arena);
    strbuf_add(&whole, base->path.ptr, (size_t)(slash + 1));
    strbuf_add(&whole, path.ptr, path.len);
    return plain_path((struct str){ whole.ptr, whole.len }, arena);
}

int go_url_resolve(struct str base, struct str reference, struct arena *arena, struct str *out,
                   struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(64 * 1024);
    struct go_url from, url;

    if (go_url_parse(base, arena, &from, err) < 0 || go_url_parse(reference, arena, &url, err) < 0)
        return -1;
    if (url.scheme.len == 0 && url.host.len == 0) {
        url.host = from.host;
        url.username = from.username;
        url.password = from.password;
        url.has_user = from.has_user;
        url.has_password = from.has_password;
        url.omit_host = from.omit_host;
        if (url.path.len == 0 && url.raw_query.len == 0)
            url.raw_query = from.raw_query;
        url.opaque = url.path.len == 0 ? from.opaque : STR_EMPTY;
        url.path = url.path.len == 0 ? from.path : joined_path(&from, url.path, arena);
    } else if (url.path.len > 0) {
        url.path = plain_path(url.path, arena);
    }
    if (url.scheme.len == 0)
        url.scheme = from.scheme;
    url.fragment = STR_EMPTY;
    go_url_print(&url, &text);
    *out = str_dup((struct str){ text.ptr, text.len }, arena);
    return 0;
}
