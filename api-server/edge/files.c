#include "edge/files.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "config.h"
#include "data/gzip.h"
#include "edge/modified.h"
#include "http/percent.h"
#include "http/request.h"
#include "io/tree.h"
#include "server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 64 * 1024 * 1024, HEADERS_MAX = 16, GZIP_FROM = 1400 };

struct files {
    struct api_server *server;
    struct tree *tree; /* NULL: there is no such folder */
};

struct answer {
    struct http_request *request;
    struct http_header headers[HEADERS_MAX];
    size_t count;
};

static void add_header(struct answer *answer, const char *name, const char *value)
{
    answer->headers[answer->count++] = (struct http_header){ name, str_of(value) };
}

/* ---- what a file is ---- */

static const char *content_type(const char *path)
{
    static const struct {
        const char *suffix, *type;
    } types[] = {
        { ".html", "text/html; charset=utf-8" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".css", "text/css; charset=utf-8" },
        { ".json", "application/json" },
        { ".map", "application/json" },
        { ".svg", "image/svg+xml" },
        { ".png", "image/png" },
        { ".jpg", "image/jpeg" },
        { ".gif", "image/gif" },
        { ".ico", "image/x-icon" },
        { ".woff", "font/woff" },
        { ".woff2", "font/woff2" },
        { ".ttf", "font/ttf" },
        { ".eot", "application/vnd.ms-fontobject" },
        { ".txt", "text/plain; charset=utf-8" },
        { ".wasm", "application/wasm" },
    };

    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
        if (str_has_suffix(str_of(path), str_of(types[i].suffix)))
            return types[i].type;
    return "application/octet-stream";
}

/* "main.<20 hexadecimal digits>.js": its name changes with what is in it. */
static bool is_immutable(const char *path)
{
    enum { DIGITS = 20 };
    size_t prefix = strlen("main.");

    return strncmp(path, "main.", prefix) == 0 && strlen(path) == prefix + DIGITS + strlen(".js") &&
           strspn(path + prefix, "0123456789abcdef") == DIGITS &&
           strcmp(path + prefix + DIGITS, ".js") == 0;
}

static void add_caching(struct answer *answer, const char *path, bool is_there)
{
    if (strcmp(path, "index.html") == 0) {
        add_header(answer, "cache-control", "no-cache, no-store, must-revalidate, max-age=0");
        add_header(answer, "pragma", "no-cache");
        add_header(answer, "expires", "0");
    } else if (is_immutable(path)) {
        add_header(answer, "cache-control",
                   is_there ? "public, max-age=31536000, immutable" : "no-cache");
    }
}

static void add_protection(struct answer *answer, const struct config *config)
{
    if (*config->x_frame_options)
        add_header(answer, "x-frame-options", config->x_frame_options);
    if (*config->content_security_policy)
        add_header(answer, "content-security-policy", config->content_security_policy);
    add_header(answer, "x-xss-protection", "1");
}

/* ---- answering ---- */

static void reply(struct answer *answer, int status, struct str body)
{
    struct arena *arena = http_arena(answer->request);

    add_header(answer, "content-length", arena_printf(arena, "%zu", body.len));
    http_start(answer->request, status, answer->headers, answer->count);
    if (strcmp(http_method(answer->request), "HEAD") != 0)
        http_write(answer->request, body.ptr, body.len);
    http_end(answer->request, NULL, 0);
}

static bool accepts(const struct http_request *request, const char *header, const char *what)
{
    struct str rest = http_header(request, header), item, type, parameters;

    while (rest.len > 0) {
        str_cut(rest, ',', &item, &rest);
        str_cut(item, ';', &type, &parameters);
        if (str_equals(str_trim(type), what))
            return true;
    }
    return false;
}

/* The browser's address bar has to agree with the page: <base href="/"> says where it lives. */
static struct str with_base(struct str page, const char *base_href, struct arena *arena)
{
    static const char mark[] = "<base href=\"/\">";
    ptrdiff_t at = str_find(page, STR("<base href=\"/\">"));

