/*
 * URLs in the form in which they are compared. That is what Go's net/url makes of a text: it
 * refuses some, and escapes anew what is not validly escaped.
 */
#include "argo/repository.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"

#include <ctype.h>

enum { URL_MAX = 16 * 1024 };

/* "[ssh://]user@rest", without a '/' or ':' before the '@' and with no '@' behind it. */
static bool is_ssh(struct str url)
{
    struct str rest = str_has_prefix(url, STR("ssh://")) ? str_slice(url, 6, url.len) : url;
    ptrdiff_t at = str_find_char(rest, '@');
    struct str user, host;

    if (at < 0)
        return false;
    user = str_slice(rest, 0, (size_t)at);
    host = str_slice(rest, (size_t)at + 1, rest.len);
    return str_find_char(user, '/') < 0 && str_find_char(user, ':') < 0 && host.len > 0 &&
           str_find_char(host, '@') < 0;
}

static bool is_hex_pair(struct str text, size_t at)
{
    return at + 2 < text.len && isxdigit((unsigned char)text.ptr[at + 1]) &&
           isxdigit((unsigned char)text.ptr[at + 2]);
}

static bool has_valid_escapes(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' && !is_hex_pair(text, i))
            return false;
    }
    return true;
}

static bool is_unreserved(char c)
{
    return isalnum((unsigned char)c) || (c && strchr("-_.~", c));
}

/* What Go leaves in a path that came escaped, and what it leaves where it escapes itself. */
static bool stays_when_escaped(char c)
{
    return is_unreserved(c) || (c && strchr("!$&'()*+,;=:@[]/%", c));
}

static bool stays_when_escaping(char c)
{
    return is_unreserved(c) || (c && strchr("$&+,/:;=@", c));
}

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

static void write_path(struct str path, struct strbuf *out)
{
    bool is_valid = true;

    for (size_t i = 0; i < path.len; i++)
        is_valid = is_valid && stays_when_escaped(path.ptr[i]);
    if (is_valid) {
        strbuf_add(out, path.ptr, path.len);
        return;
    }
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];

        if (c == '%') {
            c = (unsigned char)(hex_digit(path.ptr[i + 1]) * 16 + hex_digit(path.ptr[i + 2]));
            i += 2;
        }
        if (stays_when_escaping((char)c))
            strbuf_add(out, &c, 1);
        else
            strbuf_printf(out, "%%%02X", c);
    }
}

struct parts {
    struct str scheme, authority, path, tail; /* tail: query and fragment, with their marks */
    bool has_scheme, has_authority, is_opaque;
};

static bool has_valid_port(struct str authority)
{
    ptrdiff_t at = str_find_last_char(authority, '@');
    struct str host = str_slice(authority, (size_t)(at + 1), authority.len);
    ptrdiff_t bracket = str_find_last_char(host, ']');
    ptrdiff_t colon = str_find_last_char(host, ':');

    if (host.len > 0 && host.ptr[0] == '[' && bracket < 0)
        return false;
    if (colon <= bracket)
        return true;
    for (size_t i = (size_t)colon + 1; i < host.len; i++) {
        if (!isdigit((unsigned char)host.ptr[i]))
            return false;
    }
    return true;
}

/* False when there is a colon where a scheme must be and none is. */
static bool split_scheme(struct str url, struct parts *parts, struct str *rest)
{
    *rest = url;
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        if (c == ':') {
            parts->has_scheme = i > 0;
            parts->scheme = str_slice(url, 0, i);
            *rest = str_slice(url, i + 1, url.len);
            return i > 0;
        }
        if (!isalpha((unsigned char)c) &&
            (i == 0 || (!isdigit((unsigned char)c) && c != '+' && c != '-' && c != '.')))
            return true;
    }
    return true;
}

