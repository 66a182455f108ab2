#pragma once

/*
 * An API server on loopback for the tests of clients, in the clear, on the loop itself: each
 * request is handed to the test, which answers in bytes of its choice, now or later. One request a
 * connection.
 */

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

struct fake_api;

struct fake_request {
    struct fake_api *api;
    int fd; /* -1: closed */
    struct watch *watch;
    struct strbuf text;
    size_t number;                 /* from 0, in the order of arrival */
    char method[16], target[2048]; /* "/api/v1/pods?limit=5" */
    const char *head, *body;       /* of `text`, once it is there */
};

typedef void (*fake_handler_fn)(void *context, struct fake_request *request);

struct fake_api {
    struct loop *loop;
    int listener;
    unsigned port;
    struct watch *watch;
    fake_handler_fn handler;
    void *context;
    VEC(struct fake_request *) requests; /* all that came */
};

static inline void fake_close(struct fake_request *request)
{
    if (request->fd < 0)
        return;
    watch_cancel(TAKE(request->watch));
    close(request->fd);
    request->fd = -1;
}

/* Bytes as they are. A peer that has gone is none of our business. */
static inline void fake_send(struct fake_request *request, const char *bytes)
{
    size_t size = strlen(bytes), sent = 0;

    while (request->fd >= 0 && sent < size) {
        ssize_t n = send(request->fd, bytes + sent, size - sent, MSG_NOSIGNAL);

        if (n <= 0)
            return;
        sent += (size_t)n;
    }
}

/* A whole answer. `headers` end with \r\n each. */
static inline void fake_reply_with(struct fake_request *request, int status, const char *headers,
                                   const char *body)
{
    char head[1024];

    snprintf(head, sizeof(head),
             "HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n"
             "Connection: close\r\n%s\r\n",
             status, strlen(body), headers);
    fake_send(request, head);
    fake_send(request, body);
    fake_close(request);
}

static inline void fake_reply(struct fake_request *request, int status, const char *body)
{
    fake_reply_with(request, status, "", body);
}

/* The beginning of an answer that goes on for as long as the test wants: fake_send(), fake_close().
 */
static inline void fake_begin(struct fake_request *request)
{
    fake_send(request, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                       "Connection: close\r\n\r\n");
}

static inline bool fake_is_complete(struct fake_request *request)
{
    char *end = strstr(request->text.ptr, "\r\n\r\n");
    char *length = strcasestr(request->text.ptr, "Content-Length: ");
    size_t body = length && length < end ? strtoul(length + 16, NULL, 10) : 0;

    if (!end || request->text.len < (size_t)(end + 4 - request->text.ptr) + body)
        return false;
    request->head = request->text.ptr;
    request->body = end + 4;
    return sscanf(request->head, "%15s %2047s", request->method, request->target) == 2;
}

static inline void fake_on_readable(void *context, unsigned events)
{
    struct fake_request *request = context;
    char bytes[65536];
    ssize_t n = recv(request->fd, bytes, sizeof(bytes), MSG_DONTWAIT);

    (void)events;
    if (n <= 0) {
        fake_close(request);
        return;
    }
    strbuf_add(&request->text, bytes, (size_t)n);
    if (!request->head && fake_is_complete(request))
        request->api->handler(request->api->context, request);
}

static inline void fake_on_connection(void *context, unsigned events)
{
    struct fake_api *api = context;
    struct fake_request *request;
    int fd = accept4(api->listener, NULL, NULL, SOCK_CLOEXEC);

    (void)events;
    if (fd < 0)
        return;
    request = xcalloc(1, sizeof(*request));
    request->api = api;
    request->fd = fd;
    request->number = api->requests.count;
    request->text = (struct strbuf)STRBUF_INIT((size_t)16 << 20);
    request->watch = loop_watch_fd(api->loop, fd, LOOP_READ, fake_on_readable, request);
    vec_push(&api->requests, request);
}

static inline void fake_api_start(struct fake_api *api, struct loop *loop, fake_handler_fn handler,
                                  void *context)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof(address);

    *api = (struct fake_api){ .loop = loop, .handler = handler, .context = context };
    api->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(api->listener, (struct sockaddr *)&address, size) < 0 ||
        listen(api->listener, 64) < 0 ||
        getsockname(api->listener, (struct sockaddr *)&address, &size) < 0)
        abort();
    api->port = ntohs(address.sin_port);
    api->watch = loop_watch_fd(loop, api->listener, LOOP_READ, fake_on_connection, api);
}

/* Nobody is there any more. */
static inline void fake_api_hang_up(struct fake_api *api)
{
    if (!api->watch)
        return;
    watch_cancel(TAKE(api->watch));
    close(api->listener);
}

static inline void fake_api_stop(struct fake_api *api)
{
    for (size_t i = 0; i < api->requests.count; i++) {
        fake_close(api->requests.items[i]);
        strbuf_release(&api->requests.items[i]->text);
        free(api->requests.items[i]);
    }
    vec_release(&api->requests);
    fake_api_hang_up(api);
}

/* The value of a request's header; "" when there is none. The text is the arena's. */
static inline const char *fake_header(const struct fake_request *request, const char *name,
                                      struct arena *arena)
{
    const char *line = strcasestr(request->head, arena_printf(arena, "\r\n%s: ", name));

    if (!line || line > request->body)
        return "";
    line += strlen(name) + 4;
    return arena_strndup(arena, line, strcspn(line, "\r"));
}

/* A configuration of nothing but the server. */
static inline const struct kube_config *fake_config(const struct fake_api *api)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_config *config = NULL;
    const char *text = arena_printf(arena,
                                    "clusters: [{name: fake, cluster: {server: "
                                    "'http://127.0.0.1:%u'}}]\n"
                                    "contexts: [{name: fake, context: {cluster: fake}}]\n"
                                    "current-context: fake\n",
                                    api->port);

    if (kube_config_parse(str_of(text), NULL, NULL, &config, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        abort();
    }
    return config;
}

/* Let the loop run until `*done`, at most five seconds. */
static inline bool fake_run(struct fake_api *api, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    return loop_run_until(api->loop, done, 5000, &err) == 0 && *done;
}

/* Let the loop run for a time. */
static inline void fake_idle(struct fake_api *api, int ms)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    (void)!loop_run_until(api->loop, &never, ms, &err);
}
