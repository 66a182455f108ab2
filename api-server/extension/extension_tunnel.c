#include "extension/extension_tunnel.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/go_url.h"
#include "extension/extension_headers.h"
#include "http/request.h"
#include "http/upgrade_client.h"
#include "io/loop.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/*
 *     caller --http_request--> tunnel --upgrade_client--> back end
 *
 * Either side that is slow stops the other one's reading. The caller's end of its side is passed
 * on, and the back end may go on; the back end's end is the end of all, as in the original. What
 * breaks on either side breaks the other.
 */

enum { CHECK_AGAIN_MS = 1000 };

struct tunnel {
    struct http_request *request;
    struct upgrade_client *client;
    const struct extension_tunnel_handler *handler;
    void *context;
    struct str protocol; /* as the caller wants it */
    int status;          /* of the answer; 0: there is none yet */
    int64_t checked_ms;
    bool is_switched, is_paused, is_over;
};

static void finish(struct tunnel *tunnel, int status, const struct error *why)
{
    if (tunnel->is_over)
        return;
    tunnel->is_over = true;
    tunnel->handler->on_done(tunnel->context, status, why);
}

/* ---- what may pass ---- */

/* Rights may be lost while a tunnel is open; one that is silent has nothing to lose them for. */
static bool may_go_on(struct tunnel *tunnel)
{
    int64_t now_ms = loop_now_ms(http_loop(tunnel->request));

    if (!tunnel->is_switched || now_ms - tunnel->checked_ms < CHECK_AGAIN_MS)
        return true;
    tunnel->checked_ms = now_ms;
    if (tunnel->handler->is_allowed(tunnel->context))
        return true;
    finish(tunnel, 200, NULL);
    http_abort(tunnel->request);
    upgrade_client_close(TAKE(tunnel->client));
    return false;
}

/* ---- from the back end ---- */

static void fail(struct tunnel *tunnel, const struct error *why)
{
    finish(tunnel, tunnel->is_switched ? 200 : 502, why);
    if (http_is_started(tunnel->request))
        http_abort(tunnel->request);
    else
        http_reply(tunnel->request, 502, "text/plain; charset=utf-8", STR(""));
}

static void answer(struct tunnel *tunnel, const struct reply_reader_head *head)
{
    struct str connection = reply_reader_header(head, "connection");
    struct http_header *headers =
        arena_alloc(http_arena(tunnel->request), (head->count + 1) * sizeof(*headers));
    size_t used = 0;

    for (size_t i = 0; i < head->count; i++)
        if (!extension_header_is_local(head->headers[i].name, connection))
            headers[used++] = head->headers[i];
    http_start(tunnel->request, head->status, headers, used);
}

static bool is_same_protocol(struct str a, struct str b)
{
    return a.len == b.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

static void switch_over(struct tunnel *tunnel, const struct reply_reader_head *head)
{
    struct str protocol = reply_reader_header(head, "upgrade");
    CLEANUP(error_release) struct error err = { 0 };

    if (!is_same_protocol(protocol, tunnel->protocol)) {
        error_set(&err, ERR_UNAVAILABLE,
                  "backend tried to switch protocol \"%.*s\" when \"%.*s\" was requested",
                  STR_ARG(protocol), STR_ARG(tunnel->protocol));
        fail(tunnel, &err);
        upgrade_client_close(TAKE(tunnel->client));
        return;
    }
    tunnel->is_switched = true;
    tunnel->checked_ms = loop_now_ms(http_loop(tunnel->request));
    http_switch(tunnel->request, head->headers, head->count);
}

static void on_head(void *context, const struct reply_reader_head *head)
{
    struct tunnel *tunnel = context;

    tunnel->status = head->status;
    if (head->status == 101)
        switch_over(tunnel, head);
    else
        answer(tunnel, head);
}

static void on_back_end_data(void *context, struct str data)
{
    struct tunnel *tunnel = context;

    if (!may_go_on(tunnel))
        return;
    http_write(tunnel->request, data.ptr, data.len);
    if (http_pending(tunnel->request) <= HTTP_PENDING_HIGH)
        return;
    tunnel->is_paused = true;
    upgrade_client_pause(tunnel->client, true);
}

static void on_back_end_gone(void *context, struct error *err)
{
    struct tunnel *tunnel = context;

    if (err) {
        fail(tunnel, err);
        return;
    }
    finish(tunnel, tunnel->is_switched ? 200 : tunnel->status, NULL);
    http_end(tunnel->request, NULL, 0);
}

/* ---- from the caller ---- */

static void fail_to_write(struct tunnel *tunnel, const struct error *err)
{
    fail(tunnel, err);
    upgrade_client_close(TAKE(tunnel->client));
}

/* As much as the back end takes; what it does not take waits, and in the end the caller does. */
static void pass_on(struct tunnel *tunnel)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct str piece = http_body(tunnel->request);

    if (!tunnel->is_switched || tunnel->is_over)
        return;
    if (piece.len > 0 && upgrade_client_pending(tunnel->client) < HTTP_PENDING_HIGH) {
        if (!may_go_on(tunnel))
            return;
        if (upgrade_client_write(tunnel->client, piece, &err) < 0) {
            fail_to_write(tunnel, &err);
            return;
        }
        http_consume(tunnel->request, piece.len);
    }
    if (http_is_complete(tunnel->request) && http_body(tunnel->request).len == 0)
        upgrade_client_end_output(tunnel->client);
}

