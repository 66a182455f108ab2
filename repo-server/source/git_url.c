#include "source/git_url.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>

/* ssh:// is optional; then a user without "/" or ":", "@", and a rest without another "@". */
bool git_url_is_ssh(struct str url, struct str *user)
{
    struct str rest = url;
    ptrdiff_t at;

    if (str_has_prefix(rest, STR("ssh://")))
        rest = str_slice(rest, 6, rest.len);
    at = str_find_char(rest, '@');
    if (at < 0 || (size_t)at + 1 == rest.len || str_find_last_char(rest, '@') != at)
        return false;
    for (ptrdiff_t i = 0; i < at; i++) {
        if (rest.ptr[i] == '/' || rest.ptr[i] == ':')
            return false;
    }
    if (user)
        *user = str_slice(rest, 0, (size_t)at);
    return true;
}

bool git_url_is_https(struct str url)
{
    return str_has_prefix(url, STR("https://"));
}

bool git_url_is_http(struct str url)
{
    return git_url_is_https(url) || str_has_prefix(url, STR("http://"));
}

/** "user@host:port", between the scheme and the path; empty for a plain path. */
static struct str authority_of(struct str url)
{
    ptrdiff_t scheme = str_find(url, STR("://"));
    struct str rest = scheme < 0 ? url : str_slice(url, (size_t)scheme + 3, url.len);
    ptrdiff_t end = str_find_char(rest, '/');

    if (scheme < 0 && !git_url_is_ssh(url, NULL))
        return STR_EMPTY;
    if (scheme < 0) /* the form of scp: the path follows a colon */
        end = str_find_char(rest, ':');
    return end < 0 ? rest : str_slice(rest, 0, (size_t)end);
}

static struct str host_and_port(struct str url)
{
    struct str authority = authority_of(url);
    ptrdiff_t at = str_find_last_char(authority, '@');

    return at < 0 ? authority : str_slice(authority, (size_t)at + 1, authority.len);
}

/** Where the port's colon stands, behind an IPv6 address in brackets; -1: no port. */
static ptrdiff_t port_colon(struct str host)
{
    ptrdiff_t bracket = str_find_char(host, ']');
    ptrdiff_t colon = str_find_last_char(host, ':');

    return colon > bracket ? colon : -1;
}

const char *git_url_host(struct str url, struct arena *arena)
{
    struct str host = host_and_port(url);
    ptrdiff_t colon = port_colon(host);

    if (colon >= 0)
        host = str_slice(host, 0, (size_t)colon);
    if (host.len > 1 && host.ptr[0] == '[')
        host = str_slice(host, 1, host.len - 1);
    return arena_strndup(arena, host.ptr, host.len);
}

const char *git_url_port(struct str url, struct arena *arena)
{
    struct str host = host_and_port(url);
    ptrdiff_t colon = port_colon(host);

    if (colon < 0)
        return "";
    host = str_slice(host, (size_t)colon + 1, host.len);
    return arena_strndup(arena, host.ptr, host.len);
}

const char *git_url_without_password(struct str url, struct arena *arena)
{
    struct str authority = authority_of(url);
    ptrdiff_t at = str_find_last_char(authority, '@');
    size_t begin;

    if (!git_url_is_http(url) || at < 0)
        return arena_strndup(arena, url.ptr, url.len);
    begin = (size_t)(authority.ptr - url.ptr);
    return arena_printf(arena, "%.*s%.*s", (int)begin, url.ptr,
                        STR_ARG(str_slice(url, begin + (size_t)at + 1, url.len)));
}

bool git_url_is_safe(struct str url)
{
    if (url.len == 0 || url.ptr[0] == '-')
        return false;
    for (size_t i = 0; i < url.len; i++) {
        if ((unsigned char)url.ptr[i] < 0x20 || url.ptr[i] == 0x7F)
            return false;
    }
    return true;
}

static bool is_hex(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!isxdigit((unsigned char)text.ptr[i]))
            return false;
    }
    return true;
}

bool git_is_commit_sha(struct str text)
{
    return text.len == 40 && is_hex(text);
}

bool git_is_short_sha(struct str text)
{
    return text.len >= 7 && is_hex(text);
}
