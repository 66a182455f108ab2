#include "people/logout.h"

#include "argo/catalog.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "config.h"
#include "data/json.h"
#include "data/yaml.h"
#include "http/request.h"
#include "io/fiber.h"
#include "people/sessions.h"
#include "people/token_cookie.h"
#include "server.h"

#include <stdlib.h>

enum { HEADERS_MAX = TOKEN_COOKIES_MAX + 2 };

/* ---- home ---- */

static struct str trim_slashes(struct str text)
{
    while (text.len > 0 && text.ptr[0] == '/')
        text = str_slice(text, 1, text.len);
    while (text.len > 0 && text.ptr[text.len - 1] == '/')
        text = str_slice(text, 0, text.len - 1);
    return text;
}

/* "https://host/path" is where a request to that host and path came to. */
static bool leads_to(struct str url, struct str host, struct str path)
{
    ptrdiff_t scheme = str_find(url, STR("://"));
    struct str rest, own_host, own_path;

    if (scheme < 0)
        return false;
    rest = str_slice(url, (size_t)scheme + 3, url.len);
    str_cut(rest, '/', &own_host, &own_path);
    own_path = str_slice(rest, own_host.len, rest.len);
    return str_equal(own_host, host) && str_has_prefix(path, own_path);
}

static struct str configured(const struct settings *settings, struct str host, struct str path,
                             struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str url = settings_text(settings, "url");
    const struct json *more = NULL;

    if (url.len == 0 || leads_to(url, host, path))
        return url;
    if (yaml_parse(settings_text(settings, "additionalUrls"), arena, &more, &err) < 0)
        return url;
    for (struct json_cursor at = json_walk(more); json_next(&at);)
        if (leads_to(json_string(at.value), host, path))
            return json_string(at.value);
    return url;
}

struct str logout_home(const struct settings *settings, struct str host, struct str path,
                       const char *root_path, struct arena *arena)
{
    struct str url = configured(settings, host, path, arena);

    if (url.len == 0) {
        struct str root = trim_slashes(str_of(root_path));

        url = str_of(
            arena_printf(arena, "http://%.*s/%.*s", STR_ARG(trim_slashes(host)), STR_ARG(root)));
    }
    return str_dup(trim_slashes(url), arena);
}

/* ---- leaving ---- */

struct leaving {
    struct api_server *server;
    struct http_request *request; /* NULL: the browser has gone */
    struct str token;
    struct arena *arena;
};

static void on_close(struct http_request *request, void *context)
{
    struct leaving *leaving = context;

    (void)request;
    leaving->request = NULL;
}

static struct token_cookie_options cookie_options(const struct api_server *server)
{
    return (struct token_cookie_options){ .base_href = server->config->base_href,
                                          .is_secure = !server->config->insecure,
                                          .limit = server->config->max_cookies };
}

static void send_home(struct http_request *request, const struct api_server *server)
{
    struct arena *arena = http_arena(request);
    const struct token_cookie_options options = cookie_options(server);
    const char *const *cookies =
        token_cookie_clear(http_header(request, "cookie"), &options, arena);
    struct http_header headers[HEADERS_MAX];
    size_t count = 0;

    headers[count++] =
        (struct http_header){ "location",
                              logout_home(catalog_settings(server->catalog), http_host(request),
                                          http_path(request), server->config->root_path, arena) };
    headers[count++] = (struct http_header){ "content-length", STR("0") };
    for (; *cookies && count < HEADERS_MAX; cookies++)
        headers[count++] = (struct http_header){ "set-cookie", str_of(*cookies) };
    http_start(request, 303, headers, count);
    http_end(request, NULL, 0);
}

/* A token that is none any more needs no end. */
static void end_token(const struct leaving *leaving)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct principal who;
    struct str renewed;

    if (sessions_identify(leaving->server->sessions, leaving->token, leaving->arena, &who, &renewed,
                          &err) < 0)
        return;
    if (sessions_revoke(leaving->server->sessions, &who, &err) < 0)
        log_warn("a token could not be revoked everywhere", F("user", who.username.ptr),
                 F("error", error_text(&err)));
    else
        log_info("logged out", F("user", who.username.ptr));
}

static void leave(void *context)
{
    struct leaving *leaving = context;

    end_token(leaving);
    if (leaving->request) {
        http_on(leaving->request, NULL, NULL);
        send_home(leaving->request, leaving->server);
    }
    arena_free(leaving->arena);
    free(leaving);
}

void logout_handle(struct http_request *request, void *context)
{
    static const struct http_events events = { .on_close = on_close };
    CLEANUP(error_release) struct error err = { 0 };
    struct api_server *server = context;
    struct leaving *leaving;
    struct str token;

    int found = token_cookie_read(http_header(request, "cookie"), server->config->max_cookies,
                                  http_arena(request), &token, &err);

    if (found <= 0 || token.len == 0) {
        const char *why = found < 0 ? error_text(&err) : "failed to retrieve cookie " TOKEN_COOKIE;

        http_reply(request, 400, "text/plain; charset=utf-8",
                   str_of(arena_printf(http_arena(request),
                                       "Failed to retrieve ArgoCD auth token: %s\n", why)));
        return;
    }
    leaving = xcalloc(1, sizeof(*leaving));
    leaving->server = server;
    leaving->request = request;
    leaving->arena = arena_new();
    leaving->token = str_dup(token, leaving->arena);
    http_on(request, &events, leaving);
    fiber_start(server->fibers, leave, leaving);
}