static bool split(struct str url, struct parts *parts)
{
    struct str rest;
    size_t tail = 0;

    for (size_t i = 0; i < url.len; i++) {
        if ((unsigned char)url.ptr[i] < ' ' || url.ptr[i] == 0x7f)
            return false;
    }
    if (!split_scheme(url, parts, &rest))
        return false;
    while (tail < rest.len && rest.ptr[tail] != '?' && rest.ptr[tail] != '#')
        tail++;
    parts->tail = str_slice(rest, tail, rest.len);
    rest = str_slice(rest, 0, tail);
    if (!str_has_prefix(rest, STR("/"))) {
        struct str first, behind;

        parts->is_opaque = parts->has_scheme;
        parts->path = rest;
        str_cut(rest, '/', &first, &behind);
        return parts->has_scheme || str_find_char(first, ':') < 0;
    }
    if (str_has_prefix(rest, STR("//"))) {
        size_t end = 2;

        while (end < rest.len && rest.ptr[end] != '/')
            end++;
        parts->has_authority = true;
        parts->authority = str_slice(rest, 2, end);
        rest = str_slice(rest, end, rest.len);
    }
    parts->path = rest;
    return has_valid_port(parts->authority) && has_valid_escapes(parts->authority);
}

/* As Go's url.Parse(...).String(); empty when Go refuses it. */
static struct str reparse(struct str url, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(URL_MAX);
    struct parts parts = { .scheme = STR_EMPTY, .authority = STR_EMPTY };

    if (!split(url, &parts) || (!parts.is_opaque && !has_valid_escapes(parts.path)))
        return STR_EMPTY;
    if (parts.has_scheme)
        strbuf_printf(&out, "%.*s:", STR_ARG(parts.scheme));
    if (parts.has_authority && (parts.has_scheme || parts.authority.len > 0))
        strbuf_printf(&out, "//%.*s", STR_ARG(parts.authority));
    if (parts.is_opaque)
        strbuf_add(&out, parts.path.ptr, parts.path.len);
    else
        write_path(parts.path, &out);
    strbuf_add(&out, parts.tail.ptr, parts.tail.len);
    return out.truncated ? STR_EMPTY : str_dup((struct str){ out.ptr, out.len }, arena);
}

/* "git@host:path" as "ssh://git@host/path"; `text` is ours to change. */
static struct str unfold_scp(char *text, struct arena *arena)
{
    char *colon = strchr(text, ':');

    if (!is_ssh(str_of(text)) || strncmp(text, "ssh://", 6) == 0)
        return str_of(text);
    if (colon)
        *colon = '/';
    return str_of(arena_printf(arena, "ssh://%s", text));
}

struct str repository_normalize_url(struct str url, struct arena *arena)
{
    struct str trimmed = str_trim(url), text;
    char *lower = arena_strndup(arena, trimmed.ptr, trimmed.len);

    for (char *c = lower; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    text = unfold_scp(lower, arena);
    if (str_has_suffix(text, STR(".git")))
        text = str_slice(text, 0, text.len - 4);
    text = reparse(text, arena);
    return str_has_prefix(text, STR("ssh://")) ? str_slice(text, 6, text.len) : text;
}

bool repository_urls_equal(struct str a, struct str b)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str left = repository_normalize_url(a, arena);
    struct str right = repository_normalize_url(b, arena);

    /* What cannot be parsed is compared as it is. */
    left = left.len > 0 ? left : a;
    right = right.len > 0 ? right : b;
    return left.len > 0 && str_equal(left, right);
}

struct str repository_strip_credentials(struct str url, struct arena *arena)
{
    struct parts parts = { .scheme = STR_EMPTY, .authority = STR_EMPTY };
    ptrdiff_t at;

    if (!split(url, &parts))
        return STR_EMPTY;
    at = str_find_last_char(parts.authority, '@');
    if (!parts.has_authority || at < 0)
        return str_dup(url, arena);
    return str_of(
        arena_printf(arena, "%.*s%s//%.*s%.*s%.*s", STR_ARG(parts.scheme),
                     parts.has_scheme ? ":" : "", (int)(parts.authority.len - (size_t)at - 1),
                     parts.authority.ptr + at + 1, STR_ARG(parts.path), STR_ARG(parts.tail)));
}
