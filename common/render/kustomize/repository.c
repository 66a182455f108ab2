/* How kustomizations name Git repositories. */
#include "base/arena.h"
#include "render/kustomize/kustomize_private.h"

struct parts {
    struct arena *arena;
    struct str host; /* with scheme and user, and what separates it from the path */
    struct str rest;
};

static bool skip(struct str *text, const char *prefix)
{
    struct str begin = str_of(prefix);

    if (!str_has_prefix(*text, begin))
        return false;
    text->ptr += begin.len;
    text->len -= begin.len;
    return true;
}

/* "user@host:org/repo" */
static bool is_scp_form(struct str text)
{
    ptrdiff_t at = str_find_char(text, '@'), colon = str_find_char(text, ':');
    ptrdiff_t slash = str_find_char(text, '/');

    return at > 0 && colon > at && (slash < 0 || slash > colon);
}

/* Up to and including the host; false when there is none. */
static bool split_host(struct str text, struct parts *out)
{
    static const char *const schemes[] = { "https://", "http://", "ssh://", "git://" };
    const char *begin = text.ptr;
    ptrdiff_t end;

    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
        if (!skip(&text, schemes[i]))
            continue;
        end = str_find_char(text, '/');
        if (end <= 0)
            return false;
        out->rest = (struct str){ text.ptr + end + 1, text.len - (size_t)end - 1 };
        out->host = (struct str){ begin, (size_t)(out->rest.ptr - begin) };
        return out->rest.len > 0;
    }
    if (skip(&text, "file://")) {
        out->host = STR("file://");
        out->rest = text;
        return text.len > 0;
    }
    if (skip(&text, "github.com/") || skip(&text, "github.com:")) {
        out->host = STR("https://github.com/");
        out->rest = text;
        return text.len > 0;
    }
    if (!is_scp_form(text))
        return false;
    end = str_find_char(text, ':');
    out->host = (struct str){ begin, (size_t)end + 1 };
    out->rest = (struct str){ text.ptr + end + 1, text.len - (size_t)end - 1 };
    return out->rest.len > 0;
}

static struct str from_to(const char *begin, const char *end)
{
    return (struct str){ begin, (size_t)(end - begin) };
}

/* "org/repo//path", "org/repo.git/path", "org/repo/path" */
static void split_path(const struct parts *parts, struct str *repo, struct str *path)
{
    struct str rest = parts->rest;
    const char *end = rest.ptr + rest.len;
    ptrdiff_t at = str_find(rest, STR("//"));
    bool is_github = str_find(parts->host, STR("github.com")) >= 0;

    *path = STR_EMPTY;
    *repo = rest;
    if (at > 0) {
        *repo = str_slice(rest, 0, (size_t)at);
        *path = from_to(rest.ptr + at + 2, end);
        return;
    }
    at = str_find(rest, STR(".git"));
    if (at > 0 && ((size_t)at + 4 == rest.len || rest.ptr[at + 4] == '/')) {
        *repo = str_slice(rest, 0, (size_t)at + 4);
        if ((size_t)at + 5 < rest.len)
            *path = from_to(rest.ptr + at + 5, end);
        return;
    }
    at = str_find(rest, STR("_git/"));
    if (at < 0 && !is_github)
        return;
    /* The repository's name ends at the next slash, or the second one. */
    for (int slashes = at >= 0 ? 1 : 0, i = at >= 0 ? (int)at + 5 : 0; i < (int)rest.len; i++) {
        if (rest.ptr[i] != '/' || ++slashes < 2)
            continue;
        *repo = str_slice(rest, 0, (size_t)i);
        *path = from_to(rest.ptr + i + 1, end);
        return;
    }
}

static void read_query(struct str query, struct arena *arena, struct kustomize_repository *out)
{
    struct str part, name, value;
    bool more = query.len > 0;

    while (more) {
        more = str_cut(query, '&', &part, &query);
        str_cut(part, '=', &name, &value);
        if (str_equals(name, "ref") || (str_equals(name, "version") && !out->ref[0]))
            out->ref = str_dup(value, arena).ptr;
        else if (str_equals(name, "submodules"))
            out->submodules = !str_equals(value, "false") && !str_equals(value, "0");
    }
}

bool repository_parse(const char *text, struct arena *arena, struct kustomize_repository *out)
{
    struct parts parts = { .arena = arena };
    struct str url = str_of(text), query, repo, path;
    bool forced = skip(&url, "git::");

    *out = (struct kustomize_repository){ .text = text, .ref = "", .submodules = true };
    str_cut(url, '?', &url, &query);
    if (text[0] == '/' || !split_host(url, &parts))
        return false;
    (void)forced;
    split_path(&parts, &repo, &path);
    while (path.len > 0 && path.ptr[path.len - 1] == '/')
        path.len--;
    out->clone_url = arena_printf(
        arena, "%.*s%.*s%s", STR_ARG(parts.host), STR_ARG(repo),
        str_find(parts.host, STR("github.com")) >= 0 && !str_has_suffix(repo, STR(".git")) ? ".git"
                                                                                           : "");
    out->path = str_dup(path, arena).ptr;
    read_query(query, arena, out);
    return true;
}