    if (at < 0 || strcmp(base_href, "/") == 0)
        return page;
    return str_of(arena_printf(arena, "%.*s<base href=\"%s\">%.*s", (int)at, page.ptr, base_href,
                               (int)(page.len - (size_t)at - strlen(mark)),
                               page.ptr + at + strlen(mark)));
}

static void reply_file(struct files *files, struct answer *answer, const char *path,
                       struct str body)
{
    const struct config *config = files->server->config;
    struct arena *arena = http_arena(answer->request);

    if (strcmp(path, "index.html") == 0)
        body = with_base(body, config->base_href, arena);
    add_header(answer, "content-type", content_type(path));
    if (config->enable_gzip && body.len >= GZIP_FROM &&
        accepts(answer->request, "accept-encoding", "gzip")) {
        add_header(answer, "content-encoding", "gzip");
        add_header(answer, "vary", "Accept-Encoding");
        body = gzip_pack(body, arena);
    }
    reply(answer, 200, body);
}

static void reply_not_found(struct answer *answer)
{
    add_header(answer, "content-type", "text/plain; charset=utf-8");
    add_header(answer, "x-content-type-options", "nosniff");
    reply(answer, 404, STR("404 page not found\n"));
}

/* ---- finding ---- */

/* The path beneath the folder; NULL: it is none. */
static const char *relative_path(struct http_request *request)
{
    struct arena *arena = http_arena(request);
    struct str path = percent_decode(http_path(request), PERCENT_PATH, arena);
    const char *clean;

    if (memchr(path.ptr, '\0', path.len) || path.len == 0 || path.ptr[0] != '/')
        return NULL;
    clean = tree_clean(path.ptr + 1, arena);
    return tree_is_inside(clean) ? clean : NULL;
}

static bool is_file(struct files *files, const char *path, struct tree_entry *entry)
{
    CLEANUP(error_release) struct error err = { 0 };

    return files->tree && tree_stat(files->tree, path, entry, &err) == 1 &&
           entry->kind == TREE_FILE;
}

static void handle(struct files *files, struct answer *answer, const char *path)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = http_arena(answer->request);
    struct tree_entry entry = { 0 };
    struct str body;
    const char *modified;
    bool is_page = accepts(answer->request, "accept", "text/html") ||
                   accepts(answer->request, "accept", "html") || strcmp(path, ".") == 0;
    bool is_there = is_file(files, path, &entry);

    if (!is_there && is_page) {
        path = "index.html";
        is_there = is_file(files, path, &entry);
    }
    add_caching(answer, path, is_there);
    if (!is_there || tree_read(files->tree, path, FILE_MAX, arena, &body, &err) < 0) {
        reply_not_found(answer);
        return;
    }
    if (strcmp(path, "index.html") != 0) {
        modified = modified_text(entry.modified_ns, arena);
        add_header(answer, "last-modified", modified);
        if (modified_is_known(answer->request, modified)) {
            http_start(answer->request, 304, answer->headers, answer->count);
            http_end(answer->request, NULL, 0);
            return;
        }
    }
    reply_file(files, answer, path, body);
}

void files_handle(struct http_request *request, void *context)
{
    struct files *files = context;
    struct answer answer = { .request = request };
    const char *path = relative_path(request);

    add_protection(&answer, files->server->config);
    if (strcmp(http_method(request), "GET") != 0 && strcmp(http_method(request), "HEAD") != 0) {
        add_header(&answer, "content-type", "text/plain; charset=utf-8");
        reply(&answer, 405, STR("method not allowed\n"));
    } else if (!path) {
        reply_not_found(&answer);
    } else {
        handle(files, &answer, path);
    }
}

struct files *files_new(struct api_server *server)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct files *files = xcalloc(1, sizeof(*files));

    files->server = server;
    if (tree_open(server->config->static_assets, &files->tree, &err) < 0) {
        files->tree = NULL;
        log_info("there is no web UI here", F("folder", server->config->static_assets),
                 F("reason", error_text(&err)));
    }
    return files;
}

void files_free(struct files *files)
{
    if (!files)
        return;
    tree_close(files->tree);
    free(files);
}