static void on_caller_data(struct http_request *request, void *context)
{
    (void)request;
    pass_on(context);
}

static void on_back_end_drain(void *context)
{
    pass_on(context);
}

static void on_caller_drain(struct http_request *request, void *context)
{
    struct tunnel *tunnel = context;

    (void)request;
    if (!tunnel->is_paused || tunnel->is_over)
        return;
    tunnel->is_paused = false;
    upgrade_client_pause(tunnel->client, false);
}

static void on_caller_gone(struct http_request *request, void *context)
{
    struct tunnel *tunnel = context;

    (void)request;
    if (tunnel->is_switched)
        finish(tunnel, 200, NULL);
    upgrade_client_close(tunnel->client);
    free(tunnel);
}

/* ---- the start ---- */

/* "host:port" of the URL, and which port that is. */
static int read_url(const struct extension_tunnel_plan *plan, struct arena *arena,
                    struct upgrade_client_request *out, struct error *err)
{
    struct go_url url;
    struct str path;
    ptrdiff_t colon;

    if (go_url_parse(str_of(plan->url), arena, &url, err) < 0)
        return -1;
    out->tls = str_equals(url.scheme, "https") ? plan->tls : NULL;
    out->host = str_dup(go_url_hostname(&url), arena).ptr;
    out->authority = str_dup(url.host, arena).ptr;
    out->port = out->tls ? 443 : 80;
    colon = str_find_last_char(url.host, ':');
    if (colon >= 0 && (size_t)colon + 1 < url.host.len && url.host.ptr[url.host.len - 1] != ']')
        out->port = (unsigned)strtoul(url.host.ptr + colon + 1, NULL, 10);
    /* As it was sent: nothing of it is spelled anew. */
    path = str_of(plan->url);
    path = str_slice(path, (size_t)str_find(path, STR("://")) + 3, path.len);
    path = str_slice(path, (size_t)str_find_char(path, '/'), path.len);
    out->target = path.ptr;
    return 0;
}

int extension_tunnel_start(struct http_request *request, const struct extension_tunnel_plan *plan,
                           const struct extension_tunnel_handler *handler, void *context,
                           struct error *err)
{
    static const struct http_events events = { .on_data = on_caller_data,
                                               .on_drain = on_caller_drain,
                                               .on_close = on_caller_gone };
    static const struct upgrade_client_handler of_client = { on_head, on_back_end_data,
                                                             on_back_end_drain, on_back_end_gone };
    struct upgrade_client_request onward = { .method = http_method(request),
                                             .connect_timeout_ms = plan->connect_timeout_ms,
                                             .protocol = http_wanted_protocol(request),
                                             .headers = plan->headers,
                                             .header_count = plan->header_count,
                                             .body = plan->body };
    struct tunnel *tunnel;

    if (read_url(plan, http_arena(request), &onward, err) < 0)
        return -1;
    tunnel = xcalloc(1, sizeof(*tunnel));
    tunnel->request = request;
    tunnel->handler = handler;
    tunnel->context = context;
    tunnel->protocol = onward.protocol;
    http_on(request, &events, tunnel);
    tunnel->client = upgrade_client_open(http_loop(request), &onward, &of_client, tunnel);
    return 0;
}
